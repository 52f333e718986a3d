"""Values whose cue stands elsewhere: in the sentence before, in the heading, or nowhere as the value says it itself."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from aggregator.extraction.cues import Cue
from aggregator.extraction.modality import may_deny, modality_at
from aggregator.extraction.pairing import Governed, values_of
from aggregator.extraction.values import Value, find_values
from aggregator.extraction.vocabulary import SubjectMention
from aggregator.extraction.words import words_of
from aggregator.model.facts import Modality
from aggregator.policy.records import Attribute, ValueKind

_LESS_SURE = 0.9
_MEASURED = frozenset({ValueKind.QUANTITY, ValueKind.MONEY})
_BESIDE = 14
"""Code points between a name and a figure that continues what was said of another subject."""

_NOT_BESIDE = re.compile(r"[\d,，;；。:：]")
_COMES_TO = re.compile(r"(?:实际|累计|共计?|仅|只)?(?:完成|实现|达到?|报告)了?\s?$")
_INTENDED = frozenset({Modality.TARGET, Modality.HYPOTHETICAL})
_SCHEDULED = re.compile(
    r"\b(?:goes|go|comes|come|moved?|moves|follows?|starts?|begins?|opens?|is (?:now )?(?:set|fixed|due|on)|fixed|set) "
    r"|定[在于]|改[到至为在]|推迟|提前|开始",
    re.IGNORECASE,
)
_AT = re.compile(r"\b(?:lies|stands|is|located|situated|sits|found)\s(?:at|near)\s|位于|坐落|地处", re.IGNORECASE)
_ALL = re.compile(r"(?:全部|均|都|皆|全)[为是系]\s?$")


@dataclass(slots=True)
class Said:
    """The cues that a document has said up to a point of it, the last one last."""

    section: dict[str, Cue] = field(default_factory=dict)
    before: dict[str, Cue] = field(default_factory=dict)
    heading: tuple[Cue, ...] = ()

    def begin_section(self, cues: Iterable[Cue]) -> None:
        """Take the cues of a heading; those of the section before count for what is aimed at or supposed only."""
        self.before |= self.section
        self.section = {}
        self.heading = tuple(cues)

    def pass_sentence(self, cues: Iterable[Cue]) -> None:
        """Take the cues of a sentence."""
        for cue in cues:
            self.section.pop(cue.attribute.name, None)
            self.section[cue.attribute.name] = cue

    def continued(self, text: str, mentions: Sequence[SubjectMention], written: dt.date | None) -> list[Governed]:
        """Return the values of a sentence without a cue that go on with what was said before it.

        They are of the next subject, right beside its name; or are aimed at, supposed or taken back.
        """
        for cues, is_near in ((self.section, True), (self.before, False)):
            for cue in reversed(cues.values()):
                own = [mention for mention in mentions if mention.identifier.kind == cue.attribute.of]
                if not _may_go_on(cue.attribute, text, own, is_near=is_near):
                    continue
                values = [
                    value
                    for value in values_of(cue.attribute, text, written)
                    if not any(value.start < mention.end and mention.start < value.end for mention in mentions)
                    and _goes_on(cue.attribute, text, value, own, is_near=is_near)
                ]
                if values:
                    return [_governed(cue, value, "said before") for value in values]
        return []

    def scheduled(self, text: str, mentions: Sequence[SubjectMention], written: dt.date | None) -> list[Governed]:
        """Return the days that something of the heading is set to: ``Dunmarsh goes off on Monday``."""
        if not mentions or not self.heading or not _SCHEDULED.search(text):
            return []
        for cue in self.heading:
            if cue.attribute.value is ValueKind.DATE and any(of.identifier.kind == cue.attribute.of for of in mentions):
                return [_governed(cue, value, "in the heading") for value in values_of(cue.attribute, text, written)]
        return []


def _may_go_on(attribute: Attribute, text: str, own: Sequence[SubjectMention], *, is_near: bool) -> bool:
    """Return whether any value of the attribute could `_goes_on`: far quicker than to look for the values."""
    if attribute.value is ValueKind.DATE:
        return is_near and may_deny(text)
    return attribute.value in _MEASURED and (is_near or bool(own))


def _goes_on(attribute: Attribute, text: str, value: Value, own: Sequence[SubjectMention], *, is_near: bool) -> bool:
    modality = modality_at(text, value.start, value.end)
    if attribute.value is ValueKind.DATE:
        return is_near and modality is Modality.DENIED
    if attribute.value not in _MEASURED:
        return False
    if modality in _INTENDED:
        return bool(own) or is_near
    begin = max(text.rfind(stop, 0, value.start) for stop in ";；") + 1
    led = [mention for mention in own if begin <= mention.start]
    if is_near and len({mention.identifier for mention in led}) == 1 and _COMES_TO.search(text, 0, value.start):
        return True
    return is_near and any(
        0 <= value.start - mention.end <= _BESIDE and not _NOT_BESIDE.search(text, mention.end, value.start)
        for mention in own
    )


def _governed(cue: Cue, value: Value, why: str) -> Governed:
    value = replace(value, confidence=value.confidence * _LESS_SURE)
    return Governed(cue.attribute, value, Cue(cue.attribute, cue.words, 0, 0), 0, True, why)


_COMMON_UNITS = words_of("""
    t kt mt kg g m km cm mm m2 m3 m³ l ml kw kwh mwh gwh % unit units piece pieces people person persons bed beds case
    cases tonne tonnes ton tons litre litres metre metres 吨 万吨 公斤 千克 斤 米 立方米 万立方米 人 万人 台 套 张 例 个
    座 辆 千瓦时
