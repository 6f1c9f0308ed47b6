"""What a page's own style sheets hide, strike out or raise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

Look = Literal["hidden", "struck", "raised"]

# a block of rules for other media, another instruction, or a rule
_RULE = re.compile(
    r"@[^{};]*+\{(?:[^{}]*+\{[^{}]*+\})*+[^{}]*+\}|@[^{};]*+;|(?P<selectors>[^{}@;]++)\{(?P<declarations>[^{}]*+)\}"
)
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_SELECTOR = re.compile(r"[\w\s.#>-]*[\w]")
_PROPERTIES: dict[str, tuple[Look, re.Pattern[str]]] = {
    "display": ("hidden", re.compile("none")),
    "visibility": ("hidden", re.compile("hidden|collapse")),
    "text-decoration": ("struck", re.compile("line-through")),
    "text-decoration-line": ("struck", re.compile("line-through")),
    "vertical-align": ("raised", re.compile("super")),
}
_MOST_RULES = 200
_MOST = 0.4  # of a page's text, for what is hidden until a script shows it


def looks(tree: LexborHTMLParser) -> dict[int, frozenset[Look]]:
    """The looks of elements, by the number (`mem_id`) of their nodes; of two rules for an element the later one holds."""
    found: dict[int, dict[str, bool]] = {}
    for selector, name, value in _declared(tree):
        for node in tree.css(selector):
            if node.tag not in ("html", "body"):
                found.setdefault(node.mem_id, {})[name] = bool(_PROPERTIES[name][1].search(value)) and not (
                    name == "display" and _is_most(node, tree)
                )
    return {node: frozenset(_PROPERTIES[name][0] for name, holds in of_node.items() if holds) for node, of_node in found.items()}


def _declared(tree: LexborHTMLParser) -> Iterator[tuple[str, str, str]]:
    """The selectors, properties and values that matter, in their order; rules for print or narrow screens are none."""
    text = _COMMENT.sub(" ", "\n".join(style.text() for style in tree.css("style") if not (style.attributes or {}).get("media")))
    rules = [rule for rule in _RULE.finditer(text) if rule["selectors"]]
    count = 0
    for rule in rules:
        for declaration in rule["declarations"].split(";"):
            name, _, value = (part.strip().lower() for part in declaration.partition(":"))
            if name not in _PROPERTIES:
                continue
            for selector in filter(_SELECTOR.fullmatch, map(str.strip, rule["selectors"].split(","))):
                count += 1
                if count > _MOST_RULES:
                    return
                yield selector, name, value


def _is_most(node: LexborNode, tree: LexborHTMLParser) -> bool:
    return len(node.text()) > _MOST * len(tree.body.text() if tree.body is not None else "")
