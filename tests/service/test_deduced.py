"""Totals and parts in several files imply what none of them says, from the scan to the finding."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from aggregator.cli.deduced_screen import show_deduced
from aggregator.policy.loader import load_pack
from aggregator.service.check_policy import check_policy
from aggregator.service.deduced_facts import deduced
from aggregator.service.report import page_of

PACK = """\
pack: power-grid
sector: {en: Electricity supply}
version: 1
subjects:
  plant:
    known_as: {P-01: [Northfield], P-02: [Lakeside], P-03: [Eastmoor], P-04: [Westhill]}
    headings: [plant]
    population: listed
  region:
    totals_of: plant
    known_as: {all: [Total, 合计], north: [Northern plants], east: [Eastern plants]}
attributes:
  capacity:
    of: plant
    value: quantity
    unit: MW
    also_in: {万千瓦: 10}
    cues: [installed capacity, 装机容量]
    headings: [capacity]
  outage: {of: plant, value: date, many: yes, cues: [out of service], headings: [outage]}
  output: {of: plant, value: quantity, unit: GWh, per: month, headings: [output]}
  year: {of: plant, value: quantity, unit: GWh, per: year, headings: [annual output]}
  share: {of: plant, value: quantity, unit: '%', headings: [share]}
  total capacity: {of: region, value: quantity, unit: MW, cues: [total capacity], headings: [capacity]}
  mean capacity: {of: region, value: quantity, unit: MW, cues: [mean capacity], headings: [mean capacity]}
insights:
  when it is weak:
    combines: [capacity, outage]
    over: plant
    exposed_at: {1 subject: high, 3 subjects: critical}
adds_up:
  capacity by region:
    parts: capacity
    total: total capacity
    average: mean capacity
    share: share
    groups: {all: all, north: [P-01, P-04], east: [P-03, P-04]}
ADDS
  months of the year: {parts: output, total: year}
tests:
  - name: fires
    files:
      parts.csv: "plant,capacity\\nNorthfield,120\\nLakeside,80\\nEastmoor,50\\n"
      sum.md: "Total capacity of all: Total total capacity 310 MW."
      outage.md: "Westhill out of service on 2025-03-04."
    deduces: [{subject: P-04, attribute: capacity, value: 60 MW, files: [parts.csv, sum.md]}]
    expects: {when it is weak: {revealed: 1, severity: high}}
  - name: stays quiet
    files:
      parts.csv: "plant,capacity\\nNorthfield,120\\nLakeside,80\\n"
      outage.md: "Westhill out of service on 2025-03-04."
    expects: {when it is weak: {revealed: 0, severity: none}}
