"""Where a table's headings are, which way it runs, and what each of its columns gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from aggregator.extraction.table_grid import Grid
from aggregator.extraction.table_headings import Closeness, Gives, HeadingReader, Role, without_period
from aggregator.model.documents import Cell

SEARCHED_ROWS = 15
"""Headings are looked for in the first rows only."""

SEARCHED_LABELS = 80
"""Labels of a table that runs sideways are looked for in its first rows only."""

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
    above
        What stands over the headings, or alone among labels: titles, which may name the subject.
    """

    rows: list[dict[int, Cell]]
    roles: Mapping[int, tuple[Role, ...]]
    headings: Mapping[int, str]
    above: tuple[str, ...] = ()


def layouts_of(grid: Grid, reader: HeadingReader, title: str) -> Iterator[Layout]:
    """Yield how a table is laid out, once for each table stacked in it; nothing where no heading says anything.

    Parameters
    ----------
    title
        What the table is called; it says which attribute columns headed only by years or months give.
    """
    for section in _sections(grid, reader):
        layout = _layout_of(section, reader, title)
        if layout is not None:
            yield layout


def _sections(grid: Grid, reader: HeadingReader) -> Iterator[Grid]:
    """Yield the tables that are stacked in one grid: each begins after a gap, with headings of its own."""
    begin = 0
    for place in _after_gaps(grid):
        if place - begin >= 2 and _score(grid.rows[place].values(), reader) >= 4:
            yield Grid(grid.rows[begin:place])
            begin = place
    yield Grid(grid.rows[begin:])


def _after_gaps(grid: Grid) -> list[int]:
    """Return the rows that follow a blank one; none where blank lines stand between most rows, as some exports do."""
    places = []
    last = None
    for place, row in enumerate(grid.rows):
        if last is not None and min(cell.row for cell in row.values()) - last > 1:
            places.append(place)
        last = max(cell.row for cell in row.values())
    return [] if len(places) > max(FEW_GAPS, len(grid.rows) / 3) else places[:MOST_GAPS]


def _layout_of(grid: Grid, reader: HeadingReader, title: str) -> Layout | None:
    row, score = _heading_row(grid, reader)
    sideways, turned_score = _sideways(grid, reader)
    if sideways is not None and turned_score > score:
        alone = (cell.text for line in grid.rows if len(line) == 1 for cell in line.values())
        return _laid_out(sideways.turned(), 0, reader, title, tuple(alone))
    if row is None:
        return None
    above = (cell.text for line in grid.rows[:row] for cell in line.values())
    return _laid_out(grid, row, reader, title, tuple(dict.fromkeys(above)))


def _heading_row(grid: Grid, reader: HeadingReader) -> tuple[int | None, float]:
    best, best_score = None, 0.0
    width = grid.columns
    for place, row in enumerate(grid.rows[:SEARCHED_ROWS]):
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
    weights: dict[tuple[str, str, str, str | None, str | None], float] = {}
    cells = list(cells)
    wordy = 0
    periods = 0
    for cell in cells:
        rest, period = without_period(cell.text)
        wordy += any(character.isalpha() for character in cell.text) or (period is not None and periods_head)
        periods += period is not None and not rest.strip()
        for role in reader.roles_of(cell.text)[:1]:
            key = (role.gives, role.of, role.name, role.part, role.period)
            weight = 0.5 if role.gives is Gives.PERIOD else 2.0 if role.closeness >= Closeness.EXACT else 1.0
            weights[key] = max(weights.get(key, 0.0), weight)
    if periods >= 2 and weights and periods_head:
        weights["", "", "periods", None, None] = 0.5
    return sum(weights.values()) * wordy / len(cells) if cells else 0.0


def _laid_out(grid: Grid, row: int, reader: HeadingReader, title: str, above: tuple[str, ...]) -> Layout | None:
    headings, first = _joined_headings(grid, row, reader)
    candidates = {column: _roles(texts, reader, title) for column, texts in headings.items()}
    roles = assigned(candidates)
    if not roles:
        return None
    return Layout(grid.rows[first:], roles, {column: texts[0] for column, texts in headings.items()}, above)


def _roles(texts: tuple[str, ...], reader: HeadingReader, title: str) -> tuple[Role, ...]:
    """Return the roles of the first of a column's possible headings that has any."""
    for text in texts:
        roles = reader.roles_of(text)
        if roles:
            return roles
        rest, period = without_period(text)
        if period is not None and not rest.strip() and text is texts[-1]:
            pivot = reader.attribute_in(title, text, period)
            return () if pivot is None else (pivot,)
    return ()


