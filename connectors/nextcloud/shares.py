"""Shares as grants: who is given what, until when, and whether a password is asked for."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace

from aggregator.model.access import Grant, Principal
from connectors._json import Record, number_or_none, text_or_none
from connectors.nextcloud.people import People

_READ, _WRITE, _SHARE = 1, 2 | 4 | 8, 16
ALL = _READ | _WRITE | _SHARE

_EVIDENCE = ("id", "share_type", "permissions", "uid_owner", "uid_file_owner", "item_type", "attributes", "label")
"""What of a share is kept as it was said; its token, address and password are secrets."""

_BY_TYPE: Mapping[int, Callable[[People, str], Principal]] = {
    0: People.user,
    1: People.group,
    4: People.addressee,
    6: People.elsewhere,
    7: lambda people, named: people.gathering("team", named),
    8: People.elsewhere,
    9: lambda people, named: people.elsewhere(named, "group"),
    10: lambda people, named: people.gathering("conversation", named),
    12: lambda people, named: people.gathering("board", named),
    15: People.elsewhere,
}
_LINK = 3
_MAILED = 4


def rights_of(bits: int) -> frozenset[str]:
    """Return the rights that a share's permissions are; one to drop files only does not read.

    Examples
    --------
    >>> sorted(rights_of(31)), sorted(rights_of(4)), sorted(rights_of(17))
    (['list', 'read', 'share', 'write'], ['write'], ['list', 'read', 'share'])
    """
    rights = {"list", "read"} if bits & _READ else set()
    return frozenset(rights | ({"write"} if bits & _WRITE else set()) | ({"share"} if bits & _SHARE else set()))


def grant_of(share: Record, people: People) -> Grant | None:
    """Return what a share gives; None where nobody can be named whom it is for."""
    kind = number_or_none(share, "share_type")
    whom = _whom(kind, text_or_none(share, "share_with"), people)
    if whom is None:
        return None
    bits = number_or_none(share, "permissions")
    return Grant(
        whom,
        True,
        0,
        rights_of(ALL if bits is None else bits),
        via="link" if kind in (_LINK, _MAILED) else "direct",
        link_scope={_LINK: "anyone", _MAILED: "named"}.get(kind or 0),
        password=_asks_for_a_password(share, kind),
        expires=_end(text_or_none(share, "expiration")),
        conditions_raw=json.dumps({name: share[name] for name in _EVIDENCE if name in share}, sort_keys=True)[:1000],
    )


def inherited(grant: Grant, path: str) -> Grant:
    """Return a grant as it holds below the folder at a path; a link stays one."""
    return grant if grant.via == "link" else replace(grant, via=f"inherited:{path}")


def learn(share: Record, people: People) -> None:
    """Take note of the address of an account that a share is for."""
    named = text_or_none(share, "share_with")
    if named and number_or_none(share, "share_type") == 0:
        people.learn(named, text_or_none(share, "share_with_displayname_unique"))


def _whom(kind: int | None, named: str | None, people: People) -> Principal | None:
    if kind == _LINK:
        return people.anyone()
    if named is None or kind is None:
        return None
    known = _BY_TYPE.get(kind)
    return known(people, named) if known else people.gathering(f"share of type {kind} with", named)


def _asks_for_a_password(share: Record, kind: int | None) -> bool:
    said = share.get("password")
    # Older servers put what a link's password is hashed to where others have whom it is shared with.
    return bool(said) or (kind == _LINK and bool(share.get("share_with")))


def _end(said: str | None) -> str | None:
    """Return until when a share holds, at the latest: the end of its last day wherever the server may stand."""
    if said is None:
        return None
    day = said[:10]
    return f"{day}T23:59:59-12:00" if _is_day(day) else None


def _is_day(said: str) -> bool:
    year, _, rest = said.partition("-")
    month, _, day = rest.partition("-")
    return len(said) == 10 and all(part.isdecimal() for part in (year, month, day)) and 1 <= int(month) <= 12
