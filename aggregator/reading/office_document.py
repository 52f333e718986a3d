"""An Office Open XML document that is read part by part, so that a broken part costs only itself."""

from __future__ import annotations

from collections.abc import Callable

from aggregator.reading.draft import Draft
from aggregator.reading.format import Opening
from aggregator.reading.ooxml import BrokenPart, OfficePackage, Relation


class OfficeDocument:
    """A document in the making: Word, Excel and PowerPoint say how their parts are read.

    ``broken`` says which parts could not be read.
    """

    def __init__(self, package: OfficePackage, opening: Opening, draft: Draft) -> None:
        self._package = package
        self._opening = opening
        self._draft = draft
        self.broken: list[str] = []

    def _attempt(self, read: Callable[[], None]) -> None:
        """Read a part, and go on without it where it is broken."""
        try:
            read()
        except BrokenPart as error:
            self.broken.append(str(error))

    def _relations(self, part: str) -> list[Relation]:
        """Return what a part refers to inside the package; none where that cannot be read."""
        try:
            return [relation for relation in self._package.relations(part) if not relation.external]
        except BrokenPart as error:
            self.broken.append(str(error))
            return []

    def _embedded(self, part: str) -> None:
        """Add the files and pictures that a part holds to the document's children."""
        self._draft.children.extend(self._package.embedded(part, self._opening))
