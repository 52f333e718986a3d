"""The S3 connector: the contract on a real server, versions and trash, and what every scan sees."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

import httpx
import pytest
from contract import Listing, StoreContract
from s3_places import BucketPlace
from servers.loopback import Asked, Reply, loopback
from servers.seaweedfs import OWNER, SeaweedFS, client_of

from aggregator.model.entries import Page
from aggregator.model.errors import NotAuthorised
from aggregator.store import CursorReset, Store, open_store


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SeaweedFS]:
    running = SeaweedFS(tmp_path_factory.mktemp("seaweedfs"), ("ann",))
    client_of(running.endpoint, OWNER).create_bucket(Bucket=BucketPlace.bucket)
    yield running
    running.stop()


@pytest.fixture(autouse=True)
def credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    signed_in(monkeypatch, OWNER)


def signed_in(monkeypatch: pytest.MonkeyPatch, account: str, secret: str | None = None) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", account)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", secret or f"{account}-secret")
    for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_DEFAULT_REGION", "AWS_ENDPOINT_URL"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def place(server: SeaweedFS) -> BucketPlace:
    return BucketPlace(server)


@pytest.fixture
def store(place: BucketPlace) -> Store:
    return open_store(place.uri)


class TestSeaweedFS(StoreContract):
    @pytest.fixture
    def place(self, place: BucketPlace) -> BucketPlace:
        return place


# Listings that break off, and what they cost


@pytest.fixture
def between(server: SeaweedFS) -> Iterator[Between]:
    found = Between(server.endpoint)
    with loopback(found.answer) as running:
        found.url = running.url
        yield found


class Between:
    """A proxy before a server; ``trouble`` is asked of each request, and what it gives is answered in its place."""

    def __init__(self, endpoint: str) -> None:
        self.endpoint = endpoint
        self.url = ""
        self.trouble: Callable[[Asked, Reply], Reply | None] = lambda asked, reply: None

    def answer(self, asked: Asked) -> Reply:
        headers = {name: value for name, value in asked.headers.items() if name != "content-length"}
        query = f"?{asked.raw_query}" if asked.raw_query else ""
        found = httpx.request(
            asked.method, f"{self.endpoint}{asked.raw_path}{query}", headers=headers, content=asked.body
        )
        kept = {name: value for name, value in found.headers.items() if name not in _HOP_BY_HOP}
        reply = Reply(found.status_code, found.content, kept)
        return self.trouble(asked, reply) or reply


_HOP_BY_HOP = {"content-length", "content-encoding", "transfer-encoding", "connection", "date"}


def through(place: BucketPlace, between: Between) -> Store:
    return open_store(place.uri.replace(place.server.endpoint, between.url))


def is_listing(asked: Asked) -> bool:
    return asked.query.get("list-type") == "2"


def first(times: int, reply: Reply) -> Callable[[Asked, Reply], Reply | None]:
    """Return what gives a reply to so many listings, and then lets the server answer."""
    left = iter(range(times))
    return lambda asked, _: reply if is_listing(asked) and next(left, None) is not None else None


def test_a_listing_goes_on_behind_the_last_page_that_was_kept(place: BucketPlace) -> None:
    place.write_all({f"{number:04}": b"x" for number in range(2300)})
    store = open_store(place.uri)
    (root,) = store.roots()
    pages = list(store.changes(root, None))
    assert (bool(pages[0].cursor), bool(pages[1].cursor), pages[-1].cursor) == (True, True, None)
    rest = list(store.changes(root, pages[0].cursor))
    assert [entry for page in rest for entry in page.upserts] == [e for page in pages[1:] for e in page.upserts]
    assert rest[-1].complete
    for cursor in (b"", b"{}", b"[1]", b'{"format": 9}'):
        with pytest.raises(CursorReset):
            list(store.changes(root, cursor))


def test_a_server_that_asks_to_wait_is_asked_again(place: BucketPlace, between: Between) -> None:
    place.write("plan.txt", b"x")
    busy = b"<Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>"
    between.trouble = first(2, Reply(503, busy, {"Retry-After": "0", "Content-Type": "application/xml"}))
    listing = Listing(through(place, between))
    assert (list(listing.files), listing.complete) == (["plan.txt"], True)


def test_a_torn_page_is_asked_for_again_and_never_believed(place: BucketPlace, between: Between) -> None:
    place.write_all({f"{number:04}": b"x" for number in range(1500)})

    def torn(asked: Asked, reply: Reply) -> Reply | None:
        if not is_listing(asked) or "continuation-token" not in asked.query:
            return None
        return Reply(200, reply.body[: len(reply.body) // 2], reply.headers)

    between.trouble = torn
    listing = Listing(through(place, between))
    assert len(listing.files) == 1000
    assert (listing.complete, [failure.subtree for failure in listing.failures]) == (False, [True])


def test_a_token_that_is_refused_half_way_loses_nothing(place: BucketPlace, between: Between) -> None:
    place.write_all({f"{number:04}": b"x" for number in range(1500)})
    expired = b"<Error><Code>ExpiredToken</Code><Message>The provided token has expired.</Message></Error>"

    def refused(asked: Asked, reply: Reply) -> Reply | None:
        later = is_listing(asked) and "continuation-token" in asked.query
        return Reply(400, expired, {"Content-Type": "application/xml"}) if later else None

    between.trouble = refused
    store = through(place, between)
    (root,) = store.roots()
    found: list[Page] = []
    with contextlib.suppress(NotAuthorised):
        found.extend(store.changes(root, None))
    assert not any(page.complete for page in found)


def test_a_server_that_goes_away_half_way_deletes_nothing(place: BucketPlace, between: Between) -> None:
    place.write_all({f"{number:04}": b"x" for number in range(1500)})
    gone = Reply(200, b"<ListBucketResult>" + b" " * 100, {"Content-Type": "application/xml"}, torn=10)
    between.trouble = lambda asked, reply: gone if "continuation-token" in asked.query else None
    listing = Listing(through(place, between))
    assert len(listing.files) == 1000
    assert (listing.complete, [failure.path for failure in listing.failures]) == (False, [""])
