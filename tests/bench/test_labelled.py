"""The labelled set holds what it says: all of it in both halves, and no label that its document does not bear."""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent))

from labelled.counts import AFTER, BEFORE, table
from labelled.make import PACKS, SECTORS, documents, pack_of, write
from labelled.notation import LAID_OUT, blocks
from labelled.records import KINDS, MODALITIES, PHENOMENA, Fact, Labelled
from labelled.writing import content

from aggregator.policy.loader import load_pack
from aggregator.policy.records import Attribute, Pack, ValueKind

ALL = documents()
HALVES = ("tuning", "test")
DAY = re.compile(r"\d{4}(-\d{2}){0,2}(/\d{4}-\d{2}(-\d{2})?)?")
POSITION = re.compile(r"-?\d{1,2}\.?\d*,-?\d{1,3}\.?\d*")
NUMBER = re.compile(r"-?\d+(\.\d+)?(\.\.\d+(\.\d+)?)?")


def of(half: str) -> tuple[Labelled, ...]:
    return tuple(document for document in ALL if document.half == half)


@pytest.fixture(scope="module")
def packs() -> dict[str, Pack]:
    return {path.stem: load_pack(path) for path in PACKS.glob("*.yaml")}


def test_there_is_enough_to_measure_on():
    assert len(ALL) >= 72
    assert sum(len(document.facts) for document in ALL) >= 500
    assert len({(document.half, document.sector, document.path) for document in ALL}) == len(ALL)
    assert {kind for document in ALL for kind in (mention.kind for mention in document.mentions)} == set(
        KINDS.values()
    ) - {"marking"}


def test_about_half_is_english_and_a_third_chinese():
    languages = Counter(document.language for document in ALL)
    assert 0.4 <= languages["en"] / len(ALL) <= 0.6
    assert 0.25 <= languages["zh"] / len(ALL) <= 0.4
    assert languages["mixed"]


@pytest.mark.parametrize("half", HALVES)
def test_both_halves_have_everything(half):
    documents_of = of(half)
    assert {document.sector for document in documents_of} == set(SECTORS)
    assert len({document.format for document in documents_of}) >= 11
    assert {document.language for document in documents_of} == {"en", "zh", "mixed"}
    assert {one for document in documents_of for one in document.phenomena} == PHENOMENA
    assert {fact.modality for document in documents_of for fact in document.facts} == set(MODALITIES)
    assert {fact.place for document in documents_of for fact in document.facts} == {"text", "table"}
    assert any(not document.facts for document in documents_of)


def test_the_halves_share_no_sentence():
    long = [{line for document in of(half) for line in document.lines if len(line) > 45} for half in HALVES]
    assert not long[0] & long[1]


@pytest.mark.parametrize("document", ALL, ids=lambda document: f"{document.half}-{document.path}")
def test_every_label_stands_in_its_document(document, packs):
    shown = _shown(document)
    for mention in document.mentions:
        line = document.lines[mention.block]
        assert line[mention.start : mention.start + len(mention.surface)] == mention.surface
    for said in (*document.facts, *document.mentions):
        assert said.surface in document.lines[said.block]
        assert said.surface in shown
    assert "[[" not in shown.replace("[[[", "")
    for fact in document.facts:
        _check(fact, packs[document.sector])
    assert len({(f.subject, f.attribute, f.value, f.modality, f.period, f.block) for f in document.facts}) == len(
        document.facts
    )


def test_documents_are_the_same_bytes_every_time(tmp_path):
    written = write(tmp_path, "tuning")
    assert len(written) == len(of("tuning"))
    for document in written[::3]:
        assert (tmp_path / document.half / document.sector / document.path).read_bytes() == content(document)


def test_packs_are_packs(packs):
    assert set(packs) == set(SECTORS)
    for document in ALL:
        assert pack_of(document).is_file()


def test_the_page_says_how_much_there_is():
    page = (PACKS.parent / "README.md").read_text(encoding="utf-8")
    assert page.partition(BEFORE)[2].partition(AFTER)[0] == table()


def _shown(document: Labelled) -> str:
    suffix = document.path.rpartition(".")[2]
    if suffix in LAID_OUT:
        return "\n".join(cell for block in blocks(document) for cell in (block.text, *sum(block.rows, ())))
    if suffix == "eml":
        return "\n".join(document.lines)
    return content(document).decode(document.encoding)


def _check(fact: Fact, pack: Pack) -> None:
    attribute = pack.attributes[fact.attribute]
    assert fact.subject in pack.subjects[attribute.of].known_as
    assert fact.unit == attribute.unit, fact
    assert _is_canonical(fact.value, attribute), fact
    assert fact.period is None or fact.period == "former" or re.fullmatch(r"\d{4}([-/]\d{2}){0,2}", fact.period)


def _is_canonical(value: str, attribute: Attribute) -> bool:
    if attribute.one_of:
        return value in attribute.one_of
    shapes = {
        ValueKind.QUANTITY: NUMBER,
        ValueKind.MONEY: NUMBER,
        ValueKind.DATE: DAY,
        ValueKind.COORDINATES: POSITION,
    }
    return attribute.value not in shapes or bool(shapes[attribute.value].fullmatch(value))
