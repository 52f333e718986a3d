"""Numbers as people write them, in digits or in Chinese, made exact."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from functools import lru_cache

import re2

from aggregator.extraction.values.number_words import WORDS, words_number

DIGITS = (
    r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?"
    r"|\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}"
    r"|\d{1,3}(?: \d{3})+(?:[.,]\d+)?|\d{1,3}(?:['’]\d{3})+(?:\.\d+)?"
    r"|\d+[.,]\d+|\d+|\.\d+)(?:[eE][-+]?\d{1,2})?"
)
"""RE2: a number in digits, without its sign."""

_HAN_ONE = "零〇一二两兩三四五六七八九壹贰貳弍叁參肆伍陆陸柒捌玖"
_HAN_BIG = "十百千拾佰仟万亿萬億兆"
_HAN_STEPS = "百千佰仟"
_HAN_DECIMAL = _HAN_ONE.replace("两", "").replace("兩", "")
_HAN_MYRIADS = "万亿萬億兆"
_HAN_PART = rf"[{_HAN_ONE}][十拾{_HAN_STEPS}]?"
HAN_DIGITS = (
    rf"(?:(?:[十拾]|[一二两兩三四五六七八九壹贰貳弍叁參肆伍陆陸柒捌玖倆俩][十拾{_HAN_STEPS}]?)"
    rf"(?:{_HAN_PART}|[十拾]|[{_HAN_MYRIADS}])*(?:[点點][{_HAN_DECIMAL}]+[{_HAN_MYRIADS}]*)?"
    rf"|零[点點][{_HAN_DECIMAL}]+"
    rf"|\d+(?:\.\d+)?[百千]?[{_HAN_MYRIADS}]+(?:零?\d+[十百千]?[万萬]?)*|\d[千百]零?\d+(?:[百十]\d?)*)"
)
"""RE2: a number in Chinese numerals, or in digits that they go through: 5万4千6百."""

FRACTION = (
    r"(?:\d{1,4}(?: {1,2}| and | ?又 ?))?\d{1,3} ?[/\x{2044}] ?\d{1,3}"
    r"|\d{1,3}-(?:1/2|[13]/4|[1357]/8|[1-9]/16|1[135]/16)\b"
)
"""RE2: a fraction in digits, with a whole number before it or not."""

_SCIENTIFIC = r"\d+(?:\.\d+)?(?:[x×]10)?\^[-+]?\d{1,2}"
NUMBER = rf"{_SCIENTIFIC}|{FRACTION}|{HAN_DIGITS}|{WORDS}|{DIGITS}"
"""RE2: a number in any of these forms."""

SCALES: Mapping[str, int] = {
    "万亿": 10**12, "千亿": 10**11, "百亿": 10**10, "十亿": 10**9, "亿": 10**8, "千万": 10**7, "百万": 10**6,
    "十万": 10**5, "万": 10**4, "萬": 10**4, "億": 10**8, "千": 10**3, "百": 10**2,
    "trillion": 10**12, "billion": 10**9, "bn": 10**9, "million": 10**6, "mln": 10**6, "mio": 10**6, "mn": 10**6,
    "thousand": 10**3, "lakh": 10**5, "crore": 10**7, "k": 10**3, "M": 10**6,
}  # fmt: skip
"""What a word or letter after a number multiplies it by. Longest first; only ``M`` minds its case."""

LONGEST = 40
"""Longer runs of digits are keys or noise, never quantities."""

_EN = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?", re.ASCII)
_DE = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}", re.ASCII)
_HAN_VALUE = {character: index for index, character in enumerate("零一二三四五六七八九")} | {
    "〇": 0, "两": 2, "兩": 2, "壹": 1, "贰": 2, "貳": 2, "弍": 2, "叁": 3, "參": 3, "肆": 4, "伍": 5, "陆": 6, "陸": 6,
    "柒": 7, "捌": 8, "玖": 9, "倆": 2, "俩": 2,
}  # fmt: skip
_HAN_STEP = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_HAN_MYRIAD = {"万": 10**4, "亿": 10**8, "萬": 10**4, "億": 10**8, "兆": 10**12}
_HAN_TOKEN = re.compile(r"\d+(?:\.\d+)?|.")


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

    A last digit without its step takes the next lower one, as it does when spoken. Two digits before one step say
    about how many, as in 两三千, and make no number.

    Examples
    --------
    >>> [str(han_number(text)) for text in ("三百二十", "十二", "一千零五", "两万三千", "三点五", "二〇二五")]
    ['320', '12', '1005', '23000', '3.5', '2025']
    >>> [str(han_number(text)) for text in ("两千四百五", "一万三", "壹拾万零五十六", "5万4千6百", "三点二亿")]
    ['2450', '13000', '100056', '54600', '320000000.0']
    """
    whole, point, fraction = text.replace("點", "点").partition("点")
    if _ABOUT.search(whole) or _PILED.search(text):
        return None
    try:
        digits = fraction.rstrip(_HAN_BIG)
        number = _han_whole(whole)
        if point:
            number += Decimal("0." + "".join(str(_HAN_VALUE[character]) for character in digits))
        for character in fraction[len(digits) :]:
            number *= _HAN_STEP.get(character) or _HAN_MYRIAD[character]
    except (KeyError, InvalidOperation):
        return None
    return number


