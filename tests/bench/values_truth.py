"""The Specs of Recognizers-Text as texts with the values in them, for `values.py`.

Claimed are the values of `KINDS`. Left aside, neither wanted nor counted against anyone who finds them: periods that
are open at one end, moments and spans within a day, durations, repetitions, holidays' own files, the names of units
without a number, and whatever else a text holds of another kind.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import ipaddress
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

SEED = "values"
FOLDERS = {"en": "English", "zh": "Chinese"}


class Kind(NamedTuple):
    """The pack's word for a kind, the spec file, and the types in it that are wanted."""

    value: str
    file: str
    types: frozenset[str]


KINDS = {
    "e-mail": Kind("email", "Sequence/{}/EmailModel.json", frozenset({"email"})),
    "URL": Kind("network-address", "Sequence/{}/URLModel.json", frozenset({"url"})),
    "IP address": Kind("network-address", "Sequence/{}/IpAddressModel.json", frozenset({"ip"})),
    "phone": Kind("phone", "Sequence/{}/PhoneNumberModel.json", frozenset({"phonenumber"})),
    "number": Kind("number", "Number/{}/NumberModel.json", frozenset({"number"})),
    "percentage": Kind("quantity", "Number/{}/PercentModel.json", frozenset({"percentage"})),
    "money": Kind("money", "NumberWithUnit/{}/CurrencyModel.json", frozenset({"currency"})),
    "quantity": Kind("quantity", "NumberWithUnit/{}/DimensionModel.json", frozenset({"dimension"})),
    "date": Kind("date", "DateTime/{}/DateTimeModel.json", frozenset({"datetimeV2.date"})),
    "period": Kind("period", "DateTime/{}/DateTimeModel.json", frozenset({"datetimeV2.daterange"})),
}

_UNITS = """
length Meter 1 m meter metre 米 公尺
length Kilometer 1000 km kilometer kilometre 千米 公里
length Decimeter 0.1 dm decimeter decimetre 分米
length Centimeter 0.01 cm centimeter centimetre 厘米 公分
length Millimeter 0.001 mm millimeter millimetre 毫米
length Picometer 1e-12 picometer picometre
length Foot 0.3048 ft foot feet 英尺
length Inch 0.0254 inch inches " 英寸
length Mile 1609.344 mi mile 英里
mass Kilogram 1 kg kilogram kilo 千克 公斤
mass Gram 0.001 g gram 克
mass Microgram 1e-9 μg mcg microgram 微克
mass Pound 0.45359237 lb lbs pound 磅
mass Ounce 0.028349523125 oz ounce 盎司
mass Ton 1016.0469088 ton tons 吨
mass Metric_ton 1000 t tonne metric_ton metric_tons
mass Jin 0.5 斤
mass Liang 0.05 两
mass Dram 0.0017718451953125 dram drachma
volume Liter 1 L liter litre 升
volume Milliliter 0.001 ml milliliter millilitre 毫升
volume Gallon 3.785411784 gal gallon 加仑
volume Barrel 158.987294928 bbl barrel 桶
volume Cubic_foot 28.316846592 ft³ cubic_foot cubic_feet
volume Tablespoon 0.01478676478125 tbsp tablespoon
volume Teaspoon 0.00492892159375 tsp teaspoon
volume Cup 0.2365882365 cup
area Square_meter 1 m² m2 square_meter square_meters square_metre 平方米
area Square_kilometer 1e6 km² km2 square_kilometer square_kilometers square_kilometre 平方公里
area Acre 4046.8564224 acre 英亩
area Mu 666.6666666666667 亩
speed Kilometer_per_hour 1 km/h km/hr kph kmh kmph kilometers_per_hour kilometer_per_hour km_per_hour
speed Mile_per_hour 1.609344 mph miles_per_hour mile_per_hour
speed Meter_per_millisecond 3600 meters_per_millisecond m/ms
speed Centimeter_per_millisecond 36 centimeters/millisecond cm/ms
speed Kilometer_per_millisecond 3600000 km/ms
information Bit 1 bit 位 比特
information Kilobit 1000 kbit kilobit 千比特
information Megabit 1e6 Mbit megabit mb
information Byte 8 byte 字节
information Kilobyte 8000 kB kilobyte 千字节
information Megabyte 8e6 MB megabyte 兆字节
frequency Hertz 1 Hz hertz 赫兹
frequency Megahertz 1e6 MHz megahertz 兆赫兹 兆赫
power Watt 1 W watt 瓦
power Kilowatt 1000 kW kilowatt 千瓦
energy Kilocalorie 1 kcal kilocalorie 大卡 千卡
angle Degree 1 ° degree deg 度
angle Radian 57.29577951308232 rad radian
angle Turn 360 turn
"""


