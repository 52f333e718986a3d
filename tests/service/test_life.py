"""A drive that changes from scan to scan: every finding is told once, with what made it so."""

from __future__ import annotations

import os

import pytest

from aggregator.index.index import Index
from aggregator.index.past import Past
from aggregator.model.changes import Because, State
from aggregator.model.errors import UsageError
from aggregator.model.past import Presence, Unknown
from aggregator.report.changes import causes_words, level_words, life_words, title_of, why_unknown
from aggregator.service.changes import diff, history, scans
from aggregator.service.life import findings_and_lives, left_open
from aggregator.service.site import Site
from aggregator.service.subjects import Ruling, decide

LAKESIDE = "Lakeside installed capacity 5 MW.\nLakeside out of service on 2025-03-04.\n"
ACCESS = "path,principal,right\n"


def told(drive, *between: int) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the states and causes of what changed."""
    found = diff(drive.data_dir, *between)
    return [(each.state.value, [(cause.because.value, cause.name) for cause in each.causes]) for each in found.changes]


def states(drive) -> list[str]:
    _, lives = findings_and_lives(drive.data_dir)
    return [life.state.value for life in lives.values()]


def gone(drive, *paths: str):
    drive.remove(*paths)
    return drive.scan(confirm_vanished=lambda gone, known: True)


def test_a_finding_is_new_once(weak):
    first = weak.scan()
    assert [life.state for life in first.lives.values()] == [State.NEW]
    assert diff(weak.data_dir).before is None
    second = weak.scan()
    assert [life.state for life in second.lives.values()] == [State.ONGOING]
    assert told(weak) == []


def test_it_is_worse_by_the_file_that_came_and_better_when_it_left(weak):
    weak.scan()
    weak.write("d/both.md", LAKESIDE)
    weak.scan()
    assert told(weak) == [("worse", [("file_arrived", "d/both.md")])]
    assert states(weak) == ["worse"]
    gone(weak, "d/both.md")
    assert told(weak) == [("better", [("file_left", "d/both.md")])]


def test_it_is_over_by_the_file_that_left_and_back_again_by_another(weak):
    weak.scan()
    gone(weak, "b/outage.md")
    assert told(weak) == [("resolved", [("file_left", "b/outage.md")])]
    weak.scan()
    assert told(weak) == []
    weak.write("e/outage.md", "Northfield out of service on 2025-05-01.\n")
    weak.scan()
    assert told(weak) == [("reopened", [("file_arrived", "e/outage.md")])]
    _, lives = findings_and_lives(weak.data_dir)
    assert told(weak, 1, 4) == []
    assert [moment.sighting is None for moment in history(weak.data_dir, next(iter(lives)))] == [
        False,
        True,
        True,
        False,
    ]


def test_a_file_that_says_something_else_is_told_as_changed(weak):
    weak.scan()
    weak.write("b/outage.md", "Nothing of the kind.\n")
    weak.scan()
    assert told(weak) == [("resolved", [("file_changed", "b/outage.md")])]


def test_a_file_saved_under_a_new_number_has_neither_come_nor_gone(weak):
    weak.scan()
    draft = weak.write("b/.draft", "Nothing of the kind.\n")
    draft.replace(weak.folder / "b/outage.md")
    weak.scan()
    assert told(weak) == [("resolved", [("file_changed", "b/outage.md")])]


def test_a_file_that_can_no_longer_be_read_leaves_it_open(weak):
    weak.write("b/outage.csv", "plant,outage\nNorthfield,2025-03-04\n")
    weak.remove("b/outage.md")
    weak.scan()
    weak.write("b/outage.csv", b"\0\1\2" * 2000)
    weak.scan()
    (change,) = diff(weak.data_dir).changes
    assert change.state is State.UNKNOWN
    assert change.after is not None
    assert change.after.unknown is Unknown.NOT_READ
    assert [(cause.because, cause.name) for cause in change.causes] == [(Because.UNREAD, "b/outage.csv")]
    again = weak.scan()
    assert ([seen.severity.word for seen in again.left_open], again.findings) == (["high"], ())
    assert left_open(weak.data_dir) == again.left_open
    assert told(weak) == []
    weak.write("b/outage.csv", "plant,outage\nNorthfield,2025-03-04\n")
    weak.scan()
    assert told(weak) == []
    assert states(weak) == ["ongoing"]
    over = gone(weak, "b/outage.csv")
    assert told(weak) == [("resolved", [("file_left", "b/outage.csv")])]
    assert over.left_open == ()


def test_what_could_not_be_listed_is_never_over(weak, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    for name in "xy":
        (other / f"{name}.md").write_text(LAKESIDE.replace("Lakeside", "Nowhere"))
    weak.scan(weak.folder, other)
    for name in "xy":
        (other / f"{name}.md").unlink()
    weak.remove("b/outage.md")
    assert not weak.scan(weak.folder, other).complete
    (change,) = diff(weak.data_dir).changes
    assert (change.state, change.after.unknown) == (State.UNKNOWN, Unknown.NOT_LISTED)
    assert not weak.scan(weak.folder, other).complete
    assert told(weak) == []
    weak.scan(weak.folder, other, confirm_vanished=lambda gone, known: True)
    assert [state for state, _ in told(weak)] == ["resolved"]
    assert [state for state, _ in told(weak, 1, 4)] == ["resolved"]


def test_a_pack_that_changed_is_told_apart_from_files(weak):
    weak.scan()
    text = weak.pack.read_text("utf-8")
    weak.pack.write_text(
        text.replace("version: 1", "version: 2").replace("1 subject: high", "1 subject: critical"), "utf-8"
    )
    weak.pack.write_text(
        weak.pack.read_text("utf-8")
        .replace(", 3 subjects: critical", "")
        .replace("severity: high", "severity: critical"),
        "utf-8",
    )
    weak.scan()
    (change,) = diff(weak.data_dir).changes
    assert change.state is State.WORSE
    (cause,) = change.causes
    assert (cause.because, cause.name, cause.before, cause.after) == (Because.PACK, "power-grid", "1", "2")


def test_a_scan_under_another_pack_says_nothing_of_the_first(weak, tmp_path):
    weak.scan()
    other = tmp_path / "other.yaml"
    other.write_text(weak.pack.read_text("utf-8").replace("pack: power-grid", "pack: other"), "utf-8")
    weak.scan(pack=other)
    assert sorted(state for state, _ in told(weak)) == ["new", "unknown"]
    assert weak.scan(pack=other).left_open == ()
    assert told(weak) == []


def test_who_was_let_in_and_out_is_told_by_name(weak, tmp_path):
    access = tmp_path / "access.csv"
    access.write_text(ACCESS + "**,ann,read\n")
    weak.scan(access=access)
    access.write_text(ACCESS + "**,ann,read\n**,bob,read\n**,eve,read\n")
    weak.scan(access=access)
    (change,) = diff(weak.data_dir).changes
    assert change.state is State.WORSE
    assert {(cause.because, cause.name, cause.names) for cause in change.causes} == {
        (Because.OPENED, path, ("bob", "eve")) for path in ("a/capacity.md", "b/outage.md")
    }
    access.write_text(ACCESS + "a/**,ann,read\nb/**,bob,read\n")
    weak.scan(access=access)
    (change,) = diff(weak.data_dir).changes
    assert change.state is State.RESOLVED
    assert (Because.CLOSED, "a/capacity.md", ("bob", "eve")) in {
        (cause.because, cause.name, cause.names) for cause in change.causes
    }


def test_a_group_whose_members_changed_is_named(weak, tmp_path):
    access, members = tmp_path / "access.csv", tmp_path / "members.csv"
    access.write_text(ACCESS + "**,staff,read\n")
    members.write_text("group,member\nstaff,ann\n")
    weak.scan(access=access, members=members)
    members.write_text("group,member\nstaff,ann\nstaff,bob\n")
    weak.scan(access=access, members=members)
    assert told(weak) == [("worse", [("group_changed", "staff")])]


def test_every_state_reads_right_in_both_languages(weak):
    weak.scan()
    weak.write("d/both.md", LAKESIDE)
    worse = weak.scan()
    (change,) = diff(weak.data_dir).changes
    assert title_of(change, "en") == "when it is weak"
    assert level_words(change, "en") == "high, 1 of 3 (33.3 %) → high, 2 of 3 (66.7 %)"
    assert level_words(change, "zh") == "高，3 个中的 1 个（33.3 %） → 高，3 个中的 2 个（66.7 %）"
    assert causes_words(change.causes, "en") == "new: d/both.md"
    assert causes_words(change.causes, "zh") == "新文件：d/both.md"
    (life,) = worse.lives.values()
    assert life_words(life, "en") == f"first seen on {life.first_seen}; worse; because new: d/both.md"
    assert life_words(life, "zh") == f"首次发现于 {life.first_seen}；加重；原因：新文件：d/both.md"
    weak.write("b/outage.md", b"\0\1\2" * 2000)
    weak.write("d/both.md", b"\0\1\2" * 2000)
    weak.scan()
    (change,) = diff(weak.data_dir).changes
    assert why_unknown(change, "en") == "a file that it rests on can no longer be read"
    assert why_unknown(change, "zh") == "所依据的文件已无法读取"


def test_as_many_scans_are_kept_as_the_site_says(weak):
    site = Site(history=2)
    for day in range(4):
        weak.write("d/both.md", LAKESIDE.replace("03-04", f"03-0{day + 1}"))
        weak.scan(site=site)
    gone(weak, "d/both.md")
    for _ in range(2):
        weak.scan(site=site)
    assert [row.findings for row in scans(weak.data_dir)] == [None] * 5 + [1, 1]
    with pytest.raises(UsageError, match="scan 1: what it found is not kept"):
        diff(weak.data_dir, 1)
    with Index.open(weak.data_dir) as index:
        kept = {table: index._catalog.rows(f"SELECT count(*) FROM {table}")[0][0] for table in ("sighting", "world")}
        picture = index.past.picture(7)
    assert kept == {"sighting": 1, "world": 1}
    assert {state.path for state in picture.files.values()} == {"a/capacity.md", "b/outage.md"}
    assert all(state.presence is Presence.THERE for state in picture.files.values())


def test_what_a_scan_found_and_what_it_leaves_known_are_one_commit(weak, monkeypatch):
    weak.scan()
    weak.write("d/both.md", LAKESIDE)

    def dies(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("aggregator.index.past.Past.keep", dies)
        with pytest.raises(KeyboardInterrupt):
            weak.scan()
    found, _ = findings_and_lives(weak.data_dir)
    assert ([finding.revealed for finding in found], states(weak)) == ([1], ["new"])
    weak.scan()
    assert told(weak) == [("worse", [("file_arrived", "d/both.md")])]


def test_deciding_who_is_who_corrects_the_last_scan_and_is_told_as_the_cause(weak):
    weak.write("d/list.csv", "plant,outage\nThe Old Mill,2025-03-04\n")
    weak.write("d/capacity.csv", "plant,capacity\nLakeside,5\n")
    weak.scan()
    weak.scan()
    decide(weak.data_dir, "Lakeside", "The Old Mill", Ruling(True, "ann", "renamed"), site=Site())
    assert told(weak) == [("worse", [("rulings_changed", "")])]


def test_a_scan_that_dies_before_its_end_leaves_findings_and_history_as_they_were(weak):
    weak.scan()
    weak.write("d/both.md", LAKESIDE)
    child = os.fork()
    if child == 0:
        Past.prune = lambda *_: os._exit(9)
        weak.scan()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 9
    found, lives = findings_and_lives(weak.data_dir)
    assert [(finding.revealed, lives[finding.id].state) for finding in found] == [(1, State.NEW)]
    assert [row.id for row in scans(weak.data_dir)] == [1]
    weak.scan()
    assert told(weak) == [("worse", [("file_arrived", "d/both.md")])]


def test_what_became_of_findings_is_told_against_any_scan_that_is_kept(weak):
    weak.scan()
    weak.write("d/both.md", LAKESIDE)
    weak.scan()
    weak.scan()
    assert states(weak) == ["ongoing"]
    _, lives = findings_and_lives(weak.data_dir, against=1)
    assert [life.state for life in lives.values()] == [State.WORSE]
    with pytest.raises(UsageError, match="scan 9: what it found is not kept"):
        findings_and_lives(weak.data_dir, against=9)
