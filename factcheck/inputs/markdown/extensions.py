"""What writers use beyond CommonMark: footnotes, CriticMarkup, wikilinks, callouts, task boxes, highlights, attributes."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from factcheck.inputs.characters import in_signs
from factcheck.inputs.markdown.marks import LeftOut, dropped, fitted
from factcheck.inputs.markdown.mathematics import show_mathematics

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


def show_extensions(plain: str, left_out: LeftOut) -> str:
    """`plain` with the marks of extensions dropped, in the same length; what is struck out and what is a comment is counted."""
    if any(sign in plain for sign in _UNSEEN):
        plain = _WITHIN_A_WORD.sub(lambda found: dropped(found[0]), plain)
    masked = _masked(_CODE, plain) if "`" in plain else plain
    masked = show_mathematics(masked)
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


def _shown_figure(found: re.Match[str]) -> str:
    return fitted(in_signs(found["figure"], "sup" if found["mark"] == "^" else "sub"), found[0])
