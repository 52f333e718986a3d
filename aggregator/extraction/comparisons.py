"""Numbers in a comparison: the difference, the value before and the limit are not what a subject has."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from aggregator.extraction.loosened import Loosened
from aggregator.extraction.values import Value

_ABOUT = r"(?:about|around|some|nearly|roughly|another|a further|又|约|近)?\s?"
_DIFFERENCE_BEFORE = re.compile(
    rf"(?:\b(?:by|up|down|plus|minus|gain(?:ed|s)?|lost|loses|drop(?:ped)? of|rise of|fall of|increase of|decrease of"
    rf"|reduction of|change of)(?:\sby)?\s{_ABOUT}"
    r"|(?:增加|减少|增长|下降|上升|提高|降低|提升|扩大|缩减|新增|新购|增|减|降|升|多|少|高出|低了|高了|超出|相差)了?\s?(?:约|近)?\s?)$",
    re.IGNORECASE,
)
_DIFFERENCE_AFTER = re.compile(
    r"\s?(?:(?:of [a-z ]{1,20} )?(?:more|less|higher|lower|fewer|greater|smaller|larger|deeper|up|down|above|below"
    r"|beyond|over|short of|extra)\b(?:\s(?:than|its|the|on|last)\b|[\s.,;]|$))",
    re.IGNORECASE,
)
_FROM = re.compile(rf"(?:\bfrom\s{_ABOUT}|[由从]\s?(?:原来的?|原)?\s?)$", re.IGNORECASE)
_TO = re.compile(
    r"[^.;。；]{0,40}?(?:\bto\b|[至到为])",
    re.IGNORECASE,
)
_FORMER = re.compile(
    r"(?:\b(?:used to (?:be|have|hold)|was formerly|formerly|previously|until then|had been|before that|instead of"
    r"|opened the \w+ with|we believed in)\s(?:an?\s|the\s|its\s)?"
    r"|(?:原为|原有|原来是|曾为|曾经是|此前为))$",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    r"(?:\b(?:alarm level of|limit(?:ed)?(?: of| to)?|threshold(?: of)?|below|under|beneath|above|beyond"
    r"|exceed(?:s|ing|ed)?|in excess of|never (?:had|has|have) (?:had )?more than|per)\s(?:about\s)?"
    r"|(?:低于|高于|超过|不足|不得超过|不超过|少于|多于|大于|小于|达不到|满足不了)\s?)$",
    re.IGNORECASE,
)
_PART = re.compile(r"\b(?:of which|including|of them|among them)\s(?:about\s)?$|其中[^，。；,;]{0,3}$", re.IGNORECASE)
_EACH = re.compile(
    r"\s(?:are|were|is|was|will be)\s(?:offered|sold|missing|spare|free|lost|gone|released|allocated|reserved)\b",
    re.IGNORECASE,
)
_REACH = 48
_BEFORE = Loosened(_DIFFERENCE_BEFORE, _FROM, _FORMER, _LIMIT, _PART, at_end=True)


def without_comparisons(text: str, values: Iterable[Value]) -> list[Value]:
    """Return the values of a sentence without those that another is only compared with.

    Examples
    --------
    >>> values = [Value("12", "MW", 3, 8, 1.0), Value("340", "MW", 12, 18, 1.0)]
    >>> [value.value for value in without_comparisons("up 12 MW to 340 MW", values)]
    ['340']
    """
    return [value for value in values if not is_compared(text, value.start, value.end)]


@lru_cache(maxsize=256)
def is_compared(text: str, start: int, end: int) -> bool:
    """Return whether what stands at a span is a difference, a value that holds no longer, a limit or a part."""
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    if _DIFFERENCE_AFTER.match(after) or _EACH.match(after):
        return True
    if not _BEFORE.may_be_in(before):
        return False
    if _FROM.search(before) and _TO.match(after):
        return True
    return any(form.search(before) for form in (_DIFFERENCE_BEFORE, _FORMER, _LIMIT, _PART))
