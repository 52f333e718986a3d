"""When exposures came about and what archiving would end, on a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from aggregator.cli.screens import Words, console, indented
from aggregator.report.content import FindingPage
from aggregator.report.words import say
from aggregator.service.retention import Kept, Retention

SHOWN_FILES = 5
SHOWN_STEPS = 10


def show_causes(page: FindingPage, lang: str) -> None:
    """Show when each threshold was passed and through which files, then the files of the latest steps."""
    out = console()
    if page.crossings:
        out.print()
        out.print(Words(say(lang, "crossings_title"), style="bold"))
    for each in page.crossings:
        told = _few(each.files, lang) or say(lang, "crossing_unknown")
        word = say(lang, each.severity.word)
        out.print(indented(say(lang, "crossing", date=each.date, severity=word, n=each.needed, files=told)))
    if page.caused_by:
        out.print()
        out.print(Words(say(lang, "causes_title"), style="bold"))
    for day, files in list(page.caused_by.items())[-SHOWN_STEPS:]:
        out.print(indented(f"{day}  {_few(files, lang)}"))


def show_retention(found: Retention, lang: str) -> None:
    """Show how many files go, and what is left of each finding."""
    out = console()
    gone = say(lang, "retention_gone", before=found.before, archived=found.archived, files=found.files)
    out.print(Words(gone, style="bold"))
    if not found.findings:
        out.print(Words(say(lang, "retention_none")))
    for each in found.findings:
        finding = each.finding
        scope = "" if finding.scope is None else say(lang, "in_scope", scope=finding.scope)
        out.print()
        out.print(Words(f"{finding.insight}{scope}", style="bold").append(f"  [{finding.id}]", style="dim"))
        out.print(indented(_change(each, lang)))
        out.print(indented(say(lang, "retention_files", archived=each.archived, files=each.files)))
        day = each.ends_before
        out.print(indented(say(lang, "retention_never") if day is None else say(lang, "retention_ends", day=day)))


def _change(kept: Kept, lang: str) -> str:
    finding = kept.finding
    return say(
        lang,
        "retention_now",
        severity=say(lang, finding.severity.word),
        revealed=finding.revealed,
        population=finding.population,
        coverage=f"{finding.coverage:.1%}",
        then=say(lang, kept.severity.word),
        left=kept.revealed,
        later=f"{kept.coverage:.1%}",
    )


def _few(files: Sequence[str], lang: str) -> str:
    more = len(files) - SHOWN_FILES
    told = ", ".join(files[:SHOWN_FILES])
    return f"{told}, {say(lang, 'and_more', n=more)}" if more > 0 else told
