"""The chapters of an electronic book, each a page of its own, so that a broken one costs only itself."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from lxml import etree

from aggregator.model.documents import MetaValue, PartLoc, Status
from aggregator.reading.draft import Draft
from aggregator.reading.format import Opening, Reading, Unreadable
from aggregator.reading.formats.markup import decode_page
from aggregator.reading.ooxml import BrokenPart, OfficePackage, outcome
from aggregator.reading.page import Page
from aggregator.reading.page_events import VOID, events_of
from aggregator.reading.xml_source import SAFE, as_utf8, local_name

_CONTAINER = "META-INF/container.xml"
_LOCKS = "META-INF/encryption.xml"
_PAGES = {"application/xhtml+xml", "text/html", "text/x-oeb1-document", "application/x-dtbook+xml"}
_PAGE_NAMES = (".xhtml", ".html", ".htm")
_METADATA = {
    "title": "title", "creator": "author", "date": "created", "subject": "subject", "publisher": "publisher",
    "description": "description", "contributor": "contributor", "identifier": "identifier",
}  # fmt: skip
_CLOSED = re.compile(r"<([A-Za-z][\w:-]{0,60})((?:\s[^<>]*+|/)?)(?<=/)>")


def read_book(content: bytes, opening: Opening) -> Reading:
    """Return the text of a book's chapters in reading order.

    Raises
    ------
    Unreadable
        The bytes are no package, or all chapters are encrypted.
    OverBudget
        It has too many parts.
    """
    draft = Draft(opening.budget)
    book = _Book(OfficePackage(content, opening.budget), draft)
    reading = draft.gather(book.fill)
    if book.locked and not reading.blocks:
        raise Unreadable("the chapters are encrypted", Status.ENCRYPTED)
    return outcome(reading, book.broken)


class _Book:
    def __init__(self, package: OfficePackage, draft: Draft) -> None:
        self._package = package
        self._draft = draft
        self.broken: list[str] = []
        self.locked = 0

    def fill(self, draft: Draft) -> None:
        """Read what the book says of itself, then its chapters."""
        try:
            chapters = self._chapters()
        except BrokenPart as error:
            self.broken.append(str(error))
            chapters = [part for part in self._package.parts() if part.endswith(_PAGE_NAMES)]
        locked = self._locked()
        for part in chapters:
            if part.lower() in locked:
                self.locked += 1
                continue
            draft.budget.spend("pages")
            try:
                self._chapter(part)
            except BrokenPart as error:
                self.broken.append(str(error))
        if self.locked:
            self.broken.append(f"{self.locked} chapters are encrypted")

    def _chapters(self) -> list[str]:
        """Return the parts of the spine; keep the metadata on the way."""
        root = self._tree(_CONTAINER)
        main = next((found.get("full-path") for found in root.iter() if local_name(found) == "rootfile"), None)
        if not main:
            raise BrokenPart(f"{_CONTAINER} names no contents")
        contents = self._tree(main)
        self._describe(contents, main)
        folder = posixpath.dirname(main)
        pages: dict[str, str] = {}
        order: list[str] = []
        for element in contents.iter():
            name = local_name(element)
            if name == "item" and element.get("media-type") in _PAGES:
                target = posixpath.join("/", folder, unquote(element.get("href") or ""))
                pages[element.get("id") or ""] = posixpath.normpath(target).lstrip("/")
            elif name == "itemref":
                order.append(element.get("idref") or "")
        return [pages[name] for name in dict.fromkeys(order) if name in pages] or list(pages.values())

    def _describe(self, contents: Any, main: str) -> None:
        for element in contents.iter():
            key = _METADATA.get(local_name(element))
            text = (element.text or "").strip() if key else ""
            if key and text and "dc/elements" in str(element.tag):
                self._draft.metadata.setdefault(key, MetaValue(text, f"{main}: {local_name(element)}"))

    def _locked(self) -> set[str]:
        """Return the parts that need a key; fonts are only veiled, and no chapters."""
        if not self._package.has(_LOCKS):
            return set()
        try:
            return set(_references(self._tree(_LOCKS)))
        except BrokenPart as error:
            self.broken.append(str(error))
            return set()

    def _chapter(self, part: str) -> None:
        text = decode_page(self._package.read(part)).text
        page = Page(self._draft, lambda kind, number: PartLoc(part, f"{kind} {number}"))
        page.fill(events_of(_CLOSED.sub(_opened_and_closed, text)))

    def _tree(self, part: str) -> Any:
        source, _ = as_utf8(self._package.read(part))
        try:
            root = etree.fromstring(source, etree.XMLParser(**SAFE))
        except (etree.XMLSyntaxError, ValueError) as error:
            raise BrokenPart(f"{part} is not well-formed XML") from error
        if root is None:
            raise BrokenPart(f"{part} is not well-formed XML")
        return root


def _references(root: Any) -> Iterator[str]:
    for element in root.iter():
        if local_name(element) == "CipherReference":
            yield unquote(element.get("URI") or "").lstrip("/").lower()


def _opened_and_closed(tag: re.Match[str]) -> str:
    """Return an empty element as HTML writes it: there ``<title/>`` would swallow the page."""
    name, rest = tag[1], tag[2].rstrip("/")
    return tag[0] if name.lower() in VOID else f"<{name}{rest}></{name}>"
