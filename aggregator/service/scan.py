"""Bring the index up to date with the stores, and say what their files expose together."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from pathlib import Path
from urllib.parse import unquote_to_bytes

from aggregator.index.index import Index, PackUsed
from aggregator.index.listing import KnownEntry
from aggregator.model.access import AccessClass
from aggregator.model.documents import Status
from aggregator.model.entries import Entry, EntryKind, Failure, Root
from aggregator.model.errors import UsageError
from aggregator.model.findings import Finding
from aggregator.model.reading_results import FileResult
from aggregator.policy.loader import find_pack, load_pack
from aggregator.policy.records import Pack
from aggregator.reading.errands import Lost
from aggregator.reading.worker import WorkerPool
from aggregator.report.content import NotRead
from aggregator.report.records import finding_to_record
from aggregator.service.access_lists import AccessList, read_access, read_members
from aggregator.service.analysis import analyse
from aggregator.service.columns import rows_in
from aggregator.service.progress import Progress, Silence
from aggregator.service.recipe import recipe_of
from aggregator.service.recognition import Recognition
from aggregator.service.site import Site
from aggregator.service.unit import Unit, not_read, prepare, read_unit
from aggregator.store import Store, open_store

BATCH = 64
"""Files in one durable commit: what a kill can cost at the most, and how often the disk is waited for."""

UNKNOWN_ACCESS = AccessClass(frozenset(), unknown=True)

MASS_VANISH_SHARE = 0.3
MASS_VANISH_FILES = 10


@dataclass(frozen=True, slots=True)
class ScanOptions:
    """How a scan is made.

    Parameters
    ----------
    access, members
        Lists of who can read what, where the store itself cannot say.
    include, exclude
        Globs on the path relative to the root; a file is read if it matches any include (default: all)
        and no exclude.
    jobs
        Worker processes; None for one a processor.
    ocr
        Whether pixels are read where the extra ``ocr`` is installed.
    confirm_vanished
        Asked ``(gone, known)`` before a mass vanish is believed; None keeps the facts.
    """

    access: Path | None = None
    members: Path | None = None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    jobs: int | None = None
    ocr: bool = True
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


@dataclass(frozen=True, slots=True)
class Scan:
    """What a scan did, and what it found.

    ``read`` counts the files parsed in this run; ``changed`` those whose content was new or another than
    at the last scan. ``kept_although_gone`` counts files that vanished all at once and are still believed.
    """

    files: int
    read: int
    changed: int
    removed: int
    not_read: tuple[NotRead, ...]
    findings: tuple[Finding, ...]
    failures: tuple[Failure, ...]
    kept_although_gone: int
    warnings: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Return whether every root and folder could be listed and nothing vanished unexplained."""
        return not any(failure.stage == "list" for failure in self.failures) and not self.kept_although_gone


