"""Paths as one line of text."""

from __future__ import annotations

import re

_UNPRINTABLE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\udc80-\udcff]|\\(?=x[0-9a-f]{2}|u[0-9a-f]{4})"
)


def printable(path: bytes) -> str:
    r"""Return a raw path as one line of text; different paths stay different.

    What is not UTF-8, control characters and characters that turn the direction of text are escaped, and so
    is a backslash that would read as such an escape.

    Examples
    --------
    >>> printable("报告/机组.pdf".encode()), printable(b"caf\xe9.txt")
    ('报告/机组.pdf', 'caf\\xe9.txt')
    """
    text = path.decode("utf-8", "surrogateescape")
    if text.isprintable() and "\\" not in text:
        return text
    return _UNPRINTABLE.sub(_escape, text)


def _escape(unprintable: re.Match[str]) -> str:
    code = ord(unprintable[0])
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02x}"
    return f"\\x{code:02x}" if code < 0x80 else f"\\u{code:04x}"
