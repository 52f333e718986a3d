"""The package that Word, Excel and PowerPoint files share: parts in a ZIP, relations between them, and properties.

Part sizes are checked before a part is unpacked, XML is parsed without entities and without the network, and both
namespaces of the standard (Transitional and Strict) are read as one.
"""

from __future__ import annotations

import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any, NamedTuple
from urllib.parse import unquote

from lxml import etree

from aggregator.model.documents import Document, MetaValue, Status
from aggregator.reading.format import Opening, Reading, Unreadable
from aggregator.reading.limits import Budget, OverBudget

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How an Office file starts that is encrypted with a password: a compound file around the package."""

ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, OverflowError, ValueError)
"""What `zipfile` raises on broken, encrypted and hostile archives."""

_CHUNK = 1 << 18
_TYPES_PART = b"[Content_Types].xml"
_HARMLESS_PART = 1 << 20
_MAIN = ("document", "workbook", "presentation")
_NAMESPACES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "x",
    "http://purl.oclc.org/ooxml/spreadsheetml/main": "x",
    "http://schemas.microsoft.com/office/excel/2006/2": "x",
    "http://schemas.openxmlformats.org/presentationml/2006/main": "p",
    "http://purl.oclc.org/ooxml/presentationml/main": "p",
    "http://schemas.microsoft.com/office/powerpoint/2018/8/main": "p188",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "c",
    "http://purl.oclc.org/ooxml/drawingml/chart": "c",
    "http://schemas.openxmlformats.org/drawingml/2006/diagram": "dgm",
    "http://purl.oclc.org/ooxml/drawingml/diagram": "dgm",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp",
    "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing": "xdr",
    "http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing": "xdr",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments": "tc",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
}
_URIS: dict[str, tuple[str, ...]] = {
    prefix: tuple(uri for uri, short in _NAMESPACES.items() if short == prefix) for prefix in _NAMESPACES.values()
}


class BrokenPart(Exception):
    """A part is absent or not well-formed; the message names it."""


class Relation(NamedTuple):
    """A relation of a part: ``kind`` is the last word of its type, ``target`` a part name or an outside address."""

    id: str
    kind: str
    target: str
    external: bool


class _Tags(dict[str, str]):
    """Clark names to short ones (``w:p``); names of other namespaces are empty."""

    def __missing__(self, clark: str) -> str:
        uri, _, local = clark[1:].rpartition("}")
        prefix = _NAMESPACES.get(uri)
        short = f"{prefix}:{local}" if prefix else ""
        if len(self) < 5_000:
            self[clark] = short
        return short


_TAGS = _Tags()


def tag_of(element: Any) -> str:
    """Return an element's short name, such as ``w:p``; empty for comments and unknown namespaces."""
    tag = element.tag
    return _TAGS[tag] if isinstance(tag, str) else ""


def attribute(element: Any, name: str) -> str | None:
    """Return an attribute by short name (``w:val``, or ``val`` where it has no namespace)."""
    prefix, _, local = name.rpartition(":")
    if not prefix:
        found = element.get(name)
        return None if found is None else str(found)
    for uri in _URIS[prefix]:
        found = element.get(f"{{{uri}}}{local}")
        if found is not None:
            return str(found)
    return None


def child(element: Any, name: str) -> Any | None:
    """Return the first child of a short name, or None."""
    for candidate in element:
        if tag_of(candidate) == name:
            return candidate
    return None


def alternative(element: Any) -> Any | None:
    """Return the one branch of an ``mc:AlternateContent`` to read: both say the same in two ways."""
    branches = [branch for branch in element if tag_of(branch) in {"mc:Choice", "mc:Fallback"}]
    return next((branch for branch in branches if len(branch)), None)


def is_package_of(content: bytes, folder: str, types: tuple[bytes, ...]) -> bool:
    """Return whether the bytes are a package whose main part is of one of the content types.

    Parameters
    ----------
    folder
        Where such a package mostly keeps its parts (``word/``), for one that does not declare their types.
    """
    if content[:2] != b"PK" or not any(sign in content for sign in (_TYPES_PART, folder.encode())):
        return False
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            listed = {name.replace("\\", "/").lower(): name for name in archive.namelist()}
            if "[content_types].xml" not in listed:
                return any(name in listed for name in (f"{folder}{main}.xml" for main in _MAIN))
            with archive.open(listed["[content_types].xml"]) as part:
                declared = part.read(_HARMLESS_PART)
    except ZIP_ERRORS:
        return False
    return any(kind in declared for kind in types)


