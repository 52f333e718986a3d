"""A folder of this machine: a directory tree, a mounted share, anything that looks like files.

Nothing is followed and nothing but regular files is opened. Every step of a path is opened relative to the
one before it and refuses links, so a folder that is swapped for a link in the middle of a scan leads nowhere.

An entry's native id is its inode, so a rename keeps it. Three cases need more than the inode:

- A file with several names (hard links) is listed under each. The first in the order of the walk has the
  inode for its id; every other has ``~`` and a digest of its path behind it, so that all can be found.
- Below a mount point inodes start again. Ids there begin with a digest of the path at which the device was
  first met, and a dot: device numbers change from one boot to the next, that path does not.
- A folder that is its own ancestor (a bind mount, a broken file system) is a failure, not a second listing.

A version is size, mtime and ctime. Without ctime, a content replaced under its old date would go unread; with
it, a change of mode reads the file once more, which is the cheaper mistake.

Modes and POSIX access lists bind the accounts of this machine and say nothing of who comes in over a share, so they
are read only when asked: ``file:///srv/drive?permissions=modes``. A reader then needs to read the file and to pass
every folder on the way, those above the root too.
"""

from __future__ import annotations

import os
from urllib.parse import quote_from_bytes, unquote_to_bytes

from aggregator.model.entries import Root
from aggregator.model.errors import StoreError, UsageError, nearest
from aggregator.model.paths import printable
from aggregator.store_address import address_of
from connectors.local.files import digest, identity, root_folder
from connectors.local.store import LocalStore

__all__ = ["SCHEMES", "LocalStore", "connect"]

SCHEMES = ("file",)
_PERMISSIONS = ("none", "modes")


def connect(uri: str) -> LocalStore:
    """Return the folder at a path or ``file://`` URI, opened read-only.

    Raises
    ------
    StoreError
        There is nothing, or no folder, at the path, or it cannot be listed.
    UsageError
        The URI has an option that a folder does not know.
    """
    try:
        named, permissions = _parts_of(uri)
        path = os.path.realpath(named)
    except ValueError as error:
        raise StoreError(f"{uri!r}: is no path: {error}") from error
    with root_folder(path) as (_, found):
        which = identity(found)
    name = printable(os.path.basename(path)) or "/"  # noqa: PTH119
    # The path and not the device names the root: device numbers change with every mount.
    root = Root(id=digest(path), name=name, uri=f"file://{quote_from_bytes(path)}")
    return LocalStore(path, root, which, permissions)


def _parts_of(uri: str) -> tuple[bytes, bool]:
    """Return the path that a URI names, and whether permissions are asked for; a plain path has no options."""
    if not uri:
        raise StoreError("an empty path names no folder; the current one is '.'")
    scheme, separator, rest = uri.partition("://")
    if not separator or scheme.lower() != "file":
        return os.fsencode(uri), False
    host, slash, path = rest.partition("/")
    if host.lower() not in ("", "localhost") or not slash:
        raise StoreError(f"{uri}: names the machine '{host}'; a local folder is file:///path/to/it")
    address = address_of(uri, ("permissions",))
    for option in ("versions", "trash"):
        if address.is_set(option):
            raise UsageError(f"{address}: a folder of this machine keeps no {option}")
    chosen = address.options.get("permissions", "none")
    if chosen not in _PERMISSIONS:
        raise UsageError(f"{address}: permissions={chosen} ({nearest(chosen, _PERMISSIONS)})")
    return unquote_to_bytes(f"{slash}{path.partition('?')[0]}"), chosen == "modes"
