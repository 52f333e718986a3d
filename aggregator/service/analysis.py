"""What the files in an index expose together, under its packs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd

from aggregator.exposure.assess import Assessment, assess, in_order
from aggregator.exposure.audiences import Readership
from aggregator.exposure.kernel import Evidence
from aggregator.index.index import Index
from aggregator.model.errors import PackError
from aggregator.model.findings import Finding
from aggregator.model.identity import Decision
from aggregator.policy.loader import load_pack
from aggregator.policy.records import Insight, Pack
from aggregator.service.columns import rows_in
from aggregator.service.converging import evidence_of_topics
from aggregator.service.copies import clusters
from aggregator.service.evidence import evidence_of
from aggregator.service.labels import label_findings
from aggregator.service.ledger import Ledger
from aggregator.service.populations import populations_at_least
from aggregator.service.readers import readership
from aggregator.service.site import Site


@dataclass(frozen=True, slots=True)
class Assessed:
    """One insight of a pack, the evidence on it, and what the exposure model concludes."""

    pack: Pack
    insight: Insight
    evidence: Evidence
    assessment: Assessment


@dataclass(frozen=True, slots=True)
class Analysis:
    """Findings, the gravest aggregation first, and sentences on what was simplified to reach them."""

    findings: tuple[Finding, ...]
    notes: tuple[str, ...]


def analyse(index: Index, packs: Sequence[Pack], site: Site) -> Analysis:
    """Return what everything in the index exposes."""
    readers = readership(index)
    findings: list[Finding] = []
    notes: dict[str, None] = {}
    for pack in packs:
        ledger = ledger_of(index, pack)
        for one in assess_pack(ledger, readers):
            findings.extend(one.assessment.findings)
        notes.update(ledger.notes)
    return Analysis(in_order([*findings, *label_findings(index, packs, site)]), tuple(notes))


def assess_pack(ledger: Ledger, readers: Readership) -> list[Assessed]:
    """Return every insight of one pack, assessed."""
    assessed = []
    for insight, evidence in evidence_of_pack(ledger):
        assessment = assess(evidence, insight, ledger.pack.name, readers)
        at_least = {} if insight.name in ledger.pack.converges else populations_at_least(ledger, insight)
        if at_least:
            findings = tuple(replace(f, population_at_least=at_least.get(f.scope)) for f in assessment.findings)
            assessment = replace(assessment, findings=findings)
        assessed.append(Assessed(ledger.pack, insight, evidence, assessment))
    return assessed


def evidence_of_pack(ledger: Ledger) -> Iterator[tuple[Insight, Evidence]]:
    """Yield every insight of a pack with its evidence, those over facts first, then those over topics."""
    for insight in ledger.pack.insights.values():
        yield insight, evidence_of(ledger, insight)
    for converging in ledger.pack.converges.values():
        yield converging.insight, evidence_of_topics(ledger, converging)


def ledger_of(index: Index, pack: Pack) -> Ledger:
    """Return everything that the indexed files say under one pack."""
    topics = topics_by_file(rows_in(index.topics(pack.name))) if pack.converges else {}
    facts, links = index.facts(pack.name), index.links(pack.name)
    return ledger_from(pack, files_of(index), facts, links, index.decisions(), topics)


def topics_by_file(rows: Iterable[Any]) -> dict[str, frozenset[str]]:
    """Return file -> the topics it is about, from rows with ``file`` and ``name``."""
    found: dict[str, set[str]] = {}
    for row in rows:
        found.setdefault(row.file, set()).add(row.name)
    return {file: frozenset(names) for file, names in found.items()}


def files_of(index: Index) -> pd.DataFrame:
    """Return the files of the index, each under a path that no other has.

    A path is relative to its store's root. Where two stores have the same one, the store's name stands
    before it, or its URI where the names are the same too.
    """
    files = index.files()
    names = {root.id: root.name for root in index.roots()}
    uris = {root.id: root.uri for root in index.roots()}
    store = {root: name if list(names.values()).count(name) == 1 else uris[root] for root, name in names.items()}
    twice = files["path"].duplicated(keep=False)
    return files.assign(path=files["path"].where(~twice, files["root"].map(store) + ":" + files["path"]))


def ledger_from(
    pack: Pack,
    files: pd.DataFrame,
    facts: pd.DataFrame,
    links: pd.DataFrame,
    decisions: tuple[Decision, ...] = (),
    topics: Mapping[str, frozenset[str]] | None = None,
) -> Ledger:
    """Return a ledger over these rows, with copies found."""
    files = files.sort_values(["path", "file"], kind="stable").reset_index(drop=True)
    # What no insight counts, for want of sureness, makes no difference between two copies either.
    floor = min((insight.confidence_floor for insight in pack.insights.values()), default=0.0)
    found = clusters(files, facts, links, floor)
    return Ledger.over(pack, facts, links, files.assign(cluster=found), decisions, topics)


def packs_of(index: Index) -> list[Pack]:
    """Return the packs that the index was last scanned under.

    Raises
    ------
    PackError
        A pack is gone or was changed since: its facts would no longer match it.
    """
    packs = []
    for used in index.packs():
        if not Path(used.source).exists():
            raise PackError(
                used.source, f"pack '{used.name}' of the last scan is gone; scan again with the packs you want"
            )
        pack = load_pack(Path(used.source))
        if pack.digest != used.digest:
            raise PackError(used.source, f"pack '{used.name}' was changed after the last scan; scan again")
        packs.append(pack)
    return packs
