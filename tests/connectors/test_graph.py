"""OneDrive and SharePoint: the contract, and what only Graph does, on a service that speaks its documented protocol."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from contract import Listing, Place, StoreContract, last_cursor
from servers.graph import ACCESS_TOKEN, DRIVE, ME, TENANT, GraphService, Item, error, granted, graph, linked
from servers.loopback import Reply

from aggregator.model.access import LINK, Completeness, Membership
from aggregator.model.entries import EntryKind
from aggregator.model.errors import NotAuthorised, StoreError, UsageError
from aggregator.permissions import may_read
from aggregator.store import CursorReset, Store, open_store
from connectors.graph import connect


@pytest.fixture
def service() -> Iterator[GraphService]:
    with graph() as running:
        yield running


@pytest.fixture(autouse=True)
def signed_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AGGREGATOR_GRAPH_ACCESS_TOKEN", ACCESS_TOKEN)


class GraphPlace(Place):
    """A drive; what is denied is out of the account's sight for a while."""

    def __init__(self, service: GraphService) -> None:
        self.state = service.state
        self.uri = f"graph://contoso.sharepoint.com/sites/plans?drive=Documents&api={service.url}"

    def write(self, path: str, content: bytes) -> None:
        self.state.put(path, content)

    def remove(self, path: str) -> None:
        self.state.remove(path)

    def rename(self, path: str, to: str) -> None:
        self.state.move(path, to)

    @contextmanager
    def denied(self, path: str) -> Iterator[None]:
        folder = self.item(path)
        hidden = [*self.state.below(folder), folder]
        for each in hidden:
            del self.state.items[each.id]
        yield
        self.state.items |= {each.id: each for each in hidden}

    def item(self, path: str) -> Item:
        found = self.state.find(path)
        assert found is not None
        return found


@pytest.fixture
def place(service: GraphService) -> GraphPlace:
    return GraphPlace(service)


@pytest.fixture
def store(place: GraphPlace) -> Store:
    return open_store(place.uri)


class TestGraph(StoreContract):
    @pytest.fixture
    def place(self, place: GraphPlace) -> GraphPlace:
        return place


# What changed


def test_what_changed_comes_through_the_cursor(place: GraphPlace, store: Store) -> None:
    for name in ("kept", "changed", "renamed", "removed"):
        place.write(f"a/{name}.txt", name.encode())
    before = Listing(store)
    place.write("a/changed.txt", b"another content")
    place.rename("a/renamed.txt", "b/moved.txt")
    place.remove("a/removed.txt")
    after = Listing(store, last_cursor(before))
    assert sorted(after.files) == ["a/changed.txt", "b/moved.txt"]
    assert after.files["b/moved.txt"].native_id == before.files["a/renamed.txt"].native_id
    assert [each for page in after.pages for each in page.removed] == [before.files["a/removed.txt"].native_id]
    assert (Listing(store, last_cursor(after)).entries, after.complete) == ([], True)


def test_a_name_that_changed_is_no_new_content(place: GraphPlace, store: Store) -> None:
    place.write("plan.txt", b"x")
    before = Listing(store).files["plan.txt"]
    place.rename("plan.txt", "plan 2.txt")
    assert Listing(store).files["plan 2.txt"].content_version == before.content_version


def test_what_graph_forgot_is_listed_anew(service: GraphService, place: GraphPlace, store: Store) -> None:
    place.write("plan.txt", b"x")
    cursor = last_cursor(Listing(store))
    service.forgotten = 10_000
    with pytest.raises(CursorReset):
        Listing(store, cursor)
    for none in (b"", b"{}", b"[1]", b'{"format": 9}'):
        with pytest.raises(CursorReset):
            Listing(store, none)


def test_small_pages_are_put_together_and_a_torn_one_loses_nothing(
    service: GraphService, place: GraphPlace, store: Store
) -> None:
    service.page = 3
    for number in range(10):
        place.write(f"folder {number % 3}/{number}.txt", b"x")
    assert len(Listing(store).files) == 10
    (root,) = store.roots()
    pages = []
    listing = store.changes(root, None)
    pages.append(next(listing))
    service.trouble = [Reply(200, b'{"value": [', {"Content-Type": "application/json"})]
    pages.extend(listing)
    assert not any(page.complete for page in pages)
    assert [failure.subtree for page in pages for failure in page.failures] == [True]


