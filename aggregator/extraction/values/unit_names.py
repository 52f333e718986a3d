"""What units are called, of whatever sort: so that no number in one of them is taken for one in another."""

from __future__ import annotations

import re
from functools import lru_cache

from aggregator.extraction.values.unit_ratios import is_measure

_SYMBOLS = frozenset(
    """
    VA kVA MVA GVA var kvar kVAr Mvar MVAr mV kV kA mA Ah mAh kAh Hz kHz MHz GHz
    J kJ MJ GJ TJ PJ cal kcal Mcal Gcal BTU Btu MMBtu MMBTU BTU/h hp HP bhp BHP PS
    Pa kPa MPa hPa mbar psi atm °C ℃ °F ℉ kN MN Nm oz cwt yd nmi sqft sqm ft2 ft3 in2 Nm3 cf scf Mscf MMscf bcf tcf
    bbl Mbbl MMbbl boe toe tce ktoe Mtoe Mtce gal gpm mgd TEU FEU DWT dwt dB dBA lm lx ppm ppb rpm
    kbps Mbps Gbps Tbps kB KB MB GB TB PB FTE % ‰ Bq Sv mSv pcs
    """.split()  # noqa: SIM905 - a table of them reads better
)
"""Written just so: letters in another case are other units, or none."""


def _names(table: str) -> frozenset[str]:
    return frozenset(name.strip() for name in re.split(r"[,\n]", table)) - {""}


_MEASURES = _names("""
    horsepower, metric horsepower, volts, volt, kilovolts, amps, amperes, kiloamperes, hertz, joules, gigajoules
    calories, kilocalories, therm, therms, british thermal units, kilovolt-amperes, megavolt-amperes
    ounces, pounds of steam, short tons, long tons, hundredweight, stone, yards, inches, nautical miles, furlongs
    square feet, sq ft, sq. ft, square metres, square meters, square miles, square kilometres, acres, acre
    cubic feet, cu ft, cu. ft, cubic yards, cubic inches, barrels, barrel, gallons, gallon, bushels, pints
    barrels of oil equivalent, tonnes of oil equivalent, tonnes of coal equivalent, degrees celsius, decibels
    revolutions per minute, kilobytes, megabytes, gigabytes, terabytes, person-days, man-hours, hours, days, weeks
    percent, per cent, percentage, days of cover
    马力, 千乏, 兆乏, 伏, 伏特, 安, 安培, 千安, 伏安, 千伏, 千伏安, 兆伏安, 赫兹, 兆赫, 焦耳, 千焦, 兆焦, 吉焦
    大卡, 千卡, 卡路里, 帕, 千帕, 兆帕, 大气压, 摄氏度, 华氏度, 两, 磅, 盎司, 英尺, 英寸, 英里, 海里, 英亩
    平方英尺, 平方英里, 立方英尺, 桶, 加仑, 标准立方米, 标方, 吨标煤, 吨标准煤, 标准煤吨, 标煤吨, 吨油当量, 桶油当量
    标箱, 载重吨, 总吨, 分贝, 兆字节, 吉字节, 小时, 分钟, 天, 周, 工日, 工时, 百分比
""")
_COUNTS = _names("""
    units, unit, sets, pieces, items, persons, people, staff, heads, employees, headcount, beds, berths, seats
    places, vehicles, trucks, wagons, ships, aircraft, animals, heads of cattle, households, customers, cases
    bags, boxes, drums, pallets, trips, calls, visits, passengers, transformers, turbines, boilers, workers
    个, 台, 台套, 套, 件, 人, 人数, 名, 户, 家, 座, 处, 辆, 架, 艘, 列, 节, 头, 只, 匹, 羽, 株, 棵, 张, 床, 床位
    间, 栋, 幢, 人次, 车次, 架次, 班次, 箱, 袋, 瓶, 盒, 支, 根, 块, 本, 份, 组, 条, 宗, 例, 起, 项, 次, 部, 把
""")
_TIMES = _names("""
    s, sec, second, min, minute, h, hr, hour, d, day, week, month, quarter, year, a, annum, yr
    秒, 分, 分钟, 时, 小时, 日, 天, 周, 月, 季, 季度, 年, 昼夜
""")
_SCALE = re.compile(
    r"(?:thousands? of|thousands?|millions? of|millions?|billions? of|billions?|mn|mln|bn|'000s?|000s?|hundred"
    r"|[十百千万亿]+)\s*(?=\S)",
    re.IGNORECASE,
)
_RATE = re.compile(r"\s*(?:/|\bper\b|\ba(?= )|每)\s*")
_LONGEST = 40


@lru_cache(maxsize=8192)
def is_measure_name(text: str) -> bool:
    """Return whether a text is what a measure is called: of power, weight, heat, time, a share, or one of them a day.

    Examples
    --------
    >>> [is_measure_name(text) for text in ("hp", "千伏安", "million barrels", "vehicles/day", "beds", "net")]
    [True, True, True, True, False, False]
    """
    if len(text) > _LONGEST:
        return False
    text = text.strip().rstrip(".")
    over, *under = _RATE.split(text)
    if not under:
        return _is_plain_measure(text)
    is_told = _is_plain_measure(over) or is_count_name(over)
    return is_told and len(under) == 1 and (_folded(under[0]) in _TIMES or _is_plain_measure(under[0]))


def is_unit_name(text: str) -> bool:
    """Return whether a text is what a measure or something counted is called."""
    return is_measure_name(text) or is_count_name(text)


def is_count_name(text: str) -> bool:
    """Return whether a text says what is counted: *beds*, 台, *thousand people*."""
    folded = _folded(text)
    return folded in _COUNTS or _SCALE.sub("", folded, count=1) in _COUNTS


def _is_plain_measure(text: str) -> bool:
    rest = _SCALE.sub("", text.strip(), count=1)
    return any(is_measure(one) or one in _SYMBOLS or _folded(one) in _MEASURES for one in (text.strip(), rest))


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
