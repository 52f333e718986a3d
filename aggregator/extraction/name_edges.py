"""Whether a listed name stands for its subject where it is found, or is part of the name of something else."""

from __future__ import annotations

import re
from collections.abc import Iterable

import rjieba

from aggregator.extraction.search_text import HAN, is_han, search_text
from aggregator.extraction.words import words_of
from aggregator.policy.records import SubjectKind

_COMPANY_WORDS = words_of("""
    ltd limited inc incorporated llc llp plc gmbh ag corp corporation company co holdings group pty bv nv sa sarl srl
    spa oy ab kft sdn bhd pte
""")
_VENUE_WORDS = words_of("""
    marina catering caterers hotel motel hostel inn pub bar café cafe coffee restaurant bistro brasserie diner grill
    kitchen bakery brewery winery lodge resort spa theatre theater cinema museum gallery zoo golf club gym fitness
    yacht mall supermarket pharmacy shop store stores boutique garage travel tours cruises festival marathon school
    kindergarten nursery college academy university church chapel cathedral library cemetery estate estates apartments
    homes properties realty street road avenue lane drive boulevard crescent roundabout
""")
_ARE_COMPANIES = words_of("""
    company companies firm firms supplier suppliers vendor vendors contractor contractors client clients customer
    customers organisation organisations organization organizations business employer manufacturer carrier
    公司 企业 单位 机构 供应商 客户 厂商 承包商
""")
"""Words by which a pack calls a kind of subject that is itself a company, and so may be called Ltd or not."""

_WORD = r"[^\W\d_][\w'’&-]*"
_GOES_ON = re.compile(rf" (?:& |and |of )?{_WORD}(?: (?:& |and |of )?{_WORD}){{0,3}}")
_STANDS_BEFORE = re.compile(r"\b(?:Hotel|Motel|Café|Cafe|Restaurant|Bistro|Pub|Villa|Casa|Rue) (?:[Tt]he )?$")

_TRADES = (
    "餐饮|酒店|物业|旅游|文化|传媒|贸易|商贸|实业|科技|建设|建筑|工程|运输|物流|食品|服务|管理|投资|置业|房地产|房产|地产|机电|电子|机械"
    "|设备|环保|信息|技术|网络|咨询|广告|装饰|医药|农业|渔业|水产|园林|劳务|保安|保洁|汽车|煤业|矿业|能源|燃料|化工|控股|国际"
)
_HAN_GOES_ON = re.compile(
    rf"(?:{_TRADES}){{0,4}}(?:(?:股份|集团)?(?:有限)?(?:责任)?公司|集团(?![军体]))"
    r"|(?:大|商务|度假|国际|快捷)?(?:酒店|宾馆|饭店|餐厅|餐馆|饭馆|咖啡馆|咖啡厅|茶楼|大厦|广场|商场|超市|小区|花园|公寓|社区|码头餐厅)"
    rf"|(?:大|新|老|东|西|南|北|中)?(?:路|街)(?=$|[^{HAN}]|[东西南北中]?[段口侧]|与|和|上|旁|附近|交叉)"
    r"|(?:第[一二三四五六七八九十]|实验|中心)?(?:小学|中学|大学|学校|幼儿园|村|镇|乡|派出所|面包房|面馆|药店)"
)

_HAN_PARTICLES = frozenset("的在于和与及或由为是将已从至到向对把被给也都共有未不，。、；：自因经之")
LONGEST_COMMON = 2
"""Han names up to so many characters may be a part of a common word."""


class NameEdges:
    """What a kind of subject may be called by beside its listed names. Built once a worker."""

    def __init__(self, kind: SubjectKind) -> None:
        written = [*kind.looks_like, *kind.headings, kind.name]
        plain = [re.sub(r"\{[^{}]*\}|\(\?[:\w]*|\\.", " ", text) for text in written]
        said = {word.casefold() for text in plain for word in re.findall(r"[^\W\d_]+", search_text(text).text)}
        self._facilities = {word for word in said if len(word) > 1}
        self._han_facilities = tuple(sorted(word for word in self._facilities if is_han(word[0])))
        company = bool(_ARE_COMPANIES & self._facilities)
        self._others = frozenset() if company else (_COMPANY_WORDS | _VENUE_WORDS) - self._facilities

    def is_apart(self, text: str, start: int, end: int) -> bool:
        """Return whether a listed name in a search text is not a part of another name or word.

        "Lotus Reach Marina Ltd" is no "Lotus Reach", unless the pack itself calls its subjects marinas.
        """
        if is_han(text[end - 1]) or is_han(text[start]):
            return not self._han_goes_on(text, start, end) and self._is_han_word(text, start, end)
        return not self._goes_on(text, start, end)

    def _goes_on(self, text: str, start: int, end: int) -> bool:
        if not self._others:
            return False
        if text[end : end + 1] == " " and (after := _GOES_ON.match(text, end)) is not None:
            last_own = text[start:end].rpartition(" ")[2].casefold()
            following = after.group().split()
            if last_own not in self._facilities and self._ends_otherwise(following, text[start:end].islower()):
                return True
        return (
            bool(start)
            and text[start - 1] == " "
            and _STANDS_BEFORE.search(text, max(0, start - 20), start) is not None
        )

    def _ends_otherwise(self, following: Iterable[str], lower: bool) -> bool:
        for place, word in enumerate(following):
            plain = word.casefold().rstrip(".,")
            if plain in self._facilities:
                return False
            if word in {"&", "and", "of"}:
                continue
            if not (word[0].isupper() or (lower and place <= 1)):
                return False
            if plain in self._others:
                return True
        return False

    def _han_goes_on(self, text: str, start: int, end: int) -> bool:
        if not self._others or text[start:end].endswith(self._han_facilities):
            return False
        after = text[end : end + 12]
        return _HAN_GOES_ON.match(after) is not None and not after.startswith(self._han_facilities)

    def _is_han_word(self, text: str, start: int, end: int) -> bool:
        """Return whether a short Han name is a word of its own here, not two characters of a longer one."""
        if end - start > LONGEST_COMMON:
            return True
        before, after = text[max(0, start - 6) : start], text[end : end + 6]
        left = not before or not is_han(before[-1]) or before[-1] in _HAN_PARTICLES
        right = not after or not is_han(after[0]) or after[0] in _HAN_PARTICLES
        if (left and right) or after.startswith(self._han_facilities):
            return True
        at = 0
        edges = {0}
        for word in rjieba.cut(before + text[start:end] + after):
            at += len(word)
            edges.add(at)
        return len(before) in edges and len(before) + end - start in edges


_CALLED = re.compile(rf"(?:[A-Z][\w'’&-]* ){{1,4}}(?=(?P<last>{_WORD}))")


def names_venue(text: str) -> bool:
    """Return whether a search text names a hotel, a street or another venue: "the Garden Café"."""
    return any(
        found["last"].casefold() in _VENUE_WORDS and _ARTICLE.fullmatch(found[0]) is None
        for found in _CALLED.finditer(text)
    )


_ARTICLE = re.compile(r"(?:The|An?|Our|Its|This|That|Their|My|Your|His|Her|No|One|Each|Every) ")
"""Begins a sentence on any shop or street, which no name stands before."""


def edges_of(kinds: Iterable[SubjectKind]) -> dict[str, NameEdges]:
    """Return, by kind of subject, what stands beside its names."""
    return {kind.name: NameEdges(kind) for kind in kinds}
