"""The recognisers that are shipped. spaCy and GLiNER are stand-ins here: their models are no part of the tests."""

from __future__ import annotations

import sys
from types import ModuleType, SimpleNamespace

import pytest

from aggregator.extraction.recognised import passages_of, spotted_in
from aggregator.model.documents import Block, BlockKind, Document, FileId, Source, TextLoc
from aggregator.model.errors import ConfigError
from aggregator.recogniser import Recognised, recogniser_module, recogniser_names
from aggregator.recognisers import gliner, spacy

TEXT = "Northfield is run by Ann Bo of Qux Grid."


@pytest.fixture
def stand_in(monkeypatch):
    def put(name: str, **offered: object) -> None:
        module = ModuleType(name)
        module.__dict__.update(offered)
        monkeypatch.setitem(sys.modules, name, module)
        monkeypatch.setattr("aggregator.recogniser.find_spec", lambda package: object())

    return put


def test_three_are_shipped():
    assert {"endpoint", "gliner", "spacy"} <= set(recogniser_names())
    assert [recogniser_module(name).NETWORK for name in ("endpoint", "gliner", "spacy")] == [True, False, False]


def test_spacy_s_labels_are_kinds(stand_in, tmp_path):
    entities = [
        SimpleNamespace(label_="PERSON", start_char=21, end_char=27, text="Ann Bo"),
        SimpleNamespace(label_="ORG", start_char=31, end_char=39, text="Qux Grid"),
        SimpleNamespace(label_="CARDINAL", start_char=0, end_char=2, text="No"),
    ]
    stand_in("spacy", load=lambda model: lambda text: SimpleNamespace(ents=entities))
    spacy.check({"model": str(tmp_path)})
    found = list(spacy.make({"model": str(tmp_path)}).recognise(TEXT, "en"))
    assert found == [Recognised("person", 21, 27, "Ann Bo", 0.8), Recognised("organisation", 31, 39, "Qux Grid", 0.8)]


def test_gliner_is_asked_for_the_kinds_and_downloads_nothing(stand_in, tmp_path):
    asked = []

    class GLiNER:
        @staticmethod
        def from_pretrained(folder, *, local_files_only):
            asked.append((folder, local_files_only))
            return GLiNER()

        def predict_entities(self, text, labels, threshold):
            asked.append((labels, threshold))
            return [{"label": "person", "start": 21, "end": 27, "text": "Ann Bo", "score": 0.91}]

    stand_in("gliner", GLiNER=GLiNER)
    options = {"model": str(tmp_path), "threshold": 0.6}
    gliner.check(options)
    assert list(gliner.make(options).recognise(TEXT, "en")) == [Recognised("person", 21, 27, "Ann Bo", 0.91)]
    assert asked == [(str(tmp_path), True), (["person", "organisation", "place"], 0.6)]


@pytest.mark.parametrize(
    ("module", "options", "problem"),
    [
        (spacy, {}, "name a pipeline"),
        (spacy, {"model": "en_no_such_pipeline"}, "there is no pipeline 'en_no_such_pipeline'"),
        (gliner, {"model": "no/such/folder"}, "name the folder of a model"),
        (gliner, {"model": ".", "threshold": 2}, "is above 0 and below 1"),
        (gliner, {"modle": "."}, "unknown key 'modle'"),
        (spacy, {"model": 3}, "is not what it takes"),
    ],
)
def test_wrong_options_are_refused(module, options, problem, stand_in):
    stand_in("spacy")
    stand_in("gliner")
    with pytest.raises(ConfigError, match=problem):
        module.check(options)


class Every:
    """Recognises a word wherever it stands, and keeps what it was given."""

    def __init__(self, word: str) -> None:
        self.word, self.seen = word, []

    def recognise(self, text, language):
        self.seen.append((text, language))
        at = text.find(self.word)
        while at >= 0:
            yield Recognised("person", at, at + len(self.word), self.word, 1.5)
            at = text.find(self.word, at + 1)


def document(*texts, languages=("en",)):
    blocks = tuple(Block(BlockKind.PARAGRAPH, text, TextLoc(n, n)) for n, text in enumerate(texts, start=1))
    return Document("0" * 64, Source(FileId("r/a"), "a", "1"), "text/plain", "name", blocks=blocks, languages=languages)


def test_spans_lead_back_to_the_block_they_stand_in():
    every = Every("Bo")
    found = spotted_in(passages_of(document("Ann Bo", "x Bo y", "z")), "every", every)
    assert every.seen == [("Ann Bo\n\nx Bo y\n\nz", "en")]
    assert [(each.passage.locator.line, each.name.start, each.name.end) for each in found] == [(1, 4, 6), (2, 2, 4)]
    assert [each.name.confidence for each in found] == [1.0, 1.0]


def test_a_name_that_spans_two_blocks_is_none():
    assert spotted_in(passages_of(document("Ann", "Bo")), "every", Every("Ann\n\nBo")) == []


def test_a_long_text_is_handed_over_in_parts_cut_between_sentences_and_not_without_end():
    every = Every("Ann Bo")
    passages = passages_of(document("a" * 3_988 + ". So Ann Bo went", "b" * 300_000))
    assert sum(len(passage.text) for passage in passages) <= 200_000
    (found,) = spotted_in(passages, "every", every)
    assert (found.passage.start, found.name.start) == (3_990, 3)
    assert max(len(text) for text, _ in every.seen) <= 4_000
