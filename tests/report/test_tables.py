"""CSV and JSON: whole, the same each time, and harmless where they are opened."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from aggregator.model.errors import UsageError
from aggregator.report.content import NotRead
from aggregator.report.formats import FORMATS
from aggregator.report.records import finding_from_record


def rows_of(text: str) -> list[list[str]]:
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:], newline="")))


def test_formats_are_found_by_the_name_of_their_module():
    assert list(FORMATS) == ["csv", "html", "json"]
    assert "html" in FORMATS
    with pytest.raises(UsageError, match=r"no report format 'htm'; did you mean 'html'\? known: csv, html, json"):
        FORMATS["htm"]


@pytest.mark.parametrize("name", ["csv", "json"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_same_content_gives_the_same_text(content, content_with, name, lang):
    assert FORMATS[name](content, lang) == FORMATS[name](content_with(), lang)


def test_csv_has_a_row_a_finding(content):
    head, *rows = rows_of(FORMATS["csv"](content, "en"))
    assert len(rows) == len(content.pages)
    assert all(len(row) == len(head) for row in rows)
    first = dict(zip(head, rows[0], strict=True))
    assert first["id"] == "b7714bd0c5a1f3e2"
    assert first["severity"] == "critical"
    assert first["scope"] == "Hubei"
    assert first["revealed"] == "187"
    assert first["smallest sets in all"] == ""
    assert first["hide"] == "finance/capacity-payments.xlsx"
    assert FORMATS["csv"](content, "en").count("\r\n") == len(content.pages) + 1


def test_csv_speaks_chinese(content):
    head, first, *_ = rows_of(FORMATS["csv"](content, "zh"))
    assert head[:6] == ["编号", "严重程度", "类别", "策略包", "敏感结论", "范围"]
    assert len(set(head)) == len(head)
    assert first[1] == "极高"
    assert "机密" in first


def test_csv_headings_differ_from_each_other(content):
    head = rows_of(FORMATS["csv"](content, "en"))[0]
    assert len(set(head)) == len(head)


@pytest.mark.parametrize(
    "name",
    ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", '"=1', "＝1", "＋1", "－1", "＠1"],
)
def test_no_cell_is_taken_for_a_formula(content_with, page_with, name):
    page = page_with(
        insight=name,
        scope=name,
        pack=name,
        subjects=(name,),
        sets=[(name, "b.csv")],
        because={"en": name},
        recommended_marking={"en": name},
    )
    cells = [cell for row in rows_of(FORMATS["csv"](content_with(pages=(page,)), "en")) for cell in row]
    assert sum(cell.startswith(f"'{name}") for cell in cells) == 8
    assert not [
        cell for cell in cells if cell.lstrip(" \"'")[:1] in set("=+-@\t\r\n＝＋－＠") and not cell.startswith("'")
    ]


def test_names_that_are_no_text_can_still_be_written(content_with, page_with):
    content = content_with(pages=(page_with(sets=[("bad\udcff\x00.txt", "b.csv")]),))
    for text in (FORMATS["csv"](content, "en"), FORMATS["json"](content, "en")):
        text.encode("utf-8")
    finding = json.loads(FORMATS["json"](content, "en"))["findings"][0]
    assert finding["minimal_sets"][0]["files"][0] == "bad\udcff\x00.txt"


def test_json_holds_the_contract_and_what_pages_add(content):
    record = json.loads(FORMATS["json"](content, "en"))
    assert record["scan"]["files"] == 12840
    assert record["scan"]["packs"][0]["sector"] == {"en": "Electricity supply", "zh": "电力供应"}
    assert record["scan"]["not_read"][0] == {
        "store": "group-drive",
        "path": "scans/site-plan.pdf",
        "status": "needs_ocr",
        "reason": "pages without text: 1, 2",
    }
    assert [finding_from_record(each) for each in record["findings"]] == [page.finding for page in content.pages]
    first = record["findings"][0]
    assert first["threshold"] == 135
    assert first["timeline"][0] == {"date": "2013-01-15", "revealed": 2, "files": ["sites/coordinates-2024.csv"]}
    assert len(first["evidence"]) == 80
    assert {row["value"] for row in first["evidence"]} == {None}


def test_json_counts_what_was_not_read_by_status_and_by_folder(content_with):
    rows = (
        NotRead("drive", "plans/a.zip!deep/b.pdf", "needs_ocr", ""),
        NotRead("drive", "plans/c.docx", "encrypted", ""),
        NotRead("drive", "d.pdf", "needs_ocr", ""),
    )
    scan = json.loads(FORMATS["json"](content_with(not_read=rows), "en"))["scan"]
    assert scan["not_read_by_status"] == {"needs_ocr": 2, "encrypted": 1}
    assert scan["not_read_by_folder"] == [
        {"store": "drive", "folder": "plans", "count": 2},
        {"store": "drive", "folder": "", "count": 1},
    ]


def test_json_names_the_folders_that_could_not_be_listed(content_with):
    record = json.loads(FORMATS["json"](content_with(not_listed=(("board/closed", "Permission denied"),)), "en"))
    assert record["scan"]["not_listed"] == [{"path": "board/closed", "reason": "Permission denied"}]


def test_json_shows_values_that_were_asked_for(content_with, page_with):
    page = page_with()
    page = replace(page, evidence=(replace(page.evidence[0], value="2025-03-04"),))
    record = json.loads(FORMATS["json"](content_with(pages=(page,), not_read=(NotRead("s", "p", "failed", ""),)), "zh"))
    assert record["findings"][0]["evidence"][0]["value"] == "2025-03-04"


def test_how_sure_it_is_stands_in_every_table(content):
    sure = replace(content.pages[0].finding, expected_coverage=0.62, probability=(0.968, 0.972), disagreeing=3)
    told = replace(content, pages=(replace(content.pages[0], finding=sure),))
    head, row = rows_of(FORMATS["csv"](told, "en"))
    assert row[-3:] == ["0.62", "0.968", "0.972"]
    assert head[-3:] == ["expected coverage", "threshold passed, at least", "threshold passed, at most"]
    record = json.loads(FORMATS["json"](told, "en"))["findings"][0]
    assert (record["expected_coverage"], record["probability"], record["disagreeing"]) == (0.62, [0.968, 0.972], 3)
    assert finding_from_record(record) == sure


def test_a_finding_of_an_index_from_before_says_nothing_of_how_sure_it_is(content):
    record = json.loads(FORMATS["json"](content, "en"))["findings"][0]
    for key in ("expected_coverage", "probability", "disagreeing", "attribution_error"):
        del record[key]
    assert finding_from_record(record) == content.pages[0].finding
