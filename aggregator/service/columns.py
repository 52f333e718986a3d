"""Results of reading as the same columns that the index keeps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pandas as pd

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


def rows_of(pack: str, results: Iterable[FileResult]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the facts and the links of files that stand in no index, under one pack."""
    facts: list[tuple[Any, ...]] = []
    links: list[tuple[Any, ...]] = []
    for result in results:
        for extract in result.extracts:
            if extract.pack == pack:
                facts.extend(_fact_row(fact, result) for fact in extract.facts)
                links.extend(_link_row(link, result) for link in extract.links)
    return pd.DataFrame(facts, columns=FACT_COLUMNS), pd.DataFrame(links, columns=LINK_COLUMNS)


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
    """Yield the rows of a frame, each with its columns as attributes."""
    yield from frame.itertuples(index=False)


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
