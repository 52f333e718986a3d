"""Where things are, from what says so outside running text: a photo, a file's name, a pin on a map.

What such a place belongs to is the subject that the picture, its description, its name or its folder is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from aggregator.extraction import confidence as sure
from aggregator.extraction.focus import Focus, document_foci, focus_on
from aggregator.extraction.name_places import place_in_name
from aggregator.extraction.search_text import search_text
from aggregator.extraction.values import cell_value, find_values
from aggregator.extraction.vocabulary import Vocabulary
from aggregator.model.documents import Block, BlockKind, Document, Locator, MetaLoc
from aggregator.model.facts import Citation, Fact
from aggregator.policy.records import Attribute, Pack, ValueKind

PHOTO, NAME, PIN, DESCRIPTION = "photo GPS", "name: coordinates", "map: coordinates", "photo: address"
"""How the reasons of these facts begin."""

_KINDS = frozenset({ValueKind.COORDINATES, ValueKind.ADDRESS})
_MAPS = frozenset({"application/vnd.google-earth.kml+xml", "application/geo+json"})


class _Place(NamedTuple):
    """A place as it was read: its canonical text, its text in the file, where, why and how surely.

    ``pin`` is what a map calls it.
    """

    value: str
    surface: str
    locator: Locator
    start: int
    reason: str
    confidence: float
    pin: str = ""


def facts_of_places(document: Document, pack: Pack, vocabulary: Vocabulary, known: Sequence[Fact] = ()) -> list[Fact]:
    """Return where one document says that its subject is, other than in what it states.

    Parameters
    ----------
    known
        What was read from its tables and text; a pin that they have is not told again.
    """
    attributes = [attribute for attribute in pack.attributes.values() if attribute.value in _KINDS]
    found = [(of, place) for of in attributes for place in _places(document, of, known)]
    if not found:
        return []
    described = [search_text(block.text).text for block in document.blocks if not _is_gps(block)]
    named = [mention for text in described for mention in vocabulary.subjects_in(text)]
    foci = document_foci(document, vocabulary, named)
    facts = []
    for attribute, place in found:
        own = {mention.identifier: mention for mention in vocabulary.subjects_in(place.pin)} if place.pin else {}
        pinned = [mention for mention in own.values() if mention.identifier.kind == attribute.of]
        if len(pinned) == 1:
            pin = place._replace(confidence=sure.NAMED_PIN)
            facts.append(_fact(document, attribute, focus_on(pinned[0], sure.NAMED_PIN, "pin"), pin))
            continue
        subject = max(foci.get(attribute.of, []), key=_sureness, default=None)
        if subject is not None and not pinned:
            facts.append(_fact(document, attribute, subject, place))
    return facts


def _sureness(focus: Focus) -> float:
    return focus.confidence


def _places(document: Document, attribute: Attribute, known: Sequence[Fact]) -> Iterator[_Place]:
    if attribute.value is ValueKind.ADDRESS:
        yield from _addresses(document, attribute)
        return
    for place in (*_of_photo(document), *_of_names(document), *_of_map(document, attribute, known)):
        value = cell_value(attribute, place.value)
        if value is not None:
            yield place._replace(value=value.value)


def _fact(document: Document, attribute: Attribute, subject: Focus, place: _Place) -> Fact:
    end = place.start + len(place.surface)
    return Fact(
        subject.identifier,
        subject.name,
        attribute.name,
        place.value,
        None,
        None,
        place.confidence,
        Citation(document.source.file, place.locator, place.start, end, document.source.member),
        f"{place.reason}, subject of the {subject.why}",
        place.surface,
    )


def _is_gps(block: Block) -> bool:
    return block.kind is BlockKind.EXIF and "gps" in block.label.casefold()


def _of_photo(document: Document) -> Iterator[_Place]:
    taken = document.metadata.get("gps")
    if taken is not None:
        block = next((block for block in document.blocks if _is_gps(block)), None)
        where, surface = (MetaLoc(taken.where), taken.value) if block is None else (block.locator, block.text)
        yield _Place(taken.value, surface, where, 0, PHOTO, sure.PHOTO_TAG)


def _of_names(document: Document) -> Iterator[_Place]:
    """Yield the nearest place that the document's name and its folders' names give."""
    inner = [part for part in re.split(r"[!/\\]", document.source.member) if part]
    for depth, name in enumerate(reversed([*document.source.path.split("/"), *inner])):
        is_file = depth == 0 or (bool(inner) and depth == len(inner))
        found = place_in_name(re.sub(r"\.[A-Za-z]\w{0,7}$", "", name) if is_file else name)
        if found is not None:
            surface = name[found.start : found.end]
            most = found.confidence if is_file else min(found.confidence, sure.FOLDER_POSITION)
            yield _Place(found.text, surface, MetaLoc("name"), found.start, f"{NAME} in '{name}'", most)
            return


def _of_map(document: Document, attribute: Attribute, known: Sequence[Fact]) -> Iterator[_Place]:
    """Yield the pins of a map that its tables gave to no subject: the only one surely, of several none."""
    if document.media_type not in _MAPS or any(fact.attribute == attribute.name for fact in known):
        return
    for table in document.tables:
        rows = list(table.rows())
        heads = {cell.text: cell.column for cell in rows[0]} if rows else {}
        if not {"lat", "lon"} <= heads.keys():
            continue
        for row in rows[1:]:
            cells = {cell.column: cell for cell in row}
            latitude, longitude = cells.get(heads["lat"]), cells.get(heads["lon"])
            if latitude is not None and longitude is not None:
                only = sure.LONE_PIN if len(rows) == 2 else sure.PIN
                written, where = f"{latitude.text},{longitude.text}", table.place_of(latitude)
                pin = cells[heads["name"]].text if heads.get("name") in cells else ""
                yield _Place(written, latitude.text, where, 0, PIN, only, pin)


def _addresses(document: Document, attribute: Attribute) -> Iterator[_Place]:
    """Yield the postal addresses in what describes a photo."""
    for block in document.blocks:
        if block.kind is BlockKind.EXIF and not _is_gps(block):
            search = search_text(block.text)
            for value in find_values(attribute, search.text):
                first, last = search.raw_span(value.start, value.end)
                yield _Place(value.value, block.text[first:last], block.locator, first, DESCRIPTION, sure.PHOTO_ADDRESS)
