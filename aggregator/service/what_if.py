"""What a scenario would expose, and to whom, before anything of it is done."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

import numpy as np

from aggregator.exposure.coverage import share_of
from aggregator.exposure.kernel import Bools
from aggregator.exposure.labels import finding_id
from aggregator.exposure.what_if import Change, Character, changes, character, completion, newly_revealed, verdict
from aggregator.index.index import Index
from aggregator.model.errors import UsageError
from aggregator.model.facts import Fact
from aggregator.model.findings import Severity
from aggregator.model.scenario import Step, Upload
from aggregator.service.analysis import packs_of
from aggregator.service.findings import last_finished
from aggregator.service.marking_changes import marking_changes
from aggregator.service.redactions import Redacting, Redaction, redacting
from aggregator.service.scenario import file_of, naming_the_step, scenario_of
from aggregator.service.site import Site
from aggregator.service.uploads import read_arrivals, unread
from aggregator.service.world import Asked, World

NO_EXPOSURE = Character()


@dataclass(frozen=True, slots=True)
class Uploaded:
    """A file as it would stand: in which store, and where."""

    store: str
    path: str


class ToldFact(NamedTuple):
    """What an upload says of a subject that it would reveal."""

    subject: str
    name: str
    fact: Fact
    file: Uploaded


@dataclass(frozen=True, slots=True)
class ExposureChange:
    """How an exposure would change for one audience.

    Parameters
    ----------
    finding
        The id that a finding on it has.
    audience, kind, members
        Its names, the fewest there are; its kind, as in `Audience`, or ``attacker``; and all principals that it is.
    before, after
        The shares of the population that it infers; ``revealed_before`` and ``revealed_after`` are subjects.
    was, now
        What kind of exposure it is on each side, and since when its threshold is passed by the dates of the files.
    partners
        Paths of the files that it reads already and that what is new completes.
    sets, sets_total
        The first minimal sets that reveal what is new, and how many there are; None where they were not counted.
    facts
        What the uploads say of the subjects that they would reveal.
    """

    finding: str
    pack: str
    insight: str
    scope: str | None
    audience: str
    kind: str
    members: tuple[str, ...]
    readers: int | None
    before: float
    after: float
    revealed_before: int
    revealed_after: int
    population: int
    severity_before: Severity
    severity_after: Severity
    was: Character = NO_EXPOSURE
    now: Character = NO_EXPOSURE
    partners: tuple[str, ...] = ()
    sets: tuple[tuple[str, ...], ...] = ()
    sets_total: int | None = 0
    facts: tuple[ToldFact, ...] = ()

    @property
    def crosses(self) -> bool:
        """Return whether the audience newly passes a threshold."""
        return self.severity_after > self.severity_before

    @property
    def ends(self) -> bool:
        """Return whether the audience no longer passes any."""
        return bool(self.severity_before) and not self.severity_after


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What a scenario would change.

    ``unread`` says what of the uploads was not read, empty where all was. ``changes`` holds rises and falls past
    thresholds. ``asked`` is when the question was asked, UTC seconds.
    """

    verdict: str
    steps: tuple[Step, ...]
    uploads: tuple[Uploaded, ...]
    changes: tuple[ExposureChange, ...]
    redacting: Redacting | None
    unread: str
    asked: float

    @property
    def status(self) -> str:
        """Return ``complete``, or what was not read."""
        return f"not read whole: {self.unread}" if self.unread else "complete"

    @property
    def redact(self) -> tuple[Redaction, ...]:
        """Return the places of the uploads that have to go so that they raise nothing."""
        return self.redacting.places if self.redacting else ()


