"""Two small bodies of evidence that the examples in this package's docstrings use."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from aggregator.exposure.fact_columns import FactColumns
from aggregator.exposure.kernel import Evidence, Ints

DAY = 86_400.0


def evidence_of(
    rows: Sequence[tuple[str, str, Collection[str], float]],
    attributes: Sequence[str],
    *,
    population: int | None = None,
    copies: Mapping[str, str] | None = None,
    grades: Mapping[str, int] | None = None,
    classes: Mapping[str, int] | None = None,
) -> Evidence:
    """Return evidence with one scope and one way a subject, from rows written out by hand.

    Parameters
    ----------
    rows
        (subject, attribute, files of the witness, day of first availability counted from 1970-01-01).
    population
        How many subjects there are; by default those of the rows.
    copies, grades, classes
        File -> the file it is a copy of, its grade, its access class.

    Examples
    --------
    >>> evidence_of([("P-01", "capacity", ["plan.md"], 0)], ["capacity"]).paths
    ('plan.md',)
    """
    subjects = tuple(dict.fromkeys(row[0] for row in rows))
    copies, grades, classes = copies or {}, grades or {}, classes or {}
    files = tuple(sorted({file for row in rows for file in row[2]} | set(copies)))
    witnesses = tuple(dict.fromkeys(tuple(sorted(files.index(file) for file in row[2])) for row in rows))
    whole = np.array([len(subjects) if population is None else population], dtype=np.int64)
    return Evidence(
        subjects=subjects,
        names=subjects,
        scope=np.zeros(len(subjects), dtype=np.int64),
        scopes=(None,),
        population=whole,
        counted=np.ones(len(subjects), dtype=bool),
        attributes=tuple(attributes),
        way_subject=np.arange(len(subjects)),
        row_way=_ints(subjects.index(row[0]) for row in rows),
        row_attribute=_ints(list(attributes).index(row[1]) for row in rows),
        row_witness=_ints(witnesses.index(tuple(sorted(files.index(file) for file in row[2]))) for row in rows),
        row_date=np.array([row[3] * DAY for row in rows], dtype=np.float64),
        witness_ptr=np.concatenate([[0], np.cumsum([len(witness) for witness in witnesses])]).astype(np.int64),
        witness_file=_ints(file for witness in witnesses for file in witness),
        files=files,
        paths=files,
        cluster=_ints(files.index(copies.get(file, file)) for file in files),
        grade=_ints(grades.get(file, 0) for file in files),
        access_class=_ints(classes.get(file, 0) for file in files),
    )


def stated(evidence: Evidence, confidence: Mapping[str, float], tables: Collection[str] = ()) -> Evidence:
    """Return evidence whose rows are facts, each as sure as the first file of its witness; ``tables`` are tables.

    Examples
    --------
    >>> stated(TWO_FILES, {"a.md": 0.8, "b.csv": 0.5}).facts.confidence.tolist()
    [0.800000011920929, 0.5, 0.800000011920929]
    """
    first = evidence.witness_file[evidence.witness_ptr[:-1]][evidence.row_witness]
    order = np.lexsort((evidence.cluster[first], evidence.row_attribute, evidence.row_way))
    cell = evidence.row_way[order] * len(evidence.attributes) + evidence.row_attribute[order]
    start = np.flatnonzero(np.diff(cell, prepend=-1))
    sure = np.array([confidence[name] for name in evidence.files], dtype=np.float32)
    return replace(
        evidence,
        facts=FactColumns(
            value_way=evidence.row_way[order][start].astype(np.int32),
            value_attribute=evidence.row_attribute[order][start].astype(np.int32),
            value_part=np.zeros(len(start), dtype=np.int32),
            value_ptr=np.append(start, len(order)),
            file=first[order].astype(np.int32),
            witness=evidence.row_witness[order].astype(np.int32),
            confidence=sure[first[order]],
            table=np.array([file if evidence.files[file] in tables else -1 for file in first[order]], dtype=np.int32),
            reliability=sure,
            parts_needed=np.ones(len(evidence.attributes), dtype=np.int32),
        ),
    )


def _ints(values: Iterable[int]) -> Ints:
    return np.array(list(values), dtype=np.int64)


TWO_FILES = evidence_of(
    [
        ("P-01", "capacity", ["a.md"], 10),
        ("P-01", "location", ["b.csv"], 20),
        ("P-02", "capacity", ["a.md"], 10),
    ],
    ["capacity", "location"],
)
"""P-01 is revealed by both files together; P-02 by none. Of a population of two."""
