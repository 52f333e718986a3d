"""How a column writes its numbers: which of comma and point begins the fraction."""

from __future__ import annotations

import re
from collections.abc import Iterable

SEARCHED = 2_000
"""So many cells of a column show how it writes its numbers."""

_MARKED = re.compile(r"\d[.,]\d")
_COMMA = re.compile(
    r"(?<![\d.,])(?:\d+,(?:\d{1,2}|\d{4,})|0,\d+|\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,})(?![\d.,])"
)
_POINT = re.compile(
    r"(?<![\d.,])(?:\d+\.(?:\d{1,2}|\d{4,})|0\.\d+|\d{1,3}(?:,\d{2,3})+\.\d+|\d{1,3}(?:,\d{2,3})*,\d{2,3},\d{3})(?![\d.,])"
)
_GROUPED = re.compile(r"(?<![\d.,])[1-9]\d{0,2}\.\d{3}(?![\d.,])")
_WHOLE = re.compile(r"(?<![\d.,])\d+(?![\d.,])")


def has_decimal_commas(texts: Iterable[str]) -> bool:
    """Return whether a column's numbers have a comma before the fraction, and points, if any, between thousands.

    Where no number shows it, points before three digits part thousands if some number below a thousand has no
    fraction and none from a thousand up is written without a point: 1.200, 980, 15.600.

    Examples
    --------
    >>> has_decimal_commas(["1.234", "12,5"]), has_decimal_commas(["1.234", "12.5"]), has_decimal_commas(["1.234"])
    (True, False, False)
    >>> has_decimal_commas(["1.200", "980", "15.600"]), has_decimal_commas(["1.234", "2.061", "0.875"])
    (True, False)
    """
    grouped, whole = [], []
    commas = points = 0
    for text, _ in zip(texts, range(SEARCHED), strict=False):
        if _MARKED.search(text) is None:
            whole += _WHOLE.findall(text[:40])
            continue
        commas += _COMMA.search(text) is not None
        points += _POINT.search(text) is not None
        grouped += _GROUPED.findall(text)
    if commas or points:
        return commas > points
    rounded = any(number.endswith("0") for number in grouped)
    return rounded and bool(whole) and all(len(number) < 4 for number in whole)


_MARK = re.compile(r"(?<=\d)[.,](?=\d)")


def with_decimal_points(text: str) -> str:
    """Return a text with the commas and points inside its numbers exchanged; every character keeps its place.

    Examples
    --------
    >>> with_decimal_points("1.234,5 MW")
    '1,234.5 MW'
    """
    return _MARK.sub(lambda found: "." if found.group() == "," else ",", text)
