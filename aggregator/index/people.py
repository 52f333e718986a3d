"""Who belongs to which group, and which names are one account's or a group's."""

from __future__ import annotations

from collections.abc import Collection

from aggregator.index.catalog import Catalog, storable
from aggregator.model.access import Membership, Principal


def set_members(catalog: Catalog, members: Collection[Membership]) -> None:
    """Replace who belongs to which group."""
    rows = sorted({(storable(each.group), storable(each.member), storable(each.source)) for each in members})
    with catalog.transaction():
        catalog.change("DELETE FROM membership")
        catalog.change_each('INSERT INTO membership ("group", member, source) VALUES (?, ?, ?)', rows)


def members(catalog: Catalog) -> tuple[Membership, ...]:
    """Return who belongs to which group, in order."""
    return tuple(
        Membership(*row) for row in catalog.rows('SELECT "group", member, source FROM membership ORDER BY ordinal')
    )


def set_principals(catalog: Catalog, principals: Collection[Principal]) -> None:
    """Replace the principals that the stores' directories know; each is kept by its name."""
    rows = sorted({(each.kind, storable(each.namespace), storable(each.name)) for each in principals})
    with catalog.transaction():
        catalog.change("DELETE FROM principal")
        catalog.change_each("INSERT INTO principal (kind, namespace, name) VALUES (?, ?, ?)", rows)


def principals(catalog: Catalog) -> tuple[Principal, ...]:
    """Return the principals that the stores' directories know, by name."""
    rows = catalog.rows("SELECT kind, namespace, name FROM principal ORDER BY name, kind, namespace")
    return tuple(Principal(*row) for row in rows)
