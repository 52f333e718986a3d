"""OneDrive and SharePoint by Microsoft Graph.

``graph://ann@contoso.com`` is a person's OneDrive, ``graph://contoso.sharepoint.com/sites/plans`` all document
libraries of a site, ``?drive=Documents`` one of them.

What it takes, and nothing more, as application permissions: ``Files.Read.All`` and ``Sites.Read.All`` for files and
their permissions, ``GroupMember.Read.All`` and ``User.ReadBasic.All`` for who is in which group and is called what.

Credentials, the first there is of: ``client_secret`` with ``client_id`` and ``tenant``; ``refresh_token`` with
``client_id`` and ``tenant``; ``access_token``.

Options: ``versions=yes`` (older contents), ``drive``, ``profile``, ``api`` and ``login``, other places than the public
cloud's that speak the same protocol, such as ``api=https://microsoftgraph.chinacloudapi.cn``.
"""

from __future__ import annotations

from aggregator.credentials import Credentials
from aggregator.model.errors import NotAuthorised, UsageError
from aggregator.store_address import StoreAddress, address_of
from connectors._http import Authorisation, Bearer, Http, base_url
from connectors._oauth import OAuth
from connectors.graph.api import GraphApi
from connectors.graph.store import Graph

SCHEMES = ("graph",)


def connect(uri: str) -> Graph:
    """Return the drives at a URI, opened read-only.

    Raises
    ------
    UsageError
        The URI names neither a person nor a site, or an option nobody knows.
    NotAuthorised
        There is nothing to sign in with.
    """
    address = address_of(uri, ("api", "login", "drive"))
    if not address.host or (address.user and address.path):
        raise UsageError(f"{address}: names no drive; write graph://person@domain or graph://host/sites/name")
    api = base_url(address, "https://graph.microsoft.com")
    login = base_url(address, "https://login.microsoftonline.com", "login")
    signed = _authorisation(address, login, api)
    owner = f"{address.user}@{address.host}" if address.user else ""
    site = "" if owner else f"{address.host}:/{address.path}" if address.path else address.host
    return Graph(
        GraphApi(Http("graph", f"{api}/v1.0", signed)),
        str(address),
        owner,
        site,
        drive=address.options.get("drive"),
        versions=address.is_set("versions"),
    )


def _authorisation(address: StoreAddress, login: str, api: str) -> Authorisation:
    credentials = Credentials(address.scheme, address.profile)
    scope = f"{api if api.startswith('https://') else 'https://graph.microsoft.com'}/.default"
    for name, grant in (("client_secret", "client_credentials"), ("refresh_token", "refresh_token")):
        secret = credentials.get(name)
        if secret is not None:
            posted = {"grant_type": grant, "client_id": credentials.need("client_id"), "scope": scope, name: secret}
            url = f"{login}/{credentials.need('tenant')}/oauth2/v2.0/token"
            where = f"the {name.replace('_', ' ')} of {credentials.variable(name)}"
            return OAuth(address.scheme, url, lambda _, posted=posted: posted, where)  # type: ignore[misc]
    token = credentials.get("access_token")
    if token is None:
        raise NotAuthorised(
            f"graph://: nothing to sign in with; set {credentials.variable('client_secret')} with"
            f" {credentials.variable('client_id')} and {credentials.variable('tenant')}, or"
            f" {credentials.variable('access_token')}"
        )
    return Bearer(token, f"the access token of {credentials.variable('access_token')}")
