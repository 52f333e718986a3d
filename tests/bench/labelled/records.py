"""What the labelled set is made of: documents, the facts in them and the values they mention."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Half = Literal["tuning", "test"]
Modality = Literal["actual", "planned", "target", "hypothetical", "negated"]
Place = Literal["text", "table"]

MODALITIES = ("actual", "planned", "target", "hypothetical", "negated")
FORMER = "former"
"""The period of a value that the document itself says holds no longer."""

KINDS = {
    "q": "quantity",
    "m": "money",
    "d": "date",
    "c": "coordinates",
    "ph": "phone",
    "em": "e-mail",
    "id": "identifier",
    "per": "person",
    "org": "organisation",
    "loc": "place",
    "net": "network address",
    "mk": "marking",
}
"""How a kind of value is written in the notation, and what it is called in the truth."""

PHENOMENA = frozenset(
    {
        "alias",
        "comparison",
        "coreference",
        "coordinates",
        "decimal comma",
        "distractor",
        "fiscal year",
        "footnote",
        "forward",
        "homonym",
        "hypothetical",
        "key-value",
        "letterhead",
        "list",
        "marking",
        "merged heading",
        "negation",
        "pivot",
        "quoted mail",
        "range",
        "relative date",
        "subject in heading",
        "superseded",
        "target",
        "total",
        "transposed",
        "unit in heading",
        "wan and yi",
    }
)


@dataclass(frozen=True, slots=True)
class Fact:
    """What a document says of a subject.

    Parameters
    ----------
    value
        Canonical: a number (``320..340`` for a range), an ISO date (``2025-03-04/2025-03-18``), ``lat,lon`` in decimal
        degrees, a name as the pack writes it.
    unit
        The unit of the attribute in the pack; None where the value has none.
    period
        ISO year, month or day that the value holds for; `FORMER`; None where the attribute has no period.
    place
        Whether it stands in running text or in a table, a form or a record.
    surface
        The words of the document that say the value.
    block
        Which line or cell of `Labelled.lines` the surface stands in.
    optional
        Whether careful readers differ: finding it is no error, missing it is none either.
    """

    subject: str
    attribute: str
    value: str
    unit: str | None
    modality: Modality
    period: str | None
    place: Place
    surface: str
    block: int
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A value that stands in a document, whoever it is about.

    Parameters
    ----------
    kind
        One of the names in `KINDS`.
    start
        Where in its block the surface begins.
    """

    kind: str
    value: str
    surface: str
    block: int
    start: int
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Labelled:
    """A document and its truth.

    Parameters
    ----------
    path
        Where the document stands on the drive, with ``/``.
    format
        The suffix, or ``chat`` for a text that a messenger exported.
    source
        The document in the notation, as its author wrote it.
    lines
        Every line and table cell of the document, as a reader of it sees them.
    """

    path: str
    format: str
    sector: str
    language: Literal["en", "zh", "mixed"]
    half: Half
    phenomena: tuple[str, ...]
    source: str
    lines: tuple[str, ...]
    facts: tuple[Fact, ...]
    mentions: tuple[Mention, ...]
    markings: tuple[str, ...]
    encoding: str = "utf-8"
