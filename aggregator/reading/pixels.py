"""The pages of an image file, opened one by one; their pixels are decoded only where OCR looks at them."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from PIL import Image, ImageOps

from aggregator.model.documents import Rect
from aggregator.reading.camera import MALFORMED_IMAGE
from aggregator.reading.draft import Draft
from aggregator.reading.ocr.recognise import SeenLine
from aggregator.reading.ocr.sight import Sight, too_small, why_blind

_PAGED = frozenset({"TIFF"})


class NotAnImage(Exception):
    """The bytes cannot be opened as an image."""


@contextmanager
def opened(known_as: tuple[str, ...], content: bytes) -> Iterator[Image.Image]:
    """Open an image without decoding it.

    Raises
    ------
    NotAnImage
        The bytes are none.
    """
    most, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None  # the limit of pixels is our own, and comes later
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                image = Image.open(BytesIO(content), formats=known_as)
            except MALFORMED_IMAGE as error:
                raise NotAnImage from error
            with image:
                yield image
    finally:
        Image.MAX_IMAGE_PIXELS = most


def undecoded(draft: Draft) -> str:
    """Return why the pixels of an image are not read that nothing here decodes."""
    draft.budget.spend("pages")
    return f"pixels not read: {why_blind(draft.budget.limits) or 'this kind of image is not decoded'}"


def look_at(image: Image.Image, draft: Draft) -> str:
    """Return why not all of an image's pixels were read, empty where they were; writes what OCR sees.

    Raises
    ------
    OverBudget
        The pages, characters or cells are used up.
    """
    sight = Sight(draft)
    unread: list[str] = []
    try:
        for number in range(1, _number_of_pages(image) + 1):
            draft.budget.spend("pages")
            unread.append(_page(image, number, sight))
    finally:
        sight.conclude()
    reasons = list(dict.fromkeys(filter(None, unread)))
    return f"pixels not read: {'; '.join(reasons)}" if reasons else ""


def _page(image: Image.Image, number: int, sight: Sight) -> str:
    try:
        image.seek(number - 1)
        if too_small(image.size):
            return ""
        closed = sight.closed_by(image.width * image.height)
        if not closed:
            _look(image, number, sight)
    except MALFORMED_IMAGE:
        return "the picture is damaged"
    return closed


def _number_of_pages(image: Image.Image) -> int:
    """Return how many pages an image has; frames of a moving picture are none."""
    if image.format not in _PAGED:
        return 1
    try:
        return int(getattr(image, "n_frames", 1))
    except MALFORMED_IMAGE:
        return 1


def _look(image: Image.Image, number: int, sight: Sight) -> None:
    upright = ImageOps.exif_transpose(image)
    height = upright.height

    def place(line: SeenLine) -> Rect:
        return Rect(round(line.left), round(height - line.bottom), round(line.right), round(height - line.top))

    sight.look(upright, number, place)
