"""RTF through striprtf; notes and boxes, which it loses, and hidden and deleted text, which it keeps, are seen to before."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import count, groupby

from factcheck.errors import InputError
from factcheck.inputs.characters import in_signs
from factcheck.inputs.docx.symbols import in_font, symbol
from factcheck.inputs.reading import Reading

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})?[ ]?|\\'[0-9a-fA-F]{2}|\\.|[{}]|[\r\n]+|[^\\{}\r\n]+", re.DOTALL
)
_END_OF_CELL = re.compile(r"\\par\b[ ]?(?=[\s}]{0,20}\\cell\b)")  # a paragraph's, which the cell's is too
_LINE_END = re.compile(r"(?<!\\)((?:\\\\)*)\\\r?\n")  # a paragraph's, as Cocoa writes it
_FONT_OF_SYMBOLS = re.compile(r"\{\\f(?P<number>\d{1,5})[^{};]{0,200}?(?P<name>Symbol|Wingdings(?: [23])?);", re.IGNORECASE)
_BINARY = re.compile(r"\\bin(\d{1,9})[ ]?")
_LEFT_OUT = {"v": "hidden", "deleted": "deleted", "strike": "struck-out", "striked": "struck-out"}
_LIFTED = frozenset(["footnote", "shptxt", "result", "dptxbxtext"])
_RAISED = {"super": "sup", "up": "sup", "sub": "sub", "dn": "sub", "nosupersub": ""}
_CODE_PAGES = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_BULLETS = dict.fromkeys((0xF0B7, 0xF095, 0xF0A7, 0xF0D8), "•")
_PRIVATE = re.compile("[\uf000-\uf0ff]")  # codes of a font of symbols
_WORD = re.compile(r"\w+")


def read(data: bytes, name: str, characters: int) -> Reading:
    """The paragraphs, with notes and boxes behind the paragraph that they stand in; hidden, deleted and struck-out text is left out.

    Raises:
        InputError: it is no RTF.
    """
    from striprtf.striprtf import rtf_to_text

    if not data.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"{\\rtf"):
        raise InputError(f"{name} is not an RTF file")
    left_out: Counter[str] = Counter()
    written = _without_binaries(data.decode("latin-1").lstrip("ï»¿ \r\n"))
    written = _END_OF_CELL.sub("", _LINE_END.sub(r"\1\\par ", written)).replace("\\pntext", "\\listtext")
    text = "".join(_mended(written, left_out))
    head = text[:200]
    encoding = next((page for word, page in _CODE_PAGES.items() if re.search(rf"\\{word}\b", head)), "cp1252")
    plain = rtf_to_text(text, encoding=encoding, errors="replace").translate(_BULLETS)
    left_out["illegible"] += sum(symbol(ord(sign), "symbol") is None for sign in _PRIVATE.findall(plain))
    plain = _PRIVATE.sub(lambda sign: symbol(ord(sign[0]), "symbol") or "", plain)
    blocks = ["\n".join(map(_line, lines)) for _, lines in groupby(filter(str.strip, plain.split("\n")), key=_border())]
    paragraphs = ((str(number), block) for number, block in enumerate(blocks, start=1))
    warnings = [f"{what} text left out: {words} word{'s' * (words > 1)}" for what, words in sorted(left_out.items()) if words]
    return Reading.joined(paragraphs, "paragraph", warnings)


def _in_symbols(written: str, font: str) -> str:
    """Text or a code of RTF as a font of symbols shows it."""
    plain = chr(int(written[2:], 16)) if written.startswith("\\'") else written
    shown = in_font(plain, font)[0]
    return written if written.startswith("\\") and plain == written else "".join(f"\\u{ord(sign)}?" for sign in shown)


def _without_binaries(text: str) -> str:
    parts = []
    at = 0
    while found := _BINARY.search(text, at):
        parts.append(text[at : found.start()])
        at = found.end() + int(found[1])
    return "".join([*parts, text[at:]])


def _border() -> Callable[[str], int]:
    """Tells the paragraphs apart: rows of a table, which end in a bar, stay together."""
    numbers = count(1)
    return lambda line: 0 if line.rstrip().endswith("|") else next(numbers)


def _line(line: str) -> str:
    return line.rstrip().removesuffix("|").replace("|", "\t").strip() if line.rstrip().endswith("|") else line.strip()


def _mended(text: str, left_out: Counter[str]) -> Iterator[str]:
    """The RTF without what is not to be read; what stands beside the text comes at the end of its paragraph."""
    off: list[frozenset[str]] = [frozenset()]  # for each open group, the kinds of what is left out in it
    fonts = {found["number"]: found["name"] for found in _FONT_OF_SYMBOLS.finditer(text)}
    font = [""]  # for each open group, the font of symbols that it is in
    up = [""]  # for each open group, whether it is in superscript (`sup`) or subscript
    lifted: list[str] = []  # groups that wait for the end of their paragraph
    outer: list[tuple[int, list[str]]] = []  # the depths of the groups that are being lifted, and what they hold so far
    for token in _TOKEN.finditer(text):
        word, shown = token["word"], token[0]
        if shown == "{":
            off.append(off[-1])
            up.append(up[-1])
            font.append(font[-1])
        elif shown == "}":
            if len(off) > 1:
                off.pop()
                up.pop()
                font.pop()
            if outer and len(off) < outer[-1][0]:
                lifted.append("{\\par " + "".join(outer.pop()[1]) + "}")
        elif word in _LEFT_OUT:
            what = frozenset([_LEFT_OUT[word]])
            off[-1] = off[-1] - what if token["number"] == "0" else off[-1] | what
            shown = ""
        elif word == "plain":
            off[-1], up[-1], font[-1] = frozenset(), "", ""
        elif word == "f":
            font[-1] = fonts.get(token["number"] or "", "")
        elif word in _RAISED:
            up[-1] = "" if token["number"] == "0" else _RAISED[word]
            shown = ""
        elif word in _LIFTED:
            outer.append((len(off), []))
            shown = ""
        elif off[-1] and (not word or word == "u"):
            left_out[min(off[-1])] += len(_WORD.findall(shown)) if not shown.startswith("\\") else 0
            shown = ""
        elif font[-1] and not word and shown.strip() and (symbols := _in_symbols(shown, font[-1])) != shown:
            shown = symbols
        elif up[-1] and not word and (text := in_signs(shown, up[-1])) != shown:
            shown = "".join(f"\\u{ord(sign)}?" for sign in text)
        if outer and shown:
            outer[-1][1].append(shown)
        elif word in ("par", "row", "sect") or (shown == "}" and len(off) == 1):
            waiting, lifted = lifted, []
            yield from (*waiting, shown)
        else:
            yield shown
