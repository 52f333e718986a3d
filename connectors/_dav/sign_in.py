"""Signing in to a web server: by what it asks for, and never with a secret in the clear."""

from __future__ import annotations

import ssl
from collections.abc import Generator
from ipaddress import ip_address
from pathlib import Path

import httpx

from aggregator.credentials import Credentials
from aggregator.model.errors import ConfigError, NotAuthorised
from aggregator.store_address import StoreAddress


class ByChallenge(httpx.Auth):
    """A name and password, given by Digest where the server offers it and else by Basic, once it asks.

    Parameters
    ----------
    in_the_open
        Whether the connection can be listened to, so that Basic would give the password away.
    """

    def __init__(self, user: str, password: str, *, in_the_open: bool) -> None:
        self._user = user
        self._password = password
        self._in_the_open = in_the_open
        self._chosen: httpx.Auth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Yield a request unsigned until a server asked for more, signed from then on."""
        if self._chosen is None:
            response = yield request
            self._chosen = self._asked_for(response)
        if self._chosen is not None:
            yield from self._chosen.auth_flow(request)

    def _asked_for(self, response: httpx.Response) -> httpx.Auth | None:
        if response.status_code != 401:
            return None
        offered = [challenge.partition(" ")[0].lower() for challenge in response.headers.get_list("www-authenticate")]
        if "digest" in offered:
            return httpx.DigestAuth(self._user, self._password)
        if "basic" not in offered:
            return None
        if self._in_the_open:
            raise NotAuthorised(
                f"{response.request.url.host}: asks for the password in the clear, over a connection that others can"
                " listen to; use its https address, or say 'unencrypted=yes' in the URI"
            )
        return httpx.BasicAuth(self._user, self._password)


class ByToken(httpx.Auth):
    """A bearer token."""

    def __init__(self, token: str) -> None:
        self._token = token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Yield a request with the token."""
        request.headers["Authorization"] = f"Bearer {self._token}"
        yield request


def sign_in(address: StoreAddress, scheme: str, *, encrypted: bool) -> httpx.Auth | None:
    """Return how to sign in at an address by what the credentials of a scheme hold; None for nobody.

    A ``token`` is a bearer token. Else the user is the URI's or ``user``, and needs a ``password``.

    Raises
    ------
    NotAuthorised
        A user is named and has no password, or a token would be sent over a connection that others can listen to.
    """
    credentials = Credentials(scheme, address.profile)
    open_to_others = is_open_to_others(address, encrypted=encrypted) and not address.is_set("unencrypted")
    token = credentials.get("token")
    if token is not None:
        if open_to_others:
            raise NotAuthorised(
                f"{address}: would send its token over a connection that others can listen to; use its https address,"
                " or say 'unencrypted=yes' in the URI"
            )
        return ByToken(token)
    user = address.user or credentials.get("user")
    if user is None:
        return None
    return ByChallenge(user, credentials.need("password"), in_the_open=open_to_others)


def is_open_to_others(address: StoreAddress, *, encrypted: bool) -> bool:
    """Return whether somebody between here and the host can listen."""
    return not encrypted and not _is_loopback(address.host)


def refused_by(address: StoreAddress, scheme: str) -> str:
    """Return where the credentials are kept that a server refuses, for the message that says so."""
    credentials = Credentials(scheme, address.profile)
    if credentials.get("token") is not None:
        return f"the token of {credentials.variable('token')}"
    user = address.user or credentials.get("user")
    if user is None:
        return f"a visitor without a name; set {credentials.variable('user')} and {credentials.variable('password')}"
    return f"the password of '{user}' that {credentials.variable('password')}, the credentials file or the keyring has"


def trusted(address: StoreAddress) -> ssl.SSLContext:
    """Return which certificates are trusted: the system's, or those of the authority in the option ``ca``.

    Raises
    ------
    ConfigError
        The file that ``ca`` names holds no certificates.
    """
    authority = address.options.get("ca")
    if authority is None:
        return ssl.create_default_context()
    try:
        return ssl.create_default_context(cafile=str(Path(authority).expanduser()))
    except (OSError, ssl.SSLError) as error:
        raise ConfigError(f"{address}: ca={authority}: holds no certificates: {error}") from error


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"
