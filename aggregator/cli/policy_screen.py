"""Packs and what came of their tests, on a terminal."""

from __future__ import annotations

from collections.abc import Iterable

from aggregator.cli.screens import Words, console
from aggregator.policy.records import Pack
from aggregator.service.check_policy import PackOutcome


def show_pack_outcome(outcome: PackOutcome) -> None:
    """Show what came of a pack's tests."""
    out = console()
    failed = [test for test in outcome.tests if test.failures]
    word, style = ("passed", "green") if outcome.passed else ("FAILED", "bold red")
    out.print(Words.assemble((word, style), f"  {outcome.pack.name}: {len(outcome.tests)} tests, {len(failed)} failed"))
    for test in failed:
        out.print(Words(f"  {test.where}: {test.name}"))
        for failure in test.failures:
            out.print(Words(f"    {failure}"))
    for gap in outcome.untested:
        out.print(Words(f"  untested: {gap}", style="red"))


def show_packs(packs: Iterable[Pack]) -> None:
    """Show packs and their insights."""
    out = console()
    for pack in packs:
        sector = " · ".join(dict.fromkeys(pack.sector.values()))
        out.print(Words.assemble((pack.name, "bold"), f"  {sector}, version {pack.version}"))
        for name, insight in pack.insights.items():
            within = f" within {insight.within}" if insight.within else ""
            out.print(Words(f"    {name}: {' + '.join(insight.combines)} over {insight.over}{within}"))
