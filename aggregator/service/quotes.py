"""The text that facts were read from, read again from the files: the index keeps places, not text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from aggregator.index.index import Index
from aggregator.model.documents import Document, FileId, Source
from aggregator.model.entries import Entry
from aggregator.model.errors import StoreError
from aggregator.model.locators import locator_from_json, locator_to_json
from aggregator.reading.errands import Lost
from aggregator.reading.limits import Limits
from aggregator.reading.read import read_document
from aggregator.reading.worker import WorkerPool
from aggregator.store import open_store


@dataclass(frozen=True, slots=True)
class Quote:
    """A place to quote: file, member of it, locator as the index keeps it, code points in the raw text."""

    file: str
    member: str
    locator: str
    start: int
    end: int

    @property
    def place(self) -> str:
        """Return the place as a person would look it up."""
        place = str(locator_from_json(self.locator))
        return f"{self.member}: {place}" if self.member else place


@dataclass(frozen=True, slots=True)
class _Reading:
    """A file to read again, and the places wanted from it."""

    uri: str
    entry: Entry
    places: tuple[Quote, ...]


def quotes(index: Index, asked: Iterable[Quote]) -> dict[Quote, str]:
    """Return the text at each place; a place whose file is gone, changed or unreadable is left out."""
    by_file: dict[str, list[Quote]] = defaultdict(list)
    for quote in asked:
        by_file[quote.file].append(quote)
    uris = {root.id: root.uri for root in index.roots()}
    entries = index.listed([FileId(file) for file in by_file])
    jobs = [_Reading(uris[entry.root], entry, tuple(by_file[entry.file])) for entry in entries]
    texts: dict[Quote, str] = {}
    network = not all(_is_local(uri) for uri in {job.uri for job in jobs})
    with WorkerPool(_read_places, workers=min(2, max(1, len(jobs))), limits=Limits(), network=network) as pool:
        for _, found in pool.run(jobs):
            if not isinstance(found, Lost):
                texts.update(found)
    return texts


def _is_local(uri: str) -> bool:
    """Return whether a store needs no network; one that cannot be opened needs nothing."""
    try:
        return open_store(uri).caps.local
    except StoreError:
        return True


def _read_places(job: _Reading) -> dict[Quote, str]:
    try:
        with open_store(job.uri).open(job.entry, limit=Limits().bytes) as stream:
            content = stream.read()
    except (StoreError, OSError):
        return {}
    document = read_document(content, Source(job.entry.file, job.entry.path, job.entry.content_version))
    found: dict[Quote, str] = {}
    for member in document.family():
        places = [quote for quote in job.places if quote.member == member.source.member]
        found.update(_texts(member, places))
    return found


def _texts(document: Document, places: Sequence[Quote]) -> dict[Quote, str]:
    wanted: dict[str, list[Quote]] = defaultdict(list)
    for quote in places:
        wanted[quote.locator].append(quote)
    found: dict[Quote, str] = {}
    texts = [(block.locator, block.text) for block in document.blocks]
    texts += [(table.place_of(cell), cell.text) for table in document.tables for cell in table.cells]
    for locator, text in texts if wanted else ():
        for quote in wanted.get(locator_to_json(locator), ()):
            if quote.end <= len(text):
                found[quote] = text[quote.start : quote.end]
    return found
