"""Which files carry a finding, on a terminal."""

from __future__ import annotations

from aggregator.cli.screens import Words, console, indented
from aggregator.model.findings import Finding
from aggregator.report.words import is_of_one_file, say

SHOWN_SHARES = 10


def show_shares(finding: Finding, measure: str, lang: str, *, expected: bool) -> None:
    """Show the files with the largest shares, how exact those are, and how many more files have one."""
    if not finding.attribution or is_of_one_file(finding):
        return
    out = console()
    of = say(lang, "share_of_expected") if expected else ""
    out.print()
    measured = say(lang, f"measure_{measure}") + of
    out.print(Words(say(lang, "shares_title", measure=measured), style="bold"))
    for share in finding.attribution[:SHOWN_SHARES]:
        out.print(indented(f"{share.share:>9.3f}  {share.file}"))
    more = len(finding.attribution) - SHOWN_SHARES
    if more > 0:
        out.print(indented(say(lang, "and_more", n=more), "dim"))
    if finding.attribution_error:
        out.print(indented(say(lang, "shares_drawn", error=f"{finding.attribution_error:.2g}"), "dim"))
