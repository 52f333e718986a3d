"""The one client that connectors speak to web APIs with.

It is patient and bounded: what is throttled or fails for a moment is asked again, after as long as the server says or
a growing, jittered while; a token that has expired is renewed once; nothing larger than a limit is taken in. It gives
nothing away: tokens go to the origin they are for and not where it redirects to, and no message holds one.
"""

from __future__ import annotations

import random
import ssl
import time
import weakref
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from enum import Enum
from functools import cache
from ipaddress import ip_address

import httpx

from aggregator.model.errors import NotAuthorised, StoreError, UsageError
from aggregator.store_address import StoreAddress
from connectors._json import Record, parsed
from connectors._reasons import reason_of, what_broke, without

LARGEST_ANSWER = 32 << 20
"""How many bytes an answer that is not a file's content may have."""

_REDIRECTS = 5
_MOVED = (301, 302, 303, 307, 308)
_TIMES = httpx.Timeout(60.0, connect=15.0)


class Verdict(Enum):
    """What is made of an answer."""

    FINE = "fine"
    LATER = "later"
    """Throttled, or failed for a moment: asked again."""
    EXPIRED = "expired"
    """The token is no good any more: renewed once."""
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a client goes on; seconds. A server that asks for more than ``longest_wait`` is not waited for."""

    attempts: int = 8
    first_wait: float = 1.0
    longest_wait: float = 300.0


@dataclass(frozen=True, slots=True)
class World:
    """The clock and the chance that a client lives by, so that tests can give others."""

    now: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = random.random


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said. ``where`` names the request for messages, and holds no secret."""

    where: str
    status: int
    headers: Mapping[str, str]
    content: bytes = b""

    def json(self) -> Record:
        """Return the JSON object that it is; raises `StoreError` where it is none."""
        return parsed(self.content, self.where)


class Refused(StoreError):
    """A server answered that it will not, or that there is no such thing.

    Parameters
    ----------
    answer
        What it said; ``answer.status`` tells 403 from 404.
    reason
        Its own code and words, on one line.
    """

    def __init__(self, answer: Answer, reason: str) -> None:
        super().__init__(f"{answer.where}: {answer.status} {reason}".rstrip())
        self.answer = answer
        self.status = answer.status
        self.reason = reason


class Unreachable(StoreError):
    """A server does not answer, or goes on failing: other requests would fare no better."""


ENDS = (NotAuthorised, Unreachable)
"""What ends a listing; any other refusal is one file's own."""


class Authorisation:
    """What a request is signed with: here nothing; subclasses give a token.

    ``where`` says where the credential was put, for the message that it was refused.
    """

    where: str = "the credentials"

    def headers(self) -> Mapping[str, str]:
        """Return the headers that sign a request."""
        return {}

    def parameters(self) -> Mapping[str, str]:
        """Return the query parameters that sign a request."""
        return {}

    def secrets(self) -> Iterable[str]:
        """Return what no message may repeat."""
        return ()

    def renew(self) -> bool:
        """Get another token, the one in use being refused; False where there is no way to."""
        return False


class Bearer(Authorisation):
    """A token that was given and cannot be renewed."""

    def __init__(self, token: str, where: str) -> None:
        self._token = token
        self.where = where

    def headers(self) -> Mapping[str, str]:
        """Return the header that carries the token."""
        return {"Authorization": f"Bearer {self._token}"}

    def secrets(self) -> Iterable[str]:
        """Return the token."""
        return (self._token,)


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked: ``url`` is absolute, or a path below the client's base."""

    method: str
    url: str
    params: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    content: bytes | None = field(default=None, repr=False)
    json: object = field(default=None, repr=False)
    form: Mapping[str, str] | None = field(default=None, repr=False)

    @property
    def has_body(self) -> bool:
        """Return whether something is sent, which no redirect gets."""
        return self.content is not None or self.json is not None or self.form is not None


