"""How much could not be read, counted by what became of it and by the folder it lies in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from aggregator.report.content import NotRead


def folder_of(row: NotRead) -> str:
    """Return the folder that a file, or the file around a member, lies in; empty at the top of its store.

    Examples
    --------
    >>> folder_of(NotRead("s", "plans/a.zip!deep/b.pdf", "failed", "")), folder_of(NotRead("s", "a.pdf", "failed", ""))
    ('plans', '')
    """
    return row.path.partition("!")[0].rpartition("/")[0]


def by_status(rows: Iterable[NotRead]) -> dict[str, int]:
    """Return the number of files and members of each status, the most first."""
    counted = Counter(row.status for row in rows)
    return dict(sorted(counted.items(), key=lambda each: (-each[1], each[0])))


def by_folder(rows: Iterable[NotRead]) -> dict[tuple[str, str], int]:
    """Return the number of files and members by store and folder, the most first."""
    counted = Counter((row.store, folder_of(row)) for row in rows)
    return dict(sorted(counted.items(), key=lambda each: (-each[1], each[0])))
