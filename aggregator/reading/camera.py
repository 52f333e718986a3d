"""The fields that cameras and people write into an image file: place, time, device, descriptions."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import isnan
from typing import Any

from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

# What Pillow raises over malformed images and EXIF.
MALFORMED_IMAGE = (
    ArithmeticError,
    AttributeError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)
_WINDOWS_TEXTS = {
    0x9C9B: "XPTitle",
    0x9C9C: "XPComment",
    0x9C9D: "XPAuthor",
    0x9C9E: "XPKeywords",
    0x9C9F: "XPSubject",
}
_PLAIN_TEXTS = {
    Base.ImageDescription.value: "ImageDescription",
    Base.Artist.value: "Artist",
    Base.Copyright.value: "Copyright",
}
_COMMENT_ENCODINGS = {b"ASCII\0\0\0": "ascii", b"UNICODE\0": "utf-16", b"JIS\0\0\0\0\0": "iso2022_jp"}
_LONGEST = 10_000


@dataclass(slots=True)
class CameraFields:
    """What the fields say: metadata as (key, value, tag), texts as (label, text), and what was broken."""

    metadata: list[tuple[str, str, str]] = field(default_factory=list)
    texts: list[tuple[str, str]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def camera_fields(image: Image.Image, found: CameraFields) -> None:
    """Add what the EXIF of an opened image says, without decoding its pixels."""
    raw = image.info.get("exif")
    if raw:
        exif_fields(raw, found)
    elif image.format == "TIFF":
        _guarded(lambda: _all_fields(image.getexif(), found), found)


def exif_fields(raw: bytes, found: CameraFields) -> None:
    """Add what EXIF fields say; ``raw`` may begin with the word Exif."""
    body = raw.removeprefix(b"Exif\0\0")
    if body[:4] not in {b"II*\0", b"MM\0*"}:
        found.problems.append("the EXIF fields cannot be read")
        return

    def read() -> None:
        exif = Image.Exif()
        exif.load(b"Exif\0\0" + body)
        _all_fields(exif, found)

    _guarded(read, found)


def keep_text(found: CameraFields, label: str, text: str) -> None:
    """Add a text, unless it is blank."""
    if text.strip():
        found.texts.append((label, text[:_LONGEST]))


def decoded(raw: bytes) -> str:
    """Return text in whatever encoding it was written."""
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding).strip("\0 ")
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1").strip("\0 ")


def _guarded(read: Callable[[], None], found: CameraFields) -> None:
    with warnings.catch_warnings(record=True) as complaints:
        warnings.simplefilter("always")
        try:
            read()
        except MALFORMED_IMAGE:
            found.problems.append("the EXIF fields cannot be read")
            return
    if not found.problems and any(complaint.category is UserWarning for complaint in complaints):
        found.problems.append("some EXIF fields are damaged")


def _all_fields(exif: Image.Exif, found: CameraFields) -> None:
    _sub_fields(exif, IFD.GPSInfo, "GPS", found)
    _sub_fields(exif, IFD.Exif, "camera", found)
    if IFD.Exif.value not in exif:
        _moment({}, exif, found)
    _device(exif, found)
    for tag, label in _PLAIN_TEXTS.items():
        keep_text(found, label, _text(exif.get(tag)))
    for tag, label in _WINDOWS_TEXTS.items():
        value = exif.get(tag)
        raw = bytes(value) if isinstance(value, (bytes, tuple)) else b""
        keep_text(found, label, raw.decode("utf-16-le", "replace").rstrip("\0"))


def _sub_fields(exif: Image.Exif, directory: IFD, name: str, found: CameraFields) -> None:
    if directory.value not in exif:
        return
    try:
        fields = exif.get_ifd(directory)
        if directory is IFD.GPSInfo:
            _place(fields, found)
        else:
            _moment(fields, exif, found)
            keep_text(found, "UserComment", _comment(fields.get(Base.UserComment.value), exif.endian or "<"))
    except MALFORMED_IMAGE:
        found.problems.append(f"the {name} fields of the EXIF are broken")


def _place(fields: Mapping[int, Any], found: CameraFields) -> None:
    """Keep the place where the picture was taken, in decimal degrees.

    Raises
    ------
    ValueError
        The fields hold no possible place.
    """
    if GPS.GPSLatitude.value not in fields and GPS.GPSLongitude.value not in fields:
        return
    latitude = _degrees(fields[GPS.GPSLatitude.value], _text(fields.get(GPS.GPSLatitudeRef.value)), "S")
    longitude = _degrees(fields[GPS.GPSLongitude.value], _text(fields.get(GPS.GPSLongitudeRef.value)), "W")
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        raise ValueError("no such place")
    place = f"{_short(latitude)},{_short(longitude)}"
    found.metadata.append(("gps", place, "EXIF GPS"))
    found.texts.append(("GPS", place))


def _degrees(parts: Any, reference: str, negative: str) -> float:
    degrees, minutes, seconds = (float(part) for part in (*parts, 0, 0)[:3])
    value = degrees + minutes / 60 + seconds / 3600
    if isnan(value):  # 0/0, how some cameras write that they have no fix
        raise ValueError("no number")
    return -value if reference.upper().startswith(negative) else value


def _short(value: float) -> str:
    text = f"{value:.6f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _moment(fields: Mapping[int, Any], exif: Image.Exif, found: CameraFields) -> None:
    for source, tag in (
        (fields, Base.DateTimeOriginal),
        (fields, Base.DateTimeDigitized),
        (exif, Base.DateTime),
    ):
        day, _, clock = _text(source.get(tag.value)).partition(" ")
        if len(day) == 10 and day[:4].isdecimal() and day[:4] != "0000":
            offset = _text(fields.get(Base.OffsetTimeOriginal.value)) if tag is Base.DateTimeOriginal else ""
            found.metadata.append(("taken", f"{day.replace(':', '-')}T{clock}{offset}".rstrip("T"), f"EXIF {tag.name}"))
            return


def _device(exif: Image.Exif, found: CameraFields) -> None:
    maker, model = _text(exif.get(Base.Make.value)), _text(exif.get(Base.Model.value))
    device = model if model.lower().startswith(maker.lower()) else f"{maker} {model}".strip()
    if device:
        found.metadata.append(("device", device[:_LONGEST], "EXIF Model"))
    author = _text(exif.get(Base.Artist.value))
    if author:
        found.metadata.append(("author", author[:_LONGEST], "EXIF Artist"))


def _text(value: Any) -> str:
    if isinstance(value, bytes):
        return decoded(value)
    if not isinstance(value, str):
        return ""
    try:
        return value.encode("latin-1").decode("utf-8").strip("\0 ")  # phones write UTF-8 where ASCII is due
    except UnicodeError:
        return value.strip("\0 ")


def _comment(value: Any, byte_order: str) -> str:
    """Return a user comment, whose first eight bytes name its encoding and whose byte order is anybody's guess."""
    if not isinstance(value, bytes):
        return _text(value)
    encoding = _COMMENT_ENCODINGS.get(value[:8])
    body = value[8:] if encoding or value[:8] == b"\0" * 8 else value
    if encoding == "utf-16" and body[:2] not in {b"\xff\xfe", b"\xfe\xff"}:
        zeros_first, zeros_second = body[::2].count(0), body[1::2].count(0)
        big = zeros_first > zeros_second or (zeros_first == zeros_second and byte_order == ">")
        encoding = "utf-16-be" if big else "utf-16-le"
    return body.decode(encoding, "replace").strip("\0 ") if encoding else decoded(body)
