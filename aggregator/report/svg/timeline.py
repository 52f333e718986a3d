"""When an exposure came together: a step curve, its threshold, and the files that came at each step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import ceil, log10
from typing import Protocol

from aggregator.report.markup import Markup, element, join
from aggregator.report.svg.figure import ACCENT, ALARM, FAINT, INK, MUTED, PAPER, Box, Figure, frame
from aggregator.report.svg.text import shortened, width_of
from aggregator.report.visible import visible
from aggregator.report.words import say

TOLD_STEPS = 12
"""Steps that are numbered, named and told; a curve may have many more."""

Place = tuple[float, float]

_WIDTH, _SIZE, _RADIUS = 956.0, 12.0, 9.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 52.0, 16.0, 20.0, 34.0
_HEIGHT, _LOW_HEIGHT, _FEW_STEPS = 205.0, 95.0, 2


class Step(Protocol):
    """From ``date`` on (ISO), so many subjects are revealed; ``files`` became available that day."""

    @property
    def date(self) -> str:
        """Return the day."""

    @property
    def revealed(self) -> int:
        """Return how many subjects are revealed by its end."""

    @property
    def files(self) -> tuple[str, ...]:
        """Return the files that came that day."""


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where a day and a number of subjects stand in the drawing."""

    plot: Box
    first: date
    last: date
    most: float

    def x(self, day: date) -> float:
        """Return the place of a day."""
        return self.plot.left + self.plot.width * (day - self.first).days / (self.last - self.first).days

    def y(self, revealed: float) -> float:
        """Return the height of a number of subjects."""
        return self.plot.bottom - self.plot.height * revealed / self.most


def told_steps(steps: Sequence[Step], threshold: int, at_most: int = TOLD_STEPS) -> tuple[int, ...]:
    """Return the positions of the steps to tell: the first, the one that crosses the threshold, the greatest rises."""
    rises = [now.revealed - before for now, before in zip(steps, [0, *(step.revealed for step in steps)], strict=False)]
    crossing = next((position for position, step in enumerate(steps) if step.revealed >= threshold), None)
    order = sorted(range(len(steps)), key=lambda each: (each != crossing, each != 0, -rises[each], each))
    return tuple(sorted(order[:at_most]))


def draw_timeline(
    steps: Sequence[Step], threshold: int, lang: str, *, until: str | None = None, uid: str = "timeline"
) -> Figure | None:
    """Return a step curve of the subjects revealed, up to the day ``until``; None where there is no step.

    The steps of `told_steps` are numbered as they stand, and named by their files where there is room.
    ``uid`` must be unique in a page.
    """
    if not steps:
        return None
    days = [date.fromisoformat(step.date) for step in steps]
    end = max(days[-1], date.fromisoformat(until)) if until else days[-1]
    scale = _scale(days[0], end, max(threshold, steps[-1].revealed), low=len(steps) <= _FEW_STEPS)
    curve = _corners(steps, days, end, scale)
    label = say(
        lang,
        "timeline_label",
        first=steps[0].revealed,
        first_date=steps[0].date,
        last=steps[-1].revealed,
        last_date=steps[-1].date,
        threshold=threshold,
    )
    told = told_steps(steps, threshold)
    marks = [(scale.x(days[each]), scale.y(steps[each].revealed)) for each in told]
    drawing = [
        _grid(scale),
        _threshold(threshold, scale, lang),
        _curve(curve),
        _names([steps[each] for each in told], marks, curve, scale.y(threshold), scale.plot),
        _markers([steps[each].revealed >= threshold for each in told], marks),
    ]
    return Figure(frame(_WIDTH, scale.plot.bottom + _BOTTOM, label, uid, *drawing), ())


