"""What the remarks and scenarios in a row make of its values, and the day that a row was entered on."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from aggregator.extraction.search_text import search_text
from aggregator.extraction.table_layout import Layout
from aggregator.extraction.table_meant import meant_by
from aggregator.extraction.table_roles import Gives
from aggregator.extraction.table_words import says_little, telling_words
from aggregator.extraction.values.value import words
from aggregator.extraction.written import days_in
from aggregator.model.documents import Cell
from aggregator.model.facts import Modality
from aggregator.policy.records import Attribute, ValueKind

CANCELLED = re.compile(
    r"\b(?:cancell?ed|withdrawn|rejected|abandoned|called off|not approved|void(?:ed)?|dropped|scrapped|struck off"
    r"|entered in error|will not (?:take place|happen))\b|取消|撤销|撤回|作废|否决|作罢|误录|录入错误|填报错误",
    re.IGNORECASE,
)
_NOT_CANCELLED = re.compile(
    r"\b(?:not|never|un)[- ]?cancell?ed|未取消|没有取消|instead of|replac(?:es|ing)", re.IGNORECASE
)
_ONLY_CANCELLED = re.compile(
    r"\W*(?:(?:cancell?ed|withdrawn|rejected|abandoned|called off|void(?:ed)?|scrapped|取消|已取消|撤销|作废)[\W]*)+",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(
    r"\b(?:what[- ]?if|hypothetic\w*|scenario|stress|worst|surge|simulat\w+|exercise|drill)\b"
    r"|假设|假定|设想|推演|模拟|演练|情景|极端|压力",
    re.IGNORECASE,
)
_AS_IT_IS = re.compile(
    r"\b(?:actual|base(?:line)?|base case|current|today|as is|reference)\b|现状|实际|基准|当前", re.IGNORECASE
)
_REMARKS = words(
    "remark remarks note notes comment comments outcome decision result 备注 说明 附注 执行情况 处理结果 结果 情况"
)
_SCENARIOS = words("scenario case situation assumption variant 情景 情境 场景 工况 方案 假设")
_OF_ENTRY = words("logged issued reported entered recorded updated registered 登记 填报 上报 发布 报告 录入 更新 制表")
_LONGEST = 80
_LONGEST_SORT, _SAMPLED = 16, 40


class Remarks:
    """Reads what the remarks in the rows of one table make of their values."""

    def __init__(self, layout: Layout) -> None:
        said = {column: frozenset(telling_words(text)) for column, text in layout.headings.items()}
        free = {column for column in said if column not in layout.roles}
        self._free = frozenset(free)
        self._remarks = tuple(column for column, text in said.items() if column in free and text & _REMARKS)
        self._scenarios = tuple(column for column, text in said.items() if column in free and text & _SCENARIOS)
        self._entered = tuple(column for column, text in said.items() if column in free and text & _OF_ENTRY)
        self._sorts = _columns_of_sorts(layout)

    def modality_of(self, attribute: Attribute, row: Mapping[int, Cell]) -> Modality | None:
        """Return how a row's remarks and its scenario mean a value in it, if they do; remarks take back dates only."""
        if self._supposes(row):
            return Modality.HYPOTHETICAL
        sorts = (meant_by(row[column].text) for column in self._sorts if column in row)
        sort = next((meant for meant in sorts if meant is not Modality.ACTUAL), None)
        if sort is not None and attribute.per:
            return sort
        return Modality.DENIED if attribute.value is ValueKind.DATE and self._takes_back(row) else None

    def _takes_back(self, row: Mapping[int, Cell]) -> bool:
        """Return whether a remark calls what the row tells off."""
        texts = [row[column].text for column in self._remarks if column in row]
        free = (cell.text for column, cell in row.items() if column in self._free and len(cell.text) <= _LONGEST_SORT)
        if any(_ONLY_CANCELLED.fullmatch(text) for text in free):
            return True
        return any(
            len(text) <= _LONGEST and CANCELLED.search(text) and not _NOT_CANCELLED.search(text) for text in texts
        )

    def _supposes(self, row: Mapping[int, Cell]) -> bool:
        """Return whether the row is of a scenario, and not of what is."""
        texts = [row[column].text for column in self._scenarios if column in row]
        return any(_SUPPOSED.search(text) and not _AS_IT_IS.search(text) for text in texts)

    def entered(self, row: Mapping[int, Cell]) -> dt.date | None:
        """Return the day on which the row was entered, where a column gives it."""
        texts = (search_text(row[column].text).text for column in self._entered if column in row)
        return next((day for text in texts for day in days_in(text)), None)


def _columns_of_sorts(layout: Layout) -> tuple[int, ...]:
    """Return the columns that say of each row whether it is planned or actual, and nothing else."""
    texts: dict[int, set[str]] = {}
    for row in layout.rows[:_SAMPLED]:
        for column, cell in row.items():
            if all(role.gives is Gives.PERIOD for role in layout.roles.get(column, ())):
                texts.setdefault(column, set()).add(cell.text.strip())
    return tuple(
        column
        for column, said in texts.items()
        if all(len(text) <= _LONGEST_SORT and says_little(text) for text in said)
        and any(meant_by(text) is not Modality.ACTUAL for text in said)
    )
