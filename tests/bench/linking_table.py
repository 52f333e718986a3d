"""Writes how well names are linked into a page: ``linking.py FOLDER --json | linking_table.py README.md``.

Only what stands between the two markers is replaced.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

MARKED = re.compile(r"(<!-- bench:linking -->\n).*?(<!-- /bench:linking -->)", re.DOTALL)
HEAD = "| country | pairs | by name: precision, recall, F1 | and capacity: precision, recall, F1 |\n|---|---|---|---|\n"


def rewritten(page: str, lines: Sequence[Mapping[str, Any]]) -> str:
    """Return the page with the table of these scores between its markers.

    Raises
    ------
    ValueError
        The markers do not stand in the page just once.
    """
    if len(MARKED.findall(page)) != 1:
        raise ValueError("the page needs one <!-- bench:linking --> with its <!-- /bench:linking -->")
    table = HEAD + "".join(map(_line, lines))
    return MARKED.sub(lambda marked: marked[1] + table + marked[2], page)


def _line(line: Mapping[str, Any]) -> str:
    cells = (line["country"], line["true"], _scores(line["names"]), _scores(line["with_capacity"]))
    return f"| {' | '.join(map(str, cells))} |\n"


def _scores(score: Mapping[str, float]) -> str:
    if not score["found"]:
        return "none found"
    return ", ".join(f"{score[what]:.3f}" for what in ("precision", "recall", "f1"))


def main(path: Path) -> None:
    """Replace the table of a page by one of the scores that come in."""
    lines = json.load(sys.stdin)["lines"]
    path.write_text(rewritten(path.read_text(encoding="utf-8"), lines), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
