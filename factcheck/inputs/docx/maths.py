"""Equations of Word as text on one line: ``(a + b)/2``, ``x²``, ``√(2)``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from typing import Any

from factcheck.inputs.docx.package import child, children, value
from factcheck.inputs.formulas import fraction, index, joined, power, root


def linear(element: Any, gone: Set[str]) -> str:
    """The text of an equation or a part of one; elements whose names are in `gone` are left out."""
    pieces: list[tuple[str, bool]] = []
    for name, item in children(element):
        if name in gone or name.endswith("Pr"):
            continue
        if name in ("m:t", "w:t", "w:delText"):
            pieces.append((item.text or "", False))
        elif name in _FORMS:
            pieces.append((_FORMS[name](item, lambda part: linear(part, gone)), name == "m:f"))
        else:
            pieces.append((linear(item, gone), False))
    return joined(pieces)


_Text = Callable[[Any], str]


def _fenced(item: Any, text: _Text) -> str:
    properties = child(item, "m:dPr")
    marks = [(child(properties, name), usual) for name, usual in (("m:begChr", "("), ("m:endChr", ")"))]
    first, last = (usual if mark is None else value(mark) or "" for mark, usual in marks)
    return first + ", ".join(text(inner) for name, inner in children(item) if name == "m:e") + last


def _sum(item: Any, text: _Text) -> str:
    sign = value(child(item, "m:naryPr", "m:chr")) or "∫"
    low, high = (text(child(item, name)) for name in ("m:sub", "m:sup"))
    return sign + index(low) + power(high) + " " + text(child(item, "m:e"))


def _root(item: Any, text: _Text) -> str:
    return root(text(child(item, "m:e")), text(child(item, "m:deg")))


def _matrix(item: Any, text: _Text) -> str:
    return "; ".join(" ".join(text(cell) for _, cell in children(row)) for name, row in children(item) if name == "m:mr")


def _two(first: str, write: Callable[[str, str], str], second: str) -> Callable[[Any, _Text], str]:
    return lambda item, text: write(text(child(item, first)), text(child(item, second)))


_FORMS: Mapping[str, Callable[[Any, _Text], str]] = {
    "m:f": _two("m:num", fraction, "m:den"),
    "m:sSup": _two("m:e", lambda base, up: base + power(up), "m:sup"),
    "m:sSub": _two("m:e", lambda base, low: base + index(low), "m:sub"),
    "m:limLow": _two("m:e", lambda base, low: base + index(low), "m:lim"),
    "m:limUpp": _two("m:e", lambda base, up: base + power(up), "m:lim"),
    "m:func": _two("m:fName", lambda name, of: f"{name} {of}", "m:e"),
    "m:sSubSup": lambda item, text: (
        text(child(item, "m:e")) + index(text(child(item, "m:sub"))) + power(text(child(item, "m:sup")))
    ),
    "m:acc": lambda item, text: text(child(item, "m:e")) + (value(child(item, "m:accPr", "m:chr")) or "\u0302"),
    "m:eqArr": lambda item, text: "; ".join(text(line) for _, line in children(item)),
    "m:rad": _root,
    "m:nary": _sum,
    "m:d": _fenced,
    "m:m": _matrix,
}