def scan(
    stores: Sequence[str],
    policies: Sequence[str],
    data_dir: Path,
    *,
    site: Site | None = None,
    options: ScanOptions | None = None,
    progress: Progress | None = None,
) -> Scan:
    """Return what changed in the stores since the last scan and what all their files now expose.

    A scan that was killed is resumed by the next one: what was committed is not read again.

    Raises
    ------
    PackError, ConfigError, UsageError
        A pack, an access list or a member list is wrong, or two packs have one name; nothing was changed.
    StoreError
        A store cannot be opened; nothing was changed.
    IndexBusy
        Another scan is writing to the same index.
    """
    site, options, progress = site or Site(), options or ScanOptions(), progress or Silence()
    if not options.ocr:
        site = replace(site, limits=replace(site.limits, ocr_pages=0))
    packs = _packs_named(policies)
    access = read_access(options.access) if options.access else None
    members = read_members(options.members) if options.members else ()
    opened = [(uri, open_store(uri)) for uri in stores]
    recipe = recipe_of(packs, site)
    tally = Tally()
    with Index.open(data_dir, writing=True) as index:
        scan_id = index.begin_scan(time.time(), {"stores": list(stores), "policies": [pack.name for pack in packs]})
        index.set_packs([PackUsed(pack.name, pack.digest, str(pack.source.resolve())) for pack in packs])
        index.set_members(members)
        workers = options.jobs or os.cpu_count() or 1
        with (
            WorkerPool(
                read_unit,
                workers=workers,
                limits=site.limits,
                initializer=prepare,
                initargs=(packs, site.limits, bool(site.recognisers)),
                network=not all(store.caps.local for _, store in opened),
            ) as pool,
            Recognition(site, packs, workers) as recognition,
        ):
            for uri, store, root in _each_root_once(opened):
                own = _inside(root, data_dir)
                run = _RootRun(index, scan_id, uri, store, root, own, access, recipe, options, progress, tally)
                run.bring_up_to_date(pool, recognition)
        progress.stage("exposure")
        analysis = analyse(index, packs, site)
        index.record_failures(scan_id, tally.failures)
        index.save_findings(scan_id, [finding_to_record(finding) for finding in analysis.findings])
        result = Scan(
            files=tally.files,
            read=tally.read,
            changed=tally.changed,
            removed=tally.removed,
            not_read=unread_of(index),
            findings=analysis.findings,
            failures=tuple(tally.failures),
            kept_although_gone=tally.kept_although_gone,
            warnings=(
                *_warnings(index, access, options),
                *_includes_nothing(index, options),
                *_read_otherwise(index, recipe),
                *analysis.notes,
            ),
        )
        counts = {"files": tally.files, "read": tally.read, "changed": tally.changed, "removed": tally.removed}
        index.finish_scan(scan_id, time.time(), counts, complete=result.complete)
    return result


def _packs_named(policies: Sequence[str]) -> list[Pack]:
    """Return the packs, one that was named twice once; facts and findings are kept by a pack's name."""
    packs: dict[str, Pack] = {}
    for policy in policies:
        pack = load_pack(find_pack(policy))
        same = packs.setdefault(pack.name, pack)
        if same.digest != pack.digest:
            raise UsageError(
                f"{pack.source} and {same.source} are both packs called '{pack.name}'; give one of them another name"
            )
    return list(packs.values())


def _each_root_once(opened: Sequence[tuple[str, Store]]) -> Iterator[tuple[str, Store, Root]]:
    """Yield the roots of the stores; one that was named twice is scanned once."""
    done: set[str] = set()
    for uri, store in opened:
        for root in store.roots():
            if root.id not in done:
                done.add(root.id)
                yield uri, store, root


def _inside(root: Root, data_dir: Path) -> bytes | None:
    """Return the raw path of the index folder below a root, None where it stands elsewhere."""
    if not root.uri.startswith("file://"):
        return None
    top = unquote_to_bytes(root.uri.removeprefix("file://")).rstrip(b"/") + b"/"
    own = os.fsencode(data_dir.resolve()) + b"/"
    return own.removeprefix(top).rstrip(b"/") if own.startswith(top) else None


