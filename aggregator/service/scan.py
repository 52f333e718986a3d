"""Bring the index up to date with the stores, and say what their files expose together."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from pathlib import Path
from urllib.parse import unquote_to_bytes

from aggregator.index.index import Index, PackUsed
from aggregator.model.changes import Change
from aggregator.model.documents import Status
from aggregator.model.entries import Failure, Root
from aggregator.model.errors import UsageError
from aggregator.model.findings import Finding
from aggregator.model.past import Sighting
from aggregator.model.plan import PlanCheck
from aggregator.policy.loader import find_pack, load_pack
from aggregator.policy.records import Pack
from aggregator.reading.worker import WorkerPool
from aggregator.report.content import NotRead
from aggregator.report.records import finding_to_record
from aggregator.service.access_lists import AccessList, read_access, read_members
from aggregator.service.analysis import analyse
from aggregator.service.changes import diff_in
from aggregator.service.columns import rows_in
from aggregator.service.life import Acceptances, Lives, left_open_in, lives_in
from aggregator.service.past import remember
from aggregator.service.plan_check import checks_in, note_progress
from aggregator.service.progress import Progress, Silence
from aggregator.service.readers import readers_of
from aggregator.service.recipe import recipe_of
from aggregator.service.recognition import Recognition
from aggregator.service.root_scan import RootScan, ScanOptions, Tally
from aggregator.service.site import Site
from aggregator.service.unit import prepare, read_unit
from aggregator.store import Store, open_store


@dataclass(frozen=True, slots=True)
class Scan:
    """What a scan did, and what it found.

    ``read`` counts the files parsed in this run; ``changed`` those whose content was new or another than
    at the last scan. ``kept_although_gone`` counts files that vanished all at once and are still believed.
    ``lives`` says of each finding what became of it since the scan before, by id; ``plans`` what came of the plans
    that are kept, ``changes`` what is new, worse, better or over, and ``unknown`` what still
    may be over or not; of that ``left_open`` is what counts for want of a listing or of a file that could be read.
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
    lives: Lives = field(default_factory=dict)
    plans: tuple[PlanCheck, ...] = ()
    changes: tuple[Change, ...] = ()
    unknown: tuple[Change, ...] = ()
    left_open: tuple[Sighting, ...] = ()

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
    baseline: Acceptances | None = None,
) -> Scan:
    """Return what changed in the stores since the last scan and what all their files now expose.

    ``baseline`` is what is accepted beside what the index keeps as accepted; it holds for this answer alone.

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
    opened = [(uri, open_store(uri)) for uri in (_with_options(uri, options) for uri in stores)]
    recipe = recipe_of(packs, site)
    tally = Tally()
    with Index.open(data_dir, writing=True) as index:
        scan_id = index.begin_scan(time.time(), {"stores": list(stores), "policies": [pack.name for pack in packs]})
        index.set_packs([PackUsed(pack.name, pack.digest, str(pack.source.resolve())) for pack in packs])
        readers, unanswered = readers_of(
            index, [store for _, store in opened], access, members, site.principals, time.time()
        )
        tally.failures.extend(unanswered)
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
                run = RootScan(index, scan_id, uri, store, root, own, readers, recipe, options, progress, tally)
                run.bring_up_to_date(pool, recognition)
        progress.stage("exposure")
        analysis = analyse(index, packs, site)
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
        with index.at_once():
            index.record_failures(scan_id, tally.failures)
            index.save_findings(scan_id, [finding_to_record(finding) for finding in analysis.findings])
            remember(index, scan_id, analysis.findings, packs, site, complete=result.complete)
            note_progress(index, scan_id)
            index.finish_scan(scan_id, time.time(), counts, complete=result.complete)
        lives = lives_in(index, result.findings, baseline)
        since = diff_in(index)
        return replace(
            result,
            lives=lives,
            plans=checks_in(index),
            changes=since.changes,
            unknown=since.unknown,
            left_open=left_open_in(index, baseline),
        )


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


def _with_options(uri: str, options: ScanOptions) -> str:
    """Return a store's URI with what the scan asks of all stores; a plain path is a folder, which keeps no versions."""
    asked = "&".join(f"{name}=yes" for name in ("versions", "trash") if getattr(options, name))
    if not asked or "://" not in uri or uri.lower().startswith("file:"):
        return uri
    return f"{uri}{'&' if '?' in uri else '?'}{asked}"


def _inside(root: Root, data_dir: Path) -> bytes | None:
    """Return the raw path of the index folder below a root, None where it stands elsewhere."""
    if not root.uri.startswith("file://"):
        return None
    top = unquote_to_bytes(root.uri.removeprefix("file://")).rstrip(b"/") + b"/"
    own = os.fsencode(data_dir.resolve()) + b"/"
    return own.removeprefix(top).rstrip(b"/") if own.startswith(top) else None


def unread_of(index: Index) -> tuple[NotRead, ...]:
    """Return every file, or member of one, that was not read or only in part, and why."""
    rows = index.documents().merge(index.files()[["file", "root_name", "path"]], on="file")
    rows = rows[rows["status"] != Status.OK.value].sort_values(["root_name", "path", "member"], kind="stable")
    return tuple(
        NotRead(row.root_name, f"{row.path}!{row.member}" if row.member else row.path, row.status, row.reason)
        for row in rows_in(rows)
    )


def _warnings(index: Index, access: AccessList | None, options: ScanOptions) -> tuple[str, ...]:
    files = index.files()
    unknown = [each.unknown for each in index.access_classes()]
    number = sum(unknown[each] for each in files["access_class"])
    notes = []
    if number:
        who = "Permissions are unknown: everything counts" if number == len(files) else _some(number, len(files))
        advice = " (give --access access.csv)" if access is None else ""
        notes.append(f"{who} as readable by everyone{advice}.")
    unused = () if access is None else access.unused(files["path"])
    return (*notes, *(f"{options.access}:{row.line}: no file matches '{row.path}'" for row in unused))


def _some(number: int, files: int) -> str:
    counts = "counts" if number == 1 else "count"
    return f"The permissions of {number} of {files} files are unknown, at least in part: they {counts}"


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
