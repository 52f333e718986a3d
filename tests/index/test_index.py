"""What is put into an index comes out of it, and only what is current."""

import os
import sqlite3
import stat

import pytest

from aggregator.index.index import Index, PackUsed
from aggregator.index.schema import VERSION
from aggregator.model.access import AccessClass, Acl, Completeness, Grant, Layer, Membership, Principal
from aggregator.model.documents import Status
from aggregator.model.entries import EntryKind, Failure, Root
from aggregator.model.errors import IndexBusy, IndexCorrupt, IndexMissing, UsageError
from aggregator.model.facts import PackExtract
from aggregator.model.locators import locator_from_json
from aggregator.model.reading_results import DocumentRow


def test_facts_come_back_as_they_were_said(filled):
    with Index.open(filled["folder"]) as index:
        frame = index.facts("power")
    first = frame.drop(columns="period").iloc[0].to_dict()
    assert first | {"locator": str(locator_from_json(first["locator"]))} == {
        "file": "drive/1", "revision": 1, "ordinal": 0, "kind": "plant", "scheme": "name", "identifier": "north",
        "name": "North", "attribute": "capacity", "value": "120", "unit": "MW", "confidence": 0.85,
        "available": 1.0, "locator": "row 2, column C", "start": 0, "end": 3, "member": "", "reason": "table",
        "modality": "actual",
    }  # fmt: skip
    assert frame["period"].isna().tolist() == [True, False]
    assert frame["period"].tolist()[1] == "2024"


def test_links_come_back_apart_from_facts(filled):
    with Index.open(filled["folder"]) as index:
        (link,) = index.links("power").to_dict("records")
    assert (link["scheme"], link["identifier"]) == ("eic", "E1")
    assert (link["other_kind"], link["other_scheme"], link["other_value"]) == ("plant", "wri", "W1")
    assert (link["file"], link["confidence"], link["ordinal"]) == ("drive/1", 0.95, 2)


def test_a_pack_nobody_used_has_empty_frames_with_the_same_columns(filled):
    with Index.open(filled["folder"]) as index:
        empty, full = index.facts("hospitals"), index.facts("power")
        assert (len(empty), list(empty.columns)) == (0, list(full.columns))
        assert empty.dtypes.map(str).to_dict() == full.dtypes.map(str).to_dict()
        assert index.links("hospitals").empty


def test_an_empty_index_has_empty_frames(folder):
    with Index.open(folder, writing=True) as index:
        assert index.files().empty
        assert index.facts("power").empty
        assert index.documents().empty
        assert index.mentions().empty
        assert (index.scans(), index.findings(), index.markings(), index.access_classes()) == ([], [], [], ())


def test_a_new_revision_replaces_the_old_one(filled, make):
    again = make.entry("1", "plants/a.csv", version="2")
    with Index.open(filled["folder"], writing=True) as index:
        scan = index.begin_scan(30.0, {})
        make.see(index, scan, again)
        index.replace(scan, [make.result(again, [make.fact(again, "north", "capacity", "125")], available=9.0)])
        assert make.said(index) == [("drive/1", "north", "capacity", "125", None, 9.0)]
        assert index.facts("power")["revision"].tolist() == [2]
        assert index.links("power").empty
        assert index.check() == []


def test_a_segment_without_current_rows_is_deleted_when_the_scan_ends(filled, make):
    segments = filled["folder"] / "segments"
    (old,) = segments.iterdir()
    with Index.open(filled["folder"], writing=True) as index:
        scan = index.begin_scan(30.0, {})
        index.replace(scan, [make.result(filled["first"], [make.fact(filled["first"], "north", "capacity", "120")])])
        assert len(list(segments.iterdir())) == 2
        index.finish_scan(scan, 31.0, {}, complete=True)
    (new,) = segments.iterdir()
    assert new != old


def test_removed_files_take_their_facts_with_them(filled, make):
    with Index.open(filled["folder"], writing=True) as index:
        scan = index.begin_scan(30.0, {})
        make.see(index, scan, filled["second"])
        (gone,) = index.unseen(scan, "drive", [])
        assert (gone.file, gone.path) == ("drive/1", "plants/a.csv")
        index.remove(scan, [gone.file])
        assert make.said(index) == []
        assert index.files()["file"].tolist() == ["drive/2"]
        assert index.documents()["file"].tolist() == ["drive/2"]