def what_if(steps: Sequence[Step], data_dir: Path, *, site: Site | None = None) -> WhatIf:
    """Return what steps together would change, each played after the ones before it; nothing is added to the index.

    Population and scopes are those of all files, the uploads among them, on both sides. A file of an upload's name
    that stands in its folder counts as replaced.

    Raises
    ------
    UsageError
        There is no step, or one names a file, folder, group, account or store that there is not.
    IndexMissing
        No scan has come to its end: what is there already is not known.
    """
    site = site or Site()
    if not steps:
        raise UsageError(
            "say what would be done: a file to upload, or any other step (see 'aggregator what-if --help')"
        )
    for number, step in enumerate(steps):
        if isinstance(step, Upload):
            with naming_the_step(steps, number):
                file_of(step)
    with Index.open(data_dir) as index:
        last_finished(index)
        packs = packs_of(index)
        scenario = scenario_of(index, steps)
        results = read_arrivals(scenario.arrivals, packs, site)
        world = World(index, packs, scenario, results)
        found = [(asked, change) for asked in world.asked for change in _changes(world, asked)]
        marked = list(marking_changes(world, site))
        told = [*(_told(world, asked, change) for asked, change in found), *map(_told_of_marking, marked)]
        raised = [(asked, change) for asked, change in found if change.is_rise]
        topics = [change.insight for asked, change in raised if asked.is_of_topics]
        leaves = [*topics, *(change.insight for change in marked if change.is_rise)]
        redact = redacting(world, leaves) if raised and results else None
    not_read = unread(scenario.arrivals, results)
    return WhatIf(
        verdict=verdict([*(change for _, change in found), *marked], unread=bool(not_read), hold_at=site.hold_at),
        steps=tuple(steps),
        uploads=tuple(Uploaded(each.place.root_name, each.place.path) for each in scenario.arrivals),
        changes=tuple(told),
        redacting=redact,
        unread=not_read,
        asked=max((result.available for result in results), default=time.time()),
    )


def _changes(world: World, asked: Asked) -> Iterator[Change]:
    """Yield every rise and fall past a threshold of one insight."""
    before, after, _ = world.sides
    for change in changes(asked.evidence, asked.insight, asked.number, before, after):
        if change.is_rise or change.is_fall:
            yield change


def _told(world: World, asked: Asked, change: Change) -> ExposureChange:
    evidence, insight = asked.evidence, asked.insight
    scope = evidence.scopes.index(change.scope)
    reads = [side.files(column) for side, column in zip(world.sides[:2], change.columns, strict=True)]
    severities = change.severity_before, change.severity_after
    was, now = (
        character(evidence, insight, files, scope, severity, grades)
        for files, severity, grades in zip(reads, severities, world.grades, strict=True)
    )
    told = replace(
        _outline(change, int(evidence.population[scope])),
        finding=finding_id(asked.ledger.pack.name, insight.name, change.scope),
        pack=asked.ledger.pack.name,
        was=was,
        now=now,
    )
    if change.after <= change.before:
        return told
    completes = completion(evidence, reads[0], reads[1], scope)
    facts = _facts(world, asked, newly_revealed(evidence, reads[0], reads[1], scope))
    return replace(
        told, partners=completes.partners, sets=completes.sets, sets_total=completes.total, facts=tuple(facts)
    )


def _outline(change: Change, population: int) -> ExposureChange:
    return ExposureChange(
        finding="",
        pack="",
        insight=change.insight,
        scope=change.scope,
        audience=", ".join(change.audience.principals),
        kind=change.audience.kind,
        members=change.members,
        readers=change.audience.readers,
        before=share_of(change.before, population),
        after=share_of(change.after, population),
        revealed_before=change.before,
        revealed_after=change.after,
        population=population,
        severity_before=change.severity_before,
        severity_after=change.severity_after,
    )


def _told_of_marking(change: Change) -> ExposureChange:
    was, now = (Character("marking" if each else None) for each in (change.severity_before, change.severity_after))
    return replace(_outline(change, 1), was=was, now=now)


def _facts(world: World, asked: Asked, chosen: Bools) -> Iterator[ToldFact]:
    """Yield what the uploads say of some subjects."""
    subjects = {asked.evidence.subjects[number] for number in np.flatnonzero(chosen).tolist()}
    pack = asked.ledger.pack
    for arrival, result in zip(world.scenario.arrivals, world.results, strict=True):
        file = Uploaded(arrival.place.root_name, arrival.place.path)
        for fact in (fact for each in result.extracts if each.pack == pack.name for fact in each.facts):
            counts = pack.attributes[fact.attribute].counts(fact.modality)
            if counts and fact.attribute in asked.insight.combines:
                for subject, name in asked.ledger.subjects_called(fact.subject, str(result.entry.file)):
                    if subject in subjects:
                        yield ToldFact(subject, name, fact, file)
