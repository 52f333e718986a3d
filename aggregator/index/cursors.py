"""How far the listing of a store's root has come, so that the next scan goes on from there."""

from __future__ import annotations

from dataclasses import dataclass

from aggregator.index.catalog import Catalog


@dataclass(frozen=True, slots=True)
class Resume:
    """Where a listing goes on.

    Parameters
    ----------
    cursor
        What the store gave.
    began
        The scan in which a full listing began that is still under way; None where everything was listed once and
        the cursor asks for what changed since.
    """

    cursor: bytes
    began: int | None


def resume(catalog: Catalog, root: str, view: str) -> Resume | None:
    """Return where a root's listing goes on; None where there is nothing, or it was listed with another view."""
    for body, began in catalog.rows("SELECT body, began FROM cursor WHERE root = ? AND view = ?", (root, view)):
        return Resume(bytes(body), began)
    return None


def save(catalog: Catalog, root: str, view: str, at: Resume | None) -> None:
    """Keep where a root's listing goes on, in place of what was kept; None has it begin anew."""
    with catalog.transaction():
        catalog.change("DELETE FROM cursor WHERE root = ?", (root,))
        if at is not None:
            catalog.insert(
                "INSERT INTO cursor (root, view, body, began) VALUES (?, ?, ?, ?)", (root, view, at.cursor, at.began)
            )
