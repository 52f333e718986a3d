"""How sure each fact behind an insight is, as the columns of the exposure model."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from aggregator.exposure.fact_columns import FactColumns
from aggregator.extraction.subjects import Route
from aggregator.model.facts import Identifier
from aggregator.policy.records import Attribute, Insight
from aggregator.service.ledger import Ledger
from aggregator.service.passages import passages
from aggregator.service.periods import Witness
from aggregator.service.same_values import ROUNDED, groups_of

Ints = NDArray[np.int64]

_CELL = re.compile(r" ?row \d+ column \d+")


def fact_columns(
    said: pd.DataFrame,
    insight: Insight,
    ledger: Ledger,
    routes: Mapping[Identifier, Sequence[Route]],
    background: Iterable[tuple[int, int]],
    witnesses: dict[Witness, int],
) -> FactColumns:
    """Return the columns of what is said of the attributes that an insight requires.

    Parameters
    ----------
    said
        Facts about its subjects that count, however sure they are, with their ``node``.
    routes
        How the facts of each identifier come to ways.
    background
        (way, attribute) of the cells that are known at no cost of a file; what files say of them adds nothing.
    witnesses
        Number of each witness; those that are missing are added.
    """
    attributes = [ledger.pack.attributes[name] for name in insight.required]
    said = said.reset_index(drop=True)
    facts = _facts(said, attributes, insight.required, ledger)
    facts = _met(facts, said["node"].loc[facts.index], ledger, routes, witnesses)
    facts = _agreeing(facts, pd.factorize(said["value"])[1].tolist(), attributes)
    free = np.array(sorted(set(background)), dtype=np.int64).reshape(-1, 2)
    width = len(attributes)
    facts = facts[~np.isin(facts["way"] * width + facts["attribute"], free[:, 0] * width + free[:, 1])]
    facts = _of_surest_period(facts, attributes)
    if len(free):
        nothing = witnesses.setdefault(frozenset(), len(witnesses))
        known = pd.DataFrame({"way": free[:, 0], "attribute": free[:, 1], "witness": nothing, "confidence": 1.0})
        known = known.assign(part=0, value=-1, file=-1, cluster=-1, table=-1)
        facts = pd.concat([facts, known], ignore_index=True) if len(facts) else known
    facts = facts.sort_values(
        ["way", "attribute", "part", "value", "cluster", "confidence", "file"],
        ascending=[True, True, True, True, True, False, True],
        kind="stable",
    )
    return _columns(facts, [attribute.at_least for attribute in attributes])


def _facts(
    said: pd.DataFrame, attributes: Sequence[Attribute], required: Sequence[str], ledger: Ledger
) -> pd.DataFrame:
    """Return the facts with everything as a number; parts are periods, and many values are one."""
    at_least = np.array([attribute.at_least for attribute in attributes], dtype=np.int64)
    per = np.array([attribute.per is not None for attribute in attributes], dtype=bool)
    many = np.array([attribute.many for attribute in attributes], dtype=bool)
    number = {name: index for index, name in enumerate(required)}
    attribute = said["attribute"].map(number).to_numpy(dtype=np.int64)
    period = pd.factorize(said["period"])[0] + 1
    value = pd.factorize(said["value"])[0]
    file: Ints = np.array([ledger.file_number[each] for each in said["file"]], dtype=np.int64)
    cluster: Ints = ledger.files["cluster"].to_numpy(dtype=np.int64)[file]
    facts = pd.DataFrame(
        {
            "attribute": attribute,
            "part": np.where(per[attribute], period, 0),
            "value": np.where(many[attribute], 0, value),
            "file": file,
            "cluster": cluster,
            "confidence": np.clip(said["confidence"].to_numpy(dtype=np.float64), 0.0, 1.0),
            "table": _tables(said, file, cluster),
        },
        index=said.index,
    )
    kept: pd.DataFrame = facts[(facts["confidence"] > 0) & ((at_least[attribute] == 1) | (period > 0))]
    return kept


def _tables(said: pd.DataFrame, file: Ints, cluster: Ints) -> Ints:
    """Return the table of each fact, -1 for none: the nth table of a file is that of its copies too."""
    tables = np.full(len(said), -1, dtype=np.int64)
    given = np.flatnonzero([str(reason).startswith("table") for reason in said["reason"]])
    if not len(given):
        return tables
    places = [_table_at(locator) for locator in said["locator"].iloc[given]]
    where = pd.factorize(pd.Series(places, dtype=object))[0]
    member = pd.factorize(said["member"].iloc[given])[0] + 1
    own = pd.factorize((file[given] * (member.max() + 1) + member) * (where.max() + 1) + where)[0]
    first = np.unique(own, return_index=True)[1]
    nth = pd.Series(file[given][first]).groupby(file[given][first]).cumcount().to_numpy()
    shared = cluster[given][first] * (int(nth.max()) + 1) + nth
    tables[given] = pd.factorize(shared)[0][own]
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


def _met(
    facts: pd.DataFrame,
    nodes: pd.Series,
    ledger: Ledger,
    routes: Mapping[Identifier, Sequence[Route]],
    witnesses: dict[Witness, int],
) -> pd.DataFrame:
    """Return the facts once for every way they come to, with that way and the witness it takes."""
    found = passages(nodes, routes, ledger.file_number)
    met = facts.iloc[found.row].reset_index(drop=True)
    return met.assign(way=found.way, witness=found.witnesses(facts["file"].to_numpy(), witnesses))


def _agreeing(facts: pd.DataFrame, texts: Sequence[str], attributes: Sequence[Attribute]) -> pd.DataFrame:
    """Return the facts with one value for all that a cell's files state of it more or less exactly."""
    rounded = [n for n, attribute in enumerate(attributes) if attribute.value in ROUNDED and not attribute.many]
    cell = ["way", "attribute", "part"]
    values = facts.loc[facts["attribute"].isin(rounded), [*cell, "value"]].drop_duplicates()
    values = values[values.duplicated(cell, keep=False)]
    stated: dict[tuple[int, int, int], list[int]] = defaultdict(list)
    for way, attribute, part, code in zip(*(values[name].tolist() for name in values), strict=True):
        stated[way, attribute, part].append(code)
    told: dict[tuple[int, ...], int] = {}
    for key, codes in stated.items():
        for code, place in zip(codes, groups_of([texts[each] for each in codes]), strict=True):
            if codes[place] != code:
                told[(*key, code)] = codes[place]
    if not told:
        return facts
    keys = zip(*(facts[name].tolist() for name in [*cell, "value"]), strict=True)
    return facts.assign(value=np.array([told.get(key, key[-1]) for key in keys], dtype=np.int64))


