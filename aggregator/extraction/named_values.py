"""The persons and bodies that a sentence may name for an attribute, the surest beside the word for whose they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import rjieba

from aggregator.extraction.cues import Cue
from aggregator.extraction.han_name_parts import NOT_PERSONS
from aggregator.extraction.mentions import names_in
from aggregator.extraction.name import Name
from aggregator.extraction.search_text import HAN, is_han
from aggregator.extraction.values import Value, find_values
from aggregator.extraction.values.person import HAN_SURNAMES
from aggregator.policy.records import Attribute, ValueKind

NAMED = {ValueKind.PERSON: "person", ValueKind.ORGANISATION: "organisation"}
"""How the recogniser of names calls the kinds of value that are names."""

_AS_NAMED = 0.9
"""How sure a name is that stands right beside the word for whose it is."""

_BESIDE_CUE = re.compile(
    r"\s?[,，:：(]?\s?(?:is|was|are|名叫|为|是)?\s?|\s(?:at|of|for|in|there)\b[^.,;]{0,40}\s(?:is|was)\s", re.IGNORECASE
)
_BEFORE_CUE = re.compile(r"\s?,\s?(?:the|its|our|their)?\s?", re.IGNORECASE)
_SURNAMES = f"{HAN_SURNAMES}|[单幸冉舒池季尚樊卓柴查晏解仇佘靳芮瞿卞梅闵]"
_LED = re.compile(rf"[:：是为由叫的]?(?=(?:{_SURNAMES})[{HAN}])")
_LONGEST_HAN_NAME = 3


def _led_person(text: str, place: int) -> Value | None:
    """Return the Chinese name right after a word for whose it is: its words end where those of the sentence do."""
    led = _LED.match(text, place)
    if led is None:
        return None
    start = led.end()
    run = re.match(rf"[{HAN}]{{2,8}}", text[start : start + 8])
    if run is None:
        return None
    goes_on = _NO_NAME.search(run.group(), _SHORTEST_HAN_NAME)
    if goes_on is not None and goes_on.start() <= _LONGEST_HAN_NAME:
        end = start + goes_on.start()
        return Value(text[start:end], None, start, end, _AS_NAMED)
    ends, at = [], 0
    for word, tag in rjieba.tag(run.group()):
        if at >= _SHORTEST_HAN_NAME and tag[0] in "vpcudrfzmnt" and tag not in _NAME_TAGS:
            break
        at += len(word)
        if _SHORTEST_HAN_NAME <= at <= _LONGEST_HAN_NAME:
            ends.append(at)
    if not ends:
        return None
    end = start + ends[-1]
    return Value(text[start:end], None, start, end, _AS_NAMED)


_NO_NAME = re.compile(
    "兼任|[担接出到上离调主]任|任[职期]|负责|主持|表示|介绍|要求|传达|带队|牵头|告诉|退休|提出|汇报|签[字发署]|亲自|认为|指出|说|称|已经|[已将要应须会](?=[在于把按向每到来去组完])"
)
"""What may follow a Chinese name and is none of it: 厂长由季鸣*兼任*."""


def _person_before(text: str, place: int) -> Value | None:
    """Return the Chinese name right before a word for whose it is: 由*梅沛然*院长签字."""
    found = _NAME_BEFORE.search(text, max(0, place - 5), place)
    if found is None or found["name"] in NOT_PERSONS:
        return None
    return Value(found["name"], None, *found.span("name"), _AS_NAMED)


_NAME_BEFORE = re.compile(
    rf"(?:^|(?<=[^{HAN}])|(?<=[由和与向是请对让跟找经归给、]))(?P<name>(?:{_SURNAMES})"
    rf"(?![院厂站库场港所局部处科室县市省区副总原前老新现])[{HAN}]{{1,2}})$"
)
_SHORTEST_HAN_NAME = 2
_NAME_TAGS = frozenset({"nr", "nrt", "nrfg", "nz"})
_TITLE = re.compile(r"^(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Engineer|Minister|Sister)\.?\s")


def names_of(attribute: Attribute, text: str, cues: Sequence[Cue]) -> list[Value]:
    """Return the persons or bodies of a sentence; one right beside a cue is surer, and needs no mark at its end."""
    found = find_values(attribute, text)
    for name in names_in(text) if not attribute.one_of else ():
        if name.kind == NAMED[attribute.value] and not any(_overlap(name, value) for value in found):
            titled = _TITLE.match(text[name.start : name.end])
            start = name.start + (titled.end() if titled else 0)
            found.append(Value(text[start : name.end], None, start, name.end, 0.85))
    if attribute.value is ValueKind.PERSON:
        offices = [cue for cue in cues if cue.how != "loose"]
        led = [_led_person(text, cue.end) for cue in offices]
        led += [_person_before(text, cue.start) for cue in offices if cue.how == "cue" and is_han(text[cue.start])]
        taken = [name for name in led if name is not None]
        found = [value for value in found if not any(_goes_on(text, value, name) for name in taken)]
        found += [name for name in taken if not any(_overlap(name, value) for value in found)]
        found = [_surer(text, cues, value) for value in found]
    else:
        found = [_after_its_cue(text, cues, value) for value in found]
    return sorted(found, key=lambda value: value.start)


def _goes_on(text: str, value: Value, name: Value) -> bool:
    """Return whether a name was taken for one that goes on into what its bearer does: 季鸣*兼*任."""
    return value.start == name.start and name.end < value.end and _NO_NAME.match(text, name.end) is not None


def _after_its_cue(text: str, cues: Sequence[Cue], value: Value) -> Value:
    """Return a Chinese body without the words before it that only say whose it is: 经营人*东陵集装箱有限公司*."""
    ends = [
        cue.end + (text[cue.end] in "是为由:")
        for cue in cues
        if cue.how == "cue"
        and value.start <= cue.start
        and cue.end + _SHORTEST_BODY <= value.end
        and is_han(text[cue.start])
    ]
    return replace(value, value=text[max(ends) : value.end], start=max(ends)) if ends else value


_SHORTEST_BODY = 4
"""Characters of the shortest Chinese name of a body after a word for whose it is."""


def _surer(text: str, cues: Sequence[Cue], value: Value) -> Value:
    beside = any(
        (cue.end <= value.start and _BESIDE_CUE.fullmatch(text, cue.end, value.start))
        or (value.end <= cue.start and _BEFORE_CUE.fullmatch(text, value.end, cue.start))
        for cue in cues
    )
    return replace(value, confidence=max(value.confidence, _AS_NAMED)) if beside else value


def _overlap(left: Name | Value, right: Name | Value) -> bool:
    return left.start < right.end and right.start < left.end
