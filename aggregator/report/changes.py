"""What became of findings, in words: states, what made them so, and what persons decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from aggregator.model.acceptance import Acceptance, Standing
from aggregator.model.changes import Because, Cause, Change, State
from aggregator.model.life import Life
from aggregator.model.past import Sighting
from aggregator.report.words import is_of_one_file, named, percent, principal_words, say, scope_words

SHOWN_NAMES = 5


def state_words(state: State, lang: str) -> str:
    """Return a state as a person reads it."""
    return say(lang, f"state_{state}")


def title_of(change: Change, lang: str) -> str:
    """Return what a finding is of: its insight and scope, or the file that it speaks of."""
    told = change.told
    if is_of_one_file(told):
        return f"{change.file}{say(lang, 'colon')}{named(told, lang)}"
    return f"{told.insight}{scope_words(told, lang)}"


def level_words(change: Change, lang: str) -> str:
    """Return how bad a finding is, and how bad it was where that is another."""
    then, now = (None if each is None else _level(each, lang) for each in (change.before, change.after))
    if then is None or now is None or then == now:
        return now or then or ""
    return say(lang, "change_levels", before=then, after=now)


def why_unknown(change: Change, lang: str) -> str:
    """Return why nobody can say whether a finding is over, and when it was last seen; empty where that is known."""
    after = change.after
    return "" if after is None or not after.unknown else say(lang, f"unknown_{after.unknown}")


def causes_words(causes: Sequence[Cause], lang: str) -> str:
    """Return what made a finding what it became, as one clause; empty for nothing."""
    return say(lang, "list_semicolon").join(_clauses(causes, lang))


def life_words(life: Life, lang: str) -> str:
    """Return since when a finding is known, and what became of it since the scan before."""
    key = "first_seen_on" if life.since == life.first_seen else "reopened_since"
    seen = say(lang, key, day=life.first_seen, since=life.since)
    causes = causes_words(life.causes, lang)
    told = [seen, state_words(life.state, lang)] if life.state is not State.NEW else [state_words(life.state, lang)]
    return say(lang, "list_semicolon").join([*told, *([say(lang, "changed_because", causes=causes)] if causes else [])])


def acceptance_words(life: Life, lang: str) -> str:
    """Return what a person accepted and what is left of that; empty where nobody accepted anything."""
    return "" if life.acceptance is None else accepted_words(life.acceptance, life.standing, lang, life.outgrown)


def accepted_words(accepted: Acceptance, standing: Standing, lang: str, outgrown: Sequence[str] = ()) -> str:
    """Return what a person accepted, why and until when, and whether it counts again and for what."""
    key = {Standing.EXPIRED: "acceptance_expired", Standing.WORSE: "acceptance_outgrown"}.get(standing)
    return say(
        lang,
        key or "accepted_until",
        by=accepted.by or say(lang, "nobody_named"),
        until=accepted.until,
        reason=accepted.reason,
        outgrown=say(lang, "list_comma").join(say(lang, f"outgrown_{each}") for each in outgrown),
    )


def _level(told: Sighting, lang: str) -> str:
    severity = say(lang, told.severity.word)
    if is_of_one_file(told):
        return severity
    return say(
        lang,
        "change_level",
        severity=severity,
        revealed=told.revealed,
        population=told.population,
        coverage=percent(told.coverage),
    )


def _clauses(causes: Iterable[Cause], lang: str) -> Iterator[str]:
    for (because, principals, before, after), alike in groupby(
        causes, key=lambda each: (each.because, each.names, each.before, each.after)
    ):
        key = f"cause_{because}"
        if because is Because.PACK and before != after:
            key = "cause_pack_versions"
        yield say(
            lang,
            key,
            names=some([each.name for each in alike], lang),
            principals=some([principal_words(each, lang) for each in principals], lang),
            before=before,
            after=after,
        )


def some(names: Sequence[str], lang: str) -> str:
    """Return the first of some names, and how many more there are."""
    more = len(names) - SHOWN_NAMES
    told = [*names[:SHOWN_NAMES], *([say(lang, "and_more", n=more)] if more > 0 else [])]
    return say(lang, "list_comma").join(told)
