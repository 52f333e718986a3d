"""What one more file in a folder would expose, before it is there."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from aggregator.exposure.assess import assess
from aggregator.exposure.audiences import ADMINISTRATOR, Readership, files_read, reaches
from aggregator.exposure.coverage import share_of
from aggregator.exposure.kernel import Bools, Evidence, rows_through, without
from aggregator.exposure.labels import MarkedFile, marked_above_its_store
from aggregator.exposure.what_if import Change, RedactedCell, changes, newly_revealed, partners, redact, verdict
from aggregator.index.index import Index
from aggregator.model.documents import Status
from aggregator.model.entries import Entry, EntryKind
from aggregator.model.errors import UsageError
from aggregator.model.facts import Citation, Fact, Grade, PackExtract
from aggregator.model.findings import Severity
from aggregator.model.reading_results import FileResult
from aggregator.policy.records import Insight, Pack
from aggregator.reading.worker import Lost, WorkerPool
from aggregator.service.analysis import evidence_of_pack, files_of, ledger_from, packs_of, readership, topics_by_file
from aggregator.service.columns import file_frame, rows_in, rows_of
from aggregator.service.dates import iso_date
from aggregator.service.facts import MASKED
from aggregator.service.findings import last_finished
from aggregator.service.labels import audience_of, may_hold_of
from aggregator.service.ledger import Ledger
from aggregator.service.places import Place, place_of
from aggregator.service.recognition import Recognition
from aggregator.service.site import Site
from aggregator.service.unit import Unit, not_read, prepare, read_path

SAME_AS = "same as"
"""The attribute that a link between two identifiers is called by where it has to be redacted."""


@dataclass(frozen=True, slots=True)
class ExposureChange:
    """How an exposure would change for one audience.

    ``before`` and ``after`` are coverages, ``partners`` the paths of the files that the new one completes,
    ``facts`` what it says of the subjects that it would reveal: subject id, shown name, fact.
    """

    insight: str
    scope: str | None
    audience: str
    before: float
    after: float
    severity_before: Severity
    severity_after: Severity
    partners: tuple[str, ...]
    facts: tuple[tuple[str, str, Fact], ...]


@dataclass(frozen=True, slots=True)
class Redaction:
    """A place to take out of the new file, and what it says of whom."""

    citation: Citation
    subject: str
    attribute: str
    surface: str

    @property
    def where(self) -> str:
        """Return the place as a person would look it up."""
        return f"{self.citation}, characters {self.citation.start + 1}-{self.citation.end}"


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What a file would expose in a folder.

    ``unread`` says what of the file was not read, empty where all was. ``changes`` holds rises only.
    ``asked`` is when the question was asked, UTC seconds.
    """

    verdict: str
    changes: tuple[ExposureChange, ...]
    redact: tuple[Redaction, ...]
    unread: str
    store: str
    path: str
    asked: float

    @property
    def status(self) -> str:
        """Return ``complete``, or what was not read."""
        return f"not read whole: {self.unread}" if self.unread else "complete"


def what_if(file: Path, folder: str, data_dir: Path, *, site: Site | None = None) -> WhatIf:
    """Return what ``file`` would expose if it stood in ``folder``; nothing is added to the index.

    Parameters
    ----------
    folder
        A folder of a scanned store, relative to the store's root or absolute. A file of the same name that
        stands there counts as replaced.

    Raises
    ------
    UsageError
        There is no such file, or no such folder in any scanned store.
    IndexMissing
        No scan has come to its end: what is there already is not known.
    """
    site = site or Site()
    if not file.is_file():
        raise UsageError(f"{file}: {'is no file; give one file' if file.exists() else 'no such file'}")
    with Index.open(data_dir) as index:
        last_finished(index)
        packs = packs_of(index)
        place = place_of(index, folder, file.name)
        result = _read(file, place, packs, site)
        case = _Case(index, place, result)
        rises = [rise for pack in packs for rise in case.rises(pack)]
        marked = case.marked(site)
    unread = "; ".join(
        f"{row.member or file.name}: {row.status.value}{': ' + row.reason if row.reason else ''}"
        for row in result.documents
        if row.status is not Status.OK
    )
    found = [*(change for rise in rises for change in rise.changes), *marked]
    return WhatIf(
        verdict=verdict(found, unread=bool(unread), hold_at=site.hold_at),
        changes=(*(told for rise in rises for told in rise.told()), *map(_told_of_marking, marked)),
        redact=tuple(dict.fromkeys(redaction for rise in rises for redaction in rise.redactions())),
        unread=unread,
        store=place.root_name,
        path=place.path,
        asked=result.available,
    )


