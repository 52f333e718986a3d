"""What pdfium is asked for every character, line or object of a page.

Its functions are called by address and with arguments that are C values already, where their number is great: typed
pointers and checked arguments take longer than pdfium does. What it writes goes to places that are made once and taken
over into Python's numbers all at a time.
"""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Iterable, Sequence
from itertools import repeat
from typing import Any

import pypdfium2.raw as pdfium

_ADDRESS, _NUMBER = ctypes.c_void_p, ctypes.c_int
_BATCH = 512

Sides = tuple[float, float, float, float]


def _pointer(handle: Any) -> Any:
    return _ADDRESS.from_buffer(handle)


def _address(function: Any) -> int:
    return ctypes.cast(function, _ADDRESS).value or 0


def _unchecked(function: Any, result: Any) -> Any:
    return ctypes.PYFUNCTYPE(result)(_address(function))


_get_object = _unchecked(pdfium.FPDFPage_GetObject, _ADDRESS)
_get_type = ctypes.PYFUNCTYPE(_NUMBER, _ADDRESS)(_address(pdfium.FPDFPageObj_GetType))
_get_loose_box = _unchecked(pdfium.FPDFText_GetLooseCharBox, _NUMBER)
_get_box = _unchecked(pdfium.FPDFText_GetCharBox, _NUMBER)
_has_map_error = _unchecked(pdfium.FPDFText_HasUnicodeMapError, _NUMBER)

_singles = (ctypes.c_float * (4 * _BATCH))()
_doubles = (ctypes.c_double * (4 * _BATCH))()
_at_singles = [ctypes.byref(_singles, 16 * number) for number in range(_BATCH)]
_at_doubles = [[ctypes.byref(_doubles, 32 * number + 8 * side) for number in range(_BATCH)] for side in range(4)]


def kinds_of_objects(page: Any, count: int) -> list[int]:
    """Return of what kind each of the first objects of a page is."""
    return list(map(_get_type, map(_get_object, repeat(_pointer(page), count), range(count))))


def pairs_of_boxes(text_page: Any, characters: Sequence[int]) -> list[Any]:
    """Return what two characters in turn are given as space, or None where one is given none.

    Of each of the two it says (left, top, right, bottom), all eight in one.
    """
    handle = _pointer(text_page)
    found: list[Any] = []
    for start in range(0, len(characters), _BATCH):
        there = list(map(_get_loose_box, repeat(handle), characters[start : start + _BATCH], _at_singles))
        pairs = list(struct.iter_unpack("8f", memoryview(_singles).cast("B")[: 16 * len(there)]))
        if not all(there):
            both = map(min, there[::2], there[1::2])
            pairs = [pair if is_there else None for is_there, pair in zip(both, pairs, strict=True)]
        found += pairs
    return found


def boxes(text_page: Any, characters: Sequence[int]) -> list[Sides | None]:
    """Return (left, right, bottom, top) of what is drawn of each character, or None where nothing is known of it."""
    handle = _pointer(text_page)
    found: list[Sides | None] = []
    for start in range(0, len(characters), _BATCH):
        there = list(map(_get_box, repeat(handle), characters[start : start + _BATCH], *_at_doubles))
        found += _said(there, "4d", _doubles)
    return found


def map_errors(text_page: Any, characters: Iterable[int]) -> int:
    """Return of how many characters their font does not say which letters they are."""
    return list(map(_has_map_error, repeat(_pointer(text_page)), characters)).count(1)


def _said(there: list[int], form: str, written: Any) -> list[Sides | None]:
    filled = memoryview(written).cast("B")[: struct.calcsize(form) * len(there)]
    sides: list[Any] = list(struct.iter_unpack(form, filled))
    return sides if all(there) else [found if is_there else None for is_there, found in zip(there, sides, strict=True)]
