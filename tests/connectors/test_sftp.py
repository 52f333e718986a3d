"""The SFTP connector: the contract and its traps on OpenSSH, who reads what, and servers that hang up."""

from __future__ import annotations

import asyncio
import os
import pwd
import random
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import asyncssh
import pytest
from contract import FolderPlace, FolderTraps, Listing, StoreContract
from servers.sshd import Sshd, sshd

from aggregator.model.access import Completeness
from aggregator.model.entries import Entry, Failure
from aggregator.model.errors import ConfigError, NotAuthorised, StoreError, UsageError
from aggregator.permissions import may_read
from aggregator.store import EntryGone, Store, open_store
from connectors.sftp.walk import Walk


class SftpPlace(FolderPlace):
    """A folder that an ordinary user may read. Times tick by two seconds with every change, for SFTP knows no parts."""

    def __init__(self, folder: Path, server: Sshd) -> None:
        self.folder = folder
        self.uri = server.uri(folder)

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


@pytest.fixture(scope="module")
def server() -> Iterator[Sshd]:
    with tempfile.TemporaryDirectory() as name, sshd(Path(name).resolve()) as running:
        yield running


@pytest.fixture
def drive() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name).resolve()


class TestSftp(StoreContract, FolderTraps):
    @pytest.fixture
    def place(self, server: Sshd, drive: Path) -> SftpPlace:
        return SftpPlace(drive, server)


NUMBERS = 60
HOST = "any account of 127.0.0.1"
needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="needs root: only root can sign in as other accounts")


def readers() -> list[pwd.struct_passwd]:
    """Return accounts of every Debian system; several have one group."""
    known = {each.pw_name: each for each in pwd.getpwall()}
    return [known[name] for name in ("daemon", "bin", "sys", "games", "man", "sync", "nobody") if name in known]


def wood(drive: Path, chance: random.Random, files: int) -> None:
    """Plant files in folders within folders, of any owner and group, each with any mode."""
    numbers = [each.pw_uid for each in readers()]
    groups = [each.pw_gid for each in readers()]
    folders = [drive]
    for number in range(files):
        if chance.random() < 0.4:
            folders.append(chance.choice(folders) / f"folder {number}")
            folders[-1].mkdir()
        (chance.choice(folders) / f"{number}.txt").write_bytes(b"x")
    for path in sorted(drive.rglob("*")):
        os.chown(path, chance.choice(numbers), chance.choice(groups))
        # A way that is shut to everybody tells nothing: bits are set more often than not.
        path.chmod(sum(bit for bit in (1 << place for place in range(9)) if chance.random() < 0.7))


def compared(server: Sshd, drive: Path, seed: int, files: int) -> tuple[int, int]:
    """Return how many questions were asked, and of how many the answer was yes; each is as reading itself says."""
    chance = random.Random(seed)
    wood(drive, chance, files)
    entries = Listing(open_store(server.uri(drive, "root"))).files
    asked = yes = 0
    for account in readers():
        store = open_store(server.uri(drive, account.pw_name))
        held = {f"uid {account.pw_uid}", f"gid {account.pw_gid}", HOST}
        for path, entry in entries.items():
            assert entry.acl is not None
            said = may_read(entry.acl, held, helps_himself=False)
            assert said is opens(store, entry), (seed, path, account.pw_name, entry.acl)
            asked, yes = asked + 1, yes + said
    return asked, yes


def opens(store: Store, entry: Entry) -> bool:
    foreign = replace(entry, root=next(iter(store.roots())).id)
    try:
        store.open(foreign).close()
    except EntryGone:
        raise
    except StoreError:
        return False
    return True


@needs_root
def test_who_may_read_is_who_can(server: Sshd, drive: Path) -> None:
    asked, yes = compared(server, drive, 1, 12)
    assert asked >= NUMBERS
    assert 0 < yes < asked


@needs_root
@pytest.mark.slow
def test_who_may_read_is_who_can_in_thousands_of_cases(server: Sshd, drive: Path) -> None:
    asked = 0
    for seed in range(2, 12):
        (drive / str(seed)).mkdir()
        asked += compared(server, drive / str(seed), seed, 40)[0]
    assert asked >= 1000


