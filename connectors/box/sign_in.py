"""Signing in to Box: an application's key pair, its secret, or a token."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from secrets import token_urlsafe
from typing import Any

from aggregator.credentials import Credentials
from aggregator.model.errors import ConfigError, NotAuthorised, StoreError
from aggregator.store_address import StoreAddress
from connectors._http import Authorisation, Bearer, World
from connectors._json import Record, record_or_empty, text, text_or_none
from connectors._jwt import GRANT, assertion, rsa_signer
from connectors._oauth import OAuth

_LIVES = 45
"""How many seconds a signed claim holds; Box takes none that holds longer than 60."""


def authorisation(address: StoreAddress, token_url: str, world: World | None = None) -> Authorisation:
    """Return what signs requests, by the first credential there is: ``key``, ``client_secret``, ``access_token``.

    Raises
    ------
    NotAuthorised
        There is no credential.
    ConfigError
        The key is none that Box gives.
    """
    credentials = Credentials(address.scheme, address.profile)
    subject = address.options.get("subject")
    key = credentials.get("key")
    if key is not None:
        where = f"the application's key of {credentials.variable('key')}"
        return OAuth(address.scheme, token_url, _signed_by(key, token_url, subject, where), where, world=world)
    secret = credentials.get("client_secret")
    if secret is not None:
        posted = {
            "grant_type": "client_credentials",
            "client_id": credentials.need("client_id"),
            "client_secret": secret,
            "box_subject_type": "user" if subject else "enterprise",
            "box_subject_id": subject or credentials.need("enterprise_id"),
        }
        where = f"the client secret of {credentials.variable('client_secret')}"
        return OAuth(address.scheme, token_url, lambda _: posted, where, world=world)
    token = credentials.get("access_token")
    if token is not None:
        return Bearer(token, f"the access token of {credentials.variable('access_token')}")
    raise NotAuthorised(
        f"box://: nothing to sign in with; set {credentials.variable('key_file')} to the path of an application's key,"
        f" or {credentials.variable('client_secret')} with {credentials.variable('client_id')} and"
        f" {credentials.variable('enterprise_id')}, or {credentials.variable('access_token')}"
    )


def _signed_by(key: str, token_url: str, subject: str | None, where: str) -> Callable[[float], Mapping[str, str]]:
    """Return what makes the form that asks for a token by a signed claim, of the enterprise or of ``subject``."""
    try:
        given: Record = json.loads(key)
        settings = record_or_empty(given, "boxAppSettings")
        pair = record_or_empty(settings, "appAuth")
        client = {name: text(settings, said) for name, said in _CLIENT.items()}
        key_id = text(pair, "publicKeyID")
        enterprise = subject or text(given, "enterpriseID")
        sign = rsa_signer(text(pair, "privateKey"), text_or_none(pair, "passphrase"))
    except (ValueError, TypeError, AttributeError, StoreError):
        raise ConfigError(f"{where} is none: it must be the JSON that Box gives for an application") from None

    def form(now: float) -> Mapping[str, str]:
        claims: dict[str, Any] = {
            "iss": client["client_id"],
            "sub": enterprise,
            "box_sub_type": "user" if subject else "enterprise",
            "aud": token_url,
            "jti": token_urlsafe(32),
            "exp": int(now) + _LIVES,
        }
        return {"grant_type": GRANT, "assertion": assertion(claims, key_id, sign), **client}

    return form


_CLIENT = {"client_id": "clientID", "client_secret": "clientSecret"}
