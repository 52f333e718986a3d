"""What stands around a value that speaks against it: a part, a thing of its own, a change, somebody who leaves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from aggregator.extraction.loosened import Loosened
from aggregator.extraction.sentences import clause_at
from aggregator.extraction.values import Value
from aggregator.policy.records import Attribute

_PART = re.compile(
    r"\b(?:units?|sets?|turbines?|machines?|boilers?|pumps?|wards?|lots?|bins?|cells?|berths?|tracks?|sidings?|bays?"
    r"|trains?|ships?|vessels?|boats?|lorr(?:y|ies)|trucks?|wagons?|each|per"
    r"|of which|spare|shortage|short|missing|losses|loss"
    r"|lost|import\w*|export\w*|demand|peak|limits?|licen[cs]e[ds]?"
    r"|maximum|minimum|threshold|alarm|reserve|a further|sold"
    r"|free|to spare|unused|lowest|highest|estimated?"
    r"|bought|delivered|received|arriv\w+|burns?|consum\w+|uses?|by hand|margin|total)\b"
    r"|号机|机组|单台|单机|[#＃]\d|每[台天日吨人]|负荷|限额|缺口|受阻|损失|备用|需求|外购|最大|最小|上限|下限|警戒"
    r"|进了?\s?\d|[耗烧]|船|列车|车皮|购进|售出|卖出|到货|运来|累计|合计|全[省市网县]|空着|空余|空仓|富余|还能[装放存]",
    re.IGNORECASE,
)
"""What is near a number that is of a part of a subject, of something else, or only passes through it."""

_MEASURE = re.compile(r"\s(?:thick|wide|long|high|tall|broad|away|apart|across|old|north|south|east|west)\b")
"""Says what sort of measure one is that is no amount."""

_THING = re.compile(
    r"\b(?:canteen|car park|cafe|café|shop|clinic|kitchen|library|museum|school|office|room|road|bridge|lane|street"
    r"|lift|gate|toilets?|pool|club|party|tender|offers?|bids?|meeting|visit|course|training|exhibition|licen[cs]e|permit|invoice)\b"
    r"|食堂|停车场|会议室?|办公室|公路|大桥|培训|参观|报名|投标|开标|发票|门诊楼|电梯|公示",
    re.IGNORECASE,
)
"""Things at a subject that have days and numbers of their own."""

_SO_FAR = re.compile(
    r"\b(?:so far|to date|since then|since the start|year to date|first (?:half|quarter|two|three|six|nine|ten)"
    r"|over the (?:years|decades?)|in all these years|from January to)\b"
    r"|[上下]半年|[前头][一二三两四五六七八九十]{1,2}个?(?:季度|月)|[一二三四]季度|[1-9]\s?[-至到—~]\s?\d{1,2}月|截[至止]|累计|历年|至今|到现在为?止?|今年以来",
    re.IGNORECASE,
)
"""Says of an amount of a period that it is one of another stretch of time."""

_CHANGED = re.compile(
    r"\b(?:up|down|rise|fall|fell|rose|gain|drop|more|less|fewer|extra|another)\b|[增减升降多少]", re.IGNORECASE
)


OF_BEFORE = "said of before"

_NOW = re.compile(
    r"(?:现[有为存实在仅]|目前|眼下|如今|当前|实[际有开存为储]|应[为填]|更正为|仍[为有是]|改[为到成]|调整[为到]|敲定|挪到|延到"
    r"|[增升降减提涨扩加挤恢][加升降到少高大容建复落]{0,2}[至到]|回落到|挖潜后|改造后)[^,，;；。]{0,12}$"
)
"""Says before a value that it is the one that holds."""

_FORMER = re.compile(
    r"(?:以前|从前|此前|之前|先前|当[年初时]|建成时|年前|去年|上年|往年|前年|同期|希望|旧的?|原[来有定先为本]|前一日|抄错|错[报写])"
    r"[^;；。]{0,16}$|(?:原|前任?|卸任)[^,，;；。]{0,3}(?:长|主任|经理|负责人)$"
)
"""Says before a value that it held, or was thought to hold, at another time."""


def around(text: str, value: Value, attribute: Attribute) -> Iterator[str]:
    """Yield the traits of what stands around a value of a sentence.

    That it was so before speaks against what there is one of at a time.
    """
    is_of_its_time = attribute.many or attribute.per is not None
    yield from (
        said for said in _around_span(text, value.start, value.end) if not (is_of_its_time and said == OF_BEFORE)
    )
    if attribute.per is not None:
        first, _ = clause_at(text, value.start, value.end)
        if _SO_FAR.search(text, max(0, first - 12), value.start):
            yield "so far"
    if value.confidence < 0.8:
        yield "unsure value"
    if value.confidence < 0.5:
        yield "last day"


_TELLING_WORDS = Loosened(_PART, _THING, _CHANGED, _MEASURE, _NOW, _FORMER)


@lru_cache(maxsize=256)
def _around_span(text: str, start: int, end: int) -> tuple[str, ...]:
    """Return what stands around a span, once for all the attributes whose value it may be."""
    first, last = clause_at(text, start, end)
    before, after = text[max(first, start - 40) : start], text[end : min(last, end + 30)]
    traits = []
    windows = (before[-24:], before[-12:], after[:14], after, text[first:start])
    if not _TELLING_WORDS.may_be_in("\n".join(windows)):
        return ("question",) if text.rstrip().endswith(("?", "？")) else ()
    if _NOW.search(before[-24:]):
        traits.append("said to be so now")
    elif _FORMER.search(before[-24:]):
        traits.append(OF_BEFORE)
    if _PART.search(before[-24:]) or _PART.match(after.lstrip()) or _PART.search(after[:14]) or _MEASURE.match(after):
        traits.append("of something else")
    if _THING.search(text, first, start):
        traits.append("of a thing there")
    if _CHANGED.search(before[-12:]):
        traits.append("changed")
    if text.rstrip().endswith(("?", "？")):
        traits.append("question")
    return tuple(traits)


_GOES = re.compile(
    r"[^.;]{0,12}\b(?:retire[sd]?|retiring|left|leaves|leaving|moved|moves|resign\w*|stepp?(?:ed|s) down"
    r"|handed over|died|has gone|went|gave up|was succeeded|until|till)\b",
    re.IGNORECASE,
)
_BEFORE_GONE = re.compile(
    r"\b(?:until|till|former(?:ly)?|late|replac\w+|succeed(?:s|ed|ing)|succession to|successor (?:of|to)|after"
    r"|from|than|instead of|thank\w*|farewell to|predecessor)\s(?:(?:Mr|Mrs|Ms|Dr|Sir|Dame|Prof|Professor)\.?\s)?$",
    re.IGNORECASE,
)


def is_gone(text: str, value: Value) -> bool:
    """Return whether somebody is said to leave a post, or another one to come after him."""
    return (
        _GOES.match(text, value.end) is not None
        or _BEFORE_GONE.search(text, max(0, value.start - 40), value.start) is not None
    )
