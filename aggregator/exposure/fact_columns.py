"""The facts behind the rows of the evidence, each with how sure it is, as columns."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
SmallInts = NDArray[np.int32]
Singles = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class FactColumns:
    """Every fact about a required attribute, those below the confidence floor too, sorted by the value it states.

    A *value* is what one or more facts state of a cell of a way; canonically equal ones are one. Two values of a
    cell conflict, unless they are of different *parts*: periods, where the attribute holds for one. Where an
    attribute may have many values they are all one value here, since knowing any of them is enough. The facts of
    one table share its fate: they are all wrong where the table was misread. What no table gave stands alone.

    Parameters
    ----------
    value_way, value_attribute, value_part
        ``(v,)`` the cell of each value, and its part; sorted by way, attribute and part.
    value_ptr
        ``(v + 1,)`` the facts of value i are ``value_ptr[i]:value_ptr[i + 1]``.
    file
        ``(r,)`` the file that states it, -1 for what costs no file; within a value the files of one cluster stand
        together, the surest first.
    witness
        ``(r,)`` index into the witnesses of the evidence: that file and the link files that join it to the way.
    confidence
        ``(r,)`` how sure the fact is by itself: the reliability of its table times what its own place adds.
    table
        ``(r,)`` its table, -1 where it is of none. Copies of a table are one.
    reliability
        ``(t,)`` how likely each table was read rightly: at least the confidence of its surest fact.
    parts_needed
        ``(m,)`` how many parts of a cell must be known before the cell is.
    """

    value_way: SmallInts
    value_attribute: SmallInts
    value_part: SmallInts
    value_ptr: Ints
    file: SmallInts
    witness: SmallInts
    confidence: Singles
    table: SmallInts
    reliability: Singles
    parts_needed: SmallInts

    def only(self, kept: NDArray[np.bool_]) -> FactColumns:
        """Return the columns of the facts that are kept, ``(r,)``; the values and the tables stay as they are."""
        before = np.concatenate([[0], np.cumsum(kept)])
        return replace(
            self,
            value_ptr=before[self.value_ptr].astype(np.int64),
            file=self.file[kept],
            witness=self.witness[kept],
            confidence=self.confidence[kept],
            table=self.table[kept],
        )
