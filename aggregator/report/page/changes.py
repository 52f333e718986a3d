"""What changed since the scan before, and what is accepted and does not count."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from aggregator.model.changes import Change
from aggregator.report.changes import acceptance_words, causes_words, level_words, state_words, title_of, why_unknown
from aggregator.report.content import FindingPage, ReportContent
from aggregator.report.markup import Child, Markup, element, join
from aggregator.report.page.overview import when
from aggregator.report.page.parts import Column, badge, note, number, section, subject_of, table
from aggregator.report.words import say, sentence

CHANGES_SHOWN = 100


def changed(content: ReportContent, paged: Collection[str], lang: str) -> Markup | None:
    """Return what is new, worse, better or over since the scan before, and why; None where there was none.

    ``paged`` are the ids of the findings that have a page to link to.
    """
    if not content.compared_with:
        return None
    since = note(say(lang, "changes_since", when=when(content.compared_with)))
    incomplete = note(say(lang, "diff_incomplete"), class_="caution box") if content.not_listed else None
    told = _changes(content.changes, paged, lang) if content.changes else element("p", say(lang, "diff_nothing"))
    unknown = [note(say(lang, "still_unknown")), _changes(content.unknown, paged, lang)] if content.unknown else []
    return section("changes", say(lang, "changes_title"), since, incomplete, told, *unknown)


def accepted(pages: Sequence[FindingPage], lang: str) -> Markup | None:
    """Return what persons accepted, with their reasons and until when; None where there is nothing."""
    if not pages:
        return None
    columns = [Column(say(lang, each)) for each in ("insight", "severity", "what_it_says", "accepted_how")]
    rows = [
        (
            subject_of(page.finding, lang),
            badge(page.finding.severity, lang),
            sentence(page.finding, lang),
            "" if page.life is None else acceptance_words(page.life, lang),
        )
        for page in pages
    ]
    title = say(lang, "accepted_title")
    return section("accepted", title, table(title, columns, rows))


def _changes(changes: Sequence[Change], paged: Collection[str], lang: str) -> Markup:
    columns = [Column(say(lang, each)) for each in ("insight", "state", "level", "why")]
    rows = [
        (
            _title(change, paged, lang),
            element("strong", state_words(change.state, lang), class_="state"),
            level_words(change, lang),
            say(lang, "list_semicolon").join(
                told for told in (why_unknown(change, lang), causes_words(change.causes, lang)) if told
            ),
        )
        for change in changes[:CHANGES_SHOWN]
    ]
    left = len(changes) - CHANGES_SHOWN
    more = note(say(lang, "and_more", n=number(left))) if left > 0 else None
    return join([table(say(lang, "changes_title"), columns, rows), more])


def _title(change: Change, paged: Collection[str], lang: str) -> Child:
    words = title_of(change, lang)
    return element("a", words, href=f"#finding-{change.finding}") if change.finding in paged else words
