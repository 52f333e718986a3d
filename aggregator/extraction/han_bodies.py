"""Organisations named in Chinese by how their names end, whatever they begin with: 元和透平技术服务公司."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import attrgetter

from aggregator.extraction.han_name_parts import BODY_VERBS, PERSON_TITLES
from aggregator.extraction.name import ORGANISATION, PLACE, Name
from aggregator.extraction.search_text import is_han
from aggregator.extraction.words import words_of

BODY_ENDS = tuple(
    words_of("""
    公司 集团 事务所 研究院 设计院 管理局 卫健委 发改委 卫健局 委员会 交易中心 管理中心 工务段 电务段 合作社 供电局
    调度所 办公室 中心 货运站 航道局 工程局 卫生局 健康局 水务局 疾控局
""")
)
"""Ends by which what stands before them in a run makes the name of a body."""

_ALONE = words_of("""
    公司 集团 我公司 本公司 贵公司 省公司 市公司 县公司 分公司 子公司 总公司 母公司 各公司 全公司 该公司 有限公司
    办公室 中心 医疗中心 服务中心 市中心 县中心 区中心 全集团 本集团 各集团 指挥中心 调度中心 数据中心 市供电局
    县供电局 省管理局 卫健局 卫健委 发改委 省发改委
""")
_LEGAL = frozenset({"有限公司", "股份有限公司", "有限责任公司", "集团公司"})
_LEADING = frozenset("由为是和与在向及归给跟按经商被把将对从至到以本该贵各全我请让委托报送抄告")
_NAMING = frozenset("njaxbz")
_SERVING = frozenset({"vn", "l", "i", "s", "f", "ng", "ag"})
_NEVER = frozenset("pcudryewkv")
_PLAIN = frozenset({"f", "s", "a", "b"})
_LONGEST, _SHORTEST = 7, 5


def body_before(words: list[tuple[str, str]], at: int, done: int) -> int | None:
    """Return the first word of the body that ends with a word, or None where that end says no more than what it is.

    Parameters
    ----------
    done
        Words before this one are of another name.
    """
    first = at
    while first > done and at - first < _LONGEST and _may_name(*words[first - 1]):
        first -= 1
    begin = first
    while begin > done and at - begin < _LONGEST and _may_begin(*words[begin - 1]):
        begin -= 1
    if begin == 0:
        first = 0
    while first < at and first > done and (words[first][1] in _PLAIN or words[first][0] in PERSON_TITLES):
        first += 1
    name = "".join(text for text, _ in words[first : at + 1])
    if first == done > 0:
        return first if name in _LEGAL or name not in _ALONE else None
    return first if len(name) >= _SHORTEST and name not in _ALONE else None


def _may_name(text: str, tag: str) -> bool:
    if text in _LEADING or text.endswith("人"):
        return False
    return tag[0] in _NAMING or tag in _SERVING or text in BODY_VERBS


def _may_begin(text: str, tag: str) -> bool:
    return _may_name(text, tag) or not (text in _LEADING or tag[0] in _NEVER or text.endswith("人"))


_OFFICES = re.compile(
    "(?:卫健[委局]|卫生健康[委局](?:员会)?|疾控局|疾控中心|发改[委局]|住建[委局]|应急管理局|应急局|生态环境局|自然资源局"
    "|水务局|水利局|交通运输局|市场监管局|市监局|农业农村局|文旅局|商务局|林业局|粮食局|粮储局|工信[委局]|国资委|人社局|医保局|海事局)"
)
"""The offices of a government as everybody calls them, with the level of their place."""

_LEVELS = frozenset("省市县区州")
_BEFORE_LEVEL = frozenset("报送给由向与和经请各及、")


def with_offices(names: list[Name], text: str) -> list[Name]:
    """Return names, in order, with the offices of a place that were not among them: 东坪市卫健委, 省疾控局."""
    starts = [name.start for name in names]
    offices: list[Name] = []
    for found in _OFFICES.finditer(text):
        start, end = found.span()
        start -= text[start - 1 : start] in _LEVELS
        near = names[max(0, bisect_right(starts, start) - 1) : bisect_right(starts, end - 1)]
        if any(name.kind == ORGANISATION and name.end > start for name in near):
            continue
        place = next((name for name in near if name.kind == PLACE and start <= name.end <= start + 1), None)
        if place is not None or _is_of_level(text, start):
            offices.append(Name(ORGANISATION, start if place is None else place.start, end))
    if not offices:
        return names
    kept = [name for name in names if not any(name.start < one.end and one.start < name.end for one in offices)]
    return sorted([*kept, *offices], key=attrgetter("start"))


def _is_of_level(text: str, start: int) -> bool:
    """Return whether an office begins with its level, and not with the end of a place that nobody knows."""
    before = text[start - 1 : start] if start else ""
    return text[start] in _LEVELS and (not is_han(before) or before in _BEFORE_LEVEL)
