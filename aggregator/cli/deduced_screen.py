"""What follows from totals and parts, on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from aggregator.cli.screens import SHOWN_SETS, Words, bracketed, console, fact_words, indented
from aggregator.report.place_words import rule_in
from aggregator.report.words import say


def show_deduced(records: Iterable[Mapping[str, Any]], lang: str) -> None:
    """Show what follows from totals and parts, one value a line, with the smallest sets of files that it takes."""
    out = console()
    for record in records:
        unit = f" {record['unit']}" if record["unit"] else ""
        ends = say(lang, "from_to", low=_end_words(record["lowest"]), high=_end_words(record["highest"]))
        value = ends if record["value"] is None else str(record["value"])
        known = "" if record["known"] else f" {bracketed(say(lang, 'too_wide'), lang)}"
        line = Words(fact_words(record, value + unit, lang) + known)
        out.print(line.append(f"  {rule_in(lang, record['reason'])}", style="dim"))
        for files in record["files"][:SHOWN_SETS]:
            out.print(indented(" + ".join(files), "dim"))
        more = len(record["files"]) - SHOWN_SETS
        if more > 0 or not record["all_files"]:
            out.print(indented(f"… {max(more, 0)}{'' if record['all_files'] else '+'}", "dim"))


def _end_words(end: float | str | None) -> str:
    return "?" if end is None else str(end) if isinstance(end, str) else f"{end:g}"
