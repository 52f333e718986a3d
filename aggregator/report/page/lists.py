"""Findings in tables: the kinds that one file makes, and every finding there is."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from aggregator.model.findings import Finding
from aggregator.report.content import ReportContent
from aggregator.report.markup import Child, Markup, element, join
from aggregator.report.page.parts import (
    Column,
    badge,
    linked,
    note,
    number,
    path_words,
    section,
    share_of,
    subject_of,
    table,
)
from aggregator.report.words import in_language, say, who

KIND_ROWS = 50
TABLE_ROWS = 10_000
FILES_IN_A_ROW = 3

KINDS = ("single_file", "marking", "location")
_TITLES = {"single_file": "single", "marking": "marking_kind", "location": "location"}


def other_kind(content: ReportContent, kind: str, lang: str) -> Markup | None:
    """Return the findings of one kind that is no aggregation, compactly; None where there are none."""
    findings = [page.finding for page in content.pages if page.finding.kind == kind]
    if not findings:
        return None
    name = _TITLES[kind]
    shown = findings[:KIND_ROWS]
    left = len(shown) < len(findings)
    columns = [Column(say(lang, key)) for key in ("insight", "severity", "files", "who", "because")]
    rows = [
        (
            subject_of(finding, lang),
            badge(finding.severity, lang),
            _files(finding.revealed_by_one_file or _first_set(finding), lang),
            who(finding.audience, lang),
            in_language(finding.because, lang),
        )
        for finding in shown
    ]
    count = say(lang, "section_shown", shown=number(len(shown)), total=number(len(findings)))
    return section(
        kind.replace("_", "-"),
        say(lang, f"{name}_title"),
        element("p", say(lang, f"{name}_told")),
        note(count) if left else None,
        table(say(lang, f"{name}_title"), columns, rows, class_="compact"),
    )


def all_findings(content: ReportContent, paged: Collection[str], lang: str) -> Markup:
    """Return a row for every finding, linked to its page where it has one."""
    findings = [page.finding for page in content.pages]
    if not findings:
        return section("all", say(lang, "table_title"), element("p", say(lang, "table_none")))
    shown = findings[:TABLE_ROWS]
    count = say(lang, "table_shown", shown=number(len(shown)), total=number(len(findings)))
    columns = [
        Column(say(lang, "insight")),
        Column(say(lang, "severity")),
        Column(say(lang, "kind")),
        Column(say(lang, "who")),
        Column(say(lang, "revealed"), numeric=True),
        Column(say(lang, "fact_since")),
        Column(say(lang, "first_set")),
    ]
    return section(
        "all",
        say(lang, "table_title"),
        note(count) if len(shown) < len(findings) else None,
        table(say(lang, "table_title"), columns, [_row(each, paged, lang) for each in shown], class_="compact"),
    )


def _row(finding: Finding, paged: Collection[str], lang: str) -> Sequence[Child]:
    return (
        linked(finding, paged, lang),
        badge(finding.severity, lang),
        say(lang, finding.kind),
        who(finding.audience, lang),
        share_of(finding.revealed, finding.population, finding.coverage),
        element("time", finding.since) if finding.since else None,
        _files(_first_set(finding) or finding.revealed_by_one_file, lang),
    )


def _first_set(finding: Finding) -> Sequence[str]:
    return finding.minimal_sets[0].files if finding.minimal_sets else ()


def _files(paths: Sequence[str], lang: str) -> Markup:
    more = say(lang, "and_more", n=number(len(paths) - FILES_IN_A_ROW)) if len(paths) > FILES_IN_A_ROW else None
    words = [path_words(path) for path in paths[:FILES_IN_A_ROW]]
    return join([*words, element("span", more, class_="note") if more else None])
