"""Yes and no, ticked or written."""

from __future__ import annotations

from aggregator.extraction.values.naming import spans
from aggregator.extraction.values.value import Value, words
from aggregator.policy.records import Attribute

_YES = words("yes y true t 1 x ✓ ✔ √ ☑ ☒ on 是 有 真 对 已")
_NO = words("no n false f 0 none ✗ ✘ × ☐ off 否 无 無 沒有 没有 假 未")
_UNSURE = frozenset({"1", "0", "x", "t", "f", "☒", "已", "未", "on", "off", "none"})
_RUNNING = r"(?:^|[^\pL\pN])(?P<name>(?i:yes|no|true|false)|[是否有无無]|[✓✔√☑✗✘☐])(?:$|[^\pL\pN])"


def find(_attribute: Attribute, text: str) -> list[Value]:
    """Return each yes or no that stands alone in running text."""
    return [
        Value("yes" if surface.casefold() in _YES else "no", None, start, end, 0.8)
        for start, end, surface in spans(_RUNNING, text)
    ]


def cell(_attribute: Attribute, text: str, _unit: str | None) -> Value | None:
    """Return ``yes`` or ``no`` for a cell that says so, or None."""
    bare = text.strip()
    word = bare.casefold().rstrip(".!。")
    if word not in _YES and word not in _NO:
        return None
    start = text.index(bare)
    return Value("yes" if word in _YES else "no", None, start, start + len(bare), 0.7 if word in _UNSURE else 1.0)
