"""Plain text: paragraphs, and the messages of chat exports, by their lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from aggregator.model.documents import BlockKind, TextLoc
from aggregator.reading.draft import Draft
from aggregator.reading.encoding import decode
from aggregator.reading.format import Format, Opening, Reading

LINE_END = re.compile(r"\r\n|\r|\n")
LONGEST_PARAGRAPH = 60  # lines; a log without blank lines is cut, or its every line would be near every other

_DAY = r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}"
_TIME = r"\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?"
_STAMP = rf"\[?(?:(?:{_DAY})[,，]?[\sT]\s?)?{_TIME}\]?"
_AUTHOR = r"[^\s:：\[\]<>][^:：\[\]<>\t]{0,39}"
# "2025-03-04 10:12 Wang Wei: ...", "[04/03/2025, 10:12:33] Li: ...", "04/03/2025, 10:12 - Li: ...", "[10:12] <li> ..."
ONE_LINE = re.compile(rf"\s*{_STAMP}\s?[-–]?\s?(?:<(?P<nick>[^<>]{{1,40}})>|(?P<author>{_AUTHOR})[:：])\s*(?P<said>.*)")
# A line of its own: "王伟 2025-03-04 10:12:33" or "2025-03-04 10:12:33 王伟", the words below it.
OWN_LINE = re.compile(
    rf"\s*(?:(?P<before>{_AUTHOR}?)\s+(?:{_DAY})\s{_TIME}|(?:{_DAY})\s{_TIME}\s+(?P<after>{_AUTHOR}))\s*"
)
FEWEST_MESSAGES = 3


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
    pattern = _chat_pattern(lines)
    if pattern is not None:
        _fill_chat(draft, lines, pattern)
        return
    for paragraph, place in paragraphs(lines):
        draft.add(BlockKind.PARAGRAPH, paragraph, place)


def _chat_pattern(lines: list[str]) -> re.Pattern[str] | None:
    sample = [line for line in lines[:400] if line.strip()]
    for pattern, share in ((ONE_LINE, 0.5), (OWN_LINE, 0.25)):
        starts = sum(1 for line in sample if pattern.fullmatch(line))
        if starts >= FEWEST_MESSAGES and starts >= share * len(sample):
            return pattern
    return None


def _fill_chat(draft: Draft, lines: list[str], pattern: re.Pattern[str]) -> None:
    author, said, start = "", list[str](), 1
    for number, line in enumerate([*lines, None], start=1):
        begins = None if line is None else pattern.fullmatch(line)
        if line is not None and begins is None:
            said.append(line)
            continue
        words = "\n".join(said).strip("\n")
        kind = BlockKind.MESSAGE if author else BlockKind.PARAGRAPH
        draft.add(kind, words, TextLoc(start, max(start, number - 1)), label=author)
        if begins is not None:
            groups = begins.groupdict()
            author = next(name for key, name in groups.items() if name and key != "said").strip()
            said, start = [groups["said"]] if groups.get("said") else [], number


FORMAT = Format(
    name="text",
    media_type="text/plain",
    extensions=(".txt", ".text", ".log"),
    read=read_text,
    matches=lambda _: False,
    rank=99,
)
