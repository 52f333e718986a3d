"""Small random worlds, written as files and scanned, against a brute-force reading of the rules of meaning.

The world knows only tables: what it expects is worked out from their cells, by enumeration of all sets of
files, and never from what the product read.
"""

from __future__ import annotations

import csv
import io
import os
import random
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from fractions import Fraction
from functools import cache
from itertools import combinations
from math import ceil
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from aggregator.report.records import finding_to_record
from aggregator.service.root_scan import ScanOptions
from aggregator.service.scan import scan

EVERYONE = "everyone"
WORDS = ("none", "low", "medium", "high", "critical")
NAMES = ("Alder Point", "Birch Ness", "Cedar Holm", "Dunmere", "Elm Hythe", "Foxley Down", "Garrick Moss")
PROVINCES = ("Hubei", "Hunan")
STEPS = (
    {"1 subject": "medium"},
    {"1 subject": "low", "2 subjects": "high"},
    {"30%": "low", "70%": "critical"},
    {"2 subjects": "high", "3 subjects": "critical"},
    {"1 subject": "low", "60%": "high"},
)
MEMBERS = {"all": ("left", "right"), "left": ("ann", "bo"), "right": ("bo", "cy"), "circle": ("circle2", "ann"),
           "circle2": ("circle",)}  # fmt: skip
READERS = (EVERYONE, "ann", "bo", "cy", "left", "right", "all", "circle", "stranger")

Id = tuple[str, str]
"""Scheme and value; the schemes are ``listed``, ``wri``, ``eic`` and ``name``, in this order of rank."""

RANK = ("listed", "wri", "eic", "name")


@dataclass(frozen=True)
class Table:
    """A file: a table with headings, its grade, when it came, who reads it (None: nobody said), and its copies."""

    path: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    day: int
    readers: frozenset[str] | None
    marked: str = ""

    def text(self) -> str:
        if self.path.endswith(".md"):
            lines = [" | ".join(row) for row in (self.headings, ("---",) * len(self.headings), *self.rows)]
            banner = "SECRET\n\n" if self.marked else ""
            return banner + "\n".join(f"| {line} |" for line in lines) + "\n"
        written = io.StringIO()
        csv.writer(written, lineterminator="\n").writerows([self.headings, *self.rows])
        return written.getvalue()


@dataclass(frozen=True)
class World:
    """What a drive holds, and the pack it is read under."""

    tables: tuple[Table, ...]
    population: str
    listed: dict[str, str]
    background: dict[str, str]
    counts: dict[str, int]
    combines: tuple[str, ...]
    assumed: tuple[str, ...]
    within: str | None
    steps: dict[str, str]
    floor: float
    may_know: tuple[str, ...]
    would_be_marked: str

    def pack(self) -> str:
        """Return the pack as YAML, and what stands in plants.csv."""
        known = ""
        if self.background:
            known = "    listed_in: plants.csv\n"
        elif self.listed:
            known = "    known_as:\n" + "".join(f"      {key}: [{name}]\n" for key, name in self.listed.items())
        counts = "{" + ", ".join(f"{scope}: {count}" for scope, count in self.counts.items()) + "}"
        lines = [f"      {step}: {severity}\n" for step, severity in self.steps.items()]
        return (
            "pack: world\nsector: {en: World}\nversion: 1\nsubjects:\n  plant:\n"
            + known
            + "    headings: [plant]\n    identified_by:\n"
            + "      wri: {headings: [wri], reads: '(W[0-9]+)'}\n      eic: {headings: [eic], reads: '(E[0-9]+)'}\n"
            + f"    population: {counts if self.population == 'given' else self.population}\n"
            + "attributes:\n"
            + "  capacity: {of: plant, value: quantity, unit: MW, headings: [capacity]}\n"
            + "  owner: {of: plant, value: text, headings: [owner]}\n"
            + "  opened: {of: plant, value: date, many: yes, headings: [opened]}\n"
            + "  output: {of: plant, value: quantity, unit: GWh, per: year, at_least: 2 periods, headings: [output]}\n"
            + "  province: {of: plant, value: place, one_of: {Hubei: [], Hunan: []}, headings: [province]}\n"
            + "insights:\n  what it is:\n"
            + f"    combines: [{', '.join(self.combines)}]\n    over: plant\n"
            + (f"    within: {self.within}\n" if self.within else "")
            + (f"    assume_known: [{', '.join(self.assumed)}]\n" if self.assumed else "")
            + f"    confidence_floor: {self.floor}\n"
            + (f"    may_know: [{', '.join(self.may_know)}]\n" if self.may_know else "")
            + (f"    would_be_marked: {{en: {self.would_be_marked}}}\n" if self.would_be_marked else "")
            + "    exposed_at:\n"
            + "".join(lines)
        )

    def plants(self) -> str:
        rows = [f"{key},{name},{self.background.get(key, '')}\n" for key, name in self.listed.items()]
        return "id,names,province\n" + "".join(rows)

    def access(self) -> str:
        rows = [
            f"{path},{principal},{right}\n"
            for table in self.tables
            if table.readers is not None
            for path in ({table.path, "zz"} if "/" in table.path else {table.path})
            for principal, right in ([(p, "read") for p in sorted(table.readers)] or [("ann", "list")])
        ]
        return "path,principal,right\n" + "".join(rows)


