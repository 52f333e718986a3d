"""The lines of text that are seen in a picture, each with its place and how sure the eye is of it.

Models and runtime come with the extra's packages, so nothing is fetched when a file is read. One thread, so that
the same pixels give the same text, and as many pictures at a time as there are workers.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from PIL import Image

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

LONGEST_SIDE = 3000
"""Larger pictures are made smaller: letters of a scanned page stay larger than the eye needs."""

_DETECTION_SIDE = 1280
_DOUBTFUL = 0.9
_BLANK = 0.2
_MIDDLE = (0.3, 0.7)


class Unseen(ValueError):
    """A picture could not be looked at."""


class SeenLine(NamedTuple):
    """A line of text, its confidence from 0 to 1, and its sides in pixels from the upper left."""

    text: str
    confidence: float
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """Return how tall it is."""
        return self.bottom - self.top


def seen_lines(picture: Image.Image) -> list[SeenLine]:
    """Return the lines of text in a picture, in no order that means anything.

    Raises
    ------
    Unseen
        The packages gave up on it.
    """
    shrink = max(1.0, max(picture.size) / LONGEST_SIDE)
    size = (max(1, round(picture.width / shrink)), max(1, round(picture.height / shrink)))
    pixels = _pixels(picture if shrink == 1 else picture.resize(size, Image.Resampling.LANCZOS))
    seen = _look(pixels, find_lines=True)
    if seen.txts is None or seen.boxes is None:
        return []
    lines = []
    for text, confidence, corners in zip(seen.txts, seen.scores, seen.boxes, strict=True):
        across, down = [float(x) for x, _ in corners], [float(y) for _, y in corners]
        line = SeenLine(text, float(confidence), min(across), min(down), max(across), max(down))
        better = _by_halves(pixels, line) if confidence < _DOUBTFUL else line
        sides = [side * shrink for side in better[2:]]
        lines.append(SeenLine(better.text, better.confidence, *sides))
    return lines


def _by_halves(pixels: Pixels, line: SeenLine) -> SeenLine:
    """Return a line read in two parts where that is surer: letters of very long lines run together."""
    strip = pixels[max(0, int(line.top)) : int(line.bottom) + 1, max(0, int(line.left)) : int(line.right) + 1]
    cut = _gap(strip)
    if not cut:
        return line
    parts = [_look(part, find_lines=False) for part in (strip[:, :cut], strip[:, cut:])]
    if any(not part.txts for part in parts):
        return line
    confidence = min(float(part.scores[0]) for part in parts)
    text = " ".join(part.txts[0].strip() for part in parts)
    return line._replace(text=text, confidence=confidence) if confidence > line.confidence else line


def _gap(strip: Pixels) -> int:
    """Return the middle of the widest blank in the middle of a line; zero where there is none."""
    width = strip.shape[1]
    if width < 4 * strip.shape[0] or not strip.size:
        return 0
    ink = (strip.max(axis=(0, 2)).astype(int) - strip.min(axis=(0, 2))).tolist()
    blank = _BLANK * max(ink)
    best, start, cut = 0, 0, 0
    for column in range(int(_MIDDLE[0] * width), int(_MIDDLE[1] * width)):
        start = start or column
        if ink[column] > blank:
            start = 0
        elif column - start + 1 > best:
            best, cut = column - start + 1, (start + column) // 2
    return cut


def _pixels(picture: Image.Image) -> Pixels:
    import numpy as np  # noqa: PLC0415 - only where pixels are read

    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        ground = Image.new("RGBA", picture.size, "white")
        ground.alpha_composite(picture.convert("RGBA"))
        picture = ground
    return np.ascontiguousarray(np.asarray(picture.convert("RGB"))[:, :, ::-1])


def _look(pixels: Pixels, *, find_lines: bool) -> Any:
    """Return what is seen in pixels, or in those of one line.

    Raises
    ------
    Unseen
        The packages gave up on it.
    """
    import cv2  # noqa: PLC0415 - dear to load
    from rapidocr.inference_engine.onnxruntime.main import ONNXRuntimeError  # noqa: PLC0415
    from rapidocr.main import RapidOCRError  # noqa: PLC0415
    from rapidocr.utils.load_image import LoadImageError  # noqa: PLC0415

    try:
        return _eye()(pixels, use_det=find_lines, use_cls=find_lines, use_rec=True)
    except (cv2.error, RapidOCRError, LoadImageError, ONNXRuntimeError) as error:
        raise Unseen(type(error).__name__) from error


@cache
def _eye() -> Any:
    import cv2  # noqa: PLC0415 - dear to load
    from rapidocr import RapidOCR  # noqa: PLC0415

    cv2.setNumThreads(1)
    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.text_score": 0.0,
            "Global.max_side_len": LONGEST_SIDE,
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            "Det.limit_type": "max",
            "Det.limit_side_len": _DETECTION_SIDE,
        }
    )
