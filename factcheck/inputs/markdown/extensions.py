"""What writers use beyond CommonMark: footnotes, CriticMarkup, wikilinks, callouts, task boxes, highlights, mathematics, attributes."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from factcheck.inputs.characters import in_signs
from factcheck.inputs.markdown.marks import DROPPED, LeftOut, dropped, fitted

STRUCK = "struck-out text is"
_COMMENTS = "comments are"
_MASK = "\ue001"
# in which none of this means anything
_CODE = re.compile(r"(?<!`)(?P<ticks>`+)(?!`)[^\n]{1,500}?(?<!`)(?P=ticks)(?!`)")
_ESCAPE = re.compile(r"\\[^\w\s]")


class _Extension(NamedTuple):
    sign: str  # stands in every text that has it
    pattern: str
    shown: str = ""  # the group that is shown
    left_out: str = ""  # the kind of what the group `gone` holds
    lead: str = ""  # shown before it
    tail: str = ""  # shown behind it


_EXTENSIONS = (
    _Extension("{>>", r"\{>>(?P<gone>(?:[^<]|<(?!<\})){0,500})<<\}", left_out=_COMMENTS),
    _Extension("{--", r"\{--(?P<gone>(?:[^-]|-(?!-\})){0,500})--\}", left_out=STRUCK),
    _Extension("{~~", r"\{~~(?P<gone>(?:[^~]|~(?!>|~\})){0,500})~>(?P<new>(?:[^~]|~(?!~\})){0,500})~~\}", "new", STRUCK),
    _Extension("{++", r"\{\+\+(?P<new>(?:[^+]|\+(?!\+\})){0,500})\+\+\}", "new"),
    _Extension("{==", r"\{==(?P<text>(?:[^=]|=(?!=\})){0,500})==\}", "text"),
    _Extension("{/*", r"\{/\*(?:[^*]|\*(?!/\})){0,500}\*/\}"),
    _Extension("%%", r"%%(?P<gone>(?:[^%]|%(?!%)){0,500})%%", left_out=_COMMENTS),
    _Extension("[^", r"^(?P<keep>[ >]*)\[\^[^\]\s]{1,60}\]:", "keep"),
    _Extension("[^", r"\[\^[^\]\s]{1,60}\]"),
    _Extension("^[", r"\^\[(?P<note>[^\[\]\n]{1,500})\]", "note", lead=" (", tail=")"),
    _Extension("![[", r"!\[\[[^\[\]\n]{1,200}\]\]"),
    _Extension("[[", r"\[\[(?:[^\[\]|\n]{1,200}\|)?(?P<text>[^\[\]|\n]{1,200})\]\]", "text"),
    _Extension("==", r"(?<![=\w])==(?=\S)(?P<text>[^=\n]{0,300}[^=\s])==(?![=\w])", "text"),
    _Extension("[!", r"^(?P<keep>[ >]*>[ ]?)\[!\w{1,30}\][+-]?(?=[ ]*$)", "keep"),
    _Extension("[!", r"^(?P<keep>[ >]*>[ ]?)\[!\w{1,30}\][+-]?(?=[ ])", "keep", tail="#"),
    _Extension("[", r"^(?P<keep>[ >]*(?:[-*+]|\d{1,9}[.)])[ ]+)\[[ xX]\](?=[ ])", "keep"),
    _Extension(":::", r"^:{3,}.*$"),
    _Extension("{", r"(?<=[\w\])\"'”*_`])[ ]?\{(?:[#.:]\w|\w+=)[^{}\n]{0,200}\}"),
    _Extension("import ", r"^import[ ].{1,200}[ ]from[ ]+[\"'][^\"'\n]{1,200}[\"'];?$"),
    _Extension("export ", r"^export[ ](?:default|const|function)[ ].{1,300}$"),
)
_UNSEEN = "\u00ad\u200b\u2060\ufeff"
# as pandoc writes them: 10^6^, H~2~O
_RAISED_FIGURE = re.compile(r"(?<=[\w)\]])(?P<mark>[\^~])(?P<figure>[+−-]?\d{1,4})(?P=mark)(?![~^\d])")
_WITHIN_A_WORD = re.compile(rf"(?<=\w)[{_UNSEEN}]+(?=\w)")

_MATHS = re.compile(
    r"(?P<mark>\$\$)(?P<block>[^$]{1,1000})\$\$|(?<![\w$\\])\$(?P<inline>(?=[^\s$])[^$\n]{0,200}[^\s$\\])\$(?![\w$])"
    r"|(?<![\w$\\])\$(?P<one>\w)\$(?![\w$])"
)
_OF_MATHS = re.compile(r"[\\^_<>=+{}]|^[\w.,%-]+$")
_TEX = {
    "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "neq": "≠", "ne": "≠", "approx": "≈", "sim": "∼", "pm": "±", "times": "×", "cdot": "·",
    "div": "÷", "infty": "∞", "to": "→", "rightarrow": "→", "circ": "°", "degree": "°", "alpha": "α", "beta": "β", "gamma": "γ",
    "delta": "δ", "Delta": "Δ", "epsilon": "ε", "lambda": "λ", "mu": "µ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ",
    "chi": "χ", "omega": "ω", "Omega": "Ω", "quad": " ", "ldots": "…", "dots": "…", "sum": "∑", "euro": "€", "pounds": "£",
}  # fmt: skip
_TEX_COMMAND = re.compile(r"\\(?:(?P<name>[A-Za-z]+)|(?P<sign>[%$&#_{},;:! ]))")
_FRACTION = re.compile(r"\\[dt]?frac\{(?P<over>[^{}\n]{1,40})\}\{(?P<under>[^{}\n]{1,40})\}")
_TERMS = re.compile(r"[-+−±]")
_RAISED = re.compile(r"(?P<where>[\^_])(?:\{(?P<group>[^{}\n]*)\}|(?P<one>[\w*+°-]))")


def show_extensions(plain: str, left_out: LeftOut) -> str:
    """`plain` with the marks of extensions dropped, in the same length; what is struck out and what is a comment is counted."""
    if any(sign in plain for sign in _UNSEEN):
        plain = _WITHIN_A_WORD.sub(lambda found: dropped(found[0]), plain)
    masked = _masked(_CODE, plain) if "`" in plain else plain
    if "$" in masked:
        masked = _MATHS.sub(_shown_maths, masked)
    masked = _RAISED_FIGURE.sub(_shown_figure, masked)
    plain = _unmasked(masked, plain)
    masked = _masked(_ESCAPE, masked) if "\\" in masked else masked
    for extension in _EXTENSIONS:
        if extension.sign in masked:
            masked = re.sub(extension.pattern, _shown_by(extension, left_out), masked, flags=re.MULTILINE)
    return _unmasked(masked, plain)


def _masked(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda found: _MASK * len(found[0]), text)


def _unmasked(masked: str, plain: str) -> str:
    return re.sub(f"{_MASK}+", lambda found: plain[found.start() : found.end()], masked)


def _shown_by(extension: _Extension, left_out: LeftOut) -> Callable[[re.Match[str]], str]:
    def show(found: re.Match[str]) -> str:
        if extension.left_out:
            left_out.add(extension.left_out, found["gone"], found.start("gone"))
        if not extension.shown:
            return dropped(found[0])
        start, end = (edge - found.start() for edge in found.span(extension.shown))
        before, after = found[0][:start], found[0][end:]
        return dropped(before[len(extension.lead) :]) + extension.lead + found[0][start:end] + fitted(extension.tail, after)

    return show


def _shown_maths(found: re.Match[str]) -> str:
    """Mathematics as readers see it, as far as Unicode can write it."""
    inner = found["block"] or found["inline"] or found["one"]
    if not _OF_MATHS.search(inner):
        return found[0]
    inner = _RAISED.sub(_shown_raised, _TEX_COMMAND.sub(_shown_command, _FRACTION.sub(_shown_fraction, inner)))
    mark = DROPPED * (2 if found["mark"] else 1)
    return mark + re.sub(r"[{}]", DROPPED, inner).replace("*", "∗") + mark


def _shown_figure(found: re.Match[str]) -> str:
    return fitted(in_signs(found["figure"], "sup" if found["mark"] == "^" else "sub"), found[0])


def _shown_fraction(found: re.Match[str]) -> str:
    over, under = (f"({part})" if _TERMS.search(part) else part for part in (found["over"], found["under"]))
    return fitted(f"{over}/{under}", found[0])


def _shown_command(found: re.Match[str]) -> str:
    sign = found["sign"]
    shown = _TEX.get(found["name"], "") if not sign else sign if sign in "%$&#" else " "
    return fitted(shown, found[0])


def _shown_raised(found: re.Match[str]) -> str:
    inner = found["group"] if found["group"] is not None else found["one"]
    bare = inner.replace(DROPPED, "")
    shown = in_signs(bare, "sup" if found["where"] == "^" else "sub")
    is_power = found["where"] == "^" and shown == bare and bare not in ("°", "")
    return found[0] if is_power else fitted(shown, found[0])
