"""What persons decided about identifiers: that two are the same subject, or are not."""

from __future__ import annotations

from aggregator.index.catalog import Catalog, storable
from aggregator.model.facts import Identifier
from aggregator.model.identity import Decision


def decide(catalog: Catalog, decision: Decision) -> None:
    """Keep what a person decided about two identifiers, in place of what was decided about them before."""
    with catalog.transaction():
        _drop(catalog, decision.one, decision.other)
        catalog.insert(
            'INSERT INTO decision (kind, scheme, value, other_scheme, other_value, same, made, "by", because)'
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *map(storable, (*decision.one, *decision.other[1:])),
                decision.same,
                decision.made,
                storable(decision.by),
                storable(decision.because),
            ),
        )


def undecide(catalog: Catalog, one: Identifier, other: Identifier) -> bool:
    """Forget what was decided about two identifiers, and return whether anything was."""
    with catalog.transaction():
        return _drop(catalog, one, other)


def decisions(catalog: Catalog) -> tuple[Decision, ...]:
    """Return what persons decided about identifiers, the earliest first."""
    rows = catalog.rows(
        'SELECT kind, scheme, value, other_scheme, other_value, same, made, "by", because FROM decision'
        " ORDER BY ordinal"
    )
    return tuple(
        Decision(Identifier(kind, *one), Identifier(kind, *other), bool(same), made, by, because)
        for kind, *pair, same, made, by, because in rows
        for one, other in [(pair[:2], pair[2:])]
    )


def _drop(catalog: Catalog, one: Identifier, other: Identifier) -> bool:
    dropped = [
        catalog.change(
            "DELETE FROM decision WHERE kind = ? AND scheme = ? AND value = ? AND other_scheme = ? AND other_value = ?",
            tuple(map(storable, (*left, *right[1:]))),
        )
        for left, right in ((one, other), (other, one))
    ]
    return any(dropped)
