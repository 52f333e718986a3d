"""Where a table's headings are, which way it runs, and what each of its columns gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from aggregator.extraction.foreign_units import names_unit
from aggregator.extraction.modality import modality_of_words
from aggregator.extraction.table_assignment import assigned
from aggregator.extraction.table_days import day_without_year
from aggregator.extraction.table_grid import Grid
from aggregator.extraction.table_heading_text import month_of, without_period
from aggregator.extraction.table_headings import HeadingReader
from aggregator.extraction.table_roles import Closeness, Gives, Role
from aggregator.extraction.table_words import is_of_something_else, says_little
from aggregator.model.documents import Cell
from aggregator.model.facts import Modality

SEARCHED_ROWS = 15
"""Headings are looked for in the first rows only."""

SEARCHED_LABELS = 80
"""Labels of a table that runs sideways are looked for in its first rows only."""

LONGEST_UNIT = 16
"""Characters of the longest unit that stands in a row of its own below the headings."""

_STACKED = 4
"""So many headings a column may have where a group's stands over its own."""

_FIRST_OF_FINANCIAL_YEAR = "04"

FEW_GAPS = 20
MOST_GAPS = 1_000
"""After so many blank rows another table is looked for, if they are not the rule."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A table whose columns are understood.

    Parameters
    ----------
    rows
        The rows below the headings.
    roles
        What each column gives; a column may name one kind of subject and be an attribute of another.
    headings
        Column -> heading as it stands in the file.
    said
        Column -> all that stands over it, line by line.
    above
        What stands over the headings, or alone among labels: titles, which may name the subject.
    sideways
        Whether labels stand beside their values.
    stacks
        Column -> the headings over it, from the top one down, where there are several.
    """

    rows: list[dict[int, Cell]]
    roles: Mapping[int, tuple[Role, ...]]
    headings: Mapping[int, str]
    said: Mapping[int, str] = field(default_factory=dict)
    above: tuple[str, ...] = ()
    sideways: bool = False
    stacks: Mapping[int, tuple[str, ...]] = field(default_factory=dict)

    def gives(self, *sorts: Gives) -> bool:
        """Return whether any column gives one of these."""
        return any(role.gives in sorts for roles in self.roles.values() for role in roles)


def sections_of(grid: Grid, reader: HeadingReader) -> Iterator[Grid]:
    """Yield the tables that are stacked in one grid: each begins after a gap, with headings of its own."""
    begin = 0
    for place in _after_gaps(grid):
        if place - begin < 2:
            continue
        if _score(grid.rows[place].values(), reader) >= 4 or _is_titled_anew(grid, place):
            yield Grid(grid.rows[begin:place])
            begin = place
    yield Grid(grid.rows[begin:])


def _is_titled_anew(grid: Grid, place: int) -> bool:
    """Return whether a line alone, as a title is, stands over a row of several words: headings of another table."""
    if place + 2 >= len(grid.rows) or len({id(cell) for cell in grid.rows[place].values()}) > 1:
        return False
    below = {id(cell): cell for cell in grid.rows[place + 1].values()}.values()
    after = {id(cell): cell for cell in grid.rows[place + 2].values()}.values()
    if len(below) < 2 or any(_is_number(cell.text) and not _is_period(cell.text) for cell in below):
        return False
    return any(_is_number(cell.text) for cell in after)


def _after_gaps(grid: Grid) -> list[int]:
    """Return the rows that follow a blank one; none where blank lines stand between most rows, as some exports do."""
    places = []
    last = None
    for place, row in enumerate(grid.rows):
        if last is not None and min(cell.row for cell in row.values()) - last > 1:
            places.append(place)
        last = max(cell.row for cell in row.values())
    return [] if len(places) > max(FEW_GAPS, len(grid.rows) / 3) else places[:MOST_GAPS]


