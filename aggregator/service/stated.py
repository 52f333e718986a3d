"""What files say of the subjects of one kind, cell by cell: brought into order once, for every insight to take from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from aggregator.exposure.arrays import Bools, Ints, pointers, ranges
from aggregator.extraction.subjects import Route
from aggregator.model.facts import Identifier
from aggregator.policy.records import Attribute
from aggregator.service.columns import codes_of, words_of
from aggregator.service.ledger import Ledger, Roster
from aggregator.service.same_values import ROUNDED, one_value
from aggregator.service.tables_of_facts import tables_of
from aggregator.service.witness_columns import WitnessColumns, witnesses_through

Floats = NDArray[np.float64]
SmallInts = NDArray[np.int32]

_WIDEST = 1 << 62
_BITS_OF_ONE = int(np.float32(1).view(np.int32))


@dataclass(frozen=True, slots=True, eq=False)
class Stated:
    """The facts that count, once for every way they come to and every set of link files that brings them there.

    They stand by attribute, way, part and value; within a value by cluster of copies, the surest of a cluster first.

    Parameters
    ----------
    rows_of
        Where the facts of each attribute stand.
    way, file, witness
        ``(r,)`` where each comes to, the file that states it, and the witness that this takes.
    part
        ``(r,)`` its period where the attribute holds for one: 1 and more, by ``periods``; else 0.
    value
        ``(r,)`` what it states, canonically equal values alike; 0 where many values are no conflict.
    confidence, available
        ``(r,)`` how sure it is, and since when its witness can be read.
    table
        ``(r,)`` the table that it stands in, -1 for none; copies of a table are one.
    weighs
        ``(r,)`` False for what adds nothing to how sure a cell is: a file counts once for a cell of any one period.
    """

    rows_of: Mapping[str, slice]
    way: SmallInts
    file: SmallInts
    witness: SmallInts
    part: SmallInts
    value: SmallInts
    confidence: Floats
    available: Floats
    table: SmallInts
    weighs: Bools
    periods: Sequence[str]
    witnesses: WitnessColumns


def stated(ledger: Ledger, kind: str) -> Stated:
    """Return what files say of the subjects of a kind; put in order once for a ledger."""
    if kind not in ledger.stated:
        ledger.stated[kind] = _stated(ledger, ledger.rosters[kind])
    return ledger.stated[kind]


def _stated(ledger: Ledger, roster: Roster) -> Stated:
    facts, attributes = roster.counting, list(roster.attributes.values())
    met = _passages(ledger, roster)
    fact = met.fact
    file: SmallInts = facts["number"].to_numpy(dtype=np.int32)
    cluster = ledger.files["cluster"].to_numpy(dtype=np.int64)[file]
    attribute = _attribute(facts, attributes)
    part = np.where(_where(attributes, lambda each: each.per is not None)[attribute], codes_of(facts["period"]) + 1, 0)
    value = np.where(_where(attributes, lambda each: each.many)[attribute], 0, codes_of(facts["value"]))
    cell = _packed([attribute[fact], met.way, part[fact]])
    rounded = _where(attributes, lambda each: each.value in ROUNDED and not each.many)[attribute[fact]]
    value = one_value(cell, value[fact], rounded, words_of(facts["value"]))
    sure: Floats = facts["confidence"].to_numpy(dtype=np.float64)
    order = _order(_packed([cell, value]), _packed([cluster, _doubt(sure)])[fact], file[fact])
    table = tables_of(facts, cluster)
    fact, way, through, value = (each[order] for each in (fact, met.way, met.through, value))
    file, sure, attribute, part, cluster = file[fact], sure[fact], attribute[fact], part[fact], cluster[fact]
    witness, witnesses = witnesses_through(file, through, met.links, len(ledger.files))
    ptr = pointers(attribute, len(attributes)).tolist()
    return Stated(
        rows_of={each.name: slice(*ptr[place : place + 2]) for place, each in enumerate(attributes)},
        way=way.astype(np.int32),
        file=file,
        witness=witness.astype(np.int32),
        part=part.astype(np.int32),
        value=value.astype(np.int32),
        confidence=sure,
        available=np.maximum(facts["available"].to_numpy()[fact], _since(ledger, met.links)[through]),
        table=table[fact],
        weighs=_weighs(attribute, way, cluster, part, sure, attributes),
        periods=tuple(words_of(facts["period"])),
        witnesses=witnesses,
    )


def _attribute(facts: pd.DataFrame, attributes: Sequence[Attribute]) -> Ints:
    number = {attribute.name: place for place, attribute in enumerate(attributes)}
    of_code = np.array([number.get(name, -1) for name in words_of(facts["attribute"])], dtype=np.int64)
    return of_code[codes_of(facts["attribute"])]


def _where(attributes: Sequence[Attribute], holds: Callable[[Attribute], bool]) -> Bools:
    return np.array([holds(each) for each in attributes], dtype=bool)


def _doubt(sure: Floats) -> Ints:
    """Return a whole number for each confidence that is the higher the lower it is."""
    return _BITS_OF_ONE - np.clip(sure, 0.0, 1.0).astype(np.float32).view(np.int32).astype(np.int64)


class _Passages(NamedTuple):
    """Facts, once for every way they come to and every set of link files that brings them there."""

    fact: Ints
    way: Ints
    through: Ints
    links: Sequence[frozenset[int]]


def _passages(ledger: Ledger, roster: Roster) -> _Passages:
    routes: dict[Identifier, list[Route]] = defaultdict(list)
    for route in roster.identity.routes:
        routes[route.identifier].append(route)
    number = ledger.file_number
    through: dict[frozenset[int], int] = {frozenset(): 0}
    ways: list[int] = []
    joined: list[int] = []
    edges = [0]
    for identifier in roster.nodes:
        for route in routes.get(identifier, ()):
            for links in route.through:
                ways.append(route.way)
                joined.append(through.setdefault(frozenset(number[link] for link in links), len(through)))
        edges.append(len(ways))
    ptr = np.array(edges, dtype=np.int64)
    node = roster.counting["node"].to_numpy()
    fact = np.repeat(np.arange(len(node)), np.diff(ptr)[node])
    passage = ranges(ptr[node], ptr[node + 1])
    way, through_of = np.array(ways, dtype=np.int64)[passage], np.array(joined, dtype=np.int64)[passage]
    return _Passages(fact, way, through_of, list(through))


def _since(ledger: Ledger, links: Sequence[frozenset[int]]) -> Floats:
    """Return since when the last file of each set of link files can be read."""
    date: dict[int, float] = {}
    for file, available in zip(ledger.links["file"], ledger.links["available"], strict=True):
        number = ledger.file_number[file]
        date[number] = min(available, date.get(number, np.inf))
    return np.array([max((date[link] for link in each), default=-np.inf) for each in links], dtype=np.float64)


def _packed(columns: Sequence[Ints]) -> Ints:
    """Return one number a row that sorts as the columns do, the first of them first."""
    key, span = columns[0].astype(np.int64), int(columns[0].max(initial=0)) + 1
    for column in columns[1:]:
        wide = int(column.max(initial=0)) + 1
        if span * wide > _WIDEST:
            found, key = np.unique(key, return_inverse=True)
            span = len(found)
        key, span = key * wide + column, span * wide
    return key


def _order(key: Ints, then: Ints, file: SmallInts) -> Ints:
    order = np.arange(len(key)) if np.all(file[1:] >= file[:-1]) else np.argsort(file, kind="stable")
    order = order[np.argsort(then[order], kind="stable")]
    return order[np.argsort(key[order], kind="stable")]


def _weighs(
    attribute: Ints, way: Ints, cluster: Ints, part: Ints, confidence: Floats, attributes: Sequence[Attribute]
) -> Bools:
    """Return which facts are of the surest period of their cluster, where one is enough, or of any, where not."""
    weighs = (confidence > 0) & (_where(attributes, lambda each: each.at_least == 1)[attribute] | (part > 0))
    several = _where(attributes, lambda each: each.per is not None and each.at_least == 1)
    rows = np.flatnonzero(several[attribute])
    if len(rows):
        group = _packed([attribute[rows], way[rows], cluster[rows]])
        order = np.lexsort((part[rows], -confidence[rows], group))
        first = np.flatnonzero(np.diff(group[order], prepend=-1))
        best = np.repeat(part[rows][order[first]], np.diff(np.append(first, len(order))))
        weighs[rows[order]] &= part[rows][order] == best
    return weighs