@needs_root
def test_who_may_not_enter_a_folder_above_the_root_reads_nothing(server: Sshd, drive: Path) -> None:
    (drive / "shut" / "root").mkdir(parents=True)
    (drive / "shut" / "root" / "plan.txt").write_bytes(b"x")
    os.chown(drive / "shut", 1, 2)
    (drive / "shut").chmod(0o710)
    acl = Listing(open_store(server.uri(drive / "shut" / "root", "root"))).files["plan.txt"].acl
    assert acl is not None
    assert not may_read(acl, {"uid 3", "gid 3", HOST})
    assert may_read(acl, {"uid 3", "gid 2", HOST})
    assert may_read(acl, {"uid 1", "gid 3", HOST})


def test_what_sftp_does_not_tell_is_partial_and_said(server: Sshd, drive: Path) -> None:
    (drive / "plan.txt").write_bytes(b"x")
    store = open_store(server.uri(drive))
    entry = Listing(store).files["plan.txt"]
    assert entry.acl is not None
    assert entry.acl.completeness is Completeness.PARTIAL
    assert entry.owner == f"uid {os.geteuid()}"
    assert any("access lists are not seen" in note for note in store.probe().notes)


def test_an_unknown_host_is_not_trusted_and_it_is_said_how_it_may_be(server: Sshd, drive: Path, tmp_path: Path) -> None:
    (tmp_path / "none").write_text("")
    other = (server.state / "user.pub").read_text().split()[1]
    (tmp_path / "other").write_text(f"[127.0.0.1]:{server.port} ssh-ed25519 {other}\n")
    for name in ("none", "other"):
        uri = server.uri(drive).replace(f"known_hosts={server.state}/known_hosts", f"known_hosts={tmp_path}/{name}")
        with pytest.raises(StoreError, match=rf"not trusted.*ssh-keyscan -p {server.port} 127.0.0.1 >> .*{name}"):
            Listing(open_store(uri))
        assert not open_store(uri).probe().reachable


def test_a_refused_key_says_which(server: Sshd, drive: Path, tmp_path: Path) -> None:
    made = ["ssh-keygen", "-q", "-t", "ecdsa", "-m", "PKCS8", "-N", "secret phrase", "-f", str(tmp_path / "key")]
    subprocess.run(made, check=True)
    uri = server.uri(drive).replace(f"key={server.state}/user", f"key={tmp_path}/key")
    with pytest.raises(NotAuthorised, match="the key cannot be used"):
        Listing(open_store(uri))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AGGREGATOR_SFTP_PASSPHRASE", "secret phrase")
        with pytest.raises(NotAuthorised, match=f"refuses the key {tmp_path}/key"):
            Listing(open_store(uri))


@pytest.mark.parametrize(
    ("uri", "kind", "says"),
    [
        ("sftp:///plans", UsageError, "names no host"),
        ("sftp://127.0.0.1/plans", NotAuthorised, "AGGREGATOR_SFTP_USER"),
        ("sftp://ann@127.0.0.1/plans?known_hosts=/missing", ConfigError, "there is no such file"),
        ("sftp://ann:secret@127.0.0.1/plans", UsageError, "holds a password"),
        ("sftp://ann@127.0.0.1/plans?colour=red", UsageError, "unknown option 'colour'"),
    ],
)
def test_what_is_wrong_with_a_uri_is_said(uri: str, kind: type[Exception], says: str) -> None:
    with pytest.raises(kind, match=says) as wrong:
        open_store(uri)
    assert "secret" not in str(wrong.value)


def test_a_root_that_is_not_there_or_is_a_file_is_an_error(server: Sshd, drive: Path) -> None:
    (drive / "plan.txt").write_bytes(b"x")
    for name in ("missing", "plan.txt"):
        with pytest.raises(StoreError, match="cannot be listed"):
            Listing(open_store(server.uri(drive / name)))


