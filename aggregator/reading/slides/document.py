"""A presentation read slide by slide in the order of the show, so that a broken part costs only itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Any

from aggregator.model.documents import BlockKind, SlideLoc
from aggregator.reading.draft import Draft
from aggregator.reading.format import Opening, Reading
from aggregator.reading.office_document import OfficeDocument
from aggregator.reading.ooxml import (
    BrokenPart,
    OfficePackage,
    Relation,
    attribute,
    child,
    outcome,
    properties,
    tag_of,
)
from aggregator.reading.slides.paragraphs import paragraphs
from aggregator.reading.slides.shapes import Drawing, shape_tree

_SLIDE = re.compile(r"ppt/slides/slide(\d{1,9})\.xml")


def read_package(content: bytes, opening: Opening) -> Reading:
    """Return the text of all slides, notes, comments, tables, charts and properties of a presentation.

    Raises
    ------
    Unreadable
        The bytes are no package, or an encrypted one.
    OverBudget
        It has too many parts.
    """
    draft = Draft(opening.budget)
    presentation = _Presentation(OfficePackage(content, opening.budget), opening, draft)
    reading = draft.gather(presentation.fill)
    return outcome(reading, presentation.broken)


class _Presentation(OfficeDocument):
    def __init__(self, package: OfficePackage, opening: Opening, draft: Draft) -> None:
        super().__init__(package, opening, draft)
        self._authors: dict[str, str] = {}
        self._behind: set[str] = set()

    def fill(self, draft: Draft) -> None:
        """Read properties, then each slide with what is behind it, said of it and noted on it."""
        main = self._package.main_part("ppt/presentation.xml")
        self._attempt(lambda: draft.metadata.update(properties(self._package)))
        for relation in self._relations(main):
            if relation.kind in {"commentAuthors", "authors"}:
                self._attempt(partial(self._read_authors, relation.target))
        for number, part in enumerate(self._slides(main), start=1):
            draft.budget.spend("pages")
            self._attempt(partial(self._slide, part, number))
        self._bound_values(main)

    def _slides(self, main: str) -> list[str]:
        """Return the slides' parts in the order of the show; by their names where the show cannot be read."""
        try:
            root = self._package.tree(main)
        except BrokenPart as error:
            self.broken.append(str(error))
            named = filter(None, map(_SLIDE.fullmatch, self._package.parts()))
            return [slide[0] for slide in sorted(named, key=lambda slide: int(slide[1]))]
        targets = {relation.id: relation.target for relation in self._relations(main)}
        listed = child(root, "p:sldIdLst")
        slides = [] if listed is None else [slide for slide in listed if tag_of(slide) == "p:sldId"]
        return [targets.get(attribute(slide, "r:id") or "", f"slide {at}") for at, slide in enumerate(slides, start=1)]

    def _read_authors(self, part: str) -> None:
        for author in self._package.tree(part):
            self._authors[attribute(author, "id") or ""] = attribute(author, "name") or ""

    def _slide(self, part: str, number: int) -> None:
        root = self._package.tree(part)
        hidden = attribute(root, "show") in {"0", "false", "off"}
        relations = self._relations(part)
        framed = partial(self._framed, targets={relation.id: relation for relation in relations})
        Drawing(self._draft, number, hidden=hidden, framed=framed).draw(shape_tree(root))
        for relation in relations:
            if relation.kind == "notesSlide":
                self._attempt(partial(self._notes, relation.target, number, hidden))
            elif relation.kind == "comments":
                self._attempt(partial(self._comments, relation.target, number, hidden))
            elif relation.kind == "slideLayout":
                self._attempt(partial(self._background, relation.target, number))
        self._attempt(partial(self._embedded, part))
        self._attempt(partial(self._links, part, SlideLoc(number, "hyperlinks", 0, hidden), hidden=hidden))

    def _notes(self, part: str, number: int, hidden: bool) -> None:
        notes = Drawing(self._draft, number, hidden=hidden, place="notes", plain=BlockKind.NOTE)
        notes.draw(shape_tree(self._package.tree(part)))
        self._embedded(part)

    def _background(self, part: str, number: int) -> None:
        """Read what a layout and its master print on their slides, once, at the first slide that shows it."""
        if part in self._behind:
            return
        self._behind.add(part)
        place = "layout" if "layout" in part.lower() else "master"
        Drawing(self._draft, number, place=place, plain=BlockKind.FOOTER).draw_fixed(
            shape_tree(self._package.tree(part))
        )
        for relation in self._relations(part):
            if relation.kind == "slideMaster":
                self._background(relation.target, number)

    def _comments(self, part: str, number: int, hidden: bool) -> None:
        for place, comment in enumerate(_comments_of(self._package.tree(part)), start=1):
            author = self._authors.get(attribute(comment, "authorId") or "", "")
            where = SlideLoc(number, f"comment {place}", 0, hidden)
            self._draft.add(BlockKind.COMMENT, _comment_text(comment), where, label=author, hidden=hidden)

    def _framed(self, shape: Any, where: SlideLoc, targets: dict[str, Relation]) -> None:
        for element in shape.iter():
            tag = tag_of(element)
            if tag == "c:chart":
                read, name = self._slide_chart, attribute(element, "r:id")
            elif tag == "dgm:relIds":
                read, name = self._diagram, attribute(element, "r:dm")
            else:
                continue
            relation = targets.get(name or "")
            if relation is not None:
                self._attempt(partial(read, relation.target, where))

    def _slide_chart(self, part: str, where: SlideLoc) -> None:
        self._chart(part, where, hidden=where.hidden)

    def _diagram(self, part: str, where: SlideLoc) -> None:
        bodies = (element for element in self._package.tree(part).iter() if tag_of(element) == "dgm:t")
        texts = (text for body in bodies for text in paragraphs(body))
        for number, text in enumerate(texts, start=1):
            place = SlideLoc(where.slide, where.shape, number, where.hidden)
            self._draft.add(BlockKind.PARAGRAPH, text, place, hidden=where.hidden)


def _comments_of(root: Any) -> Iterator[Any]:
    """Yield comments and their replies, of the older and the newer kind."""
    return (element for element in root.iter() if tag_of(element) in {"p:cm", "p188:cm", "p188:reply"})


def _comment_text(comment: Any) -> str:
    text = child(comment, "p:text")
    if text is not None:
        return text.text or ""
    return "\n".join(paragraphs(child(comment, "p188:txBody")))
