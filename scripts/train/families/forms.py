"""The same claim in another form: as an item of a list, with a mark of citation, in Markdown, with words around it that claim nothing."""

from __future__ import annotations

import random
import re
from pathlib import Path

from nli_rows import Row

from families.mined import lowered

FORMS = (Path(__file__).parent / "forms.txt").read_text(encoding="utf-8").splitlines()
"""Texts with ``{}`` for the claim."""
_MID_SENTENCE = re.compile(r"(?:that|,) \{\}$")


def formed(pair: tuple[Row, Row], rng: random.Random) -> tuple[Row, Row]:
    """Both rows in one and the same form."""
    form = rng.choice(FORMS)
    wrong, right = (row._replace(hypothesis=in_form(form, row.hypothesis, row.premise), dataset="made_form") for row in pair)
    return wrong, right


def in_form(form: str, text: str, premise: str) -> str:
    """The text in a form; where it goes on a sentence its first letter is small, if it is a common word or one of the premise."""
    if _MID_SENTENCE.search(form):
        word = re.match(r"\w*", text)
        small = word is not None and re.search(rf"\b{word.group().lower()}\b", premise)
        text = text[:1].lower() + text[1:] if small else lowered(text)
    return form.format(text)
