"""How sure each fact behind an insight is, as the columns of the exposure model."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from aggregator.exposure.arrays import Bools, Ints, among
from aggregator.exposure.fact_columns import FactColumns
from aggregator.policy.records import Insight
from aggregator.service.ledger import Ledger
from aggregator.service.stated import Stated, stated


def fact_columns(ledger: Ledger, insight: Insight, background: Collection[tuple[int, int]]) -> FactColumns:
    """Return the columns of what is said of the attributes that an insight requires.

    Parameters
    ----------
    background
        (way, attribute) of the cells that are known at no cost of a file; what files say of them adds nothing.
    """
    said, width = stated(ledger, insight.over), len(insight.required)
    known = np.array(sorted({way * width + number for way, number in background}), dtype=np.int64)
    rows, cell = _rows_and_cells(said, insight.required, known)
    cell = np.concatenate([cell, known])
    order = np.argsort(cell, kind="stable")  # of a few runs in order already
    cell = cell[order]

    def column(of_rows: np.ndarray, of_known: float) -> np.ndarray:
        return np.concatenate([of_rows[rows], np.full(len(known), of_known, dtype=of_rows.dtype)])[order]

    part, value = column(said.part, 0), column(said.value, -1)
    first = np.flatnonzero(_changes(cell) | _changes(part) | _changes(value))
    confidence = np.clip(column(said.confidence, 1.0), 0.0, 1.0).astype(np.float32)
    table = column(said.table, -1)
    reliability = np.zeros(int(table.max(initial=-1)) + 1, dtype=np.float32)
    np.maximum.at(reliability, table[table >= 0], confidence[table >= 0])
    return FactColumns(
        value_way=(cell[first] // width).astype(np.int32),
        value_attribute=(cell[first] % width).astype(np.int32),
        value_part=part[first],
        value_ptr=np.append(first, len(cell)).astype(np.int64),
        file=column(said.file, -1),
        witness=column(said.witness, said.witnesses.free),
        confidence=confidence,
        table=table,
        reliability=reliability,
        parts_needed=np.array([ledger.pack.attributes[name].at_least for name in insight.required], dtype=np.int32),
    )


def _rows_and_cells(said: Stated, required: Collection[str], known: Ints) -> tuple[Ints, Ints]:
    """Return which facts weigh in, attribute by attribute, and the cell of each."""
    rows, cells = [], []
    for number, name in enumerate(required):
        within = said.rows_of[name]
        own = np.flatnonzero(said.weighs[within]) + within.start
        cell = said.way[own].astype(np.int64) * len(required) + number
        kept = ~among(cell, known) if len(known) else slice(None)
        rows.append(own[kept])
        cells.append(cell[kept])
    return np.concatenate(rows), np.concatenate(cells)


def _changes(column: np.ndarray) -> Bools:
    changes = np.ones(len(column), dtype=bool)
    np.not_equal(column[1:], column[:-1], out=changes[1:])
    return changes
