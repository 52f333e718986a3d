"""Headings of tables in the form that they are compared in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from aggregator.extraction.loosened import Loosened
from aggregator.extraction.search_text import search_text
from aggregator.extraction.substances import FORMULAS
from aggregator.extraction.table_days import MONTH_NAME, financial_year_in, short_date, without_edges
from aggregator.extraction.table_marks import without_marks
from aggregator.extraction.values.date import periods_in
from aggregator.extraction.values.unit_ratios import is_measure


@dataclass(frozen=True, slots=True)
class HeadingText:
    """A heading in the form that headings are compared in."""

    words: tuple[str, ...]
    brackets: tuple[str, ...]
    base: str
    full: str


@lru_cache(maxsize=4096)
def heading_text(text: str) -> HeadingText:
    """Return a heading in compared form: NFKC, case-folded words; units and remarks in brackets apart.

    Examples
    --------
    >>> heading_text("Capacity (MW)").words, heading_text("Capacity (MW)").brackets
    (('capacity',), ('MW',))
    >>> heading_text("2. Capacity").words, heading_text("Output GWh").words
    (('capacity',), ('output', 'gwh'))
    >>> heading_text("eprtr_facilityID").words, heading_text("装机容量（万千瓦）").base
    (('eprtr', 'facility', 'id'), '装机容量')
    """
    even = without_ordinal(search_text(without_marks(text, {}).text).text)
    brackets = tuple(inner.strip() for inner in _BRACKETS.findall(even))
    outside = _BRACKETS.sub(" ", even)
    if not _WORD.search(outside):
        outside, brackets = " ".join(brackets), ()
    said = _words(outside)
    inside = "".join(word for bracket in brackets for word in _words(bracket))
    base = "".join(said)
    return HeadingText(said, brackets, base, f"{base}|{inside}" if inside else base)


@lru_cache(maxsize=4096)
def without_period(text: str) -> tuple[str, str | None]:
    """Return a heading without the one period it names, and that period, or None.

    Examples
    --------
    >>> without_period("Generation 2019 (GWh)"), without_period("2025年1月发电量"), without_period("Owner")
    (('Generation  (GWh)', '2019'), ('发电量', '2025-01'), ('Owner', None))
    >>> without_period("Output Jan-25")
    ('Output ', '2025-01')
    >>> without_period("FY2024/25"), without_period("2024-25")
    (('', '2024/25'), ('', '2024/25'))
    >>> without_period("Jan-25"), without_period("202501"), without_period("2025.01")
    (('', '2025-01'), ('', '2025-01'), ('', '2025-01'))
    """
    even = search_text(text).text
    if not any(map(str.isdigit, even)):
        return text, None
    return _short_period(even) or _financial_year(even) or _only_period(text, even)


def _short_period(even: str) -> tuple[str, str] | None:
    """Return a text that is a month or a day written in short."""
    compact = _COMPACT_MONTH.fullmatch(even.strip())
    if compact is not None:
        return "", f"{compact[1]}-{compact[2]}"
    day = short_date(even)
    return None if day is None else ("", day)


def _financial_year(even: str) -> tuple[str, str] | None:
    """Return a text without the financial year, or the month in short, that it names."""
    named = financial_year_in(even)
    if named is not None:
        return named
    fiscal = _FISCAL.search(even)
    if fiscal is not None and int(fiscal[2]) == (int(fiscal[1]) + 1) % 100:
        return even[: fiscal.start()] + even[fiscal.end() :], f"{fiscal[1]}/{fiscal[2]}"
    short = _SHORT_MONTH.search(even)
    if short is None:
        return None
    return even[: short.start()] + even[short.end() :], f"20{short[2]}-{month_of(short[1])}"


def _only_period(text: str, even: str) -> tuple[str, str | None]:
    periods = list(periods_in(even, "day"))
    finest = max((len(period) for period, _, _ in periods), default=0)
    periods = [found for found in periods if len(found[0]) == finest]
    if len(periods) != 1 or not "1900" <= periods[0][0] < "2101":
        return text, None
    period, start, end = periods[0]
    rest = even[end:]
    for tail in ("年度", "年"):
        rest = rest.removeprefix(tail)
    return without_edges(even[:start] + rest), period


def without_ordinal(text: str) -> str:
    """Return a label without the number that counts it.

    Examples
    --------
    >>> [without_ordinal(text) for text in ("2. Capacity", "二、装机容量", "2 km", "其中：ICU")]
    ['Capacity', '装机容量', '2 km', 'ICU']
    """
    return _OF_WHICH.sub("", _ORDINAL.sub("", text))


def time_said(text: str) -> str:
    """Return what a heading says of the time of its values without naming a year; empty where it says nothing.

    Examples
    --------
    >>> time_said("TEU, April"), time_said("上年同月"), time_said("Same month last year"), time_said("TEU")
    ('april', '上年同月', 'last year', '')
    """
    found = MONTH_WORD.search(text) or _BEFORE.search(text)
    return found[0].casefold().rstrip(".") if found else ""


MONTH_WORD = re.compile(
    rf"\b{MONTH_NAME}\b\.?"
    r"|(?<![\d年])(?:1[0-2]|[1-9])月(?:份)?|(?:十[一二]|[一二三四五六七八九十])月份?",
    re.IGNORECASE,
)
"""A month without its year."""

_BEFORE = re.compile(
    r"[上去前昨][一]?[年月日天]度?(?:同[期月日])?|\b(?:last|previous|prior) (?:year|month|day)\b"
    r"|\byear (?:ago|earlier|before)\b|\byesterday\b|\b(?:day|month) before\b",
    re.IGNORECASE,
)


def length_of(period: str) -> int:
    """Return how many characters a period of that sort has in ISO form; a financial year is a year.

    Examples
    --------
    >>> length_of("2024"), length_of("2024/25"), length_of("2024-05")
    (4, 4, 7)
    """
    return 4 if "/" in period else len(period)


@lru_cache(maxsize=4096)
def month_of(text: str) -> str | None:
    """Return the month that a heading is, in two digits, where it says no year, or None.

    Examples
    --------
    >>> month_of("Jan"), month_of("September"), month_of("3月"), month_of("十二月"), month_of("May 2024")
    ('01', '09', '03', '12', None)
    """
    said = search_text(text).text.strip(" .").casefold()
    if said.endswith(("月", "月份")):
        number = said.rstrip("月份").strip()
        digits = int(number) if number.isascii() and number.isdigit() else _HAN_MONTHS.get(number, 0)
        return f"{digits:02d}" if 1 <= digits <= 12 else None
    at = _MONTHS.get(said[:3]) if said.isalpha() else None
    if at is None or not (_MONTH_NAMES[at].startswith(said) or said == "sept"):
        return None
    return f"{at + 1:02d}"


_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTHS = {name[:3]: at for at, name in enumerate(_MONTH_NAMES)}
_HAN_MONTHS = {"十一": 11, "十二": 12} | {name: at for at, name in enumerate("一二三四五六七八九十", start=1)}


def without_datum(text: str) -> tuple[str, str | None]:
    """Return a heading without the map datum it names, and that datum; None where it names none.

    Examples
    --------
    >>> without_datum("经度（GCJ-02）"), without_datum("百度坐标"), without_datum("lat_wgs84"), without_datum("lat")
    (('经度', 'GCJ-02'), ('坐标', 'BD-09'), ('lat', 'WGS-84'), ('lat', None))
    """
    for datum, pattern in _DATUMS.items() if _MAY_NAME_DATUM.may_be_in(text) else ():
        found = pattern.search(text)
        if found is not None:
            return (text[: found.start()] + text[found.end() :]).strip(" _-"), datum
    return text, None


def _datum(names: str) -> re.Pattern[str]:
    return re.compile(rf"[(（\[]\s*(?:{names})(?:坐标系?)?\s*[)）\]]|[\s_-]*(?:{names})(?![0-9])[\s_-]*", re.IGNORECASE)


_DATUMS = {
    "GCJ-02": _datum(r"GCJ[-_ ]?0?2|火星|高德(?:地图)?|腾讯(?:地图)?|国测局"),
    "BD-09": _datum(r"BD[-_ ]?0?9(?:ll)?|百度(?:地图)?"),
    "WGS-84": _datum(r"WGS[-_ ]?(?:19)?84|CGCS[-_ ]?2000|EPSG:?4326"),
}
_MAY_NAME_DATUM = Loosened(*_DATUMS.values())
_COMPACT_MONTH = re.compile(r"(20\d\d)[./_]?(0[1-9]|1[0-2])")
_SHORT_MONTH = re.compile(
    rf"\b({MONTH_NAME})\.?"
    r"[-/'’]([0-4]\d)\b(?![-/.\d])",
    re.IGNORECASE,
)
_FISCAL = re.compile(
    r"(?:\bFY\s?|\b(?:financial|fiscal|business)\syear\s)?(?<![\d/-])((?:19|20)\d{2})\s?[/–-]\s?(?:20)?(\d{2})(?![\d/-])"
    r"\s?(?:财年|财政年度)?",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"[(\[【<{]([^()\[\]【】<>{}]*)[)\]】>}]")
_ORDINAL = re.compile(r"^\s*(?:\d{1,2}[.)、]|\(\d{1,2}\)|[一二三四五六七八九十]{1,2}、)\s*(?=[^\W\d])")
_OF_WHICH = re.compile(r"^\s*(?:其中|of which)\s*[:：,，]?\s*(?=[^\W\d])", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_WORD = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff]|[^\W_\u2e80-\u9fff\uf900-\ufaff]+|[%°€$£]")


def _words(text: str) -> tuple[str, ...]:
    parted = _CAMEL.sub(lambda seam: "" if _is_in_unit(text, seam.start()) else " ", text)
    return tuple(word.casefold() for word in _WORD.findall(parted))


def _is_in_unit(text: str, at: int) -> bool:
    """Return whether a seam between letters is one inside a unit of measure or a formula: GWh, NaClO."""
    found = next((word for word in _LATIN.finditer(text) if word.start() < at < word.end()), None)
    return found is not None and (is_measure(found[0]) or found[0].casefold() in FORMULAS)


_LATIN = re.compile(r"[A-Za-z]+")
