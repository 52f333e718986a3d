"""What ``aggregator remediate`` shows in a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from aggregator.cli.screens import Screen, Words, console
from aggregator.report.words import counted, name_and_id, say, scope_words
from aggregator.service.remediate import Ended, RedactedFact, Remediated


def show_remediation(found: Remediated, lang: str) -> None:
    """Show what to do, what it costs, what is proved of that, and what then ends."""
    out = console()
    out.print(Words(_verdict(found, lang), style="bold"))
    _list(out, say(lang, "remedy_hide"), found.hide)
    _list(out, say(lang, "remedy_restrict"), found.restrict)
    facts = [_fact(each, lang) for each in found.redact]
    _list(out, say(lang, "remedy_redact"), facts)
    _list(out, say(lang, "remedy_ends"), _ends(found.ends, lang))


def _fact(told: RedactedFact, lang: str) -> str:
    what = say(lang, "list_comma").join([name_and_id(told.name, told.subject), told.attribute])
    return f"{told.file}{say(lang, 'colon')}{what}"


def _verdict(found: Remediated, lang: str) -> str:
    if found.cost is None:
        return say(lang, "remedy_infeasible")
    if not found.ends:
        return say(lang, "remedy_none")
    certificate = say(lang, found.certificate)
    if found.status == "optimal":
        return say(lang, "remedy_optimal", cost=f"{found.cost:g}", certificate=certificate)
    return say(
        lang,
        "remedy_feasible",
        cost=f"{found.cost:g}",
        bound=f"{found.bound:g}",
        certificate=certificate,
        limit=say(lang, found.limit),
    )


def _ends(ended: Sequence[Ended], lang: str) -> list[str]:
    """Return what ends, what ends alike for several audiences in one line."""
    alike: dict[tuple[object, ...], list[Ended]] = {}
    for each in ended:
        key = (each.pack, each.insight, each.scope, each.before, each.after, each.lowest)
        alike.setdefault(key, []).append(each)
    return [_end(same, lang) for same in alike.values()]


def _end(same: Sequence[Ended], lang: str) -> str:
    told = same[0]
    return say(
        lang,
        "remedy_end",
        who=say(lang, "list_semicolon").join(_audience(each.audience, lang) for each in same),
        insight=told.insight,
        scope=scope_words(told, lang),
        before=counted(lang, "n_subjects", told.before),
        after=told.after,
        lowest=told.lowest,
    )


def _audience(principals: Sequence[str], lang: str) -> str:
    named = [say(lang, name) if name in {"everyone", "administrator"} else name for name in principals]
    return say(lang, "list_comma").join(named)


def _list(out: Screen, title: str, lines: Sequence[str]) -> None:
    if lines:
        out.print()
        out.print(Words(title, style="bold"))
        for line in lines:
            out.print(Words(f"    {line}"))
