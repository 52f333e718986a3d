"""An Excel workbook from before 2007: its sheets as tables, and beside them comments, text boxes and margins."""

from __future__ import annotations

from aggregator.model.documents import BlockKind, SheetLoc, column_letters
from aggregator.reading.compound import opened, properties, stream
from aggregator.reading.draft import Draft
from aggregator.reading.format import Opening, Reading
from aggregator.reading.ooxml import outcome
from aggregator.reading.sheets.biff import Tab, Truncated, read_globals
from aggregator.reading.sheets.biff_sheet import SheetRecords
from aggregator.reading.sheets.sheet import corner_of, table_of

_WORKSHEETS, _CHART = {0, 1}, 2


def read_compound(content: bytes, opening: Opening) -> Reading:
    """Return the sheets, comments, text boxes and properties of a workbook.

    Raises
    ------
    Unreadable
        It is no compound file with a workbook in it, or an encrypted one.
    """
    draft = Draft(opening.budget)
    broken: list[str] = []

    def fill(draft: Draft) -> None:
        with opened(content) as compound:
            draft.metadata.update(properties(compound))
            _Sheets(stream(compound, "Workbook", "Book"), draft, broken).read()
            if any(path[0].startswith("MBD") for path in compound.listdir()):
                draft.warnings.append("embedded objects are not read")

    return outcome(draft.gather(fill), broken)


class _Sheets:
    def __init__(self, workbook: bytes, draft: Draft, broken: list[str]) -> None:
        self._workbook = workbook
        self._draft = draft
        self._broken = broken
        self._damaged = 0
        self._astray = 0

    def read(self) -> None:
        """Read every sheet that the workbook lists."""
        try:
            shared = read_globals(self._workbook)
        except Truncated:
            self._broken.append("the workbook ends before its list of sheets does")
            return
        self._damaged = shared.damaged
        begun = {0}  # where the list of sheets itself begins
        for tab in shared.tabs:
            if tab.kind not in _WORKSHEETS and tab.kind != _CHART:
                continue
            if tab.position in begun:
                self._astray += 1
                continue
            begun.add(tab.position)
            sheet = SheetRecords(shared, self._draft.budget, is_chart=tab.kind == _CHART)
            try:
                sheet.read(self._workbook, tab.position)
            except Truncated:
                self._broken.append("a sheet ends before all of it was read")
            finally:
                self._keep(tab, sheet)
        if self._astray:
            self._broken.append(f"{self._astray} sheets stand where another one does")
        if self._damaged:
            self._broken.append(f"{self._damaged} records are damaged")

    def _keep(self, tab: Tab, read: SheetRecords) -> None:
        self._damaged += read.damaged
        table = table_of(read.sheet, tab.title, tab.hidden, len(self._draft.blocks))
        if table is not None:
            self._draft.tables.append(table)
        if read.sheet.lost:
            self._broken.append(f"{read.sheet.lost} cells refer to text that is not there")
        corner = SheetLoc(tab.title, "A1", tab.hidden)
        for place, text in read.sheet.margins:
            kind = BlockKind.HEADER if place.endswith("Header") else BlockKind.FOOTER
            self._draft.add(kind, text, corner, hidden=tab.hidden)
        for row, column, author, shape in read.comments:
            where = SheetLoc(tab.title, corner_of(f"{column_letters(column)}{row}"), tab.hidden)
            self._draft.add(BlockKind.COMMENT, read.texts.pop(shape, ""), where, label=author, hidden=tab.hidden)
        for text in dict.fromkeys(read.chart_texts):
            self._draft.add(BlockKind.TEXTBOX, text, corner, label="chart", hidden=tab.hidden)
        for text in read.texts.values():
            self._draft.add(BlockKind.TEXTBOX, text, corner, hidden=tab.hidden)
