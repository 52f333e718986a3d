"""The values that a sentence may have for an attribute, also those that leave their unit or year to be understood."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Protocol

from aggregator.extraction.bare_numbers import COUNTING_UNITS, bare_numbers
from aggregator.extraction.comparisons import is_compared
from aggregator.extraction.counted_values import counted_by_cue, counted_things
from aggregator.extraction.cues import Cue
from aggregator.extraction.named_values import NAMED, names_of
from aggregator.extraction.ranges import ranges_in, with_lower_ends
from aggregator.extraction.spoken_units import says_daily, spoken
from aggregator.extraction.subject_mention import SubjectMention
from aggregator.extraction.told_days import days_told, first_days
from aggregator.extraction.value_kinds import DATED, MEASURED
from aggregator.extraction.values import Value, find_values
from aggregator.extraction.values.pattern import PatternSet
from aggregator.extraction.values.quantity import sought_by
from aggregator.extraction.words import words_of
from aggregator.policy.records import Attribute, Pack, ValueKind

_NUMERIC = DATED | MEASURED | {ValueKind.COORDINATES}
_COMMON_UNITS = words_of("kg g m km cm mm m2 l ml % 公斤 千克 斤 米")
"""Units of many things, which say little of what is measured in them."""

_MOST_UNITS = 20_000
"""Units of which it is remembered what is measured in them."""

_WORDLESS = re.compile(r"^[\d\s.,/+\-–~至到]*(?:million|thousand|bn|billion|hundred|mln)?\s?", re.IGNORECASE)
_DIGIT = re.compile(r"[\d一二两三四五六七八九十百千万亿]")
_NUMBER_WORD = re.compile(
    r"[OoTtFfSsEeNnHhDd](?<!\w.)(?i:(?<=o)ne|(?<=t)(?:wo|hree|en|welve|wenty|hirt)|(?<=f)(?:our|ive|ort|ift)|(?<=s)(?:ix|even)"
    r"|(?<=e)(?:ight|leven)|(?<=n)ine|(?<=h)undred|(?<=d)ozen)"
)
"""Looks back at its first character, so that `re` runs quickly from one such character to the next."""


@lru_cache(maxsize=64)
def _has_number(text: str) -> bool:
    return _DIGIT.search(text) is not None or _NUMBER_WORD.search(text) is not None


class Readings:
    """What the values of a pack's attributes look like. Built once a worker."""

    def __init__(self, pack: Pack) -> None:
        self._attributes = tuple(sorted(pack.attributes.values(), key=lambda of: bool(of.one_of)))
        self.kinds = tuple(dict.fromkeys(of.of for of in self._attributes))
        quantities = [of for of in self._attributes if of.value is ValueKind.QUANTITY]
        both = {of.name: (spoken(of), spoken(of, daily=True)) for of in quantities}
        self._spoken = {name: (plain, daily, plain.also_in != daily.also_in) for name, (plain, daily) in both.items()}
        sought = [(of, sought_by(self._spoken[of.name][1])) for of in quantities]
        self._quantities = [(of, source) for of, source in sought if source is not None]
        self._measures = PatternSet([source for _, source in self._quantities])
        self._names_or_words = any(of.value not in _NUMERIC for of in self._attributes)
        self._special = {(one.name, other.name) for one in self._attributes for other in _more_general(one, quantities)}
        self._asked: dict[frozenset[str], tuple[Attribute, ...]] = {}
        self._only: dict[tuple[str, ValueKind, str], tuple[str, ...]] = {}
        self._by_shape = frozenset(of.name for of in quantities if not of.one_of and of.unit != "%")
        self._measured: tuple[str, frozenset[str]] = "", frozenset()
        self._in_unit: dict[tuple[int, str], bool] = {}

    def may_be_in(self, text: str) -> bool:
        """Return False for a text without any value: without numbers, where nothing else is asked for."""
        return self._names_or_words or _has_number(text)

    def has_number(self, text: str) -> bool:
        """Return whether a text has a number, in digits or in words."""
        return _has_number(text)

    def asked(self, kinds: frozenset[str]) -> tuple[Attribute, ...]:
        """Return the attributes of some kinds of subject, those last whose values are listed."""
        asked = self._asked.get(kinds)
        if asked is None:
            asked = self._asked[kinds] = tuple(of for of in self._attributes if of.of in kinds)
        return asked

    def measured_in(self, text: str) -> frozenset[str]:
        """Return the names of the quantities whose units a text with a number may have."""
        if self._measured[0] != text:
            names = frozenset(self._quantities[place][0].name for place in self._measures.which(text))
            self._measured = text, names
        return self._measured[1]

    def may_measure(self, attribute: Attribute, text: str) -> bool:
        """Return False for a quantity of which a text has no unit."""
        return attribute.name not in self._by_shape or attribute.name in self.measured_in(text)

    def as_spoken(self, attribute: Attribute, text: str) -> Attribute:
        """Return an attribute with all the names that its units have in a text."""
        plain, daily, is_other = self._spoken.get(attribute.name, (attribute, attribute, False))
        return daily if is_other and says_daily(text) else plain

    def is_special(self, attribute: Attribute, other: Attribute) -> bool:
        """Return whether what an attribute is called holds what another is: *ICU beds* and *beds*."""
        return (attribute.name, other.name) in self._special

    def measuring(self, attribute: Attribute, surface: str) -> tuple[str, ...]:
        """Return the attributes of the same kind of subject whose values may be written so."""
        unit = _WORDLESS.sub("", surface).casefold()
        of = self._only.get((attribute.of, attribute.value, unit))
        if of is None:
            alike = (other for other in self._attributes if other.of == attribute.of and other.value is attribute.value)
            of = tuple(other.name for other in alike if is_unit_of(self.as_spoken(other, ""), surface) is not None)
            if len(self._only) > _MOST_UNITS:
                self._only.clear()
            self._only[attribute.of, attribute.value, unit] = of
        return of

    def is_in_unit(self, attribute: Attribute, text: str, surface: str) -> bool:
        """Return whether a surface of a text is a value with a unit of an attribute."""
        of = self.as_spoken(attribute, text)
        shape = _shape_of(surface) if attribute.name in self._by_shape else None
        if shape is None:
            return is_unit_of(of, surface) is not None
        known = self._in_unit.get((id(of), shape))
        if known is None:
            if len(self._in_unit) > _MOST_UNITS:
                self._in_unit.clear()
            known = self._in_unit[id(of), shape] = is_unit_of(of, surface) is not None
        return known

    def only_measure(self, attribute: Attribute, surface: str) -> str:
        """Return whose unit a surface has: ``its own``, where no other attribute of the kind is measured so."""
        of = self.measuring(attribute, surface)
        unit = _WORDLESS.sub("", surface).casefold()
        if len(of) > 1:
            return "a shared"
        if unit in COUNTING_UNITS:
            return "a counting"
        return "a common" if unit in _COMMON_UNITS else "its own"