def draw(seed: int) -> tuple[World, Table]:
    """Return a world and one more file for it."""
    dice = random.Random(seed)
    known = dice.randint(2, 4)
    population = dice.choice(("listed", "listed", "discovered", "discovered", "given"))
    listed = {f"P-{n}": NAMES[n] for n in range(known)} if population != "discovered" or dice.random() < 0.15 else {}
    province = [dice.choice((*PROVINCES, "")) for _ in NAMES]
    combines = tuple(dice.sample(("capacity", "owner", "opened", "output", "province"), dice.randint(1, 3)))
    within = dice.choice((None, None, "province"))
    assumed = tuple(dice.sample(combines, len(combines) - 1)) if dice.random() < 0.1 else ()
    listed_provinces = {key: province[n] for n, key in enumerate(listed)} if dice.random() < 0.3 else {}
    drawn = [_table(dice, place, known, province, combines) for place in range(dice.randint(1, 6))]
    tables = list(drawn)
    for table in drawn:
        if dice.random() < 0.2 and len(tables) < 7:
            stem, ending = table.path.split(".")
            copy = replace(table, path=f"{stem}copy.{ending}", day=dice.randint(1, 9), readers=_readers(dice))
            tables.append(copy)
    world = World(
        tables=tuple(tables),
        population=population,
        listed=listed,
        background=listed_provinces if any(listed_provinces.values()) else {},
        counts={"Hubei": dice.randint(1, 2), "Hunan": dice.randint(1, 9)} if population == "given" else {},
        combines=combines,
        assumed=assumed,
        within=within,
        steps=dice.choice(STEPS),
        floor=dice.choice((0.5, 0.5, 0.5, 0.9)),
        may_know=dice.choice(((), (), ("left",), ("ann",), ("all", "stranger"), (EVERYONE,))),
        would_be_marked=dice.choice(("", "internal", "secret")),
    )
    new = replace(_table(dice, 9, known, province, combines), path="new.csv", marked="", day=99)
    return world, new


def draw_homonyms(seed: int) -> tuple[World, Table]:
    """Return a world, and one more file for it, in which names are used in two provinces."""
    world, new = draw(seed)
    dice = random.Random(-seed)
    tables = tuple(_moved(dice, table) for table in world.tables if "copy" not in table.path)
    return replace(world, tables=tables, within="province"), _moved(dice, new)


