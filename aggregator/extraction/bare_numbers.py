"""Numbers that leave their unit to be understood: ``HRI 579 open``, ``it now has 584``, 满发36万."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from itertools import chain

from aggregator.extraction.comparisons import is_compared
from aggregator.extraction.values import Value, cell_value, find_values
from aggregator.extraction.values.money import currency_of
from aggregator.extraction.values.number_words import words_number
from aggregator.extraction.values.unit_names import is_measure_name
from aggregator.extraction.words import words_of
from aggregator.policy.records import Attribute

COUNTING_UNITS = words_of("""
    unit units piece pieces person persons people customers residents patients beds bed cases case 人 万人 台 套 个 座
    辆 张 例
""")
"""What is counted of many things."""

_NUMBER = re.compile(
    r"(?<![A-Za-z0-9_/#+\-–—£$€¥])(?<!\d[.,:])(?<![A-Za-z][.:])(?<!No )(?<!no )(?<!第)"
    r"(?P<number>\d{1,3}(?:[, ]\d{3})+(?!\d)|\d+(?:\.\d+)?)"
    r"(?P<scale>\s?(?:[万亿]|(?:million|mln|thousand|bn|billion)\b))?"
    r"(?![\d.,:/%‰°\-–—]*\d|[%‰°℃]|st\b|nd\b|rd\b|th\b|[A-Za-z])"
)
_YEAR = re.compile(r"(?:1[89]|20|21)\d\d")
_SMALL = re.compile(
    r"(?<![\w-])(?P<number>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|twenty)(?P<scale>)(?![\w-])",
    re.IGNORECASE,
)
"""What is counted in a word."""

_MAY_FOLLOW = re.compile(
    r"$|\s?[.,;:!?()\]，。；：！？、（）”\"'’—–-]"
    r"|\s(?:in|at|on|and|with|by|for|to|from|now|is|are|was|were|all|today|yesterday|but|as|if|when|while|since|after"
    r"|before|open|free|full|left|there|here|staffed|occupied|confirmed|more or less|or so|that|which|than|not|so"
    r"|because|under|this|last|of (?:it|them|these|those|which)|once|until|till|again|instead|altogether|together|a"
    r"|an|per|each|every|still|just|only|or|about|then|has|have|had|who|although|though|between|through|during"
    r"|against|next|the|we|they|it|i|he|she|yet|ready|installed|tonight|soon)\b"
    r"|\s?(?=[的了吧呢啊没左上，已可在，])",
    re.IGNORECASE,
)
_PARTS_BEFORE = re.compile(
    r"(?:\b(?:units?|sets?|wards?|berths?|bins?|pages?|rooms?|gates?|items?|nos?\.?|numbers?|part|section|phase|week|day|issue"
    r"|form|version|table|figure|appendix|tel|ext|extension|line|track|platform|pier|hall|pump|train|flight|highway|route|road"
    r"|year|in|since|until|of|the|at|by|around|about|after|before|version)\.?\s?|[第#@＠A-Z]|[年月期号楼层路])$"
)
_ALWAYS_NOT = re.compile(r"\b(?:in|since|until|by|before|after|at|around|about|of|the)\s$")
_SCALE = {"万": 10**4, "亿": 10**8, "million": 10**6, "mln": 10**6, "thousand": 10**3, "bn": 10**9, "billion": 10**9}


def bare_numbers(
    attribute: Attribute, text: str, taken: Sequence[tuple[int, int]], beside: Sequence[Value], unit: str = ""
) -> Iterator[Value]:
    """Yield the numbers of a sentence that may be an attribute's without its unit, apart from what is taken.

    They are in the unit that is given, or that of the value before them, else in the attribute's own; 36万 is in the
    unit that begins so, as 万千瓦.
    """
    for found in _lone_numbers(text, _counts(attribute)):
        start, end = found.start("number"), found.end()
        if any(first < end and start < last for first, last in taken):
            continue
        value = _in_unit(attribute, text, found, beside, unit)
        if value is not None:
            yield Value(value, attribute.unit, start, end, 0.9)


@lru_cache(maxsize=64)
def _lone_numbers(text: str, counted: bool) -> tuple[re.Match[str], ...]:
    """Return the numbers of a sentence that may be anybody's, once for all the attributes it is asked for."""
    return tuple(
        found
        for found in chain(_NUMBER.finditer(text), _SMALL.finditer(text) if counted else ())
        if _stands_alone(text, found) and not is_compared(text, found.start("number"), found.end())
    )


