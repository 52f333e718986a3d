"""How well tables of PDFs are found: run it by hand, ``python tests/bench/icdar.py FOLDER [--each]``.

The folder holds the data set of the ICDAR 2013 table competition, each ``name.pdf`` beside its truth
``name-str.xml``; the repository of camelot has it under ``tests/files/tabula/icdar2013-dataset``. Prints precision,
recall and F1 over the neighbours that cells have in their tables, summed over all documents and as the mean of the
documents, and how many tables were found. With ``--each`` also the figures of every document.

A neighbour is the nearest filled cell to the right or below, with the texts of both; tables need not be told apart.

References
----------
.. [1] M. Göbel, T. Hassan, E. Oro, G. Orsi, "A Methodology for Evaluating Algorithms for Table Understanding in PDF
   Documents", DocEng 2012.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

from aggregator.model.documents import Document, FileId, Source
from aggregator.reading.read import read_document


class Placed(NamedTuple):
    """A cell with the rows and columns it covers, ends included, and what is written in it."""

    row: int
    column: int
    last_row: int
    last_column: int
    text: str


class Score(NamedTuple):
    """Neighbours of the truth, those that were found, and how many of those are right."""

    true: int
    found: int
    right: int

    @property
    def precision(self) -> float:
        """Return the share of what was found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Return the share of the truth that was found."""
        return self.right / self.true if self.true else 1.0


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean of precision and recall."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def neighbours(cells: Iterable[Placed]) -> Counter[tuple[str, str, str]]:
    """Return (text, text of the neighbour, direction) of every cell that has one, blank cells left out."""
    filled = [cell for cell in cells if _squeezed(cell.text)]
    owner = {
        (row, column): number
        for number, cell in enumerate(filled)
        for row in range(cell.row, cell.last_row + 1)
        for column in range(cell.column, cell.last_column + 1)
    }
    n_rows = max((row for row, _ in owner), default=0) + 1
    n_columns = max((column for _, column in owner), default=0) + 1
    pairs = set()
    for (row, column), number in owner.items():
        to_the_right = ((row, other) for other in range(column + 1, n_columns))
        below = ((other, column) for other in range(row + 1, n_rows))
        for direction, places in (("right", to_the_right), ("below", below)):
            neighbour = next((owner[place] for place in places if place in owner), number)
            if neighbour != number:
                pairs.add((number, neighbour, direction))
    return Counter((_squeezed(filled[one].text), _squeezed(filled[other].text), way) for one, other, way in pairs)


def truth_of(path: Path) -> Counter[tuple[str, str, str]]:
    """Return the neighbours that a document has by its truth, each region of a table by itself."""
    found: Counter[tuple[str, str, str]] = Counter()
    for region in ET.parse(path).getroot().iterfind(".//table/region"):
        found += neighbours(map(_cell_of, region.iter("cell")))
    return found


def read_from(document: Document) -> Counter[tuple[str, str, str]]:
    """Return the neighbours that a document has as it was read."""
    found: Counter[tuple[str, str, str]] = Counter()
    for table in document.tables:
        found += neighbours(
            Placed(cell.row, cell.column, cell.row + cell.rowspan - 1, cell.column + cell.colspan - 1, cell.text)
            for cell in table.cells
        )
    return found


def scores(folder: Path) -> Iterator[tuple[Path, Score, int]]:
    """Yield each document with its score and how many tables were found in it."""
    for truth in sorted(folder.rglob("*-str.xml")):
        path = truth.with_name(truth.name.replace("-str.xml", ".pdf"))
        if not path.exists():
            print(f"not there: {path.name}")
            continue
        document = read_document(path.read_bytes(), Source(FileId(path.name), path.name, ""))
        true, found = truth_of(truth), read_from(document)
        yield path, Score(true.total(), found.total(), (true & found).total()), len(document.tables)


def main() -> None:
    """Print how well the tables of a folder's documents are found."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--each", action="store_true", help="print every document")
    told = parser.parse_args()
    rows = list(scores(told.folder))
    if not rows:
        parser.error(f"no document with a truth lies under {told.folder}")
    for path, score, tables in rows if told.each else ():
        print(f"{path.name:16} {tables:3} tables  precision {score.precision:.3f}  recall {score.recall:.3f}")
    total = Score(*map(sum, zip(*(score for _, score, _ in rows), strict=True)))
    precision = sum(score.precision for _, score, _ in rows) / len(rows)
    recall = sum(score.recall for _, score, _ in rows) / len(rows)
    print(f"{len(rows)} documents, {sum(tables for *_, tables in rows)} tables found")
    for name, one, other in (("all", total.precision, total.recall), ("mean", precision, recall)):
        print(f"{name:5} precision {one:.3f}  recall {other:.3f}  F1 {f1(one, other):.3f}")


def _cell_of(cell: ET.Element) -> Placed:
    row, column = int(cell.get("start-row", 0)), int(cell.get("start-col", 0))
    last_row, last_column = int(cell.get("end-row") or row), int(cell.get("end-col") or column)
    return Placed(row, column, last_row, last_column, cell.findtext("content") or "")


def _squeezed(text: str) -> str:
    """Return what is compared of a text: letters and digits, or its marks where it has neither."""
    return re.sub(r"[\W_]", "", text).lower() if re.search(r"[^\W_]", text) else re.sub(r"\s", "", text)


if __name__ == "__main__":
    main()
