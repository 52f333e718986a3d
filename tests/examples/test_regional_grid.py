"""The regional-grid example is what its script writes, and scans to what its script planted."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

from aggregator.policy.loader import load_pack
from aggregator.service.check_policy import check_policy

EXAMPLE = Path(__file__).parents[2] / "examples" / "regional-grid"
GENERATED = ("plants.csv", "access.csv", "members.csv", "dates.csv", "truth.json", "what_if", "drive")


def files_under(folder: Path) -> dict[str, bytes]:
    chosen = [place for name in GENERATED for place in [folder / name, *(folder / name).rglob("*")] if place.is_file()]
    return {place.relative_to(folder).as_posix(): place.read_bytes() for place in chosen}


def test_the_script_writes_the_committed_bytes(tmp_path):
    subprocess.run([sys.executable, str(EXAMPLE / "make_drive.py"), "--into", str(tmp_path)], check=True)
    again, committed = files_under(tmp_path), files_under(EXAMPLE)
    assert sorted(again) == sorted(committed)
    assert [path for path, content in again.items() if committed[path] != content] == []


def test_the_drive_is_a_small_one_of_many_formats(truth):
    drive = [path for path in (EXAMPLE / "drive").rglob("*") if path.is_file()]
    assert len(drive) == truth["files"] >= 70
    assert len({path.suffix for path in drive}) >= 10
    assert sum(path.stat().st_size for path in drive) < 3 * 1024**2


def test_the_pack_passes_its_own_tests():
    outcome = check_policy(load_pack(EXAMPLE / "grid.yaml"))
    assert outcome.untested == ()
    assert [(test.name, test.failures) for test in outcome.tests if test.failures] == []


def test_every_right_and_date_is_of_a_file_in_the_drive():
    for name in ("access.csv", "dates.csv"):
        with (EXAMPLE / name).open(encoding="utf-8", newline="") as table:
            assert [
                row["path"] for row in csv.DictReader(table) if not (EXAMPLE / "drive" / row["path"]).exists()
            ] == []


def test_the_scan_finds_what_was_planted_and_nothing_else(ran, truth, scripts):
    differing = [str(line) for line in scripts["check"].checked(truth, ran.record, ran.facts) if line.differs]
    assert differing == []


def test_what_if_holds_the_file_that_completes_an_exposure_until_it_is_redacted(ran, truth, scripts):
    asked = truth["what_if"]
    names = (asked["hold"]["file"], asked["redacted"], asked["ok"])
    answers = {name: ran.what_if(name, asked["to"]) for name in names}
    assert [str(line) for line in scripts["check"].what_if_checked(truth, answers) if line.differs] == []


def test_a_second_scan_reads_no_file(ran):
    assert ran.scan().read == 0
