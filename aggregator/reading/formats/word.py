"""Word documents and templates (DOCX, DOCM, DOTX, DOTM), Transitional and Strict."""

from __future__ import annotations

from aggregator.reading.format import Format, Opening, Reading

_TYPES = (
    b"wordprocessingml.document.main+xml",
    b"wordprocessingml.template.main+xml",
    b"ms-word.document.macroEnabled.main+xml",
    b"ms-word.template.macroEnabledTemplate.main+xml",
)


def is_word(content: bytes) -> bool:
    """Return whether the bytes are a Word document or template."""
    from aggregator.reading.ooxml import is_package_of  # noqa: PLC0415 - lxml is loaded only when a file is read

    return is_package_of(content, "word/", _TYPES)


def read_word(content: bytes, opening: Opening) -> Reading:
    """Return the text of all parts, tables, embedded files and properties of a Word document."""
    from aggregator.reading.word.document import read_package  # noqa: PLC0415 - as above

    return read_package(content, opening)


FORMAT = Format(
    name="docx",
    media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    extensions=(".docx", ".docm", ".dotx", ".dotm"),
    read=read_word,
    matches=is_word,
    rank=20,
    version=4,
)
