"""What the sections of a page are made of: badges, paths, tables that scroll, lists of terms."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from aggregator.model.findings import Finding, Severity
from aggregator.report.content import AdministratorReach
from aggregator.report.markup import Child, Markup, element, join
from aggregator.report.words import named, percent, say, scope_name

SHORT_TABLE = 14
"""Rows up to which a plain table is kept on one sheet of paper; rows of the others can be tall."""


class Column(NamedTuple):
    """A table's column: its heading, and whether it holds numbers."""

    heading: str
    numeric: bool = False


def badge(severity: Severity, lang: str) -> Markup:
    """Return a severity as a word on its colour."""
    return element("span", say(lang, severity.word), class_=f"badge {severity.word}")


def path_words(path: str) -> Markup:
    """Return a path, its folders paler than the name that tells it from others.

    Examples
    --------
    >>> path_words("plans/a.md")
    '<span class="path"><span class="folder">plans/</span>a.md</span>'
    """
    folder, slash, name = path.rpartition("/")
    folders = element("span", folder + slash, class_="folder") if slash else None
    return element("span", folders, name, class_="path")


def subject_of(told: Finding | AdministratorReach, lang: str) -> str:
    """Return what a finding is of, as a heading: its insight and its scope."""
    scope, insight = scope_name(told, lang), named(told, lang)
    return say(lang, "insight_of_scope", insight=insight, scope=scope) if scope else insight


def anchor_of(finding: Finding) -> str:
    """Return the anchor of a finding's page."""
    return f"finding-{finding.id}"


def linked(finding: Finding, paged: Collection[str], lang: str) -> Child:
    """Return what a finding is of, linked to its page where its id is among those that have one."""
    words = subject_of(finding, lang)
    return element("a", words, href=f"#{anchor_of(finding)}") if finding.id in paged else words


def share_of(revealed: int, population: int, coverage: float) -> str:
    """Return how many of how many, and what share that is.

    Examples
    --------
    >>> share_of(3, 1200, 0.0025)
    '3 / 1,200 (0.2 %)'
    """
    return f"{number(revealed)} / {number(population)} ({percent(coverage)})"


def section(anchor: str, heading: str, *children: Child, class_: str | None = None) -> Markup:
    """Return a section that its heading names."""
    title = f"{anchor}-title"
    return element(
        "section", element("h2", heading, id=title), *children, id=anchor, aria_labelledby=title, class_=class_
    )


def table(
    caption: str, columns: Sequence[Column], rows: Iterable[Sequence[Child]], *, class_: str = "", titled: bool = False
) -> Markup:
    """Return a table in a frame that scrolls sideways where it must; the first cell of a row names the row.

    Its caption is for screen readers, unless it is ``titled``: most stand under a heading that says the same.
    """
    numbers = [column.numeric for column in columns]
    head = [element("th", each.heading, scope="col", class_="n" if each.numeric else None) for each in columns]
    body = [element("tr", _cells(row, numbers)) for row in rows]
    whole = element(
        "table",
        element("caption", caption, class_=None if titled else "unseen"),
        element("thead", element("tr", head)),
        element("tbody", body),
        class_=class_ or None,
    )
    frame = "scroll short" if len(body) <= SHORT_TABLE and not class_ else "scroll"
    return element("div", whole, class_=frame, tabindex="0", role="group", aria_label=caption)


def terms(rows: Iterable[tuple[str, Child]], class_: str) -> Markup:
    """Return a list of terms, each with what is said of it; those with nothing to say are left out."""
    told = [
        element("div", element("dt", term), element("dd", said))
        for term, said in rows
        if said is not None and said != ""
    ]
    return element("dl", told, class_=class_)


def unfolding(summary: str, *children: Child, on_paper: bool = False) -> Markup:
    """Return what is folded away until it is asked for; print unfolds only what belongs ``on_paper``."""
    return element("details", element("summary", summary), *children, class_="on-paper" if on_paper else None)


def note(*children: Child, class_: str = "note") -> Markup:
    """Return a quiet paragraph."""
    return element("p", *children, class_=class_)


def number(value: int) -> str:
    """Return a number with its thousands apart.

    Examples
    --------
    >>> number(12034)
    '12,034'
    """
    return f"{value:,}"


def paths_shown(paths: Sequence[str], shown: int, lang: str) -> Markup:
    """Return paths one under the other, the rest of a long list folded away."""
    listed = element("ul", [element("li", path_words(path)) for path in paths[:shown]], class_="files")
    if len(paths) <= shown:
        return listed
    rest = element("ul", [element("li", path_words(path)) for path in paths[shown:]], class_="files")
    return join([listed, unfolding(say(lang, "more_files", n=number(len(paths) - shown)), rest, on_paper=True)])


def _cells(row: Sequence[Child], numbers: Sequence[bool]) -> Markup:
    named, *others = row
    cells = [
        element("td", cell, class_="n" if numeric else None) for cell, numeric in zip(others, numbers[1:], strict=True)
    ]
    return join([element("th", named, scope="row", class_="n" if numbers[0] else None), cells])
