"""Photographs: place, time, device and words, whatever state the fields are in, and never a pixel."""

from __future__ import annotations

import io
import struct

import pytest
from PIL import Image

from aggregator.model.documents import Document, MetaLoc, Source, Status
from aggregator.reading.format import Opening, Reading, Unreadable
from aggregator.reading.formats.photo import FORMAT
from aggregator.reading.limits import Budget, Limits

GPS, EXIF = 0x8825, 0x8769


def member(name: str, content: bytes) -> Document:
    return Document(name, Source("f", "p", "1", name), "", "")


def read(content: bytes) -> Reading:
    return FORMAT.read(content, Opening("a.jpg", Budget(Limits()), member))


def photo(fields: dict[int, object] | None = None, raw: bytes | None = None) -> bytes:
    exif = Image.Exif()
    for tag, value in (fields or {}).items():
        exif[tag] = value
    out = io.BytesIO()
    Image.new("RGB", (4, 4)).save(out, "JPEG", exif=raw if raw is not None else exif)
    return out.getvalue()


def test_place_time_device_and_descriptions_are_read() -> None:
    content = photo(
        {
            GPS: {1: "S", 2: (33.0, 51.0, 30.0), 3: "E", 4: (151.0, 12.0, 36.0)},
            EXIF: {0x9003: "2025:03:04 10:30:00", 0x9011: "+08:00", 0x9286: b"ASCII\0\0\0gate of Northfield"},
            0x010F: "Canon",
            0x0110: "Canon EOS 80D",
            0x010E: "turbine hall",
            0x9C9C: "北田电站".encode("utf-16-le") + b"\0\0",
        }
    )
    assert FORMAT.matches(content)
    reading = read(content)
    assert {key: value.value for key, value in reading.metadata.items()} == {
        "gps": "-33.858333,151.21",
        "taken": "2025-03-04T10:30:00+08:00",
        "device": "Canon EOS 80D",
    }
    assert {(b.label, b.text) for b in reading.blocks} == {
        ("GPS", "-33.858333,151.21"),
        ("UserComment", "gate of Northfield"),
        ("ImageDescription", "turbine hall"),
        ("XPComment", "北田电站"),
    }
    assert next(b.locator for b in reading.blocks if b.label == "GPS") == MetaLoc("GPS")
    assert (reading.status, reading.warnings) == (Status.OK, ("pixels not read (no OCR)",))


def test_words_in_utf8_and_utf16_of_either_order_come_back() -> None:
    description = "北田电站 gate".encode() + b"\0"
    fields = struct.pack("<2sHIH", b"II", 42, 8, 1) + struct.pack("<HHII", 0x010E, 2, len(description), 26) + b"\0" * 4
    assert [b.text for b in read(photo(raw=b"Exif\0\0" + fields + description)).blocks] == ["北田电站 gate"]
    for order in ("utf-16-le", "utf-16-be"):
        comment = b"UNICODE\0" + "Lakeside 湖畔".encode(order)
        assert [b.text for b in read(photo({EXIF: {0x9286: comment}})).blocks] == ["Lakeside 湖畔"]


def test_a_picture_without_fields_is_ok_and_says_that_pixels_are_unread() -> None:
    reading = read(photo())
    assert (reading.status, reading.blocks, reading.metadata) == (Status.OK, (), {})
    assert reading.warnings == ("pixels not read (no OCR)",)


@pytest.mark.parametrize(
    "place",
    [
        {1: "N", 2: (95.0, 0.0, 0.0), 3: "E", 4: (1.0, 0.0, 0.0)},
        {1: "N", 2: (54.0, 0.0, 0.0)},
        {1: "N", 2: (54.0, 0.0, 0.0), 3: "E", 4: ()},
    ],
)
def test_an_impossible_place_is_said_and_costs_only_itself(place: dict[int, object]) -> None:
    reading = read(photo({GPS: place, 0x010E: "turbine hall"}))
    assert (reading.status, "gps" in reading.metadata) == (Status.PARTIAL, False)
    assert "GPS" in reading.reason
    assert [b.text for b in reading.blocks] == ["turbine hall"]


@pytest.mark.parametrize(
    "raw", [b"Exif\0\0rubbish", b"Exif\0\0II*\0\xff\xff\xff\x7f", b"Exif\0\0II*\0\x08\0\0\0\xff\xff"]
)
def test_broken_fields_are_partial_with_a_reason(raw: bytes) -> None:
    reading = read(photo(raw=raw))
    assert reading.status is Status.PARTIAL
    assert "EXIF" in reading.reason


def test_what_only_starts_like_a_photo_is_unreadable() -> None:
    with pytest.raises(Unreadable):
        read(b"\xff\xd8\xff\xe0 nothing more")


def test_a_picture_of_huge_size_is_not_decoded() -> None:
    content = bytearray(photo({0x010E: "x"}))
    frame = content.index(b"\xff\xc0")
    content[frame + 5 : frame + 9] = b"\xff\xff\xff\xff"
    reading = read(bytes(content))
    assert (reading.status, "pixels" in reading.reason) == (Status.PARTIAL, True)
