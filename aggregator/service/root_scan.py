"""One root of one store, brought up to date in the index."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from hashlib import sha256
from pathlib import Path

from aggregator.index.cursors import Resume
from aggregator.index.index import Index
from aggregator.index.listing import KnownEntry
from aggregator.model.documents import FileId, Status
from aggregator.model.entries import Entry, EntryKind, Failure, Page, Root
from aggregator.model.reading_results import FileResult
from aggregator.reading.errands import Lost
from aggregator.reading.worker import WorkerPool
from aggregator.service.progress import Progress
from aggregator.service.readers import Readers
from aggregator.service.recognition import Recognition
from aggregator.service.unit import Unit, not_read
from aggregator.store import CursorReset, Store

BATCH = 64
"""Files in one durable commit: what a kill can cost at the most, and how often the disk is waited for."""

MASS_VANISH_SHARE = 0.3
MASS_VANISH_FILES = 10


@dataclass(frozen=True, slots=True)
class ScanOptions:
    """How a scan is made.

    Parameters
    ----------
    access, members
        Lists of who can read what, in place of what the store says.
    include, exclude
        Globs on the path relative to the root; a file is read if it matches any include (default: all)
        and no exclude.
    jobs
        Worker processes; None for one a processor.
    ocr
        Whether pixels are read where the extra ``ocr`` is installed.
    versions, trash
        Whether older versions, and what was deleted and can still be had, are scanned where the store gives them.
    full
        Whether stores that can say what changed are listed wholly all the same.
    confirm_vanished
        Asked ``(gone, known)`` before a mass vanish is believed; None keeps the facts.
    """

    access: Path | None = None
    members: Path | None = None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    jobs: int | None = None
    ocr: bool = True
    versions: bool = False
    trash: bool = False
    full: bool = False
    confirm_vanished: Callable[[int, int], bool] | None = None


@dataclass(slots=True)
class Tally:
    """What a scan counts as it goes."""

    files: int = 0
    read: int = 0
    changed: int = 0
    removed: int = 0
    kept_although_gone: int = 0
    failures: list[Failure] = field(default_factory=list)


@dataclass(slots=True)
class _Listed:
    """A page whose files are being read: its cursor may be kept once the last of them is."""

    cursor: bytes | None
    waiting: set[FileId]


@dataclass(slots=True)
class RootScan:
    """One root of one store, on its way into the index.

    Parameters
    ----------
    own
        The raw path of the index itself, which is no document.
    began
        The scan in which the whole listing began that is under way; None where only changes are listed.
    is_held
        Whether files are believed to be there although the store says that they are gone: no cursor goes past that.
    """

    index: Index
    scan_id: int
    uri: str
    store: Store
    root: Root
    own: bytes | None
    readers: Readers
    recipe: str
    options: ScanOptions
    progress: Progress
    tally: Tally
    known: dict[str, KnownEntry] = field(default_factory=dict)
    left_out: set[str] = field(default_factory=set)
    saw_everything: bool = False
    began: int | None = None
    listed: int = 0
    last_cursor: bytes | None = None
    is_held: bool = False
    pages: deque[_Listed] = field(default_factory=deque)
    """Pages whose files are not all kept yet, the oldest first."""

    def bring_up_to_date(self, pool: WorkerPool[Unit, FileResult], recognition: Recognition) -> None:
        """List what is new, read it, keep it, and forget what is gone."""
        self.known = self.index.known(self.root.id)
        read_before = sum(entry.status is not None for entry in self.known.values())
        self.progress.stage("reading")
        batch: list[FileResult] = []
        for unit, outcome in recognition.run(pool.run(self._to_read())):
            result = not_read(unit, Status.FAILED, outcome.reason) if isinstance(outcome, Lost) else outcome
            batch.append(result)
            self.tally.read += 1
            self.progress.read(unit.entry.path, str(result.documents[0].status))
            if len(batch) >= BATCH:
                self._keep(batch)
                batch = []
        self._keep(batch)
        if self.began is None:
            self.index.reclassify(self.scan_id, self.root.id, self.readers.class_of)
            self.tally.files += self.index.count(self.root.id) - self.listed
        else:
            self._forget_unseen(read_before)
        if self.saw_everything and not self.is_held:
            last = self.last_cursor
            self.index.save_resume(self.root.id, self._view, None if last is None else Resume(last, None))

    def _keep(self, batch: Sequence[FileResult]) -> None:
        """Commit what was read, and then how far the listing has come."""
        self.index.replace(self.scan_id, batch)
        for page in self.pages:
            page.waiting.difference_update(result.entry.file for result in batch)
        cursor = None
        while self.pages and not self.pages[0].waiting:
            cursor = self.pages.popleft().cursor or cursor
        if cursor is not None and not self.is_held and not (self.saw_everything and not self.pages):
            self.index.save_resume(self.root.id, self._view, Resume(cursor, self.began))

    def _to_read(self) -> Iterator[Unit]:
        """Yield the files that are new or changed, while noting everything that is listed."""
        self._see([Entry(self.root.id, ".", "", b"", EntryKind.FOLDER, None, "")])
        at = None if self.options.full else self.index.resume(self.root.id, self._view)
        if at is not None and at.began is None and not self.store.caps.acl_delta:
            at = None  # a permission that changed would never be seen
        self.began = self.scan_id if at is None else at.began
        if at is not None and at.began is None:
            yield from self._outdated()
        try:
            yield from self._listed(None if at is None else at.cursor)
        except CursorReset:
            self.began = self.scan_id
            self.pages.clear()
            yield from self._listed(None)

    def _listed(self, cursor: bytes | None) -> Iterator[Unit]:
        now = time.time()
        for page in self.store.changes(self.root, cursor):
            self._forget_removed(page)
            entries = [entry for entry in page.upserts if self._is_wanted(entry)]
            self._leave_out(page)
            self._move_folders(entries)
            self._see(entries)
            self.tally.failures.extend(page.failures)
            self.saw_everything = page.complete
            found = [entry for entry in entries if entry.kind is EntryKind.FILE]
            self.tally.files += len(found)
            self.listed += len(found)
            self.last_cursor = page.cursor
            self.progress.listed(self.tally.files)
            units = [unit for entry in found if (unit := self._unit(entry, now)) is not None]
            self.pages.append(_Listed(page.cursor, {unit.entry.file for unit in units}))
            yield from units

    def _unit(self, entry: Entry, now: float) -> Unit | None:
        before = self.known.get(entry.native_id)
        if before is None or before.content_version != entry.content_version:
            self.tally.changed += 1
        elif before.recipe == self.recipe:
            return None
        return Unit(self.uri, entry, self.recipe, _available(entry, before, now))

    def _outdated(self) -> Iterator[Unit]:
        """Yield files that a listing of changes says nothing of, and that were read by another recipe or not at all."""
        old = [entry.file for entry in self.known.values() if entry.recipe != self.recipe]
        before = {entry.file: entry for entry in self.known.values()}
        for entry in self.index.listed(old):
            if entry.kind is EntryKind.FILE and self._is_wanted(entry):
                yield Unit(self.uri, entry, self.recipe, _available(entry, before[entry.file], time.time()))

    def _see(self, entries: Sequence[Entry]) -> None:
        classes = [self.readers.class_of(entry.path, entry.acl) for entry in entries]
        self.index.see(self.scan_id, self.root, entries, classes)

    def _move_folders(self, entries: Sequence[Entry]) -> None:
        """Have what is below a moved folder move along: a listing of changes names the folder alone."""
        if self.began is not None:
            return
        for entry in entries:
            before = self.known.get(entry.native_id)
            if entry.kind is EntryKind.FOLDER and before is not None and before.path != entry.path:
                raw = (before.path.encode(), entry.raw_path)
                self.index.move_below(self.root.id, before.path, entry.path, raw)

    def _leave_out(self, page: Page) -> None:
        self.left_out.update(
            entry.file for entry in page.upserts if entry.native_id in self.known and not self._is_wanted(entry)
        )

    @property
    def _view(self) -> str:
        """Return what stands for all that decides which entries a listing holds."""
        chosen = repr((self.uri, sorted(self.options.include), sorted(self.options.exclude)))
        return sha256(chosen.encode()).hexdigest()

    def _is_wanted(self, entry: Entry) -> bool:
        if self.own is not None and (not self.own or (entry.raw_path + b"/").startswith(self.own + b"/")):
            return False
        if entry.kind is not EntryKind.FILE:
            return True
        included = not self.options.include or any(fnmatchcase(entry.path, glob) for glob in self.options.include)
        return included and not any(fnmatchcase(entry.path, glob) for glob in self.options.exclude)

    def _forget_removed(self, page: Page) -> None:
        """Forget what a listing of changes says is gone, with all that was below it."""
        if not page.removed and not page.removed_paths:
            return
        ids = {*page.removed, *self._ids_at(page.removed_paths)} - {entry.native_id for entry in page.upserts}
        gone: list[KnownEntry] = []
        for native_id in sorted(ids & self.known.keys()):
            entry = self.known[native_id]
            gone += [entry, *self.index.below(self.root.id, entry.path)]
        kept = self.tally.kept_although_gone
        self._forget(list({entry.file: entry for entry in gone}.values()), len(self.known))
        self.is_held |= self.tally.kept_although_gone > kept

    def _ids_at(self, paths: Sequence[str]) -> Iterator[str]:
        wanted = {path.casefold() for path in paths}
        return (native_id for native_id, entry in self.known.items() if entry.path.casefold() in wanted)

    def _forget_unseen(self, known: int) -> None:
        """Forget what a whole listing did not hold, but nothing where it may just not have come that far."""
        failures = [each for each in self.tally.failures if each.root == self.root.id and each.stage == "list"]
        if not self.saw_everything and not all(failure.subtree for failure in failures):
            return
        if not self.saw_everything and not failures:
            self.tally.failures.append(Failure(self.root.id, "", "list", "the listing ended too early", subtree=True))
            return
        spared = [failure.path for failure in failures]
        self._forget(self.index.unseen(self.began or self.scan_id, self.root.id, spared), known)

    def _forget(self, gone: list[KnownEntry], known: int) -> None:
        missing = self._missing(gone)
        confirm = self.options.confirm_vanished
        if is_mass_vanish(len(missing), known) and not (confirm and confirm(len(missing), known)):
            self.tally.kept_although_gone += len(missing)
            gone = [entry for entry in gone if entry.file not in missing]
        else:
            self.tally.removed += len(missing)
        self.index.remove(self.scan_id, [entry.file for entry in gone])

    def _missing(self, gone: Sequence[KnownEntry]) -> frozenset[str]:
        """Return the files that were read once and are gone: neither left out nor saved anew at the same path."""
        read = [entry for entry in gone if entry.status is not None and entry.file not in self.left_out]
        if not read:
            return frozenset()
        unseen = {entry.file for entry in gone}
        standing = {entry.path for entry in self.index.known(self.root.id).values() if entry.file not in unseen}
        return frozenset(entry.file for entry in read if entry.path not in standing)


def is_mass_vanish(gone: int, known: int) -> bool:
    """Return whether so many files are gone at once that a lost mount is likelier than a clean-up.

    Examples
    --------
    >>> is_mass_vanish(2, 100), is_mass_vanish(40, 100), is_mass_vanish(3, 3)
    (False, True, True)
    """
    everything = gone == known and known > 1
    return everything or (gone >= MASS_VANISH_FILES and gone > MASS_VANISH_SHARE * known)


def _available(entry: Entry, before: KnownEntry | None, now: float) -> float:
    """Return since when what the entry now says has been there, as far as the store can tell."""
    was_read = before is not None and before.status is not None
    dates = [entry.modified] if was_read else [entry.created, entry.modified]
    return min([now, *(date for date in dates if date is not None)])
