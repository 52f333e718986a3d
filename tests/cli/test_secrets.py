"""What the files say is in no output that did not ask for it."""

from __future__ import annotations

import json
import re

import pytest

SECRETS = ("731", "873", "964", "6417", "6529", "2031", "2032", "Zeppelin", "zeppelin", "quetzal")

COMMANDS = {
    "scan": lambda grid: grid.scan,
    "scan json": lambda grid: [*grid.scan, "--format", "json"],
    "scan zh": lambda grid: [*grid.scan, "--lang", "zh"],
    "findings": lambda grid: ["findings"],
    "findings json": lambda grid: ["findings", "--format", "json"],
    "facts": lambda grid: ["facts"],
    "facts jsonl": lambda grid: ["facts", "--format", "jsonl"],
    "facts deduced": lambda grid: ["facts", "--show", "deduced"],
    "discover": lambda grid: ["discover"],
    "discover json": lambda grid: ["discover", "--format", "json"],
    "graph": lambda grid: ["graph", "{id}"],
    "graph json": lambda grid: ["graph", "{id}", "--format", "json"],
    "explain": lambda grid: ["explain", "{id}"],
    "explain json": lambda grid: ["explain", "{id}", "--format", "json"],
    "retention": lambda grid: ["retention", "--before", "2024-01-01"],
    "retention json": lambda grid: ["retention", "--before", "2024-01-01", "--format", "json"],
    "report html": lambda grid: ["report", "-o", "out", "--format", "html"],
    "report html zh": lambda grid: ["report", "-o", "out", "--format", "html", "--lang", "zh"],
    "report json": lambda grid: ["report", "-o", "out", "--format", "json"],
    "report csv": lambda grid: ["report", "-o", "out", "--format", "csv"],
    "what-if": lambda grid: ["what-if", grid.new, "--to", "noise"],
    "what-if json": lambda grid: ["what-if", grid.new, "--to", "noise", "--format", "json"],
    "doctor": lambda grid: ["doctor"],
    "doctor json": lambda grid: ["doctor", "--format", "json"],
}


@pytest.fixture
def said(run, scanned, tmp_path):
    """Return all that a command prints and writes."""
    ids = [each["id"] for each in json.loads(run("findings", "--format", "json", "--data-dir", scanned.index).out)]

    def of(arguments) -> str:
        answer = run(*[ids[0] if each == "{id}" else each for each in arguments], "--data-dir", scanned.index)
        assert answer.code == 0, answer.err
        written = tmp_path / "out"
        said = answer.out + answer.err + (written.read_text() if written.exists() else "")
        for opaque in ids:
            said = said.replace(opaque, "")
        return said

    return of


def shown(said: str) -> list[str]:
    # What a digest or a coordinate of a drawing happens to hold is no value.
    return [secret for secret in SECRETS if re.search(rf"(?<![0-9a-f.]){secret}", said)]


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_no_value_is_shown_unasked(said, scanned, command):
    assert shown(said(command(scanned))) == []


@pytest.mark.parametrize("name", ["explain", "explain json", "facts", "facts jsonl", "report json"])
def test_values_are_shown_where_they_are_asked_for(said, scanned, name):
    assert {"731", "2031"} <= set(shown(said([*COMMANDS[name](scanned), "--values"])))


@pytest.mark.parametrize("progress", ["plain", "json", "bar", "none"])
def test_progress_tells_nothing_of_what_is_read(run, grid, progress, monkeypatch):
    monkeypatch.setattr("aggregator.cli.progress.SECONDS_BETWEEN_LINES", 0.0)
    answer = run(*grid.scan, "--progress", progress)
    assert answer.code == 0
    assert shown(answer.out + answer.err) == []
    assert [name for name in ("capacity.csv", "letter.md") if name in answer.err] == []


def test_a_sentence_of_a_file_is_nowhere_in_the_index(scanned):
    kept = b"".join(path.read_bytes() for path in scanned.index.rglob("*") if path.is_file())
    assert b"quetzal" not in kept


def test_a_mistake_in_an_access_list_does_not_print_its_neighbours(run, grid):
    (grid.top / "access.csv").write_text("path,principal,right\nsheets,Quintus Zeppelin,read\nplans,ann,raed\n")
    answer = run(*grid.scan)
    assert (answer.code, shown(answer.out + answer.err)) == (2, [])
