"""The way through the house: documents -> closest sentences -> pair probabilities -> exact checks -> verdicts -> reports."""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from factcheck.checks.claim import Claim
from factcheck.checks.kept import Memory, same_sources
from factcheck.checks.languages import spoken
from factcheck.checks.own_words import has_own_words
from factcheck.checks.registry import CHECKS
from factcheck.errors import InputError
from factcheck.evidence.passages import Judged, Neighbourhood, Passage
from factcheck.evidence.subjects import of_others
from factcheck.judgement.asking import WIDE, judge_cited, judge_level, judge_widely, judge_worked_out, settle_verbatim
from factcheck.judgement.assembly import omissions_of, rewrite_score, verdicts_of, warnings_of
from factcheck.judgement.explaining import is_read_as_it_stands, mark_wrong_parts, stated_sentence
from factcheck.judgement.in_parts import judge_in_parts
from factcheck.judgement.judge import Judge, Progress, Reader, Readers
from factcheck.judgement.open_claims import VERBATIM, OpenClaim, embed, similarity_of
from factcheck.judgement.options import Options
from factcheck.judgement.presets import Preset
from factcheck.judgement.verdict import LABEL_STANDS, PLAINLY, acquits, best_entailment, combine, deciding, giving_way
from factcheck.report import Reason, Report, SentenceVerdict, SourceSpan
from factcheck.text.context import with_context
from factcheck.text.documents import Document, as_document
from factcheck.text.pieces import Stream
from factcheck.text.reading.wording import aside_of, mended, speaks_of_itself

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from factcheck.models.nli import GroundingModel

_CHECKED_PASSAGES = 5
_MOST_REMEMBERED = 2_000
"""How many judged pairs a session remembers before it begins anew."""


def run(
    documents: Sequence[Document],
    readers: Readers,
    options: Options,
    signature: dict[str, Any],
    progress: Progress | None = None,
) -> list[Report]:
    """Check documents together, sharing embeddings and judgements; one report per document, in order."""
    reports: dict[int, Report] = {}
    for reader, places in readers.shared_out(documents):
        own = [documents[place] for place in places]
        with spoken(own), same_sources():
            reports |= zip(places, _reports(own, reader, options, reader.signed(signature), progress), strict=True)
    return [reports[place] for place in range(len(documents))]


def _reports(
    documents: Sequence[Document], reader: Reader, options: Options, signature: dict[str, Any], progress: Progress | None
) -> list[Report]:
    vectors = embed(documents, reader.encoder)
    claims = open_claims(documents, vectors, options.preset)
    judge_claims(claims, documents, vectors, reader, options, progress)
    tied = tied_claims(claims, reader.judge)
    exact = reader.without_rounding() if tied else reader
    judge_claims(tied, documents, vectors, exact, options, progress, claims)
    final = {(claim.document, claim.index): claim for claim in [*claims, *tied]}
    if options.support:
        ask_support(list(final.values()), options.preset.k, options.support, reader.judge)
    if options.explain:
        mark_wrong_parts([claim for claim in claims if final[claim.document, claim.index] is claim], documents, reader.judge)
        mark_wrong_parts(tied, documents, exact.judge)
    by_document: dict[int, dict[int, OpenClaim]] = {}
    for (number, index), claim in final.items():
        by_document.setdefault(number, {})[index] = claim
    return [
        Report(
            rewrite_score(verdicts, document, options.score_map),
            verdicts,
            warnings_of(document, by_document.get(number, {}), reader.judge, reader.encoder),
            signature,
            omissions_of(document, vectors) if options.omissions else None,
        )
        for number, document in enumerate(documents)
        for verdicts in [verdicts_of(document, by_document.get(number, {}), options)]
    ]


