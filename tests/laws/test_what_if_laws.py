"""Laws of what a scenario changes, for whom and with which files, and of the fewest facts to redact."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from aggregator.exposure.audiences import ADMINISTRATOR, ATTACKER
from aggregator.exposure.redaction import Raised, smallest_redaction
from aggregator.exposure.remedy import Redacted, without_facts
from aggregator.exposure.standings import Standings
from aggregator.exposure.what_if import changes, character, completion, verdict
from aggregator.model.access import EVERYONE, AccessClass, Membership
from aggregator.model.findings import Severity
from aggregator.model.grades import grade_of

GROUPS = ("left", "right", "all")
NAMES = ("ann", "bo", "cy", *GROUPS)


@dataclass
class Side:
    """One side of a scenario as plain sets: who is in which group, who may read each file, which are there."""

    laws: object
    case: object
    readers: list[AccessClass]
    there: frozenset[int]
    edges: frozenset[tuple[str, str]]

    @property
    def readership(self):
        members = tuple(Membership(*edge, "test") for edge in sorted(self.edges))
        return replace(self.case.readership, classes=tuple(self.readers), members=members)

    @property
    def people(self):
        return self.laws.people(self.readership)

    def reads(self, name: str) -> frozenset[int]:
        people = self.people
        classes = people.reads(name if name in people.up else EVERYONE)
        return classes & self.there

    def left(self) -> set[str]:
        """Return who is left when those who may know are taken out."""
        people, knowing = self.people, self.case.insight.may_know
        if EVERYONE in knowing:
            return set()
        found = {EVERYONE}
        for name in set(people.up) - {EVERYONE}:
            inside = people.people(name)
            all_know = bool(inside) and all(people.may_know(each, knowing) for each in inside)
            if not people.may_know(name, knowing) and not all_know:
                found.add(name)
        return found

    def files(self, name: str) -> frozenset[int]:
        """Return the files that count for a name: its own, or everyone's where it may know or is not named."""
        return self.reads(name if name in self.left() else EVERYONE)


def sides_of(laws, data):
    """Draw a case, steps, and both sides of them: in sets, and in the standings that played the steps."""
    case = data.draw(laws.cases())
    files = range(len(case.evidence.files))
    classes = [case.readership.classes[c] for c in case.evidence.access_class.tolist()]
    there = frozenset(data.draw(st.sets(st.sampled_from(files))))
    edges = frozenset((edge.group, edge.member) for edge in case.readership.members)
    before = Side(laws, case, classes, there, edges)
    standings = Standings(
        [case.evidence], case.readership, there=np.array([f in there for f in files]), names=[EVERYONE, *NAMES]
    )
    was = standings.situation(before.readership)
    some = st.sets(st.sampled_from(files), max_size=2)
    put, gone = data.draw(some) - there, data.draw(some) & there
    standings.put(sorted(put))
    standings.remove(sorted(gone))
    grants = data.draw(st.lists(st.tuples(st.sampled_from(files), st.sampled_from([EVERYONE, *NAMES])), max_size=2))
    readers = list(classes)
    for file, name in grants:
        takes = name in readers[file].readers
        (standings.stop_sharing if takes else standings.share)([file], name)
        readers[file] = replace(readers[file], readers=readers[file].readers ^ {name})
    members = set(edges)
    for group, member in data.draw(st.lists(st.tuples(st.sampled_from(GROUPS), st.sampled_from(NAMES)), max_size=2)):
        if group != member:
            (standings.leave if (group, member) in members else standings.join)(group, member)
            members ^= {(group, member)}
    taken = data.draw(st.sets(st.sampled_from(NAMES), max_size=2))
    standings.compromise(sorted(taken))
    after = Side(laws, case, readers, there - gone | put, frozenset(members))
    return case, before, after, was, standings.situation(after.readership), taken


@given(data=st.data())
def test_a_what_if_tells_every_principal_whose_inference_changes(laws, data):
    case, before, after, was, now, taken = sides_of(laws, data)
    evidence, oracle = case.evidence, laws.oracle(case.evidence)
    told = changes(evidence, case.insight, 0, was, now)
    expected = {}
    for scope, name in enumerate(evidence.scopes):

        def pair(files, more, scope=scope):
            return oracle.f(files, scope), oracle.f(more, scope)

        for principal in before.left() | after.left():
            expected[name, principal] = pair(before.files(principal), after.files(principal))
        if taken and EVERYONE not in case.insight.may_know:
            attacked = after.reads(EVERYONE).union(*(after.reads(each) for each in taken))
            expected[name, ATTACKER] = pair(before.reads(EVERYONE), attacked)
        expected[name, ADMINISTRATOR] = pair(before.there, after.there)
    moved = {key: counts for key, counts in expected.items() if counts[0] != counts[1]}
    assert {(c.scope, member): (c.before, c.after) for c in told for member in c.members} == moved
    rises = False
    for change in told:
        population = int(evidence.population[evidence.scopes.index(change.scope)])
        severities = tuple(laws.severity(case.insight, each, population) for each in (change.before, change.after))
        assert (change.severity_before, change.severity_after) == severities
        grows = severities[1] > severities[0] or (severities[1] and change.after > change.before)
        assert change.is_rise == bool(grows)
        assert set(change.audience.principals) <= set(change.members)
        rises |= bool(grows) and change.audience.kind != ADMINISTRATOR
    assert (verdict(told, unread=False) != "ok") == rises
    assert verdict(told, unread=True) != "ok"


