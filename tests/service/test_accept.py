"""Accepted findings do not count, until their day is over or they get worse."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from aggregator.index.index import Index
from aggregator.model.acceptance import Standing
from aggregator.model.errors import IndexBusy, UsageError
from aggregator.report.changes import acceptance_words
from aggregator.service.accept import Word, accept, acceptances, assign, exported, imported, revoke
from aggregator.service.acceptance_file import read_acceptances
from aggregator.service.life import counting, findings_and_lives, lives_in

LAKESIDE = "Lakeside installed capacity 5 MW.\nLakeside out of service on 2025-03-04.\n"
FAR = "2999-12-31"
ENTRY = """\
accepted:
  - {{finding: a, pack: p, insight: i, reason: r, until: {until}, severity: {severity}, revealed: 1,
      audience: {{kind: everyone}}}}
"""


def only(drive):
    """Return the life of the only finding."""
    _, lives = findings_and_lives(drive.data_dir)
    (life,) = lives.values()
    return life


def name_of(drive) -> str:
    ((finding,), _) = findings_and_lives(drive.data_dir)
    return finding.id


@pytest.fixture
def accepted(weak):
    """A drive whose only finding is accepted for long."""
    weak.scan()
    accept(weak.data_dir, name_of(weak)[:6], Word("public by law", FAR, "ann"))
    return weak


def scan_on(drive, day: str, monkeypatch):
    seconds = datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp()
    monkeypatch.setattr("aggregator.service.scan.time", SimpleNamespace(time=lambda: seconds))
    return drive.scan()


def test_what_is_accepted_does_not_count_in_later_scans_either(accepted):
    again = accepted.scan()
    assert len(again.findings) == 1
    assert counting(again.findings, again.lives) == ()
    assert only(accepted).standing is Standing.ACCEPTED
    assert acceptance_words(only(accepted), "en") == f"accepted until {FAR} by ann: public by law"
    assert acceptance_words(only(accepted), "zh") == f"由 ann 接受至 {FAR}：public by law"


def test_it_counts_again_when_the_day_is_over_by_the_time_of_a_scan(weak, monkeypatch):
    weak.scan()
    accept(weak.data_dir, name_of(weak), Word("for now", "2998-05-31", "ann"))
    last_day = scan_on(weak, "2998-05-31", monkeypatch)
    assert counting(last_day.findings, last_day.lives) == ()
    over = scan_on(weak, "2998-06-01", monkeypatch)
    assert counting(over.findings, over.lives) == over.findings
    life = only(weak)
    assert life.standing is Standing.EXPIRED
    assert acceptance_words(life, "en") == "accepted by ann until 2998-05-31, which is over: for now"
    assert acceptance_words(life, "zh") == "由 ann 接受，已于 2998-05-31 到期：for now"


def test_it_counts_again_when_it_gets_worse_and_says_in_what(accepted):
    accepted.write("d/both.md", LAKESIDE)
    worse = accepted.scan()
    assert counting(worse.findings, worse.lives) == worse.findings
    life = only(accepted)
    assert (life.standing, life.outgrown) == (Standing.WORSE, ("revealed", "subjects"))
    told = acceptance_words(life, "en")
    assert told == f"worse than what ann accepted until {FAR} (more revealed, other subjects): public by law"
    assert acceptance_words(life, "zh") == f"超出 ann 接受至 {FAR} 的程度（显露更多、涉及其他对象）：public by law"
    accepted.remove("d/both.md")
    accepted.scan()
    assert only(accepted).standing is Standing.ACCEPTED


def test_as_many_other_subjects_are_not_what_was_accepted(accepted):
    accepted.remove("b/outage.md")
    accepted.write("d/both.md", LAKESIDE)
    accepted.scan()
    assert only(accepted).outgrown == ("subjects",)


def test_it_is_taken_back_and_listed(accepted):
    name = name_of(accepted)
    (row,) = acceptances(accepted.data_dir)
    assert (row.acceptance.finding, row.acceptance.by, row.life.standing) == (name, "ann", Standing.ACCEPTED)
    assert revoke(accepted.data_dir, name[:4]).reason == "public by law"
    assert acceptances(accepted.data_dir) == ()
    assert only(accepted).standing is Standing.OPEN
    with pytest.raises(UsageError, match="begins no accepted finding"):
        revoke(accepted.data_dir, name)


def test_what_is_accepted_stays_so_while_it_is_not_found(accepted):
    accepted.remove("b/outage.md")
    accepted.scan(confirm_vanished=lambda gone, known: True)
    (row,) = acceptances(accepted.data_dir)
    assert row.life is None
    accepted.write("b/outage.md", "Northfield out of service on 2025-03-04.\n")
    accepted.scan()
    assert only(accepted).standing is Standing.ACCEPTED


@pytest.mark.parametrize(
    ("word", "error"),
    [(Word("  ", FAR), "say why"), (Word("why", "2001-01-01"), "2001-01-01 is over")],
)
def test_nothing_is_accepted_without_a_reason_or_for_the_past(weak, word, error):
    weak.scan()
    with pytest.raises(UsageError, match=error):
        accept(weak.data_dir, name_of(weak), word)
    assert acceptances(weak.data_dir) == ()


def test_who_sees_to_a_finding_is_noted_without_accepting_it(weak):
    weak.scan()
    assign(weak.data_dir, name_of(weak), "ann", "SEC-12")
    assign(weak.data_dir, name_of(weak), None, "")
    assert (only(weak).owner, only(weak).ticket, only(weak).standing) == ("ann", "", Standing.OPEN)
    with pytest.raises(UsageError, match="say who sees to it"):
        assign(weak.data_dir, name_of(weak), None, None)


def test_a_baseline_is_read_as_it_was_written_and_holds_where_there_is_no_index(accepted, tmp_path):
    assign(accepted.data_dir, name_of(accepted), "bob", None)
    file = tmp_path / "accepted.yaml"
    file.write_text(exported(accepted.data_dir), "utf-8")
    baseline = read_acceptances(file)
    (row,) = acceptances(accepted.data_dir)
    assert list(baseline.acceptances.values()) == [row.acceptance]
    accepted.data_dir = tmp_path / "fresh"
    accepted.scan()
    assert only(accepted).standing is Standing.OPEN
    _, lives = _with_baseline(accepted, baseline.acceptances)
    assert [life.standing for life in lives.values()] == [Standing.ACCEPTED]
    accepted.write("d/both.md", LAKESIDE)
    accepted.scan()
    _, lives = _with_baseline(accepted, baseline.acceptances)
    assert [life.standing for life in lives.values()] == [Standing.WORSE]
    imported(accepted.data_dir, file)
    assert (only(accepted).standing, only(accepted).owner) == (Standing.WORSE, "bob")
    assert exported(accepted.data_dir) == file.read_text("utf-8")


def _with_baseline(drive, baseline):
    found, _ = findings_and_lives(drive.data_dir)
    with Index.open(drive.data_dir) as index:
        return found, lives_in(index, found, baseline)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("accepted:\n  - {finding: a}\n", ":2: an acceptance needs"),
        ("acepted: []\n", "has no key 'acepted'"),
        (ENTRY.format(until="soon", severity="low"), ":2: 'until' is no day"),
        (ENTRY.format(until="2026-01-01", severity="lo"), "'lo'"),
    ],
)
def test_a_wrong_baseline_is_refused_by_line_and_nothing_of_it_is_kept(weak, tmp_path, text, error):
    weak.scan()
    file = tmp_path / "accepted.yaml"
    file.write_text(text, "utf-8")
    with pytest.raises(UsageError, match=error):
        imported(weak.data_dir, file)
    assert acceptances(weak.data_dir) == ()


def test_many_accept_at_once_and_while_a_scan_is_under_way(weak):
    weak.scan()
    name = name_of(weak)
    with Index.open(weak.data_dir, writing=True) as index:
        index.begin_scan(1.0, {})
        with ThreadPoolExecutor(8) as people:
            done = list(people.map(lambda n: accept(weak.data_dir, name, Word("why", FAR, f"p{n}")), range(8)))
        with pytest.raises(IndexBusy):
            weak.scan()
    assert len(done) == 8
    (row,) = acceptances(weak.data_dir)
    assert row.acceptance.by in {f"p{n}" for n in range(8)}
    assert only(weak).standing is Standing.ACCEPTED
