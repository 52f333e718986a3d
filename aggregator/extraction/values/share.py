"""Shares in percent, as a quantity in ``%`` reads them: ``30 percent``, ``百分之三十``, ``九成``, ``千分之五``."""

from __future__ import annotations

import re
from decimal import Decimal

from aggregator.extraction.values.numerals import NUMBER, canonical, han_number, number_of, scale_of
from aggregator.extraction.values.pattern import Found, pattern
from aggregator.extraction.values.value import Value

_SIGN = r"(?P<sign>[-−+] ?|(?i:minus|negative) |[负負] ?)?"
_SCALE = r"(?: ?(?P<scale>(?i:k|million|thousand|萬|億|万|亿)|M))?"
_SPACED_HAN = (
    r"(?:[一二两兩三四五六七八九十百千万亿壹贰貳叁肆伍陆陸柒捌玖拾佰仟萬億零〇]+"
    r"(?: [一二三四五六七八九十百千万亿零〇]+)*"
    r"(?: ?[点點] ?[零〇一二三四五六七八九壹贰貳叁參肆伍陆陸柒捌玖]+)?)"
)
_BEFORE = r"(?:^|[^\pL\pN_.,%/=&-]|\p{Han}|[^\pN][-.,])"
_SAID = (
    rf"{_BEFORE}(?P<value>{_SIGN}(?P<number>{_SPACED_HAN}|{NUMBER}){_SCALE}[ -]?"
    r"(?P<unit>%|％|(?i:percentages?|percents?|per cents?|percentage points?|pct)\b"
    r"|[个個]? ?百 ?分 ?[点點]|个 百 分 点|個 百 分 點))"
)
_HAN_PARTS = (
    r"(?P<value>(?P<sign>[负負] ?)?(?P<parts>[一]?百|[一]?千|[一]?万|[一]?萬|百万|百萬|千万|千萬|十万|亿) ?分 ?之 ?"
    rf"(?:(?P<whole>百)|(?P<inner>[负負-])? ?(?P<number>{_SPACED_HAN}|{NUMBER})){_SCALE})"
)
_TENTHS = (
    r"(?P<value>(?P<number>[\d一二两三四五六七八九十陆陸半]"
    r"(?: ?[\d一二三四五六七八九])?(?: ?[.点點] ?[\d一二三四五六七八九]{1,2})?)"
    r" ?(?P<unit>成|折)(?P<half>半)?)"
    r"(?P<after>[功为為立本员長长绩果交都就熟人年分套]|$"
    r"|[^功为為立本员長长绩果交都就熟人年分套])"
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


def _number(text: str) -> Decimal | None:
    bare = _SPACES.sub("", text) if not text.isascii() else text
    return number_of(bare)


def _percent(match: Found) -> Decimal | None:
    number = _number(match["number"])
    if number is None or pattern(_ABOUT).search(match["number"]):
        return None
    number *= Decimal(scale_of(match["scale"]))
    return -number if match["sign"] and not match["sign"].startswith("+") else number


def _parts(match: Found) -> Decimal | None:
    parts = han_number(match["parts"] if match["parts"][0] in "一十" else "一" + match["parts"])
    number = Decimal(100) if match["whole"] else _number(match["number"])
    if number is None or parts is None:
        return None
    number *= Decimal(scale_of(match["scale"])) * 100 / parts
    return -number if bool(match["sign"]) != bool(match["inner"]) else number


def _tenths(match: Found) -> Decimal | None:
    """Return the percent of 九成, 7.2折 and 八五折, where two digits together are hundredths."""
    if match["after"] and match["after"] in _NOT_AFTER:
        return None
    said = (
        match["number"].replace("半", "5").replace(" ", "")
        if match["number"] == "半"
        else match["number"].replace(" ", "")
    )
    digits = "".join(str(int(han_number(sign) or 0)) if sign in "一二两三四五六七八九陆陸" else sign for sign in said)
    digits = digits.replace("点", ".").replace("點", ".").replace("十", "10")
    try:
        number = Decimal(digits)
    except ArithmeticError:
        return None
    if match["half"]:
        number += Decimal("0.5")
    if number == 10 and match["unit"] == "折":
        return None
    return number if number > 10 else number * 10
