"""What stolen accounts give away, on a drive whose answers are worked by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from aggregator.model.access import LINK
from aggregator.model.errors import UsageError
from aggregator.service.blast_radius import (
    blast_radius_of_account,
    blast_radius_of_administrator,
    blast_radius_of_links,
    principals_ranked,
)

ACCESS = """\
path,principal,right
a/capacity.md,grid,read
b/outage.md,shift,read
b/outage.md,cy,read
c/noise.txt,everyone,read
d,old,read
"""
MEMBERS = "group,member\ngrid,ann\ngrid,bo\nshift,night\nnight,ann\nold,bo\n"


@pytest.fixture
def shared(weak, tmp_path: Path):
    """`weak` with groups: only ann, through grid and through night in shift, reads both halves."""
    (tmp_path / "access.csv").write_text(ACCESS)
    (tmp_path / "members.csv").write_text(MEMBERS)
    weak.write("d/capacity again.md", "Northfield installed capacity 120 MW, as in the yearbook.\n", "2020-05-01")
    weak.scan(access=tmp_path / "access.csv", members=tmp_path / "members.csv")
    return weak


def test_an_account_infers_what_its_groups_read_together(shared):
    ann = blast_radius_of_account(shared.data_dir, "ann")
    (insight,) = ann.insights
    found = insight.found
    assert (ann.kind, ann.files, ann.of_files, ann.severity.word) == ("account", 3, 4, "high")
    assert (found.insight, found.revealed, found.population, found.outside) == ("when it is weak", 1, 3, 0)
    assert found.smallest == (("a/capacity.md", "b/outage.md"),)
    assert (found.sets_total, found.since) == (1, "2024-02-10")


def test_each_share_says_by_which_groups_it_comes_and_what_ends_without_it(shared):
    shares = {share.name: share for share in blast_radius_of_account(shared.data_dir, "ann").shares}
    assert {name: share.chain for name, share in shares.items()} == {
        "grid": ("ann", "grid"),
        "shift": ("ann", "night", "shift"),
        "everyone": ("ann", "everyone"),
    }
    assert [(change.before.word, change.after.word) for change in shares["shift"].changes] == [("high", "none")]
    assert [(change.before.word, change.after.word) for change in shares["grid"].changes] == [("high", "none")]
    assert (shares["everyone"].only_here, shares["everyone"].changes) == (1, ())


def test_the_share_whose_files_were_unchanged_the_longest_stands_first(shared):
    bo = blast_radius_of_account(shared.data_dir, "bo")
    assert [(share.name, share.newest) for share in bo.shares] == [
        ("old", "2020-05-01"), ("grid", "2024-01-05"), ("everyone", "2024-03-01"),
    ]  # fmt: skip
    assert bo.insights == ()


def test_the_administrator_reads_all_of_the_store_and_whoever_has_links_only_what_is_open(shared):
    admin = blast_radius_of_administrator(shared.data_dir, "drive")
    assert (admin.files, admin.severity.word, admin.shares) == (4, "high", ())
    (found,) = [each.found for each in admin.insights]
    assert sorted(found.smallest) == [("a/capacity.md", "b/outage.md"), ("b/outage.md", "d/capacity again.md")]
    links = blast_radius_of_links(shared.data_dir)
    assert (links.account, links.files, links.insights) == (LINK, 1, ())


def test_all_principals_are_ranked_by_what_they_can_infer(shared):
    ranked = [
        (each.principal, each.kind, each.files, each.severity.word) for each in principals_ranked(shared.data_dir)
    ]
    assert ranked == [
        ("administrator of drive", "administrator", 4, "high"),
        ("ann", "account", 3, "high"),
        ("bo", "account", 3, "none"),
        ("cy", "unknown", 2, "none"),
        ("grid", "group", 2, "none"),
        ("night", "group", 2, "none"),
        ("old", "group", 2, "none"),
        ("shift", "group", 2, "none"),
        ("everyone", "everyone", 1, "none"),
    ]


def test_what_a_pack_lets_an_account_know_counts_and_is_said(shared, tmp_path):
    text = shared.pack.read_text()
    shared.pack.write_text(text.replace("    would_be_marked:", "    may_know: [grid]\n    would_be_marked:"))
    shared.scan(access=tmp_path / "access.csv", members=tmp_path / "members.csv")
    (insight,) = blast_radius_of_account(shared.data_dir, "ann").insights
    assert (insight.may_know, insight.found.severity.word) == (True, "high")


def test_a_file_of_unknown_permissions_is_everyones_and_its_own_share(weak, tmp_path):
    (tmp_path / "access.csv").write_text("path,principal,right\na,ann,read\nc,bo,read\n")
    weak.scan(access=tmp_path / "access.csv")
    ann = blast_radius_of_account(weak.data_dir, "ann")
    assert ann.severity.word == "high"
    unknown = next(share for share in ann.shares if share.name == "unknown")
    assert [(change.before.word, change.after.word) for change in unknown.changes] == [("high", "none")]


def test_a_name_is_found_whatever_its_case_and_the_nearest_is_told(shared):
    assert blast_radius_of_account(shared.data_dir, "ANN").account == "ann"
    with pytest.raises(UsageError, match=r"mentions 'anne' .did you mean 'ann'"):
        blast_radius_of_account(shared.data_dir, "anne")
    with pytest.raises(UsageError, match=r"no scanned store is called 'x'; give one of: file://"):
        blast_radius_of_administrator(shared.data_dir, "x")
