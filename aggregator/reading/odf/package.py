"""An OpenDocument package: which kind it is, whether it is encrypted, its properties, and what is embedded."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

from aggregator.model.documents import Document, MetaValue, Status
from aggregator.reading.format import Opening, Unreadable
from aggregator.reading.odf.names import attribute, clark, tag_of
from aggregator.reading.ooxml import ZIP_ERRORS, BrokenPart, OfficePackage
from aggregator.reading.signatures import MIMETYPE_MEMBER, OPEN_DOCUMENT, zip_directory, zip_member

MANIFEST = "META-INF/manifest.xml"
META = "meta.xml"
_LONGEST_TYPE = 200
_PROPERTIES = {
    "dc:title": "title",
    "meta:initial-creator": "author",
    "dc:creator": "last_author",
    "dc:subject": "subject",
    "meta:creation-date": "created",
    "dc:date": "modified",
    "meta:keyword": "keywords",
    "dc:description": "description",
}
_MOMENTS = {"created", "modified"}
_FRACTION = re.compile(r"(?<=:\d\d)\.\d+")
_OBJECT = re.compile(r"(?:object|obj)[ \w-]*", re.IGNORECASE)


def kind_of(content: bytes) -> str:
    """Return the kind of an OpenDocument file (``text``, ``spreadsheet-template``), empty for any other."""
    if content[:2] != b"PK":
        return ""
    found = MIMETYPE_MEMBER.search(content[:_LONGEST_TYPE])
    media_type = found[1].decode() if found else _packed_type(content)
    return media_type.removeprefix(OPEN_DOCUMENT) if media_type.startswith(OPEN_DOCUMENT) else ""


def is_kind(content: bytes, kind: str) -> bool:
    """Return whether the bytes are an OpenDocument file of a kind, or a template of it."""
    return kind_of(content).partition("-")[0] == kind


def opened(content: bytes, opening: Opening) -> OfficePackage:
    """Return the package, whose manifest says that it can be read without a key.

    Raises
    ------
    Unreadable
        It is encrypted, or no package.
    """
    package = OfficePackage(content, opening.budget)
    if package.has(MANIFEST):
        try:
            manifest = package.tree(MANIFEST)
        except BrokenPart:
            return package  # its parts say themselves whether they can be read
        if next(manifest.iter(clark("manifest:encryption-data")), None) is not None:
            raise Unreadable("the file is encrypted with a password", Status.ENCRYPTED)
    return package


def properties(package: OfficePackage) -> dict[str, MetaValue]:
    """Return the properties of a document; custom ones are keyed ``property:<name>``.

    Raises
    ------
    BrokenPart
        They are damaged.
    """
    found: dict[str, MetaValue] = {}
    if not package.has(META):
        return found
    for element in package.tree(META).iter():
        tag = tag_of(element)
        text = "".join(element.itertext()).strip() if tag in _PROPERTIES or tag == "meta:user-defined" else ""
        if not text:
            continue
        key = _PROPERTIES.get(tag) or f"property:{attribute(element, 'meta:name')}"
        if key == "keywords" and key in found:
            text = f"{found[key].value}, {text}"
        found[key] = MetaValue(_FRACTION.sub("", text) if key in _MOMENTS else text, f"{META}: {tag.partition(':')[2]}")
    return found


def objects(package: OfficePackage) -> list[str]:
    """Return the content parts of what is embedded as folders: charts, formulas and documents."""
    return [
        part
        for part in package.parts()
        if part.endswith("/content.xml") and _OBJECT.fullmatch(part.partition("/")[0]) and part.count("/") == 1
    ]


def embedded(package: OfficePackage, opening: Opening) -> Iterator[Document]:
    """Yield what is embedded as a file: documents, and pictures that carry camera metadata."""
    for part in package.parts():
        whole = bool(_OBJECT.fullmatch(part))
        if not whole and not (part.startswith("pictures/") and b"Exif\0\0" in package.head(part, 4096)):
            continue
        content = package.read(part)
        opening.budget.spend("unpacked_bytes", -len(content))  # counted again where it is read
        yield opening.read_member(part, content)


def _packed_type(content: bytes) -> str:
    """Return what a package says it is whose first member does not say it in the clear."""
    directory = zip_directory(content)
    if not (zip_member(directory, b"mimetype") and zip_member(directory, b"content.xml")):
        return ""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive, archive.open("mimetype") as part:
            return part.read(_LONGEST_TYPE).decode("ascii", "replace").strip()
    except (*ZIP_ERRORS, KeyError):
        return ""
