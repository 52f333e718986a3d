"""What to hide, restrict or redact so that exposures end at the least cost."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from aggregator.exposure.audiences import ADMINISTRATOR, Readership, files_read, maximal, merged, reaches
from aggregator.exposure.coverage import needed_for
from aggregator.exposure.greedy import Effort
from aggregator.exposure.kernel import Bools, Evidence, grid_of, revealed
from aggregator.exposure.labels import finding_id
from aggregator.exposure.optimum import Optimum
from aggregator.exposure.remedy import Exposed, Left, Prices, Redacted, Remedy, remedy, without_facts
from aggregator.index.index import Index
from aggregator.model.documents import FileId
from aggregator.model.entries import Entry
from aggregator.model.errors import UsageError, nearest
from aggregator.model.findings import Finding, Severity
from aggregator.policy.records import Insight, Pack
from aggregator.service.analysis import evidence_of_pack, ledger_from, ledger_of, packs_of
from aggregator.service.evidence import evidence_of
from aggregator.service.findings import finding_called, findings_in, last_finished
from aggregator.service.ledger import Ledger
from aggregator.service.readers import readership
from aggregator.service.remediation_costs import MEANS, PARTS, Costs, charged, read_costs

Further = Callable[[frozenset[str]], bool]
"""Whether the files that are left, by id, still give something away by other means. More never give less."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to end, and by which means.

    Parameters
    ----------
    audience
        The principal for whom it is to end, ``administrator`` too; None for all, but the administrator.
    means
        Of ``hide`` (nobody has the file any more), ``restrict`` (the audience may not read it any more), ``redact``
        (single facts are taken out of it).
    findings
        Ids of the findings that are to end, or how they begin; none for all.
    costs
        TOML file of the operator's costs.
    seconds
        How long to search; None for the usual iterations, which give the same answer on every machine.
    """

    audience: str | None = None
    means: tuple[str, ...] = ("hide",)
    findings: tuple[str, ...] = ()
    costs: Path | None = None
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Ended:
    """An exposure that ends, for whom, and how many subjects are left of those that were revealed."""

    pack: str
    insight: str
    scope: str | None
    audience: tuple[str, ...]
    before: int
    after: int
    lowest: int


@dataclass(frozen=True, slots=True)
class RedactedFact:
    """What to take out of a file: every place that gives this attribute of this subject, links included.

    ``name`` is what people call the subject.
    """

    file: str
    subject: str
    attribute: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Remediated:
    """What to do, and what is proved of it; costs are in the operator's unit, in which a file costs 1 by default."""

    hide: tuple[str, ...]
    restrict: tuple[str, ...]
    redact: tuple[RedactedFact, ...]
    ends: tuple[Ended, ...]
    cost: float | None
    bound: float
    gap: float | None
    status: str
    certificate: str
    limit: str


def remediate(data_dir: Path, wish: Wish | None = None, *, rederives: Further | None = None) -> Remediated:
    """Return what ends the exposures of the last scan at the least cost that was found.

    Every exposure past a lowest threshold ends, for one audience or for all: of all, only those count that nobody
    reads more than. Where a pack sums up or derives, what would be left is read as if the files were gone, so that
    nothing is derived again; what may follow so is ended by files only, for no place of a file says it.

    Parameters
    ----------
    rederives
        A further judgement of the files that are left, by id: whether they still give something away.

    Raises
    ------
    UsageError
        The audience, a means or a finding is unknown.
    ConfigError
        The file of costs is wrong.
    IndexMissing
        No scan has come to its end.
    """
    wish = wish or Wish()
    _check(wish)
    rules = read_costs(wish.costs)
    with Index.open(data_dir) as index:
        last_finished(index)
        chosen = {_exposure_called(findings_in(index), packs_of(index), each) for each in wish.findings}
        cases = list(_cases(index, wish, chosen))
        roots = {root.id: root for root in index.roots()}
        named = {file for case in cases for file in case.exposed.evidence.files}
        entries = {str(entry.file): entry for entry in index.listed([FileId(file) for file in named])}
        task = _Task(wish, cases, entries, Costs(rules, time.time(), roots), index)
        return task.answer(rederives)


