"""The fuzzing by hand finds what is there to find, and says so."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import fuzz_promises
import pytest

from aggregator.model.documents import (
    Block,
    BlockKind,
    Cell,
    Document,
    FileId,
    GridLoc,
    PdfLoc,
    SheetLoc,
    Source,
    Status,
    Table,
    TextLoc,
)


def document(**fields: object) -> Document:
    return Document("id", Source(FileId("r/1"), "a", "1"), "text/plain", "content", **fields)  # type: ignore[arg-type]


def block(text: str = "x", locator: object = TextLoc(1, 1)) -> Block:
    return Block(BlockKind.PARAGRAPH, text, locator)  # type: ignore[arg-type]


def table(*cells: Cell, rows: int = 2, columns: int = 2, after: int = 0) -> Table:
    return Table(GridLoc(1, 1), cells, rows, columns, after)


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (document(status=Status.FAILED), "for the reason ''"),
        (document(reason="half of it"), "for the reason 'half of it'"),
        (document(warnings=("a\nb",)), "not for a person"),
        (document(blocks=(block("  "),)), "blank"),
        (document(blocks=(block(locator=TextLoc(2, 1)),)), "not to be found"),
        (document(blocks=(block(locator=TextLoc(9, 9)),)), "not to be found"),
        (document(blocks=(block(locator=PdfLoc(0)),)), "not to be found"),
        (document(blocks=(block(locator=SheetLoc("s", "XFE1")),)), "not to be found"),
        (document(blocks=(block("x" * 500_001),)), "more than the limits"),
        (document(tables=(table(),)), "0 cells"),
        (document(tables=(table(Cell(0, 0, "a"), after=1),)), "after block 1 of 0"),
        (document(tables=(table(Cell(0, 1, "a"), Cell(0, 0, "b")),)), "not in order"),
        (document(tables=(table(Cell(2, 0, "a")),)), "misplaced"),
        (document(tables=(table(Cell(0, 0, "a", 0)),)), "misplaced"),
    ],
)
def test_a_broken_promise_is_seen(broken: Document, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzz_promises, "document_of", lambda content, name: broken)
    (found,) = fuzz_promises.broken_promises(b"a line", "a")
    assert said in found


def test_another_document_the_second_time_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = iter([document(blocks=(block("a"),)), document(blocks=(block("b"),))])
    monkeypatch.setattr(fuzz_promises, "document_of", lambda content, name: next(documents))
    assert fuzz_promises.broken_promises(b"a line", "a") == ["the same bytes gave another document the second time"]


def test_it_prints_a_table(tmp_path: Path) -> None:
    asked = ["0.02", "--parser", "text", "--blind", "--out", str(tmp_path)]
    done = subprocess.run(
        [sys.executable, str(Path(__file__).parent), *asked], capture_output=True, text=True, check=True
    )
    heading, row = done.stdout.splitlines()[-2:]
    assert heading.split() == ["parser", "minutes", "inputs", "failures", "stumbles", "slowest"]
    name, _, inputs, failures, stumbles, *_ = row.split()
    assert (name, failures, stumbles) == ("text", "0", "0")
    assert int(inputs) >= 1


def test_a_parser_of_no_such_name_is_refused() -> None:
    done = subprocess.run(
        [sys.executable, str(Path(__file__).parent), "1", "--parser", "dox"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "no parser ['dox']; there are docx, " in done.stderr
