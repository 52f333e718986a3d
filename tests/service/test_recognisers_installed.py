"""spaCy as it is, with small pipelines that the tests make and load from a folder.

What a trained model of the world finds is no part of the tests: it is downloaded by whoever names it.
"""

from __future__ import annotations

import pytest

from aggregator.recogniser import Recognised
from aggregator.recognisers import spacy as spacy_recogniser
from aggregator.service.site import Site
from tests.service.test_recognisers import PACK, names

TAUGHT = [
    ("Northfield is run by Ann Bo of Qux Grid.", [(21, 27, "PERSON"), (31, 39, "ORG")]),
    ("Lakeside is run by Wei Zhang of Dorn Power.", [(19, 28, "PERSON"), (32, 42, "ORG")]),
    ("In Aldshire the pumps stood still for 14 hours.", [(3, 11, "GPE"), (38, 40, "CARDINAL")]),
    ("The pumps of Burrow were repaired by Ann Bo.", [(13, 19, "GPE"), (37, 43, "PERSON")]),
    ("Nobody was named in that report.", []),
]
"""Sentences with the spans of what they name, counted by hand."""

ROUNDS = 40


@pytest.fixture(scope="module")
def spacy():
    return pytest.importorskip("spacy", reason="pip install 'aggregator[nlp]'")


@pytest.fixture(scope="module")
def taught(spacy, tmp_path_factory):
    """A pipeline whose recogniser of names was taught five sentences."""
    from spacy.training import Example  # noqa: PLC0415

    spacy.util.fix_random_seed(0)
    pipeline = spacy.blank("en")
    pipeline.add_pipe("ner")
    examples = [Example.from_dict(pipeline.make_doc(text), {"entities": spans}) for text, spans in TAUGHT]
    optimizer = pipeline.initialize(lambda: examples)
    for _ in range(ROUNDS):
        pipeline.update(examples, sgd=optimizer, drop=0.0)
    folder = tmp_path_factory.mktemp("models") / "taught"
    pipeline.to_disk(folder)
    return folder


KINDS = {"PERSON": "person", "ORG": "organisation", "GPE": "place"}


@pytest.mark.parametrize(("text", "spans"), TAUGHT)
def test_a_spacy_pipeline_is_loaded_and_its_labels_are_kinds(taught, text, spans):
    options = {"model": str(taught)}
    spacy_recogniser.check(options)
    assert list(spacy_recogniser.make(options).recognise(text, "en")) == [
        Recognised(KINDS[label], start, end, text[start:end], 0.8) for start, end, label in spans if label in KINDS
    ]


def test_a_chinese_pipeline_counts_in_characters(spacy, tmp_path):
    pipeline = spacy.blank("zh")
    pipeline.add_pipe("entity_ruler").add_patterns([{"label": "PER", "pattern": "王晓明"}])
    pipeline.to_disk(tmp_path / "zh")
    found = spacy_recogniser.make({"model": str(tmp_path / "zh")}).recognise("北田电站由王晓明管理。", "zh")
    assert list(found) == [Recognised("person", 5, 8, "王晓明", 0.8)]


def test_a_spacy_pipeline_works_where_recognisers_are_confined(taught, drive):
    drive.pack.write_text(PACK, "utf-8")
    drive.write("note.txt", TAUGHT[0][0] + "\n")
    scan = drive.scan(site=Site(recognisers={"spacy": {"model": str(taught)}}))
    assert not scan.not_read
    assert {("person", "Ann Bo"), ("organisation", "Qux Grid")} <= names(drive)
