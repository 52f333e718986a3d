"""Rows and columns that sum up others: totals, sub-totals, averages."""

from __future__ import annotations

import re
from collections.abc import Mapping

from aggregator.extraction.values.listed import normal
from aggregator.extraction.values.value import words
from aggregator.model.documents import Cell

_TOTALS = words("""
    total totals sum subtotal sub-total overall average mean median all max min maximum minimum change difference
    合计 总计 小计 共计 总和 平均 平均值 累计 均值 最大值 最小值 全部 合 计 总 增减 同比 环比 占比
""")
_SUB_TOTAL = re.compile(
    r"(?:sub-?\s?totals?|grand totals?|totals? (?:of|for|in)|sums? (?:of|for)|of which|average of)\b|其中"
)
_HAN_TOTAL = re.compile(
    r"(?:合计|总计|小计|共计)$|^(?:合\s*计|总\s*计|小\s*计)|^全(?:省|市|县|国|网|区|部|公司|集团)?(?:合计|总计|平均)?$"
)
_EDGES = " :.*()（）：-–—"


def is_total(text: str) -> bool:
    """Return whether a name stands for a sum of others.

    Examples
    --------
    >>> [is_total(text) for text in ("Total 2019", "Sub-total Harling", "小计", "Total 合计", "All", "Total Bay")]
    [True, True, True, True, True, False]
    """
    said = normal(text).strip(_EDGES)
    if said in _TOTALS or _SUB_TOTAL.match(said) or _HAN_TOTAL.search(said):
        return True
    first, _, rest = text.strip().partition(" ")
    return first.casefold().rstrip(":") in ("total", "subtotal", "sum", "all") and rest == rest.lower()


def sums_up(row: Mapping[int, Cell]) -> bool:
    """Return whether a row is a sum of others, as its first cell says."""
    return bool(row) and is_total(row[min(row)].text)
