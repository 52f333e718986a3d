"""Exit codes, and mistakes: each is one line that names what is wrong, and never a traceback."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from aggregator.index.index import Index

CLEAN, FOUND, WRONG_USE, NOT_LISTED, RUNTIME = range(5)


@pytest.mark.parametrize(
    ("fail_on", "code"), [("never", CLEAN), ("low", FOUND), ("medium", FOUND), ("high", FOUND), ("critical", FOUND)]
)
def test_findings_at_or_above_the_level_end_with_1(run, scanned, fail_on, code):
    for command in (["findings", "--data-dir", scanned.index], scanned.scan):
        assert run(*command, "--fail-on", fail_on).code == code


def test_findings_below_the_level_end_with_0(run, grid):
    arguments = [*grid.scan, "--exclude", "plans/*"]
    assert run(*arguments, "--fail-on", "low").code == FOUND
    assert run(*arguments, "--fail-on", "medium").code == CLEAN


def test_files_that_were_not_read_end_with_3_where_that_is_asked_for(run, scanned):
    assert run(*scanned.scan, "--fail-on-unread").code == NOT_LISTED
    assert run(*scanned.scan, "--fail-on-unread", "--fail-on", "low").code == FOUND


def test_a_folder_that_could_not_be_listed_ends_with_3_and_a_finding_with_1(run, grid):
    (grid.drive / "/".join("d" * 505)).mkdir(parents=True)
    answer = run(*grid.scan)
    assert (answer.code, "folders deep" in answer.out or "not" in answer.out) == (NOT_LISTED, True)
    (told,) = json.loads(run(*grid.scan, "--format", "json").out)["scan"]["not_listed"]
    assert told["path"].startswith("d/d/")
    assert run(*grid.scan, "--fail-on", "low").code == FOUND


def test_a_mass_vanish_ends_with_3_until_it_is_believed(run, grid):
    assert run(*grid.scan).code == CLEAN
    for path in sorted(grid.drive.rglob("*")):
        if path.is_file():
            path.unlink()
    kept = run(*grid.scan, "--format", "json")
    assert json.loads(kept.out)["scan"]["kept_although_gone"] == 6
    assert (kept.code, '"removed": 0' in kept.out, "when it is weak" in kept.out) == (NOT_LISTED, True, True)
    assert run(*grid.scan, "--fail-on", "low").code == FOUND
    believed = run(*grid.scan, "--believe-vanished", "--format", "json")
    told = json.loads(believed.out)
    assert (believed.code, told["scan"]["removed"], told["findings"]) == (CLEAN, 6, [])
    assert {change["state"] for change in told["changes"]} == {"resolved"}


@pytest.mark.parametrize(("fail_on", "code"), [("never", CLEAN), ("review", FOUND), ("hold", CLEAN)])
def test_a_what_if_ends_with_1_at_the_verdict_asked_for(run, scanned, fail_on, code):
    answer = run("what-if", scanned.new, "--to", "noise", "--fail-on", fail_on, "--data-dir", scanned.index)
    assert answer.code == code


@pytest.mark.parametrize("options", [[], ["--format", "jsonl"]])
def test_a_reader_who_wants_no_more_ends_it_quietly(scanned, command, options):
    """The pipe is closed before anything is written to it, as by ``| head`` that has seen enough."""
    read, write_end = os.pipe()
    os.close(read)
    arguments = [*command, "facts", "--data-dir", str(scanned.index), *options]
    done = subprocess.run(arguments, stdout=write_end, stderr=subprocess.PIPE, check=False)
    os.close(write_end)
    assert (done.returncode, done.stderr) == (141, b"")


def test_a_pack_whose_tests_fail_ends_with_1(run, grid):
    assert run("policy", "test", grid.pack).code == CLEAN
    grid.pack.write_text(grid.pack.read_text().replace("severity: medium", "severity: high"))
    answer = run("policy", "test", grid.pack)
    assert answer.code == FOUND
    assert "severity medium, not high" in answer.out


def test_the_shipped_packs_pass(run):
    assert run("policy", "test").code == CLEAN


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


MISTAKES = {
    "no such command": (["fnd"], WRONG_USE, "no command 'fnd'"),
    "no such option": (["findings", "--colour"], WRONG_USE, "--colour"),
    "no store": (["scan", "-p", "electricity"], WRONG_USE, "STORE"),
    "no pack named": (["scan", "drive"], WRONG_USE, "--policy"),
    "no such pack": (["scan", "drive", "-p", "elektricity"], WRONG_USE, "did you mean 'electricity'?"),
    "no such pack file": (["scan", "drive", "-p", "no.yaml"], WRONG_USE, "no.yaml"),
    "pack is a folder": (["scan", "drive", "-p", "./drive"], WRONG_USE, "drive"),
    "pack is no YAML": (["scan", "drive", "-p", "broken.yaml"], WRONG_USE, "broken.yaml:2"),
    "pack is no text": (["scan", "drive", "-p", "binary.yaml"], WRONG_USE, "binary.yaml"),
    "pack with a wrong word": (["scan", "drive", "-p", "wrong.yaml"], WRONG_USE, "wrong.yaml:8"),
    "no such folder": (["scan", "nowhere", "-p", "pack.yaml"], NOT_LISTED, "nowhere: there is no such folder"),
    "one folder of two": (["scan", "drive", "nowhere", "-p", "pack.yaml"], NOT_LISTED, "there is no such folder"),
    "a file for a folder": (["scan", "pack.yaml", "-p", "pack.yaml"], NOT_LISTED, "is no folder"),
    "no connector": (["scan", "ftp://host/x", "-p", "pack.yaml"], NOT_LISTED, "no connector serves 'ftp://'"),
    "no access list": (["scan", "drive", "-p", "pack.yaml", "--access", "no.csv"], WRONG_USE, "no.csv"),
    "bad access list": (["scan", "drive", "-p", "pack.yaml", "--access", "bad.csv"], WRONG_USE, "bad.csv:2"),
    "bad member list": (["scan", "drive", "-p", "pack.yaml", "--members", "bad.csv"], WRONG_USE, "bad.csv:1"),
    "no site file": (["scan", "drive", "-p", "pack.yaml", "-c", "no.toml"], WRONG_USE, "no.toml"),
    "unknown site key": (["scan", "drive", "-p", "pack.yaml", "-c", "site.toml"], WRONG_USE, "unknown key 'hold'"),
    "no jobs": (["scan", "drive", "-p", "pack.yaml", "--jobs", "0"], WRONG_USE, "--jobs"),
    "index in a folder of others": (
        ["scan", "drive", "-p", "pack.yaml", "--data-dir", "drive"],
        WRONG_USE,
        "holds other",
    ),
    "index is a file": (["findings", "--data-dir", "pack.yaml"], WRONG_USE, "is a file"),
    "no index: findings": (["findings"], RUNTIME, "run `aggregator scan` first"),
    "no index: facts": (["facts"], RUNTIME, "run `aggregator scan` first"),
    "no index: explain": (["explain", "3f"], RUNTIME, "run `aggregator scan` first"),
    "no index: report": (["report", "-o", "r.html"], RUNTIME, "run `aggregator scan` first"),
    "no index: what-if": (["what-if", "pack.yaml", "--to", "."], RUNTIME, "run `aggregator scan` first"),
    "no such file": (["what-if", "no.md", "--to", "."], WRONG_USE, "no.md: no such file"),
    "a folder for a file": (["what-if", "drive", "--to", "."], WRONG_USE, "drive: is no file"),
    "report without output": (["report"], WRONG_USE, "--output"),
    "report in no format": (["report", "-o", "r", "--format", "docx"], WRONG_USE, "docx"),
    "language": (["findings", "--lang", "fr"], WRONG_USE, "fr"),
    "a subject for no facts": (["facts", "--show", "names", "--subject", "P-1"], WRONG_USE, "--subject"),
}


@pytest.mark.parametrize(("arguments", "code", "said"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_one_line_and_a_code(run, tmp_path, grid, arguments, code, said):
    write(tmp_path / "broken.yaml", "pack: a\nsector: {en: [}\n")
    write(tmp_path / "binary.yaml", b"\xff\xfe\0pack")
    write(tmp_path / "wrong.yaml", grid.pack.read_text().replace("population: listed", "population: lsited"))
    write(tmp_path / "bad.csv", "path,principal,right\na,ann,raed\n")
    write(tmp_path / "site.toml", "hold = 'high'\n")
    answer = run(*arguments)
    assert (answer.code, answer.out) == (code, "")
    assert answer.error.startswith("aggregator: ")
    assert said in answer.error


def test_an_index_that_somebody_scans_into_is_busy_and_can_be_read(run, grid):
    assert run(*grid.scan).code == CLEAN
    with Index.open(grid.index, writing=True):
        answer = run(*grid.scan)
        assert (answer.code, "wait for it" in answer.error) == (RUNTIME, True)
        assert run("findings", "--data-dir", grid.index).code == CLEAN


@pytest.mark.parametrize(
    "command", [["findings"], ["facts"], ["report", "-o", "r.html"], ["what-if", "new.md", "--to", "."]]
)
def test_a_damaged_index_is_told_and_nothing_is_made_of_it(run, grid, command):
    assert run(*grid.scan).code == CLEAN
    for path in grid.index.glob("index.db*"):
        path.write_bytes(b"not a database, not at all" * 400)
    answer = run(*command, "--data-dir", grid.index)
    assert (answer.code, "index.db" in answer.error) == (RUNTIME, True)


def test_a_doctor_tells_of_a_damaged_index_and_ends_with_4(run, grid):
    assert run("doctor", "--data-dir", grid.index).code == CLEAN
    assert run(*grid.scan).code == CLEAN
    assert run("doctor", "--data-dir", grid.index).code == CLEAN
    for path in grid.index.rglob("*.parquet"):
        path.write_bytes(path.read_bytes()[:-10])
    answer = run("doctor", "--data-dir", grid.index)
    assert (answer.code, "problem: " in answer.out, answer.err) == (RUNTIME, True, "")


def test_a_segment_that_is_gone_is_told_by_what_needs_it(run, grid):
    assert run(*grid.scan).code == CLEAN
    for path in grid.index.rglob("*.parquet"):
        path.unlink()
    assert run("facts", "--data-dir", grid.index).code == RUNTIME
    assert run("findings", "--data-dir", grid.index).code == CLEAN


def test_a_finding_that_is_not_there_is_told_with_those_that_are(run, scanned):
    answer = run("explain", "zzz", "--data-dir", scanned.index)
    assert (answer.code, "'zzz' begins the id of no finding (known: " in answer.error) == (WRONG_USE, True)
    assert run("explain", "", "--data-dir", scanned.index).code == WRONG_USE


def test_a_folder_that_is_not_in_the_index_is_told_with_those_that_are(run, scanned):
    answer = run("what-if", scanned.new, "--to", "plan", "--data-dir", scanned.index)
    assert (answer.code, "did you mean 'plans'" in answer.error) == (WRONG_USE, True)


def test_a_report_that_cannot_be_written_is_told(run, scanned, tmp_path):
    (tmp_path / "file").write_text("")
    answer = run("report", "-o", tmp_path / "file" / "report.html", "--data-dir", scanned.index)
    assert (answer.code, "file" in answer.error) == (RUNTIME, True)


def test_a_report_is_for_its_owner_only_also_where_one_stood_before(run, scanned, tmp_path):
    output = write(tmp_path / "out" / "report.json", "old")
    output.chmod(0o644)
    answer = run("report", "-o", output, "--format", "json", "--data-dir", scanned.index)
    assert (answer.code, answer.out, output.stat().st_mode & 0o777) == (CLEAN, f"{output}\n", 0o600)
    assert output.read_text().startswith("{")


def test_everything_in_the_index_is_for_its_owner_only(scanned):
    open_to_others = [path for path in [scanned.index, *scanned.index.rglob("*")] if path.stat().st_mode & 0o077]
    assert open_to_others == []


def test_the_index_folder_may_be_named_by_the_environment(run, scanned, monkeypatch):
    monkeypatch.setenv("AGGREGATOR_DATA_DIR", os.fspath(scanned.index))
    assert "when it is weak" in run("findings").out


def test_an_answer_may_be_in_chinese(run, scanned):
    assert "bo（1 人）可推知“when it is weak”" in run("findings", "--lang", "zh", "--data-dir", scanned.index).out


def test_no_line_in_a_pipe_ends_in_blanks_but_a_tables(run, scanned):
    for command in (["facts"], ["what-if", scanned.new, "--to", "noise"], ["doctor"]):
        lines = run(*command, "--data-dir", scanned.index).out.splitlines()
        assert [line for line in lines if line != line.rstrip()] == []


def test_a_reader_that_stops_listening_causes_no_traceback(scanned, command):
    program = [*command, "facts", "--format", "jsonl", "--data-dir", str(scanned.index)]
    with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert "Traceback" not in running.stderr.read()


def test_credentials_that_are_missing_or_refused_end_with_4(run, grid, monkeypatch):
    for name in ("KEY", "KEY_FILE", "REFRESH_TOKEN", "ACCESS_TOKEN"):
        monkeypatch.delenv(f"AGGREGATOR_GDRIVE_{name}", raising=False)
    answer = run("scan", "gdrive://", *grid.scan[2:])
    assert (answer.code, "AGGREGATOR_GDRIVE_ACCESS_TOKEN" in answer.error) == (RUNTIME, True)
    answer = run("scan", "sftp://ann:secret@host/x", *grid.scan[2:])
    assert (answer.code, "secret" in answer.error) == (WRONG_USE, False)
