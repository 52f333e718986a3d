"""The rows of a finding's evidence that no single fact gives: what follows, and topics that come together."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from aggregator.exposure.witness_sets import Files
from aggregator.policy.records import Insight
from aggregator.report.content import EvidenceRow
from aggregator.service.deduced import deductions_of, explained, written
from aggregator.service.derived import derivations_of
from aggregator.service.ledger import Ledger


def rows_following(
    ledger: Ledger, insight: Insight, wanted: Mapping[str, str], paths: Collection[str], *, values: bool
) -> Iterator[EvidenceRow]:
    """Yield what follows from some files together without standing in any of them, a row for each file.

    Parameters
    ----------
    wanted
        Id -> shown name of the subjects that the files reveal.
    """
    for subject, attribute, value, reason, sets in _following(ledger, insight):
        files = _within(ledger, sets, paths) if subject in wanted else []
        unit = ledger.pack.attributes[attribute].unit or ""
        for file in files:
            others = [other for other in files if other != file]
            yield EvidenceRow(
                subject=wanted[subject],
                attribute=attribute,
                file=file,
                locator="",
                reason=reason + (f", together with {', '.join(others)}" if others else ""),
                confidence=insight.confidence_floor,
                value=f"{value} {unit}".strip() if values and value else None,
            )


def rows_of_topics(
    ledger: Ledger, insight: Insight, wanted: Mapping[str, str], paths: Collection[str]
) -> Iterator[EvidenceRow]:
    """Yield which of the files are about which of the topics that come together."""
    group = ", ".join(sorted(wanted.values()))
    for file, path in zip(ledger.files["file"], ledger.files["path"], strict=True):
        for topic in insight.combines if path in paths else ():
            if topic in ledger.topics.get(file, ()):
                yield EvidenceRow(group, topic, path, "", "topic of the file", 1.0, None)


def _following(ledger: Ledger, insight: Insight) -> Iterator[tuple[str, str, str | None, str, Collection[Files]]]:
    floor = insight.confidence_floor
    for each in deductions_of(ledger, floor).cells:
        if each.deduced.known and _is_of(each.cell.kind, each.cell.attribute, insight):
            value = None if each.deduced.value is None else written(each.deduced.value)
            yield each.subject, each.cell.attribute, value, explained(each.deduced), each.deduced.sets
    for one in derivations_of(ledger, floor).cells:
        if _is_of(one.cell.kind, one.cell.attribute, insight):
            yield one.subject, one.cell.attribute, one.value, f"derived: '{one.rule}'", list(one.since)


def _is_of(kind: str, attribute: str, insight: Insight) -> bool:
    return kind == insight.over and attribute in insight.required


def _within(ledger: Ledger, sets: Collection[Files], paths: Collection[str]) -> list[str]:
    named = (sorted(ledger.files["path"].iloc[file] for file in files) for files in sets)
    return next((each for each in named if set(each) <= set(paths)), [])