"""

PARTS = "plant,capacity\nNorthfield,120\nLakeside,80\n"
WITH_TOTAL = "plant,capacity\nNorthfield,120\nLakeside,80\nTotal,310\n"
EASTMOOR = "Eastmoor installed capacity 5 万千瓦.\n"
OUTAGE = "Westhill out of service on 2025-03-04.\n"


@pytest.fixture
def implied(drive):
    """Return a function from files to the values that follow: (subject, attribute, period) -> record."""

    def of(files: Mapping[str, str], more: str = "", **how) -> dict:
        drive.pack.write_text(PACK.replace("ADDS", more), "utf-8")
        for path, content in files.items():
            drive.write(path, content)
        drive.scan(**how)
        return {(r["subject"], r["attribute"], r["period"]): r for r in deduced(drive.data_dir, values=True)}

    return of


def test_a_total_gives_away_the_last_part(implied):
    found = implied({"a.csv": WITH_TOTAL, "b.md": EASTMOOR})["P-04", "capacity", None]
    assert (found["value"], found["unit"], found["exact"], found["known"]) == ("60", "MW", True, True)
    assert found["files"] == [["a.csv", "b.md"]]
    assert found["all_files"]
    assert found["reason"] == "deduced: follows exactly from 'capacity by region'"


def test_values_and_intervals_are_masked_unless_asked_for(implied, drive):
    implied({"a.csv": WITH_TOTAL, "b.md": EASTMOOR})
    masked = deduced(drive.data_dir)
    assert {record[key] for record in masked for key in ("value", "lowest", "highest")} == {"•••"}


def test_two_missing_parts_are_bounded_and_not_known(implied):
    found = implied({"a.csv": WITH_TOTAL})
    east, west = found["P-03", "capacity", None], found["P-04", "capacity", None]
    assert (west["value"], west["lowest"], west["highest"], west["known"], west["files"]) == (None, 0, 110, False, [])
    assert (east["lowest"], east["highest"]) == (0, 110)


def test_what_follows_makes_a_finding_with_all_the_files_it_takes(implied, drive):
    implied({"a.csv": WITH_TOTAL, "b.md": EASTMOOR, "c.md": OUTAGE})
    page = page_of(drive.data_dir, "", values=True)
    assert [one.files for one in page.finding.minimal_sets] == [("a.csv", "b.md", "c.md")]
    assert page.finding.subjects == ("P-04",)
    rows = {(row.attribute, row.file): (row.value, row.reason) for row in page.evidence}
    assert rows["capacity", "a.csv"] == (
        "60 MW",
        "deduced: follows exactly from 'capacity by region', together with b.md",
    )
    assert rows["capacity", "b.md"][1].endswith("together with a.csv")
    assert {file for _, file in page.graph.nodes(data="label") if file in {"a.csv", "b.md", "c.md"}} == {
        "a.csv", "b.md", "c.md",
    }  # fmt: skip


def test_hiding_what_says_it_is_not_enough_where_it_follows(implied, drive):
    """P-04's capacity stands in one file, and follows from two others: the removal names one of each."""
    implied({"a.csv": WITH_TOTAL, "b.md": EASTMOOR, "d.md": "Westhill installed capacity 60 MW.\n", "c.md": OUTAGE})
    found = page_of(drive.data_dir, "").finding
    assert [one.files for one in found.minimal_sets] == [("c.md", "d.md"), ("a.csv", "b.md", "c.md")]
    assert found.remediation.hide == ("c.md",)


def test_an_average_and_a_group_of_subjects_give_it_too(implied):
    files = {"a.md": "Northern plants mean capacity 90 MW.", "b.md": "Northfield installed capacity 120 MW."}
    found = implied(files)
    assert found["P-04", "capacity", None]["value"] == "60"
    assert found["north", "total capacity", None]["value"] == "180"


def test_a_share_of_a_total_gives_the_part_nearly_and_rounding_is_minded(implied):
    files = {"a.md": "Total total capacity 300 MW.", "b.csv": "plant,share\nWesthill,20.0 %\n"}
    found = implied(files, "    known_within: 5%")["P-04", "capacity", None]
    assert (found["value"], found["known"], found["exact"]) == (None, True, False)
    assert (found["lowest"], found["highest"]) == pytest.approx((58.5, 61.5))  # 20 %, to half a per cent
    assert found["files"] == [["a.md", "b.csv"]]


def test_months_of_one_year_add_up_to_it(implied):
    months = [f"2024-{month:02d}" for month in range(1, 13)]
    rows = "".join(f"Northfield,{month},10\n" for month in months if month != "2024-07")
    found = implied({
        "m.csv": f"plant,month,output\n{rows}",
        "y.csv": "plant,year,annual output\nNorthfield,2024,125\n",
    })  # fmt: skip
    july = found["P-01", "output", "2024-07"]
    assert (july["value"], july["files"]) == ("15", [["m.csv", "y.csv"]])


def test_rounded_values_give_an_interval_that_counts_where_it_is_narrow(implied):
    files = {"a.csv": WITH_TOTAL, "b.md": EASTMOOR}
    near = implied(files, "    rounded_to: 1\n    known_within: 5%")["P-04", "capacity", None]
    assert (near["value"], near["lowest"], near["highest"], near["known"]) == (None, 58, 62, True)
    assert near["files"] == [["a.csv", "b.md"]]


def test_the_value_that_two_totals_speak_against_is_told(implied, drive):
    """Northern and eastern plants both leave 60 for Westhill, where the table says 70."""
    rows = "Northfield,120\nLakeside,80\nEastmoor,50\nWesthill,70\nNorthern plants,180\nEastern plants,110\n"
    implied({"a.csv": f"plant,capacity\n{rows}"})
    told = [each for each in drive.scan().warnings if "does not add up" in each]
    assert len(told) == 1
    assert told[0] == (
        "'capacity' of Westhill in a.csv does not add up with the other values (capacity by region): "
        "it is off by 14.3 % at least, or others are."
    )


