"""The integer columns that every algorithm of the exposure model shares."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """What the files of a scan say about the population of one insight.

    A subject is *revealed* by a set of files when there is a **way** of that subject for which every
    required attribute has a row whose **witness** lies in the set. A witness is a small set of files: the
    file a fact was read from and the link files that join its identifier to the way's meeting point. A
    listed subject has one way, whose meeting point is its listed name. A discovered subject has a way for
    each identifier at which its facts can meet, since knowing its cells together needs no anchor. A
    subject with one identifier has one way, and all its witnesses are single files.

    Rows below the insight's confidence floor are left out before this is made, as are the attributes that
    it assumes known.

    Parameters
    ----------
    subjects, names
        ``(n,)`` id and shown name of each subject of the frozen population (discovered: every subject).
    scope
        ``(n,)`` index into ``scopes``.
    scopes, population
        ``(z,)`` scope names (None: unscoped, ``"?"``: unknown) and how many subjects each counts.
    counted
        ``(n,)`` False for a subject outside a listed population.
    attributes
        ``(m,)`` the required attributes; m <= 16.
    way_subject
        ``(w,)`` subject index of each way.
    row_way, row_attribute, row_witness, row_date
        ``(r,)`` columns of the rows; dates are UTC seconds of the first availability of the whole witness.
    witness_ptr, witness_file
        CSR of witnesses: files of witness j are ``witness_file[witness_ptr[j]:witness_ptr[j + 1]]``, sorted.
    files, paths
        ``(d,)`` file ids, and the paths to show.
    cluster
        ``(d,)`` cluster of copies of each file; files of one cluster hold equal facts.
    grade
        ``(d,)`` the `Grade` of each file's own marking.
    access_class
        ``(d,)`` index into the access classes of the scan.
    """

    subjects: tuple[str, ...]
    names: tuple[str, ...]
    scope: Ints
    scopes: tuple[str | None, ...]
    population: Ints
    counted: Bools
    attributes: tuple[str, ...]
    way_subject: Ints
    row_way: Ints
    row_attribute: Ints
    row_witness: Ints
    row_date: NDArray[np.float64]
    witness_ptr: Ints
    witness_file: Ints
    files: tuple[str, ...]
    paths: tuple[str, ...]
    cluster: Ints
    grade: Ints
    access_class: Ints

    @property
    def full(self) -> int:
        """Return the attribute mask of a revealed subject."""
        return (1 << len(self.attributes)) - 1
