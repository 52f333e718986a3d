"""One durable commit: the facts of a batch of files in a segment, everything else of them in the catalog."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from aggregator.index import words
from aggregator.index.catalog import Catalog, storable
from aggregator.index.segments import Earlier, Row, Segment, Segments
from aggregator.model.entries import Entry
from aggregator.model.errors import IndexCorrupt
from aggregator.model.facts import Fact, Link
from aggregator.model.locators import locator_to_json
from aggregator.model.reading_results import FileResult

# The entry itself, and those that a scan found gone from the same path: editors save by renaming.
_EARLIER = """
    SELECT past.id, reading.revision, reading.dating_revision, reading.available, reading.changed,
        reading.content_digest,
        segment.name, segment.n_rows, segment.bytes, segment.sha256
    FROM entry now JOIN entry past ON past.root = now.root AND past.path = now.path
        AND (past.id = now.id OR past.last_seen < ?)
    JOIN reading ON reading.entry = past.id LEFT JOIN segment ON segment.id = reading.dating_segment
    WHERE now.id = ? ORDER BY past.id"""

_READING = """
    INSERT INTO reading (entry, revision, scan, version, recipe, available, content_digest, signature, segment, n_rows,
        dating_revision, dating_segment, changed)
    VALUES (:entry, :revision, :scan, :version, :recipe, :available, :digest, :signature, :segment, :n_rows,
        :revision, :segment, :changed)
    ON CONFLICT (entry) DO UPDATE SET revision = excluded.revision, scan = excluded.scan, version = excluded.version,
        recipe = excluded.recipe, available = excluded.available, content_digest = excluded.content_digest,
        signature = excluded.signature, segment = excluded.segment, n_rows = excluded.n_rows,
        changed = excluded.changed,
        dating_revision = CASE WHEN :unread THEN dating_revision ELSE excluded.dating_revision END,
        dating_segment = CASE WHEN :unread THEN dating_segment ELSE excluded.dating_segment END
        WHERE revision = excluded.revision - 1"""


class _Revision(NamedTuple):
    """A file's next revision, and the revisions that came before it at its path."""

    entry: int
    number: int
    available: float
    changed: int
    result: FileResult
    earlier: tuple[Earlier, ...]
    segments: frozenset[Segment]


def replace(catalog: Catalog, segments: Segments, scan: int, results: Sequence[FileResult]) -> None:
    """Make the results the current revision of their files, all of them or none."""
    if len({result.entry.file for result in results}) < len(results):
        raise ValueError("a batch holds a file twice")
    revisions = [_revision(catalog, scan, result) for result in results]
    rows = {revision.entry: list(_rows(revision)) for revision in revisions}
    everything = [row for revision in revisions for row in rows[revision.entry]]
    segment = _segment(segments, revisions, everything) if everything else None
    with catalog.transaction():
        number = None if segment is None else _list_segment(catalog, segment)
        for revision in revisions:
            _set_reading(catalog, scan, revision, number, len(rows[revision.entry]))
        for table, width in (("document", 10), ("marking", 11), ("mention", 5), ("topic", 5), ("term", 3)):
            _replace_rows(catalog, table, width, revisions)
        words.see(
            catalog,
            (
                (revision.entry, revision.result.content_digest, term.word)
                for revision in revisions
                for term in revision.result.terms
            ),
        )


def remove(catalog: Catalog, files: Sequence[str]) -> None:
    """Forget entries and everything read from them, in one commit."""
    with catalog.transaction():
        catalog.change_each("DELETE FROM entry WHERE file = ?", [(file,) for file in files])


def drop_dead_segments(catalog: Catalog) -> None:
    """Take segments off the list that hold no row of a current or a dating revision."""
    with catalog.transaction():
        catalog.change(
            "DELETE FROM segment WHERE NOT EXISTS (SELECT 1 FROM reading WHERE reading.segment = segment.id)"
            " AND NOT EXISTS (SELECT 1 FROM reading WHERE reading.dating_segment = segment.id)"
        )


def _revision(catalog: Catalog, scan: int, result: FileResult) -> _Revision:
    entry = _number_of(catalog, result.entry)
    number, available, changed = 1, result.available, scan
    earlier: list[Earlier] = []
    segments: set[Segment] = set()
    for past, revision, dating, since, other, digest, *segment in catalog.rows(_EARLIER, (scan, entry)):
        if past == entry:
            number = revision + 1
        if digest and digest == result.content_digest:
            available, changed = min(available, since), min(changed, other)
        if segment[0] is not None:
            earlier.append(Earlier(entry, past, dating))
            segments.add(Segment(*segment))
    return _Revision(entry, number, available, changed, result, tuple(earlier), frozenset(segments))


