"""The facts as people and scripts get them: masked, or with the very text at the place they cite."""

from __future__ import annotations

import io
import zipfile

from aggregator.service.facts import FactFilter, facts


def test_the_text_of_a_fact_is_what_stands_at_its_place(drive):
    drive.write("a.md", "# Plan\n\nThe installed capacity of Northfield is 120 MW as of today.\n")
    drive.write("b.csv", "plant;capacity\nLakeside;0,5\n".encode("latin-1"))
    drive.write("c.txt", "北田电站 装机容量 12 MW。\n")
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("inner/outage.txt", "Eastmoor out of service on 4 March 2025.\n")
    drive.write("d.zip", archive.getvalue())
    drive.scan()
    told = {(fact["file"], fact["locator"], fact["value"], fact["unit"], fact["text"]) for fact in drive.said()}
    assert told == {
        ("a.md", "line 3", "120", "MW", "120 MW"),
        ("b.csv", "row 2, column B", "0.5", "MW", "0,5"),
        ("c.txt", "line 1", "12", "MW", "12 MW"),
        ("d.zip", "inner/outage.txt: line 1", "2025-03-04", None, "4 March 2025"),
    }


def test_values_and_texts_are_masked_unless_asked_for(weak):
    weak.scan()
    assert {(fact["value"], fact["text"]) for fact in facts(weak.data_dir)} == {("•••", None)}


def test_a_file_that_changed_or_went_since_the_scan_has_no_text(weak):
    weak.scan()
    weak.write("a/capacity.md", "Northfield installed capacity 99 MW, they say.\n")
    weak.remove("b/outage.md")
    assert {(fact["file"], fact["value"], fact["text"]) for fact in weak.said()} == {
        ("a/capacity.md", "120", None),
        ("b/outage.md", "2025-03-04", None),
    }


def test_facts_are_told_file_by_file_from_top_to_bottom(drive):
    drive.write("b.csv", "plant,capacity\nLakeside,80\nNorthfield,120\nEastmoor,5\n")
    drive.write("a.csv", "plant,capacity\nEastmoor,5\n")
    drive.scan()
    assert [(fact["file"], fact["subject"]) for fact in drive.said()] == [
        ("a.csv", "P-03"), ("b.csv", "P-02"), ("b.csv", "P-01"), ("b.csv", "P-03"),
    ]  # fmt: skip


def test_facts_are_chosen_by_subject_attribute_and_file(weak):
    weak.write("d.csv", "plant,capacity\nLakeside,80\n")
    weak.scan()

    def files(**wanted: str) -> list[str]:
        return [fact["file"] for fact in facts(weak.data_dir, FactFilter(**wanted))]

    assert files(subject="P-01") == files(subject="Northfield") == ["a/capacity.md", "b/outage.md"]
    assert files(attribute="capacity") == ["a/capacity.md", "d.csv"]
    assert files(path="d.csv") == ["d.csv"]
    assert files(subject="P-02", attribute="outage") == []


def test_a_fact_dates_from_the_day_it_could_first_be_read(weak):
    weak.scan()
    assert {(fact["file"], fact["date"]) for fact in weak.said()} == {
        ("a/capacity.md", "2024-01-05"),
        ("b/outage.md", "2024-02-10"),
    }
