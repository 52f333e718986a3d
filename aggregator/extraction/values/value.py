"""What every value grammar gives, and the marks people leave where there is no value."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Value:
    """A value in canonical form and where it stands.

    Parameters
    ----------
    value
        Canonical: ``120``, ``2025-03-04``, ``30.25,114.3``, ``1250000 EUR``, ``yes``, or the text itself.
    unit
        The attribute's unit, for quantities; None otherwise.
    start, end
        Code points in the text that was given.
    confidence
        One where the form leaves no doubt of what was meant.
    period
        The period the value holds for, where the text says so beside it.
    """

    value: str
    unit: str | None
    start: int
    end: int
    confidence: float
    period: str | None = None


def words(written: str) -> frozenset[str]:
    """Return the words of a list that is written as a text."""
    return frozenset(written.split())


_NOTHING = words("""
    n/a na #n/a nan null none nil void tbd tbc tba unknown unspecified undefined undisclosed withheld redacted
    confidential blank empty missing vacant unmanned unstaffed nobody
    ? ?? ??? . .. ... … / // x xx xxx #ref! #value! #div/0! #name? #num! #null!
    缺 空缺 暂缺 缺员 出缺
    未知 不详 不明 未定 待定 待补 待填 暂无 暂缺 无 空 保密 略 无数据 未提供 未填 未公开 不适用 空缺 无人 无人值守
""")
_NOTHING_IN_WORDS = {"not available", "not applicable", "not known", "no data", "to be determined", "not transferred"}
_RULES = frozenset("-–—−_=#*.~·•█▇■□/\\|\ufffd")


def is_nothing(text: str) -> bool:
    """Return whether a cell says that there is no value.

    Examples
    --------
    >>> [is_nothing(text) for text in ("", "n/a", "######", "—", "未知", "TBD", "(unknown)", "0", "Unknown Bay")]
    [True, True, True, True, True, True, True, False, False]
    """
    bare = text.strip()
    if _RULES.issuperset(bare):
        return True
    said = bare.casefold().strip("()（）[]【】<>{}\"' ") if len(bare) < 40 else ""
    return said in _NOTHING or said in _NOTHING_IN_WORDS
