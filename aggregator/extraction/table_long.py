"""Tables with an indicator a row, or several columns a subject, turned into tables with a column an indicator."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from aggregator.extraction.table_days import day_without_year
from aggregator.extraction.table_grid import Grid
from aggregator.extraction.table_heading_text import heading_text, month_of, without_period
from aggregator.extraction.table_headings import HeadingReader
from aggregator.extraction.table_heads import KindNamed, NameColumn, name_columns
from aggregator.extraction.table_roles import Gives
from aggregator.extraction.table_surroundings import UNIT_HEADINGS
from aggregator.extraction.table_totals import sums_up
from aggregator.extraction.table_words import BETTER, WORSE, is_of_something_else, telling_words
from aggregator.extraction.values import is_nothing
from aggregator.extraction.values.money import currency_of
from aggregator.extraction.values.value import words
from aggregator.model.documents import Cell

_SEARCHED = 8
_SAMPLED = 40
_LONGEST = 80
_FEW = 5

LABEL_HEADINGS = words("""
    indicator indicators parameter parameters property attribute measure metric kpi variable item characteristic feature
    field question quantity series element category description particulars subject topic
    position role post job title chemical material item stock product
    职务 岗位 职位 品名 物资 物料 药剂 药剂名称 物资名称 材料
    指标 指标名称 项目 参数 参数名称 特性 内容 名称 属性 类别 科目 项 数据项 指标项 统计指标
""")
VALUE_HEADINGS = words("""
    value values val figure amount result reading observation obsvalue answer reply number data entry reportedvalue
    name holder incumbent postholder qty howmuch onhand 姓名 在库 结存 库存量 实盘 实盘数 实存
    数值 值 指标值 数据 数 数量 结果 填报值 本期 本期值 内容 参数值 取值 填报内容 答复
""")

CountsAttribute = Callable[[str], bool]
"""Tells whether a text is exactly one of the pack's headings of an attribute that is a number."""

MeansAttribute = Callable[[str], bool]
"""Tells whether a text is one of the pack's headings of attributes, or near one."""


class _Columns(NamedTuple):
    """The columns of a table with an indicator a row."""

    head: int
    label: int
    unit: int | None
    is_headed: bool = True


def widened(
    grid: Grid, reader: HeadingReader, kind_named: KindNamed, means: MeansAttribute, counts: CountsAttribute
) -> Grid | None:
    """Return a table with an indicator a row as one with a column an indicator; None where it is none.

    Where the indicators are those of the table's one subject, or each subject has a column, only their units move into
    the labels.
    """
    found = _columns(grid, reader, means, kind_named) or _things_counted(grid, counts, kind_named)
    if found is None:
        return None
    names = next(
        (one for one in name_columns(grid, kind_named, found.head + 1) if one.column not in {found.label, found.unit}),
        None,
    )
    if names is None:
        return _with_units(grid, found) if found.unit is not None else None
    return _wide(grid, found, names, counts)


def unpivoted(grid: Grid, kind_named: KindNamed) -> Grid | None:
    """Return a table whose subjects each head several columns with a row a subject and line; None where it is none."""
    for place, row in enumerate(grid.rows[: min(_SEARCHED, len(grid.rows) - 2)]):
        named = {column: cell for column, cell in row.items() if kind_named(cell.text) is not None}
        groups = {id(cell): cell for cell in named.values()}
        if len(groups) < 2 or not all(cell.colspan > 1 for cell in groups.values()):
            continue
        below = grid.rows[place + 1]
        parts = {column: below[column].text for column in named if column in below}
        if len(parts) != len(named) or len(set(parts.values())) > len(parts) / 2:
            continue
        return Grid([*grid.rows[:place], *_one_a_subject(grid, place, named, parts)])
    return None


def _one_a_subject(grid: Grid, place: int, named: dict[int, Cell], parts: dict[int, str]) -> Iterator[dict[int, Cell]]:
    kept = [column for column in grid.rows[place] if column not in named]
    order = list(dict.fromkeys(parts.values()))
    subject = max((*kept, *named)) + 1
    at = {text: subject + 1 + position for position, text in enumerate(order)}
    below = grid.rows[place + 1]
    head = {column: grid.rows[place][column] for column in kept}
    head[subject] = grid.rows[place][min(named)]._replace(text="-", rowspan=1, colspan=1)
    for column, text in parts.items():
        head.setdefault(at[text], below[column])
    yield head
    for row in grid.rows[place + 2 :]:
        if sums_up(row):
            continue
        for cell in {id(cell): cell for cell in named.values()}.values():
            values = {at[parts[column]]: row[column] for column in named if named[column] is cell and column in row}
            if values:
                yield {**{column: row[column] for column in kept if column in row}, subject: cell, **values}


def _columns(grid: Grid, reader: HeadingReader, means: MeansAttribute, kind_named: KindNamed) -> _Columns | None:
    for place, row in enumerate(grid.rows[:_SEARCHED]):
        if len({id(cell) for cell in row.values()}) < 2:
            continue
        said = {column: heading_text(cell.text).base for column, cell in row.items()}
        unit = _unit_column(said, grid.rows[place + 1 :], kind_named)
        values = [column for column, text in said.items() if text in VALUE_HEADINGS]
        labels = [column for column, text in said.items() if text in LABEL_HEADINGS and column not in values]
        candidates = labels or [column for column in list(said)[:3] if column != unit and (unit is not None or values)]
        for label in candidates:
            if _are_labels(grid.rows[place + 1 :], label, reader, means, is_headed=bool(labels)):
                return _Columns(place, label, unit, is_headed=bool(labels or values))
        if unit is not None or values:
            return None
    return None


