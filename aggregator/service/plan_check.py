"""What came of plans: which actions are done, and which promises came true."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from aggregator.index.index import Index
from aggregator.model.errors import UsageError
from aggregator.model.facts import Identifier
from aggregator.model.findings import Severity
from aggregator.model.past import Picture
from aggregator.model.plan import Action, Doing, Keeping, Plan, PlanCheck, Promise
from aggregator.service.analysis import files_of, ledger_of, packs_of
from aggregator.service.columns import rows_in
from aggregator.service.dates import iso_date
from aggregator.service.findings import findings_in, last_finished
from aggregator.service.ledger import Ledger
from aggregator.service.plan_file import parsed_plan, read_plan, write_plan


def register(data_dir: Path, plan: Plan, now: float) -> None:
    """Keep a plan in the index, so that every later scan says what came of it."""
    with Index.open(data_dir, noting=True) as index:
        index.notes.register(plan.id, now, write_plan(plan))


def forget(data_dir: Path, beginning: str) -> str:
    """Forget a plan that is kept, and return its id, which begins so.

    Raises
    ------
    UsageError
        No plan's id begins so, or several do.
    """
    with Index.open(data_dir, noting=True) as index:
        known = list(index.notes.plans())
        matching = [each for each in known if each.startswith(beginning)]
        if len(matching) != 1:
            raise UsageError(
                f"'{beginning}' begins the id of {len(matching)} plans (kept: {', '.join(known) or 'none'})"
            )
        index.notes.forget_plan(matching[0])
        return matching[0]


def verify(data_dir: Path, path: Path, now: float) -> PlanCheck:
    """Return what came of the plan in a file by the last scan, and keep it for later ones.

    Raises
    ------
    UsageError
        The file is no plan.
    IndexMissing
        No scan has come to its end.
    """
    plan = read_plan(path)
    register(data_dir, plan, now)
    with Index.open(data_dir) as index:
        return _checked(index, [plan])[0]


def checks(data_dir: Path) -> tuple[PlanCheck, ...]:
    """Return what came by the last scan of every plan that is kept, the earliest first."""
    with Index.open(data_dir) as index:
        return checks_in(index)


def checks_in(index: Index) -> tuple[PlanCheck, ...]:
    """Return what came of every plan that an open index keeps."""
    return tuple(_checked(index, [parsed_plan(text, name) for name, text in index.notes.plans().items()]))


def note_progress(index: Index, scan: int) -> None:
    """Keep which actions a scan found done, as part of the commit that is under way."""
    plans = [parsed_plan(text, name) for name, text in index.notes.plans().items()]
    if plans:
        drive = _Drive(index, [action for plan in plans for action in plan.actions])
        for plan in plans:
            index.notes.note_done(plan.id, scan, [drive.has_done(action) for action in plan.actions])


def _checked(index: Index, plans: list[Plan]) -> list[PlanCheck]:
    if not plans:
        return []
    last = last_finished(index)
    now, day = index.past.picture(last.id), iso_date(last.started)
    levels = {each.id: (each.severity, each.revealed) for each in findings_in(index)}
    drive = _Drive(index, [action for plan in plans for action in plan.actions])
    found = []
    for plan in plans:
        before = index.notes.once_done(plan.id)
        doings = tuple(
            Doing.DONE if drive.has_done(action) else Doing.UNDONE if number in before else Doing.OPEN
            for number, action in enumerate(plan.actions)
        )
        done = all(each is Doing.DONE for each in doings)
        keepings = tuple(_keeping(promise, levels, now, done=done) for promise in plan.promises)
        found.append(PlanCheck(plan, day, doings, keepings))
    return found


def _keeping(
    promise: Promise, levels: Mapping[str, tuple[Severity, int]], now: Picture | None, *, done: bool
) -> Keeping:
    seen = None if now is None else now.sightings.get(promise.finding)
    if seen is not None and seen.unknown:
        return Keeping.UNKNOWN
    if levels.get(promise.finding, (Severity.NONE, 0)) <= (promise.severity_then, promise.revealed_then):
        return Keeping.KEPT
    return Keeping.BROKEN if done else Keeping.WAITING


class _Drive:
    """The files as the last scan saw them, to be asked whether actions are done."""

    def __init__(self, index: Index, actions: Iterable[Action]) -> None:
        files = files_of(index)
        wanted = list(actions)
        named = {each.file for each in wanted} | {each.path for each in wanted}
        here = files[files["file"].isin(named) | files["path"].isin(named)]
        self._classes = index.access_classes()
        self._at = [(row.file, row.path, self._classes[row.access_class]) for row in rows_in(here)]
        self._said = set(_said(index, [each for each in wanted if each.do == "redact"]))

    def has_done(self, action: Action) -> bool:
        """Return whether an action is done: what it was to take away is not there any more."""
        here = [(file, access) for file, path, access in self._at if action.file == file or action.path == path]
        if action.do == "redact":
            return not any((file, action.subject, action.attribute) in self._said for file, _ in here)
        known = [access.readers for _, access in here if not access.unknown]
        if len(known) < len(here):
            return False
        if action.do == "restrict":
            return not any(readers & frozenset(action.against) for readers in known)
        return not any(known)


def _said(index: Index, actions: list[Action]) -> Iterator[tuple[str, str, str]]:
    """Yield file, subject and attribute of the facts that the files of some actions still hold."""
    if not actions:
        return
    listed = files_of(index)
    named = {each.file for each in actions} | {each.path for each in actions}
    files = set(listed[listed["file"].isin(named) | listed["path"].isin(named)]["file"])
    for pack in packs_of(index):
        ledger = ledger_of(index, pack)
        yield from _facts_of(ledger, files)


def _facts_of(ledger: Ledger, files: set[str]) -> Iterator[tuple[str, str, str]]:
    for row in rows_in(ledger.facts[ledger.facts["file"].isin(files)]):
        identifier = Identifier(row.kind, row.scheme, row.identifier)
        for subject, _ in ledger.rosters[row.kind].called.get(identifier, ()):
            yield row.file, subject, row.attribute


def check_to_record(check: PlanCheck) -> dict[str, Any]:
    """Return what came of a plan as it stands in JSON."""
    return {
        "plan": check.plan.id,
        "made": check.plan.made,
        "done": check.done,
        "kept": check.kept,
        "actions": [
            asdict(action) | {"against": list(action.against), "findings": list(action.findings), "state": doing.value}
            for action, doing in zip(check.plan.actions, check.doings, strict=True)
        ],
        "findings": [
            asdict(promise)
            | {
                "severity": promise.severity.word,
                "severity_then": promise.severity_then.word,
                "promise": keeping.value,
            }
            for promise, keeping in zip(check.plan.promises, check.keepings, strict=True)
        ],
    }
