"""Which of several stated values are one, told more or less exactly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation

import numpy as np
from numpy.typing import NDArray

from aggregator.exposure.arrays import Bools, Ints, distinct

ROUNDED = frozenset({"quantity", "money", "number", "coordinates"})
"""The kinds of value that files round."""


def one_value(cell: Ints, value: Ints, rounded: Bools, texts: NDArray[np.object_]) -> Ints:
    """Return the values with one for all that a cell's files state of it more or less exactly.

    Parameters
    ----------
    cell, value
        ``(r,)`` the cell that each fact is about, and which of the texts it states.
    rounded
        ``(r,)`` which facts state values of a kind that files round.

    Examples
    --------
    >>> texts = np.array(["110", "110.4"], dtype=object)
    >>> one_value(np.array([7, 7, 8]), np.array([0, 1, 0]), np.array([True, True, True]), texts).tolist()
    [1, 1, 0]
    """
    span = len(texts) + 1
    key = cell * span + value
    stated = distinct(key[rounded])
    told: dict[int, int] = {}
    for start, stop in _near_each_other(stated // span, stated % span, texts):
        codes = (stated[start:stop] % span).tolist()
        for code, place in zip(codes, groups_of([texts[each] for each in codes]), strict=True):
            if codes[place] != code:
                told[int(stated[start] // span * span + code)] = codes[place]
    if not told:
        return value
    changed = np.array(sorted(told), dtype=np.int64)
    nearest = np.minimum(np.searchsorted(changed, key), len(changed) - 1)
    into = np.array([told[each] for each in changed.tolist()], dtype=np.int64)
    return np.where(rounded & (changed[nearest] == key), into[nearest], value)


def _near_each_other(cell: Ints, value: Ints, texts: NDArray[np.object_]) -> Iterator[tuple[int, int]]:
    """Yield where the values of a cell begin and end, for each cell of which two are near enough to be one.

    Of the numbers that agree with another, some neighbours are no farther apart than the less exact of them allows.
    """
    start = np.flatnonzero(np.diff(cell, prepend=-1))
    stop = np.append(start[1:], len(cell))
    several = np.repeat(stop - start > 1, stop - start)
    parsed = {code: _numbers(texts[code]) for code in distinct(value[several]).tolist()}
    first = np.full(len(texts), np.nan)
    allowed = np.zeros(len(texts))
    for code, numbers in parsed.items():
        if numbers:
            first[code] = float(numbers[0])
            allowed[code] = 0.5000001 * 10.0 ** -_decimals(numbers)
    rows = np.flatnonzero(several)
    rows = rows[np.lexsort((first[value[rows]], cell[rows]))]
    with np.errstate(invalid="ignore"):
        gap = np.abs(np.diff(first[value[rows]]))
    least = np.maximum(allowed[value[rows[1:]]], allowed[value[rows[:-1]]]) + 1e-9 * np.abs(first[value[rows[1:]]])
    near = (np.diff(cell[rows]) == 0) & (gap <= least)
    cells = np.searchsorted(start, rows[1:][near], side="right") - 1
    for each in distinct(cells).tolist():
        yield int(start[each]), int(stop[each])


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