def _unit_column(said: Mapping[int, str], rows: Sequence[Mapping[int, Cell]], kind_named: KindNamed) -> int | None:
    """Return the column of units: headed so, and without numbers or subjects, which are units of another sort."""
    for column, text in said.items():
        cells = [row[column].text for row in rows[:_SAMPLED] if column in row]
        if text not in UNIT_HEADINGS or not cells or any(cell.strip()[:1].isdigit() for cell in cells):
            continue
        if not any(kind_named(cell) is not None for cell in cells[:_FEW]):
            return column
    return None


def _things_counted(grid: Grid, counts: CountsAttribute, kind_named: KindNamed) -> _Columns | None:
    """Return the columns of a table whose rows each say of what in the row there is so much: chlorine, 4.2 t."""
    if len(grid.rows) < 2 or len(grid.rows[0]) < 3:
        return None
    head, rows = grid.rows[0], grid.rows[1 : 1 + _SAMPLED]
    said = {column: heading_text(cell.text).base for column, cell in head.items()}
    unit = _unit_column(said, rows, kind_named)
    for column in head:
        texts = [row[column].text for row in rows if column in row]
        if any(text.strip()[:1].isdigit() for text in texts):
            continue
        if len(texts) > 1 and sum(map(counts, texts)) >= 0.25 * len(texts):
            return _Columns(0, column, unit, is_headed=False)
    return None


def _are_labels(
    rows: list[dict[int, Cell]], column: int, reader: HeadingReader, means: MeansAttribute, *, is_headed: bool
) -> bool:
    """Return whether the cells of a column are indicators: some of them the pack's attributes."""
    texts = [row[column].text for row in rows[:_SAMPLED] if column in row and len(row[column].text) <= _LONGEST]
    known = sum(
        any(role.gives is Gives.ATTRIBUTE for role in reader.roles_of(text)[:1]) or means(text) for text in texts
    )
    return known >= (1 if is_headed else max(2, 0.3 * len(texts)))


def _with_units(grid: Grid, found: _Columns) -> Grid:
    """Return a table with its units in the labels beside them, and of its values those that a heading calls so."""
    head = grid.rows[found.head]
    values = [column for column, cell in head.items() if heading_text(cell.text).base in VALUE_HEADINGS]
    kept = [column for column in head if column != found.unit and (not values or column in {found.label, *values})]
    rows: list[dict[int, Cell]] = list(grid.rows[: found.head])
    for row in grid.rows[found.head :]:
        label, unit = row.get(found.label), row.get(found.unit) if found.unit is not None else None
        line = {column: row[column] for column in kept if column in row}
        if label is not None and unit is not None and row is not head and not is_nothing(unit.text):
            line[found.label] = label._replace(text=f"{label.text} ({unit.text.strip()})")
        rows.append(line)
    return Grid([row for row in rows if row])


def _wide(grid: Grid, found: _Columns, names: NameColumn, counts: CountsAttribute) -> Grid:
    head = grid.rows[found.head]
    values = [
        column
        for column, cell in head.items()
        if column not in {found.label, found.unit, names.column} and _holds_values(cell.text)
    ]
    if not values:
        others = (column for column in head if column not in {found.label, found.unit, names.column})
        values = [column for column in others if _is_of_numbers(grid, found.head, column)]
    if not values:
        return grid
    kept = [column for column in head if column not in {found.label, *values}]
    begin = max(head) + 1
    places: dict[tuple[str, int], int] = {}
    top = {column: head[column] for column in kept}
    rows = []
    label: Cell | None = None
    for row in grid.rows[found.head + 1 :]:
        label = row.get(found.label) or (label if names.column in row else None)
        line = {column: row[column] for column in kept if column in row}
        for column in values if label is not None else ():
            if label is None or column not in row or not (found.is_headed or counts(label.text)):
                continue
            unit = row.get(found.unit) if found.unit is not None else None
            at = places.setdefault((label.text, column), begin + len(places))
            over = head[column] if found.is_headed or len(values) > 1 else None
            top.setdefault(at, label._replace(text=_heading(label, unit, over)))
            line[at] = row[column]
        rows.append(line)
    return Grid([*grid.rows[: found.head], top, *(row for row in rows if row)])


def _heading(label: Cell, unit: Cell | None, over: Cell | None) -> str:
    text = label.text
    if unit is not None and not is_nothing(unit.text) and not heading_text(text).brackets:
        text = f"{text} ({unit.text.strip()})"
    return text if over is None or heading_text(over.text).base in VALUE_HEADINGS else f"{text} {over.text}"


def _is_of_numbers(grid: Grid, head: int, column: int) -> bool:
    """Return whether a column holds numbers, and its heading says of nothing else."""
    texts = [row[column].text.strip() for row in grid.rows[head + 1 : head + 1 + _SAMPLED] if column in row]
    numbers = sum(text[:1].isdigit() for text in texts)
    heading = grid.rows[head][column].text
    is_money = any(currency_of(inside) is not None for inside in heading_text(heading).brackets)
    return bool(texts) and numbers >= 0.8 * len(texts) and not is_of_something_else(heading) and not is_money


def _holds_values(heading: str) -> bool:
    """Return whether a heading is of values: it says so, names a period, or which version of them they are."""
    rest, period = without_period(heading)
    is_time = month_of(heading) is not None or day_without_year(heading) is not None
    if is_time or heading_text(heading).base in VALUE_HEADINGS or (period is not None and len(rest.strip()) <= 4):
        return True
    return any(word in BETTER | WORSE | _VERSIONS for word in telling_words(heading))


_VERSIONS = words("plan planned target forecast budget 计划 目标 预计 规划")
