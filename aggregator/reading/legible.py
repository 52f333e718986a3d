"""Whether a document's text is letters that can be read, whatever format it came from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from aggregator.model.documents import Block, Table

MOSTLY = 0.5
FEWEST_CHARACTERS = 20
FEWEST_WORDS = 40
FIRST_LOOK = 10_000
SECOND_LOOK = 200_000
STRETCHES = 40
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

    A long document is judged by stretches of its text that lie evenly over the whole of it, so that neither a readable
    beginning nor an unreadable one decides. Where the line is drawn, over the text of blocks and cells together, white
    space apart:

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
    in_blocks = [block.text for block in blocks]
    prose = _sample(in_blocks, FIRST_LOOK)
    text = prose + "\n" + _sample([cell.text for table in tables for cell in table.cells], FIRST_LOOK)
    dense = "".join(text.split())
    if len(dense) < FEWEST_CHARACTERS:
        return ""
    codes = sum(map(len, CODE.findall(text))) if "(cid:" in text else 0
    lost = 0 if "\ufffd" not in dense and dense.isprintable() else len(STRANGE.findall(dense))
    if codes > MOSTLY * len(dense):
        return "most of the text is numbers of characters, not letters: its font does not say them"
    if codes + lost > MOSTLY * len(dense):
        return "most of the text is no readable characters"
    if _is_cipher(prose) and _is_cipher(_sample(in_blocks, SECOND_LOOK)):
        return "the text is words of no language: its font gives other letters than it shows"
    return ""


def empty_pages(media_type: str, size: int) -> str:
    """Return why pages without a word cannot be taken for blank, or nothing: so many bytes show something.

    Asked of PDFs only. A blank one has a kilobyte or two; an Office file may be large with its styles alone.
    """
    if media_type != PAGED or size < BLANK_PAGES:
        return ""
    return f"no words in {size} bytes: what its pages show is damaged, or is pictures"


def _sample(texts: Sequence[str], most: int) -> str:
    """Return texts in one, or about so many characters of them in stretches that lie evenly over all."""
    whole = "\n".join(texts)
    if len(whole) <= most:
        return whole
    far, long = len(whole) // STRETCHES, most // STRETCHES
    return "\n".join([whole[number * far : number * far + long] for number in range(STRETCHES)])


def _is_cipher(text: str) -> bool:
    """Return whether a text is prose whose pairs of letters are not those that languages have."""
    pieces = Counter(text.split())
    written = ((WORD.fullmatch(piece), times) for piece, times in pieces.items())
    found = [(match.group(1).lower(), times) for match, times in written if match]
    prose = sum([len(word) * times for word, times in found])
    words = {word for word, _ in found}
    if len(words) < FEWEST_WORDS or prose < PROSE_SHARE * (len(text) - text.count(" ")):
        return False
    pairs = [word[at : at + 2] for word in words for at in range(len(word) - 1)]
    return sum(map(PAIRS.__contains__, pairs)) < READABLE_PAIRS * len(pairs)
