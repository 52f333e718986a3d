"""What the reading tests share: a way to read bytes, and a path on which workers find their tasks."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from aggregator.model.documents import FileId, Source
from aggregator.reading.limits import Limits
from aggregator.reading.read import read_document


@pytest.fixture(scope="session", autouse=True)
def tasks_are_importable():
    folder = str(Path(__file__).parent / "on_path")
    sys.path.insert(0, folder)
    yield
    sys.path.remove(folder)


@pytest.fixture
def read():
    """Return the document of bytes under a name."""

    def _read(content, name="file", **limits):
        if isinstance(content, str):
            content = content.encode()
        return read_document(content, Source(FileId("root/1"), name, "1"), Limits(**limits))

    return _read


@pytest.fixture
def rows():
    """Return the rows of a table as lists of strings, with blanks where there is no cell."""

    def _rows(table):
        grid = [[""] * table.n_columns for _ in range(table.n_rows)]
        for cell in table.cells:
            grid[cell.row][cell.column] = cell.text
        return grid

    return _rows
