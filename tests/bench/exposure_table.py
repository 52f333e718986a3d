"""Writes what questions to the exposure model take into a page: ``exposure.py --json | exposure_table.py README.md``.

Only what stands between the two markers is replaced.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

MARKED = re.compile(r"(<!-- bench:exposure -->\n).*?(<!-- /bench:exposure -->)", re.DOTALL)
NAMES = {
    "coverage": "all insights, over all files",
    "principals": "all insights, for every principal",
    "curve": "since when",
    "shapley": "Shapley's shares",
    "banzhaf": "Banzhaf's shares",
    "criticality": "what goes with a file",
    "sureness": "expected coverage, and how likely",
    "pairs": "which two accounts learn most",
    "totals": "what sums imply",
    "one subject's sets": "minimal sets of one subject",
    "a third's smallest set": "smallest set of a third",
}
HEAD = "| question | {} | growth | MiB | pandas | networkx |\n|{}---|---|---|---|---|\n"
CUT_HEAD = "| files | rows | cost, at least | gap | HiGHS alone: cost, at least | gap |\n|---|---|---|---|---|---|\n"


def rewritten(page: str, rows: Sequence[Mapping[str, Any]]) -> str:
    """Return the page with the tables of these rows between its markers.

    Raises
    ------
    ValueError
        The markers do not stand in the page just once.
    """
    if len(MARKED.findall(page)) != 1:
        raise ValueError("the page needs one <!-- bench:exposure --> with its <!-- /bench:exposure -->")
    sizes = sorted({row["files"] for row in rows})
    asked = [name for name in NAMES if any(row["question"] == name for row in rows)]
    head = HEAD.format(" | ".join(f"s, {size:,} files" for size in sizes), "---|" * len(sizes))
    lines = [_line(name, sizes, {row["files"]: row for row in rows if row["question"] == name}) for name in asked]
    cuts = [_cut_line(row) for row in rows if row["question"] == "cut"]
    table = head + "".join(lines) + ("\n" + CUT_HEAD + "".join(cuts) if cuts else "")
    return MARKED.sub(lambda marked: marked[1] + table + marked[2], page)


def _line(name: str, sizes: Sequence[int], by_size: Mapping[int, Mapping[str, Any]]) -> str:
    last = by_size[max(by_size)]
    seconds = " | ".join(_short(by_size[size]["cpu"]) if size in by_size else "" for size in sizes)
    growth = "" if last.get("growth") is None else f"{last['growth']:.2f}"
    beside = " | ".join(_times(last, tool) for tool in ("pandas", "networkx"))
    return f"| {NAMES[name]} | {seconds} | {growth} | {last['mib']:,} | {beside} |\n"


def _short(seconds: float) -> str:
    return f"{seconds:.3f}" if seconds < 0.1 else f"{seconds:.2f}" if seconds < 10 else f"{seconds:.0f}"


def _times(row: Mapping[str, Any], tool: str) -> str:
    found = row["plain"].get(tool)
    if found is None:
        return ""
    times = found["cpu"] / max(row["cpu"], 1e-9)
    told = f"{times:,.0f}" if times >= 10 else f"{times:.1f}"
    return f"{told} reckoned" if found["reckoned"] else told


def _cut_line(row: Mapping[str, Any]) -> str:
    told = " | ".join(_cost_and_gap(row[how]) for how in ("model", "HiGHS alone"))
    return f"| {row['files']:,} | {row['model']['rows']:,} | {told} |\n"


def _cost_and_gap(found: Mapping[str, Any]) -> str:
    if found.get("cost") is None:
        return f"none, {found['bound']:,} | " if "bound" in found else "out of memory | "
    return f"{found['cost']:,}, {found['bound']:,} | {1 - found['bound'] / max(1, found['cost']):.1%}"


def main(path: Path) -> None:
    """Replace the tables of a page by those of the rows that come in."""
    rows = json.load(sys.stdin)
    path.write_text(rewritten(path.read_text(encoding="utf-8"), rows), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