def _counts(attribute: Attribute) -> bool:
    """Return whether an attribute's amounts are counted, and no measure."""
    return (attribute.unit or "") in COUNTING_UNITS


def _stands_alone(text: str, found: re.Match[str]) -> bool:
    start, end = found.start("number"), found.end()
    before = text[max(0, start - 14) : start]
    if (found["scale"] or "").isascii() and not _MAY_FOLLOW.match(text, end):
        return False
    if not found["scale"]:
        if _YEAR.fullmatch(found["number"]):
            return False
        if len(found["number"]) < _FEWEST_DIGITS and not _HAVE.search(before):
            return False
    if not before.strip():
        return found["number"].isalpha() and _OF_THEM.match(text, end) is not None
    led = _PARTS_BEFORE.search(before)
    return led is None or _ALWAYS_NOT.search(before) is not None


_FEWEST_DIGITS = 2
_HAVE = re.compile(r"\b(?:has|have|had|only|all|now|still|are|were|is|was)\s$|[A-Z][a-z]+'?s?:?\s$")
"""What a single digit may follow that is an amount."""

_OF_THEM = re.compile(r"\sof (?:them|these|those|which)\b")


def _in_unit(attribute: Attribute, text: str, found: re.Match[str], beside: Sequence[Value], unit: str) -> str | None:
    number = re.sub(r"[, ]", "", found["number"])
    number = str(words_number(number)) if number.isalpha() else number
    scale = (found["scale"] or "").strip().casefold()
    last = max((value for value in beside if value.end <= found.start()), key=lambda value: value.end, default=None)
    units = [other for other in attribute.also_in if scale and other.startswith(scale) and len(other) > 1]
    if scale and _goes_on_in_a_measure(text, found.end()):
        return None
    if scale and units:
        return _plain(Decimal(number) * Decimal(repr(attribute.also_in[units[0]])))
    if unit:
        alone = cell_value(attribute, _plain(Decimal(number) * _SCALE.get(scale, 1)), unit)
        return None if alone is None else alone.value
    if last is not None:
        written = _unit_of(text[last.start : last.end], number)
        alike = next(iter(find_values(attribute, f"{number}{scale and ' ' * scale.isascii() + scale} {written}")), None)
        if alike is not None and ".." not in alike.value:
            return alike.value
    try:
        return _plain(Decimal(number) * _SCALE.get(scale, 1))
    except InvalidOperation:
        return None


_AMOUNT_BEFORE = re.compile(r"^(?:[\d\s.,]+|[a-z]+(?:-[a-z]+)? (?=[a-z]))", re.IGNORECASE)
_SCALED = re.compile(r"^(?:million|mln|thousand|bn|billion|[kM](?=t\b)|[万亿])\s?", re.IGNORECASE)
_WHOLE = 1000


def _unit_of(written: str, number: str) -> str:
    """Return the unit in which a number goes on from an amount, without the amount's scale where it needs none.

    Examples
    --------
    >>> _unit_of("2.2 million m3", "240000"), _unit_of("2.2 million m3", "3.1"), _unit_of("Eleven beds", "9")
    ('m3', 'million m3', 'beds')
    """
    unit = _AMOUNT_BEFORE.sub("", written)
    return _SCALED.sub("", unit) if float(number) >= _WHOLE else unit


def _goes_on_in_a_measure(text: str, place: int) -> bool:
    """Return whether a unit nobody asked for follows a number's scale: 340万 *千瓦时* of a capacity, 340万 *元*."""
    ahead = (text[place : place + length] for length in range(_LONGEST_MEASURE, 0, -1))
    return any(is_measure_name(unit) or currency_of(unit) is not None for unit in ahead)


_LONGEST_MEASURE = 4


def _plain(number: Decimal) -> str:
    shown = format(number.normalize(), "f")
    return shown.rstrip("0").rstrip(".") if "." in shown else shown
