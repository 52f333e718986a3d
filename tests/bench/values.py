"""How well and how fast values are found, beside other libraries, on the public Specs of Recognizers-Text.

``python tests/bench/values.py SPECS [--peers /their/python] [--half tune|held|all] [--json] [--show KIND LANGUAGE]``.
SPECS is the folder ``Specs`` of github.com/microsoft/Recognizers-Text. All run over the same texts in one run, by
processor time. What is claimed, and what is left out of the Specs, stands in `values_truth.py`.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from values_truth import DIMENSIONS, KINDS, Case, Place, cases_of, is_of, read_alike, reading_of

from aggregator.extraction.search_text import search_text
from aggregator.extraction.values import find_values
from aggregator.policy.records import Attribute, ValueKind

ROUNDS = 5
"""So often our grammars go over the texts, which one pass is too short to time."""


def own(kind: str) -> tuple[Attribute, ...]:
    """Return the attributes that a pack would declare for a kind."""
    if kind == "quantity":
        return tuple(
            Attribute(name, "bench", ValueKind.QUANTITY, unit=next(iter(units)), also_in=units)
            for name, units in DIMENSIONS.items()
        )
    if kind == "percentage":
        return (Attribute("share", "bench", ValueKind.QUANTITY, unit="%"),)
    return (Attribute("value", "bench", ValueKind(KINDS[kind].value)),)


def found_by_us(kind: str, attributes: Sequence[Attribute], text: str, day: dt.date) -> list[Place]:
    """Return what our grammars find in a text, in its own characters."""
    search = search_text(text)
    places = []
    for attribute in attributes:
        for value in find_values(attribute, search.text, day):
            if not is_of(kind, value.value):
                continue
            start, end = search.raw_span(value.start, value.end)
            places.append(Place(start, end, [attribute.name, value.value]))
    return places


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over the texts of one kind in one language. ``read`` are those found with the right value."""

    wanted: int
    given: int
    found: int
    read: int
    megabytes: float

    def f1(self, right: int) -> float:
        """Return the harmonic mean of precision and recall."""
        return 2 * right / max(1, self.wanted + self.given)

    def as_row(self) -> dict[str, float]:
        """Return precision, recall and F1 of places, F1 of values, and megabytes a second."""
        return {
            "precision": self.found / max(1, self.given),
            "recall": self.found / max(1, self.wanted),
            "found": self.f1(self.found),
            "read": self.f1(self.read),
            "speed": self.megabytes,
        }


def score(kind: str, cases: Sequence[Case], answers: Sequence[Sequence[Place]], seconds: float) -> Score:
    """Return how the answers compare with the truth."""
    wanted = given = found = read = 0
    for case, places in zip(cases, answers, strict=True):
        pairs = dict(matches(case.wanted, places))
        stray = [place for number, place in enumerate(places) if number not in pairs.values()]
        wanted += len(case.wanted)
        given += len(pairs) + sum(not any(place.meets(other) for other in case.aside) for place in stray)
        found += len(pairs)
        read += sum(read_alike(kind, case.wanted[one].value, places[two].value) for one, two in pairs.items())
    size = sum(len(case.text.encode()) for case in cases)
    return Score(wanted, given, found, read, size / 1e6 / max(seconds, 1e-9))


def matches(wanted: Sequence[Place], places: Sequence[Place]) -> Iterator[tuple[int, int]]:
    """Yield the pairs that share at least half of what both cover, the best first."""
    overlaps = sorted(
        ((one.shared(two), -i, -j) for i, one in enumerate(wanted) for j, two in enumerate(places)), reverse=True
    )
    left, right = set[int](), set[int]()
    for share, minus_i, minus_j in overlaps:
        if share >= 0.5 and -minus_i not in left and -minus_j not in right:
            left.add(-minus_i)
            right.add(-minus_j)
            yield -minus_i, -minus_j


def ours(kind: str, cases: Sequence[Case], rounds: int = ROUNDS) -> tuple[list[list[Place]], float]:
    """Return what our grammars find in each text, and the processor seconds that one pass takes."""
    attributes = own(kind)
    answers = [found_by_us(kind, attributes, case.text, case.day) for case in cases]
    start = time.process_time()
    for _ in range(rounds):
        for case in cases:
            found_by_us(kind, attributes, case.text, case.day)
    seconds = (time.process_time() - start) / max(1, rounds)
    return [
        [Place(p.start, p.end, reading_of(kind, "ours", p, c.text)) for p in a]
        for a, c in zip(answers, cases, strict=True)
    ], seconds


