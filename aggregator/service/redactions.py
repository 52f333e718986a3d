"""Which places of new files to take out, so that they raise no exposure, and what is proved of that."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from aggregator.exposure.kernel import rows_through
from aggregator.exposure.optimum import Optimum
from aggregator.exposure.redaction import Raised, smallest_redaction
from aggregator.exposure.remedy import Redacted
from aggregator.model.facts import Citation, PackExtract
from aggregator.model.reading_results import FileResult
from aggregator.policy.records import Pack
from aggregator.service.remediate import following_attributes
from aggregator.service.world import Asked, World

SAME_AS = "same as"
"""The attribute that a link between two identifiers is called by where it has to be redacted."""

MOST_JUDGED = 24
"""How often what is left of the files is read anew, where values follow from others that no place says."""


@dataclass(frozen=True, slots=True)
class Redaction:
    """A place to take out of a new file, and what it says of whom."""

    file: str
    citation: Citation
    subject: str
    attribute: str
    surface: str

    @property
    def where(self) -> str:
        """Return the place as a person would look it up."""
        return f"{self.citation}, characters {self.citation.start + 1}-{self.citation.end}"


@dataclass(frozen=True, slots=True)
class Redacting:
    """Everything to take out of the new files, and what is proved of it.

    Parameters
    ----------
    facts
        How many facts go; none of the files' own where nothing has to.
    bound
        No fewer end it, by ``certificate``. ``status`` is ``optimal`` only with a proof, ``infeasible`` where taking
        places out does not end it.
    leaves
        Insights that it does not end: topics that come together, markings.
    """

    places: tuple[Redaction, ...]
    facts: int
    bound: int
    status: str
    certificate: str
    limit: str = ""
    leaves: tuple[str, ...] = ()


def redacting(world: World, leaves: Iterable[str] = ()) -> Redacting:
    """Return the fewest facts of the uploads without which they raise no exposure, verified by judging them anew.

    Where values follow from others that no place says, what else of the files they may follow from is taken out until
    nothing rises, and then put back fact by fact while nothing does: few, but not proved to be the fewest.
    """
    given = {fact for asked in world.asked if not asked.is_of_topics for fact in _given(world, asked)}
    found = smallest_redaction(list(_raised(world)), given)
    answer = found.answer
    chosen = set(found.redacted)
    if answer.solution is None or not _ends(world, chosen):
        chosen, answer = _widened(world, chosen, given, answer)
    places = dict.fromkeys(place for fact in sorted(chosen) for place in _places(world, fact))
    return Redacting(
        places=tuple(places),
        facts=len(chosen),
        bound=answer.bound,
        status=answer.status.value,
        certificate=answer.certificate,
        limit=answer.limit,
        leaves=tuple(dict.fromkeys(leaves)),
    )


def _raised(world: World) -> Iterator[Raised]:
    for asked in world.asked:
        if not asked.is_of_topics:
            yield Raised(asked.evidence, asked.insight, asked.number, *world.sides)


def _ends(world: World, chosen: Collection[Redacted]) -> bool:
    """Return whether nothing rises once facts are taken out of the uploads, which are judged anew."""
    places = {(place.citation, place.attribute == SAME_AS) for fact in chosen for place in _places(world, fact)}
    results = [_without(result, places) for result in world.results]
    left = World(world.index, world.packs, world.scenario, results)
    return not any(True for raised in _raised(left) for _ in raised.exposed())


def _without(result: FileResult, places: Collection[tuple[Citation, bool]]) -> FileResult:
    """Return what is left of a file when places are taken out of it."""
    extracts = tuple(
        replace(
            each,
            facts=tuple(fact for fact in each.facts if (fact.citation, False) not in places),
            links=tuple(link for link in each.links if (link.citation, True) not in places),
        )
        for each in result.extracts
    )
    return replace(result, extracts=extracts)


def _widened(
    world: World, chosen: set[Redacted], given: Collection[Redacted], answer: Optimum
) -> tuple[set[Redacted], Optimum]:
    following = set(_following(world))
    wide = sorted(chosen | following)
    if not _ends(world, wide):
        wide = sorted({*given, *following})
        if not _ends(world, wide):
            return set(), Optimum(None, None, answer.bound, "definition")
    left = set(wide)
    for fact in wide[:MOST_JUDGED]:
        if _ends(world, left - {fact}):
            left.discard(fact)
    limit = "iterations" if len(left) > 1 else ""
    return left, Optimum(tuple(range(len(left))), len(left), 1, "definition", limit)


def _following(world: World) -> Iterator[Redacted]:
    """Yield the facts of the uploads that others may follow from, by totals and rules."""
    for ledger in {asked.ledger.pack.name: asked.ledger for asked in world.asked}.values():
        attributes = following_attributes(ledger.pack) | _needed_by_rules(ledger.pack)
        for result in world.results:
            file = str(result.entry.file)
            for fact in (each for one in result.extracts if one.pack == ledger.pack.name for each in one.facts):
                if fact.attribute in attributes:
                    for subject, _ in ledger.subjects_called(fact.subject, file):
                        yield Redacted(file, subject, fact.attribute)


def _needed_by_rules(pack: Pack) -> frozenset[str]:
    return frozenset(triple.attribute for rule in pack.derives.values() for triple in rule.needs)


def _given(world: World, asked: Asked) -> Iterator[Redacted]:
    """Yield the facts that the uploads give of an insight, by what they say or by joining identifiers."""
    ledger, evidence = asked.ledger, asked.evidence
    for file, extract in _extracts(world, asked):
        number = ledger.file_number[file]
        rows = np.flatnonzero(rows_through(evidence, number))
        of_rows = {
            (evidence.subjects[evidence.way_subject[way]], evidence.attributes[attribute])
            for way, attribute in np.stack([evidence.row_way[rows], evidence.row_attribute[rows]]).T.tolist()
        }
        said = {
            (subject, fact.attribute)
            for fact in extract.facts
            for subject, _ in ledger.subjects_called(fact.subject, file)
        }
        linked = {
            subject
            for link in extract.links
            for each in (link.left, link.right)
            for subject, _ in ledger.subjects_called(each, file)
        }
        for subject, attribute in sorted(of_rows):
            if (subject, attribute) in said or subject in linked:
                yield Redacted(file, subject, attribute)


def _extracts(world: World, asked: Asked) -> Iterator[tuple[str, PackExtract]]:
    for result in world.results:
        for extract in result.extracts:
            if extract.pack == asked.ledger.pack.name:
                yield str(result.entry.file), extract


def _places(world: World, fact: Redacted) -> Iterator[Redaction]:
    """Yield every place of an upload that gives a fact, links included where it rests on them."""
    ledgers = {asked.ledger.pack.name: asked.ledger for asked in world.asked}
    rests = any(_rests_on_links(asked, fact) for asked in world.asked if not asked.is_of_topics)
    for result in world.results:
        for extract in result.extracts if str(result.entry.file) == fact.file else ():
            ledger = ledgers.get(extract.pack)
            if ledger is None:
                continue
            path = result.entry.path
            for each in extract.facts:
                called = ledger.subjects_called(each.subject, fact.file)
                if each.attribute == fact.attribute and any(subject == fact.subject for subject, _ in called):
                    yield Redaction(path, each.citation, fact.subject, fact.attribute, each.surface)
            for link in extract.links if rests else ():
                if any(subject == fact.subject for subject, _ in ledger.subjects_called(link.left, fact.file)):
                    yield Redaction(path, link.citation, fact.subject, SAME_AS, link.left.value)


def _rests_on_links(asked: Asked, fact: Redacted) -> bool:
    """Return whether a file helps to know a cell by joining identifiers, not only by what it says."""
    evidence = asked.evidence
    if fact.attribute not in evidence.attributes or fact.subject not in evidence.subjects:
        return False
    of_cell = rows_through(evidence, asked.ledger.file_number[fact.file])
    of_cell &= evidence.way_subject[evidence.row_way] == evidence.subjects.index(fact.subject)
    of_cell &= evidence.row_attribute == evidence.attributes.index(fact.attribute)
    return bool(np.any(np.diff(evidence.witness_ptr)[evidence.row_witness[of_cell]] > 1))
