"""Numbers with a unit: capacities, loads, amounts, shares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

import re2

from aggregator.extraction.values.numerals import (
    DIGITS,
    HAN_DIGITS,
    LONGEST,
    NUMBER,
    SCALES,
    canonical,
    number_of,
    scale_of,
)
from aggregator.extraction.values.pattern import Found, Pattern, pattern
from aggregator.extraction.values.share import shares_in
from aggregator.extraction.values.unit_names import is_count_name, is_measure_name
from aggregator.extraction.values.unit_ratios import ratio
from aggregator.extraction.values.value import Value, is_nothing
from aggregator.policy.records import Attribute

_SCALE = (
    "(?:"
    + "|".join(f"(?i:{re2.escape(word)})" for word in sorted(SCALES, key=len, reverse=True) if word != "M")
    + "|M)"
)
_TIMES = r"(?:(?P<times>\d{1,3})\s?[x×*]\s?)?"
_NUMBER = rf"(?P<sign>[-−+]?)(?:(?P<hundred_millions>\d+(?:\.\d+)?)亿)?(?P<number>{NUMBER})"
_SOME = "[多来余]?"
"""Makes a number a rough one: 八百*多*公斤, 五十*来*万吨."""

_BEFORE = r"(?:^|[^\d\pL.,±]|\p{Han}|[^\d][.,])"
_RANGE_BEFORE = (
    rf"(?:(?:^|[^\w.\-]){DIGITS}\s*(?:-|−|–|—|~|\+|to|至|到|或|or|/)\s*"
    rf"|(?i:between)\s+{DIGITS}\s*(?i:and)\s+|介于{DIGITS}(?:和|与)|[数几]|[百千万亿点])$"
)
_PER_PERIOD = r"^\s?/\s?(?:years?|yr|a|annum|年|months?|月|days?|d|日|天)(?:[^\pL]|$)"
_OTHER_UNIT = r"^(?: ?per (?:hour|minute|second|millisecond|h|s)\b|-\d)"
_HALF = r"^半(?:[^年天日月小时数价径周\pN]|$)"
_AROUND = r"(?P<around>(?i:approximately|approx\.?|about|circa|ca\.?|c\.|around|nearly|some)|~|≈|约|大约|约为|近)?\s*"
_NOTE = r"(?P<note>\s*[(\[][^()\[\]]{0,60}[)\]]|\s?\*{1,3})?"


class _Units(NamedTuple):
    exact: Mapping[str, Decimal]
    folded: Mapping[str, Decimal]
    names: tuple[str, ...]
    sought: str
    running: Pattern
    whole: Pattern

    def may_be_in(self, text: str) -> bool:
        """Return False for a text with none of the units."""
        lowered = text.casefold()
        return any(name in lowered for name in self.names)


def find(attribute: Attribute, text: str) -> list[Value]:
    """Return the quantities in running text that carry a unit the attribute knows. A range gives none."""
    units = _units_of(attribute)
    if units is None:
        return []
    if attribute.unit == "%" and not attribute.also_in:
        return shares_in(text)
    if not units.may_be_in(text):
        return []
    found = [_value(attribute, units, match, text) for match in units.running.finditer(text)]
    return [value for value in found if value is not None]


def with_ranges(attribute: Attribute, text: str) -> list[Value]:
    """Return the quantities in running text with the unit each is written in, a range as ``320..340``."""
    units = _units_of(attribute)
    if units is None:
        return []
    values = []
    for match in units.running.finditer(text):
        value = _range(attribute, units, match, text) or _value(attribute, units, match, text)
        if value is not None:
            values.append(replace(value, unit=match["unit"]))
    return values


def _range(attribute: Attribute, units: _Units, match: Found, text: str) -> Value | None:
    """Return the range that a quantity is the upper end of, or None."""
    start, end = match.span("value")
    lead = pattern(_LOWER).search(text[max(0, start - _LONGEST_LOWER) : start])
    if lead is None or _goes_on(text, end) or (lead["and"] and not lead["between"]):
        return None
    factor, low = _factor(units, match["unit"]), number_of(lead["lower"])
    upper = None if factor is None else _shown(match, factor)
    if factor is None or upper is None or low is None:
        return None
    if lead["lower"].isascii():
        low *= scale_of(match["scale"])
    lower = canonical(low * factor)
    if lower is None or not Decimal(lower) < Decimal(upper):
        return None
    first = start - len(lead.text) + lead.text.index(lead["lower"])
    return Value(f"{lower}..{upper}", attribute.unit, first, end, 1.0)


_LONGEST_LOWER = 40
_LOWER = (
    rf"(?:^|[^\d\pL.,£$€¥/-]|\p{{Han}})(?P<between>(?i:between) |介于|在)?(?P<lower>{HAN_DIGITS}|{DIGITS})"
    r"(?: ?(?:-|−|–|—|~|至|到) ?| to |(?P<and> and |和|与))$"
)


def cell(attribute: Attribute, text: str, unit: str | None) -> Value | None:
    """Return the quantity a cell holds, in the attribute's unit, or None.

    A unit in the cell outranks ``unit``, the column's, which outranks the attribute's own. A unit that the
    attribute does not know makes it no value of that attribute.
    """
    if is_nothing(text) or len(text) > 160:
        return None
    factor = unit_factor(attribute, unit)
    bare = text.strip()
    if bare.isascii() and len(bare) <= LONGEST and bare.replace(".", "", 1).isdigit():
        start = len(text) - len(text.lstrip())
        shown = None if factor is None else canonical(Decimal(bare) * factor)
        return None if shown is None else Value(shown, attribute.unit, start, start + len(bare), 1.0)
    match = _whole_pattern(attribute).fullmatch(text)
    if match is None:
        return None
    if match["unit"]:
        factor = unit_factor(attribute, match["unit"])
    elif match["note"] is not None:
        factor = _factor_of_note(attribute, match["note"].strip("()[]* "), factor)
    shown = None if factor is None else _shown(match, factor)
    if shown is None:
        return None
    confidence = (0.8 if match["around"] else 1.0) * (0.95 if match["note"] else 1.0)
    start, end = match.span("value")
    return Value(shown, attribute.unit, start, end, confidence)


def _factor_of_note(attribute: Attribute, note: str, otherwise: Decimal | None) -> Decimal | None:
    """Return the factor of the unit that a note after a number may be, ``340 (kW)``; None for another's unit."""
    own = unit_factor(attribute, note) if note else None
    if own is not None:
        return own
    is_of_another = is_measure_name(note) or (is_count_name(note) and is_measure_name(attribute.unit or ""))
    return None if is_of_another else otherwise


