"""Names of places and bodies that tables and forms tell by their headings: a column District, 所在县: 苏陵县."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

import ahocorasick_rs

from aggregator.extraction.common_words import ENGLISH
from aggregator.extraction.name import ORGANISATION, PLACE, Name
from aggregator.extraction.names import DIRECTIONS, NOT_IN_NAMES, PEOPLES
from aggregator.extraction.search_text import HAN, search_text
from aggregator.extraction.values.pattern import pattern
from aggregator.extraction.values.value import is_nothing
from aggregator.extraction.words import words_of
from aggregator.model.documents import Document, Table

_OF_PLACES = """
    province state county district region city town municipality borough prefecture parish village country
    省 省份 省市 市 城市 市县 县 县区 县市 区县 区 地区 地市 州市 国家 乡镇 镇 片区 行政区 辖区 所在地
"""
_OF_BODIES = """
    operator owner supplier contractor company vendor organisation organization manufacturer client customer
    licensee concessionaire carrier haulier employer insurer consultant bidder lessee
    经营人 业主 业主单位 供应商 承包商 承包单位 运营商 运营单位 公司 公司名称 单位名称 建设单位 施工单位 设计单位
    监理单位 中标单位 供货商 供货单位 厂家 生产厂家 制造商 企业 企业名称 客户 承运人 承运商 经营单位 产权单位
"""
_KINDS: Mapping[str, str] = {
    **dict.fromkeys(words_of(_OF_PLACES), PLACE),
    **dict.fromkeys(words_of(_OF_BODIES), ORGANISATION),
}
_LEAD = re.compile("所在|所属|归属|现")
_HEADING_WORD = re.compile(rf"[A-Za-z]+|[{HAN}]+")
_LONGEST_HEADING, _LONGEST_NAME = 30, 60
_MOST_WORDS = 3
_HEADING_ROWS = 8
"""Headings are looked for in so many first rows of a table, and in its first column."""

_MOST_ROWS = 5_000
_MOST_NAMES = 2_000
"""So many rows of a table are read, and so many names told by headings are looked for in a document."""

_NO_NAMES = words_of("""
    total totals subtotal sub-total sum all other others unknown various mixed yes no none na average mean name code
    type status phone contact manager capacity stock date latitude longitude coordinates address notes remarks id no
    hospital plant station site depot works reservoir terminal unit line project
    合计 小计 总计 其他 其它 全部 各地 平均 名称 编号 类型 状态 电话 联系人 负责人 备注 日期 经度 纬度 坐标 地址 容量
    库存 库点 等级
