"""Which files are copies of each other: equal facts and nearly the same text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import pandas as pd

from aggregator.extraction.likeness import likeness

NEARLY_THE_SAME = 0.8
"""Estimated share of shingles in common from which two texts with equal facts are one."""

_FACT = ["kind", "scheme", "identifier", "attribute", "value", "period", "modality"]
_LINK = ["kind", "scheme", "identifier", "other_kind", "other_scheme", "other_value"]


def clusters(files: pd.DataFrame, facts: pd.DataFrame, links: pd.DataFrame) -> list[int]:
    """Return a cluster number for each row of ``files``: copies share one.

    A filled-in form is no copy of another: its text is nearly the same, its facts are not.

    Parameters
    ----------
    files
        Columns ``file, content_digest, signature``.
    facts, links
        The rows of one pack.
    """
    said = _sayings(facts, links)
    groups: dict[object, list[int]] = defaultdict(list)
    digests = files["content_digest"].tolist()
    for row, (file, digest) in enumerate(zip(files["file"], digests, strict=True)):
        groups[said.get(file, ("nothing", digest))].append(row)
    signatures = files["signature"].tolist()
    cluster = list(range(len(files)))
    for rows in groups.values():
        representatives: list[int] = []
        for row in rows:
            for other in representatives:
                if digests[row] == digests[other] or likeness(signatures[row], signatures[other]) >= NEARLY_THE_SAME:
                    cluster[row] = other
                    break
            else:
                representatives.append(row)
    return cluster


def _sayings(facts: pd.DataFrame, links: pd.DataFrame) -> Mapping[str, frozenset[tuple[object, ...]]]:
    said: dict[str, set[tuple[object, ...]]] = defaultdict(set)
    for rows, columns in ((facts, _FACT), (links, _LINK)):
        for file, *saying in rows[["file", *columns]].itertuples(index=False, name=None):
            said[file].add(tuple(saying))
    return {file: frozenset(sayings) for file, sayings in said.items()}