def judge_claims(
    claims: Sequence[OpenClaim],
    documents: Sequence[Document],
    vectors: Mapping[str, NDArray[np.float32]],
    reader: Reader,
    options: Options,
    progress: Progress | None,
    beside: Sequence[OpenClaim] = (),
) -> None:
    """Ask the NLI model of `reader` about claims, stage by stage, run the exact checks and settle their probabilities.

    `beside` are claims that were judged before, some of which the others may lean on.
    """
    preset, judge = options.preset, reader.judge
    settle_verbatim(claims, documents)
    for level in preset.levels:
        judge_level(claims, level, preset.k, judge, progress)
    judge_worked_out(claims, judge, progress)
    if "citation" in options.checks:
        judge_cited(claims, documents, preset.k, judge, progress)
    if preset.whole:
        judge_widely(claims, preset.excerpt, judge, progress)
    if preset.context:
        judge_in_context(claims, documents, judge, progress, beside)
    if preset.parts:
        judge_in_parts(claims, documents, vectors, reader.encoder, judge, progress)
    for claim in claims:
        decide(claim, documents[claim.document], options)


def tied_claims(claims: Sequence[OpenClaim], judge: Judge) -> list[OpenClaim]:
    """The claims whose label hangs on how a model in 8 bits rounds, as they were before anything was asked; none where none does."""
    return [] if judge.exact is judge else [claim.as_new() for claim in claims if claim.is_nearly_tied]


def open_claims(documents: Sequence[Document], vectors: Mapping[str, NDArray[np.float32]], preset: Preset) -> list[OpenClaim]:
    """The claims of all documents that have a source, each with its similarity to every source sentence."""
    claims = []
    for number, document in enumerate(documents):
        if not document.claims or not document.source_sentences:
            continue
        # talk of the rewrite's writer about himself is left out unless the source has such too
        keeps_asides = any(map(speaks_of_itself, document.sources))
        for index, similarity in zip(document.claims, similarity_of(document, vectors), strict=True):
            near = Neighbourhood(document.source_sentences, document.sources, similarity, preset.worth_reading, document.readings)
            text = document.asked[index]
            if len(document.sources) > 1:
                near = near.without(of_others(text, document.source_sentences, document.sources))
            claims.append(OpenClaim(number, index, text, "" if keeps_asides else aside_of(text), near, preset.asks_on))
    return claims


def judge_in_context(
    claims: Sequence[OpenClaim],
    documents: Sequence[Document],
    judge: Judge,
    progress: Progress | None,
    beside: Sequence[OpenClaim] = (),
) -> None:
    """Judge the claims that are not settled and lean on the sentences before them once more, together with those; `beside`: see above."""
    by_place = {(claim.document, claim.index): claim for claim in [*beside, *claims]}
    asked: list[tuple[OpenClaim, Passage, str]] = []
    for claim in claims:
        document = documents[claim.document]
        context = (
            None if claim.settled or claim.is_judged_by_all else with_context(document.asked, document.is_claim, claim.index)
        )
        if context is None:
            continue
        claim.context = mended(context)
        before = by_place.get((claim.document, claim.index - 1), claim)
        best = {_best_sentence(claim), _best_sentence(before), *claim.near.near_enough(claim.near.closest(2))}
        asked.append((claim, claim.near.passage(sorted(best)), claim.context))
    answers = judge.judge([(passage.premise, context) for _, passage, context in asked], progress)
    for (claim, passage, _), probabilities in zip(asked, answers, strict=True):
        claim.in_context.append(Judged(passage, probabilities))


def _best_sentence(claim: OpenClaim) -> int:
    return claim.near.index_of(claim.best.passage.parts[0])


def decide(claim: OpenClaim, document: Document, options: Options) -> None:
    """Run the exact checks on a claim and settle its probabilities."""
    if claim.verbatim:
        claim.probabilities = VERBATIM
        claim.reasons = find_reasons(document, claim, [kind for kind in options.checks if kind in LABEL_STANDS])
        return
    claim.reasons = find_reasons(document, claim, options.checks)
    counted = deciding(claim.reasons, claim.best.same, document.sentences[claim.index].start)
    widest = claim.by_widest, options.preset.prior if claim.near.is_within(WIDE) else options.preset.prior_of_excerpt
    context = claim.in_context, claim.context or ""
    # a passage between the closest sentence of a short source and all of it settles a claim, or says nothing that all of it does not
    judged = [j for j in claim.judged if j.passage.size == 1] if claim.is_judged_by_all else claim.judged
    claim.probabilities = combine(claim.text, judged, *context, counted, claim.in_parts, *widest)
    if claim.label == "entailed":
        claim.reasons += same_in_other_terms(document, claim)


