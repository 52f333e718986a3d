"""A report of the last scan: its findings, each with the evidence it rests on."""

from __future__ import annotations

import os
import stat
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import networkx as nx
import numpy as np

from aggregator.exposure.attribution import SHAPLEY
from aggregator.exposure.audiences import ADMINISTRATOR
from aggregator.exposure.coverage import needed_for
from aggregator.exposure.graph import evidence_graph
from aggregator.exposure.kernel import revealed
from aggregator.index.index import Index
from aggregator.model.findings import Finding
from aggregator.model.locators import locator_from_json
from aggregator.report.content import (
    AdministratorReach,
    EvidenceRow,
    FindingPage,
    PackUsed,
    ReportContent,
    TimelineStep,
)
from aggregator.report.formats import FORMATS
from aggregator.service.analysis import Assessed, assess_pack, ledger_of, packs_of
from aggregator.service.causes import dated_by
from aggregator.service.changes import diff_in
from aggregator.service.columns import rows_in
from aggregator.service.dates import iso_date
from aggregator.service.evidence_rows import rows_following, rows_of_topics
from aggregator.service.findings import finding_called, findings_in, last_finished
from aggregator.service.ledger import Ledger
from aggregator.service.life import lives_in
from aggregator.service.readers import readership
from aggregator.service.retention import archiving_ends, changed_in
from aggregator.service.scan import unread_of
from aggregator.service.shares import shared_by

EVIDENCE_ROWS = 200
"""Facts listed with a finding; the rest is counted, and the ``facts`` command has them all."""


def report(data_dir: Path, output_format: str, lang: str, *, values: bool = False) -> str:
    """Return a report of the last scan as text, in one of `FORMATS`.

    Values are masked unless ``values``. The same index gives the same bytes.
    """
    return FORMATS[output_format](content_of(data_dir, values=values), lang)


def write_report(data_dir: Path, output: Path, output_format: str, lang: str, *, values: bool = False) -> Path:
    """Write a report that only its owner can read, and return its path."""
    return write_text(report(data_dir, output_format, lang, values=values), output)


def write_text(text: str, output: Path) -> Path:
    """Write a text that only its owner can read, and return its path."""
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as stream:
            if stat.S_ISREG(os.fstat(descriptor).st_mode):  # the mode of a device or a pipe is everybody's
                os.fchmod(descriptor, 0o600)
            stream.write(text)
    except OSError as error:
        raise OSError(error.errno, f"the report cannot be written: {error.strerror}", str(output)) from error
    return output


def content_of(data_dir: Path, *, values: bool = False) -> ReportContent:
    """Return everything that a report of the last scan tells."""
    with Index.open(data_dir) as index:
        pages = _Pages(index, values=values)
        last = last_finished(index)
        failures, found = index.failures(last.id), findings_in(index)
        lives, difference = lives_in(index, found), diff_in(index)
        return ReportContent(
            made=datetime.fromtimestamp(last.started, UTC).isoformat(timespec="seconds"),
            stores=tuple(root.name for root in index.roots()),
            packs=tuple(PackUsed(pack.name, pack.version, pack.sector, pack.digest) for pack in pages.packs),
            files=len(index.files()),
            not_read=unread_of(index),
            permissions_known=not any(access.unknown for access in index.access_classes()),
            pages=tuple(replace(pages.page(finding), life=lives.get(finding.id)) for finding in found),
            administrator=pages.administrator(),
            not_listed=tuple((each.path, each.reason) for each in failures if each.stage == "list"),
            permissions_not_read=tuple((each.path, each.reason) for each in failures if each.stage != "list"),
            changes=difference.changes,
            unknown=difference.unknown,
            compared_with="" if difference.before is None else difference.before.started,
        )


def page_of(
    data_dir: Path, beginning: str, *, values: bool = False, measure: str = SHAPLEY, expected: bool = False
) -> FindingPage:
    """Return one finding of the last scan, named by the beginning of its id, with its evidence.

    Its files have the shares that a measure gives them, of what is ``expected`` or of what is known.

    Raises
    ------
    UsageError
        No finding's id begins so, or several do.
    """
    with Index.open(data_dir) as index:
        finding = finding_called(findings_in(index), beginning)
        pages = _Pages(index, values=values)
        page = pages.dated(pages.page(pages.shared(finding, measure, expected=expected)))
        return replace(page, life=lives_in(index, [finding]).get(finding.id))


