"""Signing in to Google: a service account's key, a refresh token, or an access token."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from aggregator.credentials import Credentials
from aggregator.model.errors import ConfigError, NotAuthorised, StoreError
from aggregator.store_address import StoreAddress
from connectors._http import Authorisation, Bearer, World
from connectors._json import Record, text, text_or_none
from connectors._jwt import GRANT, assertion, rsa_signer
from connectors._oauth import OAuth

READ_FILES = "https://www.googleapis.com/auth/drive.readonly"
READ_GROUPS = (
    "https://www.googleapis.com/auth/admin.directory.group.readonly"
    " https://www.googleapis.com/auth/admin.directory.group.member.readonly"
)

_LIVES = 3600


def authorisation(address: StoreAddress, token_url: str, scope: str, world: World | None = None) -> Authorisation:
    """Return what signs requests, by the first credential there is: ``key``, ``refresh_token``, ``access_token``.

    Parameters
    ----------
    scope
        What is asked for with a key; other tokens carry the scopes that they were given.

    Raises
    ------
    NotAuthorised
        There is no credential.
    ConfigError
        The key is none of a service account.
    """
    credentials = Credentials(address.scheme, address.profile)
    key = credentials.get("key")
    if key is not None:
        where = f"the service account's key of {credentials.variable('key')}"
        form = _signed_by(key, token_url, scope, address.options.get("subject"), where)
        return OAuth(address.scheme, token_url, form, where, world=world)
    refresh_token = credentials.get("refresh_token")
    if refresh_token is not None:
        posted = {
            "grant_type": "refresh_token",
            "refresh_token": refresh_token,
            "client_id": credentials.need("client_id"),
            "client_secret": credentials.need("client_secret"),
        }
        where = f"the refresh token of {credentials.variable('refresh_token')}"
        return OAuth(address.scheme, token_url, lambda _: posted, where, world=world)
    token = credentials.get("access_token")
    if token is not None:
        return Bearer(token, f"the access token of {credentials.variable('access_token')}")
    raise NotAuthorised(
        f"{address.scheme}://: nothing to sign in with; set {credentials.variable('key_file')} to the path of a service"
        f" account's key, or {credentials.variable('refresh_token')} with {credentials.variable('client_id')} and"
        f" {credentials.variable('client_secret')}, or {credentials.variable('access_token')}"
    )


def _signed_by(
    key: str, token_url: str, scope: str, subject: str | None, where: str
) -> Callable[[float], Mapping[str, str]]:
    """Return what makes the form that asks for a token by a signed claim (RFC 7523), in the name of ``subject``."""
    try:
        account: Record = json.loads(key)
        email, private_key = text(account, "client_email"), text(account, "private_key")
        sign = rsa_signer(private_key)
    except (ValueError, TypeError, AttributeError, StoreError):
        raise ConfigError(f"{where} is none: it must be the JSON that Google gives for a service account") from None
    key_id = text_or_none(account, "private_key_id") or ""

    def form(now: float) -> Mapping[str, str]:
        claims: dict[str, Any] = {"iss": email, "scope": scope, "aud": token_url, "iat": int(now)}
        claims |= {"exp": int(now) + _LIVES} | ({"sub": subject} if subject else {})
        return {"grant_type": GRANT, "assertion": assertion(claims, key_id, sign)}

    return form
