"""What the styles of an OpenDocument file make of text: hidden, struck out, raised, numbered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from xml.etree.ElementTree import Element

from factcheck.inputs.characters import in_signs

_DEEPEST = 20


class Styles:
    """The styles of all parts of a file by their names."""

    def __init__(self, roots: Sequence[Element]) -> None:
        self._styles = {style.get("name"): style for root in roots for style in root.iter("style")}
        self._lists = {style.get("name"): style for root in roots for style in root.iter("list-style")}

    def fate(self, name: str | None) -> str:
        """What is to be said of text of a style that is not read; empty for text that is."""
        if self._property(name, "display") == "none":
            return "hidden text"
        lines = {self._property(name, f"text-line-through-{what}") for what in ("style", "type")}
        return "struck-out text" if lines - {"", "none"} else ""

    def raised(self, name: str | None) -> Callable[[str], str]:
        """How text of a style is written: with superscripts, subscripts or as it is."""
        position = self._property(name, "text-position").partition(" ")[0]
        if position in ("", "0%"):
            return str
        tag = "sub" if position == "sub" or position.startswith("-") else "sup"
        return lambda text: in_signs(text, tag)

    def mark(self, name: str, level: int, number: int) -> str:
        """The mark of a list's item with this number."""
        for style in self._lists.get(name, ()):
            if style.get("level") == str(level) and style.tag == "list-level-style-number" and style.get("num-format"):
                written = chr(96 + number) if style.get("num-format") == "a" and number < 27 else str(number)
                return f"{style.get('num-prefix', '')}{written}{style.get('num-suffix', '.')} "
        return "- "

    def _property(self, name: str | None, key: str) -> str:
        """The value of a property of text, of the style or of one that it builds on."""
        for _ in range(_DEEPEST):
            style = self._styles.get(name) if name else None
            if style is None:
                break
            for properties in style.findall("text-properties"):
                if key in properties.attrib:
                    return properties.attrib[key]
            name = style.get("parent-style-name")
        return ""