def _moved(dice: random.Random, table: Table) -> Table:
    """Return a table that puts its plants into any province; without a column for that it gets one, mostly."""
    headings, rows = table.headings, table.rows
    if "province" not in headings and dice.random() < 0.6:
        headings, rows = (*headings, "province"), tuple((*row, "") for row in rows)
    if "province" not in headings:
        return table
    place = headings.index("province")
    told = [dice.choice((*PROVINCES, "")) for _ in rows]
    moved = tuple((*row[:place], province, *row[place + 1 :]) for row, province in zip(rows, told, strict=True))
    return replace(table, headings=headings, rows=moved)


def _readers(dice: random.Random) -> frozenset[str] | None:
    if dice.random() < 0.12:
        return None
    if dice.random() < 0.35:
        return frozenset([EVERYONE])
    return frozenset(dice.sample(READERS, dice.choice((0, 1, 1, 1, 2))))


def _table(dice: random.Random, place: int, known: int, province: list[str], combines: tuple[str, ...]) -> Table:
    """Return a table about some plants; once in a while it calls one by the code of another."""
    called = dice.choice((("plant",), ("plant",), ("wri",), ("eic",), ("wri", "eic"), ("wri", "plant"),
                          ("eic", "plant"), ("wri", "eic", "plant")))  # fmt: skip
    says = [a for a in ("capacity", "owner", "opened", "province") if dice.random() < (0.55 if a in combines else 0.15)]
    output = "output" in combines and dice.random() < 0.6
    headings = (*called, *says, *(("year", "output") if output else ()), "remark")
    rows = []
    for plant in sorted(dice.sample(range(len(NAMES[: known + 2])), dice.randint(1, known))):
        ids = {"wri": f"W{plant}", "eic": f"E{plant}", "plant": NAMES[plant]}
        if dice.random() < 0.12:
            wrong = dice.choice(called)
            other = dice.randrange(known)
            ids[wrong] = {"wri": f"W{other}", "eic": f"E{other}", "plant": NAMES[other]}[wrong]
        told = {
            "capacity": str(dice.randint(1, 900)),
            "owner": f"Firm{dice.randint(10, 99)}",
            "opened": f"20{dice.randint(10, 24)}-0{dice.randint(1, 9)}-1{dice.randint(0, 9)}",
            "province": province[plant],
        }
        cells = [ids[each] for each in called]
        cells += [told[each] if dice.random() < 0.8 else "" for each in says]
        cells += [str(dice.choice((2021, 2022, 2023))), str(dice.randint(1, 99))] if output else []
        rows.append((*cells, " ".join(f"{dice.getrandbits(48):x}" for _ in range(6))))
    ending = dice.choice(("csv", "csv", "md"))
    marked = "secret" if ending == "md" and dice.random() < 0.4 else ""
    return Table(f"{'fghijklmnq'[place]}.{ending}", headings, tuple(rows), dice.randint(1, 9), _readers(dice), marked)


@dataclass(frozen=True)
class Said:
    """A fact: which file says it of whom, and how sure."""

    file: str
    of: Id
    attribute: str
    value: str
    period: str
    sure: float
    row: int


