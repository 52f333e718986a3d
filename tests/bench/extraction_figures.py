"""Every figure of the labelled set that README's table shows, as JSON: facts, calibration, markings, values.

``python tests/bench/extraction_figures.py [--peers /their/python]``. Of the half that rules are not tuned on, only such
figures are shown.
"""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from calibration import expected_error, told
from extraction import comparisons, judged, marking_score, score, split
from extraction_values import rows
from labelled.make import documents
from values import Peers

HALVES = ("tuning", "test")


def fact_figures() -> dict[str, Any]:
    """Return how facts are found in each half: all, by place, by language, and leniently about modality."""
    figures: dict[str, Any] = {}
    for half in HALVES:
        chosen = documents(half)
        found = comparisons(chosen)
        cases = list(judged(found))
        loose = score(judged(found, is_lenient=True))
        figures[half] = {
            "facts": {"all": score(cases).as_row(), "all, however meant": loose.as_row()}
            | {name: one.as_row() for name, one in split(cases, lambda one: one.said.place)}
            | {
                name: one.as_row()
                for name, one in split(cases, lambda one: f"{one.said.place} {one.document.language}")
            }
            | {name: one.as_row() for name, one in split(cases, lambda one: one.document.language)},
            "markings": marking_score(chosen).as_row(),
            "calibration error": expected_error(told(found)),
        }
    return figures


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--peers", help="an interpreter with the other libraries")
    given = options.parse_args()
    figures = {"halves": fact_figures(), "values": list(rows(None, Peers(given.peers) if given.peers else None))}
    json.dump(figures, sys.stdout, indent=1)


if __name__ == "__main__":
    main()
