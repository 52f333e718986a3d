"""Google Drive: ``gdrive://`` is My Drive, ``gdrive://<driveId>`` a shared drive, ``gdrive://all`` every shared drive.

What it takes, and nothing more:

- the scope ``drive.readonly`` (``drive.metadata.readonly`` is enough to list without reading);
- in shared drives, membership; *Content manager* or above to see the permissions of single files;
- for who is in which group: ``admin.directory.group.readonly`` and ``admin.directory.group.member.readonly``, by a
  service account with domain-wide delegation in the name of an administrator (``?admin=ann@example.com``).

Credentials, the first there is of: ``key`` (the JSON of a service account, for ``?subject=ann@example.com`` in that
person's name), ``refresh_token`` with ``client_id`` and ``client_secret``, ``access_token``.

Options: ``versions=yes`` (kept older contents), ``trash=yes``, ``subject``, ``admin``, ``profile``, and ``api``,
another place than Google's that speaks the same protocol.
"""

from __future__ import annotations

from dataclasses import replace

from aggregator.credentials import Credentials
from aggregator.model.errors import UsageError
from aggregator.store_address import StoreAddress, address_of
from connectors._http import Http, base_url
from connectors.gdrive.api import DriveApi, judged
from connectors.gdrive.listing import Wanted
from connectors.gdrive.sign_in import READ_FILES, READ_GROUPS, authorisation
from connectors.gdrive.store import GoogleDrive

SCHEMES = ("gdrive",)


def connect(uri: str) -> GoogleDrive:
    """Return the drive at a URI, opened read-only.

    Raises
    ------
    UsageError
        The URI names more than a drive, or an option nobody knows.
    NotAuthorised
        There is nothing to sign in with.
    ConfigError
        The key is none of a service account.
    """
    address = address_of(uri, ("subject", "admin", "api"))
    if address.path or address.user or address.port:
        raise UsageError(f"{address}: names more than a drive; it is gdrive://, gdrive://all or gdrive://<driveId>")
    own = base_url(address, "") if "api" in address.options else None
    token_url = f"{own}/token" if own else "https://oauth2.googleapis.com/token"
    signed = authorisation(address, token_url, READ_FILES)
    http = Http("gdrive", f"{own or 'https://www.googleapis.com'}/drive/v3", signed, judge=judged)
    return GoogleDrive(
        DriveApi(http),
        address.host,
        _workspace(address, f"{own or 'https://admin.googleapis.com'}/admin/directory/v1", token_url),
        Wanted(versions=address.is_set("versions"), trash=address.is_set("trash")),
    )


def _workspace(address: StoreAddress, base: str, token_url: str) -> Http | None:
    """Return the Admin SDK as the administrator that the URI names, None where it names none or there is no key."""
    administrator = address.options.get("admin")
    if administrator is None:
        return None
    if Credentials(address.scheme, address.profile).get("key") is None:
        raise UsageError(f"{address}: 'admin={administrator}' takes the key of a service account to act in that name")
    named = replace(address, options={**address.options, "subject": administrator})
    return Http("gdrive", base, authorisation(named, token_url, READ_GROUPS), judge=judged)