def _told_of_marking(change: Change) -> ExposureChange:
    return ExposureChange(
        insight=change.insight,
        scope=change.scope,
        audience=", ".join(change.audience.principals) or ADMINISTRATOR,
        before=float(change.before),
        after=float(change.after),
        severity_before=change.severity_before,
        severity_after=change.severity_after,
        partners=(),
        facts=(),
    )


def _read(file: Path, place: Place, packs: Sequence[Pack], site: Site) -> FileResult:
    """Return what the packs make of the file, read in a worker like any other."""
    now = time.time()
    entry = Entry(place.root, "what-if", place.path, b"", EntryKind.FILE, file.stat().st_size, "", now, now)
    unit = Unit(str(file.absolute()), entry, "", now)
    prepared = (packs, site.limits, bool(site.recognisers))
    with (
        WorkerPool(read_path, workers=1, limits=site.limits, initializer=prepare, initargs=prepared) as pool,
        Recognition(site, packs, 1) as recognition,
    ):
        ((_, outcome),) = recognition.run(pool.run([unit]))
    return not_read(unit, Status.FAILED, outcome.reason) if isinstance(outcome, Lost) else outcome


@dataclass(frozen=True, slots=True)
class _Case:
    """One file, and everything that is already there."""

    index: Index
    place: Place
    result: FileResult

    def rises(self, pack: Pack) -> Iterator[_Rise]:
        """Yield the insights of a pack whose exposure the file raises for anybody."""
        ledger = self._ledger(pack)
        readers = readership(self.index)
        extract = next((one for one in self.result.extracts if one.pack == pack.name), PackExtract(pack.name))
        mine = ledger.file_number[self.result.entry.file]
        for insight, everything in evidence_of_pack(ledger):
            now = (
                everything
                if self.place.replaces is None
                else without(everything, ledger.file_number[self.place.replaces])
            )
            before = without(everything, mine)
            found = [
                change
                for change in changes(
                    assess(before, insight, pack.name, readers), assess(now, insight, pack.name, readers)
                )
                if change.is_rise
            ]
            if found:
                yield _Rise(insight, ledger, now, readers, mine, extract, tuple(found))

    def marked(self, site: Site) -> tuple[Change, ...]:
        """Return the rise that the file's marking makes where its store may not hold it."""
        root = next(root for root in self.index.roots() if root.id == self.place.root)
        may_hold = may_hold_of(root, site)
        if may_hold is None or not self.result.markings:
            return ()
        audience = audience_of(self.index.access_classes()[self.place.access_class])
        highest = max(self.result.markings, key=lambda marking: marking.grade)
        replaced = [marking.grade for file, marking in self.index.markings() if file == self.place.replaces]
        after, before = (
            marked_above_its_store(
                MarkedFile(self.place.root_name, self.place.path, highest.label, grade, may_hold, audience)
            )
            for grade in (highest.grade, max(replaced, default=Grade.NONE))
        )
        if after is None or (before is not None and before.severity >= after.severity):
            return ()
        was = Severity.NONE if before is None else before.severity
        return (Change(after.insight, None, audience, int(before is not None), 1, was, after.severity),)

    def _ledger(self, pack: Pack) -> Ledger:
        new_facts, new_links = rows_of(pack.name, [self.result])
        new_file = file_frame([self.result], self.place.access_class).assign(
            root_name=self.place.root_name, available=self.result.available, owner=""
        )
        facts, links, files = self.index.facts(pack.name), self.index.links(pack.name), files_of(self.index)
        tables = (_joined(files, new_file), _joined(facts, new_facts), _joined(links, new_links))
        return ledger_from(pack, *tables, self.index.decisions(), self._topics(pack) if pack.converges else {})

    def _topics(self, pack: Pack) -> dict[str, frozenset[str]]:
        """Return file -> the topics it is about, those of the new file with them."""
        of_new = frozenset(topic.name for one in self.result.extracts if one.pack == pack.name for topic in one.topics)
        return {**topics_by_file(rows_in(self.index.topics(pack.name))), str(self.result.entry.file): of_new}


def _joined(old: pd.DataFrame, new: pd.DataFrame) -> pd.DataFrame:
    """Return the columns that both have, the old rows first."""
    shared = [column for column in new.columns if column in old.columns]
    parts = [rows[shared] for rows in (old, new) if len(rows)]
    return pd.concat(parts, ignore_index=True) if parts else new[shared]


