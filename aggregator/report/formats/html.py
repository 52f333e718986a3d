"""HTML: one file that opens offline, in a browser or on paper, and asks nothing of any network."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from importlib.resources import files

from aggregator.report.content import FindingPage, ReportContent
from aggregator.report.markup import Child, Markup, element, join
from aggregator.report.page.changes import accepted, changed
from aggregator.report.page.finding import finding_page
from aggregator.report.page.lists import KINDS, all_findings, other_kind
from aggregator.report.page.method import method
from aggregator.report.page.overview import administrator, masthead, summary
from aggregator.report.page.parts import anchor_of, badge, note, number, section, subject_of
from aggregator.report.page.unread import unread
from aggregator.report.words import say

PAGES_AT_MOST = 50
"""Exposures by combination that have a page of their own; every finding has a row in the table."""

MANY_PAGES = 8
"""Pages from which on their list stands in two columns."""

LANG_TAGS = {"en": "en", "zh": "zh-Hans"}


def write(content: ReportContent, lang: str) -> str:
    """Return the report as one HTML page in a language, ``en`` or ``zh``; what is accepted stands apart.

    It holds no script, loads nothing, and forbids both by its content security policy. The same content
    gives the same bytes.
    """
    style = Markup(files("aggregator.report.page").joinpath("page.css").read_text(encoding="utf-8"))
    counted = replace(content, pages=tuple(page for page in content.pages if page.acceptance is None))
    pages = [page for page in counted.pages if page.finding.kind == "aggregation"]
    body = element(
        "body", element("a", say(lang, "skip"), href="#verdict", class_="skip"), _body(content, counted, pages, lang)
    )
    return f"<!doctype html>\n{element('html', _head(style, lang), body, lang=LANG_TAGS[lang])}\n"


def security_policy(style: str) -> str:
    """Return the content security policy of a page that holds just this style sheet and no script.

    Examples
    --------
    >>> security_policy("")[:67]
    "default-src 'none'; style-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm"
    """
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _head(style: Markup, lang: str) -> Markup:
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=security_policy(style)),
        element("meta", name_="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name_="referrer", content="no-referrer"),
        element("meta", name_="robots", content="noindex, nofollow"),
        element("meta", name_="color-scheme", content="light dark"),
        element("title", say(lang, "report_title")),
        element("style", style),
    )


def _body(content: ReportContent, counted: ReportContent, pages: Sequence[FindingPage], lang: str) -> Markup:
    shown = pages[:PAGES_AT_MOST]
    paged = {page.finding.id for page in shown}
    others = [other_kind(counted, kind, lang) for kind in KINDS]
    set_aside = [page for page in content.pages if page.acceptance is not None]
    sections = [
        _findings(shown, len(pages), content.made, lang),
        *others,
        accepted(set_aside, lang),
        unread(content, lang),
        method(content, lang),
        all_findings(counted, paged, lang),
    ]
    main = element(
        "main",
        summary(counted, lang, len(set_aside)),
        changed(content, paged, lang),
        administrator(content, paged, lang),
        _contents(content, counted, shown, lang),
        sections,
    )
    return join([masthead(content, lang), main])


def _contents(content: ReportContent, counted: ReportContent, shown: Sequence[FindingPage], lang: str) -> Markup:
    kinds = {page.finding.kind for page in counted.pages}
    titles = {"single_file": "single_title", "marking": "marking_kind_title", "location": "location_title"}
    links = [_link("changes", say(lang, "changes_title"))] if content.compared_with else []
    links += [_link("findings", say(lang, "top_title"), _listed(shown, lang))] if shown else []
    links += [_link(kind.replace("_", "-"), say(lang, titles[kind])) for kind in KINDS if kind in kinds]
    if len(counted.pages) < len(content.pages):
        links.append(_link("accepted", say(lang, "accepted_title")))
    links += [_link("unread", say(lang, "unread_title")), _link("method", say(lang, "method_title"))]
    links.append(_link("all", say(lang, "table_title")))
    return element(
        "nav", element("h2", say(lang, "contents"), id="contents"), element("ul", links), aria_labelledby="contents"
    )


def _listed(shown: Sequence[FindingPage], lang: str) -> Markup:
    rows = [
        element(
            "li",
            badge(page.finding.severity, lang),
            " ",
            element("a", subject_of(page.finding, lang), href=f"#{anchor_of(page.finding)}"),
        )
        for page in shown
    ]
    return element("ol", rows, class_="many" if len(rows) > MANY_PAGES else None)


def _link(anchor: str, words: str, *below: Child) -> Markup:
    return element("li", element("a", words, href=f"#{anchor}"), *below)


def _findings(shown: Sequence[FindingPage], total: int, made: str, lang: str) -> Markup | None:
    if not shown:
        return None
    told = (
        say(lang, "top_all")
        if len(shown) == total
        else say(lang, "top_shown", shown=number(len(shown)), total=number(total))
    )
    pages = [finding_page(page, position, made, lang) for position, page in enumerate(shown, 1)]
    return section("findings", say(lang, "top_title"), note(told), pages)