class Http:
    """The web API of one store.

    Parameters
    ----------
    name
        What messages call it, such as the scheme of its URIs.
    base
        Where its paths begin; tokens go to this origin and to no other.
    judge
        What is made of an answer, where its status alone does not tell.
    """

    def __init__(
        self,
        name: str,
        base: str,
        authorisation: Authorisation | None = None,
        *,
        judge: Callable[[Answer], Verdict] | None = None,
        patience: Patience | None = None,
        world: World | None = None,
    ) -> None:
        self.name = name
        self.base = httpx.URL(base.rstrip("/") + "/")
        self.authorisation = authorisation or Authorisation()
        self.judge = judge or by_status
        self.patience = patience or Patience()
        self.world = world or World()
        self._client = httpx.Client(verify=_trusted(), timeout=_TIMES, follow_redirects=False)
        weakref.finalize(self, self._client.close)

    def __repr__(self) -> str:
        return f"Http({self.name!r}, {str(self.base)!r})"

    def get(
        self, url: str, params: Mapping[str, str] | None = None, headers: Mapping[str, str] | None = None
    ) -> Record:
        """Return the JSON object at a path or URL; see `ask` for what it raises."""
        return self.ask(Request("GET", url, params or {}, headers or {})).json()

    def post(self, url: str, body: object, headers: Mapping[str, str] | None = None) -> Record:
        """Return the JSON object that a JSON body is answered with; see `ask` for what it raises."""
        return self.ask(Request("POST", url, headers=headers or {}, json=body)).json()

    def ask(self, request: Request, largest: int = LARGEST_ANSWER) -> Answer:
        """Return the whole answer to a request.

        Raises
        ------
        NotAuthorised
            The credentials are refused, and cannot be renewed.
        Refused
            The server will not; the exception holds its answer.
        Unreachable
            It cannot be reached, or goes on failing.
        StoreError
            It answers with more than ``largest`` bytes.
        """
        return self._patiently(request, lambda response: self._read(response, largest))[1]

    def opened(self, request: Request) -> httpx.Response:
        """Return the answer to a request, its content unread; who asks closes it. Raises what `ask` raises."""
        return self._patiently(request, self._unread)[0]

    def pause(self, attempt: int, where: str, why: str, headers: Mapping[str, str] | None = None) -> None:
        """Wait before the next attempt, as long as a server's ``Retry-After`` says, else longer each time.

        Raises
        ------
        Unreachable
            That was the last attempt, or the server asks for more patience than there is.
        """
        asked = self._asked_wait(headers or {})
        if attempt + 1 >= self.patience.attempts:
            raise Unreachable(f"{where}: {why}; given up after {attempt + 1} attempts")
        if asked is not None and asked > self.patience.longest_wait:
            raise Unreachable(f"{where}: {why}; asks to wait {asked:.0f} s, which is too long")
        growing = min(self.patience.first_wait * 2**attempt, self.patience.longest_wait)
        self.world.sleep(growing * (0.5 + self.world.chance() / 2) if asked is None else asked + self.world.chance())

    def where(self, method: str, url: httpx.URL) -> str:
        """Return how messages name a request: no query, and elsewhere no path either, for they may be secrets."""
        return f"{self.name}: {method} {url.path if self._is_home(url) else url.host}"

    def _patiently(self, request: Request, read: Callable[[httpx.Response], Answer]) -> tuple[httpx.Response, Answer]:
        """Return an answer that is fine, and what was read of it."""
        renewed = False
        attempt = 0
        while True:
            try:
                response = self._sent(request)
                answer = read(response)
            except httpx.HTTPError as error:
                self.pause(attempt, self.where(request.method, self._url(request)), what_broke(error))
                attempt += 1
                continue
            verdict = self.judge(answer)
            if verdict is Verdict.FINE:
                return response, answer
            response.close()
            if verdict is Verdict.EXPIRED and not renewed and self.authorisation.renew():
                renewed = True
            elif verdict is Verdict.LATER:
                self.pause(attempt, answer.where, f"{answer.status} {self._reason(answer)}".strip(), answer.headers)
                attempt += 1
            else:
                raise self._error(verdict, answer)

    def _sent(self, request: Request) -> httpx.Response:
        url = self._url(request)
        for _ in range(_REDIRECTS):
            response = self._client.send(self._signed(request, url), stream=True)
            target = response.headers.get("location")
            if response.status_code not in _MOVED or not target or request.has_body:
                return response
            response.close()
            moved = url.join(target)
            if url.scheme == "https" and moved.scheme != "https":
                raise StoreError(f"{self.where(request.method, url)}: redirects to {moved.host} without encryption")
            url = moved
        raise StoreError(f"{self.where(request.method, url)}: redirects more than {_REDIRECTS} times")

    def _url(self, request: Request) -> httpx.URL:
        if "://" in request.url.partition("?")[0]:
            return httpx.URL(request.url)
        return httpx.URL(f"{self.base}{request.url.lstrip('/')}")

    def _signed(self, request: Request, url: httpx.URL) -> httpx.Request:
        """Return a request as it is sent: elsewhere than home it carries nothing but what it asks for."""
        headers = {"Accept-Encoding": "gzip", **request.headers}
        params = dict(request.params) if url == self._url(request) else {}
        if self._is_home(url):
            headers |= self.authorisation.headers()
            params |= self.authorisation.parameters()
        else:
            headers = {name: value for name, value in headers.items() if name.lower() in _HARMLESS}
        if params:
            url = url.copy_merge_params(params)
        return self._client.build_request(
            request.method, url, headers=headers, content=request.content, json=request.json, data=request.form
        )

    def _is_home(self, url: httpx.URL) -> bool:
        return _origin(url) == _origin(self.base)

    def _read(self, response: httpx.Response, largest: int = LARGEST_ANSWER) -> Answer:
        where = self.where(response.request.method, response.request.url)
        content = bytearray()
        try:
            for chunk in response.iter_bytes():
                content += chunk
                if len(content) > largest:
                    raise StoreError(f"{where}: answers with more than {largest} bytes")
        finally:
            response.close()
        return Answer(where, response.status_code, response.headers, bytes(content))

    def _unread(self, response: httpx.Response) -> Answer:
        if response.status_code >= 400:
            return self._read(response)
        return Answer(self.where(response.request.method, response.request.url), response.status_code, response.headers)

    def _error(self, verdict: Verdict, answer: Answer) -> StoreError:
        reason = self._reason(answer)
        if verdict is Verdict.EXPIRED:
            return NotAuthorised(f"{answer.where}: {answer.status} {reason}: {self.authorisation.where} is refused")
        return Refused(answer, reason)

    def _reason(self, answer: Answer) -> str:
        return without(reason_of(answer.content), self.authorisation.secrets())

    def _asked_wait(self, headers: Mapping[str, str]) -> float | None:
        asked = next((value for name, value in headers.items() if name.lower() == "retry-after"), None)
        if asked is None:
            return None
        try:
            return max(0.0, float(asked))
        except ValueError:
            pass
        try:
            return max(0.0, parsedate_to_datetime(asked).timestamp() - self.world.now())
        except ValueError:
            return None


