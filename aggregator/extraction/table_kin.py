"""Attributes of one thing that are told by different spans of time: a year's output and a month's."""

from __future__ import annotations

import re
from collections.abc import Iterable

from aggregator.extraction.table_words import NEUTRAL, telling_words
from aggregator.policy.records import Attribute

_SPAN = re.compile(r"^(?:全|当|本|每)?[年月日]度?(?=..)")


def told_by(span: str, attribute: Attribute, attributes: Iterable[Attribute]) -> Attribute | None:
    """Return the only attribute of the same subjects and words that is told by a ``year``, ``month`` or ``day``."""
    own = _words_of(attribute)
    fitting = [
        other
        for other in attributes
        if other.per == span and other.of == attribute.of and other.value is attribute.value and own & _words_of(other)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _words_of(attribute: Attribute) -> frozenset[str]:
    phrases = (*attribute.cues, *(heading.text for heading in attribute.headings))
    bare = (_SPAN.sub("", phrase) for phrase in phrases)
    return frozenset(word for phrase in bare for word in telling_words(phrase) if word not in NEUTRAL)


def told_by_others(attribute: Attribute, attributes: Iterable[Attribute]) -> tuple[Attribute, ...]:
    """Return the attributes of the same subjects and words that are told by other spans of time."""
    own = _words_of(attribute)
    return tuple(
        other
        for other in attributes
        if other.per and other.per != attribute.per and other.of == attribute.of and own & _words_of(other)
    )
