"""Laws of exposures, audiences, findings and what-ifs, against the oracle."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from aggregator.exposure.assess import AssessOptions, assess
from aggregator.exposure.audiences import widest
from aggregator.exposure.bit_counts import BitCounts
from aggregator.exposure.kernel import Evidence, grid_of
from aggregator.exposure.readers_at_once import reader_rows
from aggregator.model.access import EVERYONE
from aggregator.model.findings import Severity
from aggregator.model.grades import grade_of

PACK = "grid"


def assessed(case, evidence: Evidence | None = None):
    return assess(evidence or case.evidence, case.insight, PACK, case.readership)


def files_of(laws, case, name: str) -> frozenset[int]:
    classes = laws.people(case.readership).reads(name)
    return frozenset(f for f, c in enumerate(case.evidence.access_class.tolist()) if c in classes)


def principals(laws, case) -> list[str]:
    """Return who is left when those who may know are taken out: everyone, groups and users."""
    people, knowing = laws.people(case.readership), case.insight.may_know
    if EVERYONE in knowing:
        return []
    left = []
    for name in sorted(set(people.up) - {EVERYONE}):
        inside = people.people(name)
        all_know = bool(inside) and all(people.may_know(each, knowing) for each in inside)
        if not people.may_know(name, knowing) and not all_know:
            left.append(name)
    return [EVERYONE, *left]


@given(data=st.data())
def test_each_principal_infers_what_its_files_reveal_and_those_who_may_know_are_not_named(laws, data):
    case = data.draw(laws.cases())
    oracle, found = laws.oracle(case.evidence), assessed(case).exposures
    left = principals(laws, case)
    for scope, name in enumerate(case.evidence.scopes):
        rows = [each for each in found if each.scope == name]
        population = int(case.evidence.population[scope])
        assert rows[0].audience.kind == "administrator"
        assert rows[0].revealed == oracle.f(case.files, scope)
        by_name = {member: row for row in rows[1:] for member in row.members}
        assert set(by_name) <= set(left)
        for principal in left:
            revealed = oracle.f(files_of(laws, case, principal), scope)
            row = by_name.get(principal)
            assert (row.revealed if row else 0) == revealed
            if row:
                assert row.severity == laws.severity(case.insight, revealed, population)
        assert (EVERYONE in by_name) == bool(left)


@given(data=st.data())
def test_a_finding_speaks_of_the_widest_audience_that_reaches_a_severity(laws, data):
    case = data.draw(laws.cases())
    found, people = assessed(case), laws.people(case.readership)
    for scope in case.evidence.scopes:
        rows = [e for e in found.exposures if e.scope == scope and e.severity and e.audience.kind != "administrator"]
        told = [finding for finding in found.findings if finding.scope == scope]
        assert len(told) == bool(rows)
        for finding in told:
            speaking = next(row for row in rows if row.audience == finding.audience)
            assert (finding.severity, finding.revealed) == (speaking.severity, speaking.revealed)
            if any(EVERYONE in row.members for row in rows):
                assert EVERYONE in speaking.members
            elif speaking.audience.readers is not None:
                assert all((row.audience.readers or 0) <= speaking.audience.readers for row in rows)
            for row in rows:
                if row.audience.readers is not None:
                    inside = {name for p in row.members for name in people.people(p) or {p}}
                    inside = {name for name in inside if not people.may_know(name, case.insight.may_know)}
                    assert row.audience.readers == len(inside)


@given(data=st.data())
def test_everyone_is_said_to_be_unknown_exactly_where_unknown_permissions_make_the_severity(laws, data):
    case = data.draw(laws.cases())
    oracle, classes = laws.oracle(case.evidence), case.readership.classes
    certain = [
        f for f, c in enumerate(case.evidence.access_class.tolist())
        if EVERYONE in classes[c].readers and not classes[c].unknown
    ]  # fmt: skip
    for row in assessed(case).exposures:
        if EVERYONE not in row.members:
            continue
        scope = case.evidence.scopes.index(row.scope)
        sure = laws.severity(case.insight, oracle.f(certain, scope), row.population)
        assert row.audience.kind == ("unknown" if row.severity > sure else "everyone")
        assert row.audience.principals == (EVERYONE,)


@given(data=st.data())
def test_a_finding_rests_on_sets_that_reach_its_severity_and_ends_when_its_files_are_hidden(laws, data):
    case = data.draw(laws.cases())
    evidence, oracle = case.evidence, laws.oracle(case.evidence)
    everywhere = {path: file for file, path in enumerate(evidence.paths)}
    for finding in assessed(case).findings:
        scope = evidence.scopes.index(finding.scope)
        name = next(
            r.members[0]
            for r in assessed(case).exposures
            if r.audience == finding.audience and r.scope == finding.scope
        )
        files = files_of(laws, case, name)

        def severity(some, scope=scope, finding=finding):
            return laws.severity(case.insight, oracle.f(some, scope), finding.population)

        needed = min(n for n in range(1, 9) if laws.severity(case.insight, n, finding.population) >= finding.severity)
        expected = oracle.minimal_sets(files, scope, needed)
        told = [each.files for each in finding.minimal_sets]
        assert told == expected if needed == 1 else told and set(told) <= set(expected)
        for each in finding.minimal_sets:
            for path in each.files:
                same = {
                    p
                    for p, c in zip(evidence.paths, evidence.cluster, strict=True)
                    if c == evidence.cluster[everywhere[path]]
                }
                assert set(each.copies.get(path, ())) == same - {path}
        hidden = {everywhere[path] for path in finding.remediation.hide}
        assert severity(files - hidden) == Severity.NONE
        clusters = set(evidence.cluster[list(hidden)].tolist())
        assert hidden == {f for f, c in enumerate(evidence.cluster.tolist()) if c in clusters}
        alone = [path for path, same in oracle.clusters(files).items() if oracle.f(same, scope) >= needed]
        assert sorted(finding.revealed_by_one_file) == sorted(alone)
        grade = max((grade_of(word) for word in case.insight.would_be_marked.values()), default=0)
        unmarked = [f for f in files if evidence.grade[f] < grade] if grade else files
        marked = oracle.f(unmarked, scope) < needed
        assert finding.kind == ("marking" if marked else "single_file" if alone else "aggregation")
        assert finding.revealed_outside == len(
            [s for s in oracle.revealed(files) if not evidence.counted[s] and evidence.scope[s] == scope]
        )
        assert finding.audiences[0].principal in finding.audience.principals


@given(data=st.data())
def test_further_audiences_are_worse_off_or_read_what_nobody_reads_beyond(laws, data):
    case = data.draw(laws.cases())
    found = assessed(case)
    for finding in found.findings:
        rows = [r for r in found.exposures if r.scope == finding.scope and r.audience.kind != "administrator"]
        listed = {reached.principal: reached for reached in finding.audiences}
        for row in rows:
            if row.severity > finding.severity:
                assert set(row.audience.principals) <= set(listed)
            for principal in row.audience.principals:
                if principal in listed:
                    assert listed[principal].revealed == row.revealed
                    assert row.severity


@given(data=st.data())
def test_the_order_of_rows_files_and_witnesses_changes_nothing(laws, data):
    case = data.draw(laws.cases())
    shuffled = shuffle(case.evidence, data)
    assert assessed(case, shuffled) == assessed(case)


def shuffle(evidence: Evidence, data) -> Evidence:
    rows = data.draw(st.permutations(range(len(evidence.row_way))))
    files = data.draw(st.permutations(range(len(evidence.files))))
    witnesses = data.draw(st.permutations(range(len(evidence.witness_ptr) - 1)))
    new_file = {old: new for new, old in enumerate(files)}
    ends = zip(evidence.witness_ptr[:-1].tolist(), evidence.witness_ptr[1:].tolist(), strict=True)
    members = [sorted(new_file[f] for f in evidence.witness_file[a:b].tolist()) for a, b in ends]
    ordered = [members[old] for old in witnesses]
    place = np.array([witnesses.index(old) for old in range(len(witnesses))], dtype=np.int64)
    return replace(
        evidence,
        row_way=evidence.row_way[rows],
        row_attribute=evidence.row_attribute[rows],
        row_witness=place[evidence.row_witness[rows]] if rows else evidence.row_witness,
        row_date=evidence.row_date[rows],
        witness_ptr=np.concatenate([[0], np.cumsum([len(w) for w in ordered])]).astype(np.int64),
        witness_file=np.array([f for w in ordered for f in w], dtype=np.int64),
        files=tuple(evidence.files[f] for f in files),
        paths=tuple(evidence.paths[f] for f in files),
        cluster=evidence.cluster[files],
        grade=evidence.grade[files],
        access_class=evidence.access_class[files],
    )


@given(data=st.data())
def test_a_total_does_not_depend_on_how_many_sets_are_listed(laws, data):
    case = data.draw(laws.cases())
    few = assess(case.evidence, case.insight, PACK, case.readership, AssessOptions(list_sets=1))
    for whole, cut in zip(assessed(case).findings, few.findings, strict=True):
        assert replace(whole, minimal_sets=cut.minimal_sets, minimal_sets_complete=cut.minimal_sets_complete) == cut


@given(data=st.data())
def test_all_readers_at_once_infer_what_the_definition_says_of_each(laws, data):
    case = data.draw(laws.cases())
    evidence, oracle = case.evidence, laws.oracle(case.evidence)
    drawn = data.draw(st.lists(st.tuples(*[st.booleans()] * 3), max_size=70))
    sets = np.array(drawn, dtype=bool).reshape(len(drawn), 3)
    rows = reader_rows(evidence, 3, files_apart=data.draw(st.booleans()))
    place = [(scope, outside) for scope in range(len(evidence.scopes)) for outside in (False, True)]

    def counts(files) -> list[int]:
        known = [(int(evidence.scope[s]), not evidence.counted[s]) for s in oracle.revealed(files)]
        return [known.count(each) for each in place]

    assert rows.by_all.reshape(-1).tolist() == counts(case.files)
    for chosen, told in zip(sets, rows.by_sets(sets).reshape(len(sets), len(place)).tolist(), strict=True):
        assert told == counts([file for file, each in enumerate(evidence.access_class) if chosen[each]])


@given(data=st.data())
def test_a_class_is_relevant_where_its_files_take_part_in_a_cell_that_no_smaller_witness_gives(laws, data):
    evidence = data.draw(laws.evidences())
    grid = grid_of(evidence, copies_apart=True)
    row, unit = grid.units_of_rows()
    subject = grid.subject[grid.subject_of_ways()[grid.rows_of_cells()[row] // grid.width]]
    expected = set(zip(evidence.scope[subject].tolist(), evidence.access_class[grid.shown[unit]].tolist(), strict=True))
    rows = reader_rows(evidence, 3)
    for scope in range(len(evidence.scopes)):
        relevant = np.flatnonzero(rows.relevant(2 * scope, 2 * scope + 2)).tolist()
        assert relevant == sorted(each for where, each in expected if where == scope)


@given(reads=st.lists(st.tuples(*[st.booleans()] * 5), min_size=1, max_size=12))
def test_the_widest_sets_are_those_that_lie_in_no_larger_one(reads):
    sets = [{place for place, has in enumerate(row) if has} for row in reads]
    expected = [number for number, each in enumerate(sets) if not any(each < other for other in sets)]
    assert widest(np.array(reads)) == expected


@given(rows=st.lists(st.integers(0, 2**64 - 1), max_size=60), times=st.integers(1, 40))
def test_bits_are_counted_as_one_by_one(rows, times):
    width = 2048  # so wide that rows are added up before the end
    counts = BitCounts(width)
    for _ in range(times):
        counts.add(np.tile(np.array(rows, dtype=np.uint64).reshape(-1, 1), width))
    expected = [times * sum(row >> bit & 1 for row in rows) for bit in range(64)]
    assert (counts.total().reshape(width, 64) == expected).all()
