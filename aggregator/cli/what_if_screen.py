"""What a scenario would change, on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console

from aggregator.cli.screens import STYLES, Words, console, indented
from aggregator.exposure.audiences import ATTACKER
from aggregator.model.access import EVERYONE
from aggregator.model.scenario import Remove
from aggregator.report.place_words import place_in
from aggregator.report.reason_words import reason_in
from aggregator.report.words import named, percent, say, scope_name
from aggregator.service.redactions import SAME_AS, Redacting
from aggregator.service.what_if import ExposureChange, WhatIf

SHOWN_NAMES = 12
SHOWN_SETS = 3


def show_what_if(answer: WhatIf, lang: str, *, values: bool) -> None:
    """Show the verdict, what would rise or fall and why, who newly passes a threshold, and what to redact."""
    out = console()
    if answer.unread:
        status = say(lang, "answer_unread", reason=reason_in(lang, answer.unread))
    else:
        status = say(lang, "answer_complete" if answer.uploads else "answer_nothing_done")
    out.print(Words.assemble((f" {say(lang, answer.verdict)} ", STYLES[answer.verdict]), "  ", status))
    for change in answer.changes:
        out.print()
        _show_change(out, change, lang)
    if not answer.changes:
        out.print(say(lang, "nothing_changes"))
    if any(isinstance(step, Remove) for step in answer.steps):
        out.print()
        out.print(Words(say(lang, "population_stays"), style="dim"))
    _show_crossings(out, answer.changes, lang)
    if answer.redacting:
        _show_redacting(out, answer.redacting, lang, values=values)


def _show_change(out: Console, change: ExposureChange, lang: str) -> None:
    scope = "" if change.scope is None else f" · {scope_name(change, lang)}"
    who = change.audience if change.kind == "principals" else say(lang, change.kind)
    out.print(
        Words.assemble(
            (f"{named(change, lang)}{scope}", "bold"),
            f" · {who}: {percent(change.before)} → {percent(change.after)}, ",
            (say(lang, change.severity_before.word), STYLES[change.severity_before.word]),
            " → ",
            (say(lang, change.severity_after.word), STYLES[change.severity_after.word]),
        )
    )
    for line in _notes(change, lang):
        out.print(indented(line, "dim"))
    for path in change.partners:
        out.print(indented(f"+ {path}"))
    sets = change.sets[:SHOWN_SETS] if change.sets_total is None or change.sets_total > 1 else ()
    if sets:
        total = say(lang, "sets_open") if change.sets_total is None else f"{len(sets)} / {change.sets_total}"
        out.print(indented(say(lang, "sets_of_new", total=total), "dim"))
        for files in sets:
            out.print(indented(" + ".join(files), depth=8))


def _called(change: ExposureChange, lang: str, name: str) -> str:
    """Return a name as a reader has it: the attacker and the administrator are no names of a list."""
    return say(lang, change.kind) if change.kind in {"attacker", "administrator"} else name


def _notes(change: ExposureChange, lang: str) -> Iterator[str]:
    """Yield what kind of exposure it becomes or was, and since when its threshold is passed."""
    if change.ends:
        yield say(lang, "exposure_ends")
    told = change.now if change.now.kind else change.was
    if told.kind and told.kind != "aggregation":
        yield say(lang, "is_of_kind", kind=say(lang, told.kind))
    if change.now.since and not change.crosses and change.now.since != change.was.since:
        yield say(lang, "since", date=change.now.since)


def _show_crossings(out: Console, changes: Sequence[ExposureChange], lang: str) -> None:
    """Show name by name who newly passes a threshold, where an audience is more than the names it goes by."""
    crossing = dict.fromkeys(
        _called(change, lang, name)
        for change in changes
        if change.crosses and change.kind != "administrator"
        for name in change.members
    )
    if not crossing:
        return
    names = [say(lang, name) if name in {ATTACKER, EVERYONE} else name for name in crossing]
    shown = say(lang, "list_comma").join(names[:SHOWN_NAMES])
    more = f" {say(lang, 'and_more', n=len(names) - SHOWN_NAMES)}" if len(names) > SHOWN_NAMES else ""
    out.print()
    out.print(Words.assemble((say(lang, "newly_cross", n=len(names)), "bold"), f"{shown}{more}"))


def _show_redacting(out: Console, redacting: Redacting, lang: str, *, values: bool) -> None:
    out.print()
    if redacting.status == "infeasible":
        out.print(Words(say(lang, "redact_infeasible"), style="bold"))
    elif redacting.places:
        proved = say(lang, "redact_fewest" if redacting.status == "optimal" else "redact_few", bound=redacting.bound)
        out.print(Words(say(lang, "redact_places", proved=proved), style="bold"))
    for place in redacting.places:
        value = f" “{place.surface}”" if values and place.surface else ""
        where, comma = place_in(lang, place.where), say(lang, "list_comma")
        attribute = say(lang, SAME_AS) if place.attribute == SAME_AS else place.attribute
        out.print(indented(f"{where}{say(lang, 'colon')}{place.subject}{comma}{attribute}{value}"))
    if redacting.leaves:
        names = say(lang, "list_comma").join(redacting.leaves)
        out.print(indented(say(lang, "redact_leaves", names=names), "dim"))
