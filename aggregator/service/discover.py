"""What files give away together that no insight of a pack looks at, and how to make it one."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import yaml

from aggregator.exposure.discovery import MOST_COLUMNS, Aggregation, discover
from aggregator.extraction.subjects import Subject
from aggregator.index.index import Index
from aggregator.model.errors import UsageError, nearest
from aggregator.policy.records import Population
from aggregator.service.analysis import ledger_of, packs_of
from aggregator.service.columns import rows_in
from aggregator.service.ledger import Ledger

FLOOR = 0.5
MOST_SOURCES = 3


@dataclass(frozen=True, slots=True)
class Source:
    """A file that gives an attribute, the columns or words that gave it, and of how many subjects."""

    file: str
    reason: str
    subjects: int


@dataclass(frozen=True, slots=True)
class Discovered:
    """Attributes of a kind of subject that files show together of more subjects than any one file does.

    ``sources`` are, attribute by attribute, the files that give it of the most subjects; ``snippet`` is the insight
    of a pack that would look at it.
    """

    pack: str
    kind: str
    attributes: tuple[str, ...]
    revealed: int
    alone: int
    population: int
    split: bool
    z: float
    sources: tuple[tuple[str, tuple[Source, ...]], ...]
    snippet: str

    @property
    def gain(self) -> float:
        """Return the share of the subjects that all files show beyond what the best single file shows."""
        return (self.revealed - self.alone) / self.population if self.population else 0.0


def discovered(data_dir: Path, *, kind: str | None = None, limit: int = 10) -> list[Discovered]:
    """Return the aggregations that no pack names, the largest gain first.

    All files count, whoever may read them; copies are one file. What a list of the pack says costs no file.

    Raises
    ------
    UsageError
        No pack has such a kind of subject.
    """
    with Index.open(data_dir) as index:
        packs = packs_of(index)
        kinds = sorted({name for pack in packs for name in pack.subjects})
        if kind is not None and kind not in kinds:
            raise UsageError(f"no pack has the kind of subject '{kind}' ({nearest(kind, kinds)})")
        ledgers = [ledger_of(index, pack) for pack in packs]
    found = [each for ledger in ledgers for each in discovered_in(ledger) if kind in {None, each.kind}]
    return sorted(found, key=lambda each: (-each.gain, each.pack, each.kind, each.attributes))[:limit]


def discovered_in(ledger: Ledger) -> Iterator[Discovered]:
    """Yield what no insight of a ledger's pack names, kind by kind, the largest gain first."""
    insights = ledger.pack.insights.values()
    for kind in ledger.rosters:
        facts = _numbered(ledger, kind)
        columns = [name for name, _ in _by_subjects(facts)][:MOST_COLUMNS]
        place = {name: column for column, name in enumerate(columns)}
        chosen = facts[facts["attribute"].isin(columns)]
        said = zip(chosen["subject"], chosen["cluster"], chosen["attribute"].map(place), strict=True)
        named = [
            [place[name] for name in insight.required]
            for insight in insights
            if insight.over == kind and set(insight.required) <= set(columns)
        ]
        for each in discover(said, len(columns), named=named):
            yield _told(ledger, kind, each, columns, chosen)


def discovered_record(found: Discovered) -> dict[str, Any]:
    """Return a discovered aggregation as it stands in JSON."""
    return {
        "pack": found.pack,
        "kind": found.kind,
        "attributes": list(found.attributes),
        "revealed": found.revealed,
        "alone": found.alone,
        "population": found.population,
        "gain": found.gain,
        "split": found.split,
        "z": found.z,
        "sources": [
            {"attribute": name, "file": source.file, "reason": source.reason, "subjects": source.subjects}
            for name, sources in found.sources
            for source in sources
        ],
        "snippet": found.snippet,
    }


def _population(ledger: Ledger, kind: str) -> list[Subject]:
    """Return the subjects that count: those of the list where the population is listed, else all that are found."""
    listed = ledger.pack.subjects[kind].population is Population.LISTED
    return [subject for subject in ledger.rosters[kind].identity.subjects if subject.listed or not listed]


def _numbered(ledger: Ledger, kind: str) -> pd.DataFrame:
    """Return the facts that are sure enough, a row for each subject of the population they are about."""
    roster = ledger.rosters[kind]
    rows: list[tuple[int, int, str, str, str]] = []
    number = {subject.id: place for place, subject in enumerate(_population(ledger, kind))}
    cluster = ledger.files["cluster"].tolist()
    path = ledger.files["path"].tolist()
    for row in rows_in(roster.counting[roster.counting["confidence"] >= FLOOR]):
        file = row.number
        reason = getattr(row, "reason", "")
        rows.extend(
            (number[subject], cluster[file], row.attribute, path[file], reason)
            for subject, _ in roster.called.get(roster.nodes[row.node], ())
            if subject in number
        )
    return pd.DataFrame(rows, columns=["subject", "cluster", "attribute", "path", "reason"])


def _by_subjects(facts: pd.DataFrame) -> list[tuple[str, int]]:
    """Return (attribute, subjects of which it is known), the most first."""
    known = facts[["subject", "attribute"]].drop_duplicates()
    return sorted(Counter(known["attribute"]).items(), key=lambda pair: (-pair[1], pair[0]))


def _told(ledger: Ledger, kind: str, found: Aggregation, columns: Sequence[str], facts: pd.DataFrame) -> Discovered:
    declared = [attribute.name for attribute in ledger.pack.attributes_of(kind)]
    attributes = tuple(sorted((columns[column] for column in found.columns), key=declared.index))
    return Discovered(
        pack=ledger.pack.name,
        kind=kind,
        attributes=attributes,
        revealed=found.revealed,
        alone=found.alone,
        population=len(_population(ledger, kind)),
        split=found.split,
        z=found.z,
        sources=tuple((name, _sources(facts[facts["attribute"] == name])) for name in attributes),
        snippet=_snippet(kind, attributes),
    )


def _sources(facts: pd.DataFrame) -> tuple[Source, ...]:
    subjects: dict[tuple[str, str], set[int]] = defaultdict(set)
    for path, reason, subject in zip(facts["path"], facts["reason"], facts["subject"], strict=True):
        subjects[path, reason].add(subject)
    order = sorted(subjects, key=lambda key: (-len(subjects[key]), key))
    return tuple(Source(path, reason, len(subjects[path, reason])) for path, reason in order[:MOST_SOURCES])


def _snippet(kind: str, attributes: Sequence[str]) -> str:
    """Return the insight that a pack would need, ready to be put under ``insights``."""
    name = f"{' and '.join(attributes)} of {kind}"
    return (
        f"  {_scalar(name)}:\n"
        f"    combines: [{', '.join(map(_scalar, attributes))}]\n"
        f"    over: {_scalar(kind)}\n"
        "    exposed_at: {30%: medium, 60%: high, 90%: critical}\n"
    )


def _scalar(text: str) -> str:
    """Return a text as YAML reads it back, in quotes only where it must be.

    Examples
    --------
    >>> _scalar("fuel stock"), _scalar("no"), _scalar("phone: home"), _scalar("燃料, 存量")
    ('fuel stock', '"no"', '"phone: home"', '"燃料, 存量"')
    """
    try:
        is_plain = yaml.safe_load(f"{{{text}: [{text}]}}") == {text: [text]} and yaml.safe_load(text) == text
    except yaml.YAMLError:
        is_plain = False
    return text if is_plain else json.dumps(text, ensure_ascii=False)
