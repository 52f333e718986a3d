"""What is wrong with how a document is marked, told in a sentence; nobody is told what it should be graded."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from aggregator.model.documents import Document
from aggregator.model.facts import Grade, Marking

LONGEST_YEARS = {Grade.TOP_SECRET: 30, Grade.SECRET: 20, Grade.CONFIDENTIAL: 10}
"""The longest periods of Chinese state secrets (保守国家秘密法), which the law lets only special rules exceed."""


def with_problems(marks: Sequence[Marking], document: Document) -> list[Marking]:
    """Return the markings of a document, each with what is wrong with it, in the same order."""
    saved = _last_saved(document)
    return [replace(mark, problem=_problem(mark, marks, saved)) for mark in marks]


def above_its_container(own: Sequence[Marking], inside: Sequence[Marking]) -> list[Marking]:
    """Return a container's own markings; where something inside is marked higher, the highest of them says so."""
    graded = [mark for mark in own if mark.position != "filename" and mark.grade]
    highest = max(inside, key=lambda mark: mark.grade, default=None)
    if highest is None or not graded or highest.grade <= max(mark.grade for mark in graded):
        return list(own)
    top = max(graded, key=lambda mark: mark.grade)
    told = f"something inside it is marked higher: '{highest.label}'"
    return [replace(mark, problem=mark.problem or told) if mark is top else mark for mark in own]


def _problem(mark: Marking, marks: Sequence[Marking], saved: dt.date | None) -> str:
    return (
        _of_star(mark)
        or _of_period(mark)
        or _of_expiry(mark, saved)
        or _of_controls(mark)
        or _of_portion(mark, marks)
        or _of_others(mark, marks)
        or _of_name(mark, marks)
    )


_STARRED = re.compile(r"([★☆✩✭⭐])")
_PERIOD = re.compile(r"(\d{1,3}) ?(年|个月|月|天)(?!\d)$")
_UNTIL = re.compile(r"(\d{4})[年.-](\d{1,2})[月.-](\d{1,2})|\b(\d{4})(\d{2})(\d{2})\b")
_IN_YEARS = {"年": 1.0, "个月": 1 / 12, "月": 1 / 12, "天": 1 / 365}


def _of_star(mark: Marking) -> str:
    star = _STARRED.search(mark.label)
    if star is None:
        return ""
    secret = next((word for word in ("工作秘密", "商业秘密", "商密") if word in mark.label), "")
    if secret:
        return f"{star[1]} belongs to state secrets, not to {secret}"
    return "" if star[1] == "★" else f"{star[1]} is not the ★ that state secrets are marked with"


def _of_period(mark: Marking) -> str:
    found = _PERIOD.search(mark.label) if mark.scheme == "cn" and _STARRED.search(mark.label) else None
    longest = LONGEST_YEARS.get(mark.grade)
    if found is None or longest is None or int(found[1]) * _IN_YEARS[found[2]] <= longest:
        return ""
    return f"its period is longer than the {longest} years of its grade"


def _of_expiry(mark: Marking, saved: dt.date | None) -> str:
    found = _UNTIL.search(mark.label) if mark.grade and saved else None
    if found is None or saved is None:
        return ""
    try:
        until = dt.date(*(int(part) for part in found.groups() if part))
    except ValueError:
        return "its date is none of the calendar"
    return f"its period had ended on {until} when the document was last saved" if until < saved else ""


def _of_controls(mark: Marking) -> str:
    if re.search(r"\bNOFORN\b", mark.label) and re.search(r"\bREL TO\b", mark.label):
        return "NOFORN and REL TO exclude each other"
    return ""


def _of_portion(mark: Marking, marks: Sequence[Marking]) -> str:
    if mark.position != "portion":
        return ""
    banners = [each for each in marks if _family(each) == _family(mark) and each.position in _WHOLE]
    highest = max(banners, key=lambda each: each.grade, default=None)
    if highest is None or mark.grade <= highest.grade:
        return ""
    return f"a portion above the document's own '{highest.label}'"


def _of_others(mark: Marking, marks: Sequence[Marking]) -> str:
    """Return that a cover, header, footer or form is marked below what another place of the document says.

    A page may be marked below its document, but not above.
    """
    if mark.position not in _WHOLE - {"banner"} or mark.scheme == "draft" or _is_declassified(mark):
        return ""
    above = [
        each for each in marks if each.position in _WHOLE and _family(each) == _family(mark) and each.grade > mark.grade
    ]
    highest = max(above, key=lambda each: each.grade, default=None)
    return "" if highest is None else f"marked higher elsewhere in the document: '{highest.label}', {highest.position}"


def _of_name(mark: Marking, marks: Sequence[Marking]) -> str:
    if mark.position != "filename":
        return ""
    within = [each for each in marks if each.position in _WHOLE and each.grade]
    highest = max(within, key=lambda each: each.grade, default=None)
    if highest is None or mark.grade <= highest.grade:
        return ""
    return f"the name says more than the document: '{highest.label}'"


_WHOLE = frozenset({"cover", "header", "footer", "banner", "watermark", "form"})


def _family(mark: Marking) -> str:
    return "us" if mark.scheme == "cui" else mark.scheme


def _is_declassified(mark: Marking) -> bool:
    return not mark.grade and re.search("解密|降密|declassified", mark.label, re.IGNORECASE) is not None


def _last_saved(document: Document) -> dt.date | None:
    dates = []
    for key in ("created", "modified", "sent"):
        try:
            dates += [dt.date.fromisoformat(document.metadata[key].value[:10])] if key in document.metadata else []
        except ValueError:
            continue
    return max(dates, default=None)
