"""Shares of Windows, Samba and storage servers: ``smb://user@host:port/share/path``.

Read with SMB 2 or 3, signed always and encrypted unless ``?encrypt=no``. The account needs *List folder / read data*,
*Read attributes* and *Read permissions*; to see who may use the share at all it must be an administrator's. Nothing is
followed: junctions, symbolic links and DFS referrals are listed as links.

Credentials: ``password`` for the user of the URI; without a user, whoever has a Kerberos ticket here.

Options: ``versions=yes`` (previous versions, where the volume has snapshots), ``profile``, ``encrypt``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aggregator.credentials import Credentials
from aggregator.model.errors import StoreError, UsageError
from aggregator.store_address import address_of

if TYPE_CHECKING:
    from connectors.smb.store import SmbStore

SCHEMES = ("smb",)


def connect(uri: str) -> SmbStore:
    """Return the share or the folder of it at a URI, opened read-only.

    Raises
    ------
    UsageError
        The URI names no host or no share, or an option nobody knows.
    NotAuthorised
        There is no password for the account, or it is refused.
    StoreError
        The server cannot be reached, has no such share, or smbprotocol is not installed.
    """
    address = address_of(uri, ("encrypt",))
    share, _, inner = address.path.partition("/")
    if not address.host or not share:
        raise UsageError(f"{address}: names no share; write smb://user@host/share/path")
    try:
        from connectors.smb.store import SmbStore  # noqa: PLC0415 - an extra, and slow to load
        from connectors.smb.wire import Account, Share  # noqa: PLC0415
    except ImportError as error:
        raise StoreError(f"{address}: needs smbprotocol: pip install 'aggregator[smb]'") from error
    credentials = Credentials("smb", address.profile)
    password = credentials.need("password") if address.user else None
    told = f" (the password of {credentials.variable('password')})" if address.user else ""
    encrypted = "encrypt" not in address.options or address.is_set("encrypt")
    opened = Share(address.host, address.port or 445, share, Account(address.user, password, told), encrypted=encrypted)
    return SmbStore(address, opened, inner, versions=address.is_set("versions"))
