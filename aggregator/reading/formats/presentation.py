"""PowerPoint presentations, shows and templates (PPTX, PPSX, POTX and those with macros), Transitional and Strict."""

from __future__ import annotations

from aggregator.reading.format import Format, Opening, Reading

_TYPES = (
    b"presentationml.presentation.main+xml",
    b"presentationml.slideshow.main+xml",
    b"presentationml.template.main+xml",
    b"ms-powerpoint.presentation.macroEnabled.main+xml",
    b"ms-powerpoint.slideshow.macroEnabled.main+xml",
    b"ms-powerpoint.template.macroEnabled.main+xml",
)


def is_presentation(content: bytes) -> bool:
    """Return whether the bytes are a presentation, a show or a template of one."""
    from aggregator.reading.ooxml import is_package_of  # noqa: PLC0415 - lxml is loaded only when a file is read

    return is_package_of(content, "ppt/", _TYPES)


def read_presentation(content: bytes, opening: Opening) -> Reading:
    """Return the text of all slides in the order of the show, with notes, comments, tables and charts."""
    from aggregator.reading.slides.document import read_package  # noqa: PLC0415 - as above

    return read_package(content, opening)


FORMAT = Format(
    name="pptx",
    media_type="application/vnd.openxmlformats-officedocument.presentationml.presentation",
    extensions=(".pptx", ".pptm", ".ppsx", ".ppsm", ".potx", ".potm"),
    read=read_presentation,
    matches=is_presentation,
    rank=20,
    version=2,
)