def by_status(answer: Answer) -> Verdict:
    """Return what an answer's status says, as RFC 9110 and 6585 have it."""
    if answer.status < 400:
        return Verdict.FINE
    if answer.status == 401:
        return Verdict.EXPIRED
    return Verdict.LATER if answer.status in (408, 429, 500, 502, 503, 504) else Verdict.REFUSED


def base_url(address: StoreAddress, usual: str, option: str = "api") -> str:
    """Return where an API is: at ``usual``, unless the URI's option names another place.

    Raises
    ------
    UsageError
        The option is no URL, or would send credentials without encryption to another machine.

    Examples
    --------
    >>> base_url(StoreAddress("graph", options={"api": "http://graph.example/v1.0"}), "https://graph.microsoft.com/v1.0")
    Traceback (most recent call last):
        ...
    aggregator.model.errors.UsageError: graph:: 'api=http://graph.example/v1.0' would send credentials without \
encryption; only this machine is spoken to by http
    """
    chosen = address.options.get(option)
    if chosen is None:
        return usual
    try:
        url = httpx.URL(chosen)
    except httpx.InvalidURL as error:
        raise UsageError(f"{address}: '{option}={chosen}' is no URL: {error}") from None
    if url.scheme not in ("http", "https") or not url.host or url.userinfo:
        raise UsageError(f"{address}: '{option}={chosen}' is no URL like {usual}")
    if url.scheme == "http" and not _is_this_machine(url.host):
        raise UsageError(
            f"{address}: '{option}={chosen}' would send credentials without encryption; only this machine is spoken to"
            " by http"
        )
    return chosen


@cache
def _trusted() -> ssl.SSLContext:
    """Return whom to trust: read once, for it takes longer than a request."""
    return httpx.create_ssl_context()


def _origin(url: httpx.URL) -> tuple[str, str, int | None]:
    return url.scheme, url.host, url.port or {"http": 80, "https": 443}.get(url.scheme)


def _is_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


_HARMLESS = frozenset({"accept", "accept-encoding", "range", "if-range"})
