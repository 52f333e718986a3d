"""Tokens of OAuth 2.0 (RFC 6749, RFC 7523): got when first needed, renewed before they end or when refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from threading import Lock

from aggregator.model.errors import NotAuthorised
from connectors._http import Authorisation, Http, Refused, Request, World
from connectors._json import number_or_none, text

_EARLY = 60
"""How many seconds before its end a token is renewed: the way to the server takes time, and clocks differ."""

_SHORTEST_SECRET = 8
"""How long a posted value is that is blotted out of messages: shorter ones are words such as the grant's kind."""


class OAuth(Authorisation):
    """A token from a token endpoint.

    Parameters
    ----------
    name
        What messages call the store.
    token_url
        The token endpoint.
    form
        Gives what is posted to it, for the time in seconds since the epoch: a grant and what proves who asks.
    where
        Where the credential was put, for the message that it was refused.
    """

    def __init__(
        self,
        name: str,
        token_url: str,
        form: Callable[[float], Mapping[str, str]],
        where: str,
        *,
        world: World | None = None,
    ) -> None:
        self.where = where
        self._name = name
        self._form = form
        self._world = world or World()
        self._posted = _Posted()
        self._http = Http(name, token_url, self._posted, world=world)
        self._url = token_url
        self._token = ""
        self._ends = 0.0
        self._lock = Lock()

    def __repr__(self) -> str:
        return f"OAuth({self._name!r}, {self._url!r})"

    def headers(self) -> Mapping[str, str]:
        """Return the header that carries the token, which is got first where there is none or it is about to end."""
        with self._lock:
            if self._world.now() >= self._ends - _EARLY:
                self.renew()
            return {"Authorization": f"Bearer {self._token}"}

    def secrets(self) -> Iterable[str]:
        """Return the token in use."""
        return (self._token,)

    def renew(self) -> bool:
        """Get another token.

        Raises
        ------
        NotAuthorised
            The token endpoint refuses the credentials.
        """
        form = self._form(self._world.now())
        self._posted.values = tuple(form.values())
        try:
            said = self._http.ask(Request("POST", self._url, form=form)).json()
        except (Refused, NotAuthorised) as error:
            raise NotAuthorised(f"{error}: {self.where} is refused") from None
        self._token = text(said, "access_token")
        self._ends = self._world.now() + (number_or_none(said, "expires_in") or 3600)
        return True


class _Posted(Authorisation):
    """Signs nothing; knows what was posted, so that no message repeats it."""

    where = "what was sent"

    def __init__(self) -> None:
        self.values: tuple[str, ...] = ()

    def secrets(self) -> Iterable[str]:
        return (value for value in self.values if len(value) >= _SHORTEST_SECRET)
