"""What ``aggregator remediate`` shows in a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from aggregator.cli.screens import Screen, Words, console
from aggregator.report.words import say
from aggregator.service.remediate import Ended, Remediated


def show_remediation(found: Remediated, lang: str) -> None:
    """Show what to do, what it costs, what is proved of that, and what then ends."""
    out = console()
    out.print(Words(_verdict(found, lang), style="bold"))
    _list(out, say(lang, "remedy_hide"), found.hide)
    _list(out, say(lang, "remedy_restrict"), found.restrict)
    facts = [f"{each.file}: {each.subject}, {each.attribute}" for each in found.redact]
    _list(out, say(lang, "remedy_redact"), facts)
    _list(out, say(lang, "remedy_ends"), [_end(each, lang) for each in found.ends])


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


def _end(ended: Ended, lang: str) -> str:
    named = [say(lang, name) if name in {"everyone", "administrator"} else name for name in ended.audience]
    return say(
        lang,
        "remedy_end",
        who=", ".join(named),
        insight=ended.insight,
        scope="" if ended.scope is None else say(lang, "in_scope", scope=ended.scope),
        before=ended.before,
        after=ended.after,
        lowest=ended.lowest,
    )


def _list(out: Screen, title: str, lines: Sequence[str]) -> None:
    if lines:
        out.print()
        out.print(Words(title, style="bold"))
        for line in lines:
            out.print(Words(f"    {line}"))
