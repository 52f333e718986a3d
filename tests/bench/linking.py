"""How well subjects are linked by name alone: ``python tests/bench/linking.py FOLDER [--json] [--show COUNTRY]``.

The folder is a drive of power plants: ``JRC-PPDB-OPEN/JRC_OPEN_UNITS.csv`` (plants by their code ``eic_p``, with a
name), ``country-lists/<country>.csv`` (a list a country, plants by the number of its maker) and the table that links
both, ``JRC-PPDB-OPEN/JRC_OPEN_LINKAGES.csv``. That table is the truth and is not shown to what is measured.

The names go through what a scan uses: `alike_names` over every name of both sides, then `merges_of`. A pair is found
when a merged name stands for both identifiers. Only pairs count whose two sides both stand somewhere in the truth: of
the others nobody said whether they are one. The truth also links single units to the plant they are of (CHOOZ 2 to
CHOOZ), which are two subjects by their numbers and are not meant to be merged; they stay in the recall.

The second figure of each country is with capacities beside the names. The sureness of each way of being alike was
chosen on the countries that are every second one of the alphabet; the last rows give both halves apart, and how often
pairs of each confidence are right.
"""

from __future__ import annotations

import argparse
import csv
import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import networkx as nx

from aggregator.extraction.alike import SURE, Named, alike_names
from aggregator.extraction.merges import merges_of
from aggregator.extraction.vocabulary import name_identifier
from aggregator.model.facts import Identifier
from aggregator.model.identity import Alike

Pair = tuple[str, str]
BANDS = (0.0, 0.55, 0.7, 0.8, 0.9, 0.95, 1.0)


class Plant(NamedTuple):
    """A plant as one side has it: the scheme of its code, the code, and what stands in the row."""

    scheme: str
    code: str
    name: str
    country: str
    capacity: float | None


@dataclass(slots=True)
class Score:
    """Pairs of the truth, those that were found, and how many of those are right."""

    true: int = 0
    found: int = 0
    right: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.true + other.true, self.found + other.found, self.right + other.right)

    @property
    def precision(self) -> float:
        """Return the share of what was found that is right; 1 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Return the share of the truth that was found."""
        return self.right / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        return 2 * self.right / (self.true + self.found) if self.true + self.found else 1.0


@dataclass(slots=True)
class Outcome:
    """What linking gave: the pairs merged, every pair offered with how it is alike, and the seconds it took."""

    merged: set[Pair] = field(default_factory=set)
    offered: dict[Pair, Alike] = field(default_factory=dict)
    names: int = 0
    seconds: float = 0.0


def plants(folder: Path) -> Iterator[Plant]:
    """Yield the plants of both sides, a row each."""
    for row in _rows(folder / "JRC-PPDB-OPEN/JRC_OPEN_UNITS.csv"):
        yield Plant("eic", row["eic_p"], row["name_p"], row["country"], _number(row["capacity_p"]))
    for path in sorted((folder / "country-lists").glob("*.csv")):
        for row in _rows(path):
            yield Plant("wri", row["Power Plant ID"], row["Name"], path.stem, _number(row["Capacity (MW)"]))


def truth_of(folder: Path, known: Sequence[Plant]) -> set[Pair]:
    """Return the pairs (eic, wri) that the linkage table says are one, of plants that both sides have."""
    codes = {(plant.scheme, plant.code) for plant in known}
    rows = _rows(folder / "JRC-PPDB-OPEN/JRC_OPEN_LINKAGES.csv")
    pairs = {
        (row["eic_p"], number.strip().removeprefix("WRI"))
        for row in rows
        for number in row["WRI_id"].split(",")
        if number.strip()
    }
    return {(eic, wri) for eic, wri in pairs if ("eic", eic) in codes and ("wri", wri) in codes}


def named_of(known: Sequence[Plant], *, capacities: bool) -> list[Named]:
    """Return each name of a country as the index has it: what files call it, and the codes in its rows."""
    rows: dict[tuple[str, Identifier], list[Plant]] = defaultdict(list)
    for plant in known:
        if plant.name.strip():
            rows[plant.country, name_identifier("plant", plant.name)].append(plant)
    return [
        Named(
            identifier._replace(value=f"{identifier.value} ({country})"),
            tuple(sorted({plant.name for plant in same})),
            frozenset([country]),
            frozenset((plant.scheme, plant.code) for plant in same),
            {"capacity": frozenset(plant.capacity for plant in same if plant.capacity)} if capacities else {},
        )
        for (country, identifier), same in rows.items()
    ]


def linked(named: Sequence[Named]) -> Outcome:
    """Return what the names give, by the way that a scan takes."""
    start = time.process_time()
    alike = alike_names(named)
    merges = merges_of((), (pair for pair in alike if pair.confidence >= SURE), lambda each: (0, 0, each.value))
    outcome = Outcome(names=len(named), seconds=time.process_time() - start)
    codes = {one.identifier: one.codes for one in named}
    groups: dict[Identifier, set[tuple[str, str]]] = defaultdict(set)
    for identifier, own in codes.items():
        groups[merges.main(identifier)] |= own
    outcome.merged = {pair for group in groups.values() for pair in _pairs(group)}
    for pair in reversed(alike):
        outcome.offered.update(dict.fromkeys(_pairs(codes[pair.one] | codes[pair.other]), pair))
    return outcome


def _pairs(codes: frozenset[tuple[str, str]] | set[tuple[str, str]]) -> Iterator[Pair]:
    """Yield each (eic, wri) of a group; none where it has two of the one and of the other: a name of several."""
    eics, wris = ([code for scheme, code in sorted(codes) if scheme == wanted] for wanted in ("eic", "wri"))
    if len(eics) == 1 and len(wris) == 1:
        yield eics[0], wris[0]


