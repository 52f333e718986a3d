"""The makers of the tests of the formats, and the words that sound files are made of."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from types import ModuleType

READING = Path(__file__).parents[2] / "reading"
WORDS = (
    "北田电站 120 MW",
    "Northfield, out of service",
    "安全库存：12 吨",
    "a & b <c> \"d\" 'e'",
    "2025-03-04",
    "x\ty",
)

Words = Sequence[str]
Maker = Callable[[Words], bytes]


@cache
def made_by(where: str) -> ModuleType:
    """Return the test module at a path below ``tests/reading``, for the makers in it."""
    name = f"fuzz_maker_{where.replace('/', '_')}"
    spec = importlib.util.spec_from_file_location(name, READING / f"{where}.py")
    if spec is None or spec.loader is None:
        raise LookupError(where)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def word_of(words: Words, number: int) -> str:
    return words[number % len(words)] if words else ""


def as_xml(text: str) -> str:
    shown = "".join(letter if letter in "\t\n" or " " <= letter < "\ud800" or "\ue000" <= letter < "\ufffe" else " "
                    for letter in text)  # fmt: skip
    return shown.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def xml_words(words: Words) -> list[str]:
    """Return the words as they stand in XML."""
    return [as_xml(word) for word in words]
