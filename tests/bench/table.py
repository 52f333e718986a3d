"""Writes the timings of reading into a page: ``reading.py --json | table.py README.md``.

Only what stands between the two markers is replaced.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

MARKED = re.compile(r"(<!-- bench:reading -->\n).*?(<!-- /bench:reading -->)", re.DOTALL)
HEAD = "| files | size | files/s | MB/s | of the bare library's speed | of markitdown's |\n|---|---|---|---|---|---|\n"


def rewritten(page: str, rows: Sequence[Mapping[str, object]]) -> str:
    """Return the page with the table of these timings between its markers.

    Raises
    ------
    ValueError
        The markers do not stand in the page just once.
    """
    if len(MARKED.findall(page)) != 1:
        raise ValueError("the page needs one <!-- bench:reading --> with its <!-- /bench:reading -->")
    table = HEAD + "".join(map(_line, rows))
    return MARKED.sub(lambda marked: marked[1] + table + marked[2], page)


def _line(row: Mapping[str, object]) -> str:
    beside = f"{row['bare_ratio']:.2f} ({row['bare']})"
    markitdown = "not timed" if row["markitdown_ratio"] is None else f"{row['markitdown_ratio']:.1f}"
    name = f"{row['format']}, {row['language']}"
    speed = f"{row['files']:.1f} | {row['megabytes']:.2f}"
    return f"| {name} | {row['kilobytes']:.0f} kB | {speed} | {beside} | {markitdown} |\n"


def main(path: Path) -> None:
    """Replace the table of a page by one of the timings that come in."""
    rows = json.load(sys.stdin)
    path.write_text(rewritten(path.read_text(encoding="utf-8"), rows), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
