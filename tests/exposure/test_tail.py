"""How likely the threshold is passed: published and hand-worked values."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from scipy.stats import poisson_binom

from aggregator.exposure import uncertainty
from aggregator.exposure.accounts import accounts
from aggregator.exposure.example import evidence_of, stated
from aggregator.exposure.kernel import Evidence
from aggregator.exposure.moments import strayed
from aggregator.exposure.shared_fate import Fates, chance_of, mean_of
from aggregator.exposure.tail import concentrated, poisson_binomial, spread_of
from aggregator.exposure.uncertainty import uncertain

HALVES = [Fraction(1, 10), Fraction(2, 10), Fraction(3, 10), Fraction(4, 10), Fraction(5, 10)]


def by_hand(chances, needed: int) -> Fraction:
    """Return the probability of so many, from every combination of who is revealed."""
    whole = Fraction(0)
    for revealed in product((0, 1), repeat=len(chances)):
        if sum(revealed) >= needed:
            weight = Fraction(1)
            for chance, hit in zip(chances, revealed, strict=True):
                weight *= chance if hit else 1 - chance
            whole += weight
    return whole


@pytest.mark.parametrize("needed", range(12))
def test_the_example_of_poibin_is_exact(needed):
    """``ppoibin(kk=0:10, pp=c(.1,.2,.3,.4,.5), wts=rep(2,5))`` of the R package poibin (Hong 2013)."""
    low, high = poisson_binomial(np.array([float(each) for each in HALVES * 2])).at_least(needed)
    assert low <= float(by_hand(HALVES * 2, needed)) + 1e-15
    assert high >= float(by_hand(HALVES * 2, needed)) - 1e-15
    assert high - low < 1e-12


@pytest.mark.parametrize("n", [1, 63, 64, 65, 1000, 3001])
def test_it_is_the_distribution_that_scipy_has(n):
    chances = np.random.default_rng(n).random(n) ** 2
    counts = poisson_binomial(chances)
    for needed in {0, 1, n // 4, n // 3, n // 2, n, n + 1}:
        low, high = counts.at_least(needed)
        assert low - 1e-11 <= poisson_binom.sf(needed - 1, chances) <= high + 1e-11
        assert high - low < 1e-9


def test_certain_subjects_only_shift_it():
    counts = poisson_binomial(np.array([1.0, 0.0, 0.25, 1.0]))
    assert (counts.first, counts.chance.tolist(), counts.lost) == (2, [0.75, 0.25], 0.0)
    assert poisson_binomial(np.array([])).at_least(0) == (1.0, 1.0)
    assert poisson_binomial(np.array([])).at_least(1) == (0.0, 0.0)


def test_what_is_cut_off_is_counted_as_lost_and_the_bracket_holds():
    """A fair coin 20,000 times: P(at least half) = 1/2 + P(just half) / 2, and P(just half) by its central term."""
    counts = poisson_binomial(np.full(20_000, 0.5))
    just_half = Fraction(1)
    for k in range(1, 10_001):
        just_half *= Fraction(10_000 + k, k)
    expected = 0.5 + float(just_half / 2**20_000) / 2
    low, high = counts.at_least(10_000)
    assert 0 < counts.lost < 1e-12
    assert len(counts.chance) < 2_500
    assert low <= expected <= high
    assert high - low < 1e-10


def test_the_spread_of_a_yes_or_no_number():
    """Kearns and Saul: (1 - 2p) / (4 ln((1 - p) / p)); for p = 0.1 that is 0.8 / (4 ln 9)."""
    assert spread_of(np.array([0.1, 0.9])) == pytest.approx([0.2 / np.log(9.0)] * 2)
    assert concentrated(5.0, 0.0, 5) == (1.0, 1.0)
    assert concentrated(5.0, 0.0, 6) == (0.0, 0.0)
    assert concentrated(50.0, 12.5, 80)[1] == pytest.approx(np.exp(-(30**2) / 50.0), rel=1e-6)


def fates(tables, chances, reliability) -> Fates:
    whole = np.array(chances, dtype=float)
    return Fates(np.array(tables, dtype=np.int64), whole, whole, np.array(reliability, dtype=float))


def test_a_table_shared_by_all_is_one_throw_and_not_many():
    """Ten subjects of one table of reliability 0.8, each right with 0.5 in it; P(Bin(10, 1/2) >= 5) = 638/1024."""
    low, high = chance_of(fates([[0]] * 10, [[0.0, 0.5]] * 10, [0.8]), 5)
    assert low == pytest.approx(0.8 * 638 / 1024)
    assert high - low < 1e-9


def test_a_subject_that_hangs_on_two_tables():
    """Known when both are right; a second subject on the first alone: P(1 or more) = r0, P(2) = r0 r1."""
    both = fates([[0, 1], [0, -1]], [[0, 0, 0, 1.0], [0, 1.0, 0, 0]], [0.9, 0.5])
    assert mean_of(both.low, both.tables, both.reliability) == pytest.approx([0.45, 0.9])
    assert chance_of(both, 1) == pytest.approx((0.9, 0.9))
    assert chance_of(both, 2) == pytest.approx((0.45, 0.45))


def test_many_tables_that_touch_different_subjects_are_added_up_exactly():
    """Sixty tables of reliability 1/2, each two certain subjects: P(60 or more of 120) = P(Bin(60, 1/2) >= 30)."""
    tables = [[each // 2] for each in range(120)]
    low, high = chance_of(fates(tables, [[0.0, 1.0]] * 120, [0.5] * 60), 60)
    expected = poisson_binom.sf(29, [0.5] * 60)
    assert low <= expected <= high
    assert high - low < 1e-9


def test_a_chain_of_many_tables_is_bounded_and_never_falsely_precise():
    """Subject i hangs on tables i and i + 1 of a ring of fourteen: no group of it is small, and six cuts leave few."""
    ring = 14
    tables = [[each, (each + 1) % ring] for each in range(ring)]
    chances = [[0.0, 0.0, 0.0, 1.0]] * ring
    exact = 0.0
    for right in product((0, 1), repeat=ring):
        if sum(a and b for a, b in zip(right, right[1:] + right[:1], strict=True)) >= 11:
            exact += 0.9 ** sum(right) * 0.1 ** (ring - sum(right))
    low, high = chance_of(fates(tables, chances, [0.9] * ring), 11)
    assert low <= exact <= high
    open_low, open_high = chance_of(fates(tables, chances, [0.9] * ring), 11, work=0)
    assert open_low <= exact <= open_high
    assert open_high - open_low > 0.01


def alone(chance: float, subjects: int) -> Evidence:
    """Return subjects of one fact each, in files of their own."""
    rows = [(f"S{n}", "x", [f"f{n:04}"], 0) for n in range(subjects)]
    return stated(evidence_of(rows, ["x"]), {f"f{n:04}": chance for n in range(subjects)})


@pytest.mark.parametrize(("chance", "needed"), [(0.01, 1), (0.99, 100)])
def test_many_unlikely_subjects_follow_poissons_law_within_what_is_proved(chance, needed):
    """A hundred of 1/100: within 100 / 100 ** 2 of 1 - 1/e, and in fact 1 - 0.99 ** 100; of 99/100 the mirror image."""
    evidence = alone(chance, 100)
    told = accounts(evidence, evidence.facts, np.ones(100, dtype=bool), 0)
    low, high = strayed(told, evidence.facts.reliability, evidence.facts.parts_needed, needed)
    law = 1 - np.exp(-1) if needed == 1 else np.exp(-1)
    exact = 1 - 0.99**100 if needed == 1 else 0.99**100
    assert (low, high) == pytest.approx((law - 0.01, law + 0.01), abs=1e-4)
    assert low <= exact <= high


def test_cantellis_bound_is_met():
    """Four hundred of 1/2, a hundred needed: the mean 200 is 101 above 99, the variance 100: 101^2 / (101^2 + 100)."""
    evidence = alone(0.5, 400)
    told = accounts(evidence, evidence.facts, np.ones(400, dtype=bool), 0)
    low, high = strayed(told, evidence.facts.reliability, evidence.facts.parts_needed, 100)
    assert low == pytest.approx(101**2 / (101**2 + 100), abs=1e-6)
    assert high == 1.0


def test_many_facts_are_bounded_only_as_far_as_that_leaves_something_open(monkeypatch):
    evidence, everything = alone(0.5, 400), np.ones(400, dtype=bool)
    exact = {needed: uncertain(evidence, everything, 0, needed).probability for needed in (100, 190)}
    monkeypatch.setattr(uncertainty, "MANY_FACTS", 1)
    monkeypatch.setattr(uncertainty, "OPEN", 0.02)
    near, far = (uncertain(evidence, everything, 0, needed).probability for needed in (190, 100))
    assert near == exact[190]
    assert far == (pytest.approx(0.990292, abs=1e-6), 1.0)
    monkeypatch.setattr(uncertainty, "TOO_MANY_FACTS", 1)
    open_low, open_high = uncertain(evidence, everything, 0, 190).probability
    assert open_low < exact[190][0] < open_high
