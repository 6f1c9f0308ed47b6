"""What a check returns: frozen dataclasses, each of them with offsets into the caller's own text."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Label = Literal["entailed", "neutral", "contradicted", "not_a_claim"]
Severity = Literal["error", "warning", "info"]
DetailKind = Literal["number", "name", "quotation"]

LABELS: tuple[Label, ...] = ("entailed", "neutral", "contradicted", "not_a_claim")
SCHEMA_VERSION = 1
NO_SOURCE = "the source is empty: nothing in the rewrite can be entailed"
"""The warning of a report that had no source text."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a text, where ``whole_text[start:end] == text``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class SourceSpan:
    """A stretch of a source text, where ``sources[source][start:end] == text``."""

    source: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Probabilities:
    """How likely each label of a pair is; the three are in [0, 1] and sum to 1."""

    entailed: float
    neutral: float
    contradicted: float


@dataclass(frozen=True, slots=True)
class Evidence(SourceSpan):
    """A passage of a source that a rewrite sentence was judged by.

    `similarity` is the cosine similarity of the embeddings in [-1, 1] (of the passage's best sentence); `probabilities` are the NLI
    model's for (passage, rewrite sentence). Items with the same `passage` number were read together as one premise, in this order.
    """

    similarity: float
    probabilities: Probabilities
    passage: int = 0


@dataclass(frozen=True, slots=True)
class Reason:
    """One finding of an exact check: a named difference between a rewrite sentence and the source.

    `start` and `end` are offsets into the rewrite, `source` the place in a source that it differs from (None where there is none).
    """

    kind: str
    message: str
    start: int
    end: int
    source: SourceSpan | None
    severity: Severity


@dataclass(frozen=True, slots=True)
class Signals:
    """What a sentence's score is drawn from, so that the score can be retraced.

    `entailed` and `contradicted` are the verdict's probabilities; `similarity` is that of the closest source sentence and
    `closest_contradicts` the P(contradicted) that it alone gives, 0 where it was not asked; `words` and `word_pairs` are the shares of
    the sentence's words and neighbouring word pairs that the sources have, in [0, 1]; `errors` counts the errors that exact checks found.
    """

    entailed: float
    contradicted: float
    similarity: float
    closest_contradicts: float
    words: float
    word_pairs: float
    errors: int


@dataclass(frozen=True, slots=True)
class SentenceVerdict(Sentence):
    """One sentence of the rewrite with its label and what decided it.

    `evidence` is ordered, the deciding passage first. A sentence that states nothing has the label ``not_a_claim``, no probabilities
    and no evidence. `probabilities` are the verdict's, drawn from all of its evidence (see `factcheck.judgement.verdict`).
    `context_used` tells that the sentence was judged together with the rewrite sentences before it. `score` is in [0, 1]: how
    likely people judge the sentence, alone, consistent with the source; `signals` are what it is drawn from. Both are None for what is
    not a claim. `support` is the P(supported) of a grounding model where one was asked for; it takes no part in label or score.
    """

    index: int
    label: Label
    probabilities: Probabilities | None
    evidence: tuple[Evidence, ...]
    reasons: tuple[Reason, ...] = ()
    context_used: bool = False
    score: float | None = None
    signals: Signals | None = None
    support: float | None = None

    def to_dict(self) -> dict[str, Any]:
        """The verdict as plain dictionaries and lists, as `Report.to_dict` has it."""
        fields: dict[str, Any] = _plain(asdict(self))
        first = ("index", "start", "end", "text", "label", "probabilities", "evidence")
        return {name: fields[name] for name in (*first, *(name for name in fields if name not in first))}


@dataclass(frozen=True, slots=True)
class Detail:
    """A number, name or quotation of a source that the rewrite lacks."""

    kind: DetailKind
    span: SourceSpan


@dataclass(frozen=True, slots=True)
class Omission:
    """A source sentence that the rewrite lacks, or that it carries without some of its details.

    `importance` is in [0, 1], 1 for the sentence most central to the sources; `carried` in [0, 1] is how far the rewrite carries it.
    """

    span: SourceSpan
    importance: float
    carried: float
    details: tuple[Detail, ...]


@dataclass(frozen=True, slots=True)
class Omissions:
    """What was left out, the most important first, and `coverage` in [0, 1]: the share of the sources that the rewrite carries.

    Coverage weighs each source sentence by its importance; it is 1 where the sources have no sentence. A summary leaves out most of
    what it is made from, so a low figure is no fault by itself.
    """

    items: tuple[Omission, ...]
    coverage: float


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of one check.

    `score` is in [0, 1]; what it means is said in `factcheck.judgement.score`. `warnings` name in plain sentences
    everything that was not done as asked (a text that had to be cut, an empty input). `signature` names what produced the
    report: version, models with hashes, thresholds, splitter, options. `omissions` are there where they were asked for.
    """

    score: float
    sentences: tuple[SentenceVerdict, ...]
    warnings: tuple[str, ...]
    signature: dict[str, Any] = field(hash=False)
    omissions: Omissions | None = None

    @property
    def has_source(self) -> bool:
        """Whether there was any source text, without which nothing was checked."""
        return NO_SOURCE not in self.warnings

    @property
    def counts(self) -> dict[Label, int]:
        """How many sentences have each label; every label is present."""
        return {label: sum(s.label == label for s in self.sentences) for label in LABELS}

    def to_dict(self) -> dict[str, Any]:
        """The report as plain dictionaries and lists, in the published shape (``schema_version`` 1)."""
        found: dict[str, Any] = {
            "schema_version": SCHEMA_VERSION,
            "score": self.score,
            "counts": self.counts,
            "sentences": [sentence.to_dict() for sentence in self.sentences],
            "warnings": list(self.warnings),
            "signature": self.signature,
        }
        if self.omissions is not None:
            found["omissions"] = _plain(asdict(self.omissions))
        return found

    def to_json(self, indent: int | None = 2) -> str:
        """The report as JSON text; `indent` as in `json.dumps`."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent, allow_nan=False)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, tuple | list) else value
