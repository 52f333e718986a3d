"""The rows of several insights, each attribute's once: insights over one population share what files say of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import blake2b

import numpy as np

from aggregator.exposure.arrays import distinct
from aggregator.exposure.cells import WITNESS_BITS, Witnesses
from aggregator.exposure.kernel import Evidence, Ints


@dataclass(frozen=True, slots=True, eq=False)
class Combined:
    """An insight: the columns that it combines, the scope that counts each subject (-1: none), and how many scopes."""

    columns: tuple[int, ...]
    scope: Ints
    scopes: int


@dataclass(slots=True, eq=False)
class Part:
    """One population: its ways subject by subject, distinct columns of rows, and the insights over it by number.

    Parameters
    ----------
    subject_of_way
        ``(w,)`` rising.
    columns
        For each column ``way << 32 | witness``, rising.
    """

    subject_of_way: Ints
    columns: list[Ints] = field(default_factory=list)
    insights: dict[int, Combined] = field(default_factory=dict)
    number: dict[bytes, int] = field(default_factory=dict)

    def column(self, keys: Ints) -> int:
        """Return the number of a column of rows, added where no insight had the same."""
        digest = blake2b(keys.tobytes(), digest_size=32).digest()
        if digest not in self.number:
            self.number[digest] = len(self.columns)
            self.columns.append(keys)
        return self.number[digest]


@dataclass(frozen=True, slots=True, eq=False)
class Gathered:
    """Everything that some insights rest on: populations, witnesses counted through, and the files."""

    parts: tuple[Part, ...]
    witnesses: Witnesses
    access_class: Ints

    @property
    def files(self) -> int:
        """Return how many files there are."""
        return len(self.access_class)


def gathered_of(evidences: Iterable[Evidence]) -> Gathered:
    """Return the rows of several insights over the same files; only one of their evidences is held at a time.

    Raises
    ------
    ValueError
        The evidences are not over the same files.
    """
    parts: dict[tuple[tuple[str, ...], bytes], Part] = {}
    witnesses, files, access_class = Witnesses(0), None, np.zeros(0, dtype=np.int64)
    for number, evidence in enumerate(evidences):
        if files is None:
            files, access_class = evidence.files, evidence.access_class
            witnesses = Witnesses(len(files))
        elif files != evidence.files:
            raise ValueError("standings are over the same files in the same order")
        key = (evidence.subjects, evidence.way_subject.tobytes())
        order = np.argsort(evidence.way_subject, kind="stable")
        part = parts.setdefault(key, Part(evidence.way_subject[order]))
        way = np.empty(len(order), dtype=np.int64)
        way[order] = np.arange(len(order))
        keys = (way[evidence.row_way] << WITNESS_BITS) | _numbered(evidence, witnesses)[evidence.row_witness]
        columns = [
            part.column(distinct(keys[evidence.row_attribute == each])) for each in range(len(evidence.attributes))
        ]
        scope = np.where(evidence.counted, evidence.scope, -1)
        part.insights[number] = Combined(tuple(columns), scope, len(evidence.scopes))
    return Gathered(tuple(parts.values()), witnesses, access_class)


def _numbered(evidence: Evidence, witnesses: Witnesses) -> Ints:
    """Return ``(j,)`` the number of each witness of an evidence among those of all."""
    size = np.diff(evidence.witness_ptr)
    number = np.full(len(size), witnesses.free, dtype=np.int64)
    alone = size == 1
    number[alone] = evidence.witness_file[evidence.witness_ptr[:-1][alone]]
    for witness in np.flatnonzero(size > 1).tolist():
        start, stop = evidence.witness_ptr[witness], evidence.witness_ptr[witness + 1]
        number[witness] = witnesses.number(tuple(evidence.witness_file[start:stop].tolist()))
    return number
