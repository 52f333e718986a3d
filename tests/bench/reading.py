"""How fast files are read, beside the bare library of each format and markitdown: ``python tests/bench/reading.py``.

All are timed in turn in one run, by processor time, so that the ratios hold on a busy machine although the seconds do
not. markitdown is timed where it can be imported, or in the interpreter that ``--markitdown`` names.
"""

from __future__ import annotations

import argparse
import gc
import importlib.util
import io
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
from bare import READERS
from samples import documents

from aggregator.model.documents import FileId, Source, Status
from aggregator.reading.limits import Limits
from aggregator.reading.pdf.rulings import rulings_of
from aggregator.reading.read import read_document

Clock = Callable[[Path], float]
HEAD = (
    f"{'files':<30}{'kB':>6}{'files/s':>9}{'MB/s':>8}{'bare':>7}{'least':>7}{'most':>7}{'markitdown':>12}{'text':>6}\n"
)


def parted(path: Path) -> dict[tuple[str, str], tuple[str, bytes]]:
    """Return the pages of a PDF that are ruled like a table and those that are not, as two PDFs."""
    numbers: dict[str, list[int]] = {"plain": [], "ruled": []}
    with pypdfium2.PdfDocument(path) as document:
        for number, page in enumerate(document):
            numbers["ruled" if rulings_of(page).ruled else "plain"].append(number)
            page.close()
        parts = {}
        for kind, chosen in numbers.items():
            if chosen:
                with pypdfium2.PdfDocument.new() as part:
                    part.import_pages(document, chosen)
                    out = io.BytesIO()
                    part.save(out)
                    parts[path.stem[:20], kind] = f"{kind}.pdf", out.getvalue()
    return parts


def read(content: bytes, name: str) -> int:
    """Return how many characters of text and tables the reader gives."""
    document = read_document(content, Source(FileId("bench/1"), name, "1"), Limits(seconds=3600))
    if document.status is not Status.OK:
        raise RuntimeError(f"{name} was not read: {document.reason}")
    return sum(len(block.text) for one in document.family() for block in one.blocks) + sum(
        len(cell.text) for table in document.tables for cell in table.cells
    )


def seconds(task: Callable[[], object]) -> float:
    """Return the processor time one run takes."""
    gc.collect()
    start = time.process_time()
    task()
    return time.process_time() - start


@contextmanager
def markitdown_clock(interpreter: str | None) -> Iterator[Clock | None]:
    """Give what times markitdown on a file, or None where there is none."""
    if interpreter is None and importlib.util.find_spec("markitdown"):
        interpreter = sys.executable
    if interpreter is None:
        yield None
        return
    script = Path(__file__).with_name("markitdown_clock.py")
    with subprocess.Popen(
        [interpreter, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as child:

        def ask(path: Path) -> float:
            child.stdin.write(f"{path}\n")
            child.stdin.flush()
            return float(child.stdout.readline())

        if child.stdout.readline() != "ready\n":
            raise SystemExit(f"{interpreter} cannot run markitdown")
        yield ask
        child.stdin.close()


def timed(name: str, content: bytes, rounds: int, markitdown: Clock | None) -> dict[str, object]:
    """Return the medians of several rounds in which each reader took its turn, and the ratios of the rounds."""
    bare_name, bare = READERS[Path(name).suffix]
    kept = read(content, name) / max(1, bare(content))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(content)
        ours, against_bare, against_markitdown = [], [], []
        for turn in range(rounds):
            alone = seconds(lambda: bare(content))
            ours.append(seconds(lambda: read(content, name)))
            against_bare.append(alone / ours[-1])
            if markitdown and turn < 3:
                against_markitdown.append(markitdown(path) / ours[-1])
    usual = statistics.median(ours)
    return {
        "kilobytes": len(content) / 1000,
        "files": 1 / usual,
        "megabytes": len(content) / usual / 1_000_000,
        "bare": bare_name,
        "bare_ratio": statistics.median(against_bare),
        "least": min(against_bare),
        "most": max(against_bare),
        "markitdown_ratio": statistics.median(against_markitdown) if against_markitdown else None,
        "text": kept,
    }


def main(given: argparse.Namespace) -> None:
    """Time every document and tell how it went; with ``--json`` the rows themselves come out."""
    tell = (sys.stderr if given.json else sys.stdout).write
    files = documents()
    for path in given.paths:
        files |= parted(path)
    rows = []
    tell(HEAD)
    with markitdown_clock(given.markitdown) as markitdown:
        for (kind, language), (name, content) in files.items():
            row = timed(name, content, given.rounds, markitdown)
            rows.append({"format": kind, "language": language, **row})
            beside = "" if row["markitdown_ratio"] is None else f"{row['markitdown_ratio']:.1f}"
            tell(f"{kind + ', ' + language:<30}{row['kilobytes']:>6.0f}{row['files']:>9.1f}{row['megabytes']:>8.2f}")
            tell(f"{row['bare_ratio']:>7.2f}{row['least']:>7.2f}{row['most']:>7.2f}{beside:>12}{row['text']:>6.2f}\n")
    if given.json:
        json.dump(rows, sys.stdout)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Times reading against the bare library of each format.")
    parser.add_argument("paths", nargs="*", type=Path, help="PDFs to time besides the made documents")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true", help="write the rows as JSON; the table goes to stderr")
    parser.add_argument("--markitdown", metavar="PYTHON", help="an interpreter that has markitdown")
    main(parser.parse_args())
