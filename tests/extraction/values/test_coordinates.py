"""Coordinates: pairs in either order, to six decimals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.extraction.values import cell_value, find_values
from aggregator.extraction.values.coordinates import angle_of, pair
from aggregator.policy.records import Attribute, ValueKind

LOCATION = Attribute("location", "plant", ValueKind.COORDINATES)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("30.2512, 114.3021", "30.2512,114.3021"),
        ("30.2512,114.3021", "30.2512,114.3021"),
        ("30.2512 114.3021", "30.2512,114.3021"),
        ("-33.8688; 151.2093", "-33.8688,151.2093"),
        ("30.25 N, 114.30 E", "30.25,114.3"),
        ("N30.25 E114.3", "30.25,114.3"),
        ("33.86°S 151.2°E", "-33.86,151.2"),
        ("30°15′N 114°18′E", "30.25,114.3"),
        ("30°15'00\"N, 114°18'00\"E", "30.25,114.3"),
        ("30°15′36′′N 114°18′E", "30.26,114.3"),
        ("北纬30°15′ 东经114°18′", "30.25,114.3"),
        ("东经114°18′，北纬30°15′".replace("，", ","), "30.25,114.3"),
        ("北纬30.25度,东经114.3度", "30.25,114.3"),
        ("东经114度18分 北纬30度15分", "30.25,114.3"),
        ("lat 30.25, lon 114.3", "30.25,114.3"),
        ("Longitude: 114.3, Latitude: 30.25", "30.25,114.3"),
        ("纬度30.25 经度114.3", "30.25,114.3"),
        ("POINT (114.3 30.25)", "30.25,114.3"),
        ("114.3021, 30.2512", "30.2512,114.3021"),
    ],
)
def test_a_pair_is_read_alike_in_a_cell_and_in_running_text(text: str, value: str) -> None:
    whole = cell_value(LOCATION, text)
    assert whole is not None
    assert whole.value == value
    sentence = f"It is located at ({text}) and runs."
    (found,) = find_values(LOCATION, sentence)
    assert (found.value, sentence[found.start : found.end]) == (value, text)


@pytest.mark.parametrize(
    "text",
    [
        "30, 114",
        "95.1234, 200.1234",
        "0.0000, 0.0000",
        "1.2.3.4",
        "10.12.2025",
        "20°, 30°",
        "5 d, 3 d",
        "1,234.56 1,300.78",
        "30.25 N, 14.5 N",
        "192.168.10.12",
        "page 3, 4",
        "30°75′N 114°18′E",
        "",
    ],
)
def test_what_is_no_pair_on_the_globe_is_not_found(text: str) -> None:
    assert find_values(LOCATION, text) == []


@pytest.mark.parametrize("text", ["120", "n/a", "", "30.25", "2025-03-04", "1,234", "30,25", "0,0", "未知"])
def test_a_cell_without_a_pair_is_none(text: str) -> None:
    assert cell_value(LOCATION, text) is None


def test_a_cell_may_use_decimal_commas() -> None:
    value = cell_value(LOCATION, "48,2082; 16,3738")
    assert value is not None
    assert value.value == "48.2082,16.3738"


@pytest.mark.parametrize(
    ("text", "part", "degrees"),
    [
        ("51.3875", "latitude", 51.3875),
        ("-3.4066", "longitude", -3.4066),
        ("48,25", "latitude", 48.25),
        ("114°18′E", "longitude", 114.3),
        ("30 15 00 N", "latitude", 30.25),
        ("9", "longitude", 9.0),
        ("91", "latitude", None),
        ("114°E", "latitude", None),
        ("n/a", "latitude", None),
        ("nan", "latitude", None),
        ("", "latitude", None),
        ("Aberthaw", "latitude", None),
    ],
)
def test_a_part_is_checked_against_its_axis(text: str, part: str, degrees: float | None) -> None:
    read = angle_of(text, part)
    assert read == pytest.approx(degrees) if degrees is not None else read is None


MICRO = 10**6


@given(latitude=st.integers(-90 * MICRO, 90 * MICRO), longitude=st.integers(-180 * MICRO, 180 * MICRO))
def test_decimal_pairs_round_trip(latitude: int, longitude: int) -> None:
    text = f"{latitude / MICRO:.6f}, {longitude / MICRO:.6f}"
    value = cell_value(LOCATION, text)
    expected = pair(latitude / MICRO, longitude / MICRO)
    assert (value.value if value else None) == expected
    if expected:
        assert [float(x) for x in expected.split(",")] == [latitude / MICRO, longitude / MICRO]


@given(
    st.integers(0, 89), st.integers(0, 59), st.integers(0, 59), st.integers(0, 179), st.integers(1, 59),
    st.sampled_from(["N", "S"]), st.sampled_from(["E", "W"]),
)  # fmt: skip
def test_degrees_minutes_seconds_round_trip(d: int, m: int, s: int, e: int, n: int, ns: str, ew: str) -> None:
    text = f"{d}°{m:02}′{s:02}″{ns} {e}°{n:02}′{ew}"
    latitude = (d + m / 60 + s / 3600) * (1 if ns == "N" else -1)
    longitude = (e + n / 60) * (1 if ew == "E" else -1)
    assert [v.value for v in find_values(LOCATION, text)] == [pair(latitude, longitude)]


@given(st.text(max_size=60))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    text = text.encode("utf-8", "ignore").decode()
    for value in (cell_value(LOCATION, text), *find_values(LOCATION, text)):
        if value is not None:
            assert 0 <= value.start < value.end <= len(text)


@pytest.mark.parametrize("before", ["coordinates", "location", "these", "view", "flat"])
def test_the_last_letter_of_a_word_is_no_side_of_the_globe(before: str) -> None:
    assert [value.value for value in find_values(LOCATION, f"{before} 22.1726, 129.0193: dry")] == ["22.1726,129.0193"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        # Reference values: the series of Karney (2011) as the public utm package has it.
        ("UTM zone 33U 389880 5820130", "52.520139,13.377001"),
        ("UTM 56H 334873 mE 6252266 mN", "-33.857001,151.214998"),
        ("50R 245000 3380000", "30.525297,114.342434"),
        ("GCJ-02坐标 30.2512,114.3123", "30.2512,114.3123 GCJ-02"),
        ("30.2512,114.3123 (BD-09)", "30.2512,114.3123 BD-09"),
        ("30.2512,114.3123 (WGS-84)", "30.2512,114.3123"),
    ],
)
def test_grids_and_datums_are_kept_apart(text: str, value: str) -> None:
    place = Attribute("place", "plant", ValueKind.COORDINATES)
    assert [found.value for found in find_values(place, text)] == [value]
    whole = cell_value(place, text)
    assert whole is not None
    assert whole.value == value


@pytest.mark.parametrize("text", ["Site 12 N 100000 5000000 apples", "61U 389880 5820130", "33I 389880 5820130"])
def test_what_is_no_zone_of_the_grid_is_no_place(text: str) -> None:
    assert find_values(Attribute("place", "plant", ValueKind.COORDINATES), text) == []
