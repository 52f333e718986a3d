"""RTF as tokens, and its bytes as text: every font may bring a code page of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from aggregator.reading.compound import encoding_of

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?"  # a control word and its number
    rb"|\\'([0-9a-fA-F]{2})"  # a byte
    rb"|\\([^a-zA-Z])"  # a control symbol
    rb"|([{}])"
    rb"|[\r\n\0]+"
    rb"|([^\\{}\r\n\0]+)"
)
_HALVES = re.compile("[\ud800-\udfff]")
_CHARSETS = {
    77: 10000,
    78: 932,
    79: 949,
    80: 936,
    81: 950,
    128: 932,
    129: 949,
    130: 1361,
    134: 936,
    136: 950,
    161: 1253,
    162: 1254,
    163: 1258,
    177: 1255,
    178: 1256,
    186: 1257,
    204: 1251,
    222: 874,
    238: 1250,
    254: 437,
    255: 850,
}


class Token(NamedTuple):
    """One token: ``kind`` is ``word``, ``byte``, ``symbol``, ``open``, ``close`` or ``text``."""

    kind: str
    word: str = ""
    number: int | None = None
    raw: bytes = b""


_OPEN, _CLOSE = Token("open"), Token("close")


def tokens(content: bytes) -> Iterator[Token]:
    """Yield the tokens of an RTF file; binary data and line ends are left out."""
    position = 0
    while position < len(content):
        match = _TOKEN.match(content, position)
        if match is None:  # a backslash at the very end
            return
        position = match.end()
        kind = match.lastindex
        if kind is None:
            continue
        if match[1] is not None:
            word, number = match[1].decode(), None if match[2] is None else int(match[2])
            if word == "bin" and number:
                position += max(0, number)
                continue
            yield Token("word", word, number)
        elif kind == 3:
            yield Token("byte", raw=bytes.fromhex(match[3].decode()))
        elif kind == 4:
            yield Token("symbol", match[4].decode("latin-1"))
        elif kind == 5:
            yield _OPEN if match[5] == b"{" else _CLOSE
        else:
            yield Token("text", raw=match[6])


def codec_of_charset(charset: int, otherwise: str) -> str:
    """Return the codec of a font's character set; ``otherwise`` for those that name none."""
    page = _CHARSETS.get(charset)
    return otherwise if page is None else encoding_of(page)


def decoded(raw: bytes, codec: str, otherwise: str) -> str:
    """Return bytes as text in the font's codec, else the document's, else Latin; never fails."""
    for name in dict.fromkeys((codec, otherwise, "cp1252")):
        try:
            return raw.decode(name)
        except UnicodeDecodeError:
            continue
    return raw.decode(codec, "replace")


def joined(parts: Iterable[str]) -> str:
    """Return texts as one, with halves of one character that were told one by one put together."""
    text = "".join(parts)
    if text.isascii() or not _HALVES.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
