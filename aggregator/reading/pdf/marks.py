"""What stands on a PDF page besides its text: form fields, annotations and the files attached to them."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdf_engine
import pypdfium2.raw as pdfium

from aggregator.model.documents import BlockKind, Rect

_MOST_MARKS = 20_000
_LONGEST = 1 << 21
_SILENT = {pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP}
_ATTACHMENT = pdfium.FPDF_ANNOT_FILEATTACHMENT
_UNSEEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
_SWITCHES = {pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON}
_BLANK_BOX = "☐"
_WITHOUT_VALUE = {pdfium.FPDF_FORMFIELD_PUSHBUTTON, pdfium.FPDF_FORMFIELD_SIGNATURE}


@dataclass(frozen=True, slots=True)
class Mark:
    """A form field with its value, or an annotation with its words. ``label`` is the field's name or the author."""

    kind: BlockKind
    text: str
    label: str
    rect: Rect
    hidden: bool


def kinds_of_annotations(page: Any) -> list[int]:
    """Return of what kind each annotation of a page is: most are links, which are looked at no further."""
    kinds = []
    for number in range(min(pdfium.FPDFPage_GetAnnotCount(page.raw), _MOST_MARKS)):
        annotation = pdfium.FPDFPage_GetAnnot(page.raw, number)
        kinds.append(pdfium.FPDFAnnot_GetSubtype(annotation))
        pdfium.FPDFPage_CloseAnnot(annotation)
    return kinds


def marks_of(page: Any, kinds: Sequence[int], form: Any | None) -> Iterator[Mark]:
    """Yield the filled form fields and the annotations of a page.

    Parameters
    ----------
    kinds
        Of what kind each annotation is.
    form
        The document's form environment, or None where it has no form.
    """
    for annotation in _annotations(page, [number for number, kind in enumerate(kinds) if kind not in _SILENT]):
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        hidden = bool(
            pdfium.FPDFAnnot_GetFlags(annotation) & (pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW)
        )
        if kind == pdfium.FPDF_ANNOT_WIDGET:
            label, text = _field(annotation, form)
            yield Mark(BlockKind.FORM_FIELD, text, label, _rect(annotation), hidden)
        else:
            text = _entry(annotation, b"Contents")
            yield Mark(BlockKind.ANNOTATION, text, _entry(annotation, b"T"), _rect(annotation), hidden)


def attached_to(page: Any, kinds: Sequence[int], document: Any) -> Iterator[Any]:
    """Yield the files that annotations of a page carry."""
    for annotation in _annotations(page, [number for number, kind in enumerate(kinds) if kind == _ATTACHMENT]):
        attached = pdfium.FPDFAnnot_GetFileAttachment(annotation)
        if attached:
            yield pdf_engine.PdfAttachment(attached, document)


def _annotations(page: Any, numbers: Iterable[int]) -> Iterator[Any]:
    for number in numbers:
        with _opened(page, number) as annotation:
            if annotation:
                yield annotation


@contextmanager
def _opened(page: Any, number: int) -> Iterator[Any]:
    annotation = pdfium.FPDFPage_GetAnnot(page.raw, number)
    try:
        yield annotation
    finally:
        if annotation:
            pdfium.FPDFPage_CloseAnnot(annotation)


def _field(annotation: Any, form: Any | None) -> tuple[str, str]:
    """Return (name, value) of a form field: of a check box that is off a blank box, of a radio button that is, none."""
    if form is None:
        return _entry(annotation, b"T"), _entry(annotation, b"V")
    kind = pdfium.FPDFAnnot_GetFormFieldType(form, annotation)
    name = _wide(lambda buffer, size: pdfium.FPDFAnnot_GetFormFieldAlternateName(form, annotation, buffer, size))
    name = name or _wide(lambda buffer, size: pdfium.FPDFAnnot_GetFormFieldName(form, annotation, buffer, size))
    if kind in _WITHOUT_VALUE:
        return name, ""
    if kind in _SWITCHES and not pdfium.FPDFAnnot_IsChecked(form, annotation):
        return name, _BLANK_BOX if kind == pdfium.FPDF_FORMFIELD_CHECKBOX else ""
    value = _wide(lambda buffer, size: pdfium.FPDFAnnot_GetFormFieldValue(form, annotation, buffer, size))
    return name, value or _entry(annotation, b"V")


def _entry(annotation: Any, key: bytes) -> str:
    return _wide(lambda buffer, size: pdfium.FPDFAnnot_GetStringValue(annotation, key, buffer, size))


def _wide(ask: Callable[[Any, int], int]) -> str:
    """Return a string that pdfium writes as UTF-16 into a buffer of the size it asked for."""
    size = min(ask(None, 0), _LONGEST)
    if size <= 2:
        return ""
    buffer = (pdfium.FPDF_WCHAR * (size // 2))()
    ask(buffer, size)
    return (
        ctypes.string_at(buffer, size)
        .decode("utf-16-le", "replace")
        .rstrip("\0")
        .replace("\r\n", "\n")
        .replace("\r", "\n")
    )


def _rect(annotation: Any) -> Rect:
    rect = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(annotation, rect)
    return Rect(rect.left, rect.bottom, rect.right, rect.top)
