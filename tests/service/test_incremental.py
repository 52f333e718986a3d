"""Whatever was changed between scans, an index that followed it says the same as one that saw only the end."""

from __future__ import annotations

import random

import pytest

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
