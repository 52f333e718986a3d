"""Numbers without a unit: how many there are of something."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from aggregator.extraction.values.number_words import IN_WORDS, WORDS, words_number
from aggregator.extraction.values.numerals import (
    LONGEST,
    NUMBER,
    SCALES,
    canonical,
    fraction_number,
    number_of,
    scale_of,
)
from aggregator.extraction.values.pattern import Found, pattern
from aggregator.extraction.values.value import Value, is_nothing
from aggregator.policy.records import Attribute

_SCALE = (
    "(?:" + "|".join("M" if word == "M" else f"(?i:{word})" for word in sorted(SCALES, key=lambda w: -len(w))) + ")"
)
_HAN = "一二两兩三四五六七八九十百千万亿零〇壹贰貳叁肆伍陆陸柒捌玖拾佰仟萬億兆倆俩"
_SPACED = (
    rf"[一二两兩三四五六七八九十\d壹贰貳叁肆伍陆陸柒捌玖拾倆俩][{_HAN}]*(?: ?[余多餘几幾] ?[万亿萬億])"
    rf"|[一二两兩三四五六七八九十壹贰貳叁肆伍陆陸柒捌玖拾倆俩][{_HAN}]*(?: [{_HAN}]+)+(?: ?[点點] ?[{_HAN}]+)?"
    r"|[百佰][一二三四五六七八九]"
    rf"|\d ?[万萬千](?: ?\d ?[千百十])+|\d+ ?[余多餘几幾] ?[万亿萬億]|[{_HAN}]+ [点點] [{_HAN}]+"
)
_PART = rf"(?:[负負] ?)?(?:[{_HAN}]+(?: [{_HAN}]+)*(?: ?[点點] ?[{_HAN}]+)?|\d+(?:\.\d+)?)"
_HAN_FRACTION = (
    rf"(?P<name>(?P<sign>[负負] ?)?(?:(?P<whole>{_PART}) ?又 ?)?(?P<lower>{_PART}) ?分 ?之 ?(?P<upper>{_PART}))"
)
_IDIOMS = (
    r"^(?:切|些|样|樣|定|直|般|起|旦|边|邊|致|律|贯|貫|面|共|向|再|味|概|体|體"
    r"|点[^\pN零〇一二三四五六七八九]|会儿|下子|方面|系列)"
)
_BARE_ZERO = r"^(?:$|[^\pL\pN]|[个個台起次人名家座度件项項])"
_FORMAL = frozenset("壹贰貳叁肆伍陆陸柒捌玖拾倆俩")
_NOT_NUMBERS = (
    "四川",
    "九龙",
    "九江",
    "三亚",
    "一看",
    "一听",
    "一想",
    "九九",
    "三峡",
    "八宝",
    "五金",
    "千万不",
    "万一",
)
_SIGN = r"(?P<sign>[-−+] ?|(?i:minus|negative) |[负負] ?)?"
_BODY = (
    rf"(?P<name>{_SIGN}(?P<number>{_SPACED}|{NUMBER}|[零〇])"
    rf"(?:\s?(?P<scale>{_SCALE})|(?P<billions>[bB]))?(?P<dozen> ?打)?)"
)
_RUNNING = rf"(?:^|[^\pL\pN_.,-]|\p{{Han}}|[^\d][.,]|[^\pL\pN][-]|\p{{Han}}-)??{_BODY}"
_ANY = rf"\d|[{_HAN}]|(?i:half\b|{WORDS})"
_PRONOUN_BEFORE = r"(?i:this|that|the|which|any|no|every|each|another|some|as|last|next|only) $"
_PRONOUN_AFTER = r"^(?: (?i:of|another|who|is|was|that|can|could|may|might|must|should|day|by one)\b|'s|’s)"

_FILLERS = str.maketrans("", "", " 余多餘几幾")


def find(_attribute: Attribute, text: str) -> list[Value]:
    """Return the numbers in running text, in digits or in words."""
    if pattern(_ANY).search(text) is None:
        return []
    values = list(_fractions(text)) if "分" in text else []
    values += _listed(text)
    values += _ratios(text)
    values += _halves(text)
    for match in pattern(_RUNNING).finditer(text):
        for value in _values(match, text):
            if all(value.end <= other.start or other.end <= value.start for other in values):
                values.append(value)
    return sorted(values, key=lambda value: value.start)


_TIMES = r"(?:\s+(?i:years?|months?|weeks?|days?|nights?|hours?|minutes?|seconds?|decades?)\b)"
_RATIO = (
    rf"(?:^|[^\pL\pN_.,:/-])(?P<name>(?P<upper>\d{{1,4}}|(?i:{IN_WORDS})) (?P<by>(?i:over|out of|in)) "
    rf"(?P<lower>\d{{1,4}}|(?i:{IN_WORDS})))(?P<time>{_TIMES})?(?P<after>[.,]\d|[/:%-]|\s*[\pL\pN])?"
)


def _ratios(text: str) -> Iterator[Value]:
    """Yield the fractions in English: two out of five hundred, one in twenty, and where nothing follows, 2000 over 3.

    What is done in figures *out of* or *in* others is two numbers, and so is what holds over some time.
    """
    if " over " not in text and " out of " not in text and " in " not in text:
        return
    for match in pattern(_RATIO).finditer(text):
        upper, lower = match["upper"], match["lower"]
        in_figures, by = upper.isdigit() and lower.isdigit(), match["by"].lower()
        above, below = number_of(upper), number_of(lower)
        if not above or not below or match["time"] or (by == "in" and (above != 1 or in_figures)):
            continue
        if in_figures and (by == "out of" or match["after"]):
            continue
        shown = canonical(above / below)
        if shown is not None:
            yield Value(shown, None, *match.span("name"), 0.9)


_LIST = r"(?:^|[^\pL\pN_.,:/-])(?P<name>\d{1,2}(?:,\d{1,2}){2,})(?:$|[^\pL\pN_,:/-])"


def _listed(text: str) -> Iterator[Value]:
    """Yield the numbers of a list without spaces, whose groups are no thousands: nos. 22,24,26."""
    for match in pattern(_LIST).finditer(text) if "," in text else ():
        at = match.span("name")[0]
        for part in match["name"].split(","):
            yield Value(str(int(part)), None, at, at + len(part), 0.9)
            at += len(part) + 1


_HALF = (
    r"(?i:\b(?:than|over|under|about|around|nearly|almost|exactly|roughly|only|just|approximately|least|most) "
    r"(?P<name>half)\b(?P<after>-?\w?)"
    r"|(?:^|[^\pL\s]\s?|\b(?:and|or|is|are|was|were|to|by|of|with|has|have|for|on) )(?P<other>half) "
    r"(?:of|the|its|their|our|all)\b)"
)


def _halves(text: str) -> Iterator[Value]:
    """Yield what is said to be half of something, as in more than half: the first half is none."""
    if "alf" not in text:
        return
    for match in pattern(_HALF).finditer(text):
        if not match["after"]:
            yield Value("0.5", None, *match.span("name" if match["name"] else "other"), 0.9)


def _fractions(text: str) -> Iterator[Value]:
    """Yield the fractions in Chinese: 三分之二, 一又二分之一."""
    for match in pattern(_HAN_FRACTION).finditer(text):
        whole, lower, upper = (_part(match[name]) for name in ("whole", "lower", "upper"))
        if lower and upper is not None and match["lower"].replace(" ", "") not in _HUNDREDTHS:
            number = (whole or 0) + upper / lower
            shown = canonical(-number if match["sign"] else number)
            if shown is not None:
                yield Value(shown, None, *match.span("name"), 1.0)


_HUNDREDTHS = frozenset({"百", "佰", "千", "万", "萬", "百万", "千万"})
"""Alone before 分之 they make shares, which `share` reads; the number in them is what follows."""


def _part(text: str) -> Decimal | None:
    bare = text.replace(" ", "")
    number = number_of(bare.lstrip("负負")) if bare else None
    return -number if number is not None and bare[0] in "负負" else number


def cell(_attribute: Attribute, text: str, _unit: str | None) -> Value | None:
    """Return the number that a whole cell holds, or None."""
    bare = text.strip()
    if is_nothing(bare) or len(bare) > 80:
        return None
    match = pattern(_BODY).fullmatch(bare)
    shown = None if match is None else _shown(match)
    start = text.index(bare)
    return None if shown is None else Value(shown, None, start, start + len(bare), 1.0)


def _values(match: Found, text: str) -> Iterator[Value]:
    start, end = match.span("name")
    if " " in match["name"] and text[end : end + 1].isdigit() and match["number"].replace(" ", "").isdigit():
        yield from _side_by_side(text, *match.span("number"))
        return
    if _is_part(text, start, end) or _is_pronoun(match, text, start, end):
        return
    shown = _shown(match)
    if shown is not None:
        yield Value(shown, None, start, end, 0.9)
    elif " and " in match["name"] and not match["sign"]:
        yield from _joined(match["name"], start)


def _side_by_side(text: str, start: int, end: int) -> Iterator[Value]:
    """Yield the numbers that stand side by side without being groups of one: 423 0000."""
    while text[end : end + 1].isdigit():
        end += 1
    if _is_part(text, start, end):
        return
    for part in text[start:end].split(" "):
        if len(part) <= LONGEST:
            yield Value(str(int(part)), None, start, start + len(part), 0.9)
        start += len(part) + 1


def _joined(written: str, start: int) -> Iterator[Value]:
    """Yield the numbers that words name one after the other: 3 hundred and 2 hundred."""
    for part in written.split(" and "):
        number = words_number(part)
        shown = None if number is None else canonical(number)
        if shown is not None:
            yield Value(shown, None, start, start + len(part), 0.9)
        start += len(part) + len(" and ")


def _is_part(text: str, start: int, end: int) -> bool:
    """Return whether a number is part of a word, a code, a date or an address."""
    before, after = text[start - 1 : start], text[end : end + 2]
    if before and before < "\u2e80" and (before.isalnum() or before == "_"):
        return True
    if before in tuple(".,-/:") and text[start - 2 : start - 1].isdigit():
        return True
    if after[:1] and after[0] < "\u2e80" and (after[0].isalnum() or after[0] == "_"):
        return True
    if after[:1] == "-" and text[end : end + 7].lower().startswith(("-first", "-second")):
        return True
    return after[:1] in tuple(".,-/:") and after[1:].isdigit()


def _is_pronoun(match: Found, text: str, start: int, end: int) -> bool:
    if match["name"] in _FORMAL or text.startswith(_NOT_NUMBERS, start):
        return True
    if text[start - 1 : start + 1] == "万一" and start:
        return True
    if match["name"] in ("零", "〇"):
        return text[start - 1 : start].isalpha() or pattern(_BARE_ZERO).search(text[end : end + 1]) is None
    if match["name"] in ("一", "千万"):
        return pattern(_IDIOMS).search(text[end : end + 2]) is not None or match["name"] == "千万"
    if match["name"].lower() != "one":
        return False
    before, after = text[max(0, start - 12) : start], text[end : end + 12]
    return pattern(_PRONOUN_BEFORE).search(before) is not None or pattern(_PRONOUN_AFTER).search(after) is not None


def _shown(match: Found) -> str | None:
    written = match["number"]
    if "/" in written and match["sign"]:
        number = fraction_number(written, improper=True)
    else:
        number = number_of(written if written.isascii() else written.translate(_FILLERS))
    if number is None:
        return None
    number *= Decimal(scale_of(match["scale"])) * (12 if match["dozen"] else 1) * (10**9 if match["billions"] else 1)
    return canonical(-number if match["sign"] and not match["sign"].startswith("+") else number)
