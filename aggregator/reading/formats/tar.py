"""TAR archives: each file in one a document of its own."""

from __future__ import annotations

from functools import partial

from aggregator.reading.draft import Draft
from aggregator.reading.format import Format, Opening, Reading
from aggregator.reading.tape import fill_from_tar, looks_like_tar


def read_tar(content: bytes, opening: Opening) -> Reading:
    """Return the files as children; links and devices are left out, and said."""
    return Draft(opening.budget).gather(partial(fill_from_tar, content=content, opening=opening))


FORMAT = Format(
    name="tar",
    media_type="application/x-tar",
    extensions=(".tar",),
    read=read_tar,
    matches=looks_like_tar,
    rank=40,
)
