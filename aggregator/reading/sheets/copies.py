"""What a workbook keeps of cells that are not its own: pivot tables' sources, and what its links last fetched."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aggregator.model.documents import Cell, SheetLoc, Table, cell_of_address
from aggregator.reading.limits import Budget
from aggregator.reading.ooxml import OfficePackage, attribute, child, tag_of
from aggregator.reading.sheets.sheet import Sheet, corner_of, feed, table_of

_VALUES = {"x", "s", "n", "d", "b", "e", "m"}


def pivot_source(root: Any) -> str:
    """Return the sheet that a pivot table was made from, empty where it lies outside of the workbook."""
    source = child(root, "x:cacheSource")
    sheet = None if source is None else child(source, "x:worksheetSource")
    if sheet is None or attribute(sheet, "r:id"):
        return ""
    return attribute(sheet, "sheet") or ""


def pivot_table(package: OfficePackage, root: Any, records: str | None, budget: Budget, after: int) -> Table:
    """Return the kept source of a pivot table, a column a field; of one kept without rows each field's values."""
    listed = child(root, "x:cacheFields")
    fields = [field for field in (() if listed is None else listed) if tag_of(field) == "x:cacheField"]
    shared = [_shared_values(field) for field in fields]
    cells = [Cell(0, number, attribute(field, "name") or "", hidden=True) for number, field in enumerate(fields)]
    if records is None:
        places = [(row, column, text) for column, texts in enumerate(shared) for row, text in enumerate(texts, start=1)]
    else:
        rows = _PivotRows(shared, budget)
        feed(package.stream(records), records, rows.start, lambda _: None, lambda _: None)
        places = rows.places
    cells += [Cell(row, column, text, hidden=True) for row, column, text in places if text.strip()]
    filled = tuple(sorted(cell for cell in cells if cell.text.strip()))
    height = max((cell.row for cell in filled), default=0) + 1
    where = SheetLoc("pivot cache", "A1", hidden=True)
    return Table(where, filled, height, len(fields), after, "pivot cache", "sheet")


def _shared_values(field: Any) -> list[str]:
    shared = child(field, "x:sharedItems")
    return [attribute(value, "v") or "" for value in (() if shared is None else shared)]


class _PivotRows:
    """Collects the rows of a pivot cache: values, or their numbers among those that a field's rows share."""

    def __init__(self, shared: list[list[str]], budget: Budget) -> None:
        self.places: list[tuple[int, int, str]] = []
        self._shared = shared
        self._budget = budget
        self._row = 0
        self._column = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Open an element."""
        local = name.rpartition(":")[2]
        if local == "r":
            self._row, self._column = self._row + 1, 0
        elif local in _VALUES and self._row and self._column < len(self._shared):
            self._budget.spend("cells")
            self.places.append((self._row, self._column, self._value(local, attributes.get("v", ""))))
            self._column += 1

    def _value(self, kind: str, value: str) -> str:
        if kind != "x":
            return value
        shared = self._shared[self._column]
        return shared[int(value)] if _is_below(value, len(shared)) else ""


def linked_tables(root: Any, book: str, budget: Budget, after: int) -> Iterator[Table]:
    """Yield the cells that a workbook keeps of another one that its formulas refer to, a table a sheet."""
    outside = child(root, "x:externalBook")
    parts = {} if outside is None else {tag_of(part): part for part in outside}
    titles = [attribute(name, "val") or "" for name in parts.get("x:sheetNames", ())]
    for kept in parts.get("x:sheetDataSet", ()):
        number = attribute(kept, "sheetId") or ""
        title = titles[int(number)] if _is_below(number, len(titles)) else number
        sheet = Sheet(list(_linked_cells(kept, budget)))
        table = table_of(sheet, f"[{book}]{title}", True, after)
        if table is not None:
            yield table


def _linked_cells(kept: Any, budget: Budget) -> Iterator[Cell]:
    for element in kept.iter():
        value = child(element, "x:v") if tag_of(element) == "x:cell" else None
        address = "" if value is None else attribute(element, "r") or ""
        if value is not None and corner_of(address) == address and (value.text or "").strip():
            budget.spend("cells")
            budget.spend("characters", len(value.text))
            row, column = cell_of_address(address)
            yield Cell(row, column, value.text, 1, 1, True)


def _is_below(number: str, limit: int) -> bool:
    return number.isdecimal() and len(number) < 10 and int(number) < limit
