"""What is accepted, and who sees to what, on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aggregator.cli.screens import Words, console, indented
from aggregator.model.acceptance import Acceptance, Assignment, Standing
from aggregator.report.changes import accepted_words
from aggregator.report.words import labelled, named, say, scope_words
from aggregator.service.accept import Accepted


def show_accepted(rows: Iterable[Accepted], lang: str) -> None:
    """Show what is accepted, each with its reason, its day and whether it still counts as accepted."""
    out = console()
    shown = list(rows)
    if not shown:
        out.print(Words(say(lang, "nothing_accepted")))
    for row in shown:
        out.print(_title(row.acceptance, lang))
        standing = Standing.ACCEPTED if row.life is None else row.life.standing
        out.print(indented(accepted_words(row.acceptance, standing, lang, row.life.outgrown if row.life else ())))
        if row.life is None:
            out.print(indented(say(lang, "accepted_not_found"), "dim"))
        for line in _lines(row.assignment, lang):
            out.print(indented(line))


def show_revoked(taken_back: Acceptance, lang: str) -> None:
    """Show what is no longer accepted."""
    console().print(Words(say(lang, "no_longer_accepted", finding=_title(taken_back, lang))))


def show_assigned(note: Assignment, lang: str) -> None:
    """Show who sees to a finding, and under which ticket."""
    out = console()
    out.print(Words(note.finding, style="bold"))
    for line in list(_lines(note, lang)) or [say(lang, "assigned_to_nobody")]:
        out.print(indented(line))


def _title(accepted: Acceptance, lang: str) -> Words:
    title = Words(f"{named(accepted, lang)}{scope_words(accepted, lang)}", style="bold")
    title.append(f"  [{accepted.finding}]", style="dim")
    return title


def _lines(note: Assignment, lang: str) -> Iterator[str]:
    for name, value in (("owner", note.owner), ("ticket", note.ticket)):
        if value:
            yield labelled(lang, name, value)
