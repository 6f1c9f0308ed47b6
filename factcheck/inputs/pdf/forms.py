"""The values of a form's fields, as runs where they are shown."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from factcheck.inputs.pdf.drawn import Run

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_SIZE = 0.7  # of a field's height


def values_of(document: PdfDocument, page: PdfPage) -> Iterator[Run]:
    """What is filled in on a page; a box to tick says yes or no, and of several to choose from only the chosen one is told."""
    from pypdfium2 import raw

    for index in range(raw.FPDFPage_GetAnnotCount(page.raw) if document.formenv else 0):
        annotation = raw.FPDFPage_GetAnnot(page.raw, index)
        try:
            value = _value(raw, document.formenv.raw, annotation)
            if value and not raw.FPDFAnnot_GetFlags(annotation) & raw.FPDF_ANNOT_FLAG_HIDDEN:
                box = raw.FS_RECTF()
                raw.FPDFAnnot_GetRect(annotation, box)
                height = abs(box.top - box.bottom)
                size = min(_SIZE * height, 12.0)
                yield Run(value, box.left, box.right, (box.top + box.bottom) / 2 - size / 3, size)
        finally:
            raw.FPDFPage_CloseAnnot(annotation)


def _value(raw: Any, form: Any, annotation: Any) -> str:
    kind = raw.FPDFAnnot_GetFormFieldType(form, annotation)
    if kind == raw.FPDF_FORMFIELD_CHECKBOX:
        return "yes" if raw.FPDFAnnot_IsChecked(form, annotation) else "no"
    if kind == raw.FPDF_FORMFIELD_RADIOBUTTON:
        return (
            _written(raw.FPDFAnnot_GetFormFieldExportValue, form, annotation) if raw.FPDFAnnot_IsChecked(form, annotation) else ""
        )
    if kind in (raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX):
        return _written(raw.FPDFAnnot_GetFormFieldValue, form, annotation)
    return ""


def _written(ask: Any, form: Any, annotation: Any) -> str:
    length = ask(form, annotation, None, 0)
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    ask(form, annotation, buffer, length)
    return " ".join(bytes(buffer)[:length].decode("utf-16-le", "replace").rstrip("\0").split())
