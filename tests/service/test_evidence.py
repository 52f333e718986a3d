"""What the files say becomes the arrays of the exposure model: population, scopes, witnesses, background."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest

from aggregator.exposure.kernel import Evidence
from aggregator.index.index import Index
from aggregator.policy.loader import load_pack
from aggregator.service.analysis import ledger_of
from aggregator.service.evidence import evidence_of

SUBJECTS = {
    "listed": """\
    known_as: {P-01: [Northfield], P-02: [Lakeside], P-03: [Eastmoor]}
    population: listed""",
    "discovered": """\
    looks_like: ['{Name} Wind Farm']
    population: discovered""",
    "given": """\
    known_as: {P-01: [Northfield], P-02: [Lakeside]}
    population: {Hubei: 40, Hunan: 31}""",
    "given too small": """\
    known_as: {P-01: [Northfield], P-02: [Lakeside]}
    population: {Hubei: 1, Hunan: 1}""",
    "from a list": """\
    listed_in: plants.csv
    population: listed""",
    "identified": """\
    identified_by:
      wri: {headings: [wri], reads: '(W[0-9]+)'}
      eic: {headings: [eic], reads: '(E[0-9]+)'}
    population: discovered""",
}

PACK = """\
pack: power-grid
sector: {{en: Electricity supply}}
version: 1
subjects:
  plant:
{subjects}
    headings: [plant]
attributes:
  capacity: {{of: plant, value: quantity, unit: MW, cues: [installed capacity], headings: [capacity]}}
  owner: {{of: plant, value: organisation, cues: [owned by], headings: [owner]}}
  province: {{of: plant, value: place, cues: [in the province of], headings: [province]}}
  output: {{of: plant, value: quantity, unit: GWh, per: year, at_least: 2 periods, headings: [output]}}
insights:
  where it is:
    combines: [{combines}]
    over: plant
{more}
    exposed_at: {{1 subject: low, 3 subjects: high}}
