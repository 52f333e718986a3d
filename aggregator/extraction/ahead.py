"""Whether what a sentence says is yet to come, where only its days tell so."""

from __future__ import annotations

import datetime as dt
import re

from aggregator.extraction.sentences import clause_at
from aggregator.extraction.values import Value
from aggregator.extraction.values.moments import moments_in
from aggregator.policy.records import Attribute, ValueKind

_OFFICES = frozenset({ValueKind.PERSON, ValueKind.ORGANISATION})
"""Values that somebody takes up on a day."""

_TAKES_UP = re.compile(
    r"\b(?:takes?|taking|becom\w+|starts?|begins?|joins?|moves?|from|as of|appointed|will|succeeds?|over|in charge)\b"
    r"|[接到就上履]任|出任|担任|任命|起|由|移交|交给|接[手管]",
    re.IGNORECASE,
)
_BECOMES = re.compile(
    r"\b(?:ris(?:es?|ing)|grows?|increas\w+|becom\w+|goes|go|falls?|drops?|brings?|raises?|makes|gets|comes?|adds?|opens?|ends|leaves)\b"
    r"|[增升扩降减提恢调][加升高大少至到为复]|达到|改为|增至|降至",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(r"\b(?:notice|announcement)\b|通告|公告|通知|预告|启事", re.IGNORECASE)
"""Is in the title of what tells of days to come."""

_PAST = re.compile(
    r"\b(?:resumed|re-?opened|returned|came back|went|tripped|stopped|failed|broke|lasted)\b|已于|曾",
    re.IGNORECASE,
)
_WHENS = frozenset({"day", "month", "quarter", "year"})
_MAY_SAY_WHEN = re.compile(
    r"\b(?:from|in|on|by|at|next|tomorrow|until|since)\b|[明下后][年月周天]|[年月日号]", re.IGNORECASE
)


def announces(title: str) -> bool:
    """Return whether the title of a document says that it tells of days to come.

    Examples
    --------
    >>> announces("Notice 14"), announces("关于停水的公告"), announces("Minutes")
    (True, True, False)
    """
    return _ANNOUNCES.search(title) is not None


def is_told_as_past(text: str, value: Value) -> bool:
    """Return whether the clause of a day, or the one after it, tells what has been."""
    first, last = clause_at(text, value.start, value.end)
    return _PAST.search(text, first, min(len(text), last + 20)) is not None


def comes_to_be(text: str, attribute: Attribute, value: Value, written: dt.date) -> bool:
    """Return whether the clause of a value says that it comes to be so, and the sentence that this is yet to be.

    What holds for a period is of it, and comes not.
    """
    comes = _TAKES_UP if attribute.value in _OFFICES else _BECOMES if attribute.per is None else None
    first, last = clause_at(text, value.start, value.end)
    if comes is None or not comes.search(text, first, last):
        return False
    when = text[first:last] if attribute.value in _OFFICES else text[:last]
    if not _MAY_SAY_WHEN.search(when):
        return False
    return any(moment.first > written for moment in moments_in(when, written) if moment.unit in _WHENS)
