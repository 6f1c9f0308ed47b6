"""What stands on a page: its runs of text with their places, through PDFium, and how much of it is a picture."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from factcheck.inputs.pdf.drawn import Page, Run
from factcheck.inputs.pdf.forms import values_of

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_LINE = re.compile(r"[^\r\n]+")
_FEW_CHARACTERS = 400
_FIGURES = re.compile(r"\d{1,3}")
_LIFTED = 0.25  # of a size
_NEAR = math.radians(4)


def page_of(document: PdfDocument, number: int) -> Page:
    """A page of a document; `number` counts from 1. Raises RuntimeError where it is broken."""
    from pypdfium2 import raw

    page = document[number - 1]
    turned = list(_runs(page))
    lengths = Counter[int]()
    for quarter, run in turned:
        if quarter is not None:
            lengths[quarter] += len(run.text)
    most = max(lengths, key=lambda quarter: lengths[quarter], default=0)
    runs = tuple(run for quarter, run in turned if quarter == most)
    below = min((run.base for run in runs), default=0.0)
    sideways = tuple(
        replace(run, base=below - 100.0 * place, left=0.0, right=0.0)
        for place, (_, run) in enumerate((turn for turn in turned if turn[0] not in (most, None)), start=1)
    )
    aslant = tuple(run.text.strip() for quarter, run in turned if quarter is None)
    pictured = _pictured(page) if lengths.total() < _FEW_CHARACTERS else 0.0
    values = tuple(values_of(document, page))
    drawn = raw.FPDFPage_CountObjects(page.raw) > 0
    page.close()
    return Page(number, runs + sideways, values, aslant, pictured, drawn)


def _runs(page: PdfPage) -> Iterator[tuple[int | None, Run]]:
    """The runs of a page, each with the quarters of a turn that it is drawn at (None: aslant), in coordinates turned alike."""
    from pypdfium2 import raw

    text_page = page.get_textpage()
    handle, count = text_page.raw, text_page.count_chars()
    text = text_page.get_text_range() if count else ""
    if len(text) != count:  # some characters have no code
        text = "".join(chr(raw.FPDFText_GetUnicode(handle, index) or 0xFFFD) for index in range(count))
    for line in _LINE.finditer(text):
        for start, end in _drawn_at_once(raw, handle, *line.span()):
            shown = text[start:end]
            if not (bare := shown.strip()):
                continue
            first = start + shown.index(bare[0])
            angle = raw.FPDFText_GetCharAngle(handle, first)
            quarter = round(angle / (math.pi / 2))
            left, right, base, size = _box(raw, handle, start, end, first, quarter % 4)
            if _FIGURES.fullmatch(bare) and quarter == 0:
                base = _foot(raw, handle, first, base, size)
            codes = raw.FPDFText_HasUnicodeMapError(handle, first) == 1
            aslant = abs(angle - quarter * math.pi / 2) > _NEAR
            yield None if aslant else quarter % 4, Run(shown, left, right, base, size, codes)
    text_page.close()


def _drawn_at_once(raw: Any, handle: Any, start: int, end: int) -> Iterator[tuple[int, int]]:
    if raw.FPDFText_CountRects(handle, start, end - start) > 1:
        before = None
        for index in range(start, end):
            drawn = raw.FPDFText_GetTextObject(handle, index)
            address = ctypes.cast(drawn, ctypes.c_void_p).value
            if address and before and address != before:
                yield start, index
                start = index
            before = address or before
    yield start, end


def _box(raw: Any, handle: Any, start: int, end: int, first: int, quarter: int) -> tuple[float, float, float, float]:
    """Left, right, baseline and size of a run, as if it were not turned."""
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(handle, first, x, y)
    loose = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(handle, first, loose)
    edges = [ctypes.c_double() for _ in range(4)]
    if raw.FPDFText_CountRects(handle, start, end - start) and raw.FPDFText_GetRect(handle, 0, *edges):
        left, top, right, bottom = (edge.value for edge in edges)
    else:
        left, top, right, bottom = loose.left, loose.top, loose.right, loose.bottom
    across, along = abs(loose.top - loose.bottom), abs(loose.right - loose.left)
    return {
        0: (left, right, y.value, across or top - bottom),
        1: (bottom, top, -x.value, along or right - left),
        2: (-right, -left, -y.value, across or top - bottom),
        3: (-top, -bottom, x.value, along or right - left),
    }[quarter]


def _foot(raw: Any, handle: Any, index: int, base: float, size: float) -> float:
    """The baseline, or for a figure that its font draws above the line, as it does for marks of notes, the foot of that."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(handle, index, left, right, bottom, top)
    return bottom.value if bottom.value > base + _LIFTED * size else base


def _pictured(page: PdfPage) -> float:
    """The share of a page that its largest picture covers."""
    from pypdfium2 import raw

    width, height = page.get_size()
    covered = 0.0
    for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = picture.get_bounds()
        covered = max(covered, (right - left) * (top - bottom) / max(1.0, width * height))
    return covered
