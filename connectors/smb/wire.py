"""A share of an SMB server, asked by smbprotocol: requests, their answers, and a connection that is taken up again.

Requests are sent in related compounds ([MS-SMB2] 3.2.4.1.4), so that opening, asking and closing a file take one
exchange. Names are never resolved by the client: a link or a DFS referral is an answer like any other.
"""

from __future__ import annotations

import logging
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from smbprotocol.connection import Connection
from smbprotocol.exceptions import SMBAuthenticationError, SMBException, SMBResponseException
from smbprotocol.session import Session
from smbprotocol.tree import TreeConnect

from aggregator.model.errors import NotAuthorised, StoreError

T = TypeVar("T")

logging.getLogger("smbprotocol").addHandler(logging.NullHandler())  # what breaks is said by errors, without names

PIPES = "IPC$"
NO_MORE_FILES, BUFFER_OVERFLOW, END_OF_FILE = 0x80000006, 0x80000005, 0xC0000011
ACCESS_DENIED, PATH_NOT_COVERED = 0xC0000022, 0xC0000257
GONE = frozenset({0xC0000034, 0xC000003A, 0xC000000F, 0xC0000056, 0xC0000033, 0xC0000123})
NO_SUCH_SHARE = frozenset({0xC00000CC, 0xC00000CB})
_REFUSED_CREDENTIALS = frozenset(
    {0xC000006D, 0xC000006A, 0xC000006E, 0xC000006F, 0xC0000070, 0xC0000071, 0xC0000072, 0xC0000193, 0xC0000224}
    | {0xC0000234, 0xC000015B, 0xC0000064}
)
_LOST = frozenset({0xC0000203, 0xC00000C9, 0xC000035C, 0xC000020C, 0xC0000128, 0xC000020D})
_PAUSES = (0.0, 1.0, 3.0, 8.0)
_SECONDS = 60
_AT_ONCE = 32


