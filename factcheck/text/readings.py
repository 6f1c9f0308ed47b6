"""How the models read sentences of a source that do not say all by themselves.

Table rows are read with their heads, turns of a dialogue with their speaker.

Only what the models read changes; offsets, evidence and reports keep to the caller's text.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.report import Sentence
from factcheck.text.wording import mended


def readings(text: str, sentences: Sequence[Sentence]) -> list[str]:
    """How each sentence of a source text is read, in order."""
    return [mended(sentence.text) for sentence in sentences]