def scores(merged: set[Pair], truth: set[Pair], country: Mapping[str, str]) -> dict[str, Score]:
    """Return the score of each country; pairs with a side that the truth does not know are left out."""
    by_country: dict[str, Score] = defaultdict(Score)
    counted = _known(merged, truth)
    for pair in truth | counted:
        by_country[country[pair[1]]] += Score(pair in truth, pair in counted, pair in truth and pair in counted)
    return dict(sorted(by_country.items()))


def _known(pairs: set[Pair], truth: set[Pair]) -> set[Pair]:
    eics, wris = {eic for eic, _ in truth}, {wri for _, wri in truth}
    return {(eic, wri) for eic, wri in pairs if eic in eics and wri in wris}


def calibration(offered: Mapping[Pair, Alike], truth: set[Pair]) -> list[dict[str, Any]]:
    """Return, for each band of confidence, how many pairs it has and how many of those are right."""
    counted = _known(set(offered), truth)
    said: Counter[float] = Counter()
    right: Counter[float] = Counter()
    for pair in counted:
        band = max(low for low in BANDS if low <= offered[pair].confidence)
        said[band] += 1
        right[band] += pair in truth
    return [{"from": low, "to": high, "pairs": said[low], "right": right[low]} for low, high in pairwise(BANDS)]


def one_to_one(truth: set[Pair]) -> int:
    """Return the most pairs of the truth that can hold at once where no plant is linked twice."""
    graph = nx.Graph((("eic", eic), ("wri", wri)) for eic, wri in truth)
    return len(nx.max_weight_matching(graph))


def beyond(merged: set[Pair], truth: set[Pair], capacity: Mapping[tuple[str, str], float | None]) -> tuple[int, int]:
    """Return, of the merged pairs that the truth says nothing of, how many have both capacities and how many agree.

    They agree where they differ by a quarter at most: no proof, but nothing that the choice of the truth flatters.
    """
    both = [
        (one, other)
        for eic, wri in merged - _known(merged, truth)
        if (one := capacity["eic", eic]) and (other := capacity["wri", wri])
    ]
    return len(both), sum(max(pair) <= 1.25 * min(pair) for pair in both)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
        return list(csv.DictReader(lines))


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", ""))
    except ValueError:
        return None


def _line(name: str, alone: Score, beside: Score) -> dict[str, Any]:
    return {"country": name, "true": alone.true} | {
        which: {
            "found": score.found,
            "right": score.right,
            "precision": score.precision,
            "recall": score.recall,
            "f1": score.f1,
        }
        for which, score in (("names", alone), ("with_capacity", beside))
    }


def lines_of(alone: Mapping[str, Score], beside: Mapping[str, Score]) -> list[dict[str, Any]]:
    """Return the table: a line a country, then the two halves and all."""
    empty = Score()
    countries = sorted(alone.keys() | beside.keys())
    lines = [_line(each, alone.get(each, empty), beside.get(each, empty)) for each in countries]
    for name, chosen in (
        ("chosen on", countries[::2]),
        ("held out", countries[1::2]),
        ("all", countries),
    ):
        both = (sum((side.get(each, empty) for each in chosen), Score()) for side in (alone, beside))
        lines.append(_line(name, *both))
    return lines


def show(outcome: Outcome, truth: set[Pair], known: Sequence[Plant], country: str) -> None:
    """Print what of a country is wrong and what is missed."""
    row = {(plant.scheme, plant.code): plant for plant in known}
    for pair in sorted(_known(outcome.merged, truth) ^ truth):
        one, other = row["eic", pair[0]], row["wri", pair[1]]
        if other.country == country:
            found = outcome.offered.get(pair)
            why = f"{found.confidence:.2f} {found.why}" if found else "not alike"
            print("missed" if pair in truth else "wrong ", one.name, "|", other.name, "|", why)


def main() -> None:
    """Print how well the names of a folder are linked."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", action="store_true", help="print the table as JSON")
    parser.add_argument("--show", metavar="COUNTRY", help="print what of a country is wrong or missed")
    told = parser.parse_args()
    known = list(plants(told.folder))
    truth = truth_of(told.folder, known)
    country = {plant.code: plant.country for plant in known if plant.scheme == "wri"}
    alone, beside = (linked(named_of(known, capacities=capacities)) for capacities in (False, True))
    lines = lines_of(*(scores(outcome.merged, truth, country) for outcome in (alone, beside)))
    capacity = {(plant.scheme, plant.code): plant.capacity for plant in known}
    outside, agree = beyond(alone.merged, truth, capacity)
    if told.json:
        said = {"outside": outside, "agree": agree, "names": alone.names, "seconds": alone.seconds}
        print(json.dumps(said | {"lines": lines, "calibration": calibration(alone.offered, truth)}))
        return
    for line in lines:
        names, with_capacity = line["names"], line["with_capacity"]
        figures = "  ".join(
            f"{each['right']:4}/{each['found']:4}  P {each['precision']:.3f} R {each['recall']:.3f} F1 {each['f1']:.3f}"
            for each in (names, with_capacity)
        )
        print(f"{line['country']:16}{line['true']:5}  {figures}")
    print(f"{alone.names} names in {alone.seconds:.2f} s; of {len(truth)} pairs {one_to_one(truth)} can be one to one")
    print(f"outside of the truth: the capacities of {agree} of {outside} merged pairs agree")
    for band in calibration(alone.offered, truth):
        print(f"confidence {band['from']:.2f}-{band['to']:.2f}: {band['right']} of {band['pairs']} right")
    if told.show:
        show(alone, truth, known, told.show)


if __name__ == "__main__":
    main()
