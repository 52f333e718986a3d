"""What accounts learn together, on a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from aggregator.cli.screens import Words, console, indented
from aggregator.exposure.collusion import Alike, Crossing, Together
from aggregator.report.words import counted, percent, say, scope_words
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
        head = say(
            lang, "collusion_head", insight=each.insight, scope=scope_words(told, lang),
            accounts=counted(lang, "n_accounts", told.accounts), all=told.by_all, everyone=told.by_everyone,
            subjects=counted(lang, "n_subjects", told.population),
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
                out.print(indented(f"    {_groups(word, crossing.total, lang)}", "dim"))


def _groups(word: str, total: int, lang: str) -> str:
    return say(lang, word, n=total) if word == "collusion_total" else counted(lang, word, total)


def _most(group: Together, lang: str) -> str:
    proved = group.status == "optimal"
    return say(
        lang, "collusion_proved" if proved else "collusion_bounded", accounts=counted(lang, "n_accounts", group.size),
        revealed=group.revealed, bound=group.bound, gap=percent(group.gap), members=_members(group.members, lang),
    )  # fmt: skip


def _crossing(found: Crossing, lang: str) -> str:
    severity, accounts = say(lang, found.severity.word), counted(lang, "n_accounts", found.alone)
    word = "collusion_alone" if found.alone else "collusion_nobody_alone"
    alone = say(lang, word, severity=severity, needed=found.needed, accounts=accounts)
    word = "collusion_crossed" if found.size == found.at_least else "collusion_crossed_unproved"
    if found.size is None:
        word = "collusion_never" if found.at_least is None else "collusion_not_yet"
    if word == "collusion_never" and not found.alone:
        word = "collusion_none_at_all"
    return say(lang, "list_semicolon").join([alone, say(lang, word, n=found.size, least=found.at_least)])


def _members(members: Sequence[Alike], lang: str) -> str:
    return " + ".join(_any_of(same, lang) for same in members) or say(lang, "collusion_nobody")


def _any_of(same: Alike, lang: str) -> str:
    if len(same) == 1:
        return same[0]
    more = len(same) - SHOWN_NAMES
    names = [*same[:SHOWN_NAMES], *([say(lang, "and_more", n=more)] if more > 0 else [])]
    return say(lang, "collusion_any_of", names=say(lang, "list_comma").join(names))