"""


@pytest.fixture
def evidence(drive):
    """Return a function from a population, files, and what the insight says, to the evidence."""

    def make(subjects: str, contents: Mapping[str, str], combines: str = "capacity, owner", **more: str) -> Evidence:
        rest = "\n".join(f"    {key}: {value}" for key, value in more.items())
        drive.pack.write_text(PACK.format(subjects=SUBJECTS[subjects], combines=combines, more=rest))
        for path, content in contents.items():
            drive.write(path, content)
        drive.scan()
        pack = load_pack(Path(drive.pack))
        with Index.open(drive.data_dir) as index:
            return evidence_of(ledger_of(index, pack), pack.insights["where it is"])

    return make


def rows(evidence: Evidence) -> set[tuple[str, str, frozenset[str]]]:
    """Return (subject, attribute, paths of the witness) of every row."""
    found = set()
    for way, attribute, witness in zip(evidence.row_way, evidence.row_attribute, evidence.row_witness, strict=True):
        start, end = evidence.witness_ptr[witness], evidence.witness_ptr[witness + 1]
        paths = frozenset(evidence.paths[file] for file in evidence.witness_file[start:end])
        found.add((evidence.subjects[evidence.way_subject[way]], evidence.attributes[attribute], paths))
    return found


def population(evidence: Evidence) -> dict[str | None, int]:
    return dict(zip(evidence.scopes, evidence.population.tolist(), strict=True))


def test_a_listed_population_counts_the_list_and_nobody_else(evidence):
    found = evidence("listed", {"a.csv": "plant,capacity\nNorthfield,120\nOutsider,7\n"})
    assert population(found) == {None: 3}
    counted = dict(zip(found.subjects, found.counted.tolist(), strict=True))
    assert {subject: counted[subject] for subject in ("P-01", "P-02", "P-03")} == dict.fromkeys(
        ("P-01", "P-02", "P-03"), True
    )
    assert [subject for subject, is_counted in counted.items() if not is_counted] == ["name:outsider"]
    assert rows(found) == {
        ("P-01", "capacity", frozenset({"a.csv"})),
        ("name:outsider", "capacity", frozenset({"a.csv"})),
    }


def test_a_discovered_population_counts_every_subject_that_a_file_speaks_of(evidence):
    found = evidence(
        "discovered",
        {"a.csv": "plant,capacity\nA Wind Farm,1\nB Wind Farm,2\n", "b.csv": "plant,owner\nC Wind Farm,Acme Ltd\n"},
    )
    assert population(found) == {None: 3}
    assert found.counted.all()


def test_a_given_population_is_what_the_pack_says_whatever_the_files_say(evidence):
    contents = {"a.csv": "plant,capacity,province\nNorthfield,120,Hubei\nLakeside,80,Anhui\n"}
    found = evidence("given", contents, within="province")
    assert population(found) == {"Anhui": 1, "Hubei": 40, "Hunan": 31}


def test_a_given_population_without_scopes_is_the_sum(evidence):
    assert population(evidence("given", {"a.csv": "plant,capacity\nNorthfield,120\n"})) == {None: 71}


def test_scopes_come_from_the_files_and_what_nobody_says_is_a_scope_of_its_own(evidence):
    contents = {"a.csv": "plant,province\nNorthfield,Hubei\nLakeside,Hunan\n"}
    found = evidence("listed", contents, within="province")
    assert population(found) == {"Hubei": 1, "Hunan": 1, "?": 1}
    assert found.scopes[-1] == "?"
    scope_of = {subject: found.scopes[scope] for subject, scope in zip(found.subjects, found.scope, strict=True)}
    assert scope_of == {"P-01": "Hubei", "P-02": "Hunan", "P-03": "?"}


def test_where_files_disagree_on_a_scope_most_of_them_are_believed(evidence):
    hubei, hunan = "plant,province\nNorthfield,Hubei\n", "plant,province\nNorthfield,Hunan\n"
    found = evidence("listed", {"a.csv": hunan, "b.csv": hubei, "c.csv": hubei}, within="province")
    assert population(found) == {"Hubei": 1, "?": 2}


def test_scopes_of_the_packs_own_list_win_over_files(evidence, drive):
    drive.pack.with_name("plants.csv").write_text("id,names,province\nP-01,Northfield,Hubei\nP-02,Lakeside,Hunan\n")
    found = evidence("from a list", {"a.csv": "plant,province\nNorthfield,Anhui\n"}, within="province")
    assert population(found) == {"Hubei": 1, "Hunan": 1}


def test_values_of_the_packs_own_list_are_known_and_cost_no_file(evidence, drive):
    drive.pack.with_name("plants.csv").write_text("id,names,owner\nP-01,Northfield,Acme Ltd\nP-02,Lakeside,\n")
    found = evidence("from a list", {"a.csv": "plant,capacity\nNorthfield,120\nLakeside,80\n"})
    assert rows(found) == {
        ("P-01", "owner", frozenset()),
        ("P-01", "capacity", frozenset({"a.csv"})),
        ("P-02", "capacity", frozenset({"a.csv"})),
    }
    assert np.isneginf(found.row_date).sum() == 1


def test_what_is_assumed_known_is_asked_of_no_file(evidence):
    found = evidence("listed", {"a.csv": "plant,capacity,owner\nNorthfield,120,Acme Ltd\n"}, assume_known="[owner]")
    assert found.attributes == ("capacity",)
    assert rows(found) == {("P-01", "capacity", frozenset({"a.csv"}))}


def test_a_fact_below_the_confidence_floor_is_not_known(evidence):
    contents = {"a.csv": "plant,capacity\nNorthfield,120\n"}
    assert rows(evidence("listed", contents, confidence_floor="0.95"))
    assert not rows(evidence("listed", contents, confidence_floor="0.99"))


def test_a_cell_that_several_files_give_has_a_row_for_each(evidence):
    found = evidence(
        "listed", {"a.csv": "plant,capacity\nNorthfield,120\n", "b.csv": "plant,capacity\nNorthfield,121\n"}
    )
    assert rows(found) == {
        ("P-01", "capacity", frozenset({"a.csv"})),
        ("P-01", "capacity", frozenset({"b.csv"})),
    }


def test_a_linking_table_stands_in_every_set_that_needs_it(evidence, drive):
    contents = {
        "capacity.csv": "wri,capacity\nW1,120\nW2,80\n",
        "owner.csv": "eic,owner\nE1,Acme Ltd\nE2,Bolt Ltd\n",
        "link.csv": "wri,eic\nW1,E1\n",
        "both.csv": "wri,capacity,owner\nW3,5,Coil Ltd\n",
    }
    found = evidence("identified", contents)
    assert {witness for _, _, witness in rows(found)} >= {frozenset({"owner.csv", "link.csv"})}
    (finding,) = drive.scan().findings
    assert (finding.revealed, finding.kind) == (2, "single_file")
    sets = {one.files for one in finding.minimal_sets}
    assert sets == {("both.csv",), ("capacity.csv", "link.csv", "owner.csv")}


def test_a_link_that_is_gone_takes_what_it_joined_with_it(evidence, drive):
    contents = {
        "capacity.csv": "wri,capacity\nW1,120\n",
        "owner.csv": "eic,owner\nE1,Acme Ltd\n",
        "link.csv": "wri,eic\nW1,E1\n",
    }
    assert population(evidence("identified", contents)) == {None: 1}
    assert len(drive.scan().findings) == 1
    drive.remove("link.csv")
    assert drive.scan().findings == ()


def test_enough_periods_make_a_cell_known_and_fewer_do_not(evidence):
    contents = {
        "a.csv": "plant,year,output\nNorthfield,2021,5\n",
        "b.csv": "plant,year,output\nNorthfield,2022,6\nLakeside,2022,7\n",
        "c.csv": "plant,year,output\nLakeside,2022,7\nEastmoor,2021,1\nEastmoor,2022,1\n",
    }
    found = evidence("listed", contents, combines="output")
    assert rows(found) == {
        ("P-01", "output", frozenset({"a.csv", "b.csv"})),
        ("P-03", "output", frozenset({"c.csv"})),
    }


def test_a_value_of_no_stated_period_is_no_period_more(evidence):
    contents = {"a.csv": "plant,year,output\nNorthfield,2021,5\n", "b.csv": "plant,output\nNorthfield,6\n"}
    assert not rows(evidence("listed", contents, combines="output"))


def test_what_the_packs_own_list_reveals_is_no_aggregation_and_laid_on_no_file(evidence, drive):
    drive.pack.with_name("plants.csv").write_text("id,names,owner\nP-01,Northfield,Acme Ltd\nP-02,Lakeside,\n")
    evidence("from a list", {"a.csv": "plant,owner\nLakeside,Bolt Ltd\n"}, combines="owner")
    (finding,) = drive.scan().findings
    assert (finding.kind, finding.revealed, finding.revealed_by_one_file) == ("single_file", 2, ())
    assert ([one.files for one in finding.minimal_sets], finding.remediation.status) == ([()], "infeasible")


def test_a_gain_is_never_more_than_a_stated_population_leaves(evidence, drive):
    contents = {
        "a.csv": "plant,capacity,owner,province\nNorthfield,1,Acme Ltd,Anhui\n",
        "b.csv": "plant,capacity\nLakeside,2\nEastmoor,3\n",
        "c.csv": "plant,owner\nLakeside,Bolt Ltd\nEastmoor,Coil Ltd\n",
    }
    evidence("given too small", contents)
    (finding,) = drive.scan().findings
    assert (finding.revealed, finding.population, finding.coverage, finding.gain) == (3, 2, 1.0, 0.5)


def test_an_empty_drive_has_its_population_and_no_rows(evidence):
    found = evidence("listed", {})
    assert (population(found), rows(found)) == ({None: 3}, set())


def test_an_empty_drive_has_nobody_to_discover(evidence):
    assert population(evidence("discovered", {})) == {None: 0}
