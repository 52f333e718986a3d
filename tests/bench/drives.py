"""A shared drive made from a seed, as columns: what its files say of whom, who reads them, and what is sensitive.

Files lie in folders that tell of neighbouring subjects and that a team, a department or everybody reads. Most are short
texts, one in eight is a table of many subjects; some are copies of others and some are older versions of them. Some
subjects are mentioned by very many files and most by few. Groups hold groups; projects cut across them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from aggregator.exposure.audiences import Readership
from aggregator.exposure.fact_columns import FactColumns
from aggregator.exposure.kernel import Evidence
from aggregator.model.access import EVERYONE, AccessClass, Membership
from aggregator.model.findings import Severity
from aggregator.policy.records import Insight, Step

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]
SmallInts = NDArray[np.int32]

_NAMES = """name province operator capacity location owner budget contact
supplier outage staff route depth stock key guard"""
ATTRIBUTES = tuple(_NAMES.split())
KIND, REGION = "plant", "province"
REGIONS = tuple(f"province {number:02}" for number in range(12))
DAY = 86_400.0


@dataclass(frozen=True, slots=True, eq=False)
class Drive:
    """What was read from a drive.

    Parameters
    ----------
    subject, attribute, file, value, confidence
        ``(r,)`` the facts, sorted by subject, attribute and file; a file states a cell once.
    region, listed
        ``(n,)`` of each subject: its province as a number, and whether the pack lists it.
    cluster, date, access_class, is_table
        ``(d,)`` of each file: its cluster of copies, the day it came, who reads it, whether it is one table.
    readership
        Who reads which access class, and who belongs to which group.
    insights
        What is sensitive: of one subject, of a number, of a share; over all or by province.
    """

    subject: SmallInts
    attribute: NDArray[np.int8]
    file: SmallInts
    value: NDArray[np.int8]
    confidence: NDArray[np.float32]
    region: Ints
    listed: Bools
    cluster: Ints
    date: NDArray[np.float64]
    access_class: Ints
    is_table: Bools
    readership: Readership
    insights: tuple[Insight, ...]

    @property
    def files(self) -> int:
        """Return how many files there are."""
        return len(self.cluster)

    @property
    def subjects(self) -> int:
        """Return how many subjects there are."""
        return len(self.region)

    @property
    def facts(self) -> int:
        """Return how many facts there are."""
        return len(self.subject)


def drive_of(files: int, *, principals: int | None = None, seed: int = 20_261_124) -> Drive:
    """Return a drive of so many files, with about twenty facts and two fifths of a subject a file.

    ``principals`` are people and groups; by default five times the square root of the files: 5,000 for a million.
    """
    draw = np.random.default_rng(seed)
    subjects = max(20, files * 2 // 5)
    groups, members = _directory(principals or round(5 * files**0.5), draw)
    readership = _classes(max(12, round(2 * files**0.5)), groups, members, draw)
    folder_class = _class_of_folders(files, len(readership.classes), draw)
    folder = (draw.random(files) ** 3 * len(folder_class)).astype(np.int64)  # few folders are large
    is_table = draw.random(files) < 0.125
    origin = _origins(files, draw)
    is_table = is_table[origin]
    area = draw.random(len(folder_class))[folder]
    stated = _stated(files, subjects, area, is_table, origin, draw)
    subject, attribute, file = _facts(stated, files, subjects, origin)
    cluster = np.arange(files)
    true_copy = (origin != cluster) & (draw.random(files) < 0.6)
    cluster[true_copy] = origin[true_copy]
    kept = draw.random(len(file)) < np.where((origin != np.arange(files)) & ~true_copy, 0.9, 1.0)[file]
    subject, attribute, file = subject[kept], attribute[kept], file[kept]
    # What copies hold is equal, value and sureness too: both are taken from the cell and the cluster.
    chance = _chance(subject.astype(np.int64) * len(ATTRIBUTES) + attribute, cluster[file])
    sure = np.where(is_table[file], 0.9 + 0.1 * chance, 0.45 + 0.5 * chance).astype(np.float32)
    return Drive(
        subject=subject,
        attribute=attribute,
        file=file,
        value=np.where(chance < 0.95, 0, 1 + (chance * 1000 % 3).astype(np.int8)).astype(np.int8),
        confidence=sure,
        region=draw.choice(len(REGIONS), subjects, p=_falling(len(REGIONS), 0.7)).astype(np.int64),
        listed=draw.random(subjects) < 0.97,
        cluster=cluster,
        date=np.floor(draw.beta(2, 1, files) * 3650) * DAY,
        access_class=folder_class[folder],
        is_table=is_table,
        readership=readership,
        insights=insights(),
    )


def insights() -> tuple[Insight, ...]:
    """Return twenty insights of different shapes over the attributes."""
    one = (Step(Severity.HIGH, subjects=1),)
    some = (Step(Severity.MEDIUM, subjects=20), Step(Severity.HIGH, subjects=400))
    share = (Step(Severity.LOW, share=0.1), Step(Severity.MEDIUM, share=0.3), Step(Severity.HIGH, share=0.6))
    shapes = [
        ("capacity location", share), ("capacity location", share, REGION), ("key guard", one),
        ("location guard key", one), ("outage staff", some), ("outage capacity location", some, REGION),
        ("owner budget", share), ("owner budget supplier contact", some), ("route stock", some, REGION),
        ("route stock depth", one), ("contact staff", share), ("contact staff guard", one),
        ("operator capacity outage", share), ("operator owner supplier", share), ("budget depth", some),
        ("supplier route contact", some), ("location stock", share, REGION), ("staff guard outage location", one),
        ("name operator capacity location owner", share), ("key", some),
    ]  # fmt: skip
    return tuple(
        Insight(
            name=f"{number:02} {combined}",
            combines=tuple(combined.split()),
            over=KIND,
            exposed_at=steps,
            within=within[0] if within else None,
            may_know=("division 0",) if number % 4 == 3 else (),
        )
        for number, (combined, steps, *within) in enumerate(shapes)
    )


def evidence_of(drive: Drive, insight: Insight, *, sureness: bool = False) -> Evidence:
    """Return the evidence of one insight, and how sure each of its facts is where that is wanted."""
    mine = _required(drive, insight)
    number = _numbers(insight)
    known = np.flatnonzero(mine & (drive.confidence >= insight.confidence_floor))
    file = drive.file[known].astype(np.int64)
    names, subjects = _names("f", drive.files), _names("s", drive.subjects)
    scoped = insight.within is not None
    scope = drive.region if scoped else np.zeros(drive.subjects, dtype=np.int64)
    evidence = Evidence(
        subjects=subjects,
        names=subjects,
        scope=scope,
        scopes=REGIONS if scoped else (None,),
        population=np.bincount(scope[drive.listed], minlength=len(REGIONS) if scoped else 1),
        counted=drive.listed,
        attributes=insight.required,
        way_subject=np.arange(drive.subjects),
        row_way=drive.subject[known].astype(np.int64),
        row_attribute=number[drive.attribute[known]],
        row_witness=file,
        row_date=drive.date[file],
        witness_ptr=np.arange(drive.files + 1),
        witness_file=np.arange(drive.files),
        files=names,
        paths=names,
        cluster=drive.cluster,
        grade=np.zeros(drive.files, dtype=np.int64),
        access_class=drive.access_class,
    )
    return replace(evidence, facts=_columns(drive, np.flatnonzero(mine), number)) if sureness else evidence


@lru_cache
def _names(letter: str, count: int) -> tuple[str, ...]:
    return tuple(f"{letter}{number:07}" for number in range(count))


def _required(drive: Drive, insight: Insight) -> Bools:
    wanted = np.zeros(len(ATTRIBUTES), dtype=bool)
    wanted[[ATTRIBUTES.index(name) for name in insight.required]] = True
    mine: Bools = wanted[drive.attribute]
    return mine


def _numbers(insight: Insight) -> Ints:
    number = np.full(len(ATTRIBUTES), -1, dtype=np.int64)
    number[[ATTRIBUTES.index(name) for name in insight.required]] = np.arange(len(insight.required))
    return number


def _columns(drive: Drive, rows: Ints, number: Ints) -> FactColumns:
    """Return the facts by way, attribute, value and cluster; the facts of a table share its fate."""
    cell = drive.subject[rows].astype(np.int64) * len(number) + number[drive.attribute[rows]]
    value = cell * 8 + drive.value[rows]
    order = np.lexsort((drive.cluster[drive.file[rows]], value))
    rows, value = rows[order], value[order]
    start = np.flatnonzero(np.diff(value, prepend=-1))
    file = drive.file[rows]
    tables, table = np.unique(drive.cluster[file], return_inverse=True)
    return FactColumns(
        value_way=(value[start] // 8 // len(number)).astype(np.int32),
        value_attribute=(value[start] // 8 % len(number)).astype(np.int32),
        value_part=np.zeros(len(start), dtype=np.int32),
        value_ptr=np.append(start, len(rows)).astype(np.int64),
        file=file,
        witness=file,
        confidence=drive.confidence[rows],
        table=np.where(drive.is_table[file], table, -1).astype(np.int32),
        reliability=np.ones(len(tables), dtype=np.float32),
        parts_needed=np.ones(int(number.max()) + 1, dtype=np.int32),
    )


def _directory(principals: int, draw: np.random.Generator) -> tuple[list[str], tuple[Membership, ...]]:
    """Return the groups but the widest, and who belongs to whom: divisions, departments, teams, and projects across."""
    teams = max(2, principals // 11)
    departments, divisions, projects = max(2, teams // 6), max(2, teams // 45), max(1, teams // 3)
    people = [f"user {number:05}" for number in range(max(2, principals - teams - departments - divisions - projects))]
    edges = [("all staff", f"division {number}") for number in range(divisions)]
    edges += [(f"division {number % divisions}", f"department {number}") for number in range(departments)]
    edges += [(f"department {number % departments}", f"team {number}") for number in range(teams)]
    edges += [(f"team {draw.integers(0, teams)}", name) for name in people]
    for number in range(projects):
        edges += [(f"project {number}", people[each]) for each in draw.choice(len(people), min(len(people), 6), False)]
        edges.append((f"project {number}", f"team {draw.integers(0, teams)}"))
    groups = sorted({group for group, _ in edges} - {"all staff"} - {f"division {each}" for each in range(divisions)})
    return groups, tuple(Membership(group, member, "directory") for group, member in edges)


def _classes(count: int, groups: list[str], members: tuple[Membership, ...], draw: np.random.Generator) -> Readership:
    """Return access classes: public, all staff, a division, groups with or without guests, guests alone, unknown."""
    people = sorted({edge.member for edge in members if edge.member.startswith("user")})
    readers = [frozenset({name}) for name in (EVERYONE, "all staff", "division 0")]
    while len(readers) < count - 1:
        group, guests = draw.random() < 0.85, draw.random() < 0.3
        named = [people[each] for each in draw.integers(0, len(people), draw.integers(1, 4))] if guests else []
        readers.append(frozenset([*named, groups[draw.integers(0, len(groups))]] if group or not guests else named))
    classes = (*(AccessClass(each) for each in readers), AccessClass(frozenset(), unknown=True))
    return Readership(classes, members)


def _class_of_folders(files: int, classes: int, draw: np.random.Generator) -> Ints:
    """Return the access class of each folder, one for about twenty-five files; an eighth are for all."""
    folders = np.concatenate([np.arange(3), draw.integers(3, classes, files // 25 + classes)])
    shared = draw.random(len(folders))
    folders[shared < 0.13] = 1
    folders[shared < 0.03] = 0
    folders[shared < 0.002] = classes - 1
    return draw.permutation(folders)


def _origins(files: int, draw: np.random.Generator) -> Ints:
    """Return for each file the one that it says what that one says: itself, or an earlier one."""
    origin = np.arange(files)
    later = np.flatnonzero(draw.random(files) < 0.12)
    later = later[later > 0]
    origin[later] = (draw.random(len(later)) * later).astype(np.int64)
    while np.any(origin != origin[origin]):
        origin = origin[origin]
    return origin


def _stated(
    files: int, subjects: int, area: NDArray[np.float64], is_table: Bools, origin: Ints, draw: np.random.Generator
) -> tuple[Ints, Ints, Ints]:
    """Return subject, attributes as a mask and file of everything that the files say by themselves."""
    size = np.where(is_table, draw.lognormal(np.log(18), 1.1, files), draw.lognormal(np.log(2.5), 0.8, files))
    size = np.clip(size.astype(np.int64) + 1, 1, subjects)
    size[origin != np.arange(files)] = 0
    file = np.repeat(np.arange(files), size)
    place = np.arange(len(file)) - np.repeat(np.cumsum(size) - size, size)
    start = (area * subjects + draw.normal(0, 0.004, files) * subjects).astype(np.int64)
    near = np.where(is_table[file], place, draw.integers(0, 60, len(file)))
    anywhere = np.minimum(draw.zipf(1.25, len(file)), subjects) - 1
    spread = anywhere * 7919 % subjects  # the much-mentioned ones lie all over
    far = ~is_table[file] & (draw.random(len(file)) < 0.3)
    subject = np.where(far, spread, (start[file] + near) % subjects)
    weight = _falling(len(ATTRIBUTES), 0.6)
    told = np.zeros(files, dtype=np.int64)
    number = np.where(is_table, draw.integers(2, 7, files), draw.integers(1, 5, files))
    for turn in range(6):
        chosen = draw.choice(len(ATTRIBUTES), files, p=weight)
        told |= np.where(turn < number, 1 << chosen, 0)
    mask = told[file]
    gap = draw.random(len(file)) < 0.15
    mask[gap] &= draw.integers(1, 1 << len(ATTRIBUTES), int(gap.sum()))
    return subject, mask, file


def _facts(
    stated: tuple[Ints, Ints, Ints], files: int, subjects: int, origin: Ints
) -> tuple[SmallInts, NDArray[np.int8], SmallInts]:
    """Return the facts of all files, those of a copy or a version after its origin's, sorted and without repeats."""
    subject, mask, file = stated
    ptr = np.searchsorted(file, np.arange(files + 1))
    size = np.diff(ptr)[origin]
    entry = np.repeat(ptr[origin] - (np.cumsum(size) - size), size) + np.arange(int(size.sum()))
    holder = np.repeat(np.arange(files), size)
    keys = []
    for attribute in range(len(ATTRIBUTES)):
        has = mask[entry] >> attribute & 1 == 1
        keys.append((subject[entry[has]] * len(ATTRIBUTES) + attribute) * files + holder[has])
    key = np.concatenate(keys)
    key.sort()
    key = key[np.diff(key, prepend=-1) != 0]
    cell = key // files
    return (
        (cell // len(ATTRIBUTES)).astype(np.int32),
        (cell % len(ATTRIBUTES)).astype(np.int8),
        (key % files).astype(np.int32),
    )


def _falling(length: int, by: float) -> NDArray[np.float64]:
    weight = 1.0 / np.arange(1, length + 1) ** by
    return weight / weight.sum()


def _chance(cell: Ints, cluster: Ints) -> NDArray[np.float64]:
    """Return a number from 0 to 1 that hangs on the cell and the cluster alone."""
    mixed = cell.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15) + cluster.astype(np.uint64) * np.uint64(
        0xC2B2AE3D27D4EB4F
    )
    mixed ^= mixed >> np.uint64(29)
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    return (mixed >> np.uint64(11)).astype(np.float64) / 2.0**53
