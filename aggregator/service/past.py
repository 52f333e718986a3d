"""What a scan leaves known, kept so that the next one can say what is new."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from aggregator.exposure.changes import unknown_because
from aggregator.index.index import Index
from aggregator.model.documents import FileId
from aggregator.model.errors import UsageError
from aggregator.model.findings import Finding
from aggregator.model.past import FileNumber, PackState, Picture, Sighting, World
from aggregator.policy.records import Pack
from aggregator.service.analysis import files_of
from aggregator.service.recipe import recipe_of
from aggregator.service.site import Site

FILES_KEPT = 2000
"""Files that a finding rests on of which the history is kept: those of its sets first, then the largest shares."""


def remember(
    index: Index, scan: int, findings: Sequence[Finding], packs: Sequence[Pack], site: Site, *, complete: bool
) -> None:
    """Keep what a scan leaves known, as part of the commit that is under way.

    What an incomplete scan does not see any more stays known as it was last seen; so does what its packs do not look
    at, and what rests on a file that cannot be read any more.
    """
    files = files_of(index)
    known = dict(zip(files["path"], files["file"], strict=True))
    behind = {finding.id: list(_behind(finding, known)) for finding in findings}
    numbers = index.past.numbers({file for each in behind.values() for file in each})
    before = previous(index, scan)
    first = index.past.first_seen()
    sightings = {
        finding.id: _sighting(finding, scan, [numbers[file] for file in behind[finding.id]], before, first)
        for finding in findings
    }
    states = index.past.watch(scan, numbers.values(), dict(zip(files["file"], files["path"], strict=True)))
    now = Picture(scan, _world(index, packs, site, index.past.picture(scan)), sightings, states)
    left = _left_open(before, now, complete=complete)
    index.past.keep(replace(now, sightings=sightings | left))
    index.past.prune(site.history)


def previous(index: Index, scan: int) -> Picture | None:
    """Return what was known before a scan; None for the first of which anything is kept."""
    earlier = [each for each in index.past.scans() if each < scan]
    return index.past.picture(earlier[-1]) if earlier else None


def picture_of(index: Index, scan: int) -> Picture:
    """Return what was known when a scan had ended.

    Raises
    ------
    UsageError
        There is no such scan, or what it found is not kept any more.
    """
    found = index.past.picture(scan)
    if found is None:
        kept = ", ".join(str(each) for each in index.past.scans()) or "none"
        raise UsageError(f"scan {scan}: what it found is not kept (kept: {kept}); see `aggregator scans`")
    return found


def _left_open(before: Picture | None, now: Picture, *, complete: bool) -> dict[str, Sighting]:
    """Return what was known before and is not seen now, where that does not mean that it is over."""
    gone = [] if before is None else [each for each in before.sightings.values() if each.finding not in now.sightings]
    return {
        each.finding: replace(each, unknown=why)
        for each in gone
        if (why := unknown_because(each, now, complete=complete))
    }


def _sighting(
    finding: Finding, scan: int, files: Sequence[FileNumber], before: Picture | None, first: Mapping[str, int]
) -> Sighting:
    earlier = None if before is None else before.sightings.get(finding.id)
    smallest = sorted(finding.minimal_sets[0].files) if finding.minimal_sets else []
    return Sighting(
        finding=finding.id,
        pack=finding.pack,
        insight=finding.insight,
        scope=finding.scope,
        kind=finding.kind,
        severity=finding.severity,
        revealed=finding.revealed,
        population=finding.population,
        coverage=finding.coverage,
        audience=finding.audience,
        subjects=frozenset(finding.subjects),
        smallest=_digest(smallest),
        files=tuple(files),
        scan=scan,
        first=first.get(finding.id, scan),
        since=scan if earlier is None else earlier.since,
    )


def _behind(finding: Finding, known: Mapping[str, FileId]) -> Iterator[FileId]:
    """Yield the files that a finding rests on, once each, as many as are kept."""
    shares = sorted(finding.attribution, key=lambda share: (-share.share, share.file))
    paths = [
        *finding.revealed_by_one_file,
        *(path for each in finding.minimal_sets for path in each.files),
        *(path for each in finding.minimal_sets for copies in each.copies.values() for path in copies),
        *(share.file for share in shares),
    ]
    chosen = [known[path] for path in dict.fromkeys(paths) if path in known]
    yield from chosen[:FILES_KEPT]


def _world(index: Index, packs: Sequence[Pack], site: Site, corrected: Picture | None) -> World:
    """Return what findings depend on besides files; a scan that is corrected stays read as it was."""
    groups: dict[str, list[str]] = {}
    for each in index.members():
        groups.setdefault(each.group, []).append(each.member)
    return World(
        packs={pack.name: PackState(pack.version, pack.digest) for pack in packs},
        groups={name: _digest(sorted(members)) for name, members in groups.items()},
        rulings=_digest(sorted(f"{each.one} {each.other} {each.same}" for each in index.decisions())),
        site=_digest(sorted(f"{store} {grade.name}" for store, grade in site.may_hold.items())),
        reading=recipe_of((), site)[:16] if corrected is None else corrected.world.reading,
    )


def _digest(parts: Iterable[str]) -> str:
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
