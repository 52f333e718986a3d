"""Writes the scores of the value grammars into a page: ``values.py SPECS --json | values_table.py README.md``.

Only what stands between the two markers is replaced.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

MARKED = re.compile(r"(<!-- bench:values -->\n).*?(<!-- /bench:values -->)", re.DOTALL)
OURS = "aggregator"
HEAD = (
    "| values | in the Specs | aggregator: found, read | on the half held out | others: found, read | MB/s"
    " | times the others' speed |\n|---|---|---|---|---|---|---|\n"
)


def rewritten(page: str, rows: Sequence[Mapping[str, Any]]) -> str:
    """Return the page with the table of these scores between its markers.

    Raises
    ------
    ValueError
        The markers do not stand in the page just once.
    """
    if len(MARKED.findall(page)) != 1:
        raise ValueError("the page needs one <!-- bench:values --> with its <!-- /bench:values -->")
    table = HEAD + "".join(map(_line, rows))
    return MARKED.sub(lambda marked: marked[1] + table + marked[2], page)


def _line(row: Mapping[str, Any]) -> str:
    scores = row["scores"]
    mine = scores[OURS]
    others = {name: one for name, one in scores.items() if name != OURS}
    cells = (
        f"{row['kind']}, {'English' if row['language'] == 'en' else 'Chinese'}",
        str(row["values"]),
        _f1(mine),
        _f1(row["held"][OURS]),
        "; ".join(f"{name} {_f1(one)}" for name, one in others.items()) or "not run",
        f"{mine['speed']:.2f}",
        "; ".join(f"{mine['speed'] / one['speed']:.1f}" for one in others.values()) or "not timed",
    )
    return f"| {' | '.join(cells)} |\n"


def _f1(one: Mapping[str, float]) -> str:
    """Return F1 of places and of values, without the zero before the point."""
    return ", ".join(f"{one[what]:.3f}".removeprefix("0") for what in ("found", "read"))


def main(path: Path) -> None:
    """Replace the table of a page by one of the scores that come in."""
    rows = json.load(sys.stdin)
    path.write_text(rewritten(path.read_text(encoding="utf-8"), rows), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
