"""Text to canonical values: one grammar a kind of value, each in the module called after it.

A kind's module has ``find(attribute, text)`` for running text and ``cell(attribute, text, unit)`` for a whole
cell. Texts are search texts: NFKC, without line wraps. All patterns run on RE2, in time linear in the text.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from functools import lru_cache
from importlib import import_module
from typing import Protocol, cast

from aggregator.extraction.value_kinds import DATED
from aggregator.extraction.values import listed
from aggregator.extraction.values.choices import Choice, choices_in, chosen_of, has_choices
from aggregator.extraction.values.date import periods_in
from aggregator.extraction.values.value import Value, is_nothing
from aggregator.policy.records import Attribute, ValueKind

__all__ = ["Grammar", "Value", "cell_value", "find_values", "is_nothing"]


class Grammar(Protocol):
    """What the module of a value kind offers."""

    def find(self, attribute: Attribute, text: str, /) -> list[Value]:
        """Return the values in running text, in order."""

    def cell(self, attribute: Attribute, text: str, unit: str | None, /) -> Value | None:
        """Return the value that a whole cell holds."""


class _Dated(Protocol):
    """What the module of a kind of time offers besides."""

    def find_written(self, attribute: Attribute, text: str, written: dt.date, /) -> list[Value]:
        """Return the values in a text that was written on a day."""


_FIRST_YEAR, _LAST_YEAR = 1500, 9000
"""A message that says it was sent outside these years does not know when it was."""


def find_values(attribute: Attribute, text: str, written: dt.date | None = None) -> list[Value]:
    """Return all values of the attribute's kind in running text, in order.

    Days and periods are counted from the day the text was ``written``, where it is known.
    Where the attribute holds per period, each value takes the period named nearest to it in its sentence.

    Examples
    --------
    >>> capacity = Attribute("capacity", "plant", ValueKind.QUANTITY, unit="MW", also_in={"万千瓦": 10})
    >>> [value.value for value in find_values(capacity, "北田电站 装机容量 12 万千瓦, 12 kg")]
    ['120']
    """
    if attribute.one_of:
        values = listed.find(attribute, text)
    elif written is not None and attribute.value in DATED and _FIRST_YEAR < written.year < _LAST_YEAR:
        values = cast("_Dated", grammar_of(attribute.value)).find_written(attribute, text, written)
    else:
        values = grammar_of(attribute.value).find(attribute, text)
    if values and attribute.value is not ValueKind.YES_NO and has_choices(text):
        values = [value for value in values if not _is_left_blank(value, text)]
    return _dated(values, attribute.per, text) if attribute.per and values else values


def cell_value(attribute: Attribute, text: str, unit: str | None = None) -> Value | None:
    """Return the value that a whole cell holds, or None.

    Parameters
    ----------
    unit
        The column's unit; None means the attribute's own. A unit in the cell outranks both.
    """
    if not text.isascii() or "[" in text or "(" in text:
        choices = choices_in(text) if attribute.value is not ValueKind.YES_NO else ()
        if choices:
            return _chosen_value(attribute, unit, chosen_of(choices))
    if attribute.one_of:
        return listed.cell(attribute, text)
    return grammar_of(attribute.value).cell(attribute, text, unit)


@lru_cache(maxsize=64)
def grammar_of(kind: ValueKind) -> Grammar:
    """Return the module that reads a kind of value."""
    module = import_module(f"{__name__}.{kind.value.replace('-', '_')}")
    return cast("Grammar", module)


def _is_left_blank(value: Value, text: str) -> bool:
    """Return whether a value is a choice of a form whose box is not ticked."""
    return any(
        not choice.is_ticked and choice.words.start <= value.start and value.end <= choice.words.end
        for choice in choices_in(text)
    )


def _chosen_value(attribute: Attribute, unit: str | None, choice: Choice | None) -> Value | None:
    value = None if choice is None or not choice.label else cell_value(attribute, choice.label, unit)
    if choice is None or value is None:
        return None
    return replace(value, start=value.start + choice.words.start, end=value.end + choice.words.start)


def _dated(values: list[Value], per: str, text: str) -> list[Value]:
    periods = list(periods_in(text, per))
    return [_with_period(value, periods, text) for value in values]


def _with_period(value: Value, periods: list[tuple[str, int, int]], text: str) -> Value:
    nearest: tuple[bool, int, int, str] | None = None
    for period, start, end in periods:
        is_behind = start >= value.end
        gap = start - value.end if is_behind else value.start - end
        between = text[value.end : start] if is_behind else text[end : value.start]
        if gap < 0 or any(stop in between for stop in (". ", "。", "!", "?", ";")):
            continue
        apart = 0 if _CLAUSE_END.search(between) is None else 1 + is_behind
        found = ("(" in between or ")" in between, apart, gap, period)
        if nearest is None or found < nearest:
            nearest = found
    if nearest is None:
        return value
    return Value(value.value, value.unit, value.start, value.end, value.confidence, nearest[-1])


_CLAUSE_END = re.compile(r",(?!\d)|(?<!\d),|[;，；]")
