"""Which value of a sentence belongs to which cue, and to which of its subjects."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from aggregator.extraction.comparisons import is_compared
from aggregator.extraction.cues import Cue
from aggregator.extraction.search_text import HAN
from aggregator.extraction.sentences import clause_at
from aggregator.extraction.values import Value, find_values
from aggregator.extraction.values.person import HAN_SURNAMES
from aggregator.extraction.vocabulary import SubjectMention
from aggregator.policy.records import Attribute, ValueKind

REACH = 90
"""Code points between a cue and a value after it, beyond which they do not belong together."""

REACH_BACK = 25
"""The same for a value that stands before its cue."""


class Governed(NamedTuple):
    """A value and the cue that says what it is; ``cost`` is their distance, longer where the value comes first."""

    attribute: Attribute
    value: Value
    cue: Cue
    cost: int
    is_first: bool
    why: str = ""


def governed_values(
    text: str, cues: Sequence[Cue], mentions: Sequence[SubjectMention], written: dt.date | None = None
) -> list[Governed]:
    """Return the values of a sentence with their cues; where two attributes claim a value, the nearer cue has it.

    What stands in the name of one of the sentence's subjects is no value. Days are counted from the day the text was
    written, where it is known.
    """
    claims: list[Governed] = []
    attributes = {cue.attribute.name: cue.attribute for cue in cues}
    for name, attribute in attributes.items():
        own = [cue for cue in cues if cue.attribute.name == name]
        own_mentions = [of for of in mentions if of.identifier.kind == attribute.of]
        claims += _claims(attribute, text, own, own_mentions, written)
    kept = []
    for claim in claims:
        rivals = [
            other for other in claims if other.attribute is not claim.attribute and _overlap(other.value, claim.value)
        ]
        if all(claim.cost <= other.cost or claim.cue[2:] == other.cue[2:] for other in rivals):
            kept.append(claim)
    return kept


_FROM_ANOTHER = re.compile(
    r"\b(?:later|earlier|before|after|following|previous)\b|次日|翌日|前一[日天]|后一[日天]|当[日天]"
)
"""Days that count from another day than the one of writing."""

_MEASURED = frozenset({ValueKind.QUANTITY, ValueKind.NUMBER, ValueKind.MONEY})
_COUNTED = 0.9
"""How sure a day is whose year is that of the day of writing."""

LEAST_SURE = 0.7
"""A day that is less sure than this, counted from the day of writing, is not taken."""


def values_of(attribute: Attribute, text: str, written: dt.date | None) -> list[Value]:
    """Return the values of an attribute in a sentence without a cue of it, and none that is only compared."""
    return _first_days(attribute, text, _values(attribute, text, (), written))


_COUNT = re.compile(r"(?<![\d.,/-])(?<!\d and )(?<!\d to )(?<!\d or )(\d{1,3}(?:[, ]\d{3})+|\d+)\s?$")


def _counted_by_cue(attribute: Attribute, text: str, cues: Sequence[Cue], found: Sequence[Value]) -> Iterator[Value]:
    """Yield the number before a cue that ends in its unit, as in ``50 critical care beds``."""
    units = {unit.casefold() for unit in (attribute.unit, *attribute.also_in) if unit}
    for cue in cues:
        count = _COUNT.search(text, max(0, cue.start - 16), cue.start)
        if count is None or cue.words.rpartition(" ")[2] not in units or " " not in cue.words:
            continue
        start, end = count.start(1), cue.end
        if not any(value.start < end and start < value.end for value in found):
            yield Value(re.sub(r"\D", "", count[1]), attribute.unit, start, end, 1.0)


_BESIDE_CUE = re.compile(
    r"\s?[,，:：(]?\s?(?:is|was|are|名叫|为|是)?\s?|\s(?:at|of|for|in|there)\b[^.,;]{0,40}\s(?:is|was)\s", re.IGNORECASE
)
_BEFORE_CUE = re.compile(r"\s?,\s?(?:the|its|our|their)?\s?", re.IGNORECASE)
_HAN_PERSON = re.compile(
    rf"[:：是为]?((?:{HAN_SURNAMES})[{HAN}]{{1,2}}?)(?=[在于为来将已说称曾表到回介带兼和与及退的]|[^{HAN}]|$)"
)
_AS_NAMED = 0.9
"""How sure a name is that stands right beside the word for whose it is."""


def _persons(text: str, cues: Sequence[Cue], found: Sequence[Value]) -> list[Value]:
    """Return the persons of a sentence; one right beside a cue is surer, and needs no mark at its end."""
    led = [_HAN_PERSON.match(text, cue.end) for cue in cues]
    fresh = [
        Value(name[1], None, name.start(1), name.end(1), _AS_NAMED)
        for name in led
        if name is not None and not any(value.start < name.end() and name.start() < value.end for value in found)
    ]
    return sorted((*(_surer(text, cues, value) for value in found), *fresh), key=lambda value: value.start)


def _surer(text: str, cues: Sequence[Cue], value: Value) -> Value:
    beside = any(
        (cue.end <= value.start and _BESIDE_CUE.fullmatch(text, cue.end, value.start))
        or (value.end <= cue.start and _BEFORE_CUE.fullmatch(text, value.end, cue.start))
        for cue in cues
    )
    return replace(value, confidence=max(value.confidence, _AS_NAMED)) if beside else value


def _values(attribute: Attribute, text: str, cues: Sequence[Cue], written: dt.date | None) -> list[Value]:
    found = find_values(attribute, text)
    if attribute.value is ValueKind.QUANTITY:
        found = [*found, *_counted_by_cue(attribute, text, cues, found)]
    if attribute.value is ValueKind.PERSON:
        return _persons(text, cues, found)
    if attribute.value in _MEASURED:
        return [value for value in found if not is_compared(text, value.start, value.end)]
    if written is None or attribute.value not in (ValueKind.DATE, ValueKind.PERIOD):
        return found
    places = {(value.start, value.end) for value in found}
    counted = find_values(attribute, text, written)
    return [
        value if (value.start, value.end) in places else replace(value, confidence=max(value.confidence, _COUNTED))
        for value in counted
        if (value.confidence >= LEAST_SURE and not _FROM_ANOTHER.search(text, value.start, value.end))
        or (value.start, value.end) in places
    ]


_BACK = re.compile(
    r"\b(?:back(?: in service| on load| on bars)?|return\w*|resum\w+|re-?open\w*|restor\w+|restart\w*)\b"
    r"(?:\s(?:to|in|on|by|from|service|work|load|normal))*\s?(?:the\s)?$|(?:恢复|复产|复航|复工|复诊|重新开放)[^，。；,;]{0,4}$",
    re.IGNORECASE,
)
_BACK_AFTER = re.compile(r"\s?(?:起|前|后|可|将)?(?:恢复|复产|复航|复工|复诊|重新开放)")


def _is_back(text: str, value: Value) -> bool:
    """Return whether a day is the one on which something is back, and not one of its outage."""
    before = text[max(0, value.start - 40) : value.start]
    return _BACK.search(before) is not None or _BACK_AFTER.match(text, value.end) is not None


def _claims(
    attribute: Attribute,
    text: str,
    cues: Sequence[Cue],
    mentions: Sequence[SubjectMention],
    written: dt.date | None,
) -> list[Governed]:
    claims: list[Governed] = []
    last: Governed | None = None
    served: set[tuple[int, int]] = set()
    cues = [cue for cue in cues if not _ADDED.search(text, 0, cue.start)]
    values = [
        value
        for value in _values(attribute, text, cues, written)
        if not any(
            _overlap(value, mention) and not _is_firm_of(attribute, value, mention, cues) for mention in mentions
        )
        and not any(_overlap(value, cue) and not _is_unit(attribute, value, cue) for cue in cues)
    ]
    values = _first_days(attribute, text, values)
    for value in sorted(values, key=lambda value: (value.start, value.end)):
        choices = [(_distance(text, cue, value), cue) for cue in cues]
        if last is not None and value.start - last.value.end <= REACH:
            choices.append((value.start - last.value.end + 5, last.cue))
        reachable = [choice for choice in choices if choice[0] is not None]
        if not reachable:
            continue
        cost, cue = min(reachable, key=lambda choice: (choice[0] or 0, choice[1].start))
        last = Governed(attribute, value, cue, cost or 0, (cue.start, cue.end) not in served)
        served.add((cue.start, cue.end))
        claims.append(last)
    return claims


_ADDED = re.compile(
    r"(?:新购|增购|购入|购置|采购|报废|调拨|借入|another|additional|extra|further|bought|ordered|purchased|borrowed|lent)了?\s?$",
    re.IGNORECASE,
)
"""Says before a cue that its value is only a part added or taken away."""


def _is_firm_of(attribute: Attribute, value: Value, mention: SubjectMention, cues: Sequence[Cue]) -> bool:
    """Return whether a firm is called after a subject: the port *is operated by Norrin Port Authority*."""
    if attribute.value is not ValueKind.ORGANISATION or not value.start <= mention.start < mention.end < value.end:
        return False
    return any(cue.end <= value.start <= cue.end + 2 for cue in cues)


def _is_unit(attribute: Attribute, value: Value, cue: Cue) -> bool:
    """Return whether a cue is the unit of a value, as in "412 beds"."""
    return attribute.value is ValueKind.QUANTITY and value.start < cue.start and cue.end <= value.end


def _distance(text: str, cue: Cue, value: Value) -> int | None:
    if value.start < cue.start and cue.end <= value.end:
        return 0
    if cue.end <= value.start:
        gap = value.start - cue.end
        return gap if gap <= REACH else None
    gap = cue.start - value.end
    if gap > REACH_BACK or re.search(r"[,;，；。:]", text[value.end : cue.start]):
        return None
    return 2 * gap + 15


_TO = re.compile(r"\s?(?:(?:\d{1,2}(?::\d{2}|时)\s?)?(?:to|till|until|through|[-–—~至到])\s?)", re.IGNORECASE)
_ENDING = re.compile(
    r"\b(?:ends?|ended|ending|finish(?:es|ed)?|over|until|till|through)\s(?:on\s)?(?:the\s)?$", re.IGNORECASE
)
_LAST_DAY = 0.45
"""How sure the last day of a period is, whose first day is the fact."""


def _ends(text: str, value: Value) -> bool:
    """Return whether a day is said to be the last of its period."""
    return _ENDING.search(text, 0, value.start) is not None or text.startswith(("结束", "止", "为止"), value.end)


def _first_days(attribute: Attribute, text: str, values: Sequence[Value]) -> list[Value]:
    """Return the days of a sentence, the last day of a period less surely than the first."""
    if attribute.value is not ValueKind.DATE:
        return list(values)
    ordered = sorted(
        (value for value in values if not (attribute.many and _is_back(text, value))), key=lambda value: value.start
    )
    return [
        replace(value, confidence=min(value.confidence, _LAST_DAY))
        if (place and _TO.fullmatch(text, ordered[place - 1].end, value.start)) or _ends(text, value)
        else value
        for place, value in enumerate(ordered)
    ]


class Paired(NamedTuple):
    """A governed value, a subject of the sentence, and how sure it is (a share) that they belong together."""

    governed: Governed
    mention: SubjectMention
    sureness: float


def subjects_of(text: str, values: Sequence[Governed], mentions: Sequence[SubjectMention]) -> list[Paired]:
    """Return the values of one attribute with the subjects of the sentence that they are of.

    As many names as values are paired in order; names joined by "and" share a single value after them; otherwise a
    value goes to the nearest name before it, in its own clause if it can.
    """
    mentions = [mention for mention in mentions if not any(_overlap(mention, of.value) for of in values)]
    if not mentions or not values:
        return []
    if len({mention.identifier for mention in mentions}) == 1:
        return [Paired(of, _nearest(of.value, mentions), 1.0) for of in values]
    groups = _coordinated(text, mentions)
    if len(mentions) == len(values) and _are_parallel(mentions, values):
        return [Paired(of, mention, 1.0) for of, mention in zip(values, mentions, strict=True)]
    paired = []
    for of in values:
        direct = _said_after(text, of.value, mentions)
        group = _group_of(text, of.value, groups) if direct is None else [direct]
        sureness = 0.45 if len(group) > 1 and _TOGETHER.search(text) else 1.0
        shared = direct is None and len(values) > 1 and len(groups) == 1
        paired += [Paired(of, mention, 0.6 if shared else sureness) for mention in group]
    return paired


_LEADS_IN = re.compile(r"\s*(?:with|at|having|as|by|in|for|from|of|rated|on|after|before|due|because)\b", re.IGNORECASE)


def precedes(text: str, value: Value, mentions: Sequence[SubjectMention]) -> bool:
    """Return whether a value is said before the sentence comes to a subject of its own, in another clause."""
    if not mentions or value.end > min(mention.start for mention in mentions):
        return False
    first, last = clause_at(text, value.start, value.end)
    return last <= min(mention.start for mention in mentions) and not _LEADS_IN.match(text, first)


_AT = re.compile(r"\s?(?:\b(?:at|for|of|in|from)\s(?:the\s)?|的)")
_BESIDE = re.compile(r"[\s:(=]*")


def _said_after(text: str, value: Value, mentions: Sequence[SubjectMention]) -> SubjectMention | None:
    """Return the subject of "120 MW at Northfield", unless a name stands right before the value."""
    if any(mention.end <= value.start and _BESIDE.fullmatch(text, mention.end, value.start) for mention in mentions):
        return None
    after = [mention for mention in mentions if mention.start >= value.end]
    return after[0] if after and _AT.fullmatch(text, value.end, after[0].start) else None


_TOGETHER = re.compile(
    r"\b(?:together|combined|total(?:s|ling)?|altogether|jointly|sum)\b|合计|共计|总计|总共|共有", re.IGNORECASE
)
_AND = re.compile(
    r"\s*(?:[,，、/&+]|,?\s?\b(?:and|or|as well as)\b|和|与|及|以及|或)\s*(?:the\s+)?|\s*[\"'”)]?\s*", re.IGNORECASE
)


def _are_parallel(mentions: Sequence[SubjectMention], values: Sequence[Governed]) -> bool:
    """Return whether names and values alternate, or all names come before all values or after them."""
    if mentions[-1].end <= values[0].value.start or values[-1].value.end <= mentions[0].start:
        return True
    places = sorted([(mention.start, 0) for mention in mentions] + [(of.value.start, 1) for of in values])
    return all(here != following for (_, here), (_, following) in pairwise(places))


def _coordinated(text: str, mentions: Sequence[SubjectMention]) -> list[list[SubjectMention]]:
    groups: list[list[SubjectMention]] = []
    for mention in mentions:
        if groups and _AND.fullmatch(text, groups[-1][-1].end, max(mention.start, groups[-1][-1].end)):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return groups


def _group_of(text: str, value: Value, groups: Sequence[Sequence[SubjectMention]]) -> Sequence[SubjectMention]:
    first, last = clause_at(text, value.start, value.end)

    def rank(group: Sequence[SubjectMention]) -> tuple[bool, bool, int]:
        before = group[-1].end <= value.start
        distance = value.start - group[-1].end if before else group[0].start - value.end
        return not first <= group[0].start < last, not before, distance

    return min(groups, key=rank)


def _nearest(value: Value, mentions: Sequence[SubjectMention]) -> SubjectMention:
    return min(mentions, key=lambda m: (m.start > value.start, abs(m.start - value.start)))


def _overlap(left: Value | Cue | SubjectMention, right: Value | Cue | SubjectMention) -> bool:
    return left.start < right.end and right.start < left.end
