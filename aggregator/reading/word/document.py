"""A Word document read part by part, so that a broken part costs only itself."""

from __future__ import annotations

from functools import partial

from aggregator.model.documents import BlockKind, PartLoc
from aggregator.reading.draft import Draft
from aggregator.reading.format import Opening, Reading
from aggregator.reading.office_document import OfficeDocument
from aggregator.reading.ooxml import (
    OfficePackage,
    Relation,
    attribute,
    child,
    outcome,
    properties,
    tag_of,
)
from aggregator.reading.word.declared import Declared, declared
from aggregator.reading.word.drawn import shape_text
from aggregator.reading.word.story import Story
from aggregator.reading.word.styles import Styles, resolved, written_in

_STORIES = {
    "header": BlockKind.HEADER,
    "footer": BlockKind.FOOTER,
    "footnotes": BlockKind.FOOTNOTE,
    "endnotes": BlockKind.FOOTNOTE,
    "comments": BlockKind.COMMENT,
}
_NOTES = {"w:footnote": "footnote", "w:endnote": "endnote", "w:comment": "comment"}


def read_package(content: bytes, opening: Opening) -> Reading:
    """Return the text of all parts, tables, charts, link targets, embedded files and properties of a Word document.

    Raises
    ------
    Unreadable
        The bytes are no package, or an encrypted one.
    OverBudget
        It has too many parts.
    """
    draft = Draft(opening.budget)
    package = OfficePackage(content, opening.budget)
    document = _WordDocument(package, declared(content) if package.fits() else Declared(), opening, draft)
    reading = draft.gather(document.fill)
    return outcome(reading, document.broken)


class _WordDocument(OfficeDocument):
    def __init__(self, package: OfficePackage, said: Declared, opening: Opening, draft: Draft) -> None:
        super().__init__(package, opening, draft)
        self._declared = said
        self._styles = Styles()

    def fill(self, draft: Draft) -> None:
        """Read the body, then the parts beside it, then properties and what is embedded."""
        main = self._package.main_part("word/document.xml")
        relations = self._relations(main)
        self._attempt(partial(self._read_styles, relations))
        self._attempt(partial(self._body, main))
        stories = sorted((relation for relation in relations if relation.kind in _STORIES), key=self._place)
        for relation in stories:
            self._attempt(partial(self._story, relation))
        parts = (main, *(relation.target for relation in stories))
        for part in parts:
            self._drawn(part)
        self._attempt(lambda: draft.metadata.update(properties(self._package, self._declared.core)))
        for part in parts:
            self._attempt(partial(self._embedded, part))
            self._attempt(partial(self._links, part, PartLoc(part, "hyperlinks")))
        self._bound_values(main)

    def _drawn(self, part: str) -> None:
        """Read the diagrams and charts that a part shows."""
        for relation in self._relations(part):
            if relation.kind == "diagramData":
                self._attempt(partial(self._diagram, relation.target))
            elif relation.kind == "chart":
                self._attempt(partial(self._chart, relation.target, PartLoc(relation.target, "chart")))

    def _place(self, story: Relation) -> int:
        """Return when a part is read: headers and footers as the sections show them, then all others."""
        margins = self._declared.margins
        return margins.index(story.target) if story.target in margins else len(margins)

    def _read_styles(self, relations: list[Relation]) -> None:
        if self._declared.styles is not None:
            self._styles = resolved(self._declared.styles)
            return
        part = next((relation.target for relation in relations if relation.kind == "styles"), None)
        if part is not None:
            self._styles = resolved(written_in(self._package.tree(part)))

    def _body(self, part: str) -> None:
        root = self._package.tree(part)
        body = child(root, "w:body")
        Story(self._draft, self._styles, part).tell(root if body is None else body)

    def _story(self, relation: Relation) -> None:
        root, kind, part = self._package.tree(relation.target), _STORIES[relation.kind], relation.target
        if relation.kind in {"header", "footer"}:
            Story(self._draft, self._styles, part, kind).tell(root)
            return
        for note in root:
            word = _NOTES.get(tag_of(note))
            if word and attribute(note, "w:type") in {None, "normal"}:
                place = f"{word} {attribute(note, 'w:id') or ''}".rstrip()
                author = attribute(note, "w:author") or ""
                Story(self._draft, self._styles, part, kind, place, author).tell(note)

    def _diagram(self, part: str) -> None:
        paragraphs = (element for element in self._package.tree(part).iter() if tag_of(element) == "a:p")
        for number, paragraph in enumerate(paragraphs, start=1):
            self._draft.add(BlockKind.TEXTBOX, shape_text(paragraph), PartLoc(part, f"shape text {number}"))