def test_what_became_a_folder_takes_with_it_what_it_said_as_a_file(filled, make):
    with Index.open(filled["folder"], writing=True) as index:
        scan = index.begin_scan(30.0, {})
        make.see(index, scan, make.entry("1", "plants/sites", kind=EntryKind.FOLDER))
        index.finish_scan(scan, 31.0, {}, complete=True)
        assert make.said(index) == []
        assert index.files()["path"].tolist() == ["plants/b.csv"]


@pytest.mark.parametrize(
    ("spared", "gone"),
    [
        ([], ["a", "a/b", "a/b/c", "ab"]),
        (["a/b"], ["a", "ab"]),
        (["a"], ["ab"]),
        (["a/"], ["ab"]),
        (["a/b/c", "ab"], ["a", "a/b"]),
        (["b"], ["a", "a/b", "a/b/c", "ab"]),
        ([""], []),
    ],
)
def test_what_stands_below_a_failed_subtree_is_not_gone(folder, make, spared, gone):
    with Index.open(folder, writing=True) as index:
        first = index.begin_scan(1.0, {})
        make.see(index, first, *[make.entry(path.replace("/", "-"), path) for path in ["ab", "a/b/c", "a/b", "a"]])
        second = index.begin_scan(2.0, {})
        assert [entry.path for entry in index.unseen(second, "drive", spared)] == gone


def test_entries_of_other_roots_are_left_alone(folder, make):
    other = Root("other", "Other", "file:///o")
    with Index.open(folder, writing=True) as index:
        first = index.begin_scan(1.0, {})
        make.see(index, first, make.entry("1"))
        make.see(index, first, make.entry("1", root=other), root=other)
        second = index.begin_scan(2.0, {})
        assert [entry.file for entry in index.unseen(second, "drive", [])] == ["drive/1"]
        assert list(index.known("other")) == ["1"]


def test_known_tells_what_was_read_not_what_was_listed(folder, make):
    with Index.open(folder, writing=True) as index:
        scan = index.begin_scan(1.0, {})
        make.see(index, scan, make.entry("1"), make.entry("2"))
        failed = (DocumentRow("", "application/pdf", Status.ENCRYPTED, "needs a password"),)
        index.replace(scan, [make.result(make.entry("1"), documents=failed, available=5.0)])
        make.see(index, scan, make.entry("1", "moved.csv", version="2"))
        known = index.known("drive")
    assert (known["1"].path, known["1"].content_version, known["1"].recipe) == ("moved.csv", "1", "r1")
    assert (known["1"].status, known["1"].available) == (Status.ENCRYPTED, 5.0)
    assert (known["2"].content_version, known["2"].recipe, known["2"].status) == ("", "", None)


def test_files_show_listing_reading_and_access_together(folder, make):
    staff = AccessClass(frozenset({"group:staff", "user:ann"}))
    secret, plain = make.entry("1", "z.csv", owner="ann"), make.entry("2", "a.csv")
    shortcut = make.entry("3", "link", kind=EntryKind.LINK)
    place = make.Citation(secret.file, make.GridLoc(1, 1), 0, 6)
    markings = tuple(make.Marking("us", grade.name, grade, "banner", place) for grade in (make.Grade(3), make.Grade(1)))
    with Index.open(folder, writing=True) as index:
        scan = index.begin_scan(1.0, {})
        index.see(scan, make.ROOT, [secret, plain, shortcut], [staff, make.ALL, make.ALL])
        index.replace(scan, [make.result(secret, markings=markings)])
        files = index.files()
        assert files["path"].tolist() == ["a.csv", "z.csv"]
        assert files["status"].tolist() == [None, "ok"]
        assert files["grade"].tolist() == [0, 3]
        assert files["owner"].tolist() == [None, "ann"]
        assert files["signature"].tolist() == [None, b"\0\1"]
        assert [index.access_classes()[number] for number in files["access_class"]] == [make.ALL, staff]
        assert index.files([EntryKind.LINK])["path"].tolist() == ["link"]
        assert index.markings() == [(secret.file, marking) for marking in markings]


def test_access_lists_are_kept_once(folder, make):
    ann = Principal("user", "drive", "ann", "ann@example.org")
    acl = Acl((Layer("union", (Grant(ann, True, 0, frozenset({"read", "list"})),)),), Completeness.COMPLETE)
    with Index.open(folder, writing=True) as index:
        scan = index.begin_scan(1.0, {})
        make.see(index, scan, make.entry("1", acl=acl), make.entry("2", acl=acl), make.entry("3"))
    rows = sqlite3.connect(folder / "index.db").execute("SELECT body FROM acl").fetchall()
    assert len(rows) == 1
    assert '"rights":["list","read"]' in rows[0][0]


