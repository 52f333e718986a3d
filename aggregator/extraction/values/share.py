"""Shares in percent, as a quantity in ``%`` reads them: ``30 percent``, ``百分之三十``, ``九成``, ``千分之五``."""

from __future__ import annotations

import re
from decimal import Decimal

from aggregator.extraction.values.numerals import NUMBER, canonical, han_number, number_of, scale_of
from aggregator.extraction.values.pattern import Found, pattern
from aggregator.extraction.values.value import Value

_SIGN = r"(?P<sign>[-−+] ?|(?i:minus|negative) |[负負] ?)?"
_SCALE = r"(?: ?(?P<scale>(?i:k|million|thousand|萬|億|万|亿|[mgt])))?"
_HAN = "一二两兩三四五六七八九十百千万亿壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億零〇"
_POINT = r" ?[点點] ?[零〇一二三四五六七八九壹贰貳叁參肆伍陆陸柒捌玖]+"
_SPACED_HAN = rf"(?:[{_HAN}]+(?: [{_HAN}]+)+(?:{_POINT})?|[{_HAN}]+{_POINT})"
_BEFORE = r"(?:^|[^\pL\pN_.,%/=&-]|\p{Han}|[^\pN][-.,])"
_SAID = (
    rf"{_BEFORE}(?P<value>{_SIGN}(?P<number>{_SPACED_HAN}|{NUMBER}){_SCALE}[ -]?"
    r"(?P<unit>%|％|(?i:percentages?|percents?|per cents?|percentage points?|pct)\b"
    r"|[个個]? ?百 ?分 ?[点點]|个 百 分 点|個 百 分 點))"
)
_HAN_PARTS = (
    r"(?:^|[^一二两兩三四五六七八九十百千万亿\d])"
    r"(?P<value>(?P<sign>[负負] ?)?(?P<parts>一?[百佰千仟万萬亿億十]+) ?分 ?之 ?"
    rf"(?:(?P<whole>百)(?P<edge>$|[^\p{{Han}}])|(?P<inner>[负負-])? ?(?P<number>{_SPACED_HAN}|{NUMBER})){_SCALE})"
)
_TENTHS = (
    r"(?P<value>(?P<number>[\d一二两兩三四五六七八九十陆陸半对對](?: ?[\d一二三四五六七八九])?"
    r"(?: ?[.点點] ?[\d一二三四五六七八九]{1,2})?) ?(?P<unit>成|折)(?P<more> ?[半一二三四五六七八九])?)"
    r"(?P<after>\pL|$|\PL)"
)
_OF = r"\b(?P<value>(?i:percents?|per cents?|percentage) of (?P<number>" + NUMBER + r"))"
_ABOUT = r"[一二三四五六七八九]{2}十"
_NOT_AFTER = "功为為立本员長长绩果交都就熟人年分套"
_SPACES = re.compile(r" (?=[^\d])|(?<=[^\d]) ")


def shares_in(text: str) -> list[Value]:
    """Return the shares in running text, in percent."""
    values: list[Value] = []
    for source, read in ((_HAN_PARTS, _parts), (_SAID, _percent), (_TENTHS, _tenths), (_OF, _percent)):
        for match in pattern(source).finditer(text):
            start, end = match.span("value")
            after = text[end : end + 1]
            if after.isascii() and after.isalnum() and (text[end - 1] == "%" or text[end - 1].isalnum()):
                continue
            if any(value.start < end and start < value.end for value in values):
                continue
            number = read(match)
            shown = None if number is None else canonical(number)
            if shown is not None:
                values.append(Value(shown, "%", start, end, 1.0))
    return sorted(values, key=lambda value: value.start)


def _scale(word: str) -> int:
    return _LETTERS.get(word.lower()) or scale_of(word)


_LETTERS = {"m": 10**6, "g": 10**9, "t": 10**12}


def _number(text: str) -> Decimal | None:
    bare = _SPACES.sub("", text) if not text.isascii() else text
    return number_of(bare)


def _percent(match: Found) -> Decimal | None:
    number = _number(match["number"])
    if number is None or pattern(_ABOUT).search(match["number"]):
        return None
    number *= Decimal(_scale(match["scale"]))
    return -number if match["sign"] and not match["sign"].startswith("+") else number


def _parts(match: Found) -> Decimal | None:
    parts = han_number(match["parts"] if match["parts"][0] in "一十" else "一" + match["parts"])
    number = Decimal(100) if match["whole"] else _number(match["number"])
    if number is None or parts is None or pattern(_ABOUT).search(match["number"]):
        return None
    number *= Decimal(_scale(match["scale"])) * 100 / parts
    return -number if bool(match["sign"]) != bool(match["inner"]) else number


def _tenths(match: Found) -> Decimal | None:
    """Return the percent of 九成, 7.2折, 七成六 and 八五折, where two digits together are hundredths."""
    said, unit, more = match["number"].replace(" ", ""), match["unit"], match["more"].strip()
    if match["after"] and match["after"] in _NOT_AFTER:
        return None
    if said in _HALVES:
        return _HALVES[said] / (10 if unit == "成" else 1)
    number = _tenths_of("".join(map(_digit, said)))
    if more:
        number += 5 if more == "半" else int(_digit(more))
    return None if number == 100 and unit == "折" else number


_HALVES = {half: Decimal(50) for half in "半对對"}


def _digit(sign: str) -> str:
    """Return a Han digit or point as it stands in figures."""
    return "10" if sign == "十" else _FIGURES.get(sign, sign)


_FIGURES = {"点": ".", "點": "."} | {
    sign: str(place % 9 + 1)
    for place, sign in enumerate("一二三四五六七八九" + "壹两叁肆伍陆柒捌玖" + "壹兩叁肆伍陸柒捌玖")
}


def _tenths_of(figures: str) -> Decimal:
    number = Decimal(figures)
    return number if number > 10 else number * 10
