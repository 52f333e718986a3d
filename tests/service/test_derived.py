"""Rules over the facts of several files, and topics that come together, from the scan to the finding."""

from __future__ import annotations

import pytest

from aggregator.model.errors import PackError
from aggregator.policy.loader import load_pack
from aggregator.service.check_policy import check_policy
from aggregator.service.deduced_facts import deduced
from aggregator.service.report import page_of

PACK = """\
pack: hospitals
sector: {en: Health}
version: 1
subjects:
  hospital: {known_as: {H-1: [Saint Anne], H-2: [Queens]}, headings: [hospital], population: listed}
  substation: {known_as: {S-7: [Millgate, MLG], S-8: [Harbour]}, headings: [substation], population: listed}
attributes:
  fed by: {of: hospital, value: text, headings: [fed by], cues: [supplied from]}
  backup: {of: hospital, value: yes-no, headings: [backup]}
  dark on: {of: hospital, value: date, many: yes}
  upstream: {of: substation, value: text, headings: [upstream]}
  outage: {of: substation, value: date, many: yes, cues: [out of service], headings: [outage]}
insights:
  when a hospital is dark:
    combines: [dark on]
    over: hospital
    exposed_at: {1 subject: high, 2 subjects: critical}
derives:
  no supply:
    gives: [hospital, dark on, date]
    if: [[hospital, fed by, substation], [substation, outage, date]]
  outages pass on:
    gives: [lower, outage, date]
    if: [[lower, upstream, higher], [higher, outage, date]]
converges:
  a shutdown is prepared:
    topics: [outage planning, staff rosters]
    within: 30 days
    by: folder
    severity: medium
    because: {en: Shows that work is about to stop.}
topics:
  outage planning: [planned outage]
  staff rosters: [duty roster]
tests:
  - name: a chain over three files
    files:
      feeds.csv: "hospital,fed by\\nSaint Anne,Millgate\\n"
      network.csv: "substation,upstream\\nMillgate,Harbour\\n"
      works.md: "Harbour out of service on 2025-03-04."
    deduces: [{subject: H-1, attribute: dark on, value: 2025-03-04, files: [feeds.csv, network.csv, works.md]}]
    expects: {when a hospital is dark: {revealed: 1, severity: high}}
  - name: no outage, no darkness
    files: {feeds.csv: "hospital,fed by\\nSaint Anne,Millgate\\n", works.md: "Harbour out of service on 2025-03-04."}
    expects: {when a hospital is dark: {revealed: 0, severity: none}}
  - name: both topics
    files: {a.md: "The planned outage is near.", b.md: "The duty roster follows."}
    expects: {a shutdown is prepared: {revealed: 1, severity: medium}}
  - name: one topic
    files: {a.md: "The planned outage is near."}
    expects: {a shutdown is prepared: {revealed: 0, severity: none}}
"""

FEEDS = "hospital,fed by\nSaint Anne,MLG\n"
WORKS = "Millgate out of service on 2025-03-04.\n"


@pytest.fixture
def ruled(drive):
    drive.pack.write_text(PACK, "utf-8")
    return drive


def test_the_tests_of_the_pack_hold(ruled):
    outcome = check_policy(load_pack(ruled.pack))
    assert [test.failures for test in outcome.tests] == [(), (), (), ()]
    assert outcome.untested == ()


def test_a_join_of_two_files_is_a_finding_with_both(ruled):
    ruled.write("feeds.csv", FEEDS, "2024-01-05")
    ruled.write("works.md", WORKS, "2024-02-10")
    finding = ruled.scan().findings[0]
    assert (finding.kind, finding.subjects, finding.since) == ("aggregation", ("H-1",), "2024-02-10")
    assert [one.files for one in finding.minimal_sets] == [("feeds.csv", "works.md")]
    page = page_of(ruled.data_dir, finding.id, values=True)
    assert {(row.attribute, row.file, row.value) for row in page.evidence} == {
        ("dark on", "feeds.csv", "2025-03-04"),
        ("dark on", "works.md", "2025-03-04"),
    }
    record = deduced(ruled.data_dir, values=True)[0]
    assert (record["subject"], record["value"], record["files"], record["reason"]) == (
        "H-1",
        "2025-03-04",
        [["feeds.csv", "works.md"]],
        "derived: 'no supply'",
    )


def test_without_the_fact_that_joins_nothing_follows(ruled):
    ruled.write("feeds.csv", FEEDS)
    ruled.write("works.md", WORKS.replace("Millgate", "Harbour"))
    assert ruled.scan().findings == ()
    assert deduced(ruled.data_dir) == []


def test_topics_of_one_folder_within_the_time_converge(ruled):
    ruled.write("plans/a.md", "The planned outage is near.\n", "2024-01-05")
    ruled.write("plans/b.md", "The duty roster follows.\n", "2024-01-25")
    finding = ruled.scan().findings[0]
    assert (finding.insight, finding.subjects, finding.severity.word) == (
        "a shutdown is prepared",
        ("plans",),
        "medium",
    )
    assert [one.files for one in finding.minimal_sets] == [("plans/a.md", "plans/b.md")]
    assert finding.since == "2024-01-25"
    rows = {(row.subject, row.attribute, row.file) for row in page_of(ruled.data_dir, finding.id).evidence}
    assert rows == {("plans", "outage planning", "plans/a.md"), ("plans", "staff rosters", "plans/b.md")}


@pytest.mark.parametrize(
    ("second", "day"), [("plans/b.md", "2024-02-25"), ("others/b.md", "2024-01-06")], ids=["too late", "elsewhere"]
)
def test_topics_too_far_apart_do_not(ruled, second, day):
    ruled.write("plans/a.md", "The planned outage is near.\n", "2024-01-05")
    ruled.write(second, "The duty roster follows.\n", day)
    assert ruled.scan().findings == ()


@pytest.mark.parametrize(
    ("before", "after", "line", "problem"),
    [
        ("[hospital, dark on, date]", "[hospital, dark on, day]", 20, "gives 'day', which 'if' does not name"),
        ("[hospital, fed by, substation]", "[hospital, fed by]", 21, "three words, [subject, attribute, value], not 2"),
        ("[hospital, fed by, substation]", "[hospital, fed, substation]", 21, "did you mean 'fed by'?"),
        ("[hospital, fed by, substation]", "[hospital, backup, substation]", 21, "'backup' is yes-no"),
        ("within: 30 days", "within: a month", 28, "'within' of 'a shutdown is prepared' of 'converges' is written"),
        ("[outage planning, staff rosters]", "[outage planning, rosters]", 27, "did you mean 'staff rosters'?"),
        ("by: folder", "by: team", 29, "cannot be 'team'"),
    ],
)
def test_mistakes_are_named_with_their_line(ruled, before, after, line, problem):
    ruled.pack.write_text(PACK.replace(before, after, 1), "utf-8")
    with pytest.raises(PackError) as error:
        load_pack(ruled.pack)
    assert str(error.value).startswith(f"{ruled.pack}:{line}: ")
    assert problem in str(error.value)
