"""Boxes of forms: what is ticked is said, what is left blank is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from aggregator.extraction.extract import Extractor
from aggregator.extraction.values import cell_value, find_values
from aggregator.extraction.values.choices import choices_in
from aggregator.model.documents import Block, BlockKind, Document, FileId, Source, TextLoc
from aggregator.policy.records import Attribute, Heading, Pack, Population, SubjectKind, ValueKind
from tests.extraction.conftest import _grid


def yes_no(name: str, *called: str) -> Attribute:
    return Attribute(name, "depot", ValueKind.YES_NO, headings=tuple(map(Heading, called)), cues=called)


WALL, PUMP = yes_no("wall", "flood wall", "防洪墙"), yes_no("pump", "spare pump", "备用泵")
GRAIN = Attribute(
    "grain", "depot", ValueKind.TEXT, one_of={"wheat": ("小麦",), "maize": ("玉米",), "rice": ("稻谷",)},
    headings=(Heading("grain"), Heading("品种")), cues=("grain", "品种"),
)  # fmt: skip
WAYS = Attribute(
    "ways", "depot", ValueKind.TEXT, many=True, one_of={"rail": ("铁路",), "road": ("公路",), "river": ("水路",)},
    headings=(Heading("reached by"), Heading("运输方式")), cues=("reached by", "运输方式"),
)  # fmt: skip
DEPOT = SubjectKind(
    name="depot",
    known_as={"D-1": ("Millpond", "米塘粮库"), "D-2": ("Eastgate", "东门粮库")},
    headings=("depot", "粮库"),
    population=Population.LISTED,
)
PACK = Pack(
    name="grain",
    version=1,
    sector={"en": "Grain"},
    subjects={"depot": DEPOT},
    attributes={of.name: of for of in (WALL, PUMP, GRAIN, WAYS)},
    insights={},
    topics={},
    tests=(),
    source=Path("grain.yaml"),
    digest="g",
)
EXTRACTOR = Extractor(PACK)


def said(*texts: str, rows: list[list[str]] | None = None) -> set[tuple[str, str, str]]:
    blocks = tuple(Block(BlockKind.PARAGRAPH, text, TextLoc(at, at)) for at, text in enumerate(texts, 1))
    source = Source(FileId("root/1"), "form.docx", "1")
    tables = (_grid(rows),) if rows else ()
    facts = EXTRACTOR.extract(Document("0", source, "text/plain", "name", blocks=blocks, tables=tables)).facts
    return {(of.subject.value, of.attribute, of.value) for of in facts if of.confidence >= 0.5}


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("☑ Yes ☐ No", [("Yes", True), ("No", False)]),
        ("是☑ 否☐", [("是", True), ("否", False)]),
        ("Protected: [x] wheat [ ] maize", [("wheat", True), ("maize", False)]),
        ("□有 ■无", [("有", False), ("无", True)]),
        ("（ ）有（√）无".replace("（", "(").replace("）", ")"), [("有", False), ("无", True)]),
        ("Yes [ ] No [x] (tick one)", [("Yes", False), ("No", True)]),
        ("☒ rail\n☐ road", [("rail", True), ("road", False)]),
        ("● rail ● road", []),
        ("√2 (x) is no box", []),
        ("", []),
    ],
)
def test_boxes_stand_before_their_words_or_after_them(text: str, choices: list[tuple[str, bool]]) -> None:
    found = choices_in(text)
    assert [(choice.label, choice.is_ticked) for choice in found] == choices
    assert [text[slice(*choice.words)] for choice in found] == [label for label, _ in choices]


@pytest.mark.parametrize(
    ("attribute", "text", "value"),
    [
        (WALL, "☑ Yes ☐ No", "yes"),
        (WALL, "☐ Yes ☒ No", "no"),
        (WALL, "是□ 否√", "no"),
        (WALL, "☑", "yes"),
        (WALL, "□", "no"),
        (WALL, "■", "yes"),
        (WALL, "[x]", "yes"),
        (WALL, "[ ]", "no"),
        (WALL, "☐ Yes", "no"),
        (WALL, "☑ built in 1998", "yes"),
        (WALL, "☐ Yes ☐ No", None),
        (WALL, "☑ Yes ☑ No", None),
        (WALL, "☑ partly ☐ Yes ☐ No", None),
        (GRAIN, "☐ wheat ☑ maize ☐ rice", "maize"),
        (GRAIN, "□小麦 √玉米 □稻谷", "maize"),
        (GRAIN, "☐ wheat ☐ maize", None),
        (GRAIN, "☑ wheat ☑ maize", None),
        (GRAIN, "☑ oats ☐ maize", None),
        (Attribute("stock", "depot", ValueKind.QUANTITY, unit="t"), "☐ 100 t ☑ 250 t", "250"),
    ],
)  # fmt: skip
def test_a_cell_says_what_is_ticked(attribute: Attribute, text: str, value: str | None) -> None:
    found = cell_value(attribute, text)
    assert (found and found.value) == value


def test_in_a_sentence_what_is_left_blank_is_no_value() -> None:
    assert [value.value for value in find_values(GRAIN, "Stored: ☐ wheat ☑ maize ☐ rice")] == ["maize"]
    assert [value.value for value in find_values(WALL, "Wall: ☑ Yes ☐ No  Pump: ☐ Yes ☑ No")] == ["yes", "no"]


FILLED = {
    ("D-1", "wall", "yes"), ("D-1", "pump", "no"), ("D-1", "grain", "maize"),
    ("D-1", "ways", "rail"), ("D-1", "ways", "river"),
}  # fmt: skip


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["Depot", "Millpond"], ["Flood wall", "☑ Yes ☐ No"], ["Spare pump", "☐ Yes ☒ No"],
            ["Grain", "☐ wheat ☑ maize ☐ rice"], ["Reached by", "☑ rail ☐ road ☑ river"],
        ],
        [
            ["粮库", "米塘粮库"], ["防洪墙", "是☑ 否☐"], ["备用泵", "□有 ■无"],
            ["品种", "□小麦 √玉米 □稻谷"], ["运输方式", "☑铁路 □公路 ☑水路"],
        ],
        [
            ["Depot", "Flood wall", "Spare pump", "Grain", "Reached by"],
            ["Millpond", "[x]", "[ ]", "[ ] wheat [x] maize", "☑ rail ☐ road ☑ river"],
            ["Eastgate", "", "", "", ""],
        ],
        [
            ["Depot", "Millpond"], ["☑ Flood wall ☐ Spare pump", "<"],
            ["Grain", "( ) wheat (x) maize"], ["Reached by", "☑ rail ☐ road ☑ river"],
        ],
    ],
    ids=["form", "Chinese form", "table", "boxes beside what they are of"],
)  # fmt: skip
def test_the_boxes_of_tables(rows: list[list[str]]) -> None:
    assert said(rows=rows) == FILLED


@pytest.mark.parametrize(
    "texts",
    [
        (
            "Depot: Millpond", "Flood wall: ☑ Yes ☐ No", "Spare pump: Yes [ ] No [x]", "Grain: [ ] wheat [x] maize",
            "Reached by: ☑ rail ☐ road ☑ river",
        ),
        (
            "粮库：米塘粮库", "防洪墙：是☑否☐", "备用泵：（ ）有 （√）无", "品种：□小麦 ☑玉米",
            "运输方式：☑铁路 □公路 ☑水路",
        ),
        (
            "Depot: Millpond", "- [x] Flood wall", "- [ ] Spare pump", "Grain: ☐ wheat ☑ maize",
            "Reached by: ☑ rail ☐ road ☑ river",
        ),
        (
            "Depot: Millpond", "Is there a flood wall? ☑ Yes ☐ No", "Is there a spare pump? Yes ☐ No ☑",
            "Grain: ☐ wheat ☑ maize", "Reached by: ☑ rail ☐ road ☑ river",
        ),
    ],
    ids=["keys", "Chinese keys", "lines of boxes", "questions"],
)  # fmt: skip
def test_the_boxes_of_lines(texts: tuple[str, ...]) -> None:
    assert said(*texts) == FILLED


def test_a_question_names_its_subject_itself() -> None:
    assert said("Is there a flood wall at Eastgate? ☐ Yes ☑ No") == {("D-2", "wall", "no")}
    assert said("Is there a flood wall at Eastgate or Millpond? ☐ Yes ☑ No") == set()


def test_bullets_are_no_boxes() -> None:
    assert said("● Millpond: grain is wheat ● Eastgate: grain is maize") == {
        ("D-1", "grain", "wheat"),
        ("D-2", "grain", "maize"),
    }


def test_a_check_box_of_a_form_answers_for_what_it_is_called() -> None:
    fields = (("depot", "Millpond"), ("flood wall", "Yes"), ("spare pump", "☐"))
    blocks = tuple(
        Block(BlockKind.FORM_FIELD, text, TextLoc(at, at), label=label) for at, (label, text) in enumerate(fields, 1)
    )
    document = Document("0", Source(FileId("root/1"), "form.pdf", "1"), "application/pdf", "name", blocks=blocks)
    facts = EXTRACTOR.extract(document).facts
    assert {(of.attribute, of.value) for of in facts} == {("wall", "yes"), ("pump", "no")}
