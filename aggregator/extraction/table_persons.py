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
OF_LEADS = _LEADS | words("""
    general operational operation operations acting senior person name full officer in charge who is the med medical
    管理 日常 姓名 现任 主要 行政 第一 单位 人
""")
"""Words of headings of those in charge that do not say in charge of what."""

JOB_HEADINGS = words("""
    reason work job task action activity scope crew 原因 事由 任务 作业 工作 内容 施工
""")
"""Headings of tables of jobs, whose leads lead the job."""

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


def is_bare_lead(heading: str) -> bool:
    """Return whether a heading only says that a person leads: whatever the row is of.

    Examples
    --------
    >>> is_bare_lead("Lead"), is_bare_lead("Site lead"), is_bare_lead("负责人")
    (True, False, True)
    """
    return len(telling_words(heading)) == 1 and bool(_ANY_LEADS.intersection(telling_words(heading)))


_ANY_LEADS = words("lead leader responsible incharge 负责人")


def is_person(text: str) -> bool:
    """Return whether a cell begins with what has the form of a person's name.

    Examples
    --------
    >>> [is_person(text) for text in ("Dr Anselm Roth", "裴建国 13800550112", "Filter media", "Pump 3 bearing")]
    [True, True, False, False]
    """
    return _PERSON.match(search_text(text).text.strip()) is not None