def layout_of(grid: Grid, reader: HeadingReader, titles: tuple[str, ...]) -> Layout | None:
    """Return how a table is laid out, or None where no heading says anything.

    Parameters
    ----------
    titles
        What the table is called, the nearest first; they say which attribute columns headed only by years or months
        give, and the year of months.
    """
    row, score = _heading_row(grid, reader)
    sideways, turned_score = _sideways(grid, reader)
    if sideways is not None and (turned_score > score or (turned_score == score and _is_list_of_pairs(grid, row))):
        alone = (cell.text for line in grid.rows if len(line) == 1 for cell in line.values())
        laid_out = _laid_out(sideways.turned(), 0, reader, titles, tuple(alone))
        return None if laid_out is None else replace(laid_out, sideways=True)
    if row is None:
        return None
    above = (cell.text for line in grid.rows[:row] for cell in line.values())
    return _laid_out(grid, row, reader, titles, tuple(dict.fromkeys(above)))


def _is_list_of_pairs(grid: Grid, row: int | None) -> bool:
    """Return whether what looks like headings is one line of label and value among others."""
    return grid.columns == 2 and bool(row) and all(len(line) == 2 for line in grid.rows[:row])


def worth_of_headings(grid: Grid, reader: HeadingReader) -> float:
    """Return how much the best row of headings says."""
    return _heading_row(grid, reader)[1]


def _heading_row(grid: Grid, reader: HeadingReader) -> tuple[int | None, float]:
    best, best_score = None, 0.0
    width = grid.columns
    for place, row in enumerate(grid.rows[: min(SEARCHED_ROWS, len(grid.rows) - 1)]):
        if len(row) < 2 and width > 1:
            continue
        score = _score(row.values(), reader)
        if score > best_score:
            best, best_score = place, score
    return best, best_score


def _sideways(grid: Grid, reader: HeadingReader) -> tuple[Grid | None, float]:
    """Return the table with its labels in the first column, a form unfolded, and how good the labels are."""
    width = grid.columns
    if width < 2 or width > 60:
        return None, 0.0
    first = min((min(row) for row in grid.rows), default=0)
    labelled = [row for row in grid.rows[:SEARCHED_LABELS] if first in row]
    score = _score((row[first] for row in labelled if len(row) > 1), reader)
    if first == 0 and width in (4, 6, 8):
        pairs = grid.unfolded()
        form_score = _score((row[0] for row in pairs.rows[:SEARCHED_LABELS]), reader, periods_head=False)
        if form_score > score:
            return pairs, form_score
    return (grid if score else None), score


def _score(cells: Iterable[Cell], reader: HeadingReader, *, periods_head: bool = True) -> float:
    """Return how much a line of cells looks like headings: its distinct roles times its share of words.

    Several years or months side by side head columns too; in a form they are values.
    """
    weights: dict[tuple[str | None, ...], float] = {}
    cells = list(cells)
    wordy = 0
    periods = 0
    for cell in cells:
        rest, period = without_period(cell.text)
        wordy += any(character.isalpha() for character in cell.text) or (period is not None and periods_head)
        periods += month_of(cell.text) is not None or (period is not None and not rest.strip())
        for role in reader.roles_of(cell.text)[:1]:
            weights[role.key] = max(weights.get(role.key, 0.0), _weight(role))
    if periods >= 2 and weights and periods_head:
        weights["periods",] = 0.5
    return sum(weights.values()) * wordy / len(cells) if cells else 0.0


def _weight(role: Role) -> float:
    if role.gives is Gives.PERIOD or role.closeness is Closeness.ALIKE:
        return 0.5
    return 2.0 if role.closeness >= Closeness.EXACT else 1.0


def _laid_out(
    grid: Grid, row: int, reader: HeadingReader, titles: tuple[str, ...], above: tuple[str, ...]
) -> Layout | None:
    headings, first = _joined_headings(grid, row, reader)
    titles = (*above, *titles)
    candidates = {column: roles_of_stack(texts, reader, titles) for column, texts in headings.items()}
    roles = assigned(candidates)
    if not roles:
        return None
    said = {column: " ".join(texts) for column, texts in headings.items()}
    stacks = {column: (texts[-1], texts[0]) for column, texts in headings.items() if len(texts) == _STACKED}
    firsts = {column: texts[0] for column, texts in headings.items()}
    return Layout(grid.rows[first:], roles, firsts, said, above, stacks=stacks)


