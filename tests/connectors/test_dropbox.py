"""Dropbox: the contract, and what only Dropbox does, on a service that speaks its documented protocol."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from contract import Listing, Place, StoreContract, last_cursor
from servers.dropbox import ACCESS_TOKEN, ME, DropboxService, Item, dropbox, group, invitee, link, member, refused
from servers.loopback import Reply, as_json

from aggregator.model.access import LINK, Completeness
from aggregator.model.entries import EntryKind
from aggregator.model.errors import NotAuthorised, StoreError, UsageError
from aggregator.permissions import may_read
from aggregator.store import CursorReset, Store, open_store
from connectors.dropbox import connect


@pytest.fixture
def service() -> Iterator[DropboxService]:
    with dropbox() as running:
        yield running


@pytest.fixture(autouse=True)
def signed_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AGGREGATOR_DROPBOX_ACCESS_TOKEN", ACCESS_TOKEN)


class DropboxPlace(Place):
    """A folder of an account; what is denied is out of the account's sight for a while."""

    def __init__(self, service: DropboxService, top: str = "/Group") -> None:
        self.state = service.state
        self._top = top
        self.state.folder(top)
        self.uri = f"dropbox://{top}?api={service.url}"

    def write(self, path: str, content: bytes) -> None:
        self.state.put(f"{self._top}/{path}", content)

    def remove(self, path: str) -> None:
        self.state.remove(f"{self._top}/{path}")

    def rename(self, path: str, to: str) -> None:
        self.state.rename(f"{self._top}/{path}", f"{self._top}/{to}")

    @contextmanager
    def denied(self, path: str) -> Iterator[None]:
        hidden = [self.state.items.pop(item.path.lower()) for item in self.state.below(f"{self._top}/{path}")]
        folder = self.state.items.pop(f"{self._top}/{path}".lower())
        yield
        self.state.items |= {item.path.lower(): item for item in (folder, *hidden)}

    def item(self, path: str) -> Item:
        return self.state.items[f"{self._top}/{path}".lower()]


@pytest.fixture
def place(service: DropboxService) -> DropboxPlace:
    return DropboxPlace(service)


@pytest.fixture
def store(place: DropboxPlace) -> Store:
    return open_store(place.uri)


class TestDropbox(StoreContract):
    @pytest.fixture
    def place(self, place: DropboxPlace) -> DropboxPlace:
        return place


# What changed


def test_what_changed_comes_through_the_cursor_and_what_went_by_its_path(place: DropboxPlace, store: Store) -> None:
    for name in ("kept", "changed", "renamed", "removed"):
        place.write(f"A/{name}.txt", name.encode())
    before = Listing(store)
    place.write("A/changed.txt", b"another content")
    place.rename("A/renamed.txt", "B/moved.txt")
    place.remove("A/removed.txt")
    after = Listing(store, last_cursor(before))
    assert sorted(after.files) == ["A/changed.txt", "B/moved.txt"]
    assert after.files["B/moved.txt"].native_id == before.files["A/renamed.txt"].native_id
    gone = [path for page in after.pages for path in page.removed_paths]
    assert gone == ["A/renamed.txt", "A/removed.txt"]
    assert after.complete
    assert Listing(store, last_cursor(after)).entries == []


@pytest.mark.parametrize("cursor", [b"", b"{}", b"\xff", b'{"format": 99}', b"[1]"])
def test_a_cursor_that_is_none_has_everything_listed_anew(store: Store, cursor: bytes) -> None:
    (root,) = store.roots()
    with pytest.raises(CursorReset):
        list(store.changes(root, cursor))


def test_a_cursor_that_dropbox_forgot_has_everything_listed_anew(
    service: DropboxService, place: DropboxPlace, store: Store
) -> None:
    place.write("plan.txt", b"x")
    cursor = last_cursor(Listing(store))
    service.forgotten = 10_000
    with pytest.raises(CursorReset):
        Listing(store, cursor)


