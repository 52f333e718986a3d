"""What to hide, restrict or redact: over a scanned drive, with the operator's costs."""

from __future__ import annotations

from pathlib import Path

import pytest

from aggregator.index.index import Index
from aggregator.model.entries import Entry, EntryKind
from aggregator.model.errors import ConfigError, UsageError
from aggregator.service.remediate import RedactedFact, Wish, remediate, remediated_to_record
from aggregator.service.remediation_costs import Costs, read_costs

DAY = 86_400


@pytest.fixture
def spread(weak):
    """Two files say the capacity, one the outage, and another outage of Lakeside, whose capacity nobody says."""
    weak.write("a/again.txt", "Northfield has an installed capacity of 120 MW, as ever.\n", "2024-01-06")
    weak.write("b/lake.md", "Lakeside out of service on 2025-05-01.\n", "2024-02-11")
    weak.scan()
    return weak


def costs(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "costs.toml"
    path.write_text(text, "utf-8")
    return path


def test_the_cheapest_file_goes_and_it_is_proved(spread):
    found = remediate(spread.data_dir)
    assert (found.hide, found.restrict, found.redact) == (("b/outage.md",), (), ())
    assert (found.cost, found.bound, found.gap, found.status, found.limit) == (1.0, 1.0, 0.0, "optimal", "")
    (end,) = found.ends
    assert (end.insight, end.before, end.after, end.lowest) == ("when it is weak", 1, 0, 1)
    spread.remove("b/outage.md")
    spread.scan(confirm_vanished=lambda gone, known: True)
    assert remediate(spread.data_dir).ends == ()


def test_costs_of_the_operator_decide(spread, tmp_path):
    dear = costs(tmp_path, '[[costs]]\nfiles = "b/*"\ncost = 2.5\n')
    found = remediate(spread.data_dir, Wish(costs=dear))
    assert (found.hide, found.cost, found.status) == (("a/again.txt", "a/capacity.md"), 2.0, "optimal")
    kept = costs(tmp_path, '[[costs]]\nfiles = "b/outage.md"\ncost = "never"\n')
    assert remediate(spread.data_dir, Wish(costs=kept)).hide == ("a/again.txt", "a/capacity.md")


def test_what_must_stay_can_make_it_impossible(spread, tmp_path):
    kept = costs(tmp_path, '[[costs]]\ncost = "never"\n')
    found = remediate(spread.data_dir, Wish(costs=kept))
    assert (found.status, found.hide, found.cost, found.gap, found.ends) == ("infeasible", (), None, None, ())


def test_a_fact_is_taken_out_where_that_is_cheaper(spread, tmp_path):
    cheap = costs(tmp_path, '[[costs]]\nattribute = "outage"\nredact = 0.25\n')
    found = remediate(spread.data_dir, Wish(means=("hide", "redact"), costs=cheap))
    assert found.hide == ()
    assert [(each.file, each.subject, each.attribute) for each in found.redact] == [("b/outage.md", "P-01", "outage")]
    assert (found.cost, found.status) == (0.25, "optimal")


def test_one_audience_is_told_from_all(weak, tmp_path):
    access, members = tmp_path / "access.csv", tmp_path / "members.csv"
    access.write_text("path,principal,right\na,left,read\na,right,read\nb,right,read\nc,everyone,read\n")
    members.write_text("group,member\nleft,ann\nright,bo\n")
    weak.scan(access=access, members=members)
    assert remediate(weak.data_dir, Wish(audience="ann", means=("restrict",))).ends == ()
    found = remediate(weak.data_dir, Wish(audience="bo", means=("restrict",)))
    assert (len(found.restrict), found.hide, found.status) == (1, (), "optimal")
    assert [end.audience for end in found.ends] == [("bo",)]
    assert [end.audience for end in remediate(weak.data_dir).ends] == [("right",)]
    assert remediate(weak.data_dir, Wish(audience="administrator")).cost == 1.0
    with pytest.raises(UsageError, match="'boo' reads nothing here"):
        remediate(weak.data_dir, Wish(audience="boo"))
    with pytest.raises(UsageError, match="only hiding or redacting"):
        remediate(weak.data_dir, Wish(audience="administrator", means=("restrict",)))


def test_copies_go_together_and_cost_together(weak):
    weak.write("b/outage copy.md", (weak.folder / "b/outage.md").read_text(), "2024-02-12")
    weak.scan()
    found = remediate(weak.data_dir)
    assert (found.hide, found.cost) == (("a/capacity.md",), 1.0)


def test_findings_may_be_named_and_a_further_judgement_joins(spread):
    finding = spread.scan().findings[0].id
    found = remediate(spread.data_dir, Wish(findings=(finding[:6],)))
    assert found.hide == ("b/outage.md",)
    outage = dict(ids_of(spread))["b/lake.md"]
    also = remediate(spread.data_dir, rederives=lambda left: outage in left)
    assert also.hide == ("b/lake.md", "b/outage.md")
    with pytest.raises(UsageError, match="begins the id of no finding"):
        remediate(spread.data_dir, Wish(findings=("zz",)))


def ids_of(drive):
    with Index.open(drive.data_dir) as index:
        files = index.files()
    return list(zip(files["path"], files["file"], strict=True))


def test_seconds_end_a_search_too(spread):
    assert remediate(spread.data_dir, Wish(seconds=5)).status == "optimal"
    with pytest.raises(UsageError, match="above zero"):
        remediate(spread.data_dir, Wish(seconds=0))


def test_the_record_is_what_scripts_read(spread):
    record = remediated_to_record(remediate(spread.data_dir))
    assert list(record) == [
        "status", "cost", "bound", "gap", "certificate", "limit", "hide", "restrict", "redact", "ends",
    ]  # fmt: skip
    assert record["ends"][0]["fewer_than"] == 1


SUMS = """\
pack: power-grid
sector: {en: Electricity supply}
version: 1
subjects:
  plant:
    known_as: {P-01: [Northfield], P-02: [Lakeside], P-03: [Westhill]}
    headings: [plant]
    population: listed
  region: {totals_of: plant, known_as: {all: [Total]}}
attributes:
  capacity: {of: plant, value: quantity, unit: MW, cues: [installed capacity], headings: [capacity]}
  outage: {of: plant, value: date, many: yes, cues: [out of service], headings: [outage]}
  total capacity: {of: region, value: quantity, unit: MW, cues: [total capacity], headings: [capacity]}
insights:
  when it is weak: {combines: [capacity, outage], over: plant, exposed_at: {1 subject: high}}
adds_up:
  capacity by region: {parts: capacity, total: total capacity, groups: {all: all}}
"""


def test_what_follows_from_totals_is_ended_too(drive, tmp_path):
    """Westhill's capacity stands in a letter, and follows from the total and the others: both ways have to end."""
    drive.pack.write_text(SUMS, "utf-8")
    drive.write("parts.csv", "plant,capacity\nNorthfield,120\nLakeside,80\nTotal,310\n")
    drive.write("letter.md", "Westhill installed capacity 110 MW.\n")
    drive.write("outage.md", "Westhill out of service on 2025-03-04.\n")
    drive.scan()
    kept = costs(tmp_path, '[[costs]]\nfiles = "outage.md"\ncost = "never"\n')
    found = remediate(drive.data_dir, Wish(costs=kept))
    assert (found.hide, found.cost, found.status) == (("letter.md", "parts.csv"), 2.0, "optimal")
    drive.remove(*found.hide)
    assert drive.scan(confirm_vanished=lambda gone, known: True).findings == ()


def entry(path: str, **more) -> Entry:
    return Entry("r", path, path, path.encode(), EntryKind.FILE, 1, "", **more)


def test_the_first_rule_that_fits_decides(tmp_path):
    rules = read_costs(
        costs(
            tmp_path,
            '[[costs]]\nfiles = "old/*"\nolder_than = 100\nhide = 0.5\n'
            '[[costs]]\nowner = "ann"\ncost = 3\n[[costs]]\nattribute = "capacity"\nredact = "never"\n',
        )
    )
    known = Costs(rules, now=200 * DAY)
    assert known.of(entry("old/a", modified=50 * DAY), "hide") == 500
    assert known.of(entry("old/a", modified=150 * DAY), "hide") == 1000
    assert known.of(entry("old/a", modified=50 * DAY), "restrict") == 1000
    assert known.of(entry("b", owner="ann"), "redact", "capacity") == 3000
    assert known.of(entry("b"), "redact", "capacity") is None
    assert known.of(entry("b"), "redact", "outage") == 1000


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("costs = 1", r"each written \[\[costs\]\]"),
        ("[[costs]]\nfile = 'x'\ncost = 1", "unknown key 'file'"),
        ("[[costs]]\nfiles = 'x'", "says no cost"),
        ("[[costs]]\ncost = -1", "is no cost"),
        ("[[costs]]\ncost = true", "is no cost"),
        ("[[costs]]\ncost = 1\nolder_than = 'x'", "no number of days"),
        ("[[costs]]\ncost = 1\nolder_than = nan", "no number of days"),
        ("[[costs]]\nattribute = 'capacity'\nhide = 5", "'hide' is of whole files; with 'attribute' goes 'redact'"),
        ("[[costs", "costs.toml"),
    ],
)
def test_a_wrong_rule_is_said(tmp_path, text, message):
    with pytest.raises(ConfigError, match=message):
        read_costs(costs(tmp_path, text))


