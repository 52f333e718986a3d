"""Who is who in the index, and what a person decides about it."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aggregator.extraction.search_text import search_text
from aggregator.index.index import Index
from aggregator.model.errors import UsageError, nearest
from aggregator.model.facts import NAME, Identifier
from aggregator.model.identity import Alike, Decision
from aggregator.policy.records import Pack
from aggregator.report.records import finding_to_record
from aggregator.service.analysis import analyse, ledger_of, packs_of
from aggregator.service.dates import iso_date
from aggregator.service.ledger import Ledger, Roster
from aggregator.service.past import remember
from aggregator.service.site import Site

MOST_OFFERED = 5


@dataclass(frozen=True, slots=True)
class Called:
    """An identifier of a subject, why it is taken for one, and how sure that is.

    ``why`` is empty for what the subject is anchored at, and ``linked by files`` where files hold the link.
    """

    identifier: Identifier
    why: str
    confidence: float


@dataclass(frozen=True, slots=True)
class SubjectRow:
    """A subject as a person looks it up: ``facts`` and ``files`` count what is said of it and where."""

    pack: str
    kind: str
    id: str
    name: str
    scope: str | None
    identifiers: tuple[Called, ...]
    facts: int
    files: int


@dataclass(frozen=True, slots=True)
class SubjectFilter:
    """Which subjects are wanted. ``search`` is a part of a name or an identifier; ``merged`` asks for several."""

    kind: str | None = None
    search: str | None = None
    merged: bool = False

    def takes(self, row: SubjectRow) -> bool:
        """Return whether a subject is wanted."""
        words = (row.id, row.name, *(str(called.identifier) for called in row.identifiers))
        part = None if self.search is None else self.search.casefold()
        return (
            self.kind in {None, row.kind}
            and (part is None or any(part in word.casefold() for word in words))
            and (not self.merged or len(row.identifiers) > 1)
        )

    def takes_pair(self, candidate: Candidate) -> bool:
        """Return whether a pair that may be one subject is wanted."""
        part = "" if self.search is None else self.search.casefold()
        words = (str(candidate.pair.one), str(candidate.pair.other))
        return self.kind in {None, candidate.kind} and any(part in word.casefold() for word in words)


@dataclass(frozen=True, slots=True)
class Ruling:
    """That two are one subject, or are not; who says so, and why."""

    same: bool
    by: str = ""
    because: str = ""


def subjects(data_dir: Path, wanted: SubjectFilter | None = None) -> list[SubjectRow]:
    """Return the subjects that files say something of, pack by pack in the order of the packs' kinds."""
    wanted = wanted or SubjectFilter()
    with Index.open(data_dir) as index:
        rows = [row for pack in packs_of(index) for row in _rows(ledger_of(index, pack))]
    return [row for row in rows if (row.facts or len(row.identifiers) > 1) and wanted.takes(row)]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two identifiers that may be one subject and are left apart until a person decides."""

    pack: str
    kind: str
    pair: Alike


def candidates(data_dir: Path, wanted: SubjectFilter | None = None) -> list[Candidate]:
    """Return what may be one subject, pack by pack, the surest first; what was decided is left out."""
    wanted = wanted or SubjectFilter()
    with Index.open(data_dir) as index:
        ledgers = [ledger_of(index, pack) for pack in packs_of(index)]
        found = [
            Candidate(ledger.pack.name, kind, pair)
            for ledger in ledgers
            for kind, roster in ledger.rosters.items()
            for pair in roster.offered
        ]
    return [candidate for candidate in found if wanted.takes_pair(candidate)]


def candidate_record(candidate: Candidate) -> dict[str, Any]:
    """Return a candidate as it stands in JSON."""
    pair = candidate.pair
    return {
        "pack": candidate.pack,
        "kind": candidate.kind,
        "one": str(pair.one),
        "other": str(pair.other),
        "confidence": pair.confidence,
        "why": pair.why,
    }


def decisions(data_dir: Path) -> tuple[Decision, ...]:
    """Return what was decided about identifiers, the earliest first."""
    with Index.open(data_dir) as index:
        return index.decisions()


def decide(data_dir: Path, one: str, other: str, ruling: Ruling, *, site: Site, kind: str | None = None) -> Decision:
    """Keep that two subjects are one, or that two identifiers are of two, and bring the findings up to date.

    Parameters
    ----------
    one, other
        What the two are called: a subject's id, a name, or an identifier as `subjects` lists it.
    kind
        The kind of subject, where the names alone do not say.

    Raises
    ------
    UsageError
        Nothing or several things are called so, both are the same, or the two cannot be one subject.
    """
    with Index.open(data_dir, writing=True) as index:
        packs = packs_of(index)
        rows = [row for pack in packs for row in _rows(ledger_of(index, pack))]
        left, right = (_identifier(rows, words, kind, whole=ruling.same) for words in (one, other))
        _check(left, right, packs, ruling)
        made = Decision(left, right, ruling.same, time.time(), ruling.by, ruling.because)
        index.decide(made)
        _reassess(index, packs, site)
    return made


def undecide(data_dir: Path, one: str, other: str, *, site: Site) -> Decision:
    """Forget the decision about two identifiers, bring the findings up to date, and return what was decided.

    Raises
    ------
    UsageError
        Nothing was decided about such two.
    """
    with Index.open(data_dir, writing=True) as index:
        wanted = {_normal(one), _normal(other)}
        for decision in index.decisions():
            if all(wanted & {_normal(str(each)), _normal(each.value)} for each in decision.pair):
                index.undecide(decision.one, decision.other)
                _reassess(index, packs_of(index), site)
                return decision
    raise UsageError(f"nothing was decided about '{one}' and '{other}'; see `aggregator subjects list --decisions`")


def subject_record(row: SubjectRow) -> dict[str, Any]:
    """Return a subject as it stands in JSON."""
    return {
        "pack": row.pack,
        "kind": row.kind,
        "subject": row.id,
        "name": row.name,
        "scope": row.scope,
        "identifiers": [
            {"identifier": str(called.identifier), "why": called.why, "confidence": called.confidence}
            for called in row.identifiers
        ],
        "facts": row.facts,
        "files": row.files,
    }


def decision_record(decision: Decision) -> dict[str, Any]:
    """Return a decision as it stands in JSON."""
    return {
        "one": str(decision.one),
        "other": str(decision.other),
        "same": decision.same,
        "made": iso_date(decision.made),
        "by": decision.by,
        "because": decision.because,
    }


def _reassess(index: Index, packs: Sequence[Pack], site: Site) -> None:
    found = analyse(index, packs, site).findings
    with index.at_once():
        last = index.correct_findings([finding_to_record(finding) for finding in found])
        complete = next(scan.complete for scan in index.scans() if scan.id == last)
        remember(index, last, found, packs, site, complete=complete)


def _rows(ledger: Ledger) -> Iterator[SubjectRow]:
    for kind, roster in ledger.rosters.items():
        insights = ledger.pack.insights.values()
        within = next((insight.within for insight in insights if insight.over == kind and insight.within), None)
        said = _Said.of(roster)
        scopes = roster.scopes(within)
        for subject, name, scope in zip(roster.identity.subjects, roster.names, scopes, strict=True):
            called = tuple(_called(roster, subject.identifiers))
            facts = sum(said.facts[identifier] for identifier in subject.identifiers)
            files = set().union(*(said.files.get(identifier, ()) for identifier in subject.identifiers))
            yield SubjectRow(ledger.pack.name, kind, subject.id, name, scope, called, facts, len(files))


@dataclass(slots=True)
class _Said:
    """How many facts and which files say something of each identifier."""

    facts: Counter[Identifier] = field(default_factory=Counter)
    files: dict[Identifier, set[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, roster: Roster) -> _Said:
        said = cls()
        for node, file in zip(roster.facts["node"], roster.facts["file"], strict=True):
            identifier = roster.nodes[node]
            said.facts[identifier] += 1
            said.files.setdefault(identifier, set()).add(file)
        return said


def _called(roster: Roster, identifiers: Sequence[Identifier]) -> Iterator[Called]:
    aliases: dict[Identifier, list[Called]] = {}
    for merge in roster.merges.by_alias.values():
        aliases.setdefault(merge.into, []).append(Called(merge.alias, merge.why, merge.confidence))
    for place, identifier in enumerate(identifiers):
        yield Called(identifier, "linked by files" if place else "", 1.0)
        yield from sorted(aliases.get(identifier, ()), key=lambda called: called.identifier)


def _identifier(rows: Iterable[SubjectRow], words: str, kind: str | None, *, whole: bool) -> Identifier:
    """Return the identifier that is called so; of a ``whole`` subject its anchor."""
    asked = _normal(words)
    found: dict[Identifier, str] = {}
    names: dict[str, None] = {}
    for row in rows:
        if kind not in {None, row.kind}:
            continue
        anchor = row.identifiers[0].identifier
        names.update(dict.fromkeys((row.id, row.name)))
        called = [each.identifier for each in row.identifiers]
        exact = [each for each in called if asked in {_normal(str(each)), _normal(each.value)}]
        for identifier in exact:
            found[anchor if whole else identifier] = row.name
        if not exact and asked in {_normal(row.id), _normal(row.name)}:
            found[anchor] = row.name
    if not found:
        raise UsageError(f"no subject is called '{words}' ({nearest(words, names)}); see `aggregator subjects list`")
    if len(found) > 1:
        offered = ", ".join(f"'{identifier}'" for identifier in list(found)[:MOST_OFFERED])
        raise UsageError(f"'{words}' may be {len(found)} things: {offered}; name one of them so")
    return next(iter(found))


def _normal(words: str) -> str:
    return " ".join(search_text(words).text.casefold().split())


def _check(one: Identifier, other: Identifier, packs: Sequence[Pack], ruling: Ruling) -> None:
    if one == other:
        already = "are one subject already" if ruling.same else "are one identifier, which cannot be of two subjects"
        raise UsageError(f"both names lead to '{one}': they {already}")
    if one.kind != other.kind:
        raise UsageError(f"'{one}' is a {one.kind} and '{other}' a {other.kind}; only subjects of one kind can be one")
    if ruling.same and one.scheme == other.scheme != NAME:
        held = any(one.value in pack.subjects[one.kind].known_as for pack in packs if one.kind in pack.subjects)
        where = "the pack lists both; take one of them off its list" if held else "an identifier has one bearer"
        raise UsageError(f"'{one}' and '{other}' cannot be one subject: {where}")