def test_throttling_is_waited_for_in_batches_too(service: GraphService, place: GraphPlace, store: Store) -> None:
    for number in range(25):
        place.write(f"{number}.txt", b"x")
    list(store.roots())
    service.trouble = [error(429, "tooManyRequests", Retry_After="0")] * 2
    service.throttled_in_batches = 5
    listing = Listing(store)
    assert (len(listing.files), listing.failures, listing.complete) == (25, [], True)
    assert all(entry.acl and entry.acl.completeness is Completeness.COMPLETE for entry in listing.entries)


# What a listing shows


def test_a_person_and_a_site_have_drives_of_their_own(service: GraphService, place: GraphPlace) -> None:
    place.write("plan.txt", b"x")
    assert [root.name for root in open_store(f"graph://{ME}?api={service.url}").roots()] == ["Archive", "Documents"]
    assert [root.id for root in open_store(place.uri).roots()] == [f"graph.{DRIVE}"]
    with pytest.raises(StoreError, match=r"there is no drive 'Plans' \(known: Archive, Documents\)"):
        list(open_store(place.uri.replace("=Documents", "=Plans")).roots())
    with pytest.raises(UsageError, match="names no drive"):
        connect("graph://")


def test_a_token_is_got_with_a_secret_and_never_sent_elsewhere(
    service: GraphService, place: GraphPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.write("plan.txt", b"content")
    monkeypatch.delenv("AGGREGATOR_GRAPH_ACCESS_TOKEN")
    with pytest.raises(NotAuthorised, match="nothing to sign in with"):
        connect(place.uri)
    for name, value in (("CLIENT_SECRET", "app-secret"), ("CLIENT_ID", "app"), ("TENANT", "contoso.com")):
        monkeypatch.setenv(f"AGGREGATOR_GRAPH_{name}", value)
    store = open_store(f"{place.uri}&login={service.url}")
    with store.open(Listing(store).files["plan.txt"]) as content:
        assert content.read() == b"content"
    monkeypatch.setenv("AGGREGATOR_GRAPH_CLIENT_SECRET", "wrong-and-secret")
    with pytest.raises(NotAuthorised, match="the client secret of AGGREGATOR_GRAPH_CLIENT_SECRET is refused") as failed:
        Listing(open_store(f"{place.uri}&login={service.url}"))
    assert "wrong-and-secret" not in str(failed.value)


def test_a_shortcut_is_a_link_and_a_notebook_is_not_read(place: GraphPlace, store: Store) -> None:
    place.state.folder("Notebook").more = {"package": {"type": "oneNote"}, "folder": None}
    place.write("to plan", b"x")
    place.item("to plan").more["remoteItem"] = {"id": "elsewhere"}
    kinds = {entry.path: entry.kind for entry in Listing(store).entries}
    assert kinds["to plan"] is EntryKind.LINK


def test_older_contents_are_listed_where_they_are_asked_for(place: GraphPlace) -> None:
    for content in (b"one", b"two", b"three"):
        place.write("plan.txt", content)
    store = open_store(f"{place.uri}&versions=yes")
    files = Listing(store).files
    newest = files.pop("plan.txt")
    assert {entry.version_of for entry in files.values()} == {newest.native_id}
    contents = []
    for entry in sorted(files.values(), key=lambda entry: entry.content_version):
        with store.open(entry) as content:
            contents.append(content.read())
    assert contents == [b"one", b"two"]


# Who can read


def readers(store: Store, path: str) -> set[str]:
    acl = Listing(store).files[path].acl
    assert acl is not None
    return {grant.principal.name for layer in acl.layers for grant in layer.grants if "read" in grant.rights}


def test_permissions_are_those_of_the_file_and_those_it_inherits(place: GraphPlace, store: Store) -> None:
    place.write("plans/plan.txt", b"x")
    place.item("plans").permissions = [granted("write", group="shift@contoso.com"), granted(siteGroup="Visitors")]
    place.item("plans/plan.txt").permissions = [
        linked("anonymous", hasPassword=True, expirationDateTime="2030-01-01T00:00:00Z"),
        linked("users", users=["bo@else.example"]),
        {"id": "i", "roles": ["read"], "invitation": {"email": "new@else.example"}},
    ]
    assert readers(store, "plans/plan.txt") == {
        ME, "shift@contoso.com", "Visitors (site group)", LINK, "bo@else.example", "new@else.example",
    }  # fmt: skip
    acl = Listing(store).files["plans/plan.txt"].acl
    assert acl is not None
    by_name = {grant.principal.name: grant for grant in acl.layers[0].grants}
    assert (by_name[LINK].password, by_name[LINK].expires) == (True, "2030-01-01T00:00:00Z")
    assert by_name["shift@contoso.com"].via == f"inherited:{place.item('plans').id}"


def test_everyone_of_the_organisation_is_its_tenant(place: GraphPlace, store: Store) -> None:
    place.write("plan.txt", b"x")
    claim = {"loginName": "c:0-.f|rolemanager|spo-grid-all-users/1", "displayName": "Everyone except external users"}
    place.item("plan.txt").permissions = [
        linked("organization"),
        {"id": "e", "roles": ["read"], "grantedToV2": {"siteUser": claim}},
    ]
    assert readers(store, "plan.txt") == {ME, f"anyone at {TENANT}"}


def test_ids_are_called_by_the_addresses_of_the_directory(
    service: GraphService, place: GraphPlace, store: Store
) -> None:
    place.write("plan.txt", b"x")
    nameless = {"user": {"id": "8f2c", "displayName": "Ann"}}
    place.item("plan.txt").permissions = [{"id": "n", "roles": ["read"], "grantedToV2": nameless}]
    assert "8f2c" in readers(store, "plan.txt")
    service.addresses_by_directory["8f2c"] = "Ann@contoso.com"
    assert "ann@contoso.com" in readers(open_store(place.uri), "plan.txt")


def test_permissions_that_are_refused_are_unknown_and_said(place: GraphPlace, store: Store) -> None:
    place.write("plan.txt", b"x")
    place.item("plan.txt").refused = True
    listing = Listing(store)
    acl = listing.files["plan.txt"].acl
    assert acl is not None
    assert acl.completeness is Completeness.UNKNOWN
    assert [(each.stage, "accessDenied" in each.reason) for each in listing.failures] == [("permissions", True)]
    assert listing.complete


def test_groups_are_told_apart_into_their_members(service: GraphService, store: Store) -> None:
    service.state.groups["g1"] = ("shift@contoso.com", ["ann@contoso.com"])
    edges = [each for each in store.directory() if isinstance(each, Membership)]
    assert [(edge.group, edge.member) for edge in edges] == [("shift@contoso.com", "ann@contoso.com")]
    service.shows_groups = False
    assert list(store.directory()) == []
    assert any("Who is in which group is not known" in note for note in store.probe().notes)


def agree(service: GraphService, cases: int, seed: int) -> int:
    """Return how many answers were compared with what the service itself makes of permissions."""
    dice = random.Random(seed)
    accounts = [f"{name}@contoso.com" for name in ("ann", "bo", "cy")]
    place = GraphPlace(service)
    for number in range(cases):
        folders = [f"{depth}-{dice.randint(0, 3)}" for depth in range(dice.randint(0, 3))]
        place.write("/".join([*folders, f"{number}.txt"]), b"x")
    for item in list(service.state.items.values()):
        kinds = [granted("read", user=dice.choice(accounts)), granted("write", group="shift@contoso.com")]
        kinds += [linked(dice.choice(("anonymous", "organization"))), linked("users", users=dice.sample(accounts, 2))]
        item.permissions = dice.sample(kinds, dice.choice((0, 0, 1, 2)))
        item.closed = dice.random() < 0.3
    compared = 0
    for path, entry in Listing(open_store(place.uri)).files.items():
        assert entry.acl is not None
        asked = [({account}, {account}) for account in (*accounts, "shift@contoso.com")]
        asked += [({LINK}, {"link"}), ({f"anyone at {TENANT}"}, {"tenant"})]
        for names, truth in asked:
            said = may_read(entry.acl, names, helps_himself=False)
            assert said is service.state.reads(place.item(path), truth), (path, names)
            compared += 1
    return compared


def test_who_may_read_is_what_the_service_makes_of_it(service: GraphService) -> None:
    assert agree(service, 10, seed=1) == 60


@pytest.mark.slow
def test_who_may_read_is_what_the_service_makes_of_a_thousand_cases(service: GraphService) -> None:
    assert agree(service, 250, seed=2) >= 1000
