"""How far a cue is from a value that it may speak for, and what stands between them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aggregator.extraction.cues import Cue
from aggregator.extraction.sentences import clause_at
from aggregator.extraction.values import Value

REACH = 90
"""Code points between a cue and a value after it, beyond which they do not belong together."""

_REACH_BACK = 40
"""The same for a value that stands before its cue."""

PENALTY = {"cue": 0, "form": 4, "heading": 8, "word": 16, "sense": 22, "loose": 34}
"""So much farther is a cue, the less it says by how it is known."""


def reach_of(text: str, cue: Cue, value: Value, unit_costs: int) -> int | None:
    """Return how far a cue is from a value, farther the less it says, or None where it does not reach it."""
    least = PENALTY[cue.how]
    if value.start <= cue.start and cue.end <= value.end:
        return unit_costs if cue.how == "cue" else None
    if cue.end <= value.start:
        gap = value.start - cue.end
        return gap + least + _crossing(text, cue.end, value.start) if gap <= REACH else None
    gap = cue.start - value.end
    if gap < 0 or gap > _REACH_BACK or re.search(r"[;；。:]", text[value.end : cue.start]):
        return None
    return 2 * gap + 15 + least + (20 if re.search(r"[,，]", text[value.end : cue.start]) else 0)


_CROSSES = 10
"""So much farther is a cue for every clause that ends between it and its value."""


def _crossing(text: str, start: int, end: int) -> int:
    return _CROSSES * len(_CLAUSES.findall(text, start, end))


_CLAUSES = re.compile(r",(?!\d{3}(?!\d))|[;，；]")


def traits_of_cue(text: str, cue: Cue, value: Value) -> Iterator[str]:
    """Yield how a cue is known, where it stands from a value, and what is between them."""
    yield cue.how
    if cue.start >= value.end:
        yield f"{'cue' if cue.how == 'cue' else 'hint'} after"
    gap = max(value.start - cue.end, cue.start - value.end)
    between = _TITLE_BEFORE.sub("", text[min(cue.end, value.end) : max(cue.start, value.start)])
    if gap <= 0 or not re.search(r"\w", between):
        yield "beside"
        return
    if gap > 30:
        yield "far"
    if cue.start >= value.end and _WHO.fullmatch(between):
        yield "who does so"
        return
    if _SMALL_WORDS.fullmatch(between):
        yield "small words between"
    first, last = clause_at(text, value.start, value.end)
    if not first <= cue.start < last:
        yield "another clause"


_TITLE_BEFORE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame)\.?\s$")
_WHO = re.compile(
    r",?\s(?:who|which)\s(?:(?:has|have|had|is|was|will|now|also|then|still|currently|been|be|to|the|its|as|in|at)\s)*",
    re.IGNORECASE,
)
"""Leads from a name to what its bearer does: *Ann Lee, who now runs*."""

_SMALL_WORDS = re.compile(
    r"[\s,:(]*(?:(?:is|are|was|were|has|have|had|been|be|will|of|at|by|the|a|an|its|about|around|some|nearly|roughly|almost"
    r"|just|only|now|still|currently|to|for|from|on|in|as|it|stands?|stood|over|under|up|there|today|again|no less than"
    r"|more than|less than|with|between|since)[\s,:]+)+",
    re.IGNORECASE,
)
"""Words between a cue and a value that name nothing else."""
