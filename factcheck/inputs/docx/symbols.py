"""Characters that a font or a raised position changes: the letters of Symbol and Wingdings, superscripts."""

from __future__ import annotations

import re

_SYMBOL = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλµνοπθρστυϖωξψζ{|}∼",
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪",
)
_FONTS: dict[str, dict[int, str]] = {
    "symbol": {
        **dict(enumerate(_SYMBOL[0], 0x20)),
        **dict(enumerate(_SYMBOL[1], 0xA0)),
        **dict(enumerate("〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭", 0xF1)),
    },
    "wingdings": {
        **dict(enumerate("⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿", 0x80)),
        0x20: " ", 0x4A: "☺", 0x4C: "☹", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x75: "◆", 0x76: "❖", 0x77: "◆",
        0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "□", 0xAB: "★", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓",
        0xE8: "➔", 0xEF: "⇦", 0xF0: "⇨", 0xF3: "⇔", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    },
    "wingdings 2": {0x20: " ", 0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□"},
    "wingdings 3": {0x20: " ", 0x66: "←", 0x67: "→", 0x68: "↑", 0x69: "↓", 0x7D: "▶"},
}  # fmt: skip
_PRIVATE = range(0xF000, 0xF100)
_PRIVATE_CHARACTER = re.compile("[\uf000-\uf0ff]")
_SUPERSCRIPTS = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_NOTE_LETTERS = str.maketrans("ivx", "ⁱᵛˣ")


def symbol(code: int, font: str | None) -> str | None:
    """The character that a font shows for a code; None where that is not known."""
    letters = _FONTS.get((font or "").lower())
    if letters is not None:
        return letters.get(code - _PRIVATE.start if code in _PRIVATE else code)
    return None if code in _PRIVATE or not 0x20 <= code < 0x110000 or 0xD800 <= code < 0xE000 else chr(code)


def in_font(text: str, font: str | None) -> tuple[str, int]:
    """A text as a font of symbols shows it, and how many of its characters are not known and left out."""
    if (font or "").lower() not in _FONTS and not _PRIVATE_CHARACTER.search(text):
        return text, 0
    shown = [symbol(ord(char), font) or symbol(ord(char), "symbol") if ord(char) < 0x10000 else char for char in text]
    return "".join(char or "" for char in shown), shown.count(None)


def raised(text: str) -> str:
    """Digits and signs as superscripts; a text with other characters as it is, which is read the same (1st, 2a)."""
    figures = text.replace(",", "").replace(" ", "")
    return text.translate(_SUPERSCRIPTS) if figures and all(ord(char) in _SUPERSCRIPTS for char in figures) else text


def note_mark(text: str) -> str:
    """The mark of a note, in digits or small Roman numerals, as superscripts."""
    return text.translate(_SUPERSCRIPTS).translate(_NOTE_LETTERS)
