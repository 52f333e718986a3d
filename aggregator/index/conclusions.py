"""What the last scan concluded: its findings, as they are told."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from aggregator.index.catalog import Catalog


def save(catalog: Catalog, scan: int, findings: Sequence[Mapping[str, Any]]) -> None:
    """Replace the current findings by those of a scan."""
    rows = [
        (each["id"], each["pack"], each["insight"], each["scope"], str(each["severity"]), json.dumps(each))
        for each in findings
    ]
    with catalog.transaction():
        catalog.change("DELETE FROM finding")
        catalog.change_each(
            "INSERT INTO finding (id, pack, insight, scope, severity, body) VALUES (?, ?, ?, ?, ?, ?)", rows
        )
        catalog.change_each(
            "INSERT INTO first_seen VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
            [(row[0], scan, scan, scan) for row in rows],
        )


def correct(catalog: Catalog, findings: Sequence[Mapping[str, Any]]) -> int:
    """Replace the findings of the last scan, and return its number."""
    ((last,),) = catalog.rows("SELECT max(id) FROM scan WHERE finished IS NOT NULL")
    if last is None:
        raise ValueError("there is no finished scan to correct")
    save(catalog, last, findings)
    return int(last)


def saved(catalog: Catalog) -> list[dict[str, Any]]:
    """Return the findings in their order, each with the scan it first was in."""
    rows = catalog.rows(
        "SELECT body, scan FROM finding JOIN first_seen ON first_seen.finding = finding.id ORDER BY ordinal"
    )
    return [{**json.loads(body), "first_seen": scan} for body, scan in rows]
