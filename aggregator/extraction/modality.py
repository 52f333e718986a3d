"""Whether a statement says what is, what is planned or aimed at, what is only supposed, or what is not."""

from __future__ import annotations

import re

from aggregator.extraction.sentences import clause_at
from aggregator.model.facts import Modality

_DENIED = re.compile(
    r"\b(?:not(?! (?:only|later|before))|never|neither|nothing|none"
    r"|no(?![.\-]|\s?\d| (?:later|earlier|less|fewer|more|doubt|delay|change|problem))"
    r"|nor|cannot|no longer|without|instead of|rather than"
    r"|cancell?ed|withdrawn|rejected|wrong(?:ly)?|false(?:ly)?|mistaken|fictitious|fictional)\b"
    r"|n['’]t\b|不是|并非|并不|不再|没有|(?:并|尚|从|均)未|未(?:能|达|到|曾|予|获|安排|列入|计划)|无[^，。；,;\s]{0,6}(?:计划|安排)"
    r"|不会|不应|不(?=为|在|等于)|取消|作废|撤销|虚构|有误|错误|误(?:写|报|称)为",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(
    r"\b(?:suppos(?:e|ing)|what if|imagine|hypothetical(?:ly)?|for the exercise)\b"
    r"|假设|假定|设想|虚拟",
    re.IGNORECASE,
)
_SUPPOSED_CLAUSE = re.compile(r"\b(?:would (?:be|have)|were to|hypothetical(?:ly)?)\b", re.IGNORECASE)
_CONDITION = re.compile(
    r"(?<!\beven )\bif\b|\b(?:assum(?:e|ed|ing)|supposed|unless|provided that|for example)\b"
    r"|\be\.g\.|假如|假使|倘若|如果|要是|(?:^|[,，;；、])\s*若|例如|举例|比如",
    re.IGNORECASE,
)
_TARGET = re.compile(
    r"\b(?:targets?|targeted|goals?|aims?|aim(?:ed|ing) (?:at|for|to)|ambition|strive\w*|to reach)\b|目标|力争|争取",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\b(?:plan(?:s|ned|ning)?|propos(?:ed|es|al)|schedul\w+|intend(?:s|ed)?|expect(?:s|ed)?|forecast|foreseen|envisaged"
    r"|anticipated|prospective|future|will|shall|due to|to be (?:built|commissioned|installed|raised|expanded|upgraded"
    r"|increased|extended)|under construction|going to)\b"
    r"|计划|规划|拟(?=[\u4e00-\u9fff])|预计|预期|将(?=[于在达增扩建投新会有])|在建|待建|筹建|远期",
    re.IGNORECASE,
)


def modality_at(sentence: str, start: int, end: int) -> Modality:
    """Return how a sentence means what stands at a span of it.

    A supposition holds for the whole sentence; a condition for its own clause and what comes after it; denials,
    plans and targets for their clause.

    Examples
    --------
    >>> [modality_at("It is not 120 MW, it is 80 MW", *span).value for span in ((10, 16), (24, 29))]
    ['denied', 'actual']
    >>> modality_at("Capacity will rise to 300 MW", 22, 28).value, modality_at("目标装机 300 MW", 5, 11).value
    ('planned', 'target')
    """
    first, last = clause_at(sentence, start, end)
    if _DENIED.search(sentence, first, last) is not None:
        return Modality.DENIED
    begin = max(sentence.rfind(stop, 0, start) for stop in ";；") + 1
    if (
        _SUPPOSED.search(sentence) is not None
        or _SUPPOSED_CLAUSE.search(sentence, first, last) is not None
        or _CONDITION.search(sentence, begin, last) is not None
    ):
        return Modality.HYPOTHETICAL
    return modality_of_words(sentence[first:last])


def modality_of_words(words: str) -> Modality:
    """Return whether a heading, a key or a clause speaks of a target, of a plan, or of what is.

    Examples
    --------
    >>> [modality_of_words(heading).value for heading in ("Planned capacity (MW)", "目标产量", "Capacity")]
    ['planned', 'target', 'actual']
    """
    if _TARGET.search(words) is not None:
        return Modality.TARGET
    return Modality.PLANNED if _PLANNED.search(words) is not None else Modality.ACTUAL