""")
"""Units of many things, which say nothing of what is measured in them."""

_OTHERWISE = re.compile(
    r"\b(?:los[est]+|losses|shed|shedding|loads?|demand|peak|reserve|spare|free|missing|short|shortage|limit(?:ed)?|import\w*"
    r"|export\w*|delay\w*|holding|unit|units|set|sets|turbines?|pumps?|trains?|wind|of which)\b"
    r"|负荷|出力|损失|限电|切除|备用|缺|机组|单台",
    re.IGNORECASE,
)
_FARTHEST = 40


def alone(attributes: Mapping[str, Attribute], text: str, mentions: Sequence[SubjectMention]) -> list[Governed]:
    """Return what a sentence without a cue measures in a unit of its own: ``the Corley works gives 30 Ml/d``."""
    if not mentions or _OTHERWISE.search(text):
        return []
    found: list[Governed] = []
    for kind in dict.fromkeys(mention.identifier.kind for mention in mentions):
        own = [mention for mention in mentions if mention.identifier.kind == kind]
        claims = [
            (of, value)
            for of in attributes.values()
            if of.of == kind and of.value is ValueKind.QUANTITY
            for value in values_of(of, text, None)
            if any(0 <= value.start - mention.end <= _FARTHEST for mention in own)
        ]
        if len({of.name for of, _ in claims}) == 1:
            found += [
                Governed(
                    of, replace(value, confidence=0.8), Cue(of, written, value.start, value.end), 0, True, "as a unit"
                )
                for of, value in claims
                if (written := _UNIT.sub("", text[value.start : value.end])).casefold() not in _COMMON_UNITS
            ]
    return found


_UNIT = re.compile(r"^[\d\s.,/+-]*(?:million|thousand|bn|billion)?\s?", re.IGNORECASE)


def located(attributes: Mapping[str, Attribute], text: str, governed: Sequence[Governed]) -> list[Governed]:
    """Return the coordinates at which a sentence says that its subject is."""
    found = _AT.search(text) if _may_say_at(text) else None
    if found is None or any(of.attribute.value is ValueKind.COORDINATES for of in governed):
        return []
    return [
        Governed(of, value, Cue(of, found.group().strip(), found.start(), found.end()), 0, True)
        for of in attributes.values()
        if of.value is ValueKind.COORDINATES
        for value in find_values(of, text)[:1]
    ]


def _may_say_at(text: str) -> bool:
    """Return False where `_AT` is nowhere in a text: far quicker than to look for it."""
    lower = text.lower()
    return " at " in lower or " near " in lower or "位于" in text or "坐落" in text or "地处" in text


def sorts_of(attributes: Mapping[str, Attribute], text: str, governed: Sequence[Governed]) -> Iterator[Governed]:
    """Yield the sort of what a sentence measures: the soya of ``it holds 36,750 tonnes of soya``."""
    for of in attributes.values():
        if of.value is not ValueKind.TEXT or not of.one_of:
            continue
        if not any(one.attribute.of == of.of and one.attribute.value is ValueKind.QUANTITY for one in governed):
            continue
        for value in find_values(of, text):
            measured = [one for one in governed if one.attribute.of == of.of and one.value.end <= value.start]
            last = max(measured, key=lambda one: one.value.end, default=None)
            if last is None or last.attribute.value is not ValueKind.QUANTITY:
                continue
            if text[last.value.end : value.start].strip() == "of" or _ALL.search(text, last.value.end, value.start):
                yield Governed(of, value, last.cue, 0, True)
