"""Results of reading as the same columns that the index keeps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pandas.api.types import union_categoricals

from aggregator.model.facts import Fact, Link
from aggregator.model.locators import locator_to_json
from aggregator.model.reading_results import FileResult

FACT_COLUMNS = (
    "file", "kind", "scheme", "identifier", "name", "attribute", "value", "unit", "period", "confidence",
    "available", "locator", "start", "end", "member", "reason", "modality",
)  # fmt: skip
LINK_COLUMNS = (
    "file", "kind", "scheme", "identifier", "other_kind", "other_scheme", "other_value", "confidence", "available",
    "locator", "member",
)  # fmt: skip


_NUMBERS = {"confidence": np.float64, "available": np.float64, "start": np.int64, "end": np.int64}

Ints = NDArray[np.int64]
Texts = NDArray[np.object_]


def rows_of(pack: str, results: Iterable[FileResult]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the facts and the links of files that stand in no index, under one pack."""
    facts: list[tuple[Any, ...]] = []
    links: list[tuple[Any, ...]] = []
    for result in results:
        for extract in result.extracts:
            if extract.pack == pack:
                facts.extend(_fact_row(fact, result) for fact in extract.facts)
                links.extend(_link_row(link, result) for link in extract.links)
    return _frame(facts, FACT_COLUMNS), _frame(links, LINK_COLUMNS)


def file_frame(results: Sequence[FileResult], access_class: int = 0) -> pd.DataFrame:
    """Return the rows of these files as the index would list them, all of one access class."""
    return pd.DataFrame(
        {
            "file": [str(result.entry.file) for result in results],
            "path": [result.entry.path for result in results],
            "grade": [max((marking.grade for marking in result.markings), default=0) for result in results],
            "access_class": [access_class] * len(results),
            "content_digest": [result.content_digest for result in results],
            "signature": pd.Series([result.signature for result in results], dtype=object),
        }
    )


def rows_in(frame: pd.DataFrame) -> Iterator[Any]:
    """Yield the rows of a frame, each with its columns as attributes; an absent text is None."""
    plain = {
        name: pd.Series(_texts_of(column), dtype=object) if _is_coded(column) else column.array
        for name, column in frame.items()
    }
    yield from pd.DataFrame(plain, columns=frame.columns, copy=False).itertuples(index=False)


def joined(old: pd.DataFrame, new: pd.DataFrame) -> pd.DataFrame:
    """Return the columns that both have, the old rows first."""
    shared = [column for column in new.columns if column in old.columns]
    parts = [rows[shared] for rows in (old, new) if len(rows)]
    if len(parts) < 2:
        return (parts or [new[shared]])[0].reset_index(drop=True)
    return pd.DataFrame(
        {
            name: union_categoricals([part[name] for part in parts])
            if _is_coded(new[name])
            else pd.concat([part[name] for part in parts], ignore_index=True)
            for name in shared
        },
        copy=False,
    )


def only(rows: pd.DataFrame, kept: NDArray[np.bool_]) -> pd.DataFrame:
    """Return the rows that are kept; the same frame where all are."""
    return rows if kept.all() else rows[kept]


def codes_of(column: pd.Series) -> Ints:
    """Return the code of each text of a column of categories, -1 for one that is absent."""
    return np.asarray(column.cat.codes, dtype=np.int64)


def words_of(column: pd.Series) -> Texts:
    """Return the texts of a column of categories by their codes."""
    return np.asarray(column.cat.categories, dtype=object)


def numbered(keys: Ints, span: int) -> tuple[Ints, Ints]:
    """Return the keys that occur, in order, and for each key its place among them; they lie in ``0:span``.

    Examples
    --------
    >>> [column.tolist() for column in numbered(np.array([7, 2, 7]), 10)]
    [[2, 7], [1, 0, 1]]
    """
    if span > 4 * len(keys) + 65_536:
        found, place = np.unique(keys, return_inverse=True)
        return found, place
    occurs = np.zeros(span, dtype=bool)
    occurs[keys] = True
    return np.flatnonzero(occurs), (np.cumsum(occurs) - 1)[keys]


def _is_coded(column: pd.Series) -> bool:
    return isinstance(column.dtype, pd.CategoricalDtype)


def _as_categories(texts: Sequence[str | None]) -> pd.Categorical:
    codes, distinct = pd.factorize(np.array(texts, dtype=object))
    return pd.Categorical.from_codes(codes, pd.Index(distinct, dtype=object))


def _frame(rows: Sequence[Sequence[Any]], columns: Sequence[str]) -> pd.DataFrame:
    values = zip(*rows, strict=True) if rows else ((),) * len(columns)
    return pd.DataFrame(
        {
            name: np.array(column, dtype=_NUMBERS[name]) if name in _NUMBERS else _as_categories(column)
            for name, column in zip(columns, values, strict=True)
        }
    )


def _texts_of(column: pd.Series) -> Texts:
    """Return the text of each row; the last of the texts stands for code -1."""
    texts: Texts = np.array([*words_of(column), None], dtype=object)[codes_of(column)]
    return texts


def _fact_row(fact: Fact, result: FileResult) -> tuple[Any, ...]:
    subject, place = fact.subject, fact.citation
    return (
        str(result.entry.file), subject.kind, subject.scheme, subject.value, fact.subject_name, fact.attribute,
        fact.value, fact.unit, fact.period, fact.confidence, result.available, locator_to_json(place.locator),
        place.start, place.end, place.member, fact.reason, fact.modality.value,
    )  # fmt: skip


def _link_row(link: Link, result: FileResult) -> tuple[Any, ...]:
    place = link.citation
    return (
        str(result.entry.file), *link.left, *link.right, link.confidence, result.available,
        locator_to_json(place.locator), place.member,
    )  # fmt: skip
