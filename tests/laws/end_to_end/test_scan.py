"""Every field of a finding is what a brute-force reading of the rules makes of the same files."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, permutations, product
from math import factorial

import pytest

from aggregator.service.facts import facts

EVERYONE = "everyone"
WORDS = ("none", "low", "medium", "high", "critical")
GRADES = {"": 0, "internal": 1, "secret": 3}


@pytest.mark.parametrize("seed", [*range(60), 113, 198, 229, 238, 280, 387])
def test_a_scan_says_what_the_rules_of_meaning_say(worlds, seed, tmp_path):
    world, _ = worlds.draw(seed)
    check_scan(worlds.scanned(world, tmp_path))


@pytest.mark.parametrize("seed", range(40))
def test_a_name_of_two_provinces_is_of_two_subjects(worlds, seed, tmp_path):
    world, _ = worlds.draw_homonyms(seed)
    check_scan(worlds.scanned(world, tmp_path))


def check_scan(told):
    check_facts(told)
    expected = {}
    for scope, population in told.truth.populations().items():
        rows = {
            name: told.truth.severity(len(told.truth.revealed(told.truth.reads(name), scope)), population)
            for name in told.truth.everyone_left()
        }
        if any(rows.values()):
            expected[scope] = rows
    assert sorted(map(str, expected)) == sorted(str(finding["scope"]) for finding in told.findings)
    order = [(WORDS.index(f["severity"]), f["gain"]) for f in told.findings if f["kind"] == "aggregation"]
    assert order == sorted(order, reverse=True)
    assert [f["kind"] for f in told.findings] == sorted(
        (f["kind"] for f in told.findings), key=("aggregation", "single_file", "marking").index
    )
    for finding in told.findings:
        check_audiences(told, finding, expected[finding["scope"]])
        check_figures(told, finding)
        check_sets(told, finding)
        check_shares(told, finding)
        check_remediation(told, finding)


def check_facts(told):
    day = {path: f"2024-01-0{table.day}" for path, table in told.truth.table.items()}
    expected = {
        (fact.file, told.truth.name(anchor), fact.attribute, fact.period or None, fact.sure, day[fact.file])
        for fact in told.truth.facts
        for anchor, members in told.truth.members.items()
        if fact.of in members
    }
    records = facts(told.data_dir, values=True)
    assert {
        (r["file"], r["subject"], r["attribute"], r["period"], r["confidence"], r["date"]) for r in records
    } == expected
    assert all(r["text"] for r in records)


def check_audiences(told, finding, severities):
    truth, scope, population = told.truth, finding["scope"], finding["population"]
    assert population == truth.populations()[scope]
    audience, worst = finding["audience"], WORDS.index(finding["severity"])

    def reached(files):
        revealed = len(truth.revealed(files, scope))
        coverage = min(1, revealed / population) if population else 0
        return {"revealed": revealed, "coverage": coverage, "severity": WORDS[truth.severity(revealed, population)]}

    assert finding["administrator"] == reached(truth.table)
    for row in finding["audiences"]:
        assert row == {"principal": row["principal"], **reached(truth.reads(row["principal"]))}
    listed = {row["principal"]: WORDS.index(row["severity"]) for row in finding["audiences"]}
    assert set(audience["principals"]) <= set(listed)
    assert {listed[name] for name in audience["principals"]} == {worst}
    if severities[EVERYONE]:
        known = [path for path in truth.reads(EVERYONE) if truth.table[path].readers is not None]
        sure = truth.severity(len(truth.revealed(known, scope)), population)
        assert audience == {
            "kind": "unknown" if sure < severities[EVERYONE] else "everyone", "principals": [EVERYONE], "readers": None,
        }  # fmt: skip
    else:
        assert audience["kind"] == "principals"
        people = [truth.people(name) for name in audience["principals"]]
        assert audience["readers"] == (None if None in people else len(set().union(*people)))
        widest = [truth.people(name) for name, severity in severities.items() if severity]
        if audience["readers"] is not None:
            assert all(audience["readers"] >= (1 if group is None else len(group)) for group in widest)
    for name, severity in severities.items():
        if severity > worst:
            alike = [other for other in listed if len(truth.revealed(truth.reads(other), scope)) ==
                     len(truth.revealed(truth.reads(name), scope))]  # fmt: skip
            assert alike, (name, severity)
    for name in set(listed) - set(audience["principals"]):
        mine = truth.reads(name)
        wider = [
            other for other in severities
            if truth.reads(other) > mine and truth.revealed(truth.reads(other), scope) > truth.revealed(mine, scope)
        ]  # fmt: skip
        assert listed[name] > worst or (listed[name] and not wider)


def files_of(told, finding):
    """Return what the audience of a finding reads of what matters to it."""
    return told.truth.reads(finding["audience"]["principals"][0])


def needed_of(told, finding):
    return told.truth.needed(WORDS.index(finding["severity"]), finding["population"])


def check_figures(told, finding):
    truth, scope, population = told.truth, finding["scope"], finding["population"]
    files, needed = files_of(told, finding), needed_of(told, finding)
    revealed = truth.revealed(files, scope)
    assert finding["revealed"] == len(revealed)
    assert finding["coverage"] == min(1, len(revealed) / population)
    assert finding["revealed_outside"] == len(truth.revealed(files, scope, False))
    association = truth.needed(1, population) == 1
    assert set(finding["subjects"]) == ({told.truth.name(anchor) for anchor in revealed} if association else set())
    alone = {path: len(truth.revealed(same, scope)) for path, same in truth.units(files).items()}
    by_none = len(truth.revealed((), scope))
    best = max([by_none, *alone.values()])
    assert finding["gain"] == pytest.approx(finding["coverage"] - min(1, best / population))
    whole = [path for path in sorted(alone) if alone[path] >= needed > by_none]
    assert sorted(finding["revealed_by_one_file"]) == whole
    grade = GRADES[told.world.would_be_marked]
    unmarked = [path for path in files if GRADES[truth.table[path].marked] < grade]
    if grade and len(truth.revealed(unmarked, scope)) < needed:
        assert finding["kind"] == "marking"
    else:
        assert finding["kind"] == ("single_file" if whole or by_none >= needed else "aggregation")
    days = sorted({truth.table[path].day for path in files})
    came = (
        day for day in days
        if len(truth.revealed([p for p in files if truth.table[p].day <= day], scope)) >= needed
    )  # fmt: skip
    assert finding["since"] == (f"2024-01-0{next(came)}" if by_none < needed else None)
    assert finding["recommended_marking"] == ({"en": told.world.would_be_marked} if grade else {})


def check_sets(told, finding):
    truth, scope = told.truth, finding["scope"]
    files, needed = files_of(told, finding), needed_of(told, finding)
    minimal = truth.minimal(files, lambda held: len(truth.revealed(held, scope)) >= needed)
    sets = [tuple(one["files"]) for one in finding["minimal_sets"]]
    assert len(set(sets)) == len(sets)
    assert sets
    assert set(sets) <= set(minimal)
    assert finding["minimal_sets_total"] in {None, len(minimal)}
    assert finding["minimal_sets_complete"] == (finding["minimal_sets_total"] is not None)
    assert not finding["minimal_sets_complete"] or sets == minimal
    if needed == 1:
        assert sets == minimal
    everywhere = truth.units(truth.table)
    for one in finding["minimal_sets"]:
        same = {path: next(unit for unit in everywhere.values() if path in unit) - {path} for path in one["files"]}
        assert {path: set(copies) for path, copies in one["copies"].items()} == {p: c for p, c in same.items() if c}
    factors = finding["factors"]
    assert factors is None or needed == 1
    assert factors is not None or needed > 1 or truth.links or "output" in truth.required
    for anchor in truth.revealed(files, scope) if factors is not None else ():
        mine = [factor["any_of"] for factor in factors if factor["subject"] == told.truth.name(anchor)]
        multiplied = [tuple(sorted(chosen)) for any_of in mine for chosen in product(*any_of)]
        alone = truth.minimal(files, lambda held, anchor=anchor: truth.is_revealed(anchor, held))
        assert sorted(multiplied) == sorted(alone)


def check_shares(told, finding):
    truth, scope, files = told.truth, finding["scope"], files_of(told, finding)
    units = truth.units(files)
    shares = dict.fromkeys(units, Fraction(0))
    for order in permutations(units):
        held = frozenset()
        for path in order:
            added = len(truth.revealed(held | units[path], scope)) - len(truth.revealed(held, scope))
            shares[path] += Fraction(added, factorial(len(units)))
            held |= units[path]
    expected = {path: float(shares[unit] / len(same)) for unit, same in units.items() for path in same if shares[unit]}
    assert {each["file"]: each["share"] for each in finding["attribution"]} == pytest.approx(expected)


def check_remediation(told, finding):
    truth, scope = told.truth, finding["scope"]
    files, lowest = files_of(told, finding), truth.needed(1, finding["population"])
    remediation = finding["remediation"]
    if len(truth.revealed((), scope)) >= lowest:
        nothing = {"bound": None, "gap": None, "cost": None, "certificate": "", "limit": ""}
        assert remediation == {"hide": [], "status": "infeasible", **nothing}
        return
    everything = {unit for unit in truth.units(truth.table).values() if unit & files}
    ends = [
        sum(map(len, gone))
        for size in range(len(everything) + 1)
        for gone in combinations(everything, size)
        if len(truth.revealed(files - frozenset().union(*gone), scope)) < lowest
    ]
    assert remediation["bound"] <= min(ends) <= remediation["cost"] == len(remediation["hide"])
    assert (remediation["status"] == "optimal") == (remediation["bound"] == remediation["cost"])
    hidden = set(remediation["hide"])
    assert len(hidden) == len(remediation["hide"])
    everywhere = {frozenset(unit) for unit in truth.units(truth.table).values() if unit & hidden}
    assert hidden == frozenset().union(*everywhere)
    assert len(truth.revealed(files - hidden, scope)) < lowest
    for unit in everywhere:
        assert len(truth.revealed(files - (hidden - unit), scope)) >= lowest
