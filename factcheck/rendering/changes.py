"""The tracked changes of an edited file, each with what the check says of the sentences that it made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from factcheck.inputs.reading import Change
from factcheck.rendering.document import Document, Spot
from factcheck.report import Label, SentenceVerdict

_GRAVEST: tuple[Label, ...] = ("contradicted", "neutral", "entailed", "not_a_claim")


@dataclass(frozen=True, slots=True)
class JudgedChange:
    """A change, where it is, the sentences that it touches, and the gravest of their labels (None: it left no sentence)."""

    change: Change
    spot: Spot
    sentences: tuple[SentenceVerdict, ...]
    label: Label | None

    @property
    def numbers(self) -> str:
        """The numbers of the sentences for readers, counted from 1: ``sentence 3``, ``sentences 3, 4``."""
        shown = ", ".join(str(sentence.index + 1) for sentence in self.sentences)
        return f"sentence{'s' * (len(self.sentences) > 1)} {shown}" if shown else "no sentence"

    def to_dict(self) -> dict[str, Any]:
        """The change as the JSON format has it."""
        touched = [sentence.index for sentence in self.sentences]
        return {**asdict(self.change), "place": asdict(self.spot), "sentences": touched, "label": self.label}


def judged_changes(document: Document) -> tuple[JudgedChange, ...]:
    """The tracked changes of the rewrite in its order."""
    return tuple(_judged(document, change) for change in document.changes)


def by_author(document: Document) -> Mapping[str, list[JudgedChange]]:
    """The tracked changes of each author, in the order of the rewrite."""
    found: dict[str, list[JudgedChange]] = {}
    for item in judged_changes(document):
        found.setdefault(item.change.author, []).append(item)
    return found


def _judged(document: Document, change: Change) -> JudgedChange:
    touched = document.touched_by(change)
    labels = {sentence.label for sentence in touched}
    label = next((label for label in _GRAVEST if label in labels), None)
    return JudgedChange(change, document.spot(change.start), touched, label)