def _joined_headings(grid: Grid, row: int, reader: HeadingReader) -> tuple[dict[int, tuple[str, ...]], int]:
    """Return each column's possible headings, the likeliest first, and the first row below them."""
    top, bottom = grid.rows[row], None
    first = row + 1
    if first < len(grid.rows) and _goes_with(top, grid.rows[first], reader):
        bottom = grid.rows[first]
        first += 1
    elif row and _is_upper(grid.rows[row - 1], top, reader):
        top, bottom = grid.rows[row - 1], top
    if bottom is None:
        return {column: (cell.text,) for column, cell in top.items()}, first
    headings = {}
    over: Cell | None = None
    for column in range(max((*top, *bottom)) + 1):
        upper, lower = top.get(column), bottom.get(column)
        over = upper or over
        if lower is not None and upper is None and over is not None and _is_period(lower.text):
            upper = over
        headings[column] = _possible(upper, lower)
    return {column: texts for column, texts in headings.items() if texts}, first


def _possible(upper: Cell | None, lower: Cell | None) -> tuple[str, ...]:
    if upper is None or lower is None or upper is lower:
        only = upper or lower
        return () if only is None else (only.text,)
    if _is_period(lower.text):
        return f"{upper.text} {lower.text}", lower.text
    return lower.text, f"{upper.text} ({lower.text})", f"{upper.text} {lower.text}", upper.text


def _goes_with(top: dict[int, Cell], below: dict[int, Cell], reader: HeadingReader) -> bool:
    """Return whether the row below the headings is their second line: parts under a merged one, or units."""
    own = [cell for column, cell in below.items() if cell is not top.get(column)]
    if not own or any(_is_number(cell.text) and not _is_period(cell.text) for cell in own):
        return False
    merged = [cell for cell in top.values() if cell.colspan > 1]
    if merged and len({id(cell) for cell in top.values()}) > 1:
        under = [below[column] for column, cell in top.items() if cell.colspan > 1 and column in below]
        return bool(under) and all(len(cell.text) < 30 for cell in under)
    measured = [
        role.unit is not None
        for column, cell in below.items()
        if column in top and len(cell.text) <= 16 and cell is not top[column]
        for role in reader.roles_of(f"{top[column].text} ({cell.text.strip('()[]（）')})")[:1]
        if role.gives is Gives.ATTRIBUTE
    ]
    return bool(measured) and all(measured) and all(len(cell.text) <= 16 for cell in own)


def _is_upper(above: dict[int, Cell], top: dict[int, Cell], reader: HeadingReader) -> bool:
    """Return whether the row above the headings is their first line: groups over several columns."""
    distinct = {id(cell) for cell in above.values()}
    if len(distinct) > 1 and any(cell.colspan > 1 for cell in above.values()):
        return True
    periods = sum(_is_period(cell.text) for column, cell in top.items())
    return periods >= 2 and any(reader.roles_of(cell.text) for cell in above.values() if cell.colspan == 1)


def assigned(candidates: Mapping[int, tuple[Role, ...]]) -> dict[int, tuple[Role, ...]]:
    """Return what each column gives when every role goes to its best column, and a column serves one attribute.

    Exact headings beat contained ones, then the pack's list order, then the column further left.
    """
    claims = sorted(
        (-role.closeness, role.order, -role.length, column, rank, role)
        for column, roles in candidates.items()
        for rank, role in enumerate(_best_of_each(roles))
    )
    taken: set[tuple[str, str, str, str | None, str | None]] = set()
    given: dict[int, list[Role]] = {}
    for *_, column, _rank, role in claims:
        key = (role.gives, role.of, role.name, role.part, role.period)
        again = role.several and role.closeness >= Closeness.EXACT
        if (key in taken and not again) or not _may_also_give(given.get(column, []), role):
            continue
        taken.add(key)
        given.setdefault(column, []).append(role)
    return {column: tuple(given[column]) for column in sorted(given)}


def _best_of_each(roles: tuple[Role, ...]) -> list[Role]:
    """Return the closest role of each sort; a column is one attribute, one identifier, one name at most."""
    best: dict[Gives, Role] = {}
    for role in roles:
        best.setdefault(role.gives, role)
    return list(best.values())


def _may_also_give(given: list[Role], role: Role) -> bool:
    if not given:
        return True
    if role.gives is Gives.PERIOD or any(other.gives in (role.gives, Gives.PERIOD) for other in given):
        return False
    both = {role.gives, *(other.gives for other in given)}
    if Gives.ATTRIBUTE not in both:
        return False
    return role.closeness >= Closeness.EXACT and all(other.closeness >= Closeness.EXACT for other in given)


def _is_period(text: str) -> bool:
    rest, period = without_period(text)
    return period is not None and not rest.strip(" ()[]（）.年度月")


def _is_number(text: str) -> bool:
    bare = text.strip().replace(",", "").replace(".", "", 1).lstrip("-+")
    return bare.isdigit()
