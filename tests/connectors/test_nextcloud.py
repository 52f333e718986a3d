"""The Nextcloud connector, on a stand-in that speaks what is documented: the contract, shares, versions, trash."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from contract import Listing, Place, StoreContract
from servers.nextcloud import NC, OC, PASSWORD, Nextcloud, nextcloud
from servers.wsgi import answer

from aggregator.model.access import EVERYONE, LINK, Acl, Completeness, Grant, Membership, Principal
from aggregator.model.directory import Directory
from aggregator.model.errors import NotAuthorised, StoreError, UsageError
from aggregator.permissions import access_class
from aggregator.store import open_store

ME = "ann@example.com"


class NextcloudPlace(Place):
    """The account's files. Times tick by two seconds with every change, for HTTP knows no parts of them."""

    def __init__(self, server: Nextcloud) -> None:
        self.server = server
        self.uri = server.uri

    def write(self, path: str, content: bytes) -> None:
        target = self.server.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        before = target.stat().st_mtime if target.exists() else 1_700_000_000
        target.write_bytes(content)
        os.utime(target, (before + 2, before + 2))

    def remove(self, path: str) -> None:
        target = self.server.folder / path
        shutil.rmtree(target) if target.is_dir() else target.unlink()

    def rename(self, path: str, to: str) -> None:
        (self.server.folder / path).rename(self.server.folder / to)

    @contextmanager
    def denied(self, path: str) -> Iterator[None]:
        def forbid(environ: dict[str, Any], start: Any) -> Any:
            shut = environ["PATH_INFO"].rstrip("/").endswith(f"/files/{self.server.account}/{path}")
            return answer(start, "403 Forbidden") if shut else None

        self.server.program.faults.append(forbid)
        try:
            yield
        finally:
            self.server.program.faults.clear()


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Nextcloud]:
    monkeypatch.setenv("AGGREGATOR_NEXTCLOUD_PASSWORD", PASSWORD)
    with nextcloud(tmp_path) as running:
        yield running


@pytest.fixture
def place(server: Nextcloud) -> NextcloudPlace:
    return NextcloudPlace(server)


class TestNextcloud(StoreContract):
    @pytest.fixture
    def place(self, server: Nextcloud) -> NextcloudPlace:
        return NextcloudPlace(server)


def acls(server: Nextcloud, uri: str | None = None) -> dict[str, Acl]:
    entries = Listing(open_store(uri or server.uri)).entries
    return {entry.path: entry.acl for entry in entries if entry.acl is not None}


def readers(acl: Acl, now: float | None = None) -> set[str]:
    return set(access_class(acl, Directory(()), now).readers)


def grants(acl: Acl) -> list[Grant]:
    ((found),) = [layer.grants for layer in acl.layers]
    return list(found)


def test_what_nobody_shares_is_the_owners_and_that_is_all_of_it(server: Nextcloud, place: NextcloudPlace) -> None:
    place.write("plan.txt", b"x")
    acl = acls(server)["plan.txt"]
    assert (readers(acl), acl.completeness) == ({ME}, Completeness.COMPLETE)


@pytest.mark.parametrize(
    ("kind", "whom", "more", "name"),
    [
        (0, "bob", {"share_with_displayname_unique": "Bob@Example.com"}, "bob@example.com"),
        (0, "bob", {"share_with_displayname_unique": "bob"}, "bob@127.0.0.1"),
        (1, "staff", {}, "staff"),
        (3, None, {}, LINK),
        (4, "eve@other.example", {}, "eve@other.example"),
        (6, "eve@cloud.example", {}, "eve@cloud.example"),
        (7, "9f3c", {}, "team 9f3c"),
        (9, "staff@cloud.example", {}, "staff@cloud.example"),
        (10, "r00m", {}, "conversation r00m"),
        (99, "x", {}, "share of type 99 with x"),
    ],
)
def test_a_share_gives_reading_to_whom_it_is_for_and_all_below(
    server: Nextcloud, place: NextcloudPlace, kind: int, whom: str | None, more: dict[str, Any], name: str
) -> None:
    place.write("plans/deep/plan.txt", b"x")
    place.write("other.txt", b"x")
    server.share("plans", kind, whom, **more)
    found = acls(server)
    assert {path: readers(acl) for path, acl in found.items()} == {
        "plans": {ME, name},
        "plans/deep": {ME, name},
        "plans/deep/plan.txt": {ME, name},
        "other.txt": {ME},
    }
    via = "link" if kind in (3, 4) else "inherited:plans"
    assert [grant.via for grant in grants(found["plans/deep/plan.txt"])] == ["owner", via]


