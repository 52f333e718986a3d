from __future__ import annotations

import re

import pytest

from aggregator.extraction.subjects import Subject
from aggregator.index.index import Index
from aggregator.index.schema import MIGRATIONS
from aggregator.model.errors import UsageError
from aggregator.model.facts import NAME, Identifier
from aggregator.service.findings import findings
from aggregator.service.ledger import _name_of
from aggregator.service.site import Site
from aggregator.service.subjects import Ruling, SubjectFilter, candidates, decide, decisions, subjects, undecide

MADE = re.compile(r"(CREATE|ALTER) TABLE (\w+)(?: ADD COLUMN (\w+))?")
SAME, APART = Ruling(True, "ann", "one site"), Ruling(False, "ann")


@pytest.fixture
def nicknamed(drive):
    """A drive where one file has Northfield's capacity and another its outage, under a name that no pack knows."""
    drive.write("capacity.csv", "plant,capacity\nNorthfield,120\n")
    drive.write("outage.csv", "plant,outage\nThe Old Mill,2025-03-04\n")
    drive.scan()
    return drive


def revealed(drive):
    return [finding.subjects for finding in findings(drive.data_dir)]


def test_subjects_are_listed_with_what_they_are_called_and_what_is_said_of_them(nicknamed):
    rows = subjects(nicknamed.data_dir)
    assert [(row.id, row.name, row.facts, row.files) for row in rows] == [
        ("P-01", "Northfield", 1, 1),
        ("name:old mill", "The Old Mill", 1, 1),
    ]
    assert [row.id for row in subjects(nicknamed.data_dir, SubjectFilter(search="mill"))] == ["name:old mill"]
    assert subjects(nicknamed.data_dir, SubjectFilter(merged=True)) == []


def test_a_merge_makes_what_is_said_of_either_count_for_both(nicknamed):
    assert revealed(nicknamed) == []
    made = decide(nicknamed.data_dir, "Northfield", "the old mill", SAME, site=Site())
    assert (str(made.one), str(made.other)) == ("plant/listed/P-01", "plant/name/old mill")
    assert revealed(nicknamed) == [("P-01",)]
    (row,) = subjects(nicknamed.data_dir)
    assert (row.id, row.facts, row.files) == ("P-01", 2, 2)
    assert [(str(each.identifier), each.why, each.confidence) for each in row.identifiers] == [
        ("plant/listed/P-01", "", 1.0),
        ("plant/name/old mill", "decided by ann: one site", 1.0),
    ]
    assert {fact[:2] for fact in nicknamed.facts()} == {("capacity.csv", "P-01"), ("outage.csv", "P-01")}


def test_a_decision_holds_for_every_later_scan(nicknamed):
    decide(nicknamed.data_dir, "P-01", "plant/name/old mill", SAME, site=Site())
    nicknamed.write("more.csv", "plant,outage\nThe old mill,2025-05-06\n")
    assert [finding.subjects for finding in nicknamed.scan().findings] == [("P-01",)]
    assert ("more.csv", "P-01", "outage", "2025-05-06") in nicknamed.facts()


def test_what_one_more_file_would_expose_follows_decisions(nicknamed):
    nicknamed.remove("outage.csv")
    nicknamed.write("else.csv", "plant,capacity\nThe Old Mill,5\n")
    nicknamed.scan()
    assert nicknamed.what_if("o.csv", "plant,outage\nThe Old Mill,2025-03-04\n").verdict == "ok"
    nicknamed.write("n.csv", "plant,outage\nLakeside,2025-03-04\n")
    nicknamed.scan()
    decide(nicknamed.data_dir, "Lakeside", "The Old Mill", SAME, site=Site())
    assert revealed(nicknamed) == [("P-02",)]


def test_a_decision_that_is_taken_back_holds_no_more(nicknamed):
    decide(nicknamed.data_dir, "Northfield", "The Old Mill", SAME, site=Site())
    undecide(nicknamed.data_dir, "old mill", "P-01", site=Site())
    assert (decisions(nicknamed.data_dir), revealed(nicknamed)) == ((), [])


LINKED = "eic: {headings: [eic], reads: '([A-Z0-9]{3})'}"


@pytest.fixture
def linked(drive):
    """A drive where a linking table joins a code to Northfield."""
    text = drive.pack.read_text("utf-8")
    drive.pack.write_text(
        text.replace("    headings: [plant]\n", f"    headings: [plant]\n    identified_by: {{{LINKED}}}\n")
    )
    drive.write("capacity.csv", "plant,capacity\nNorthfield,120\n")
    drive.write("outage.csv", "eic,outage\nX12,2025-03-04\n")
    drive.write("links.csv", "eic,plant\nX12,Northfield\n")
    drive.scan()
    return drive