def _exposure_called(findings: tuple[Finding, ...], packs: Sequence[Pack], beginning: str) -> str:
    """Return the id of the finding that begins so, if combining facts or topics makes it."""
    finding = finding_called(findings, beginning)
    combined = {(pack.name, name) for pack in packs for name in (*pack.insights, *pack.converges)}
    if (finding.pack, finding.insight) not in combined:
        raise UsageError(f"{finding.id}: nothing is combined here; `aggregator explain` says which file to hide")
    return finding.id


def _check(wish: Wish) -> None:
    for each in wish.means:
        if each not in MEANS:
            raise UsageError(f"'{each}' is no way to end an exposure ({nearest(each, MEANS)})")
    if not wish.means:
        raise UsageError(f"name at least one way to end an exposure: {', '.join(MEANS)}")
    if wish.audience == ADMINISTRATOR and "restrict" in wish.means:
        raise UsageError("the administrator of a store reads all of it; only hiding or redacting ends that")
    if wish.seconds is not None and not wish.seconds > 0:
        raise UsageError(f"--seconds {wish.seconds:g}: give a number above zero")


@dataclass(frozen=True, slots=True, eq=False)
class _Case:
    """One exposure of one audience, and the ledger it was read from."""

    ledger: Ledger
    insight: Insight
    audience: tuple[str, ...]
    exposed: Exposed

    @property
    def scope(self) -> str | None:
        """Return the scope's name."""
        return self.exposed.evidence.scopes[self.exposed.scope]


def _cases(index: Index, wish: Wish, chosen: set[str]) -> Iterator[_Case]:
    readers = readership(index)
    for pack in packs_of(index):
        ledger = ledger_of(index, pack)
        for insight, evidence in evidence_of_pack(ledger):
            audiences = list(_audiences(evidence, insight, readers, wish.audience))
            for scope, name in enumerate(evidence.scopes):
                if chosen and finding_id(pack.name, insight.name, name) not in chosen:
                    continue
                lowest = needed_for(insight.exposed_at, Severity.LOW, int(evidence.population[scope])) or 1
                for principals, files in audiences:
                    exposed = Exposed(evidence, files, scope, lowest)
                    if len(grid_of(evidence, files).counted_in(scope).subject) >= lowest:
                        yield _Case(ledger, insight, principals, exposed)


def _audiences(
    evidence: Evidence, insight: Insight, readers: Readership, audience: str | None
) -> Iterator[tuple[tuple[str, ...], Bools]]:
    """Yield the names of each audience that matters, and the files it reads."""
    if audience == ADMINISTRATOR:
        yield (ADMINISTRATOR,), np.ones(len(evidence.files), dtype=bool)
        return
    if audience is not None:
        known = [reach.principal for reach in reaches(readers)]
        if audience not in known:
            raise UsageError(f"'{audience}' reads nothing here ({nearest(audience, [*known, ADMINISTRATOR])})")
    found = reaches(readers, insight.may_know)
    if audience is not None:
        for reach in found:
            if reach.principal == audience:
                yield (audience,), files_read(reach.classes, evidence.access_class)
        return
    for each in maximal(merged(found, readers, np.ones(len(readers.classes), dtype=bool), insight.may_know)):
        yield each.audience.principals, files_read(each.classes, evidence.access_class)