def test_a_password_is_tried_where_no_key_is_known(
    drive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (drive / "plan.txt").write_bytes(b"x")
    with passwords(drive, tmp_path, {"ann": "pass 密码"}) as uri:
        monkeypatch.setenv("AGGREGATOR_SFTP_PASSWORD", "pass 密码")
        store = open_store(uri)
        assert list(Listing(store).files) == ["plan.txt"]
        assert "密码" not in repr(store) + repr(store._session.login) + str(store.probe())  # type: ignore[attr-defined]
        monkeypatch.setenv("AGGREGATOR_SFTP_PASSWORD", "wrong-secret")
        with pytest.raises(NotAuthorised, match="AGGREGATOR_SFTP_PASSWORD") as refused:
            Listing(open_store(uri))
        assert "wrong-secret" not in str(refused.value)


@contextmanager
def passwords(drive: Path, state: Path, accounts: dict[str, str]) -> Iterator[str]:
    """Give the URI of a server that asks for passwords, which only root could have of the machine's own."""

    guests: list[asyncssh.SSHServerConnection] = []

    class Asking(asyncssh.SSHServer):
        def connection_made(self, conn: asyncssh.SSHServerConnection) -> None:
            guests.append(conn)

        def password_auth_supported(self) -> bool:
            return True

        def validate_password(self, username: str, password: str) -> bool:
            return accounts.get(username) == password

    key = asyncssh.generate_private_key("ssh-ed25519")
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()

    def served(connection: asyncssh.SSHServerChannel) -> asyncssh.SFTPServer:
        return asyncssh.SFTPServer(connection, chroot=os.fsencode(drive))

    async def listen() -> asyncssh.SSHAcceptor:
        return await asyncssh.listen("127.0.0.1", 0, server_factory=Asking, server_host_keys=[key], sftp_factory=served)

    async def leave(acceptor: asyncssh.SSHAcceptor) -> None:
        acceptor.close()
        for guest in guests:
            guest.abort()
            await guest.wait_closed()
        await acceptor.wait_closed()
        await asyncio.sleep(0.05)

    acceptor = asyncio.run_coroutine_threadsafe(listen(), loop).result(10)
    port = acceptor.get_port()
    public = key.export_public_key().decode().strip()
    (state / "hosts").write_text(f"[127.0.0.1]:{port} {public}\n")
    try:
        yield f"sftp://ann@127.0.0.1:{port}/?known_hosts={state}/hosts"
    finally:
        asyncio.run_coroutine_threadsafe(leave(acceptor), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


def hang_up(server: Sshd) -> None:
    """End all processes below the one that listens: those that serve sessions."""
    parents: dict[int, int] = {}
    for process in Path("/proc").iterdir():
        with suppress(OSError, ValueError):
            parents[int(process.name)] = int((process / "stat").read_text().rpartition(")")[2].split()[1])
    below = {server.process}
    while more := {child for child, parent in parents.items() if parent in below} - below:
        below |= more
    for process in below - {server.process}:
        with suppress(ProcessLookupError):  # some end with the one that started them
            os.kill(process, signal.SIGKILL)


def test_a_connection_that_is_lost_is_made_anew_and_nothing_is_missed(server: Sshd, drive: Path) -> None:
    content = bytes(range(256)) * 20_000
    for name in ("a", "b", "c"):
        (drive / name).mkdir()
        (drive / name / "big.bin").write_bytes(content)
    store = open_store(server.uri(drive))
    (root,) = store.roots()
    store.probe()
    hang_up(server)
    entries = {entry.path: entry for page in store.changes(root, None) for entry in page.upserts}
    assert len(entries) == 6
    with store.open(entries["b/big.bin"]) as opened:
        first = opened.read(10)
        hang_up(server)
        assert first + opened.read() == content


def test_a_server_that_is_gone_half_way_deletes_nothing(drive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("connectors.sftp.session.WAITS", (0.01,))
    for name in ("a", "b"):
        (drive / name).mkdir()
        (drive / name / "plan.txt").write_bytes(b"x")
    with tempfile.TemporaryDirectory() as name, sshd(Path(name).resolve()) as passing:
        store = open_store(passing.uri(drive))
        walk = Walk(store._session, store.root.id, store._top())  # type: ignore[attr-defined]
        listed = walk.everything()
        first = next(listed)
        hang_up(passing)
    rest = list(listed)
    assert isinstance(first, Entry)
    gone = [each for each in rest if isinstance(each, Failure)]
    assert [(each.path, each.subtree) for each in gone] == [("", True)]
