"""Findings about single files: how they are marked, and photos that say where they were taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from aggregator.exposure.audiences import Readership
from aggregator.exposure.labels import (
    LocatedPhoto,
    MarkedFile,
    MismarkedFile,
    located,
    marked_above_its_store,
    mismarked,
)
from aggregator.index.index import Index
from aggregator.model.access import EVERYONE, AccessClass
from aggregator.model.entries import Root
from aggregator.model.facts import Grade
from aggregator.model.findings import Audience, Finding
from aggregator.policy.records import Pack
from aggregator.service.columns import rows_in
from aggregator.service.dates import iso_date
from aggregator.service.readers import readership
from aggregator.service.site import Site

PHOTO, NAMED = "photo", "name: coordinates"
"""How the reasons of facts begin that were read from a photo, and from the coordinates in a name."""


def label_findings(index: Index, packs: Sequence[Pack], site: Site) -> list[Finding]:
    """Return the findings of kind ``marking`` and ``location`` over everything in the index."""
    files = index.files()
    readers = readership(index)
    audiences = [audience_of(access, readers) for access in readers.classes]
    return [
        *_marked(index, files, audiences, site),
        *_mismarked(index, files, audiences),
        *_located(index, files, audiences, packs),
    ]


def _marked(index: Index, files: pd.DataFrame, audiences: Sequence[Audience], site: Site) -> Iterator[Finding]:
    roots = {root.id: root for root in index.roots()}
    labels: dict[str, tuple[Grade, str]] = {}
    for file, marking in index.markings():
        if marking.grade > labels.get(file, (Grade.NONE, ""))[0]:
            labels[file] = (marking.grade, marking.label)
    for row in rows_in(files[files["file"].isin(labels)]):
        may_hold = may_hold_of(roots[row.root], site)
        if may_hold is not None:
            grade, label = labels[row.file]
            finding = marked_above_its_store(
                MarkedFile(
                    row.root_name, row.path, label, grade, may_hold, audiences[row.access_class],
                    iso_date(row.available),
                )
            )  # fmt: skip
            if finding is not None:
                yield finding


def _mismarked(index: Index, files: pd.DataFrame, audiences: Sequence[Audience]) -> Iterator[Finding]:
    """Yield one finding a file, of its first marking that cannot be right; all stand among its markings."""
    problems: dict[str, tuple[str, str]] = {}
    for file, marking in index.markings():
        if marking.problem:
            problems.setdefault(file, (marking.label, marking.problem))
    for row in rows_in(files[files["file"].isin(problems)]):
        label, problem = problems[row.file]
        audience = audiences[row.access_class]
        yield mismarked(MismarkedFile(row.root_name, row.path, label, problem, audience, iso_date(row.available)))


def may_hold_of(root: Root, site: Site) -> Grade | None:
    """Return the highest grade that a store may hold, None where the site says nothing of it."""
    return next((site.may_hold[name] for name in (root.name, root.uri) if name in site.may_hold), None)


def _located(
    index: Index, files: pd.DataFrame, audiences: Sequence[Audience], packs: Sequence[Pack]
) -> Iterator[Finding]:
    facts = pd.concat([index.facts(pack.name, ("file", "reason")) for pack in packs]) if packs else pd.DataFrame()
    told = {start: _files_whose(facts, start) for start in (PHOTO, NAMED)}
    for row in rows_in(files[files["file"].isin(told[PHOTO] | told[NAMED])]):
        place = (row.root_name, row.path, audiences[row.access_class], iso_date(row.available))
        if row.file in told[PHOTO]:
            yield located(LocatedPhoto(*place))
        if row.file in told[NAMED]:
            yield located(LocatedPhoto(*place, insight="a name says where something is", because=_SAID_BY_NAME))


_SAID_BY_NAME = {
    "en": "The name of the file or of its folder has the coordinates of what it is about.",
    "zh": "文件名或文件夹名含有其所述对象的坐标。",
}


def _files_whose(facts: pd.DataFrame, reason: str) -> set[str]:
    return set(facts[facts["reason"].str.startswith(reason)]["file"]) if len(facts) else set()


def audience_of(access: AccessClass, readers: Readership | None = None) -> Audience:
    """Return who can read a file of an access class, as its list names them, and how many people that is."""
    if access.unknown:
        return Audience("unknown", (EVERYONE,), None)
    if EVERYONE in access.readers:
        return Audience("everyone", (EVERYONE,), None)
    principals = tuple(sorted(access.readers))
    people = [readers.people_of(each) if readers else None for each in principals]
    known = [each for each in people if each is not None]
    number = len(frozenset().union(*known)) if known and len(known) == len(people) else None
    return Audience("principals", principals, number)
