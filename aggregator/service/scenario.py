"""What the steps of a scenario mean on the drives of an index: which files, which principals, which stores."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path

from aggregator.exposure.audiences import Readership
from aggregator.index.index import Index
from aggregator.model.access import EVERYONE, AccessClass, Membership
from aggregator.model.entries import Root
from aggregator.model.errors import UsageError
from aggregator.model.facts import Grade
from aggregator.model.scenario import (
    AddMember,
    CompromiseAccount,
    CompromiseAdministrator,
    MakePublic,
    Regrade,
    Remove,
    RemoveMember,
    Share,
    Step,
    StopSharing,
    Upload,
)
from aggregator.service.access_lists import is_everyone
from aggregator.service.columns import rows_in
from aggregator.service.places import Place, path_of, place_of
from aggregator.service.readers import readership

NEW = "new:"
"""What stands before a principal that no list of the site mentions yet."""
GROUP, ACCOUNTS = "group:", ("account:", "user:")
SHOWN = 20


@dataclass(frozen=True, slots=True)
class Arrival:
    """An upload, where it would stand, and whose it would be."""

    step: Upload
    place: Place
    file: Path
    id: str


@dataclass(frozen=True, slots=True)
class Move:
    """A step with all that it names looked up.

    Parameters
    ----------
    files
        Ids of the files that it is about.
    principal, group
        The names as the index has them.
    store
        Number of the store; None for all.
    """

    step: Step
    files: tuple[str, ...] = ()
    principal: str = ""
    group: str = ""
    store: int | None = None


@dataclass(frozen=True, slots=True)
class Scenario:
    """Steps as they are to be played, and what is to be read before."""

    moves: tuple[Move, ...]
    arrivals: tuple[Arrival, ...]
    readership: Readership
    readership_after: Readership

    @property
    def names(self) -> frozenset[str]:
        """Return the principals that the steps name."""
        return frozenset(name for move in self.moves for name in (move.principal, move.group) if name)

    def touched(self) -> Mapping[str, tuple[int, ...]]:
        """Return file -> the steps that it is in, by their places."""
        found: dict[str, list[int]] = {}
        for place, move in enumerate(self.moves):
            for file in move.files:
                found.setdefault(file, []).append(place)
        return {file: tuple(places) for file, places in found.items()}


def scenario_of(index: Index, steps: Sequence[Step]) -> Scenario:
    """Return what steps mean on what was scanned last; each sees what the ones before it did.

    Raises
    ------
    UsageError
        A file, folder, group, account or store is unknown, or a step takes away what is not there.
    """
    site = _Site(index)
    moves = tuple(site.move(step) for step in steps)
    after = replace(site.readership, members=tuple(site.members))
    return Scenario(moves, tuple(site.arrivals), site.readership, after)


def file_of(step: Upload) -> Path:
    """Return where the file of an upload is now.

    Raises
    ------
    UsageError
        There is no such file.
    """
    file = Path(step.file).expanduser()
    if not file.is_file():
        raise UsageError(f"{step.file}: {'is no file; give one file' if file.exists() else 'no such file'}")
    return file


@dataclass
class _Site:
    """Everything that a step can name, as it is once the steps before it were played."""

    index: Index
    arrivals: list[Arrival] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.readership = readership(self.index)
        self.members: list[Membership] = list(self.readership.members)
        self.known = set(self.readership.principals())
        self.access = self.index.access_classes()
        self.readers: dict[str, AccessClass] = {}

    @cached_property
    def roots(self) -> list[Root]:
        return self.index.roots()

    @cached_property
    def files(self) -> dict[str, list[tuple[str, str, int]]]:
        """Return path -> (file, absolute path, access class) of each file that stands there in a store."""
        uris = {root.id: path_of(root) for root in self.roots}
        found: dict[str, list[tuple[str, str, int]]] = {}
        for row in rows_in(self.index.files()):
            whole = posixpath.join(uris[row.root], row.path)
            found.setdefault(row.path, []).append((row.file, whole, int(row.access_class)))
        return found

    def move(self, step: Step) -> Move:
        """Return a step with all that it names looked up."""
        match step:
            case Upload():
                return self._upload(step)
            case Share() | StopSharing() | MakePublic():
                return self._grant(step)
            case Remove(path) | Regrade(path):
                return Move(step, self._files_at(path))
            case AddMember() | RemoveMember():
                return self._membership(step)
            case CompromiseAccount(account):
                return Move(step, principal=self._principal(account, "account"))
            case CompromiseAdministrator(store):
                return Move(step, store=None if store is None else self._store(store))

    def _upload(self, step: Upload) -> Move:
        file = file_of(step)
        place = place_of(self.index, step.to, file.name)
        if any((each.place.root, each.place.path) == (place.root, place.path) for each in self.arrivals):
            raise UsageError(f"{step.file}: another file is uploaded to {place.path} already; rename one of them")
        number = len(self.arrivals)
        new = f"{place.root}/what-if{f' {number}' if number else ''}"
        self.arrivals.append(Arrival(step, place, file, new))
        root = next(root for root in self.roots if root.id == place.root)
        entry = (new, posixpath.join(path_of(root), place.path), place.access_class)
        stay = [each for each in self.files.get(place.path, []) if each[0] != place.replaces]
        self.files[place.path] = [*stay, entry]
        return Move(step, (new,) if place.replaces is None else (new, place.replaces))

    def _grant(self, step: Share | StopSharing | MakePublic) -> Move:
        files = self._files_at(step.path)
        if isinstance(step, StopSharing):
            name = self._principal(step.principal, "principal")
            held = tuple(file for file in files if name in self._readers_of(file).readers)
            if not held:
                raise UsageError(self._not_shared(step.path, files, name))
            self._set_readers(held, {name}, give=False)
            return Move(step, held, name)
        name = EVERYONE if isinstance(step, MakePublic) else self._principal(step.principal, "principal")
        self._set_readers(files, {name}, give=True)
        return Move(step, files, name)

    def _readers_of(self, file: str) -> AccessClass:
        if file not in self.readers:
            numbers = {each[0]: each[2] for entries in self.files.values() for each in entries}
            self.readers |= {each: self.access[number] for each, number in numbers.items() if each not in self.readers}
        return self.readers[file]

    def _set_readers(self, files: Iterable[str], names: set[str], *, give: bool) -> None:
        for file in files:
            access = self._readers_of(file)
            readers = access.readers | names if give else access.readers - names
            self.readers[file] = replace(access, readers=readers)

    def _not_shared(self, path: str, files: Sequence[str], name: str) -> str:
        shared = frozenset[str]().union(*(self._readers_of(file).readers for file in files))
        groups = sorted(shared & self.readership.groups_of(name))
        if groups:
            return (
                f"{path}: '{name}' reads it as a member of {', '.join(groups)}; take that right back, or the member out"
            )
        if any(self._readers_of(file).unknown for file in files):
            return f"{path}: nobody said who may read it, so there is no right of '{name}' to take back"
        return f"{path}: is not shared with '{name}' (shared with: {', '.join(sorted(shared)) or 'nobody'})"

    def _membership(self, step: AddMember | RemoveMember) -> Move:
        adds = isinstance(step, AddMember)
        group = self._principal(step.group, "group")
        if self.readership.is_person(group):
            raise UsageError(f"'{group}' is an account and has no members; name a group ({self._some(self._groups())})")
        member = self._principal(step.member, "member")
        inside = sorted(edge.member for edge in self.members if edge.group == group)
        if adds and member == group:
            raise UsageError(f"'{group}' cannot be a member of itself")
        if not adds and member not in inside:
            raise UsageError(f"'{member}' is no member of '{group}' (members: {self._some(inside)})")
        if adds and member not in inside:
            self.members.append(Membership(group, member, "what-if"))
        if not adds:
            self.members[:] = [edge for edge in self.members if (edge.group, edge.member) != (group, member)]
        return Move(step, principal=member, group=group)

    def _groups(self) -> list[str]:
        return sorted(name for name in self.known if self.readership.is_group(name))

    def _principal(self, written: str, what: str) -> str:
        """Return the name that the index has for a principal."""
        if what == "principal" and is_everyone(written):
            return EVERYONE
        if written in self.known:
            return written
        if written.startswith(NEW) and len(written) > len(NEW):
            self.known.add(written.removeprefix(NEW))
            return written.removeprefix(NEW)
        prefix = next((each for each in (GROUP, *ACCOUNTS) if written.startswith(each)), "")
        name = written.removeprefix(prefix)
        is_group = self.readership.is_group(name)
        if prefix and name in self.known:
            if prefix == GROUP and self.readership.is_person(name):
                raise UsageError(f"'{name}' is an account, no group ({self._some(self._groups())})")
            if prefix != GROUP and is_group:
                raise UsageError(f"'{name}' is a group; write {GROUP}{name}")
            return name
        told = f"'{name}' is no {what} that the lists of the site mention"
        raise UsageError(f"{told} ({self._near(name, self.known)}); for one that is yet to come write {NEW}{name}")

    def _store(self, name: str) -> int:
        for number, root in enumerate(self.roots):
            if name in (root.name, root.uri, path_of(root)):
                return number
        raise UsageError(f"'{name}' is no scanned store ({self._near(name, {root.name for root in self.roots})})")

    def _files_at(self, path: str) -> tuple[str, ...]:
        """Return the file at a path, or the files of the folder."""
        wanted = posixpath.normpath(path).rstrip("/")
        is_absolute = wanted.startswith("/")
        if not is_absolute:
            wanted = "" if wanted == "." else wanted
            here = self.files.get(wanted, [])
            if len(here) > 1:
                raise UsageError(f"{path}: stands in several stores; give it absolutely ({here[0][1]}, {here[1][1]})")
            if here:
                return (here[0][0],)
        below = f"{wanted}/" if wanted else ""
        entries = [(place, entry) for place, same in self.files.items() for entry in same]
        found = [
            (file, whole)
            for place, (file, whole, _) in entries
            if (whole == wanted or whole.startswith(below) if is_absolute else place.startswith(below))
        ]
        if not found:
            names = [entry[1] for _, entry in entries] if is_absolute else list(self.files)
            raise UsageError(f"{path}: is no file or folder of a scanned store ({self._near(wanted, names)})")
        tops = {self._top(whole) for _, whole in found}
        if not is_absolute and len(tops) > 1:
            raise UsageError(f"{path}: is a folder of several stores; give it absolutely ({', '.join(sorted(tops))})")
        return tuple(file for file, _ in found)

    def _top(self, whole: str) -> str:
        tops = [path_of(root) for root in self.roots if whole.startswith(path_of(root))]
        return max(tops, key=len, default="")

    @staticmethod
    def _some(names: Sequence[str]) -> str:
        more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
        return (", ".join(names[:SHOWN]) or "none") + more

    @classmethod
    def _near(cls, word: str, known: Iterable[str]) -> str:
        names = sorted(known)
        close = get_close_matches(word, names, n=3, cutoff=0.6)
        if close:
            return "did you mean " + " or ".join(f"'{each}'" for each in close) + "?"
        return f"known: {cls._some(names)}"


def graded(scenario: Scenario, files: Sequence[str], grades: Sequence[int]) -> list[int]:
    """Return how each file is marked once the scenario is played."""
    new = dict(zip(files, grades, strict=True))
    for move in scenario.moves:
        if isinstance(move.step, Regrade):
            new |= dict.fromkeys(move.files, Grade(move.step.grade))
    return [int(new[file]) for file in files]
