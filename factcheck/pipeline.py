"""The way through the house: documents -> closest sentences -> pair probabilities -> exact checks -> verdicts -> reports."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from factcheck.checks.claim import Claim
from factcheck.checks.registry import CHECKS
from factcheck.context import with_context
from factcheck.documents import Document
from factcheck.evidence import Judged, Level, Neighbourhood, Passage
from factcheck.judge import Judge, Progress
from factcheck.models import Encoder
from factcheck.presets import Preset
from factcheck.report import Probabilities, Reason, Report, SentenceVerdict, Signals, SourceSpan
from factcheck.score import ScoreMap
from factcheck.signals import SourceWords, signals_of
from factcheck.verbatim import VerbatimIndex
from factcheck.verdict import combine, label_of, ordered_evidence

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SETTLED = 0.9
"""P(entailed) from which a claim needs no larger passages."""
VERBATIM = Probabilities(1.0, 0.0, 0.0)
_CHECKED_PASSAGES = 5


@dataclass
class OpenClaim:
    """A claim on its way to a verdict."""

    document: int
    index: int
    text: str
    near: Neighbourhood
    judged: list[Judged] = field(default_factory=list)
    in_context: list[Judged] = field(default_factory=list)
    context: str | None = None
    verbatim: bool = False

    @property
    def settled(self) -> bool:
        """Whether some passage entails the claim, so that no other is needed."""
        return self.verbatim or any(j.probabilities.entailed >= SETTLED for j in self.judged)


def run(
    documents: Sequence[Document],
    encoder: Encoder,
    judge: Judge,
    preset: Preset,
    checks: Collection[str],
    score_map: ScoreMap,
    signature: dict[str, Any],
    progress: Progress | None = None,
) -> list[Report]:
    """Check documents together, sharing embeddings and judgements; one report per document, in order."""
    claims = open_claims(documents, encoder)
    settle_verbatim(claims, documents)
    for level in preset.levels:
        judge_level(claims, level, preset.k, judge, progress)
    if preset.context:
        judge_in_context(claims, documents, judge, progress)
    by_place = {(claim.document, claim.index): claim for claim in claims}
    return [
        make_report(document, number, by_place, judge, preset, checks, score_map, signature)
        for number, document in enumerate(documents)
    ]


def open_claims(documents: Sequence[Document], encoder: Encoder) -> list[OpenClaim]:
    """The claims of all documents that have a source, each with its similarity to every source sentence; each text is embedded once."""
    texts: dict[str, int] = {}
    for document in documents:
        if document.claims and document.source_sentences:
            for text in (*(s.text for s in document.source_sentences), *(document.sentences[c].text for c in document.claims)):
                texts.setdefault(text, len(texts))
    if not texts:
        return []
    vectors = encoder.encode(list(texts))
    claims = []
    for number, document in enumerate(documents):
        if not document.claims or not document.source_sentences:
            continue
        source: NDArray[np.float32] = vectors[[texts[s.text] for s in document.source_sentences]]
        rewrite = vectors[[texts[document.sentences[c].text] for c in document.claims]]
        for index, similarity in zip(document.claims, (rewrite @ source.T).clip(-1.0, 1.0), strict=True):
            near = Neighbourhood(document.source_sentences, document.sources, similarity)
            claims.append(OpenClaim(number, index, document.sentences[index].text, near))
    return claims


def settle_verbatim(claims: Sequence[OpenClaim], documents: Sequence[Document]) -> None:
    """Settle the claims that the source says word for word, without the NLI model."""
    indices: dict[int, VerbatimIndex] = {}
    for claim in claims:
        if claim.document not in indices:
            indices[claim.document] = VerbatimIndex(documents[claim.document].source_sentences)
        found = indices[claim.document].find(claim.text)
        if found:
            claim.verbatim = True
            claim.judged.append(Judged(claim.near.passage(found), VERBATIM))


def judge_level(claims: Sequence[OpenClaim], level: Level, k: int, judge: Judge, progress: Progress | None) -> None:
    """Judge the passages of one level for every claim that is not settled, in one pass."""
    asked = [(claim, passage) for claim in claims if not claim.settled for passage in level(claim.near, k, claim.judged)]
    answers = judge.judge([(passage.text, claim.text) for claim, passage in asked], progress)
    for (claim, passage), probabilities in zip(asked, answers, strict=True):
        claim.judged.append(Judged(passage, probabilities))


def judge_in_context(claims: Sequence[OpenClaim], documents: Sequence[Document], judge: Judge, progress: Progress | None) -> None:
    """Judge the claims that are not settled and lean on the sentences before them once more, together with those."""
    by_place = {(claim.document, claim.index): claim for claim in claims}
    asked: list[tuple[OpenClaim, Passage, str]] = []
    for claim in claims:
        document = documents[claim.document]
        context = None if claim.settled else with_context(document.sentences, document.is_claim, claim.index)
        if context is None:
            continue
        claim.context = context
        before = by_place.get((claim.document, claim.index - 1), claim)
        best = {_best_sentence(claim), _best_sentence(before), *claim.near.closest(2)}
        asked.append((claim, claim.near.passage(sorted(best)), context))
    answers = judge.judge([(passage.text, context) for _, passage, context in asked], progress)
    for (claim, passage, _), probabilities in zip(asked, answers, strict=True):
        claim.in_context.append(Judged(passage, probabilities))


def _best_sentence(claim: OpenClaim) -> int:
    best = max(claim.judged, key=lambda j: j.probabilities.entailed)
    start = best.passage.parts[0]
    return next(i for i, s in enumerate(claim.near.sentences) if (s.source, s.start) == (start.source, start.start))


def make_report(
    document: Document,
    number: int,
    claims: dict[tuple[int, int], OpenClaim],
    judge: Judge,
    preset: Preset,
    checks: Collection[str],
    score_map: ScoreMap,
    signature: dict[str, Any],
) -> Report:
    """The verdicts of one document and its score."""
    shared = SourceWords(document.sources)
    verdicts = []
    warnings = _input_warnings(document)
    for index, sentence in enumerate(document.sentences):
        place = (sentence.start, sentence.end, sentence.text, index)
        if not document.is_claim[index]:
            verdicts.append(SentenceVerdict(*place, "not_a_claim", None, ()))
            continue
        claim = claims.get((number, index))
        if claim is None:
            signals = Signals(0.0, 0.0, 0.0, 0.0, 0.0, 0)
            verdicts.append(SentenceVerdict(*place, "neutral", Probabilities(0.0, 1.0, 0.0), (), score=0.0, signals=signals))
            continue
        reasons = () if claim.verbatim else find_reasons(document, claim, checks)
        judged_so = combine(claim.text, claim.judged, claim.in_context, claim.context or "", reasons)
        probabilities = VERBATIM if claim.verbatim else judged_so
        label = label_of(probabilities)
        evidence = ordered_evidence([*claim.judged, *claim.in_context], label, preset.k)
        signals = signals_of(probabilities, float(claim.near.similarity.max()), shared.shared(claim.text), reasons)
        score = 1.0 if claim.verbatim else score_map.score([signals])
        verdicts.append(SentenceVerdict(*place, label, probabilities, evidence, reasons, bool(claim.in_context), score, signals))
        for text in filter(None, (claim.text, claim.context)):
            if cut := judge.cut(text):
                warnings.append(
                    f"rewrite sentence {index} (characters {sentence.start} to {sentence.end}) has {cut.tokens} tokens"
                    f"{'' if text == claim.text else ' with the sentences before it'}; only the first {cut.kept} were judged"
                )
    return Report(rewrite_score(verdicts, document, score_map), tuple(verdicts), tuple(warnings), signature)


def find_reasons(document: Document, claim: OpenClaim, checks: Collection[str]) -> tuple[Reason, ...]:
    """The findings of the wanted exact checks, in the order of their place in the rewrite."""
    passages: dict[SourceSpan, None] = {}
    for item in sorted(claim.judged, key=lambda j: -j.probabilities.entailed)[:_CHECKED_PASSAGES]:
        passages.update(dict.fromkeys(item.passage.parts))
    looked_at = Claim(document.rewrite, document.sentences[claim.index], tuple(passages), document.sources)
    found = [reason for name in CHECKS if name in checks for reason in CHECKS[name](looked_at)]
    return tuple(sorted(found, key=lambda reason: (reason.start, reason.end, reason.kind)))


def rewrite_score(verdicts: Sequence[SentenceVerdict], document: Document, score_map: ScoreMap) -> float:
    """The score of the whole rewrite; see `factcheck.score`."""
    stated = [v for v in verdicts if v.label != "not_a_claim"]
    if not stated:
        return 1.0
    if not document.source_sentences:
        return 0.0
    if all(v.score == 1.0 for v in stated):
        return 1.0
    return score_map.score([v.signals for v in stated if v.signals is not None])


def _input_warnings(document: Document) -> list[str]:
    warnings = []
    if not document.source_sentences:
        warnings.append("the source is empty: nothing in the rewrite can be entailed")
    if not document.sentences:
        warnings.append("the rewrite is empty: it states nothing, so its score is 1")
    elif not document.claims:
        warnings.append("no sentence of the rewrite states anything, so its score is 1")
    return warnings
