"""Box: ``box://`` is all that an account sees, ``box://160839`` one folder, by the number in its address.

What it takes, and nothing more, as scopes of the application: *Read all files and folders stored in Box*
(``root_readonly``) and, for who is in which group, *Manage groups* (``manage_groups``), which only reads here and which
Box asks an administrator's account for. An application sees what its account was invited to; to see all that the
people of an enterprise keep, name one of them by ``subject``.

Credentials, the first there is of: ``key``, the JSON file that Box gives for an application that signs in by a key
pair (JWT); ``client_secret`` with ``client_id`` and ``enterprise_id`` (client credentials grant); ``access_token``,
such as a developer token, which holds for an hour. Refresh tokens are not taken: Box ends each with its first use.

Options: ``versions=yes`` (older contents), ``trash=yes`` (what is in the account's trash: names, for Box gives the
contents only once they are restored), ``subject`` (the number of the person in whose name an application reads),
``profile``, and ``api``, another place than Box's that speaks the same protocol.
"""

from __future__ import annotations

from aggregator.model.errors import UsageError
from aggregator.store_address import address_of
from connectors._http import Http, base_url
from connectors.box.api import ALL_FILES, BoxApi, judge
from connectors.box.sign_in import authorisation
from connectors.box.store import Box

SCHEMES = ("box",)


def connect(uri: str) -> Box:
    """Return the account or folder at a URI, opened read-only.

    Raises
    ------
    UsageError
        The URI names no folder as Box numbers them, asks for the trash of a folder, or has an option nobody knows.
    NotAuthorised
        There is nothing to sign in with.
    ConfigError
        The key is none that Box gives.
    """
    address = address_of(uri, ("api", "subject"))
    if address.user or address.port or address.path or not (address.host or ALL_FILES).isdecimal():
        raise UsageError(f"{address}: names no folder; write box://, or box:// and the number in a folder's address")
    folder = address.host or ALL_FILES
    trash = address.is_set("trash")
    if trash and folder != ALL_FILES:
        raise UsageError(f"{address}: a folder has no trash of its own; ask for box://?trash=yes")
    api = base_url(address, "https://api.box.com")
    signed = authorisation(address, f"{api}/oauth2/token")
    http = Http("box", f"{api}/2.0", signed, judge=judge)
    return Box(BoxApi(http), folder, versions=address.is_set("versions"), trash=trash)
