"""What follows from several files goes with the files that it rests on, and only where no others give it."""

from __future__ import annotations

from datetime import date

import pytest

from aggregator.model.scenario import Remove
from aggregator.service.retention import retention
from aggregator.service.what_if import what_if

PACK = """\
pack: supply
sector: {en: Supply}
version: 1
subjects:
  hospital: {known_as: {H-1: [Saint Anne], H-2: [Queens]}, headings: [hospital], population: listed}
  substation: {known_as: {S-7: [Millgate], S-8: [Harbour]}, headings: [substation], population: listed}
attributes:
  fed by: {of: hospital, value: text, headings: [fed by]}
  dark on: {of: hospital, value: date, many: yes}
  upstream: {of: substation, value: text, headings: [upstream]}
  outage: {of: substation, value: date, many: yes, cues: [out of service]}
  load: {of: substation, value: quantity, unit: MW, headings: [load]}
  own load: {of: substation, value: quantity, unit: MW, headings: [own load]}
  other load: {of: substation, value: quantity, unit: MW, headings: [other load]}
insights:
  when a hospital is dark:
    combines: [dark on]
    over: hospital
    exposed_at: {1 subject: high}
  how much it carries:
    combines: [load]
    over: substation
    exposed_at: {1 subject: high}
derives:
  no supply:
    gives: [hospital, dark on, date]
    if: [[hospital, fed by, substation], [substation, outage, date]]
    most_files: 2
  outages pass on:
    gives: [lower, outage, date]
    if: [[lower, upstream, higher], [higher, outage, date]]
    most_files: 2
adds_up:
  load by part:
    parts: [own load, other load]
    total: load
"""

FEEDS = "hospital,fed by\nSaint Anne,Millgate\n"
NETWORK = "substation,upstream\nMillgate,Harbour\n"
OUTAGE = "Harbour out of service on 2025-03-04."


@pytest.fixture
def supply(drive):
    drive.pack.write_text(PACK, "utf-8")
    return drive


def left(drive, day: str) -> dict[str, tuple[int, str | None]]:
    """Return insight -> the subjects that are still revealed, and before which day archiving ends it."""
    found = retention(drive.data_dir, date.fromisoformat(day)).findings
    return {each.finding.insight: (each.revealed, each.ends_before) for each in found}


def test_what_follows_from_an_archived_file_goes_with_it(supply):
    """The hospital's dark day takes the list of feeds and the notice; the notice is the older one."""
    supply.write("feeds.csv", FEEDS, "2024-02-10")
    supply.write("works.md", "Millgate out of service on 2025-03-04.", "2023-01-05")
    supply.scan()
    assert left(supply, "2023-01-05") == {"when a hospital is dark": (1, "2023-01-06")}
    assert left(supply, "2023-01-06") == {"when a hospital is dark": (0, "2023-01-06")}


def test_a_sum_goes_with_the_older_of_its_parts(supply):
    """The load of Millgate stands in no file: 30 MW of its own and 12 MW of others make it."""
    supply.write("own.csv", "substation,own load\nMillgate,30\n", "2022-05-01")
    supply.write("other.csv", "substation,other load\nMillgate,12\n", "2024-05-01")
    supply.scan()
    assert left(supply, "2022-05-01") == {"how much it carries": (1, "2022-05-02")}
    assert left(supply, "2022-05-02") == {"how much it carries": (0, "2022-05-02")}


@pytest.fixture
def told_twice(supply):
    """Return a drive where three files make the day known, more than is listed, and two of them say the same day."""
    supply.write("feeds.csv", FEEDS, "2024-02-10")
    supply.write("network.csv", NETWORK, "2024-02-10")
    supply.write("a/works.md", f"{OUTAGE} The crane comes from the quay at six in the morning.", "2021-01-05")
    supply.write("b/works.md", f"Please note for all shifts: {OUTAGE}", "2023-07-01")
    supply.scan()
    return supply


def test_what_another_file_still_implies_stays_where_not_all_sets_are_listed(told_twice):
    """The newer notice says the day too, so that only archiving it as well ends the exposure."""
    assert left(told_twice, "2021-01-06") == {"when a hospital is dark": (1, "2023-07-02")}
    assert left(told_twice, "2023-07-01") == {"when a hospital is dark": (1, "2023-07-02")}
    assert left(told_twice, "2023-07-02") == {"when a hospital is dark": (0, "2023-07-02")}
    assert left(told_twice, "2020-01-01") == {"when a hospital is dark": (1, "2023-07-02")}


@pytest.mark.parametrize(("gone", "ends"), [(["a"], False), (["b"], False), (["a", "b"], True), (["feeds.csv"], True)])
def test_removing_files_ends_only_what_no_others_imply(told_twice, gone, ends):
    """Of two hospitals one is dark: the population stays two, whatever is removed."""
    changes = what_if([Remove(path) for path in gone], told_twice.data_dir).changes
    everyone = [each for each in changes if each.audience == "everyone"]
    assert [each.ends for each in everyone] == ([True] if ends else [])
    assert {each.population for each in everyone} <= {2}
