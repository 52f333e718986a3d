"""The first page: the verdict in one sentence, three numbers, and what the administrator account would give away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from aggregator.model.findings import Audience, Finding, Severity
from aggregator.report.content import AdministratorReach, ReportContent
from aggregator.report.markup import Child, Markup, element, join
from aggregator.report.page.parts import Column, badge, linked, note, number, section, share_of, subject_of, table
from aggregator.report.words import in_language, say, verdict

ADMINISTRATOR_ROWS = 10


def masthead(content: ReportContent, lang: str) -> Markup:
    """Return what the report is of: when, which stores, how many files, under which packs."""
    packs = say(lang, "list_comma").join(in_language(pack.sector, lang) or pack.name for pack in content.packs)
    lines = [
        element("time", say(lang, "scanned_at", when=when(content.made)), datetime=content.made),
        say(lang, "of_stores", stores=say(lang, "list_comma").join(content.stores)) if content.stores else None,
        say(lang, "of_files", n=number(content.files)),
        packs or None,
    ]
    said = [element("li", line) for line in lines if line is not None]
    return element("header", element("h1", say(lang, "report_title")), element("ul", said, class_="facts"))


def when(made: str) -> str:
    """Return the time of a scan as a person reads it.

    Examples
    --------
    >>> when("2025-03-04T10:22:31+00:00"), when("2025-03-04")
    ('2025-03-04 10:22 UTC', '2025-03-04')
    """
    day, _, time = made.partition("T")
    zone = " UTC" if time.endswith(("Z", "+00:00")) else ""
    return f"{day} {time[:5]}{zone}" if time else day


def summary(content: ReportContent, lang: str, accepted: int = 0) -> Markup:
    """Return the verdict, the three numbers, and what must be known to read them rightly.

    So many findings are ``accepted``, and not among the content.
    """
    findings = [page.finding for page in content.pages]
    gravest = gravest_of(findings)
    worst = max((finding.severity for finding in gravest), default=Severity.NONE)
    numbers = element(
        "ul",
        _exposures(findings, lang),
        _widest(gravest, lang),
        _not_read(content, lang),
        class_="numbers",
    )
    return section(
        "verdict",
        say(lang, "verdict_heading"),
        element("p", verdict(findings, lang, accepted), class_=f"verdict {worst.word}"),
        None if findings or accepted else note(say(lang, "nothing_found")),
        numbers,
        None if content.permissions_known else _permissions(lang),
        _on_values(content, lang),
    )


def gravest_of(findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings of the highest severity: among exposures by combination, else among all."""
    together = [finding for finding in findings if finding.kind == "aggregation"] or list(findings)
    worst = max((finding.severity for finding in together), default=Severity.NONE)
    return [finding for finding in together if finding.severity == worst]


def administrator(content: ReportContent, paged: Collection[str], lang: str) -> Markup:
    """Return what a stolen administrator account would give away, the gravest first.

    ``paged`` are the ids of the findings that have a page to link to.
    """
    found = {page.finding.id: page.finding for page in content.pages}
    rows = sorted(content.administrator, key=lambda row: (-row.severity, -row.coverage, row.insight, row.scope or ""))
    return section(
        "administrator",
        say(lang, "administrator_title"),
        _told(rows, lang),
        _given_away(rows, found, lang, paged),
    )


def _told(rows: Sequence[AdministratorReach], lang: str) -> Markup:
    if not rows:
        return element("p", say(lang, "administrator_none"))
    key = "administrator_one" if len(rows) == 1 else "administrator_told"
    severity = say(lang, rows[0].severity.word)
    return element("p", say(lang, key, n=number(len(rows)), severity=severity))


def _given_away(
    rows: Sequence[AdministratorReach], found: Mapping[str, Finding], lang: str, paged: Collection[str]
) -> Markup | None:
    if not rows:
        return None
    columns = [
        Column(say(lang, "insight")),
        Column(say(lang, "revealed"), numeric=True),
        Column(say(lang, "with_account")),
        Column(say(lang, "without_account")),
    ]
    cells = [
        (
            linked(finding, paged, lang) if finding else subject_of(row, lang),
            share_of(row.revealed, row.population, row.coverage),
            badge(row.severity, lang),
            badge(finding.severity if finding else Severity.NONE, lang),
        )
        for row in rows[:ADMINISTRATOR_ROWS]
        for finding in [found.get(row.finding or "")]
    ]
    left = len(rows) - ADMINISTRATOR_ROWS
    more = note(say(lang, "and_more", n=number(left))) if left > 0 else None
    return join([table(say(lang, "administrator_title"), columns, cells), more])


def _exposures(findings: Sequence[Finding], lang: str) -> Markup:
    together = [finding.severity for finding in findings if finding.kind == "aggregation"]
    counted = Counter(together)
    by_severity = say(lang, "list_comma").join(
        say(lang, "number_of_severity", n=counted[each], severity=say(lang, each.word))
        for each in sorted(counted, reverse=True)
    )
    words = say(lang, "number_exposure" if len(together) == 1 else "number_exposures")
    return _number(number(len(together)), words, by_severity or None)


def _widest(gravest: Sequence[Finding], lang: str) -> Markup:
    if not gravest:
        return _number(say(lang, "short_nobody"), say(lang, "number_widest_none"), say(lang, "number_widest_none_note"))
    widest = max(gravest, key=lambda finding: finding.audience.breadth)
    big, key, note_on_it = _audience(widest.audience, lang)
    words = say(lang, f"{key}_among" if len(gravest) > 1 else key)
    return _number(
        big, words, [element("b", subject_of(widest, lang)), element("br") if note_on_it else None, note_on_it]
    )


def _audience(audience: Audience, lang: str) -> tuple[str, str, str | None]:
    """Return an audience as a number or a word, which phrase goes with it, and who it is where that is not said yet."""
    if audience.kind != "principals":
        told = say(lang, "short_unknown_note") if audience.kind == "unknown" else None
        return say(lang, f"short_{audience.kind}"), "number_widest", told
    names = say(lang, "list_comma").join(audience.principals)
    if audience.readers is None:
        return say(lang, "short_some"), "number_widest", names
    return number(audience.readers), "number_widest_person" if audience.readers == 1 else "number_widest_people", names


def _not_read(content: ReportContent, lang: str) -> Markup:
    unread = len(content.not_read)
    key = "number_unread_note" if unread else "number_unread_none"
    told = say(lang, key, n=number(content.files))
    words = say(lang, "number_unread_one" if unread == 1 else "number_unread")
    return _number(number(unread), words, told, class_="caution" if unread else None)


def _number(big: str, words: str, small: Child, class_: str | None = None) -> Markup:
    return element(
        "li",
        element("span", big, class_="number" if big[:1].isdigit() else "number words"),
        element("span", words, class_="what"),
        element("span", small, class_="small") if small else None,
        class_=class_,
    )


def _permissions(lang: str) -> Markup:
    return element(
        "p",
        element("strong", say(lang, "permissions_unknown_title")),
        element("br"),
        say(lang, "permissions_unknown"),
        class_="caution box",
    )


def _on_values(content: ReportContent, lang: str) -> Markup | None:
    rows = [row for page in content.pages for row in page.evidence]
    if not rows:
        return None
    shown = any(row.value is not None for row in rows)
    return note(say(lang, "values_shown" if shown else "values_masked"), class_="caution box" if shown else "note")
