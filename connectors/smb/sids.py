"""Security identifiers: how they are written, who is well known, and whom they make a principal."""

from __future__ import annotations

import struct
from collections.abc import Mapping

from aggregator.model.access import Principal

NAMESPACE = "smb"

EVERYONE, NETWORK, AUTHENTICATED, OWNER_RIGHTS = "S-1-1-0", "S-1-5-2", "S-1-5-11", "S-1-3-4"
"""Whoever reads over SMB comes over the network, so two of these are everyone."""

USER = 1
"""The use of a name for an account ([MS-LSAT] 2.2.13); groups, aliases and well-known ones are above."""

_WELL_KNOWN = {
    "S-1-3-0": "CREATOR OWNER",
    "S-1-3-1": "CREATOR GROUP",
    "S-1-5-1": r"NT AUTHORITY\DIALUP",
    "S-1-5-3": r"NT AUTHORITY\BATCH",
    "S-1-5-4": r"NT AUTHORITY\INTERACTIVE",
    "S-1-5-6": r"NT AUTHORITY\SERVICE",
    "S-1-5-7": r"NT AUTHORITY\ANONYMOUS LOGON",
    "S-1-5-18": r"NT AUTHORITY\SYSTEM",
    "S-1-5-19": r"NT AUTHORITY\LOCAL SERVICE",
    "S-1-5-20": r"NT AUTHORITY\NETWORK SERVICE",
    "S-1-5-32-544": r"BUILTIN\Administrators",
    "S-1-5-32-545": r"BUILTIN\Users",
    "S-1-5-32-546": r"BUILTIN\Guests",
    "S-1-5-32-547": r"BUILTIN\Power Users",
    "S-1-5-32-551": r"BUILTIN\Backup Operators",
    "S-1-5-32-555": r"BUILTIN\Remote Desktop Users",
}
_OF_DOMAIN = {500: "Administrator", 501: "Guest", 512: "Domain Admins", 513: "Domain Users", 514: "Domain Guests"}
_USERS_OF_DOMAIN = (500, 501)


def sid_at(content: bytes, place: int) -> str:
    """Return the security identifier at a place, written out ([MS-DTYP] 2.4.2).

    Examples
    --------
    >>> sid_at(bytes.fromhex("01020000000000052000000020020000"), 0)
    'S-1-5-32-544'
    """
    revision, count = content[place], content[place + 1]
    authority = int.from_bytes(content[place + 2 : place + 8], "big")
    parts = struct.unpack_from(f"<{count}I", content, place + 8)
    return "-".join(map(str, ("S", revision, authority, *parts)))


def packed(sid: str) -> bytes:
    """Return a security identifier as it is sent.

    Examples
    --------
    >>> sid_at(packed("S-1-5-21-1-2-3-1000"), 0)
    'S-1-5-21-1-2-3-1000'
    """
    _, revision, authority, *parts = sid.split("-")
    head = bytes((int(revision), len(parts))) + int(authority).to_bytes(6, "big")
    return head + struct.pack(f"<{len(parts)}I", *map(int, parts))


def principal(sid: str, server: str, names: Mapping[str, tuple[str, int]]) -> Principal:
    r"""Return whom an identifier stands for.

    Parameters
    ----------
    names
        What the server calls it and the use of that name, by identifier. Who is in nobody's list goes by the
        identifier, as a group: it might be one.

    Examples
    --------
    >>> principal("S-1-5-21-1-2-3-1000", "nas", {"S-1-5-21-1-2-3-1000": (r"NAS\ann", 1)}).name
    'NAS\\ann'
    >>> principal("S-1-1-0", "nas", {}).name, principal("S-1-5-11", "nas", {}).name
    ('everyone', 'any account of nas')
    >>> principal("S-1-5-21-1-2-3-513", "nas", {}).name
    'Domain Users (S-1-5-21-1-2-3)'
    """
    if sid in (EVERYONE, NETWORK):
        return Principal("anonymous", NAMESPACE, sid)
    if sid == AUTHENTICATED:
        return Principal("authenticated", NAMESPACE, server)
    if sid in _WELL_KNOWN:
        return Principal("group", NAMESPACE, _WELL_KNOWN[sid])
    if sid in names:
        name, use = names[sid]
        return Principal("user" if use == USER else "group", NAMESPACE, name)
    domain, _, last = sid.rpartition("-")
    if sid.startswith("S-1-5-21-") and int(last) in _OF_DOMAIN:
        kind = "user" if int(last) in _USERS_OF_DOMAIN else "group"
        return Principal(kind, NAMESPACE, f"{_OF_DOMAIN[int(last)]} ({domain})")
    return Principal("group", NAMESPACE, sid)


def is_well_known(sid: str) -> bool:
    """Return whether an identifier means the same on every server, so that none need be asked."""
    return sid in _WELL_KNOWN or sid in (EVERYONE, NETWORK, AUTHENTICATED, OWNER_RIGHTS)
