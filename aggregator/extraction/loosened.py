"""One quick look for what several `re` patterns look for: most texts have none of it, and so need no closer look."""

from __future__ import annotations

import re

from aggregator.extraction.values.pattern import Pattern


class Loosened:
    r"""Several patterns as one, which is wherever one of them is, whatever their case, and perhaps elsewhere too.

    Parameters
    ----------
    at_end
        Whether a ``$`` of theirs stays: it stands for the end of the text that is looked through.

    Examples
    --------
    >>> quick = Loosened(re.compile(r"\bnot(?! only)\b"), re.compile("并非"))
    >>> [quick.may_be_in(text) for text in ("Not today", "not only", "nothing", "并非如此")]
    [True, True, False, True]
    """

    __slots__ = ("_in_any_script", "_in_ascii")

    def __init__(self, *patterns: re.Pattern[str], at_end: bool = False) -> None:
        united = "|".join(_AROUND.sub("", pattern.pattern) for pattern in patterns)
        source = _SIGN.sub(lambda sign: _of_re2(sign.group(), at_end=at_end), united)
        self._in_ascii = Pattern(f"(?i){source}")
        self._in_any_script = Pattern("(?i)" + _EDGE.sub(lambda sign: sign[1] or "", source))

    def may_be_in(self, text: str) -> bool:
        """Return False for a text that none of the patterns is in."""
        return (self._in_ascii if text.isascii() else self._in_any_script).search(text) is not None


_AROUND = re.compile(r"\(\?<?[!=][^()]*(?:\([^()]*\)[^()]*)*\)")
"""What must stand around a match, which RE2 does not know."""

_EDGE = re.compile(r"(\\[^b])|\\b")
"""The edge of a word, which RE2 knows of ASCII only."""

_CLASSES = {r"\w": r"[\pL\pN_]", r"\W": r"[^\pL\pN_]", r"\d": r"\p{Nd}"}
"""What `re` means by a class in any script, for RE2; inside of another class, without its brackets."""

_SIGN = re.compile(r"\[(?:\\.|[^\]\\])*\]|\\u[0-9a-f]{4}|\\.|\$")
_INSIDE = re.compile(r"\\(?:[wd]|u[0-9a-f]{4})")


def _of_re2(sign: str, *, at_end: bool) -> str:
    """Return a class, an escape or a ``$`` of `re` as RE2 writes it."""
    if sign[0] == "[":
        return _INSIDE.sub(lambda inner: _of_re2(inner.group(), at_end=at_end).strip("[]"), sign)
    if sign.startswith(r"\u"):
        return rf"\x{{{sign[2:]}}}"
    return _CLASSES.get(sign, sign) if at_end or sign != "$" else ""
