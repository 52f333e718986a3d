"""Whatever was changed between scans, an index that followed it says the same as one that saw only the end."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from aggregator.model.changes import Because, State
from aggregator.service.changes import diff

NAMES = ("Northfield", "Lakeside", "Eastmoor")


def a_text(chance: random.Random) -> str:
    name = chance.choice(NAMES)
    said = (
        f"{name} installed capacity {chance.randrange(1, 9)} MW.\n",
        f"{name} out of service on 2025-03-0{chance.randrange(1, 9)}.\n",
        f"plant,capacity\n{name},{chance.randrange(1, 9)}\n",
        "Lunch is at noon.\n",
        "",
    )
    return chance.choice(said)


def edit(drive, chance: random.Random) -> None:
    """Change the drive in one of the ways in which people and programs do."""
    files = sorted(path for path in drive.folder.rglob("*") if path.is_file())
    what = chance.choice(["write", "write", "write", "remove", "rename", "copy", "save", "swap", "touch"])
    if what == "write" or len(files) < 3:
        drive.write(f"{chance.choice('abc')}/{chance.randrange(8)}.{chance.choice(['md', 'csv'])}", a_text(chance))
    elif what == "remove":
        chance.choice(files).unlink()
    elif what == "rename":
        file = chance.choice(files)
        file.rename(file.with_name(f"{chance.randrange(8)}{file.suffix}"))
    elif what == "copy":
        file = chance.choice(files)
        file.with_name(f"copy of {file.name}").write_bytes(file.read_bytes())
    elif what == "save":
        file = chance.choice(files)
        draft = file.with_name(f".{file.name}.tmp")
        draft.write_text(a_text(chance))
        draft.replace(file)
    elif what == "swap":
        first, second = chance.sample(files, 2)
        spare = first.with_name("spare")
        first.rename(spare)
        second.rename(first)
        spare.rename(second)
    else:
        drive.touch(str(chance.choice(files).relative_to(drive.folder)), f"2024-0{chance.randrange(1, 9)}-01")


def undated(findings, said) -> tuple[list, list]:
    """Return findings and facts without the days on which they became known, which only the follower can tell."""
    return (
        [{name: value for name, value in finding.items() if name != "since"} for finding in findings],
        [{name: value for name, value in fact.items() if name != "date"} for fact in said],
    )


@pytest.mark.parametrize("seed", range(4))
def test_following_changes_comes_to_the_same_as_seeing_only_the_end(drive, records, seed):
    chance = random.Random(seed)
    for _ in range(6):
        for _ in range(chance.randrange(1, 6)):
            edit(drive, chance)
        followed = drive.scan(confirm_vanished=lambda gone, known: True)
    said = drive.said()
    drive.data_dir = drive.data_dir.with_name("fresh")
    fresh = drive.scan()
    assert followed.files == fresh.files == fresh.read
    assert undated(records(followed.findings), said) == undated(records(fresh.findings), drive.said())
    assert [row.path for row in followed.not_read] == [row.path for row in fresh.not_read]


def contents(drive) -> dict[str, bytes]:
    return {
        str(path.relative_to(drive.folder)): path.read_bytes() for path in drive.folder.rglob("*") if path.is_file()
    }


@pytest.mark.parametrize("seed", range(4))
def test_what_changed_between_any_two_scans_is_what_they_found_and_names_only_files_that_changed(drive, seed):
    chance = random.Random(100 + seed)
    found, held = {}, {}
    for scan in range(1, 6):
        for _ in range(chance.randrange(0, 5)):
            edit(drive, chance)
        findings = drive.scan(confirm_vanished=lambda gone, known: True).findings
        found[scan] = {each.id: (each.severity, each.revealed, frozenset(each.subjects)) for each in findings}
        held[scan] = contents(drive)
    for before, after in combinations(range(1, 6), 2):
        told = diff(drive.data_dir, before, after).changes
        assert {each.finding: each.state for each in told} == dict(_states(found, before, after))
        for cause in (cause for each in told for cause in each.causes):
            then, now = held[before].get(cause.name), held[after].get(cause.name)
            assert cause.because in (Because.ARRIVED, Because.LEFT, Because.CHANGED)
            assert then != now, cause
            assert (cause.because is Because.LEFT) == (now is None), cause


def _states(found, before: int, after: int):
    """Yield what became of each finding, from what the two scans found and what any before them did."""
    old, new = found[before], found[after]
    for finding in old.keys() | new.keys():
        if finding not in new:
            yield finding, State.RESOLVED
        elif finding not in old:
            earlier = any(finding in found[scan] for scan in range(1, before))
            yield finding, State.REOPENED if earlier else State.NEW
        elif old[finding][:2] != new[finding][:2]:
            yield finding, State.WORSE if new[finding][:2] > old[finding][:2] else State.BETTER
        elif new[finding][2] - old[finding][2]:
            yield finding, State.WORSE