def _dimensions() -> tuple[dict[str, dict[str, float]], dict[str, tuple[str, float]]]:
    names: dict[str, dict[str, float]] = {}
    canonical: dict[str, tuple[str, float]] = {}
    for line in _UNITS.strip().splitlines():
        dimension, unit, factor, *written = line.split(" ")
        canonical[unit.replace("_", " ").casefold()] = dimension, float(factor)
        names.setdefault(dimension, {}).update({name.replace("_", " "): float(factor) for name in written})
    return names, canonical


DIMENSIONS, UNITS = _dimensions()
"""Dimension -> what a pack would write: each name of its units, the first the pack's unit; and the Specs' own names."""

_CURRENCIES = {
    "dollar": "USD", "cent": "USD", "pound": "GBP", "pence": "GBP", "penny": "GBP", "euro": "EUR", "franc": "CHF",
    "rupee": "INR", "bitcoin": "XBT", "satoshi": "XBT", "finnish markka": "FIM", "peseta": "ESP", "sen": "JPY",
    "netherlands guilder": "NLG", "pound sterling": "GBP", "united states dollar": "USD", "japanese yen": "JPY",
    "chinese yuan": "CNY", "yuan": "CNY", "renminbi": "CNY", "yen": "JPY", "canadian dollar": "CAD",
    "australian dollar": "AUD", "mexican peso": "MXN", "turkish lira": "TRY", "new zealand dollar": "NZD",
    "hong kong dollar": "HKD", "swiss franc": "CHF",
}  # fmt: skip
_COINS = {"cent": 0.01, "pence": 0.01, "penny": 0.01, "sen": 0.01, "satoshi": 1e-8}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands in a text, and what it is there."""

    start: int
    end: int
    value: Any = None

    def shared(self, other: Place) -> float:
        """Return how much of what both cover is shared."""
        both = min(self.end, other.end) - max(self.start, other.start)
        return max(0.0, both / (max(self.end, other.end) - min(self.start, other.start)))

    def meets(self, other: Place) -> bool:
        """Return whether they share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Case:
    """A text, the day it was written, what is wanted in it and what is left aside. ``half`` is chosen by its hash."""

    text: str
    day: dt.date
    wanted: tuple[Place, ...]
    aside: tuple[Place, ...]

    @property
    def half(self) -> str:
        """Return which half of the Specs the text is of."""
        return "held" if hashlib.sha256(f"{SEED} {self.text}".encode()).digest()[0] % 2 else "tune"


def cases_of(specs: Path, kind: str, language: str) -> list[Case]:
    """Return the texts of a kind in a language; none where the Specs have no such file."""
    path = specs / KINDS[kind].file.format(FOLDERS[language])
    if not path.exists():
        return []
    cases = {}
    for spec in json.loads(path.read_text(encoding="utf-8-sig")):
        text = spec["Input"]
        if text.strip():
            day = spec.get("Context", {}).get("ReferenceDateTime", "2020-01-01")[:10]
            wanted, aside = [], []
            for place, is_wanted in _places(kind, text, spec["Results"]):
                (wanted if is_wanted else aside).append(place)
            cases[text, day] = Case(text, dt.date.fromisoformat(day), tuple(wanted), tuple(aside))
    return list(cases.values())


def _places(kind: str, text: str, results: list[Mapping[str, Any]]) -> Iterator[tuple[Place, bool]]:
    passed = 0
    for result in results:
        surface = result["Text"]
        start = result.get("Start")
        if start is None:
            start = text.casefold().find(surface.casefold(), passed)
        start = max(start, 0)
        end = result["End"] + 1 if result.get("End") is not None else start + len(surface)
        passed = end
        resolution = result.get("Resolution") or {}
        typed = result.get("TypeName") in KINDS[kind].types
        place = Place(start, end)
        value = reading_of(kind, "Specs", Place(start, end, resolution), text) if typed else None
        yield Place(place.start, place.end, value), value is not None


