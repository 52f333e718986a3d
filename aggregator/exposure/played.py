"""One population while a scenario is played: its cells, and the standings of the insights over it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from aggregator.exposure.arrays import distinct, ranges
from aggregator.exposure.cells import WORDS_AT_ONCE, Cells, Changed, Witnesses
from aggregator.exposure.crowd import Crowd, Words, packed
from aggregator.exposure.gathered import Part
from aggregator.exposure.journal import Journal
from aggregator.exposure.kernel import Bools, Ints
from aggregator.exposure.standing import SmallInts, Standing

Known = dict[int, Words]


class Played:
    """The cells that files give of one population, and who infers how much of each insight over it."""

    def __init__(self, part: Part, witnesses: Witnesses, crowd: Crowd, kind_of_file: SmallInts) -> None:
        self._crowd = crowd
        self._subject = part.subject_of_way
        first = np.flatnonzero(np.diff(self._subject, prepend=-1))
        self._way_ptr = np.append(first, len(self._subject))
        self._named = self._subject[first]
        self._start = None if len(first) == len(self._subject) else first
        self._cells = Cells(len(self._subject), part.columns, witnesses, crowd, kind_of_file)
        self.standings = {
            number: Standing(each.columns, each.scope[self._named], each.scopes, crowd)
            for number, each in part.insights.items()
        }
        words = np.arange(crowd.words)
        for subjects in self._portions(np.arange(len(self._named)), len(words)):
            ways, start = self._ways_of(subjects)
            known = self._known(ways, words, range(self._cells.columns))
            nobody = {column: np.zeros_like(each) for column, each in known.items()}
            for standing in self.standings.values():
                standing.tell(subjects, words, nobody, known, start, None)

    def move(self, files: Sequence[int], kind_of_file: SmallInts, journal: Journal) -> None:
        """Follow files to the kinds that they are of now."""
        changed = self._cells.move(files, kind_of_file, journal)
        if changed is None:
            return
        column, way = np.divmod(changed.cells, len(self._subject))
        touched = [each for each in self.standings.values() if np.isin(column, each.columns).any()]
        columns = sorted({each for standing in touched for each in standing.columns})
        subjects = distinct(np.searchsorted(self._way_ptr, way, side="right") - 1)
        for portion in self._portions(subjects, len(changed.words)):
            ways, start = self._ways_of(portion)
            after = self._known(ways, changed.words, columns)
            before = self._before(changed, column, way, ways, after)
            for standing in touched:
                standing.tell(portion, changed.words, before, after, start, journal)

    def reread(self, column: int, held: Bools, journal: Journal) -> None:
        """Count anew what a column of the crowd reveals that reads the kinds ``(k,)`` now."""
        known = self._cells.known_to(held)
        whole = packed(known)
        for standing in self.standings.values():
            columns = list(standing.columns)
            if self._start is None:
                revealed = np.bitwise_and.reduce(whole[columns], axis=0)
            else:
                ways = np.logical_and.reduce(known[columns], axis=0)
                revealed = packed(np.logical_or.reduceat(ways, self._start))
            standing.set_count(column, standing.among(revealed), journal)

    def _before(self, changed: Changed, column: Ints, way: Ints, ways: Ints, after: Known) -> Known:
        """Return who knew what before: what is known now, but for the changed cells."""
        before = dict(after)
        for each in np.unique(column).tolist():
            if each in after:
                mine = np.flatnonzero(column == each)
                where = np.minimum(np.searchsorted(ways, way[mine]), len(ways) - 1)
                here = ways[where] == way[mine]
                before[each] = after[each].copy()
                before[each][where[here]] = changed.before[mine[here]]
        return before

    def _known(self, ways: Ints, words: Ints, columns: Sequence[int]) -> Known:
        return {each: self._cells.known(each * len(self._subject) + ways, words) for each in columns}

    def _ways_of(self, subjects: Ints) -> tuple[Ints, Ints | None]:
        """Return the ways of some subjects, and where each subject's begin; None where each has one."""
        many = self._way_ptr[subjects + 1] - self._way_ptr[subjects]
        ways = ranges(self._way_ptr[subjects], self._way_ptr[subjects + 1])
        return ways, None if self._start is None else np.cumsum(many) - many

    def _portions(self, subjects: Ints, words: int) -> list[Ints]:
        """Return the subjects in portions, so that what is known of one takes little memory."""
        if not len(subjects):
            return []
        size = (self._way_ptr[subjects + 1] - self._way_ptr[subjects]) * words * self._cells.columns
        edges = np.flatnonzero(np.diff(np.cumsum(size) // WORDS_AT_ONCE)) + 1
        return np.split(subjects, edges)