def sought_by(attribute: Attribute) -> str | None:
    """Return the RE2 source that a text has to match for `find` to find anything in it; None without a unit."""
    units = _units_of(attribute)
    return None if units is None else units.sought


_SCALED_UNIT = rf"(?P<scale>{_SCALE})\s?(?P<unit>\S.*)"


def unit_factor(attribute: Attribute, unit: str | None) -> Decimal | None:
    """Return what a number in ``unit`` is multiplied by to stand in the attribute's; None for an unknown unit."""
    if unit is None or unit == attribute.unit:
        return Decimal(1)
    units = _units_of(attribute)
    if units is None:
        return None
    bare = unit.strip().rstrip(".")
    for known in (bare, bare[:-1] if len(bare) > 3 and bare.endswith("s") else bare):
        factor = units.exact.get(known) or units.folded.get(known.casefold())
        if factor is not None:
            return factor
    scaled = pattern(_SCALED_UNIT).fullmatch(bare)
    if scaled is None:
        return ratio(bare, attribute.unit or "")
    rest = units.exact.get(scaled["unit"]) or units.folded.get(scaled["unit"].casefold())
    return ratio(bare, attribute.unit or "") if rest is None else rest * scale_of(scaled["scale"])


_MOST_KNOWN = 512
_KNOWN: dict[int, tuple[Attribute, _Units]] = {}
"""The units of attributes by identity: an attribute has no hash, and its units take long to compare."""


def _units_of(attribute: Attribute) -> _Units | None:
    known = _KNOWN.get(id(attribute))
    if known is not None:
        return known[1]
    if attribute.unit is None and not attribute.also_in:
        return None
    units = _compiled(attribute.unit, tuple(attribute.also_in.items()))
    if len(_KNOWN) >= _MOST_KNOWN:
        _KNOWN.clear()
    _KNOWN[id(attribute)] = attribute, units
    return units