class Peers:
    """The process that the other libraries run in."""

    def __init__(self, python: str) -> None:
        script = Path(__file__).with_name("values_peers.py")
        self._process = subprocess.Popen(
            [python, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )

    def answers(self, kind: str, language: str, cases: Sequence[Case]) -> dict[str, tuple[list[list[Place]], float]]:
        """Return what each peer finds in the texts of a kind in a language, and the processor seconds it takes."""
        asked = {"kind": kind, "language": language, "cases": [[case.text, case.day.isoformat()] for case in cases]}
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        answers = json.loads(self._process.stdout.readline())
        return {name: (_read(kind, name, cases, one["found"]), one["seconds"]) for name, one in answers.items()}


def _read(kind: str, name: str, cases: Sequence[Case], found: Sequence[Sequence[Any]]) -> list[list[Place]]:
    return [
        [Place(start, end, reading_of(kind, name, Place(start, end, value), case.text)) for start, end, value in places]
        for places, case in zip(found, cases, strict=True)
    ]


def rows(specs: Path, half: str, peers: Peers | None) -> Iterator[dict[str, Any]]:
    """Yield the scores of each kind in each language: of the chosen texts, and of those among them held out."""
    for kind in KINDS:
        for language in ("en", "zh"):
            cases = [case for case in cases_of(specs, kind, language) if half in ("all", case.half)]
            if not cases:
                continue
            answers = {"aggregator": ours(kind, cases)}
            if peers is not None:
                answers |= peers.answers(kind, language, cases)
            held = [number for number, case in enumerate(cases) if case.half == "held"]
            some = [cases[number] for number in held]
            yield {
                "kind": kind,
                "language": language,
                "texts": len(cases),
                "values": sum(len(case.wanted) for case in cases),
                "scores": {name: score(kind, cases, *one).as_row() for name, one in answers.items()},
                "held": {
                    name: score(kind, some, [places[number] for number in held], seconds).as_row()
                    for name, (places, seconds) in answers.items()
                },
            }


def show(specs: Path, kind: str, language: str, half: str) -> None:
    """Print the texts where our grammars differ from the truth."""
    cases = [case for case in cases_of(specs, kind, language) if half in ("all", case.half)]
    answers, _ = ours(kind, cases, rounds=0)
    for case, places in zip(cases, answers, strict=True):
        pairs = dict(matches(case.wanted, places))
        lost = [p for i, p in enumerate(case.wanted) if i not in pairs]
        stray = [p for i, p in enumerate(places) if i not in pairs.values() and not any(map(p.meets, case.aside))]
        wrong = [
            (case.wanted[i], places[j])
            for i, j in pairs.items()
            if not read_alike(kind, case.wanted[i].value, places[j].value)
        ]
        if lost or stray or wrong:
            said = [
                *(f"LOST {case.text[p.start : p.end]!r} {p.value}" for p in lost),
                *(f"STRAY {case.text[p.start : p.end]!r} {p.value}" for p in stray),
                *(f"WRONG {case.text[a.start : a.end]!r} {a.value} != {b.value}" for a, b in wrong),
            ]
            sys.stdout.write(f"{case.day} {case.text!r}\n    " + "\n    ".join(said) + "\n")


def main() -> None:
    """Print the scores as a table, or as JSON."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("specs", type=Path)
    options.add_argument("--peers", help="an interpreter with the other libraries")
    options.add_argument("--half", choices=("tune", "held", "all"), default="all")
    options.add_argument("--json", action="store_true")
    options.add_argument("--show", nargs=2, metavar=("KIND", "LANGUAGE"))
    given = options.parse_args()
    if given.show:
        show(given.specs, *given.show, given.half)
        return
    all_rows = rows(given.specs, given.half, Peers(given.peers) if given.peers else None)
    if given.json:
        json.dump(list(all_rows), sys.stdout, indent=1)
        return
    for row in all_rows:
        sys.stdout.write(f"{row['kind']}, {row['language']}: {row['values']} in {row['texts']} texts\n")
        for name, one in row["scores"].items():
            line = "  ".join(f"{what} {number:.3f}" for what, number in one.items())
            sys.stdout.write(f"    {name:<18}{line}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
