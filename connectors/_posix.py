"""Modes and POSIX access lists (POSIX.1e draft 17, as Linux has it) as layers of an access list.

A file is read by whoever may read it and may pass every folder on the way from ``/``. The owner is decided by the
owner's bits, a named user by its entry, members of groups by the union of theirs, all others by the rest; the mask
limits named users and groups. Where the mask gives nothing at all, Linux does not look at the list: named users and
groups are then decided as all others are. Root reads everything, and is no part of the layers.
"""

from __future__ import annotations

import stat
import struct
from collections.abc import Hashable, Iterable
from functools import lru_cache
from typing import Protocol

from aggregator.model.access import Acl, Completeness, Grant, Layer, Principal

_USER, _GROUP, _OWNING_GROUP, _MASK = 0x02, 0x08, 0x04, 0x10
_OF_A_FILE = ((4, "read"), (2, "write"))
_OF_A_FOLDER = ((4, "list"), (2, "write"), (1, "enter"))

Said = tuple[int, int, int, bytes | None]
"""What a system says of a path: mode, owner, group, access list."""


class Accounts(Hashable, Protocol):
    """Whom the numbers of one system stand for."""

    def user(self, number: int) -> Principal:
        """Return a user."""
        ...

    def group(self, number: int) -> Principal:
        """Return a group."""
        ...

    def any_account(self) -> Principal:
        """Return whoever can sign in."""
        ...


class Passage:
    """The folders on the way to what stands in one of them; what is said below it alike is one access list."""

    def __init__(self, accounts: Accounts, layers: tuple[Layer, ...] = (), whole: bool = True) -> None:
        self._accounts = accounts
        self._layers = layers
        self._whole = whole
        self._told: dict[tuple[Said, bool], Acl] = {}

    def through(self, said: Said, whole: bool) -> Passage:
        """Return the passage through one folder more."""
        layer = _layer(said, "enter", self._accounts)
        # One that lets everybody pass whom the others might let in says nothing, and one is said once.
        says = not all("enter" in grant.rights for grant in layer.grants) and layer not in self._layers
        layers = (*self._layers, layer) if says else self._layers
        return Passage(self._accounts, layers, self._whole and whole)

    def to(self, said: Said, whole: bool) -> Acl:
        """Return who reaches and reads what stands at the end of it."""
        if (said, whole) not in self._told:
            layer = _layer(said, "list" if stat.S_ISDIR(said[0]) else "read", self._accounts)
            complete = Completeness.COMPLETE if whole and self._whole else Completeness.PARTIAL
            self._told[said, whole] = Acl((layer, *self._layers), complete)
        return self._told[said, whole]


@lru_cache(maxsize=4096)
def _layer(said: Said, right: str, accounts: Accounts) -> Layer:
    return Layer("posix", _grants(said, accounts), right)


@lru_cache(maxsize=4096)
def _grants(said: Said, accounts: Accounts) -> tuple[Grant, ...]:
    mode, owner, owning, raw = said
    entries = list(struct.iter_unpack("<HHI", raw[4:])) if raw and mode & stat.S_IRWXG else []
    mask = next((bits for tag, bits, _ in entries if tag == _MASK), 7)
    of_group = next((bits for tag, bits, _ in entries if tag == _OWNING_GROUP), mode >> 3)
    found = [
        (accounts.user(owner), mode >> 6, 7, "owner"),
        *((accounts.user(number), bits, mask, "direct") for tag, bits, number in entries if tag == _USER),
        (accounts.group(owning), of_group, mask, "direct"),
        *((accounts.group(number), bits, mask, "direct") for tag, bits, number in entries if tag == _GROUP),
        (accounts.any_account(), mode, 7, "direct"),
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
