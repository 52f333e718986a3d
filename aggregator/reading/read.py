"""Bytes to a document: recognise, read, spend the budget, and say what could not be read."""

from __future__ import annotations

import hashlib
import struct
import zlib
from dataclasses import dataclass, replace
from functools import partial
from zipfile import BadZipFile

from aggregator.model.documents import Document, Source, Status
from aggregator.reading import legible
from aggregator.reading.detect import detect, formats
from aggregator.reading.format import Format, Opening, Reading, Unreadable
from aggregator.reading.languages import languages_of
from aggregator.reading.limits import Budget, Limits, OverBudget
from aggregator.reading.ocr.installed import ocr_version

__all__ = ["formats", "read_document", "reader_fingerprint"]

# Raised whenever recognition, decoding or this module gives other documents for the same bytes.
READING_VERSION = 3

# What parsers raise over malformed bytes. MemoryError is not among them: only a fresh worker can be trusted after it.
MALFORMED = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    BadZipFile,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)


def read_document(content: bytes, source: Source, limits: Limits | None = None) -> Document:
    """Return the document that the bytes are, whatever they are: a bad file is a result, not an error.

    Trouble inside a member shows in that child's status; the container itself stays ``ok``.

    Parameters
    ----------
    content
        The whole file.
    source
        Which file it is; its name is taken from ``member`` or else ``path``.
    limits
        What the file and everything inside it may cost together.
    """
    budget = Budget(limits or Limits())
    name = (source.member or source.path).rpartition("/")[2]
    return _Chain(budget, depth=0).read(content, source, name)


def reader_fingerprint() -> str:
    """Return a digest of all formats and versions, OCR with them: another digest means files have to be read again."""
    parts = [
        f"reading {READING_VERSION}",
        ocr_version(),
        *sorted(f"{known.name} {known.version}" for known in formats()),
    ]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class _Chain:
    """The containers around what is read now, and the one budget they share."""

    budget: Budget
    depth: int

    def read(self, content: bytes, source: Source, name: str) -> Document:
        """Return the document of one file or member."""
        limits = self.budget.limits
        detected = detect(content, name)
        document = Document(
            id=hashlib.sha256(content).hexdigest(),
            source=source,
            media_type=detected.media_type,
            detected_by=detected.detected_by,
            warnings=(detected.warning,) if detected.warning else (),
        )
        if not content:
            return replace(document, warnings=("the file is empty",))
        if len(content) > limits.bytes:
            return replace(document, status=Status.REFUSED, reason=f"larger than {limits.bytes} bytes")
        if detected.format is None:
            return replace(document, status=detected.status, reason=detected.reason)
        if self.depth > limits.depth:
            return replace(document, status=Status.REFUSED, reason=f"more than {limits.depth} containers deep")
        return self._as(detected.format, document, content, name)

    def _as(self, known: Format, document: Document, content: bytes, name: str) -> Document:
        opening = Opening(name, self.budget, partial(self._read_member, document.source))
        reading = _judged(_attempt(known, content, opening), document.media_type, len(content))
        return replace(
            document,
            blocks=reading.blocks,
            tables=reading.tables,
            children=reading.children,
            metadata=reading.metadata,
            languages=languages_of(reading.blocks, reading.tables),
            warnings=(*document.warnings, *reading.warnings),
            status=reading.status,
            reason=reading.reason,
            reader=f"{known.name} {known.version}",
        )

    def _read_member(self, parent: Source, name: str, content: bytes) -> Document:
        source = replace(parent, member=f"{parent.member}!{name}" if parent.member else name)
        try:
            self.budget.spend("members")
            self.budget.spend("unpacked_bytes", len(content))
        except OverBudget as over:
            return Document(
                hashlib.sha256(content).hexdigest(), source, "", "", status=Status.REFUSED, reason=str(over)
            )
        return _Chain(self.budget, self.depth + 1).read(content, source, name.rpartition("/")[2])


def _judged(reading: Reading, media_type: str, size: int) -> Reading:
    """Return the reading as `needs_ocr` where its words are there and cannot be read; one without any says so."""
    if reading.status not in {Status.OK, Status.PARTIAL}:
        return reading
    if reading.blocks or reading.tables or reading.children:
        reason = legible.unreadable(reading.blocks, reading.tables)
    else:
        reason = "" if reading.reason else legible.empty_pages(media_type, size)
        if not (reason or reading.reason or reading.warnings or media_type.startswith("image/")):
            return replace(reading, warnings=("it has no text",))
    if not reason:
        return reading
    return replace(reading, status=Status.NEEDS_OCR, reason="; ".join(filter(None, (reason, reading.reason))))


def _attempt(known: Format, content: bytes, opening: Opening) -> Reading:
    try:
        return known.read(content, opening)
    except OverBudget as over:
        return Reading(status=Status.REFUSED, reason=str(over))
    except Unreadable as problem:
        return Reading(status=problem.status, reason=problem.reason)
    except MALFORMED as problem:
        # A parser's message may quote the file, so only its kind is told.
        return Reading(status=Status.FAILED, reason=f"not readable as {known.name} ({type(problem).__name__})")
