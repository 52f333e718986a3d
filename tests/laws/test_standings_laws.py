"""Laws of the counts that follow a scenario step by step: they are the definition's, and taking back is exact."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import networkx as nx
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from aggregator.exposure.standings import Standings
from aggregator.model.access import EVERYONE

NAMES = (EVERYONE, "ann", "bo", "cy", "left", "right", "all", "guest")
GROUPS = ("left", "right", "all", "club")


@dataclass
class World:
    """Files, lists and memberships as plain sets, and what they come to by the definitions."""

    readers: list[frozenset[str]]
    unknown: list[bool]
    there: set[int]
    store: list[int]
    edges: set[tuple[str, str]]
    accounts: set[str] = field(default_factory=set)
    stores: set[int] = field(default_factory=set)

    def reads(self, name: str) -> frozenset[int]:
        up: nx.DiGraph = nx.DiGraph([(member, group) for group, member in self.edges])
        up.add_node(name)
        mine = {name, EVERYONE} | nx.descendants(up, name)
        return frozenset(f for f in self.there if self.unknown[f] or self.readers[f] & mine)

    def attacked(self) -> frozenset[int]:
        found = set(self.reads(EVERYONE)) | {f for f in self.there if self.store[f] in self.stores}
        return frozenset(found.union(*(self.reads(name) for name in self.accounts)))


def world_of(evidence, readership, there, store):
    classes = [readership.classes[c] for c in evidence.access_class.tolist()]
    return World(
        readers=[each.readers for each in classes],
        unknown=[each.unknown for each in classes],
        there={f for f, held in enumerate(there) if held},
        store=store,
        edges={(edge.group, edge.member) for edge in readership.members},
    )


@st.composite
def steps(draw, files: int):
    """Draw one step as its name, and what it is done to."""
    some = draw(st.lists(st.integers(0, files - 1), min_size=1, max_size=3, unique=True))
    name, group, member = draw(st.sampled_from(NAMES)), draw(st.sampled_from(GROUPS)), draw(st.sampled_from(NAMES[1:]))
    return draw(
        st.sampled_from(
            [("put", some), ("remove", some), ("share", some, name), ("stop", some, name), ("join", group, member),
             ("leave", group, member), ("take", member), ("admin", draw(st.integers(0, 1)))]
        )
    )  # fmt: skip


def play(step, standings: Standings, world: World) -> None:
    """Do one step to both."""
    if step[0] in {"put", "remove", "share", "stop"}:
        play_on_files(step, standings, world)
    else:
        play_on_people(step, standings, world)


def play_on_files(step, standings: Standings, world: World) -> None:
    match step:
        case ("put", files):
            standings.put(files)
            world.there |= set(files)
        case ("remove", files):
            standings.remove(files)
            world.there -= set(files)
        case ("share", files, name):
            standings.share(files, name)
            for file in files:
                world.readers[file] |= {name}
        case ("stop", files, name):
            standings.stop_sharing(files, name)
            for file in files:
                world.readers[file] -= {name}


def play_on_people(step, standings: Standings, world: World) -> None:
    match step:
        case ("join", group, member):
            standings.join(group, member)
            world.edges.add((group, member))
        case ("leave", group, member):
            standings.leave(group, member)
            world.edges.discard((group, member))
        case ("take", name):
            standings.compromise([name])
            world.accounts.add(name)
        case ("admin", store):
            standings.compromise(stores=[store])
            world.stores.add(store)


def check(standings: Standings, world: World, oracles) -> None:
    for insight, (oracle, scopes) in enumerate(oracles):

        def counts(files, oracle=oracle, scopes=scopes):
            return [oracle.f(files, scope) for scope in range(scopes)]

        for name in (*NAMES, *GROUPS, "nobody"):
            assert standings.revealed(insight, name).tolist() == counts(world.reads(name)), name
        assert standings.revealed_to_administrator(insight).tolist() == counts(world.there)
        assert standings.revealed_to_attacker(insight).tolist() == counts(world.attacked())


def state(standings: Standings):
    """Return every number that the standings hold."""
    crowd = standings.crowd
    return [
        crowd.bits[: crowd.kinds].tobytes(), crowd.kinds, dict(crowd._kinds),
        {name: tuple(kinds) for name, kinds in crowd._direct.items()},
        list(crowd._parts), crowd.is_open.tobytes(), crowd.compromised, crowd.administered,
        {k: set(v) for k, v in crowd._members.items() if v}, {k: set(v) for k, v in crowd._groups.items() if v},
        standings._class.tobytes(), standings._there.tobytes(), standings._kind.tobytes(), list(standings._access),
        *(each.counts.tobytes() for each in standings.standings),
        *((c._kind.tobytes(), c._pair_rows.tobytes(), c._open_rows.tobytes(), c._open.tobytes(), c._moved.tobytes(),
           len(c._aside)) for each in standings._populations for c in [each._cells]),
    ]  # fmt: skip


def drawn(laws, data):
    """Draw two insights over the same files, a directory, which files are there, and standings and world of it."""
    case = data.draw(laws.cases())
    files = len(case.evidence.files)
    other = data.draw(laws.evidences())
    evidences = [case.evidence, narrowed(case.evidence)]
    if len(other.files) == files:
        evidences.append(replace(other, access_class=case.evidence.access_class, files=case.evidence.files))
    there = data.draw(st.lists(st.booleans(), min_size=files, max_size=files))
    store = data.draw(st.lists(st.integers(0, 1), min_size=files, max_size=files))
    standings = Standings(
        evidences, case.readership, there=np.array(there), store=np.array(store), names=[*NAMES, *GROUPS]
    )
    world = world_of(case.evidence, case.readership, there, store)
    return standings, world, [(laws.oracle(each), len(each.scopes)) for each in evidences], files


def narrowed(evidence):
    """Return the evidence of an insight that combines only the last attribute of another, over the same population."""
    last = len(evidence.attributes) - 1
    rows = evidence.row_attribute == last
    return replace(
        evidence, attributes=evidence.attributes[last:], row_way=evidence.row_way[rows],
        row_attribute=np.zeros(int(rows.sum()), dtype=np.int64), row_witness=evidence.row_witness[rows],
        row_date=evidence.row_date[rows], scope=np.zeros_like(evidence.scope), scopes=(None,),
        population=evidence.population[:1],
    )  # fmt: skip


@given(data=st.data())
def test_after_any_steps_everybody_infers_what_the_definition_says_and_taking_back_is_exact(laws, data):
    standings, world, oracles, files = drawn(laws, data)
    check(standings, world, oracles)
    before, start = state(standings), standings.mark()
    for step in data.draw(st.lists(steps(files), max_size=6)):
        play(step, standings, world)
        check(standings, world, oracles)
    standings.back_to(start)
    assert state(standings) == before


@given(data=st.data())
def test_steps_taken_back_half_way_leave_the_first_half(laws, data):
    standings, world, oracles, files = drawn(laws, data)
    first, second = (data.draw(st.lists(steps(files), max_size=3)) for _ in range(2))
    for step in first:
        play(step, standings, world)
    half, middle = state(standings), standings.mark()
    aside = world_copy(world)
    for step in second:
        play(step, standings, aside)
    standings.back_to(middle)
    assert state(standings) == half
    check(standings, world, oracles)


def world_copy(world: World) -> World:
    return World(
        list(world.readers), list(world.unknown), set(world.there), list(world.store), set(world.edges),
        set(world.accounts), set(world.stores),
    )  # fmt: skip


@given(data=st.data())
def test_steps_on_different_things_may_come_in_any_order(laws, data):
    standings, world, oracles, files = drawn(laws, data)
    grants = data.draw(st.lists(st.tuples(st.integers(0, files - 1), st.sampled_from(NAMES)), max_size=3))
    joins = data.draw(st.lists(st.tuples(st.sampled_from(GROUPS), st.sampled_from(NAMES[1:])), max_size=3))
    chosen = [("share", [file], name) for file, name in grants] + [("join", *edge) for edge in joins]
    start = standings.mark()
    ends = []
    for order in (chosen, data.draw(st.permutations(chosen))):
        for step in order:
            play(step, standings, world)
        check(standings, world, oracles)
        ends.append([each.counts.tobytes() for each in standings.standings])
        standings.back_to(start)
    assert ends[0] == ends[1]
