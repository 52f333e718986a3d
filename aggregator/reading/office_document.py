"""An Office Open XML document that is read part by part, so that a broken part costs only itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from urllib.parse import unquote

from aggregator.model.documents import BlockKind, Locator, PartLoc
from aggregator.reading.charts import axis_titles, chart_table, chart_title, draws_from_elsewhere
from aggregator.reading.draft import Draft
from aggregator.reading.format import Opening
from aggregator.reading.ooxml import BrokenPart, OfficePackage, Relation, tag_of
from aggregator.reading.xml_source import local_name

_NO_WORDS = {"contentTypeSchema", "FormTemplates", "schema", "DataMashup"}
_LONGEST_ADDRESS = 2_000


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

    def _chart(self, part: str, where: Locator, *, hidden: bool = False, beside_cells: bool = False) -> None:
        """Read a chart's titles, the words drawn over it, and its values: a table of categories and series.

        Parameters
        ----------
        beside_cells
            The chart stands in a workbook: values drawn from its own cells are read there.
        """
        root = self._package.tree(part)
        is_told = beside_cells and not draws_from_elsewhere(root)
        table = chart_table(root, where, len(self._draft.blocks), hidden=hidden)
        if is_told or not table.cells:
            self._draft.add(BlockKind.TEXTBOX, chart_title(root), where, label="chart title", hidden=hidden)
        else:
            self._draft.table(table)
        for title in axis_titles(root):
            self._draft.add(BlockKind.TEXTBOX, title, where, label="axis title", hidden=hidden)
        for relation in self._relations(part):
            if relation.kind == "chartUserShapes":
                self._attempt(partial(self._drawn_over, relation.target, where, hidden))
        self._embedded(part)

    def _drawn_over(self, part: str, where: Locator, hidden: bool) -> None:
        for element in self._package.tree(part).iter():
            if tag_of(element) == "a:p":
                text = "".join(run.text or "" for run in element.iter() if tag_of(run) == "a:t")
                self._draft.add(BlockKind.TEXTBOX, text, where, hidden=hidden)

    def _links(self, part: str, where: Locator, *, hidden: bool = False) -> None:
        """Read where the hyperlinks of a part lead, each address once: it may name a person, a site or a file."""
        targets = [
            relation.target
            for relation in self._package.relations(part)
            if relation.external and relation.kind == "hyperlink"
        ]
        for target in dict.fromkeys(targets):
            self._link(target, where, hidden=hidden)

    def _link(self, target: str, where: Locator, *, label: str = "hyperlink", hidden: bool = False) -> None:
        self._draft.add(BlockKind.NOTE, unquote(target)[:_LONGEST_ADDRESS], where, label=label, hidden=hidden)

    def _bound_values(self, main: str) -> None:
        """Read the XML that forms and document properties are bound to: the text of its innermost elements."""
        for relation in self._relations(main):
            if relation.kind == "customXml" and self._package.has(relation.target):
                self._attempt(partial(self._bound_value, relation.target))

    def _bound_value(self, part: str) -> None:
        root = self._package.tree(part)
        if local_name(root) in _NO_WORDS:
            return
        for number, element in enumerate(root.iter(), start=1):
            if not len(element):
                where = PartLoc(part, f"element {number}")
                self._draft.add(BlockKind.NOTE, element.text or "", where, label=local_name(element), hidden=True)
