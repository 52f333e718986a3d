"""Who can read what: one permission model for all stores."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

EVERYONE = "everyone"
"""The principal that stands for anybody at all, signed in or not."""

LINK = "anyone with the link"
"""The principal that stands for whoever was sent, or finds, links that need no account."""


class Completeness(StrEnum):
    """How much of an access list could be seen. What could not be seen is unknown, never private."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Principal:
    """A user, group, domain, link or anyone, in the namespace that names it.

    Parameters
    ----------
    kind
        ``user``, ``group``, ``role``, ``department``, ``domain``, ``org``, ``link``, ``authenticated`` or
        ``anonymous``.
    namespace
        Where ``native_id`` means something: ``posix``, a server, a tenant.
    native_id
        What the store calls it. Within a namespace no two principals share one: where a user and a group may be
        called alike, the connector tells them apart.
    email
        The address of the account or group, where the store says it: the same person has the same in every store.
    """

    kind: str
    namespace: str
    native_id: str
    email: str | None = None

    @property
    def name(self) -> str:
        """Return what access classes, members and reports call it.

        Examples
        --------
        >>> Principal("user", "graph", "8f2c", "Ann@example.com").name, Principal("group", "posix", "staff").name
        ('ann@example.com', 'staff')
        >>> Principal("domain", "gdrive", "example.com").name, Principal("anonymous", "s3", "AllUsers").name
        ('anyone at example.com', 'everyone')
        >>> Principal("authenticated", "s3", "AWS").name, Principal("link", "box", "anyone").name
        ('any account of AWS', 'anyone with the link')
        """
        if self.kind == "anonymous":
            return EVERYONE
        if self.kind == "link":
            return LINK
        if self.kind == "authenticated":
            return f"any account of {self.native_id}"
        if self.kind in ("domain", "org"):
            return f"anyone at {self.native_id}"
        return self.email.casefold() if self.email else self.native_id


@dataclass(frozen=True, slots=True)
class Grant:
    """Rights given or denied to one principal, and by which way.

    Parameters
    ----------
    order
        Where it stands in its list, for semantics that ask.
    rights
        A subset of ``list``, ``read``, ``enter``, ``write``, ``share`` and ``admin``. Who has ``share`` or ``admin``
        can help himself to reading; ``enter`` is the passage through a folder.
    via
        ``direct``, ``inherited:<id>``, ``owner``, ``policy`` or ``link``.
    link_scope
        Of a link: ``anyone``, ``signed_in``, ``org``, ``partner``, ``named`` or ``existing_access``.
    password
        Whether a link asks for a password besides.
    expires
        Until when it holds, in ISO 8601 with its zone.
    conditions_raw
        Whatever else the store said of it, as it said it; kept as evidence.
    """

    principal: Principal
    allow: bool
    order: int
    rights: frozenset[str]
    via: str = "direct"
    link_scope: str | None = None
    password: bool = False
    expires: str | None = None
    conditions_raw: str | None = None


@dataclass(frozen=True, slots=True)
class Layer:
    """Grants that combine in one way.

    Parameters
    ----------
    semantics
        ``union``: any grant allows. ``deny_overrides``: any that allows, where none denies. ``nt_ordered``: the first
        in order that speaks of the right decides. ``posix``: the owner's grant, else that of the named user, else
        those of the groups, else that of all others. ``gate``: as ``union``, but it gives nobody anything.
    right
        The right that this layer must give for the file to be read: ``read``, or ``enter`` for a folder on the way.
    """

    semantics: str
    grants: tuple[Grant, ...]
    right: str = "read"


@dataclass(frozen=True, slots=True)
class Acl:
    """Who can reach an entry: access is what every layer allows."""

    layers: tuple[Layer, ...]
    completeness: Completeness


@dataclass(frozen=True, slots=True)
class Membership:
    """An edge of the directory: ``member`` (a user or a group) belongs to ``group``; both by their `Principal.name`."""

    group: str
    member: str
    source: str


@dataclass(frozen=True, slots=True)
class AccessClass:
    """The readers that a set of files shares.

    ``readers`` holds principal names (users, groups, `EVERYONE`); ``unknown`` says that the permissions
    could not be seen, or not wholly, and is treated as everyone and said so.
    """

    readers: frozenset[str]
    unknown: bool = False