def same_in_other_terms(document: Document, claim: OpenClaim) -> tuple[Reason, ...]:
    """What of an entailed claim says in other terms what the deciding passage says."""
    sentence = document.sentences[claim.index]
    return tuple(
        Reason("terms", same.message, sentence.start + same.start, sentence.start + same.end, same.source, "info")
        if is_read_as_it_stands(document, claim)
        else Reason("terms", same.message, sentence.start, sentence.end, same.source, "info")
        for same in claim.best.same
    )


def ask_support(claims: Sequence[OpenClaim], k: int, model: GroundingModel, judge: Judge) -> None:
    """Ask a grounding model how far the closest sentences together support each claim; of a passage in pieces, the best counts."""
    asked: list[tuple[OpenClaim, tuple[str, str]]] = []
    for claim in claims:
        passage = claim.near.passage(claim.near.closest(k))
        asked += [(claim, piece) for piece in judge.fitting(model, passage.premise, claim.asked)]
    for (claim, _), row in zip(asked, model.predict([pair for _, pair in asked]), strict=True):
        claim.support = max(claim.support or 0.0, round(float(row[0]), 6))


def find_reasons(document: Document, claim: OpenClaim, checks: Collection[str]) -> tuple[Reason, ...]:
    """The findings of the wanted exact checks, in the order of their place in the rewrite."""
    passages: dict[SourceSpan, str] = {}
    best = sorted(claim.judged, key=lambda j: -j.probabilities.entailed)[:_CHECKED_PASSAGES]
    # a claim that its closest sentence settled is still compared with the others near it
    others = [claim.near.passage([index]) for index in claim.near.closest(_CHECKED_PASSAGES - len(best))]
    for passage in [*(item.passage for item in best), *others]:
        for part, reading in zip(passage.parts, passage.readings, strict=True):
            passages.setdefault(part, reading)
    looked_at = Claim(
        document.rewrite,
        stated_sentence(document, claim),
        tuple(passages),
        document.sources,
        tuple(passages.values()),
        claim.entailed_by,
    )
    found: list[Reason] = []
    for name in CHECKS:
        if name in checks:
            with claim.without_faults_of(name):
                found += CHECKS[name](looked_at)
    # what one check found right, such as that a name is not in the source, is no fault for another
    found = [reason for reason in found if acquits(reason)] or found
    entailed = best_entailment(claim.judged, claim.text) >= PLAINLY
    if found and entailed and claim.near.is_within(WIDE) and has_own_words(looked_at):
        found = giving_way(found, document.rewrite)
    return tuple(sorted(found, key=lambda reason: (reason.start, reason.end, reason.kind)))


class Session:
    """Checks versions of a rewrite against one source; what the models said is remembered, up to a bound. One thread at a time."""

    def __init__(
        self, source: str | Sequence[str], readers: Callable[[], Readers], options: Options, signature: dict[str, Any]
    ) -> None:
        """Begin with nothing remembered."""
        self._sources = as_document(source, "").sources
        self._new_readers, self._options, self._signature = readers, options, signature
        self._forget()

    def _forget(self) -> None:
        self._readers, self._kept = self._new_readers(), Memory()

    def check(self, rewrite: str, *, progress: Progress | None = None) -> Report:
        """The report of `factcheck.Checker.check` on a version; args and errors are those of it."""
        if self._readers.judged > _MOST_REMEMBERED:
            self._forget()
        document = as_document(self._sources, rewrite, self._options.language)
        with same_sources(self._kept):
            return run([document], self._readers, self._options, self._signature, progress)[0]

    def check_stream(self, chunks: Iterable[str]) -> Generator[SentenceVerdict, None, Report]:
        """See `factcheck.Checker.check_stream`."""
        if isinstance(chunks, Mapping | bytes | bytearray):  # else its keys, or its bytes, would be taken for pieces
            raise InputError(f"the rewrite is of type {type(chunks).__name__}; give its pieces, which are texts")
        stream = Stream(self._options.language)
        for number, chunk in enumerate([chunks] if isinstance(chunks, str) else chunks):
            if not isinstance(chunk, str):
                raise InputError(f"piece {number} of the rewrite is of type {type(chunk).__name__}, not text")
            if ended := stream.add(chunk):
                yield from stream.news(self.check(ended))
        report = self.check(stream.text)
        yield from stream.news(report)
        return report
