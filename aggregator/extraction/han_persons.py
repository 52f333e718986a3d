"""Persons named in Chinese whom a role, a list or standing alone tells of: 院长柳青山, 记录:于飞, a name in a cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

import ahocorasick_rs
import rjieba

from aggregator.extraction.han_name_parts import (
    ALONE_NEVER,
    COMPOUND_SURNAMES,
    NOT_GIVEN,
    NOT_PERSONS,
    PERSON_TITLES,
    SELDOM_SURNAMES,
    SURNAMES,
)
from aggregator.extraction.name import PERSON, Name
from aggregator.extraction.search_text import HAN
from aggregator.extraction.words import words_of

_ROLES = tuple(
    sorted(
        PERSON_TITLES
        | words_of("""
    负责人 联系人 收件人 接站人 值班员 值班人 值长 副值 保管员 联络员 签发人 主持人 记录人 经办人 审核人 复核人
    填报人 制表人 执笔人 执笔 责编 总值班 调度员 技术员 安全员 护士长 工长 班长 组长 厂长 段长 库主任 法人代表
    法定代表人 采购人 董事 交出人 接收人 监交人 报告人 汇报人 申请人 发件人 承办人 编辑 主编 采写 撰稿 摄影 监理
    学员 船长 科员 主持 记录 经办 复核 审核 填报 制表 校对 签发 批准 拟稿 出席 参会 列席 缺席 参加人员 出席人员
    参会人员 检查组 调研组 验收组 值班 交班 接班 甲方代表 乙方代表 副总 总监 主管 专员 干事 院士 住院医师 主治医师 记者
