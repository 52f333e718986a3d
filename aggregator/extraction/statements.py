"""A document's lines as they are searched, each with the subjects and cues in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from aggregator.extraction.cues import Cue
from aggregator.extraction.search_text import HAN, SearchText, search_text
from aggregator.extraction.search_texts import look_up
from aggregator.extraction.sentences import LONGEST_LINE, Line, logical_lines
from aggregator.extraction.vocabulary import SubjectMention, Vocabulary
from aggregator.model.documents import Block, BlockKind, Document


@dataclass(frozen=True, slots=True)
class Statement:
    """A logical line of a block, as it is searched, with the subjects and cues in it."""

    block: Block
    search: SearchText
    offset: int
    first: bool
    mentions: tuple[SubjectMention, ...]
    cues: tuple[Cue, ...]
    has_scope: bool = False

    @property
    def text(self) -> str:
        """Return the line as it is searched."""
        return self.search.text

    @property
    def is_heading(self) -> bool:
        """Return whether it heads what follows: a heading, a mail's subject, or a line of a name and no more."""
        if self.block.kind is BlockKind.HEADING or self.block.label.casefold() == "subject":
            return True
        if self.block.kind is BlockKind.MESSAGE:
            return False
        if self.mentions and _HAN_TITLE.fullmatch(self.text.strip()):
            return True
        if self.has_scope and not self.mentions and not self.cues:
            return len(self.text.strip()) <= 20 and not re.search(r"[\d.。!?:：,，]", self.text)
        if not self.mentions or self.cues:
            return False
        rest = self.text[: self.mentions[0].start] + self.text[self.mentions[-1].end :]
        return len(rest) <= 20 and not re.search(r"\d{2}|[.。!?]", rest) and len(rest.split()) <= 2

    @property
    def introduces(self) -> bool:
        """Return whether its cues are of the lines below it: ``Installed capacity (MW)`` or ``Capacities:``."""
        if not self.cues or (self.mentions and not self.text.rstrip().endswith(":")):
            return False
        return self.text.rstrip().endswith(":") or (
            len(self.text) <= 40 and not re.search(r"\d|[.。!?]\s*$", self.text)
        )

    @property
    def is_letterhead(self) -> bool:
        """Return whether it says who writes, and not what about: a running head or foot, an address line."""
        if self.block.kind in (BlockKind.HEADER, BlockKind.FOOTER):
            return True
        return not self.cues and len(self.text) <= _LONGEST_LETTERHEAD and _CONTACT.search(self.text) is not None


_HAN_TITLE = re.compile(r"(?:关于)?[^，。；！？:]{2,40}(?:通知|公告|通报|报告|请示|批复|纪要|方案|预案|合同|决定|说明)")
_LONGEST_LETTERHEAD = 200
_CONTACT = re.compile(
    r"(?:·|\||\s{2}|[,，.。;；(（])\s*(?:Tel|Phone|Fax|Switchboard|E-?mail|www\.|https?:|Reg(?:istered)?\b|地址|电话|热线|传真|总机|邮编|网址)"
    r"|^(?:地址|电话|传真|邮编|Tel|Phone|Fax)\b|·\s*[\w.+-]+@|(?:地址|热线|总机|服务热线)[:：]",
    re.IGNORECASE,
)


def statements_of(blocks: Iterable[Block], vocabulary: Vocabulary) -> Iterator[Statement]:
    """Yield the logical lines of blocks with what is named in them, looked for in all of them at once."""
    lines = [(block, line, block.text[line.start : line.end]) for block in blocks for line in _lines(block.text)]
    look_up(raw for *_, raw in lines)
    searches = [search_text(raw) for *_, raw in lines]
    vocabulary.look_through(search.text for search in searches)
    for (block, line, _), search in zip(lines, searches, strict=True):
        named = vocabulary.subjects_in(search.text)
        mentions = tuple(vocabulary.briefs.together_with(search.text, named))
        places = [(mention.start, mention.end) for mention in mentions]
        yield Statement(
            block,
            search,
            line.start,
            line.first,
            mentions,
            tuple(vocabulary.cues.found_in(search.text)),
            bool(vocabulary.scopes.found_in(search.text, places)),
        )


_BREAK = re.compile(r"[\r\n\x0b\x0c\x85\u2028\u2029]")


def _lines(raw: str) -> Iterable[Line]:
    """Return the logical lines of a text, those of a short one without line breaks at once."""
    if len(raw) > LONGEST_LINE or _BREAK.search(raw) is not None:
        return logical_lines(raw)
    start = len(raw) - len(raw.lstrip())
    return [Line(start, len(raw), first=True)] if start < len(raw) else []


_PROSE_IN_CELL = re.compile(r"[。；！？，]|[.;!?](?:\s|$)")
_SHORTEST_PROSE = 20


def prose_in_cells(document: Document, vocabulary: Vocabulary) -> Iterator[Statement]:
    """Yield what remarks in table cells state: sentences, the first of which names a subject."""
    blocks = [
        Block(BlockKind.PARAGRAPH, cell.text, table.place_of(cell), hidden=cell.hidden)
        for table in document.tables
        for cell in table.cells
        if len(cell.text) >= _SHORTEST_PROSE and _PROSE_IN_CELL.search(cell.text)
    ]
    if not blocks:
        return
    for _, group in groupby(statements_of(blocks, vocabulary), key=lambda statement: id(statement.block)):
        stated = list(group)
        if stated[0].mentions:
            yield from stated


_PIECE = re.compile(r"(?:^|(?<=[;|]))\s*([^:=;|]{1,60}?)\s*[:=](?!//)\s*([^;|]*[^;|\s])")
_LONE = re.compile(r"\s*([^:=]{1,60}?)\s*[:=](?!//)\s*(.*\S)")


def keyed_pieces(statement: Statement) -> list[tuple[str, int, int]]:
    """Return the keys of a ``key: value; key: value`` line, each with the span of its value."""
    if statement.block.label and statement.block.kind in {BlockKind.FORM_FIELD, BlockKind.EXIF}:
        return [(statement.block.label, 0, len(statement.text))]
    if ":" not in statement.text and "=" not in statement.text:
        return []
    pieces = [(found.group(1), *found.span(2)) for found in _PIECE.finditer(statement.text)]
    if len(pieces) > 1:
        return pieces
    found = _LONE.match(statement.text)
    return [(found.group(1), *found.span(2))] if found else []


EDGE = 3
"""How many lines at each end of a document may be a letterhead or its foot."""


def body_of(document: Document, vocabulary: Vocabulary) -> list[Statement]:
    """Return the statements of a document's blocks without what only says who writes."""
    statements = list(statements_of(document.blocks, vocabulary))
    last = len(statements) - EDGE
    return [
        statement
        for number, statement in enumerate(statements)
        if not _stands_in_the_head(statement, is_at_edge=number < EDGE or number >= last)
    ]


def _stands_in_the_head(statement: Statement, *, is_at_edge: bool) -> bool:
    if statement.block.kind in (BlockKind.HEADER, BlockKind.FOOTER):
        return not statement.cues
    return is_at_edge and (statement.is_letterhead or _SIGNED.fullmatch(statement.text.strip()) is not None)


_SIGNED = re.compile(rf"(?:[{HAN}]{{2,20}} )?[{HAN}]{{1,6}}[长任理事] [{HAN}]{{2,4}}")
"""An office and a name and no more, as a letter is signed."""
