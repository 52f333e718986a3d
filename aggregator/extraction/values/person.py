"""Names of persons."""

from __future__ import annotations

from aggregator.extraction.han_persons import cued_persons
from aggregator.extraction.values.naming import WORD, adjoining_spans, spans, whole
from aggregator.extraction.values.value import Value, words
from aggregator.policy.records import Attribute

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖"
    "贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤柳施霍章岳康伍樊倪殷裴翁戚娄蓝阮甘耿温游俞费鲍凌盛欧阎季骆尤童祁涂佟佘庄張劉陳楊黃趙吳孫馬鄭許韓馮鄧蕭"
)
_COMPOUND = "欧阳|司马|上官|诸葛|夏侯|东方|皇甫|尉迟|公孙|慕容|令狐|司徒"
HAN_SURNAMES = rf"{_COMPOUND}|[{_SURNAMES}]"
"""A pattern of the surnames that a Chinese name may begin with."""

_TITLE = r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Engineer|Eng|Sir|Dame)\.?"
_TITLED = rf"\b{_TITLE} (?P<name>(?:\p{{Lu}}\.? ?){{0,2}}{WORD}(?: {WORD}){{0,2}})"
_NAMED = (
    r"(?:^|[^\pL\pN])(?P<name>\p{Lu}[\p{Ll}'’-]+"
    r"(?: (?:\p{Lu}\.|van|von|de|der|bin|al))*(?: \p{Lu}[\p{L}'’-]*\p{Ll}){1,2})"
)
_HAN_BEFORE = r"(?:^|[^\p{Han}]|[为是由给向长理任人师员士者])"
_HAN_AFTER = r"(?:$|[^\p{Han}]|先生|女士|同志|经理|主任|处长|局长|总|工|医生|博士|教授|负责|担任|任)"
_HAN = rf"{_HAN_BEFORE}(?P<name>(?:{_COMPOUND}|[{_SURNAMES}])\p{{Han}}{{1,2}}?){_HAN_AFTER}"

_NOT_NAMES = words("""
    Contact The This That Dear Manager Director Engineer Chief Head Operator Owner Mr Mrs Ms Miss Dr Prof Professor Sir
    Responsible Author Please Call Ask See By And For From To Site Plant Station Person Lead Officer
    Ltd Limited Inc LLC PLC Plc GmbH Company Corporation Group Holdings Council Trust Hospital Agency
""")


def find(_attribute: Attribute, text: str) -> list[Value]:
    """Return what looks like a person in running text; a title before a name makes it surer."""
    values = [Value(text[one.start : one.end], None, one.start, one.end, 0.85) for one in cued_persons(text, ())]
    for source, confidence in ((_TITLED, 0.9), (_HAN, 0.85), (_NAMED, 0.65)):
        for first, end, surface in adjoining_spans(source, text) if source == _HAN else spans(source, text):
            start = first
            own = surface.rstrip(".").split(" ")
            while own and own[0] in _NOT_NAMES:
                start += len(own.pop(0)) + 1
            name = " ".join(own)
            is_name = len(own) > 1 or confidence > 0.65
            if (
                is_name
                and own[-1] not in _NOT_NAMES
                and not any(value.start < end and start < value.end for value in values)
            ):
                values.append(Value(name, None, start, start + len(name), confidence))
    return sorted(values, key=lambda value: value.start)


def cell(_attribute: Attribute, text: str, _unit: str | None) -> Value | None:
    """Return a cell's text as a person's name, or None for numbers, sentences and blanks."""
    value = whole(text, 60)
    return None if value is None or any(character.isdigit() for character in value.value) else value
