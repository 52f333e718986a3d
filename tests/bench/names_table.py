"""Writes the scores of names into a page: ``names.py CORPORA --json | names_table.py README.md``.

Only what stands between the two markers is replaced.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

MARKED = re.compile(r"(<!-- bench:names -->\n).*?(<!-- /bench:names -->)", re.DOTALL)
OURS = "aggregator"
KINDS = ("person", "organisation", "place", "all")
HEAD = (
    "| corpus | names | aggregator: precision, recall, F1 | others: F1 | MB/s | times the others' speed |\n"
    "|---|---|---|---|---|---|\n"
)


def rewritten(page: str, rows: Sequence[Mapping[str, Any]]) -> str:
    """Return the page with the table of these scores between its markers.

    Raises
    ------
    ValueError
        The markers do not stand in the page just once.
    """
    if len(MARKED.findall(page)) != 1:
        raise ValueError("the page needs one <!-- bench:names --> with its <!-- /bench:names -->")
    table = HEAD + "".join(_line(row, kind) for row in rows for kind in KINDS)
    return MARKED.sub(lambda marked: marked[1] + table + marked[2], page)


def _line(row: Mapping[str, Any], kind: str) -> str:
    scores = row["scores"]
    mine = scores[OURS]
    others = {name: one for name, one in scores.items() if name != OURS}
    whole = kind == "all"
    cells = (
        f"{row['corpus']}, {kind}",
        str(mine[kind]["wanted"]),
        ", ".join(_short(mine[kind][what]) for what in ("precision", "recall", "f1")),
        "; ".join(f"{name} {_short(one[kind]['f1'])}" for name, one in others.items()) or "not run",
        f"{mine['speed']:.2f}" if whole else "",
        ("; ".join(f"{mine['speed'] / one['speed']:.0f}" for one in others.values()) or "not timed") if whole else "",
    )
    return f"| {' | '.join(cells)} |\n"


def _short(share: float) -> str:
    return f"{share:.3f}".removeprefix("0")


def main(path: Path) -> None:
    """Replace the table of a page by one of the scores that come in."""
    rows = json.load(sys.stdin)
    path.write_text(rewritten(path.read_text(encoding="utf-8"), rows), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