@dataclass
class Truth:
    """What a world comes to, by the definitions."""

    world: World
    facts: list[Said] = field(default_factory=list)
    links: list[tuple[str, Id, Id]] = field(default_factory=list)
    link_rows: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        for table in self.world.tables:
            for number, row in enumerate(table.rows):
                self._read(table.path, number, dict(zip(table.headings, row, strict=True)))
        if self.world.within:
            self._tell_apart()
        self.table = {table.path: table for table in self.world.tables}
        self.required = [a for a in self.world.combines if a not in self.world.assumed]
        self._join()
        self.f = cache(self._f)

    def _read(self, path: str, number: int, row: dict[str, str]) -> None:
        named = row.get("plant", "").casefold()
        ids: list[Id] = [(s, row[s]) for s in ("wri", "eic") if row.get(s, "-") not in ("", "-")]
        name: Id | None = None
        if named not in ("", "-"):
            keys = [key for key, listed in self.world.listed.items() if listed.casefold() == named]
            name = ("listed", keys[0]) if keys else ("name", named)
        linked = list(combinations(ids, 2)) + ([(ids[0], name)] if name and ids else [])
        self.links += [(path, *pair) for pair in linked]
        self.link_rows += [number] * len(linked)
        if not ids and not name:
            return
        of = name if name and (name[0] == "listed" or not ids) else ids[0]
        for attribute in ("capacity", "owner", "opened", "output", "province"):
            if row.get(attribute, "-") not in ("", "-"):
                period = row["year"] if attribute == "output" else ""
                sure = 0.85 if of[0] == "name" else 0.95
                self.facts.append(Said(path, of, attribute, row[attribute], period, sure, number))

    def _tell_apart(self) -> None:
        """Give a name that is used in several provinces a name a province, wherever the row or the file says which."""
        by_row = {(fact.file, fact.row): fact.value for fact in self.facts if fact.attribute == "province"}

        def scope(file: str, row: int, name: Id) -> str | None:
            beside = {name} | {end for f, *ends in self.links if f == file and name in ends for end in ends}
            of_file = {f.value for f in self.facts if f.attribute == "province" and f.file == file and f.of in beside}
            return by_row.get((file, row)) or (of_file.pop() if len(of_file) == 1 else None)

        used = [(fact.file, fact.row, fact.of) for fact in self.facts]
        used += [
            (file, row, end) for (file, *ends), row in zip(self.links, self.link_rows, strict=True) for end in ends
        ]
        became = {each: scope(*each) for each in used if each[2][0] == "name"}
        scopes: dict[Id, set[str]] = {}
        for (_, _, name), found in became.items():
            scopes.setdefault(name, set()).update([found] if found else [])

        def told(file: str, row: int, each: Id) -> Id:
            found = became.get((file, row, each))
            return ("name", f"{each[1]} ({found.lower()})") if found and len(scopes[each]) > 1 else each

        self.facts = [replace(fact, of=told(fact.file, fact.row, fact.of)) for fact in self.facts]
        self.links = [
            (file, told(file, row, one), told(file, row, other))
            for (file, one, other), row in zip(self.links, self.link_rows, strict=True)
        ]

    def _join(self) -> None:
        """Work out who is who over all files: the frozen population."""
        said = {}
        for fact in self.facts:
            if fact.attribute == self.world.within:
                said.setdefault(fact.of, set()).add(fact.value)
        graph: nx.Graph = nx.Graph([(a, b) for _, a, b in self.links])
        for name in [node for node in graph if node[0] == "name" and _is_homonym(graph, node, said)]:
            graph.remove_node(name)
        graph.add_nodes_from(fact.of for fact in self.facts)
        graph.add_nodes_from(("listed", key) for key in self.world.listed)
        self.members: dict[Id, frozenset[Id]] = {}
        for part in nx.connected_components(graph):
            top = min(part, key=lambda node: RANK.index(node[0]))[0]
            anchors = {node for node in part if node[0] == top}
            for anchor in anchors:
                reach = nx.node_connected_component(graph.subgraph(part - anchors | {anchor}), anchor)
                self.members[anchor] = frozenset(reach)
        self.graph = graph
        is_counted = self.world.population != "listed"
        self.counted = {anchor: is_counted or anchor[0] == "listed" for anchor in self.members}
        self.scope = {anchor: self._scope_of(anchor) for anchor in self.members}

    def _scope_of(self, anchor: Id) -> str | None:
        if not self.world.within:
            return None
        own = self.world.background.get(anchor[1], "") if anchor[0] == "listed" else ""
        votes: dict[str, float] = {}
        for fact in self.facts:
            if fact.attribute == self.world.within and fact.of in self.members[anchor]:
                votes[fact.value] = votes.get(fact.value, 0) + fact.sure
        return own or min(votes, key=lambda value: (-votes[value], value), default="?")

    @staticmethod
    def name(anchor: Id) -> str:
        return anchor[1] if anchor[0] == "listed" else f"{anchor[0]}:{anchor[1]}"

    def populations(self) -> dict[str | None, int]:
        """Return how many subjects each scope counts."""
        if self.world.population == "given" and not self.world.within:
            return {None: sum(self.world.counts.values())}
        found = dict.fromkeys(self.scope.values(), 0) or ({} if self.world.within else {None: 0})
        for anchor, scope in self.scope.items():
            found[scope] += self.counted[anchor]
        return {**found, **self.world.counts}

    def is_revealed(self, anchor: Id, files: frozenset[str]) -> bool:
        """Return whether the facts in these files meet, by the links in these files, in every required cell."""
        members = self.members[anchor]
        meeting = nx.Graph((a, b) for file, a, b in self.links if file in files and {a, b} <= members)
        meeting.add_nodes_from(members)
        places = [nx.node_connected_component(meeting, anchor)] if anchor[0] == "listed" else None
        return any(
            all(self._knows(place, attribute, files) for attribute in self.required)
            for place in places or nx.connected_components(meeting)
        )

    def _knows(self, place: Collection[Id], attribute: str, files: frozenset[str]) -> bool:
        if attribute == "province" and any(s == "listed" and self.world.background.get(key) for s, key in place):
            return True
        held = [
            fact for fact in self.facts
            if fact.file in files and fact.of in place and fact.attribute == attribute and fact.sure >= self.world.floor
        ]  # fmt: skip
        return len({fact.period for fact in held}) >= 2 if attribute == "output" else bool(held)

    def revealed(self, files: Collection[str], scope: str | None, counted: bool = True) -> frozenset[Id]:
        """Return which subjects of a scope a set of files reveals."""
        return self.f(frozenset(files), scope, counted)

    def _f(self, files: frozenset[str], scope: str | None, counted: bool) -> frozenset[Id]:
        mine = [a for a in self.members if self.scope[a] == scope and self.counted[a] == counted]
        return frozenset(anchor for anchor in mine if self.is_revealed(anchor, files))

    def needed(self, severity: int, population: int) -> int:
        """Return how many revealed subjects reach a severity, or a worse one."""
        return min(
            max(1, ceil(Fraction(step[:-1]) / 100 * population) if "%" in step else int(step.split()[0]))
            for step, word in self.world.steps.items()
            if WORDS.index(word) >= severity
        )

    def severity(self, revealed: int, population: int) -> int:
        reached = (s for s in range(1, 5) if any(WORDS.index(w) >= s for w in self.world.steps.values()))
        return max((s for s in reached if revealed >= self.needed(s, population)), default=0)

    def units(self, files: Collection[str]) -> dict[str, frozenset[str]]:
        """Return the clusters of copies in a set of files, by the first path of each."""
        alike: dict[str, set[str]] = {}
        for path in files:
            alike.setdefault(path.replace("copy", ""), set()).add(path)
        return {min(same): frozenset(same) for same in alike.values()}

    def minimal(self, files: Collection[str], reaches: Any) -> list[tuple[str, ...]]:
        """Return all sets of units that reach something, and of which no smaller one does, by size and path."""
        units, found = self.units(files), list[tuple[str, ...]]()
        for size in range(len(units) + 1):
            for chosen in combinations(sorted(units), size):
                held = frozenset[str]().union(*(units[path] for path in chosen))
                if not any(set(smaller) <= set(chosen) for smaller in found) and reaches(held):
                    found.append(chosen)
        return found

    def everyone_left(self) -> list[str]:
        """Return who an exposure can be for: everyone, then each name, without those who may know."""
        names = {p for table in self.world.tables for p in table.readers or ()} | set(MEMBERS)
        names |= {member for inside in MEMBERS.values() for member in inside}
        if EVERYONE in self.world.may_know:
            return []
        left = [name for name in sorted(names - {EVERYONE}) if not self.may_know(name)]
        return [EVERYONE, *(name for name in left if self.people(name) != set())]

    def may_know(self, name: str) -> bool:
        return bool(({name} | nx.descendants(DIRECTORY, name)) & set(self.world.may_know))

    def people(self, name: str) -> set[str] | None:
        """Return the people who a name stands for and who may not know; None where nobody can say."""
        if name in {EVERYONE, "stranger"}:
            return None
        inside = {name} | nx.ancestors(DIRECTORY, name)
        return {each for each in inside if each not in MEMBERS and not self.may_know(each)}

    def reads(self, name: str) -> frozenset[str]:
        mine = {name, EVERYONE} | nx.descendants(DIRECTORY, name)
        return frozenset(t.path for t in self.world.tables if t.readers is None or t.readers & mine)


