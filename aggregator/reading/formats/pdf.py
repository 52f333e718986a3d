"""PDF documents: text with its places, ruled tables, form fields, annotations, attachments."""

from __future__ import annotations

from aggregator.reading.format import Format, Opening, Reading


def is_pdf(content: bytes) -> bool:
    """Return whether the bytes are a PDF; some writers put a few bytes before it."""
    return b"%PDF-" in content[:1024]


def read_pdf(content: bytes, opening: Opening) -> Reading:
    """Return the text, tables, fields, annotations, attachments and properties of a PDF."""
    from aggregator.reading.pdf.document import read_pages  # noqa: PLC0415 - pdfium is loaded only when a PDF is read

    return read_pages(content, opening)


FORMAT = Format(
    name="pdf",
    media_type="application/pdf",
    extensions=(".pdf",),
    read=read_pdf,
    matches=is_pdf,
    rank=10,
    version=5,
)
