"""What each file adds to what is expected, where facts are only as sure as they are."""

from __future__ import annotations

from math import ceil, log, sqrt

import numpy as np
from numpy.typing import NDArray

from aggregator.exposure.accounts import TABLES_WITHIN, Accounts, accounts, rounded
from aggregator.exposure.arrays import ranges
from aggregator.exposure.attribution import BANZHAF, CRITICALITY, SHAPLEY, Attribution, by_file
from aggregator.exposure.fact_columns import FactColumns
from aggregator.exposure.kernel import Bools, Evidence, Ints
from aggregator.exposure.shared_fate import mean_of
from aggregator.exposure.states import Rows, chances_in_states, local_tables, said_twice
from aggregator.exposure.subject_games import SEED

Floats = NDArray[np.float64]

ERROR = 1e-9
"""How far the integral may be off where it is not taken exactly."""

PLAYERS_BY_DEFINITION = 8
"""Subjects that take several files for a fact, or several periods, are computed from all sets of so many clusters."""

_ORDERS = 256
_TINY = 1e-300


def nodes_needed(players: int) -> int:
    """Return with how many nodes the integral over so many players is exact, or off by less than `ERROR`.

    Examples
    --------
    >>> nodes_needed(1), nodes_needed(9), nodes_needed(10_000)
    (1, 5, 232)
    """
    return max(1, min(ceil(players / 2), ceil(0.5 * sqrt(players * log(2 / ERROR)))))


def expected_attribution(
    evidence: Evidence, files: Bools, scope: int, measure: str = SHAPLEY, seed: int = SEED
) -> Attribution | None:
    """Return the share of each file in what is expected; Shapley's sum to it. None where nobody says how sure.

    The likeliest account of each subject is a game whose players are clusters of copies. When each player is there
    with the same chance, by itself, the account is right with a probability that is a polynomial of that chance,
    by inclusion and exclusion over the attributes that nobody gives. A player's share is the integral of what its
    coming adds: by Gauss-Legendre, exact with half as many nodes as players. Tables that say several things of a
    subject are taken in all their states. Accounts that take several files for a fact, or several periods, are
    computed from all sets of their few clusters, or from orders that are drawn from a stated seed.

    References
    ----------
    .. [1] G. Owen, "Multilinear extensions of games", Management Science 18, 1972.

    Examples
    --------
    >>> from aggregator.exposure.example import TWO_FILES, stated
    >>> sure = stated(TWO_FILES, {"a.md": 0.8, "b.csv": 0.5})
    >>> expected_attribution(sure, np.array([True, True]), 0).shares
    (FileShare(file='a.md', share=0.2), FileShare(file='b.csv', share=0.2))
    """
    facts = evidence.facts
    if facts is None:
        return None
    told = accounts(evidence, facts, files, scope)
    units = np.where(files, evidence.cluster, -1)
    clusters = int(evidence.cluster.max(initial=-1)) + 1
    plain = _is_plain(evidence, facts, told)
    shares = np.zeros(clusters)
    for subjects in _blocks(told, plain):
        shares += _polynomial(_part(told, subjects), facts, clusters, measure)
    error = np.zeros(clusters)
    for subject in np.flatnonzero(~plain).tolist():
        worth, off = _by_sets(evidence, _part(told, np.array([subject])), facts, measure, seed)
        for cluster, share in worth.items():
            shares[cluster] += share
            error[cluster] += off.get(cluster, 0.0)
    largest = float(error.max(initial=0.0))
    reason = f"Estimated from {_ORDERS} draws (seed {seed}); standard error at most {largest:.3g}." if largest else ""
    return Attribution(by_file(evidence, units, shares), largest, reason)


def _is_plain(evidence: Evidence, facts: FactColumns, told: Accounts) -> Bools:
    """Return the accounts in which a fact takes one file and a cell one part."""
    size = np.diff(evidence.witness_ptr)[told.witness]
    several = (size > 1) | (facts.parts_needed[told.rows.attribute] > 1)
    plain = np.ones(len(told.subject), dtype=bool)
    plain[told.rows.owner[several]] = False
    return plain


