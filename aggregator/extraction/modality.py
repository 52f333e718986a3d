"""Whether a statement says what is, what is planned or aimed at, what is only supposed, or what is not."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from aggregator.extraction.loosened import Loosened
from aggregator.extraction.sentences import clause_at
from aggregator.model.facts import Modality

_DENIED = re.compile(
    r"\b(?:not(?! (?:only|later|before|count on|rely on|forget|worry|hesitate|far from|quite|unlike))"
    r"|never|neither|nothing|none"
    r"|no(?![.\-]|\s?\d| (?:later|earlier|less|fewer|more|doubt|delay|change|problem"
    r"|admissions?|trains?|movements?|traffic|patients?|ships?|vessels?|boats?|lorries|deliveries|service|supply|water))"
    r"|nor|cannot|no longer|without|instead of|rather than|was to have|were to have|denie[sd]|denying"
    r"|cancell?ed|withdrawn|rejected|wrong(?:ly)?|false(?:ly)?|mistaken|fictitious|fictional)\b"
    r"|n['’]t\b|不是|并非|并不|不再|没有|(?:并|尚|从|均)未|未(?:能|达|到|曾|予|获|安排|列入|计划)|无[^，。；,;\s]{0,6}(?:计划|安排)"
    r"|不会|不应|不(?=为|在|等于)|否认|取消|作废|撤销|虚构|有误|错误|误(?:写|报|称)为",
    re.IGNORECASE,
)
"""Denies what comes after it in its clause."""

_DENIED_AFTER = re.compile(
    r"\b(?:(?:is|was|were|are|be|been|has|have|had)\s(?:\w+\s)?(?:not|cancell?ed|withdrawn|rejected|wrong|false|mistaken"
    r"|fictitious|fictional|dropped|called off|postponed|abandoned)|(?:is|was|were|has|have)n['’]t|called off"
    r"|no longer|not (?:be|true|correct|planned|booked|foreseen)|(?:cancell?ed|withdrawn|dropped|postponed)[.!]?$)\b"
    r"|\b(?:is|was|were|are) (?:an? )?(?:typo|misprint|mistakes?|errors?|slips?|obsolete|superseded|out of date)\b"
    r"|不是|并非|并不|不再|没有|并未|取消|作废|撤销|虚构|有误|错误|改期|推迟|延期|不(?:实|准确|属实|作数|算数)"
    r"|[抄写填印打搞记算报标]错|笔误|误[写填报]",
    re.IGNORECASE,
)
"""Takes back what stands before it in its clause."""

_UNTRUE = re.compile(
    r"\b(?:untrue|not true|a hoax"
    r"|(?:that|this|which) (?:is|was|has) (?:not|never|no longer)(?: been)? (?:true|so|right|the case)"
    r"|nothing of the (?:sort|kind)|a myth|(?:only|just|mere|nothing but) (?:a )?(?:rumours?|gossip))\b"
    r"|不属实|不实|谣言|纯属虚构|没有?这回事|没有的事|子虚乌有|无稽|[误讹]传",
    re.IGNORECASE,
)
"""Takes back all that its sentence said before it."""

_INTENDED = re.compile(
    r"\b(?:(?:was|were|had been)"
    r" (?:going|due|meant|supposed|expected|planned|scheduled|booked|set|pencilled in|announced|to)"
    r"|should have)\b|原定|原计划|原拟|原排|原先?[要想]|本来|本应|原本",
    re.IGNORECASE,
)
_THWARTED = re.compile(
    r"\b(?:but|however|instead|postponed?|put off|put back|moved|brought forward|cancell?ed|called off|dropped|never"
    r"|did ?n[o'’]t|did not|came to nothing|fell through|unless|until)\b"
    r"|改[到在为至期]|推[迟后]|延[期后到至]|顺延|取消|提前|作罢|搁置|没(?:能|有|成)|未能|待定|另行",
    re.IGNORECASE,
)
"""What a sentence says of which something came in the way."""

_AGAIN = re.compile(
    r"\b(?:now|currently|at present|at the moment|in reality|in fact|actually|today)\b|目前|现有|现为|实际|当前",
    re.IGNORECASE,
)
"""Ends what is supposed: what follows is so."""

_SUPPOSED = re.compile(
    r"\b(?:suppos(?:e|ing)|what if|imagine|hypothetical(?:ly)?|for the exercise|in that case)\b"
    r"|^should\b|假设|假定|设想|虚拟",
    re.IGNORECASE,
)
_SUPPOSED_CLAUSE = re.compile(
    r"\b(?:would (?:be|have|need|give|get|fall|rise|reach|drop|hold|run|last|stand|keep|leave|take)"
    r"|could (?:be|give|reach|have)|were to"
    r"|hypothetical(?:ly)?|rumou?r(?:s|ed)?|allegedly)\b|网传|谣传|据传|传言",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\bwhether\b"
    r"|(?<!\beven )\bif\b(?! all goes well| pushed| needed| need be| necessary| possible| required| anything)"
    r"|\b(?:assum(?:e|ed|ing)|supposed|unless|provided that|for example)\b"
    r"|\be\.g\.|假如|假使|倘若|如果|要是|(?:^|[,，;；、])\s*若|例如|举例|比如",
    re.IGNORECASE,
)
_TARGET = re.compile(
    r"\b(?:targets?|targeted|goals?|aims?|aim(?:ed|ing) (?:at|for|to)|ought to|ambition|strive\w*|to reach"
    r"|shall (?:reach|be|have|hold)|should (?:reach|be|have|hold|rise|grow|increase)"
    r"|must (?:not )?(?:reach|have|hold|be|start|stay|rise|grow)|(?:we|he|she|they|who|i) (?:now )?wants?"
    r"|promis(?:es?|ed|ing)"
    r"|want(?:s|ed)? to|would like|hop(?:es?|ed|ing) (?:to|for)|wish(?:es|ed)?|(?:is|are) to (?:reach|rise|grow))\b"
    r"|^\W*(?:[\w ]{1,40}:\s*)?(?:raise|increase|bring|lift|grow|expand|reduce|cut)\b"
    r"|目标|力争|力求|冲刺|承诺|考核|(?:年度?|全年|月度?)计划(?=\s?\d)|(?:年度?|全年|月度?|生产)任务|(?:指标|任务)(?:为|是|数|仍|\s?\d)|争取|应达|应达到|要达|须达|须达到|必须|务必|要突破|力保"
    r"|要求[^，。；,;]{0,30}(?:达|不低于)|确保[^，。；,;]{0,20}达",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\b(?:plan(?:s|ned|ning)?(?! with)|propos(?:ed|es|al)|schedul\w+|intend(?:s|ed)?|expect(?:s|ed)?"
    r"|forecast|foreseen|envisaged"
    r"|anticipated|prospective|future|will|due to(?= (?-i:[a-z])|$)"
    r"|after (?:the|that|this|these) (?:work|works|repairs?|dredging|refit|upgrade|conversion|extension)\b"
    r"(?=[^.;]*\b(?:rises|goes up|increases|becomes|grows)\b)"
    r"|to be (?:built|commissioned|installed|raised|expanded|upgraded"
    r"|increased|extended)|under construction|going to|to become"
    r"|(?:once|as soon as) (?:it|they|the|its|their|all|both|we)\b(?:\s\w+){0,4}?"
    r"\s(?:has|have|is|are|gets?|arrives?|comes?)\b"
    r"|(?:when|once|as soon as|after) (?:it|they|she|he|(?:the|its|their) \w+(?: \w+)?)"
    r" (?:(?:re-?)?opens?|leaves?"
    r"|(?:is|are) (?:re-?opened|open|ready|done|complete[d]?|finished|built|back|in place)))\b"
    r"|安排[在到于]|改[在到](?=\s?\d)|[挪推延][迟到至](?=\s?\d)|顺延|打算|拟于|估计|有望|可望|大概能|计划|规划|暂定|初步定|定于|排在|拟(?=[\u4e00-\u9fff])|预计|预期|将(?=[于在达增扩建投新会有])|在建|待建|筹建|远期"
    r"|(?:扩容|扩建|改造|改建|建成|竣工)后(?=[^，。；,;]{0,16}达)|[\u4e00-\u9fff]{2}后(?=可达|能达|将达)",
    re.IGNORECASE,
)


_DENYING = Loosened(_DENIED, _DENIED_AFTER, _UNTRUE, _INTENDED)
_SUPPOSING = Loosened(_SUPPOSED_CLAUSE, _CONDITION)
_AIMING = Loosened(_TARGET, _PLANNED)


def may_deny(sentence: str) -> bool:
    """Return False where `modality_at` is nowhere in a sentence denied.

    Examples
    --------
    >>> may_deny("It is not on 3 March"), may_deny("It is on 3 March")
    (True, False)
    """
    return _DENYING.may_be_in(sentence)


_ANSWERED = re.compile(r"\b(?:not|no|never|wrong|untrue): ", re.IGNORECASE)
"""Denies what was said before it; what follows is so instead."""


@lru_cache(maxsize=256)
def modality_at(sentence: str, start: int, end: int) -> Modality:
    """Return how a sentence means what stands at a span of it.

    A supposition holds for the whole sentence; a condition for its own clause and what comes after it, until
    something is said to be so now; a denial for what comes after it in its clause, unless it takes back what stands
    before it; plans and targets for their clause.

    Examples
    --------
    >>> [modality_at("It is not 120 MW, it is 80 MW", *span).value for span in ((10, 16), (24, 29))]
    ['denied', 'actual']
    >>> modality_at("Capacity will rise to 300 MW", 22, 28).value, modality_at("目标装机 300 MW", 5, 11).value
    ('planned', 'target')
    """
    first, last = clause_at(sentence, start, end)
    answered = _ANSWERED.search(sentence, first, start)
    first = first if answered is None else answered.end()
    said = _said_of_whole(sentence)
    if said.denies and _is_denied(sentence, start, end, first, last):
        return Modality.DENIED
    if said.is_supposed or (said.supposes and _is_supposed(sentence, start, first, last)):
        return Modality.HYPOTHETICAL
    said_here = _of_clause(sentence[first:last])
    if said_here is Modality.ACTUAL and first and _GOES_ON.match(sentence, first, last):
        before, _ = clause_at(sentence, first - 1, first - 1)
        return _of_clause(sentence[before:first])
    return said_here


_GOES_ON = re.compile(r"\s*(?:so that|in order|thus|thereby|bringing|taking|making|让|使|把|以便|从而|届时)")
"""Begins a clause that is meant as the one before it."""


def _is_denied(sentence: str, start: int, end: int, first: int, last: int) -> bool:
    """Return whether what stands at a span is denied: in its clause before it or after it, or all of its sentence."""
    if _INTENDED.search(sentence, first, start) and (
        _THWARTED.search(sentence, end) or _THWARTED.search(sentence, 0, first)
    ):
        return True
    counted = _OF_OTHERS.search(sentence, end, last)
    return any(
        found is not None
        for found in (
            _UNTRUE.search(sentence, end),
            _DENIED.search(sentence, first, start),
            _DENIED_AFTER.search(sentence, end, last if counted is None else counted.start()),
        )
    )


_OF_OTHERS = re.compile(
    r"\b(?:and|but|while) (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|some|the others?) ", re.IGNORECASE
)
"""Comes to others than those that were counted: nine were in order *and two* were not."""


def _is_supposed(sentence: str, start: int, first: int, last: int) -> bool:
    """Return whether what stands in a clause is supposed there, or by a condition before it that still holds."""
    if _SUPPOSED_CLAUSE.search(sentence, first, last) is not None:
        return True
    begin = max(sentence.rfind(stop, 0, start) for stop in ";；") + 1
    condition = _CONDITION.search(sentence, begin, last)
    return condition is not None and _AGAIN.search(sentence, max(first, condition.end()), start) is None


def was_intended(sentence: str, start: int, end: int) -> bool:
    """Return whether a clause says of what stands at a span of it that it was to be, and so perhaps will not.

    Examples
    --------
    >>> was_intended("It was due on 28 August", 14, 23), was_intended("It is due on 28 August", 13, 22)
    (True, False)
    """
    first, _ = clause_at(sentence, start, end)
    return _INTENDED.search(sentence, first, start) is not None


class _Said(NamedTuple):
    """Whether a sentence may deny something, may suppose something, and supposes all that it says."""

    denies: bool
    supposes: bool
    is_supposed: bool


@lru_cache(maxsize=64)
def _said_of_whole(sentence: str) -> _Said:
    """Return what a sentence may say of all its values, once for them."""
    return _Said(may_deny(sentence), _SUPPOSING.may_be_in(sentence), _SUPPOSED.search(sentence) is not None)


@lru_cache(maxsize=64)
def _of_clause(clause: str) -> Modality:
    return modality_of_words(clause)


_SUPPOSED_SECTION = re.compile(
    r"^[\W\d一二三四五六七八九十]*(?:the )?(?:script|scenarios?|what if\b.{0,20}|injects?|exercise script"
    r"|if\b[^.:?]{0,60}|storyline|hypothetical\w*|演练脚本|演练情景|演练内容|情景(?:设定|假设|设置)?|假设(?:情景|条件)?|设想|推演.{0,4})\W*$",
    re.IGNORECASE,
)


def modality_of_section(heading: str) -> Modality:
    """Return how everything below a heading is meant: supposed, aimed at, or as it says itself.

    Examples
    --------
    >>> [modality_of_section(heading).value for heading in ("3 What if", "四、目标", "2 Sources")]
    ['hypothetical', 'target', 'actual']
    """
    if _SUPPOSED_SECTION.search(heading) is not None:
        return Modality.HYPOTHETICAL
    return Modality.TARGET if _TARGET_SECTION.search(heading) is not None else Modality.ACTUAL


_TARGET_SECTION = re.compile(r"^[^。.]{0,16}(?:\btargets?|\bgoals?|\bambitions?|目标)\W*$", re.IGNORECASE)


def modality_of_words(words: str) -> Modality:
    """Return whether a heading, a key or a clause speaks of a target, of a plan, or of what is.

    Examples
    --------
    >>> [modality_of_words(heading).value for heading in ("Planned capacity (MW)", "目标产量", "Capacity")]
    ['planned', 'target', 'actual']
    """
    if not _AIMING.may_be_in(words):
        return Modality.ACTUAL
    if _TARGET.search(words) is not None:
        return Modality.TARGET
    return Modality.PLANNED if _PLANNED.search(words) is not None else Modality.ACTUAL