def test_an_access_class_nobody_has_any_more_is_not_shown(folder, make):
    with Index.open(folder, writing=True) as index:
        scan = index.begin_scan(1.0, {})
        make.see(index, scan, make.entry("1"), access=AccessClass(frozenset({"user:ann"})))
        make.see(index, scan, make.entry("1"), access=AccessClass(frozenset(), unknown=True))
        assert index.access_classes() == (AccessClass(frozenset(), unknown=True),)


def test_members_of_containers_have_rows_of_their_own(folder, make):
    rows = (
        DocumentRow("", "application/zip", Status.PARTIAL, "one member could not be read", "zip 1"),
        DocumentRow("a.txt", "text/plain", Status.OK, "", "text 1", 4, 0, ("decoded as latin-1",)),
    )
    mentions, topics = (make.Mention("person", "Ann", 2),), (make.Topic("outages", 3),)
    with Index.open(folder, writing=True) as index:
        scan = index.begin_scan(1.0, {})
        make.see(index, scan, make.entry("1"))
        extracts = (PackExtract("power", topics=topics), PackExtract("people"))
        index.replace(scan, [make.result(make.entry("1"), documents=rows, extracts=extracts, mentions=mentions)])
        documents = index.documents()
        assert documents["member"].tolist() == ["", "a.txt"]
        assert documents["warnings"].tolist() == [(), ("decoded as latin-1",)]
        assert index.files()["status"].tolist() == ["partial"]
        assert index.mentions().to_dict("records") == [{"file": "drive/1", "kind": "person", "name": "Ann", "count": 2}]
        assert index.topics("power").to_dict("records") == [{"file": "drive/1", "name": "outages", "hits": 3}]
        assert index.topics("people").empty


def test_scans_members_packs_and_failures_come_back(folder):
    failures = [
        Failure("drive", "a/b", "list", "permission denied", subtree=True),
        Failure("drive", "c", "stat", "gone"),
    ]
    members = {Membership("staff", "ann", "csv"), Membership("all", "staff", "csv")}
    packs = [PackUsed("power", "d1", "policies/power.yaml"), PackUsed("health", "d2", "policies/health.yaml")]
    with Index.open(folder, writing=True) as index:
        scan = index.begin_scan(1.5, {"stores": ["/srv/drive"]})
        index.record_failures(scan, failures[:1])
        index.record_failures(scan, failures[1:])
        index.set_members(members)
        index.set_members(members)
        index.set_packs(packs)
        index.set_packs(packs)
        index.finish_scan(scan, 2.5, {"files": 3}, complete=False)
    with Index.open(folder) as index:
        assert index.failures(scan) == tuple(failures)
        assert index.members() == tuple(sorted(members, key=lambda each: each.group))
        assert index.packs() == tuple(packs)
        (row,) = index.scans()
        assert (row.started, row.finished, row.description, row.counts, row.complete) == (
            1.5, 2.5, {"stores": ["/srv/drive"]}, {"files": 3}, False,
        )  # fmt: skip


def test_findings_keep_their_order_and_the_scan_they_were_first_in(folder):
    def finding(name: str, severity: str = "high") -> dict:
        return {"id": name, "pack": "power", "insight": "i", "scope": None, "severity": severity, "deep": {"s": ["湖"]}}

    with Index.open(folder, writing=True) as index:
        for names in (["b", "a"], ["c", "b"], ["a"]):
            scan = index.begin_scan(1.0, {})
            index.save_findings(scan, [finding(name) for name in names])
            index.finish_scan(scan, 2.0, {}, complete=True)
            if names == ["c", "b"]:
                assert index.findings() == [finding("c") | {"first_seen": 2}, finding("b") | {"first_seen": 1}]
        assert index.findings() == [finding("a") | {"first_seen": 1}]


def test_an_unfinished_scan_leaves_what_it_committed(folder, make):
    with Index.open(folder, writing=True) as index:
        scan = index.begin_scan(1.0, {})
        make.see(index, scan, make.entry("1"))
        index.replace(scan, [make.result(make.entry("1"), [make.fact(make.entry("1"), "north", "capacity", "1")])])
    with Index.open(folder, writing=True) as index:
        assert index.known("drive")["1"].recipe == "r1"
        assert index.begin_scan(2.0, {}) == scan + 1
        assert len(make.said(index)) == 1
        assert index.scans()[0].finished is None