def _blocks(told: Accounts, plain: Bools) -> list[Ints]:
    """Return the plain accounts by how many nodes they need, not too many rows at a time."""
    rows = np.bincount(told.rows.owner, minlength=len(told.subject))
    needed = np.array([nodes_needed(n) for n in range(int(rows.max(initial=0)) + 1)], dtype=np.int64)[rows]
    blocks = []
    for nodes in np.unique(needed[plain]).tolist():
        mine = np.flatnonzero(plain & (needed == nodes))
        cuts = np.flatnonzero(np.diff(np.cumsum(rows[mine]) >> 20)) + 1
        blocks.extend(np.split(mine, cuts))
    return blocks


def _part(told: Accounts, subjects: Ints) -> Accounts:
    """Return some of the accounts."""
    ptr = np.searchsorted(told.rows.owner, np.arange(len(told.subject) + 1))
    chosen = ranges(ptr[subjects], ptr[subjects + 1])
    owner = np.repeat(np.arange(len(subjects)), (ptr[subjects + 1] - ptr[subjects]))
    return Accounts(
        subject=told.subject[subjects],
        chance=told.chance[subjects],
        disagreeing=told.disagreeing[subjects],
        rows=told.rows.of(chosen, owner),
        witness=told.witness[chosen],
        cluster=told.cluster[chosen],
    )


def _polynomial(told: Accounts, facts: FactColumns, clusters: int, measure: str) -> Floats:
    """Return the share of each cluster in plain accounts that need the same nodes."""
    rows, owners = told.rows, len(told.subject)
    local = local_tables(rows, owners, said_twice(rows, facts.reliability), TABLES_WITHIN)
    weights = _weights_of_states(local.tables, facts)
    nodes = _nodes(int(np.bincount(rows.owner).max(initial=1)), measure)
    shares = np.zeros(clusters)
    for state in range(weights.shape[1]):
        weight = weights[:, state]
        here = np.where(state >> np.maximum(local.bit, 0) & 1 == 1, rows.given, 0.0)
        right = np.where(local.bit >= 0, here, rows.confidence)
        wanted = weight[rows.owner] > 0
        shares += _integrated(told, right, weight, wanted, clusters, len(facts.parts_needed), nodes)
    return shares


def _weights_of_states(tables: Ints, facts: FactColumns) -> Floats:
    """Return ``(n, 2 ** w)`` how likely each state of an account's own tables is."""
    reliability = np.append(rounded(facts.reliability), 0.0)[tables]
    weights = np.ones((len(tables), 1))
    for place in range(tables.shape[1]):
        right = reliability[:, place : place + 1]
        weights = np.concatenate([weights * (1 - right), weights * right], axis=1)
    return weights


def _nodes(players: int, measure: str) -> tuple[Floats, Floats]:
    if measure == BANZHAF:
        return np.array([0.5]), np.array([1.0])
    if measure == CRITICALITY:
        return np.array([1.0]), np.array([1.0])
    at, weight = np.polynomial.legendre.leggauss(nodes_needed(players))
    return (at + 1) / 2, weight / 2


def _integrated(
    told: Accounts, right: Floats, weight: Floats, wanted: Bools, clusters: int, width: int,
    nodes: tuple[Floats, Floats],
) -> Floats:  # fmt: skip
    """Return the integral of what each cluster's coming adds, the facts being right by themselves."""
    owner, cluster = told.rows.owner[wanted], told.cluster[wanted]
    with np.errstate(divide="ignore"):
        missing = np.log1p(-right[wanted])
    pairs, inverse = np.unique(owner * (clusters + 1) + cluster + 1, return_inverse=True)
    misses = np.exp(
        np.bincount(inverse * width + told.rows.attribute[wanted], weights=missing, minlength=len(pairs) * width)
    ).reshape(-1, width)
    of_pair, who = pairs // (clusters + 1), pairs % (clusters + 1) - 1
    free = who < 0
    background = np.ones((len(weight), width))
    background[of_pair[free]] = misses[free]
    of_pair, who, misses = of_pair[~free], who[~free], misses[~free]
    start = np.flatnonzero(np.diff(of_pair, prepend=-1))
    run = np.cumsum(np.diff(of_pair, prepend=-1) != 0) - 1
    worth = np.zeros(len(of_pair))
    for chosen in range(1, 1 << width):
        bits = [place for place in range(width) if chosen >> place & 1]
        gone = misses[:, bits].prod(axis=1)
        sign = (1.0 if len(bits) % 2 else -1.0) * background[of_pair][:, bits].prod(axis=1) * (1 - gone)
        if len(start):
            worth += sign * _derivative(gone, start, run, nodes)
    shares: Floats = np.bincount(who, weights=worth * weight[of_pair], minlength=clusters).astype(np.float64)
    return shares


