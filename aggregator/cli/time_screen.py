"""When exposures came about and what archiving would end, on a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from aggregator.cli.screens import Words, console, indented
from aggregator.report.content import FindingPage
from aggregator.report.words import counted, percent, say, scope_words
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
        word, subjects = say(lang, each.severity.word), counted(lang, "n_subjects", each.needed)
        out.print(indented(say(lang, "crossing", date=each.date, severity=word, subjects=subjects, files=told)))
    if page.timeline:
        out.print()
        out.print(Words(say(lang, "growth_title"), style="bold"))
    for step in page.timeline[-SHOWN_STEPS:]:
        told = _few(page.caused_by.get(step.date, step.files), lang) or say(lang, "crossing_unknown")
        out.print(indented(say(lang, "growth_day", date=step.date, revealed=step.revealed, files=told)))
    if len(page.timeline) > SHOWN_STEPS:
        out.print(indented(say(lang, "growth_last", shown=SHOWN_STEPS, total=len(page.timeline)), "dim"))


def show_retention(found: Retention, lang: str) -> None:
    """Show how many files go, and what is left of each finding."""
    out = console()
    files = counted(lang, "n_files", found.files)
    gone = say(lang, "retention_gone", before=found.before, archived=found.archived, files=files)
    out.print(Words(gone, style="bold"))
    if not found.findings:
        out.print(Words(say(lang, "retention_none")))
    for each in found.findings:
        finding = each.finding
        out.print()
        out.print(
            Words(f"{finding.insight}{scope_words(finding, lang)}", style="bold").append(
                f"  [{finding.id}]", style="dim"
            )
        )
        out.print(indented(_change(each, lang)))
        files = counted(lang, "n_files", each.files)
        out.print(indented(say(lang, "retention_files", archived=each.archived, files=files)))
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
        coverage=percent(finding.coverage),
        then=say(lang, kept.severity.word),
        left=kept.revealed,
        later=percent(kept.coverage),
    )


def _few(files: Sequence[str], lang: str) -> str:
    more = len(files) - SHOWN_FILES
    told = [*files[:SHOWN_FILES], *([say(lang, "and_more", n=more)] if more > 0 else [])]
    return say(lang, "list_comma").join(told)
