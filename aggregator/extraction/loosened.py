"""One quick look for what several `re` patterns look for: most texts have none of it, and so need no closer look."""

from __future__ import annotations

import re

from aggregator.extraction.values.pattern import Pattern

_AROUND = re.compile(r"\(\?<?[!=][^()]*(?:\([^()]*\)[^()]*)*\)|\\b")
"""What must stand around a match, which RE2 does not know, or knows of ASCII only."""

_CLASSES = {r"\w": r"[\pL\pN_]", r"\W": r"[^\pL\pN_]", r"\d": r"\p{Nd}"}
"""What `re` means by a class in any script, for RE2; inside of another class, without its brackets."""


def loosened(*patterns: re.Pattern[str], at_end: bool = False) -> Pattern:
    r"""Return a pattern that matches wherever one of some others does, whatever their case, and perhaps elsewhere too.

    Parameters
    ----------
    at_end
        Whether a ``$`` of theirs stays: it stands for the end of the text that is looked through.

    Examples
    --------
    >>> quick = loosened(re.compile(r"\bnot(?! only)\b"), re.compile("并非"))
    >>> [quick.search(text) is not None for text in ("Not today", "not only", "now", "并非如此")]
    [True, True, False, True]
    """
    sources = (_AROUND.sub("", pattern.pattern) for pattern in patterns)
    united = "|".join(sources)
    return Pattern("(?i)" + _SIGN.sub(lambda sign: _of_re2(sign.group(), at_end=at_end), united))


_SIGN = re.compile(r"\[(?:\\.|[^\]\\])*\]|\\u[0-9a-f]{4}|\\.|\$")
_INSIDE = re.compile(r"\\(?:[wd]|u[0-9a-f]{4})")


def _of_re2(sign: str, *, at_end: bool) -> str:
    """Return a class, an escape or a ``$`` of `re` as RE2 writes it."""
    if sign[0] == "[":
        return _INSIDE.sub(lambda inner: _of_re2(inner.group(), at_end=at_end).strip("[]"), sign)
    if sign.startswith(r"\u"):
        return rf"\x{{{sign[2:]}}}"
    return _CLASSES.get(sign, sign) if at_end or sign != "$" else ""