def _number_of(catalog: Catalog, entry: Entry) -> int:
    for (number,) in catalog.rows("SELECT id FROM entry WHERE file = ?", (entry.file,)):
        return int(number)
    raise ValueError(f"{entry.file}: has a result and was never listed")


def _segment(segments: Segments, revisions: Sequence[_Revision], rows: Sequence[Row]) -> Segment:
    earlier = [each for revision in revisions for each in revision.earlier]
    return segments.write(rows, earlier, frozenset().union(*(revision.segments for revision in revisions)))


def _list_segment(catalog: Catalog, segment: Segment) -> int:
    return catalog.insert(
        "INSERT INTO segment (name, n_rows, bytes, sha256) VALUES (?, ?, ?, ?)",
        (segment.name, segment.n_rows, segment.bytes, segment.sha256),
    )


def _set_reading(catalog: Catalog, scan: int, revision: _Revision, segment: int | None, n_rows: int) -> None:
    result = revision.result
    values = {
        "entry": revision.entry,
        "revision": revision.number,
        "scan": scan,
        "version": result.entry.content_version,
        "recipe": result.recipe,
        "available": revision.available,
        "changed": revision.changed,
        "digest": result.content_digest,
        "signature": result.signature,
        "segment": segment if n_rows else None,
        "n_rows": n_rows,
        "unread": n_rows == 0 and not result.documents[0].status.is_whole,
    }
    if catalog.change(_READING, values) != 1:
        raise IndexCorrupt(f"{catalog.path}: {result.entry.file} was changed by somebody else during the scan")


def _replace_rows(catalog: Catalog, table: str, width: int, revisions: Sequence[_Revision]) -> None:
    catalog.change_each(f"DELETE FROM {table} WHERE entry = ?", [(revision.entry,) for revision in revisions])  # noqa: S608
    places = ", ".join("?" * width)
    parts = _PARTS[table]
    rows = (
        (revision.entry, ordinal, *(storable(value) if isinstance(value, str) else value for value in values))
        for revision in revisions
        for ordinal, values in enumerate(parts(revision.result))
    )
    catalog.change_each(f"INSERT INTO {table} VALUES ({places})", rows)  # noqa: S608


def _documents(result: FileResult) -> Iterator[tuple[Any, ...]]:
    for each in result.documents:
        warnings = json.dumps(each.warnings)
        yield (
            each.member, each.media_type, each.status.value, each.reason, each.reader, each.n_blocks, each.n_tables,
            warnings,
        )  # fmt: skip


def _markings(result: FileResult) -> Iterator[tuple[Any, ...]]:
    for each in result.markings:
        place = each.citation
        yield (
            each.scheme, each.label, int(each.grade), each.position, locator_to_json(place.locator), place.start,
            place.end, place.member, each.problem,
        )  # fmt: skip


def _mentions(result: FileResult) -> Iterator[tuple[Any, ...]]:
    for each in result.mentions:
        yield each.kind, each.name, each.count


def _topics(result: FileResult) -> Iterator[tuple[Any, ...]]:
    for extract in result.extracts:
        for each in extract.topics:
            yield extract.pack, each.name, each.hits


def _terms(result: FileResult) -> Iterator[tuple[Any, ...]]:
    if result.terms:
        yield (words.counts_to_json(result.terms),)


_PARTS = {"document": _documents, "marking": _markings, "mention": _mentions, "topic": _topics, "term": _terms}


def _rows(revision: _Revision) -> Iterator[Row]:
    ordinal = 0
    for extract in revision.result.extracts:
        for fact in extract.facts:
            yield _fact_row(revision, ordinal, extract.pack, fact)
            ordinal += 1
        for link in extract.links:
            yield _link_row(revision, ordinal, extract.pack, link)
            ordinal += 1


def _fact_row(revision: _Revision, ordinal: int, pack: str, fact: Fact) -> Row:
    place = fact.citation
    return Row(
        revision.entry, revision.number, ordinal, False, pack,
        *fact.subject, fact.subject_name, fact.attribute, fact.value, fact.unit, fact.period, None, None, None,
        fact.confidence, revision.result.available, locator_to_json(place.locator), place.start, place.end,
        place.member, fact.reason, fact.modality.value,
    )  # fmt: skip


def _link_row(revision: _Revision, ordinal: int, pack: str, link: Link) -> Row:
    place = link.citation
    return Row(
        revision.entry, revision.number, ordinal, True, pack,
        *link.left, None, None, None, None, None, *link.right,
        link.confidence, revision.result.available, locator_to_json(place.locator), place.start, place.end,
        place.member, None, None,
    )  # fmt: skip
