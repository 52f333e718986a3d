"""What the facts of a ledger imply under ``derives``: what follows when facts of several files are joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from aggregator.exposure.rules import MOST_FILES, Atom, Known, Rule, Term, derive
from aggregator.exposure.witness_sets import Files
from aggregator.policy.derives import joins_of
from aggregator.policy.records import Derivation, Triple
from aggregator.policy.wording import plain
from aggregator.service.adding_up import Cell, day_of, witnesses_of
from aggregator.service.columns import rows_in
from aggregator.service.deduced import deductions_of, readable_sets, since_of, written
from aggregator.service.ledger import Ledger


@dataclass(frozen=True, slots=True)
class DerivedCell:
    """A fact that follows by a rule: whose it is, its value, and since when each of its sets of files shows it.

    ``complete`` says that no smallest set up to the size asked for is missing.
    """

    cell: Cell
    subject: str
    name: str
    value: str
    rule: str
    since: Mapping[Files, float]
    complete: bool


@dataclass(frozen=True, slots=True)
class Derivations:
    """What follows by rules from the facts that are sure enough, and sentences on what was cut short."""

    cells: tuple[DerivedCell, ...] = ()
    notes: tuple[str, ...] = ()
    by_subject: Mapping[tuple[str, int], tuple[DerivedCell, ...]] = field(default_factory=dict)

    def known_of(self, kind: str, subject: int) -> tuple[DerivedCell, ...]:
        """Return the cells of a subject that follow."""
        return self.by_subject.get((kind, subject), ())


def derivations_of(ledger: Ledger, floor: float) -> Derivations:
    """Return what follows by rules from facts that are at least so sure; worked out once for each floor."""
    if not ledger.pack.derives:
        return Derivations()
    if floor not in ledger.derivations:
        ledger.derivations[floor] = _derivations(ledger, floor)
    return ledger.derivations[floor]


def _derivations(ledger: Ledger, floor: float) -> Derivations:
    said = _Said(ledger, floor)
    rules = [_rule(rule) for rule in ledger.pack.derives.values()]
    most = max(rule.most_files or MOST_FILES for rule in ledger.pack.derives.values())
    found = derive(rules, said.base, most_files=most, readable=readable_sets(ledger, said.available))
    by_subject: dict[tuple[str, int], list[DerivedCell]] = defaultdict(list)
    for fact, sets in found.sets.items():
        kind, subject = said.words.subject(fact.subject)
        roster, outright = ledger.rosters[kind], said.base.get(fact, [])
        since = {files: since_of(files, said.available) for files in sets if files not in outright}
        if since:
            by_subject[kind, subject].append(
                DerivedCell(
                    cell=Cell(kind, subject, fact.attribute, None),
                    subject=roster.identity.subjects[subject].id,
                    name=roster.names[subject],
                    value=said.words.shown(fact.value),
                    rule=found.rules.get(fact, ""),
                    since=since,
                    complete=found.complete,
                )
            )
    rest = f"{found.left_out} more are left out" if found.left_out else "what each reader can infer is whole"
    cut = (
        f"What rules derive is listed with its sets of up to {most} files, and larger ones only where a reader has no "
        f"other; {rest}."
    )
    order = {kind: place for place, kind in enumerate(ledger.pack.subjects)}
    keys = sorted(by_subject, key=lambda key: (order[key[0]], key[1]))
    return Derivations(
        tuple(cell for key in keys for cell in by_subject[key]),
        () if found.complete else (cut,),
        {key: tuple(each) for key, each in by_subject.items()},
    )


class _Said:
    """What files, the pack's lists and what adds up state of the attributes of rules, and since when."""

    def __init__(self, ledger: Ledger, floor: float) -> None:
        self.words = _Words(ledger)
        self.base: dict[Known, list[Files]] = defaultdict(list)
        self.available: dict[int, float] = {}
        rules = ledger.pack.derives.values()
        self._attributes = {triple.attribute for rule in rules for triple in (rule.gives, *rule.needs)}
        for kind in sorted({ledger.pack.attributes[name].of for name in self._attributes}):
            self._add_facts(ledger, floor, kind)
            self._add_listed(ledger, kind)
        for file, since in zip(ledger.links["file"], ledger.links["available"], strict=True):
            self.available.setdefault(ledger.file_number[file], day_of(since))
        self._add_deduced(ledger, floor)

    def _add_facts(self, ledger: Ledger, floor: float, kind: str) -> None:
        roster = ledger.rosters[kind]
        routes = defaultdict(list)
        for route in roster.identity.routes:
            routes[route.identifier].append(route)
        facts = roster.counting
        for row in rows_in(facts[(facts["confidence"] >= floor) & facts["attribute"].isin(self._attributes)]):
            own = row.number
            self.available[own] = day_of(row.available)
            of_row = witnesses_of(routes[roster.nodes[row.node]], roster.identity.way_subject, own, ledger.file_number)
            for subject, files in of_row:
                self.base[self.words.known(row.attribute, kind, subject, row.value)].append(files)

    def _add_listed(self, ledger: Ledger, kind: str) -> None:
        roster = ledger.rosters[kind]
        for place, one in enumerate(roster.identity.subjects):
            for name, value in roster.listed_values.get(one.id, {}).items() if one.listed else ():
                if name in self._attributes:
                    self.base[self.words.known(name, kind, place, value)].append(frozenset())

    def _add_deduced(self, ledger: Ledger, floor: float) -> None:
        for each in deductions_of(ledger, floor).cells:
            cell, deduced = each.cell, each.deduced
            if deduced.known and deduced.value is not None and cell.attribute in self._attributes:
                fact = self.words.known(cell.attribute, cell.kind, cell.subject, written(deduced.value))
                self.base[fact].extend(each.since)
                for files, since in each.since.items():
                    for file in files:
                        self.available.setdefault(file, day_of(since))


