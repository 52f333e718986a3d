"""How near the words of a heading are to those a pack has for an attribute, where none of its headings fits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

import rjieba

from aggregator.extraction.search_text import is_han, search_text
from aggregator.extraction.substances import FORMULAS
from aggregator.extraction.table_heading_text import heading_text
from aggregator.extraction.values.unit_ratios import is_measure
from aggregator.extraction.values.value import words
from aggregator.policy.records import Attribute, Pack

NEUTRAL = words("""
    installed inst net gross total nominal rated max maximum min design designed current actual electrical electric
    nameplate of in for at a an by and the to on from or value values val figure figures reported official latest
    overall main amount number no nr count qty quantity level now today date day time name new our own full whole site
    end close closing ending start starts begin begins beginning as per unit units all each volume volumes position
    end-of-month month monthly year yearly annual annually day daily week weekly period quarter
    总 年 月 日 净 额定 设计 现有 实际 最大 值 数值 数 量 的 全 总计 目前 当前 本 名称 名 全厂 机组 项目 单位 实有 实 现
    周末 结存 结余 开始 起始 起 起始日期
    本次 核定 末 底 期末 月末 年末 年底 月底 当日 当月 本月 今日 截至 数量 情况 现状 时间 日期 实物 完成 合计 所在 在
""")
"""Words that say little of what a column holds."""

CONTRARY = words("""
    lost loss losses cost costs rate rates share shares percent pct % difference variance change changes floor minimum
    threshold limit limits alarm received receipts receipt bought issued issues used usage consumed consumption burnt
    opening previous prev last old former outgoing deputy assistant vice acting phone tel mobile email fax spare
    reserve reserved vacant vacancies fill filled free occupied occupancy sold purchased delivered dispatched code id
    target budget ref reference logged updated reported printed checked surveyed inspected reopen reopened reopens back
    until till ended ends finish finishes finished return returned returns restored lifted expiry expires due
    factor ratio index coefficient efficiency reason cause
    差额 差 增减 购入 购进 进 入 耗用 耗 消耗 领用 出 月初 期初 年初 日初 原 原有 原任 上年 上月 上期 去年
    同期 副 分管 完成率 比例 比率 率 占比 占 电话 手机 邮箱 阈值 警戒 下限 上限 限 编号 代码
    affected derated 影响 受阻 受限 减 上周 周初 上日 昨日 draw drawoff abstraction licence leakage
    抽水 取水 漏损 上网 供电 售电 外送
    恢复 复产 解除 结束 完工 止 编制 备注 可用 天数 单价 账面 空 闲 损失
    出厂 进厂 进水 出水 入库 出库 下泄
    系数 原因 等级 工期 时长 填表 制表 审核 登记 更新 填报 进煤 耗煤 其中 同比 环比 每 人均
""")
"""Words that make of what a heading names something else beside it."""


BETTER = words("""
    actual current now closing end staffed latest counted physical
    实际 实有 实物 实盘 实存 盘点 现 现有 现任 本次 期末 月末 年末 当前 在用 本期 完成
""")
WORSE = words("book funded opening original 账面 账存 原 上期 月初 期初 年初 编制")


_ELSE = words("""
    lost loss losses cost costs price rate rates share shares percent pct % difference variance change floor minimum
    threshold limit alarm used usage use consumed consumption burnt vacant spare phone tel mobile email closed shut
    broken faulty reorder safety days sold received issued lent borrowed occupied occupancy free
    差额 差 增减 购入 购进 耗用 耗 日耗 日耗量 耗量 用量 日用量 消耗 消耗量 领用 投加量 完成率 比例 比率 占比 电话
    天数 可用 可用天数 停用 关闭 故障 损坏 报废 占用 空床 空置 借出 外借 单价 警戒线 安全库存 同比 环比 增长
    增幅 增速 增长率 累计 cumulative ytd yoy growth
""")


_SORTS = words("""
    plan planned forecast expected programme budget target targeted outturn 计划 规划 预计 预算 目标 实绩 实发