@dataclass(frozen=True, slots=True, eq=False)
class _Task:
    """The exposures to end, what everything costs, and how to read what would be left."""

    wish: Wish
    cases: Sequence[_Case]
    entries: Mapping[str, Entry]
    costs: Costs
    index: Index

    def answer(self, rederives: Further | None) -> Remediated:
        whole = [each for each in self.wish.means if each != "redact"]
        charges = {file: price for file, entry in self.entries.items() if (price := charged(self.costs, entry, whole))}
        prices = Prices(
            {file: cost for file, (cost, _) in charges.items()}, self._of_fact if "redact" in self.wish.means else None
        )
        found = remedy([case.exposed for case in self.cases], prices, self._effort(), self._rederives(rederives))
        paths = {
            file: path
            for case in self.cases
            for file, path in zip(case.exposed.evidence.files, case.exposed.evidence.paths, strict=True)
        }
        names = {
            subject: name
            for case in self.cases
            for subject, name in zip(case.exposed.evidence.subjects, case.exposed.evidence.names, strict=True)
        }
        hide = sorted(paths[file] for file in found.files if charges[file][1] == "hide")
        restrict = sorted(paths[file] for file in found.files if charges[file][1] == "restrict")
        redact = sorted({(paths[each.file], each.subject, each.attribute) for each in found.redacted})
        answer = found.answer
        return Remediated(
            hide=tuple(hide),
            restrict=tuple(restrict),
            redact=tuple(RedactedFact(*each, name=names.get(each[1], "")) for each in redact),
            ends=tuple(_ended(case, found) for case in self.cases) if answer.solution is not None else (),
            cost=None if answer.cost is None else answer.cost / PARTS,
            bound=answer.bound / PARTS,
            gap=_rounded(answer),
            status=answer.status.value,
            certificate=answer.certificate,
            limit=answer.limit,
        )

    def _of_fact(self, file: str, _: str, attribute: str) -> int | None:
        if any(attribute in following_attributes(case.ledger.pack) for case in self.cases):
            return None
        return self.costs.of(self.entries[file], "redact", attribute)

    def _effort(self) -> Effort:
        seconds = self.wish.seconds
        if seconds is None:
            return Effort(steps=200, rounds=100, nodes=200)
        end = time.monotonic() + seconds
        return Effort(steps=10**7, rounds=10**7, nodes=1, seconds_left=lambda: end - time.monotonic())

    def _rederives(self, further: Further | None) -> Left | None:
        """Return the judgement of what is left: read anew where packs let values follow, and the caller's own."""
        following = [
            case
            for case in self.cases
            if case.insight.name in case.ledger.pack.insights and (case.ledger.pack.adds_up or case.ledger.pack.derives)
        ]
        if not following and further is None:
            return None
        return lambda left, gone: (
            (further is not None and further(left)) or any(_still_follows(case, left, gone) for case in following)
        )


def following_attributes(pack: Pack) -> frozenset[str]:
    """Return what may follow from other facts, and topics: no single place of a file says it, so none can be taken out.

    What totals and their parts share a sum with is among it.
    """
    summed = {name for rule in pack.adds_up.values() for name in (*rule.parts, rule.total, rule.average, rule.share)}
    topics = {topic for converging in pack.converges.values() for topic in converging.insight.combines}
    return (
        frozenset(name for name in summed if name) | {rule.gives.attribute for rule in pack.derives.values()} | topics
    )


def _still_follows(case: _Case, left: frozenset[str], gone: frozenset[Redacted]) -> bool:
    """Return whether an exposure stands when only some files had ever been read, and some facts were not in them."""
    old, before = case.ledger, case.exposed
    files = old.files[old.files["file"].isin(left)]
    facts, links = (rows[rows["file"].isin(left)] for rows in (old.facts, old.links))
    ledger = ledger_from(old.pack, files.drop(columns="cluster"), facts, links, old.decisions)
    evidence = without_facts(evidence_of(ledger, case.insight), gone)
    reads = {file for file, held in zip(before.evidence.files, before.files.tolist(), strict=True) if held}
    known = revealed(evidence, np.array([file in reads for file in evidence.files], dtype=bool))
    counts = before.evidence.counted & (before.evidence.scope == before.scope)
    of_scope = {before.evidence.subjects[number] for number in np.flatnonzero(counts).tolist()}
    found = {evidence.subjects[number] for number in np.flatnonzero(known).tolist()}
    return len(found & of_scope) >= before.lowest


def _ended(case: _Case, found: Remedy) -> Ended:
    exposed = case.exposed
    return Ended(
        pack=case.ledger.pack.name,
        insight=case.insight.name,
        scope=case.scope,
        audience=case.audience,
        before=exposed.revealed(),
        after=exposed.revealed(found),
        lowest=exposed.lowest,
    )


def _rounded(answer: Optimum) -> float | None:
    return None if answer.gap is None else round(answer.gap, 6)


def remediated_to_record(found: Remediated) -> dict[str, Any]:
    """Return the answer as the mapping that ``--format json`` prints."""
    return {
        "status": found.status,
        "cost": found.cost,
        "bound": found.bound,
        "gap": found.gap,
        "certificate": found.certificate,
        "limit": found.limit,
        "hide": list(found.hide),
        "restrict": list(found.restrict),
        "redact": [asdict(each) for each in found.redact],
        "ends": [
            {
                "pack": each.pack,
                "insight": each.insight,
                "scope": each.scope,
                "audience": list(each.audience),
                "revealed": each.before,
                "left": each.after,
                "fewer_than": each.lowest,
            }
            for each in found.ends
        ],
    }
