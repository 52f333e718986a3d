"""Dropbox: ``dropbox://`` is all that an account sees, the team's space included; ``dropbox:///Plans`` one folder.

What it takes, and nothing more: the scopes ``account_info.read``, ``files.metadata.read``, ``files.content.read`` and
``sharing.read``.

Credentials, the first there is of: ``refresh_token`` with ``client_id`` (the app's key) and ``client_secret``, or
``access_token``.

Options: ``versions=yes`` (kept older contents), ``trash=yes`` (deleted files that can still be restored), ``profile``,
and ``api``, another place than Dropbox's that speaks the same protocol.
"""

from __future__ import annotations

from aggregator.credentials import Credentials
from aggregator.model.errors import NotAuthorised, UsageError
from aggregator.store_address import StoreAddress, address_of
from connectors._http import Authorisation, Bearer, Http, base_url
from connectors._oauth import OAuth
from connectors.dropbox.api import DropboxApi
from connectors.dropbox.store import Dropbox

SCHEMES = ("dropbox",)


def connect(uri: str) -> Dropbox:
    """Return the account or folder at a URI, opened read-only.

    Raises
    ------
    UsageError
        The URI names a host or an account, or an option nobody knows.
    NotAuthorised
        There is nothing to sign in with.
    """
    address = address_of(uri, ("api",))
    if address.host or address.user or address.port:
        raise UsageError(f"{address}: Dropbox has no host; it is dropbox:// or dropbox:///Folder")
    own = base_url(address, "") if "api" in address.options else None
    signed = _authorisation(address, f"{own or 'https://api.dropboxapi.com'}/oauth2/token")
    api = DropboxApi(
        Http("dropbox", f"{own or 'https://api.dropboxapi.com'}/2", signed),
        Http("dropbox", f"{own or 'https://content.dropboxapi.com'}/2", signed),
    )
    top = f"/{address.path}" if address.path else ""
    return Dropbox(api, top, versions=address.is_set("versions"), trash=address.is_set("trash"))


def _authorisation(address: StoreAddress, token_url: str) -> Authorisation:
    credentials = Credentials(address.scheme, address.profile)
    refresh_token = credentials.get("refresh_token")
    if refresh_token is not None:
        posted = {
            "grant_type": "refresh_token",
            "refresh_token": refresh_token,
            "client_id": credentials.need("client_id"),
            "client_secret": credentials.need("client_secret"),
        }
        where = f"the refresh token of {credentials.variable('refresh_token')}"
        return OAuth(address.scheme, token_url, lambda _: posted, where)
    token = credentials.get("access_token")
    if token is None:
        raise NotAuthorised(
            f"dropbox://: nothing to sign in with; set {credentials.variable('refresh_token')} with"
            f" {credentials.variable('client_id')} and {credentials.variable('client_secret')}, or"
            f" {credentials.variable('access_token')}"
        )
    return Bearer(token, f"the access token of {credentials.variable('access_token')}")
