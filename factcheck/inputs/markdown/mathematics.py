r"""Mathematics in Markdown as readers see it, as far as Unicode can write it on one line: ``$2\frac{1}{2}$`` is 2 1/2."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from factcheck.inputs.characters import in_signs
from factcheck.inputs.markdown.marks import DROPPED, fitted

_TABLES = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_SIGNS: dict[str, str] = _TABLES["signs"]
_DENIED: dict[str, str] = _TABLES["denied"]
_UNITS: dict[str, str] = _TABLES["units"]

_PLACES = re.compile(
    r"(?P<mark>\$\$)(?P<block>[^$]{1,1000})\$\$|(?<![\w$\\])\$(?P<inline>(?=[^\s$])[^$\n]{0,200}[^\s$\\])\$(?![\w$])"
    r"|(?<![\w$\\])\$(?P<one>\w)\$(?![\w$])|(?<=\d)\$(?P<behind>\\[^$\n]{1,200})\$(?![\w$])"
    r"|(?<!\\)\\\((?P<round>[^\n]{1,200}?)(?<!\\)\\\)|(?<!\\)\\\[(?P<square>[^\x00]{1,1000}?)(?<!\\)\\\]"
)
_SIGN_OF_MATHS = r"[\\^_<>=+{}]"
_MEANS = {"square": re.compile(_SIGN_OF_MATHS), "round": re.compile(rf"{_SIGN_OF_MATHS}|^[\d.,%-]+$")}
_MEANS_WITH_DOLLARS = re.compile(rf"{_SIGN_OF_MATHS}|^[\w.,%-]+$")
"""What is mathematics and no text between such signs; of brackets, which may be escaped, more is asked."""
_COMMAND = re.compile(r"\\(?:(?P<name>[A-Za-z]+)|(?P<sign>[%$&#_{},;:! ]))")
_PART = r"(?:\{(?P<%s>[^{}\n]{1,40})\}|(?P<%s_one>\d))"
_FRACTION = re.compile(r"(?P<whole>(?<=\d)\s*)?\\[dtc]?frac\s*" + _PART % ("over", "over") + _PART % ("under", "under"))
_TERMS = re.compile(r"[-+−±]")
_RAISED = re.compile(r"(?P<where>[\^_])(?:\{(?P<group>[^{}\n]*)\}|(?P<one>[\w*+°-]))")
_NOT = re.compile(r"\\not\s*(?P<relation>\\[A-Za-z]+|[=<>])")
_BRACES = r"\{((?:[^{}\n]|\{[^{}\n]*\}){1,100})\}"
_OPTIONS = r"(?:\[[^\[\]\n]{0,100}\])?"
_QUANTITY = re.compile(rf"\\(?P<how>qty|SI|qtyrange|SIrange|numrange|numlist|num|ang){_OPTIONS}((?:{_BRACES}){{1,3}})")
_BETWEEN = re.compile(r"\}(?=\{)")


def show_mathematics(plain: str) -> str:
    """`plain` with its mathematics as it is shown, in the same length, what is dropped as `DROPPED`."""
    return _PLACES.sub(_shown, plain) if "$" in plain or "\\(" in plain or "\\[" in plain else plain


def _shown(found: re.Match[str]) -> str:
    name, inner = next((name, text) for name, text in found.groupdict().items() if text is not None and name != "mark")
    if not _MEANS.get(name, _MEANS_WITH_DOLLARS).search(inner):
        return found[0]
    edge = (len(found[0]) - len(inner)) // 2
    inner = _FRACTION.sub(_shown_fraction, _NOT.sub(_shown_denial, _QUANTITY.sub(_shown_quantity, inner)))
    inner = _RAISED.sub(_shown_raised, _COMMAND.sub(_shown_command, inner))
    inner = _BETWEEN.sub(" ", inner)
    return (" " if name == "behind" else DROPPED * edge) + re.sub(r"[{}]", DROPPED, inner).replace("*", "∗") + DROPPED * edge


def _shown_quantity(found: re.Match[str]) -> str:
    """A quantity of siunitx: "5 mg", "5 mg to 10 mg"."""
    parts = re.findall(_BRACES, found[2])
    how = found["how"]
    unit = _unit(parts[-1]) if how in ("qty", "SI", "qtyrange", "SIrange") and len(parts) > 1 else "°" if how == "ang" else ""
    figures = parts[0].split(";") if how == "numlist" else parts[:-1] if len(parts) > 1 and unit else parts
    told = [figure.strip() + (unit if unit in ("°", "%") or not unit else f" {unit}") for figure in figures]
    joined = " to ".join(told) if "range" in how else " and ".join(filter(None, (", ".join(told[:-1]), told[-1])))
    return fitted(joined, found[0]) if len(joined) <= len(found[0]) else found[0]


def _unit(text: str) -> str:
    r"""A unit as its sign: "km/h" for ``\kilo\metre\per\hour``; "square" stands before its unit and its sign behind."""
    text = re.sub(r"\\(square|cubic)\s*((?:\\[A-Za-z]+)+)", r"\2\\\1", text)
    return (
        re.sub(r"\\([A-Za-z]+)\s*", lambda command: _UNITS.get(command[1], command[1]), text).replace("~", " ").replace(".", " ")
    )


def _shown_denial(found: re.Match[str]) -> str:
    relation = found["relation"]
    shown = _SIGNS.get(relation[1:], relation) if relation[0] == "\\" else relation
    return fitted(_DENIED.get(shown, f"not {shown}"), found[0]) if len(shown) == 1 else found[0]


def _shown_fraction(found: re.Match[str]) -> str:
    parts = (found["over"] or found["over_one"], found["under"] or found["under_one"])
    over, under = (f"({part})" if _TERMS.search(part) else part for part in parts)
    return fitted(f"{' ' if found['whole'] is not None else ''}{over}/{under}", found[0])


def _shown_command(found: re.Match[str]) -> str:
    sign = found["sign"]
    shown = _SIGNS.get(found["name"], "") if not sign else sign if sign in "%$&#" else " "
    return fitted(shown, found[0])


def _shown_raised(found: re.Match[str]) -> str:
    inner = found["group"] if found["group"] is not None else found["one"]
    bare = inner.replace(DROPPED, "")
    shown = in_signs(bare, "sup" if found["where"] == "^" else "sub")
    is_power = found["where"] == "^" and shown == bare and bare not in ("°", "")
    return found[0] if is_power else fitted(shown, found[0])