def test_a_split_parts_what_files_link(linked):
    assert revealed(linked) == [("P-01",)]
    decide(linked.data_dir, "P-01", "X12", APART, site=Site())
    assert revealed(linked) == []
    assert {row.id for row in subjects(linked.data_dir)} == {"P-01", "eic:X12"}


def test_the_later_decision_replaces_the_earlier(linked):
    decide(linked.data_dir, "P-01", "X12", APART, site=Site())
    decide(linked.data_dir, "P-01", "X12", SAME, site=Site())
    assert [decision.same for decision in decisions(linked.data_dir)] == [True]
    assert revealed(linked) == [("P-01",)]


@pytest.mark.parametrize(
    ("one", "other", "ruling", "words"),
    [
        ("Northfield", "Lakeside Mill", SAME, "no subject is called 'Lakeside Mill'"),
        ("Northfield", "P-01", SAME, "are one subject already"),
        ("P-01", "Northfield", APART, "are one identifier"),
    ],
)
def test_a_decision_that_makes_no_sense_is_refused_with_what_would_be_right(nicknamed, one, other, ruling, words):
    with pytest.raises(UsageError, match=words):
        decide(nicknamed.data_dir, one, other, ruling, site=Site())
    assert decisions(nicknamed.data_dir) == ()


def test_two_listed_subjects_cannot_be_made_one(drive):
    drive.write("a.csv", "plant,capacity\nNorthfield,120\nLakeside,80\n")
    drive.scan()
    with pytest.raises(UsageError, match="the pack lists both"):
        decide(drive.data_dir, "Northfield", "Lakeside", SAME, site=Site())


def test_nothing_is_taken_back_that_was_not_decided(nicknamed):
    with pytest.raises(UsageError, match="nothing was decided"):
        undecide(nicknamed.data_dir, "Northfield", "The Old Mill", site=Site())


def test_an_index_of_before_there_were_decisions_is_brought_up_to_date_by_a_scan(nicknamed):
    later = [statement for step in MIGRATIONS[1:] for statement in step]
    with Index.open(nicknamed.data_dir, writing=True) as index:
        for what, table, column in reversed([undone.groups() for undone in map(MADE.match, later) if undone]):
            drop = f"DROP TABLE {table}" if what == "CREATE" else f"ALTER TABLE {table} DROP COLUMN {column}"
            index._catalog.change(drop)
        index._catalog.change("PRAGMA user_version = 1")
    nicknamed.scan()
    assert decisions(nicknamed.data_dir) == ()


IN_PROVINCES = """\
  province: {of: plant, value: place, one_of: {Hubei: [], Hunan: []}, headings: [province]}
insights:
"""


@pytest.fixture
def provinces(drive):
    """A drive whose pack knows provinces."""
    text = drive.pack.read_text("utf-8").replace("insights:\n", IN_PROVINCES, 1)
    drive.pack.write_text(text.replace("    over: plant\n", "    over: plant\n    within: province\n"), "utf-8")
    return drive


def facts_by_subject(drive):
    return {(row.id, row.scope, row.facts, row.files) for row in subjects(drive.data_dir)}


def test_a_name_that_is_spelt_another_way_counts_for_the_same_subject_at_no_cost(drive):
    drive.write("capacity.csv", "plant,capacity\nWestermarsch Power Station,120\n")
    drive.write("outage.csv", "plant,outage\nWestermarsch,2025-03-04\n")
    drive.scan()
    (row,) = subjects(drive.data_dir)
    assert (row.id, row.facts, row.files) == ("name:westermarsch", 2, 2)
    assert [(called.why, called.confidence) for called in row.identifiers] == [("", 1.0), ("same words", 0.94)]
    assert {fact[:2] for fact in drive.facts()} == {
        ("capacity.csv", "name:westermarsch"),
        ("outage.csv", "name:westermarsch"),
    }


def test_a_listed_subject_is_known_by_names_like_its_own(drive):
    drive.write("capacity.csv", "plant,capacity\nNorthfield,120\n")
    drive.write("outage.csv", "plant,outage\nNorth-Field Kraftwerk,2025-03-04\nEastmoor 2,2025-03-04\n")
    drive.scan()
    rows = {row.id: row for row in subjects(drive.data_dir)}
    assert rows.keys() == {"P-01", "name:eastmoor 2"}
    assert revealed(drive) == [("P-01",)]


def test_what_a_person_has_split_is_not_merged_for_being_alike(drive):
    drive.write("capacity.csv", "plant,capacity\nWestermarsch Power Station,120\n")
    drive.write("outage.csv", "plant,outage\nWestermarsch,2025-03-04\n")
    drive.scan()
    decide(drive.data_dir, "plant/name/westermarsch", "plant/name/westermarsch power station", APART, site=Site())
    assert {row.id for row in subjects(drive.data_dir)} == {"name:westermarsch", "name:westermarsch power station"}
    assert candidates(drive.data_dir) == []


