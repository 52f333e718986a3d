"""Shares of files: games whose values are published, and cases worked by hand."""

from __future__ import annotations

from itertools import combinations, permutations

import numpy as np
import pytest

from aggregator.exposure.attribution import BANZHAF, CRITICALITY, SHAPLEY, attribution
from aggregator.exposure.example import evidence_of, stated
from aggregator.exposure.expected_shares import expected_attribution, nodes_needed
from aggregator.exposure.kernel import grid_of


def shares(rows, attributes, measure: str = SHAPLEY, **more) -> dict[str, float]:
    found = attribution(grid_of(evidence_of(rows, attributes, **more)), measure)
    assert (found.error, found.reason) == (0.0, "")
    return {each.file: each.share for each in found.shares}


def test_the_maintenance_game_of_wiskunde_d():
    """A published coverage game: c(1) = 5, c(2) = 9, c(3) = 16, c(12) = 9, c(13) = 16, c(23) = c(123) = 20.

    Five stretches of road serve all three, four more the second, eleven the third; its Shapley value is
    (1 2/3, 5 2/3, 12 2/3): Cooperatieve speltheorie voor wiskunde B, "Onderhoudsspel", wiskundeoptiu.nl. It is the
    airport game on a tree of S. Littlechild and G. Owen, "A simple expression for the Shapley value in a special
    case", Management Science 20, 1973.
    """
    stretches = ["123"] * 5 + ["2"] * 4 + ["3"] * 11
    rows = [(f"S{n}", "seen", [file], 0) for n, users in enumerate(stretches) for file in users]
    assert shares(rows, ["seen"]) == pytest.approx({"1": 5 / 3, "2": 17 / 3, "3": 38 / 3})
    assert shares(rows, ["seen"], CRITICALITY) == {"2": 4.0, "3": 11.0}


def test_the_glove_market():
    """Two have a left glove, one the right one; a pair is worth one: (1/6, 1/6, 4/6).

    L. S. Shapley and M. Shubik, "Pure competition, coalitional power, and fair division", International Economic
    Review 10, 1969. In half of the sets of the others a left glove decides where it is the only one and the right
    one is there, 1/4; the right one decides wherever there is a left one, 3/4.
    """
    rows = [("pair", "left", ["l1"], 0), ("pair", "left", ["l2"], 0), ("pair", "right", ["r"], 0)]
    assert shares(rows, ["left", "right"]) == pytest.approx({"l1": 1 / 6, "l2": 1 / 6, "r": 4 / 6})
    assert shares(rows, ["left", "right"], BANZHAF) == pytest.approx({"l1": 1 / 4, "l2": 1 / 4, "r": 3 / 4})
    assert shares(rows, ["left", "right"], CRITICALITY) == {"r": 1.0}


PERMANENT = [f"p{n}" for n in range(5)]


def council(others: int, votes: int) -> list[tuple[str, str, list[str], float]]:
    """Return a resolution that all permanent members and so many others must vote for: witnesses of several files."""
    rows: list[tuple[str, str, list[str], float]] = [("resolution", each, [each], 0) for each in PERMANENT]
    voters = [f"n{n}" for n in range(others)]
    return rows + [("resolution", "votes", list(chosen), 0) for chosen in combinations(voters, votes)]


def test_the_security_council_of_1954():
    """Eleven members, seven votes: 76/385 for a permanent one, 1/462 for another.

    L. S. Shapley and M. Shubik, "A method for evaluating the distribution of power in a committee system",
    American Political Science Review 48, 1954.
    """
    found = shares(council(6, 2), [*PERMANENT, "votes"])
    assert found == pytest.approx(
        dict.fromkeys(PERMANENT, 76 / 385) | dict.fromkeys((f"n{n}" for n in range(6)), 1 / 462)
    )


def test_the_security_council_of_today():
    """Fifteen members, nine votes: 421/2145 and 4/2145; Banzhaf's 848 and 84 swings of 2 ** 14."""
    others = [f"n{n}" for n in range(10)]
    attributes = [*PERMANENT, "votes"]
    found = shares(council(10, 4), attributes)
    assert found == pytest.approx(dict.fromkeys(PERMANENT, 421 / 2145) | dict.fromkeys(others, 4 / 2145))
    found = shares(council(10, 4), attributes, BANZHAF)
    assert found == pytest.approx(dict.fromkeys(PERMANENT, 848 / 2**14) | dict.fromkeys(others, 84 / 2**14))
    assert shares(council(10, 4), attributes, CRITICALITY) == dict.fromkeys(PERMANENT, 1.0)


def test_subjects_are_games_of_their_own_however_many_files_there_are():
    """Thirty subjects behind one list of links: in each the list, a table and a map are needed, a third for each."""
    rows = [(f"S{n}", "capacity", [f"c{n:02}", "links"], 0) for n in range(30)]
    rows += [(f"S{n}", "location", ["map"], 0) for n in range(30)]
    expected = {"links": 10.0, "map": 10.0} | {f"c{n:02}": 1 / 3 for n in range(30)}
    assert shares(rows, ["capacity", "location"]) == pytest.approx(expected)


