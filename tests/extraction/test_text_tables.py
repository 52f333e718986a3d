"""Tables set in plain text: their columns are found by where they stand, and cited where they stand in the text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from aggregator.extraction.extract import Extractor
from aggregator.model.documents import Block, BlockKind, Document, FileId, MailLoc, Source, TextLoc
from aggregator.model.facts import Fact
from aggregator.policy.records import Pack

Said = Callable[[list[Fact]], set[tuple[str, str, str, str | None]]]


@pytest.fixture(scope="module")
def extractor(table_pack: Pack) -> Extractor:
    return Extractor(table_pack)


def document(*paragraphs: str) -> Document:
    line = 1
    blocks = []
    for text in paragraphs:
        last = line + text.count("\n")
        blocks.append(Block(BlockKind.PARAGRAPH, text, TextLoc(line, last)))
        line = last + 2
    return Document("0", Source(FileId("root/1"), "notes/sheet.txt", "1"), "text/plain", "name", blocks=tuple(blocks))


def facts(extractor: Extractor, *paragraphs: str) -> list[Fact]:
    return list(extractor.extract(document(*paragraphs)).facts)


def test_columns_stand_under_one_another(extractor: Extractor, said: Said) -> None:
    sheet = """\
Station       Capacity  Unit  Station manager
---------------------------------------------
Northfield       1,320  A     R. Okafor
Lakeside           850  B     -
---------------------------------------------
Total            2,170"""
    assert said(facts(extractor, "Stations, MW", sheet)) == {
        ("P-01", "capacity", "1320", None),
        ("P-01", "manager", "R. Okafor", None),
        ("P-02", "capacity", "850", None),
    }


def test_han_signs_are_two_letters_wide(extractor: Extractor, said: Said) -> None:
    sheet = "电站      装机容量（万千瓦）  站长\n北田电站  132                 崔永明\n湖畔电站  85                  "
    assert said(facts(extractor, sheet)) == {
        ("P-01", "capacity", "1320", None),
        ("P-01", "manager", "崔永明", None),
        ("P-02", "capacity", "850", None),
    }


def test_headings_over_two_lines_are_one(extractor: Extractor, said: Said) -> None:
    sheet = """\
              Installed  Station
              capacity   manager
Northfield    1320 MW    R. Okafor
Lakeside      850 MW     P. Quill"""
    assert said(facts(extractor, sheet)) == {
        ("P-01", "capacity", "1320", None),
        ("P-01", "manager", "R. Okafor", None),
        ("P-02", "capacity", "850", None),
        ("P-02", "manager", "P. Quill", None),
    }


@pytest.mark.parametrize(
    "sheet",
    [
        "Station\tCapacity (MW)\nNorthfield\t1320\nLakeside\t850",
        "| Station | Capacity (MW) |\n|---|---|\n| Northfield | 1320 |\n| Lakeside | 850 |",
        "Station | Capacity (MW)\nNorthfield | 1320\nLakeside | 850",
    ],
)
def test_tabs_and_bars_part_cells(extractor: Extractor, said: Said, sheet: str) -> None:
    assert said(facts(extractor, sheet)) == {("P-01", "capacity", "1320", None), ("P-02", "capacity", "850", None)}


def test_rows_of_dots_lead_to_values(extractor: Extractor, said: Said) -> None:
    card = "STATION ........ NORTHFIELD\nCAPACITY ....... 1320 MW\nSTATION MANAGER  R. OKAFOR"
    assert said(facts(extractor, card)) >= {("P-01", "capacity", "1320", None)}


def test_every_value_is_cited_where_it_stands(extractor: Extractor) -> None:
    before = "Sent as agreed.\n"
    sheet = "Station       Capacity\nNorthfield    1320 MW\nLakeside      850 MW"
    text = before + sheet
    mail = Document(
        "0",
        Source(FileId("root/1"), "mail.eml", "1"),
        "message/rfc822",
        "name",
        blocks=(Block(BlockKind.PARAGRAPH, text, MailLoc("1")),),
    )
    found = extractor.extract(mail).facts
    assert {text[fact.citation.start : fact.citation.end] for fact in found} == {"1320 MW", "850 MW"}
    assert {str(fact.citation.locator) for fact in found} == {"message part 1"}


def test_sentences_with_wide_gaps_are_no_table(extractor: Extractor, said: Said) -> None:
    prose = "Northfield is rated at 1,320 MW.  It is old.\nThe installed capacity of Lakeside is 850 MW.  It is new."
    assert all(fact.reason.startswith("text") for fact in facts(extractor, prose))
