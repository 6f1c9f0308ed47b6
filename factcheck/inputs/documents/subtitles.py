"""Subtitles (SRT, WebVTT, ASS) as the speech that they write down, through pysubs2."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.errors import InputError
from factcheck.inputs.reading import Reading
from factcheck.inputs.textfile import decode_loudly

if TYPE_CHECKING:
    from pysubs2 import SSAEvent

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<\d[\d:.]*>|\{\\[^{}]*\}")
_ENDS = re.compile(r"[.!?…][\"'”’»)\]]*$")
_DIALOGUE = re.compile(r"[-–—][ ]?(?=\S)")
_SPEAKS_ON = 8000  # milliseconds without a cue, after which another speech begins
_ROLLS_ON = 100  # milliseconds
_ROLLING_PART = 0.4
_DRAWING = re.compile(r"\{[^{}]*\\p[1-9]")


def read(data: bytes, name: str, characters: int) -> Reading:
    """The speech, in which a sentence may run over several cues; places are the times at which cues begin.

    Raises:
        InputError: it holds no cues, or is in no known encoding.
    """
    import pysubs2

    text, warnings = decode_loudly(data, name)
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    try:
        if "[Script Info]" in text or "\nDialogue:" in text:
            cues = pysubs2.SSAFile.from_string(text, format_="ass")
        else:
            kind, text = ("vtt", _cues_alone(text)) if text.startswith("WEBVTT") else ("srt", text)
            cues = pysubs2.SSAFile.from_string(_numbered(text), format_=kind, keep_html_tags=True)  # "p < q and r > s" is no tag
    except pysubs2.exceptions.Pysubs2Error as error:
        raise InputError(f"{name} holds no subtitles: {error}") from None
    spoken = [cue for cue in cues if cue.type == "Dialogue" and not _DRAWING.search(cue.text)]
    return Reading.joined(_speech(spoken), "cue", warnings, separator="")


def _cues_alone(text: str) -> str:
    """WebVTT without comments, styles and the names of cues, all of which the library takes for what is said in the cue before."""
    blocks = [block.strip("\n").split("\n") for block in re.split(r"\n[ \t]*\n", text)]
    timed = [(block, next((at for at, line in enumerate(block[:2]) if "-->" in line), None)) for block in blocks]
    return "\n\n".join(["WEBVTT", *("\n".join(block[at:]) for block, at in timed if at is not None)])


def _numbered(text: str) -> str:
    """The cues with a number before each and one behind the last; else the library takes a number that ends a cue for the next one's."""
    numbered, before = list[str](), ""
    for line in text.split("\n"):
        if "-->" in line and not before.strip().isdigit():
            numbered.append("1")
        numbered.append(line)
        before = line
    return "\n".join([*numbered, "", "1", ""])


def _speech(cues: list[SSAEvent]) -> Iterator[tuple[str, str]]:
    """The text of each cue under its time, with a space before it where the sentence goes on and else a paragraph's end."""
    before, ended = "", 0
    for cue, text in zip(cues, _unrolled(cues), strict=True):
        for line in _lines(text):
            is_new = _ENDS.search(before) or _DIALOGUE.match(line) or cue.start - ended > _SPEAKS_ON
            yield _time(cue.start), ("" if not before else "\n\n" if is_new else " ") + line
            before, ended = line, cue.end


def _unrolled(cues: list[SSAEvent]) -> list[str]:
    """What each cue says, without the lines that captions which roll up repeat from the cue before."""
    lines = [[line for line in cue.plaintext.split("\n") if line.strip()] for cue in cues]
    again = [0] * len(cues)
    for at in range(1, len(cues)):
        if cues[at].start - cues[at - 1].end <= _ROLLS_ON:
            common = min(len(lines[at]), len(lines[at - 1]))
            again[at] = next((count for count in range(common, 0, -1) if lines[at - 1][-count:] == lines[at][:count]), 0)
    rolling = sum(0 < count < len(of_cue) for count, of_cue in zip(again, lines, strict=True))
    rolls = rolling and sum(map(bool, again)) >= _ROLLING_PART * len(cues)
    return ["\n".join(of_cue[count if rolls else 0 :]) for count, of_cue in zip(again, lines, strict=True)]


def _lines(text: str) -> list[str]:
    """What is said in a cue: one line, or one for each speaker where lines begin with dashes."""
    lines = [line for written in html.unescape(_TAG.sub("", text)).split("\n") if (line := " ".join(written.split()))]
    if sum(bool(_DIALOGUE.match(line)) for line in lines) > 1:
        return lines
    return [" ".join(lines)] if lines else []


def _time(milliseconds: int) -> str:
    seconds = milliseconds // 1000
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
