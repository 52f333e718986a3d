"""What a reader has gathered so far, so that a limit reached half-way leaves the first half standing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from aggregator.model.documents import Block, BlockKind, Cell, Document, Locator, MetaValue, Status, Table
from aggregator.reading.format import Reading
from aggregator.reading.limits import Budget, OverBudget


@dataclass(slots=True)
class Draft:
    """Blocks, tables and children in the making; every character is counted as it comes in."""

    budget: Budget
    blocks: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    children: list[Document] = field(default_factory=list)
    metadata: dict[str, MetaValue] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    status: Status = Status.OK
    reason: str = ""

    def add(
        self,
        kind: BlockKind,
        text: str,
        locator: Locator,
        *,
        label: str = "",
        hidden: bool = False,
        revision: str | None = None,
        when: str = "",
    ) -> None:
        """Append a block, unless it is blank.

        Raises
        ------
        OverBudget
            The characters are used up.
        """
        if not text.strip():
            return
        self.budget.spend("characters", len(text))
        self.blocks.append(Block(kind, text, locator, label, hidden, revision, when))

    def table(self, table: Table) -> None:
        """Append a table, unless it is empty.

        Raises
        ------
        OverBudget
            The cells or characters are used up; the rows that came before stand.
        """
        if not table.cells:
            return
        characters = sum([len(cell.text) for cell in table.cells])
        if len(table.cells) > self.budget.left("cells") or characters > self.budget.left("characters"):
            first = self._first_rows(table)
            self.tables += [replace(table, cells=first, n_rows=first[-1].row + 1)] if first else []
        else:
            self.tables.append(table)
        self.budget.spend("cells", len(table.cells))
        self.budget.spend("characters", characters)

    def _first_rows(self, table: Table) -> tuple[Cell, ...]:
        """Return the cells of the whole rows that can still be paid for."""
        cells, characters = self.budget.left("cells"), self.budget.left("characters")
        kept: list[Cell] = []
        for row in table.rows():
            cells -= len(row)
            characters -= sum(len(cell.text) for cell in row)
            if cells < 0 or characters < 0:
                break
            kept += row
        return tuple(kept)

    def gather(self, fill: Callable[[Draft], None]) -> Reading:
        """Return the reading after ``fill`` has filled the draft: partial where it ran into a limit."""
        try:
            fill(self)
        except OverBudget as over:
            self.status = Status.PARTIAL
            self.reason = f"{over}; the rest was not read"
        return self.reading()

    def reading(self) -> Reading:
        """Return what was gathered."""
        return Reading(
            tuple(self.blocks),
            tuple(self.tables),
            tuple(self.children),
            self.metadata,
            tuple(self.warnings),
            self.status,
            self.reason,
        )
