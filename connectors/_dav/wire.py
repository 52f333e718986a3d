"""The requests of one WebDAV server: patient, bounded, and never to another host."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from typing import TypeVar
from weakref import finalize

import httpx

from aggregator.model.errors import NotAuthorised, StoreError

BUSY = (1.0, 2.0, 4.0, 8.0, 16.0)
"""Seconds to wait, time after time, for a server that is busy and does not say until when, or that may come back."""

BROKEN = (0.1, 0.3)
"""The same where a connection breaks, which may be for what was asked: some servers break it over one folder."""

LONGEST_WAIT = 300.0
"""Seconds; a server that asks for more is not waited for."""

_LATER = frozenset({408, 425, 429, 500, 502, 503, 504})
_REDIRECTS = frozenset({301, 302, 307, 308})
_MOST_REDIRECTS = 5
TIMEOUT = httpx.Timeout(60.0, connect=20.0)
_Told = TypeVar("_Told")


class Refused(StoreError):
    """A server answers a request with no; ``status`` says which."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status = status


class Unreachable(StoreError):
    """A server does not answer, or not to the end, however often it is asked."""


class _Later(Exception):
    """A server wants to be asked again, after so many seconds if it says."""

    def __init__(self, status: int, wait: float | None) -> None:
        super().__init__(f"the server answers {status}")
        self.status = status
        self.wait = wait


class Wire:
    """The connection to one server, kept open between requests.

    Parameters
    ----------
    name
        What messages call the store.
    origin
        ``scheme://host:port``: nothing is ever asked of another host.
    refused_by
        Whose credentials were refused where they are, for the message.
    """

    def __init__(self, name: str, origin: str, client: httpx.Client, refused_by: Callable[[], str]) -> None:
        self.name = name
        self.origin = httpx.URL(origin)
        self._client = client
        self._refused_by = refused_by
        finalize(self, client.close)

    def patiently(self, ask: Callable[[], _Told], broken: Sequence[float] = BROKEN) -> _Told:
        """Return what ``ask`` returns, asked again while the server is busy or the connection breaks.

        Parameters
        ----------
        broken
            How long to wait, time after time, where the connection breaks.

        Raises
        ------
        Unreachable
            The connection breaks every time.
        Refused
            The server is busy every time.
        """
        breaks, refusals = iter(broken), iter(BUSY)
        while True:
            try:
                return ask()
            except _Later as busy:
                wait = next(refusals, None)
                if wait is not None and busy.wait is not None:
                    wait = busy.wait if busy.wait <= LONGEST_WAIT else None
                if wait is None:
                    raise Refused(busy.status, f"{self.name}: {busy}, again and again") from None
            except httpx.TransportError as error:
                wait = next(breaks, None)
                if wait is None:
                    reason = str(error) or type(error).__name__
                    raise Unreachable(f"{self.name}: cannot be reached: {reason}") from error
            time.sleep(wait * (1 + random.random() / 4))  # noqa: S311 - waits need no secrecy

    @contextmanager
    def exchange(
        self, method: str, path: bytes, headers: Mapping[str, str], content: bytes | None = None
    ) -> Iterator[httpx.Response]:
        """Give the answer to a request, its body still to be read, from wherever on the host it redirects to.

        Raises
        ------
        NotAuthorised
            The credentials are refused.
        Refused
            The server says no, or redirects to another host.
        """
        url = self.origin.copy_with(raw_path=path)
        for _ in range(_MOST_REDIRECTS):
            with self._client.stream(method, url, headers=headers, content=content) as response:
                if response.status_code not in _REDIRECTS:
                    self._check(response)
                    yield response
                    return
                url = self._redirected(url, response)
        raise Refused(508, f"{self.name}: redirects in a circle")

    def _redirected(self, url: httpx.URL, response: httpx.Response) -> httpx.URL:
        try:
            target = url.join(response.headers.get("location", ""))
        except httpx.InvalidURL as error:
            raise Refused(502, f"{self.name}: redirects to what is no address: {error}") from error
        upgraded = url.scheme == "http" and target.scheme == "https" and target.host == url.host
        if not upgraded and (target.scheme, target.host, target.port) != (url.scheme, url.host, url.port):
            where = f"{target.scheme}://{target.host}"
            raise Refused(502, f"{self.name}: redirects to another place, {where}, and is not followed")
        return target

    def _check(self, response: httpx.Response) -> None:
        status = response.status_code
        if status < 300:
            return
        if status == 401:
            raise NotAuthorised(f"{self.name}: the server refuses {self._refused_by()}")
        if status in _LATER:
            raise _Later(status, _wait_asked_for(response.headers.get("retry-after")))
        raise Refused(status, f"{self.name}: the server answers {status} {response.reason_phrase}".rstrip())


def _wait_asked_for(said: str | None) -> float | None:
    """Return the seconds of a ``Retry-After``, which may be a date."""
    if said is None:
        return None
    if said.strip().isdigit():
        return float(said)
    try:
        return max(0.0, parsedate_to_datetime(said).timestamp() - time.time())
    except ValueError:
        return None