@dataclass(frozen=True, slots=True)
class _Rise:
    """An insight whose exposure the new file raises."""

    insight: Insight
    ledger: Ledger
    evidence: Evidence
    readers: Readership
    file: int
    extract: PackExtract
    changes: tuple[Change, ...]

    def told(self) -> Iterator[ExposureChange]:
        """Yield each rise with the files that the new one completes, and what it says of those subjects."""
        reads = {reach.principal: reach.classes for reach in reaches(self.readers, self.insight.may_know)}
        for change in self.changes:
            classes = reads.get(change.audience.principals[0])
            everything = np.ones(len(self.evidence.files), dtype=bool)
            files = everything if classes is None else files_read(classes, self.evidence.access_class)
            scope = self.evidence.scopes.index(change.scope)
            population = int(self.evidence.population[scope])
            yield ExposureChange(
                insight=change.insight,
                scope=change.scope,
                audience=", ".join(change.audience.principals),
                before=share_of(change.before, population),
                after=share_of(change.after, population),
                severity_before=change.severity_before,
                severity_after=change.severity_after,
                partners=partners(self.evidence, self.file, files, scope),
                facts=tuple(self._facts(self._subjects(newly_revealed(self.evidence, self.file, files, scope)))),
            )

    @property
    def _id(self) -> str:
        return str(self.ledger.files["file"].iat[self.file])

    def _subjects(self, chosen: Bools) -> frozenset[str]:
        return frozenset(self.evidence.subjects[number] for number in np.flatnonzero(chosen))

    def _facts(self, subjects: frozenset[str]) -> Iterator[tuple[str, str, Fact]]:
        for fact in self.extract.facts:
            counts = self.ledger.pack.attributes[fact.attribute].counts(fact.modality)
            if counts and fact.attribute in self.insight.combines:
                yield from (
                    (subject, name, fact)
                    for subject, name in self.ledger.subjects_called(fact.subject, self._id)
                    if subject in subjects
                )

    def redactions(self) -> Iterator[Redaction]:
        """Yield every place of the new file that has to go so that nothing rises."""
        cells = redact(self.evidence, self.insight, self.file, self.readers)
        for fact in self.extract.facts:
            for subject, _ in self.ledger.subjects_called(fact.subject, self._id):
                if RedactedCell(subject, fact.attribute) in cells:
                    yield Redaction(fact.citation, subject, fact.attribute, fact.surface)
        joined = {cell.subject for cell in cells if self._rests_on_links(cell)}
        for link in self.extract.links:
            for subject, _ in self.ledger.subjects_called(link.left, self._id):
                if subject in joined:
                    yield Redaction(link.citation, subject, SAME_AS, link.left.value)

    def _rests_on_links(self, cell: RedactedCell) -> bool:
        """Return whether the file helps to know a cell by joining identifiers, not only by what it says."""
        evidence = self.evidence
        of_cell = rows_through(evidence, self.file)
        of_cell &= evidence.way_subject[evidence.row_way] == evidence.subjects.index(cell.subject)
        of_cell &= evidence.row_attribute == evidence.attributes.index(cell.attribute)
        return bool(np.any(np.diff(evidence.witness_ptr)[evidence.row_witness[of_cell]] > 1))


def what_if_to_record(answer: WhatIf, *, values: bool = False) -> dict[str, Any]:
    """Return the answer as the mapping that ``--format json`` prints; values are masked unless asked for."""
    return {
        "verdict": answer.verdict,
        "changes": [
            {
                "insight": change.insight,
                "scope": change.scope,
                "audience": change.audience,
                "before": change.before,
                "after": change.after,
                "severity_before": change.severity_before.word,
                "severity_after": change.severity_after.word,
                "partners": list(change.partners),
                "facts": [_fact_record(answer, *fact, values=values) for fact in change.facts],
            }
            for change in answer.changes
        ],
        "redact": [
            {
                "locator": place.where,
                "subject": place.subject,
                "attribute": place.attribute,
                "member": place.citation.member,
                "start": place.citation.start,
                "end": place.citation.end,
            }
            for place in answer.redact
        ],
        "status": answer.status,
    }


def _fact_record(answer: WhatIf, subject: str, name: str, fact: Fact, *, values: bool) -> dict[str, Any]:
    return {
        "subject": subject,
        "subject_name": name or fact.subject_name,
        "attribute": fact.attribute,
        "value": fact.value if values else MASKED,
        "unit": fact.unit,
        "period": fact.period,
        "store": answer.store,
        "file": answer.path,
        "locator": str(fact.citation),
        "text": fact.surface if values else None,
        "confidence": fact.confidence,
        "modality": fact.modality.value,
        "reason": fact.reason,
        "date": iso_date(answer.asked),
    }