def test_shares_of_a_file_and_of_folders_above_it_add_up(server: Nextcloud, place: NextcloudPlace) -> None:
    place.write("a/b/plan.txt", b"x")
    for path, whom in (("a", "g1"), ("a/b", "g2"), ("a/b/plan.txt", "g3")):
        server.share(path, 1, whom)
    found = acls(server)
    assert readers(found["a/b/plan.txt"]) == {ME, "g1", "g2", "g3"}
    assert readers(found["a/b"]) == {ME, "g1", "g2"}


def test_a_share_above_the_scanned_folder_reaches_into_it(server: Nextcloud, place: NextcloudPlace) -> None:
    place.write("a/b/plan.txt", b"x")
    for path, whom in (("a", "g1"), ("a/b", "g2")):
        server.share(path, 1, whom)
    found = acls(server, server.uri.replace("/?", "/a/b?"))
    assert readers(found["plan.txt"]) == {ME, "g1", "g2"}


def test_a_folder_to_drop_files_in_is_not_read_by_who_drops(server: Nextcloud, place: NextcloudPlace) -> None:
    place.write("inbox/plan.txt", b"x")
    server.share("inbox", 3, None, permissions=4)
    assert readers(acls(server)["inbox/plan.txt"]) == {ME}


def test_what_is_kept_of_a_link_is_no_secret(server: Nextcloud, place: NextcloudPlace) -> None:
    place.write("plan.txt", b"x")
    more = {"password": "$2y$hash", "url": "https://cloud/s/t0ken-of-a-link", "expiration": "2025-03-04 00:00:00"}
    server.share("plan.txt", 3, "$2y$hash", **more)
    acl = acls(server)["plan.txt"]
    link = grants(acl)[1]
    assert (link.via, link.link_scope, link.password, link.expires) == (
        "link",
        "anyone",
        True,
        "2025-03-04T23:59:59-12:00",
    )
    assert "t0ken" not in repr(acl)
    assert "hash" not in repr(acl)
    in_march = 1_741_132_799  # 2025-03-04T23:59:59Z
    assert readers(acl, in_march) == {ME, LINK}
    assert readers(acl, in_march + 86_400) == {ME}


def test_what_others_share_with_the_account_is_partial(server: Nextcloud, place: NextcloudPlace) -> None:
    place.write("from bob/plan.txt", b"x")
    server.files.said["from bob"] = {f"{OC}owner-id": "bob", f"{OC}permissions": "SRGDNVCK"}
    server.shares_with_me.append(
        {"share_type": 1, "share_with": "staff", "permissions": 1, "file_source": server.id_of("from bob")}
    )
    told = {"share_type": 0, "share_with": "cat", "permissions": 1, "file_source": server.id_of("from bob/plan.txt")}
    server.shares_in["/from bob"] = [told]
    acl = acls(server)["from bob/plan.txt"]
    assert (readers(acl), acl.completeness) == ({"bob@127.0.0.1", "staff", "cat@127.0.0.1"}, Completeness.PARTIAL)
    assert Listing(open_store(server.uri)).files["from bob/plan.txt"].owner == "bob@127.0.0.1"


@pytest.mark.parametrize("groups", [{"staff": 31, "guests": 1}, {"staff": {"permissions": 31, "type": "group"}}])
def test_a_group_folder_is_read_by_its_groups(
    server: Nextcloud, place: NextcloudPlace, groups: dict[str, object]
) -> None:
    place.write("Shared plans/a/plan.txt", b"x")
    server.files.said["Shared plans"] = {f"{NC}mount-type": "group", f"{OC}owner-id": "ann"}
    server.group_folders = [{"id": 1, "mount_point": "Shared plans", "groups": groups, "acl": True}]
    inside = server.uri.replace("/?", "/Shared%20plans/a?")
    for uri, path in ((server.uri, "Shared plans/a/plan.txt"), (inside, "plan.txt")):
        acl = acls(server, uri)[path]
        assert readers(acl) >= set(groups)
        assert acl.completeness is Completeness.PARTIAL