def _scale(first: date, last: date, most: int, *, low: bool) -> _Scale:
    plot = Box(_LEFT, _TOP, _WIDTH - _LEFT - _RIGHT, _LOW_HEIGHT if low else _HEIGHT)
    margin = timedelta(days=max(1, round((last - first).days * 0.02)))
    return _Scale(plot, _shifted(first, -margin), _shifted(last, margin), most * 1.15)


def _shifted(day: date, by: timedelta) -> date:
    return date.fromordinal(min(max(day.toordinal() + by.days, 1), date.max.toordinal()))


def _grid(scale: _Scale) -> Markup:
    plot = scale.plot
    rows = [
        [
            element("line", x1=plot.left, x2=plot.right, y1=scale.y(n), y2=scale.y(n), **_pen("ag-grid", FAINT)),
            _words(f"{n:,}", plot.left - 8, scale.y(n) + 4, anchor="end"),
        ]
        for n in round_numbers(int(scale.most))
    ]
    columns = [
        [
            element("line", x1=x, x2=x, y1=plot.bottom, y2=plot.bottom + 5, **_pen("ag-grid", FAINT)),
            _words(words, min(x, _WIDTH - width_of(words) / 2), plot.bottom + 20, anchor="middle"),
        ]
        for x, words in ((scale.x(day), words) for day, words in calendar_ticks(scale.first, scale.last))
    ]
    return join([rows, columns])


def _corners(steps: Sequence[Step], days: Sequence[date], end: date, scale: _Scale) -> list[Place]:
    places = [(scale.plot.left, scale.y(0)), (scale.x(days[0]), scale.y(0))]
    for day, step, following in zip(days, steps, [*days[1:], end], strict=True):
        places += [(scale.x(day), scale.y(step.revealed)), (scale.x(following), scale.y(step.revealed))]
    return places


def _curve(corners: Sequence[Place]) -> Markup:
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)
    return element("polyline", points=points, fill="none", **_pen("ag-curve", ACCENT, "2"))


def _threshold(threshold: int, scale: _Scale, lang: str) -> Markup:
    """Return the threshold's line; its words stand under it at the right, where the curve is above it."""
    plot, height = scale.plot, scale.y(threshold)
    pen = _pen("ag-alarm", ALARM, "1.5")
    line = element("line", x1=plot.left, x2=plot.right, y1=height, y2=height, stroke_dasharray="6 4", **pen)
    words = say(lang, "timeline_threshold", n=f"{threshold:,}")
    below = height + 16 <= plot.bottom
    return join(
        [line, _words(words, plot.right, height + (16 if below else -6), anchor="end", name="ag-alarm-ink", fill=ALARM)]
    )


def _markers(crossed: Sequence[bool], marks: Sequence[Place]) -> Markup:
    """Return numbered discs, the later over the earlier where they stand close."""
    drawn = []
    for number, (alarming, (x, y)) in enumerate(zip(crossed, marks, strict=True), 1):
        name, stroke = ("ag-mark-alarm", ALARM) if alarming else ("ag-mark", ACCENT)
        drawn.append(element("circle", cx=x, cy=y, r=_RADIUS, fill=PAPER, **_pen(name, stroke, "1.5")))
        drawn.append(_words(str(number), x, y + 4, anchor="middle", name="ag-ink", fill=INK, size=11))
    return join(drawn)


def _names(
    steps: Sequence[Step], marks: Sequence[Place], corners: Sequence[Place], threshold: float, plot: Box
) -> Markup:
    """Return the file names of the steps that have room beside their number: over no name, number or line."""
    taken = [Box(x - _RADIUS, y - _RADIUS, 2 * _RADIUS, 2 * _RADIUS) for x, y in marks]
    taken += [
        Box(min(x, to_x) - 1, min(y, to_y) - 1, abs(to_x - x) + 2, abs(to_y - y) + 2)
        for (x, y), (to_x, to_y) in pairwise(corners)
    ]
    taken.append(Box(plot.left, threshold - 2, plot.width, 4))
    taken.append(Box(plot.right - 110, threshold - 18, 110, 36))
    drawn = []
    rises = [step.revealed for step in steps]
    gained = [now - before for before, now in pairwise([0, *rises])]
    for each in sorted(range(len(steps)), key=lambda each: (-gained[each], each)):
        words = _files_in_words(steps[each].files)
        spot = next((box for box in _spots(*marks[each], width_of(words)) if _is_free(box, plot, taken)), None)
        if words and spot is not None:
            taken.append(spot)
            whole = element("title", "\u2002".join(steps[each].files))
            drawn.append(element("g", whole, _words(words, spot.left, spot.bottom - 5, name="ag-ink", fill=INK)))
    return join(drawn)


