"""Markdown: headings, list entries, paragraphs, code and pipe tables, by their lines."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from aggregator.model.documents import BlockKind, Cell, MetaValue, Table, TextLoc
from aggregator.reading.draft import Draft
from aggregator.reading.encoding import decode
from aggregator.reading.format import Format, Opening, Reading
from aggregator.reading.formats.text import lines_of

HEADING = re.compile(r"#{1,6}(?:\s+(?P<text>.*))?")
UNDERLINE = re.compile(r" {0,3}(?:=+|-+)\s*")
FENCE = re.compile(r"\s{0,12}(?P<mark>`{3,}|~{3,})[^`]*")
LIST_ENTRY = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?(?P<text>.+)")
RULE = re.compile(r" {0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})")
QUOTE = re.compile(r"\s{0,3}(?:>\s?)+")
TABLE_RULE = re.compile(r"(?:\|\s*+)?:?-++:?\s*+(?:\|\s*+:?-++:?\s*+)*+\|?\s*+")
BAR = re.compile(r"(?<!\\)\|")
EMPHASIS = re.compile(r"(\*\*\*|\*\*|__|`)(?=\S)([^*_`\n]+?)(?<=\S)\1")
FRONT_MATTER_FIELD = re.compile(r"(?P<key>title|author|date)\s*:\s*(?P<value>\S.*)", re.IGNORECASE)
METADATA_KEYS = {"title": "title", "author": "author", "date": "created"}


def read_markdown(content: bytes, opening: Opening) -> Reading:
    """Return the text as blocks and tables, with the marks that only give it shape left out."""
    decoded = decode(content)
    draft = Draft(opening.budget, warnings=list(decoded.warnings))
    return draft.gather(partial(_fill, lines=lines_of(decoded.text)))


def plain(text: str) -> str:
    """Return the text without the marks of bold and code.

    Examples
    --------
    >>> plain("**Capacity**: `120 MW`, 2 * 3 * 4")
    'Capacity: 120 MW, 2 * 3 * 4'
    """
    return EMPHASIS.sub(r"\2", text)


@dataclass(slots=True)
class _Page:
    """The lines, how far they are read, and the paragraph that is still open."""

    draft: Draft
    lines: list[str]
    at: int = 0
    open_text: list[str] = field(default_factory=list)
    open_at: int = 0
    kind: BlockKind = BlockKind.PARAGRAPH

    def close(self, kind: BlockKind | None = None) -> None:
        """End the open paragraph or list entry, if there is one."""
        if self.open_text:
            last = self.open_at + len(self.open_text)
            self.draft.add(kind or self.kind, plain("\n".join(self.open_text)), TextLoc(self.open_at + 1, last))
        self.open_text, self.kind = [], BlockKind.PARAGRAPH

    def extend(self, text: str) -> None:
        """Add the present line to what is open."""
        if not self.open_text:
            self.open_at = self.at
        self.open_text.append(text)
        self.at += 1


def _fill(draft: Draft, lines: list[str]) -> None:
    page = _Page(draft, lines)
    _front_matter(page)
    while page.at < len(lines):
        line = lines[page.at]
        if not any(taken(page, line) for taken in TURNS):
            page.extend(QUOTE.sub("", line, count=1).strip())
    page.close()


def _front_matter(page: _Page) -> None:
    if not page.lines or page.lines[0].strip() != "---":
        return
    end = next((at for at in range(1, min(len(page.lines), 200)) if page.lines[at].strip() in ("---", "...")), 0)
    for line in page.lines[1:end]:
        found = FRONT_MATTER_FIELD.match(line)
        if found:
            value = found["value"].strip().strip("\"'")
            page.draft.metadata[METADATA_KEYS[found["key"].lower()]] = MetaValue(value, f"front matter {found['key']}")
    if end:
        page.draft.add(BlockKind.PARAGRAPH, "\n".join(page.lines[1:end]), TextLoc(2, end))
        page.at = end + 1


def _blank(page: _Page, line: str) -> bool:
    if line.strip() and QUOTE.sub("", line, count=1).strip():
        return False
    page.close()
    page.at += 1
    return True


def _fence(page: _Page, line: str) -> bool:
    opened = FENCE.fullmatch(line)
    if opened is None:
        return False
    page.close()
    first = page.at + 1
    end = first
    while end < len(page.lines) and not page.lines[end].strip().startswith(opened["mark"]):
        end += 1
    page.draft.add(BlockKind.PARAGRAPH, "\n".join(page.lines[first:end]), TextLoc(first + 1, max(first + 1, end)))
    page.at = end + 1
    return True


def _heading(page: _Page, line: str) -> bool:
    found = HEADING.fullmatch(line.strip())
    if found is None:
        return False
    page.close()
    text = found["text"] or ""
    open_end = text.rstrip("#")
    if not open_end or open_end[-1].isspace():
        text = open_end.rstrip()
    page.draft.add(BlockKind.HEADING, plain(text), TextLoc(page.at + 1, page.at + 1))
    page.at += 1
    return True


def _underlined(page: _Page, line: str) -> bool:
    if not page.open_text or page.kind is not BlockKind.PARAGRAPH or not UNDERLINE.fullmatch(line):
        return False
    page.close(BlockKind.HEADING)
    page.at += 1
    return True


def _rule(page: _Page, line: str) -> bool:
    if not RULE.fullmatch(line):
        return False
    page.close()
    page.at += 1
    return True


def _table(page: _Page, line: str) -> bool:
    below = page.lines[page.at + 1] if page.at + 1 < len(page.lines) else ""
    if "|" not in line or "-" not in below or not TABLE_RULE.fullmatch(below.strip()):
        return False
    page.close()
    start = page.at
    rows = [_cells(line)]
    page.at += 2
    while page.at < len(page.lines) and "|" in page.lines[page.at]:
        rows.append(_cells(page.lines[page.at]))
        page.at += 1
    cells = tuple(
        Cell(row, column, text) for row, texts in enumerate(rows) for column, text in enumerate(texts) if text
    )
    page.draft.table(
        Table(
            TextLoc(start + 1, page.at),
            cells,
            len(rows),
            max(len(row) for row in rows),
            after=len(page.draft.blocks),
            method="markup",
        )
    )
    return True


def _cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return [plain(text.replace("\\|", "|").strip()) for text in BAR.split(inner)]


def _entry(page: _Page, line: str) -> bool:
    found = LIST_ENTRY.fullmatch(line)
    if found is None:
        return False
    page.close()
    page.extend(found["text"])
    page.kind = BlockKind.LIST_ENTRY
    return True


TURNS: tuple[Callable[[_Page, str], bool], ...] = (
    _blank, _fence, _heading, _underlined, _rule, _table, _entry,
)  # fmt: skip

FORMAT = Format(
    name="markdown",
    media_type="text/markdown",
    extensions=(".md", ".markdown", ".mdown"),
    read=read_markdown,
    matches=lambda _: False,
    rank=97,
)
