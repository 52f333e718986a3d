"""Writes the figures of extraction into a page: ``extraction_figures.py | extraction_table.py README.md``.

Only what stands between the two markers is replaced.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

MARKED = re.compile(r"(<!-- bench:extraction -->\n).*?(<!-- /bench:extraction -->)", re.DOTALL)
OURS = "aggregator"
FACTS_HEAD = "| facts | tuning half: P, R, F1 | test half: P, R, F1 |\n|---|---|---|\n"
VALUES_HEAD = (
    "| values | in both halves | tuning half: F1 EN, ZH | test half: F1 EN, ZH | read right | others: F1, test half"
    " | MB/s | times the others' speed |\n|---|---|---|---|---|---|---|---|\n"
)
FACTS = {
    "all": "all",
    "all, however meant": "all, plans and targets taken for what is",
    "table": "in tables, forms, records",
    "table en": "the same, English",
    "table zh": "the same, Chinese",
    "text": "in running text",
    "text en": "the same, English",
    "text zh": "the same, Chinese",
}


def rewritten(page: str, figures: Mapping[str, Any]) -> str:
    """Return the page with the tables of these figures between its markers.

    Raises
    ------
    ValueError
        The markers do not stand in the page just once.
    """
    if len(MARKED.findall(page)) != 1:
        raise ValueError("the page needs one <!-- bench:extraction --> with its <!-- /bench:extraction -->")
    facts, values = "".join(_facts(figures["halves"])), "".join(map(_value, figures["values"]))
    return MARKED.sub(lambda marked: f"{marked[1]}{FACTS_HEAD}{facts}\n{VALUES_HEAD}{values}{marked[2]}", page)


def _facts(halves: Mapping[str, Any]) -> Iterator[str]:
    both = [halves[half] for half in ("tuning", "test")]
    for key, name in FACTS.items():
        yield _line(
            f"{name} ({both[0]['facts'][key]['wanted']}, {both[1]['facts'][key]['wanted']})",
            *(_three(half["facts"][key]) for half in both),
        )
    yield _line("markings on documents", *(_three(half["markings"]) for half in both))
    yield _line("calibration error of confidence", *(_short(half["calibration error"]) for half in both))


def _value(row: Mapping[str, Any]) -> str:
    scores = row["scores"]
    mine, others = scores[OURS], {name: one for name, one in scores.items() if name != OURS}
    return _line(
        row["kind"],
        str(row["labelled"]),
        *(", ".join(_rate(mine[f"{half} {language}"]) for language in ("en", "zh")) for half in ("tuning", "test")),
        _short(mine["test all"]["read"]),
        "; ".join(f"{name} {_short(one['test all']['f1'])}" for name, one in others.items()) or "none",
        f"{mine['speed']:.2f}",
        "; ".join(f"{mine['speed'] / one['speed']:.1f}" for one in others.values()) or "not timed",
    )


def _three(one: Mapping[str, float]) -> str:
    return ", ".join(_short(one[what]) for what in ("precision", "recall", "f1"))


def _rate(one: Mapping[str, float]) -> str:
    return _short(one["f1"]) if one["wanted"] else "–"


def _short(figure: float) -> str:
    return f"{figure:.3f}".removeprefix("0")


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |\n"


def main(path: Path) -> None:
    """Replace the tables of a page by those of the figures that come in."""
    figures = json.load(sys.stdin)
    path.write_text(rewritten(path.read_text(encoding="utf-8"), figures), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
