"""What OCR makes of the pages of one document, within its limits, and what it says about it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PIL import Image

from aggregator.model.documents import BlockKind, Cell, MetaValue, PdfLoc, Rect, Table
from aggregator.reading.draft import Draft
from aggregator.reading.limits import Limits
from aggregator.reading.ocr.installed import INSTALL, ocr_version
from aggregator.reading.ocr.layout import Row, cells_of, columns_of, is_table, parts_of
from aggregator.reading.ocr.recognise import SeenLine, seen_lines

LABEL = "OCR"
UNSURE_LABEL = "OCR, unsure"
UNSURE = 0.8
_ILLEGIBLE = 0.5
_SHARE_OF_SECONDS = 0.5
_LEAST_SIDE = 8

Place = Callable[[SeenLine], Rect]


def why_blind(limits: Limits) -> str:
    """Return why no pixels are read; empty where they are."""
    if not limits.ocr_pages:
        return "OCR is switched off"
    return "" if ocr_version() else f"OCR is not installed: {INSTALL}"


def too_small(size: tuple[int, int]) -> bool:
    """Return whether a picture is too small to hold a letter, such as a mark that counts who opened a mail."""
    return min(size) < _LEAST_SIDE


@dataclass(slots=True)
class Sight:
    """The eye on one document: what was seen so far."""

    draft: Draft
    pages: int = 0
    asked: int = 0
    lines: int = 0
    illegible: int = 0
    confidence: float = 0.0
    stopped: str = ""

    def closed_by(self, pixels: int) -> str:
        """Return why a page of so many pixels is not looked at; empty where it is."""
        self.asked += 1
        budget = self.draft.budget
        reason = why_blind(budget.limits)
        if not reason and pixels > budget.limits.pixels:
            reason = f"it has more than {budget.limits.pixels} pixels"
        if not reason and not budget.left("ocr_pages"):
            reason = f"more than {budget.limits.ocr_pages} pages for OCR"
        if not reason and time.monotonic() - budget.started > _SHARE_OF_SECONDS * budget.limits.seconds:
            reason = f"OCR stopped after half of the {budget.limits.seconds:g} seconds that one file may take"
        self.stopped = self.stopped or reason
        return reason

    def look(self, picture: Image.Image, page: int, place: Place) -> None:
        """Write what is seen on a page.

        Raises
        ------
        OverBudget
            The characters or cells are used up.
        """
        self.draft.budget.spend("ocr_pages")
        seen = [line for line in seen_lines(picture) if line.text.strip()]
        self.pages += 1
        legible = [line for line in seen if line.confidence >= _ILLEGIBLE]
        self.illegible += len(seen) - len(legible)
        self.lines += len(legible)
        self.confidence += sum(line.confidence for line in legible)
        for part in parts_of(legible):
            if is_table(part):
                self.draft.table(_table(part, page, place, len(self.draft.blocks)))
            else:
                self._paragraph(part, page, place)

    def conclude(self) -> None:
        """Say how much was read and how surely; nothing where no page was asked for."""
        if not self.asked:
            return
        if self.pages:
            told = f"OCR read {self.pages} of {self.asked} page{'s' if self.asked > 1 else ''}"
            told += f", mean confidence {self.confidence / self.lines:.2f}" if self.lines else ", no text seen"
            self.draft.metadata["ocr"] = MetaValue(told, ocr_version())
            self.draft.warnings.append(told)
        if self.illegible:
            lines = "line" if self.illegible == 1 else "lines"
            self.draft.warnings.append(f"OCR left out {self.illegible} {lines} that it could not make out")

    def _paragraph(self, rows: Sequence[Row], page: int, place: Place) -> None:
        pieces = [piece for row in rows for piece in row]
        text = "\n".join("  ".join(piece.text for piece in row) for row in rows)
        unsure = min(piece.confidence for piece in pieces) < UNSURE
        where = PdfLoc(page, tuple(map(place, pieces)))
        self.draft.add(BlockKind.PARAGRAPH, text, where, label=UNSURE_LABEL if unsure else LABEL)


def _table(rows: Sequence[Row], page: int, place: Place, after: int) -> Table:
    columns = columns_of(rows)
    cells = []
    for number, row in enumerate(rows):
        for column, piece in zip(cells_of(row, columns), row, strict=True):
            cells.append(Cell(number, column, piece.text))
    rects = [place(piece) for row in rows for piece in row]
    around = Rect(
        min(rect.left for rect in rects),
        min(rect.bottom for rect in rects),
        max(rect.right for rect in rects),
        max(rect.top for rect in rects),
    )
    where = PdfLoc(page, (around,), "table by OCR")
    return Table(where, tuple(cells), len(rows), len(columns), after=after, method="ocr")
