"""The words and the place in XMP, the RDF that image programs write into a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from aggregator.reading.camera import CameraFields, keep_text
from aggregator.reading.xml_source import SAFE, as_utf8, local_name

_WORDS = frozenset(
    {"title", "description", "creator", "subject", "rights", "Headline", "CaptionWriter", "City", "State", "Country"}
    | {"Location", "Sublocation", "Instructions", "TransmissionReference", "AuthorsPosition", "Credit", "Source"}
    | {"Label", "UserComment", "ImageDescription", "Keywords", "ProvinceState", "CountryName", "Event"}
    | {"PersonInImage", "OrganisationInImageName", "LocationShownCity", "hierarchicalSubject", "Iptc4xmpExt"}
)
_PLACE = ("GPSLatitude", "GPSLongitude")


def xmp_fields(raw: bytes, found: CameraFields) -> None:
    """Add the descriptions, names, keywords and the place that XMP holds; what repeats the EXIF is left out."""
    root = etree.fromstring(as_utf8(raw.strip(b"\0 \r\n\t"))[0], etree.XMLParser(**SAFE))
    if root is None:
        found.problems.append("the XMP cannot be read")
        return
    said = {text for _, text in found.texts}
    place: dict[str, str] = {}
    for name, text in _values(root):
        if name in _PLACE:
            place.setdefault(name, text)
        elif name in _WORDS and text not in said:
            said.add(text)
            keep_text(found, f"XMP {name}", text)
    if len(place) == len(_PLACE) and not any(key == "gps" for key, _, _ in found.metadata):
        _keep_place(place, found)


def _values(root: Any) -> Iterator[tuple[str, str]]:
    """Yield the name of each property and its text, whether it is an attribute or an element."""
    for element in root.iter():
        name = local_name(element)
        if not name:
            continue
        for key, value in element.attrib.items():
            yield str(key).rpartition("}")[2], str(value).strip()
        if element.text and element.text.strip():
            owner = element
            while (
                local_name(owner) in {"li", "Alt", "Bag", "Seq", "value", "Description"}
                and owner.getparent() is not None
            ):
                owner = owner.getparent()
            yield local_name(owner), element.text.strip()


def _keep_place(place: dict[str, str], found: CameraFields) -> None:
    degrees = [_degrees(place[name]) for name in _PLACE]
    if None in degrees:
        found.problems.append("the place in the XMP is broken")
        return
    text = ",".join(f"{value:.6f}".rstrip("0").rstrip(".") for value in degrees if value is not None)
    found.metadata.append(("gps", text, "XMP GPS"))
    found.texts.append(("GPS", text))


def _degrees(written: str) -> float | None:
    """Return a place that XMP writes as ``54,6.138N`` in degrees."""
    sign = -1 if written[-1:] in {"S", "W"} else 1
    parts = written.rstrip("NSEW").split(",")
    try:
        value = sum(float(part) / 60**order for order, part in enumerate(parts[:3]))
    except ValueError:
        return None
    return sign * value if 0 <= value <= 180 else None