""")
_LATIN_NAME = re.compile(
    r"[A-ZÀ-ÖØ-Þ][\w'’.&-]*(?: (?:(?:of|and|the|de|la|le|upon|on|in|&|von|van|der) ){0,2}[A-ZÀ-ÖØ-Þ(][\w'’.&)-]*){0,5}"
)
_HAN_NAME = re.compile(f"[{HAN}·]{{2,20}}")
_DIGIT = re.compile(r"\d")
_BOTH = re.compile(
    rf"(?P<one>[{HAN}·]{{2,20}})[ /]+(?P<two>[A-Z].*)|(?P<three>[A-Z][^{HAN}]*?)[ /]+(?P<four>[{HAN}·]{{2,20}})"
)
_FIELD = re.compile(
    rf"(?P<heading>[A-Za-z][A-Za-z ]{{2,24}}|[{HAN}]{{1,6}})[\"']?(?:\s?[:：=]|[ .]{{0,2}}\.{{3,}})[ \t]*[\"']?"
    r"(?P<value>[^\n\"',;，；。|:：=]{2,60}?)[\"']?[ \t]*(?=$|[\n,;，；。|}])"
)
_LATIN_HEADS = "|".join(sorted(filter(str.isascii, _KINDS)))
_HAN_HEADS = "|".join(sorted(word for word in _KINDS if not word.isascii()))
_FIELD_STARTS = (
    rf"(?:^|[\n{{,;|])[ \t]*[\"']?(?P<field>(?i:(?:[a-z]+ ){{0,2}}(?:{_LATIN_HEADS}))|[所在属归]{{0,2}}"
    rf"(?:{_HAN_HEADS}))"
    r"[\"']?(?:\s?[:：=]|[ .]*\.\.)"
)
"""RE2: where a field of a name may begin, which few texts have."""


def kind_headed(heading: str) -> str:
    """Return the kind of name that a heading is of, or the empty text.

    Examples
    --------
    >>> [kind_headed(text) for text in ("District", "1. County:", "所在县", "Region code", "业主单位")]
    ['place', 'place', 'place', '', 'organisation']
    """
    return "" if len(heading) > _LONGEST_HEADING or heading.isdigit() else _kind_headed(heading)


@lru_cache(maxsize=4096)
def _kind_headed(heading: str) -> str:
    """Return the same, once for the headings and names that tables repeat."""
    said = _HEADING_WORD.findall(heading)
    if not said or len(said) > _MOST_WORDS:
        return ""
    word = said[-1].casefold()
    return _KINDS.get(word) or ("" if word.isascii() else _KINDS.get(_LEAD.sub("", word)) or "")


def headed_names(document: Document) -> dict[str, str]:
    """Return the names that columns, rows and fields of a document tell by their headings, each with its kind."""
    found: dict[str, str] = {}
    for table in document.tables:
        for kind, name in _in_table(table):
            found.setdefault(name, kind)
    for block in document.blocks:
        for kind, name in _in_fields(block.text):
            found.setdefault(name, kind)
    return dict(list(found.items())[:_MOST_NAMES])


def _in_table(table: Table) -> Iterator[tuple[str, str]]:
    """Yield each name below a heading of names, or beside one in the first column, with its kind."""
    headings = {
        (cell.row, cell.column): kind
        for cell in table.cells
        if (cell.row < _HEADING_ROWS or not cell.column) and (kind := kind_headed(cell.text))
    }
    if not headings:
        return
    rows = {row[0].row: {cell.column: cell.text for cell in row} for row in table.rows()}
    for (place, column), kind in headings.items():
        row = rows[place]
        beside = [_names(text) for at, text in row.items() if at != column and not is_nothing(text)]
        if column == min(row) and beside and _is_beside(rows, place, column, beside):
            yield from ((kind, name) for names in beside for name in names)
        elif place < _HEADING_ROWS:
            yield from ((kind, name) for name in _below(rows, place, column))


Rows = Mapping[int, Mapping[int, str]]
"""The texts of a table by row and column."""


def _is_beside(rows: Rows, place: int, column: int, beside: Sequence[tuple[str, ...]]) -> bool:
    """Return whether a heading in the first column is of what stands beside it, not below."""
    if place:
        return all(beside)
    below = [rows[at][column] for at in range(1, 4) if column in rows.get(at, {})]
    return any(kind_headed(text) or _is_said(text) for text in below)


def _is_said(text: str) -> bool:
    return any(word.casefold() in _NO_NAMES for word in _HEADING_WORD.findall(text[:_LONGEST_HEADING]))


_LABEL_ENDS = re.compile(
    "(?:名称|时间|日期|人|人口|数|量|长|规模|等级|主任|投资|位置|电话|库存|库容|蓄水|装车|品种|差额|费用?|率|额|值|编号|备注|情况)$"
)
"""How the labels of forms end, which stand below each other as names in a column do."""


def _is_label(text: str) -> bool:
    bare = text.strip()
    return bool(kind_headed(bare)) or _LABEL_ENDS.search(bare) is not None or bare.casefold() in ENGLISH


def _below(rows: Rows, place: int, column: int) -> list[str]:
    """Return the names below a heading, or none where what stands there is something else, or the labels of a form."""
    texts = [row[column] for at, row in rows.items() if place < at < place + _MOST_ROWS and column in row]
    different = dict.fromkeys(texts)
    first = list(islice(different, _HEADING_ROWS))
    labels = sum(_is_label(text) or _is_said(text) for text in first)
    if 3 * labels >= len(first) or 2 * sum(bool(_names(text)) for text in first) < len(first):
        return []
    return [name for text in different if not _is_label(text) for name in _names(text)]


def _in_fields(text: str) -> Iterator[tuple[str, str]]:
    if not any(sign in text for sign in (":", "：", "=", "..")):
        return
    for start in pattern(_FIELD_STARTS).finditer(text):
        found = _FIELD.match(text, start.span("field")[0])
        kind = "" if found is None else kind_headed(found["heading"])
        if found is not None and kind:
            yield from ((kind, name) for name in _names(found["value"]))


def _names(text: str) -> tuple[str, ...]:
    """Return the name that a cell is, or both where it gives one in English and in Chinese; none for what is none."""
    bare = text.strip()
    if not 2 <= len(bare) <= _LONGEST_NAME or _DIGIT.search(bare) or is_nothing(bare) or _is_said(bare):
        return ()
    bare = bare if bare.isascii() else search_text(bare).text
    if _is_name(bare):
        return () if bare.casefold() in _KINDS else (bare,)
    both = _BOTH.fullmatch(bare)
    parts = () if both is None else tuple(filter(None, both.groups()))
    return parts if all(map(_is_name, parts)) else ()


def _is_name(text: str) -> bool:
    return (_LATIN_NAME if text[0].isascii() else _HAN_NAME).fullmatch(text) is not None


class HeadedNames(NamedTuple):
    """The names that a document's headings tell, looked for all at once."""

    automaton: ahocorasick_rs.AhoCorasick
    names: tuple[tuple[str, str], ...]

    def found_in(self, text: str) -> Iterator[Name]:
        """Yield each place where one of the names stands as words of its own; common words only as a whole line."""
        for number, start, end in self.automaton.find_matches_as_indexes(text):
            name, kind = self.names[number]
            if _is_apart(text, start, end) and (not _is_common(name) or _is_line(text, start, end)):
                yield Name(kind, start, end)


def looked_for(names: Mapping[str, str]) -> HeadedNames | None:
    """Return names, each with its kind, as what finds them in texts, also in capitals; None where there are none."""
    if not names:
        return None
    written = ((word, kind) for name, kind in names.items() for word in (name.upper(), name.title()))
    names = {**{word: kind for word, kind in written if not word.isascii() or len(word) > _SHORT}, **names}
    longest = ahocorasick_rs.MatchKind.LeftmostLongest
    return HeadedNames(ahocorasick_rs.AhoCorasick(list(names), matchkind=longest), tuple(names.items()))


_SHORT = 3
"""What has no more letters is no other name in capitals."""

_COMMON = DIRECTIONS | PEOPLES | NOT_IN_NAMES | ENGLISH


def _is_common(name: str) -> bool:
    return name.casefold() in _COMMON or (len(name) < 3 and not name.isascii())


def _is_line(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] in ("", "\n") and text[end : end + 1] in ("", "\n")


def _is_apart(text: str, start: int, end: int) -> bool:
    if not text[start].isascii() and not text[end - 1].isascii():
        return True
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    return not (before.isascii() and before.isalnum()) and not (after.isascii() and after.isalnum())
