"""Records, each a name for every value, on their way to one table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from types import TracebackType

from aggregator.model.documents import Cell, Locator, Table
from aggregator.reading.draft import Draft
from aggregator.reading.limits import OverBudget

MOST_COLUMNS = 2_000
"""Records that need more columns share no form; what stands past them is left out, and said to be."""

WITHIN = "\x1f"
"""Stands between the parts of a name, for a value that lies deeper in its record."""


class RecordTable:
    """A table that grows by a row a record and joins the draft when it is closed, also where a limit closes it.

    Parameters
    ----------
    place
        Where the records stand.
    columns
        Names that come first, if any record has them; others follow in the order they are met.

    A name of parts, joined by `WITHIN`, is shown by its last part where no other name ends so.
    """

    def __init__(self, draft: Draft, place: Locator, title: str = "", columns: Iterable[str] = ()) -> None:
        self._draft = draft
        self._place = place
        self._title = title
        self._after = len(draft.blocks)
        self._order = {name: at for at, name in enumerate(columns)}
        self._used: set[str] = set()
        self._rows: list[tuple[Mapping[str, str], bool]] = []

    def __enter__(self) -> RecordTable:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._rows:
            self._draft.tables.append(self._table())

    def add(self, record: Mapping[str, str], *, hidden: bool = False) -> None:
        """Append a record; blank values have no cell.

        Raises
        ------
        OverBudget
            The cells or characters are used up; the records before it stand.
        """
        said = {name: text for name, text in record.items() if text.strip()}
        kept = {name: text for name, text in said.items() if self._has_column(name)}
        new = [name for name in kept if name not in self._used]
        if not kept:
            return
        self._draft.budget.spend("cells", len(kept) + len(new))
        self._draft.budget.spend("characters", sum(map(len, kept.values())) + sum(map(len, new)))
        self._used.update(new)
        self._rows.append((kept, hidden))
        if len(kept) < len(said):
            raise OverBudget(f"more than {MOST_COLUMNS} columns")

    def _has_column(self, name: str) -> bool:
        if name not in self._order and len(self._order) < MOST_COLUMNS:
            self._order[name] = len(self._order)
        return name in self._order

    def _table(self) -> Table:
        names = [name for name in self._order if name in self._used]
        columns = {name: column for column, name in enumerate(names)}
        cells = [Cell(0, column, heading) for column, heading in enumerate(_headings(names)) if heading.strip()]
        for row, (record, hidden) in enumerate(self._rows, start=1):
            places = sorted((columns[name], text) for name, text in record.items())
            cells += [Cell(row, column, text, hidden=hidden) for column, text in places]
        return Table(
            self._place, tuple(cells), len(self._rows) + 1, len(names), self._after, self._title, method="markup"
        )


def _headings(names: list[str]) -> list[str]:
    last = [name.rpartition(WITHIN)[2] for name in names]
    uses = Counter(last)
    return [short if uses[short] == 1 else name.replace(WITHIN, "/") for short, name in zip(last, names, strict=True)]
