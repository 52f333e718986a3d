"""What the WebDAV connector makes of broken, busy and hostile servers: nothing is lost, nothing counts as deleted."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from contract import Listing
from servers.wsgi import Environ, Fault, Faulty, answer, served
from servers.wsgidav import WsgiDav, wsgidav

from aggregator.model.errors import NotAuthorised, StoreError
from aggregator.store import EntryChanged, open_store

FILES = {"a/one.txt": b"1", "evil/two.txt": b"2", "z/three.txt": b"3"}
START = '<?xml version="1.0"?>\n<multistatus xmlns="DAV:">'
FOLDER = "<propstat><prop><resourcetype><collection/></resourcetype></prop><status>HTTP/1.1 200 OK</status></propstat>"
FILE = (
    '<propstat><prop><resourcetype/><getcontentlength>1</getcontentlength><getetag>"e"</getetag></prop>'
    "<status>HTTP/1.1 200 OK</status></propstat>"
)
ITSELF = f"<response><href>/drive/evil/</href>{FOLDER}</response>"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[WsgiDav]:
    for path, content in FILES.items():
        (tmp_path / path).parent.mkdir()
        (tmp_path / path).write_bytes(content)
    with wsgidav(tmp_path) as running:
        yield running


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    waited: list[float] = []
    monkeypatch.setattr("connectors._dav.wire.time.sleep", waited.append)
    return waited


def at(path: str, fault: Fault) -> Fault:
    """Lay a fault at one path only."""
    return lambda environ, start: fault(environ, start) if environ["PATH_INFO"].rstrip("/") == path else None


def for_a_while(times: int, fault: Fault) -> Fault:
    counted = itertools.count()
    return lambda environ, start: fault(environ, start) if next(counted) < times else None


def says(status: str, body: str | bytes = b"", **headers: str) -> Fault:
    content = body.encode() if isinstance(body, str) else body
    return lambda environ, start: answer(start, status, content, **headers)


def multistatus(*responses: str) -> Fault:
    return says("207 Multi-Status", START + ITSELF + "".join(responses) + "</multistatus>")


def breaks(environ: Environ, start: Callable[..., Any]) -> Iterable[bytes]:
    """Promise more than is sent, and close the connection."""
    start("207 Multi-Status", [("Content-Length", "100000")])
    return [START.encode()]


def endless(environ: Environ, start: Callable[..., Any]) -> Iterable[bytes]:
    start("207 Multi-Status", [])
    return itertools.chain([(START + ITSELF).encode()], itertools.repeat(b"<x>" + b"y" * 9000 + b"</x>", 100_000))


def listing_of(server: WsgiDav) -> Listing:
    return Listing(open_store(server.uri))


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (says("207 Multi-Status", START + ITSELF), "no XML to its end"),
        (says("207 Multi-Status", b""), "no XML to its end"),
        (says("207 Multi-Status", START + ITSELF + "<response>" * 200), "nests more than"),
        (says("207 Multi-Status", START + "</multistatus>"), "says nothing of the folder"),
        (says("207 Multi-Status", "<html/>"), "is no multi-status but <html>"),
        (says("200 OK", "<html>sign in here</html>"), "answers 200, which is no listing"),
        (
            says(
                "207 Multi-Status",
                '<!DOCTYPE m [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><multistatus xmlns="DAV:">&b;</multistatus>',
            ),
            "no XML that is read: DTDForbidden",
        ),
        (
            says("207 Multi-Status", '<!DOCTYPE m SYSTEM "file:///etc/passwd"><multistatus xmlns="DAV:"/>'),
            "no XML that is read: DTDForbidden",
        ),
        (multistatus(f"<response><href>http://evil.example/drive/evil/x</href>{FILE}</response>"), "of another host"),
        (multistatus(f"<response><href>//evil.example/drive/evil/x</href>{FILE}</response>"), "of another host"),
        (multistatus(f"<response><href>x</href>{FILE}</response>"), "no path from the top"),
        (multistatus(f"<response>{FILE}</response>"), "names no path"),
        (multistatus("<response><href>/drive/evil/x</href><status>what?</status></response>"), "is no status"),
        (says("403 Forbidden"), "answers 403 Forbidden"),
        (says("404 Not Found"), "answers 404 Not Found"),
        (says("503 Busy"), "answers 503, again and again"),
        (says("302 Found", Location="http://127.0.0.1:1/drive/evil/"), "redirects to another place"),
        (says("302 Found", Location="/drive/evil/"), "redirects in a circle"),
        (says("302 Found", Location="http://[/"), "redirects to another place"),
        (breaks, "cannot be reached"),
    ],
)
def test_a_folder_that_is_answered_wrongly_fails_alone(
    server: WsgiDav, waits: list[float], fault: Fault, reason: str
) -> None:
    server.program.faults.append(at("/drive/evil", fault))
    listing = listing_of(server)
    assert sorted(listing.files) == ["a/one.txt", "z/three.txt"]
    ((path, subtree, said),) = [(each.path, each.subtree, each.reason) for each in listing.failures]
    assert (path, subtree) == ("evil", True)
    assert reason in said
    assert not listing.complete


def test_an_answer_without_end_is_cut_off(server: WsgiDav, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("connectors._dav.multistatus.Body.__init__.__defaults__", (1 << 20,))
    server.program.faults.append(at("/drive/evil", endless))
    listing = listing_of(server)
    assert [(each.path, each.subtree) for each in listing.failures] == [("evil", True)]
    assert sorted(listing.files) == ["a/one.txt", "z/three.txt"]


@pytest.mark.parametrize(
    "href",
    [
        "/etc/passwd",
        "/drive/a/one.txt",
        "/drive/evil/../../secret",
        "/drive/evil/%2e%2e",
        "/drive/evil/%2e%2e/a",
        "/drive/evil/a%2Fb",
        "/drive/evil/deep/er",
    ],
)
def test_a_path_that_leaves_its_folder_is_not_listed_and_leaves_the_listing_open(server: WsgiDav, href: str) -> None:
    good = f"<response><href>/drive/evil/good.txt</href>{FILE}</response>"
    server.program.faults.append(
        at("/drive/evil", multistatus(f"<response><href>{href}</href>{FILE}</response>", good))
    )
    listing = listing_of(server)
    assert sorted(listing.files) == ["a/one.txt", "evil/good.txt", "z/three.txt"]
    assert [(each.path, each.subtree) for each in listing.failures] == [("evil", True)]
    assert not listing.complete


def test_an_entry_that_fails_by_itself_is_named(server: WsgiDav) -> None:
    bad = "<response><href>/drive/evil/bad</href><status>HTTP/1.1 403 Forbidden</status></response>"
    good = f"<response><href>http://127.0.0.1:1/drive/evil/good</href>{FILE}</response>"
    server.program.faults.append(at("/drive/evil", multistatus(bad, good, good)))
    listing = listing_of(server)
    assert sorted(listing.files) == ["a/one.txt", "evil/good", "z/three.txt"]
    assert [(each.path, each.subtree) for each in listing.failures] == [("evil/bad", True)]


def test_a_file_of_which_nothing_is_said_is_read_again_each_time(server: WsgiDav) -> None:
    silent = "<propstat><prop><resourcetype/></prop><status>HTTP/1.1 200 OK</status></propstat>"
    server.program.faults.append(
        at("/drive/evil", multistatus(f"<response><href>/drive/evil/x</href>{silent}</response>"))
    )
    first, second = (listing_of(server).files["evil/x"] for _ in range(2))
    assert (first.size, first.modified) == (None, None)
    assert first.content_version != second.content_version


def test_a_busy_server_is_asked_again_when_it_says(server: WsgiDav, waits: list[float]) -> None:
    server.program.faults.append(for_a_while(2, says("429 Too Many Requests", Retry_After="7")))
    server.program.faults.append(for_a_while(1, says("503 Busy", Retry_After="Tue, 04 Mar 2025 00:00:00 GMT")))
    server.program.faults.append(for_a_while(1, says("502 Bad Gateway")))
    listing = listing_of(server)
    assert (len(listing.files), listing.complete) == (3, True)
    assert [int(wait) for wait in waits[:3]] in ([7, 7, 0], [7, 8, 0], [8, 7, 0], [8, 8, 0])
    assert 1 <= waits[3] <= 20


def test_a_server_that_asks_for_too_much_patience_is_not_waited_for(server: WsgiDav, waits: list[float]) -> None:
    server.program.faults.append(says("429 Too Many Requests", Retry_After="86400"))
    with pytest.raises(StoreError, match="answers 429"):
        listing_of(server)
    assert waits == []


def test_a_connection_that_breaks_once_loses_nothing(server: WsgiDav, waits: list[float]) -> None:
    server.program.faults.append(at("/drive/evil", for_a_while(2, breaks)))
    listing = listing_of(server)
    assert (len(listing.files), listing.complete) == (3, True)


@pytest.mark.parametrize("fault", [breaks, says("401 Unauthorized")])
def test_a_server_that_is_gone_half_way_deletes_nothing(server: WsgiDav, waits: list[float], fault: Fault) -> None:
    def gone(environ: Environ, start: Callable[..., Any]) -> Iterable[bytes] | None:
        fails = any(path.startswith("/drive/evil") for _, path in server.program.asked)
        return fault(environ, start) if fails else None

    server.program.faults.append(gone)
    listing = listing_of(server)
    assert list(listing.files) == ["a/one.txt"]
    assert [(each.path, each.subtree) for each in listing.failures] == [("", True)]
    assert not listing.complete


def test_a_server_that_is_not_there_is_an_error_and_a_probe_says_so(server: WsgiDav, waits: list[float]) -> None:
    server.program.faults.append(breaks)
    store = open_store(server.uri)
    with pytest.raises(StoreError, match="cannot be reached"):
        Listing(store)
    assert not store.probe().reachable


def test_a_root_that_is_a_file_or_is_not_there_is_an_error(server: WsgiDav) -> None:
    with pytest.raises(StoreError, match="is no folder"):
        Listing(open_store(f"{server.uri}/a/one.txt"))
    with pytest.raises(StoreError, match="404"):
        Listing(open_store(f"{server.uri}/missing"))


def test_a_redirect_on_the_same_host_is_followed_with_its_method(server: WsgiDav) -> None:
    def moved(environ: Environ, start: Callable[..., Any]) -> Iterable[bytes] | None:
        path = environ["PATH_INFO"]
        return answer(start, "301 Moved", Location=path.replace("/old", "/drive")) if path.startswith("/old") else None

    server.program.faults.append(moved)
    store = open_store(server.uri.replace("/drive", "/old"))
    files = Listing(store).files
    assert sorted(files) == sorted(FILES)
    with store.open(files["z/three.txt"]) as opened:
        assert opened.read() == b"3"


def test_credentials_are_not_taken_where_a_redirect_leads(server: WsgiDav, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AGGREGATOR_WEBDAV_TOKEN", "not-for-others")
    other = Faulty(lambda environ, start: answer(start, "404 Not Found"))
    with served(other) as port:
        server.program.faults.append(says("307 Moved", Location=f"http://127.0.0.1:{port}/drive/"))
        with pytest.raises(StoreError, match="redirects to another place"):
            listing_of(server)
    assert other.asked == []


BIG = bytes(range(256)) * 8000


def drops(environ: Environ, start: Callable[..., Any]) -> Iterable[bytes] | None:
    """Send a third of what is left of a file, then close the connection."""
    if environ["REQUEST_METHOD"] != "GET":
        return None
    first = int(environ.get("HTTP_RANGE", "bytes=0-").removeprefix("bytes=").partition("-")[0])
    rest = BIG[first:]
    span = ("Content-Range", f"bytes {first}-{len(BIG) - 1}/{len(BIG)}")
    start(
        "206 Partial Content" if first else "200 OK", [("Content-Length", str(len(rest))), *([span] if first else [])]
    )
    return [rest[: len(rest) // 3]]


def test_a_content_whose_connection_breaks_is_taken_up_where_it_broke(server: WsgiDav, waits: list[float]) -> None:
    (server.folder / "big.bin").write_bytes(BIG)
    server.program.faults.append(for_a_while(6, drops))
    store = open_store(server.uri)
    entry = Listing(store).files["big.bin"]
    with store.open(entry) as opened:
        assert opened.read() == BIG
    assert sum(method == "GET" for method, _ in server.program.asked) >= 2


def test_a_content_that_changes_while_its_connection_breaks_says_so(server: WsgiDav, waits: list[float]) -> None:
    target = server.folder / "big.bin"
    target.write_bytes(BIG)
    store = open_store(server.uri)
    entry = Listing(store).files["big.bin"]
    server.program.faults.append(for_a_while(1, drops))
    with store.open(entry) as opened:
        assert opened.read(10) == BIG[:10]
        target.write_bytes(BIG + b"more")
        with pytest.raises(EntryChanged, match=r"big\.bin"):
            opened.read()


@pytest.mark.parametrize(("start", "limit"), [(0, 5), (300, 70_000), (2_047_999, None), (2_048_000, None), (5, 0)])
def test_a_server_that_ignores_ranges_still_gives_the_part(server: WsgiDav, start: int, limit: int | None) -> None:
    (server.folder / "big.bin").write_bytes(BIG)
    server.program.faults.append(lambda environ, _: environ.pop("HTTP_RANGE", None) and None)
    store = open_store(server.uri)
    with store.open(Listing(store).files["big.bin"], start=start, limit=limit) as opened:
        assert opened.read() == BIG[start:][:limit]


def test_a_server_that_sends_another_part_is_not_believed(server: WsgiDav) -> None:
    wrong = says("206 Partial", b"xyz", Content_Range="bytes 7-9/10")
    nothing = says("206 Partial", b"xyz")
    (server.folder / "ten").write_bytes(b"0123456789")
    store = open_store(server.uri)
    entry = Listing(store).files["ten"]
    for fault in (wrong, nothing):
        server.program.faults[:] = [at("/drive/ten", fault)]
        with pytest.raises(StoreError, match=r"cannot be read|another version"):
            store.open(entry, start=3, limit=3)


def test_a_file_that_may_not_be_read_says_so(server: WsgiDav) -> None:
    store = open_store(server.uri)
    entry = Listing(store).files["a/one.txt"]
    server.program.faults.append(says("403 Forbidden"))
    with pytest.raises(StoreError, match=r"a/one\.txt: cannot be read: .* 403"):
        store.open(entry)


@pytest.mark.parametrize("method", ["GET", "PROPFIND"])
def test_only_reading_methods_are_sent(server: WsgiDav, method: str) -> None:
    store = open_store(server.uri)
    store.probe()
    with store.open(Listing(store).files["a/one.txt"]) as opened:
        opened.read()
    assert method in {sent for sent, _ in server.program.asked} <= {"GET", "PROPFIND", "OPTIONS"}


@pytest.mark.parametrize("digest", [False, True])
def test_a_password_is_given_as_the_server_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, digest: bool) -> None:
    (tmp_path / "plan 容量.txt").write_bytes(b"x")
    monkeypatch.setenv("AGGREGATOR_WEBDAV_PASSWORD", "pass 密码")
    with wsgidav(tmp_path, {"ann": "pass 密码"}, digest=digest) as server:
        uri = server.uri.replace("://", "://ann@")
        store = open_store(uri)
        files = Listing(store).files
        with store.open(files["plan 容量.txt"]) as opened:
            assert opened.read() == b"x"
        sent = [headers.get("HTTP_AUTHORIZATION", "") for headers in server.program.headers]
        assert {each.split(" ")[0] for each in sent[1:]} <= {"", "Digest" if digest else "Basic"}
        monkeypatch.setenv("AGGREGATOR_WEBDAV_PASSWORD", "wrong-secret")
        with pytest.raises(NotAuthorised, match="AGGREGATOR_WEBDAV_PASSWORD") as refused:
            Listing(open_store(uri))
        assert "wrong-secret" not in repr(refused.value)
        assert "wrong-secret" not in repr(open_store(uri)) + str(open_store(uri).probe())


def test_a_user_without_a_password_and_a_visitor_are_told_where_to_put_it(tmp_path: Path) -> None:
    with pytest.raises(NotAuthorised, match="set AGGREGATOR_WEBDAV_PASSWORD"):
        open_store("webdav://ann@127.0.0.1:1/drive")
    with wsgidav(tmp_path, {"ann": "x"}) as server, pytest.raises(NotAuthorised, match="AGGREGATOR_WEBDAV_USER"):
        listing_of(server)


def test_a_token_is_sent_as_a_bearer(server: WsgiDav, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AGGREGATOR_WEBDAV_TOKEN", "t0ken")
    assert len(listing_of(server).files) == 3
    assert {headers["HTTP_AUTHORIZATION"] for headers in server.program.headers} == {"Bearer t0ken"}


def test_no_secret_goes_over_a_connection_that_others_can_listen_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AGGREGATOR_WEBDAV_TOKEN", "t0ken")
    with pytest.raises(NotAuthorised, match="others can listen") as refused:
        open_store("webdav://fileserver.example/drive")
    assert "t0ken" not in str(refused.value)
    open_store("webdavs://fileserver.example/drive")
    open_store("webdav://fileserver.example/drive?unencrypted=yes")
