"""Whether pixels can be read here, and by what."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, version

PACKAGES = ("rapidocr", "onnxruntime")
INSTALL = "pip install 'aggregator[ocr]'"


@cache
def ocr_version() -> str:
    """Return what reads pixels here, with versions; empty where nothing does."""
    try:
        return ", ".join(f"{package} {version(package)}" for package in PACKAGES)
    except PackageNotFoundError:
        return ""


def seen_in_a_sample(_: object) -> str:
    """Return what reads pixels here, after it has read a word that was drawn for it.

    Raises
    ------
    ValueError
        It read another word.
    """
    from PIL import Image, ImageDraw, ImageFont  # noqa: PLC0415 - for doctor alone

    from aggregator.reading.ocr.recognise import seen_lines  # noqa: PLC0415

    picture = Image.new("RGB", (400, 100), "white")
    ImageDraw.Draw(picture).text((40, 30), "Sample 2468", fill="black", font=ImageFont.load_default(36))
    text = " ".join(line.text for line in seen_lines(picture))
    if "2468" not in text:
        raise ValueError("a drawn number was not read")
    return ocr_version()