def one_of_twenty():
    """Any of twenty tables with the list of links: the list 20/21, each table 1/420 in orders."""
    return evidence_of([("P", "capacity", [f"c{n:02}", "links"], 0) for n in range(20)], ["capacity"])


def test_a_subject_that_hangs_on_too_many_files_is_estimated_and_says_how_well():
    grid = grid_of(one_of_twenty())
    found = attribution(grid)
    assert "estimated from 4096 draws (seed 20240501); the standard error" in found.reason
    assert 0 < found.error < 0.01
    of_file = {each.file: each.share for each in found.shares}
    assert sum(of_file.values()) == pytest.approx(1.0)
    assert of_file["links"] == pytest.approx(20 / 21, abs=5 * found.error)
    assert attribution(grid) == found
    assert attribution(grid, seed=7) != found
    exact = attribution(grid, CRITICALITY)
    assert [(each.file, each.share) for each in exact.shares] == [("links", 1.0)]
    assert exact.error == 0.0
    drawn = attribution(grid, BANZHAF)
    assert {each.file: each.share for each in drawn.shares}["links"] == pytest.approx(1.0, abs=5 * drawn.error)


def test_copies_are_one_player_and_share_equally_in_every_measure():
    rows = [("P", "x", ["a"], 0), ("P", "x", ["copy"], 0), ("P", "x", ["b"], 0), ("P", "y", ["m"], 0)]
    copies = {"copy": "a"}
    assert shares(rows, ["x", "y"], BANZHAF, copies=copies) == pytest.approx(
        {"a": 1 / 8, "copy": 1 / 8, "b": 1 / 4, "m": 3 / 4}
    )
    assert shares(rows[:2] + rows[3:], ["x", "y"], CRITICALITY, copies=copies) == {"a": 0.5, "copy": 0.5, "m": 1.0}


def test_what_costs_no_file_leaves_less_to_share():
    rows = [("P", "x", [], 0), ("P", "y", ["a"], 0), ("P", "y", ["b"], 0)]
    assert shares(rows, ["x", "y"]) == {"a": 0.5, "b": 0.5}
    assert shares([("P", "x", [], 0)], ["x"]) == {}


def test_what_is_expected_is_shared_by_what_each_file_adds_to_it():
    """Two sentences of 1/2 for the place, one of 4/5 for the date: 3/4 * 4/5 = 3/5 in all.

    A place alone with the date is worth 2/5, both places 3/5, anything else nothing; then the mean over six orders.
    """
    evidence = stated(
        evidence_of([("P", "place", ["a"], 0), ("P", "place", ["b"], 0), ("P", "date", ["d"], 0)], ["place", "date"]),
        {"a": 0.5, "b": 0.5, "d": 0.8},
    )
    worth = {"": 0, "a": 0, "b": 0, "d": 0, "ab": 0, "ad": 0.4, "bd": 0.4, "abd": 0.6}
    expected = dict.fromkeys("abd", 0.0)
    for order in permutations("abd"):
        for place, file in enumerate(order):
            before, after = (worth["".join(sorted(order[:n]))] for n in (place, place + 1))
            expected[file] += (after - before) / 6
    found = expected_attribution(evidence, np.ones(3, dtype=bool), 0)
    assert {each.file: each.share for each in found.shares} == pytest.approx(expected)
    assert found.error == 0.0


def test_a_table_of_two_columns_is_right_or_wrong_as_a_whole():
    """Both facts of one table of 9/10, each as sure as it: 9/10 for the subject, and all of it the table's file's."""
    rows = [("P", "place", ["t"], 0), ("P", "date", ["t"], 0)]
    evidence = stated(evidence_of(rows, ["place", "date"]), {"t": 0.9}, tables=["t"])
    found = expected_attribution(evidence, np.ones(1, dtype=bool), 0)
    assert [(each.file, each.share) for each in found.shares] == [("t", pytest.approx(0.9))]


def test_few_nodes_are_enough_for_many_players():
    """Four hundred sentences of 1/20 for one fact: by symmetry each has a 400th of 1 - (19/20) ** 400."""
    files = [f"f{n:03}" for n in range(400)]
    evidence = stated(evidence_of([("P", "x", [file], 0) for file in files], ["x"]), dict.fromkeys(files, 0.05))
    found = expected_attribution(evidence, np.ones(400, dtype=bool), 0)
    assert nodes_needed(400) < 50
    assert {round(each.share * 400, 5) for each in found.shares} == {round(1 - 0.95**400, 5)}


def test_who_hangs_on_many_files_is_drawn_with_a_stated_error():
    """Ten tables behind one list, each sure: the list has 10/11 of it, each table 1/110."""
    files = [f"c{n}" for n in range(10)]
    rows = [("P", "x", [file, "links"], 0) for file in files]
    evidence = stated(evidence_of(rows, ["x"]), dict.fromkeys([*files, "links"], 1.0))
    found = expected_attribution(evidence, np.ones(11, dtype=bool), 0)
    assert "standard error at most" in found.reason
    shares = {each.file: each.share for each in found.shares}
    assert sum(shares.values()) == pytest.approx(1.0)
    assert shares["links"] == pytest.approx(10 / 11, abs=5 * found.error)
