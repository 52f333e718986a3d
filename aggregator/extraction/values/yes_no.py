"""Yes and no, ticked or written."""

from __future__ import annotations

from collections.abc import Sequence

from aggregator.extraction.values.choices import Choice, Span, choices_in, chosen_of, questions_in
from aggregator.extraction.values.naming import spans
from aggregator.extraction.values.value import Value, words
from aggregator.policy.records import Attribute

_YES = words("yes y true t 1 x ✓ ✔ √ ☑ ☒ ■ ● on 是 有 真 对 已")
_NO = words("no n false f 0 none ✗ ✘ × ☐ off 否 无 無 沒有 没有 假 未")
_UNSURE = frozenset({"1", "0", "x", "t", "f", "☒", "■", "●", "已", "未", "on", "off", "none"})
_RUNNING = r"(?:^|[^\pL\pN])(?P<name>(?i:yes|no|true|false)|[是否有无無]|[✓✔√☑✗✘☐])(?:$|[^\pL\pN])"
_LONE = 0.8
"""How sure the only box of a question is, and whether one that is blank says no."""


def find(_attribute: Attribute, text: str) -> list[Value]:
    """Return each yes or no that stands alone in running text; of the choices of a form, what is ticked."""
    questions = questions_in(text)
    if questions:
        return [value for choices in questions if (value := _answer(choices)) is not None]
    return [
        Value("yes" if surface.casefold() in _YES else "no", None, start, end, 0.8)
        for start, end, surface in spans(_RUNNING, text)
    ]


def cell(_attribute: Attribute, text: str, _unit: str | None) -> Value | None:
    """Return ``yes`` or ``no`` for a cell that says so, or None."""
    bare = text.strip()
    word = bare.casefold().rstrip(".!。")
    if word not in _YES and word not in _NO:
        choices = choices_in(text)
        return _answer(choices) if choices else None
    start = text.index(bare)
    return Value("yes" if word in _YES else "no", None, start, start + len(bare), 0.7 if word in _UNSURE else 1.0)


def _answer(choices: Sequence[Choice]) -> Value | None:
    """Return what the choices of a question answer: the ticked yes or no, or whether its only box is ticked."""
    if len(choices) == 1:
        (choice,) = choices
        is_yes = choice.is_ticked is (_said(choice.label) is not False)
        return _value(choice.words if choice.label and _said(choice.label) is not None else choice.box, is_yes, _LONE)
    chosen = chosen_of(choices)
    said = None if chosen is None else _said(chosen.label)
    return None if chosen is None or said is None else _value(chosen.words, said, 1.0)


def _value(span: Span, is_yes: bool, confidence: float) -> Value:
    return Value("yes" if is_yes else "no", None, span.start, span.end, confidence)


def _said(label: str) -> bool | None:
    """Return whether the words of a choice are a yes, a no, or neither."""
    word = label.casefold()
    if word in _YES:
        return True
    return False if word in _NO else None
