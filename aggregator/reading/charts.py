"""What a chart says in a Word, Excel or PowerPoint file: its titles, and the values it keeps of its workbook."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aggregator.model.documents import Cell, Locator, Table
from aggregator.reading.ooxml import attribute, child, tag_of
from aggregator.reading.slides.paragraphs import paragraphs

_CATEGORIES = ("c:cat", "c:xVal")
_VALUES = ("c:val", "c:yVal", "c:bubbleSize")
_AXES = {"c:catAx", "c:valAx", "c:dateAx", "c:serAx"}
_MOST_POINTS = 100_000  # an index past it is none that a chart could show


def chart_title(root: Any) -> str:
    """Return the title of a chart part, empty where it has none."""
    chart = child(root, "c:chart")
    return "" if chart is None else _title(chart)


def axis_titles(root: Any) -> Iterator[str]:
    """Yield the titles of a chart part's axes, which often tell the unit."""
    for element in root.iter():
        if tag_of(element) in _AXES:
            title = _title(element)
            if title:
                yield title


def draws_from_elsewhere(root: Any) -> bool:
    """Return whether a chart's values come from another workbook than the one it stands in."""
    formulas = [element.text or "" for element in root.iter() if tag_of(element) == "c:f"]
    return not formulas or any("[" in formula for formula in formulas)


def chart_table(root: Any, where: Locator, after: int, *, hidden: bool = False) -> Table:
    """Return a chart's cached values as a table: a row a category, a column a series."""
    cells: list[Cell] = []
    rows: dict[tuple[int, str], int] = {}
    column = 0
    for series in (found for found in root.iter() if tag_of(found) == "c:ser"):
        categories = _points(series, _CATEGORIES)
        for name in _VALUES:
            values = _points(series, (name,))
            if not values:
                continue
            column += 1
            cells.append(Cell(0, column, _series_name(series)))
            for index, value in values.items():
                key = (index, categories.get(index, ""))
                if key not in rows:
                    rows[key] = len(rows) + 1
                    cells.append(Cell(rows[key], 0, key[1]))
                cells.append(Cell(rows[key], column, value))
    filled = sorted(cell._replace(hidden=hidden) for cell in cells if cell.text.strip())
    return Table(where, tuple(filled), len(rows) + 1, column + 1, after, chart_title(root), "markup")


def _title(titled: Any) -> str:
    """Return the title of a chart or an axis: its own words, or those it took from a cell."""
    title = child(titled, "c:title")
    if title is None:
        return ""
    rich = next((found for found in title.iter() if tag_of(found) == "c:rich"), None)
    if rich is not None:
        return "\n".join(paragraphs(rich))
    return " ".join(value.text or "" for value in title.iter() if tag_of(value) == "c:v").strip()


def _series_name(series: Any) -> str:
    name = child(series, "c:tx")
    values = () if name is None else (found for found in name.iter() if tag_of(found) == "c:v")
    return " ".join(value.text or "" for value in values)


def _points(series: Any, names: tuple[str, ...]) -> dict[int, str]:
    """Return the cached points of the first of some axes; the levels of a category are joined, outermost first."""
    axes = (child(series, name) for name in names)
    axis = next((axis for axis in axes if axis is not None), None)
    if axis is None:
        return {}
    levels = [level for level in axis.iter() if tag_of(level) == "c:lvl"] or [axis]
    points = _level(levels[0])
    for level in levels[1:]:
        outer = _carried_down(_level(level), points)
        points = {index: " ".join(filter(None, (outer[index], text))) for index, text in points.items()}
    return points


def _level(level: Any) -> dict[int, str]:
    texts: dict[int, str] = {}
    for point in level.iter():
        written = attribute(point, "idx") if tag_of(point) == "c:pt" else None
        value = None if written is None else child(point, "c:v")
        if value is not None and written and written.isascii() and written.isdigit() and len(written) < 7:
            index = int(written)
            if index < _MOST_POINTS:
                texts[index] = value.text or ""
    return texts


def _carried_down(outer: dict[int, str], inner: dict[int, str]) -> dict[int, str]:
    spread: dict[int, str] = {}
    latest = ""
    for index in sorted(outer.keys() | inner.keys()):
        latest = outer.get(index, latest)
        spread[index] = latest
    return spread
