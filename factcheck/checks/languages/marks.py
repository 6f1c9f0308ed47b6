"""Figures as languages write them: 1.234,5, 1 234,5, 1'234.5, 1,23,456, ٨٧٬٠٠٠, 8万7000 and 三十人."""

from __future__ import annotations

import re

from factcheck.text.languages import Language

_ZEROS = "٠۰०০੦૦୦௦౦೦൦๐໐༠၀០０"
_DIGITS = {chr(ord(zero) + digit): str(digit) for zero in _ZEROS for digit in range(10)}
WRITTEN = str.maketrans(_DIGITS | {"٫": ".", "٬": ",", "٪": "%", "％": "%", "．": ".", "：": ":", "／": "/"})
"""Digits and marks of all scripts as ASCII, one to one."""
_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*|\d{1,2}(?:,\d{2})+,\d{3}")
_ONE_GROUP = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_EAST_DIGITS = {
    digit: value
    for value, digits in enumerate(("〇零", "一壱", "二两兩", "三", "四", "五", "六", "七", "八", "九"))
    for digit in digits
}
_EAST_PLACES = {"十": 10, "百": 100, "千": 1000}
_EAST_SCALES = {"万": 10**4, "萬": 10**4, "億": 10**8, "亿": 10**8, "兆": 10**12}
_MOST_CHARACTERS = 30
EAST_DIGITS = "[〇零一二两兩三四五六七八九十百]+"
EAST_NUMBER = (
    r"(?<![\d.,])(?:(?:\d[\d,.]{0,20}[十百千]?[万萬億亿兆])+(?:\d[\d,]{0,20}[百千]?)?|\d[\d,.]{0,20}[百千](?![\u3040-\u30ff]))"
    r"|[〇零一二两兩三四五六七八九十百千][〇零一二两兩三四五六七八九十百千万萬億亿兆]*(?=[人名円元歳岁歲個个枚隻只艘台年分秒%])"
)
"""A number of Chinese or Japanese: figures with 万 or 億, or signs before what they count."""


def in_english_marks(figures: str, language: Language) -> str:
    """A number in figures with the marks of English: "87.000" is "87,000" and "1,5" is "1.5" in German.

    One that is no number there ("1.2.3") stays as it is.
    """
    bare = re.sub("[ ']", "", figures)
    if len(bare) > _MOST_CHARACTERS:
        return figures
    grouped = bare != figures
    marks = [char for char in bare if char in ".,"]
    whole, decimals = bare, ""
    if marks and (
        (len(set(marks)) == 2 and marks.count(marks[-1]) == 1) or (len(marks) == 1 and _is_decimal(bare, marks[0], language))
    ):
        whole, _, decimals = bare.rpartition(marks[-1])
    if "." in whole or "," in whole:
        if not _GROUPED.fullmatch(whole):
            return figures
        grouped, whole = True, re.sub("[.,]", "", whole)
    return (f"{int(whole):,}" if grouped else whole) + (f".{decimals}" if decimals else "")


def _is_decimal(figures: str, mark: str, language: Language) -> bool:
    """Whether the only mark of a number stands before its decimals."""
    if mark == language.decimal:
        return not (mark in language.groups and _ONE_GROUP.fullmatch(figures))
    return not _ONE_GROUP.fullmatch(figures)


def east_number(signs: str) -> str:
    """A number of Chinese or Japanese in figures: "8万7000" is "87,000", "三十" is "30"; years without places are read digit by digit."""
    if all(sign in _EAST_DIGITS for sign in signs):
        return "".join(str(_EAST_DIGITS[sign]) for sign in signs)
    total = section = 0.0
    figures = ""
    for sign in signs.replace(",", ""):
        if sign.isascii():
            figures += sign
        elif sign in _EAST_DIGITS:
            figures = str(_EAST_DIGITS[sign])
        elif sign in _EAST_PLACES:
            section += float(figures or 1) * _EAST_PLACES[sign]
            figures = ""
        else:
            total += (section + float(figures or 0) or 1) * _EAST_SCALES[sign]
            section, figures = 0.0, ""
    total += section + float(figures or 0)
    return f"{round(total, 6):,.10g}" if total != int(total) else f"{int(total):,}"