""")


def is_of_something_else(label: str) -> bool:
    """Return whether a label under a group's heading is of something else than what the group is called by.

    Examples
    --------
    >>> is_of_something_else("日耗（kg）"), is_of_something_else("库存（kg）"), is_of_something_else("Closed")
    (True, False, True)
    """
    return bool(_ELSE.intersection(telling_words(label)))


def is_flow(label: str) -> bool:
    """Return whether a heading is of what comes in or goes out: ICU in, 轮出.

    Examples
    --------
    >>> is_flow("ICU in"), is_flow("In store"), is_flow("icu_in")
    (True, False, True)
    """
    return heading_text(label).words[-1:] in (("in",), ("out",))


def counts_amounts(label: str) -> bool:
    """Return whether a heading is of how much there is of something, and so of no money.

    Examples
    --------
    >>> counts_amounts("数量"), counts_amounts("Quantity (t)"), counts_amounts("Amount")
    (True, True, False)
    """
    return bool(_QUANTITIES.intersection(telling_words(label)))


_QUANTITIES = words("quantity qty volume tonnage tonnes weight 数量 重量 吨数 件数")


def says_little(label: str) -> bool:
    """Return whether a label under a period's heading only says of which sort the values are: planned, actual.

    Examples
    --------
    >>> says_little("计划"), says_little("Actual"), says_little("Utilisation")
    (True, True, False)
    """
    return not set(telling_words(label)) - NEUTRAL - BETTER - _SORTS


def version_of(heading: str) -> float:
    """Return how much a heading is of values that hold now: above nought if so, below for those of before.

    Examples
    --------
    >>> version_of("实有"), version_of("账面"), version_of("Beds")
    (0.3, -0.6, 0.0)
    """
    said = set(telling_words(heading))
    return 0.3 * bool(said & BETTER) - 0.6 * bool(said & WORSE)


class Nearness(NamedTuple):
    """How near a heading is to an attribute.

    Parameters
    ----------
    said
        The share of the heading's telling words that the attribute knows.
    known
        The share of the attribute's nearest phrase that the heading says.
    own
        Whether one of the words is this attribute's alone among those of its kind of subject.
    contrary
        Whether a word makes something else of it.
    ends
        Whether the last of the heading's telling words is known: what is said before it only qualifies it.
    """

    said: float = 0.0
    known: float = 0.0
    own: bool = False
    contrary: bool = False
    ends: bool = False

    @property
    def score(self) -> float:
        """Return both shares as one number, nought for what is contrary."""
        return 0.0 if self.contrary else self.said * (0.5 + 0.5 * self.known)


_MOST_KNOWN = 20_000
"""Headings whose nearness to an attribute is remembered: the tables of a drive repeat theirs."""


class AttributeWords:
    """The words of a pack's attributes. Built once a worker."""

    def __init__(self, pack: Pack) -> None:
        self._known: dict[tuple[str, str, frozenset[str]], Nearness] = {}
        self.units: dict[tuple[str, str], str | None] = {}
        self._phrases = {attribute.name: list(_phrases(attribute)) for attribute in pack.attributes.values()}
        self._vocabularies = {
            name: frozenset(word for phrase in phrases for word in phrase) for name, phrases in self._phrases.items()
        }
        self._all = frozenset().union(*self._vocabularies.values())
        self._alike: dict[str, frozenset[str]] = {}
        self._of_subject = {
            kind.name: frozenset(word for text in (kind.name, *kind.headings) for word in telling_words(text))
            for kind in pack.subjects.values()
        }
        self._cues = _cues_of_one(pack)
        of_kind: dict[str, Counter[str]] = {}
        for attribute in pack.attributes.values():
            of_kind.setdefault(attribute.of, Counter()).update(self._vocabularies[attribute.name])
        self._shared = {
            attribute.name: frozenset(
                word for word in self._vocabularies[attribute.name] if of_kind[attribute.of][word] > 1
            )
            for attribute in pack.attributes.values()
        }

    def _same(self, said: str) -> frozenset[str]:
        """Return the words of the pack that a word of a heading is, or is short for."""
        if said not in self._alike:
            if len(self._alike) > _MOST_KNOWN:
                self._alike.clear()
            self._alike[said] = frozenset(word for word in self._all if same_word(said, word))
        return self._alike[said]

    def nearness(self, attribute: Attribute, heading: str, ignored: frozenset[str] = frozenset()) -> Nearness:
        """Return how near a heading is to an attribute, units and other words to be ignored left out."""
        asked = attribute.name, heading, ignored
        if asked not in self._known:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            self._known[asked] = self._nearness(attribute, heading, ignored)
        return self._known[asked]

    def knows_all(self, attribute: Attribute, heading: str, others: frozenset[str]) -> bool:
        """Return whether every telling word of a heading is the attribute's, its subjects', neutral or another."""
        known = self._vocabularies[attribute.name] | self._of_subject[attribute.of]
        return all(
            word in NEUTRAL or word in others or any(same_word(word, own) for own in known)
            for word in telling_words(heading)
        )

    def _nearness(self, attribute: Attribute, heading: str, ignored: frozenset[str]) -> Nearness:
        if self._cues.get((attribute.of, _bare_words(heading))) == attribute.name:
            return Nearness(1.0, 1.0, own=True, ends=True)
        said = [word for word in telling_words(heading) if word not in ignored and not is_measure(word)]
        vocabulary = self._vocabularies[attribute.name]
        contrary = any(word in CONTRARY and word not in vocabulary for word in said)
        telling = [word for word in said if word not in NEUTRAL and (word not in CONTRARY or word in vocabulary)]
        same = {word: alike for word in telling if (alike := self._same(word) & vocabulary)}
        best = Nearness(contrary=contrary)
        if not same:
            return best
        of_heading = frozenset().union(*same.values())
        for phrase in self._phrases[attribute.name]:
            met = [word for word in telling if word in same and not same[word].isdisjoint(phrase)]
            if met:
                covered = sum(known in of_heading for known in phrase) / len(phrase)
                shared = self._shared[attribute.name]
                own = any(known not in shared and known in same[word] for word in met for known in phrase)
                own = own and not all(word in self._of_subject[attribute.of] for word in met)
                near = Nearness(len(met) / len(telling), covered, own, contrary, telling[-1] in met)
                best = max(best, near, key=lambda one: (one.said, one.known, one.own))
        return best


