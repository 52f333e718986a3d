"""What accounts learn together, on a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from aggregator.cli.screens import Words, console, indented
from aggregator.exposure.collusion import Alike, Crossing, Together
from aggregator.report.words import say
from aggregator.service.collusion import Colluding

SHOWN_GROUPS = 10
SHOWN_NAMES = 5


def show_collusion(found: Sequence[Colluding], lang: str) -> None:
    """Show insight by insight the groups that reveal most, and the smallest that cross a threshold together."""
    out = console()
    if not found:
        out.print(say(lang, "collusion_nothing"))
    for each in found:
        told = each.found
        scope = "" if told.scope is None else say(lang, "in_scope", scope=told.scope)
        head = say(
            lang, "collusion_head", insight=each.insight, scope=scope, accounts=told.accounts,
            all=told.by_all, everyone=told.by_everyone, population=told.population,
        )  # fmt: skip
        out.print(Words(head, style="bold"))
        for group in told.most:
            out.print(indented(_most(group, lang)))
        for crossing in told.crossings:
            out.print(indented(_crossing(crossing, lang)))
            for members in crossing.groups[:SHOWN_GROUPS]:
                out.print(indented(f"    {_members(members, lang)}"))
            if crossing.total and (len(crossing.groups) > SHOWN_GROUPS or not crossing.complete):
                word = "collusion_total" if crossing.complete else "collusion_at_least"
                out.print(indented(f"    {say(lang, word, n=crossing.total)}", "dim"))


def _most(group: Together, lang: str) -> str:
    proved = group.status == "optimal"
    return say(
        lang, "collusion_proved" if proved else "collusion_bounded", n=group.size, revealed=group.revealed,
        bound=group.bound, gap=f"{group.gap:.1%}", members=_members(group.members, lang),
    )  # fmt: skip


def _crossing(found: Crossing, lang: str) -> str:
    word = "collusion_crossed" if found.size == found.at_least else "collusion_crossed_unproved"
    if found.size is None:
        word = "collusion_never" if found.at_least is None else "collusion_not_yet"
    severity = say(lang, found.severity.word)
    return say(
        lang, word, severity=severity, needed=found.needed, alone=found.alone, n=found.size, least=found.at_least
    )  # fmt: skip


def _members(members: Sequence[Alike], lang: str) -> str:
    return " + ".join(_any_of(same, lang) for same in members) or say(lang, "collusion_nobody")


def _any_of(same: Alike, lang: str) -> str:
    if len(same) == 1:
        return same[0]
    more = len(same) - SHOWN_NAMES
    names = ", ".join(same[:SHOWN_NAMES]) + (f", {say(lang, 'and_more', n=more)}" if more > 0 else "")
    return say(lang, "collusion_any_of", names=names)