def test_shares_that_may_not_be_asked_for_leave_all_partial_and_say_so(
    server: Nextcloud, place: NextcloudPlace
) -> None:
    place.write("plan.txt", b"x")
    shares = "/files_sharing/"
    server.program.faults.append(
        lambda environ, start: answer(start, "403 Forbidden") if shares in environ["PATH_INFO"] else None
    )
    store = open_store(server.uri)
    listing = Listing(store)
    assert listing.files["plan.txt"].acl is not None
    assert listing.files["plan.txt"].acl.completeness is Completeness.PARTIAL
    assert [(each.stage, each.subtree) for each in listing.failures] == [("permissions", False)]
    assert any("all permissions are partial" in note for note in store.probe().notes)


def test_a_file_met_twice_is_two_entries(server: Nextcloud, place: NextcloudPlace) -> None:
    place.write("a/plan.txt", b"x")
    (server.folder / "b").mkdir()
    (server.folder / "b" / "plan.txt").hardlink_to(server.folder / "a" / "plan.txt")
    files = Listing(open_store(server.uri)).files
    assert len({entry.file for entry in files.values()}) == 2
    assert files["a/plan.txt"].native_id == str(server.id_of("a/plan.txt"))


def test_old_versions_are_entries_of_their_own(server: Nextcloud, place: NextcloudPlace) -> None:
    place.write("plans/plan.txt", b"new")
    place.write("plans/none.txt", b"never changed")
    kept = server.versions / str(server.id_of("plans/plan.txt"))
    kept.mkdir()
    for seconds, content in (
        (1_600_000_000, b"old one"),
        (1_700_000_002, b"new"),
    ):  # newer servers list the present one
        (kept / str(seconds)).write_bytes(content)
        os.utime(kept / str(seconds), (seconds, seconds))
    store = open_store(f"{server.uri}&versions=yes")
    files = Listing(store).files
    assert sorted(files) == ["plans/none.txt", "plans/plan [2020-09-13 12.26.40].txt", "plans/plan.txt"]
    old, new = files["plans/plan [2020-09-13 12.26.40].txt"], files["plans/plan.txt"]
    assert (old.version_of, old.native_id, old.trashed) == (new.native_id, f"{new.native_id}@1600000000", True)
    assert old.acl == new.acl
    with store.open(old) as opened:
        assert opened.read() == b"old one"
    assert sorted(Listing(open_store(server.uri)).files) == ["plans/none.txt", "plans/plan.txt"]


def test_versions_that_cannot_be_listed_delete_nothing(server: Nextcloud, place: NextcloudPlace) -> None:
    place.write("plans/plan.txt", b"new")
    server.program.faults.append(
        lambda environ, start: answer(start, "403 Forbidden") if "/versions/" in environ["PATH_INFO"] else None
    )
    listing = Listing(open_store(f"{server.uri}&versions=yes"))
    assert [(each.path, each.subtree) for each in listing.failures] == [("plans", True)]
    assert not listing.complete


def test_what_is_in_the_trash_is_listed_where_it_was(server: Nextcloud, place: NextcloudPlace) -> None:
    place.write("plan.txt", b"here")
    (server.trash / "plan.txt.d1600000000").write_bytes(b"gone")
    (server.trash / "old.d1600000000").mkdir()
    (server.trash / "old.d1600000000" / "deep 容量.txt").write_bytes(b"deep")
    for name, before in (("plan.txt.d1600000000", "plans/plan.txt"), ("old.d1600000000", "old")):
        server.trashed[name] = {f"{NC}trashbin-original-location": before, f"{NC}trashbin-deletion-time": "1600000000"}
    store = open_store(f"{server.uri}&trash=yes")
    listing = Listing(store)
    assert listing.complete
    when = "[2020-09-13 12.26.40]"
    assert {path: entry.trashed for path, entry in listing.files.items()} == {
        "plan.txt": False,
        f"plans/plan {when}.txt": True,
        f"old {when}/deep 容量.txt": True,
    }
    deep = listing.files[f"old {when}/deep 容量.txt"]
    with store.open(deep) as opened:
        assert opened.read() == b"deep"
    assert deep.acl is not None
    assert readers(deep.acl) == {ME}
    below = open_store(server.uri.replace("/?", "/plans?") + "&trash=yes")
    (server.folder / "plans").mkdir()
    assert list(Listing(below).files) == [f"plan {when}.txt"]