class _Pages:
    """The evidence of an open index, assessed once for all findings."""

    def __init__(self, index: Index, *, values: bool) -> None:
        self.packs = packs_of(index)
        self._values = values
        self._readers = readership(index)
        self._changed = changed_in(index)
        self._ledgers = {pack.name: ledger_of(index, pack) for pack in self.packs}
        self._assessed = {
            (one.pack.name, one.insight.name): one
            for ledger in self._ledgers.values()
            for one in assess_pack(ledger, self._readers)
        }

    def shared(self, finding: Finding, measure: str, *, expected: bool) -> Finding:
        """Return a finding whose files have the shares of a measure."""
        one = self._assessed.get((finding.pack, finding.insight))
        return finding if one is None else shared_by(one, finding, self._readers, measure, expected=expected)

    def dated(self, page: FindingPage) -> FindingPage:
        """Return a page that also says which files caused each step of its timeline, and each threshold's passing."""
        one = self._assessed.get((page.finding.pack, page.finding.insight))
        return page if one is None else dated_by(one, self._ledgers[page.finding.pack], page, self._readers)

    def administrator(self) -> tuple[AdministratorReach, ...]:
        """Return what the administrator infers past a threshold, whether or not anybody else does."""
        return tuple(
            AdministratorReach(
                insight=row.insight,
                scope=row.scope,
                revealed=row.revealed,
                population=row.population,
                coverage=row.coverage,
                severity=row.severity,
                finding=next((each.id for each in one.assessment.findings if each.scope == row.scope), None),
            )
            for one in self._assessed.values()
            for row in one.assessment.exposures
            if row.audience.kind == ADMINISTRATOR and row.severity
        )

    def page(self, finding: Finding) -> FindingPage:
        """Return a finding with its graph, its timeline and the facts of its first smallest set."""
        one = self._assessed.get((finding.pack, finding.insight))
        if one is None:
            return FindingPage(finding, nx.DiGraph(), (), 0, ())
        ledger = self._ledgers[finding.pack]
        return FindingPage(
            finding=finding,
            graph=evidence_graph(one.evidence, finding),
            timeline=_timeline(one, ledger, finding),
            threshold=needed_for(one.insight.exposed_at, finding.severity, finding.population) or 0,
            evidence=self._evidence(one, ledger, finding),
            ends_before=archiving_ends(one, finding, self._readers, self._changed),
        )

    def _evidence(self, one: Assessed, ledger: Ledger, finding: Finding) -> tuple[EvidenceRow, ...]:
        """Return the facts that the first smallest set rests on, file by file."""
        paths = set(finding.minimal_sets[0].files) if finding.minimal_sets else set()
        path_of = dict(zip(ledger.files["file"], ledger.files["path"], strict=True))
        wanted = _revealed_by(one, finding)
        if one.insight.name in one.pack.converges:
            return tuple(rows_of_topics(ledger, one.insight, wanted, paths))
        roster = ledger.rosters[one.insight.over]
        facts = roster.known(one.insight)
        rows = []
        for row in rows_in(facts[facts["file"].map(path_of).isin(paths)]):
            for subject, _ in roster.called.get(roster.nodes[row.node], ()):
                if subject in wanted:
                    place = str(locator_from_json(row.locator))
                    value = f"{row.value} {row.unit or ''}".strip() if self._values else None
                    rows.append(
                        EvidenceRow(
                            subject=wanted[subject],
                            attribute=row.attribute,
                            file=path_of[row.file],
                            locator=f"{row.member}: {place}" if row.member else place,
                            reason=row.reason,
                            confidence=row.confidence,
                            value=value,
                        )
                    )
        rows.extend(rows_following(ledger, one.insight, wanted, paths, values=self._values))
        return tuple(sorted(rows, key=lambda row: (row.subject, row.attribute, row.file))[:EVIDENCE_ROWS])


def _revealed_by(one: Assessed, finding: Finding) -> dict[str, str]:
    """Return id and shown name of the subjects that a finding's first smallest set reveals in its scope.

    Two that are called alike are told apart by their ids.
    """
    evidence = one.evidence
    paths = set(finding.minimal_sets[0].files) if finding.minimal_sets else set()
    held = np.array([path in paths for path in evidence.paths], dtype=bool)
    here = revealed(evidence, held) & (evidence.scope == evidence.scopes.index(finding.scope)) & evidence.counted
    shown = {evidence.subjects[number]: evidence.names[number] for number in np.flatnonzero(here).tolist()}
    often = Counter(shown.values())
    return {each: name if often[name] == 1 else f"{name} ({each})" for each, name in shown.items()}


def _timeline(one: Assessed, ledger: Ledger, finding: Finding) -> tuple[TimelineStep, ...]:
    """Return when the exposure grew, and which of the files that it rests on became available that day."""
    day_of = dict(zip(ledger.files["path"], ledger.files["available"].map(iso_date), strict=True))
    behind = [share.file for share in finding.attribution] or [
        path for each in finding.minimal_sets for path in each.files
    ]
    return tuple(
        TimelineStep(day, revealed_by_then, tuple(dict.fromkeys(path for path in behind if day_of.get(path) == day)))
        for day, revealed_by_then in one.assessment.timelines.get(finding.id, ())
    )