def _cues_of_one(pack: Pack) -> dict[tuple[str, tuple[str, ...]], str]:
    """Return which attribute of a kind each cue is of, those of several left out."""
    names: dict[tuple[str, tuple[str, ...]], set[str]] = {}
    for attribute in pack.attributes.values():
        for cue in attribute.cues:
            names.setdefault((attribute.of, _bare_words(cue)), set()).add(attribute.name)
    return {key: next(iter(of)) for key, of in names.items() if len(of) == 1 and key[1]}


def _bare_words(text: str) -> tuple[str, ...]:
    """Return the words of a heading without those that say that it holds now."""
    return tuple(word for word in heading_text(text[:_LONGEST_HEADING]).words if word not in BETTER)


def telling_words(heading: str) -> tuple[str, ...]:
    """Return the words of a heading, Han runs parted into words, Latin ones in the singular.

    Examples
    --------
    >>> telling_words("inst_cap_kw"), telling_words("液氯库存_kg")
    (('inst', 'cap', 'kw'), ('液氯', '库存', 'kg'))
    """
    return _telling_words(heading[:_LONGEST_HEADING])


_LONGEST_HEADING = 500
"""What stands in a heading after so many characters says no more of what its column gives."""


@lru_cache(maxsize=8192)
def _telling_words(heading: str) -> tuple[str, ...]:
    text = heading_text(heading)
    return tuple(_parted(text.words)) or tuple(_parted(heading_text(" ".join(text.brackets)).words))


def _parted(said: Iterable[str]) -> Iterator[str]:
    run = ""
    for word in (*said, ""):
        if word and is_han(word[0]):
            run += word
            continue
        if run:
            yield from _han_words(run)
            run = ""
        if word:
            yield from FORMULAS[word].split() if word in FORMULAS else (_singular(word),)


def _han_words(run: str) -> list[str]:
    return _WHOLE.get(run) or [part for word in rjieba.cut(run) for part in _WHOLE.get(word, [word])]


_WHOLE = {"液氯": ["液氯"], "月末结存": ["月末", "结存"], "实有": ["实有"]}


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _phrases(attribute: Attribute) -> Iterator[tuple[str, ...]]:
    written = [attribute.name.replace("_", " "), *attribute.cues, *(heading.text for heading in attribute.headings)]
    for text in dict.fromkeys(written):
        phrase = tuple(word for word in telling_words(search_text(text).text) if word not in NEUTRAL)
        if phrase:
            yield phrase


_WHOLE_WORDS = words("""
    out off for not per pro con pre mid non sub top all any own day are was has man men old new end add set run off car
    can use who how why the and but ten one two six air ice oil gas sea sun bed box key lab law low high open over under
    stat port part pump plan post main mark mass mean name past rest side test time turn unit view week work year
""")


@lru_cache(maxsize=65536)
def same_word(said: str, known: str) -> bool:
    """Return whether a word of a heading is a pack's, or short for it: cap, dir for capacity, director."""
    if said == known:
        return True
    if is_han(said[0]) or is_han(known[0]):
        return 2 <= len(said) < len(known) <= len(said) + 2 and (known.endswith(said) or known.startswith(said))
    if len(said) >= 3 and len(known) > len(said) + 1 and known.startswith(said) and said not in _WHOLE_WORDS:
        return True
    return said[:-1] == known[:-1] and len(said) > 5 if len(said) == len(known) else _is_contraction(said, known)


def _is_contraction(said: str, known: str) -> bool:
    """Return whether a word is the consonants of another: mgr, lvl, strg."""
    if not 3 <= len(said) <= 5 or len(known) < len(said) + 2 or said[0] != known[0] or said[-1] != known[-1]:
        return False
    letters = iter(known)
    return all(letter in letters for letter in said) and not any(vowel in said[1:] for vowel in "aeiou")
