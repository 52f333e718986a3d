"""PowerPoint presentations from before 2007 (PPT, PPS, POT), of PowerPoint 97-2003."""

from __future__ import annotations

from aggregator.reading.format import Format, Opening, Reading
from aggregator.reading.signatures import ole_stream


def read_old_presentation(content: bytes, opening: Opening) -> Reading:
    """Return the slides, speaker notes and properties of a presentation."""
    from aggregator.reading.slides.binary import read_binary  # noqa: PLC0415 - loaded only when a file is read

    return read_binary(content, opening)


FORMAT = Format(
    name="ppt",
    media_type="application/vnd.ms-powerpoint",
    extensions=(".ppt", ".pps", ".pot"),
    read=read_old_presentation,
    matches=lambda content: ole_stream(content) == "PowerPoint Document",
    rank=25,
    version=2,
)
