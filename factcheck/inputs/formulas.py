"""Equations as text on one line, ``(a+b)/2``, ``x²``, ``√(2)``: how their parts are written, and MathML read so."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from xml.etree.ElementTree import Element

from factcheck.inputs.characters import in_signs

_OPERATOR = re.compile(r"[-+−±·×÷=<>≤≥/,;]")
_FRACTION = re.compile(r"\d+/\d")
_UNSEEN = frozenset(["annotation", "annotation-xml", "mphantom", "none", "mprescripts"])


def fraction(over: str, under: str) -> str:
    """One text over another."""
    return f"{_whole(over)}/{_whole(under)}"


def joined(pieces: Iterable[tuple[str, bool]]) -> str:
    """Texts side by side, each with whether it is a fraction; 2 and 1/2 are 2 1/2."""
    text = ""
    for piece, is_fraction in pieces:
        text += f" {piece}" if is_fraction and text[-1:].isdigit() and piece[:1].isdigit() else piece
    return text


def apart(formula: str) -> str:
    """An equation as it stands behind text: a fraction has a space before it, as the text may end with a whole number."""
    return f" {formula}" if _FRACTION.match(formula) else formula


def power(text: str) -> str:
    """What stands above the line behind a letter."""
    up = in_signs(text, "sup")
    return up if up != text or not text else f"^{_whole(text)}"


def index(text: str) -> str:
    """What stands below the line behind a letter."""
    low = in_signs(text, "sub")
    return low if low != text or not text else f"_{_whole(text)}"


def root(inside: str, degree: str = "") -> str:
    """A root, the square one where no degree is given."""
    return in_signs(degree, "sup") + "√" + (f"({inside})" if len(inside) > 1 else inside)


def of_mathml(element: Element) -> str:
    """The text of MathML; its elements are named without a namespace.

    Example:
        ``<mfrac><mi>a</mi><mn>2</mn></mfrac>`` gives ``a/2``.
    """
    name = element.tag.rpartition("}")[2].rpartition(":")[2]
    parts = [of_mathml(child) for child in element]
    if name in _UNSEEN:
        return ""
    form = _FORMS.get(name)
    if form is not None and (len(parts) == form[0] or not form[0]):
        return form[1](*parts)
    if name == "mfenced":
        return element.get("open", "(") + ", ".join(parts) + element.get("close", ")")
    own = " ".join((element.text or "").split())
    fractions = (child.tag.rpartition("}")[2].rpartition(":")[2] == "mfrac" for child in element)
    return joined([(own, False), *zip(parts, fractions, strict=True)])


def _whole(text: str) -> str:
    return f"({text})" if _OPERATOR.search(text) else text


def _above(base: str, over: str) -> str:
    return base + (over if len(over) == 1 else power(over))


# how many parts an element has (0: any number), and how it is written with them
_FORMS: Mapping[str, tuple[int, Callable[..., str]]] = {
    "mfrac": (2, fraction),
    "msup": (2, lambda base, up: base + power(up)),
    "msub": (2, lambda base, low: base + index(low)),
    "msubsup": (3, lambda base, low, up: base + index(low) + power(up)),
    "munder": (2, lambda base, low: base + index(low)),
    "mover": (2, _above),
    "munderover": (3, lambda base, low, up: f"{base}{index(low)}{power(up)} "),
    "mroot": (2, root),
    "msqrt": (0, lambda *inside: root("".join(inside))),
    "mtable": (0, lambda *rows: "; ".join(rows)),
    "mtr": (0, lambda *cells: " ".join(cells)),
    "semantics": (0, lambda shown, *others: shown),
    "mspace": (0, lambda *_: " "),
}
