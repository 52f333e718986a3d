"""Columns whose values are of months though their headings fit what is told by the year: of the attribute that is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from aggregator.extraction.table_heading_text import MONTH_WORD, length_of, month_of, without_period
from aggregator.extraction.table_kin import told_by
from aggregator.extraction.table_layout import Layout
from aggregator.extraction.table_roles import PERIOD_LENGTH, Gives, Role
from aggregator.extraction.table_units import is_unit
from aggregator.policy.records import Attribute, Pack

_SAMPLED = 20
_MONTHLY = re.compile(r"[本当上]月|同月|月度|\b(?:this|last|previous|same|in the) month\b|\bmonthly\b", re.IGNORECASE)
_YEARLY = re.compile(r"年|\byear|\bannual|\bytd\b|累计", re.IGNORECASE)
_COMPACT_MONTH = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])")


def with_spans(layout: Layout, pack: Pack, said: Sequence[str] = ()) -> Layout:
    """Return a layout in which what is told by the month is no attribute that is told by the year.

    It becomes the one attribute of the same words that is told by the month, or none.

    Parameters
    ----------
    said
        The title of the table and the lines above it, the nearest first: where one is of a month, so are values of
        which nothing else says it, if an attribute of the same words is told by the month.
    """
    if not any(role.name in pack.attributes and pack.attributes[role.name].per for role in _roles(layout)):
        return layout
    of_rows = _span_of_rows(layout)
    of_titles = None if of_rows is not None else _span_of_titles(said)
    roles = {
        column: tuple(
            filter(None, (_spanned(role, layout.said.get(column, ""), of_rows, of_titles, pack) for role in given))
        )
        for column, given in layout.roles.items()
    }
    return replace(layout, roles={column: given for column, given in roles.items() if given})


def _roles(layout: Layout) -> list[Role]:
    return [role for given in layout.roles.values() for role in given if role.gives is Gives.ATTRIBUTE]


def _spanned(role: Role, said: str, of_rows: str | None, of_titles: str | None, pack: Pack) -> Role | None:
    attribute = pack.attributes.get(role.name) if role.gives is Gives.ATTRIBUTE else None
    if attribute is None or attribute.per is None:
        return role
    span = _span_of_heading(role, said) or of_rows
    if span is None and of_titles is not None and not _YEARLY.search(f"{role.heading} {said}"):
        other = told_by(of_titles, attribute, pack.attributes.values())
        return role if other is None else _of_kin(role, other)
    if span is None or PERIOD_LENGTH[span] <= PERIOD_LENGTH[attribute.per]:
        return role
    other = told_by(span, attribute, pack.attributes.values())
    if other is None:
        return None
    return _of_kin(role, other)


def _of_kin(role: Role, other: Attribute) -> Role:
    return replace(role, name=other.name, unit=role.unit if role.unit and is_unit(other, role.unit) else None)


def _span_of_titles(said: Sequence[str]) -> str | None:
    """Return ``month`` where the nearest title that names a period names a month."""
    period = next((period for text in said if (period := without_period(text)[1]) is not None), None)
    return "month" if period is not None and length_of(period) == PERIOD_LENGTH["month"] else None


def _span_of_heading(role: Role, said: str) -> str | None:
    if role.period is not None:
        return next((per for per, length in PERIOD_LENGTH.items() if length == length_of(role.period)), None)
    heading = f"{role.heading} {said}"
    if _MONTHLY.search(heading) or (MONTH_WORD.search(role.heading) and not _YEARLY.search(role.heading)):
        return "month"
    return None


def _span_of_rows(layout: Layout) -> str | None:
    """Return what the rows are told by, as their column of periods shows."""
    columns = [column for column, given in layout.roles.items() if any(role.gives is Gives.PERIOD for role in given)]
    for column in columns:
        texts = [row[column].text.strip() for row in layout.rows[:_SAMPLED] if column in row]
        if texts and sum(map(_is_month, texts)) >= 0.6 * len(texts):
            return "month"
    return None


def _is_month(text: str) -> bool:
    period = without_period(text)[1]
    is_dated = period is not None and length_of(period) == PERIOD_LENGTH["month"]
    return is_dated or month_of(text) is not None or _COMPACT_MONTH.fullmatch(text) is not None
