"""The WebDAV connector: the contract on two real servers, and what hostile or broken ones send."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from contract import Listing, Place, StoreContract
from servers.apache import apache
from servers.certificates import certified
from servers.wsgidav import WsgiDav, wsgidav

from aggregator.model.errors import ConfigError, StoreError
from aggregator.store import open_store


class DavPlace(Place):
    """A folder behind a server. Times tick by two seconds with every change, for HTTP knows no parts of them."""

    def __init__(self, folder: Path, uri: str) -> None:
        self.folder = folder
        self.uri = uri

    def write(self, path: str, content: bytes) -> None:
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        before = target.stat().st_mtime if target.exists() else 1_700_000_000
        target.write_bytes(content)
        os.utime(target, (before + 2, before + 2))

    def remove(self, path: str) -> None:
        target = self.folder / path
        shutil.rmtree(target) if target.is_dir() else target.unlink()

    def rename(self, path: str, to: str) -> None:
        (self.folder / path).rename(self.folder / to)

    @contextmanager
    def denied(self, path: str) -> Iterator[None]:
        (self.folder / path).chmod(0o000)
        try:
            yield
        finally:
            (self.folder / path).chmod(0o755)


class WsgiDavPlace(DavPlace):
    """Served by this process, which may be root, so what is denied is said to the server."""

    def __init__(self, server: WsgiDav) -> None:
        super().__init__(server.folder, server.uri)
        self.server = server

    @contextmanager
    def denied(self, path: str) -> Iterator[None]:
        self.server.provider.denied.add(path)
        try:
            yield
        finally:
            self.server.provider.denied.clear()


@pytest.fixture
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name).resolve()


@pytest.fixture
def server(folder: Path) -> Iterator[WsgiDav]:
    with wsgidav(folder) as running:
        yield running


@pytest.fixture(scope="module")
def shared() -> Iterator[tuple[Path, int]]:
    with tempfile.TemporaryDirectory() as name:
        top = Path(name).resolve()
        top.chmod(0o755)
        for each in ("state", "drive"):
            (top / each).mkdir()
        with apache(top / "drive", top / "state") as port:
            yield top / "drive", port


def emptied(drive: Path, port: int) -> DavPlace:
    for each in drive.iterdir():
        shutil.rmtree(each) if each.is_dir() else each.unlink()
    return DavPlace(drive, f"webdav://127.0.0.1:{port}/drive")


NAMES = ["容量 表.csv", "100% #1?.txt", "%2e%2e", "%41", "👩\u200d🔬.txt", "ﬁ e\u0301", "a;b&c=d+e,f@g:h!.txt"]
NAMES += ["~'\"<x>[y]{z}|^`.txt"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("served_by", ["server", "shared"])
def test_any_name_is_listed_and_opened(request: pytest.FixtureRequest, served_by: str, name: str) -> None:
    found = request.getfixturevalue(served_by)
    place = WsgiDavPlace(found) if isinstance(found, WsgiDav) else emptied(*found)
    place.write(f"{name}/{name}", name.encode())
    store = open_store(place.uri)
    files = Listing(store).files
    assert list(files) == [f"{name}/{name}"]
    with store.open(files[f"{name}/{name}"]) as opened:
        assert opened.read() == name.encode()


def test_a_name_that_is_no_text_is_listed_and_opened(shared: tuple[Path, int]) -> None:
    place = emptied(*shared)
    Path(place.folder, os.fsdecode(b"caf\xe9 \xff.txt")).write_bytes(b"x")
    store = open_store(place.uri)
    listing = Listing(store)
    if listing.entries:
        (entry,) = listing.entries
        assert (entry.path, entry.raw_path) == ("caf\\xe9 \\xff.txt", b"caf\xe9 \xff.txt")
        with store.open(entry) as opened:
            assert opened.read() == b"x"
    else:
        assert not listing.complete


def test_a_root_below_the_top_with_blanks_and_chinese_is_a_store_of_its_own(server: WsgiDav) -> None:
    place = WsgiDavPlace(server)
    place.write("my 报告/a b.txt", b"1")
    place.write("other.txt", b"2")
    store = open_store(f"{server.uri}/my%20报告")
    assert list(Listing(store).files) == ["a b.txt"]
    assert [root.name for root in store.roots()] == ["my 报告"]


def test_the_owner_of_the_certificate_must_be_trusted(tmp_path: Path, folder: Path) -> None:
    authority = certified("127.0.0.1", tmp_path)
    (folder / "drive").mkdir()
    (folder / "state").mkdir()
    (folder / "drive" / "plan.txt").write_bytes(b"x")
    secured = f"SSLEngine On\nSSLCertificateFile {tmp_path}/server.pem"
    with apache(folder / "drive", folder / "state", more=secured) as port:
        uri = f"webdavs://127.0.0.1:{port}/drive"
        with pytest.raises(StoreError, match="certificate verify failed"):
            Listing(open_store(uri))
        assert list(Listing(open_store(f"{uri}?ca={authority}")).files) == ["plan.txt"]
    with pytest.raises(ConfigError, match="holds no certificates"):
        open_store(f"{uri}?ca={folder}/missing.pem")


def test_apache_asks_for_a_password_by_digest(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for each in ("drive", "state"):
        (folder / each).mkdir()
    (folder / "drive" / "plan.txt").write_bytes(b"x")
    digest = hashlib.md5(b"ann:drive:pa:ss").hexdigest()
    (folder / "users").write_text(f"ann:drive:{digest}\n")
    access = f"AuthType Digest\nAuthName drive\nAuthUserFile {folder}/users\nRequire valid-user"
    monkeypatch.setenv("AGGREGATOR_WEBDAV_USER", "ann")
    monkeypatch.setenv("AGGREGATOR_WEBDAV_PASSWORD", "pa:ss")
    with apache(folder / "drive", folder / "state", access) as port:
        store = open_store(f"webdav://127.0.0.1:{port}/drive")
        files = Listing(store).files
        with store.open(files["plan.txt"]) as opened:
            assert opened.read() == b"x"


class TestWsgiDav(StoreContract):
    @pytest.fixture
    def place(self, server: WsgiDav) -> WsgiDavPlace:
        return WsgiDavPlace(server)


class TestApache(StoreContract):
    @pytest.fixture
    def place(self, shared: tuple[Path, int]) -> DavPlace:
        return emptied(*shared)
