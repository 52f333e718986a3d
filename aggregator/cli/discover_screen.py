"""Aggregations that no pack names, on a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from aggregator.cli.screens import Words, console, indented
from aggregator.report.place_words import rule_in
from aggregator.report.words import counted, percent, say
from aggregator.service.discover import Discovered


def show_discovered(found: Sequence[Discovered], lang: str) -> None:
    """Show each set of attributes with its gain, where it comes from, and the insight it would be."""
    out = console()
    if not found:
        out.print(say(lang, "nothing_discovered"))
    for each in found:
        head = say(
            lang,
            "discovered",
            attributes=" + ".join(each.attributes),
            kind=each.kind,
            revealed=each.revealed,
            alone=each.alone,
            population=each.population,
            gain=percent(each.gain),
        )
        out.print(Words(head, style="bold"))
        out.print(indented(say(lang, "discovered_split" if each.split else "discovered_accumulated"), "dim"))
        for name, sources in each.sources:
            for source in sources:
                subjects = counted(lang, "n_subjects", source.subjects)
                told = say(lang, "discovered_source", file=source.file, subjects=subjects)
                out.print(indented(f"{name}{say(lang, 'colon')}{told}  {rule_in(lang, source.reason)}", "dim"))
        out.print(indented(say(lang, "discovered_snippet", pack=each.pack)))
        for line in each.snippet.splitlines():
            out.print(indented(line))
