"""Two small bodies of evidence that the examples in this package's docstrings use."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np

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
