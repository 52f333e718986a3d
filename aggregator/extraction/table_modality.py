"""Whether a table's values are so, are planned, aimed at or denied: by headings, statuses, notes, titles and days."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property

from aggregator.extraction.modality import modality_of_section, modality_of_words
from aggregator.extraction.search_text import search_text
from aggregator.extraction.table_heading_text import heading_text
from aggregator.extraction.table_layout import Layout, year_in
from aggregator.extraction.table_marks import Note
from aggregator.extraction.table_meant import AT_PRESENT, meant_by
from aggregator.extraction.table_remarks import CANCELLED, Remarks
from aggregator.extraction.value_kinds import MEASURED
from aggregator.extraction.values.value import words
from aggregator.extraction.vocabulary import Vocabulary
from aggregator.extraction.written import day_written
from aggregator.model.documents import BlockKind, Cell, Document
from aggregator.model.facts import Modality
from aggregator.policy.records import Attribute, ValueKind

_STATUSES = words("""
    status state stage phase projectstatus projectstage plantstatus operatingstatus currentstatus outagestatus
    状态 阶段 建设状态 项目状态 运行状态 当前状态 进展 进度 项目阶段 建设阶段
    执行情况 落实情况 办理情况 审批状态 审批情况 批准情况
""")
_UNDER_WAY = re.compile(
    r"\b(?:construction|planning|permitting|approved|pre-?construction|in development|announced|design|tender(?:ing)?"
    r"|confirmed|booked|pending|upcoming|future|requested|agreed|submitted|scheduled|open)\b"
    r"|批准|同意|按期|排定|未建|建设中|施工|规划|审批|核准|前期|未开工|待",
    re.IGNORECASE,
)
_TAKEN_PLACE = re.compile(
    r"\b(?:actual(?:ly)?|as built|completed|done|[io]n hand|in store|in service|inventory)\b"
    r"|实际|实有|实存|账面|盘点|现有|现状|现存|(?<!未)完成(?!率)|已投|执行情况",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"^\W*(?:as[ _]?of|as[ _]?at|date|dated|(?:issue|print|report|export|sign|generat|creat|updat|compil|publish)\w*"
    r"(?:[ _]?(?:on|at|date|day))?)\W*$|(?:填表|填报|制表|登记|检查|统计|报告|上报|导出|生成|发布|印发|更新)"
    r"(?:日期|时间)|^\W*(?:日期|截至|截止)",
    re.IGNORECASE,
)
_LONGEST_HEAD = 60
_NEXT = re.compile(r"\b(?:next|upcoming|due)|下次|下一|下轮", re.IGNORECASE)
_SCHEDULE = re.compile(r"\b(?:calendar|timetable|programme|roster)\b|安排|日程|排期", re.IGNORECASE)
_PLANNED_EVENTS = re.compile(
    r"\b(?:planned|scheduled|upcoming) (?:outages?|shut ?downs?|closures?|stoppages?|possessions?|maintenance|works)\b"
    r"|计划(?:停|检修|封|轮)",
    re.IGNORECASE,
)
_SMALL = 24
"""Cells of the largest table that is the head of a document."""

_AIMED_AT = MEASURED | {ValueKind.DATE}
_ESTIMATED = 0.8
_FEWEST = 2
_SEARCHED_LINES = 12


class TableModality:
    """How the values of one table are meant."""

    def __init__(
        self,
        document: Document,
        layout: Layout,
        titles: Iterable[str],
        notes: Mapping[str, Note],
        vocabulary: Vocabulary,
    ) -> None:
        self._document = document
        self._layout = layout
        self._titles = tuple(titles)
        self._notes = notes
        self._vocabulary = vocabulary
        self._status = next(
            (column for column, text in layout.headings.items() if heading_text(text).base in _STATUSES), None
        )
        self._is_of_events = any(
            role.name and role.several for roles in layout.roles.values() for role in roles if not role.unit
        )
        self._remarks = Remarks(layout)
        self._by_heading: dict[tuple[str, int], Modality] = {}

    def of(
        self, attribute: Attribute, column: int, row: Mapping[int, Cell], marks: Collection[str], value: str, said: str
    ) -> tuple[Modality, float]:
        """Return how a value is meant, and how much a note that calls it an estimate leaves of its confidence.

        Parameters
        ----------
        said
            What else stands in the value's own cell.
        """
        own = self._own(said, row) or self._remarks.modality_of(attribute, row)
        if own is not None:
            return own, 1.0
        if self._status is None and not marks and attribute.value is not ValueKind.DATE:
            return self._said(attribute, column), 1.0
        noted = [self._notes[mark] for mark in marks if mark in self._notes]
        sure = _ESTIMATED if any(note.estimated for note in noted) else 1.0
        status = self._status_of(attribute, row)
        if status is not None and (status is not Modality.ACTUAL or attribute.value is not ValueKind.DATE):
            return status, sure
        said = Modality.ACTUAL if status is not None else self._said(attribute, column)
        meant = next(filter(_is_not_so, (note.modality for note in noted)), said)
        if meant is Modality.ACTUAL and attribute.value is ValueKind.DATE and self._is_ahead(value, row):
            return Modality.PLANNED, sure
        return meant, sure

    def _own(self, said: str, row: Mapping[int, Cell]) -> Modality | None:
        """Return what a value's cell says of it, or the head of its row in a table that was turned: ``If it fails``."""
        own = modality_of_words(said) if len(said) > _FEWEST else Modality.ACTUAL
        cell = row.get(0) if self._layout.sideways and 0 not in self._layout.roles else None
        if own is not Modality.ACTUAL or cell is None or len(cell.text) > _LONGEST_HEAD:
            return own if own is not Modality.ACTUAL else None
        head = search_text(cell.text).text
        own = meant_by(head)
        return None if own is Modality.ACTUAL and AT_PRESENT.search(head) is None else own

    def _status_of(self, attribute: Attribute, row: Mapping[int, Cell]) -> Modality | None:
        """Return what a row's status says: of its dates where the table is one of events, else of the subject."""
        cell = row.get(self._status) if self._status is not None else None
        if cell is None or attribute.one_of or (self._is_of_events and attribute.value is not ValueKind.DATE):
            return None
        text = search_text(cell.text).text
        if CANCELLED.search(text):
            return Modality.DENIED
        said = modality_of_words(text)
        if said is Modality.ACTUAL and _UNDER_WAY.search(text):
            return Modality.PLANNED
        return said

    def _said(self, attribute: Attribute, column: int) -> Modality:
        key = (attribute.name, column)
        if key not in self._by_heading:
            heading = self._layout.said.get(column, "")
            said = meant_by(heading)
            if said is Modality.ACTUAL and attribute.value is ValueKind.DATE and _NEXT.search(heading):
                said = Modality.PLANNED
            if said is Modality.ACTUAL and not _TAKEN_PLACE.search(heading):
                said = self._titled(attribute)
            self._by_heading[key] = said
        return self._by_heading[key]

    def _titled(self, attribute: Attribute) -> Modality:
        """Return what a title that names the attribute says of it: an outage plan, a target for the output."""
        for title in self._titles:
            text = search_text(title).text
            section = modality_of_section(text)
            if section is not Modality.ACTUAL and (section is not Modality.TARGET or attribute.value in _AIMED_AT):
                return section
            said = modality_of_words(text)
            if said is Modality.ACTUAL and attribute.value is ValueKind.DATE and _SCHEDULE.search(text):
                said = Modality.PLANNED
            if said is Modality.ACTUAL or _TAKEN_PLACE.search(text):
                continue
            is_of_days = attribute.value is ValueKind.DATE and _PLANNED_EVENTS.search(text) is not None
            if is_of_days or any(cue.attribute == attribute for cue in self._vocabulary.cues.found_in(text)):
                return said
        return Modality.ACTUAL

    @cached_property
    def today(self) -> dt.date | None:
        """Return the day that the document was written, where it says it."""
        return self._day_written()

    @cached_property
    def reckoned_from(self) -> dt.date | None:
        """Return the day from which days without a year are counted: of the year in the titles, or of writing."""
        said = year_in(self._titles)
        if said is not None and (self.today is None or str(self.today.year) != said):
            return dt.date(int(said), 7, 1)
        return self.today

    def _is_ahead(self, value: str, row: Mapping[int, Cell]) -> bool:
        today = self._remarks.entered(row) or self.today
        return today is not None and value[:10] > today.isoformat()[: len(value[:10])]

    def _day_written(self) -> dt.date | None:
        blocks = self._document.blocks
        few = blocks if len(blocks) <= 2 * _SEARCHED_LINES else (*blocks[:_SEARCHED_LINES], *blocks[-3:])
        outer = (BlockKind.HEADER, BlockKind.FOOTER)
        lines = [search_text(text).text for text in (*self._stamps(), *self._layout.above)]
        lines += [search_text(block.text).text for block in few if block.kind not in outer]
        if not blocks:
            lines += [search_text(text).text for text in self._lines_of_sheets()]
        busy = [bool(self._vocabulary.subjects_in(line)) for line in lines]
        return day_written(self._document, lines, busy)

    def _lines_of_sheets(self) -> Iterator[str]:
        """Yield the first and last rows of a document's tables that hold one cell: titles, and who issued it when."""
        for table in self._document.tables[:_SEARCHED_LINES]:
            rows: dict[int, list[str]] = {}
            for cell in table.cells:
                if cell.row < _FEWEST or cell.row >= table.n_rows - _FEWEST:
                    rows.setdefault(cell.row, []).append(cell.text)
            yield from (texts[0] for texts in rows.values() if len(texts) == 1)

    def _stamps(self) -> Iterator[str]:
        """Yield the days that a form, or a small table of labels and values beside, says the document is of."""
        if self._layout.sideways:
            labels = [column for column, label in self._layout.headings.items() if _STAMP.search(label)]
            yield from (row[column].text for row in self._layout.rows for column in labels if column in row)
        for table in self._document.tables:
            if table.n_columns == 2 and len(table.cells) <= _SMALL:
                labelled = {cell.row for cell in table.cells if cell.column == 0 and _STAMP.search(cell.text)}
                yield from (cell.text for cell in table.cells if cell.column == 1 and cell.row in labelled)


def _is_not_so(modality: Modality) -> bool:
    return modality is not Modality.ACTUAL