def test_what_may_be_one_is_offered_until_a_person_decides(drive):
    drive.write("a.csv", "plant,capacity\nWestermarsch,120\n")
    drive.write("b.csv", "plant,outage\nWestermarsch Leybucht,2025-03-04\nMillrace 2,2025-03-04\n")
    drive.scan()
    (found,) = candidates(drive.data_dir)
    assert {found.pair.one.value, found.pair.other.value} == {"westermarsch", "westermarsch leybucht"}
    assert (found.pair.why, 0.5 < found.pair.confidence < 0.9) == ("all words of one stand in the other", True)
    assert candidates(drive.data_dir, SubjectFilter(search="millrace")) == []
    decide(drive.data_dir, "Westermarsch", "Westermarsch Leybucht", SAME, site=Site())
    assert candidates(drive.data_dir) == []
    assert len(subjects(drive.data_dir, SubjectFilter(merged=True))) == 1


def test_a_name_in_two_provinces_is_two_subjects_and_a_file_that_names_none_is_of_neither(provinces):
    provinces.write("hubei.csv", "plant,capacity,province\nMillrace,120,Hubei\n")
    provinces.write("hunan.csv", "plant,outage,province\nMillrace,2025-03-04,Hunan\n")
    provinces.write("more.csv", "plant,outage\nMillrace,2025-05-06\n")
    provinces.scan()
    assert facts_by_subject(provinces) == {
        ("name:millrace (hubei)", "Hubei", 2, 1),
        ("name:millrace (hunan)", "Hunan", 2, 1),
        ("name:millrace", "?", 1, 1),
    }
    assert {fact[:2] for fact in provinces.facts() if fact[0] == "more.csv"} == {("more.csv", "name:millrace")}


def test_one_list_may_have_a_name_in_two_provinces(provinces):
    provinces.write("all.csv", "plant,capacity,province\nMillrace,120,Hubei\nMillrace,80,Hunan\nMillrace,5,\n")
    provinces.scan()
    assert facts_by_subject(provinces) == {
        ("name:millrace (hubei)", "Hubei", 2, 1),
        ("name:millrace (hunan)", "Hunan", 2, 1),
        ("name:millrace", "?", 1, 1),
    }


def test_names_alike_are_not_merged_over_a_border_of_provinces(provinces):
    provinces.write("a.csv", "plant,capacity,province\nMillrace Power Station,120,Hubei\n")
    provinces.write("b.csv", "plant,outage,province\nMillrace,2025-03-04,Hunan\n")
    provinces.scan()
    assert {row.id for row in subjects(provinces.data_dir)} == {"name:millrace power station", "name:millrace"}
    assert candidates(provinces.data_dir) == []


def test_a_name_in_one_province_alone_stays_one_subject(provinces):
    provinces.write("a.csv", "plant,capacity,province\nMillrace,120,Hubei\n")
    provinces.write("b.csv", "plant,outage\nMillrace,2025-03-04\n")
    provinces.scan()
    assert facts_by_subject(provinces) == {("name:millrace", "Hubei", 3, 2)}


def test_what_is_said_of_a_name_alike_is_only_as_sure_as_the_likeness(drive):
    drive.write("capacity.csv", "plant,capacity\nNorthfield,120\n")
    drive.write("outage.csv", "plant,outage\nNorth-Field Kraftwerk,2025-03-04\n")
    drive.scan()
    assert [finding.minimal_sets[0].files for finding in findings(drive.data_dir)] == [("capacity.csv", "outage.csv")]
    # A name in a table is sure to 0.85 and this likeness to 0.92: together less than 0.8, each more.
    text = drive.pack.read_text("utf-8")
    drive.pack.write_text(text.replace("    over: plant\n", "    over: plant\n    confidence_floor: 0.8\n"), "utf-8")
    drive.scan()
    assert revealed(drive) == []


@pytest.mark.parametrize(
    ("votes", "label", "name"),
    [
        ({"11WD2GEB": 5.0, "Gebersdorf": 1.0}, "11WD2GEB", "Gebersdorf"),
        ({"11WD2GEB": 5.0}, "Kraftwerk Gebersdorf", "Kraftwerk Gebersdorf"),
        ({"11WD2GEB": 5.0, "WRI0001234": 1.0}, "11WD2GEB", "gebersdorf 1"),
    ],
)
def test_a_name_is_shown_rather_than_the_key_that_most_tables_use(votes, label, name):
    called = (("eic", "11WD2GEB"), ("wri", "1234"), (NAME, "gebersdorf 1"))
    identifiers = tuple(Identifier("plant", scheme, value) for scheme, value in called)
    assert _name_of(Subject("eic:11WD2GEB", label, identifiers, False), votes) == name
    bare = Subject("eic:11WD2GEB", "11WD2GEB", identifiers[:1], False)
    assert _name_of(bare, {"11WD2GEB": 5.0}) == "11WD2GEB"
