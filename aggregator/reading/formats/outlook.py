"""Outlook messages (MSG): headers, body, attachments and the messages inside them."""

from __future__ import annotations

from aggregator.reading.format import Format, Opening, Reading
from aggregator.reading.signatures import ole_stream


def read_outlook(content: bytes, opening: Opening) -> Reading:
    """Return the message's headers and body as blocks, its attachments as children."""
    from aggregator.reading.outlook.message import read_message  # noqa: PLC0415 - loaded only when a file is read

    return read_message(content, opening)


FORMAT = Format(
    name="outlook message",
    media_type="application/vnd.ms-outlook",
    extensions=(".msg", ".oft"),
    read=read_outlook,
    matches=lambda content: ole_stream(content) == "__substg1.0_",
    rank=25,
)