def _spots(x: float, y: float, width: float) -> Iterable[Box]:
    """Yield where a name may stand: under the step and right of it, then above and left of it."""
    yield Box(x + _RADIUS + 4, y + 3, width, 18)
    yield Box(x - _RADIUS - 4 - width, y - 9, width, 18)
    yield Box(x - _RADIUS - 4 - width, y - 24, width, 18)
    yield Box(x + _RADIUS + 4, y + 20, width, 18)


def _is_free(box: Box, plot: Box, taken: Iterable[Box]) -> bool:
    inside = plot.left <= box.left and box.right <= plot.right and box.top >= 0 and box.bottom <= plot.bottom
    return inside and not any(box.overlaps(other) for other in taken)


def _files_in_words(files: Sequence[str]) -> str:
    if not files:
        return ""
    more = f" +{len(files) - 1}" if len(files) > 1 else ""
    return shortened(visible(files[0].rpartition("/")[2]), 150, _SIZE) + more


def _words(
    words: str,
    x: float,
    y: float,
    *,
    anchor: str = "start",
    name: str = "ag-muted",
    fill: str = MUTED,
    size: float = _SIZE,
) -> Markup:
    return element("text", words, x=x, y=y, text_anchor=anchor, class_=name, fill=fill, font_size=size)


def _pen(name: str, stroke: str, width: str = "1") -> dict[str, str]:
    return {"class_": name, "stroke": stroke, "stroke_width": width}


def round_numbers(most: int) -> list[int]:
    """Return 0 and up to five round numbers above it.

    Examples
    --------
    >>> round_numbers(4), round_numbers(57)
    ([0, 1, 2, 3, 4], [0, 20, 40])
    """
    power = 10 ** max(0, int(log10(max(most, 1))) - 1)
    unit = next(power * factor for factor in (1, 2, 5, 10, 20, 50, 100) if most / (power * factor) <= 5)
    return list(range(0, most + 1, unit))


def calendar_ticks(first: date, last: date, at_most: int = 8) -> list[tuple[date, str]]:
    """Return beginnings of years, months or days between two days, evenly, with what to write there.

    Examples
    --------
    >>> [words for _, words in calendar_ticks(date(2013, 5, 1), date(2025, 2, 1))]
    ['2014', '2016', '2018', '2020', '2022', '2024']
    >>> [words for _, words in calendar_ticks(date(2025, 1, 30), date(2025, 4, 2))]
    ['2025-02', '2025-03', '2025-04']
    """
    span = (last - first).days
    if span > 365 * 3:
        step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000) if span / 365 / step <= at_most)
        years = range(-(-(first.year + 1) // step) * step, last.year + 1, step)
        return [(date(year, 1, 1), f"{year:04d}") for year in years]
    if span > 50:
        step = next(step for step in (1, 2, 3, 6, 12) if span / 30 / step <= at_most)
        months = range(-(-(first.year * 12 + first.month) // step) * step, last.year * 12 + last.month, step)
        return [(date(month // 12, month % 12 + 1, 1), f"{month // 12:04d}-{month % 12 + 1:02d}") for month in months]
    step = ceil((span + 1) / at_most)
    return [(day, day.isoformat()) for day in (first + timedelta(days=n) for n in range(span % step, span + 1, step))]
