"""Images: place, time, device and words of every kind of them, whatever state the fields are in, and never a pixel."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from aggregator.model.documents import Document, MetaLoc, Source, Status
from aggregator.reading.format import Opening, Reading, Unreadable
from aggregator.reading.formats.jpeg import FORMAT
from aggregator.reading.limits import Budget, Limits
from aggregator.reading.read import read_document

GPS, EXIF = 0x8825, 0x8769


def member(name: str, content: bytes) -> Document:
    return Document(name, Source("f", "p", "1", name), "", "")


UNREAD = "pixels not read: OCR is switched off"


def read(content: bytes) -> Reading:
    return FORMAT.read(content, Opening("a.jpg", Budget(Limits(ocr_pages=0)), member))


def document(content: bytes, name: str, **limits: int) -> Document:
    return read_document(content, Source("f", name, "1"), Limits(**{"ocr_pages": 0, **limits}))


def photo(fields: dict[int, object] | None = None, raw: bytes | None = None) -> bytes:
    exif = Image.Exif()
    for tag, value in (fields or {}).items():
        exif[tag] = value
    out = io.BytesIO()
    Image.new("RGB", (40, 30)).save(out, "JPEG", exif=raw if raw is not None else exif)
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
    assert (reading.status, reading.reason) == (Status.NEEDS_OCR, UNREAD)


def test_words_in_utf8_and_utf16_of_either_order_come_back() -> None:
    description = "北田电站 gate".encode() + b"\0"
    fields = struct.pack("<2sHIH", b"II", 42, 8, 1) + struct.pack("<HHII", 0x010E, 2, len(description), 26) + b"\0" * 4
    assert [b.text for b in read(photo(raw=b"Exif\0\0" + fields + description)).blocks] == ["北田电站 gate"]
    for order in ("utf-16-le", "utf-16-be"):
        comment = b"UNICODE\0" + "Lakeside 湖畔".encode(order)
        assert [b.text for b in read(photo({EXIF: {0x9286: comment}})).blocks] == ["Lakeside 湖畔"]


def test_a_picture_without_fields_needs_ocr_and_says_why() -> None:
    reading = read(photo())
    assert (reading.status, reading.blocks, reading.metadata) == (Status.NEEDS_OCR, (), {})
    assert reading.reason == UNREAD


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
    assert (reading.status, "gps" in reading.metadata) == (Status.NEEDS_OCR, False)
    assert "GPS" in reading.reason
    assert [b.text for b in reading.blocks] == ["turbine hall"]


@pytest.mark.parametrize(
    "raw", [b"Exif\0\0rubbish", b"Exif\0\0II*\0\xff\xff\xff\x7f", b"Exif\0\0II*\0\x08\0\0\0\xff\xff"]
)
def test_broken_fields_are_partial_with_a_reason(raw: bytes) -> None:
    reading = read(photo(raw=raw))
    assert reading.status is Status.NEEDS_OCR
    assert "EXIF" in reading.reason


def test_what_only_starts_like_a_photo_is_unreadable() -> None:
    with pytest.raises(Unreadable):
        read(b"\xff\xd8\xff\xe0 nothing more")


def test_a_picture_of_huge_size_is_not_decoded_and_keeps_its_words() -> None:
    content = bytearray(photo({0x010E: "turbine hall"}))
    frame = content.index(b"\xff\xc0")
    content[frame + 5 : frame + 9] = b"\xff\xff\xff\xff"
    reading = read(bytes(content))
    assert (reading.status, [b.text for b in reading.blocks]) == (Status.NEEDS_OCR, ["turbine hall"])


FIELDS = {GPS: {1: "N", 2: (54.0, 6.0, 0.0), 3: "E", 4: (11.0, 30.0, 0.0)}, 0x010E: "turbine hall"}
XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:p="http://ns.adobe.com/photoshop/1.0/" '
    'xmlns:exif="http://ns.adobe.com/exif/1.0/" p:City="Lakeside" '
    'exif:GPSLatitude="54,6.6N" exif:GPSLongitude="11,30W">'
    '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">北田电站大门</rdf:li></rdf:Alt></dc:title>'
    "</rdf:Description></rdf:RDF></x:xmpmeta>"
).encode()


def image(kind: str, **more: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(out, kind, **more)
    return out.getvalue()


def exif_bytes() -> bytes:
    exif = Image.Exif()
    for tag, value in FIELDS.items():
        exif[tag] = value
    return exif.tobytes()


@pytest.mark.parametrize(
    ("kind", "name"), [("PNG", "a.png"), ("WEBP", "a.webp"), ("AVIF", "a.avif"), ("JPEG", "a.jpg")]
)
def test_every_kind_of_image_says_where_it_was_taken(kind: str, name: str) -> None:
    found = document(image(kind, exif=exif_bytes()), name)
    assert (found.status, found.reason, found.detected_by) == (Status.NEEDS_OCR, UNREAD, "content")
    assert found.metadata["gps"].value == "54.1,11.5"
    assert ("ImageDescription", "turbine hall") in {(b.label, b.text) for b in found.blocks}


def boxed(exif: bytes, xmp: bytes) -> bytes:
    """A HEIC file of one EXIF and one XMP entry and no picture, box by box."""

    def box(kind: bytes, *parts: bytes) -> bytes:
        body = b"".join(parts)
        return struct.pack(">I4s", 8 + len(body), kind) + body

    head = box(b"ftyp", b"heic", bytes(4), b"mif1heic")
    entries = [
        box(b"infe", b"\2\0\0\0", struct.pack(">HH4s", 1, 0, b"Exif"), b"\0"),
        box(b"infe", b"\2\0\0\0", struct.pack(">HH4s", 2, 0, b"mime"), b"\0application/rdf+xml\0"),
    ]
    kinds = box(b"iinf", bytes(4), struct.pack(">H", 2), *entries)

    def places(start: int) -> bytes:
        rows = [(1, start, 4 + len(exif)), (2, start + 4 + len(exif), len(xmp))]
        told = [struct.pack(">HHHII", number, 0, 1, begin, length) for number, begin, length in rows]
        return box(b"iloc", bytes(4), b"\x44\x00", struct.pack(">H", 2), *told)

    meta = box(b"meta", bytes(4), kinds, places(0))
    start = len(head) + len(meta) + 8
    return head + box(b"meta", bytes(4), kinds, places(start)) + box(b"mdat", bytes(4), exif, xmp)


def test_a_phones_heic_says_where_it_was_taken_though_nothing_decodes_it() -> None:
    found = document(boxed(exif_bytes(), XMP), "IMG_0001.HEIC")
    assert (found.media_type, found.status, found.metadata["gps"].value) == (
        "image/heic",
        Status.NEEDS_OCR,
        "54.1,11.5",
    )
    assert {b.text for b in found.blocks} >= {"turbine hall", "北田电站大门"}
    assert document(b"\0\0\0\x18ftypheic" + bytes(16), "b.heic").status is Status.FAILED


def test_words_in_xmp_are_read_and_its_place_where_the_camera_gave_none() -> None:
    found = document(image("JPEG", xmp=XMP), "a.jpg")
    assert found.metadata["gps"].value == "54.11,-11.5"
    assert {(b.label, b.text) for b in found.blocks} == {
        ("GPS", "54.11,-11.5"), ("XMP City", "Lakeside"), ("XMP title", "北田电站大门"),
    }  # fmt: skip


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def test_the_text_chunks_of_a_png_are_read_also_behind_the_pixels() -> None:
    content = image("PNG")
    end = content.index(b"IEND") - 4
    texts = [
        chunk(b"tEXt", b"Author\0Ann Archer"),
        chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"gate of Northfield")),
        chunk(b"iTXt", b"Title\0\0\0zh\0\0" + "北田电站".encode()),
    ]
    found = document(content[:end] + b"".join(texts) + content[end:], "a.png")
    assert [(b.label, b.text) for b in found.blocks] == [
        ("Author", "Ann Archer"), ("Comment", "gate of Northfield"), ("Title", "北田电站"),
    ]  # fmt: skip
    bomb = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"a" * 50_000_000))
    assert sum(len(b.text) for b in document(content[:end] + bomb + content[end:], "a.png").blocks) <= 1_000_000


def test_comments_of_gif_and_the_tags_of_tiff_are_read() -> None:
    assert [b.text for b in document(image("GIF", comment=b"drawn by Ann"), "a.gif").blocks] == ["drawn by Ann"]
    found = document(image("TIFF", description="gate of Northfield", date_time="2025:03:04 10:30:00"), "a.tif")
    assert ([b.text for b in found.blocks], found.metadata["taken"].value) == (
        ["gate of Northfield"], "2025-03-04T10:30:00",
    )  # fmt: skip


def test_pages_of_a_fax_count_and_a_mark_of_one_pixel_holds_no_letter() -> None:
    out = io.BytesIO()
    pages = [Image.new("1", (40, 30)) for _ in range(5)]
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:])
    found = document(out.getvalue(), "fax.tiff", pages=3)
    assert (found.status, found.reason) == (Status.NEEDS_OCR, "more than 3 pages; the rest was not read")
    dot = io.BytesIO()
    Image.new("RGB", (1, 1)).save(dot, "GIF")
    assert document(dot.getvalue(), "dot.gif").status is Status.OK


def test_a_wrong_extension_is_a_warning() -> None:
    found = document(image("PNG"), "scan.jpg")
    assert found.warnings == ("the name says image/jpeg, the content is image/png",)
    assert document(image("BMP"), "scan.png").media_type == "image/bmp"