def test_where_nobody_knows_how_many_there_are_a_total_only_bounds(implied, drive):
    open_ended = PACK.replace("    population: listed\n", "    population: discovered\n", 1)
    drive.pack.write_text(open_ended.replace("ADDS", ""), "utf-8")
    drive.write("a.csv", "plant,capacity,outage\nNorthfield,120,\nLakeside,,2025-03-04\nTotal,310,\n")
    drive.scan()
    found = {(r["subject"], r["attribute"]): r for r in deduced(drive.data_dir, values=True)}
    lakeside = found["P-02", "capacity"]
    assert (lakeside["lowest"], lakeside["highest"], lakeside["known"]) == (0, 190, False)


def test_the_test_of_a_pack_says_what_follows(drive):
    drive.pack.write_text(PACK.replace("ADDS", ""), "utf-8")
    assert [test.failures for test in check_policy(load_pack(drive.pack)).tests] == [(), ()]
    drive.pack.write_text(PACK.replace("ADDS", "").replace("value: 60 MW", "value: 61 MW"), "utf-8")
    assert check_policy(load_pack(drive.pack)).tests[0].failures == (
        "P-04 capacity = 61 MW does not follow from parts.csv, sum.md: 60 follows from parts.csv, sum.md",
    )


def test_the_screen_names_the_files(implied, drive, capsys):
    implied({"a.csv": WITH_TOTAL, "b.md": EASTMOOR})
    show_deduced([r for r in deduced(drive.data_dir, values=True) if r["subject"] == "P-04"], "en")
    assert capsys.readouterr().out.split("\n")[:2] == [
        "P-04 Westhill: capacity = 60 MW  deduced: follows exactly from 'capacity by region'",
        "    a.csv + b.md",
    ]


def test_a_file_that_completes_a_sum_is_told_before_it_is_there(drive):
    drive.pack.write_text(PACK.replace("ADDS", ""), "utf-8")
    drive.write("a.csv", WITH_TOTAL)
    drive.write("c.md", OUTAGE)
    drive.scan()
    answer = drive.what_if("b.md", EASTMOOR)
    assert answer.verdict == "hold"
    assert {(change.insight, change.partners) for change in answer.changes} == {("when it is weak", ("a.csv", "c.md"))}
    # No place of the new file says the capacity of Westhill; what it follows from has to go.
    assert [(place.subject, place.attribute) for place in answer.redact] == [("P-03", "capacity")]
    assert (answer.redacting.facts, answer.redacting.status) == (1, "optimal")
    assert drive.what_if("b.md", "Eastmoor installed capacity █.\n").verdict == "ok"


def test_a_total_is_redacted_where_the_parts_are_there_already(drive):
    drive.pack.write_text(PACK.replace("ADDS", ""), "utf-8")
    drive.write("a.csv", PARTS)
    drive.write("b.md", EASTMOOR)
    drive.write("c.md", OUTAGE)
    drive.scan()
    answer = drive.what_if("sum.csv", "plant,capacity\nTotal,310\n")
    assert answer.verdict == "hold"
    assert [(place.subject, place.attribute) for place in answer.redact] == [("all", "total capacity")]


def test_a_total_is_read_in_chinese_too(implied):
    table = "plant,capacity\nNorthfield,120\nLakeside,80\nEastmoor,50\n合计,310\n"
    assert implied({"表.csv": table})["P-04", "capacity", None]["value"] == "60"


def test_the_list_of_a_pack_costs_no_file(drive):
    listed = "    listed_in: plants.csv\n"
    text = PACK.replace("ADDS", "").replace("    known_as: {P-01: [Northfield], P-02: [Lakeside], P-03: [Eastmoor], "
                                            "P-04: [Westhill]}\n", listed)  # fmt: skip
    drive.pack.write_text(text, "utf-8")
    rows = "P-01,Northfield,120\nP-02,Lakeside,80\nP-03,Eastmoor,50\nP-04,Westhill,\n"
    drive.pack.with_name("plants.csv").write_text(f"id,names,capacity\n{rows}", "utf-8")
    drive.write("a.md", "Total total capacity 310 MW.")
    drive.scan()
    found = {(r["subject"], r["attribute"]): r for r in deduced(drive.data_dir, values=True)}
    assert found["P-04", "capacity"]["files"] == [["a.md"]]
