"""The notation that documents are written in: the text of a document with its labels in place.

``[[surface|kind=canonical|fact; fact]]`` labels what stands before the first bar:

- ``[[340 MW|q]]``: a mention of a quantity, its canonical form is the surface;
- ``[[12万千瓦|q=120 MW|E-01.capacity]]``: a mention, and a fact of the same value;
- ``[[340|-|E-01.capacity=340 MW]]``: a fact only, as where the unit stands in the heading of the column;
- ``E-01.outage=2025-03-04~planned@2025?``: value, modality, period, optional; each may be left out.

Laid-out formats (docx, xlsx, pdf, html, pptx) are written line by line: ``# heading``, ``- list entry``,
``| cell | cell`` with ``<`` for a cell merged with the one to its left and ``^`` for one merged with that above,
``@header``, ``@footer``, ``=== sheet or slide``. The other formats are written as they are; ``¦`` begins a line of a
table and is taken out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from labelled.records import KINDS, MODALITIES, Fact, Half, Labelled, Mention, Modality, Place

LAID_OUT = frozenset({"docx", "xlsx", "pdf", "html", "pptx"})
RECORDS = frozenset({"csv", "json"})

_LABEL = re.compile(r"\[\[(?P<surface>[^|\[\]]+)\|(?P<kind>[^|\]]*)(?:\|(?P<facts>[^|\]]+))?\]\]")
_KIND = re.compile(r"(?P<kind>-|[a-z]+)(?P<optional>\?)?(?:=(?P<value>.+))?")
_FACT = re.compile(
    r"(?P<subject>[A-Z]-\d\d)\.(?P<attribute>\w+)(?:=(?P<value>[^~@?]+))?(?:~(?P<modality>\w+))?"
    r"(?:@(?P<period>[\w/-]+))?(?P<optional>\?)?"
)
_MEASURED = re.compile(r"(?P<number>-?\d+(?:\.\d+)?(?:\.\.-?\d+(?:\.\d+)?)?) (?P<unit>\S.*)")
_CELLS = re.compile(r"\|(?![^\[\]]*\]\])")
_LINE = re.compile(r"(?P<kind>#{1,3} |- |@header |@footer |=== |\| ?)?(?P<text>.*)")
_BLOCKS = {"- ": "entry", "@header ": "header", "@footer ": "footer", "=== ": "part", "": "paragraph"}

BlockKind = Literal["heading", "entry", "header", "footer", "part", "paragraph", "table"]


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a laid-out document: a line of text, or a table with its rows."""

    kind: BlockKind
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    level: int = 0


@dataclass(frozen=True, slots=True)
class _Unread:
    """A line or cell with its labels still in it."""

    text: str
    place: Place


def written(
    path: str,
    language: Literal["en", "zh", "mixed"],
    phenomena: str,
    source: str,
    *,
    sector: str,
    half: Half,
    chat: bool = False,
    encoding: str = "utf-8",
) -> Labelled:
    """Return the document with the truth that its labels say.

    Raises
    ------
    ValueError
        A label is not written as the notation has it.
    """
    source = source.strip("\n") + "\n"
    suffix = path.rpartition(".")[2]
    lines: list[str] = []
    facts: list[Fact] = []
    mentions: list[Mention] = []
    try:
        for unread in _unread(source, suffix):
            lines.append(_read(unread, len(lines), facts, mentions))
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from error
    return Labelled(
        path=path,
        format="chat" if chat else suffix,
        sector=sector,
        language=language,
        half=half,
        phenomena=tuple(part.strip() for part in phenomena.split(",")),
        source=source,
        lines=tuple(lines),
        facts=tuple(facts),
        mentions=tuple(mention for mention in mentions if mention.kind != "marking"),
        markings=tuple(mention.value for mention in mentions if mention.kind == "marking"),
        encoding=encoding,
    )


def plain(text: str) -> str:
    """Return a text without its labels."""
    return _LABEL.sub(lambda label: label["surface"], text)


def plain_lines(document: Labelled) -> Iterable[str]:
    """Yield the lines of a document that is not laid out, as they stand in its file."""
    for line in document.source.splitlines():
        yield plain(line).removeprefix("¦")


def blocks(document: Labelled) -> tuple[Block, ...]:
    """Return the blocks of a laid-out document, without their labels."""
    return tuple(
        Block(
            block.kind, plain(block.text), tuple(tuple(plain(cell) for cell in row) for row in block.rows), block.level
        )
        for block in _labelled_blocks(document.source)
    )


def _unread(source: str, suffix: str) -> Iterable[_Unread]:
    if suffix not in LAID_OUT:
        for line in source.splitlines():
            in_table = suffix in RECORDS or line.startswith(("¦", "|"))
            yield _Unread(line.removeprefix("¦"), "table" if in_table else "text")
        return
    for block in _labelled_blocks(source):
        if block.kind == "table":
            yield from (_Unread(cell, "table") for row in block.rows for cell in row)
        else:
            yield _Unread(block.text, "text")


def _labelled_blocks(source: str) -> Iterable[Block]:
    rows: list[tuple[str, ...]] = []
    for line in (*source.splitlines(), ""):
        parts = _LINE.fullmatch(line)
        if parts is None:
            raise ValueError(f"not a line: {line}")
        kind, text = parts["kind"] or "", parts["text"]
        if kind.startswith("|"):
            rows.append(tuple(cell.strip() for cell in _CELLS.split(text)))
            continue
        if rows:
            yield Block("table", rows=_squared(rows))
            rows = []
        if kind.startswith("#"):
            yield Block("heading", text, level=kind.count("#"))
        elif text:
            yield Block(_BLOCKS[kind], text)


def _squared(rows: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    width = max(map(len, rows))
    return tuple(row + ("",) * (width - len(row)) for row in rows)


def _read(unread: _Unread, block: int, facts: list[Fact], mentions: list[Mention]) -> str:
    text, end = "", 0
    for label in _LABEL.finditer(unread.text):
        text += unread.text[end : label.start()]
        mention = _mention(label, block, len(text))
        if mention.kind:
            mentions.append(mention)
        facts.extend(
            _fact(written_fact.strip(), mention, unread.place)
            for written_fact in (label["facts"] or "").split(";")
            if written_fact.strip()
        )
        text += label["surface"]
        end = label.end()
    text += unread.text[end:]
    if "]]" in text or "|q" in text:
        raise ValueError(f"a label is not closed: {unread.text}")
    return text


def _mention(label: re.Match[str], block: int, start: int) -> Mention:
    kind = _KIND.fullmatch(label["kind"])
    if kind is None or (kind["kind"] not in KINDS and kind["kind"] != "-"):
        raise ValueError(f"no kind of value: {label[0]}")
    return Mention(
        kind=KINDS.get(kind["kind"], ""),
        value=kind["value"] or label["surface"],
        surface=label["surface"],
        block=block,
        start=start,
        optional=bool(kind["optional"]),
    )


def _fact(text: str, mention: Mention, place: Place) -> Fact:
    parts = _FACT.fullmatch(text)
    if parts is None or (parts["modality"] or "actual") not in MODALITIES:
        raise ValueError(f"no fact: {text}")
    value = parts["value"] or mention.value
    measured = _MEASURED.fullmatch(value)
    modality: Modality = parts["modality"] or "actual"
    return Fact(
        subject=parts["subject"],
        attribute=parts["attribute"],
        value=measured["number"] if measured else value,
        unit=measured["unit"] if measured else None,
        modality=modality,
        period=parts["period"],
        place=place,
        surface=mention.surface,
        block=mention.block,
        optional=bool(parts["optional"]),
    )