_ALIKE = str.maketrans("123456789", "222222222")
_LONGEST_SHAPE = 40


def _shape_of(surface: str) -> str | None:
    """Return a quantity with all digits alike but zero, None where its digits may say whether it is one: 1/2, 10^6."""
    return None if len(surface) > _LONGEST_SHAPE or "/" in surface or "^" in surface else surface.translate(_ALIKE)


def _more_general(one: Attribute, others: Sequence[Attribute]) -> Iterator[Attribute]:
    """Yield the attributes of which a cue is the noun of one of another's: 床位 of 重症床位."""
    for other in others if one.value is ValueKind.QUANTITY else ():
        if other is one or (other.of, other.unit, other.per) != (one.of, one.unit, one.per):
            continue
        if any(noun and noun != cue and cue.endswith(noun) for cue in one.cues for noun in other.cues):
            yield other


def is_unit_of(attribute: Attribute, surface: str) -> Value | None:
    """Return the value that a text is with a unit of an attribute, or None."""
    last = surface.rpartition("..")[2]
    return next((found for found in find_values(attribute, last) if found.end == len(last)), None)


def values_of(
    attribute: Attribute,
    text: str,
    cues: Sequence[Cue],
    mentions: Sequence[SubjectMention],
    written: dt.date | None,
    *,
    bare_in: str | None,
    is_measured: bool = True,
) -> list[tuple[Value, tuple[str, ...]]]:
    """Return what a sentence may have for an attribute, in order, each with what its form speaks for or against.

    What stands in the name of one of the sentence's subjects, or in a cue, is no value; nor is what another is only
    compared with. Numbers without a unit are in ``bare_in``, the empty text for any, and none with None. A quantity
    that is not ``is_measured`` has none of its units in the sentence.
    """
    plain = _plain_values(attribute, text, cues, written, is_measured=is_measured)
    if not plain and attribute.value is not ValueKind.QUANTITY:
        return []
    found: list[tuple[Value, tuple[str, ...]]] = [
        (value, ())
        for value in plain
        if not any(_overlap(value, one) and not _is_firm_of(attribute, value, one, cues) for one in mentions)
        and not any(_overlap(value, cue) and not _holds(attribute, value, cue) for cue in cues if cue.how == "cue")
    ]
    if attribute.value is ValueKind.QUANTITY:
        ranges = list(ranges_in(attribute, text))
        found = [one for one in found if not any(_overlap(one[0], whole) for whole in ranges)]
        found += [(value, ("range",)) for value in ranges]
        if bare_in is not None or found:
            taken = [(value.start, value.end) for value, _ in found]
            values = [value for value, _ in found]
            spans = [*taken, *((one.start, one.end) for one in mentions), *((cue.start, cue.end) for cue in cues)]
            found += [(value, ()) for value in bare_numbers(attribute, text, spans, values, bare_in or "")]
        found = list(with_lower_ends(text, found))
    days = first_days(attribute, text, [value for value, _ in found])
    traits = dict(found)
    kept = [(day, traits.get(day, ())) for day in days]
    return sorted(kept, key=lambda one: (one[0].start, one[0].end))


