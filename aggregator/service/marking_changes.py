"""What a scenario changes of markings that a store may not hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from aggregator.exposure.audiences import ADMINISTRATOR
from aggregator.exposure.labels import MarkedFile, marked_above_its_store
from aggregator.exposure.what_if import Change
from aggregator.model.facts import Grade, Marking
from aggregator.model.findings import Finding, Severity
from aggregator.model.scenario import Regrade
from aggregator.service.columns import rows_in
from aggregator.service.labels import audience_of, may_hold_of
from aggregator.service.site import Site
from aggregator.service.world import World


class _Marks(NamedTuple):
    """How a place in a store is marked: the highest grade, and the label that says so."""

    grade: Grade = Grade.NONE
    label: str = ""


def marking_changes(world: World, site: Site) -> Iterator[Change]:
    """Yield the rises and falls that markings make where a store may not hold them."""
    roots = {root.id: root for root in world.index.roots()}
    audiences = [audience_of(access) for access in world.index.access_classes()]
    for (root, path), (name, access, *sides) in _by_place(world).items():
        may_hold = may_hold_of(roots[root], site)
        if may_hold is not None:
            before, after = (
                marked_above_its_store(MarkedFile(name, path, marks.label, marks.grade, may_hold, audiences[access]))
                for marks in sides
            )
            yield from _change(before, after)


def _by_place(world: World) -> dict[tuple[str, str], tuple[str, int, _Marks, _Marks]]:
    """Return store and path -> the store's name, who reads the file, and how it is marked before and after."""
    before = _highest(world.index.markings())
    after = {**before, **_highest((result.entry.file, each) for result in world.results for each in result.markings)}
    for move in world.scenario.moves:
        if isinstance(move.step, Regrade):
            word = move.step.grade.name.lower().replace("_", " ")
            after |= dict.fromkeys(move.files, _Marks(move.step.grade, word))
    there = world.sides.after.files(world.sides.after.administrator).tolist()
    new = frozenset(world.uploads)
    found: dict[tuple[str, str], tuple[str, int, _Marks, _Marks]] = {}
    for row, is_there in zip(rows_in(world.files), there, strict=True):
        was = _Marks() if row.file in new else before.get(row.file, _Marks())
        now = after.get(row.file, _Marks()) if is_there else _Marks()
        if was.grade or now.grade:
            place = row.root, row.path
            name, access, *others = found.get(place, (row.root_name, int(row.access_class), _Marks(), _Marks()))
            found[place] = name, access, max(was, others[0]), max(now, others[1])
    return found


def _highest(markings: Iterable[tuple[str, Marking]]) -> dict[str, _Marks]:
    found: dict[str, _Marks] = {}
    for file, marking in markings:
        if marking.grade > found.get(file, _Marks()).grade:
            found[file] = _Marks(marking.grade, marking.label)
    return found


def _change(before: Finding | None, after: Finding | None) -> Iterator[Change]:
    told = after or before
    if told is None:
        return
    was, now = (Severity.NONE if each is None else each.severity for each in (before, after))
    if was != now:
        members = told.audience.principals or (ADMINISTRATOR,)
        audience = replace(told.audience, principals=members)
        yield Change(told.insight, None, audience, int(bool(was)), int(bool(now)), was, now, members)
