"""What a column of a table gives: an identifier, a name, an attribute or a period, and how well its heading fits."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from aggregator.extraction.table_heading_text import length_of
from aggregator.extraction.table_meant import meant_by

PERIOD_LENGTH = {"year": 4, "month": 7, "day": 10}
"""How many characters a period of an attribute has in ISO form."""


class Gives(StrEnum):
    """What a column gives."""

    IDENTIFIER = "identifier"
    NAME = "name"
    ATTRIBUTE = "attribute"
    PERIOD = "period"


class Closeness(IntEnum):
    """How well a heading fits a pack's word for it; exact beats contained. ``SHAPED``: only the values below it do."""

    SHAPED = -1
    ALIKE = 0
    NEAR = 1
    CONTAINED = 2
    EXACT = 3
    SAME = 4


@dataclass(frozen=True, slots=True)
class Role:
    """What a heading makes of its column.

    Parameters
    ----------
    of
        The kind of subject; empty for a period.
    name
        The attribute, the identifier scheme, or ``year`` or ``month`` where a column gives only that.
    unit, part
        The unit that the heading gives a column of an attribute; ``latitude`` or ``longitude``.
    period
        The year or month in the heading itself: ``Generation 2019``.
    order
        The place of the word in the pack's list, which breaks ties.
    several
        Whether the attribute may have many values, and so many columns.
    datum
        The map datum that the heading names.
    like
        The pack's heading that this one is only alike to.
    time
        The month without a year, or the year before, that the heading of a value per period names.
    sure
        How sure it is that the column gives this, where no heading of the pack says it; nought otherwise.
    """

    gives: Gives
    of: str
    name: str
    closeness: Closeness
    heading: str
    length: int = 0
    order: int = 0
    unit: str | None = None
    part: str | None = None
    period: str | None = None
    several: bool = False
    datum: str | None = None
    like: str = ""
    time: str = ""
    sure: float = 0.0

    @property
    def key(self) -> tuple[str | None, ...]:
        """Return what tells two roles apart that two columns may have."""
        meant = meant_by(self.heading) if self.gives is Gives.ATTRIBUTE else None
        return self.gives, self.of, self.name, self.part, self.period, self.datum, self.time, meant


def finer_than_year(period: str | None) -> str | None:
    """Return the month or day that readings are of, each of which counts; what holds in a year does so until the next.

    Examples
    --------
    >>> finer_than_year("2025-03"), finer_than_year("2025"), finer_than_year("2024/25")
    ('2025-03', None, None)
    """
    return period if period is not None and length_of(period) > PERIOD_LENGTH["year"] else None