def test_what_may_follow_is_ended_by_files_only(drive):
    """Westhill's capacity stands nowhere: 310 less 120 less 80; so no file has a place to take it out of."""
    drive.pack.write_text(SUMS, "utf-8")
    drive.write("parts.csv", "plant,capacity\nNorthfield,120\nLakeside,80\nTotal,310\n")
    drive.write("outage.md", "Westhill out of service on 2025-03-04.\n")
    drive.scan()
    found = remediate(drive.data_dir, Wish(means=("redact",)))
    assert (found.redact, found.hide) == ((RedactedFact("outage.md", "P-03", "outage", "Westhill"),), ())


def test_a_fact_is_not_taken_out_where_it_would_follow_again(drive, tmp_path):
    """The letter's 110 MW taken out, the total still gives them: both files have to go."""
    drive.pack.write_text(SUMS, "utf-8")
    drive.write("parts.csv", "plant,capacity\nNorthfield,120\nLakeside,80\nTotal,310\n")
    drive.write("letter.md", "Westhill installed capacity 110 MW.\n")
    drive.write("outage.md", "Westhill out of service on 2025-03-04.\n")
    drive.scan()
    kept = costs(tmp_path, '[[costs]]\nfiles = "outage.md"\ncost = "never"\n')
    found = remediate(drive.data_dir, Wish(means=("hide", "redact"), costs=kept))
    assert (found.redact, found.hide) == ((), ("letter.md", "parts.csv"))


