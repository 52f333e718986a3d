"""How sure a reading is depends on its traits alone."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import permutations

from aggregator.extraction.weighing import confidence_of
from aggregator.extraction.weights import WEIGHTS

LAST_DIGITS = """
from aggregator.extraction.weighing import WEIGHTS, confidence_of
print([confidence_of([*WEIGHTS][place::17]) for place in range(17)])
"""


def confidence_in_a_process(seed: int) -> str:
    surroundings = os.environ | {"PYTHONHASHSEED": str(seed)}
    return subprocess.run(
        [sys.executable, "-c", LAST_DIGITS], env=surroundings, capture_output=True, text=True, check=True
    ).stdout


def test_the_same_traits_are_as_sure_to_the_last_digit_in_every_process():
    assert len({confidence_in_a_process(seed) for seed in range(6)}) == 1


def test_traits_are_as_sure_in_any_order_and_said_twice():
    traits = list(WEIGHTS)[:5]
    once = confidence_of(traits)
    assert {confidence_of(order) for order in permutations(traits)} == {once}
    assert confidence_of([*traits, *traits]) == once


def test_a_trait_that_has_no_weight_says_nothing():
    assert confidence_of(["cue", "never heard of"]) == confidence_of(["cue"])
