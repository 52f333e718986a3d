"""One file, from its store to what the index keeps of it; runs inside a worker, so that no text leaves it."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from aggregator.extraction.extract import Extractor, survey
from aggregator.extraction.recognised import passages_of
from aggregator.extraction.terms import terms_of
from aggregator.model.documents import Document, Source, Status
from aggregator.model.entries import Entry
from aggregator.model.errors import StoreError
from aggregator.model.reading_results import DocumentRow, FileResult
from aggregator.policy.records import Pack
from aggregator.reading.limits import Limits
from aggregator.reading.read import read_document
from aggregator.store import EntryChanged, EntryGone, Store, open_store


@dataclass(frozen=True, slots=True)
class Unit:
    """A file to read: the URI its store was opened by, its entry, and since when it has been there."""

    uri: str
    entry: Entry
    recipe: str
    available: float


@dataclass(slots=True)
class Bench:
    """What a worker keeps from one file to the next."""

    extractors: tuple[Extractor, ...]
    limits: Limits
    stores: dict[str, Store]
    passages: bool = False


_bench: list[Bench] = []


def prepare(packs: Sequence[Pack], limits: Limits, passages: bool = False) -> None:
    """Set up the worker's bench: packs compiled once, stores opened when first used.

    ``passages`` has results bring the texts along, for recognisers. What is set up stays as long as the worker: the
    collector of garbage, which takes long over very many listed names, looks through it no more.
    """
    _bench[:] = [Bench(tuple(Extractor(pack) for pack in packs), limits, {}, passages)]
    gc.collect()
    gc.freeze()


def read_unit(unit: Unit) -> FileResult:
    """Return what the index keeps of one file: facts, links, markings, mentions, and how reading went."""
    bench = _bench[0]
    too_large = f"larger than the {bench.limits.bytes} bytes that one file may have"
    if (unit.entry.size or 0) > bench.limits.bytes:
        return not_read(unit, Status.REFUSED, too_large)
    source = Source(unit.entry.file, unit.entry.path, unit.entry.content_version)
    try:
        content = read_bytes(bench, unit.uri, unit.entry)
    except (EntryChanged, EntryGone) as error:
        return not_read(unit, Status.FAILED, f"{error}; it is tried again by the next scan", again=True)
    except (StoreError, OSError) as error:
        return not_read(unit, Status.FAILED, str(error), again=True)
    if len(content) > bench.limits.bytes:
        return not_read(unit, Status.REFUSED, too_large)
    return _result(bench, read_document(content, source, bench.limits), unit)


def read_path(unit: Unit) -> FileResult:
    """Return what would be kept of a local file at ``unit.uri`` that stands in no store."""
    bench = _bench[0]
    try:
        with Path(unit.uri).open("rb") as stream:
            content = stream.read(bench.limits.bytes + 1)
    except OSError as error:
        return not_read(unit, Status.FAILED, error.strerror or str(error))
    if len(content) > bench.limits.bytes:
        return not_read(unit, Status.REFUSED, f"larger than the {bench.limits.bytes} bytes that one file may have")
    source = Source(unit.entry.file, unit.entry.path, unit.entry.content_version)
    return _result(bench, read_document(content, source, bench.limits), unit)


def read_bytes(bench: Bench, uri: str, entry: Entry) -> bytes:
    """Return the bytes of an entry, at most one more than the limit allows."""
    if uri not in bench.stores:
        bench.stores[uri] = open_store(uri)
    with bench.stores[uri].open(entry, limit=bench.limits.bytes + 1) as stream:
        return stream.read(bench.limits.bytes + 1)


def _result(bench: Bench, document: Document, unit: Unit) -> FileResult:
    result = result_of(document, bench.extractors, unit)
    return replace(result, passages=passages_of(document)) if bench.passages else result


def result_of(document: Document, extractors: Sequence[Extractor], unit: Unit) -> FileResult:
    """Return what the index keeps of a document that was read."""
    seen = survey(document)
    return FileResult(
        entry=unit.entry,
        recipe=unit.recipe,
        documents=tuple(_row(member) for member in document.family()),
        extracts=tuple(extractor.extract(document) for extractor in extractors),
        markings=seen.markings,
        mentions=seen.mentions,
        signature=seen.signature,
        content_digest=document.id,
        available=unit.available,
        terms=terms_of(document.family()),
    )


def not_read(unit: Unit, status: Status, reason: str, *, again: bool = False) -> FileResult:
    """Return the result of a file that could not be read; ``again`` has the next scan try it once more."""
    row = DocumentRow(
        member="", media_type="", status=status, reason=reason, reader="", n_blocks=0, n_tables=0, warnings=()
    )
    return FileResult(
        entry=unit.entry,
        recipe="" if again else unit.recipe,
        documents=(row,),
        extracts=(),
        markings=(),
        mentions=(),
        signature=b"",
        content_digest=sha256(unit.entry.file.encode()).hexdigest(),
        available=unit.available,
    )


def _row(document: Document) -> DocumentRow:
    return DocumentRow(
        member=document.source.member,
        media_type=document.media_type,
        status=document.status,
        reason=document.reason,
        reader=document.reader,
        n_blocks=len(document.blocks),
        n_tables=len(document.tables),
        warnings=document.warnings,
    )
