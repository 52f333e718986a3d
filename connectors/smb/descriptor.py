"""Security descriptors ([MS-DTYP] 2.4.6) as layers of an access list.

The first entry that speaks of a right decides it, in the order of the list. What an entry inherits on, and entries
that are only for inheriting, say nothing of the file itself. The owner may always change the list, unless an entry for
OWNER RIGHTS says what he may. A list that is not there at all lets everybody do everything; an empty one nobody.
Entries with a condition count as if it held where they allow, and not at all where they deny: more people are named
than can read, never fewer.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass

from aggregator.model.access import EVERYONE, Grant, Layer, Principal
from connectors.smb.sids import NAMESPACE, OWNER_RIGHTS, sid_at

_INHERIT_ONLY, _INHERITED = 0x08, 0x10
_LIST_PRESENT = 0x0004
_ALLOW, _DENY = 0, 1
_CONDITIONAL = {5: _ALLOW, 6: _DENY, 9: _ALLOW, 10: _DENY, 11: _ALLOW, 12: _DENY}
_OF_OBJECTS = (5, 6, 11, 12)
_SAY_NOTHING_OF_ACCESS = frozenset({2, 3, 7, 8, 13, 14, 15, 16, 17, 18, 19, 20, 21})
_GENERIC = ((0x10000000, 0x1F01FF), (0x80000000, 0x120089), (0x40000000, 0x120116), (0x20000000, 0x1200A0))
_OF_A_FILE = ((0x1, "read"), (0x6, "write"), (0xC0000, "admin"))
_OF_A_FOLDER = ((0x1, "list"), (0x20, "enter"), (0x6, "write"), (0xC0000, "admin"))
_OF_A_SHARE = ((0x1, "read"), (0x6, "write"))


@dataclass(frozen=True, slots=True)
class Ace:
    """One entry of a list; ``condition`` says why it does not simply hold."""

    allow: bool
    mask: int
    sid: str
    inherited: bool
    condition: str | None = None


@dataclass(frozen=True, slots=True)
class Descriptor:
    """Who owns something, and its list; None where there is none. ``strange`` counts entries of unknown kinds."""

    owner: str | None
    aces: tuple[Ace, ...] | None
    strange: tuple[int, ...] = ()

    @property
    def sids(self) -> frozenset[str]:
        """Return everybody it speaks of."""
        return frozenset(ace.sid for ace in self.aces or ()) | ({self.owner} if self.owner else frozenset())


def descriptor_of(content: bytes) -> Descriptor:
    """Return what a self-relative security descriptor says.

    Raises
    ------
    ValueError
        It is none.
    """
    try:
        _, _, control, owner, _, _, dacl = struct.unpack_from("<BBHIIII", content)
        named = sid_at(content, owner) if owner else None
        if not (control & _LIST_PRESENT and dacl):
            return Descriptor(named, None)
        (count,) = struct.unpack_from("<H", content, dacl + 4)
        aces: list[Ace] = []
        strange: list[int] = []
        place = dacl + 8
        for _ in range(count):
            _, flags, size = struct.unpack_from("<BBH", content, place)
            if not flags & _INHERIT_ONLY:
                _take(content[place : place + size], aces, strange)
            place += size
    except (struct.error, IndexError) as error:
        raise ValueError(f"a security descriptor that ends too early: {error}") from error
    return Descriptor(named, tuple(aces), tuple(strange))


def _take(entry: bytes, aces: list[Ace], strange: list[int]) -> None:
    kind, flags = entry[0], entry[1]
    decides = kind if kind in (_ALLOW, _DENY) else _CONDITIONAL.get(kind)
    if decides is None:
        if kind not in _SAY_NOTHING_OF_ACCESS:
            strange.append(kind)
        return
    (mask,) = struct.unpack_from("<I", entry, 4)
    place = 8
    if kind in _OF_OBJECTS:
        (present,) = struct.unpack_from("<I", entry, 8)
        place = 12 + 16 * (present & 1) + 16 * (present >> 1 & 1)
    condition = None if kind in (_ALLOW, _DENY) else f"of kind {kind}, with a condition"
    aces.append(Ace(decides == _ALLOW, _mapped(mask), sid_at(entry, place), bool(flags & _INHERITED), condition))


def _mapped(mask: int) -> int:
    """Return a mask with its generic rights written out ([MS-DTYP] 2.4.3, as files have them)."""
    for generic, specific in _GENERIC:
        if mask & generic:
            mask = mask & ~generic | specific
    return mask


def layer_of(found: Descriptor, whom: Callable[[str], Principal], *, folder: bool) -> Layer:
    """Return who may read a file, or list a folder, by its descriptor."""
    owned = []
    ruled = any(ace.sid == OWNER_RIGHTS for ace in found.aces or ())
    if found.owner and not ruled:
        owned.append(Grant(whom(found.owner), True, -1, frozenset({"admin"}), "owner"))
    known = _OF_A_FOLDER if folder else _OF_A_FILE
    granted = _grants(found, whom, known)
    return Layer("nt_ordered", (*owned, *granted), "list" if folder else "read")


def layer_of_share(found: Descriptor, whom: Callable[[str], Principal]) -> Layer:
    """Return who may read through a share, by its descriptor; who may change that one cannot be seen from it."""
    return Layer("nt_ordered", _grants(found, whom, _OF_A_SHARE))


def _grants(
    found: Descriptor, whom: Callable[[str], Principal], known: tuple[tuple[int, str], ...]
) -> tuple[Grant, ...]:
    if found.aces is None:
        rights = frozenset(right for _, right in known)
        return (Grant(Principal("anonymous", NAMESPACE, EVERYONE), True, 0, rights, conditions_raw="no list at all"),)
    owner = found.owner
    return tuple(
        Grant(
            whom(owner if owner and ace.sid == OWNER_RIGHTS else ace.sid),
            ace.allow,
            order,
            _rights(ace, known),
            "inherited:above" if ace.inherited else "direct",
            conditions_raw=f"{ace.mask:#x}" + (f", {ace.condition}" if ace.condition else ""),
        )
        for order, ace in enumerate(found.aces)
    )


def _rights(ace: Ace, known: tuple[tuple[int, str], ...]) -> frozenset[str]:
    """Return the rights that any bit of theirs gives, or that all bits together take away."""
    if ace.allow:
        return frozenset(right for bits, right in known if ace.mask & bits)
    return frozenset(right for bits, right in known if ace.mask & bits == bits and not ace.condition)
