"""Google Drive: the contract, and what only Drive does, on a service that speaks its documented protocol."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from clock import Clock
from contract import DeltaContract, Listing, StoreContract, last_cursor
from drive_place import MEMBERS, DrivePlace
from servers.google import ACCESS_TOKEN, Google, error, google
from servers.google_drive import DOCUMENT, FOLDER, ME, MY_DRIVE, SHORTCUT, given
from servers.loopback import Reply, as_json

from aggregator.model.access import Completeness, Membership
from aggregator.model.entries import EntryKind
from aggregator.model.errors import ConfigError, NotAuthorised, StoreError, UsageError
from aggregator.store import CursorReset, EntryGone
from connectors._http import Patience
from connectors.gdrive import connect
from connectors.gdrive.store import GoogleDrive


@pytest.fixture
def service() -> Iterator[Google]:
    with google() as running:
        yield running


@pytest.fixture(autouse=True)
def signed_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AGGREGATOR_GDRIVE_ACCESS_TOKEN", ACCESS_TOKEN)


class TestMyDrive(StoreContract, DeltaContract):
    @pytest.fixture
    def place(self, service: Google) -> DrivePlace:
        return DrivePlace(service)


class TestSharedDrive(StoreContract, DeltaContract):
    @pytest.fixture
    def place(self, service: Google) -> DrivePlace:
        return DrivePlace(service, service.state.add_drive("Plans", [*MEMBERS]))


@pytest.fixture
def place(service: Google) -> DrivePlace:
    return DrivePlace(service)


@pytest.fixture
def store(place: DrivePlace, clock: Clock) -> GoogleDrive:
    return opened(place.uri, clock)


@pytest.fixture
def shared(service: Google) -> DrivePlace:
    return DrivePlace(service, service.state.add_drive("Plans", [*MEMBERS]))


@pytest.fixture
def clock() -> Clock:
    return Clock()


def opened(uri: str, clock: Clock) -> GoogleDrive:
    """Open a store that waits by another clock than ours."""
    store = connect(uri)
    store.api.http.world = clock.world()
    store.api.http.patience = Patience(attempts=4)
    return store


# What a listing shows


def test_native_documents_are_read_as_the_office_files_that_google_makes_of_them(
    service: Google, store: GoogleDrive
) -> None:
    service.state.add("Plan", MY_DRIVE, DOCUMENT, b"as docx")
    service.state.add("Survey", MY_DRIVE, "application/vnd.google-apps.form")
    entries = {entry.path: entry for entry in Listing(store).entries}
    assert {path: (entry.kind, entry.size) for path, entry in entries.items()} == {
        "Plan": (EntryKind.FILE, None),
        "Survey": (EntryKind.OTHER, None),
    }
    with store.open(entries["Plan"], start=3) as content:
        assert content.read() == b"docx"
    with pytest.raises(StoreError, match="only files are opened"):
        store.open(entries["Survey"])


def test_a_native_document_that_google_does_not_turn_into_a_file_says_so(service: Google, store: GoogleDrive) -> None:
    service.state.add("Plan", MY_DRIVE, DOCUMENT, bytes(10_000_001))
    with pytest.raises(StoreError, match="Plan: is larger than the 10 MB that Google turns into an office file"):
        store.open(Listing(store).files["Plan"])


def test_a_shortcut_is_a_link_that_says_where_it_leads(service: Google, store: GoogleDrive) -> None:
    service.state.add("to plan", MY_DRIVE, SHORTCUT, shortcutDetails={"targetId": "1f9", "targetMimeType": "text/csv"})
    (entry,) = Listing(store).entries
    assert entry.kind is EntryKind.LINK
    assert (entry.extra["target"], entry.extra["target media type"]) == ("1f9", "text/csv")


def test_paths_are_made_of_what_can_be_seen_of_the_folders(service: Google, store: GoogleDrive) -> None:
    state = service.state
    plans = state.add("plans", MY_DRIVE, FOLDER)
    one, other = state.add("one", MY_DRIVE, FOLDER), state.add("other", MY_DRIVE, FOLDER)
    one.parents, other.parents = [other.id], [one.id]
    state.add("a/b", plans.id)
    state.add("both", one.id).parents = ["gone", one.id, plans.id]
    state.add("turning", one.id)
    state.add("orphan", MY_DRIVE).parents = []
    theirs = state.add("theirs", MY_DRIVE)
    theirs.parents, theirs.owner = ["hers"], "ann@corp.example"
    assert sorted(Listing(store).files) == [
        "(in no folder)/orphan",
        "(in no folder)/turning",
        "(shared with me)/theirs",
        "plans/a\\x2fb",
        "plans/both",
    ]


def test_old_versions_are_listed_where_they_are_asked_for(place: DrivePlace, clock: Clock) -> None:
    for content in (b"one", b"two", b"three"):
        place.write("plans/north.txt", content)
    files = Listing(opened(f"{place.uri}&versions=yes", clock)).files
    newest = files.pop("plans/north.txt")
    assert len(files) == 2
    assert all(path.startswith("plans/north [2025-03-04 00.00.") and path.endswith("].txt") for path in files)
    old = sorted(files.values(), key=lambda entry: entry.modified or 0)
    assert {entry.version_of for entry in old} == {newest.native_id}
    assert all(entry.trashed and entry.acl == newest.acl for entry in old)
    contents = []
    store = opened(f"{place.uri}&versions=yes", clock)
    for entry in old:
        with store.open(entry) as content:
            contents.append(content.read())
    assert contents == [b"one", b"two"]


def test_the_trash_is_listed_where_it_is_asked_for(place: DrivePlace, store: GoogleDrive, clock: Clock) -> None:
    place.write("plans/north.txt", b"x")
    with_trash = opened(f"{place.uri}&trash=yes", clock)
    cursor, cursor_with_trash = last_cursor(Listing(store)), last_cursor(Listing(with_trash))
    entry = Listing(store).files["plans/north.txt"]
    place.file("plans").trashed = True
    place.state.note(place.file("plans"))
    assert Listing(store).entries == []
    gone = {each for page in Listing(store, cursor).pages for each in page.removed}
    assert gone == {place.file("plans").id, entry.native_id}
    with pytest.raises(EntryGone):
        store.open(entry)
    for listing in (Listing(with_trash), Listing(with_trash, cursor_with_trash)):
        trashed = listing.files["plans/north.txt"]
        assert trashed.trashed
        with with_trash.open(trashed) as content:
            assert content.read() == b"x"


def test_all_shared_drives_are_roots_of_their_own(service: Google, clock: Clock) -> None:
    drives = [service.state.add_drive(f"Drive {number}", [*MEMBERS]) for number in range(5)]
    for drive in drives:
        service.state.add("plan.txt", drive, content=drive.encode())
    service.page = 2
    store = opened(f"gdrive://all?api={service.url}", clock)
    assert [(root.name, root.uri) for root in store.roots()] == [
        (f"Drive {number}", f"gdrive://{drive}") for number, drive in enumerate(drives)
    ]
    for root, drive in zip(store.roots(), drives, strict=True):
        (entry,) = (entry for page in store.changes(root, None) for entry in page.upserts)
        assert (entry.root, entry.path) == (root.id, "plan.txt")
        with store.open(entry) as content:
            assert content.read() == drive.encode()
    assert opened(f"gdrive://{drives[0]}?api={service.url}", clock).roots()[0].id == store.roots()[0].id


def test_small_pages_are_put_together(service: Google, place: DrivePlace, store: GoogleDrive) -> None:
    service.page = 3
    for number in range(20):
        place.write(f"folder {number % 4}/{number}.txt", b"x")
    listing = Listing(store)
    assert (len(listing.files), listing.complete) == (20, True)
    for number in range(10):
        place.write(f"folder {number % 4}/{number}.txt", b"y")
    assert len(Listing(store, last_cursor(listing)).files) == 10


# Who can read


def grants(store: GoogleDrive, path: str) -> list[tuple[str, ...]]:
    acl = Listing(store).files[path].acl
    assert acl is not None
    return [
        (grant.principal.kind, grant.principal.name, "+".join(sorted(grant.rights)), grant.via, grant.link_scope or "")
        for grant in acl.layers[0].grants
    ]


def test_permissions_are_grants(place: DrivePlace, store: GoogleDrive) -> None:
    place.write("plan.txt", b"x")
    place.file("plan.txt").permissions += [
        given("user", "writer", "Ann@corp.example"),
        given("user", "writer", "bob@corp.example", expirationTime="2025-06-01T00:00:00.000Z"),
        given("user", "reader", "gone@corp.example", deleted=True),
        given("group", "commenter", "staff@corp.example"),
        given("domain", "reader", "corp.example", allowFileDiscovery=True),
        given("domain", "reader", "partner.example"),
        given("anyone", "reader"),
        given("anyone", "reader", allowFileDiscovery=True),
        given("user", "neverHeardOf", "eve@corp.example"),
    ]
    assert grants(store, "plan.txt") == [
        ("user", ME, "admin+list+read+share+write", "owner", ""),
        ("user", "ann@corp.example", "list+read+share+write", "direct", ""),
        ("user", "bob@corp.example", "list+read+write", "direct", ""),
        ("user", "gone@corp.example", "", "direct", ""),
        ("group", "staff@corp.example", "list+read", "direct", ""),
        ("domain", "anyone at corp.example", "list+read", "direct", ""),
        ("domain", "anyone at partner.example", "list+read", "link", "org"),
        ("link", "anyone with the link", "list+read", "link", "anyone"),
        ("anonymous", "everyone", "list+read", "direct", ""),
        ("user", "eve@corp.example", "list+read", "direct", ""),
    ]
    place.file("plan.txt").more["writersCanShare"] = False
    assert grants(store, "plan.txt")[1] == ("user", "ann@corp.example", "list+read+write", "direct", "")


def test_inherited_permissions_say_from_where(shared: DrivePlace, clock: Clock) -> None:
    shared.write("plans/2025/north.txt", b"x")
    shared.share("plans", "ann@corp.example")
    shared.share("plans/2025/north.txt", "bob@corp.example")
    drive, folder = shared.file("plans").drive, shared.file("plans").id
    assert [each[1::2] for each in grants(opened(shared.uri, clock), "plans/2025/north.txt")] == [
        ("bob@corp.example", "direct"),
        ("ann@corp.example", f"inherited:{folder}"),
        (ME, f"inherited:{drive}"),
        ("staff@corp.example", f"inherited:{drive}"),
    ]


def test_in_a_shared_drive_only_files_with_permissions_of_their_own_are_asked_for_them(
    service: Google, shared: DrivePlace, clock: Clock
) -> None:
    for number in range(40):
        shared.write(f"plans/{number % 4}/{number}.txt", b"x")
    shared.share("plans/1", "ann@corp.example")
    shared.share("plans/2/2.txt", "bob@corp.example")
    files = Listing(opened(shared.uri, clock)).files
    asked = [each.path.split("/")[4] for each in service.running.asked if each.path.endswith("/permissions")]
    assert sorted(asked) == sorted(
        [shared.file("plans").drive or "", shared.file("plans/1").id, shared.file("plans/2/2.txt").id]
    )
    for path, entry in files.items():
        readers = {grant.principal.name for grant in entry.acl.layers[0].grants} if entry.acl else set()
        also = {"plans/1": {"ann@corp.example"}}.get(path[:7], set())
        also |= {"bob@corp.example"} if path == "plans/2/2.txt" else set()
        assert readers == {ME, "staff@corp.example"} | also


def test_permissions_that_are_not_shown_are_unknown_and_said_to_be(
    service: Google, place: DrivePlace, shared: DrivePlace, store: GoogleDrive, clock: Clock
) -> None:
    shared.write("plan.txt", b"x")
    place.write("mine.txt", b"x")
    theirs = service.state.add("theirs.txt", MY_DRIVE)
    theirs.owner = "ann@corp.example"
    theirs.permissions = [given("user", "owner", "ann@corp.example"), given("user", "reader", ME)]
    theirs.parents = []
    listing = Listing(store)
    acl = listing.files["(shared with me)/theirs.txt"].acl
    assert acl is not None
    assert acl.completeness is Completeness.PARTIAL
    assert [grant.principal.name for grant in acl.layers[0].grants] == ["ann@corp.example"]
    assert [(failure.path, failure.stage, failure.subtree) for failure in listing.failures] == [
        ("(shared with me)/theirs.txt", "permissions", False)
    ]
    assert listing.complete
    service.shows_permissions = False
    listing = Listing(opened(shared.uri, clock))
    acl = listing.files["plan.txt"].acl
    assert acl is not None
    assert (acl.completeness, acl.layers) == (Completeness.UNKNOWN, ())
    assert [(failure.path, failure.stage) for failure in listing.failures] == [("plan.txt", "permissions")]


def test_when_the_members_of_a_shared_drive_change_all_is_listed_anew(shared: DrivePlace, clock: Clock) -> None:
    shared.write("plan.txt", b"x")
    store = opened(shared.uri, clock)
    cursor = last_cursor(Listing(store))
    shared.state.files[shared.file("plan.txt").drive or ""].permissions.append(given("user", "reader", "eve@x.example"))
    with pytest.raises(CursorReset, match="the members of the drive changed"):
        Listing(store, cursor)


# Signing in


def sign_in(monkeypatch: pytest.MonkeyPatch, **secrets: str) -> None:
    monkeypatch.delenv("AGGREGATOR_GDRIVE_ACCESS_TOKEN")
    for name, value in secrets.items():
        monkeypatch.setenv(f"AGGREGATOR_GDRIVE_{name.upper()}", value)


REFRESH = {"refresh_token": "1//refresh", "client_id": "app.example", "client_secret": "GOCSPX-secret"}


@pytest.mark.parametrize("way", ["key", "refresh_token"])
def test_a_token_that_ends_in_the_middle_of_a_listing_is_renewed(
    service: Google, place: DrivePlace, clock: Clock, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    sign_in(monkeypatch, **({"key": service.key()} if way == "key" else REFRESH))
    for number in range(9):
        place.write(f"{number}.txt", b"x")
    service.page = 2
    store = opened(place.uri, clock)
    (root,) = store.roots()
    found = 0
    for page in store.changes(root, None):
        found += len(page.upserts)
        service.expire()
    assert (found, page.complete) == (9, True)


def test_a_service_account_acts_in_a_persons_name(
    service: Google, place: DrivePlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in(monkeypatch, key=service.key())
    notes = connect(f"{place.uri}&subject=ann@corp.example").probe().notes
    assert notes[0].startswith("Read as ann@corp.example") or "not found" in notes[0].casefold()


@pytest.mark.parametrize(
    ("secrets", "says", "kind"),
    [
        (
            {},
            "AGGREGATOR_GDRIVE_KEY_FILE .* AGGREGATOR_GDRIVE_REFRESH_TOKEN .* AGGREGATOR_GDRIVE_ACCESS_TOKEN",
            NotAuthorised,
        ),
        ({"key": "{}"}, "key of AGGREGATOR_GDRIVE_KEY is none", ConfigError),
        ({"key": '{"client_email": "a", "private_key": "-----BEGIN X"}'}, "AGGREGATOR_GDRIVE_KEY is none", ConfigError),
        ({"key": "[1]"}, "AGGREGATOR_GDRIVE_KEY is none", ConfigError),
        (
            REFRESH | {"client_secret": "GOCSPX-wrong-secret"},
            "refresh token of AGGREGATOR_GDRIVE_REFRESH_TOKEN",
            NotAuthorised,
        ),
        ({"access_token": "ya29.too-old"}, "access token of AGGREGATOR_GDRIVE_ACCESS_TOKEN is refused", NotAuthorised),
    ],
)
def test_credentials_that_are_refused_are_named_and_never_shown(
    place: DrivePlace, monkeypatch: pytest.MonkeyPatch, secrets: dict[str, str], says: str, kind: type[Exception]
) -> None:
    sign_in(monkeypatch, **secrets)
    with pytest.raises(kind, match=says) as refused:
        Listing(connect(place.uri))
    assert not any(secret in str(refused.value) for secret in secrets.values())
    if kind is NotAuthorised and secrets:
        probe = connect(place.uri).probe()
        assert not probe.reachable
        assert not any(secret in f"{probe} {connect(place.uri)!r}" for secret in secrets.values())


@pytest.mark.parametrize("uri", ["gdrive://0A1/folder", "gdrive://ann@0A1", "gdrive://0A1?subjekt=ann"])
def test_a_uri_names_a_drive_and_options_that_there_are(uri: str) -> None:
    with pytest.raises(UsageError):
        connect(uri)


# Groups


def test_groups_are_told_apart_by_an_administrator(
    service: Google, place: DrivePlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    service.state.groups = {
        "all@corp.example": ["Staff@corp.example", "everybody"],
        "staff@corp.example": ["ann@x.org"],
    }
    sign_in(monkeypatch, key=service.key())
    service.page = 1
    store = connect(f"{place.uri}&admin={service.administrator}")
    assert [edge for edge in store.directory() if isinstance(edge, Membership)] == [
        Membership("all@corp.example", "staff@corp.example", "Google Workspace"),
        Membership("all@corp.example", "anyone at corp.example", "Google Workspace"),
        Membership("staff@corp.example", "ann@x.org", "Google Workspace"),
    ]
    assert store.probe().notes[-1] == "Groups are told apart into their members."
    for uri in (f"{place.uri}&admin=ann@corp.example", place.uri):
        assert list(connect(uri).directory()) == []
        assert connect(uri).probe().notes[-1].startswith("Who is in which group is not known")


# When Google does not answer as it should


@pytest.mark.parametrize(
    ("reply", "waits"),
    [
        (error(403, "userRateLimitExceeded", "Slow down"), [0.5]),
        (error(403, "rateLimitExceeded", "Slow down", Retry_After="9"), [9.0]),
        (error(429, "rateLimitExceeded", "Slow down", Retry_After="5"), [5.0]),
        (error(503, "backendError", "Try again"), [0.5]),
    ],
)
def test_throttled_requests_are_asked_again(
    service: Google, place: DrivePlace, store: GoogleDrive, clock: Clock, reply: Reply, waits: list[float]
) -> None:
    place.write("plan.txt", b"x")
    store.roots()
    service.trouble = [reply]
    assert list(Listing(store).files) == ["plan.txt"]
    assert clock.waits == waits


def test_a_drive_that_goes_away_half_way_is_never_a_complete_listing(
    service: Google, place: DrivePlace, store: GoogleDrive
) -> None:
    for number in range(9):
        place.write(f"{number}.txt", b"x")
    service.page = 2
    (root,) = store.roots()
    pages = store.changes(root, None)
    first = next(pages)
    service.trouble = [Reply(500)] * 100
    rest = list(pages)
    assert first.upserts
    assert [(failure.path, failure.subtree) for page in rest for failure in page.failures] == [("", True)]
    assert not any(page.complete or page.cursor for page in rest)


def test_cursors_that_google_forgot_have_the_drive_listed_anew(
    service: Google, place: DrivePlace, store: GoogleDrive
) -> None:
    place.write("plan.txt", b"x")
    cursor = last_cursor(Listing(store))
    service.forgotten = len(service.state.log) + 1
    with pytest.raises(CursorReset, match="no longer known"):
        Listing(store, cursor)


FILES = {"kind": "drive#fileList", "incompleteSearch": False}


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (Reply(200, b'{"files": [{"id": "1'), "no JSON"),
        (as_json({**FILES, "files": "none"}), "no list of objects"),
        (as_json({**FILES, "files": [1]}), "no list of objects"),
        (as_json({**FILES, "files": [{"name": "without id"}]}), "no 'id'"),
        (as_json({**FILES, "files": [{"id": "1", "name": "unversioned", "mimeType": "a/b"}]}), "no version"),
        (as_json({"files": [], "incompleteSearch": True}), "did not search the whole drive"),
    ],
)
def test_pages_that_make_no_sense_are_failures_and_nothing_counts_as_gone(
    service: Google, store: GoogleDrive, answer: Reply, says: str
) -> None:
    (root,) = store.roots()
    service.trouble = [as_json({"startPageToken": "1"}), as_json({**FILES, "files": []}), answer]
    pages = list(store.changes(root, None))
    (failure,) = (failure for page in pages for failure in page.failures)
    assert says in failure.reason
    assert failure.subtree
    assert not any(page.complete for page in pages)