@given(data=st.data())
def test_partners_stand_in_the_minimal_sets_of_what_is_newly_revealed(laws, data):
    evidence = data.draw(laws.evidences())
    everything = range(len(evidence.files))
    before = frozenset(data.draw(st.sets(st.sampled_from(everything))))
    after = frozenset(data.draw(st.sets(st.sampled_from(everything))))
    oracle = laws.oracle(evidence)
    expected: set[str] = set()
    new = oracle.revealed(after) - oracle.revealed(before)
    for subject in new:
        minimal: list[tuple[str, ...]] = []
        for chosen, files in oracle.subsets(after):
            if subject in oracle.revealed(files) and not any(set(m) <= set(chosen) for m in minimal):
                minimal.append(chosen)
        expected.update(path for chosen in minimal for path in chosen)
    own = {path for path, files in oracle.clusters(after).items() if files & (after - before)}
    both = [np.array([file in held for file in everything]) for held in (before, after)]
    found = completion(evidence, *both)
    assert set(found.partners) == expected - own
    assert set(completion(evidence, *both, iterations=0).partners) >= set(found.partners)
    clusters = oracle.clusters(after)
    for chosen in found.sets:
        held = frozenset().union(*(clusters[path] for path in chosen))
        assert oracle.revealed(held) & new
        for path in chosen:
            assert not oracle.revealed(held - clusters[path]) & new
    assert bool(found.sets) == bool(new)


@given(data=st.data())
def test_the_kind_of_an_exposure_and_its_day_are_those_of_a_finding(laws, data):
    case = data.draw(laws.cases())
    evidence, oracle = case.evidence, laws.oracle(case.evidence)
    files = frozenset(data.draw(st.sets(st.sampled_from(range(len(evidence.files))))))
    grades = np.array([data.draw(st.sampled_from([0, 1, 3])) for _ in evidence.files], dtype=np.int64)
    held = np.array([file in files for file in range(len(evidence.files))])
    for scope, population in enumerate(evidence.population.tolist()):
        severity = laws.severity(case.insight, oracle.f(files, scope), population)
        found = character(evidence, case.insight, held, scope, severity, grades)
        if not severity:
            assert (found.kind, found.since) == (None, None)
            continue
        needed = min(n for n in range(1, 9) if laws.severity(case.insight, n, population) >= severity)
        alone = any(oracle.f(same, scope) >= needed for same in oracle.clusters(files).values())
        grade = max((grade_of(word) for word in case.insight.would_be_marked.values()), default=0)
        marked = grade and oracle.f([file for file in files if grades[file] < grade], scope) < needed
        assert found.kind == ("marking" if marked else "single_file" if alone else "aggregation")


@given(data=st.data())
def test_the_redaction_keeps_every_exposure_down_and_none_is_smaller(laws, data):
    case = data.draw(laws.cases())
    evidence, files = case.evidence, range(len(case.evidence.files))
    new = data.draw(st.sampled_from(files))
    standings = Standings([evidence], case.readership, there=np.arange(len(files)) != new)
    before = standings.situation(case.readership)
    standings.put([new])
    after = standings.situation(case.readership)
    own = given_by(evidence, new)
    found = smallest_redaction([Raised(evidence, case.insight, 0, before, after, before)], own)
    classes = [case.readership.classes[c] for c in evidence.access_class.tolist()]
    edges = frozenset((edge.group, edge.member) for edge in case.readership.members)
    side = Side(laws, case, classes, frozenset(files), edges)
    was = laws.oracle(evidence)

    def keeps(redacted) -> bool:
        oracle = laws.oracle(without_facts(evidence, redacted))
        for scope, population in enumerate(evidence.population.tolist()):
            for name in side.left():
                held = side.files(name)
                most = was.f(held - {new}, scope)
                count = oracle.f(held, scope)
                if count > most and laws.severity(case.insight, count, population) > Severity.NONE:
                    return False
        return True

    assert found.answer.solution is not None
    assert keeps(found.redacted)
    assert set(found.redacted) <= set(own)
    if found.answer.status == "optimal":
        for size in range(len(found.redacted)):
            assert not any(keeps(fewer) for fewer in combinations(own, size))


def given_by(evidence, file: int) -> list[Redacted]:
    """Return every fact that a file has a part in."""
    ptr, found = evidence.witness_ptr, set()
    for way, attribute, witness in zip(
        evidence.row_way.tolist(), evidence.row_attribute.tolist(), evidence.row_witness.tolist(), strict=True
    ):
        if file in evidence.witness_file[ptr[witness] : ptr[witness + 1]]:
            subject = evidence.subjects[int(evidence.way_subject[way])]
            found.add(Redacted(evidence.files[file], subject, evidence.attributes[attribute]))
    return sorted(found)
