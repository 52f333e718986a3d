"""What a file says or is called can neither command a terminal nor style it, nor stop an output."""

from __future__ import annotations

import json
import os
import pty
import stat
import subprocess
import unicodedata
from contextlib import suppress
from pathlib import Path

import pytest

TITLE = "Al\x1b]0;owned\x07\x9b31m\u202eevil"
NAMES = ("[/b] [red]x[/x].csv", ":smile:.csv", "\x1b[31mred.csv", "turn\u202egpj.csv")


def deceiving(text: str) -> list[str]:
    """Return the characters of a text that act instead of being seen."""
    return [
        hex(ord(each)) for each in text if each != "\n" and unicodedata.category(each) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    ]


@pytest.fixture
def hostile(grid, run):
    """Return a drive whose files hold and are called what acts on a terminal, scanned."""
    for number, name in enumerate(NAMES):
        file = grid.drive / "sheets" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"farm,keeper,capacity\nWesthill,Ann Archer,{number + 1}\n")
    (grid.drive / "plans/keepers.csv").write_text("farm,outage,capacity\nWesthill,2031-07-19,7\nEastmoor,,5\n")
    grid.pack.write_text(
        grid.pack.read_text().replace("keeper: {of: farm, value: person", "keeper: {of: farm, value: text")
    )
    grid.new.with_name("new.csv").write_text(f"farm,keeper\nEastmoor,{TITLE}\n")
    assert run(*grid.scan).code == 0
    return grid


COMMANDS = {
    "scan": lambda grid: grid.scan,
    "findings": lambda grid: ["findings"],
    "findings json": lambda grid: ["findings", "--format", "json"],
    "facts": lambda grid: ["facts", "--values"],
    "facts jsonl": lambda grid: ["facts", "--values", "--format", "jsonl"],
    "retention": lambda grid: ["retention", "--before", "2024-01-01"],
    "what-if": lambda grid: ["what-if", grid.top / "new.csv", "--to", "sheets", "--values"],
    "what-if json": lambda grid: ["what-if", grid.top / "new.csv", "--to", "sheets", "--values", "--format", "json"],
    "a wrong name": lambda grid: ["what-if", f"no{TITLE}.csv", "--to", "sheets"],
}


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_nothing_a_file_says_acts_on_a_terminal(run, hostile, command):
    arguments = command(hostile)
    given = [] if "--data-dir" in arguments else ["--data-dir", hostile.index]
    answer = run(*arguments, *given)
    assert deceiving(answer.out + answer.err) == []


def test_a_terminal_is_shown_what_would_act_on_it(hostile, command):
    """Told to a terminal, so that nothing on the way takes the commands out."""
    ours, theirs = pty.openpty()
    arguments = ["what-if", hostile.top / "new.csv", "--to", "sheets", "--values", "--data-dir", hostile.index]
    environment = {**os.environ, "TERM": "dumb", "NO_COLOR": "1", "COLUMNS": "200"}
    with subprocess.Popen(list(map(str, [*command, *arguments])), stdout=theirs, env=environment):
        os.close(theirs)
        shown = b""
        with suppress(OSError):  # how a terminal ends that nobody writes to any more
            while part := os.read(ours, 65536):
                shown += part
    os.close(ours)
    text = shown.decode().replace("\r", "")
    assert "Al⟨U+001B⟩]0;owned⟨U+0007⟩⟨U+009B⟩31m⟨U+202E⟩evil" in text
    assert deceiving(text) == []


def test_values_in_json_are_those_of_the_file(run, hostile):
    arguments = ["--to", "sheets", "--values", "--format", "json", "--data-dir", hostile.index]
    told = json.loads(run("what-if", hostile.top / "new.csv", *arguments).out)
    assert {fact["text"] for change in told["changes"] for fact in change["facts"]} == {TITLE}


def test_names_are_shown_as_they_are_and_never_as_styles(run, hostile):
    for finding in json.loads(run("findings", "--format", "json", "--data-dir", hostile.index).out):
        answer = run("explain", finding["id"], "--data-dir", hostile.index)
        assert answer.code == 0
    shown = run("findings", "--data-dir", hostile.index).out
    assert "sheets/[/b] [red]x[/x].csv" in shown
    assert "sheets/:smile:.csv" in run("facts", "--data-dir", hostile.index).out


def test_half_a_character_stops_no_output(run, hostile):
    new = hostile.top / "new.json"
    new.write_text('[{"farm": "Eastmoor", "capacity": 5, "keeper": "a\\ud800b"}]')
    arguments = ["what-if", new, "--to", "sheets", "--values", "--data-dir", hostile.index]
    assert (run(*arguments).code, run(*arguments, "--format", "json").code) == (0, 0)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "gbk"])
def test_a_terminal_of_another_encoding_is_told_all_the_same(scanned, command, encoding):
    done = subprocess.run(
        [*command, "findings", "--lang", "zh", "--data-dir", str(scanned.index)],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": encoding},
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"F-1" in done.stdout


def test_a_fault_of_the_program_is_one_line_without_what_it_was_about(tmp_path, command):
    faulty = command[-1].replace(
        "main()", "import aggregator.cli.main as m; m._wrong_use = lambda e: {}['Zeppelin']; main()"
    )
    done = subprocess.run([*command[:-1], faulty, "nonsense"], capture_output=True, text=True, check=False)
    (line,) = done.stderr.splitlines()
    assert (done.returncode, done.stdout) == (4, "")
    assert "KeyError at <string>:1 < main.py:" in line
    assert "Zeppelin" not in line


def test_a_report_into_a_pipe_leaves_its_mode_alone(run, scanned, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    pipe.chmod(0o666)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    answer = run("report", "-o", pipe, "--format", "csv", "--data-dir", scanned.index)
    told = os.read(reader, 1 << 20)
    os.close(reader)
    assert (answer.code, stat.S_IMODE(Path(pipe).stat().st_mode), told[:3]) == (0, 0o666, b"\xef\xbb\xbf")
