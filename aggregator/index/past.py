"""What scans left known, kept to be compared: each scan's findings, and what became of the files they rest on."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any

from aggregator.index.catalog import Catalog, storable
from aggregator.model.documents import FileId
from aggregator.model.findings import Audience, Severity
from aggregator.model.past import (
    FileNumber,
    FileState,
    PackState,
    Picture,
    Presence,
    Sighting,
    Unknown,
    World,
)

_NOW = """
    SELECT entry.id, entry.file, entry.arrived, coalesce(reading.changed, 0), entry.permitted, entry.access_class,
        document.status = 'ok' OR reading.n_rows > 0
    FROM entry LEFT JOIN reading ON reading.entry = entry.id
    LEFT JOIN document ON document.entry = entry.id AND document.ordinal = 0
    WHERE entry.id IN (SELECT value FROM json_each(?))"""

_THEN = """
    SELECT state.entry, state.path, state.presence, state.arrived, state.changed, state.permitted, state.turned,
        state.access_class
    FROM past_file state
    WHERE state.scan = (SELECT max(scan) FROM past_file WHERE entry = state.entry AND scan <= ?)"""

_SIGHTINGS = """
    SELECT past_finding.finding, sighting.body, past_finding.seen, past_finding.since, past_finding.unknown,
        first_seen.scan
    FROM past_finding JOIN sighting ON sighting.id = past_finding.sighting
    JOIN first_seen ON first_seen.finding = past_finding.finding
    WHERE past_finding.scan = ? ORDER BY past_finding.finding"""


class Past:
    """The history that a catalog keeps."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    def scans(self) -> list[int]:
        """Return the scans of which a picture is kept, the oldest first."""
        return [scan for (scan,) in self._catalog.rows("SELECT scan FROM past_scan ORDER BY scan")]

    def picture(self, scan: int) -> Picture | None:
        """Return what was known when a scan had ended; None where that is not kept."""
        kept = self._catalog.rows(
            "SELECT body FROM past_scan JOIN world ON world.id = past_scan.world WHERE scan = ?", (scan,)
        )
        if not kept:
            return None
        return Picture(scan, _world(kept[0][0]), self.sightings(scan), self._files(scan))

    def sightings(self, scan: int) -> dict[str, Sighting]:
        """Return the findings that were known when a scan had ended, by id."""
        return {
            finding: replace(_sighting(finding, body), scan=seen, since=since, first=first, unknown=Unknown(unknown))
            for finding, body, seen, since, unknown, first in self._catalog.rows(_SIGHTINGS, (scan,))
        }

    def numbers(self, files: Collection[FileId]) -> dict[FileId, FileNumber]:
        """Return what the history calls files that are listed now."""
        rows = self._catalog.rows(
            "SELECT file, id FROM entry WHERE file IN (SELECT value FROM json_each(?))", (json.dumps(list(files)),)
        )
        return {FileId(file): FileNumber(number) for file, number in rows}

    def watch(self, scan: int, files: Iterable[FileNumber], paths: Mapping[FileId, str]) -> dict[FileNumber, FileState]:
        """Note what became of these files, and of those that were watched before, and return how all of them are now.

        Where one is gone and another stands at its path, that one is watched from then on.

        ``paths`` are those by which people know the files that are listed.
        """
        before = {row[0]: row[1:] for row in self._catalog.rows(_THEN, (scan,))}
        rows = dict(self._there(scan, {*files, *before}, before, paths))
        left = {before[number][0] for number in before.keys() - rows.keys()}
        after_them = self.numbers([file for file, path in paths.items() if path in left]) if left else {}
        rows |= self._there(scan, set(after_them.values()), before, paths)
        for number, row in before.items():
            if number not in rows:
                gone_since = row[5] if row[1] == Presence.GONE else scan
                rows[number] = (row[0], Presence.GONE, *row[2:5], gone_since, row[6])
        self._catalog.change_each(
            "INSERT INTO past_file VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET path = excluded.path,"
            " presence = excluded.presence, arrived = excluded.arrived, changed = excluded.changed,"
            " permitted = excluded.permitted, turned = excluded.turned, access_class = excluded.access_class",
            [(number, scan, *row) for number, row in sorted(rows.items()) if row != before.get(number)],
        )
        return self._files(scan)

    def keep(self, picture: Picture) -> None:
        """Keep a scan's picture, in place of an earlier one of the same scan; its files are kept by `watch`."""
        world = self._interned("world", _world_text(picture.world))
        rows = [
            (picture.scan, each.finding, self._interned("sighting", _sighting_text(each)), each.scan, each.since,
             str(each.unknown))
            for each in picture.sightings.values()
        ]  # fmt: skip
        self._catalog.change("DELETE FROM past_scan WHERE scan = ?", (picture.scan,))
        self._catalog.insert("INSERT INTO past_scan VALUES (?, ?)", (picture.scan, world))
        self._catalog.change_each("INSERT INTO past_finding VALUES (?, ?, ?, ?, ?, ?)", rows)
        self._catalog.change_each(
            "INSERT INTO first_seen VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET last = excluded.last,"
            " since = excluded.since",
            [(each.finding, each.scan, each.scan, each.since) for each in picture.sightings.values()],
        )

    def first_seen(self) -> dict[str, int]:
        """Return the scan that first saw each finding there ever was."""
        return dict(self._catalog.rows("SELECT finding, scan FROM first_seen"))

    def prune(self, scans: int) -> None:
        """Forget all but the latest scans, and what nothing refers to any more."""
        kept = self.scans()[-scans:]
        if self._catalog.change("DELETE FROM past_scan WHERE scan < ?", (kept[0],)):
            self._catalog.change("DELETE FROM sighting WHERE id NOT IN (SELECT sighting FROM past_finding)")
            self._catalog.change("DELETE FROM world WHERE id NOT IN (SELECT world FROM past_scan)")
            self._catalog.change(
                "DELETE FROM past_file WHERE entry NOT IN"
                " (SELECT value FROM sighting, json_each(sighting.body, '$.files'))"
            )
        self._catalog.change(
            "DELETE FROM past_file WHERE scan <= ?1 AND (presence = 'gone' OR EXISTS"
            " (SELECT 1 FROM past_file later WHERE later.entry = past_file.entry AND later.scan > past_file.scan"
            " AND later.scan <= ?1))",
            (kept[0],),
        )

    def _there(
        self, scan: int, watched: Collection[int], before: Mapping[int, Any], paths: Mapping[FileId, str]
    ) -> Iterable[tuple[int, tuple[Any, ...]]]:
        for number, file, arrived, changed, permitted, access, says in self._catalog.rows(
            _NOW, (json.dumps(sorted(watched)),)
        ):
            then = before.get(number)
            presence = Presence.THERE if says else Presence.UNREAD
            turned = 0 if then is None else then[5] if then[1] == presence else scan
            path = paths.get(FileId(file), file if then is None else then[0])
            yield number, (storable(path), presence, arrived, changed, permitted, turned, access)

    def _files(self, scan: int) -> dict[FileNumber, FileState]:
        classes = {
            number: None if unknown else frozenset(readers)
            for number, body in self._catalog.rows("SELECT id, body FROM access_class")
            for unknown, readers in [json.loads(body)]
        }
        return {
            FileNumber(number): _state(row, classes[access])
            for number, *row, access in self._catalog.rows(_THEN, (scan,))
        }

    def _interned(self, table: str, body: str) -> int:
        digest = sha256(body.encode()).hexdigest()
        self._catalog.change(
            f"INSERT INTO {table} (digest, body) VALUES (?, ?) ON CONFLICT DO NOTHING",  # noqa: S608
            (digest, body),
        )
        ((number,),) = self._catalog.rows(f"SELECT id FROM {table} WHERE digest = ?", (digest,))  # noqa: S608
        return int(number)


