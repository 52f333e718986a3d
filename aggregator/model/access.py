"""Who can read what: one permission model for all stores."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

EVERYONE = "everyone"
"""The principal that stands for anybody at all, signed in or not."""


class Completeness(StrEnum):
    """How much of an access list could be seen. What could not be seen is unknown, never private."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Principal:
    """A user, group, domain, link or anyone, in the namespace that names it.

    ``kind`` is ``user``, ``group``, ``role``, ``department``, ``domain``, ``org``, ``authenticated`` or
    ``anonymous``.
    """

    kind: str
    namespace: str
    native_id: str
    email: str | None = None


@dataclass(frozen=True, slots=True)
class Grant:
    """One right given or denied to one principal, and by which way.

    ``via`` is ``direct``, ``inherited:<id>``, ``owner``, ``policy`` or ``link``; ``rights`` is a subset of
    ``list``, ``read``, ``write``, ``share``, ``admin``.
    """

    principal: Principal
    allow: bool
    order: int
    rights: frozenset[str]
    via: str = "direct"
    link_scope: str | None = None
    expires: str | None = None
    conditions_raw: str | None = None


@dataclass(frozen=True, slots=True)
class Layer:
    """Grants that combine in one way: ``union``, ``deny_overrides``, ``nt_ordered``, ``posix`` or ``gate``."""

    semantics: str
    grants: tuple[Grant, ...]


@dataclass(frozen=True, slots=True)
class Acl:
    """Who can reach an entry: access is what every layer allows."""

    layers: tuple[Layer, ...]
    completeness: Completeness


@dataclass(frozen=True, slots=True)
class Membership:
    """An edge of the directory: ``member`` (a user or a group) belongs to ``group``."""

    group: str
    member: str
    source: str


@dataclass(frozen=True, slots=True)
class AccessClass:
    """The readers that a set of files shares.

    ``readers`` holds principal names (users, groups, `EVERYONE`); ``unknown`` says that the permissions
    could not be seen, and is treated as everyone and said so.
    """

    readers: frozenset[str]
    unknown: bool = False
