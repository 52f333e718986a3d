"""Names of organisations: words with capitals before a legal form, Han names that end in a kind of body."""

from __future__ import annotations

from dataclasses import replace

from aggregator.extraction.values.naming import WORD, spans, whole
from aggregator.extraction.values.pattern import pattern
from aggregator.extraction.values.value import Value
from aggregator.policy.records import Attribute

_LEGAL = (
    r"(?:Ltd|Limited|Inc|Incorporated|Corp|Corporation|Company|Co|LLC|LLP|PLC|plc|GmbH(?: & Co\.? KG)?|AG|KG|SE"
    r"|S\.?A\.?|S\.?p\.?A\.?|S\.?r\.?l\.?|N\.?V\.?|B\.?V\.?|AB|ASA?|A/S|ApS|Oyj?|SARL|SAS|Pty|Group|Holdings?|Partners"
    r"|University|Institute|Hospital|Agency|Authority|Ministry|Department|Council|Commission|Bank|Foundation|Trust"
    r"|Association|Laborator(?:y|ies)|Utilities|Energy|Power)"
)
_LATIN = (
    rf"(?:^|[^\pL\pN])(?P<name>{WORD}(?: (?:&|and|of|for|de|der|und|e|y) {WORD}| {WORD}){{0,6}}?"
    rf",? {_LEGAL}\b(?:,? {_LEGAL}\b)*\.?)"
)
_HAN = (
    r"(?P<name>\p{Han}[\p{Han}()A-Z]{1,24}?(?:股份有限公司|有限责任公司|有限公司|集团公司|总公司|分公司|公司|集团|供电局|管理局|委员会"
    r"|研究院|研究所|设计院|医院|大学|学院|银行|事务所|中心|协会|基金会|出版社|工厂|指挥部))"
)
_HAN_LEAD = (
    r"^.*?(?:业主单位为|业主为|业主是|隶属于|属于|归属|委托|承包商为|承包商|供应商为|供应商"
    r"|建设单位为|运营商为|由|为|是|和|与|在|向|及|归)"
)
_LEAD_WORDS = frozenset({"The", "By", "In", "At", "On", "From", "Of", "For", "With", "And", "Owner", "Operator", "To"})


def find(_attribute: Attribute, text: str) -> list[Value]:
    """Return what looks like an organisation in running text."""
    values = []
    for start, _end, surface in spans(_LATIN, text):
        first, _, rest = surface.partition(" ")
        lead = len(first) + 1 if first in _LEAD_WORDS and " " in rest else 0
        name = _without_stop(surface[lead:])
        values.append(Value(name, None, start + lead, start + lead + len(name), 0.9))
    for start, end, surface in spans(_HAN, text):
        lead_match = pattern(_HAN_LEAD).search(surface)
        lead = lead_match.span()[1] if lead_match is not None and len(surface) - lead_match.span()[1] >= 4 else 0
        values.append(Value(surface[lead:], None, start + lead, end, 0.85))
    return sorted(values, key=lambda value: value.start)


def cell(_attribute: Attribute, text: str, _unit: str | None) -> Value | None:
    """Return a cell's text as an organisation, or None for numbers, sentences and blanks."""
    value = whole(text, 400)
    if value is None:
        return None
    name = _without_stop(value.value)
    return replace(value, value=name, end=value.end - len(value.value) + len(name))


def _without_stop(name: str) -> str:
    """Return a name without a last full stop that is of the sentence or of no need: Ltd. but not S.A."""
    return name if name[:-1].rpartition(" ")[2].count(".") else name.removesuffix(".")
