"""What a page's own style sheets hide, strike out or raise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

Look = Literal["hidden", "struck", "raised"]

_NONE: frozenset[Look] = frozenset()
_BORDER = re.compile("[{};]")
_SELECTOR = re.compile(r"\w*(?:[.#][\w-]+)?")
_PROPERTIES: dict[str, tuple[Look, re.Pattern[str]]] = {
    "display": ("hidden", re.compile("none")),
    "visibility": ("hidden", re.compile("hidden|collapse")),
    "text-decoration": ("struck", re.compile("line-through")),
    "text-decoration-line": ("struck", re.compile("line-through")),
    "vertical-align": ("raised", re.compile("super")),
}


class Sheets:
    """The rules for a single class, id or name of an element; of two for the same property the later one holds.

    Rules with more than that are left aside, and so are those for print or narrow screens and those for the whole page.
    """

    def __init__(self, text: str = "") -> None:
        """From the text of a page's style sheets."""
        self._rules: dict[str, dict[str, tuple[int, bool]]] = {}
        for order, (selectors, declarations) in enumerate(_rules(text)):
            for declaration in declarations.split(";"):
                name, _, value = (part.strip().lower() for part in declaration.partition(":"))
                if name in _PROPERTIES:
                    holds = bool(_PROPERTIES[name][1].search(value))
                    for selector in filter(_SELECTOR.fullmatch, map(str.strip, selectors.split(","))):
                        self._rules.setdefault(selector, {})[name] = order, holds

    def looks(self, tag: str, classes: str | None, name: str | None) -> frozenset[Look]:
        """What the rules make of an element with these classes and this id."""
        if not self._rules or tag in ("html", "body"):
            return _NONE
        keys = [tag, *(f".{one}" for one in (classes or "").split()), f"#{name}"]
        held: dict[str, tuple[int, bool]] = {}
        for key in [*keys, *(f"{tag}{key}" for key in keys[1:])]:
            for of_property, rule in self._rules.get(key, {}).items():
                held[of_property] = max(held.get(of_property, rule), rule)
        return frozenset(_PROPERTIES[of_property][0] for of_property, (_, holds) in held.items() if holds)


def sheets_of(tree: LexborHTMLParser) -> Sheets:
    """The style sheets within a page, for whatever medium it is shown on."""
    return Sheets("\n".join(style.text() for style in tree.css("style") if not style.attributes.get("media")))


def _rules(text: str) -> Iterator[tuple[str, str]]:
    """The selectors and the declarations of each rule that is in no block for other media."""
    bare = "".join([part.partition("*/")[2] for part in f"*/{text}".split("/*")]).replace("<!--", " ").replace("-->", " ")
    depth = start = 0
    head = ""
    for border in _BORDER.finditer(bare):
        if border[0] == "{":
            if depth == 0:
                head, start = bare[start : border.start()], border.end()
            depth += 1
        elif border[0] == "}":
            depth = max(depth - 1, 0)
            if depth == 0:
                if "@" not in head:
                    yield head, bare[start : border.start()]
                start = border.end()
        elif depth == 0:
            start = border.end()
