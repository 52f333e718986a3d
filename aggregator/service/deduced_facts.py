"""What follows from the facts in an index, value by value, with the files that each takes."""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite
from pathlib import Path
from typing import Any

from aggregator.index.index import Index
from aggregator.policy.records import Pack
from aggregator.service.analysis import ledger_of, packs_of
from aggregator.service.deduced import deductions_of, explained, written
from aggregator.service.derived import derivations_of
from aggregator.service.facts import MASKED
from aggregator.service.ledger import Ledger

USUAL_FLOOR = 0.5


def deduced(data_dir: Path, *, values: bool = False) -> list[dict[str, Any]]:
    """Return what follows from the facts in the index as records, in the order of packs, kinds and subjects.

    Each has ``subject``, ``subject_name``, ``attribute``, ``period``, ``value``, ``lowest``, ``highest`` and ``unit``;
    ``exact`` and ``known``; ``files``, the smallest sets of files that it takes, all of them where ``all_files``;
    and ``reason``. Values and intervals are masked unless ``values``.
    """
    with Index.open(data_dir) as index:
        ledgers = [ledger_of(index, pack) for pack in packs_of(index)]
    return [record for ledger in ledgers for record in following(ledger, values=values)]


def following(ledger: Ledger, *, values: bool) -> Iterator[dict[str, Any]]:
    """Yield a record for everything that follows from the facts of a ledger: from sums first, then by rules."""
    yield from records_of(ledger, values=values)
    yield from derived_records_of(ledger, values=values)


def derived_records_of(ledger: Ledger, *, values: bool) -> Iterator[dict[str, Any]]:
    """Yield a record for each cell that follows by a rule from the facts of a ledger."""
    paths = ledger.files["path"].tolist()
    for one in derivations_of(ledger, lowest_floor(ledger.pack)).cells:
        yield {
            "subject": one.subject,
            "subject_name": one.name,
            "attribute": one.cell.attribute,
            "period": None,
            "value": one.value if values else MASKED,
            "lowest": None,
            "highest": None,
            "unit": ledger.pack.attributes[one.cell.attribute].unit,
            "exact": True,
            "known": True,
            "files": [sorted(paths[file] for file in files) for files in one.since],
            "all_files": one.complete,
            "reason": f"derived: '{one.rule}'",
        }


def records_of(ledger: Ledger, *, values: bool) -> Iterator[dict[str, Any]]:
    """Yield a record for each cell that follows from the facts of a ledger."""
    paths = ledger.files["path"].tolist()
    for one in deductions_of(ledger, lowest_floor(ledger.pack)).cells:
        cell, deduced = one.cell, one.deduced
        yield {
            "subject": one.subject,
            "subject_name": one.name,
            "attribute": cell.attribute,
            "period": cell.period,
            "value": (None if deduced.value is None else written(deduced.value)) if values else MASKED,
            "lowest": (_end(deduced.lower)) if values else MASKED,
            "highest": (_end(deduced.upper)) if values else MASKED,
            "unit": ledger.pack.attributes[cell.attribute].unit,
            "exact": deduced.exact,
            "known": deduced.known,
            "files": [sorted(paths[file] for file in files) for files in deduced.sets],
            "all_files": deduced.complete,
            "reason": explained(deduced),
        }


def lowest_floor(pack: Pack) -> float:
    """Return how sure a fact must be to count for any insight of a pack."""
    return min((insight.confidence_floor for insight in pack.insights.values()), default=USUAL_FLOOR)


def _end(end: float) -> float | None:
    return round(end, 9) if isfinite(end) else None
