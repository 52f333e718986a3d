"""The index: what the scans saw, read and concluded, in one folder."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aggregator.index import checks, commit, conclusions, cursors, decisions, frames, listing, locks, people
from aggregator.index.catalog import NAME, Catalog, storable
from aggregator.index.cursors import Resume
from aggregator.index.listing import Interned, KnownEntry
from aggregator.index.notes import Notes
from aggregator.index.past import Past
from aggregator.index.segments import FOLDER, SPILL, Segments
from aggregator.model.access import AccessClass, Acl, Membership, Principal
from aggregator.model.documents import FileId
from aggregator.model.entries import Entry, EntryKind, Failure, Root
from aggregator.model.errors import IndexMissing, UsageError
from aggregator.model.facts import Identifier, Marking
from aggregator.model.identity import Decision
from aggregator.model.reading_results import FileResult

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class ScanRow:
    """A scan: what it was asked, when it ran, and what it counted. ``finished`` is None while it runs, or died."""

    id: int
    started: float
    finished: float | None
    description: Mapping[str, Any]
    counts: Mapping[str, Any]
    complete: bool


@dataclass(frozen=True, slots=True)
class PackUsed:
    """A pack that a scan used: its name, the digest of its content, and where it was."""

    name: str
    digest: str
    source: str


class Index:
    """What the scans saw, read and concluded. Open it with `Index.open`.

    Opened for reading it shows one commit, the last before it was opened, for as long as it is open; opened for
    writing it shows its own commits.
    """

    def __init__(self, folder: Path, catalog: Catalog, segments: Segments, *, writing: bool) -> None:
        self.folder = folder
        self._catalog = catalog
        self._segments = segments
        self._writing = writing
        self._interned = Interned(catalog)
        self.past = Past(catalog)
        self.notes = Notes(catalog)

    @classmethod
    @contextmanager
    def open(cls, folder: Path, *, writing: bool = False, noting: bool = False) -> Iterator[Index]:
        """Yield the index in ``folder``; a writer makes what is not there.

        Who only notes something about findings (`notes`) need not wait for a scan that is under way.

        Raises
        ------
        IndexMissing
            There is nothing to read.
        IndexBusy
            Another scan writes; readers are never kept waiting.
        IndexCorrupt
            The index is damaged, or of another version.
        UsageError
            A writer was given a folder that holds something else.
        """
        folder = folder.absolute()
        if writing:
            _make_folder(folder)
        elif not (folder / NAME).is_file():
            raise IndexMissing(f"{folder}: no index here; run `aggregator scan` first")
        with ExitStack() as stack:
            if writing:
                stack.enter_context(locks.sole_writer(folder))
            else:
                stack.enter_context(locks.reading(folder))
            catalog = Catalog.for_writing(folder) if writing or noting else Catalog.for_reading(folder)
            stack.callback(catalog.close)
            segments = Segments(folder)
            stack.callback(segments.close)
            index = cls(folder, catalog, segments, writing=writing)
            if writing:
                index._sweep()
            yield index

    def begin_scan(self, started: float, description: Mapping[str, Any]) -> int:
        """Return the number of a new scan. What an unfinished scan committed stays, and need not be read again."""
        self._must_write()
        return self._catalog.insert(
            "INSERT INTO scan (started, description) VALUES (?, ?)", (started, json.dumps(description))
        )

    def finish_scan(self, scan: int, finished: float, counts: Mapping[str, Any], complete: bool) -> None:
        """Note that a scan ended, what it counted, and whether it saw everything it was to see."""
        self._must_write(scan)
        with self.at_once():
            self._catalog.change(
                "UPDATE scan SET finished = ?, counts = ?, complete = ? WHERE id = ?",
                (finished, json.dumps(counts), complete, scan),
            )
            commit.drop_dead_segments(self._catalog)

    def scans(self) -> list[ScanRow]:
        """Return all scans, the oldest first."""
        rows = self._catalog.rows("SELECT id, started, finished, description, counts, complete FROM scan ORDER BY id")
        return [
            ScanRow(number, started, finished, json.loads(description), json.loads(counts), bool(complete))
            for number, started, finished, description, counts, complete in rows
        ]

    def known(self, root: str) -> dict[str, KnownEntry]:
        """Return what is known of each entry of a root, by its native id."""
        return listing.known(self._catalog, root)

    def see(self, scan: int, root: Root, entries: Sequence[Entry], access: Sequence[AccessClass]) -> None:
        """Note in one commit that a scan listed the entries, each with who can read it; nothing read is touched."""
        self._must_write(scan)
        listing.see(self._catalog, self._interned, scan, root, entries, access)

    def replace(self, scan: int, results: Sequence[FileResult]) -> None:
        """Make the results the current revision of their files, in one durable commit.

        A fact or link that the file's last revision already held keeps its first availability, also where that was
        another entry at the same path that the scan no longer saw; so replace first and remove afterwards.

        Raises
        ------
        ValueError
            A file was never listed, or stands twice in the batch.
        """
        self._must_write(scan)
        commit.replace(self._catalog, self._segments, scan, results)

    def unseen(self, scan: int, root: str, spared: Sequence[str]) -> list[KnownEntry]:
        """Return the entries of a root that a scan did not list, except those at or below the spared paths."""
        return listing.unseen(self._catalog, scan, root, spared)

    def remove(self, scan: int, files: Sequence[FileId]) -> None:
        """Forget entries that a scan found gone; their facts go in the same commit."""
        self._must_write(scan)
        commit.remove(self._catalog, files)

    def roots(self) -> list[Root]:
        """Return the roots that were ever scanned, in the order of their first scan."""
        return listing.roots(self._catalog)

    def listed(self, files: Collection[FileId]) -> list[Entry]:
        """Return the entries of these files as they were last listed, in the order of paths.

        What the listing said of access is left out: `access_classes` has what it came to.
        """
        return listing.listed(self._catalog, files)

    def files(self, kinds: Collection[EntryKind] = (EntryKind.FILE,)) -> pd.DataFrame:
        """Return the listed entries of some kinds, ordered by root, path and file.

        Columns ``file, root, root_name, path, kind, size, modified, available, status, reason, media_type,
        content_digest, signature, grade, access_class, owner``. ``access_class`` is an index into
        `access_classes`, ``grade`` the highest `Grade` of the file's markings; what was not read has no status.
        """
        return frames.files(self._catalog, kinds)

    def documents(self) -> pd.DataFrame:
        """Return what became of each file and of each member of one, in the order of `files`.

        Columns ``file, member, media_type, status, reason, reader, n_blocks, n_tables, warnings``.
        """
        return frames.documents(self._catalog)

    def markings(self) -> list[tuple[FileId, Marking]]:
        """Return the markings of all files, in the order of `files`."""
        return frames.markings(self._catalog)

    def mentions(self) -> pd.DataFrame:
        """Return whom and what the files name, in the order of `files`: columns ``file, kind, name, count``."""
        return frames.mentions(self._catalog)

    def topics(self, pack: str) -> pd.DataFrame:
        """Return what the files are about by one pack, in the order of `files`: columns ``file, name, hits``."""
        return frames.topics(self._catalog, pack)

    def terms(self) -> dict[str, dict[str, int]]:
        """Return the words that each file uses most and another uses too, with how often, in the order of `files`."""
        return frames.terms(self._catalog)

    def facts(self, pack: str, columns: Sequence[str] = frames.FACT_COLUMNS) -> pd.DataFrame:
        """Return what the files say by one pack, in the order of `files` and then of the document.

        Columns ``file, revision, ordinal, kind, scheme, identifier, name, attribute, value, unit, period,
        confidence, available, locator, start, end, member, reason, modality``, or those of them that are asked for.
        Texts are categories, absent ones missing; ``locator`` is JSON (`locator_from_json`).
        """
        return frames.facts(self._catalog, self._segments, pack, columns)

    def links(self, pack: str) -> pd.DataFrame:
        """Return which identifiers the files say are the same subject, in the order of `facts`.

        Columns ``file, revision, ordinal, kind, scheme, identifier, other_kind, other_scheme, other_value,
        confidence, available, locator, start, end, member``.
        """
        return frames.links(self._catalog, self._segments, pack)

    def access_classes(self) -> tuple[AccessClass, ...]:
        """Return who can read what: the access classes that entries have."""
        return tuple(listing.access_classes(self._catalog).values())

    def set_members(self, members: Collection[Membership]) -> None:
        """Replace who belongs to which group."""
        self._must_write()
        people.set_members(self._catalog, members)

    def members(self) -> tuple[Membership, ...]:
        """Return who belongs to which group, in order."""
        return people.members(self._catalog)

    def set_principals(self, principals: Collection[Principal]) -> None:
        """Replace the principals that the stores' directories know; each is kept by its name."""
        self._must_write()
        people.set_principals(self._catalog, principals)

    def principals(self) -> tuple[Principal, ...]:
        """Return the principals that the stores' directories know, by name."""
        return people.principals(self._catalog)

    def resume(self, root: str, view: str) -> Resume | None:
        """Return where a root's listing goes on; None where it begins anew, or was made with another view.

        ``view`` stands for all that decides which entries a listing holds.
        """
        return cursors.resume(self._catalog, root, view)

    def save_resume(self, root: str, view: str, at: Resume | None) -> None:
        """Keep where a root's listing goes on: once everything up to there is kept."""
        self._must_write()
        cursors.save(self._catalog, root, view, at)

    def move_below(self, root: str, old: str, new: str, raw: tuple[bytes, bytes]) -> None:
        """Give everything below a folder the path that it has, now that the folder has another."""
        self._must_write()
        listing.moved(self._catalog, root, old, new, raw)

    def count(self, root: str) -> int:
        """Return how many files of a root are known."""
        return listing.count(self._catalog, root)

    def below(self, root: str, path: str) -> list[KnownEntry]:
        """Return the entries below a folder."""
        return listing.below(self._catalog, root, path)

    def reclassify(self, scan: int, root: str, class_of: Callable[[str, Acl | None], AccessClass]) -> None:
        """Ask anew who can read each entry of a root, by its path and what the store once said of it."""
        self._must_write(scan)
        listing.reclassify(self._catalog, self._interned, scan, root, class_of)

    def decide(self, decision: Decision) -> None:
        """Keep what a person decided about two identifiers, in place of what was decided about them before."""
        self._must_write()
        decisions.decide(self._catalog, decision)

    def undecide(self, one: Identifier, other: Identifier) -> bool:
        """Forget what was decided about two identifiers, and return whether anything was."""
        self._must_write()
        return decisions.undecide(self._catalog, one, other)

    def decisions(self) -> tuple[Decision, ...]:
        """Return what persons decided about identifiers, the earliest first."""
        return decisions.decisions(self._catalog)

    def set_packs(self, packs: Sequence[PackUsed]) -> None:
        """Replace which packs the facts were made with."""
        self._must_write()
        rows = [(each.name, each.digest, storable(each.source)) for each in packs]
        with self._catalog.transaction():
            self._catalog.change("DELETE FROM pack_used")
            self._catalog.change_each("INSERT INTO pack_used (name, digest, source) VALUES (?, ?, ?)", rows)

    def packs(self) -> tuple[PackUsed, ...]:
        """Return the packs that the last scan used, in its order."""
        rows = self._catalog.rows("SELECT name, digest, source FROM pack_used ORDER BY ordinal")
        return tuple(PackUsed(*row) for row in rows)

    def record_failures(self, scan: int, failures: Sequence[Failure]) -> None:
        """Add what a scan could not list."""
        self._must_write(scan)
        with self._catalog.transaction():
            ((start,),) = self._catalog.rows("SELECT count(*) FROM failure WHERE scan = ?", (scan,))
            rows = [
                (
                    scan,
                    ordinal,
                    storable(each.root),
                    storable(each.path),
                    each.stage,
                    storable(each.reason),
                    each.subtree,
                )
                for ordinal, each in enumerate(failures, start)
            ]
            self._catalog.change_each("INSERT INTO failure VALUES (?, ?, ?, ?, ?, ?, ?)", rows)

    def failures(self, scan: int) -> tuple[Failure, ...]:
        """Return what a scan could not list, in the order it met it."""
        rows = self._catalog.rows(
            "SELECT root, path, stage, reason, subtree FROM failure WHERE scan = ? ORDER BY ordinal", (scan,)
        )
        return tuple(Failure(root, path, stage, reason, bool(subtree)) for root, path, stage, reason, subtree in rows)

    def save_findings(self, scan: int, findings: Sequence[Mapping[str, Any]]) -> None:
        """Replace the current findings. Each has at least ``id``, ``pack``, ``insight``, ``scope``, ``severity``."""
        self._must_write(scan)
        conclusions.save(self._catalog, scan, findings)

    def correct_findings(self, findings: Sequence[Mapping[str, Any]]) -> int:
        """Replace the findings of the last scan, about which something was decided since, and return its number."""
        self._must_write()
        return conclusions.correct(self._catalog, findings)

    def findings(self) -> list[dict[str, Any]]:
        """Return the findings as they were saved, in that order, each with ``first_seen``: the scan it first was in."""
        return conclusions.saved(self._catalog)

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Make what is noted inside one durable commit, or nothing at all."""
        self._must_write()
        with self._catalog.transaction():
            yield
        if not self._catalog.is_changing:
            self._sweep()

    def stats(self) -> dict[str, int]:
        """Return how much the index holds, for a person to look at."""
        return checks.stats(self._catalog)

    def check(self) -> list[str]:
        """Return what is wrong with the index, as sentences; none if nothing is."""
        return checks.problems(self.folder, self._catalog, self._segments)

    def _must_write(self, scan: int | None = None) -> None:
        if not self._writing:
            raise ValueError("the index was opened for reading")
        if scan is not None and not self._catalog.rows("SELECT 1 FROM scan WHERE id = ? AND finished IS NULL", (scan,)):
            raise ValueError(f"scan {scan} is not under way")

    def _sweep(self) -> None:
        """Delete what no commit lists, unless somebody reads and may still be on an earlier commit."""
        with locks.nobody_reading(self.folder) as unread:
            if unread:
                for path in self._segments.orphans(checks.listed_names(self._catalog)):
                    path.unlink()
                for path in self.folder.glob(f"{SPILL}*"):
                    if path != self._segments.spill:
                        shutil.rmtree(path)


def _make_folder(folder: Path) -> None:
    """Make the folder of an index, closed to everybody else."""
    own = (NAME, locks.WRITER, locks.READERS, FOLDER, SPILL)
    if folder.is_dir() and not (folder / NAME).exists():
        for path in folder.iterdir():
            if not path.name.startswith(own):
                raise UsageError(f"{folder}: holds other files and no index; give a new or empty data folder")
    for path in (folder, folder / FOLDER):
        try:
            path.mkdir(mode=0o700, parents=True, exist_ok=True)
        except (FileExistsError, NotADirectoryError):
            raise UsageError(f"{path}: is no folder; give a new or empty data folder") from None
        path.chmod(0o700)