def reading_of(kind: str, whose: str, place: Place, text: str) -> Any:
    """Return a value in the form that values of a kind are compared in, or None where it is none."""
    surface = text[place.start : place.end]
    if kind in ("e-mail", "URL"):
        return surface.casefold()
    if kind == "phone":
        return "".join(filter(str.isdigit, surface.casefold().partition("x")[0].partition("ext")[0]))
    if kind == "IP address":
        return _address(surface)
    if kind in ("date", "period"):
        return _time(kind, whose, place.value)
    if place.value is None:
        return None
    return _number(kind, whose, place.value)


def is_of(kind: str, value: str) -> bool:
    """Return whether a value of ours is of the kind of the Specs: one of our grammars finds IP addresses and URLs."""
    if kind not in ("URL", "IP address"):
        return True
    return (_ADDRESS.fullmatch(value) is not None) == (kind == "IP address")


_ADDRESS = re.compile(r"[0-9.]+(?:/\d+)?|[0-9a-f:.]*:[0-9a-f:.]*(?:/\d+)?")


def _address(surface: str) -> str:
    surface = surface.partition("/")[0]
    plain = ".".join(part.lstrip("0") or "0" for part in surface.split(".")) if ":" not in surface else surface
    try:
        return ipaddress.ip_address(plain).compressed
    except ValueError:
        return surface


def _time(kind: str, whose: str, value: Any) -> Any:
    if value is None:
        return None
    if whose == "dateparser":
        return frozenset({value})
    if whose == "ours":
        return _own_time(kind, value[1])
    entries = value.get("values") or ()
    if kind == "date":
        return frozenset(entry["value"] for entry in entries if entry.get("value")) or None
    return (
        frozenset((entry["start"], entry["end"]) for entry in entries if entry.get("start") and entry.get("end"))
        or None
    )


def _own_time(kind: str, value: str) -> Any:
    """Return our days, and our periods with the day after the last, as the Specs have them."""
    if kind == "date":
        return frozenset({value})
    first, _, last = value.partition("/")
    return frozenset({(first, (dt.date.fromisoformat(last) + dt.timedelta(1)).isoformat())})


def _number(kind: str, whose: str, value: Any) -> Any:
    if whose == "ours":
        return _own_number(kind, *value)
    amount = value.get("value")
    if amount in (None, "null"):
        return None
    number = float(str(amount).replace("%", "").replace(",", ""))
    unit = str(value.get("unit", "")).casefold()
    if kind == "money":
        code = value.get("isoCurrency") or _CURRENCIES.get(unit, unit)
        return number * _COINS.get(unit, 1), code
    if kind == "quantity":
        dimension, factor = UNITS.get(unit, (unit, 1.0))
        return number * factor, dimension
    return number, ""


def _own_number(kind: str, name: str, written: str) -> Any:
    amount, _, code = written.partition(" ")
    if kind == "quantity":
        base = next(iter(DIMENSIONS[name].values()))
        return float(amount) * base, name
    return float(amount), code if kind == "money" else ""


def read_alike(kind: str, wanted: Any, given: Any) -> bool:
    """Return whether a value is the one that was wanted; one of them where the Specs leave it open."""
    if given is None or wanted is None:
        return False
    if kind == "period":
        return any(_same_days(one, two) for one in wanted for two in given)
    if kind == "date":
        return bool(wanted & given)
    if isinstance(wanted, tuple):
        return wanted[1] == given[1] and abs(wanted[0] - given[0]) <= 1e-6 * max(abs(wanted[0]), 1e-12)
    return bool(wanted == given)


def _same_days(wanted: tuple[str, str], given: tuple[str, str]) -> bool:
    """Return whether two periods are the same; the Specs often leave out the last day, month or year that is named."""
    if wanted[0] != given[0]:
        return False
    end, said = dt.date.fromisoformat(wanted[1]), dt.date.fromisoformat(given[1])
    months = (said.year - end.year) * 12 + said.month - end.month
    return said - end in (dt.timedelta(0), dt.timedelta(1)) or (said.day == end.day == 1 and months in (1, 12))
