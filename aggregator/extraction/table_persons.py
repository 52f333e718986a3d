"""Persons in the cells of tables, and headings of those in charge."""

from __future__ import annotations

import re

from aggregator.extraction.search_text import HAN, search_text
from aggregator.extraction.table_words import CONTRARY, telling_words
from aggregator.extraction.values.value import words

_LEADS = words("""
    manager mgr director dir head lead leader chief principal superintendent supervisor boss incharge responsible
    keeper commander executive ceo warden
    负责人 厂长 站长 院长 主任 经理 主管 所长 场长 库长 局长 校长 队长 站主任 库主任 一把手
""")
_WORD = rf"[^\W\d_a-z{HAN}][\w'’.-]*"
_PERSON = re.compile(
    rf"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Eng|Ir|Sir|Dame)\.? )?{_WORD}(?: (?:van|von|de|der|den|la|le|bin|al))*"
    rf"(?: {_WORD}){{1,3}}"
    rf"(?=$|\s*[,;(/|\n]|\s+\d|\s+tel)|[{HAN}]{{2,4}}(?=$|[\s,;，；（(、/\d])|[{HAN}]+·[{HAN}]+"
)


def is_lead(heading: str) -> bool:
    """Return whether a heading is of persons in charge, none of their deputies or forerunners.

    Examples
    --------
    >>> [is_lead(text) for text in ("Med. Dir.", "现任厂长", "原厂长", "Keeper", "Phone")]
    [True, True, False, True, False]
    """
    said = telling_words(heading)
    return bool(_LEADS.intersection(said)) and not CONTRARY.intersection(said)


def is_person(text: str) -> bool:
    """Return whether a cell begins with what has the form of a person's name.

    Examples
    --------
    >>> [is_person(text) for text in ("Dr Anselm Roth", "裴建国 13800550112", "Filter media", "Pump 3 bearing")]
    [True, True, False, False]
    """
    return _PERSON.match(search_text(text).text.strip()) is not None
