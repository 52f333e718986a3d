"""What could not be read: by reason, by folder, file by file. Unread is never told as safe."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from aggregator.report.content import NotRead, ReportContent
from aggregator.report.markup import Markup, element, join
from aggregator.report.page.parts import Column, note, number, path_words, section, table, unfolding
from aggregator.report.reason_words import reason_in
from aggregator.report.unread_totals import by_folder, by_status
from aggregator.report.words import WORDS, say

FOLDERS_SHOWN = 12
FILES_SHOWN = 200


def unread(content: ReportContent, lang: str) -> Markup:
    """Return how much could not be read, why and where, and the caution that it is not known to be safe."""
    rows = content.not_read
    if not rows:
        whole = None if content.not_listed else element("p", say(lang, "unread_none"))
        return section("unread", say(lang, "unread_title"), whole, *_not_answered(content, lang))
    return section(
        "unread",
        say(lang, "unread_title"),
        element(
            "p",
            element("strong", say(lang, "not_read_caution")),
            " ",
            say(lang, "not_read_one" if len(rows) == 1 else "not_read", n=number(len(rows))),
            say(lang, "full_stop"),
            class_="caution box",
        ),
        element("div", _by_reason(rows, lang), _by_folder(rows, lang), class_="beside"),
        unfolding(say(lang, "unread_files"), _files(rows, lang), on_paper=True),
        *_not_answered(content, lang),
    )


def _not_answered(content: ReportContent, lang: str) -> Iterator[Markup]:
    """Yield what the stores did not tell: folders that could not be listed, permissions that could not be read."""
    columns = [Column(say(lang, "folder")), Column(say(lang, "reason"))]
    told = (("not_listed", content.not_listed), ("permissions_not_read", content.permissions_not_read))
    for word, found in told:
        if found:
            rows = [(path_words(path or say(lang, "top_folder")), reason_in(lang, reason)) for path, reason in found]
            yield element("p", say(lang, f"{word}_told"), class_="caution box")
            yield table(say(lang, f"{word}_title"), columns, rows, titled=True)


def _by_reason(rows: Sequence[NotRead], lang: str) -> Markup:
    columns = [Column(say(lang, "reason")), Column(say(lang, "unread_cell"), numeric=True)]
    return table(
        say(lang, "unread_by_reason"),
        columns,
        [(_status(status, lang), number(n)) for status, n in by_status(rows).items()],
        titled=True,
    )


def _by_folder(rows: Sequence[NotRead], lang: str) -> Markup:
    ordered = list(by_folder(rows).items())
    several = len({row.store for row in rows}) > 1
    columns = [Column(say(lang, "folder")), Column(say(lang, "unread_cell"), numeric=True)]
    cells = [
        (path_words("/".join(filter(None, [store if several else "", folder])) or say(lang, "top_folder")), number(n))
        for (store, folder), n in ordered[:FOLDERS_SHOWN]
    ]
    left = len(ordered) - FOLDERS_SHOWN
    more = note(say(lang, "folders_shown", n=number(left))) if left > 0 else None
    return element("div", table(say(lang, "unread_by_folder"), columns, cells, titled=True), more)


def _files(rows: Sequence[NotRead], lang: str) -> Markup:
    columns = [Column(say(lang, key)) for key in ("path", "store", "status", "reason")]
    often = Counter(row.status for row in rows)
    rarest_first = sorted(rows, key=lambda row: often[row.status])[:FILES_SHOWN]
    cells = [
        (path_words(row.path), row.store, _status(row.status, lang), reason_in(lang, row.reason))
        for row in rarest_first
    ]
    count = say(lang, "unread_shown", shown=number(FILES_SHOWN), total=number(len(rows)))
    return join(
        [
            note(count) if len(rows) > FILES_SHOWN else None,
            table(say(lang, "unread_files"), columns, cells, class_="compact"),
        ]
    )


def _status(status: str, lang: str) -> str:
    return say(lang, status) if status in WORDS else status
