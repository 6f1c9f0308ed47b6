"""What the formats of a run say about its text: hidden, struck out, raised, in a font of symbols."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from factcheck.inputs.docx.package import child, children, is_on, value


@dataclass(frozen=True, slots=True)
class Format:
    """How text is shown; None is what nothing is said about."""

    hidden: bool | None = None
    struck: bool | None = None
    raised: bool | None = None
    font: str | None = None

    def over(self, other: Format) -> Format:
        """This format, and the other one's where this says nothing."""
        return Format(
            other.hidden if self.hidden is None else self.hidden,
            other.struck if self.struck is None else self.struck,
            other.raised if self.raised is None else self.raised,
            self.font or other.font,
        )


@dataclass(frozen=True, slots=True)
class Listed:
    """A place in a list: the list's id, and the level from 0 (None: the one that the style has there)."""

    list_id: str
    level: int | None


PLAIN = Format()


def format_of(properties: Any) -> Format:
    """What the properties of a run say by themselves."""
    found = dict(children(properties))
    strikes = [on for name in ("w:strike", "w:dstrike") if (on := is_on(found.get(name))) is not None]
    raised = value(found.get("w:vertAlign"))
    return Format(
        is_on(found.get("w:vanish")),
        any(strikes) if strikes else None,
        None if raised is None else raised == "superscript",
        value(found.get("w:rFonts"), "ascii"),
    )


def listed(paragraph_properties: Any) -> Listed | None:
    """The place in a list that the properties of a paragraph say by themselves."""
    numbering = child(paragraph_properties, "w:numPr")
    if (list_id := value(child(numbering, "w:numId"))) is None:
        return None
    level = value(child(numbering, "w:ilvl"))
    return Listed(list_id, int(level) if level and level.isdecimal() else None)


class Styles:
    """The styles of a document, each with those that it is based on."""

    def __init__(self, root: Any) -> None:
        """From the root of the part with the styles; None where the document has none."""
        self._styles = {value(style, "styleId"): style for name, style in children(root) if name == "w:style"}
        self.default = next(
            (
                key
                for key, style in self._styles.items()
                if value(style, "type") == "paragraph" and value(style, "default") in ("1", "true", "on")
            ),
            None,
        )
        self._formats: dict[str | None, Format] = {None: PLAIN}

    def format(self, style_id: str | None) -> Format:
        """What a style says about text."""
        if style_id not in self._formats:
            found = PLAIN
            for style in self._with_bases(style_id):
                found = found.over(format_of(child(style, "w:rPr")))
            self._formats[style_id] = found
        return self._formats[style_id]

    def listed(self, style_id: str | None) -> Listed | None:
        """The place in a list that a style gives to its paragraphs."""
        return next((found for style in self._with_bases(style_id) if (found := listed(child(style, "w:pPr")))), None)

    def _with_bases(self, style_id: str | None) -> list[Any]:
        found: list[Any] = []
        while (style := self._styles.get(style_id)) is not None and style not in found:
            found.append(style)
            style_id = value(child(style, "w:basedOn"))
        return found
