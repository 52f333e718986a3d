"""Box: the contract, and what only Box does, on a service that speaks its documented protocol."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from box_place import BoxPlace, readers
from contract import Listing, StoreContract
from servers.box import ACCESS_TOKEN, ENTERPRISE, SECRET, BoxService, box, refused
from servers.box_state import ME, Node, group, invitation, link, stranger
from servers.loopback import Reply

from aggregator.model.access import LINK, Completeness, Membership
from aggregator.model.entries import EntryKind
from aggregator.model.errors import ConfigError, NotAuthorised, StoreError, UsageError
from aggregator.store import EntryGone, Store, open_store
from connectors.box import connect


@pytest.fixture
def service() -> Iterator[BoxService]:
    with box() as running:
        yield running


@pytest.fixture(autouse=True)
def signed_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AGGREGATOR_BOX_ACCESS_TOKEN", ACCESS_TOKEN)


@pytest.fixture
def place(service: BoxService) -> BoxPlace:
    return BoxPlace(service)


@pytest.fixture
def store(place: BoxPlace) -> Store:
    return open_store(place.uri)


class TestBox(StoreContract):
    @pytest.fixture
    def place(self, place: BoxPlace) -> BoxPlace:
        return place


class TestFolder(StoreContract):
    @pytest.fixture
    def place(self, service: BoxService) -> BoxPlace:
        return BoxPlace(service, service.state.add("folder", "Group"))


# How it is spoken to


def test_what_is_no_place_is_a_clear_error(service: BoxService, monkeypatch: pytest.MonkeyPatch) -> None:
    for uri in ("box://Plans", "box:///Plans", "box://ann@160839"):
        with pytest.raises(UsageError, match="names no folder"):
            connect(uri)
    with pytest.raises(UsageError, match="a folder has no trash of its own"):
        connect("box://160839?trash=yes")
    with pytest.raises(StoreError, match="404 not_found"):
        Listing(open_store(f"box://160839?api={service.url}"))
    monkeypatch.delenv("AGGREGATOR_BOX_ACCESS_TOKEN")
    with pytest.raises(NotAuthorised, match="nothing to sign in with; set AGGREGATOR_BOX_KEY_FILE"):
        connect("box://")


def test_a_refused_token_is_said_and_not_repeated(place: BoxPlace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AGGREGATOR_BOX_ACCESS_TOKEN", "stolen-and-revoked")
    with pytest.raises(NotAuthorised, match="AGGREGATOR_BOX_ACCESS_TOKEN is refused") as error:
        Listing(open_store(place.uri))
    assert "stolen" not in str(error.value)


@pytest.mark.parametrize(
    ("option", "subject"), [("", ("enterprise", ENTERPRISE)), ("&subject=11446498", ("user", "11446498"))]
)
def test_a_client_secret_gets_tokens_and_renews_those_that_end(
    service: BoxService, place: BoxPlace, monkeypatch: pytest.MonkeyPatch, option: str, subject: tuple[str, str]
) -> None:
    place.write("plan.txt", b"x")
    for name, value in (("CLIENT_ID", "app"), ("CLIENT_SECRET", SECRET), ("ENTERPRISE_ID", ENTERPRISE)):
        monkeypatch.setenv(f"AGGREGATOR_BOX_{name}", value)
    store = open_store(place.uri + option)
    assert list(Listing(store).files) == ["plan.txt"]
    service.expire()
    assert list(Listing(store).files) == ["plan.txt"]
    assert service.subjects == [subject] * 2


@pytest.mark.parametrize("passphrase", ["", "open sesame"])
def test_a_key_pair_gets_tokens(
    service: BoxService, place: BoxPlace, monkeypatch: pytest.MonkeyPatch, passphrase: str
) -> None:
    place.write("plan.txt", b"x")
    monkeypatch.setenv("AGGREGATOR_BOX_KEY", service.key(passphrase))
    store = open_store(place.uri)
    assert list(Listing(store).files) == ["plan.txt"]
    service.expire()
    assert list(Listing(store).files) == ["plan.txt"]
    Listing(open_store(f"{place.uri}&subject=11446498"))
    assert service.subjects == [("enterprise", ENTERPRISE)] * 2 + [("user", "11446498")]


def test_what_is_no_key_and_a_wrong_secret_are_said(place: BoxPlace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AGGREGATOR_BOX_KEY", '{"boxAppSettings": {"clientID": "app", "clientSecret": "hush-hush"}}')
    with pytest.raises(ConfigError, match="AGGREGATOR_BOX_KEY is none") as wrong:
        connect(place.uri)
    assert "hush" not in str(wrong.value)
    monkeypatch.delenv("AGGREGATOR_BOX_KEY")
    for name, value in (("CLIENT_ID", "app"), ("CLIENT_SECRET", "hush-hush"), ("ENTERPRISE_ID", ENTERPRISE)):
        monkeypatch.setenv(f"AGGREGATOR_BOX_{name}", value)
    with pytest.raises(NotAuthorised, match="AGGREGATOR_BOX_CLIENT_SECRET is refused") as refusal:
        Listing(connect(place.uri))
    assert "hush" not in str(refusal.value)


def test_throttling_is_waited_for(service: BoxService, place: BoxPlace, store: Store) -> None:
    place.write("plan.txt", b"x")
    list(store.roots())
    service.trouble = [Reply(429, b"", {"Retry-After": "0"})] * 2
    assert list(Listing(store).files) == ["plan.txt"]


def test_a_file_that_is_not_ready_yet_is_asked_for_again(service: BoxService, place: BoxPlace, store: Store) -> None:
    place.write("plan.txt", b"just uploaded")
    entry = Listing(store).files["plan.txt"]
    service.later = 2
    with store.open(entry) as content:
        assert content.read() == b"just uploaded"


def test_a_broken_download_is_taken_up_again(service: BoxService, place: BoxPlace, store: Store) -> None:
    place.write("plan.txt", b"0123456789")
    entry = Listing(store).files["plan.txt"]
    answer = service.answer

    def torn(asked: Any) -> Reply:
        reply = answer(asked)
        if not asked.path.startswith("/dl/"):
            return reply
        service.running.answer = answer
        return Reply(reply.status, reply.body, reply.headers, torn=4)

    service.running.answer = torn
    with store.open(entry) as content:
        assert content.read() == b"0123456789"


def test_a_torn_page_loses_nothing_and_is_not_complete(service: BoxService, place: BoxPlace, store: Store) -> None:
    service.page = 2
    for number in range(6):
        place.write(f"{number}.txt", b"x")
    asked: list[str] = []
    answer = service.answer

    def torn(each: Any) -> Reply:
        asked.append(each.path)
        is_second = asked.count("/2.0/folders/0/items") == 2
        return Reply(200, b'{"entries": [') if is_second and each.path.endswith("/items") else answer(each)

    service.running.answer = torn
    listing = Listing(store)
    assert len(listing.files) == 2
    assert not listing.complete
    assert [(failure.path, failure.subtree) for failure in listing.failures] == [("", True)]


def test_a_listing_of_many_pages_is_whole(service: BoxService, place: BoxPlace, store: Store) -> None:
    service.page = 3
    for number in range(20):
        place.write(f"{number % 2}/{number}.txt", b"x")
    assert len(Listing(store).files) == 20


def test_a_failure_of_one_file_is_its_own(service: BoxService, place: BoxPlace, store: Store) -> None:
    place.write("plan.txt", b"x")
    entry = Listing(store).files["plan.txt"]
    service.trouble = [refused(403, "access_denied_insufficient_permissions")]
    with pytest.raises(StoreError, match=r"plan\.txt: cannot be read: .*access_denied"):
        store.open(entry)


def test_the_probe_says_as_whom_and_what_is_not_seen(service: BoxService, place: BoxPlace, store: Store) -> None:
    assert store.probe().notes[0].startswith(f"Read as {ME}: Box of {ME}.")
    service.shows_groups = False
    (about_groups,) = (note for note in open_store(place.uri).probe().notes if "group" in note)
    assert "it takes an administrator and 'Manage groups'" in about_groups
    assert list(store.directory()) == []
    service.expire()
    assert not open_store(place.uri).probe().reachable


# What a listing shows


def test_files_folders_and_web_links_are_numbered_each_by_themselves(place: BoxPlace, store: Store) -> None:
    place.write("plan.txt", b"x")
    place.folder("Plans")
    place.state.add("web_link", "Wiki", target="https://wiki.corp.example")
    listing = Listing(store)
    kinds = {entry.path: entry.kind for entry in listing.entries}
    assert kinds == {"plan.txt": EntryKind.FILE, "Plans": EntryKind.FOLDER, "Wiki": EntryKind.LINK}
    assert len({entry.native_id for entry in listing.entries}) == 3
    (wiki,) = (entry for entry in listing.entries if entry.path == "Wiki")
    assert wiki.extra == {"target": "https://wiki.corp.example"}


def test_older_and_deleted_files_are_listed_where_they_are_asked_for(place: BoxPlace) -> None:
    for content in (b"one", b"two", b"three"):
        place.write("plan.txt", content)
    place.write("gone.txt", b"last words")
    place.remove("gone.txt")
    store = open_store(f"{place.uri}&versions=yes&trash=yes")
    files = Listing(store).files
    newest, gone = files.pop("plan.txt"), files.pop("(in the trash)/gone.txt")
    assert (gone.trashed, gone.version_of) == (True, None)
    with pytest.raises(StoreError, match="in the trash only once it is restored"):
        store.open(gone)
    assert {(entry.version_of, entry.trashed) for entry in files.values()} == {(newest.native_id, True)}
    contents = []
    for entry in files.values():
        with store.open(entry) as content:
            contents.append(content.read())
    assert sorted(contents) == [b"one", b"two"]
    assert gone.acl is not None
    assert gone.acl.completeness is Completeness.PARTIAL


def test_what_is_in_a_trashed_folder_is_gone(place: BoxPlace, store: Store) -> None:
    place.write("Plans/plan.txt", b"x")
    entry = Listing(store).files["Plans/plan.txt"]
    place.remove("Plans")
    with pytest.raises(EntryGone):
        store.open(entry)
    trashed = Listing(open_store(f"{place.uri}&trash=yes")).entries
    assert [(each.path, each.kind) for each in trashed] == [("(in the trash)/Plans", EntryKind.FOLDER)]


# The vendor's own client


@pytest.fixture
def theirs(service: BoxService) -> Any:
    """Give Box's own client, signed in by the secret of an application."""
    sdk = pytest.importorskip("box_sdk_gen", reason="needs: pip install -r .ci/vendors.lock")
    network = sdk.NetworkSession(base_urls=sdk.BaseUrls(base_url=service.url))
    secret = sdk.CCGConfig(client_id="app", client_secret=SECRET, enterprise_id=ENTERPRISE)
    return sdk.BoxClient(sdk.BoxCCGAuth(secret), network_session=network)