def _state(row: Sequence[Any], readers: frozenset[str] | None) -> FileState:
    path, presence, arrived, changed, permitted, turned = row
    return FileState(path, Presence(presence), arrived, changed, permitted, turned, readers)


def _sighting_text(told: Sighting) -> str:
    return json.dumps(
        {
            "pack": told.pack,
            "insight": told.insight,
            "scope": told.scope,
            "kind": told.kind,
            "severity": told.severity.word,
            "revealed": told.revealed,
            "population": told.population,
            "coverage": told.coverage,
            "audience": [told.audience.kind, list(told.audience.principals), told.audience.readers],
            "subjects": sorted(told.subjects),
            "smallest": told.smallest,
            "files": list(told.files),
        },
        separators=(",", ":"),
    )


def _sighting(finding: str, body: str) -> Sighting:
    told = json.loads(body)
    kind, principals, readers = told["audience"]
    return Sighting(
        **{
            **told,
            "finding": finding,
            "severity": Severity[told["severity"].upper()],
            "audience": Audience(kind, tuple(principals), readers),
            "subjects": frozenset(told["subjects"]),
            "files": tuple(told["files"]),
        }
    )


def _world_text(world: World) -> str:
    return json.dumps(
        {
            "packs": {name: list(pack) for name, pack in world.packs.items()},
            "groups": dict(world.groups),
            "rulings": world.rulings,
            "site": world.site,
            "reading": world.reading,
        },
        separators=(",", ":"),
        sort_keys=True,
    )


def _world(body: str) -> World:
    told = json.loads(body)
    packs = {name: PackState(*pack) for name, pack in told.pop("packs").items()}
    return World(packs=packs, **told)
