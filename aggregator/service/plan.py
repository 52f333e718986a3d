"""A plan to end exposures, and what every finding becomes when it is carried out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pandas as pd

from aggregator.exposure.assess import assess
from aggregator.exposure.audiences import Readership
from aggregator.exposure.remedy import Redacted, without_facts
from aggregator.index.index import Index
from aggregator.model.access import EVERYONE
from aggregator.model.documents import FileId
from aggregator.model.entries import Entry
from aggregator.model.findings import Finding, Severity
from aggregator.model.plan import Action, Plan, Promise
from aggregator.policy.records import Pack
from aggregator.service.analysis import evidence_of_pack, files_of, ledger_from, packs_of, topics_by_file
from aggregator.service.columns import rows_in
from aggregator.service.dates import iso_date
from aggregator.service.findings import findings_in, last_finished
from aggregator.service.plan_file import identified
from aggregator.service.readers import readership
from aggregator.service.remediate import Remediated, Wish, remediate
from aggregator.service.remediation_costs import PARTS, Costs, read_costs

DAYS = 30
"""How long people have to carry a plan out, where nobody says otherwise."""


def plan(data_dir: Path, wish: Wish | None = None, *, due: date | None = None, now: float) -> Plan:
    """Return what `remediate` answers as a plan: who does what by when, and what every finding becomes by it.

    What is promised is what a scan finds once just the actions are done and nothing else.

    Parameters
    ----------
    due
        The day by which everything is to be done; a month after the scan unless it is given.
    now
        Seconds since the epoch, for costs that go by age.
    """
    wish = wish or Wish()
    found = remediate(data_dir, wish)
    with Index.open(data_dir) as index:
        last = last_finished(index)
        made = iso_date(last.started)
        drafts = _Drafts(index, found, wish, now)
        until = due or date.fromisoformat(made) + timedelta(days=DAYS)
        actions = tuple(replace(each, due=until.isoformat()) for each in drafts.actions())
        then = {each.id: each for each in _findings_after(index, packs_of(index), actions, drafts.readers)}
        findings = findings_in(index)
        promises = tuple(_promises(findings, then))
        changing = {each.finding for each in promises if each.changes}
        actions = tuple(replace(each, findings=tuple(_resting(findings, each.path, changing))) for each in actions)
    return identified(Plan("", last.id, made, actions, promises, found.cost, found.bound, found.status))


@dataclass(frozen=True, slots=True, eq=False)
class _Files:
    """The files of an index by the path that people know them by."""

    id_of: Mapping[str, str]
    access: Mapping[str, int]
    entries: Mapping[str, Entry]


class _Drafts:
    """The actions that a remediation comes to."""

    def __init__(self, index: Index, found: Remediated, wish: Wish, now: float) -> None:
        self.readers = readership(index)
        self._found = found
        files = files_of(index)
        paths = [*found.hide, *found.restrict, *(each.file for each in found.redact)]
        chosen = files[files["path"].isin(paths)]
        entries = index.listed([FileId(file) for file in chosen["file"]])
        self._files = _Files(
            dict(zip(chosen["path"], chosen["file"], strict=True)),
            dict(zip(chosen["file"], chosen["access_class"], strict=True)),
            {str(entry.file): entry for entry in entries},
        )
        roots = {root.id: root for root in index.roots()}
        self._stores = {root.id: root.name for root in roots.values()}
        self._costs = Costs(read_costs(wish.costs), now, roots)
        self._against = {name for each in found.ends for name in each.audience}

    def actions(self) -> Iterator[Action]:
        """Yield the actions, file by file."""
        for path in self._found.hide:
            yield self._action("hide", path)
        for path in self._found.restrict:
            yield replace(self._action("restrict", path), against=self._readers_to_stop(path))
        for each in self._found.redact:
            action = self._action("redact", each.file, each.attribute)
            yield replace(action, subject=each.subject, name=each.name, attribute=each.attribute)

    def _action(self, do: str, path: str, attribute: str = "") -> Action:
        file = self._files.id_of[path]
        entry = self._files.entries[file]
        store = self._stores[entry.root]
        cost = self._costs.of(entry, do, attribute) if attribute else self._costs.of(entry, do)
        who = entry.owner or f"administrator of {store}"
        return Action(do, file, path, store, who, "", (cost or 0) / PARTS)

    def _readers_to_stop(self, path: str) -> tuple[str, ...]:
        """Return those of a file's readers by whom somebody of the audiences reads it."""
        access = self.readers.classes[self._files.access[self._files.id_of[path]]]
        through = {
            EVERYONE,
            *self._against,
            *(group for each in self._against for group in self.readers.groups_of(each)),
        }
        return tuple(sorted(access.readers & through))


