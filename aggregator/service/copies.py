"""Which files are copies of each other: equal facts and nearly the same text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import pandas as pd

from aggregator.exposure.arrays import distinct
from aggregator.extraction.likeness import likeness
from aggregator.service.columns import codes_of, words_of

NEARLY_THE_SAME = 0.8
"""Estimated share of shingles in common from which two texts with equal facts are one."""

_WIDEST = 1 << 62

_FACT = ["kind", "scheme", "identifier", "attribute", "value", "period", "modality"]
_LINK = ["kind", "scheme", "identifier", "other_kind", "other_scheme", "other_value"]


def clusters(files: pd.DataFrame, facts: pd.DataFrame, links: pd.DataFrame, floor: float = 0.0) -> list[int]:
    """Return a cluster number for each row of ``files``: copies share one.

    A filled-in form is no copy of another: its text is nearly the same, its facts are not. Facts less sure than
    ``floor`` make no difference.

    Parameters
    ----------
    files
        Columns ``file, content_digest, signature``.
    facts, links
        The rows of one pack.
    """
    sure = facts.loc[facts["confidence"] >= floor, ["file", *_FACT]]
    said = [_sayings(sure, _FACT), _sayings(links, _LINK)]
    groups: dict[object, list[int]] = defaultdict(list)
    digests = files["content_digest"].tolist()
    for row, (file, digest) in enumerate(zip(files["file"], digests, strict=True)):
        sayings = tuple(each.get(file, b"") for each in said)
        groups[sayings if any(sayings) else digest].append(row)
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


def _sayings(rows: pd.DataFrame, columns: Sequence[str]) -> dict[str, bytes]:
    """Return file -> the distinct things it says, each as a number, in order."""
    if rows.empty:
        return {}
    key, span = np.zeros(len(rows), dtype=np.int64), 1
    for column in [*columns, "file"]:
        wide = len(words_of(rows[column])) + 1
        if span * wide > _WIDEST:
            found, key = np.unique(key, return_inverse=True)
            span = len(found)
        codes = codes_of(rows[column]) + 1
        key, span = (codes * span + key if column == "file" else key * wide + codes), span * wide
    keys = distinct(key)
    said, file = keys % (span // wide), keys // (span // wide) - 1
    first = np.flatnonzero(np.diff(file, prepend=-1))
    names = words_of(rows["file"])[file[first]].tolist()
    edges = [*first.tolist(), len(said)]
    return {name: said[start:stop].tobytes() for name, start, stop in zip(names, edges, edges[1:], strict=False)}