def _plain_values(
    attribute: Attribute, text: str, cues: Sequence[Cue], written: dt.date | None, *, is_measured: bool
) -> list[Value]:
    if attribute.value in NAMED:
        return names_of(attribute, text, cues)
    if attribute.value in DATED and written is not None:
        return days_told(attribute, text, written)
    found = find_values(attribute, text) if is_measured else []
    if attribute.value is ValueKind.MONEY and "/" in (attribute.unit or ""):
        rates = list(_rates(attribute, text))
        found = [*rates, *(value for value in found if not any(_overlap(value, rate) for rate in rates))]
    if attribute.value in MEASURED:
        found = [*found, *counted_by_cue(attribute, text, cues, found)]
        found += counted_things(attribute, text, found)
        return [value for value in found if not is_compared(text, value.start, value.end)]
    return found


_RATE = re.compile(
    r"(?P<code>[A-Z]{3}|[£$€¥])\s?(?P<number>\d[\d,]*(?:\.\d+)?)\s?(?:/|\bper\s|\ba\s)\s?(?P<per>[A-Za-z]+)\b"
    r"|(?P<number_zh>\d[\d, ]*(?:\.\d+)?)\s?(?P<code_zh>元?)(?:/|每|一)(?P<per_zh>[吨斤])"
)
_CODES = {"£": "GBP", "$": "USD", "€": "EUR", "¥": "CNY"}
_PER = {"tonne": "t", "tonnes": "t", "ton": "t"}


def _rates(attribute: Attribute, text: str) -> Iterator[Value]:
    """Yield prices with the currency in front, as in ``USD 402/t`` or 2 480一吨."""
    for found in _RATE.finditer(text):
        if found["number_zh"]:
            written = f"{found['number_zh'].strip()}元/{found['per_zh']}"
        else:
            per = found["per"].lower()
            written = f"{found['number']} {_CODES.get(found['code'], found['code'])}/{_PER.get(per, per)}"
        value = next(iter(find_values(attribute, written)), None)
        if value is not None and value.end == len(written):
            yield replace(value, start=found.start(), end=found.end())


def _is_firm_of(attribute: Attribute, value: Value, mention: SubjectMention, cues: Sequence[Cue]) -> bool:
    """Return whether a firm is called after a subject: the port *is operated by Norrin Port Authority*."""
    if attribute.value is not ValueKind.ORGANISATION or not value.start <= mention.start < mention.end < value.end:
        return False
    return any(cue.end <= value.start <= cue.end + 2 for cue in cues)


def _holds(attribute: Attribute, value: Value, cue: Cue) -> bool:
    """Return whether a cue is the unit of a value, as in "412 beds"."""
    return attribute.value is ValueKind.QUANTITY and value.start < cue.start and cue.end <= value.end


class _Placed(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def _overlap(left: _Placed, right: _Placed) -> bool:
    return left.start < right.end and right.start < left.end
