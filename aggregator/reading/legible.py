"""Whether a document's text is letters that can be read, whatever format it came from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from aggregator.model.documents import Block, Table

MOSTLY = 0.5
FEWEST_CHARACTERS = 20
FEWEST_WORDS = 40
MOST_WORDS = 2_000
MOST_LOOKED_AT = 200_000
FIRST_LOOK = 20_000
PROSE_SHARE = 0.5
PAGED = "application/pdf"
BLANK_PAGES = 20_000
READABLE_PAIRS = 0.45
CODE = re.compile(r"\(cid:\d{1,6}\)")
STRANGE = re.compile("[\ufffd\ufffe\ue000-\uf8ff\ud800-\udfff\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
WORD = re.compile(r"(?<!\S)[\"'(\[]?([A-Za-z]{4,20})[.,;:!?)\]\"']{0,2}(?!\S)")
_PAIRS = (
    "th he in er an re on at en nd ti es or te of ed is it al ar st to nt ng se ha as ou io le ve co me de hi ri "
    "ro ic ne ea ra ce li ch ll be ma si om ur ca el ta la ns di fo ho pe ec pr no ct us ac ot il tr ly nc et ut "
    "ss so rs un lo wa ge ie wh ee wi em ad ol rt po we na ul ni ts mo ow pa im mi ai sh ir su id os iv ia am fi "
    "ci vi pl ig tu ev ld ry mp fe bl ab gh ty op wo sa ay ex ke da ba bi bo bu do du ga go gu ja jo ka ki ko ku "
    "lu mu nu pi pu ru ti va ei sc au ue qu eu cz sz rz zh ua uo xi ji qi aa oo ij ii tt nn kk ck ag eg em is rd "
    "rm rn cr cl br dr gr fr fl dd wy yn ff rw gw dy ys gy "
)
PAIRS = frozenset(_PAIRS.split())
"""Pairs of letters that words of European languages and of romanised Asian ones are mostly made of."""


def unreadable(blocks: Sequence[Block], tables: Sequence[Table]) -> str:
    """Return why the text of a document cannot be read although it is there, or nothing where it can.

    Where the line is drawn, over the text of all blocks and cells together, white space apart:

    - More than half of it is character codes of a font that does not say its letters, ``(cid:12)``.
    - More than half of it is no character at all: U+FFFD, private use, lone surrogates, control characters.
    - It is prose in Latin letters whose pairs of letters are not those of any language: a font has given
      other letters, shifted or shuffled. This is asked of blocks only, for a table may well hold codes; only
      where words of four to twenty letters, no digit among them, are most of the text; and only of forty
      different words and more.

    So a short text, a key, a list of hashes, an attachment in Base64, source code and every text that is not
    in Latin letters stay as they are, and so do prose of fewer words and ciphers that write other scripts: for
    those nothing is said.
    """
    said = lost = codes = 0
    for text in _sample(blocks, tables):
        dense = "".join(text.split())
        said += len(dense)
        if "(cid:" in text:
            codes += sum(map(len, CODE.findall(text)))
        if "\ufffd" in dense or not dense.isprintable():
            lost += len(STRANGE.findall(dense))
    if said < FEWEST_CHARACTERS:
        return ""
    if codes > MOSTLY * said:
        return "most of the text is numbers of characters, not letters: its font does not say them"
    if codes + lost > MOSTLY * said:
        return "most of the text is no readable characters"
    if _is_cipher([block.text for block in islice(blocks, MOST_WORDS)]):
        return "the text is words of no language: its font gives other letters than it shows"
    return ""


def empty_pages(media_type: str, size: int) -> str:
    """Return why pages without a word cannot be taken for blank, or nothing: so many bytes show something.

    Asked of PDFs only. A blank one has a kilobyte or two; an Office file may be large with its styles alone.
    """
    if media_type != PAGED or size < BLANK_PAGES:
        return ""
    return f"no words in {size} bytes: what its pages show is damaged, or is pictures"


def _sample(blocks: Sequence[Block], tables: Sequence[Table]) -> Iterator[str]:
    """Yield texts of blocks and of cells, of either no more than it takes to tell."""
    yield from _first(block.text for block in blocks)
    yield from _first(cell.text for table in tables for cell in table.cells)


def _first(texts: Iterable[str]) -> Iterator[str]:
    left = MOST_LOOKED_AT
    for text in texts:
        yield text[:left]
        left -= len(text)
        if left <= 0:
            return


def _is_cipher(texts: list[str]) -> bool:
    """Return whether texts are words of no language; where they begin with those of one, no more is looked at."""
    if (_like_a_language(texts, FIRST_LOOK) or 0.0) >= READABLE_PAIRS:
        return False
    likeness = _like_a_language(texts, MOST_LOOKED_AT)
    return likeness is not None and likeness < READABLE_PAIRS


def _like_a_language(texts: list[str], most: int) -> float | None:
    """Return the share of pairs of letters that languages have, in about so many characters; None if not prose."""
    pieces: Counter[str] = Counter()
    said = 0
    for text in texts:
        pieces.update(text[:most].split())
        said += len(text[:most]) - text.count(" ", 0, most)
        if said >= most:
            break
    written = ((WORD.fullmatch(piece), times) for piece, times in pieces.items())
    found = [(match.group(1).lower(), times) for match, times in written if match]
    prose = sum(len(word) * times for word, times in found)
    words = {word for word, _ in found}
    if len(words) < FEWEST_WORDS or prose < PROSE_SHARE * said:
        return None
    pairs = [word[at : at + 2] for word in words for at in range(len(word) - 1)]
    return sum(pair in PAIRS for pair in pairs) / len(pairs)
