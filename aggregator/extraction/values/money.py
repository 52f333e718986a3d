"""Amounts of money, each with its currency.

The canonical value is ``<amount> <ISO 4217 code>`` and carries no unit, so that amounts in different currencies
never look equal. Where the attribute's ``unit`` is a currency and its ``also_in`` gives rates, amounts in those
are converted to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

import re2

from aggregator.extraction.values.numerals import DIGITS, HAN_DIGITS, SCALES, canonical, number_of
from aggregator.extraction.values.pattern import Found, pattern
from aggregator.extraction.values.value import Value, is_nothing
from aggregator.policy.records import Attribute

_NAMES: Mapping[str, str] = {
    "EUR": "€ euros euro 欧元",
    "USD": "US$ U.S.$ USD$ $ dollars dollar 美元 美金",
    "GBP": "£ 英镑",
    "CNY": "CN¥ RMB¥ ¥ 元 人民币元 元人民币 RMB 人民币 yuan renminbi 圆",
    "JPY": "JP¥ yen 日元",
    "CHF": "Fr. 瑞士法郎",
    "HKD": "HK$ 港元 港币",
    "TWD": "NT$ 新台币",
    "SGD": "S$ 新加坡元",
    "AUD": "A$ AU$ 澳元",
    "CAD": "C$ CA$ 加元",
    "NZD": "NZ$",
    "INR": "₹ rupees 卢比",
    "KRW": "₩ 韩元",
    "RUB": "₽ roubles rubles 卢布",
    "UAH": "₴",
    "TRY": "₺",
    "ILS": "₪",
    "BRL": "R$",
    "ZAR": "",
    "SEK": "",
    "NOK": "",
    "DKK": "",
    "PLN": "zł",
    "CZK": "Kč",
    "HUF": "Ft",
    "RON": "",
    "MXN": "",
    "SAR": "",
    "AED": "",
    "THB": "",
    "VND": "₫",
}
_CODES = {code: code for code in _NAMES} | {name: code for code, names in _NAMES.items() for name in names.split()}
_FOLDED = {name.casefold(): code for name, code in _CODES.items()}
_SCALE_WORDS: Mapping[str, int] = {
    **SCALES, "m": 10**6, "b": 10**9, "B": 10**9, "K": 10**3, "Mrd": 10**9, "mld": 10**9, "tn": 10**12,
    "thousands": 10**3, "millions": 10**6, "billions": 10**9, "'000": 10**3, "000": 10**3,
}  # fmt: skip
_FOLDED_SCALES = {word.casefold(): scale for word, scale in _SCALE_WORDS.items() if word != "M"}
_SCALE = (
    "(?:" + "|".join(f"(?i:{re2.escape(w)})" for w in sorted(_SCALE_WORDS, key=lambda w: -len(w)) if w != "000") + ")"
)
_CURRENCY = "(?:" + "|".join(f"(?i:{re2.escape(n)})" for n in sorted(_CODES, key=lambda n: (-len(n), n))) + ")"
_NUMBER = rf"(?P<sign>[-−+]?)(?:(?P<hundred_millions>\d+(?:\.\d+)?)亿)?(?P<number>{DIGITS}|{HAN_DIGITS})"
_BEFORE = r"(?:^|[^\d\pL.,±]|\p{Han}|[^\d][.,])"
_PREFIXED = (
    rf"(?P<value>(?P<currency>{_CURRENCY})\s?{_NUMBER}"
    rf"(?:\s?(?P<scale>{_SCALE})(?P<edge>[^\pL]|\p{{Han}}|$))?)"
)
_SUFFIXED = rf"(?P<value>{_NUMBER}(?:\s?(?P<scale>{_SCALE}))??\s?(?P<currency>{_CURRENCY}))"
_SCALED_CODE = rf"(?P<value>{_NUMBER}\s?(?P<scale>[kKmMbB]|bn)(?P<currency>EUR|USD|GBP|CNY|CHF|€|£|\$))"
_CELL_NUMBER = rf"(?P<value>{_NUMBER}(?:\s?(?P<scale>{_SCALE}))?)"
_ACCOUNTING = r"\((?P<inner>[^()]+)\)"
_NOT_MONEY = ("素", "件", "器", "旦", "宵", "月", "组", "首", "老", "帅", "年")
_PER_PERIOD = r"^\s?/\s?(?:years?|yr|a|annum|年|months?|月|p\.?a\.?)(?:[^\pL]|$)"


def find(attribute: Attribute, text: str) -> list[Value]:
    """Return the amounts in running text that name their currency; rates such as ``元/千瓦时`` are none."""
    values: list[Value] = []
    for source in (_BEFORE + _PREFIXED, _BEFORE + _SCALED_CODE, _BEFORE + _SUFFIXED):
        for match in pattern(source).finditer(text):
            start, end = _span(match)
            if _other_thing(text, start, end) or any(v.start < end and start < v.end for v in values):
                continue
            value = _value(attribute, match, None)
            if value is not None:
                values.append(value)
    return sorted(values, key=lambda value: value.start)


def cell(attribute: Attribute, text: str, unit: str | None) -> Value | None:
    """Return the amount that a cell holds, or None.

    The currency is the cell's, else the column's, else the attribute's; an amount without any is given bare
    and less sure. ``unit`` may scale: ``万元``, ``EUR million``, ``k€``.
    """
    if is_nothing(text) or len(text) > 120:
        return None
    accounting = pattern(_ACCOUNTING).fullmatch(text.strip())
    bare = accounting["inner"].strip() if accounting else text.strip()
    offset = text.index(bare)
    for source in (_PREFIXED, _SCALED_CODE, _SUFFIXED, _CELL_NUMBER):
        match = pattern(source).fullmatch(bare)
        value = _value(attribute, match, unit, negative=accounting is not None) if match is not None else None
        if value is not None:
            return Value(value.value, None, value.start + offset, value.end + offset, value.confidence)
    return None


@lru_cache(maxsize=512)
def currency_of(unit: str) -> tuple[int, str] | None:
    """Return (scale, ISO code) of a unit of money, or None.

    Examples
    --------
    >>> currency_of("万元"), currency_of("EUR million"), currency_of("k€"), currency_of("MW")
    ((10000, 'CNY'), (1000000, 'EUR'), (1000, 'EUR'), None)
    """
    bare = unit.strip().strip("()[]").strip()
    if bare.casefold() in _FOLDED:
        return 1, _FOLDED[bare.casefold()]
    for source in (
        rf"(?P<scale>{_SCALE})\s?(?P<currency>{_CURRENCY})",
        rf"(?P<currency>{_CURRENCY})\s?,?(?:in )?(?P<scale>{_SCALE}|000)",
    ):
        match = pattern(source).fullmatch(bare)
        if match is not None:
            return _scale(match["scale"]), _FOLDED[match["currency"].casefold()]
    return None


def _span(match: Found) -> tuple[int, int]:
    """Return where the amount stands, without the character that only ended the scale."""
    start, end = match.span("value")
    if match["edge"]:
        end = match.span("scale")[1]
    return start, end


def _scale(word: str) -> int:
    return _SCALE_WORDS.get(word) or _FOLDED_SCALES.get(word.casefold()) or 1


def _other_thing(text: str, start: int, end: int) -> bool:
    after = text[end : end + 12]
    if after.startswith(_NOT_MONEY) and text[end - 1] == "元":
        return True
    if text[end - 1].isascii() and text[end - 1].isalpha() and after[:1].isascii() and after[:1].isalnum():
        return True
    if (
        text[start].isalpha()
        and text[start].isascii()
        and text[start - 1 : start].isascii()
        and text[start - 1 : start].isalpha()
    ):
        return True
    if after[:1].isdigit() or (text[end - 1].isdigit() and after[:1].isascii() and after[:1].isalpha()):
        return True
    return after.lstrip().startswith("/") and not pattern(_PER_PERIOD).search(after)


def _value(attribute: Attribute, match: Found, unit: str | None, *, negative: bool = False) -> Value | None:
    amount = _amount(match)
    if amount is None:
        return None
    own = match["currency"]
    start, end = _span(match)
    if own:
        scale, code, confidence = 1, _FOLDED[own.casefold()], 0.9 if own == "¥" else 1.0
    else:
        column = currency_of(unit or "") or currency_of(attribute.unit or "")
        scale, code, confidence = (*column, 1.0) if column else (1, "", 0.7)
    amount *= -scale if negative else scale
    amount, code = _converted(attribute, amount, code)
    shown = canonical(amount)
    return None if shown is None else Value(f"{shown} {code}".strip(), None, start, end, confidence)


def _amount(match: Found) -> Decimal | None:
    number = number_of(match["number"])
    if number is None:
        return None
    number *= _scale(match["scale"])
    if match["hundred_millions"]:
        number += Decimal(match["hundred_millions"]) * 10**8
    return -number if match["sign"] in ("-", "−") else number


def _converted(attribute: Attribute, amount: Decimal, code: str) -> tuple[Decimal, str]:
    target = currency_of(attribute.unit or "")
    if target is None or code == target[1]:
        return amount, code
    for name, rate in attribute.also_in.items():
        source = currency_of(name)
        if source is not None and source[1] == code:
            return amount / source[0] * Decimal(repr(rate)) * target[0], target[1]
    return amount, code