class _Words:
    """Subjects and values as words of one vocabulary, in which a value that names a subject is that subject."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        attributes = ledger.pack.attributes
        self._joins = {
            attribute: kind for rule in ledger.pack.derives.values() for attribute, kind in joins_of(rule, attributes)
        }
        self._named = {kind: _names(ledger, kind) for kind in set(self._joins.values())}
        self._subjects: dict[str, tuple[str, int]] = {}

    def known(self, attribute: str, kind: str, subject: int, value: str) -> Known:
        """Return a fact in these words."""
        joined = self._joins.get(attribute)
        meant = self._named[joined].get(plain(value)) if joined is not None else None
        word = value if joined is None or meant is None else self._word(joined, meant)
        return Known(attribute, self._word(kind, subject), word)

    def subject(self, word: str) -> tuple[str, int]:
        """Return the kind and the number of a subject's word."""
        return self._subjects[word]

    def shown(self, word: str) -> str:
        """Return a value as it is shown: a subject by its id."""
        if word not in self._subjects:
            return word
        kind, number = self._subjects[word]
        return self._ledger.rosters[kind].identity.subjects[number].id

    def _word(self, kind: str, number: int) -> str:
        word = f"\x00{kind}\x00{number}"
        self._subjects[word] = (kind, number)
        return word


def _names(ledger: Ledger, kind: str) -> dict[str, int]:
    """Return the names that just one subject of a kind has -> its number."""
    roster = ledger.rosters[kind]
    listed = ledger.pack.subjects[kind].known_as
    bearers: dict[str, set[int]] = defaultdict(set)
    for number, (subject, name) in enumerate(zip(roster.identity.subjects, roster.names, strict=True)):
        called = {subject.id, subject.label, name, *(listed.get(subject.id, ()) if subject.listed else ())}
        called.update(identifier.value for identifier in subject.identifiers)
        for each in called:
            bearers[plain(each)].add(number)
    return {name: next(iter(numbers)) for name, numbers in bearers.items() if len(numbers) == 1}


def _rule(rule: Derivation) -> Rule:
    return Rule(_atom(rule.gives), tuple(_atom(triple) for triple in rule.needs), rule.name)


def _atom(triple: Triple) -> Atom:
    return Atom(triple.attribute, Term(triple.subject), Term(triple.value, triple.is_fixed))