def _han_whole(text: str) -> Decimal:
    if _HAN_DIGIT_BY_DIGIT.issuperset(text):
        return Decimal("".join(str(_HAN_VALUE[character]) for character in text) or "0")
    total = section = digit = Decimal(0)
    step = 1
    for token in _HAN_TOKEN.findall(text):
        if token in _HAN_STEP:
            step = _HAN_STEP[token]
            section += (digit or 1) * step
            digit = Decimal(0)
        elif token in _HAN_MYRIAD:
            step = _HAN_MYRIAD[token]
            part = section + digit
            total = (total + part) * step if total < step or not part else total + part * step
            section = digit = Decimal(0)
        elif token in _HAN_VALUE:
            digit = Decimal(_HAN_VALUE[token])
            step = 10 if not digit else step
        else:
            digit, step = Decimal(token), step if len(token) == 1 and not digit else 10
    return total + section + digit * (step // 10 if digit < 10 and step > 10 else 1)


_ABOUT = re.compile(r"[一二两兩三四五六七八九壹贰貳弍叁參肆伍陆陸柒捌玖]{2}[十百千拾佰仟万亿萬億]")
_PILED = re.compile(r"万[万萬]{2}|[亿億]{3}|兆{3}|[亿億][万萬]")
_HAN_DIGIT_BY_DIGIT = frozenset(_HAN_VALUE)


def fraction_number(text: str, *, improper: bool = False) -> Decimal | None:
    """Return the number that a fraction in digits stands for, or None where it is a date or an alternative.

    One above 1 counts only where a whole number before it, or what the caller knows, says that it is ``improper``.

    Examples
    --------
    >>> str(fraction_number("10 1/2")), str(fraction_number("3/4")), fraction_number("24/7"), fraction_number("3/0")
    ('10.5', '0.75', None, None)
    """
    whole, upper, lower = _FRACTION.fullmatch(text).groups()  # type: ignore[union-attr]
    if not int(lower) > 1 or (int(upper) >= int(lower) and not (whole or improper)):
        return None
    return int(whole or 0) + Decimal(upper) / Decimal(lower)


_FRACTION = re.compile(r"(?:(\d+)(?: +(?:and )?| ?又 ?|-))?(\d+) ?[/\u2044] ?(\d+)")


def _power(text: str) -> Decimal | None:
    base, _, exponent = text.partition("^")
    try:
        return Decimal(f"{base[:-3]}e{exponent}") if base.endswith("x10") else Decimal(base) ** int(exponent)
    except ArithmeticError:
        return None


def number_of(text: str) -> Decimal | None:
    """Return the number that digits, Chinese numerals or English words stand for, or None."""
    if len(text) <= LONGEST and text.isascii() and text.isdigit():
        return Decimal(text)
    if "^" in text:
        return _power(text.replace("×", "x"))
    if not text.isascii():
        return fraction_number(text) if "\u2044" in text or "/" in text else han_number(text)
    if "/" in text:
        return fraction_number(text)
    if text[-1].isdigit() and not any(map(str.isalpha, text)):
        return decimal_of(text)
    return decimal_of(text) or words_number(text)


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
