"""JPEG photographs: what the camera wrote beside the pixels. No pixel is decoded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aggregator.model.documents import BlockKind, MetaLoc, MetaValue, Status
from aggregator.reading.draft import Draft
from aggregator.reading.format import Format, Opening, Reading, Unreadable

if TYPE_CHECKING:
    from aggregator.reading.camera import CameraFields

_UNREAD_PIXELS = "pixels not read (no OCR)"


def is_photo(content: bytes) -> bool:
    """Return whether the bytes are a JPEG."""
    return content[:3] == b"\xff\xd8\xff"


def read_photo(content: bytes, opening: Opening) -> Reading:
    """Return a photograph's place, time, device and descriptions.

    Raises
    ------
    Unreadable
        The bytes only start like a JPEG.
    """
    from aggregator.reading.camera import NotAnImage, camera_fields  # noqa: PLC0415 - Pillow only when a photo is read

    try:
        fields = camera_fields(content)
    except NotAnImage as error:
        raise Unreadable("not a readable JPEG") from error
    draft = Draft(opening.budget, warnings=[_UNREAD_PIXELS])
    if fields.problems:
        draft.status, draft.reason = Status.PARTIAL, "; ".join(fields.problems)
    return draft.gather(lambda gathered: _write(gathered, fields))


def _write(draft: Draft, fields: CameraFields) -> None:
    for key, value, tag in fields.metadata:
        draft.metadata[key] = MetaValue(value, f"EXIF {tag}")
    for label, text in fields.texts:
        draft.add(BlockKind.EXIF, text, MetaLoc(label), label=label)


FORMAT = Format(
    name="jpeg",
    media_type="image/jpeg",
    extensions=(".jpg", ".jpeg", ".jpe"),
    read=read_photo,
    matches=is_photo,
    rank=30,
)
