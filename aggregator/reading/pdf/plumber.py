"""The cells of ruled tables as pdfplumber finds them, on pages where that is safe to ask."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pdfplumber
from pdfminer.pdftypes import stream_value
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from aggregator.model.documents import Rect
from aggregator.reading.pdf.lines import Turn
from aggregator.reading.pdf.ruled import Grid, grid_of

# Both say in their log what they read.
for _name in ("pdfminer", "pdfplumber"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)

_MOST_PACKED = 1 << 20
_MOST_OF_A_PAGE = 1 << 19
_MOST_OF_A_FILE = 8 << 20
_CHARACTER_CODE = re.compile(r"\(cid:\d+\)")
_RAISED = (
    PdfminerException,
    MalformedPDFException,
    PSException,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What it raises on damaged and hostile files: its own, pdfminer's, and what either lets through."""


class NoTables(Exception):
    """Tables of a page cannot be had; the message says why."""


@dataclass(frozen=True, slots=True)
class Plumbed:
    """The tables of a page.

    Parameters
    ----------
    letters
        How many characters pdfplumber sees inside them, blanks apart.
    codes
        How many of those it knows by their code in the font only.
    """

    grids: tuple[Grid, ...]
    letters: int
    codes: int


class RuledPages:
    """The tables of one document's pages; pdfplumber opens it when the first of them is asked for.

    Parameters
    ----------
    pages
        How many pages pdfium counts: where pdfplumber counts others, page numbers do not mean the same.
    """

    def __init__(self, content: bytes, pages: int) -> None:
        self._content = content
        self._count = pages
        self._file: Any | None = None
        self._refused = ""
        self._drawn = 0

    def close(self) -> None:
        """Let go of what pdfplumber keeps of the document."""
        if self._file is not None:
            with suppress(*_RAISED):  # it lists the pages once more
                self._file.close()
            self._file = None

    def tables_on(self, number: int, turn: Turn) -> Plumbed:
        """Return the tables of a page that have more than one row and more than one column.

        Raises
        ------
        NoTables
            The page or the document cannot be read by pdfplumber, or is too much for it.
        """
        try:
            page = self._page(number)
            if page.rotation != turn.rotation:
                raise NoTables("it is turned in a way that is not understood")
            try:
                self._weigh(page)
                return _plumbed(page, turn)
            finally:
                page.close()
        except _RAISED as error:
            raise NoTables(f"pdfplumber cannot read it ({type(error.__cause__ or error).__name__})") from error

    def _page(self, number: int) -> Any:
        if self._refused:
            raise NoTables(self._refused)
        self._refused = "pdfplumber cannot open the file"
        if self._file is None:
            self._file = pdfplumber.open(BytesIO(self._content))
        if len(self._file.pages) != self._count:
            self._refused = "pdfplumber counts other pages"
            raise NoTables(self._refused)
        self._refused = ""
        return self._file.pages[number - 1]

    def _weigh(self, page: Any) -> None:
        """Count what is drawn on a page, in bytes, before it is followed operator by operator, which is slow."""
        packed = [stream_value(part) for part in page.page_obj.contents]
        if sum(len(stream.get_rawdata() or b"") for stream in packed) > _MOST_OF_A_PAGE:
            raise NoTables("too much is drawn on it")
        drawn = sum(len(stream.get_data()) for stream in packed)
        if drawn > _MOST_OF_A_PAGE:
            raise NoTables("too much is drawn on it")
        if self._drawn + drawn > _MOST_OF_A_FILE:
            raise NoTables("too much was drawn on the ruled pages before")
        self._drawn += drawn


def _plumbed(page: Any, turn: Turn) -> Plumbed:
    tables = page.find_tables()
    said = [
        character["text"]
        for character in page.chars
        if not character["text"].isspace() and any(_holds(table.bbox, character) for table in tables)
    ]
    grids = (grid_of(_shown(page, turn, table.cells)) for table in tables)
    return Plumbed(
        tuple(grid for grid in grids if len(grid.rows) > 2 and len(grid.columns) > 2),
        len(said),
        sum(_CHARACTER_CODE.fullmatch(text) is not None for text in said),
    )


def _holds(box: tuple[float, float, float, float], character: dict[str, Any]) -> bool:
    left, top, right, bottom = box
    x, y = (character["x0"] + character["x1"]) / 2, (character["top"] + character["bottom"]) / 2
    return bool(left <= x <= right and top <= y <= bottom)


def _shown(page: Any, turn: Turn, cells: list[tuple[float, float, float, float]]) -> Iterator[Rect]:
    """Yield cells, which pdfplumber measures from the top of the media box, as rectangles of the page as shown."""
    frame = turn.shown(Rect(*map(float, page.page_obj.mediabox)))
    across, up = frame.left - page.mediabox[0], frame.bottom + page.height + page.mediabox[1]
    for left, top, right, bottom in cells:
        yield Rect(left + across, up - bottom, right + across, up - top)
