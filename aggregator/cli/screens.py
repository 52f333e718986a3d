"""What the commands show in a terminal: colour and tables on a TTY, the same words in a pipe."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Self

from rich.console import Console, Group
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text

from aggregator.model.facts import Modality
from aggregator.model.findings import Factor, Finding, Remediation, RevealingSet
from aggregator.model.identity import Decision
from aggregator.model.life import Life
from aggregator.report.changes import acceptance_words, life_words, state_words
from aggregator.report.content import FindingPage, NotRead
from aggregator.report.listing_words import why_in
from aggregator.report.place_words import place_in, rule_in
from aggregator.report.reason_words import reason_in
from aggregator.report.visible import visible
from aggregator.report.words import (
    at_most,
    beyond_one_file,
    called,
    counted,
    how_sure,
    in_language,
    is_of_one_file,
    labelled,
    named,
    percent,
    say,
    scope_name,
    sentence,
    verdict,
)
from aggregator.service.dates import iso_date

if TYPE_CHECKING:
    from aggregator.service.scan import Scan
    from aggregator.service.subjects import Candidate, SubjectRow

STYLES = {
    "critical": "bold white on red",
    "high": "bold red",
    "medium": "yellow",
    "low": "cyan",
    "none": "dim",
    "hold": "bold white on red",
    "review": "bold yellow",
    "ok": "bold green",
}
UNBOUNDED = 100_000
SHOWN_FINDINGS = 10
SHOWN_NOT_READ = 12
SHOWN_FOLDERS = 8
SHOWN_SETS = 3


class Words(Text):
    """Text in which nothing that came from a file can command a terminal or hide on it."""

    def __init__(self, text: str = "", style: str | Style = "", **more: Any) -> None:
        super().__init__(visible(text), style, **more)

    def append(self, text: Text | str, style: str | Style | None = None) -> Self:
        """Add a text, what could deceive a reader shown as its code point."""
        super().append(visible(text) if isinstance(text, str) else text, style)
        return self


class Screen(Console):
    """A console on which a text in a table is shown as it is: no markup, no emoji, no commands."""

    def on_broken_pipe(self) -> None:
        """Let the command end as it does where nobody reads on."""
        raise  # noqa: PLE0704

    def render_str(self, text: str, **how: Any) -> Text:
        """Return a text as it is shown."""
        return super().render_str(visible(text), **how)


_FAILED_AT = {"permissions": "permissions_not_read", "directory": "directory_not_read"}
"""The words for what a store could not tell, by the stage at which it failed."""


def console() -> Screen:
    """Return the console of stdout; in a pipe no line is wrapped or cut."""
    terminal = sys.stdout.isatty()
    width = None if terminal else UNBOUNDED
    return Screen(highlight=False, markup=False, emoji=False, soft_wrap=not terminal, width=width)


def show_scan(result: Scan, lang: str) -> None:
    """Show what a scan did and found."""
    out = console()
    out.print(
        say(
            lang,
            "scan_counts",
            files=counted(lang, "n_files", result.files),
            read=result.read,
            changed=result.changed,
            removed=result.removed,
        ),
        style="dim",
    )
    _show_not_read(out, result.not_read, lang)
    for failure in result.failures:
        told = say(lang, _FAILED_AT.get(failure.stage, "not_listed"))
        out.print(Words(f"{told}: {failure.path or '.'}: {reason_in(lang, failure.reason)}", style="red"))
    if result.kept_although_gone:
        out.print(Words(counted(lang, "kept_although_gone", result.kept_although_gone), style="red"))
    show_findings(result.findings, result.lives, lang)


def show_findings(findings: Sequence[Finding], lives: Mapping[str, Life], lang: str) -> None:
    """Show the verdict, the aggregations one by one, the rest in a table, and what is accepted apart."""
    out = console()
    out.print()
    accepted = [finding for finding in findings if finding.id in lives and lives[finding.id].is_accepted]
    open_ones = [finding for finding in findings if finding not in accepted]
    out.print(Words(verdict(open_ones, lang, len(accepted)), style="bold"))
    together = [finding for finding in open_ones if finding.kind == "aggregation"]
    for finding in together[:SHOWN_FINDINGS]:
        out.print()
        out.print(_card(finding, lang, life=lives.get(finding.id)))
    rest = [*together[SHOWN_FINDINGS:], *(finding for finding in open_ones if finding.kind != "aggregation")]
    if rest:
        out.print()
        out.print(_table(rest, lives, lang))
    if accepted:
        out.print()
        out.print(Words(say(lang, "accepted_title"), style="bold"))
    for finding in accepted:
        word = say(lang, finding.severity.word)
        out.print(indented(f"{word}  {sentence(finding, lang)}  [{finding.id}]", "dim"))
        out.print(indented(acceptance_words(lives[finding.id], lang), depth=8))


def show_page(page: FindingPage, lang: str) -> None:
    """Show one finding and the facts it rests on."""
    out = console()
    out.print(_card(page.finding, lang, len(page.finding.minimal_sets), page.life))
    if not page.evidence:
        return
    out.print()
    several = len(page.finding.minimal_sets) > 1
    table = _plain_table(say(lang, "evidence_first" if several else "evidence"))
    for column in ("subject", "attribute", "value", "path", "place", "rule", "confidence"):
        table.add_column(say(lang, column), overflow="fold")
    for row in page.evidence:
        value = row.value if row.value is not None else "•••"
        place, rule = place_in(lang, row.locator), rule_in(lang, row.reason)
        table.add_row(row.subject, row.attribute, value, row.file, place, rule, f"{row.confidence:.2f}")
    out.print(table)


def show_facts(records: Iterable[Mapping[str, Any]], lang: str) -> None:
    """Show facts, one a line."""
    out = console()
    for record in records:
        value = f"{record['value']} {record['unit'] or ''}".strip() if record["value"] else ""
        modality = "" if record["modality"] == Modality.ACTUAL else say(lang, record["modality"])
        place = say(lang, "fact_place", file=record["file"], place=place_in(lang, record["locator"]))
        line = Words(fact_words(record, value, lang) + bracketed(modality, lang) + place)
        rule = rule_in(lang, record["reason"])
        out.print(line.append(f"  {rule}{say(lang, 'clause_comma')}{record['confidence']:.2f}", style="dim"))


def fact_words(record: Mapping[str, Any], value: str, lang: str) -> str:
    """Return whose value is told, of which attribute and, where it holds for one, of which period."""
    subject = " ".join(filter(None, (record["subject"], record["subject_name"])))
    told = say(lang, "fact_line", subject=subject, attribute=record["attribute"], value=value)
    return told + bracketed(record["period"] or "", lang)


def bracketed(text: str, lang: str) -> str:
    """Return a text in brackets, and nothing for none."""
    return say(lang, "in_brackets", text=text) if text else ""


def show_subjects(rows: Iterable[SubjectRow], lang: str) -> None:
    """Show subjects, each with everything it is called and why."""
    out = console()
    for row in rows:
        subject = f"{row.kind} {row.id} {row.name}{bracketed(row.scope or '', lang)}"
        facts, files = counted(lang, "n_facts", row.facts), counted(lang, "n_files", row.files)
        out.print(Words(say(lang, "subject_line", subject=subject, facts=facts, files=files)))
        for each in row.identifiers:
            why = f"  {why_in(lang, each.why)}{say(lang, 'clause_comma')}{each.confidence:.2f}" if each.why else ""
            out.print(indented(f"{each.identifier}{why}", "dim"))


def show_candidates(candidates: Iterable[Candidate], lang: str) -> None:
    """Show what may be one subject, one pair a line."""
    for candidate in candidates:
        pair = candidate.pair
        sure, why = f"{pair.confidence:.2f}", why_in(lang, pair.why)
        console().print(Words(say(lang, "may_be_one", sure=sure, one=pair.one, other=pair.other, why=why)))


def show_decisions(decisions: Iterable[Decision], lang: str) -> None:
    """Show what was decided about identifiers, one decision a line."""
    for decision in decisions:
        said = (word for word in (decision.by, iso_date(decision.made), decision.because) if word)
        told = say(
            lang,
            "are_one" if decision.same else "are_two",
            one=decision.one,
            other=decision.other,
            said=say(lang, "clause_comma").join(said),
        )
        console().print(Words(told))


def show_sayings(records: Iterable[Mapping[str, Any]], lang: str) -> None:
    """Show what else files say, one a line."""
    out = console()
    for record in records:
        said = (
            f"{say(lang, f'said_{name}')} {place_in(lang, value) if name == 'locator' else value}"
            for name, value in record.items()
            if name not in {"store", "file"} and value != ""
        )
        out.print(Words(f"{record['file']}{say(lang, 'colon')}{say(lang, 'clause_comma').join(said)}"))


def show_topics(topics: Iterable[Mapping[str, Any]], lang: str) -> None:
    """Show topics by name, each with its files and how much of each is of it."""
    out = console()
    for topic in topics:
        files = topic["files"]
        out.print(Words.assemble((str(topic["topic"]), "bold"), f" · {counted(lang, 'n_files', len(files))}"))
        for each in files:
            out.print(Words(f"  {each['file']} · {percent(each['share'])}"))


def _card(finding: Finding, lang: str, sets: int = SHOWN_SETS, life: Life | None = None) -> Group:
    word = finding.severity.word
    lines: list[Any] = [
        Words.assemble(
            (f" {say(lang, word)} ", STYLES[word]),
            "  ",
            (sentence(finding, lang), "bold"),
            (f"  [{finding.id}]", "dim"),
        )
    ]
    lines += [indented(because) for because in [in_language(finding.because, lang)] if because]
    lines += [indented(told) for told in _life_lines(life, lang)]
    if finding.subjects:
        subjects = say(lang, "list_comma").join(called(finding, each) for each in finding.subjects)
        lines.append(indented(labelled(lang, "subjects", subjects)))
    if finding.since:
        lines.append(indented(say(lang, "since", date=finding.since)))
    gain = beyond_one_file(finding, lang) if finding.kind == "aggregation" else ""
    lines += [indented(told) for told in (gain, how_sure(finding, lang), at_most(finding, lang)) if told]
    lines += _set_lines(finding, lang, sets)
    if finding.remediation.hide:
        files = say(lang, "list_comma").join(finding.remediation.hide)
        lines.append(indented(labelled(lang, "to_end_it", files)))
        lines += _how_sure(finding.remediation, lang)
    marking = in_language(finding.recommended_marking, lang)
    if marking:
        lines.append(indented(say(lang, "would_be_marked", marking=marking)))
    if not is_of_one_file(finding):
        lines.append(_administrator(finding, lang))
    return Group(*lines)


def _life_lines(life: Life | None, lang: str) -> list[str]:
    if life is None:
        return []
    seen_to = [labelled(lang, name, value) for name, value in (("owner", life.owner), ("ticket", life.ticket)) if value]
    told = [life_words(life, lang), acceptance_words(life, lang), say(lang, "list_semicolon").join(seen_to)]
    return [line for line in told if line]


def _administrator(finding: Finding, lang: str) -> Padding:
    admin = finding.administrator
    told = say(
        lang,
        "for_administrator",
        revealed=admin.revealed,
        population=finding.population,
        coverage=percent(admin.coverage),
        severity=say(lang, admin.severity.word),
    )
    return indented(told, "dim")


def _how_sure(remedy: Remediation, lang: str) -> list[Any]:
    """Return what is proved of a remediation that is not proved to be the cheapest."""
    if remedy.status == "optimal" or remedy.cost is None or remedy.bound is None:
        return []
    return [indented(say(lang, "hide_gap", cost=f"{remedy.cost:g}", bound=f"{remedy.bound:g}"), "dim", depth=8)]


def _set_lines(finding: Finding, lang: str, shown: int) -> list[Any]:
    if not finding.minimal_sets or is_of_one_file(finding):
        return []
    lines: list[Any] = [indented(_sets_title(finding, lang, min(shown, len(finding.minimal_sets))))]
    if finding.factors and len(finding.minimal_sets) > 1:
        lines += [indented(_factor_words(finding, factor, lang), depth=8) for factor in finding.factors]
    told: set[str] = set()
    for one in finding.minimal_sets[:shown]:
        lines += _files_of(one, told, lang)
        told.update(one.copies)
    return lines


def _sets_title(finding: Finding, lang: str, shown: int) -> str:
    total = finding.minimal_sets_total
    if total == 1:
        return labelled(lang, "smallest_set", "").rstrip()
    if total is None:
        return labelled(lang, "smallest_sets", say(lang, "sets_open"))
    return labelled(
        lang, "smallest_sets", say(lang, "sets_all" if shown >= total else "sets_of", shown=shown, total=total)
    )


def _files_of(one: RevealingSet, told: Collection[str], lang: str) -> list[Any]:
    """Return a line for each file of a set, with its copies where they are not ``told`` yet."""
    lines: list[Any] = []
    for number, path in enumerate(one.files):
        others = say(lang, "list_comma").join(() if path in told else one.copies.get(path, ()))
        copies = f"  ({say(lang, 'copies', copies=others)})" if others else ""
        lines.append(indented(f"{'•' if number == 0 else '+'} {path}{copies}", depth=8))
    return lines


def _factor_words(finding: Finding, factor: Factor, lang: str) -> str:
    groups = [
        counted(lang, "any_of", len(paths), attributes=say(lang, "list_comma").join(attributes))
        for attributes, paths in zip(factor.attributes, factor.any_of, strict=True)
    ]
    return f"{called(finding, factor.subject)}{say(lang, 'colon')}{' × '.join(groups)}"


def indented(text: str, style: str = "", depth: int = 4) -> Padding:
    """Return a line that stands further in."""
    return Padding(Words(text, style=style), (0, 0, 0, depth), expand=False)


def _table(findings: Sequence[Finding], lives: Mapping[str, Life], lang: str) -> Table:
    table = _plain_table(say(lang, "other_findings"))
    for column in ("severity", "state", "kind", "insight", "scope", "coverage", "files"):
        table.add_column(say(lang, column), overflow="fold")
    for finding in findings:
        word = finding.severity.word
        alone = finding.revealed_by_one_file
        files = alone or tuple(path for one in finding.minimal_sets[:1] for path in one.files)
        joined = say(lang, "or_file") if alone else " + "
        more = [say(lang, "and_more", n=len(files) - 2)] if len(files) > 2 else []
        table.add_row(
            Words(say(lang, word), style=STYLES[word]),
            state_words(lives[finding.id].state, lang) if finding.id in lives else "",
            say(lang, finding.kind),
            named(finding, lang),
            scope_name(finding, lang),
            "" if is_of_one_file(finding) else f"{finding.revealed}/{finding.population} {percent(finding.coverage)}",
            say(lang, "list_comma").join([joined.join(files[:2]), *more]),
        )
    return table


def _plain_table(title: str) -> Table:
    return Table(title=title, title_justify="left", title_style="bold", box=None, pad_edge=False, padding=(0, 2, 0, 0))


def _show_not_read(out: Console, not_read: Sequence[NotRead], lang: str) -> None:
    if not not_read:
        return
    number = counted(lang, "not_read", len(not_read))
    caution = say(lang, "not_read_caution")
    out.print(Words(f"{number}{say(lang, 'full_stop')}{say(lang, 'sentence_gap')}{caution}", style="yellow"))
    often = Counter(row.status for row in not_read)
    by_status = [labelled(lang, status, str(count)) for status, count in often.most_common()]
    out.print(indented(say(lang, "list_comma").join(by_status)))
    rarest_first = sorted(not_read, key=lambda row: often[row.status])
    for row in rarest_first[:SHOWN_NOT_READ]:
        status = say(lang, "list_semicolon").join([say(lang, row.status), reason_in(lang, row.reason)])
        out.print(indented(f"{row.path}{say(lang, 'colon')}{status}", "dim"))
    if len(not_read) > SHOWN_NOT_READ:
        out.print(indented(say(lang, "and_more", n=len(not_read) - SHOWN_NOT_READ), "dim"))
        out.print(indented(labelled(lang, "unread_by_folder", _folders_of(not_read, lang))))


def _folders_of(not_read: Sequence[NotRead], lang: str) -> str:
    """Return the folders with the most unread files, each with its number, and how many more folders there are."""
    often = Counter(row.path.partition("!")[0].rpartition("/")[0] or say(lang, "top_folder") for row in not_read)
    folders = sorted(often.items(), key=lambda each: (-each[1], each[0]))
    told = [f"{folder}{say(lang, 'colon')}{count}" for folder, count in folders[:SHOWN_FOLDERS]]
    if len(folders) > SHOWN_FOLDERS:
        told.append(say(lang, "and_more", n=len(folders) - SHOWN_FOLDERS))
    return say(lang, "list_semicolon").join(told)
