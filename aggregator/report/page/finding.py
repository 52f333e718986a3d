"""A page for one finding: what a person needs to check it, and to act on it."""

from __future__ import annotations

from collections.abc import Sequence

from aggregator.model.findings import FileShare, Finding, Reached
from aggregator.model.life import Life
from aggregator.report.changes import acceptance_words, life_words
from aggregator.report.content import EvidenceRow, FindingPage
from aggregator.report.markup import Child, Markup, element, join
from aggregator.report.page.parts import (
    Column,
    anchor_of,
    badge,
    note,
    number,
    path_words,
    share_of,
    subject_of,
    table,
    terms,
    unfolding,
)
from aggregator.report.page.sets import smallest_sets, to_hide
from aggregator.report.place_words import place_in, rule_in
from aggregator.report.svg import draw_evidence, draw_timeline, told_steps
from aggregator.report.words import (
    at_most,
    beyond_one_file,
    called,
    counted,
    how_sure,
    in_language,
    percent,
    say,
    sentence,
    who,
)

GRAPH_NODES = 40
EVIDENCE_SHOWN = 12
EVIDENCE_UNFOLDED = 60
SHARES_SHOWN = 10
AUDIENCES_SHOWN = 12
SUBJECTS_SHOWN = 12


def finding_page(page: FindingPage, position: int, made: str, lang: str) -> Markup:
    """Return the page of a finding, the ``position``-th of the report; ``made`` is when the scan was."""
    finding, anchor = page.finding, anchor_of(page.finding)
    return element(
        "article",
        _head(finding, position, anchor, lang),
        _facts(finding, page.life, lang),
        _part(say(lang, "who_title"), _who(finding, lang)),
        _part(say(lang, "sets_title"), smallest_sets(finding, lang)),
        _part(say(lang, "graph_title"), _graph(page, anchor, lang)),
        _part(say(lang, "timeline_title"), _timeline(page, anchor, made, lang)),
        _part(say(lang, "attribution_title"), _attribution(finding, lang)),
        _part(say(lang, "hide_title"), join([to_hide(finding, lang), _archiving(page, lang)])),
        _part(say(lang, "marking_title"), _marking(finding, lang)),
        _part(say(lang, "evidence"), _evidence(page.evidence, lang)),
        element("p", element("a", say(lang, "back"), href="#contents"), class_="back"),
        id=anchor,
        class_="finding",
        aria_labelledby=f"{anchor}-title",
    )


def _head(finding: Finding, position: int, anchor: str, lang: str) -> Markup:
    because = in_language(finding.because, lang)
    return element(
        "header",
        element(
            "p",
            badge(finding.severity, lang),
            " ",
            say(lang, "finding_n", n=position, what=subject_of(finding, lang)),
            class_="over",
        ),
        element("h3", sentence(finding, lang), id=f"{anchor}-title"),
        element("p", because, class_="because") if because else None,
    )


def _facts(finding: Finding, life: Life | None, lang: str) -> Markup:
    shown = say(lang, "list_comma").join(called(finding, each) for each in finding.subjects[:SUBJECTS_SHOWN])
    left = len(finding.subjects) - SUBJECTS_SHOWN
    subjects = f"{shown} {say(lang, 'and_more', n=number(left))}" if left > 0 else shown
    return terms(
        [
            (say(lang, "fact_coverage"), share_of(finding.revealed, finding.population, finding.coverage)),
            (say(lang, "fact_at_most"), at_most(finding, lang)),
            (say(lang, "fact_gain"), beyond_one_file(finding, lang)),
            (say(lang, "fact_expected"), how_sure(finding, lang)),
            (say(lang, "fact_since"), finding.since or say(lang, "fact_since_unknown")),
            *_life(life, lang),
            (say(lang, "fact_outside"), number(finding.revealed_outside) if finding.revealed_outside else None),
            (say(lang, "fact_pack"), finding.pack),
            (say(lang, "fact_id"), element("code", finding.id)),
            (say(lang, "fact_subjects"), subjects),
        ],
        "key-facts",
    )


def _life(life: Life | None, lang: str) -> list[tuple[str, Child]]:
    if life is None:
        return []
    return [
        (say(lang, "fact_life"), life_words(life, lang)),
        (say(lang, "fact_accepted"), acceptance_words(life, lang)),
        (say(lang, "owner"), life.owner),
        (say(lang, "ticket"), life.ticket),
    ]


def _part(heading: str, child: Child) -> Markup | None:
    return element("section", element("h4", heading), child) if child else None


def _who(finding: Finding, lang: str) -> Markup:
    columns = [
        Column(say(lang, "who")),
        Column(say(lang, "severity")),
        Column(say(lang, "revealed"), numeric=True),
        Column(say(lang, "coverage"), numeric=True),
    ]
    here = element("b", who(finding.audience, lang))
    rows: list[Sequence[Child]] = [
        (here, badge(finding.severity, lang), number(finding.revealed), percent(finding.coverage))
    ]
    others = [one for one in finding.audiences if not _is_told(one, finding)]
    rows += [_reached(one, one.principal, lang) for one in others[:AUDIENCES_SHOWN]]
    if finding.audience.kind != "administrator":
        rows.append(_reached(finding.administrator, say(lang, "administrator"), lang))
    left = len(others) - AUDIENCES_SHOWN
    more = note(say(lang, "and_more", n=number(left))) if left > 0 else None
    return join([table(say(lang, "who_caption"), columns, rows), more])


def _is_told(one: Reached, finding: Finding) -> bool:
    """Return whether an audience is, or is part of, the one that the finding is told of."""
    told = {"everyone"} if finding.audience.kind in {"everyone", "unknown"} else set(finding.audience.principals)
    return one.principal in told and one.revealed == finding.revealed