@pytest.fixture
def plans(service: BoxService, place: BoxPlace) -> Node:
    """Give a folder with files, who was invited, a link, and an older content; something is in the trash."""
    for number in range(7):
        place.write(f"Plans/{number}.txt", f"content {number}".encode())
    place.write("Plans/0.txt", b"another content")
    place.write("gone.txt", b"x")
    place.remove("gone.txt")
    plans = place.node("Plans")
    for account in ("ann@corp.example", "bo@corp.example", "cy@corp.example"):
        invitation(plans, account)
    group(plans, "Shift")
    stranger(plans, "new@else.example")
    link(plans, "open", "can_preview")
    invitation(place.node("Plans/1.txt"), "dan@corp.example", "previewer uploader")
    service.state.groups = {"Shift": ["eve@corp.example"]}
    return plans


def test_boxs_own_client_lists_and_reads_the_same(service: BoxService, store: Store, plans: Node, theirs: Any) -> None:
    service.page = 3
    found, marker = [], None
    while marker != "":
        page = theirs.folders.get_folder_items(plans.id, usemarker=True, marker=marker, limit=5)
        found += page.entries
        marker = page.next_marker or ""
    files = {entry.native_id: entry for entry in Listing(store).files.values()}
    assert {each.id: (each.file_version.id, each.sha_1) for each in found} == {
        number: (entry.content_version, entry.hashes["sha1"]) for number, entry in files.items()
    }
    for number, entry in files.items():
        with store.open(entry) as content:
            assert content.read() == theirs.downloads.download_file(number).read()
    assert theirs.users.get_user_me().login == ME


