"""Bytes of a text file to characters, and whether they are text at all."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

SAMPLE = 64 * 1024
GUESSED_FROM = 8 * 1024

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins with the mark of UTF-16, so it is asked first
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")

# GB 2312 rows 16-55 hold the 3,755 everyday characters, rows 1-3 punctuation and full-width forms.
COMMON_HAN = re.compile(rb"[\xb0-\xd7][\xa1-\xfe]")
CHINESE_PUNCTUATION = re.compile(rb"[\xa1-\xa3][\xa1-\xfe]")
GB_CHARACTER = re.compile(rb"[\x81-\xfe](?:[\x30-\x39][\x81-\xfe][\x30-\x39]|[\x40-\x7e\x80-\xfe])")
MOSTLY = 0.7

SINGLE_BYTE_AND_ASIAN = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "iso8859_2", "iso8859_5", "iso8859_7",
    "koi8_r", "mac_roman", "big5", "cp932", "euc_jp", "euc_kr",
]  # fmt: skip
LATIN_LETTERS = ("cp1252", "mac_roman", "cp1250", "cp850")
INSIDE_A_WORD = re.compile(rb"(?<=[a-z])[\x80-\xff](?=[a-z])")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was in, and what was doubtful about it."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(content: bytes) -> Decoded:
    """Return the text of the bytes; always some text, with a warning where the encoding had to be guessed.

    A byte order mark decides, then strict UTF-8, UTF-16 by where its zero bytes stand, GB 18030 where most
    characters are everyday Han, and last the best guess of ``charset-normalizer``.
    """
    return _marked(content) or _utf8(content) or _utf16(content) or _gb18030(content) or _guessed(content)


def is_text(content: bytes) -> bool:
    """Return whether the bytes are text in some encoding rather than a binary format."""
    if any(content.startswith(mark) for mark, _ in BOMS):
        return True
    sample = content[:SAMPLE]
    if not sample:
        return True
    controls = len(CONTROLS.findall(sample)) / len(sample)
    if _utf8(sample):
        return controls <= 0.1 or _utf16(sample) is not None
    return controls <= 0.01 or _utf16(sample) is not None


def decode_name(raw: bytes) -> str:
    """Return a file name from bytes of unknown encoding: UTF-8, else GB 18030 if Han, else code page 437."""
    decoded = _utf8(raw) or _gb18030(raw)
    return decoded.text if decoded else raw.decode("cp437")


def _marked(content: bytes) -> Decoded | None:
    for mark, encoding in BOMS:
        if content.startswith(mark):
            text = content[len(mark) :].decode(encoding, errors="replace")
            damaged = ("some bytes are not valid in the file's encoding",) if "\ufffd" in text else ()
            return Decoded(text, encoding, damaged)
    return None


def _utf8(content: bytes) -> Decoded | None:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        cut = error.reason == "unexpected end of data" and len(content) - error.start < 4
        if not cut or not error.start:
            return None
        return Decoded(content[: error.start].decode("utf-8"), "utf-8", ("the last character is cut off",))
    if "\0" not in text[:SAMPLE] or _utf16(content) is None:
        return Decoded(text, "utf-8")
    return None


def _utf16(content: bytes) -> Decoded | None:
    sample = content[: SAMPLE & ~1]
    zeros = sample.count(0)
    odd = sample[1::2].count(0)
    if zeros < 2 or min(odd, zeros - odd) > zeros * 0.02:
        return None
    encoding = "utf-16-le" if odd > zeros - odd else "utf-16-be"
    try:
        text = content[: len(content) & ~1].decode(encoding)
    except UnicodeDecodeError:
        return None
    shown = text[: SAMPLE // 2]
    printable = sum(letter.isprintable() or letter in "\t\r\n\f" for letter in shown)
    return Decoded(text, encoding) if printable >= 0.98 * len(shown) else None


def _gb18030(content: bytes) -> Decoded | None:
    beyond = BEYOND_ASCII.search(content)
    if beyond is None:
        return None
    sample = content[beyond.start() : beyond.start() + SAMPLE]
    characters = GB_CHARACTER.findall(sample)
    common = sum(1 for character in characters if COMMON_HAN.fullmatch(character))
    known = common + sum(1 for character in characters if CHINESE_PUNCTUATION.fullmatch(character))
    if not common or known < MOSTLY * len(characters):
        return None
    try:
        return Decoded(content.decode("gb18030"), "gb18030")
    except UnicodeDecodeError as error:
        text = content.decode("gb18030", errors="replace")
        if text.count("\ufffd") > 1 + len(text) // 1000:
            return None
        cut = len(content) - error.start < 4
        doubt = "the last character is cut off" if cut else "some bytes are not valid in the file's encoding"
        return Decoded(text, "gb18030", (doubt,))


def _guessed(content: bytes) -> Decoded:
    # Plain ASCII tells nothing about the encoding, so only what surrounds other bytes is shown to the guesser.
    lines = content[: 64 * SAMPLE].splitlines()
    telling = b"\n".join(line for line in lines if BEYOND_ASCII.search(line))[:SAMPLE]
    best = from_bytes(telling[:GUESSED_FROM], cp_isolation=SINGLE_BYTE_AND_ASIAN).best()
    encoding = best.encoding if best else LATIN_LETTERS[0]
    if encoding in LATIN_LETTERS:
        encoding = max((encoding, *LATIN_LETTERS), key=lambda candidate: _share_of_letters(telling, candidate))
    text = content.decode(encoding, errors="replace")
    return Decoded(text, encoding, (f"the encoding is not stated and was taken for {encoding}",))


def _share_of_letters(content: bytes, encoding: str) -> float:
    """Return how many of the bytes inside Latin words are small letters there, coarsely: ties go to the guess."""
    inside = b"".join(INSIDE_A_WORD.findall(content)).decode(encoding, errors="replace")
    return round(sum(letter.islower() for letter in inside) / len(inside), 1) if inside else 0.0