def _resting(findings: Sequence[Finding], path: str, changing: Collection[str]) -> Iterator[str]:
    """Yield the ids of the changing findings that rest on a file."""
    for each in findings:
        behind = {
            *each.revealed_by_one_file,
            *(file for one in each.minimal_sets for file in one.files),
            *(copy for one in each.minimal_sets for copies in one.copies.values() for copy in copies),
            *(share.file for share in each.attribution),
        }
        if each.id in changing and path in behind:
            yield each.id


def _promises(now: Sequence[Finding], then: Mapping[str, Finding]) -> Iterator[Promise]:
    for each in now:
        yield _promise(each, each, then.get(each.id))
    known = {each.id for each in now}
    for each in then.values():
        if each.id not in known:
            yield _promise(each, None, each)


def _promise(told: Finding, now: Finding | None, then: Finding | None) -> Promise:
    return Promise(
        finding=told.id,
        pack=told.pack,
        insight=told.insight,
        scope=told.scope,
        severity=Severity.NONE if now is None else now.severity,
        revealed=0 if now is None else now.revealed,
        severity_then=Severity.NONE if then is None else then.severity,
        revealed_then=0 if then is None else then.revealed,
    )


def _findings_after(
    index: Index, packs: Sequence[Pack], actions: Sequence[Action], readers: Readership
) -> Iterator[Finding]:
    """Yield what a scan finds once the actions are done."""
    hidden = {each.file for each in actions if each.do == "hide"}
    redacted = [Redacted(each.file, each.subject, each.attribute) for each in actions if each.do == "redact"]
    files, restricted = _restricted(files_of(index), actions, readers)
    stays = _staying(hidden)
    for pack in packs:
        topics = topics_by_file(rows_in(stays(index.topics(pack.name)))) if pack.converges else {}
        facts, links = stays(index.facts(pack.name)), stays(index.links(pack.name))
        ledger = ledger_from(pack, stays(files), facts, links, index.decisions(), topics)
        for insight, evidence in evidence_of_pack(ledger):
            yield from assess(without_facts(evidence, redacted), insight, pack.name, restricted).findings
    gone = {each.path for each in actions if each.do == "hide"}
    for finding in findings_in(index):
        if not finding.pack and not gone.intersection(finding.revealed_by_one_file):
            yield finding


def _staying(hidden: Collection[str]) -> Callable[[pd.DataFrame], pd.DataFrame]:
    return lambda rows: rows[~rows["file"].isin(hidden)] if hidden else rows


def _restricted(files: pd.DataFrame, actions: Sequence[Action], readers: Readership) -> tuple[Any, Readership]:
    """Return the files and who reads them once readers were taken away from some."""
    classes = list(readers.classes)
    access = dict(zip(files["file"], files["access_class"], strict=True))
    for each in actions:
        if each.do == "restrict":
            before = classes[access[each.file]]
            classes.append(replace(before, readers=before.readers - frozenset(each.against)))
            access[each.file] = len(classes) - 1
    changed = files.assign(access_class=[access[file] for file in files["file"]])
    return changed, replace(readers, classes=tuple(classes))
