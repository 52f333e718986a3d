"""Writes the speeds of extraction into a page: ``extraction_speed.py --json | speed_table.py README.md``.

Only what stands between the two markers is replaced.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

MARKED = re.compile(r"(<!-- bench:speed -->\n).*?(<!-- /bench:speed -->)", re.DOTALL)
HEAD = "| what | MB/s | times the whole of extraction |\n|---|---|---|\n"
WHOLE = "whole extraction"


def rewritten(page: str, found: Mapping[str, Any]) -> str:
    """Return the page with the table of these speeds between its markers.

    Raises
    ------
    ValueError
        The markers do not stand in the page just once.
    """
    if len(MARKED.findall(page)) != 1:
        raise ValueError("the page needs one <!-- bench:speed --> with its <!-- /bench:speed -->")
    whole = found["speeds"][WHOLE]
    lines = [
        f"| {name} | {one:.2f} | {one / whole:.2f} |\n" for name, one in (found["speeds"] | found["peers"]).items()
    ]
    table = HEAD + "".join(lines)
    return MARKED.sub(lambda marked: marked[1] + table + marked[2], page)


def main(path: Path) -> None:
    """Replace the table of a page by one of the speeds that come in."""
    found = json.load(sys.stdin)
    path.write_text(rewritten(path.read_text(encoding="utf-8"), found), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
