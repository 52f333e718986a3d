"""What some readers can make of each subject: its likeliest account, fact by fact, and how likely that is right."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aggregator.exposure.arrays import ranges
from aggregator.exposure.fact_columns import FactColumns, SmallInts
from aggregator.exposure.kernel import Bools, Evidence, Ints
from aggregator.exposure.shared_fate import mean_of
from aggregator.exposure.states import (
    ALONE,
    Local,
    Rows,
    chances_by_themselves,
    chances_in_states,
    changes,
    local_tables,
    said_twice,
)

Floats = NDArray[np.float64]

MOST_ACCOUNTS = 64
"""So many ways to choose among conflicting values are weighed for one way of a subject."""

TABLES_WITHIN = 6
"""So many tables that say several things of one subject are taken in all their states."""


@dataclass(frozen=True, slots=True, eq=False)
class Accounts:
    """The likeliest account of each subject that the files can give: one way, one value wherever values conflict.

    Parameters
    ----------
    subject
        ``(n,)`` subject index, ascending.
    chance
        ``(n,)`` how likely the account is right, its tables right or wrong as they may be.
    disagreeing
        ``(n,)`` whether sure enough facts state another value too.
    rows
        Its facts, each cluster of copies once for a cell; ``rows.owner`` is the position of the subject.
    witness
        ``(r,)`` index into the witnesses of the evidence.
    cluster
        ``(r,)`` the cluster of the file that states it, -1 for what costs no file.
    exact
        False where some account hangs on more tables than are taken in their states: its chance is then a bound
        from below.
    """

    subject: Ints
    chance: Floats
    disagreeing: Bools
    rows: Rows
    witness: Ints
    cluster: Ints
    exact: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class _Held:
    """Facts that the readers hold, copies once, and the values they state, in complete ways only.

    ``slot`` of a value is its cell and part: values of one slot conflict.
    """

    way: Ints
    attribute: SmallInts
    part: SmallInts
    ptr: Ints
    slot: Ints
    fact: Ints
    cluster: Ints


def accounts(evidence: Evidence, facts: FactColumns, files: Bools, scope: int, floor: float = 0.0) -> Accounts:
    """Return the likeliest accounts of the subjects that a scope counts, from the files that some readers hold.

    A value is right when any of the clusters that state it is: copies count once. Where values conflict, one of
    them is believed: that which makes the whole account likeliest. Of several ways the likeliest counts. So more
    files never make a subject less likely.

    Parameters
    ----------
    floor
        From which confidence on a fact that states another value is worth a warning.
    """
    held = _held(evidence, facts, files, scope)
    confidence = rounded(facts.confidence[held.fact])
    table = facts.table[held.fact]
    sure = _right(np.add.reduceat(_missing(confidence), held.ptr[:-1])) if len(held.way) else np.zeros(0)
    stands = np.maximum.reduceat(confidence, held.ptr[:-1]) >= floor if len(held.way) else np.zeros(0, dtype=bool)
    order = np.lexsort((-sure, held.slot))
    first = np.flatnonzero(np.diff(held.slot, prepend=-1))
    options = np.diff(np.append(first, len(held.slot)))
    way_of_slot = held.way[first]
    several = np.bincount(held.slot[stands], minlength=len(first)) > 1
    tried = _tried(options, way_of_slot, _sharing(held, table, facts))
    way, slot, value = _choices(first, tried, way_of_slot, order)
    size = np.diff(held.ptr)[value]
    row = ranges(held.ptr[value], held.ptr[value + 1])
    is_all = len(value) == len(held.way) and bool(np.all(np.diff(value) > 0))
    given = _given(confidence, table, facts)
    rows = Rows(
        owner=np.repeat(slot[0], size),
        attribute=np.repeat(held.attribute[value], size),
        part=np.repeat(held.part[value], size),
        confidence=confidence if is_all else confidence[row],
        given=given if is_all else given[row],
        table=table if is_all else table[row],
    )
    chance, exact = _mean_chance(rows, len(way), facts)
    best = _best(evidence.way_subject[way], chance)
    if len(best) < len(way) or np.any(np.diff(best) < 0):
        rows, chosen = _chosen(rows, best, len(way))
        row = row[chosen]
    disagreeing = np.zeros(len(evidence.way_subject), dtype=bool)
    disagreeing[way_of_slot[several]] = True
    return Accounts(
        subject=evidence.way_subject[way[best]],
        chance=chance[best],
        disagreeing=disagreeing[way[best]],
        rows=rows,
        witness=facts.witness[held.fact[row]].astype(np.int64),
        cluster=held.cluster[row],
        exact=exact,
    )


def _chosen(rows: Rows, best: Ints, accounts_made: int) -> tuple[Rows, Ints]:
    """Return the rows of the best accounts in their order, and which those are."""
    kept = np.full(accounts_made, -1, dtype=np.int64)
    kept[best] = np.arange(len(best))
    owner = kept[rows.owner]
    chosen = np.flatnonzero(owner >= 0)
    chosen = chosen[np.argsort(owner[chosen], kind="stable")]
    return rows.of(chosen, owner[chosen]), chosen


def _held(evidence: Evidence, facts: FactColumns, files: Bools, scope: int) -> _Held:
    here = evidence.counted & (evidence.scope == scope)
    values = np.flatnonzero(here[evidence.way_subject[facts.value_way]])
    value = np.repeat(values, np.diff(facts.value_ptr)[values])
    fact = ranges(facts.value_ptr[values], facts.value_ptr[values + 1])
    outside = np.concatenate([[0], np.cumsum(~files[evidence.witness_file])])
    whole = outside[evidence.witness_ptr[1:]] == outside[evidence.witness_ptr[:-1]]
    kept = whole[facts.witness[fact]]
    value, fact = value[kept], fact[kept]
    cluster = np.append(evidence.cluster, -1)[facts.file[fact]]
    once = changes(value) | changes(cluster)
    value, fact, cluster = value[once], fact[once], cluster[once]
    kept = _complete(evidence, facts, value)[facts.value_way[value]]
    value, fact, cluster = value[kept], fact[kept], cluster[kept]
    start = np.flatnonzero(changes(value))
    stated = value[start]
    key = np.stack([facts.value_way[stated], facts.value_attribute[stated], facts.value_part[stated]])
    new = np.any(np.diff(key, axis=1, prepend=-2) != 0, axis=0)
    return _Held(
        way=key[0].astype(np.int64),
        attribute=key[1],
        part=key[2],
        ptr=np.append(start, len(value)).astype(np.int64),
        slot=np.cumsum(new) - 1,
        fact=fact,
        cluster=cluster,
    )


def _complete(evidence: Evidence, facts: FactColumns, value: Ints) -> Bools:
    """Return ``(w,)`` the ways for which every cell has as many parts as it needs."""
    width = len(evidence.attributes)
    stated = value[changes(value)]
    cell = facts.value_way[stated].astype(np.int64) * width + facts.value_attribute[stated]
    new = (np.diff(cell, prepend=-1) != 0) | (np.diff(facts.value_part[stated], prepend=-1) != 0)
    parts = np.bincount(cell[new], minlength=len(evidence.way_subject) * width).reshape(-1, width)
    complete: Bools = np.all(parts >= facts.parts_needed, axis=1)
    return complete


def _sharing(held: _Held, table: SmallInts, facts: FactColumns) -> Bools:
    """Return ``(w,)`` the ways of which an uncertain table says several things."""
    sharing = np.zeros(int(held.way.max(initial=-1)) + 1, dtype=bool)
    tables = len(facts.reliability) + 1
    pair = np.repeat(held.way, np.diff(held.ptr)) * tables + table
    pair = np.sort(pair[np.append(facts.reliability < 1, False)[table]])
    sharing[pair[1:][np.diff(pair) == 0] // tables] = True
    return sharing


def _tried(options: Ints, way: Ints, sharing: Bools) -> Ints:
    """Return how many values of each slot are weighed, the likeliest; one where each cell can be judged by itself."""
    tried = np.where(sharing[way], options, 1) if len(way) else options
    for most in (8, 4, 2, 1):
        start = np.flatnonzero(np.diff(way, prepend=-1))
        if not len(start):
            break
        accounts_of_way = np.multiply.reduceat(tried.astype(np.float64), start)
        crowded = np.repeat(accounts_of_way > MOST_ACCOUNTS, np.diff(np.append(start, len(way))))
        tried = np.where(crowded, np.minimum(tried, most), tried)
    return tried


def _choices(first: Ints, tried: Ints, way_of_slot: Ints, order: Ints) -> tuple[Ints, tuple[Ints, Ints], Ints]:
    """Return the way of each account, and (account, slot) with the value that the account takes there."""
    start = np.flatnonzero(np.diff(way_of_slot, prepend=-1))
    slots = np.diff(np.append(start, len(way_of_slot)))
    times = np.log2(tried)
    before = np.cumsum(times) - times
    stride = np.rint(2.0 ** (before - np.repeat(before[start], slots))).astype(np.int64)
    number = np.multiply.reduceat(tried, start) if len(start) else tried
    account_way = np.repeat(np.arange(len(start)), number)
    nth = np.arange(len(account_way)) - np.repeat(np.cumsum(number) - number, number)
    account = np.repeat(np.arange(len(account_way)), slots[account_way])
    slot = ranges(start[account_way], start[account_way] + slots[account_way])
    value = order[first[slot] + nth[account] // stride[slot] % tried[slot]]
    return way_of_slot[start][account_way], (account, slot), value


def _given(confidence: Floats, table: SmallInts, facts: FactColumns) -> Floats:
    """Return how sure each fact is once its table is known to be right."""
    reliability = np.append(rounded(facts.reliability), 1.0)[table]
    given: Floats = np.minimum(1.0, confidence / np.maximum(reliability, 1e-12))
    return given


def _mean_chance(rows: Rows, owners: int, facts: FactColumns) -> tuple[Floats, bool]:
    """Return ``(n,)`` how likely each account is on average, and whether that is exact.

    Only accounts of which an uncertain table says several things need its states.
    """
    chance = chances_by_themselves(rows, owners, facts.parts_needed)
    table = np.flatnonzero(np.append(facts.reliability < 1, False)[rows.table])
    pair = np.sort(rows.owner[table] * (len(facts.reliability) + 1) + rows.table[table])
    sharing = np.zeros(owners, dtype=bool)
    sharing[pair[1:][np.diff(pair) == 0] // (len(facts.reliability) + 1)] = True
    if not sharing.any():
        return chance, True
    some, _ = _chosen(rows, np.flatnonzero(sharing), owners)
    local = local_tables(some, int(sharing.sum()), said_twice(some, facts.reliability), TABLES_WITHIN)
    apart = Local(local.tables, np.maximum(local.bit, -1))
    chances = chances_in_states(some, len(local.tables), apart, some.confidence, facts.parts_needed)
    chance[sharing] = mean_of(chances, local.tables, rounded(facts.reliability))
    return chance, bool(np.all(local.bit >= ALONE))


def _best(subject: Ints, chance: Floats) -> Ints:
    order = np.lexsort((np.arange(len(chance)), -chance, subject))
    best: Ints = order[np.flatnonzero(np.diff(subject[order], prepend=-1))]
    return best


def rounded(singles: NDArray[np.float32]) -> Floats:
    """Return numbers of single precision as the short decimals that they were."""
    found: Floats = np.round(singles.astype(np.float64), 7).astype(np.float64)
    return found


def _missing(chance: Floats) -> Floats:
    with np.errstate(divide="ignore"):
        missing: Floats = np.log1p(-chance)
    return missing


def _right(missing: Floats) -> Floats:
    right: Floats = -np.expm1(missing)
    return right
