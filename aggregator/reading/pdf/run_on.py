"""Paragraphs that a column or a page ends in the middle of, put together again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from aggregator.model.documents import Block, BlockKind, Table
from aggregator.reading.pdf.lines import Line, filled_to, first_word, opens

_HAN = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_EAST = f"[{_HAN}、，（）《》“”＂-～]"
_CLOSED = re.compile(r"[。！？；：.!?;:][”’」』）)\"']*\s*$")
_ENDS_EAST, _BEGINS_EAST = re.compile(rf"{_EAST}\s*$"), re.compile(rf"\s*{_EAST}")
_ENDS_WORD, _BEGINS_SMALL = re.compile(r"[^\W\d_][,-]?\s*$"), re.compile(r"\s*[a-zà-öø-ÿ]")
_SAME_SIZE = 0.1
_SLACK = 0.6  # letters that may be missing at the end of a full line


class Stretch(NamedTuple):
    """A paragraph of a page, and the block it became."""

    block: int
    page: int
    lines: tuple[Line, ...]


def columns_joined(paragraphs: Iterable[list[Line]]) -> list[list[Line]]:
    """Return a page's paragraphs, those joined that go on at the head of the next column."""
    joined: list[list[Line]] = []
    for paragraph in paragraphs:
        if joined and _next_column(joined[-1][-1], paragraph[0]) and runs_on(joined[-1], paragraph):
            joined[-1] = joined[-1] + paragraph
        else:
            joined.append(paragraph)
    return joined


def runs_on(before: list[Line] | tuple[Line, ...], after: list[Line] | tuple[Line, ...]) -> bool:
    """Return whether one paragraph is the end of another: its last line is full, no sentence ends, none begins."""
    last, first = before[-1], after[0]
    if abs(last.size - first.size) > _SAME_SIZE * last.size or opens(first.text) or len(before) + len(after) < 3:
        return False
    width = max(filled_to(line) - line.box.left for line in (*before, *after))
    if last.box.right - last.box.left + first_word(first) < width - _SLACK * last.size:
        return False
    if _CLOSED.search(last.text):
        return False
    if _ENDS_EAST.search(last.text) or _BEGINS_EAST.match(first.text):
        return True
    return _ENDS_WORD.search(last.text) is not None and _BEGINS_SMALL.match(first.text) is not None


def _next_column(last: Line, first: Line) -> bool:
    return first.box.left > last.box.right - last.size and first.box.bottom > last.box.top


def pages_joined(
    blocks: tuple[Block, ...], tables: tuple[Table, ...], stretches: list[Stretch]
) -> tuple[tuple[Block, ...], tuple[Table, ...]]:
    """Return the blocks with those joined that go on on the next page, at the place where they begin.

    Parameters
    ----------
    stretches
        The paragraphs that became blocks, in their order; running headers and footers are left out of it.
    """
    gone: dict[int, int] = {}
    texts: dict[int, list[str]] = {}
    body = [found for found in stretches if _is_body(blocks, found)]
    for last, first in pairwise(body):
        if first.page == last.page + 1 and runs_on(last.lines, first.lines):
            into = gone[first.block] = gone.get(last.block, last.block)
            texts.setdefault(into, [blocks[into].text]).append(blocks[first.block].text)
    if not gone:
        return blocks, tables
    joined = [replace(block, text="\n".join(texts[at])) if at in texts else block for at, block in enumerate(blocks)]
    kept = tuple([block for place, block in enumerate(joined) if place not in gone])
    return kept, tuple([replace(table, after=_moved(table.after, gone)) for table in tables])


def _is_body(blocks: tuple[Block, ...], found: Stretch) -> bool:
    # A limit may have been reached before the last block was kept.
    return found.block < len(blocks) and blocks[found.block].kind is BlockKind.PARAGRAPH


def _moved(after: int, gone: dict[int, int]) -> int:
    return after - sum(1 for place in gone if place < after)
