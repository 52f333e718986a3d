"""What a stolen account, a link or an administrator gives away, by which shares, and what taking one away changes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from aggregator.exposure.audiences import ADMINISTRATOR, Readership, reaches
from aggregator.exposure.blast_radius import Inferable, inferable, severities, worst
from aggregator.exposure.coverage import severity_of
from aggregator.exposure.kernel import Bools, Evidence
from aggregator.exposure.readers_at_once import reader_rows
from aggregator.index.index import Index
from aggregator.model.access import EVERYONE, LINK
from aggregator.model.entries import Root
from aggregator.model.errors import UsageError, nearest
from aggregator.model.findings import Severity
from aggregator.policy.records import Insight
from aggregator.service.analysis import evidence_of_pack, files_of, ledger_of, packs_of
from aggregator.service.dates import iso_date
from aggregator.service.findings import last_finished
from aggregator.service.readers import readership

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Reached:
    """What is inferable of one insight; ``may_know`` says that the pack names the account as one that may."""

    pack: str
    found: Inferable
    may_know: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of one insight when a share is taken away."""

    pack: str
    insight: str
    scope: str | None
    before: Severity
    after: Severity


@dataclass(frozen=True, slots=True)
class Share:
    """One name that files are shared with, and that the account goes by.

    Parameters
    ----------
    chain
        The account, then each group on the way to the name.
    files, only_here
        How many files it opens, and how many of them nothing else does.
    newest
        The day of the last change to any of the files; None where none has a date.
    changes
        The severities that fall if the name is taken off everything it was given.
    """

    name: str
    chain: tuple[str, ...]
    files: int
    only_here: int
    newest: str | None
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class BlastRadius:
    """What one account, link or administrator can infer.

    ``insights`` stand by severity and then by how much is revealed; ``shares`` with the longest unchanged first.
    """

    account: str
    kind: str
    files: int
    of_files: int
    insights: tuple[Reached, ...]
    shares: tuple[Share, ...]

    @property
    def severity(self) -> Severity:
        """Return the gravest severity of all."""
        return worst([each.found.severity for each in self.insights])


@dataclass(frozen=True, slots=True)
class Ranked:
    """One principal among all: how many files it reads, and how much that exposes."""

    principal: str
    kind: str
    files: int
    insights: int
    severity: Severity
    by_severity: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class _Drive:
    """Everything that the index holds, as the questions need it."""

    readers: Readership
    files: pd.DataFrame
    roots: Sequence[Root]
    evidence: Sequence[tuple[str, Insight, Evidence]]

    @classmethod
    def of(cls, index: Index) -> _Drive:
        last_finished(index)
        evidence = [
            (pack.name, insight, evidence)
            for pack in packs_of(index)
            for insight, evidence in evidence_of_pack(ledger_of(index, pack))
        ]
        return cls(readership(index), files_of(index), index.roots(), evidence)

    def classes(self, held: Collection[str]) -> Bools:
        """Return ``(c,)`` which access classes are open to who goes by these names."""
        names = frozenset(held) | {EVERYONE}
        return np.array([each.unknown or not names.isdisjoint(each.readers) for each in self.readers.classes], bool)

    def read_by(self, evidence: Evidence, classes: Bools, also: Bools | None = None) -> Bools:
        """Return ``(d,)`` which files of the evidence are open."""
        read: Bools = classes[evidence.access_class]
        return read if also is None else read | also

    def of_root(self, evidence: Evidence, root: str) -> Bools:
        """Return ``(d,)`` which files of the evidence stand in a root."""
        return np.array([file.startswith(f"{root}/") for file in evidence.files], dtype=bool)


def blast_radius_of_account(data_dir: Path, account: str) -> BlastRadius:
    """Return what somebody who has taken over an account, or is a member of a group, can infer.

    Raises
    ------
    UsageError
        No access list, group or directory mentions the name.
    IndexMissing
        No scan has come to its end.
    """
    with Index.open(data_dir) as index:
        drive = _Drive.of(index)
    name = _known(drive.readers, account)
    return _blast_radius(drive, name, _kind(drive.readers, name), {name} | drive.readers.groups_of(name))


def blast_radius_of_links(data_dir: Path) -> BlastRadius:
    """Return what somebody without an account can infer who has been sent, or has found, every link that needs none."""
    with Index.open(data_dir) as index:
        drive = _Drive.of(index)
    return _blast_radius(drive, LINK, "link", {LINK})