def test_boxs_own_client_is_told_the_same_of_old_and_deleted_files(place: BoxPlace, plans: Node, theirs: Any) -> None:
    ours = Listing(open_store(f"{place.uri}&versions=yes&trash=yes")).files
    (old,) = theirs.file_versions.get_file_versions(place.node("Plans/0.txt").id).entries
    assert [each.content_version for each in ours.values() if each.version_of] == [old.id]
    (trashed,) = theirs.trashed_items.get_trashed_items(usemarker=True).entries
    assert [each.native_id for each in ours.values() if each.path.startswith("(in the trash)")] == [trashed.id]


def test_boxs_own_client_is_told_of_the_same_readers(
    service: BoxService, place: BoxPlace, store: Store, plans: Node, theirs: Any
) -> None:
    service.page = 3
    named = {ME, LINK}
    for marker in (None, "m3"):
        page = theirs.list_collaborations.get_folder_collaborations(plans.id, limit=100, marker=marker)
        for each in page.entries:
            whom = each.accessible_by
            named.add(each.invite_email if whom is None else whom.name if whom.type == "group" else whom.login)
    assert readers(store, "Plans/0.txt") == named
    (one,) = theirs.list_collaborations.get_file_collaborations(place.node("Plans/1.txt").id).entries
    assert (one.role, readers(store, "Plans/1.txt")) == ("previewer uploader", named | {one.accessible_by.login})
    assert theirs.folders.get_folder_by_id(plans.id).shared_link.effective_access == "open"
    (shift,) = theirs.groups.get_groups().entries
    (member,) = theirs.memberships.get_group_memberships(shift.id).entries
    assert Membership(shift.name, member.user.login, "box://") in list(store.directory())


def test_boxs_own_client_signs_in_by_the_same_key(service: BoxService) -> None:
    sdk = pytest.importorskip("box_sdk_gen", reason="needs: pip install -r .ci/vendors.lock")
    network = sdk.NetworkSession(base_urls=sdk.BaseUrls(base_url=service.url))
    auth = sdk.BoxJWTAuth(sdk.JWTConfig.from_config_json_string(service.key("open sesame")))
    assert sdk.BoxClient(auth, network_session=network).users.get_user_me().login == ME
    assert service.subjects == [("enterprise", ENTERPRISE)]
