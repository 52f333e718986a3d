"""What the steps of a scenario mean on the drives of an index: which files, which principals, which stores."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from aggregator.exposure.audiences import Readership
from aggregator.index.index import Index
from aggregator.model.access import EVERYONE, AccessClass, Membership
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
from aggregator.service.named_paths import Paths
from aggregator.service.named_principals import Principals
from aggregator.service.places import Place, close_to, path_of, place_of, some_of
from aggregator.service.readers import readership


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
    for number in range(len(steps)):
        with naming_the_step(steps, number):
            site.play(steps[number])
    after = replace(site.readership, members=tuple(site.members))
    return Scenario(tuple(site.moves), tuple(site.arrivals), site.readership, after)


@contextmanager
def naming_the_step(steps: Sequence[Step], number: int) -> Iterator[None]:
    """Say of a mistake which of several steps has it.

    Raises
    ------
    UsageError
        With the number of the step, from 1 on, and its word, before what is wrong.
    """
    try:
        yield
    except UsageError as error:
        if len(steps) == 1:
            raise
        raise UsageError(f"step {number + 1}, {steps[number].word}: {error}") from error


def file_of(step: Upload) -> Path:
    """Return where the file of an upload is now.

    Raises
    ------
    UsageError
        There is no such file.
    """
    try:
        file = Path(step.file).expanduser()
        if file.is_file():
            return file
        raise UsageError(f"{step.file}: {'is no file; give one file' if file.exists() else 'no such file'}")
    except (OSError, RuntimeError) as error:
        raise UsageError(f"{step.file}: no such file: {getattr(error, 'strerror', error)}") from error


@dataclass
class _Site:
    """Everything that a step can name, as it is once the steps before it were played."""

    index: Index
    moves: list[Move] = field(default_factory=list)
    arrivals: list[Arrival] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.readership = readership(self.index)
        self.members: list[Membership] = list(self.readership.members)
        self.principals = Principals(self.readership)
        self.paths = Paths(self.index)
        self.access = self.index.access_classes()
        self.readers: dict[str, AccessClass] = {}
        self.folder_of_move: dict[int, str] = {}

    def play(self, step: Step) -> None:
        """Look up all that a step names, and let it be done for the steps after it."""
        match step:
            case Upload():
                self.moves.append(self._upload(step))
            case Share() | StopSharing() | MakePublic():
                self._grant(step)
            case Remove(path):
                files = self.paths.some_files_at(path)
                self.paths.take_away(files)
                self.moves.append(Move(step, files))
            case Regrade(path):
                self.moves.append(Move(step, self.paths.some_files_at(path)))
            case AddMember() | RemoveMember():
                self.moves.append(self._membership(step))
            case CompromiseAccount(account):
                self.moves.append(Move(step, principal=self.principals.called(account, "account")))
            case CompromiseAdministrator(store):
                self.moves.append(Move(step, store=None if store is None else self._store(store)))

    def _upload(self, step: Upload) -> Move:
        file = file_of(step)
        place = place_of(self.index, step.to, file.name)
        if any((each.place.root, each.place.path) == (place.root, place.path) for each in self.arrivals):
            raise UsageError(f"{step.file}: another file is uploaded to {place.path} already; rename one of them")
        number = len(self.arrivals)
        new = f"{place.root}/what-if{f' {number}' if number else ''}"
        self.arrivals.append(Arrival(step, place, file, new))
        whole = self.paths.put(new, place)
        self._share_as_its_place(new, whole, place.replaces)
        return Move(step, (new,) if place.replaces is None else (new, place.replaces))

    def _share_as_its_place(self, new: str, whole: str, replaced: str | None) -> None:
        """Let a new file have the rights that steps before it gave or took of its folder, or of what it replaces."""
        for number, move in enumerate(self.moves):
            if isinstance(move.step, Share | StopSharing | MakePublic):
                folder = self.folder_of_move.get(number)
                if replaced in move.files or (folder is not None and whole.startswith(f"{folder}/")):
                    self.moves[number] = replace(move, files=(*move.files, new))
                    self._set_readers((new,), {move.principal}, give=not isinstance(move.step, StopSharing))

    def _grant(self, step: Share | StopSharing | MakePublic) -> None:
        files, folder = self.paths.at(step.path)
        name = EVERYONE if isinstance(step, MakePublic) else self.principals.called(step.principal, "principal")
        if isinstance(step, StopSharing):
            held = tuple(file for file in files if name in self._readers_of(file).readers)
            if not held:
                raise UsageError(self._not_shared(step.path, files, name))
            files = held
        self._set_readers(files, {name}, give=not isinstance(step, StopSharing))
        if folder is not None:
            self.folder_of_move[len(self.moves)] = folder
        self.moves.append(Move(step, files, name))

    def _readers_of(self, file: str) -> AccessClass:
        if file not in self.readers:
            classes = self.paths.access_classes()
            self.readers |= {each: self.access[number] for each, number in classes.items() if each not in self.readers}
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
        group = self.principals.called(step.group, "group")
        if self.readership.is_person(group):
            raise UsageError(
                f"'{group}' is an account and has no members; name a group ({self.principals.some_groups()})"
            )
        member = self.principals.called(step.member, "member")
        inside = sorted(edge.member for edge in self.members if edge.group == group)
        if adds and member == group:
            raise UsageError(f"'{group}' cannot be a member of itself")
        if not adds and member not in inside:
            raise UsageError(f"'{member}' is no member of '{group}' (members: {some_of(inside)})")
        if adds and member not in inside:
            self.members.append(Membership(group, member, "what-if"))
        if not adds:
            self.members[:] = [edge for edge in self.members if (edge.group, edge.member) != (group, member)]
        return Move(step, principal=member, group=group)

    def _store(self, name: str) -> int:
        roots = self.paths.roots
        for number, root in enumerate(roots):
            if name in (root.name, root.uri, path_of(root)):
                return number
        raise UsageError(f"'{name}' is no scanned store ({close_to(name, (root.name for root in roots))})")


def graded(scenario: Scenario, files: Sequence[str], grades: Sequence[int]) -> list[int]:
    """Return how each file is marked once the scenario is played."""
    new = dict(zip(files, grades, strict=True))
    for move in scenario.moves:
        if isinstance(move.step, Regrade):
            new |= dict.fromkeys(move.files, Grade(move.step.grade))
    return [int(new[file]) for file in files]
