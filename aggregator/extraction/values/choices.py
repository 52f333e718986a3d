"""The choices of a form, each with its box: ``☑ rail ☐ road``, 是√ 否□, ``[x] wheat [ ] maize``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple


class Span(NamedTuple):
    """A place in a text."""

    start: int
    end: int


class Choice(NamedTuple):
    """A choice of a form: its words, where they and its box stand, and whether the box is ticked."""

    label: str
    words: Span
    box: Span
    is_ticked: bool


_TICKED, _BLANK = "☑☒✓✔√■●◉⊠🗹🗵", "☐□○◯◻❏❑▢"
_BOX = re.compile(
    rf"(?P<ticked>[{_TICKED}]|[\[(]\s?[xX√✓✔×*]\s?[\])])|(?P<blank>[{_BLANK}]|\[\s{{0,4}}\]|\(\s{{0,4}}\))"
)
_SURE = re.compile(r"[☑☒☐□◻❏❑▢⊠🗹🗵]|\[(?:\s{0,4}|\s?[xX√✓✔×*]\s?)\]")
_ROUND = re.compile(r"\((?:\s{0,4}|\s?[xX√✓✔×*]\s?)\)")
_FEWEST_ROUND = 2
"""Bullets and roots look like boxes too, and round brackets are often left empty: they count beside a sure box only,
or where there are several."""

_KEY_ENDS = ":：?？;；\n"
_EDGES = " \t\u3000,，、;；/|.。:："
_REMARK = re.compile(r"[\s,，、;；/|.。]*(?:\([^()]*\))?[\s,，、;；/|.。]*")
_APART = re.compile(r"\n|\t|\s{2,}|\u3000")


def has_choices(text: str) -> bool:
    """Return whether a text has boxes to tick."""
    if _SURE.search(text) is not None:
        return True
    return "(" in text and len(_ROUND.findall(text)) >= _FEWEST_ROUND


def choices_in(text: str) -> list[Choice]:
    """Return the choices of a text, in order; none where it has no boxes.

    A box stands before its words, or after them where the text ends in one.

    Examples
    --------
    >>> [(choice.label, choice.is_ticked) for choice in choices_in("Mode: ☑ rail ☐ road")]
    [('rail', True), ('road', False)]
    >>> [(choice.label, choice.is_ticked) for choice in choices_in("是否涉密：是□ 否√")]
    [('是', False), ('否', True)]
    >>> choices_in("● √2 is irrational")
    []
    """
    if not has_choices(text):
        return []
    boxes = list(_BOX.finditer(text))
    if _ends_in_box(text, boxes):
        first = max(text.rfind(mark, 0, boxes[0].start()) for mark in _KEY_ENDS) + 1
        starts = [first, *(box.end() for box in boxes[:-1])]
        spans = [_trimmed(text, start, box.start()) for start, box in zip(starts, boxes, strict=True)]
    else:
        ends = [*(box.start() for box in boxes[1:]), len(text)]
        spans = [_trimmed(text, box.end(), _cut(text, box.end(), end)) for box, end in zip(boxes, ends, strict=True)]
    return [
        Choice(text[slice(*span)], span, Span(*box.span()), box["ticked"] is not None)
        for box, span in zip(boxes, spans, strict=True)
    ]


def questions_in(text: str) -> list[list[Choice]]:
    """Return the choices of a text, those of each of its questions together.

    Examples
    --------
    >>> [[choice.label for choice in each] for each in questions_in("Wall: ☑ Yes ☐ No  Pump: ☐ Yes ☑ No")]
    [['Yes', 'No'], ['Yes', 'No']]
    """
    choices = choices_in(text)
    questions = [choices[:1]] if choices else []
    for before, choice in pairwise(choices):
        if any(mark in text[before.box.end : choice.box.start] for mark in _KEY_ENDS):
            questions.append([])
        questions[-1].append(choice)
    return questions


def chosen_of(choices: Sequence[Choice]) -> Choice | None:
    """Return the choice of a form that alone is ticked."""
    ticked = [choice for choice in choices if choice.is_ticked]
    return ticked[0] if len(ticked) == 1 else None


def _ends_in_box(text: str, boxes: Sequence[re.Match[str]]) -> bool:
    before = text[: boxes[0].start()].rstrip()
    is_led = bool(before) and before[-1] not in _KEY_ENDS
    return is_led and _REMARK.fullmatch(text, boxes[-1].end()) is not None


def _cut(text: str, start: int, end: int) -> int:
    """Return where the words after a box end: before what stands apart from them."""
    begun = next((at for at in range(start, end) if not text[at].isspace()), end)
    apart = _APART.search(text, begun, end)
    return end if apart is None else apart.start()


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return Span(start, end)