def blast_radius_of_administrator(data_dir: Path, store: str) -> BlastRadius:
    """Return what the administrator of a store can infer: from all in it, deleted too, and from all that is open.

    Parameters
    ----------
    store
        The name of a scanned root, or its URI.

    Raises
    ------
    UsageError
        No scanned store is called so.
    """
    with Index.open(data_dir) as index:
        drive = _Drive.of(index)
    root = _root(drive.roots, store)
    return _blast_radius(drive, f"{ADMINISTRATOR} of {root.name}", ADMINISTRATOR, frozenset(), root.id)


def principals_ranked(data_dir: Path) -> list[Ranked]:
    """Return every principal and every store's administrator, whoever can infer the gravest first."""
    with Index.open(data_dir) as index:
        drive = _Drive.of(index)
    found = reaches(drive.readers)
    sets = np.stack([reach.classes for reach in found])
    by_class = np.bincount(drive.files["access_class"], minlength=sets.shape[1])
    severity: list[list[Severity]] = [[] for _ in found]
    for _, insight, evidence in drive.evidence:
        known = reader_rows(evidence, sets.shape[1]).by_sets(sets)[:, :, 0]
        for place, counts in enumerate(known.tolist()):
            severity[place] += _severities(evidence, insight, counts)
    ranked = [
        _ranked(reach.principal, _kind(drive.readers, reach.principal), int(by_class[reach.classes].sum()), told)
        for reach, told in zip(found, severity, strict=True)
    ]
    ranked += [_administrator_ranked(drive, root) for root in drive.roots]
    return sorted(ranked, key=lambda each: (-each.severity, -each.insights, -each.files, each.principal))


def _administrator_ranked(drive: _Drive, root: Root) -> Ranked:
    classes = drive.classes(())
    told: list[Severity] = []
    for _, insight, evidence in drive.evidence:
        told += severities(evidence, insight, drive.read_by(evidence, classes, drive.of_root(evidence, root.id)))
    files = (drive.files["root"] == root.id) | classes[drive.files["access_class"].to_numpy()]
    return _ranked(f"{ADMINISTRATOR} of {root.name}", ADMINISTRATOR, int(files.sum()), told)


def _ranked(principal: str, kind: str, files: int, told: Sequence[Severity]) -> Ranked:
    crossed = [each for each in told if each]
    by_severity = {each.word: crossed.count(each) for each in sorted(set(crossed), reverse=True)}
    return Ranked(principal, kind, files, len(crossed), worst(crossed), by_severity)


def _severities(evidence: Evidence, insight: Insight, known: Sequence[int]) -> list[Severity]:
    return [
        severity_of(insight.exposed_at, count, population)
        for count, population in zip(known, evidence.population.tolist(), strict=True)
    ]


def _blast_radius(
    drive: _Drive, account: str, kind: str, held: Collection[str], root: str | None = None
) -> BlastRadius:
    classes = drive.classes(held)
    found = []
    for pack, insight, evidence in drive.evidence:
        also = None if root is None else drive.of_root(evidence, root)
        may_know = not frozenset(held).isdisjoint(insight.may_know)
        found += [
            Reached(pack, each, may_know)
            for each in inferable(evidence, insight, drive.read_by(evidence, classes, also))
        ]
    reads = classes[drive.files["access_class"].to_numpy()]
    if root is not None:
        reads = reads | (drive.files["root"] == root).to_numpy()
    found.sort(key=lambda each: (-each.found.severity, -each.found.coverage, each.pack, each.found.insight))
    shares = () if root is not None else tuple(_shares(drive, account, held))
    return BlastRadius(account, kind, int(reads.sum()), len(drive.files), tuple(found), shares)


def _shares(drive: _Drive, account: str, held: Collection[str]) -> list[Share]:
    """Return the names that open files to an account, that whose files were left alone the longest first."""
    all_held = {*held, EVERYONE}
    of_files = drive.files["access_class"].to_numpy()
    modified = drive.files["modified"].to_numpy(dtype=float)
    found = []
    for name in [*sorted(all_held), UNKNOWN]:
        given = np.array([_gives(each.readers, each.unknown, name) for each in drive.readers.classes], dtype=bool)
        files = given[of_files]
        if not files.any():
            continue
        rest = drive.classes(all_held - {name}) if name not in (EVERYONE, UNKNOWN) else _without(drive, all_held, name)
        dates = modified[files & ~np.isnan(modified)]
        newest = iso_date(float(dates.max())) if len(dates) else None
        only = int(np.count_nonzero(files & ~rest[of_files]))
        changes = tuple(_changes(drive, all_held, rest)) if only else ()
        found.append(Share(name, _chain(drive.readers, account, name), int(files.sum()), only, newest, changes))
    return sorted(found, key=lambda each: (each.newest is None, each.newest or "", each.name))