def roles_of_stack(texts: tuple[str, ...], reader: HeadingReader, titles: tuple[str, ...]) -> tuple[Role, ...]:
    """Return the roles of the first of a column's possible headings that has any."""
    for place, text in enumerate(texts):
        roles = reader.roles_of(text)
        if roles:
            if place and is_of_something_else(texts[0]):
                return ()
            period = _period_over(texts)
            roles = tuple(_of_time(role, period, reader) for role in roles)
            return roles if texts[0] in text else tuple(_of_group(role, text, texts[0]) for role in roles)
    for text in texts:
        period = _period_of_heading(text, titles)
        if period is not None:
            own = texts[0] if len(texts) > 1 and _period_of_heading(texts[0], titles) is None else ""
            pivot = reader.attribute_titled(titles, text, period) if says_little(own) else None
            return () if pivot is None else (replace(pivot, heading=f"{text} ({own})" if own else text),)
    return ()


def _period_over(texts: tuple[str, ...]) -> str | None:
    """Return the period that a heading over a column's own names, where that names none."""
    if len(texts) == 1 or without_period(texts[0])[1] is not None:
        return None
    return without_period(texts[-1])[1]


def _of_time(role: Role, period: str | None, reader: HeadingReader) -> Role:
    """Return what a heading under one of a period gives, with that period if its values have one."""
    if period is None or role.gives is not Gives.ATTRIBUTE or role.period is not None or not reader.is_timed(role):
        return role
    return replace(role, period=period)


def _of_group(role: Role, group: str, label: str) -> Role:
    """Return what a heading over several columns makes of one of them, whose own label says nothing known."""
    return replace(role, closeness=min(role.closeness, Closeness.EXACT), heading=f"{group} ({label})")


def _period_of_heading(text: str, titles: tuple[str, ...]) -> str | None:
    """Return the period that a heading is, a month's year from the titles."""
    rest, period = without_period(text)
    if period is not None:
        return period if not rest.strip(" ()（）年度月") or modality_of_words(rest) is not Modality.ACTUAL else None
    time = month_of(text) or day_without_year(text)
    year = None if time is None else year_of_month(titles, time[:2])
    return None if year is None else f"{year}-{time}"


def year_of_month(titles: Iterable[str], month: str) -> str | None:
    """Return the year of a month under titles that name one year; a financial year begins in April.

    Examples
    --------
    >>> year_of_month(["Output 2025"], "02"), year_of_month(["2024/25"], "02"), year_of_month(["2024/25"], "05")
    ('2025', '2025', '2024')
    """
    periods = (without_period(title)[1] for title in titles)
    period = next(filter(None, periods), None)
    if period is None:
        return None
    return str(int(period[:4]) + 1) if "/" in period and month < _FIRST_OF_FINANCIAL_YEAR else period[:4]


def year_in(titles: Iterable[str]) -> str | None:
    """Return the year of the first title that names just one."""
    periods = (without_period(title)[1] for title in titles)
    return next((period[:4] for period in periods if period is not None), None)


def _joined_headings(grid: Grid, row: int, reader: HeadingReader) -> tuple[dict[int, tuple[str, ...]], int]:
    """Return each column's possible headings, the likeliest first, and the first row below them."""
    top, first = grid.rows[row], row + 1
    headings: dict[int, tuple[str, ...]] = {column: (cell.text,) for column, cell in top.items()}
    upper = grid.rows[row - 1] if row and _is_upper(grid.rows[row - 1], top, reader) else None
    if first < len(grid.rows) and _goes_with(top, grid.rows[first]):
        headings = _under(top, grid.rows[first])
        first += 1
        if upper is not None:
            groups = {column: cell.text for column, cell in upper.items()}
            headings = {c: (*texts, *_prefixed(groups.get(c), texts)) for c, texts in headings.items()}
    elif upper is not None:
        headings = _under(upper, top)
    if first < len(grid.rows) and _are_units(headings, grid.rows[first], grid.rows[first - 1], reader):
        units = {column: cell.text.strip("()[]（） ") for column, cell in grid.rows[first].items()}
        headings = {c: _measured(texts, units.get(c)) for c, texts in headings.items()}
        first += 1
    return headings, first


def _measured(texts: tuple[str, ...], unit: str | None) -> tuple[str, ...]:
    """Return a column's possible headings with what stands below them; without it too where that is no unit."""
    if unit is None:
        return texts
    return (*(f"{text} ({unit})" for text in texts), *(() if names_unit(unit) else texts))


