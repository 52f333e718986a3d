"""One connection to an SFTP server, kept open, asked from code that waits, and made anew where it is lost."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar
from weakref import finalize

import asyncssh

from aggregator.model.errors import NotAuthorised, StoreError

WAITS = (0.2, 1.0, 4.0)
"""Seconds before a lost connection is made anew, time after time."""

_ANSWER = 120.0
"""Seconds after which a server that does not answer is taken for gone."""

_LOST = (
    asyncssh.ConnectionLost,
    asyncssh.SFTPConnectionLost,
    asyncssh.SFTPNoConnection,
    asyncssh.DisconnectError,
    asyncssh.ChannelOpenError,
    OSError,
)
_Told = TypeVar("_Told")
Work = Callable[[asyncssh.SFTPClient], Awaitable[_Told]]


class Unreachable(StoreError):
    """A server does not answer, however often it is asked."""


@dataclass(frozen=True, slots=True)
class Login:
    """Where to connect, and as whom.

    Parameters
    ----------
    known_hosts
        The file of host keys; None for the user's own.
    key
        The file of a private key; None for an agent's and those in ``~/.ssh``.
    where
        Where the credentials come from, for the message that they are refused.
    """

    host: str
    port: int
    user: str
    known_hosts: Path | None = None
    key: Path | None = None
    password: str | None = field(default=None, repr=False)
    passphrase: str | None = field(default=None, repr=False)
    where: str = ""

    @property
    def name(self) -> str:
        """Return what messages call the server."""
        return f"sftp://{self.user}@{self.host}:{self.port}"


class Session:
    """The connection, made when it is first used. It lives on a thread of its own, with an event loop."""

    def __init__(self, login: Login) -> None:
        self.login = login
        self._line = _Line()
        self._taken = threading.Lock()
        finalize(self, self._line.close)

    def run(self, work: Work[_Told]) -> _Told:
        """Return what is asked of the server, asked again over another connection where one is lost.

        Raises
        ------
        NotAuthorised
            The credentials are refused.
        Unreachable
            The server cannot be reached, or is lost every time.
        StoreError
            Its key is not known.
        asyncssh.SFTPError
            The server says no.
        """
        for wait in (*WAITS, None):
            try:
                with self._taken:
                    return self._line.wait_for(self._asked(work))
            except _LOST as error:
                self._line.hang_up()
                if wait is None:
                    reason = str(error) or type(error).__name__
                    raise Unreachable(f"{self.login.name}: cannot be reached: {reason}") from error
                time.sleep(wait)
        raise AssertionError

    async def _asked(self, work: Work[_Told]) -> _Told:
        if self._line.client is None:
            self._line.connection = await self._connected()
            self._line.client = await asyncio.wait_for(self._line.connection.start_sftp_client(), _ANSWER)
        return await asyncio.wait_for(work(self._line.client), _ANSWER)

    async def _connected(self) -> asyncssh.SSHClientConnection:
        login = self.login
        given: dict[str, Any] = {}
        if login.known_hosts is not None:
            given["known_hosts"] = str(login.known_hosts)
        if login.key is not None:
            given["client_keys"] = [str(login.key)]
        try:
            return await asyncssh.connect(
                login.host,
                login.port,
                username=login.user,
                password=login.password,
                passphrase=login.passphrase,
                config=None,
                gss_host=None,
                connect_timeout=20,
                login_timeout=60,
                keepalive_interval=30,
                keepalive_count_max=3,
                **given,
            )
        except asyncssh.HostKeyNotVerifiable as error:
            raise StoreError(_unknown_host(login)) from error
        except asyncssh.PermissionDenied as error:
            raise NotAuthorised(f"{login.name}: the server refuses {login.where}") from error
        except (asyncssh.KeyImportError, asyncssh.KeyEncryptionError, FileNotFoundError) as error:
            raise NotAuthorised(f"{login.name}: the key cannot be used: {error}") from error


class _Line:
    """An event loop on a thread, and the connection on it."""

    def __init__(self) -> None:
        self.connection: asyncssh.SSHClientConnection | None = None
        self.client: asyncssh.SFTPClient | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None

    def wait_for(self, work: Awaitable[_Told]) -> _Told:
        """Return what a coroutine returns, run on the loop."""
        if self._loop is None:
            self._loop = asyncio.new_event_loop()
            self._thread = threading.Thread(target=_serve, args=(self._loop,), name="sftp", daemon=True)
            self._thread.start()

        async def awaited() -> _Told:
            return await work

        return asyncio.run_coroutine_threadsafe(awaited(), self._loop).result()

    def hang_up(self) -> None:
        """Give the connection up; the next question makes another."""
        connection, self.connection, self.client = self.connection, None, None
        if connection is not None:
            self.wait_for(_closed(connection))

    def close(self) -> None:
        """Give the connection up, and the loop and its thread, which may be the one that this is called on."""
        if self._loop is None or self._thread is None or not self._thread.is_alive():
            return
        asyncio.run_coroutine_threadsafe(_left(self.connection), self._loop)
        if self._thread is not threading.current_thread():
            self._thread.join()


def _serve(loop: asyncio.AbstractEventLoop) -> None:
    try:
        loop.run_forever()
    finally:
        loop.close()


async def _left(connection: asyncssh.SSHClientConnection | None) -> None:
    if connection is not None:
        await _closed(connection)
    loop = asyncio.get_running_loop()
    loop.call_soon(loop.stop)


async def _closed(connection: asyncssh.SSHClientConnection) -> None:
    connection.abort()
    with suppress(asyncssh.Error, OSError):
        await connection.wait_closed()
    await asyncio.sleep(0)


def _unknown_host(login: Login) -> str:
    known_hosts = login.known_hosts or "~/.ssh/known_hosts"
    scanned = f"ssh-keyscan -p {login.port} {login.host}"
    return (
        f"{login.name}: its host key is not in {known_hosts}, or is another one there, and is not trusted. Ask whoever"
        f" runs the server for its fingerprint; '{scanned} | ssh-keygen -lf -' shows the one that answers. Only where"
        f" they are the same, add it: '{scanned} >> {known_hosts}'"
    )