class OfficePackage:
    """The parts of an Office Open XML file, unpacked only as far as the budget goes.

    Raises
    ------
    Unreadable
        The bytes are no ZIP that can be opened, or are encrypted.
    OverBudget
        It has more parts than a file may have members.
    """

    def __init__(self, content: bytes, budget: Budget) -> None:
        if content.startswith(OLE_MAGIC):
            raise Unreadable("the file is encrypted with a password", Status.ENCRYPTED)
        try:
            self._archive = zipfile.ZipFile(BytesIO(content))
        except ZIP_ERRORS as error:
            raise Unreadable(f"not a readable package ({type(error).__name__})") from error
        self._budget = budget
        self._members = {_plain(member.filename): member for member in self._archive.infolist()}
        if len(self._members) > budget.limits.members:
            raise OverBudget(f"more than {budget.limits.members} parts")

    def parts(self) -> list[str]:
        """Return the names of all parts, lower case, in the order of the archive."""
        return list(self._members)

    def has(self, part: str) -> bool:
        """Return whether a part exists."""
        return _plain(part) in self._members

    def fits(self) -> bool:
        """Return whether all parts together may be unpacked, going by the sizes that the archive declares."""
        limits = self._budget.limits
        members = self._archive.infolist()
        return sum(member.file_size for member in members) <= self._budget.left("unpacked_bytes") and all(
            member.file_size <= max(_HARMLESS_PART, limits.ratio * member.compress_size) for member in members
        )

    def stream(self, part: str) -> Iterator[bytes]:
        """Yield a part's bytes in pieces.

        Raises
        ------
        BrokenPart
            The part is absent, damaged or encrypted.
        OverBudget
            It unpacks to more than one file may.
        """
        member = self._members.get(_plain(part))
        if member is None:
            raise BrokenPart(f"{part} is missing")
        limits = self._budget.limits
        if member.file_size > max(_HARMLESS_PART, limits.ratio * member.compress_size):
            raise OverBudget(f"{part} unpacks to more than {limits.ratio:g} times its size")
        self._budget.spend("unpacked_bytes", member.file_size)
        try:
            with self._archive.open(member) as unpacked:
                while piece := unpacked.read(_CHUNK):
                    yield piece
        except ZIP_ERRORS as error:
            raise BrokenPart(f"{part} cannot be unpacked ({type(error).__name__})") from error

    def read(self, part: str) -> bytes:
        """Return a part's bytes; raises as `stream` does."""
        return b"".join(self.stream(part))

    def head(self, part: str, size: int) -> bytes:
        """Return the first bytes of a part, which costs no more than they do.

        Raises
        ------
        BrokenPart
            The part is absent, damaged or encrypted.
        """
        member = self._members.get(_plain(part))
        if member is None:
            raise BrokenPart(f"{part} is missing")
        try:
            with self._archive.open(member) as unpacked:
                return unpacked.read(size)
        except ZIP_ERRORS as error:
            raise BrokenPart(f"{part} cannot be unpacked ({type(error).__name__})") from error

    def tree(self, part: str) -> Any:
        """Return the root element of an XML part.

        Raises
        ------
        BrokenPart
            The part is absent, damaged, not well-formed, or declares entities (the standard allows none).
        """
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(self.read(part), parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise BrokenPart(f"{part} is not well-formed XML") from error
        if root.getroottree().docinfo.doctype:
            raise BrokenPart(f"{part} declares a document type")
        return root

    def relations(self, part: str) -> tuple[Relation, ...]:
        """Return the relations of a part; of the package itself for the empty name.

        Raises
        ------
        BrokenPart
            The relations are damaged; a part without any has none.
        """
        folder, name = posixpath.split(part)
        listing = posixpath.join(folder, "_rels", f"{name}.rels")
        if not self.has(listing):
            return ()
        found = []
        for element in self.tree(listing):
            kind, target = element.get("Type"), element.get("Target")
            if not kind or target is None:
                continue
            external = element.get("TargetMode") == "External"
            place = target if external else _resolved(folder, target)
            found.append(Relation(element.get("Id", ""), kind.rstrip("/").rsplit("/", 1)[-1], place, external))
        return tuple(found)

    def main_part(self, fallback: str) -> str:
        """Return the part that the package is about; ``fallback`` where its relations do not say."""
        try:
            found = [relation.target for relation in self.relations("") if relation.kind == "officeDocument"]
        except BrokenPart:
            found = []
        return next((part for part in found if self.has(part)), fallback)

    def embedded(self, part: str, opening: Opening) -> Iterator[Document]:
        """Yield what is embedded in a part: documents, and pictures that carry camera metadata."""
        for relation in self.relations(part):
            if relation.external or not self.has(relation.target):
                continue
            if relation.kind in {"package", "oleObject", "aFChunk"} or (
                relation.kind == "image" and b"Exif\0\0" in self.head(relation.target, 4096)
            ):
                yield self._member(relation.target, opening)

    def _member(self, part: str, opening: Opening) -> Document:
        """Return an embedded file; one that is a bomb costs itself and not what stands around it."""
        try:
            content = self.read(part)
        except OverBudget as over:
            return opening.unread_member(part, Status.REFUSED, str(over))
        self._budget.spend("unpacked_bytes", -len(content))  # counted again where it is read
        return opening.read_member(part, content)


CORE_KEYS = {
    "title": "title",
    "creator": "author",
    "lastModifiedBy": "last_author",
    "subject": "subject",
    "created": "created",
    "modified": "modified",
    "keywords": "keywords",
    "description": "description",
    "category": "category",
    "contentStatus": "content_status",
}
"""What core properties are called in their part, and here."""

_APP_KEYS = {"Company": "company", "Manager": "manager"}
_MOST_SAID, _LONGEST_LOSS = 5, 120


def properties(package: OfficePackage, core: dict[str, MetaValue] | None = None) -> dict[str, MetaValue]:
    """Return the core, application and custom properties of a package; ``core`` where they are known already.

    Custom ones, where labelling products keep a classification, are keyed ``property:<name>``.

    Raises
    ------
    BrokenPart
        A property part is damaged.
    """
    found: dict[str, MetaValue] = dict(core or {})
    for relation in package.relations(""):
        if relation.external or not package.has(relation.target):
            continue
        if relation.kind in {"core-properties", "metadata/core-properties"} and core is None:
            found |= _named(package, relation.target, CORE_KEYS)
        elif relation.kind in {"extended-properties", "extendedProperties"}:
            found |= _named(package, relation.target, _APP_KEYS)
        elif relation.kind in {"custom-properties", "customProperties"}:
            for element in package.tree(relation.target):
                text = "".join(element.itertext()).strip()
                if text:
                    found[f"property:{element.get('name', '')}"] = MetaValue(text, relation.target)
    return found


def outcome(reading: Reading, broken: list[str]) -> Reading:
    """Return a reading with the status that its broken parts and spent limits leave it."""
    anything = reading.blocks or reading.tables or reading.children
    if not broken:
        return reading if anything or reading.status is Status.OK else replace(reading, status=Status.REFUSED)
    reason = "; ".join(filter(None, [_in_short(broken), reading.reason]))
    return replace(reading, status=Status.PARTIAL if anything else Status.FAILED, reason=reason)


def _in_short(losses: list[str]) -> str:
    """Return what was lost, each once; a package may have thousands of broken parts, and names of any length."""
    shown = ("".join(letter if letter.isprintable() else "?" for letter in loss) for loss in dict.fromkeys(losses))
    said = [loss if len(loss) <= _LONGEST_LOSS else f"{loss[:_LONGEST_LOSS]}…" for loss in shown]
    more = [f"{len(said) - _MOST_SAID} more"] if len(said) > _MOST_SAID + 1 else []
    return "; ".join([*said[: _MOST_SAID if more else None], *more])


def _named(package: OfficePackage, part: str, keys: dict[str, str]) -> dict[str, MetaValue]:
    found = {}
    for element in package.tree(part):
        local = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        text = "".join(element.itertext()).strip()
        if local in keys and text:
            found[keys[local]] = MetaValue(text, f"{part}: {local}")
    return found


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _resolved(folder: str, target: str) -> str:
    path = unquote(target.split("#", 1)[0]).replace("\\", "/")
    joined = path if path.startswith("/") else posixpath.join("/", folder, path)
    return posixpath.normpath(joined).lstrip("/")
