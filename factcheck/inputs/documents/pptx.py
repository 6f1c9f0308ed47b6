"""Slides of PowerPoint (PPTX) through python-pptx."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from factcheck.errors import InputError
from factcheck.inputs.characters import in_signs
from factcheck.inputs.documents.archive import opened
from factcheck.inputs.docx.maths import linear
from factcheck.inputs.docx.runs import UNSEEN
from factcheck.inputs.reading import Reading

_BREAKS = {"br": " ", "tab": "\t"}
_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"


def read(data: bytes, name: str, characters: int) -> Reading:
    """The texts and tables of all slides; places are their numbers. Speaker's notes and charts are left out, with a warning.

    Raises:
        InputError: it is no PPTX, is encrypted, or would unpack to something huge.
    """
    with opened(data, name) as archive:
        if not any(part.startswith("ppt/") for part in archive.namelist()):
            raise InputError(f"{name} is a ZIP archive, but not a PPTX file")
    import pptx

    left_out: Counter[str] = Counter()
    slides = pptx.Presentation(io.BytesIO(data)).slides
    for slide in slides:
        _choose(slide.shapes.element)
    texts = [(str(number), text) for number, slide in enumerate(slides, start=1) for text in _texts(slide.shapes, left_out)]
    for slide in slides:
        if slide.has_notes_slide and (frame := slide.notes_slide.notes_text_frame) is not None:
            left_out["words of speaker's notes"] += len(frame.text.split())
    return Reading.joined(texts, "page", (f"{what} left out: {number}" for what, number in sorted(left_out.items()) if number))


def _choose(tree: Any) -> None:
    """Put the first of alternatives, which hold equations and the like, in their place: the library passes them over."""
    for alternatives in list(tree.iter(_ALTERNATIVES)):
        for shown in list(alternatives[0]) if len(alternatives) else ():
            alternatives.addprevious(shown)
        alternatives.getparent().remove(alternatives)


def _texts(shapes: Iterable[Any], left_out: Counter[str]) -> Iterator[str]:
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from _texts(shape.shapes, left_out)
        elif shape.has_text_frame:
            yield from (_line(paragraph._p, left_out) for paragraph in shape.text_frame.paragraphs)
        elif getattr(shape, "has_table", False):
            yield "\n".join("\t".join(_cell(cell, left_out) for cell in row.cells) for row in shape.table.rows)
        elif str(shape.element.tag).endswith("}graphicFrame"):
            left_out["charts and diagrams"] += 1


def _cell(cell: Any, left_out: Counter[str]) -> str:
    return " ".join(_line(paragraph._p, left_out) for paragraph in cell.text_frame.paragraphs).strip()


def _line(paragraph: Any, left_out: Counter[str]) -> str:
    return "".join(_runs(paragraph, left_out)).strip()


def _runs(paragraph: Any, left_out: Counter[str]) -> Iterator[str]:
    for child in paragraph:
        tag = str(child.tag).rpartition("}")[2]
        if tag == "m":
            yield linear(child, UNSEEN)
            continue
        if tag not in ("r", "fld"):
            yield _BREAKS.get(tag, "")
            continue
        text = "".join(part.text or "" for part in child if str(part.tag).endswith("}t"))
        look: Mapping[str, str] = next((part.attrib for part in child if str(part.tag).endswith("}rPr")), {})
        if look.get("strike", "noStrike") != "noStrike":
            left_out["struck-out words"] += len(text.split())
            continue
        baseline = int(look.get("baseline", "0").rstrip("%") or 0)
        yield in_signs(text, "sup" if baseline > 0 else "sub") if baseline else text
