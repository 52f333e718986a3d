"""Modes and POSIX access lists (POSIX.1e draft 17, as Linux has it) as layers of an access list.

A file is read by whoever may read it and may pass every folder on the way from ``/``. The owner is decided by the
owner's bits, a named user by its entry, members of groups by the union of theirs, all others by the rest; the mask
limits named users and groups. Where the mask gives nothing at all, Linux does not look at the list: named users and
groups are then decided as all others are. Root reads everything, and is no part of the layers.
"""

from __future__ import annotations

import errno
import os
import stat
import struct
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from aggregator.model.access import Acl, Completeness, Grant, Layer
from connectors.local.accounts import any_account, group, user
from connectors.local.files import reason_of

_ACCESS_LIST = "system.posix_acl_access"
_RICHER_LISTS = frozenset({"system.nfs4_acl", "system.nfs4_acl_xdr"})
_RICHER = "its file system keeps NFSv4 access lists, which are not read"
_NO_LISTS = "the access lists of this system are not read, only modes"
_NONE_THERE = (errno.ENODATA, errno.EOPNOTSUPP)
_USER, _GROUP, _OWNING_GROUP, _MASK = 0x02, 0x08, 0x04, 0x10
_OF_A_FILE = ((4, "read"), (2, "write"))
_OF_A_FOLDER = ((4, "list"), (2, "write"), (1, "enter"))

_Said = tuple[int, int, int, bytes | None]
"""Mode, owner, group, access list."""


class Passage:
    """The folders on the way to what stands in one of them; what is said below it alike is one access list."""

    def __init__(self, layers: tuple[Layer, ...] = (), whole: bool = True) -> None:
        self._layers = layers
        self._whole = whole
        self._told: dict[tuple[_Said, bool], Acl] = {}

    def through(self, said: _Said, whole: bool) -> Passage:
        """Return the passage through one folder more."""
        layer = _layer(said, "enter")
        # One that lets everybody pass whom the others might let in says nothing, and one is said once.
        says = not all("enter" in grant.rights for grant in layer.grants) and layer not in self._layers
        return Passage((*self._layers, layer) if says else self._layers, self._whole and whole)

    def to(self, said: _Said, whole: bool) -> Acl:
        """Return who reaches and reads what stands at the end of it."""
        if (said, whole) not in self._told:
            layer = _layer(said, "list" if stat.S_ISDIR(said[0]) else "read")
            complete = Completeness.COMPLETE if whole and self._whole else Completeness.PARTIAL
            self._told[said, whole] = Acl((layer, *self._layers), complete)
        return self._told[said, whole]


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
        passage = Passage()
        parts = self._root.split(b"/")
        for depth in range(len(parts)):
            folder = b"/".join(parts[: depth + 1]) or b"/"
            try:
                found = Path(os.fsdecode(folder)).stat()
            except OSError:
                return Passage(whole=False)
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


@lru_cache(maxsize=4096)
def _layer(said: _Said, right: str) -> Layer:
    return Layer("posix", _grants(said), right)


@lru_cache(maxsize=4096)
def _grants(said: _Said) -> tuple[Grant, ...]:
    mode, owner, owning, raw = said
    entries = list(struct.iter_unpack("<HHI", raw[4:])) if raw and mode & stat.S_IRWXG else []
    mask = next((bits for tag, bits, _ in entries if tag == _MASK), 7)
    of_group = next((bits for tag, bits, _ in entries if tag == _OWNING_GROUP), mode >> 3)
    found = [
        (user(owner), mode >> 6, 7, "owner"),
        *((user(number), bits, mask, "direct") for tag, bits, number in entries if tag == _USER),
        (group(owning), of_group, mask, "direct"),
        *((group(number), bits, mask, "direct") for tag, bits, number in entries if tag == _GROUP),
        (any_account(), mode, 7, "direct"),
    ]
    known = _OF_A_FOLDER if stat.S_ISDIR(mode) else _OF_A_FILE
    return tuple(
        Grant(principal, True, order, _rights(known, bits & limit, via), via, conditions_raw=_shown(bits, limit))
        for order, (principal, bits, limit, via) in enumerate(found)
    )


def _rights(known: Iterable[tuple[int, str]], bits: int, via: str) -> frozenset[str]:
    rights = {right for bit, right in known if bits & bit}
    return frozenset(rights | {"admin"} if via == "owner" else rights)


def _shown(bits: int, mask: int) -> str:
    shown = _letters(bits)
    return shown if bits & 7 & mask == bits & 7 else f"{shown}, mask {_letters(mask)}"


def _letters(bits: int) -> str:
    return "".join(letter if bits & bit else "-" for bit, letter in ((4, "r"), (2, "w"), (1, "x")))