""")
    )
)
_BODIES = tuple("部处科局室司所站厂队组院库")
_GIVEN = frozenset(
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建国文志海波峰鹏辉斌宇浩凯健俊帆雪梅琳莉莹颖倩婷晶丹玲"
    "燕萍萌雯欣怡佳宁涵轩博睿翔飞龙虎林森松柏柳竹春夏秋冬雨晴云霄风雷电山川江河湖泉石岩峻岭岳晓东南西北中正直诚信义礼"
    "智仁德福禄寿喜庆祥瑞吉安康泰宏鸿达通顺利发财富贵荣光耀辉煌永恒远长久立新兴旺盛昌盛世代传承继宗祖先贤良善美好学思源"
    "启迪鸣响声音韵律诗词歌赋琴棋书画墨砚笔纸青蓝紫白黑黄金银铜铁钢玉珠宝珍贝璐瑶琪琦琛琳瑜瑾璇珊珂玥然若如意心悦愉欢乐"
    "卫民保勤俭朴素洁清纯真实诺言行动力量坚毅刚韧勉奋进取胜凯旋成功业绩效能才杰英雄豪俊彦士兵将帅元勋树根本枝叶花朵果实"
    "苗稼禾谷丰满足盈余裕宽厚重深沉静默温柔和谐融洽亲爱慈祥善勋勇武威猛虎豹鹰鹤凤凰麟龟麒骏驰骋腾跃飞翔展翅翼望舒曼妮娅"
    "菲薇蕾蓉蓓芬芝芸苓茜茹荷莲菊萱葵蔓薛藻巧妙灵慧聪颖悟觉彬彪炳烁焕炜烨焱煜熙照昭昕晨曦旭旻昊昱晖晔暄晗冰凌霜露雾"
    "霞虹沛泽润涵淳渊源溪浩瀚洁淑娴婉婕嫣媛娇姗妍姝婧子小大以之亦乃可尔培根铭钧锋锐键钦锦镇阳光辰星月亮日升东方一凡帆舟航"
    "群众社稷邦兆权衡量节操守志气概念魁元首领袖帆遥逸致远达观宝柱栋梁材生存在野原田园圃勉励向前程衡有人才群"
)
"""Characters that given names are made of more often than other words after a surname."""

_SURNAME = "".join(sorted(SURNAMES | frozenset("仝逯衡厉伏步居容幸麦巫祖富国贝明隗谌荀莘璩濮阚骆尚经丛申舒郝")))
_LASTS = "".join(sorted({role[-1] for role in _ROLES}))
_FIRSTS = "".join(sorted({*_SURNAME, *(surname[0] for surname in COMPOUND_SURNAMES)}))
# Both begin with a set of characters, which is what the search is quick by.
_ALONE = re.compile(rf"[{_FIRSTS}](?<![{HAN}\d].)[{HAN}]{{1,3}}(?![{HAN}])")
_AFTER_ROLE = re.compile(rf"[{_FIRSTS}](?<=[{_LASTS}].)[{HAN}]{{1,5}}")
_LABEL = re.compile(r"[:/] ?$| +$")


def cued_persons(text: str, names: Sequence[Name]) -> list[Name]:
    """Return the persons in a search text that stand alone, in a list or after what they are.

    Parameters
    ----------
    names
        What is known already: a person of a list makes persons of the others.
    """
    found = [*_after_roles(text)]
    ends = {name.end for name in (*names, *found) if name.kind == PERSON}
    for alone in _ALONE.finditer(text):
        start, end = alone.span()
        listed = start > 1 and text[start - 1] in "、,和" and _before(start - 1, text) in ends
        if _stands_for_person(text, start, end, listed=listed):
            found.append(Name(PERSON, start, end))
            ends.add(end)
    return [*found, *_again(text, found, names)]


def _again(text: str, found: Sequence[Name], names: Sequence[Name]) -> Iterator[Name]:
    """Yield the other places where a text names the persons that were found, but for those inside a longer name."""
    written = sorted({text[name.start : name.end] for name in found})
    if not written:
        return
    taken = {name.start for name in (*found, *names)}
    for _, start, end in ahocorasick_rs.AhoCorasick(written, matchkind=_LONGEST).find_matches_as_indexes(text):
        if start not in taken:
            yield Name(PERSON, start, end)


_LONGEST = ahocorasick_rs.MatchKind.LeftmostLongest


def _before(at: int, text: str) -> int:
    return at - 1 if text[at - 1] == " " else at


def _stands_for_person(text: str, start: int, end: int, *, listed: bool) -> bool:
    name = text[start:end]
    if len(name) > 3 and not name.startswith(COMPOUND_SURNAMES):
        return False
    if name in NOT_PERSONS or name in PERSON_TITLES or name[1:] in PERSON_TITLES or not _may_be_given(name):
        return False
    before = text[max(0, start - 12) : start]
    label = _LABEL.search(before)
    if listed or (label is not None and before[: label.start()].endswith(_ROLES)):
        return True
    words = _words(name)
    from_body = label is not None and before[: label.start()].endswith(_BODIES) and not before.endswith(":")
    if len(words) == 1:
        return words[0][1] in _NAMES
    return from_body or _is_given(name)


_NAMES = frozenset({"nr", "nrt", "nrfg"})


@lru_cache(maxsize=50_000)
def _words(run: str) -> list[tuple[str, str]]:
    return list(rjieba.tag(run))


def _given_of(name: str) -> str:
    return name[2:] if name.startswith(COMPOUND_SURNAMES) else name[1:]


def _may_be_given(name: str) -> bool:
    given = _given_of(name)
    if len(given) == 2 and given[-1] in _GIVEN:
        return True
    return bool(given) and not ALONE_NEVER.intersection(given) and given[0] not in _UNITS


_UNITS = frozenset("的了省市县区镇乡村个名月年日吨人万千百元")


def _is_given(name: str) -> bool:
    return name.startswith(COMPOUND_SURNAMES) or not _GIVEN.isdisjoint(_given_of(name)[-1:])


def _after_roles(text: str) -> Iterator[Name]:
    """Yield the persons right after what they are: 院长柳青山于8月到任."""
    found = _AFTER_ROLE.search(text)
    while found is not None:
        start, end = found.span()
        length = _length(text[start:end]) if text[max(0, start - 6) : start].endswith(_ROLES) else 0
        name = text[start : start + length]
        if length and name not in NOT_PERSONS and name not in PERSON_TITLES:
            yield Name(PERSON, start, start + length)
        found = _AFTER_ROLE.search(text, start + max(1, length))


def _length(run: str) -> int:
    """Return how many characters of a run that begins with a surname are a name, 0 where they make none."""
    own = 2 if run.startswith(COMPOUND_SURNAMES) else 1
    edges = set(accumulate(len(word) for word, _ in _words(run)))
    for length in (own + 2, own + 1):
        given = run[own:length]
        if length not in edges or len(given) != length - own:
            continue
        likely = given[-1] in _GIVEN
        if (
            length == len(run)
            and (likely or given[-1] not in ALONE_NEVER)
            and (likely or run[0] not in SELDOM_SURNAMES)
        ):
            return length
        if (likely and (len(given) == 2 or given not in NOT_GIVEN)) or (own == 2 and not NOT_GIVEN.intersection(given)):
            return length
    return 0