@dataclass(slots=True)
class _RootRun:
    """One root of one store, brought up to date. ``own`` is the raw path of the index itself, which is no document."""

    index: Index
    scan_id: int
    uri: str
    store: Store
    root: Root
    own: bytes | None
    access: AccessList | None
    recipe: str
    options: ScanOptions
    progress: Progress
    tally: Tally
    left_out: set[str] = field(default_factory=set)
    saw_everything: bool = False

    def bring_up_to_date(self, pool: WorkerPool[Unit, FileResult], recognition: Recognition) -> None:
        known = self.index.known(self.root.id)
        read_before = sum(entry.status is not None for entry in known.values())
        self.progress.stage("reading")
        batch: list[FileResult] = []
        for unit, outcome in recognition.run(pool.run(self._to_read(known))):
            result = not_read(unit, Status.FAILED, outcome.reason) if isinstance(outcome, Lost) else outcome
            batch.append(result)
            self.tally.read += 1
            self.progress.read(unit.entry.path, str(result.documents[0].status))
            if len(batch) >= BATCH:
                self.index.replace(self.scan_id, batch)
                batch = []
        self.index.replace(self.scan_id, batch)
        self._forget_vanished(read_before)

    def _to_read(self, known: dict[str, KnownEntry]) -> Iterator[Unit]:
        """Yield the files that are new or changed, while noting everything that is listed."""
        now = time.time()
        top = Entry(self.root.id, ".", "", b"", EntryKind.FOLDER, None, "")
        self.index.see(self.scan_id, self.root, [top], [self._access_class(top)])
        for page in self.store.changes(self.root, None):
            entries = [entry for entry in page.upserts if self._is_wanted(entry)]
            self.left_out.update(
                entry.file for entry in page.upserts if entry.native_id in known and not self._is_wanted(entry)
            )
            classes = [self._access_class(entry) for entry in entries]
            self.index.see(self.scan_id, self.root, entries, classes)
            self.tally.failures.extend(page.failures)
            self.saw_everything = page.complete
            found = [entry for entry in entries if entry.kind is EntryKind.FILE]
            self.tally.files += len(found)
            self.progress.listed(self.tally.files)
            for entry in found:
                before = known.get(entry.native_id)
                if before is None or before.content_version != entry.content_version:
                    self.tally.changed += 1
                elif before.recipe == self.recipe:
                    continue
                yield Unit(self.uri, entry, self.recipe, _available(entry, before, now))

    def _is_wanted(self, entry: Entry) -> bool:
        if self.own is not None and (not self.own or (entry.raw_path + b"/").startswith(self.own + b"/")):
            return False
        if entry.kind is not EntryKind.FILE:
            return True
        included = not self.options.include or any(fnmatchcase(entry.path, glob) for glob in self.options.include)
        return included and not any(fnmatchcase(entry.path, glob) for glob in self.options.exclude)

    def _access_class(self, entry: Entry) -> AccessClass:
        return UNKNOWN_ACCESS if self.access is None else self.access.class_of(entry.path)

    def _forget_vanished(self, known: int) -> None:
        """Forget what is gone, but nothing where the listing may just not have come that far."""
        failures = [failure for failure in self.tally.failures if failure.root == self.root.id]
        if not self.saw_everything and not all(failure.subtree for failure in failures):
            return
        if not self.saw_everything and not failures:
            self.tally.failures.append(Failure(self.root.id, "", "list", "the listing ended too early", subtree=True))
            return
        spared = [failure.path for failure in failures]
        gone = self.index.unseen(self.scan_id, self.root.id, spared)
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


def unread_of(index: Index) -> tuple[NotRead, ...]:
    """Return every file, or member of one, that was not read or only in part, and why."""
    rows = index.documents().merge(index.files()[["file", "root_name", "path"]], on="file")
    rows = rows[rows["status"] != Status.OK.value].sort_values(["root_name", "path", "member"], kind="stable")
    return tuple(
        NotRead(row.root_name, f"{row.path}!{row.member}" if row.member else row.path, row.status, row.reason)
        for row in rows_in(rows)
    )


def _available(entry: Entry, before: KnownEntry | None, now: float) -> float:
    """Return since when what the entry now says has been there, as far as the store can tell."""
    was_read = before is not None and before.status is not None
    dates = [entry.modified] if was_read else [entry.created, entry.modified]
    return min([now, *(date for date in dates if date is not None)])


def _warnings(index: Index, access: AccessList | None, options: ScanOptions) -> tuple[str, ...]:
    if access is None:
        return ("Permissions are unknown: everything counts as readable by everyone (give --access access.csv).",)
    unused = access.unused(index.files()["path"])
    return tuple(f"{options.access}:{row.line}: no file matches '{row.path}'" for row in unused)


def _includes_nothing(index: Index, options: ScanOptions) -> tuple[str, ...]:
    """Return a note for each glob that was to let files in and let in none: mistyped, most likely."""
    paths = index.files()["path"].tolist()
    unmatched = [glob for glob in options.include if not any(fnmatchcase(path, glob) for path in paths)]
    return tuple(f"--include '{glob}' matches no file; nothing is read for it" for glob in unmatched)


def _read_otherwise(index: Index, recipe: str) -> tuple[str, ...]:
    """Return a note on files whose facts this scan's packs did not make: those of stores that it was not given."""
    known = [entry for root in index.roots() for entry in index.known(root.id).values()]
    otherwise = sum(entry.status is not None and entry.recipe not in {"", recipe} for entry in known)
    note = (
        f"{otherwise} files of the index were read under other packs or limits and tell these packs nothing; "
        "scan their stores again together with these."
    )
    return (note,) if otherwise else ()