def _of_surest_period(facts: pd.DataFrame, attributes: Sequence[Attribute]) -> pd.DataFrame:
    """Return the facts without all but one period a cluster, where one is enough: a file counts once for a cell."""
    several = [n for n, attribute in enumerate(attributes) if attribute.per is not None and attribute.at_least == 1]
    chosen = facts["attribute"].isin(several)
    if not chosen.any():
        return facts
    ordered = facts[chosen].sort_values(["confidence", "part"], ascending=[False, True], kind="stable")
    surest = ordered.groupby(["way", "attribute", "cluster"], sort=False)["part"].transform("first")
    return pd.concat([facts[~chosen], ordered[ordered["part"] == surest]], ignore_index=True)


def _columns(facts: pd.DataFrame, parts_needed: Sequence[int]) -> FactColumns:
    keys = facts[["way", "attribute", "part", "value"]].to_numpy(dtype=np.int64)
    first = np.flatnonzero(np.any(np.diff(keys, axis=0, prepend=-2) != 0, axis=1)) if len(keys) else np.zeros(0, int)
    table = facts["table"].to_numpy(dtype=np.int32)
    confidence = facts["confidence"].to_numpy(dtype=np.float32)
    reliability = np.zeros(int(table.max(initial=-1)) + 1, dtype=np.float32)
    np.maximum.at(reliability, table[table >= 0], confidence[table >= 0])
    return FactColumns(
        value_way=keys[first, 0].astype(np.int32),
        value_attribute=keys[first, 1].astype(np.int32),
        value_part=keys[first, 2].astype(np.int32),
        value_ptr=np.append(first, len(keys)).astype(np.int64),
        file=facts["file"].to_numpy(dtype=np.int32),
        witness=facts["witness"].to_numpy(dtype=np.int32),
        confidence=confidence,
        table=table,
        reliability=reliability,
        parts_needed=np.array(parts_needed, dtype=np.int32),
    )
