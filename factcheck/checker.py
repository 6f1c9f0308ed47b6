"""The pipeline: from two texts to a report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from itertools import islice
from typing import TYPE_CHECKING, Any

from factcheck.documents import Document, as_document
from factcheck.errors import InputError
from factcheck.evidence import LEVELS, Neighbourhood
from factcheck.judge import Judge, Progress
from factcheck.models import Encoder, NliModel
from factcheck.report import Report, SentenceVerdict
from factcheck.sentences import SPLITTER
from factcheck.verdict import ABOUT_THE_SAME, Judged, combine, label_of, ordered_evidence, rewrite_score

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DEFAULT_K = 5
_WINDOW = 32
"""How many pairs of texts are worked on together by `Checker.check_many`."""

Texts = tuple[str | Sequence[str], str]


class Checker:
    """Loads the models once and checks any number of rewrites; safe to share between threads."""

    def __init__(
        self,
        *,
        k: int = DEFAULT_K,
        nli_model: str | NliModel | None = None,
        embedding_model: str | Encoder | None = None,
        device: str = "auto",
        precision: str = "auto",
    ) -> None:
        """Load the models.

        Args:
            k: how many closest source sentences each rewrite sentence is judged by, at least 1.
            nli_model: hub id or folder of a three-way NLI cross-encoder, or an `NliModel`; None is the embedded one.
            embedding_model: hub id or folder of a sentence-transformers model, or an `Encoder`; None is all-MiniLM-L6-v2.
            device: ``auto``, ``cpu``, ``cuda``, ``cuda:N`` or ``mps``.
            precision: of the NLI model: ``auto``, ``fp32``, ``bf16`` or ``fp16``.

        Raises:
            InputError: an option has no such value, or the device is absent.
            ModelError: a model cannot be loaded or used.
        """
        if not isinstance(k, int) or k < 1:
            raise InputError(f"k is {k!r}; it must be a whole number of at least 1")
        self.k = k
        self._encoder = _encoder(embedding_model, device)
        self._nli = _nli(nli_model, device, precision)

    def check(self, source: str | Sequence[str], rewrite: str, *, progress: Progress | None = None) -> Report:
        """Check one rewrite against its source, or several sources.

        Args:
            source: the text that the rewrite was made from, or several such texts.
            rewrite: the text to check.
            progress: called with pairs judged so far and pairs to judge, once in a while.

        Raises:
            InputError: a text is not a string, or holds half a surrogate pair.
        """
        return self._check_window([as_document(source, rewrite)], progress)[0]

    def check_many(self, pairs: Iterable[Texts]) -> Iterator[Report]:
        """Check any number of (source, rewrite) pairs, lazily and in order; each report equals that of `check`.

        Raises:
            InputError: naming the pair by its number, counted from 0, when its texts cannot be used.
        """
        iterator = enumerate(pairs)
        while window := list(islice(iterator, _WINDOW)):
            documents = []
            for number, pair in window:
                try:
                    source, rewrite = pair
                    documents.append(as_document(source, rewrite))
                except (TypeError, ValueError):
                    raise InputError(f"pair {number} is not a source and a rewrite") from None
                except InputError as error:
                    raise InputError(f"pair {number}: {error}") from None
            yield from self._check_window(documents, None)

    def _check_window(self, documents: Sequence[Document], progress: Progress | None) -> list[Report]:
        near = self._neighbourhoods(documents)
        judge = Judge(self._nli)
        judged: dict[tuple[int, int], list[Judged]] = {claim: [] for claim in near}
        for level in LEVELS:
            open_claims = [claim for claim in near if not _settled(judged[claim])]
            passages = [(claim, passage) for claim in open_claims for passage in level(near[claim], self.k)]
            pairs = [(passage.text, documents[d].sentences[s].text) for (d, s), passage in passages]
            for (claim, passage), probabilities in zip(passages, judge.judge(pairs, progress), strict=True):
                judged[claim].append(Judged(passage, probabilities))
        return [self._report(document, number, judged, judge) for number, document in enumerate(documents)]

    def _neighbourhoods(self, documents: Sequence[Document]) -> dict[tuple[int, int], Neighbourhood]:
        """For each claim, keyed by document and sentence number, its similarity to every source sentence; each text is embedded once."""
        texts = list(
            dict.fromkeys(
                text
                for document in documents
                if document.claims
                for text in [*(s.text for s in document.source_sentences), *(document.sentences[c].text for c in document.claims)]
            )
        )
        row = {text: index for index, text in enumerate(texts)}
        vectors = self._encoder.encode(texts) if texts else None
        near = {}
        for number, document in enumerate(documents):
            if vectors is None or not document.claims or not document.source_sentences:
                continue
            sources: NDArray[np.float32] = vectors[[row[s.text] for s in document.source_sentences]]
            claims = vectors[[row[document.sentences[c].text] for c in document.claims]]
            for claim, similarity in zip(document.claims, (claims @ sources.T).clip(-1.0, 1.0), strict=True):
                near[number, claim] = Neighbourhood(document.source_sentences, document.sources, similarity)
        return near

    def _report(self, document: Document, number: int, judged: dict[tuple[int, int], list[Judged]], judge: Judge) -> Report:
        sentences = []
        warnings = _input_warnings(document)
        for index, sentence in enumerate(document.sentences):
            if not document.is_claim[index]:
                sentences.append(SentenceVerdict(sentence.start, sentence.end, sentence.text, index, "not_a_claim", None, ()))
                continue
            found = judged.get((number, index), [])
            probabilities = combine(found)
            label = label_of(probabilities)
            evidence = ordered_evidence(found, label, self.k)
            sentences.append(SentenceVerdict(sentence.start, sentence.end, sentence.text, index, label, probabilities, evidence))
            if cut := judge.cut(sentence.text):
                warnings.append(
                    f"rewrite sentence {index} (characters {sentence.start} to {sentence.end}) has {cut.tokens} tokens; "
                    f"only its first {cut.kept} were judged"
                )
        return Report(rewrite_score(sentences), tuple(sentences), tuple(warnings), self.signature)

    @property
    def signature(self) -> dict[str, Any]:
        """What produces the reports: version, models with hashes, thresholds, splitter and options."""
        return {
            "factcheck": _version(),
            "encoder": self._encoder.identity.to_dict(),
            "nli": self._nli.identity.to_dict(),
            "splitter": SPLITTER,
            "k": self.k,
            "thresholds": {"about_the_same": ABOUT_THE_SAME, "settled": SETTLED},
        }


SETTLED = 0.9
"""P(entailed) from which a claim needs no larger passages."""


def _settled(judged: Sequence[Judged]) -> bool:
    return any(j.probabilities.entailed >= SETTLED for j in judged)


def _input_warnings(document: Document) -> list[str]:
    warnings = []
    if not document.source_sentences:
        warnings.append("the source is empty: nothing in the rewrite can be entailed")
    if not document.sentences:
        warnings.append("the rewrite is empty: it states nothing, so its score is 1")
    elif not document.claims:
        warnings.append("no sentence of the rewrite states anything, so its score is 1")
    return warnings


def _encoder(model: str | Encoder | None, device: str) -> Encoder:
    if model is not None and not isinstance(model, str):
        return model
    from factcheck.encoder import SentenceEncoder

    return SentenceEncoder(model, device)


def _nli(model: str | NliModel | None, device: str, precision: str) -> NliModel:
    if model is not None and not isinstance(model, str):
        return model
    from factcheck.nli import CrossEncoderNli

    return CrossEncoderNli(model, device, precision)


def _version() -> str:
    try:
        return version("factcheck-nli")
    except PackageNotFoundError:
        return "0+unknown"


def check(source: str | Sequence[str], rewrite: str, **options: Any) -> Report:
    """Check one rewrite against its source with a fresh `Checker`; to check several, make one `Checker` and keep it.

    Args:
        source: the text that the rewrite was made from, or several such texts.
        rewrite: the text to check.
        options: those of `Checker`.

    Raises:
        InputError: a text or an option cannot be used.
        ModelError: a model cannot be loaded or used.

    Example:
        ``check("It cost 4 euros.", "It cost 40 euros.").sentences[0].label`` is ``"contradicted"``.
    """
    return Checker(**options).check(source, rewrite)
