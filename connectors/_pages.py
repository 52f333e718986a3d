"""Pages of a listing that is made entry by entry."""

from __future__ import annotations

from collections.abc import Iterator

from aggregator.model.entries import Entry, Failure, Page

PAGE = 1000
"""How many entries and failures a page holds at most."""


def pages_of(found: Iterator[Entry | Failure]) -> Iterator[Page]:
    """Yield what a full listing finds, in pages; the last is complete where no subtree was left out."""
    upserts: list[Entry] = []
    failures: list[Failure] = []
    complete = True
    for each in found:
        if isinstance(each, Failure):
            complete = complete and not each.subtree
            failures.append(each)
        else:
            upserts.append(each)
        if len(upserts) + len(failures) >= PAGE:
            yield Page(tuple(upserts), failures=tuple(failures))
            upserts, failures = [], []
    yield Page(tuple(upserts), failures=tuple(failures), complete=complete)
