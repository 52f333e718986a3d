"""The client of web APIs: its patience, its limits, and what it keeps to itself."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from email.utils import formatdate

import pytest
from clock import NOW, Clock
from servers.loopback import Asked, Loopback, Reply, as_json, loopback, ranged

from aggregator.model.errors import NotAuthorised, StoreError, UsageError
from aggregator.store import EntryChanged
from aggregator.store_address import address_of
from connectors._download import downloaded
from connectors._http import Bearer, Http, Patience, Refused, Request, base_url
from connectors._json import paged
from connectors._oauth import OAuth

SECRET = "ya29.a0AfH6SMBexample"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def server() -> Iterator[Loopback]:
    with loopback(lambda asked: as_json({"path": asked.path})) as running:
        yield running


def in_turn(*replies: Reply) -> Callable[[Asked], Reply]:
    """Answer with one reply after the other, with the last for ever."""
    waiting = list(replies)
    return lambda asked: waiting.pop(0) if len(waiting) > 1 else waiting[0]


def http(server: Loopback, clock: Clock, **other: object) -> Http:
    return Http(
        "cloud", f"{server.url}/v1", Bearer(SECRET, "AGGREGATOR_CLOUD_ACCESS_TOKEN"), world=clock.world(), **other
    )


def test_paths_stand_below_the_base_and_are_signed(server: Loopback, clock: Clock) -> None:
    assert http(server, clock).get("drives/b!1:/root", {"a": "x y"}) == {"path": "/v1/drives/b!1:/root"}
    (asked,) = server.asked
    assert (asked.headers["authorization"], asked.query) == (f"Bearer {SECRET}", {"a": "x y"})


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_what_fails_for_a_moment_is_asked_again_ever_later(server: Loopback, clock: Clock, status: int) -> None:
    server.answer = in_turn(Reply(status), Reply(status), Reply(status), as_json({"ok": 1}))
    assert http(server, clock).get("x") == {"ok": 1}
    assert clock.waits == [0.5, 1.0, 2.0]  # halves of 1, 2, 4: the jitter is another half at most


@pytest.mark.parametrize(
    ("says", "waits"), [("7", 7.0), ("1.5", 1.5), (formatdate(NOW + 30, usegmt=True), 30.0), ("-3", 0.0)]
)
def test_a_server_is_asked_again_when_it_says(server: Loopback, clock: Clock, says: str, waits: float) -> None:
    server.answer = in_turn(Reply(429, headers={"Retry-After": says}), as_json({}))
    http(server, clock).get("x")
    assert clock.waits == [waits]


def test_nobody_waits_for_ever(server: Loopback, clock: Clock) -> None:
    server.answer = lambda asked: as_json({"error": {"code": "tooManyRequests"}}, 429)
    with pytest.raises(StoreError, match=r"GET /v1/x: 429 tooManyRequests; given up after 4 attempts"):
        http(server, clock, patience=Patience(attempts=4)).get("x")
    server.answer = lambda asked: Reply(503, headers={"Retry-After": "86400"})
    with pytest.raises(StoreError, match="asks to wait 86400 s, which is too long"):
        http(server, clock).get("x")
    assert len(server.asked) == 5


def test_a_server_that_is_not_there_is_said_to_be_unreachable(clock: Clock) -> None:
    with loopback(lambda asked: Reply()) as gone:
        pass
    with pytest.raises(StoreError, match="cloud: GET /v1/x: cannot be reached; given up after 3 attempts"):
        http(gone, clock, patience=Patience(attempts=3)).get("x")


def test_a_torn_answer_is_asked_for_again(server: Loopback, clock: Clock) -> None:
    server.answer = in_turn(replace(as_json({"a": "b" * 90}), torn=40), as_json({"ok": 1}))
    assert http(server, clock).get("x") == {"ok": 1}


@pytest.mark.parametrize("content", [b"", b"<html>", b"[1]", b"{", b"\xff{}", b"[" * 100_000, b"1" * 5000])
def test_what_is_no_json_object_is_said_to_be_none(server: Loopback, clock: Clock, content: bytes) -> None:
    server.answer = lambda asked: Reply(200, content)
    with pytest.raises(StoreError, match="JSON"):
        http(server, clock).get("x")


def test_an_answer_without_end_is_cut_off(server: Loopback, clock: Clock) -> None:
    server.answer = lambda asked: as_json({"a": "b" * 5000})
    with pytest.raises(StoreError, match="more than 1000 bytes"):
        http(server, clock).ask(Request("GET", "x"), largest=1000)


@pytest.mark.parametrize("status", [400, 403, 404, 409, 410, 412])
def test_a_refusal_holds_what_the_server_said(server: Loopback, clock: Clock, status: int) -> None:
    server.answer = lambda asked: as_json({"error": {"code": "resyncRequired", "message": "Start\nanew."}}, status)
    with pytest.raises(Refused, match=rf"cloud: GET /v1/x: {status} resyncRequired: Start anew\.") as refused:
        http(server, clock).get("x")
    assert refused.value.status == status
    assert json.loads(refused.value.answer.content)["error"]["code"] == "resyncRequired"
    assert clock.waits == []


def test_a_token_that_cannot_be_renewed_is_named_by_where_it_was_put_and_never_shown(
    server: Loopback, clock: Clock
) -> None:
    server.answer = lambda asked: as_json({"error": {"message": f"Invalid token {SECRET}"}}, 401)
    with pytest.raises(NotAuthorised, match="AGGREGATOR_CLOUD_ACCESS_TOKEN is refused") as refused:
        http(server, clock).get("x", {"key": SECRET})
    assert SECRET not in str(refused.value)
    assert SECRET not in repr(http(server, clock))
    assert len(server.asked) == 1


class Tokens:
    """A token endpoint beside an API that takes only the newest token."""

    def __init__(self, *, lives: int = 3600) -> None:
        self.given = 0
        self.lives = lives
        self.refuses = False

    def __call__(self, asked: Asked) -> Reply:
        if asked.path == "/token":
            if self.refuses:
                return as_json({"error": "invalid_grant", "error_description": f"no {asked.form()['secret']}"}, 400)
            self.given += 1
            return as_json({"access_token": f"token-{self.given}", "expires_in": self.lives})
        if asked.headers.get("authorization") != f"Bearer token-{self.given}":
            return as_json({"error": {"message": "expired"}}, 401)
        return as_json({"ok": self.given})


def oauth(server: Loopback, clock: Clock) -> Http:
    signed = OAuth(
        "cloud", f"{server.url}/token", lambda now: {"secret": SECRET}, "AGGREGATOR_CLOUD_KEY", world=clock.world()
    )
    return Http("cloud", server.url, signed, world=clock.world())


def test_a_token_is_got_once_and_renewed_before_it_ends(server: Loopback, clock: Clock) -> None:
    server.answer = tokens = Tokens()
    cloud = oauth(server, clock)
    assert [cloud.get("x")["ok"], cloud.get("x")["ok"]] == [1, 1]
    clock.now += 3550
    assert cloud.get("x")["ok"] == 2
    assert tokens.given == 2


def test_a_refused_token_is_renewed_once_and_only_once(server: Loopback, clock: Clock) -> None:
    server.answer = tokens = Tokens()
    cloud = oauth(server, clock)
    cloud.get("x")
    tokens.given += 1
    assert cloud.get("x")["ok"] == 3
    server.answer = lambda asked: tokens(asked) if asked.path == "/token" else Reply(401)
    with pytest.raises(NotAuthorised, match="AGGREGATOR_CLOUD_KEY is refused"):
        cloud.get("x")
    assert tokens.given == 4


def test_a_refused_credential_is_named_by_where_it_was_put_and_never_shown(server: Loopback, clock: Clock) -> None:
    server.answer = tokens = Tokens()
    tokens.refuses = True
    with pytest.raises(NotAuthorised, match=r"invalid_grant: no \*\*\*: AGGREGATOR_CLOUD_KEY is refused") as refused:
        oauth(server, clock).get("x")
    assert SECRET not in str(refused.value)


def test_a_redirect_to_another_host_carries_no_token(server: Loopback, clock: Clock) -> None:
    with loopback(lambda asked: Reply(200, b"content")) as elsewhere:
        server.answer = lambda asked: Reply(302, headers={"Location": f"{elsewhere.url}/file?tempauth=abc"})
        with downloaded(http(server, clock), Request("GET", "content", {"q": "1"}, {"X-Key": SECRET})) as opened:
            assert opened.read() == b"content"
        (asked,) = elsewhere.asked
        assert "authorization" not in asked.headers
        assert SECRET not in str(asked)
        assert asked.query == {"tempauth": "abc"}
        http(server, clock).ask(Request("GET", f"{elsewhere.url}/page"))
        assert "authorization" not in elsewhere.asked[1].headers


def test_a_redirect_at_home_is_signed_and_one_without_end_is_given_up(server: Loopback, clock: Clock) -> None:
    server.answer = in_turn(Reply(301, headers={"Location": "/v1/there?page=2"}), as_json({"ok": 1}))
    assert http(server, clock).get("x") == {"ok": 1}
    assert server.asked[1].headers["authorization"] == f"Bearer {SECRET}"
    assert server.asked[1].query == {"page": "2"}
    server.answer = lambda asked: Reply(302, headers={"Location": asked.path})
    with pytest.raises(StoreError, match="redirects more than 5 times"):
        http(server, clock).get("x")


CONTENT = bytes(range(256)) * 5000


@pytest.mark.parametrize(("start", "limit"), [(0, None), (0, 10), (300_000, 7), (300_000, None), (10**9, 5), (0, 0)])
@pytest.mark.parametrize("ranges", [True, False])
def test_a_part_of_a_content_is_read(
    server: Loopback, clock: Clock, start: int, limit: int | None, ranges: bool
) -> None:
    server.answer = lambda asked: ranged(CONTENT, asked) if ranges else Reply(200, CONTENT)
    with downloaded(http(server, clock), Request("GET", "x"), start=start, limit=limit) as opened:
        assert opened.read() == CONTENT[start:][:limit]


def breaking(contents: Sequence[tuple[bytes, str | None]]) -> Callable[[Asked], Reply]:
    """Break after 400,000 bytes of each content but the last."""
    waiting = list(contents)

    def answer(asked: Asked) -> Reply:
        content, etag = waiting.pop(0)
        reply = ranged(content, asked, {"ETag": etag} if etag else {})
        return replace(reply, torn=400_000) if waiting else reply

    return answer


def test_a_download_that_breaks_is_taken_up_where_it_broke(server: Loopback, clock: Clock) -> None:
    server.answer = breaking([(CONTENT, '"1"')] * 3)
    with downloaded(http(server, clock), Request("GET", "x"), start=5) as opened:
        assert opened.read() == CONTENT[5:]
    assert len(server.asked) == 3


@pytest.mark.parametrize("etag", ['"2"', None])
def test_a_download_that_breaks_is_not_taken_up_with_another_content(
    server: Loopback, clock: Clock, etag: str | None
) -> None:
    server.answer = breaking([(CONTENT, etag and '"1"'), (CONTENT[::-1], etag)])
    with downloaded(http(server, clock), Request("GET", "x")) as opened, pytest.raises(EntryChanged):
        opened.read()


@pytest.mark.parametrize(
    ("api", "says"),
    [
        ("http://elsewhere.example/v1", "without encryption"),
        ("ftp://127.0.0.1/", "is no URL like"),
        ("https://ann:pw@graph.microsoft.us", "is no URL like"),
        ("nonsense", "is no URL like"),
    ],
)
def test_an_api_elsewhere_is_spoken_to_encrypted_or_not_at_all(api: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        base_url(address_of(f"graph://site?api={api}", ["api"]), "https://graph.microsoft.com/v1.0")


def test_an_api_may_be_elsewhere() -> None:
    usual = "https://graph.microsoft.com/v1.0"
    assert base_url(address_of("graph://site"), usual) == usual
    for api in ("https://graph.microsoft.us/v1.0", "http://127.0.0.1:8080/v1.0", "http://localhost:1/x"):
        assert base_url(address_of(f"graph://site?api={api}", ["api"]), usual) == api


def test_a_listing_that_names_a_page_twice_is_given_up() -> None:
    with pytest.raises(StoreError, match="same next page twice"):
        list(paged(lambda token: {"next": {None: "a", "a": "b", "b": "a"}[token]}, lambda page: page["next"]))