def test_text_that_utf8_cannot_hold_does_no_harm(folder, make):
    odd = make.entry("1", "caf\udce9\ud800\0.csv", owner="\ud800")
    row = DocumentRow("\udcff.txt", "text/plain", Status.OK, "\udcff", warnings=("\udcff",))
    with Index.open(folder, writing=True) as index:
        scan = index.begin_scan(1.0, {})
        make.see(index, scan, odd)
        facts = [make.fact(odd, "north\ud800\0", "capacity", "1")]
        index.replace(
            scan, [make.result(odd, facts, documents=(row,), mentions=(make.Mention("person", "\udcff", 1),))]
        )
        assert make.said(index) == [("drive/1", "north?\0", "capacity", "1", None, 1.0)]
        assert index.files()["path"].tolist() == ["caf??\0.csv"]


def test_the_text_as_it_stands_in_the_file_is_not_kept(filled):
    kept = b"".join(path.read_bytes() for path in filled["folder"].rglob("*") if path.is_file())
    assert b"SURFACE" not in kept
    with Index.open(filled["folder"]) as index:
        assert "surface" not in index.facts("power")


def test_nobody_but_the_owner_reaches_any_file(folder, make):
    before = os.umask(0)
    try:
        with Index.open(folder, writing=True) as index:
            scan = index.begin_scan(1.0, {})
            make.see(index, scan, make.entry("1"))
            index.replace(scan, [make.result(make.entry("1"), [make.fact(make.entry("1"), "n", "a", "1")])])
            assert index.check() == []
            modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in [folder, *folder.rglob("*")]}
    finally:
        os.umask(before)
    assert {modes.pop("index"), modes.pop("segments")} == {0o700}
    assert "index.db-wal" in modes
    assert set(modes.values()) == {0o600}


def test_check_names_a_file_that_others_can_reach(filled):
    (filled["folder"] / "index.db").chmod(0o644)
    with Index.open(filled["folder"]) as index:
        assert any("index.db: others" in problem for problem in index.check())


def test_a_second_writer_is_told_who_writes(folder):
    with Index.open(folder, writing=True), pytest.raises(IndexBusy, match=f"process {os.getpid()} is scanning"):
        Index.open(folder, writing=True).__enter__()
    with Index.open(folder, writing=True) as index:
        assert index.check() == []


def test_reading_what_is_not_there_says_what_to_do(folder, tmp_path):
    with pytest.raises(IndexMissing, match="run `aggregator scan` first"):
        Index.open(folder).__enter__()
    assert not folder.exists()
    (tmp_path / "index.db").touch()
    with pytest.raises(IndexMissing, match="no scan has filled"):
        Index.open(tmp_path).__enter__()


def test_a_newer_or_foreign_catalog_is_refused(filled, tmp_path):
    newer = sqlite3.connect(filled["folder"] / "index.db")
    newer.execute(f"PRAGMA user_version = {VERSION + 1}")
    newer.close()
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    other = sqlite3.connect(foreign / "index.db")
    other.execute("CREATE TABLE t (x)")
    other.commit()
    other.close()
    for writing in (False, True):
        with pytest.raises(IndexCorrupt, match="newer version"):
            Index.open(filled["folder"], writing=writing).__enter__()
        with pytest.raises(IndexCorrupt, match="another program"):
            Index.open(foreign, writing=writing).__enter__()


def test_a_folder_of_other_files_is_not_made_an_index(tmp_path):
    (tmp_path / "report.docx").touch()
    mode = tmp_path.stat().st_mode
    with pytest.raises(UsageError, match="holds other files"):
        Index.open(tmp_path, writing=True).__enter__()
    assert tmp_path.stat().st_mode == mode
    with pytest.raises(UsageError, match="no folder"):
        Index.open(tmp_path / "report.docx", writing=True).__enter__()


def test_a_damaged_catalog_is_named(filled):
    path = filled["folder"] / "index.db"
    path.write_bytes(b"\0" * 200 + path.read_bytes()[200:])
    with pytest.raises(IndexCorrupt, match=r"index\.db"):
        Index.open(filled["folder"]).__enter__()


