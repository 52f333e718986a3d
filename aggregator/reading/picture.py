"""Images of every kind: what cameras and people wrote beside the pixels, and the pixels where there is OCR."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from aggregator.model.documents import BlockKind, MetaLoc, MetaValue, Status
from aggregator.reading.draft import Draft
from aggregator.reading.format import Format, Opening, Reading, Unreadable
from aggregator.reading.limits import OverBudget

if TYPE_CHECKING:
    from aggregator.reading.camera import CameraFields


@dataclass(frozen=True, slots=True)
class ImageKind:
    """A kind of image file: its name, media type and extensions, and Pillow's names for it, if it decodes it."""

    name: str
    media_type: str
    extensions: tuple[str, ...]
    known_as: tuple[str, ...]


def image_format(kind: ImageKind, *beginnings: tuple[int, bytes]) -> Format:
    """Return the format of a kind of image, known by bytes at any of the offsets."""

    def matches(content: bytes) -> bool:
        return any(content.startswith(magic, offset) for offset, magic in beginnings)

    return Format(
        name=kind.name,
        media_type=kind.media_type,
        extensions=kind.extensions,
        read=partial(_read, kind),
        matches=matches,
        rank=30,
        version=2,
    )


def _read(kind: ImageKind, content: bytes, opening: Opening) -> Reading:
    """Return an image's place, time, device, descriptions, and the text in its pixels where there is OCR.

    Raises
    ------
    Unreadable
        The bytes only start like such an image.
    """
    from aggregator.reading.beside import fields_beside, fields_in_boxes  # noqa: PLC0415 - Pillow where it is needed
    from aggregator.reading.pixels import NotAnImage, look_at, opened, undecoded  # noqa: PLC0415

    draft = Draft(opening.budget)
    try:
        if kind.known_as:
            with opened(kind.known_as, content) as image:
                problems = _write(fields_beside(image, content), draft)
                unread = look_at(image, draft)
        else:
            problems = _write(fields_in_boxes(content), draft)
            unread = undecoded(draft)
    except OverBudget as over:
        problems, unread = [], f"{over}; the rest was not read"
    except (NotAnImage, ValueError, struct.error) as error:
        raise Unreadable(f"not a readable {kind.name.upper()} image") from error
    if unread or problems:
        draft.status = Status.NEEDS_OCR if unread and "ocr" not in draft.metadata else Status.PARTIAL
        draft.reason = "; ".join([*filter(None, [unread]), *problems])
    return draft.reading()


def _write(fields: CameraFields, draft: Draft) -> list[str]:
    """Return what is broken in the fields, after writing what is not."""
    for key, value, tag in fields.metadata:
        draft.metadata.setdefault(key, MetaValue(value, tag))
    for label, text in fields.texts:
        draft.add(BlockKind.EXIF, text, MetaLoc(label), label=label)
    return list(dict.fromkeys(fields.problems))
