"""An OpenDocument text or presentation read part by part, so that a broken part costs only itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from aggregator.model.documents import BlockKind, Locator, PartLoc
from aggregator.reading.draft import Draft
from aggregator.reading.format import Opening, Reading
from aggregator.reading.odf.names import Styles, attribute, child, clark, tag_of
from aggregator.reading.odf.package import embedded, objects, opened, properties
from aggregator.reading.odf.story import Place, Story
from aggregator.reading.ooxml import BrokenPart, OfficePackage, outcome

CONTENT, STYLES = "content.xml", "styles.xml"
# Fields that say nothing of their own: the document does, or its pages are counted.
_COUNTED = ("text:page-number", "text:page-count", "text:sheet-name", "text:title", "text:date", "text:time")
_MARGINS = {"header": BlockKind.HEADER, "footer": BlockKind.FOOTER}


def read_text_document(content: bytes, opening: Opening) -> Reading:
    """Return the text, tables, margins, notes and properties of a text document."""
    return read_parts(content, opening, OpenDocument)


def read_parts(content: bytes, opening: Opening, kind: Callable[..., OpenDocument]) -> Reading:
    """Return what a kind of document makes of a package.

    Raises
    ------
    Unreadable
        The bytes are no package, or an encrypted one.
    OverBudget
        It has too many parts.
    """
    draft = Draft(opening.budget)
    document = kind(opened(content, opening), opening, draft)
    return outcome(draft.gather(document.fill), document.broken)


def in_part(part: str) -> Place:
    """Return how places in a part are told."""

    def place(path: str, _: int) -> Locator:
        return PartLoc(part, path)

    return place


class OpenDocument:
    """A document in the making; other kinds say how their body and margins are read."""

    def __init__(self, package: OfficePackage, opening: Opening, draft: Draft) -> None:
        self.package = package
        self.opening = opening
        self.draft = draft
        self.styles = Styles()
        self.broken: list[str] = []

    def fill(self, draft: Draft) -> None:
        """Read the body, then what stands beside it, then properties and what is embedded."""
        if self.package.has(STYLES):
            self.attempt(lambda: self.styles.learn(self.package.tree(STYLES)))
        self.attempt(self.body)
        if self.package.has(STYLES):
            self.attempt(lambda: self.margins(self.package.tree(STYLES)))
        for part in objects(self.package):
            self.attempt(partial(self._object, part))
        self.attempt(lambda: draft.metadata.update(properties(self.package)))
        self.attempt(lambda: draft.children.extend(embedded(self.package, self.opening)))

    def attempt(self, read: Callable[[], None]) -> None:
        """Read a part, and go on without it where it is broken."""
        try:
            read()
        except BrokenPart as error:
            self.broken.append(str(error))

    def body(self) -> None:
        """Read the part that the document is about."""
        root = self.package.tree(CONTENT)
        self.styles.learn(root)
        body = child(root, "office:body")
        if body is not None:
            Story(self.draft, self.styles, in_part(CONTENT)).tell(body)

    def margins(self, root: Any) -> None:
        """Read the headers and footers of the pages."""
        told: set[tuple[BlockKind, str]] = set()
        for page in root.iter(clark("style:master-page")):
            for margin in page:
                kind = _MARGINS.get(tag_of(margin).removeprefix("style:").partition("-")[0])
                if kind is None or attribute(margin, "style:display") == "false":
                    continue
                for counted in margin.iter(*map(clark, _COUNTED)):
                    counted.text = None
                text = "".join(margin.itertext()).strip()
                if (kind, text) not in told:  # a page style for each page says it again
                    told.add((kind, text))
                    Story(self.draft, self.styles, in_part(STYLES), kind, str(kind)).tell(margin)

    def _object(self, part: str) -> None:
        if b"<math" not in self.package.head(part, 1024):  # a formula, which may declare a document type
            root = self.package.tree(part)
            Story(self.draft, self.styles, in_part(part), BlockKind.TEXTBOX).tell(root)