@pytest.mark.parametrize("damage", ["missing", "short", "flipped"])
def test_a_damaged_segment_is_named_and_never_read(filled, make, damage):
    (path,) = (filled["folder"] / "segments").iterdir()
    content = bytearray(path.read_bytes())
    if damage == "missing":
        path.unlink()
    elif damage == "short":
        path.write_bytes(content[:-20])
    else:
        content[len(content) // 3] ^= 0x10
        path.write_bytes(content)
    with Index.open(filled["folder"], writing=True) as index:
        assert any(path.name in problem for problem in index.check())
        with pytest.raises(IndexCorrupt, match=path.name):
            index.facts("power")
        scan = index.begin_scan(30.0, {})
        with pytest.raises(IndexCorrupt, match=path.name):
            index.replace(scan, [make.result(filled["first"], [make.fact(filled["first"], "n", "a", "1")])])


def test_orphans_are_invisible_and_swept_by_the_next_writer(filled):
    orphan = filled["folder"] / "segments" / "left-over.parquet.tmp"
    orphan.write_bytes(b"half")
    spill = filled["folder"] / "spill-of-a-dead-process"
    spill.mkdir()
    with Index.open(filled["folder"]) as index:
        assert len(index.facts("power")) == 2
        assert [problem for problem in index.check() if "no commit lists it" in problem]
    with Index.open(filled["folder"], writing=True) as index:
        assert not orphan.exists()
        assert not spill.exists()
        assert index.check() == []


@pytest.mark.parametrize("name", ["with 'quotes'", "a*b?[c]", "数据", "a%20b#c"])
def test_any_folder_name_will_do(tmp_path, make, name):
    with Index.open(tmp_path / name, writing=True) as index:
        scan = index.begin_scan(1.0, {})
        make.see(index, scan, make.entry("1"))
        index.replace(scan, [make.result(make.entry("1"), [make.fact(make.entry("1"), "n", "a", "1")])])
        index.replace(scan, [make.result(make.entry("1"), [make.fact(make.entry("1"), "n", "a", "1")], available=7.0)])
        assert make.said(index) == [("drive/1", "n", "a", "1", None, 1.0)]


def test_misuse_is_told(filled, make):
    with Index.open(filled["folder"]) as index, pytest.raises(ValueError, match="opened for reading"):
        index.begin_scan(1.0, {})
    with Index.open(filled["folder"], writing=True) as index:
        with pytest.raises(ValueError, match="scan 1 is not under way"):
            index.replace(1, [])
        scan = index.begin_scan(1.0, {})
        with pytest.raises(ValueError, match="never listed"):
            index.replace(scan, [make.result(make.entry("77"))])
        with pytest.raises(ValueError, match="twice"):
            index.replace(scan, [make.result(filled["first"])] * 2)
        with pytest.raises(ValueError, match="not of root"):
            make.see(index, scan, make.entry("1"), root=Root("other", "Other", "file:///o"))
        assert len(make.said(index)) == 2


def test_a_hundred_thousand_facts_are_replaced_and_read(folder, make):
    entries = [make.entry(str(number)) for number in range(100)]

    def results(value: str):
        return [
            make.result(each, [make.fact(each, f"s{row}", "capacity", value, row=row) for row in range(1000)])
            for each in entries
        ]

    with Index.open(folder, writing=True) as index:
        scan = index.begin_scan(1.0, {})
        make.see(index, scan, *entries)
        index.replace(scan, results("1"))
        index.replace(scan, results("2"))
        facts = index.facts("power")
        assert len(facts) == 100_000
        assert set(facts["value"]) == {"2"}
        assert index.stats()["rows"] == 100_000
        assert index.stats()["rows_stored"] == 200_000


def test_what_a_listing_says_anew_replaces_what_it_said(folder, make):
    ann = AccessClass(frozenset({"user:ann"}))
    with Index.open(folder, writing=True) as index:
        first = index.begin_scan(1.0, {})
        make.see(index, first, make.entry("1", owner="ann"), make.entry("2"))
        second = index.begin_scan(2.0, {})
        make.see(index, second, make.entry("1", owner="bo"), make.entry("2"), access=ann)
        make.see(index, second, make.entry("2", "x.csv"), make.entry("2", "y.csv"), access=ann)
        files = index.files()
        assert files["owner"].tolist() == ["bo", None]
        assert files["path"].tolist() == ["1.csv", "y.csv"]
        assert index.access_classes() == (ann,)
        assert index.unseen(second, "drive", []) == []
