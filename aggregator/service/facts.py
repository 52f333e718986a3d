"""What the files say, fact by fact, with the text of each where it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aggregator.index.index import Index
from aggregator.model.facts import Identifier
from aggregator.service.analysis import ledger_of, packs_of
from aggregator.service.columns import rows_in
from aggregator.service.dates import iso_date
from aggregator.service.ledger import Ledger
from aggregator.service.quotes import Quote, quotes

MASKED = "•••"


@dataclass(frozen=True, slots=True)
class FactFilter:
    """Which facts are wanted; None is any."""

    subject: str | None = None
    attribute: str | None = None
    path: str | None = None

    def takes(self, record: Mapping[str, Any]) -> bool:
        """Return whether a fact's record is wanted."""
        subjects = {record["subject"], record["subject_name"]}
        return (
            (self.subject is None or self.subject in subjects)
            and (self.attribute is None or self.attribute == record["attribute"])
            and (self.path is None or self.path == record["file"])
        )

    def takes_deduced(self, record: Mapping[str, Any]) -> bool:
        """Return whether the record of a value that follows is wanted; a path is one of the files that it takes."""
        files = {file for one in record["files"] for file in one}
        return self.takes({**record, "file": self.path if self.path in files else None})


def facts(data_dir: Path, wanted: FactFilter | None = None, *, values: bool = False) -> list[dict[str, Any]]:
    """Return the facts in the index as records of the JSON contract, in the order of files and places.

    ``value`` and ``text`` are masked unless ``values``; the text is read again from the file, and is None
    where the file is gone or was changed since.
    """
    wanted = wanted or FactFilter()
    records: list[dict[str, Any]] = []
    asked: list[Quote] = []
    with Index.open(data_dir) as index:
        place = {row.file: (row.root_name, row.path) for row in rows_in(index.files())}
        for pack in packs_of(index):
            for record, quote in _records(ledger_of(index, pack), place):
                if wanted.takes(record):
                    records.append(record)
                    asked.append(quote)
        if values:
            texts = quotes(index, asked)
            return [{**record, "text": texts.get(quote)} for record, quote in zip(records, asked, strict=True)]
    return [{**record, "value": MASKED, "text": None} for record in records]


def _records(ledger: Ledger, place: Mapping[str, tuple[str, str]]) -> Iterator[tuple[dict[str, Any], Quote]]:
    for row in rows_in(ledger.facts):
        store, path = place[row.file]
        for subject, name in ledger.subjects_called(Identifier(row.kind, row.scheme, row.identifier)):
            quote = Quote(row.file, row.member, row.locator, row.start, row.end)
            yield (
                {
                    "subject": subject,
                    "subject_name": name,
                    "attribute": row.attribute,
                    "value": row.value,
                    "unit": row.unit,
                    "period": row.period,
                    "store": store,
                    "file": path,
                    "locator": quote.place,
                    "text": None,
                    "confidence": row.confidence,
                    "modality": row.modality,
                    "reason": row.reason,
                    "date": iso_date(row.available),
                },
                quote,
            )