def _prefixed(group: str | None, texts: tuple[str, ...]) -> tuple[str, ...]:
    return () if group is None else tuple(f"{group} {text}" for text in texts if text != group)


def _under(top: dict[int, Cell], bottom: dict[int, Cell]) -> dict[int, tuple[str, ...]]:
    headings = {}
    over: Cell | None = None
    for column in range(max((*top, *bottom)) + 1):
        upper, lower = top.get(column), bottom.get(column)
        over = upper or over
        if lower is not None and upper is None and over is not None and _is_period(lower.text):
            upper = over
        headings[column] = _possible(upper, lower)
    return {column: texts for column, texts in headings.items() if texts}


def _are_units(
    headings: Mapping[int, tuple[str, ...]], line: dict[int, Cell], above: dict[int, Cell], reader: HeadingReader
) -> bool:
    """Return whether a line gives the units of the headings above it and nothing else."""
    own = {column: cell for column, cell in line.items() if cell is not above.get(column)}
    if any(_is_number(cell.text) or len(cell.text) > LONGEST_UNIT for cell in own.values()):
        return False
    measured = [
        _are_in_unit(text, cell.text.strip("()[]（） "), reader)
        for column, cell in own.items()
        for text in headings.get(column, ())[:1]
    ]
    return True in measured and False not in measured


def _are_in_unit(heading: str, unit: str, reader: HeadingReader) -> bool | None:
    """Return whether what stands below a heading is the unit of its values, also one they cannot stand in."""
    role = next(iter(reader.roles_of(f"{heading} ({unit})")), None)
    if role is not None:
        return _has_unit(role, unit)
    is_amount = any(role.gives is Gives.ATTRIBUTE for role in reader.roles_of(heading)[:1])
    return True if is_amount and names_unit(unit) else None


def _has_unit(role: Role, unit: str) -> bool:
    return role.gives is Gives.ATTRIBUTE and role.unit is not None and role.unit.casefold() == unit.casefold()


def _possible(upper: Cell | None, lower: Cell | None) -> tuple[str, ...]:
    if upper is None or lower is None or upper is lower:
        only = upper or lower
        return () if only is None else (only.text,)
    month, (group, year) = month_of(lower.text), without_period(upper.text)
    if month is not None and year is not None and len(year) == 4:
        return f"{group} {year}-{month}".strip(), lower.text
    if _is_period(lower.text):
        return f"{upper.text} {lower.text}", f"{lower.text} {upper.text}", lower.text
    return lower.text, f"{upper.text} ({lower.text})", f"{upper.text} {lower.text}", upper.text


def _goes_with(top: dict[int, Cell], below: dict[int, Cell]) -> bool:
    """Return whether the row below the headings is their second line: parts under a merged one."""
    own = [cell for column, cell in below.items() if cell is not top.get(column)]
    if not own or any(_is_number(cell.text) and not _is_period(cell.text) for cell in own):
        return False
    merged = [cell for cell in top.values() if cell.colspan > 1]
    if merged and len({id(cell) for cell in top.values()}) > 1:
        under = [below[column] for column, cell in top.items() if cell.colspan > 1 and column in below]
        return bool(under) and all(len(cell.text) < 30 for cell in under)
    return False


def _is_upper(above: dict[int, Cell], top: dict[int, Cell], reader: HeadingReader) -> bool:
    """Return whether the row above the headings is their first line: groups over several columns."""
    distinct = {id(cell) for cell in above.values()}
    if len(distinct) > 1 and any(cell.colspan > 1 for cell in above.values()):
        return True
    periods = sum(_is_period(cell.text) for column, cell in top.items())
    return periods >= 2 and any(reader.roles_of(cell.text) for cell in above.values() if cell.colspan == 1)


def _is_period(text: str) -> bool:
    rest, period = without_period(text)
    is_time = month_of(text) is not None or day_without_year(text) is not None
    return is_time or (period is not None and not rest.strip(" ()[]（）.年度月"))


def _is_number(text: str) -> bool:
    bare = text.strip().replace(",", "").replace(".", "", 1).lstrip("-+")
    return bare.isdigit()
