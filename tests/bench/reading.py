"""How fast PDFs are read, beside pdfium alone: run it by hand, ``python tests/bench/reading.py [a.pdf ...]``.

Bare pdfium is pypdfium2's ``get_text_bounded`` of every page. Both are timed in turn in one process, so that the
ratios hold on a busy machine although the seconds do not.
"""

from __future__ import annotations

import argparse
import gc
import io
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

from aggregator.model.documents import FileId, Source
from aggregator.reading.limits import Limits
from aggregator.reading.pdf.rulings import rulings_of
from aggregator.reading.read import read_document

SENTENCE = (
    "The planned outage of unit {0} at station {1} begins in week {2}, lasts {3} days and takes {4} MW from the grid "
    "while the neighbouring stations carry what is left of the load. "
)
BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=12)


def prose(pages: int) -> bytes:
    """Return a PDF of plain paragraphs."""
    return _laid_out(
        Paragraph("".join(SENTENCE.format(page, part, part + n, n, 10 * part) for n in range(6)), BODY)
        if part < 5
        else PageBreak()
        for page in range(pages)
        for part in range(6)
    )


def tables(pages: int) -> bytes:
    """Return a PDF with a ruled table and a paragraph on every page."""
    grid = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
    return _laid_out(
        part
        for page in range(pages)
        for part in (
            Paragraph(SENTENCE.format(page, 1, 2, 3, 4), BODY),
            Spacer(1, 12),
            Table([[f"plant {row}", str(10 * row), "Grid", f"week {page}"] for row in range(30)], style=grid),
            PageBreak(),
        )
    )


def _laid_out(parts: Iterator[Flowable]) -> bytes:
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4).build(list(parts))
    return out.getvalue()


def parted(content: bytes) -> dict[str, bytes]:
    """Return the pages of a PDF that are ruled like a table and those that are not, as two PDFs."""
    numbers: dict[str, list[int]] = {"plain": [], "ruled": []}
    with pypdfium2.PdfDocument(content) as document:
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
                    parts[kind] = out.getvalue()
    return parts


def bare(content: bytes) -> int:
    """Return how many characters pdfium alone gives."""
    with pypdfium2.PdfDocument(content) as document:
        said = 0
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            said += len(text.get_text_bounded())
            text.close()
            page.close()
        return said


def read(content: bytes) -> int:
    """Return how many characters of text and tables the reader gives."""
    document = read_document(content, Source(FileId("bench/1"), "a.pdf", "1"), Limits(seconds=3600))
    return sum(len(block.text) for block in document.blocks) + sum(
        len(cell.text) for table in document.tables for cell in table.cells
    )


def seconds(task: Callable[[bytes], int], content: bytes) -> float:
    """Return the processor time one run takes."""
    gc.collect()
    start = time.process_time()
    task(content)
    return time.process_time() - start


def main(paths: list[Path], rounds: int, pages: int) -> None:
    """Print a row for each PDF: pages a second, bare and read, and the median of their ratios."""
    files = {"prose": prose(pages), "tables": tables(pages // 5)}
    for path in paths:
        files |= {f"{path.stem[:24]} {kind}": part for kind, part in parted(path.read_bytes()).items()}
    out = sys.stdout.write
    out(f"{'file':<32}{'pages':>6}{'bare/s':>9}{'read/s':>9}{'ratio':>7}{'least':>7}{'most':>7}{'text':>6}\n")
    for name, content in files.items():
        with pypdfium2.PdfDocument(content) as document:
            count = len(document)
        kept = read(content) / max(1, bare(content))
        pairs = [(seconds(bare, content), seconds(read, content)) for _ in range(rounds)]
        ratios = [alone / full for alone, full in pairs]
        alone, full = (count / statistics.median(times) for times in zip(*pairs, strict=True))
        out(f"{name[:31]:<32}{count:>6}{alone:>9.0f}{full:>9.0f}{statistics.median(ratios):>7.2f}")
        out(f"{min(ratios):>7.2f}{max(ratios):>7.2f}{kept:>6.2f}\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Times PDF reading against bare pdfium.")
    parser.add_argument("paths", nargs="*", type=Path, help="PDFs to time besides the made ones")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--pages", type=int, default=100)
    given = parser.parse_args()
    main(given.paths, given.rounds, given.pages)
