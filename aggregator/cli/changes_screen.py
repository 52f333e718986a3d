"""What changed between scans, on a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from aggregator.cli.screens import STYLES, Words, console, indented
from aggregator.model.changes import TOLD, Change, State
from aggregator.model.findings import Severity
from aggregator.report.changes import causes_words, level_words, state_words, title_of, why_unknown
from aggregator.report.page.overview import when
from aggregator.report.words import counted, labelled, percent, say
from aggregator.service.changes import Difference, Moment, PastScan

SHADES = {State.NEW: "bold red", State.REOPENED: "bold red", State.WORSE: "red", State.BETTER: "cyan",
          State.RESOLVED: "green", State.UNKNOWN: "yellow"}  # fmt: skip
BARS = "▁▂▃▄▅▆▇█"


def show_difference(found: Difference, lang: str) -> None:
    """Show what changed from one scan to another, the gravest first."""
    out = console()
    after = {"after": found.after.id, "now": when(found.after.started)}
    if found.before is None:
        out.print(Words(say(lang, "diff_first", **after)))
        return
    out.print(Words(say(lang, "diff_head", before=found.before.id, then=when(found.before.started), **after), "bold"))
    if not found.after.complete:
        out.print(Words(say(lang, "diff_incomplete"), style="yellow"))
    out.print(Words(_counts(found.changes, lang) or say(lang, "diff_nothing")))
    for change in found.changes:
        _show(change, lang)
    if found.unknown:
        out.print()
        out.print(Words(say(lang, "still_unknown"), style="yellow"))
    for change in found.unknown:
        _show(change, lang)


def show_counts(changes: Sequence[Change], unknown: Sequence[Change], lang: str) -> None:
    """Show in a line how much is new, worse, better or over since the scan before; then what still is unknown."""
    out = console()
    if changes:
        out.print()
        out.print(Words(labelled(lang, "changes_title", _counts(changes, lang)), style="bold"))
    if unknown:
        out.print()
        out.print(Words(say(lang, "still_unknown"), style="yellow"))
    for change in unknown:
        _show(change, lang)


def show_overall(rows: Sequence[PastScan], lang: str) -> None:
    """Show how many findings of which severity each scan made, one a line, with a spark line on a terminal."""
    out = console()
    most = max((row.findings or 0 for row in rows), default=0)
    if out.is_terminal and most:
        out.print(Words(spark([(row.findings or 0) / most for row in rows]), style="bold"))
    for row in rows:
        counts = [f"{say(lang, word)} {number}" for word, number in row.by_severity.items()]
        told = say(lang, "list_comma").join(counts) or _found(row, lang)
        out.print(
            Words(f"{row.id}  {when(row.started)}  {told}").append(f"  {_incomplete(row, lang)}".rstrip(), "yellow")
        )


def show_scans(rows: Sequence[PastScan], lang: str) -> None:
    """Show scans, one a line."""
    out = console()
    for row in rows:
        line = say(lang, "scan_line", id=row.id, started=when(row.started), files=counted(lang, "n_files", row.files))
        out.print(Words(f"{line}  {_found(row, lang)}").append(f"  {_incomplete(row, lang)}".rstrip(), style="yellow"))


def show_history(moments: Sequence[Moment], lang: str) -> None:
    """Show how a finding went from scan to scan, one a line, with a spark line on a terminal."""
    out = console()
    if out.is_terminal:
        out.print(Words(spark([each.sighting.coverage if each.sighting else 0.0 for each in moments]), style="bold"))
    for each in moments:
        seen = each.sighting
        head = f"{each.scan.id}  {when(each.scan.started)}  "
        if seen is None:
            out.print(Words(head).append(say(lang, "history_absent"), style="dim"))
            continue
        told = say(lang, "change_level", severity=say(lang, seen.severity.word), revealed=seen.revealed,
                   population=seen.population, coverage=percent(seen.coverage))  # fmt: skip
        unknown = f"  {say(lang, f'unknown_{seen.unknown}')}" if seen.unknown else ""
        style = STYLES[seen.severity.word] if not seen.unknown else "dim"
        out.print(Words(head).append(told, style=style).append(unknown, style="yellow"))


def spark(shares: Sequence[float]) -> str:
    """Return shares as a line of bars; nothing is a space.

    Examples
    --------
    >>> spark([0.0, 0.1, 0.5, 1.0])
    ' ▁▄█'
    """
    return "".join(BARS[min(int(share * len(BARS) - 1e-9), len(BARS) - 1)] if share > 0 else " " for share in shares)


def _counts(changes: Sequence[Change], lang: str) -> str:
    often = Counter(each.state for each in changes)
    counts = [say(lang, "diff_counts", n=often[each], state=state_words(each, lang)) for each in TOLD if often[each]]
    return say(lang, "list_comma").join(counts)


def _show(change: Change, lang: str) -> None:
    out = console()
    out.print()
    for line in _lines(change, lang):
        out.print(line)


def _lines(change: Change, lang: str) -> list[object]:
    head = Words.assemble(
        (state_words(change.state, lang), SHADES[change.state]), "  ", (title_of(change, lang), "bold")
    )
    lines: list[object] = [head.append(f"  [{change.finding}]", style="dim"), indented(level_words(change, lang))]
    unknown, causes = why_unknown(change, lang), causes_words(change.causes, lang)
    lines += [indented(unknown)] if unknown else []
    lines += [indented(say(lang, "changed_because", causes=causes))] if causes else []
    return lines


def _found(row: PastScan, lang: str) -> str:
    if row.findings is None or row.worst is None:
        return say(lang, "scan_not_kept")
    if not row.findings:
        return say(lang, "scan_found_none")
    return counted(lang, "scan_found", row.findings, severity=say(lang, Severity(row.worst).word))


def _incomplete(row: PastScan, lang: str) -> str:
    return "" if row.complete else say(lang, "scan_incomplete")
