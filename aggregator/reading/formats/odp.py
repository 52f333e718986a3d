"""OpenDocument presentations and their templates (ODP, OTP)."""

from __future__ import annotations

from aggregator.reading.format import Format, Opening, Reading


def is_odp(content: bytes) -> bool:
    """Return whether the bytes are an OpenDocument presentation."""
    from aggregator.reading.odf.package import is_kind  # noqa: PLC0415 - lxml is loaded only when a file is read

    return content[:2] == b"PK" and is_kind(content, "presentation")


def read_odp(content: bytes, opening: Opening) -> Reading:
    """Return the slides, speaker notes, comments and properties of a presentation."""
    from aggregator.reading.odf.slides import read_presentation  # noqa: PLC0415 - as above

    return read_presentation(content, opening)


FORMAT = Format(
    name="odp",
    media_type="application/vnd.oasis.opendocument.presentation",
    extensions=(".odp", ".otp"),
    read=read_odp,
    matches=is_odp,
    rank=15,
)
