"""Writes what a step of a what-if takes into a page: ``what_if.py FILES... --json | what_if_table.py README.md``.

Only what stands between the two markers is replaced.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

MARKED = re.compile(r"(<!-- bench:what-if -->\n).*?(<!-- /bench:what-if -->)", re.DOTALL)
HEAD = (
    "| files | facts | principals | a step, p50 ms | p99 ms | slowest kind of step, p99 ms | counting anew, s "
    "| times a step | made ready, s | peak MiB |\n|---|---|---|---|---|---|---|---|---|---|\n"
)


def rewritten(page: str, found: Mapping[str, Any]) -> str:
    """Return the page with the table of these times between its markers.

    Raises
    ------
    ValueError
        The markers do not stand in the page just once.
    """
    if len(MARKED.findall(page)) != 1:
        raise ValueError("the page needs one <!-- bench:what-if --> with its <!-- /bench:what-if -->")
    table = HEAD + "".join(map(_line, found["what_if"]))
    return MARKED.sub(lambda marked: marked[1] + table + marked[2], page)


def _line(one: Mapping[str, Any]) -> str:
    slowest = max(one["steps"], key=lambda name: one["steps"][name][1])
    counts = [f"{one[name]:,}" for name in ("files", "facts", "principals")]
    times = [f"{one['p50_ms']:.1f}", f"{one['p99_ms']:.1f}", f"{slowest} {one['steps'][slowest][1]:.1f}"]
    cells = [
        *counts,
        *times,
        f"{one['anew_s']:.1f}",
        f"{one['ratio']:,.0f}",
        f"{one['ready_s']:.1f}",
        f"{one['peak_mib']:,}",
    ]
    return f"| {' | '.join(cells)} |\n"


def main(path: Path) -> None:
    """Replace the table of a page by one of the times that come in."""
    found = json.load(sys.stdin)
    path.write_text(rewritten(path.read_text(encoding="utf-8"), found), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