def _derivative(gone: Floats, start: Ints, run: Ints, nodes: tuple[Floats, Floats]) -> Floats:
    """Return, for each player, the integral of the product over the others of how likely they leave it open."""
    found = np.zeros(len(gone))
    for at, weight in zip(*nodes, strict=True):
        still = np.log(np.maximum(1 - at * (1 - gone), _TINY))
        found += weight * np.exp(np.add.reduceat(still, start)[run] - still)
    return found


def _by_sets(
    evidence: Evidence, told: Accounts, facts: FactColumns, measure: str, seed: int
) -> tuple[dict[int, float], dict[int, float]]:
    """Return what each cluster adds to one account, and the standard error of that."""
    ptr = evidence.witness_ptr
    taken = [
        frozenset(evidence.cluster[evidence.witness_file[ptr[each] : ptr[each + 1]]].tolist()) for each in told.witness
    ]
    players = sorted(frozenset[int]().union(*taken))
    worth = _Worth(told.rows, facts, taken)
    if measure == CRITICALITY:
        whole = frozenset(players)
        return {each: worth.of(whole) - worth.of(whole - {each}) for each in players}, {}
    if len(players) <= PLAYERS_BY_DEFINITION:
        return _over_sets(players, worth, measure), {}
    return _over_draws(players, worth, measure, np.random.default_rng(seed))


class _Worth:
    """How likely one account is right from the facts whose whole witness lies in a set of clusters."""

    def __init__(self, rows: Rows, facts: FactColumns, taken: list[frozenset[int]]) -> None:
        self._rows, self._facts, self._taken = rows, facts, taken
        self._local = local_tables(rows, 1, said_twice(rows, facts.reliability), TABLES_WITHIN)
        self._known: dict[frozenset[int], float] = {}

    def of(self, held: frozenset[int]) -> float:
        """Return the chance with the clusters that are held."""
        if held not in self._known:
            there = np.array([each <= held for each in self._taken])
            rows = self._rows
            some = Rows(
                rows.owner, rows.attribute, rows.part, rows.confidence, np.where(there, rows.given, 0.0), rows.table
            )
            alone = np.where(there, rows.confidence, 0.0)
            chances = chances_in_states(some, 1, self._local, alone, self._facts.parts_needed)
            self._known[held] = float(mean_of(chances, self._local.tables, rounded(self._facts.reliability))[0])
        return self._known[held]


def _over_sets(players: list[int], worth: _Worth, measure: str) -> dict[int, float]:
    count = len(players)
    sets = [frozenset(p for place, p in enumerate(players) if chosen >> place & 1) for chosen in range(1 << count)]
    orders = np.cumprod(np.append(1.0, np.arange(1, count + 1)))
    found = {}
    for player in players:
        found[player] = 0.0
        for others in sets:
            if player not in others:
                size = len(others)
                share = 2.0 ** (1 - count)
                if measure == SHAPLEY:
                    share = orders[size] * orders[count - size - 1] / orders[count]
                found[player] += share * (worth.of(others | {player}) - worth.of(others))
    return found


def _over_draws(
    players: list[int], worth: _Worth, measure: str, random: np.random.Generator
) -> tuple[dict[int, float], dict[int, float]]:
    added = np.zeros((_ORDERS, len(players)))
    for draw in range(_ORDERS):
        if measure == SHAPLEY:
            held = frozenset[int]()
            for place in random.permutation(len(players)).tolist():
                added[draw, place] = worth.of(held | {players[place]}) - worth.of(held)
                held = held | {players[place]}
        else:
            held = frozenset(p for p, there in zip(players, random.random(len(players)) < 0.5, strict=True) if there)
            for place, player in enumerate(players):
                added[draw, place] = worth.of(held | {player}) - worth.of(held - {player})
    error = added.std(axis=0, ddof=1) / sqrt(_ORDERS)
    return dict(zip(players, added.mean(axis=0).tolist(), strict=True)), dict(zip(players, error.tolist(), strict=True))