DIRECTORY: nx.DiGraph = nx.DiGraph([(member, group) for group, inside in MEMBERS.items() for member in inside])
DIRECTORY.add_nodes_from(READERS)


def _is_homonym(graph: nx.Graph, name: Id, said: dict[Id, set[str]]) -> bool:
    """Return whether a name is linked to two of a scheme, or to what never was in a province that the name is in."""
    linked = list(graph.neighbors(name))
    own = said.get(name, set())
    provinces = [said[each] for each in linked if each in said]
    return (
        len({scheme for scheme, _ in linked}) < len(linked)
        or any(not own <= of_one for of_one in provinces)
        or (len(own) > 1 and len(provinces) < len(linked))
        or any(not one & other for one, other in combinations(provinces, 2))
    )


@dataclass(frozen=True)
class Scanned:
    """A world on the disk, and what the product says of it."""

    world: World
    truth: Truth
    folder: Path
    data_dir: Path
    findings: tuple[dict[str, Any], ...]


class Inline:
    """The pool of reading processes, without processes."""

    def __init__(self, task: Any, *, initializer: Any = None, initargs: Any = (), **_: Any) -> None:
        self._task = task
        if initializer is not None:
            initializer(*initargs)

    def __enter__(self) -> Inline:
        return self

    def __exit__(self, *ending: object) -> None:
        pass

    def run(self, jobs: Any) -> Iterator[tuple[Any, Any]]:
        for job in jobs:
            yield job, self._task(job)


