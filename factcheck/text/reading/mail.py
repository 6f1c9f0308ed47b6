"""Mails and threads of them: who writes each to whom, by the lines at its head or the line before what is quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_HEAD = re.compile(
    r"^[ \t>*|]*(?P<what>From|To|Cc|CC|Bcc|Date|Sent|Subject|Reply-To)\*{0,2}:\*{0,2}[ \t]*(?P<value>[^\n]*?)\*{0,2}[ \t]*$", re.M
)
_QUOTED = re.compile(
    r"^[ \t>]*On\b[^\n]{5,80}?,? (?P<name>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3})(?:[ \t]*<[^<>\n]{1,80}>)?[ \t]+wrote:[ \t]*$",
    re.M,
)
_ADDRESS = re.compile(r"[<(\[][^<>()\[\]]*[>)\]]|\bmailto:\S+|\S+@\S+")
_LINE = re.compile(r"^(?P<marks>[ \t>]*)(?P<words>[^\n]*)$", re.M)
_PERSON = re.compile(r"[^\W\d_][\w.'’-]*(?: [\w.'’-]+){0,4}")
_BESIDE_FROM = {"To", "Date", "Sent", "Subject"}


class Letter(NamedTuple):
    """What `writer` writes `to` somebody, at ``text[start:end]``; its head begins at `head`, and its lines with so many ``>`` as `depth`.

    Either is empty where it is not one person that is known.
    """

    writer: str
    to: str
    head: int
    start: int
    end: int
    depth: int


def letters(text: str) -> list[Letter]:
    """The mails of a text and what they quote, in order; of another text none."""
    found = sorted([*_heads(text), *(_quoted(text) if "wrote:" in text else ())], key=lambda letter: letter.head)
    if not any(_heads(text)):
        return []
    ends = [*(letter.head for letter in found[1:]), len(text)]
    told: list[Letter] = []
    for letter, end in zip(found, ends, strict=True):
        to = letter.to or (told[-1].writer if told and told[-1].writer != letter.writer else "")
        told.append(letter._replace(to=to, end=end))
    return [part for letter in told for part in _parts(text, letter)]


def _parts(text: str, letter: Letter) -> Iterator[Letter]:
    """A mail, cut where it begins to quote and where it goes on: lines with one ``>`` more are the other's."""
    pieces: list[tuple[int, int]] = []
    for line in _LINE.finditer(text, letter.start, letter.end):
        depth = line["marks"].count(">")
        if line["words"] and (not pieces or pieces[-1][1] != depth):
            pieces.append((line.start() if pieces else letter.start, depth))
    ends = [*(start for start, _ in pieces[1:]), letter.end]
    for number, ((start, depth), end) in enumerate(zip(pieces, ends, strict=True)):
        is_own = (depth - letter.depth) % 2 == 0
        writer, to = (letter.writer, letter.to) if is_own else (letter.to, letter.writer)
        yield Letter(writer, to, start if number else letter.head, start, end, depth)


def _heads(text: str) -> Iterator[Letter]:
    """The blocks of lines that begin a mail: "From", and at least one of the others."""
    block: list[re.Match[str]] = []
    for line in [*_HEAD.finditer(text), None]:
        if block and (line is None or text[block[-1].end() : line.start()].strip(" \t\r\n>")):
            values = {match["what"]: match["value"] for match in block}
            writer = _person(values.get("From", ""))
            if writer and _BESIDE_FROM & values.keys():
                depth = block[0][0].partition("F")[0].count(">")
                yield Letter(writer, _person(values.get("To", "")), block[0].start(), block[-1].end(), 0, depth)
            block = []
        if line is not None:
            block.append(line)


def _quoted(text: str) -> Iterator[Letter]:
    for line in _QUOTED.finditer(text):
        depth = line[0].partition("O")[0].count(">") + 1
        yield Letter(line["name"], "", line.start(), line.end(), 0, depth)


def _person(value: str) -> str:
    """The one name of a line of the head, without the address; empty where there is none, or several."""
    name = _ADDRESS.sub("", value).strip(" \t\"'*;,")
    if name.count(",") == 1 and ";" not in name:  # "Nair, Priya"
        last, first = (part.strip() for part in name.split(","))
        name = f"{first} {last}"
    return name if _PERSON.fullmatch(name) else ""