@lru_cache(maxsize=512)
def _compiled(unit: str | None, also_in: tuple[tuple[str, float], ...]) -> _Units:
    exact = {name: Decimal(repr(factor)) for name, factor in also_in}
    if unit is not None:
        exact.setdefault(unit, Decimal(1))
    folded: dict[str, Decimal] = {}
    clashing = set()
    for name, factor in exact.items():
        if folded.setdefault(name.casefold(), factor) != factor:
            clashing.add(name.casefold())
    for name in clashing:
        del folded[name]
    source = "|".join(
        _unit_source(name, name.casefold() in folded) for name in sorted(exact, key=lambda n: (-len(n), n))
    )
    sought = (
        rf"{_BEFORE}(?P<value>{_TIMES}{_NUMBER}(?:{_SOME}\s?(?P<scale>{_SCALE}))??"
        rf"(?:[\s-]|\s?[(\[<{{]|{_SOME})(?P<unit>{source}))"
    )
    whole = Pattern(
        rf"\s*{_AROUND}(?P<value>{_TIMES}{_NUMBER}(?:\s?(?P<scale>{_SCALE}))??(?:\s*(?P<unit>{source}))?){_NOTE}\s*"
    )
    return _Units(exact, folded, tuple(sorted({name.casefold() for name in exact})), sought, Pattern(sought), whole)


_BARE_NUMBER = rf"\s*{_AROUND}(?P<value>{_TIMES}{_NUMBER}(?:\s?(?P<scale>{_SCALE}))?(?P<unit>)){_NOTE}\s*"


def _whole_pattern(attribute: Attribute) -> Pattern:
    units = _units_of(attribute)
    return pattern(_BARE_NUMBER) if units is None else units.whole


def _unit_source(name: str, any_case: bool) -> str:
    source = re2.escape(name)
    if len(name) >= 3 and name.isascii() and name.isalpha():
        source += "s?"
    return f"(?i:{source})" if any_case else source


def _value(attribute: Attribute, units: _Units, match: Found, text: str) -> Value | None:
    start, end = match.span("value")
    if _goes_on(text, end) or _ends_range(text, start):
        return None
    if match["sign"] and start and text[start - 1].isalnum() and text[start - 1] < "\u2e80":
        return None
    if start and text[start - 1] in "£$€¥":
        return None
    unit = match["unit"]
    factor = _factor(units, unit)
    half = text.startswith("半", end) and not unit.isascii() and pattern(_HALF).search(text[end : end + 2]) is not None
    shown = None if factor is None else _shown(match, factor, half=half)
    return None if shown is None else Value(shown, attribute.unit, start, end + half, 1.0)


_BEFORE_UPPER = (*"-−–—~+/至到或和与数几百千万亿点", "to", "or", "and")
"""What stands before the upper end of a range, or before a number that runs on."""


def _ends_range(text: str, start: int) -> bool:
    """Return whether a number at a place is the upper end of a range, or the end of a longer number."""
    before = text[max(0, start - 60) : start]
    last = before.rstrip()[-3:].lower()
    return last.endswith(_BEFORE_UPPER) and pattern(_RANGE_BEFORE).search(before) is not None


def _factor(units: _Units, unit: str) -> Decimal | None:
    return units.exact.get(unit) or units.folded.get(unit.casefold()) or units.folded.get(unit[:-1].casefold())


def _goes_on(text: str, end: int) -> bool:
    """Return whether what follows makes the unit another one."""
    after = text[end : end + 24]
    if not after:
        return False
    last, following = text[end - 1], after[0]
    if last.isascii() and last.isalpha() and following.isascii() and following.isalnum():
        return True
    is_other = following in " p-" and pattern(_OTHER_UNIT).search(after) is not None
    if is_other or following in "·*^" or after.startswith(("时", "小时")):
        return True
    if last in "°度" and after.lstrip()[:1] in tuple("CFcf摄华"):
        return True
    if (following == "/" or following.isspace()) and after.lstrip().startswith("/"):
        return not pattern(_PER_PERIOD).search(after) and after.lstrip()[1:].lstrip()[:1].isalpha()
    return False


def _shown(match: Found, factor: Decimal, *, half: bool = False) -> str | None:
    number = number_of(match["number"])
    if number is None:
        return None
    number += Decimal("0.5") if half else 0
    number *= scale_of(match["scale"])
    if match["hundred_millions"]:
        number += Decimal(match["hundred_millions"]) * (10**4 if match["unit"].startswith("万") else 10**8)
    if match["times"]:
        number *= int(match["times"])
    if match["sign"] in ("-", "−"):
        number = -number
    return canonical(number * factor)
