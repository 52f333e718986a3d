"""What pdfium is asked for every character, line or object of a page.

Its functions are called by address and with arguments that are C values already, where their number is great: typed
pointers and checked arguments take longer than pdfium does. What it writes goes to places that are made once and taken
over into Python's numbers all at a time.
"""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium

_ADDRESS, _NUMBER = ctypes.c_void_p, ctypes.c_int
_BATCH = 512

Sides = tuple[float, float, float, float]
Matrix = tuple[float, ...]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def _pointer(handle: Any) -> Any:
    return _ADDRESS.from_buffer(handle)


def _address(function: Any) -> int:
    return ctypes.cast(function, _ADDRESS).value or 0


def _unchecked(function: Any, result: Any) -> Any:
    return ctypes.PYFUNCTYPE(result)(_address(function))


def _of_addresses(function: Any, result: Any, *others: Any) -> Any:
    """Return a function of an address that pdfium gave, which is a Python number."""
    return ctypes.PYFUNCTYPE(result, _ADDRESS, *others)(_address(function))


_get_object = _unchecked(pdfium.FPDFPage_GetObject, _ADDRESS)
_get_inner = _of_addresses(pdfium.FPDFFormObj_GetObject, _ADDRESS, ctypes.c_ulong)
_count_inner = _of_addresses(pdfium.FPDFFormObj_CountObjects, _NUMBER)
_get_type = _of_addresses(pdfium.FPDFPageObj_GetType, _NUMBER)
_get_matrix = _of_addresses(pdfium.FPDFPageObj_GetMatrix, _NUMBER, _ADDRESS)
_get_bounds = _of_addresses(pdfium.FPDFPageObj_GetBounds, _NUMBER, *[_ADDRESS] * 4)
_get_draw_mode = _of_addresses(pdfium.FPDFPath_GetDrawMode, _NUMBER, _ADDRESS, _ADDRESS)
_get_segment = _of_addresses(pdfium.FPDFPath_GetPathSegment, _ADDRESS, _NUMBER)
_get_segment_type = _of_addresses(pdfium.FPDFPathSegment_GetType, _NUMBER)
_get_close = _of_addresses(pdfium.FPDFPathSegment_GetClose, _NUMBER)
_get_point = _of_addresses(pdfium.FPDFPathSegment_GetPoint, _NUMBER, _ADDRESS, _ADDRESS)
count_segments = _of_addresses(pdfium.FPDFPath_CountSegments, _NUMBER)
_get_loose_box = _unchecked(pdfium.FPDFText_GetLooseCharBox, _NUMBER)
_get_box = _unchecked(pdfium.FPDFText_GetCharBox, _NUMBER)
_has_map_error = _unchecked(pdfium.FPDFText_HasUnicodeMapError, _NUMBER)

_singles = (ctypes.c_float * (4 * _BATCH))()
_doubles = (ctypes.c_double * (4 * _BATCH))()
_at_singles = [ctypes.byref(_singles, 16 * number) for number in range(_BATCH)]
_at_doubles = [[ctypes.byref(_doubles, 32 * number + 8 * side) for number in range(_BATCH)] for side in range(4)]
_at_x = [ctypes.byref(_singles, 8 * number) for number in range(_BATCH)]
_at_y = [ctypes.byref(_singles, 8 * number + 4) for number in range(_BATCH)]
_at_four = _at_x[0], _at_y[0], _at_x[1], _at_y[1]
_six = (ctypes.c_float * 6)()
_modes = (ctypes.c_int * 2)()
_at_six, _at_modes = ctypes.byref(_six), (ctypes.byref(_modes, 0), ctypes.byref(_modes, 4))


def objects_of(page: Any, count: int) -> tuple[list[int], list[int]]:
    """Return the first objects of a page, and of what kind each is."""
    objects = list(map(_get_object, repeat(_pointer(page), count), range(count)))
    return objects, list(map(_get_type, objects))


def objects_within(form: int) -> tuple[int, Iterator[tuple[int, int]]]:
    """Return how many objects a form has, and each of them with its kind."""
    count = max(0, _count_inner(form))
    inner = (_get_inner(form, number) for number in range(count))
    return count, ((one, _get_type(one)) for one in inner)


def matrix_of(drawn: int) -> Matrix:
    """Return how an object is placed; as it stands where nothing is known of it."""
    return struct.unpack("6f", _six) if _get_matrix(drawn, _at_six) else IDENTITY


def bounds_of(drawn: int) -> Sides | None:
    """Return (left, bottom, right, top) of an object, or None where nothing is known of it."""
    there = _get_bounds(drawn, *_at_four)
    return struct.unpack_from("4f", _singles) if there else None


def is_visible(path: int) -> bool:
    """Return whether a path is filled or stroked."""
    return bool(_get_draw_mode(path, *_at_modes) and (_modes[0] or _modes[1]))


def segments_of(path: int, count: int) -> Iterator[tuple[int, int, tuple[float, float]]]:
    """Yield (kind, whether it closes, point) of the segments of a path."""
    for start in range(0, count, _BATCH):
        segments = [_get_segment(path, number) for number in range(start, min(count, start + _BATCH))]
        list(map(_get_point, segments, _at_x, _at_y))
        points = list(struct.iter_unpack("2f", memoryview(_singles).cast("B")[: 8 * len(segments)]))
        yield from zip(map(_get_segment_type, segments), map(_get_close, segments), points, strict=True)


def pairs_of_boxes(text_page: Any, characters: Sequence[int]) -> list[Any]:
    """Return what two characters in turn are given as space, or None where one is given none.

    Of each of the two it says (left, top, right, bottom), all eight in one.
    """
    handle = _pointer(text_page)
    found: list[Any] = []
    for start in range(0, len(characters), _BATCH):
        there = list(map(_get_loose_box, repeat(handle), characters[start : start + _BATCH], _at_singles))
        pairs: list[Any] = list(struct.iter_unpack("8f", memoryview(_singles).cast("B")[: 16 * len(there)]))
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


def many_boxes(text_page: Any, characters: Sequence[int]) -> Any:
    """Return the same as an array, with zeros where nothing is known of a character."""
    handle = _pointer(text_page)
    found = np.zeros((len(characters), 4))
    for start in range(0, len(characters), _BATCH):
        batch = characters[start : start + _BATCH]
        there = list(map(_get_box, repeat(handle), batch, *_at_doubles))
        found[start : start + _BATCH] = np.frombuffer(memoryview(_doubles).cast("B"), count=4 * len(batch)).reshape(
            -1, 4
        )
        if not all(there):
            found[start : start + _BATCH][np.equal(there, 0)] = 0.0
    return found


def map_errors(text_page: Any, characters: Iterable[int]) -> int:
    """Return of how many characters their font does not say which letters they are."""
    return list(map(_has_map_error, repeat(_pointer(text_page)), characters)).count(1)


def _said(there: list[int], form: str, written: Any) -> list[Sides | None]:
    filled = memoryview(written).cast("B")[: struct.calcsize(form) * len(there)]
    sides: list[Any] = list(struct.iter_unpack(form, filled))
    return sides if all(there) else [found if is_there else None for is_there, found in zip(there, sides, strict=True)]
