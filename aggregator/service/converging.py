"""Topics that come together in the files of one group, as the arrays of the exposure model."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import isnan, nan
from posixpath import dirname
from typing import NamedTuple

import numpy as np

from aggregator.exposure.kernel import Evidence
from aggregator.policy.records import Convergence
from aggregator.service.columns import rows_in
from aggregator.service.ledger import Ledger

DAY = 86_400.0


class _About(NamedTuple):
    """That a file of some date is about a topic."""

    date: float
    file: int
    topic: int


def evidence_of_topics(ledger: Ledger, converging: Convergence) -> Evidence:
    """Return which files make which group be about which topic, stretch by stretch of time.

    A group is a subject, a topic an attribute, and every stretch of time that starts with one of the group's files
    is a way: its topics must stand in files of that stretch. A file without a date stands in every stretch.
    """
    topics = converging.insight.combines
    dates = [float(each) for each in ledger.files["available"]] if "available" in ledger.files else None
    groups: dict[str, set[_About]] = defaultdict(set)
    for group, file in _members(ledger, converging.insight.over):
        number = ledger.file_number[file]
        for topic in ledger.topics.get(file, frozenset()) & set(topics):
            groups[group].add(_About(nan if dates is None else dates[number], number, topics.index(topic)))
    names = sorted(groups)
    ways: list[int] = []
    rows: list[tuple[int, int, int, float]] = []
    for subject, name in enumerate(names):
        for inside in _stretches(groups[name], converging.days * DAY, len(topics)):
            rows.extend(sorted((len(ways), each.topic, each.file, each.date) for each in inside))
            ways.append(subject)
    table = np.array([row[:3] for row in rows], dtype=np.int64).reshape(-1, 3)
    return Evidence(
        subjects=tuple(names),
        names=tuple(names),
        scope=np.zeros(len(names), dtype=np.int64),
        scopes=(None,),
        population=np.array([len(names)], dtype=np.int64),
        counted=np.ones(len(names), dtype=np.bool_),
        attributes=topics,
        way_subject=np.array(ways, dtype=np.int64),
        row_way=table[:, 0],
        row_attribute=table[:, 1],
        row_witness=table[:, 2],
        row_date=np.array([row[3] for row in rows], dtype=np.float64),
        witness_ptr=np.arange(len(ledger.files) + 1, dtype=np.int64),
        witness_file=np.arange(len(ledger.files), dtype=np.int64),
        **ledger.file_columns,
    )


def _stretches(said: set[_About], length: float, topics: int) -> Iterator[Sequence[_About]]:
    """Yield what each stretch of time holds that has every topic, without a stretch that lies inside another."""
    dated = sorted(each for each in said if not isnan(each.date))
    undated = [each for each in said if isnan(each.date)]
    last: set[_About] = set()
    for start in dict.fromkeys(each.date for each in dated) or (0.0,):
        inside = [*(each for each in dated if start <= each.date <= start + length), *undated]
        if len({each.topic for each in inside}) == topics and not set(inside) <= last:
            last = set(inside)
            yield inside


def _members(ledger: Ledger, by: str) -> Iterator[tuple[str, str]]:
    """Yield (group, file) for every file of every group."""
    if by in ledger.rosters:
        roster = ledger.rosters[by]
        for node, file in rows_in(roster.facts[["node", "file"]].drop_duplicates()):
            for subject, name in roster.called.get(roster.nodes[node], ()):
                yield name or subject, file
        return
    files = ledger.files
    column = {"store": "root_name", "owner": "owner"}.get(by, "path")
    if column in files:
        for written, file in zip(files[column], files["file"], strict=True):
            group = (dirname(written) or ".") if by == "folder" else written
            if group:
                yield group, file
