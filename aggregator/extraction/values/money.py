"""Amounts of money, each with its currency.

The canonical value is ``<amount> <ISO 4217 code>`` and carries no unit, so that amounts in different currencies
never look equal. Where the attribute's ``unit`` is a currency and its ``also_in`` gives rates, amounts in those
are converted to it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache, lru_cache

import re2

from aggregator.extraction.values import quantity
from aggregator.extraction.values.numerals import DIGITS, NUMBER, SCALES, canonical, number_of
from aggregator.extraction.values.pattern import Found, Pattern, PatternSet, pattern
from aggregator.extraction.values.value import Value, is_nothing
from aggregator.policy.records import Attribute, ValueKind

_NAMES: Mapping[str, str] = {
    "EUR": "€ euros euro 欧元",
    "USD": "US$ U.S.$ USD$ us_dollars us_dollar u.s._dollars american_dollars $ dollars dollar bucks"
    " 美元 美金 美圆 美刀",
    "GBP": "£ british_pounds british_pound pounds_sterling pound_sterling pounds pound quid 英镑",
    "CNY": "CN¥ RMB¥ ¥ 元 人民币元 元人民币 RMB 人民币 chinese_yuan yuan renminbi kuai 圆 块钱 塊錢 块 塊",
    "JPY": "JP¥ japanese_yen yen 日元 日圆",
    "CHF": "Fr. swiss_francs swiss_franc francs franc 瑞士法郎 瑞郎",
    "HKD": "HK$ hk_$ hong_kong_dollars hong_kong_dollar 港元 港币",
    "TWD": "NT$ taiwan_dollars 新台币 台币",
    "SGD": "S$ SGD$ singapore_dollars singapore_dollar 新加坡元",
    "AUD": "A$ AU$ AUD$ a_$ australian_dollars australian_dollar 澳元",
    "CAD": "C$ CA$ CAD$ c_$ canadian_dollars canadian_dollar 加元",
    "NZD": "NZ$ NZD$ new_zealand_dollars new_zealand_dollar 新西兰元",
    "INR": "₹ indian_rupees rupees rupee 卢比",
    "LKR": "sri_lankan_rupees sri_lankan_rupee",
    "KRW": "₩ korean_won won 韩元",
    "RUB": "₽ russian_roubles russian_rubles roubles rubles rouble ruble 卢布",
    "UAH": "₴ hryvnia",
    "TRY": "₺ turkish_liras turkish_lira lira 里拉",
    "ILS": "₪ shekels shekel",
    "BRL": "R$ brazilian_reals reais",
    "ZAR": "rand",
    "SEK": "swedish_kronor swedish_krona",
    "NOK": "norwegian_kroner norwegian_krone",
    "DKK": "danish_kroner danish_krone",
    "PLN": "zł zloty",
    "CZK": "Kč",
    "HUF": "Ft forint",
    "RON": "",
    "MXN": "MX$ MXN$ Mex$ mexican_pesos mexican_peso 墨西哥比索",
    "SAR": "saudi_riyals",
    "AED": "dirhams dirham",
    "THB": "฿ baht 泰铢",
    "VND": "₫",
    "NGN": "₦ naira 奈拉",
    "GEL": "₾ lari",
    "CRC": "₡",
    "LAK": "₭ kip",
    "XBT": "₿ BTC bitcoins bitcoin 个比特币 比特币",
    "ESP": "pesetas peseta",
    "FIM": "finnish_markka markka",
    "NLG": "netherlands_guilders guilders guilder",
}
_CODES = {code: code for code in _NAMES} | {
    name.replace("_", " "): code for code, names in _NAMES.items() for name in names.split()
}
_COINS = {"cents": "USD", "cent": "USD", "美分": "USD", "pence": "GBP", "penny": "GBP", "pennies": "GBP",
          "satoshis": "XBT", "satoshi": "XBT"}  # fmt: skip
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
_NUMBER = rf"(?P<sign>[-−+]?)(?:(?P<hundred_millions>\d+(?:\.\d+)?)亿)?(?P<number>{NUMBER})"
_BEFORE = r"(?:^|[^\d\pL.,±]|\p{Han}|[^\d][.,])"
_PREFIXED = (
    rf"(?P<value>(?P<currency>{_CURRENCY})\s?{_NUMBER}"
    rf"(?:\s?(?P<scale>{_SCALE})(?P<edge>[^\pL]|\p{{Han}}|$))?)"
)
_SUFFIXED = rf"(?P<value>{_NUMBER}(?:\s?(?P<scale>{_SCALE}))??[\s-]?(?P<currency>{_CURRENCY}))"
_COIN = "(?:" + "|".join(f"(?i:{name})" for name in sorted(_COINS, key=lambda name: -len(name))) + ")"
_COINED = rf"(?P<value>{_NUMBER}(?:\s?(?P<scale>{_SCALE}))??[\s-]?(?P<coin>{_COIN}))"
_JOIN = r",? (?:and )?|又|零|"
_SCALED_CODE = rf"(?P<value>{_NUMBER}\s?(?P<scale>[kKmMbB]|bn)(?P<currency>EUR|USD|GBP|CNY|CHF|€|£|\$))"
_CELL_NUMBER = rf"(?P<value>{_NUMBER}(?:\s?(?P<scale>{_SCALE}))?)"
_ACCOUNTING = r"\((?P<inner>[^()]+)\)"
_NOT_MONEY = ("素", "件", "器", "旦", "宵", "月", "组", "首", "老", "帅", "年")
_PER_PERIOD = r"^\s?/\s?(?:years?|yr|a|annum|年|months?|月|p\.?a\.?)(?:[^\pL]|$)"


_FORMS = (_PREFIXED, _SCALED_CODE, _SUFFIXED, _COINED)


@lru_cache(maxsize=1)
def _set() -> PatternSet:
    return PatternSet(sought())


def sought() -> list[str]:
    """Return the RE2 sources of which a text has to match one for an amount to be in it; rates have units besides."""
    return [_BEFORE + form for form in _FORMS]


def find(attribute: Attribute, text: str) -> list[Value]:
    """Return the amounts in running text that name their currency; rates such as ``元/千瓦时`` are none."""
    values = _amounts(attribute, text, _other_thing)
    rates = _rates(attribute, text)
    return sorted([*(one for one in values if not _meet(one, rates)), *rates], key=lambda one: one.start)


def mentioned(text: str) -> list[Value]:
    """Return the amounts in running text with the unit that each is the price of, and ranges as one.

    Examples
    --------
    >>> [value.value for value in mentioned("CNY 2,460 per tonne, £46,148 to £52,809, 2180至2220元/吨, 每吨4120元")]
    ['2460 CNY/t', '46148..52809 GBP', '2180..2220 CNY/t', '4120 CNY/t']
    """
    values: list[Value] = []
    for value in _amounts(_ANY, text, _no_money):
        priced = _priced(value, text)
        last = values[-1] if values else None
        joined = None if last is None else _joined(last, priced, text)
        if joined is not None:
            values[-1] = joined
        else:
            values.append(_from_lower(priced, text))
    return values


_ANY = Attribute(name="", of="", value=ValueKind.MONEY)
_PER = {
    "t": "t tonne tonnes ton 吨", "kg": "kg kilo kilogram 公斤 千克", "kWh": "kWh 千瓦时 度", "MWh": "MWh 兆瓦时",
    "m³": "m3 m³ 立方米 方 立方", "l": "l litre liter 升", "km": "km kilometre 公里", "TEU": "TEU box 标箱 箱",
    "m²": "m2 m² 平方米",
}  # fmt: skip
_PER_UNITS = {name: unit for unit, names in _PER.items() for name in names.split()}
_UNIT = "|".join(sorted(map(re2.escape, _PER_UNITS), key=len, reverse=True))
_AFTER_PRICE = rf"^(?P<whole>\s?(?:/|per |an? |each |一|每) ?(?P<unit>{_UNIT}))(?:$|[^\pL\pN]|\p{{Han}})"
_BEFORE_PRICE = rf"每(?P<unit>{_UNIT})(?:售价|价格|单价|均价|为|是|约|:)?\s?$"
_SPREAD = r"^\s?(?:[-–—~]|to|and|至|到)\s?$"
_LOWER = rf"(?:^|[^\d\pL.,-]|[^\d][.,]|\p{{Han}})(?P<lower>{DIGITS})\s?(?:[-–—~]|to|至|到)\s?$"


def _priced(value: Value, text: str) -> Value:
    after = pattern(_AFTER_PRICE).search(text[value.end : value.end + 24])
    if after is not None:
        end = value.end + len(after["whole"])
        return replace(value, value=f"{value.value}/{_PER_UNITS[after['unit']]}", end=end)
    before = pattern(_BEFORE_PRICE).search(text[max(0, value.start - 16) : value.start])
    return value if before is None else replace(value, value=f"{value.value}/{_PER_UNITS[before['unit']]}")


def _joined(first: Value, last: Value, text: str) -> Value | None:
    """Return two amounts as the range that they are the ends of, or None."""
    between = text[first.end : last.start]
    amount, _, code = first.value.partition(" ")
    more, _, same = last.value.partition(" ")
    if code.partition("/")[0] != same.partition("/")[0] or pattern(_SPREAD).search(between) is None or ".." in more:
        return None
    lead = text[max(0, first.start - 10) : first.start].rstrip().casefold()
    if ("and" in between and not lead.endswith("between")) or lead.endswith("from"):
        return None
    if not Decimal(amount.rpartition("..")[2]) < Decimal(more) or ".." in amount:
        return None
    return replace(last, value=f"{amount}..{more} {same}", start=first.start)


def _from_lower(value: Value, text: str) -> Value:
    """Return a range whose lower end stands without its currency: 2180至2220元."""
    lead = pattern(_LOWER).search(text[max(0, value.start - 24) : value.start])
    number = None if lead is None else number_of(lead["lower"])
    amount, _, code = value.value.partition(" ")
    if lead is None or number is None or not 0 < number < Decimal(amount):
        return value
    start = value.start - len(lead.text) + lead.text.index(lead["lower"])
    shown = canonical(number)
    is_plain = text[value.start].isdigit() and not any(word in text[value.start : value.end] for word in "万亿")
    return replace(value, value=f"{shown}..{amount} {code}", start=start) if is_plain else value


@cache
def _form(order: int) -> Pattern:
    return pattern(_BEFORE + _FORMS[order])


def _amounts(attribute: Attribute, text: str, is_other: Callable[[str, int, int], bool]) -> list[Value]:
    found: list[tuple[int, int, int, Found]] = []
    for order in _set().which(text):
        for match in _form(order).finditer(text):
            start, end = _span(match)
            found.append((start, order, end, match))
    values: list[Value] = []
    for start, _order, end, match in sorted(found, key=lambda one: one[:3]):
        if is_other(text, start, end) or (values and start < values[-1].end):
            continue
        value = _value(attribute, match, None)
        if value is not None:
            values.append(value)
    return _with_coins(values, text)


def _rates(attribute: Attribute, text: str) -> list[Value]:
    """Return the prices that are written in a unit of the attribute, such as ``2 460元/吨``."""
    currency = currency_of((attribute.unit or "").partition("/")[0]) if "/" in (attribute.unit or "") else None
    if currency is None:
        return []
    return [replace(rate, value=f"{rate.value} {currency[1]}", unit=None) for rate in quantity.find(attribute, text)]


def _meet(value: Value, others: list[Value]) -> bool:
    return any(value.start < other.end and other.start < value.end for other in others)


def _with_coins(values: list[Value], text: str) -> list[Value]:
    """Return amounts joined with the coins that follow them: thirteen dollars and forty-five cents."""
    joined: list[Value] = []
    for value in values:
        last = joined[-1] if joined else None
        if last is not None and _is_coin(value, text) and pattern(_JOIN).fullmatch(text[last.end : value.start]):
            amount, _, code = last.value.partition(" ")
            more, _, same = value.value.partition(" ")
            shown = canonical(Decimal(amount) + Decimal(more))
            if code == same and abs(Decimal(more)) < 1 and shown is not None:
                joined[-1] = replace(last, value=f"{shown} {code}", end=value.end)
                continue
        joined.append(value)
    return joined


def _is_coin(value: Value, text: str) -> bool:
    return text[value.start : value.end].lower().endswith(tuple(_COINS))


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
    """Return whether an amount is none, or is the price of a unit."""
    after = text[end : end + 12].lstrip()
    return _no_money(text, start, end) or (after.startswith("/") and not pattern(_PER_PERIOD).search(after))


def _no_money(text: str, start: int, end: int) -> bool:
    if text[start] in "元块塊圆":
        return True
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
    return after[:1].isdigit() or (text[end - 1].isdigit() and after[:1].isascii() and after[:1].isalpha())


def _value(attribute: Attribute, match: Found, unit: str | None, *, negative: bool = False) -> Value | None:
    amount = _amount(match)
    if amount is None:
        return None
    own, coin = match["currency"], match["coin"].casefold()
    start, end = _span(match)
    if coin:
        amount /= 10**8 if coin.startswith("satoshi") else 100
        scale, code, confidence = 1, _COINS[coin], 0.8
    elif own:
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
