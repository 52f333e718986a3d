"""Copies count once; forms that were filled in differently do not."""

from __future__ import annotations

import pandas as pd
import pytest

from aggregator.index.index import Index
from aggregator.policy.loader import load_pack
from aggregator.service.analysis import files_of, ledger_from, ledger_of
from aggregator.service.columns import joined

MINUTES = (
    "Minutes of the weekly meeting of the operations group. Present were the shift leads, planning and the control "
    "room. The group went through the open points of last week, none of which is late. Northfield installed capacity "
    "120 MW. The next meeting is in the small room on the second floor, since the large one is being painted. "
)
FORM = (
    "Form 12, notice of capacity, to be handed in at the front office by noon on the last working day of the month, "
    "in two copies, signed by the shift lead on duty and by the head of the site or the deputy of the head of site. "
    "Name and value: {} installed capacity {} MW. Remarks, if any, are to be written overleaf in block letters only. "
)


@pytest.fixture
def clusters(drive):
    """Return the groups of files that count as copies of each other."""

    def of(files: dict[str, str]) -> set[frozenset[str]]:
        for path, content in files.items():
            drive.write(path, content)
        drive.scan()
        with Index.open(drive.data_dir) as index:
            table = ledger_of(index, load_pack(drive.pack)).files
        return {frozenset(group["path"]) for _, group in table.groupby("cluster")}

    return of


def groups(*groups: str) -> set[frozenset[str]]:
    return {frozenset(group.split()) for group in groups}


def test_the_same_bytes_are_copies(clusters):
    assert clusters({"a.md": MINUTES, "old/a.md": MINUTES}) == groups("a.md old/a.md")


def test_the_same_text_in_another_format_is_a_copy(clusters):
    assert clusters({"a.md": MINUTES, "a.txt": MINUTES, "b.txt": OTHER}) == groups("a.md a.txt", "b.txt")


def test_nearly_the_same_text_with_the_same_facts_is_a_copy(clusters):
    assert clusters({"a.md": MINUTES, "b.md": MINUTES + "Signed."}) == groups("a.md b.md")


def test_copies_may_differ_in_what_is_too_unsure_to_count(drive):
    drive.write("a.md", MINUTES)
    drive.write("b.md", MINUTES + "Signed.")
    drive.scan()
    pack = load_pack(drive.pack)
    with Index.open(drive.data_dir) as index:
        ledger = ledger_of(index, pack)
        unsure = ledger.facts.head(1).assign(
            confidence=0.2, value=pd.Categorical.from_codes([0], pd.Index(["999"], dtype=object))
        )
        more = joined(ledger.facts, unsure)
        ledger = ledger_from(pack, files_of(index), more, ledger.links)
    assert ledger.files["cluster"].nunique() == 1


def test_a_form_filled_in_for_another_subject_is_no_copy(clusters):
    assert clusters({"a.txt": FORM.format("Northfield", 120), "b.txt": FORM.format("Lakeside", 80)}) == groups(
        "a.txt", "b.txt"
    )


def test_a_form_filled_in_with_another_value_is_no_copy(clusters):
    assert clusters({"a.txt": FORM.format("Northfield", 120), "b.txt": FORM.format("Northfield", 130)}) == groups(
        "a.txt", "b.txt"
    )


def test_equal_facts_in_another_text_are_no_copy(clusters):
    assert clusters({"a.md": MINUTES, "b.md": OTHER}) == groups("a.md", "b.md")


def test_files_that_say_nothing_are_copies_only_where_their_bytes_are(clusters):
    assert clusters({"a.txt": "x", "b.txt": "x", "c.txt": "y", "d.bin": "", "e.bin": ""}) == groups(
        "a.txt b.txt", "c.txt", "d.bin e.bin"
    )


def test_a_copy_counts_once_and_remediation_hides_them_all(drive):
    drive.write("a.md", MINUTES)
    drive.write("b.md", MINUTES + "Signed.")
    drive.write("outage.md", "Northfield out of service on 2025-03-04.\n")
    (finding,) = drive.scan().findings
    assert finding.minimal_sets_total == 1
    assert finding.minimal_sets[0].files == ("a.md", "outage.md")
    assert dict(finding.minimal_sets[0].copies) == {"a.md": ("b.md",)}
    assert set(finding.remediation.hide) in ({"a.md", "b.md"}, {"outage.md"})


OTHER = "Nobody was surprised when the letter came.\n\nNorthfield installed capacity 120 MW.\n"