def test_a_trash_that_cannot_be_listed_deletes_nothing(server: Nextcloud, place: NextcloudPlace) -> None:
    place.write("plan.txt", b"here")
    shutil.rmtree(server.trash)
    listing = Listing(open_store(f"{server.uri}&trash=yes"))
    assert list(listing.files) == ["plan.txt"]
    assert [(each.path, each.subtree) for each in listing.failures] == [("", True)]
    assert not listing.complete


def test_an_administrator_has_the_directory(server: Nextcloud) -> None:
    server.people = [
        {"id": f"user{number}", "email": None, "groups": ["staff"] if number % 2 else []} for number in range(1100)
    ]
    server.people[0] |= {"email": "Zero@Example.com", "groups": ["admin"]}
    known = list(open_store(server.uri).directory())
    people = {each.name for each in known if isinstance(each, Principal) and each.kind == "user"}
    assert people == {"zero@example.com", *(f"user{number}@127.0.0.1" for number in range(1, 1100))}
    edges = [each for each in known if isinstance(each, Membership)]
    assert len(edges) == 551
    assert Membership("admin", "zero@example.com", "nextcloud://127.0.0.1") in edges


def test_an_ordinary_account_has_itself_and_a_probe_says_so(server: Nextcloud) -> None:
    store = open_store(server.uri)
    assert [each for each in store.directory() if isinstance(each, Membership)] == [
        Membership("staff", ME, "nextcloud://127.0.0.1")
    ]
    notes = store.probe().notes
    assert any("Only an administrator" in note for note in notes)
    assert any("only in part" in note for note in notes)


def test_checksums_and_permissions_are_kept(server: Nextcloud, place: NextcloudPlace) -> None:
    place.write("plan.txt", b"x")
    server.files.said["plan.txt"] = {f"{OC}checksums": "SHA1:ABC MD5:DEF ADLER32:1", f"{OC}permissions": "RGDNVW"}
    entry = Listing(open_store(server.uri)).files["plan.txt"]
    assert entry.hashes == {"sha1": "abc", "md5": "def"}
    assert entry.extra["permissions"] == "RGDNVW"


def test_a_refused_app_password_says_where_it_was(server: Nextcloud, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AGGREGATOR_NEXTCLOUD_PASSWORD", "wrong-secret")
    store = open_store(server.uri)
    with pytest.raises(NotAuthorised, match="AGGREGATOR_NEXTCLOUD_PASSWORD") as refused:
        Listing(store)
    assert "wrong-secret" not in str(refused.value) + repr(store) + str(store.probe())


def test_what_is_no_nextcloud_is_an_error(server: Nextcloud) -> None:
    for body in (b"<html>", b"{}", b'{"ocs": {"data": []}}'):
        server.program.faults[:] = [lambda environ, start, body=body: answer(start, "200 OK", body)]
        with pytest.raises(StoreError):
            Listing(open_store(server.uri))


@pytest.mark.parametrize(
    ("uri", "says"),
    [
        ("nextcloud:///plans", "names no host"),
        ("nextcloud://ann@cloud.example/plans?http=yes", "only this machine is spoken to by http"),
        ("nextcloud://ann@cloud.example/plans?http=perhaps", "neither yes nor no"),
    ],
)
def test_what_is_wrong_with_a_uri_is_said(monkeypatch: pytest.MonkeyPatch, uri: str, says: str) -> None:
    monkeypatch.setenv("AGGREGATOR_NEXTCLOUD_PASSWORD", PASSWORD)
    with pytest.raises(UsageError, match=says):
        open_store(uri)


def test_nobody_else_is_everyone(server: Nextcloud, place: NextcloudPlace) -> None:
    place.write("plan.txt", b"x")
    server.share("plan.txt", 1, "staff")
    assert EVERYONE not in readers(acls(server)["plan.txt"])
