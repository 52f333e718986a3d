"""A pack's own tests, run: the files of each test are read, extracted and assessed like any others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from aggregator.exposure.audiences import Readership
from aggregator.extraction.extract import Extractor
from aggregator.model.access import EVERYONE, AccessClass
from aggregator.model.documents import FileId, Source
from aggregator.model.entries import Entry, EntryKind
from aggregator.model.facts import Fact
from aggregator.model.findings import Severity
from aggregator.model.reading_results import FileResult
from aggregator.policy.loader import untested
from aggregator.policy.records import ExpectedDeduction, ExpectedExposure, ExpectedFact, Pack, PackTest
from aggregator.reading.limits import Limits
from aggregator.reading.read import read_document
from aggregator.service.analysis import Assessed, assess_pack, ledger_from
from aggregator.service.columns import file_frame, rows_of
from aggregator.service.deduced_facts import following
from aggregator.service.ledger import Ledger
from aggregator.service.unit import Unit, result_of


@dataclass(frozen=True, slots=True)
class TestOutcome:
    """What came of one test of a pack; ``failures`` are sentences, none where it passed."""

    name: str
    where: str
    failures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PackOutcome:
    """What came of all tests of a pack; ``untested`` names insights without a firing or a quiet test."""

    pack: Pack
    tests: tuple[TestOutcome, ...]
    untested: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Return whether every test passed and every insight has a firing and a quiet one."""
        return not self.untested and not any(test.failures for test in self.tests)


def check_policy(pack: Pack) -> PackOutcome:
    """Return what came of each of the pack's tests."""
    extractor = Extractor(pack)
    return PackOutcome(pack, tuple(_outcome(test, pack, extractor) for test in pack.tests), untested(pack))


def _outcome(test: PackTest, pack: Pack, extractor: Extractor) -> TestOutcome:
    results = [_read(path, text, extractor) for path, text in test.files.items()]
    facts = [fact for result in results for extract in result.extracts for fact in extract.facts]
    paths = {result.entry.file: result.entry.path for result in results}
    failures = [
        *_missing(test.finds, facts, paths),
        *(_not_following(test.deduces, pack, results) if test.deduces else ()),
        *_unlike(test.expects, assess_results(pack, results)),
    ]
    return TestOutcome(test.name, test.where, tuple(failures))


def _read(path: str, text: str, extractor: Extractor) -> FileResult:
    entry = Entry("test", path, path, path.encode(), EntryKind.FILE, len(text), "1")
    document = read_document(text.encode(), Source(FileId(entry.file), path, "1"), Limits())
    return result_of(document, (extractor,), Unit("", entry, "", 0.0))


def assess_results(pack: Pack, results: Sequence[FileResult]) -> list[Assessed]:
    """Return the insights of a pack over files that stand in no index, readable by everyone."""
    return assess_pack(_ledger(pack, results), Readership((AccessClass(frozenset({EVERYONE})),), ()))


def _ledger(pack: Pack, results: Sequence[FileResult]) -> Ledger:
    facts, links = rows_of(pack.name, results)
    topics = {
        str(result.entry.file): frozenset(topic.name for each in result.extracts for topic in each.topics)
        for result in results
    }
    return ledger_from(pack, file_frame(results), facts, links, topics=topics)


def _missing(expected: Iterable[ExpectedFact], facts: Sequence[Fact], paths: dict[FileId, str]) -> Iterable[str]:
    for want in expected:
        in_file = [fact for fact in facts if paths[fact.citation.file] == want.file]
        if any(_is(fact, want) for fact in in_file):
            continue
        found = sorted({f"{_subject(fact)} {fact.attribute} = {_shown(fact)}" for fact in in_file})
        yield (
            f"{want.file}: not found: {want.subject} {want.attribute} = {want.value}; "
            f"found: {'; '.join(found) if found else 'nothing'}"
        )


def _is(fact: Fact, want: ExpectedFact) -> bool:
    names = {_subject(fact), fact.subject_name, fact.subject.value}
    return want.subject in names and fact.attribute == want.attribute and want.value in {fact.value, _shown(fact)}


def _subject(fact: Fact) -> str:
    return fact.subject.value if fact.subject.scheme == "listed" else f"{fact.subject.scheme}:{fact.subject.value}"


def _shown(fact: Fact) -> str:
    return f"{fact.value} {fact.unit}" if fact.unit else fact.value


def _not_following(expected: Iterable[ExpectedDeduction], pack: Pack, results: Sequence[FileResult]) -> Iterable[str]:
    found = list(following(_ledger(pack, results), values=True))
    for want in expected:
        of_cell = [row for row in found if _is_cell(row, want)]
        if not any(_follows_so(row, want) for row in of_cell):
            told = "; ".join(_told_of(row) for row in of_cell) or "nothing follows"
            shown = want.value or "between {:g} and {:g}".format(*want.between or (0, 0))
            files = f" from {', '.join(want.files)}" if want.files else ""
            yield f"{want.subject} {want.attribute} = {shown} does not follow{files}: {told}"


def _is_cell(row: Mapping[str, Any], want: ExpectedDeduction) -> bool:
    same = want.subject in {row["subject"], row["subject_name"]} and row["attribute"] == want.attribute
    return same and want.period in {None, row["period"]}


def _follows_so(row: Mapping[str, Any], want: ExpectedDeduction) -> bool:
    if want.value is not None:
        right = want.value in {row["value"], f"{row['value']} {row['unit']}"}
    else:
        ends = (row["lowest"], row["highest"])
        right = row["value"] is None and all(
            end is not None and abs(end - bound) < 1e-6 for end, bound in zip(ends, want.between or (), strict=True)
        )
    return right and (not want.files or sorted(want.files) in row["files"])


def _told_of(row: Mapping[str, Any]) -> str:
    value = f"from {row['lowest']} to {row['highest']}" if row["value"] is None else row["value"]
    return f"{value} follows from {' or '.join(', '.join(files) for files in row['files']) or 'the files'}"


def _unlike(expected: Iterable[ExpectedExposure], assessed: Sequence[Assessed]) -> Iterable[str]:
    by_name = {one.insight.name: one for one in assessed}
    for want in expected:
        rows = [
            row
            for row in by_name[want.insight].assessment.exposures
            if row.audience.kind == EVERYONE and (want.scope is None or row.scope == want.scope)
        ]
        revealed = sum(row.revealed for row in rows)
        severity = max((row.severity for row in rows), default=Severity.NONE)
        where = f"'{want.insight}'" + (f" for {want.scope}" if want.scope else "")
        if want.revealed is not None and revealed != want.revealed:
            yield f"{where}: revealed {revealed}, not {want.revealed}"
        if want.severity is not None and severity != want.severity:
            yield f"{where}: severity {severity.word}, not {want.severity.word}"
