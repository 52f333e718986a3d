"""What pdfium is asked for every line or object of a page, by address: its typed pointers cost half as much again."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

_ADDRESS, _NUMBER = ctypes.c_void_p, ctypes.c_int


def address(handle: Any) -> int:
    """Return where a handle of pdfium points."""
    return ctypes.cast(handle, _ADDRESS).value or 0


def _plain(function: Any, result: Any, *parameters: Any) -> Any:
    return ctypes.PYFUNCTYPE(result, *parameters)(address(function))


get_object = _plain(pdfium.FPDFPage_GetObject, _ADDRESS, _ADDRESS, _NUMBER)
"""(page, number) -> object"""

get_type = _plain(pdfium.FPDFPageObj_GetType, _NUMBER, _ADDRESS)
"""(object) -> kind"""

get_loose_box = _plain(pdfium.FPDFText_GetLooseCharBox, _NUMBER, _ADDRESS, _NUMBER, _ADDRESS)
"""(text page, character, address of left, top, right, bottom) -> whether there is one"""

has_map_error = _plain(pdfium.FPDFText_HasUnicodeMapError, _NUMBER, _ADDRESS, _NUMBER)
"""(text page, character) -> 1 if its font does not say which letter it is"""
