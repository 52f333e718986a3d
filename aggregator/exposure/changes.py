"""What became of findings between two pictures, and what made it so: a function of the two and of nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from aggregator.model.changes import TOLD, Because, Cause, Change, State
from aggregator.model.past import FileNumber, FileState, Picture, Presence, Sighting, Unknown


def changes(before: Picture, after: Picture) -> tuple[Change, ...]:
    """Return what became of every finding of either picture, in the order of ids.

    Examples
    --------
    >>> from aggregator.model.past import World
    >>> nothing = Picture(1, World(), {}, {})
    >>> changes(nothing, nothing)
    ()
    """
    return tuple(
        change_of(before, after, finding) for finding in sorted(before.sightings.keys() | after.sightings.keys())
    )


def differences(before: Picture, after: Picture) -> tuple[Change, ...]:
    """Return what a person is to be told: the changes by their state, the gravest first."""
    told = [
        each
        for each in changes(before, after)
        if each.state in TOLD and not (each.state is State.UNKNOWN and each.before is not None and each.before.unknown)
    ]
    return tuple(sorted(told, key=lambda each: (TOLD.index(each.state), -each.told.severity, each.finding)))


def still_unknown(before: Picture, after: Picture) -> tuple[Change, ...]:
    """Return the changes that are not told again, of which nobody can say whether they are over, the gravest first."""
    left = [each for each in changes(before, after) if each.state is State.UNKNOWN]
    told = [each for each in left if each.before is not None and each.before.unknown]
    return tuple(sorted(told, key=lambda each: (-each.told.severity, each.finding)))


def change_of(before: Picture, after: Picture, finding: str) -> Change:
    """Return what became of one finding of either picture."""
    old, new = before.sightings.get(finding), after.sightings.get(finding)
    state = _state(before, old, new)
    causes = () if state is State.ONGOING else tuple(sorted(set(_causes(before, after, old, new))))
    return Change(finding, state, old, new, causes, _file(before, after, new or old))


def _file(before: Picture, after: Picture, told: Sighting | None) -> str:
    """Return the path of the file that a finding speaks of; empty where it speaks of what files reveal together."""
    if told is None or told.pack or not told.files:
        return ""
    state = after.files.get(told.files[0]) or before.files.get(told.files[0])
    return "" if state is None else state.path


def _state(before: Picture, old: Sighting | None, new: Sighting | None) -> State:
    if new is None:
        return State.RESOLVED
    if new.unknown:
        return State.UNKNOWN
    if old is None:
        return State.REOPENED if new.first <= before.scan else State.NEW
    return compared(old, new)


def compared(old: Sighting, new: Sighting) -> State:
    """Return whether a finding is worse, better or as it was; as bad with other subjects or people is worse for one."""
    if old.level != new.level:
        return State.WORSE if new.level > old.level else State.BETTER
    others = new.subjects - old.subjects or new.audience.has_others_than(old.audience)
    return State.WORSE if others else State.ONGOING


def _causes(before: Picture, after: Picture, old: Sighting | None, new: Sighting | None) -> Iterator[Cause]:
    told = new or old
    if told is None:
        return
    if old is not None and new is not None and old.population != new.population:
        yield Cause(Because.POPULATION, "", str(old.population), str(new.population))
    yield from _of_packs(before, after, told.pack)
    yield from _of_groups(before, after, old, new)
    if before.world.rulings != after.world.rulings:
        yield Cause(Because.RULINGS)
    if before.world.site != after.world.site and not told.pack:
        yield Cause(Because.SITE)
    if before.world.reading != after.world.reading:
        yield Cause(Because.READING)
    files = dict.fromkeys([*(old.files if old else ()), *(new.files if new else ())])
    yield from _of_files(before, after, files)


def _of_packs(before: Picture, after: Picture, pack: str) -> Iterator[Cause]:
    old, new = before.world.packs.get(pack), after.world.packs.get(pack)
    if old and new and old.digest != new.digest:
        yield Cause(Because.PACK, pack, str(old.version), str(new.version))
    elif new and not old:
        yield Cause(Because.PACK_NEW, pack)
    elif old and not new:
        yield Cause(Because.PACK_GONE, pack)


def _of_groups(before: Picture, after: Picture, old: Sighting | None, new: Sighting | None) -> Iterator[Cause]:
    named = {name for each in (old, new) if each is not None for name in each.audience.principals}
    for name in sorted(named):
        if before.world.groups.get(name) != after.world.groups.get(name):
            yield Cause(Because.GROUP, name)


def _of_files(before: Picture, after: Picture, files: Mapping[FileNumber, None]) -> Iterator[Cause]:
    """Yield what became of files; where one is gone and another stands at its path, it was saved anew."""
    standing = {now.path: now for now in after.files.values() if now.presence is not Presence.GONE}
    for number in files:
        now = after.files.get(number)
        if now is not None:
            yield from _of_file(before.files.get(number), standing.get(now.path, now), before.scan)


def _of_file(then: FileState | None, now: FileState, scan: int) -> Iterator[Cause]:
    """Yield what became of one file after a scan."""
    if now.presence is Presence.GONE:
        if now.turned > scan:
            yield Cause(Because.LEFT, now.path)
        return
    if now.arrived > scan:
        yield Cause(Because.ARRIVED, now.path)
        return
    if now.presence is Presence.UNREAD and now.turned > scan:
        yield Cause(Because.UNREAD, now.path)
    elif then is not None and then.presence is Presence.UNREAD and now.presence is Presence.THERE:
        yield Cause(Because.READ, now.path)
    elif now.changed > scan:
        yield Cause(Because.CHANGED, now.path)
    if now.permitted > scan:
        yield from _of_readers(then, now)


def _of_readers(then: FileState | None, now: FileState) -> Iterator[Cause]:
    if then is None or then.readers is None or now.readers is None:
        yield Cause(Because.PERMITTED, now.path)
        return
    if opened := now.readers - then.readers:
        yield Cause(Because.OPENED, now.path, names=tuple(sorted(opened)))
    if closed := then.readers - now.readers:
        yield Cause(Because.CLOSED, now.path, names=tuple(sorted(closed)))


def unknown_because(sighting: Sighting, after: Picture, *, complete: bool) -> Unknown:
    """Return why a scan that does not see a finding any more cannot say that it is over; ``NO`` where it can."""
    if sighting.pack and sighting.pack not in after.world.packs:
        return Unknown.NOT_LOOKED_FOR
    if not complete:
        return Unknown.NOT_LISTED
    states = (after.files[number] for number in sighting.files if number in after.files)
    unread = any(each.presence is Presence.UNREAD and each.turned > sighting.scan for each in states)
    return Unknown.NOT_READ if unread else Unknown.NO
