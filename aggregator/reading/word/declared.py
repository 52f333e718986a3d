"""What a Word file declares of itself as python-docx reads it: properties, styles, headers and footers by section.

python-docx loads every part of a package whole, so it is asked only where all of them fit the budget. It refuses
what it does not know (the Strict namespaces, templates, parts of undeclared type) and damaged relations; then, part
by part, the package is read without it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from itertools import islice
from typing import Any, TypeVar

from docx.document import Document
from docx.exceptions import PythonDocxError
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.package import Package
from lxml import etree

from aggregator.model.documents import MetaValue
from aggregator.reading.ooxml import CORE_KEYS, ZIP_ERRORS
from aggregator.reading.word.styles import Written

T = TypeVar("T")

_REFUSALS = (
    OpcError,
    PythonDocxError,
    etree.LxmlError,
    AttributeError,
    LookupError,
    MemoryError,
    TypeError,
    *ZIP_ERRORS,
)
_NAMED_OTHERWISE = {
    "creator": "author",
    "lastModifiedBy": "last_modified_by",
    "description": "comments",
    "contentStatus": "content_status",
}
_MOST_SECTIONS = 1_000


@dataclass(frozen=True, slots=True)
class Declared:
    """What python-docx says of a file; None for what it cannot say.

    Parameters
    ----------
    core
        Core properties by key.
    styles
        Styles by id as they are written.
    margins
        Parts of headers and footers in the order of the sections that show them first.
    """

    core: dict[str, MetaValue] | None = None
    styles: dict[str, Written] | None = None
    margins: tuple[str, ...] = field(default=())


def declared(content: bytes) -> Declared:
    """Return what python-docx says of a Word file; nothing where it refuses the file."""
    package = _if_it_can(lambda: Package.open(BytesIO(content)))
    if package is None:
        return Declared()
    return Declared(
        _if_it_can(lambda: _core(package)),
        _if_it_can(lambda: dict(_styles(package.main_document_part.styles))),
        _if_it_can(lambda: tuple(dict.fromkeys(_margins(package.main_document_part.document)))) or (),
    )


def _if_it_can(ask: Callable[[], T]) -> T | None:
    try:
        return ask()
    except _REFUSALS:
        return None


def _core(package: Any) -> dict[str, MetaValue]:
    """Return the core properties; without a part for them python-docx would make some up."""
    parts = [rel.target_part for rel in package.rels.values() if rel.reltype == RELATIONSHIP_TYPE.CORE_PROPERTIES]
    found = {}
    for part in parts[:1]:
        for local, key in CORE_KEYS.items():
            value = getattr(part.core_properties, _NAMED_OTHERWISE.get(local, local))
            text = f"{value:%Y-%m-%dT%H:%M:%SZ}" if isinstance(value, datetime) else (value or "").strip()
            if text:
                found[key] = MetaValue(text, f"{part.partname.lstrip('/')}: {local}")
    return found


def _styles(styles: Any) -> Iterator[tuple[str, Written]]:
    for style in styles:
        written = style.element
        yield style.style_id, Written(style.name or "", written.basedOn_val, written.pPr, written.rPr)


def _margins(document: Document) -> Iterator[str]:
    for section in islice(document.sections, _MOST_SECTIONS):
        for margin in (
            section.first_page_header,
            section.header,
            section.even_page_header,
            section.first_page_footer,
            section.footer,
            section.even_page_footer,
        ):
            if not margin.is_linked_to_previous:
                yield margin.part.partname.lstrip("/")
