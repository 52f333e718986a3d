"""A folder of an SFTP server as a store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from aggregator.credentials import Credentials
from aggregator.model.access import Membership, Principal
from aggregator.model.entries import Entry, EntryKind, Page, Root
from aggregator.model.errors import ConfigError, StoreError, UsageError
from aggregator.model.paths import printable
from aggregator.store import Caps, Probe
from aggregator.store_address import StoreAddress, address_of
from connectors._pages import pages_of

if TYPE_CHECKING:
    from connectors.sftp.session import Login, Session

SCHEMES = ("sftp",)


def connect(uri: str) -> SftpStore:
    """Return the folder at an ``sftp://`` URI, opened read-only; nothing is asked of the server yet.

    Raises
    ------
    UsageError
        The URI names no host, or an option that nobody knows.
    NotAuthorised
        Nobody says as whom to sign in.
    StoreError
        asyncssh is not installed.
    """
    address = address_of(uri, ("known_hosts", "key"))
    if not address.host:
        raise UsageError(f"{address}: names no host; write sftp://user@host/path")
    try:
        from connectors.sftp.session import Session  # noqa: PLC0415 - an extra, and slow to load
    except ImportError as error:
        raise StoreError(f"{address}: needs asyncssh: pip install 'aggregator[sftp]'") from error
    return SftpStore(address, Session(_login(address)))


class SftpStore:
    """A folder of an SFTP server and everything below it."""

    caps = Caps(conditional_get=True)

    def __init__(self, address: StoreAddress, session: Session) -> None:
        self._address = address
        self._session = session
        self._real: bytes | None = None
        identity = f"sftp {address.host} {session.login.port} {address.path}".encode()
        name = address.path.rpartition("/")[2] or address.host
        self.root = Root(blake2b(identity, digest_size=6).hexdigest(), printable(name.encode()), str(address))

    def __repr__(self) -> str:
        return f"SftpStore({str(self._address)!r})"

    def probe(self) -> Probe:
        """Return whether the folder can be reached, and what SFTP does not tell."""
        try:
            self._top()
        except StoreError as error:
            return Probe(reachable=False, notes=(str(error),))
        user = self._session.login.user
        notes = (
            f"Read as {user}: what {user} may not list or read is reported, not scanned.",
            "Permissions are modes; access lists are not seen over SFTP, so that others may read too.",
            "Users and groups are known by their numbers, as 'uid 1000' and 'gid 100'.",
            "A content replaced within a second by another of the same size is not noticed.",
        )
        return Probe(reachable=True, notes=notes)

    def roots(self) -> Iterable[Root]:
        """Return the folder."""
        return (self.root,)

    def changes(self, root: Root, cursor: bytes | None) -> Iterator[Page]:
        """Yield everything below the folder: SFTP keeps no record of changes.

        Raises
        ------
        NotAuthorised
            The credentials are refused.
        StoreError
            The folder cannot be listed at all, or the host's key is not known.
        """
        from connectors.sftp.walk import Walk  # noqa: PLC0415 - needs asyncssh

        del cursor
        self._check_root(root.id)
        yield from pages_of(Walk(self._session, root.id, self._top()).everything())

    def directory(self) -> Iterable[Principal | Membership]:
        """Return nothing: SFTP does not tell who belongs to which group."""
        return ()

    def open(self, entry: Entry, *, start: int = 0, limit: int | None = None) -> BinaryIO:
        """Return the bytes of the version that was listed, never more than its listed size.

        Raises
        ------
        EntryGone, EntryChanged
            It is no longer there, or is another version by now.
        StoreError
            It is no file of this store, or may not be read.
        """
        from connectors.sftp.content import opened  # noqa: PLC0415 - needs asyncssh

        self._check_root(entry.root)
        if entry.kind is not EntryKind.FILE:
            raise StoreError(f"{entry.path}: a {entry.kind} has no content; only files are opened")
        return opened(self._session, self._top(), entry, start, limit)

    def _top(self) -> bytes:
        """Return the path of the folder without links, found once."""
        import asyncssh  # noqa: PLC0415 - an extra, and slow to load

        if self._real is None:
            path = f"/{self._address.path}".encode()

            async def real(client: asyncssh.SFTPClient) -> bytes:
                await client.stat(path)
                return await client.realpath(path)

            try:
                self._real = self._session.run(real)
            except asyncssh.SFTPError as error:
                raise StoreError(f"{self._address}: cannot be listed: {error.reason}") from error
        return self._real

    def _check_root(self, root: str) -> None:
        if root != self.root.id:
            raise StoreError(f"{self._address}: another folder is asked for than the one that was opened")


def _login(address: StoreAddress) -> Login:
    from connectors.sftp.session import Login  # noqa: PLC0415 - needs asyncssh

    credentials = Credentials("sftp", address.profile)
    user = address.user or credentials.need("user")
    password = credentials.get("password")
    key = _file(address, "key")
    tried = [f"the key {key}" if key else "the keys of the agent and of ~/.ssh"]
    tried.append(f"the password of {credentials.variable('password')}" if password is not None else "")
    return Login(
        address.host,
        address.port or 22,
        user,
        known_hosts=_file(address, "known_hosts"),
        key=key,
        password=password,
        passphrase=credentials.get("passphrase"),
        where=" and ".join(filter(None, tried)),
    )


def _file(address: StoreAddress, option: str) -> Path | None:
    named = address.options.get(option)
    if named is None:
        return None
    path = Path(named).expanduser()
    if not path.is_file():
        raise ConfigError(f"{address}: {option}={named}: there is no such file")
    return path
