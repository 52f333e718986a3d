"""Which of several stated values are one, told more or less exactly."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

ROUNDED = frozenset({"quantity", "money", "number", "coordinates"})
"""The kinds of value that files round."""


def groups_of(values: Sequence[str]) -> list[int]:
    """Return for each of some distinct values the place of the value it is told by: the most exact that it rounds.

    Two numbers agree where they differ by no more than half a unit of the last decimal of the less exact; the parts of
    coordinates are as exact as the more exact of them, and agree both or not at all.

    Examples
    --------
    >>> groups_of(["110", "110.4", "111"])
    [1, 1, 2]
    >>> groups_of(["48.383,15.7", "48.383333,15.7", "48.4,15.9"])
    [1, 1, 2]
    >>> groups_of(["EVN AG", "EVN"])
    [0, 1]
    """
    parsed = [_numbers(value) for value in values]
    exactness = [_decimals(numbers) for numbers in parsed]
    group = list(range(len(values)))
    finest: list[int] = []
    for place in sorted(range(len(values)), key=lambda each: -exactness[each]):
        step = Decimal(1).scaleb(-exactness[place])
        same = (other for other in finest if _agree(parsed[place], parsed[other], step))
        group[place] = next(same, place)
        if group[place] == place:
            finest.append(place)
    return group


def _numbers(value: str) -> tuple[Decimal, ...]:
    try:
        numbers = tuple(map(Decimal, value.split(",")))
    except InvalidOperation:
        return ()
    return numbers if all(number.is_finite() for number in numbers) else ()


def _decimals(numbers: Sequence[Decimal]) -> int:
    return max((max(0, -int(number.normalize().as_tuple().exponent)) for number in numbers), default=0)


def _agree(one: Sequence[Decimal], other: Sequence[Decimal], step: Decimal) -> bool:
    return (
        bool(one)
        and len(one) == len(other)
        and all(2 * abs(left - right) <= step for left, right in zip(one, other, strict=True))
    )
