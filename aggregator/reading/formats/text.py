"""Plain text: paragraphs, and the messages of chat exports, by their lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from aggregator.model.documents import BlockKind, TextLoc
from aggregator.reading.chat.transcript import fill_from_transcript, way_of
from aggregator.reading.draft import Draft
from aggregator.reading.encoding import decode
from aggregator.reading.format import Format, Opening, Reading

LINE_END = re.compile(r"\r\n|\r|\n")
LONGEST_PARAGRAPH = 60  # lines; a log without blank lines is cut, or its every line would be near every other


def read_text(content: bytes, opening: Opening) -> Reading:
    """Return one block a paragraph, or one a message where the text is a chat."""
    decoded = decode(content)
    draft = Draft(opening.budget, warnings=list(decoded.warnings))
    return draft.gather(partial(_fill, text=decoded.text))


def lines_of(text: str) -> list[str]:
    """Return the lines as an editor counts them: ended by CR, LF or both, and by nothing else."""
    return LINE_END.split(text)


def paragraphs(lines: list[str], first: int = 1) -> Iterator[tuple[str, TextLoc]]:
    """Yield each run of lines that are not blank, with the place it stands at.

    Parameters
    ----------
    first
        The number of the first of ``lines``.
    """
    start = 0
    for at in range(len(lines) + 1):
        if at == len(lines) or not lines[at].strip() or at - start >= LONGEST_PARAGRAPH:
            if at > start:
                yield "\n".join(lines[start:at]), TextLoc(first + start, first + at - 1)
            blank = at < len(lines) and not lines[at].strip()
            start = at + 1 if blank else at


def _fill(draft: Draft, text: str) -> None:
    lines = lines_of(text)
    way = way_of(lines)
    if way is not None:
        fill_from_transcript(draft, lines, way)
        return
    for paragraph, place in paragraphs(lines):
        draft.add(BlockKind.PARAGRAPH, paragraph, place)


FORMAT = Format(
    name="text",
    media_type="text/plain",
    extensions=(".txt", ".text", ".log"),
    read=read_text,
    matches=lambda _: False,
    rank=99,
    version=2,
)
