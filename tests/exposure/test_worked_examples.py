"""Examples worked by hand: every expected set, share, audience and date is written out."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from aggregator.exposure.assess import AssessOptions, assess
from aggregator.exposure.attribution import attribution
from aggregator.exposure.audiences import Readership, merged, reaches
from aggregator.exposure.combinations import minimal_sets
from aggregator.exposure.coverage import severity_of, subjects_needed
from aggregator.exposure.covers import Budget, Product, minimal_covers, sets_of_masks
from aggregator.exposure.example import evidence_of
from aggregator.exposure.graph import evidence_graph
from aggregator.exposure.kernel import grid_of
from aggregator.exposure.labels import LocatedPhoto, MarkedFile, in_order, located, marked_above_its_store
from aggregator.exposure.redaction import Raised, smallest_redaction
from aggregator.exposure.remedy import Redacted
from aggregator.exposure.standings import Standings
from aggregator.exposure.what_if import changes, completion, verdict
from aggregator.model.access import AccessClass, Membership
from aggregator.model.facts import Grade
from aggregator.model.findings import Audience, Severity
from aggregator.policy.records import Insight, Step

OPEN = Readership((AccessClass(frozenset({"everyone"})),))
ONE = (Step(Severity.HIGH, subjects=1),)


def insight(*steps: Step, **more) -> Insight:
    return Insight("where the capacity is", ("capacity", "location"), "plant", steps or ONE, **more)


def test_two_harmless_files_tell_together_what_neither_tells():
    evidence = evidence_of(
        [("P-01", "capacity", ["plan.md"], 3), ("P-01", "location", ["sites.csv"], 9)], ["capacity", "location"]
    )
    finding = assess(evidence, insight(), "grid", OPEN).findings[0]
    assert (finding.kind, finding.severity, finding.revealed, finding.population) == (
        "aggregation",
        Severity.HIGH,
        1,
        1,
    )
    assert [each.files for each in finding.minimal_sets] == [("plan.md", "sites.csv")]
    assert (finding.minimal_sets_total, finding.minimal_sets_complete) == (1, True)
    assert finding.subjects == ("P-01",)
    assert finding.gain == finding.coverage == 1.0
    assert finding.since == "1970-01-10"
    assert [(s.file, s.share) for s in finding.attribution] == [("plan.md", 0.5), ("sites.csv", 0.5)]
    assert finding.remediation.hide in (("plan.md",), ("sites.csv",))
    assert (finding.remediation.status, finding.remediation.cost, finding.remediation.bound) == ("optimal", 1.0, 1.0)
    assert finding.revealed_by_one_file == ()


def test_a_link_table_stands_in_every_set_that_joins_through_it():
    evidence = evidence_of(
        [
            ("P-01", "capacity", ["units.csv"], 0),
            ("P-01", "location", ["sites.csv", "links.csv"], 0),
            ("P-01", "location", ["map.pdf", "links.csv"], 0),
        ],
        ["capacity", "location"],
    )
    finding = assess(evidence, insight(), "grid", OPEN).findings[0]
    assert [each.files for each in finding.minimal_sets] == [
        ("links.csv", "map.pdf", "units.csv"),
        ("links.csv", "sites.csv", "units.csv"),
    ]
    assert finding.factors is None
    # links.csv and units.csv stand in both sets, and one of the two others is enough: 5/12 + 5/12 + 1/12 + 1/12
    assert {s.file: s.share for s in finding.attribution} == pytest.approx(
        {"links.csv": 5 / 12, "units.csv": 5 / 12, "map.pdf": 1 / 12, "sites.csv": 1 / 12}
    )


def test_any_of_twelve_by_any_of_three_is_counted_and_factorised_though_five_are_listed():
    rows = [("P-01", "capacity", [f"c{n:02}.csv"], 0) for n in range(12)]
    rows += [("P-01", "location", [f"l{n}.csv"], 0) for n in range(3)]
    evidence = evidence_of(rows, ["capacity", "location"])
    finding = assess(evidence, insight(), "grid", OPEN, AssessOptions(list_sets=5)).findings[0]
    assert (finding.minimal_sets_total, finding.minimal_sets_complete, len(finding.minimal_sets)) == (36, False, 5)
    assert [each.files for each in finding.minimal_sets][:4] == [
        ("c00.csv", "l0.csv"), ("c00.csv", "l1.csv"), ("c00.csv", "l2.csv"), ("c01.csv", "l0.csv"),
    ]  # fmt: skip
    assert finding.factors is not None
    assert finding.factors[0].attributes == (("capacity",), ("location",))
    assert [len(group) for group in finding.factors[0].any_of] == [12, 3]
    assert sorted(finding.remediation.hide) == ["l0.csv", "l1.csv", "l2.csv"]


def test_totals_beyond_any_listing_are_exact():
    rows = [("P-01", a, [f"{a}{n:03}"], 0) for a in ("a", "b", "c", "d") for n in range(100)]
    found = minimal_sets(grid_of(evidence_of(rows, ["a", "b", "c", "d"])), 1, limit=2, iterations=1000)
    assert (found.total, len(found.sets)) == (100**4, 2)


def test_the_set_of_one_subject_absorbs_the_larger_set_of_another():
    evidence = evidence_of(
        [
            ("A", "capacity", ["1"], 0), ("A", "location", ["2"], 0),
            ("B", "capacity", ["1"], 0), ("B", "location", ["2", "3"], 0), ("B", "location", ["4"], 0),
        ],
        ["capacity", "location"],
    )  # fmt: skip
    found = minimal_sets(grid_of(evidence), 1)
    assert found.sets == ((0, 1), (0, 3))
    assert found.total == 2


def test_copies_count_once_and_are_all_hidden():
    evidence = evidence_of(
        [
            ("P-01", "capacity", ["a.docx"], 0), ("P-01", "capacity", ["b.pdf"], 0),
            ("P-01", "location", ["m.jpg"], 0), ("P-01", "location", ["n.jpg"], 0),
        ],
        ["capacity", "location"],
        copies={"b.pdf": "a.docx"},
    )  # fmt: skip
    finding = assess(evidence, insight(), "grid", OPEN).findings[0]
    assert [each.files for each in finding.minimal_sets] == [("a.docx", "m.jpg"), ("a.docx", "n.jpg")]
    assert dict(finding.minimal_sets[0].copies) == {"a.docx": ("b.pdf",)}
    assert finding.remediation.hide == ("a.docx", "b.pdf")
    # a.docx with its copy is in every set: 2/3, split equally; the photos share the rest
    assert {s.file: s.share for s in finding.attribution} == pytest.approx(
        {"a.docx": 1 / 3, "b.pdf": 1 / 3, "m.jpg": 1 / 6, "n.jpg": 1 / 6}
    )


def test_coverage_of_a_scope_takes_files_until_the_share_is_reached():
    rows = [(f"P{n}", "capacity", ["capacities.xlsx"], 0) for n in range(10)]
    rows += [(f"P{n}", "location", ["north.csv" if n < 6 else "south.csv"], n) for n in range(10)]
    evidence = evidence_of(rows, ["capacity", "location"])
    steps = (Step(Severity.MEDIUM, share=0.3), Step(Severity.HIGH, share=0.6), Step(Severity.CRITICAL, share=0.9))
    finding = assess(evidence, insight(*steps), "grid", OPEN).findings[0]
    assert (finding.severity, finding.coverage, finding.gain) == (Severity.CRITICAL, 1.0, 1.0)
    assert [each.files for each in finding.minimal_sets] == [("capacities.xlsx", "north.csv", "south.csv")]
    assert (finding.minimal_sets_total, finding.minimal_sets_complete, finding.factors) == (1, True, None)
    assert finding.since == "1970-01-09"  # the ninth subject of ten
    assert finding.remediation.hide == ("capacities.xlsx",)
    assert finding.subjects == ()


def test_one_file_that_tells_all_is_no_aggregation():
    evidence = evidence_of(
        [("P-01", "capacity", ["all.csv"], 0), ("P-01", "location", ["all.csv"], 0), ("P-01", "location", ["x"], 0)],
        ["capacity", "location"],
    )
    finding = assess(evidence, insight(), "grid", OPEN).findings[0]
    assert (finding.kind, finding.gain, finding.revealed_by_one_file) == ("single_file", 0.0, ("all.csv",))


def test_a_file_marked_high_enough_in_every_set_makes_it_a_matter_of_marking():
    rows = [("P-01", "capacity", ["plan"], 0), ("P-01", "location", ["map"], 0), ("P-01", "location", ["list"], 0)]
    told = insight(would_be_marked={"en": "secret", "zh": "机密"})
    marked = evidence_of(rows, ["capacity", "location"], grades={"plan": Grade.SECRET})
    assert assess(marked, told, "grid", OPEN).findings[0].kind == "marking"
    one_of_two = evidence_of(rows, ["capacity", "location"], grades={"map": Grade.SECRET})
    assert assess(one_of_two, told, "grid", OPEN).findings[0].kind == "aggregation"


LEFT_AND_RIGHT = Readership(
    (AccessClass(frozenset({"left"})), AccessClass(frozenset({"right"}))),
    tuple(
        Membership(group, name, "members.csv")
        for group, names in (("left", ("ann", "bo", "cy")), ("right", ("ann", "bo", "di")))
        for name in names
    ),
)  # fmt: skip


def split_between_groups():
    return evidence_of(
        [("P-01", "capacity", ["plan"], 0), ("P-01", "location", ["map"], 0)],
        ["capacity", "location"],
        classes={"plan": 0, "map": 1},
    )


def test_only_members_of_two_groups_together_can_infer_it():
    found = assess(split_between_groups(), insight(), "grid", LEFT_AND_RIGHT)
    assert found.findings[0].audience == Audience("principals", ("ann", "bo"), 2)
    assert [(r.principal, r.revealed) for r in found.findings[0].audiences] == [("ann", 1), ("bo", 1)]
    assert [(e.audience.kind, e.revealed) for e in found.exposures] == [
        ("administrator", 1), ("everyone", 0), ("principals", 1),
    ]  # fmt: skip


@pytest.mark.parametrize(("knowing", "left"), [(("ann",), ("bo",)), (("left",), None), (("everyone",), None)])
def test_who_may_know_is_taken_out_of_the_readers(knowing, left):
    found = assess(split_between_groups(), insight(may_know=knowing), "grid", LEFT_AND_RIGHT)
    assert [finding.audience.principals for finding in found.findings] == ([left] if left else [])
    assert (found.exposures[0].audience.kind, found.exposures[0].severity) == ("administrator", Severity.HIGH)


def test_the_widest_audience_gives_the_severity_and_a_worse_one_is_listed():
    rows = [(f"P{n}", "capacity", ["plan"], 0) for n in range(10)]
    rows += [(f"P{n}", "location", ["public" if n < 3 else "internal"], 0) for n in range(10)]
    evidence = evidence_of(rows, ["capacity", "location"], classes={"plan": 0, "public": 0, "internal": 1})
    site = Readership(
        (AccessClass(frozenset({"everyone"})), AccessClass(frozenset({"staff"}))),
        (Membership("staff", "ann", ""), Membership("staff", "bo", "")),
    )
    steps = (Step(Severity.MEDIUM, share=0.3), Step(Severity.CRITICAL, share=0.9))
    finding = assess(evidence, insight(*steps), "grid", site).findings[0]
    assert finding.audience == Audience("everyone", ("everyone",), None)
    assert (finding.severity, finding.revealed) == (Severity.MEDIUM, 3)
    assert [(r.principal, r.revealed, r.severity) for r in finding.audiences] == [
        ("everyone", 3, Severity.MEDIUM), ("staff", 10, Severity.CRITICAL),
    ]  # fmt: skip
    assert finding.administrator.revealed == 10


def test_unknown_permissions_count_as_everyones_and_are_said():
    evidence = evidence_of(
        [("P-01", "capacity", ["plan"], 0), ("P-01", "location", ["map"], 0)],
        ["capacity", "location"],
        classes={"plan": 0, "map": 1},
    )
    site = Readership((AccessClass(frozenset({"everyone"})), AccessClass(frozenset(), unknown=True)))
    assert assess(evidence, insight(), "grid", site).findings[0].audience == Audience("unknown", ("everyone",), None)


def test_groups_that_hold_each_other_and_groups_nobody_listed():
    circle = Readership(
        (AccessClass(frozenset({"outer"})), AccessClass(frozenset({"vendors"}))),
        tuple(
            Membership(group, member, "")
            for group, member in [("outer", "inner"), ("inner", "outer"), ("inner", "ann"), ("outer", "bo")]
        ),
        groups=frozenset({"vendors"}),
    )  # fmt: skip
    found = merged(reaches(circle), circle, np.array([True, True]))
    assert [(each.audience.principals, each.audience.readers) for each in found] == [
        (("everyone",), None), (("vendors",), None), (("inner",), 2),
    ]  # fmt: skip


def test_an_unknown_scope_is_its_own_row_and_outsiders_are_counted_apart():
    evidence = evidence_of(
        [(s, a, [f"{a}.csv"], 0) for s in ("in", "lost", "out") for a in ("capacity", "location")],
        ["capacity", "location"],
    )
    evidence = replace(
        evidence,
        scopes=("Hubei", "?"),
        scope=np.array([0, 1, 0]),
        population=np.array([40, 1]),
        counted=np.array([True, True, False]),
    )
    found = assess(evidence, insight(), "grid", OPEN)
    assert {f.scope: (f.revealed, f.population, f.revealed_outside) for f in found.findings} == {
        "Hubei": (1, 40, 1), "?": (1, 1, 0),
    }  # fmt: skip
    assert len({f.id for f in found.findings}) == 2


@pytest.mark.parametrize(
    ("share", "population", "needed"),
    [(0.3, 10, 3), (0.07, 100, 7), (0.29, 100, 29), (0.301, 10, 4), (1.0, 7, 7), (0.3, 0, 1), (0.0, 5, 1)],
)
def test_a_share_of_a_population_is_counted_without_float_error(share, population, needed):
    assert subjects_needed(Step(Severity.LOW, share=share), population) == needed
    assert severity_of((Step(Severity.LOW, share=share),), needed, population) == Severity.LOW
    assert severity_of((Step(Severity.LOW, share=share),), needed - 1, population) == Severity.NONE


@pytest.mark.parametrize(("width", "covers"), [(1, 1), (2, 2), (3, 8), (4, 49), (5, 462), (6, 6424)])
def test_minimal_covers_are_as_many_as_published(width, covers):
    """OEIS A046165, without the empty cover of nothing."""
    assert len(minimal_covers(range(1, 1 << width), (1 << width) - 1, Budget(10**6))) == covers


def test_products_come_in_path_order_without_dead_ends():
    found = [chosen for _, chosen in Product((1, 2, 4), ((1, 6), (0, 5), (3,))).sets()]
    assert found == [(0, 1, 3), (0, 3, 6), (1, 3, 5), (3, 5, 6)]


def test_a_unit_that_gives_nothing_needed_stands_in_no_set():
    assert sets_of_masks({0: 0b01, 1: 0b10}, 0b01, Budget(9)).partners() == {0}


def test_background_facts_cost_no_file():
    evidence = evidence_of([("P", "capacity", ["plan"], 0), ("P", "location", [], 0)], ["capacity", "location"])
    grid = grid_of(evidence)
    assert minimal_sets(grid, 1).sets == ((0,),)
    assert [(s.file, s.share) for s in attribution(grid).shares] == [("plan", 1.0)]
    known = evidence_of([("P", "capacity", [], 0), ("Q", "capacity", ["q"], 0)], ["capacity"])
    finding = assess(known, replace(insight(), combines=("capacity",)), "grid", OPEN).findings[0]
    assert [each.files for each in finding.minimal_sets] == [()]
    assert (finding.remediation.status, finding.remediation.hide) == ("infeasible", ())


def test_no_evidence_is_no_finding():
    empty = evidence_of([], ["capacity"], population=4)
    found = assess(empty, insight(), "grid", OPEN)
    assert found.findings == ()
    assert [(e.audience.kind, e.revealed, e.population) for e in found.exposures] == [
        ("administrator", 0, 4), ("everyone", 0, 4),
    ]  # fmt: skip
    with pytest.raises(ValueError, match="1 to 16 attributes"):
        grid_of(evidence_of([], []))


def test_many_files_behind_links_have_exact_shares():
    """One of fourteen decides when links and map came before and the others did not: 2! 13! / 16! = 1/1680."""
    rows = [("P", "capacity", [f"c{n:02}", "links"], 0) for n in range(14)] + [("P", "location", ["map"], 0)]
    found = assess(evidence_of(rows, ["capacity", "location"]), insight(), "grid", OPEN)
    expected = {f"c{n:02}": 1 / 1680 for n in range(14)} | {"links": 119 / 240, "map": 119 / 240}
    assert {s.file: s.share for s in found.findings[0].attribution} == pytest.approx(expected, abs=1e-9)
    assert found.findings[0].attribution_error == 0.0
    assert found.notes[found.findings[0].id] == ()


def test_a_new_file_that_completes_an_association_is_held_and_redacting_one_place_releases_it():
    rows = [("P-01", "capacity", ["plan"], 0), ("P-01", "location", ["new"], 0), ("P-02", "location", ["new"], 0)]
    evidence = evidence_of(rows, ["capacity", "location"])
    new = evidence.paths.index("new")
    standings = Standings([evidence], OPEN, there=np.arange(2) != new)
    before = standings.situation(OPEN)
    standings.put([new])
    after = standings.situation(OPEN)
    told = changes(evidence, insight(), 0, before, after)
    assert [(c.audience.kind, c.before, c.after, c.severity_after.word) for c in told] == [
        ("everyone", 0, 1, "high"), ("administrator", 0, 1, "high"),
    ]  # fmt: skip
    assert verdict(told, unread=False) == "hold"
    assert verdict(told, unread=False, hold_at=Severity.CRITICAL) == "review"
    assert verdict(told[1:], unread=False) == "ok"  # the administrator alone
    assert completion(evidence, *(side.files(side.column_of("everyone")) for side in (before, after))).partners == (
        "plan",
    )
    given = [Redacted("new", "P-01", "location"), Redacted("new", "P-02", "location")]
    found = smallest_redaction([Raised(evidence, insight(), 0, before, after, before)], given)
    assert (found.redacted, found.answer.status.value) == ((given[0],), "optimal")


def test_the_graph_leads_from_files_over_facts_and_subjects_to_the_insight():
    evidence = evidence_of(
        [("P-01", "capacity", ["units", "links"], 0), ("P-01", "location", ["map"], 0)], ["capacity", "location"]
    )
    finding = assess(evidence, insight(), "grid", OPEN).findings[0]
    graph = evidence_graph(evidence, finding)
    assert set(graph.edges) == {
        ("file:units", "fact:P-01:capacity"), ("file:links", "fact:P-01:capacity"), ("file:map", "fact:P-01:location"),
        ("fact:P-01:capacity", "subject:P-01"), ("fact:P-01:location", "subject:P-01"),
        ("subject:P-01", "insight:where the capacity is"),
    }  # fmt: skip
    assert (graph.graph["sets_shown"], graph.graph["subjects_shown"], graph.graph["is_whole"]) == (1, 1, True)


def test_a_graph_stays_within_its_nodes_and_says_what_it_leaves_out():
    rows = [(f"P{n:03}", a, [f"{a}.csv"], 0) for n in range(100) for a in ("capacity", "location")]
    evidence = evidence_of(rows, ["capacity", "location"])
    finding = assess(evidence, insight(Step(Severity.LOW, subjects=50)), "grid", OPEN).findings[0]
    graph = evidence_graph(evidence, finding, nodes=60)
    assert len(graph) == 60 == 1 + 2 + 19 * 3
    assert (graph.graph["subjects_shown"], graph.graph["subjects_revealed"], graph.graph["is_whole"]) == (
        19,
        100,
        False,
    )


def test_findings_are_told_aggregations_first():
    everyone = Audience("everyone", ("everyone",), None)
    secret = marked_above_its_store(MarkedFile("d", "b", "SECRET", Grade.SECRET, Grade.NONE, everyone))
    assert secret is not None
    assert secret.severity == Severity.CRITICAL
    assert marked_above_its_store(MarkedFile("d", "b", "SECRET", Grade.SECRET, Grade.SECRET, everyone)) is None
    rows = [("P", "capacity", ["plan"], 0), ("P", "location", ["map"], 0)]
    low = assess(
        evidence_of(rows, ["capacity", "location"]), insight(Step(Severity.LOW, subjects=1)), "grid", OPEN
    ).findings
    photo = located(LocatedPhoto("d", "x.jpg", everyone, copies=("y.jpg",)))
    assert photo.remediation.hide == ("x.jpg", "y.jpg")
    assert [each.kind for each in in_order([photo, secret, *low])] == ["aggregation", "marking", "location"]