def _reached(one: Reached, name: str, lang: str) -> Sequence[Child]:
    return name, badge(one.severity, lang), number(one.revealed), percent(one.coverage)


def _graph(page: FindingPage, anchor: str, lang: str) -> Markup | None:
    figure = draw_evidence(page.graph, lang, uid=f"{anchor}-graph", nodes_at_most=GRAPH_NODES)
    return (
        None
        if figure is None
        else _figure(figure.svg, say(lang, "sentence_gap").join(figure.caption), say(lang, "graph_title"))
    )


def _timeline(page: FindingPage, anchor: str, made: str, lang: str) -> Markup:
    figure = draw_timeline(page.timeline, page.threshold, lang, until=made[:10], uid=f"{anchor}-timeline")
    if figure is None:
        return element("p", say(lang, "timeline_none"))
    told = told_steps(page.timeline, page.threshold)
    severity = say(lang, page.finding.severity.word)
    caption = [say(lang, "timeline_told", subjects=counted(lang, "n_subjects", page.threshold), severity=severity)]
    if len(told) < len(page.timeline):
        caption.append(say(lang, "timeline_told_steps", shown=len(told), total=number(len(page.timeline))))
    columns = [
        Column(say(lang, "timeline_day")),
        Column(say(lang, "timeline_total"), numeric=True),
        Column(say(lang, "timeline_files")),
    ]
    rows = [
        (
            _day(number_, page.timeline[each].date),
            number(page.timeline[each].revealed),
            _few(page.timeline[each].files, lang),
        )
        for number_, each in enumerate(told, 1)
    ]
    steps = table(say(lang, "timeline_table"), columns, rows, titled=True)
    return join([_figure(figure.svg, say(lang, "sentence_gap").join(caption), say(lang, "timeline_title")), steps])


def _day(step: int, date: str) -> Markup:
    return element("time", element("span", str(step), class_="step"), " ", date, datetime=date)


def _few(paths: Sequence[str], lang: str) -> Markup:
    listed = element("ul", [element("li", path_words(path)) for path in paths[:3]], class_="files")
    return join([listed, note(say(lang, "and_more", n=number(len(paths) - 3))) if len(paths) > 3 else None])


def _figure(svg: Markup, caption: str, label: str) -> Markup:
    drawing = element("div", svg, class_="scroll", tabindex="0", role="group", aria_label=label)
    return element("figure", drawing, element("figcaption", caption))


def _attribution(finding: Finding, lang: str) -> Markup | None:
    if not finding.attribution:
        return None
    whole = sum(share.share for share in finding.attribution)
    most = max(share.share for share in finding.attribution)
    columns = [
        Column(say(lang, "path")),
        Column(say(lang, "share_of_all"), numeric=True),
        Column(say(lang, "share"), numeric=True),
    ]
    rows = [_share(share, whole, most) for share in finding.attribution[:SHARES_SHOWN]]
    left = len(finding.attribution) - SHARES_SHOWN
    more = note(say(lang, "and_more", n=number(left))) if left > 0 else None
    told = element("p", say(lang, "attribution_told"))
    error = finding.attribution_error
    drawn = note(say(lang, "shares_drawn", error=f"{error:.2g}")) if error else None
    return join([told, table(say(lang, "attribution_title"), columns, rows), more, drawn])


def _share(share: FileShare, whole: float, most: float) -> Sequence[Child]:
    length = 100.0 * share.share / most if most > 0 else 0.0
    bar = element(
        "svg",
        element("rect", width=length, height=8.0, rx=1.0, class_="ag-bar", fill="#0b5394"),
        class_="bar",
        viewBox="0 0 100 8",
        preserveAspectRatio="none",
        width="100",
        height="8",
        aria_hidden="true",
    )
    return [path_words(share.file), bar], percent(share.share / whole) if whole else "", f"{share.share:,.2f}"


def _archiving(page: FindingPage, lang: str) -> Markup | None:
    """Return from which day on archiving what is older would end it, where any would."""
    return element("p", say(lang, "archiving", day=page.ends_before)) if page.ends_before else None


def _marking(finding: Finding, lang: str) -> Markup | None:
    marking = in_language(finding.recommended_marking, lang)
    if not marking:
        return None
    return element("p", element("b", marking, class_="recommended"), " ", say(lang, "marking_told"))


def _evidence(rows: Sequence[EvidenceRow], lang: str) -> Markup:
    if not rows:
        return element("p", say(lang, "evidence_none"))
    listed = min(len(rows), EVIDENCE_SHOWN + EVIDENCE_UNFOLDED)
    count = say(lang, "evidence_shown", shown=listed, total=number(len(rows))) if listed < len(rows) else None
    rest = rows[EVIDENCE_SHOWN:listed]
    return join(
        [
            element("p", say(lang, "evidence_told")),
            note(count) if count else None,
            _evidence_table(rows[:EVIDENCE_SHOWN], lang),
            unfolding(say(lang, "more_facts", n=number(len(rest))), _evidence_table(rest, lang)) if rest else None,
        ]
    )


def _evidence_table(rows: Sequence[EvidenceRow], lang: str) -> Markup:
    columns = [Column(say(lang, key)) for key in ("subject", "attribute", "value", "path", "place", "rule")]
    columns.append(Column(say(lang, "confidence"), numeric=True))
    cells = [
        (
            row.subject,
            row.attribute,
            element("span", say(lang, "masked"), class_="masked") if row.value is None else element("b", row.value),
            path_words(row.file),
            place_in(lang, row.locator),
            rule_in(lang, row.reason),
            f"{row.confidence:.2f}",
        )
        for row in rows
    ]
    return table(say(lang, "evidence"), columns, cells, class_="evidence")
