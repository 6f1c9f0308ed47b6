"""The words and symbols that all formats share, and the cleaning of text that they need."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.inputs.reading import Change
from factcheck.rendering.document import Document
from factcheck.report import Evidence, Label, Reason, Report, SentenceVerdict, Severity

ELLIPSIS = "…"

_SURROGATES = re.compile("[\ud800-\udfff]")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class LabelWords:
    """How a label is shown: a symbol that does not rely on colour, its name for readers, what it means."""

    symbol: str
    name: str
    meaning: str


LABEL_WORDS: dict[Label, LabelWords] = {
    "entailed": LabelWords("✓", "entailed", "The source says this."),
    "neutral": LabelWords("?", "neutral", "The source does not say this."),
    "contradicted": LabelWords("✗", "contradicted", "The source says otherwise."),
    "not_a_claim": LabelWords("·", "not a claim", "States nothing that a source could say."),
}


DOUBTED = "!"
"""The symbol in place of a check mark or a dot where an exact check found an error or warns."""

SEVERITY_WORDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}

_BORDER = 0.5  # of scores, where a report does not say what it was checked with


def symbol_of(sentence: SentenceVerdict) -> str:
    """The symbol of a sentence: that of its label, but `DOUBTED` where that would say that all is well and a finding says otherwise."""
    fine = sentence.label in ("entailed", "not_a_claim")
    return DOUBTED if fine and has_findings(sentence) else LABEL_WORDS[sentence.label].symbol


def has_findings(sentence: SentenceVerdict) -> bool:
    """Whether an exact check found an error, or warns; hints are no findings."""
    return any(reason.severity != "info" for reason in sentence.reasons)


def to_look_at(report: Report) -> tuple[SentenceVerdict, ...]:
    """The sentences that a person should look at: neutral or contradicted ones, and those with an error or a warning."""
    return tuple(s for s in report.sentences if s.label in ("neutral", "contradicted") or has_findings(s))


def score_meaning(report: Report) -> str:
    """What the score says, in a few words, by the border between consistent and not that the report was checked with."""
    if not report.has_source:
        return "there is no source text, so nothing was checked"
    if all(sentence.label == "not_a_claim" for sentence in report.sentences):
        return "the rewrite states nothing that a source could say"
    thresholds = report.signature.get("thresholds")
    border = thresholds.get("consistent", _BORDER) if isinstance(thresholds, dict) else _BORDER
    if report.score >= border:
        return f"{border:.2f} or more: as a whole probably consistent with its source"
    return f"below {border:.2f}: as a whole probably not consistent with its source"


def numbers_line(sentences: Sequence[SentenceVerdict], limit: int = 20) -> str:
    """The numbers of sentences as readers count them: ``sentence 3``, ``sentences 3, 4 and 7 more``."""
    shown = ", ".join(str(sentence.index + 1) for sentence in sentences[:limit])
    more = f" and {len(sentences) - limit} more" if len(sentences) > limit else ""
    return f"sentence{'s' * (len(sentences) > 1)} {shown}{more}"


def one_line(text: str, limit: int | None = None) -> str:
    """`text` with all white space runs as single spaces, cut to `limit` characters with an ellipsis where it is longer."""
    line = " ".join(text.split())
    return line if limit is None or len(line) <= limit else line[: limit - 1].rstrip() + ELLIPSIS


def encodable(text: str) -> str:
    """`text` with lone surrogates, which no encoding can write, as U+FFFD; the length stays the same."""
    return _SURROGATES.sub("\ufffd", text)


def xml_safe(text: str) -> str:
    """`text` with every character that XML 1.0 forbids as U+FFFD."""
    return _NOT_XML.sub("\ufffd", text)


def deciding_passage(sentence: SentenceVerdict) -> tuple[Evidence, ...]:
    """The evidence that was read as one premise and decided the label."""
    return tuple(item for item in sentence.evidence if item.passage == sentence.evidence[0].passage)


def passage_text(sentence: SentenceVerdict, limit: int | None = None) -> str:
    """The deciding passage on one line, its stretches joined by an ellipsis; empty where there is no evidence."""
    return one_line(f" {ELLIPSIS} ".join(item.text for item in deciding_passage(sentence)), limit)


def verdict_line(document: Document, sentence: SentenceVerdict, limit: int = 300) -> str:
    """What the label of `sentence` means, with the passage that decided it: one line, at most about `limit` characters of passage."""
    meaning = LABEL_WORDS[sentence.label].meaning
    if not sentence.evidence:
        return meaning
    lead = "Closest passage" if sentence.label == "neutral" else "Passage"
    return f"{meaning} {lead} ({document.place(sentence.evidence[0])}): “{passage_text(sentence, limit)}”"


def reason_line(document: Document, reason: Reason) -> str:
    """The message of `reason` with its kind, and its place in a source where it has one."""
    where = f" ({document.place(reason.source)})" if reason.source else ""
    return f"{reason.kind}: {one_line(reason.message)}{where}"


def graded_line(document: Document, reason: Reason) -> str:
    """The same with how serious it is, for people: ``error (number): ...``."""
    where = f" ({document.place(reason.source)})" if reason.source else ""
    return f"{SEVERITY_WORDS[reason.severity]} ({reason.kind}): {one_line(reason.message)}{where}"


def change_words(change: Change, limit: int = 120) -> str:
    """What a tracked change did, on one line: ``“two” became “three”``, ``“two” deleted``, ``“three” inserted``, ``“three” moved``."""
    removed, added = (f"“{one_line(text, limit)}”" for text in (change.removed, change.added))
    if change.removed and change.added:
        return f"{removed} became {added}"
    if change.moved:
        return f"{removed} moved away" if change.removed else f"{added} moved here"
    return f"{removed} deleted" if change.removed else f"{added} inserted"


def counts_line(document: Document) -> str:
    """How many sentences have each label, as ``3 entailed, 1 contradicted``; labels that do not occur are left out."""
    counts = document.report.counts
    shown = [f"{count} {LABEL_WORDS[label].name}" for label, count in counts.items() if count]
    return ", ".join(shown) or "no sentences"
