"""What a stolen account can infer, on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.table import Table

from aggregator.cli.screens import STYLES, Words, console, indented
from aggregator.model.findings import Severity
from aggregator.report.words import counted, percent, principal_words, say, scope_words
from aggregator.service.blast_radius import BlastRadius, Ranked, Reached, Share

SHOWN_FILES = 6


def show_ranked(ranked: Sequence[Ranked], lang: str) -> None:
    """Show all principals, whoever can infer the gravest first."""
    table = Table(box=None, pad_edge=False)
    table.add_column(say(lang, "blast_principal"), overflow="fold")
    table.add_column(say(lang, "blast_kind"))
    table.add_column(say(lang, "files"), justify="right")
    table.add_column(say(lang, "blast_insights"), justify="right")
    table.add_column(say(lang, "blast_worst"))
    for each in ranked:
        told = [f"{number} {say(lang, word)}" for word, number in each.by_severity.items()]
        table.add_row(
            Words(principal_words(each.principal, lang)),
            say(lang, f"kind_{each.kind}"),
            str(each.files),
            str(each.insights),
            Words(say(lang, "list_comma").join(told) or say(lang, "blast_below"), style=STYLES[each.severity.word]),
        )
    console().print(table)


def show_blast_radius(told: BlastRadius, lang: str) -> None:
    """Show insight by insight what an account infers, and share by share what opens it."""
    out = console()
    head = say(
        lang, "blast_head", account=principal_words(told.account, lang), files=told.files,
        of=counted(lang, "n_files", told.of_files), severity=_severity(told.severity, lang),
    )  # fmt: skip
    out.print(Words(head, style="bold"))
    if not told.insights:
        out.print(indented(say(lang, "blast_nothing")))
    for each in told.insights:
        for line, style in _insight(each, lang):
            out.print(indented(line, style))
    if told.shares:
        out.print(Words(say(lang, "blast_shares"), style="bold"))
    for share in told.shares:
        for line in _share(share, lang):
            out.print(indented(line))


def _severity(severity: Severity, lang: str) -> str:
    return say(lang, severity.word) if severity else say(lang, "blast_below")


def _insight(each: Reached, lang: str) -> Iterator[tuple[str, str]]:
    found = each.found
    line = say(
        lang, "blast_insight", insight=found.insight, scope=scope_words(found, lang),
        severity=_severity(found.severity, lang), revealed=found.revealed,
        subjects=counted(lang, "n_subjects", found.population), share=percent(found.coverage),
        outside=say(lang, "blast_outside", n=found.outside) if found.outside else "",
        since=say(lang, "blast_since", day=found.since) if found.since else "",
    )  # fmt: skip
    yield line, STYLES[found.severity.word]
    if each.may_know:
        yield f"    {say(lang, 'blast_may_know')}", "dim"
    if found.smallest:
        files = list(found.smallest[0])
        more = len(files) - SHOWN_FILES
        names = [*files[:SHOWN_FILES], *([say(lang, "and_more", n=more)] if more > 0 else [])]
        yield f"    {say(lang, 'blast_set', files=say(lang, 'list_comma').join(names))}", ""
    if found.sets_total and found.sets_total > 1:
        yield f"    {say(lang, 'blast_sets', n=found.sets_total)}", "dim"


def _share(share: Share, lang: str) -> Iterator[str]:
    yield say(
        lang, "blast_share", chain=" → ".join(principal_words(name, lang) for name in share.chain),
        files=counted(lang, "n_files", share.files), only=share.only_here,
        day=share.newest or say(lang, "blast_undated"),
    )  # fmt: skip
    if not share.only_here:
        yield f"    {say(lang, 'blast_needless')}"
    elif not share.changes:
        yield f"    {say(lang, 'blast_same')}"
    for change in share.changes:
        told = say(
            lang, "blast_without", insight=change.insight, scope=scope_words(change, lang),
            before=say(lang, change.before.word), after=_severity(change.after, lang),
        )  # fmt: skip
        yield f"    {told}"
