"""Who may read below a folder of this machine: modes and access lists, asked of the system."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from aggregator.model.access import Acl
from connectors._posix import Passage
from connectors.local import accounts
from connectors.local.files import reason_of

_ACCESS_LIST = "system.posix_acl_access"
_RICHER_LISTS = frozenset({"system.nfs4_acl", "system.nfs4_acl_xdr"})
_RICHER = "its file system keeps NFSv4 access lists, which are not read"
_NO_LISTS = "the access lists of this system are not read, only modes"
_NONE_THERE = (errno.ENODATA, errno.EOPNOTSUPP)


class Permissions:
    """What the system says of who may read below one root."""

    def __init__(self, root: bytes) -> None:
        self._root = root.rstrip(b"/")
        self._told: set[str] = set()
        self._passages: dict[bytes, Passage] = {}

    def passage_to(self, path: bytes) -> Passage:
        """Return the passage to what stands in a folder, which was listed before and is entered once."""
        return self._passages.pop(path) if path else self._from_the_top()

    def acl(self, passage: Passage, path: bytes, found: os.stat_result) -> tuple[Acl, str | None]:
        """Return who reaches and reads what stands at a path below the root, and why that is not all, if it is new."""
        raw, unread = _list_at(self._root + b"/" + path)
        said = (found.st_mode, found.st_uid, found.st_gid, raw)
        if stat.S_ISDIR(found.st_mode):
            self._passages[path] = passage.through(said, not unread)
        return passage.to(said, not unread), unread if unread and self._is_new(unread) else None

    def _from_the_top(self) -> Passage:
        """Return the passage through the root and the folders above it."""
        passage = Passage(accounts)
        parts = self._root.split(b"/")
        for depth in range(len(parts)):
            folder = b"/".join(parts[: depth + 1]) or b"/"
            try:
                found = Path(os.fsdecode(folder)).stat()
            except OSError:
                return Passage(accounts, whole=False)
            raw, unread = _list_at(folder)
            passage = passage.through((found.st_mode, found.st_uid, found.st_gid, raw), not unread)
        return passage

    def _is_new(self, unread: str) -> bool:
        """Return whether it is worth telling: of one file, or for the first time of a whole file system."""
        new = unread not in self._told
        if unread in (_RICHER, _NO_LISTS):
            self._told.add(unread)
        return new


def _list_at(path: bytes) -> tuple[bytes | None, str | None]:
    """Return the access list of a path, None where only its mode counts, and why it could not be read."""
    try:
        # Names first: what is not there would cost an error, and most files have no list.
        there = os.listxattr(path, follow_symlinks=False)
        if not there:
            return None, None
        raw = os.getxattr(path, _ACCESS_LIST, follow_symlinks=False) if _ACCESS_LIST in there else None
        return raw, None if _RICHER_LISTS.isdisjoint(there) else _RICHER
    except OSError as error:
        return None, None if error.errno in _NONE_THERE else f"access list: {reason_of(error)}"
    except AttributeError:
        return None, _NO_LISTS
