"""Quantities that a text gives in any common unit, whatever the pack: each in the base unit of what it measures."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from aggregator.extraction.values.quantity import sought_by, with_ranges
from aggregator.extraction.values.value import Value
from aggregator.policy.records import Attribute, ValueKind

_TABLE = """
    MW: MW=1 kW=0.001 GW=1000 万千瓦=10 千瓦=0.001 兆瓦=1 吉瓦=1000 百万千瓦=1000 megawatt=1 megawatts=1
      kilowatts=0.001 MWp=1
    MVA: MVA=1 kVA=0.001 千伏安=0.001 万千伏安=10 兆伏安=1
    MWh: MWh=1 kWh=0.001 GWh=1000 TWh=1000000 千瓦时=0.001 万千瓦时=10 亿千瓦时=100000 度电=0.001 万度=10
      亿度=100000 兆瓦时=1
    kV: kV=1 千伏=1
    km: km=1 公里=1 千米=1 miles=1.609344 kilometres=1 kilometers=1
    m: m=1 metres=1 meters=1 米=1 cm=0.01 mm=0.001 ft=0.3048 feet=0.3048 厘米=0.01 毫米=0.001
    t: t=1 kg=0.001 tonnes=1 tons=1 吨=1 公斤=0.001 千克=0.001 万吨=10000 亿吨=100000000 kt=1000 Mt=1000000
      斤=0.0005
    km²: km²=1 km2=1 平方公里=1 公顷=0.01 hectares=0.01 ha=0.01
    m²: m²=1 m2=1 平方米=1 square_metres=1
    m³: m³=1 m3=1 立方米=1 万立方米=10000 亿立方米=100000000 万m³=10000 万m3=10000 litres=0.001 liters=0.001
      升=0.001 bbl=0.158987 Ml=1000 ML=1000 cubic_metres=1 万方=10000 million_m3=1000000 million_m³=1000000
    m³/d: m³/d=1 m3/d=1 Ml/d=1000 ML/d=1000 Mld=1000 立方米/日=1 万立方米/日=10000 万吨/日=10000 吨/日=1
      万m³/d=10000 m3/day=1 立方米/天=1
    m³/s: m³/s=1 m3/s=1 l/s=0.001 立方米/秒=1 m³/h=1/3600 m3/h=1/3600 立方米/小时=1/3600 升/秒=0.001
    t/h: t/h=1 吨/小时=1 t/d=1/24 tph=1
    °C: °C=1 ℃=1 摄氏度=1
    bar: bar=1 kPa=0.01 MPa=10 兆帕=10 千帕=0.01
    mg/l: mg/l=1 mg/L=1 毫克/升=1 g/m3=1 g/m³=1
    NTU: NTU=1
    ppm: ppm=1
    km/h: km/h=1 mph=1.609344 公里/小时=1 kph=1
    Hz: Hz=1 赫兹=1
    dB: dB=1 dB(A)=1 分贝=1
    kA: kA=1 千安=1
    g/t: g/t=1 克/吨=1
"""
"""Each base unit and, on its line and those set in below it, what its units are of it; ``_`` for a space."""


def _measures() -> Mapping[str, Mapping[str, float]]:
    measures: dict[str, dict[str, float]] = {}
    base = ""
    for word in _TABLE.split():
        if word.endswith(":"):
            base = word[:-1]
            measures[base] = {}
            continue
        name, _, factor = word.partition("=")
        upper, _, lower = factor.partition("/")
        measures[base][name.replace("_", " ")] = float(upper) / float(lower or 1)
    return measures


_MEASURES = _measures()
_BASES = {name.casefold(): base for base, units in _MEASURES.items() for name in units}


def mentioned(text: str) -> list[Value]:
    """Return the quantities in running text, each with its base unit; a range is one.

    Examples
    --------
    >>> [value.value for value in mentioned("12万千瓦, 1,140 to 1,160 MW at 86 °C, £1.92m, 3.1 l/s")]
    ['120 MW', '1140..1160 MW', '86 °C', '0.0031 m³/s']
    """
    found = []
    for value in with_ranges(_any(), text):
        base = _base_of(value.unit or "")
        if base is not None:
            found.append(Value(f"{value.value} {base}", None, value.start, value.end, value.confidence))
    return found


def sought() -> str | None:
    """Return the RE2 source that a text has to match for `mentioned` to find anything in it."""
    return sought_by(_any())


@cache
def _any() -> Attribute:
    return Attribute(
        "quantity",
        "document",
        ValueKind.QUANTITY,
        also_in={name: factor for units in _MEASURES.values() for name, factor in units.items()},
    )


def _base_of(unit: str) -> str | None:
    """Return the base of a unit; None for a lone capital M, which is a million."""
    if unit == "M":
        return None
    folded = unit.casefold()
    return _BASES.get(folded) or _BASES.get(folded.removesuffix("s"))
