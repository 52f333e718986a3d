"""A pack's own tests say what was found instead, and an insight without them fails."""

from __future__ import annotations

import pytest

from aggregator.policy.loader import load_pack, shipped_packs
from aggregator.service.check_policy import check_policy

TESTS = "tests:\n"


@pytest.fixture
def failures(drive):
    """Return what the last test of a pack fails with."""

    def of(test: str) -> tuple[str, ...]:
        drive.pack.write_text(f"{drive.pack.read_text()}  - name: mine\n{test}")
        return check_policy(load_pack(drive.pack)).tests[-1].failures

    return of


def test_tests_that_hold_pass(drive):
    outcome = check_policy(load_pack(drive.pack))
    assert (outcome.passed, outcome.untested, len(outcome.tests)) == (True, (), 2)


def test_a_fact_that_is_not_found_is_told_with_what_was(failures):
    found = failures(
        '    files: {a.md: "Northfield installed capacity 120 MW."}\n'
        "    finds: [{subject: P-01, attribute: capacity, value: 130 MW, file: a.md}]\n"
    )
    assert found == ("a.md: not found: P-01 capacity = 130 MW; found: P-01 capacity = 120 MW",)


def test_a_file_in_which_nothing_is_found_is_told(failures):
    found = failures(
        '    files: {a.md: "Lunch is at noon."}\n'
        "    finds: [{subject: P-01, attribute: capacity, value: 130 MW, file: a.md}]\n"
    )
    assert found == ("a.md: not found: P-01 capacity = 130 MW; found: nothing",)


def test_a_fact_is_sought_in_its_own_file(failures):
    found = failures(
        '    files: {a.md: "Northfield installed capacity 120 MW.", b.md: "Lunch."}\n'
        "    finds: [{subject: P-01, attribute: capacity, value: 120 MW, file: b.md}]\n"
    )
    assert found == ("b.md: not found: P-01 capacity = 120 MW; found: nothing",)


@pytest.mark.parametrize("value", ["120", "120 MW"])
def test_a_value_is_written_with_or_without_its_unit(failures, value):
    found = failures(
        '    files: {a.md: "Northfield installed capacity 120 MW."}\n'
        f"    finds: [{{subject: Northfield, attribute: capacity, value: {value}, file: a.md}}]\n"
    )
    assert found == ()


def test_an_exposure_that_is_another_is_told_with_what_it_was(failures):
    found = failures(
        '    files: {a.md: "Northfield installed capacity 120 MW.", b.md: "Northfield out of service on 2025-03-04."}\n'
        "    expects: {when it is weak: {revealed: 2, severity: critical}}\n"
    )
    assert found == ("'when it is weak': revealed 1, not 2", "'when it is weak': severity high, not critical")


def test_an_exposure_of_one_scope_is_told_with_the_scope(drive):
    text = drive.pack.read_text().replace("    over: plant\n", "    over: plant\n    within: province\n")
    text = text.replace("attributes:\n", "attributes:\n  province: {of: plant, value: place, headings: [province]}\n")
    drive.pack.write_text(
        text
        + "  - name: mine\n"
        + '    files: {a.csv: "plant,province,capacity,outage\\nNorthfield,Hubei,120,2025-03-04"}\n'
        + "    expects: {when it is weak: [{scope: Hubei, revealed: 1}, {scope: Hunan, revealed: 1}]}\n"
    )
    assert check_policy(load_pack(drive.pack)).tests[-1].failures == ("'when it is weak' for Hunan: revealed 0, not 1",)


@pytest.mark.parametrize(("kept", "missing"), [("fires", "quiet"), ("stays quiet", "fires")])
def test_an_insight_needs_a_firing_and_a_quiet_test(drive, kept, missing):
    head, *tests = drive.pack.read_text().split("  - name: ")
    drive.pack.write_text(head + "".join(f"  - name: {test}" for test in tests if test.startswith(kept)))
    outcome = check_policy(load_pack(drive.pack))
    assert not outcome.passed
    assert len(outcome.untested) == 1
    assert "when it is weak" in outcome.untested[0]
    assert missing in outcome.untested[0]


@pytest.mark.parametrize("path", shipped_packs(), ids=lambda path: path.stem)
def test_the_shipped_packs_pass_their_tests(path):
    outcome = check_policy(load_pack(path))
    assert [failure for test in outcome.tests for failure in test.failures] == []
    assert outcome.passed