def _gives(readers: frozenset[str], unknown: bool, name: str) -> bool:
    return unknown if name == UNKNOWN else name in readers


def _without(drive: _Drive, held: Collection[str], name: str) -> Bools:
    """Return the classes left open if what is open to everyone, or of unknown permissions, were closed."""
    names = frozenset(held) - {name}
    return np.array(
        [(each.unknown and name != UNKNOWN) or not names.isdisjoint(each.readers) for each in drive.readers.classes],
        dtype=bool,
    )


def _changes(drive: _Drive, held: Collection[str], rest: Bools) -> Iterator[Change]:
    classes = drive.classes(held)
    for pack, insight, evidence in drive.evidence:
        before = severities(evidence, insight, drive.read_by(evidence, classes))
        after = severities(evidence, insight, drive.read_by(evidence, rest))
        for scope, (was, now) in enumerate(zip(before, after, strict=True)):
            if now < was:
                yield Change(pack, insight.name, evidence.scopes[scope], was, now)


def _chain(readers: Readership, account: str, name: str) -> tuple[str, ...]:
    """Return the shortest way from an account through groups to a name, both ends in it."""
    edges: dict[str, list[str]] = {}
    for edge in readers.members:
        edges.setdefault(edge.member, []).append(edge.group)
    ways: list[tuple[str, ...]] = [(account,)]
    seen = {account}
    for way in ways:
        if way[-1] == name:
            return way
        for group in sorted(edges.get(way[-1], ())):
            if group not in seen:
                seen.add(group)
                ways.append((*way, group))
    return (account, name)


def _known(readers: Readership, account: str) -> str:
    names = [*readers.principals(), EVERYONE]
    by_name = {name.casefold(): name for name in names}
    if account in names:
        return account
    if account.casefold() not in by_name:
        raise UsageError(f"no access list, group or directory mentions '{account}' ({nearest(account, names)})")
    return by_name[account.casefold()]


def _root(roots: Sequence[Root], store: str) -> Root:
    found = [root for root in roots if store in (root.name, root.uri, root.id) or store.rstrip("/") == root.uri]
    if len(found) != 1:
        called = ", ".join(root.uri for root in found or roots)
        many = f"{len(found)} scanned stores are called" if found else "no scanned store is called"
        raise UsageError(f"{many} '{store}'; give one of: {called}")
    return found[0]


def _kind(readers: Readership, name: str) -> str:
    if name in (EVERYONE, LINK):
        return "everyone" if name == EVERYONE else "link"
    if readers.is_group(name) or name.startswith(("any account of ", "anyone at ")):
        return "group"
    return "account" if readers.is_person(name) else UNKNOWN


def blast_radius_record(told: BlastRadius) -> dict[str, Any]:
    """Return the answer as ``--format json`` prints it."""
    return {
        "account": told.account,
        "kind": told.kind,
        "files": told.files,
        "of_files": told.of_files,
        "severity": told.severity.word,
        "insights": [_reached_record(each) for each in told.insights],
        "shares": [_share_record(each) for each in told.shares],
    }


def ranked_record(told: Sequence[Ranked]) -> list[dict[str, Any]]:
    """Return the table of all principals as ``--format json`` prints it."""
    return [
        {
            "principal": each.principal,
            "kind": each.kind,
            "files": each.files,
            "insights": each.insights,
            "severity": each.severity.word,
            "by_severity": dict(each.by_severity),
        }
        for each in told
    ]


def _reached_record(each: Reached) -> dict[str, Any]:
    found = each.found
    return {
        "pack": each.pack,
        "insight": found.insight,
        "scope": found.scope,
        "severity": found.severity.word,
        "revealed": found.revealed,
        "revealed_outside": found.outside,
        "population": found.population,
        "coverage": found.coverage,
        "since": found.since,
        "may_know": each.may_know,
        "smallest_sets": [list(files) for files in found.smallest],
        "sets_total": found.sets_total,
    }


def _share_record(each: Share) -> dict[str, Any]:
    return {
        "name": each.name,
        "chain": list(each.chain),
        "files": each.files,
        "only_here": each.only_here,
        "newest": each.newest,
        "without_it": [
            {
                "pack": change.pack,
                "insight": change.insight,
                "scope": change.scope,
                "before": change.before.word,
                "after": change.after.word,
            }
            for change in each.changes
        ],
    }
