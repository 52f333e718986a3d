"""Which table each fact stands in."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from aggregator.exposure.arrays import Ints
from aggregator.service.columns import codes_of, words_of

SmallInts = NDArray[np.int32]

_CELL = re.compile(r" ?row \d+ column \d+")


def tables_of(facts: pd.DataFrame, cluster: Ints) -> SmallInts:
    """Return the table of each fact, -1 for none: the nth table of a file is that of its copies too.

    Parameters
    ----------
    facts
        Columns ``number`` (of the file), ``member``, ``locator`` and ``reason``, file by file.
    cluster
        ``(r,)`` the cluster of copies that the file is of.
    """
    tables = np.full(len(facts), -1, dtype=np.int32)
    of_table = np.array([reason.startswith("table") for reason in words_of(facts["reason"])], dtype=bool)
    given = np.flatnonzero(of_table[codes_of(facts["reason"])]) if len(of_table) else np.zeros(0, dtype=np.int64)
    if not len(given):
        return tables
    place = pd.factorize(np.array([_table_at(each) for each in words_of(facts["locator"])], dtype=object))[0]
    place = place[codes_of(facts["locator"])[given]]
    member, file = codes_of(facts["member"])[given], facts["number"].to_numpy()[given].astype(np.int64)
    changes = np.any([np.diff(each, prepend=-2) != 0 for each in (file, member, place)], axis=0)
    run = np.flatnonzero(changes)
    keys = pd.MultiIndex.from_arrays([file[run], member[run], place[run]])
    own, first = pd.factorize(keys)[0], ~keys.duplicated()
    owner = pd.Series(file[run][first])
    nth = owner.groupby(owner).cumcount().to_numpy()
    shared = cluster[given][run][first] * (int(nth.max()) + 1) + nth
    tables[given] = pd.factorize(shared)[0][own][np.cumsum(changes) - 1]
    return tables


def _table_at(locator: str) -> str:
    """Return the place of a table from the place of one of its cells; what stands in lines of text is one table.

    Examples
    --------
    >>> _table_at('["sheet","Plants","B4",false]') == _table_at('["sheet","Plants","C9",false]')
    True
    >>> _table_at('["part","word/document.xml","table 2 row 3 column 4"]')
    '["part","word/document.xml","table 2"]'
    """
    if locator.startswith('["sheet"'):
        return locator.rsplit(",", 2)[0]
    if locator.startswith(('["grid"', '["text"')):
        return ""
    return _CELL.sub("", locator)
