"""The RTF body of a message: unpacked, and as the page or the text that was put into it.

Outlook packs RTF by a dictionary that begins with its commonest words (MS-OXRTFCP), and writes a message that was
HTML as RTF with the page inside (MS-OXRTFEX).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from aggregator.reading.compound import encoding_of

PACKED, PLAIN = b"LZFu", b"MELA"
FIRST_WORDS = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor "
    b"MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
WINDOW = 4096
LONGEST = 8 * 1024 * 1024  # packed bytes

TOKEN = re.compile(
    r"\\'(?P<byte>[0-9A-Fa-f]{2})|\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,9})? ?|\\(?P<sign>[^A-Za-z'])"
    r"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)",
    re.DOTALL,
)
SIGNS = {"\\": "\\", "{": "{", "}": "}", "~": "\u00a0", "_": "\u2011", "\n": "\n", "\r": "\n"}
WORDS = {
    "par": "\n", "line": "\n", "row": "\n", "sect": "\n", "page": "\n", "tab": "\t", "cell": "\t", "lquote": "‘",
    "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•", "endash": "–", "emdash": "—",
}  # fmt: skip
NO_TEXT = frozenset({
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "footer", "generator", "listtable",
    "listoverridetable", "themedata", "datastore", "xmlnstbl",
})  # fmt: skip


def unpacked_rtf(packed: bytes) -> bytes:
    r"""Return the RTF of a packed body, as far as it goes; nothing where it is not packed so.

    Examples
    --------
    >>> unpacked_rtf(bytes.fromhex("1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0"))
    b'{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}'
    """
    kind, content = packed[8:12], packed[16 : 16 + LONGEST]
    if kind == PLAIN:
        return content[: int.from_bytes(packed[4:8], "little")]
    return _unpacked(content) if kind == PACKED else b""


def _unpacked(content: bytes) -> bytes:
    out = bytearray(FIRST_WORDS)
    at, end = 0, len(content)
    while at < end:
        control = content[at]
        at += 1
        for bit in range(8):
            if at >= end:
                break
            if not control >> bit & 1:
                out.append(content[at])
                at += 1
                continue
            reference = int.from_bytes(content[at : at + 2], "big")
            at += 2
            back = (len(out) - (reference >> 4)) % WINDOW
            if back == 0 or back > len(out):  # the end, or what was never written
                return bytes(out[len(FIRST_WORDS) :])
            start, length = len(out) - back, (reference & 15) + 2
            for place in range(start, start + length):
                out.append(out[place])
    return bytes(out[len(FIRST_WORDS) :])


@dataclass(frozen=True, slots=True)
class _State:
    """What a group inherits: whether it is shown, whether it is RTF only, and what to pass over."""

    skipped: bool = False
    rtf_only: bool = False
    in_tag: bool = False
    fallback: int = 1


@dataclass(slots=True)
class _Walk:
    is_page: bool
    encoding: str
    out: list[str] = field(default_factory=list)
    bytes_waiting: bytearray = field(default_factory=bytearray)
    state: _State = field(default_factory=_State)
    outer: list[_State] = field(default_factory=list)
    to_pass: int = 0
    starred: bool = False

    def read(self, text: str) -> str:
        """Return what the RTF shows."""
        for token in TOKEN.finditer(text):
            if token["byte"] is not None:
                self._byte(int(token["byte"], 16))
                continue
            self._flush()
            if token["brace"]:
                self._brace(token["brace"])
            elif token["word"]:
                self._word(token["word"], token["number"])
            elif token["sign"] == "*":
                self.starred = True
            else:
                self._show(token["text"] or SIGNS.get(token["sign"], ""))
        self._flush()
        return "".join(self.out)

    def _brace(self, brace: str) -> None:
        self.starred, self.to_pass = False, 0
        if brace == "{":
            self.outer.append(self.state)
        elif self.outer:
            self.state = self.outer.pop()

    def _word(self, word: str, number: str | None) -> None:
        starred, self.starred = self.starred, False
        if starred:
            is_tag = self.is_page and word == "htmltag"
            self.state = replace(self.state, skipped=not is_tag, in_tag=is_tag)
        elif word in NO_TEXT:
            self.state = replace(self.state, skipped=True)
        elif word == "htmlrtf":
            self.state = replace(self.state, rtf_only=number != "0")
        elif word == "uc":
            self.state = replace(self.state, fallback=min(int(number or 1), 8))
        elif word == "u" and number:
            self._show(chr(int(number) % 0x10000))
            self.to_pass = self.state.fallback
        elif word in WORDS:
            self._show("\r\n" if self.is_page and word in {"par", "line"} else WORDS[word])

    def _byte(self, value: int) -> None:
        if self.to_pass:
            self.to_pass -= 1
        else:
            self.bytes_waiting.append(value)

    def _flush(self) -> None:
        if self.bytes_waiting:
            waiting = self.bytes_waiting.decode(self.encoding, "replace")
            self.bytes_waiting.clear()
            self._show(waiting)

    def _show(self, text: str) -> None:
        shown, self.to_pass = text[self.to_pass :], max(0, self.to_pass - len(text))
        if not self.state.skipped and not (self.is_page and self.state.rtf_only):
            self.out.append(shown)


def shown_in_rtf(rtf: bytes) -> tuple[str, bool]:
    r"""Return the page or text of an RTF body, and whether it is a page.

    Examples
    --------
    >>> shown_in_rtf(rb"{\rtf1\ansi\ansicpg936\fromhtml1 {\*\htmltag64 <p>}\htmlrtf {\htmlrtf0 \'b1\'b1\u30000?}")
    ('<p>北田', True)
    """
    head = rtf[:2000].decode("latin-1")
    page = re.search(r"\\ansicpg(\d{1,5})", head)
    is_page = "\\fromhtml" in head
    number = int(page[1]) if page else 1252
    encoding = "gb18030" if number == 936 else encoding_of(number)
    text = _Walk(is_page, encoding).read(rtf.decode("latin-1"))
    # Characters past the first 65,536 are written as two.
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"), is_page
