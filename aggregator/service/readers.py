"""Who can read an entry: by the operator's list where there is one, else by what its store says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from aggregator.exposure.audiences import Readership
from aggregator.index.index import Index
from aggregator.model.access import AccessClass, Acl, Membership, Principal
from aggregator.model.directory import Directory
from aggregator.model.entries import Failure
from aggregator.model.errors import NotAuthorised, StoreError
from aggregator.permissions import access_class
from aggregator.service.access_lists import AccessList
from aggregator.store import Store

UNKNOWN_ACCESS = AccessClass(frozenset(), unknown=True)

_USERS = frozenset({"user"})
_GROUPS = frozenset({"group", "role", "department"})


@dataclass(slots=True)
class Readers:
    """Who can read what a scan lists.

    Parameters
    ----------
    access
        The operator's list of rights; what it covers counts in place of what the store says.
    directory
        Who belongs to what, in the stores' own names.
    names
        What the operator calls a principal that a store names otherwise.
    now
        Seconds since the epoch: grants that have expired count no more.
    """

    access: AccessList | None
    directory: Directory
    names: Mapping[str, str]
    now: float
    _found: dict[Acl, AccessClass] = field(default_factory=dict)

    def class_of(self, path: str, acl: Acl | None) -> AccessClass:
        """Return who can read the entry at a path, whose store says ``acl`` of it."""
        listed = UNKNOWN_ACCESS if self.access is None else self.access.class_of(path)
        if not listed.unknown or acl is None:
            return listed
        if acl not in self._found:
            found = access_class(acl, self.directory, self.now)
            self._found[acl] = replace(found, readers=frozenset(map(self._called, found.readers)))
        return self._found[acl]

    def members(self) -> tuple[Membership, ...]:
        """Return who belongs to what, in the operator's names."""
        return tuple(
            Membership(self._called(each.group), self._called(each.member), each.source)
            for each in self.directory.members
        )

    def _called(self, name: str) -> str:
        return self.names.get(name, name)


def readers_of(
    index: Index,
    stores: Sequence[Store],
    access: AccessList | None,
    members: Sequence[Membership],
    names: Mapping[str, str],
    now: float,
) -> tuple[Readers, list[Failure]]:
    """Return who can read what the stores list, their directories asked and kept, and which did not answer.

    What a directory said stays until its store is asked again: of one that does not answer, it is what it last said.
    """
    edges = [*members]
    principals: list[Principal] = []
    failures: list[Failure] = []
    answered: set[str] = set()
    for store in stores:
        for root in store.roots():
            answered.add(root.id)
        try:
            told = list(store.directory())
        except NotAuthorised:
            raise
        except StoreError as error:
            failures.extend(Failure(root.id, "", "directory", str(error)) for root in store.roots())
            answered.difference_update(root.id for root in store.roots())
            continue
        source = min((root.id for root in store.roots()), default="")
        edges += [replace(each, source=source) for each in told if isinstance(each, Membership)]
        principals += [replace(each, namespace=source) for each in told if isinstance(each, Principal)]
    own = {each.id for each in index.roots()} - answered
    edges += [each for each in index.members() if each.source in own]
    principals += [each for each in index.principals() if each.namespace in own]
    readers = Readers(access, Directory(tuple(edges)), names, now)
    index.set_members(readers.members())
    index.set_principals([replace(each, native_id=names.get(each.name, each.name), email=None) for each in principals])
    return readers, failures


def readership(index: Index) -> Readership:
    """Return who can read what, as the last scan saw it."""
    known = index.principals()
    return Readership(
        index.access_classes(),
        index.members(),
        users=frozenset(each.name for each in known if each.kind in _USERS),
        groups=frozenset(each.name for each in known if each.kind in _GROUPS),
    )
