"""From what stores say of permissions to who can read: the evaluation that all connectors share.

Access lists are kept as the stores give them, layer by layer (`aggregator.model.access`). Here they are asked: may
somebody with these names read? Where an answer cannot be exact, more people are named than can read, never fewer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, datetime

from aggregator.model.access import EVERYONE, LINK, AccessClass, Acl, Completeness, Grant, Layer, Principal
from aggregator.model.directory import Directory

_HELPS_HIMSELF = ("share", "admin")
_HOLDS_OTHERS = frozenset({"group", "role", "department"})


def may_read(acl: Acl, names: Collection[str], now: float | None = None, *, helps_himself: bool = True) -> bool:
    """Return whether somebody who goes by all these names can read.

    Parameters
    ----------
    names
        The account's own name and every group's it belongs to. `EVERYONE` is among them unasked.
    now
        Seconds since the epoch, for grants that expire; None lets none expire.
    helps_himself
        Whether who may share or administer counts as a reader, for he can let himself in.

    Examples
    --------
    >>> ann, staff = Principal("user", "smb", "ann"), Principal("group", "smb", "staff")
    >>> read = frozenset({"read"})
    >>> layer = Layer("nt_ordered", (Grant(ann, False, 0, read), Grant(staff, True, 1, read)))
    >>> acl = Acl((layer,), Completeness.COMPLETE)
    >>> may_read(acl, {"ann", "staff"}), may_read(acl, {"bob", "staff"})
    (False, True)
    """
    held = frozenset(names) | {EVERYONE}
    return bool(acl.layers) and all(_lets_in(layer, held, now, helps_himself) for layer in acl.layers)


def access_class(acl: Acl | None, directory: Directory, now: float | None = None) -> AccessClass:
    """Return who can read by an access list, as the fewest names that say it; None where it is not known at all.

    A group some of whose members are kept out is replaced by those who are not. Where a reader must be in several
    groups and nobody listed who is, all who may be are named. What could not be seen wholly is ``unknown`` besides.

    Examples
    --------
    >>> from aggregator.model.access import Membership
    >>> site = Directory((Membership("staff", "ann", ""), Membership("staff", "bob", "")))
    >>> read = frozenset({"read"})
    >>> staff, ann = Grant(Principal("group", "smb", "staff"), True, 1, read), Principal("user", "smb", "ann")
    >>> acl = Acl((Layer("nt_ordered", (Grant(ann, False, 0, read), staff)),), Completeness.COMPLETE)
    >>> access_class(acl, site)
    AccessClass(readers=frozenset({'bob'}), unknown=False)
    """
    if acl is None:
        return AccessClass(frozenset(), unknown=True)
    return AccessClass(_readers(acl, directory, now), acl.completeness is not Completeness.COMPLETE)


def _readers(acl: Acl, directory: Directory, now: float | None) -> frozenset[str]:
    if may_read(acl, (), now):
        return frozenset({EVERYONE})
    asked = _Asked(acl, directory, now)
    # Whom a gate lets pass may read by what is given to everyone, and nobody else.
    named = {grant.principal.name for layer in acl.layers for grant in layer.grants if grant.allow} - {EVERYONE}
    candidates = named.union(*(directory.within(each) for each in named))
    readers = {name for name in candidates if all(map(asked.may_read, {name} | directory.within(name)))}
    return frozenset(name for name in readers if not (directory.above(name) & readers - directory.within(name)))


class _Asked:
    """One access list, asked of one name after another."""

    def __init__(self, acl: Acl, directory: Directory, now: float | None) -> None:
        given = _given(acl)
        self._acl = acl
        self._directory = directory
        self._now = now
        self._accounts = frozenset(each.name for each in given if each.kind == "authenticated")
        self._unlisted = frozenset(
            each.name for each in given if each.kind in _HOLDS_OTHERS and not directory.within(each.name)
        )
        self._told: dict[str, bool] = {}

    def may_read(self, name: str) -> bool:
        """Return whether a name can read by all that it is known to belong to, or might be."""
        if name not in self._told:
            held = {name, EVERYONE} | self._directory.above(name) | (set() if name == LINK else self._accounts)
            self._told[name] = may_read(self._acl, held, self._now) or self._might_read(frozenset(held))
        return self._told[name]

    def _might_read(self, held: frozenset[str]) -> bool:
        """Return whether a name that some layers let in might be in the unlisted groups that the others ask for."""
        inside = [_lets_in(layer, held, self._now) for layer in self._acl.layers]
        also = held | self._unlisted
        return any(
            lets_in and layer.semantics != "gate" for lets_in, layer in zip(inside, self._acl.layers, strict=True)
        ) and all(
            lets_in or _lets_in(layer, also, self._now) for lets_in, layer in zip(inside, self._acl.layers, strict=True)
        )


def _given(acl: Acl) -> frozenset[Principal]:
    """Return the principals to whom a grant of the list gives something."""
    return frozenset(
        grant.principal
        for layer in acl.layers
        if layer.semantics != "gate"
        for grant in layer.grants
        if grant.allow and _speaks_of(grant, (layer.right, *_HELPS_HIMSELF))
    )


def _lets_in(layer: Layer, held: frozenset[str], now: float | None, helps_himself: bool = True) -> bool:
    grants = [grant for grant in layer.grants if not _is_over(grant, now)]
    decide = _SEMANTICS[layer.semantics]
    rights = (layer.right, *_HELPS_HIMSELF) if helps_himself else (layer.right,)
    return any(decide(grants, held, right) for right in rights)


def _by_union(grants: Collection[Grant], held: frozenset[str], right: str) -> bool:
    return any(grant.allow for grant in _of(grants, held, right))


def _where_none_denies(grants: Collection[Grant], held: frozenset[str], right: str) -> bool:
    found = list(_of(grants, held, right))
    return bool(found) and all(grant.allow for grant in found)


def _by_the_first(grants: Collection[Grant], held: frozenset[str], right: str) -> bool:
    """Return what the first entry that speaks of the right decides ([MS-DTYP] 2.5.3.2)."""
    first = min(_of(grants, held, right), key=lambda grant: grant.order, default=None)
    return first is not None and first.allow


def _by_class(grants: Collection[Grant], held: frozenset[str], right: str) -> bool:
    """Return what the class decides that the reader is in: owner, named user, groups, others (POSIX.1e draft 17)."""
    for is_of_class in (_is_owner, _is_user, _is_group):
        of_class = [grant for grant in grants if is_of_class(grant) and grant.principal.name in held]
        if of_class:
            return any(right in grant.rights for grant in of_class)
    others = [grant for grant in grants if grant.principal.kind in ("authenticated", "anonymous")]
    return any(right in grant.rights for grant in others if grant.principal.name in held)


def _is_owner(grant: Grant) -> bool:
    return grant.via == "owner"


def _is_user(grant: Grant) -> bool:
    return grant.principal.kind == "user" and grant.via != "owner"


def _is_group(grant: Grant) -> bool:
    return grant.principal.kind == "group" and grant.via != "owner"


_SEMANTICS = {
    "union": _by_union,
    "gate": _by_union,
    "deny_overrides": _where_none_denies,
    "nt_ordered": _by_the_first,
    "posix": _by_class,
}


def _of(grants: Iterable[Grant], held: frozenset[str], right: str) -> Iterator[Grant]:
    return (grant for grant in grants if grant.principal.name in held and right in grant.rights)


def _speaks_of(grant: Grant, rights: Iterable[str]) -> bool:
    return not grant.rights.isdisjoint(rights)


def _is_over(grant: Grant, now: float | None) -> bool:
    if grant.expires is None or now is None:
        return False
    ends = datetime.fromisoformat(grant.expires)
    return (ends if ends.tzinfo else ends.replace(tzinfo=UTC)).timestamp() <= now