def test_a_torn_page_loses_nothing_and_is_not_complete(
    service: DropboxService, place: DropboxPlace, store: Store
) -> None:
    service.page = 2
    for number in range(6):
        place.write(f"{number}.txt", b"x")
    (root,) = store.roots()
    pages = []
    listing = store.changes(root, None)
    pages.append(next(listing))
    service.trouble = [Reply(200, b'{"entries": [', {"Content-Type": "application/json"})]
    pages.extend(listing)
    assert sum(len(page.upserts) for page in pages) == 2
    assert not any(page.complete for page in pages)
    assert [failure.subtree for page in pages for failure in page.failures] == [True]


def test_throttling_is_waited_for(service: DropboxService, place: DropboxPlace, store: Store) -> None:
    place.write("plan.txt", b"x")
    list(store.roots())
    service.trouble = [as_json({"error_summary": "too_many_requests/"}, 429, Retry_After="0")] * 2
    assert list(Listing(store).files) == ["plan.txt"]


def test_a_refused_token_is_said_and_not_repeated(place: DropboxPlace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AGGREGATOR_DROPBOX_ACCESS_TOKEN", "sl.stolen-and-revoked")
    with pytest.raises(NotAuthorised, match="AGGREGATOR_DROPBOX_ACCESS_TOKEN is refused") as error:
        Listing(open_store(place.uri))
    assert "sl.stolen" not in str(error.value)


def test_a_refresh_token_gets_tokens_of_its_own(place: DropboxPlace, monkeypatch: pytest.MonkeyPatch) -> None:
    place.write("plan.txt", b"x")
    monkeypatch.delenv("AGGREGATOR_DROPBOX_ACCESS_TOKEN")
    for name, value in (("REFRESH_TOKEN", "refresh-me"), ("CLIENT_ID", "app"), ("CLIENT_SECRET", "app-secret")):
        monkeypatch.setenv(f"AGGREGATOR_DROPBOX_{name}", value)
    assert list(Listing(open_store(place.uri)).files) == ["plan.txt"]


def test_what_is_no_place_is_a_clear_error(service: DropboxService, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UsageError, match="Dropbox has no host"):
        connect("dropbox://host/x")
    with pytest.raises(StoreError, match="path/not_found"):
        Listing(open_store(f"dropbox:///Nowhere?api={service.url}"))
    monkeypatch.delenv("AGGREGATOR_DROPBOX_ACCESS_TOKEN")
    with pytest.raises(NotAuthorised, match="nothing to sign in with"):
        connect("dropbox://")


# What a listing shows


def test_paths_are_written_as_their_folders_are(place: DropboxPlace, store: Store) -> None:
    place.write("Plans 计划/North/Unit A.txt", b"x")
    assert list(Listing(store).files) == ["Plans 计划/North/Unit A.txt"]


def test_a_team_is_listed_from_its_space(service: DropboxService, place: DropboxPlace) -> None:
    service.team_space = True
    place.write("plan.txt", b"x")
    assert list(Listing(open_store(place.uri)).files) == ["plan.txt"]


def test_what_has_no_bytes_is_read_as_what_dropbox_exports(place: DropboxPlace, store: Store) -> None:
    place.write("Minutes.paper", b"# exported")
    place.item("Minutes.paper").more["export_info"] = {"export_as": "markdown"}
    entry = Listing(store).files["Minutes.paper"]
    assert (entry.kind, entry.size) == (EntryKind.FILE, None)
    with store.open(entry) as content:
        assert content.read() == b"# exported"


def test_older_and_deleted_contents_are_listed_where_they_are_asked_for(place: DropboxPlace) -> None:
    for content in (b"one", b"two", b"three"):
        place.write("plan.txt", content)
    place.write("gone.txt", b"last words")
    place.remove("gone.txt")
    store = open_store(f"{place.uri}&versions=yes&trash=yes")
    files = Listing(store).files
    newest, gone = files.pop("plan.txt"), files.pop("gone.txt")
    assert (gone.trashed, gone.version_of) == (True, None)
    assert {entry.version_of for entry in files.values()} == {newest.native_id}
    contents = []
    for entry in (gone, *files.values()):
        with store.open(entry) as content:
            contents.append(content.read())
    assert sorted(contents) == [b"last words", b"one", b"two"]


# Who can read


def readers(store: Store, path: str) -> set[str]:
    acl = Listing(store).files[path].acl
    assert acl is not None
    return {grant.principal.name for layer in acl.layers for grant in layer.grants if "read" in grant.rights}


def test_what_is_shared_with_nobody_is_the_accounts_own(place: DropboxPlace, store: Store) -> None:
    place.write("plan.txt", b"x")
    acl = Listing(store).files["plan.txt"].acl
    assert acl is not None
    assert (readers(store, "plan.txt"), acl.completeness) == ({ME}, Completeness.COMPLETE)


def test_members_of_the_nearest_shared_folder_and_of_the_file_read_it(place: DropboxPlace, store: Store) -> None:
    place.write("Plans/Old/plan.txt", b"x")
    many = [member("ann@corp.example", "owner"), member("bo@corp.example"), group("Shift"), invitee("new@else.example")]
    place.state.share("/Group/Plans", "777", [*many, member("cy@corp.example", "traverse")])
    place.item("Plans/Old/plan.txt").members = [member(f"{number}@corp.example") for number in range(25)]
    named = readers(store, "Plans/Old/plan.txt")
    assert named >= {"ann@corp.example", "bo@corp.example", "Shift", "new@else.example", "24@corp.example"}
    assert "cy@corp.example" not in named
    assert ME not in named


def test_links_open_files_and_all_that_is_below_a_folder(place: DropboxPlace, store: Store) -> None:
    place.write("Plans/Old/plan.txt", b"x")
    place.write("Plans/other.txt", b"x")
    place.state.links = [
        link(place.item("Plans/Old"), "public", expires="2030-01-01T00:00:00Z"),
        link(place.item("Plans/other.txt"), "shared_folder_only"),
        link(place.item("Plans"), "team_only"),
        link(place.item("Plans/other.txt"), "password"),
    ]
    assert readers(store, "Plans/Old/plan.txt") == {ME, LINK, "anyone at Corp"}
    acl = Listing(store).files["Plans/other.txt"].acl
    assert acl is not None
    links = [grant for grant in acl.layers[0].grants if grant.via == "link"]
    assert [(grant.principal.name, grant.password) for grant in links] == [(LINK, True), ("anyone at Corp", False)]


def test_where_others_may_give_links_to_anyone_the_readers_are_not_wholly_known(
    place: DropboxPlace, store: Store
) -> None:
    place.write("Plans/plan.txt", b"x")
    place.state.share("/Group/Plans", "777", [member("ann@corp.example")], policy="anyone")
    acl = Listing(store).files["Plans/plan.txt"].acl
    assert acl is not None
    assert acl.completeness is Completeness.PARTIAL


def test_members_that_are_not_shown_are_unknown_and_said(
    service: DropboxService, place: DropboxPlace, store: Store
) -> None:
    place.write("Plans/plan.txt", b"x")
    place.write("note.txt", b"x")
    place.item("note.txt").members = [member("ann@corp.example")]
    place.state.share("/Group/Plans", "777", [member("ann@corp.example")])
    service.hides_members = True
    listing = Listing(store)
    acls = [listing.files[path].acl for path in ("Plans/plan.txt", "note.txt")]
    assert [acl.completeness for acl in acls if acl] == [Completeness.PARTIAL] * 2
    assert {each.stage for each in listing.failures} == {"permissions"}
    assert listing.complete


def agree(service: DropboxService, cases: int, seed: int) -> int:
    """Return how many answers were compared with what the service itself makes of members and links."""
    dice = random.Random(seed)
    accounts = [f"{name}@corp.example" for name in ("ann", "bo", "cy", "dan")]
    place = DropboxPlace(service, f"/World {seed}")
    roles = ("owner", "editor", "viewer", "viewer_no_comment", "traverse")

    def some() -> list[dict[str, Any]]:
        chosen = dice.sample(accounts, dice.randint(0, 3))
        return [dice.choice((member, member, invitee))(account, dice.choice(roles)) for account in chosen]

    for number in range(cases):
        path = "/".join([f"{depth}-{dice.randint(0, 3)}" for depth in range(dice.randint(0, 3))] + [f"{number}.txt"])
        place.write(path, b"x")
        place.item(path).members = some() if dice.random() < 0.3 else []
    for item in place.state.below(f"/World {seed}"):
        if item.is_folder and dice.random() < 0.4:
            place.state.share(item.path, f"s{item.id}", some())
        if dice.random() < 0.2:
            place.state.links.append(link(item, dice.choice(("public", "password", "team_only", "shared_folder_only"))))
    compared = 0
    for path, entry in Listing(open_store(place.uri)).files.items():
        assert entry.acl is not None
        asked = [(account, {account}, False, False) for account in (*accounts, ME)]
        asked += [("", {LINK}, True, False), ("", {"anyone at Corp"}, False, True)]
        for account, names, has_link, in_team in asked:
            truth = service.state.reads(place.item(path), account, has_link=has_link, in_team=in_team)
            assert may_read(entry.acl, names, helps_himself=False) is truth, (path, names)
            compared += 1
    return compared


def test_who_may_read_is_what_the_service_makes_of_it(service: DropboxService) -> None:
    assert agree(service, 10, seed=1) == 70


@pytest.mark.slow
def test_who_may_read_is_what_the_service_makes_of_a_thousand_cases(service: DropboxService) -> None:
    assert agree(service, 200, seed=2) >= 1000


# The vendor's own client


def test_dropboxs_own_client_is_told_the_same(service: DropboxService, place: DropboxPlace, store: Store) -> None:
    sdk = pytest.importorskip("dropbox", reason="needs: pip install -r .ci/vendors.lock")

    class Here(sdk.Dropbox):
        def _get_route_url(self, hostname: str, func_name: str) -> str:
            return f"{service.url}/2/{func_name}"

    service.page = 3
    place.write("Plans/plan.txt", b"content of the plan")
    for number in range(7):
        place.write(f"Plans/{number}.txt", b"x")
    members = [member("ann@corp.example", "owner"), member("bo@corp.example"), group("Shift")]
    place.state.share("/Group/Plans", "777", members)
    place.item("Plans/1.txt").members = [member("cy@corp.example")]
    place.state.links = [link(place.item("Plans/2.txt")), link(place.item("Plans/3.txt"), "password")]
    theirs = Here(ACCESS_TOKEN, max_retries_on_error=0)
    page = theirs.files_list_folder("/group", recursive=True)
    found = list(page.entries)
    while page.has_more:
        page = theirs.files_list_folder_continue(page.cursor)
        found += page.entries
    files = {each.id: each.rev for each in found if isinstance(each, sdk.files.FileMetadata)}
    ours = Listing(store).files
    assert {entry.native_id: entry.content_version for entry in ours.values()} == files
    _, answer = theirs.files_download(f"rev:{ours['Plans/plan.txt'].content_version}")
    with store.open(ours["Plans/plan.txt"]) as content:
        assert content.read() == answer.content
    told = theirs.sharing_list_folder_members("777")
    more = theirs.sharing_list_folder_members_continue(told.cursor)
    named = {user.user.email for user in (*told.users, *more.users)} | {
        each.group.group_name for each in (*told.groups, *more.groups)
    }
    assert readers(store, "Plans/plan.txt") == named
    (batch,) = theirs.sharing_list_file_members_batch([place.item("Plans/1.txt").id])
    assert [each.user.email for each in batch.result.get_result().members.users] == ["cy@corp.example"]
    assert len(theirs.sharing_list_shared_links().links) == 2
    assert theirs.users_get_current_account().email == ME


def test_a_failure_of_one_file_is_its_own(service: DropboxService, place: DropboxPlace) -> None:
    place.write("plan.txt", b"x")
    store = open_store(place.uri)
    entry = Listing(store).files["plan.txt"]
    service.trouble = [refused("path/restricted_content/")]
    with pytest.raises(StoreError, match=r"plan\.txt: cannot be read: .*restricted_content"):
        store.open(entry)