@pytest.fixture(autouse=True)
def inline(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("scan", "uploads", "quotes"):
        monkeypatch.setattr(f"aggregator.service.{module}.WorkerPool", Inline)


def scanned(world: World, place: Path) -> Scanned:
    folder = place / "drive"
    folder.mkdir()
    for table in world.tables:
        (folder / table.path).parent.mkdir(exist_ok=True)
        (folder / table.path).write_text(table.text(), "utf-8")
        seconds = datetime(2024, 1, table.day, tzinfo=UTC).timestamp()
        os.utime(folder / table.path, (seconds, seconds))
    (place / "pack.yaml").write_text(world.pack(), "utf-8")
    (place / "plants.csv").write_text(world.plants(), "utf-8")
    (place / "access.csv").write_text(world.access(), "utf-8")
    edges = "".join(f"{group},{member}\n" for group, inside in MEMBERS.items() for member in inside)
    (place / "members.csv").write_text("group,member\n" + edges, "utf-8")
    options = ScanOptions(access=place / "access.csv", members=place / "members.csv", jobs=1)
    found = scan([str(folder)], [str(place / "pack.yaml")], place / "index", options=options)
    records = tuple(finding_to_record(finding) for finding in found.findings)
    return Scanned(world, Truth(world), folder, place / "index", records)


@dataclass(frozen=True)
class Worlds:
    """What the tests draw, write and compare with."""

    draw = staticmethod(draw)
    draw_homonyms = staticmethod(draw_homonyms)
    scanned = staticmethod(scanned)
    truth = Truth
    table = Table


@pytest.fixture
def worlds() -> Worlds:
    return Worlds()
