"""How many subjects of one insight every principal can infer, kept right while files and readers change."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from aggregator.exposure.crowd import BITS, Crowd, Words, packed, unpacked
from aggregator.exposure.journal import Journal
from aggregator.exposure.kernel import Ints

SmallInts = NDArray[np.int32]


class Standing:
    """The counts of one insight.

    Parameters
    ----------
    columns
        The columns of the cells that it combines.
    scope
        ``(n,)`` the scope that counts each subject, -1 for one that none does.

    Attributes
    ----------
    counts
        ``(z, w, 64)`` revealed subjects of each scope, for the columns of the crowd, a word after the other.
    """

    def __init__(self, columns: tuple[int, ...], scope: Ints, scopes: int, crowd: Crowd) -> None:
        self.columns, self._scope = columns, scope
        self._counted = np.stack([packed(scope == each) for each in range(scopes)])
        self.counts: SmallInts = np.zeros((scopes, crowd.words, BITS), dtype=np.int32)

    def count(self, column: int) -> Ints:
        """Return ``(z,)`` how many subjects of each scope a column of the crowd reveals."""
        found: Ints = self.counts[:, column // BITS, column % BITS].astype(np.int64)
        return found

    def set_count(self, column: int, found: Ints, journal: Journal) -> None:
        """Let a column reveal so many subjects of each scope."""
        journal.put(self.counts, (slice(None), column // BITS, column % BITS), found)

    def among(self, revealed: Words) -> Ints:
        """Return ``(z,)`` how many subjects of each scope are among some, which stand as bits."""
        found: Ints = np.bitwise_count(self._counted & revealed).sum(axis=1, dtype=np.int64)
        return found

    def tell(
        self,
        subjects: Ints,
        words: Ints,
        before: Mapping[int, Words],
        after: Mapping[int, Words],
        start: Ints | None,
        journal: Journal | None,
    ) -> None:
        """Count who knows subjects that they did not, and the other way round.

        ``before`` and ``after`` say of each column who knows it for each way of the subjects, whose ways begin at
        ``start``; None where each has one.
        """  # fmt: skip
        known = [self._joined(each, start) for each in (before, after)]
        counted = self._scope[subjects] >= 0
        for sign, bits in ((1, known[1] & ~known[0]), (-1, known[0] & ~known[1])):
            subject, word = np.nonzero(bits & np.where(counted, np.uint64(2**64 - 1), np.uint64(0))[:, None])
            if not len(subject):
                continue
            key = self._scope[subjects[subject]] * self.counts.shape[1] + words[word]
            order = np.argsort(key, kind="stable")
            first = np.flatnonzero(np.diff(key[order], prepend=-1))
            flags = unpacked(bits[subject[order], word[order]])
            many = np.add.reduceat(flags, first, axis=0, dtype=np.int32)
            where = np.divmod(key[order][first], self.counts.shape[1])
            if journal is None:
                self.counts[where] += sign * many
            else:
                journal.put(self.counts, where, self.counts[where] + sign * many)

    def _joined(self, known: Mapping[int, Words], start: Ints | None) -> Words:
        whole: Words = np.bitwise_and.reduce([known[column] for column in self.columns], axis=0)
        return whole if start is None else np.bitwise_or.reduceat(whole, start, axis=0)