TOPICS = """\
pack: power-grid
sector: {en: Electricity supply}
version: 1
subjects: {plant: {known_as: {P-01: [Northfield]}, headings: [plant]}}
attributes: {capacity: {of: plant, value: quantity, unit: MW, cues: [installed capacity], headings: [capacity]}}
insights: {how much it is: {combines: [capacity], over: plant, exposed_at: {5 subjects: high}}}
topics: {outage planning: [planned outage, maintenance window], guard rota: [guard rota, night watch]}
converges:
  when nobody watches: {topics: [outage planning, guard rota], within: 30 days, by: folder, severity: high}
"""


@pytest.fixture
def meeting(drive):
    drive.pack.write_text(TOPICS, "utf-8")
    drive.write("north/plan.txt", "The planned outage fits the maintenance window. The planned outage is short.\n")
    drive.write("north/rota.txt", "The guard rota of the night watch hangs at the door. A new guard rota.\n")
    return drive


def test_a_file_of_costs_that_is_not_there_is_named_once(tmp_path):
    with pytest.raises(ConfigError) as raised:
        read_costs(tmp_path / "costs.toml")
    assert str(raised.value) == f"{tmp_path / 'costs.toml'}: No such file or directory"


def test_the_least_cost_is_not_nothing(tmp_path):
    (rule,) = read_costs(costs(tmp_path, "[[costs]]\ncost = 0.0001"))
    assert rule.costs["hide"] == 1


def test_topics_that_come_together_are_ended_too(meeting, tmp_path):
    finding = meeting.scan().findings[0]
    assert finding.insight == "when nobody watches"
    kept = costs(tmp_path, '[[costs]]\nfiles = "*plan.txt"\ncost = 3\n')
    found = remediate(meeting.data_dir, Wish(findings=(finding.id,), costs=kept))
    assert (found.hide, found.cost, found.status) == (("north/rota.txt",), 1.0, "optimal")
    assert [(each.insight, each.before, each.after) for each in found.ends] == [("when nobody watches", 1, 0)]
    assert remediate(meeting.data_dir, Wish(means=("redact",))).cost is None


def test_no_number_is_no_time(spread):
    with pytest.raises(UsageError, match="above zero"):
        remediate(spread.data_dir, Wish(seconds=float("nan")))
