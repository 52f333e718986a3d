"""How the headings of a table mean what stands under or beside them."""

from __future__ import annotations

import re

from aggregator.extraction.modality import modality_of_words
from aggregator.extraction.search_text import search_text
from aggregator.extraction.table_heading_text import without_period
from aggregator.model.facts import Modality

_CONDITION = re.compile(
    r"\b(?:if|assuming|in case of|stress(?:ed)? case)\b|^\W*(?:若|如果|假如|一旦)|压力情[景形]", re.IGNORECASE
)
_AFTERWARDS = re.compile(
    r"\bafter (?:the )?(?:\d{4} )?(?:upgrad\w+|scheme|works|extension|expansion|refurbish\w+|uprating|rebuild\w*)\b"
    r"|(?:改造|扩建|扩容|技改|改建|升级|提升)后",
    re.IGNORECASE,
)
AT_PRESENT = re.compile(
    r"\b(?:today|now|current(?:ly)?|at present|as is|existing)\b|现状|目前|当前|现有|实际", re.IGNORECASE
)
"""Says that what follows is so now."""


def meant_by(heading: str) -> Modality:
    """Return how a heading means what it heads: a condition holds for all of that, what comes after works is planned.

    Examples
    --------
    >>> [meant_by(text).value for text in ("Beds if activated", "Capacity after 2027 scheme", "改造后轴重", "Capacity")]
    ['hypothetical', 'planned', 'planned', 'actual']
    """
    said = modality_of_words(heading)
    if said is not Modality.ACTUAL:
        return said
    if _CONDITION.search(heading):
        return Modality.HYPOTHETICAL
    return Modality.PLANNED if _AFTERWARDS.search(heading) else Modality.ACTUAL


def is_scenario(text: str) -> bool:
    """Return whether a text only says when or on what condition what stands beside it holds.

    Examples
    --------
    >>> [is_scenario(text) for text in ("Today", "If one feeder is lost", "2030 target", "Northfield")]
    [True, True, True, False]
    """
    even = search_text(text).text
    bare, period = without_period(even)
    is_period = period is not None and not bare.strip(" ()")
    return is_period or meant_by(even) is not Modality.ACTUAL or AT_PRESENT.search(even) is not None
