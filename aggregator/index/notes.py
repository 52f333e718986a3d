"""What persons noted about findings: acceptances, who sees to them, and plans to end them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from aggregator.index.catalog import Catalog, storable
from aggregator.model.acceptance import Acceptance, Assignment
from aggregator.model.findings import Audience, Severity


class Notes:
    """The notes in a catalog. Each change is one commit, and waits for nobody but another that is being made."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    def accept(self, acceptances: Sequence[Acceptance]) -> None:
        """Keep acceptances, each in place of an earlier one of the same finding."""
        with self._catalog.transaction():
            self._catalog.change_each(
                "INSERT INTO acceptance VALUES (?, ?) ON CONFLICT DO UPDATE SET body = excluded.body",
                [(each.finding, storable(_text(each))) for each in acceptances],
            )

    def revoke(self, finding: str) -> bool:
        """Forget the acceptance of a finding, and return whether there was one."""
        return bool(self._catalog.change("DELETE FROM acceptance WHERE finding = ?", (finding,)))

    def acceptances(self) -> dict[str, Acceptance]:
        """Return what is accepted, by finding."""
        rows = self._catalog.rows("SELECT finding, body FROM acceptance ORDER BY finding")
        return {finding: _acceptance(body) for finding, body in rows}

    def assign(self, finding: str, owner: str | None, ticket: str | None) -> None:
        """Keep who sees to a finding, and under which ticket; None leaves as it is what was noted before."""
        with self._catalog.transaction():
            self._catalog.change("INSERT INTO assignment VALUES (?, '', '') ON CONFLICT DO NOTHING", (finding,))
            self._catalog.change(
                "UPDATE assignment SET owner = coalesce(?, owner), ticket = coalesce(?, ticket) WHERE finding = ?",
                (*(None if each is None else storable(each) for each in (owner, ticket)), finding),
            )
            self._catalog.change("DELETE FROM assignment WHERE owner = '' AND ticket = ''")

    def assignments(self) -> dict[str, Assignment]:
        """Return who sees to what, by finding."""
        rows = self._catalog.rows("SELECT finding, owner, ticket FROM assignment ORDER BY finding")
        return {row[0]: Assignment(*row) for row in rows}

    def register(self, plan: str, made: float, body: str) -> None:
        """Keep a plan under its id; it is checked by every later scan."""
        self._catalog.change("INSERT INTO plan VALUES (?, ?, ?) ON CONFLICT DO NOTHING", (plan, made, storable(body)))

    def forget_plan(self, plan: str) -> bool:
        """Forget a plan, and return whether there was one."""
        return bool(self._catalog.change("DELETE FROM plan WHERE id = ?", (plan,)))

    def plans(self) -> dict[str, str]:
        """Return the plans that are kept, the earliest first."""
        return dict(self._catalog.rows("SELECT id, body FROM plan ORDER BY made, id"))

    def note_done(self, plan: str, scan: int, done: Sequence[bool]) -> None:
        """Keep which actions of a plan a scan found done."""
        self._catalog.change_each(
            "INSERT INTO plan_action VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET done = excluded.done",
            [(plan, number, scan) for number, is_done in enumerate(done) if is_done],
        )

    def once_done(self, plan: str) -> frozenset[int]:
        """Return the actions of a plan that a scan ever found done."""
        return frozenset(
            number for (number,) in self._catalog.rows("SELECT action FROM plan_action WHERE plan = ?", (plan,))
        )


def _text(acceptance: Acceptance) -> str:
    told: dict[str, Any] = asdict(acceptance)
    return json.dumps(
        told | {"severity": acceptance.severity.word, "subjects": sorted(acceptance.subjects)}, ensure_ascii=False
    )


def _acceptance(body: str) -> Acceptance:
    told = json.loads(body)
    who = told["audience"]
    changed = {
        "severity": Severity[told["severity"].upper()],
        "subjects": frozenset(told["subjects"]),
        "audience": Audience(who["kind"], tuple(who["principals"]), who["readers"]),
    }
    return Acceptance(**{**told, **changed})