class Refused(Exception):
    """The server says no to one request."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


class Lost(Exception):
    """The connection is gone, or the session on it."""


@dataclass(frozen=True, slots=True)
class Account:
    """Who signs in. Without a name it is whoever has a Kerberos ticket here."""

    name: str | None
    password: str | None = field(repr=False)
    variable: str = ""


class Share:
    """One share of one server, and its pipes.

    Parameters
    ----------
    encrypted
        Whether everything must be encrypted; signed it always is.
    """

    def __init__(self, host: str, port: int, name: str, account: Account, *, encrypted: bool = True) -> None:
        self.host = host
        self.port = port
        self.name = name
        self._account = account
        self._encrypted = encrypted
        self._connection: Any = None
        self._session: Any = None
        self._trees: dict[str, Any] = {}

    def __repr__(self) -> str:
        return f"Share({str(self)!r})"

    def __str__(self) -> str:
        return f"smb://{self.host}:{self.port}/{self.name}"

    def connect(self) -> None:
        """Connect, sign in and open the share.

        Raises
        ------
        NotAuthorised
            The account is refused.
        StoreError
            The server cannot be reached, or has no such share.
        """
        try:
            self.patiently(lambda: self._tree(self.name))
        except Refused as error:
            if error.status in NO_SUCH_SHARE:
                raise StoreError(f"{self}: the server has no share '{self.name}'") from error
            raise NotAuthorised(f"{self}: '{self._account.name}' may not use the share: {error}") from error

    def close(self) -> None:
        """Leave the server."""
        connection, self._connection, self._session, self._trees = self._connection, None, None, {}
        if connection is not None:
            with _what_broke():
                connection.disconnect(True, timeout=5)

    def patiently(self, ask: Callable[[], T]) -> T:
        """Return what asking gives, over a new connection where the old one breaks.

        Raises
        ------
        StoreError
            It breaks again and again.
        """
        why = ""
        for pause in _PAUSES:
            time.sleep(pause)
            try:
                return ask()
            except Lost as error:
                why = str(error)
                self._connection, self._session, self._trees = None, None, {}
        raise StoreError(f"{self}: cannot be reached: {why}")

    def ask(self, *requests: Any, tree: str | None = None) -> list[bytes]:
        """Return the answers to related requests, without their headers.

        Raises
        ------
        Refused, Lost
        """
        (answers,) = self._ask_each([requests], tree or self.name)
        if isinstance(answers, Refused):
            raise answers
        return answers

    def ask_many(self, questions: Sequence[Sequence[Any]]) -> Iterator[list[bytes] | Refused]:
        """Yield the answers to many questions, or why there is none; some are on the way at once."""
        for first in range(0, len(questions), _AT_ONCE):
            batch = questions[first : first + _AT_ONCE]
            yield from self.patiently(lambda batch=batch: self._ask_each(batch, self.name))  # type: ignore[misc]

    def path(self, path: str) -> str:
        """Return a path below the share, by slashes, as requests have it."""
        inner = path.replace("/", "\\")
        is_dfs = self._tree(self.name).is_dfs_share
        return f"{self.host}\\{self.name}\\{inner}".rstrip("\\") if is_dfs else inner

    def _ask_each(self, questions: Sequence[Sequence[Any]], tree: str) -> list[list[bytes] | Refused]:
        opened = self._tree(tree)
        with _what_broke():
            session = self._session.session_id
            sent = [
                self._connection.send_compound(list(each), session, opened.tree_connect_id, related=len(each) > 1)
                for each in questions
            ]
            return [self._answers(requests) for requests in sent]

    def _answers(self, requests: Sequence[Any]) -> list[bytes] | Refused:
        answers: list[bytes] = []
        refused: Refused | None = None
        for request in requests:
            try:
                response = self._connection.receive(request, timeout=_SECONDS, resolve_symlinks=False)
                answers.append(response["data"].get_value())
            except SMBResponseException as error:
                if error.status in _LOST and refused is None:
                    raise Lost(_reason(error)) from error
                # What follows a request that fails in a compound fails too, and says nothing of its own.
                refused = refused or Refused(error.status, _reason(error))
        return refused or answers

    def _tree(self, name: str) -> Any:
        if name not in self._trees:
            if self._session is None:
                self._sign_in()
            with _what_broke():
                tree = TreeConnect(self._session, rf"\\{self.host}\{name}")
                tree.connect()
                self._trees[name] = tree
        return self._trees[name]

    def _sign_in(self) -> None:
        who = self._account
        connection = Connection(uuid.uuid4(), self.host, self.port, require_signing=True)
        try:
            connection.connect(timeout=_SECONDS)
            session = Session(connection, who.name, who.password, require_encryption=self._encrypted)
            session.connect()
            connection.echo(sid=session.session_id, timeout=_SECONDS, credit_request=8 * _AT_ONCE)
        except SMBAuthenticationError as error:
            raise self._not_authorised(str(error)) from error
        except SMBResponseException as error:
            if error.status in _REFUSED_CREDENTIALS | {ACCESS_DENIED}:
                raise self._not_authorised(_reason(error)) from error
            raise Lost(_reason(error)) from error
        except (OSError, ValueError) as error:
            raise Lost(_cause(error)) from error
        except SMBException as error:
            raise StoreError(f"{self}: {error}") from error
        self._connection, self._session = connection, session

    def _not_authorised(self, reason: str) -> NotAuthorised:
        named = (
            f"'{self._account.name}' is refused" if self._account.name else "nobody is signed in: no user in the URI"
        )
        return NotAuthorised(f"{self}: {named}{self._account.variable}: {reason}")


@contextmanager
def _what_broke() -> Iterator[None]:
    try:
        yield
    except SMBResponseException as error:
        if error.status in _LOST:
            raise Lost(_reason(error)) from error
        raise Refused(error.status, _reason(error)) from error
    except (SMBException, OSError, ValueError) as error:
        raise Lost(_cause(error)) from error


def _cause(error: BaseException) -> str:
    return str(error.__cause__ or error)


def _reason(error: Any) -> str:
    """Return what a status means, without numbers that nobody reads."""
    return str(error.message).removeprefix("Received unexpected status from the server: ").partition(" (")[0]
