"""Postal addresses: number, street, town and postcode; in Chinese province, city, district, road and number."""

from __future__ import annotations

from aggregator.extraction.values.naming import WORD, spans, whole
from aggregator.extraction.values.value import Value
from aggregator.policy.records import Attribute

_STREET = (
    r"(?i:street|st|road|rd|avenue|ave|lane|ln|drive|dr|boulevard|blvd|way|place|pl|court|ct|square|sq|terrace|close"
    r"|crescent|highway|hwy|parkway|pkwy|quay|row|gardens|grove|hill|park|wharf|mews)"
)
_UNIT = r"(?:(?i:unit|suite|flat|apartment|apt|floor|room|building|bldg)\.? ?[\pL\pN-]{1,6},? )?"
_INSIDE = r"(?:,? (?i:unit|suite|ste|flat|apartment|apt|floor|room)\.? [0-9]{1,5}[A-Za-z]?\b)?"
_UK = r"[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}"
_US = r"[A-Z]{2},? [0-9]{5}(?:-[0-9]{4})?"
_AU = r"(?:NSW|VIC|QLD|SA|WA|TAS|NT|ACT),? [0-9]{4}"
_CA = r"[A-Z]{2},? [A-Z][0-9][A-Z] ?[0-9][A-Z][0-9]"
_TOWN = rf"(?:,? (?:{WORD},? ){{0,4}}(?:{_UK}|{_US}|{_AU}|{_CA})\b|, {WORD}(?: {WORD}){{0,2}})"
_ENGLISH = (
    rf"(?:^|[^\pL\pN])(?P<name>{_UNIT}[0-9]{{1,5}}[A-Za-z]?(?:[-–/][0-9]{{1,5}})? (?:{WORD} ){{1,4}}{_STREET}\b\.?"
    rf"(?:,? [NSEW]{{1,2}}\b)?{_INSIDE}{_TOWN}?)"
)
_HAN_CITY = r"(?:\p{Han}{2,8}(?:省|自治区|特别行政区))?(?:\p{Han}{2,9}(?:市|自治州|地区|盟))?"
_HAN_DISTRICT = r"(?:\p{Han}{1,8}(?:自治县|区|县|旗|新区|开发区))?(?:\p{Han}{1,8}(?:街道|镇|乡))?"
_HAN_ROAD = r"\p{Han}{1,10}(?:路|街|大道|巷|胡同|弄|道|村)(?:[东南西北中]段?|\d{1,2}段)?"
_HAN_NUMBER = r"\d{1,5}(?:[-—]\d{1,5})?号(?:院)?(?:\d{1,4}(?:号楼|栋|幢|座))?(?:\d{1,2}单元)?(?:\d{1,4}(?:室|层|楼))?"
_CHINESE = rf"(?P<name>{_HAN_CITY}{_HAN_DISTRICT}{_HAN_ROAD}{_HAN_NUMBER})"
_HAN_LEADS = ("地址", "位于", "坐落于", "地处", "住址", "住所", "在", "于", "为", "是")


def find(_attribute: Attribute, text: str) -> list[Value]:
    """Return the postal addresses in running text.

    Examples
    --------
    >>> from aggregator.policy.records import ValueKind
    >>> office = Attribute("office", "firm", ValueKind.ADDRESS)
    >>> [value.value for value in find(office, "Send it to 12 High Street, Leeds LS1 4AP.")]
    ['12 High Street, Leeds LS1 4AP']
    """
    values = []
    for start, _end, surface in spans(_ENGLISH, text):
        own = surface.rstrip(" ,.")
        if _is_year(own):
            continue
        values.append(Value(own, None, start, start + len(own), _sureness(own)))
    for start, _end, surface in spans(_CHINESE, text):
        name = surface
        for word in _HAN_LEADS:
            name = name.rpartition(word)[2] if word in name[:-4] else name
        begin = start + len(surface) - len(name)
        values.append(Value(name, None, begin, begin + len(name), 0.9 if _is_placed(name) else 0.7))
    return sorted(values, key=lambda value: value.start)


def cell(_attribute: Attribute, text: str, _unit: str | None) -> Value | None:
    """Return a cell's text as an address, or None for numbers, sentences and blanks."""
    return whole(text, 160) if any(map(str.isdigit, text)) else None


def _sureness(address: str) -> float:
    return 0.9 if any(map(str.isdigit, address.split(" ", 1)[-1])) else 0.7


def _is_year(address: str) -> bool:
    """Return whether it is a year before a person's name, as in a copyright: ``2014 Ann Lane``."""
    number, _, rest = address.partition(" ")
    return number[-4:-2] in {"19", "20"} and not any(map(str.isdigit, rest))


def _is_placed(address: str) -> bool:
    return any(word in address for word in ("市", "区", "县", "省"))
