"""An OpenDocument presentation: its slides with their speaker notes, and what every slide shows."""

from __future__ import annotations

from typing import Any

from aggregator.model.documents import BlockKind, Locator, PartLoc, SlideLoc
from aggregator.reading.format import Opening, Reading
from aggregator.reading.odf.document import CONTENT, STYLES, OpenDocument, in_part, read_parts
from aggregator.reading.odf.names import attribute, clark, tag_of
from aggregator.reading.odf.story import SHAPES, Place, Story

_TITLES = {"title", "subtitle"}
_MARGINS = {"": BlockKind.HEADER, "header": BlockKind.HEADER, "footer": BlockKind.FOOTER}
_DECLARED = {"presentation:header-decl": BlockKind.HEADER, "presentation:footer-decl": BlockKind.FOOTER}


def read_presentation(content: bytes, opening: Opening) -> Reading:
    """Return the slides, speaker notes, tables, comments and properties of a presentation.

    Raises
    ------
    Unreadable
        The bytes are no package, or an encrypted one.
    OverBudget
        It has too many parts.
    """
    return read_parts(content, opening, Presentation)


class Presentation(OpenDocument):
    """A presentation in the making."""

    def body(self) -> None:
        """Read the slides in order."""
        root = self.package.tree(CONTENT)
        self.styles.learn(root)
        for declared in root.iter(*map(clark, _DECLARED)):
            text = "".join(declared.itertext())
            self.draft.add(_DECLARED[tag_of(declared)], text, PartLoc(CONTENT, "every slide"))
        for number, page in enumerate(root.iter(clark("draw:page")), start=1):
            self.draft.budget.spend("pages")
            hidden = self.styles.hides("drawing-page", attribute(page, "draw:style-name"))
            self._slide(page, number, hidden)

    def margins(self, root: Any) -> None:
        """Read what a master page shows on every slide; its placeholders show nothing."""
        for page in root.iter(clark("style:master-page")):
            for shape in page:
                placed = attribute(shape, "presentation:class")
                if tag_of(shape) in SHAPES and placed in _MARGINS:
                    story = Story(self.draft, self.styles, in_part(STYLES), _MARGINS[placed])
                    story.shape(shape, f"master page {attribute(page, 'style:name')}")

    def _slide(self, page: Any, number: int, hidden: bool) -> None:
        shapes = 0
        for element in page:
            tag = tag_of(element)
            if tag in SHAPES:
                shapes += 1
                name = attribute(element, "draw:name") or f"shape {shapes}"
                kind = BlockKind.PARAGRAPH
                if attribute(element, "presentation:class") in _TITLES:
                    kind = BlockKind.HEADING
                self._story(number, name, kind, hidden).shape(element, "")
            elif tag == "presentation:notes":
                for shape in element:
                    self._story(number, "notes", BlockKind.NOTE, hidden).tell_one(shape, BlockKind.NOTE)
            elif tag == "office:annotation":
                self._story(number, "comment", BlockKind.PARAGRAPH, hidden).tell_one(element, BlockKind.PARAGRAPH)
            elif tag == "office:forms":
                self._story(number, "form", BlockKind.PARAGRAPH, hidden).tell_one(element, BlockKind.PARAGRAPH)

    def _story(self, slide: int, shape: str, kind: BlockKind, hidden: bool) -> Story:
        return Story(self.draft, self.styles, _on(slide, shape, hidden), kind, hidden=hidden)


def _on(slide: int, shape: str, hidden: bool) -> Place:
    def place(_path: str, number: int) -> Locator:
        return SlideLoc(slide, shape, number, hidden)

    return place
