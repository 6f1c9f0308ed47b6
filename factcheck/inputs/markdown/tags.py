"""The tags of HTML that are open at a place of Markdown, and what they make of the text there."""

from __future__ import annotations

import re

_NEVER_SHOWN = frozenset("script style template head title noscript svg".split())
_STRUCK = frozenset("del s strike".split())
_RAISED = frozenset("sup sub".split())
_INLINE = frozenset("""
    a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark meter q rp rt ruby s samp small span strike
    strong sub sup time tt u var wbr
""".split())  # fmt: skip
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_HIDDEN = re.compile(r"\shidden(?=[\s=>/])|style\s*=\s*[\"'][^\"']*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_NAME = re.compile(r"</?(?P<name>[a-zA-Z][\w:-]*)")
_ATTRIBUTES = re.compile(
    r"</?[a-zA-Z][\w:-]*(?:\s+[\w:@.-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+)|\s+(?:hidden|open|checked|disabled|async|defer|controls|reversed))*\s*/?>"
)
_BREAK = "\u2029"  # a paragraph's end for the splitter, and no line of the file


def is_tag(written: str) -> bool:
    """Whether this is a tag rather than a comparison, as in ``a<b and c>d``."""
    return bool(_ATTRIBUTES.fullmatch(written))


class OpenTags:
    """Follows the tags of a text in their order."""

    def __init__(self) -> None:
        self._hiding: list[str] = []
        self._raising: list[str] = []

    @property
    def is_hidden(self) -> bool:
        """Whether text here is not shown, or shown struck out."""
        return bool(self._hiding)

    @property
    def is_struck(self) -> bool:
        """Whether text here is shown struck out."""
        return bool(self._hiding) and _STRUCK.issuperset(self._hiding)

    @property
    def raised(self) -> str:
        """``sup`` or ``sub`` where text stands above or below the line, else nothing."""
        return self._raising[-1] if self._raising else ""

    def see(self, tag: str) -> str:
        """Take note of a tag; returns what it shows by itself."""
        found = _NAME.match(tag)
        name = found["name"].lower() if found else ""
        closes = tag.startswith("</")
        if closes:
            for stack in (self._hiding, self._raising):
                if stack and stack[-1] == name:
                    stack.pop()
        elif name not in _VOID and not tag.endswith("/>"):
            if name in _NEVER_SHOWN | _STRUCK or name in self._hiding or _HIDDEN.search(tag):
                self._hiding.append(name)
            elif name in _RAISED:
                self._raising.append(name)
        return "" if name in _INLINE else " " if name == "br" else _BREAK

    def end_block(self) -> None:
        """Forget what was not closed, but for what a script or a style sheet still holds."""
        self._hiding = [name for name in self._hiding if name in _NEVER_SHOWN]
        self._raising.clear()
