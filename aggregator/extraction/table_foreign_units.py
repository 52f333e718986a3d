"""Units in headings that are none of an attribute's."""

from __future__ import annotations

from aggregator.extraction.table_heading_words import NEUTRAL_BESIDE
from aggregator.extraction.values.unit_ratios import is_measure
from aggregator.extraction.values.value import words
from aggregator.policy.records import Attribute, ValueKind

_UNITS_OF_OTHERS = words("公斤 吨 个 台 元 万元 亿元 千伏 小时 天 人 次 米 公里 户")


def foreign_unit(attribute: Attribute, brackets: tuple[str, ...]) -> bool:
    """Return whether brackets hold what looks like a unit that the attribute does not know."""
    if attribute.value is not ValueKind.QUANTITY or attribute.unit is None:
        return False
    for text in brackets:
        looks = any(sign in text for sign in "/%°€$") or text in _UNITS_OF_OTHERS or is_measure(text)
        short = text.isascii() and text.isalpha() and len(text) <= 4 and text.casefold() not in NEUTRAL_BESIDE
        if looks or short:
            return True
    return False
