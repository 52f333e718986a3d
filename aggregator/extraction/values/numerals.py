"""Numbers as people write them, in digits or in Chinese, made exact."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from functools import lru_cache

import re2

DIGITS = (
    r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?"
    r"|\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}"
    r"|\d{1,3}(?: \d{3})+(?:[.,]\d+)?|\d{1,3}(?:['’]\d{3})+(?:\.\d+)?"
    r"|\d+[.,]\d+|\d+|\.\d+)(?:[eE][-+]?\d{1,2})?"
)
"""RE2: a number in digits, without its sign."""

HAN_DIGITS = (
    r"(?:[一二两三四五六七八九十][零〇一二两三四五六七八九十百千万亿]*(?:点[零〇一二三四五六七八九]+)?"
    r"|零点[零〇一二三四五六七八九]+)"
)
"""RE2: a number in Chinese numerals."""

SCALES: Mapping[str, int] = {
    "万亿": 10**12, "千亿": 10**11, "百亿": 10**10, "十亿": 10**9, "亿": 10**8, "千万": 10**7, "百万": 10**6,
    "十万": 10**5, "万": 10**4, "千": 10**3, "百": 10**2,
    "trillion": 10**12, "billion": 10**9, "bn": 10**9, "million": 10**6, "mln": 10**6, "mio": 10**6, "mn": 10**6,
    "thousand": 10**3, "k": 10**3, "M": 10**6,
}  # fmt: skip
"""What a word or letter after a number multiplies it by. Longest first; only ``M`` minds its case."""

LONGEST = 40
"""Longer runs of digits are keys or noise, never quantities."""

_EN = re2.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_DE = re2.compile(r"\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}")
_HAN_VALUE = {character: index for index, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_HAN_STEP = {"十": 10, "百": 100, "千": 1000}
_HAN_MYRIAD = {"万": 10**4, "亿": 10**8}


def alternatives(words: Mapping[str, int] | tuple[str, ...]) -> str:
    """Return RE2 source that matches one of the words, the longest first."""
    return "|".join(re2.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def decimal_of(text: str) -> Decimal | None:
    """Return the number that digits with their marks stand for, or None.

    A comma before exactly three digits groups thousands, unless the number starts with a zero; a single
    point is a decimal point.

    Examples
    --------
    >>> [str(decimal_of(text)) for text in ("1,234", "1.234,5", "0,125", "12 345.6", "1'200", "1.234")]
    ['1234', '1234.5', '0.125', '12345.6', '1200', '1.234']
    """
    if len(text) > LONGEST:
        return None
    body, mark, exponent = text.replace("E", "e").partition("e")
    if body.isdigit() or (body.count(".") == 1 and "," not in body and " " not in body and "'" not in body):
        plain = body.replace("’", "")
    elif not body.startswith("0") and _EN.fullmatch(body):
        plain = body.replace(",", "")
    elif _DE.fullmatch(body):
        plain = body.replace(".", "").replace(",", ".")
    else:
        plain = body.replace(" ", "").replace("'", "").replace("’", "").replace(",", ".")
    try:
        number = Decimal(f"{plain}{mark}{exponent}")
    except InvalidOperation:
        return None
    return number


def han_number(text: str) -> Decimal | None:
    """Return the number that Chinese numerals stand for, or None where they make none.

    Examples
    --------
    >>> [str(han_number(text)) for text in ("三百二十", "十二", "一千零五", "两万三千", "三点五", "二〇二五")]
    ['320', '12', '1005', '23000', '3.5', '2025']
    """
    whole, point, fraction = text.partition("点")
    if not any(character in _HAN_STEP or character in _HAN_MYRIAD for character in whole):
        number = Decimal("".join(str(_HAN_VALUE[character]) for character in whole) or "0")
    else:
        total, section, digit = 0, 0, 0
        for character in whole:
            if character in _HAN_STEP:
                section += (digit or 1) * _HAN_STEP[character]
                digit = 0
            elif character in _HAN_MYRIAD:
                total = (
                    (total + section + digit) * _HAN_MYRIAD[character]
                    if character == "亿"
                    else (total + (section + digit) * _HAN_MYRIAD[character])
                )
                section, digit = 0, 0
            else:
                digit = _HAN_VALUE[character]
        number = Decimal(total + section + digit)
    if point:
        number += Decimal("0." + "".join(str(_HAN_VALUE[character]) for character in fraction))
    return number


def number_of(text: str) -> Decimal | None:
    """Return the number that digits or Chinese numerals stand for, or None."""
    return decimal_of(text) if text[:1].isascii() else han_number(text)


@lru_cache(maxsize=1024)
def scale_of(word: str) -> int:
    """Return what a scale word multiplies by; one for no word."""
    return SCALES.get(word) or SCALES.get(word.lower()) or 1


def canonical(number: Decimal) -> str | None:
    """Return the shortest way to write a number, or None where it is beyond any quantity.

    Examples
    --------
    >>> canonical(Decimal("120.0")), canonical(Decimal("0.350")), canonical(Decimal("-0"))
    ('120', '0.35', '0')
    """
    value = float(number)
    if not abs(value) < 1e300:
        return None
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
