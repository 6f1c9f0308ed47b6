"""What the stages hand on: a claim on its way to a verdict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass, field
from itertools import islice, product
from logging import getLogger
from typing import TYPE_CHECKING

from factcheck.errors import FactcheckError
from factcheck.evidence.passages import Judged, Neighbourhood
from factcheck.judgement.verdict import best_contradiction, best_entailment, label_of
from factcheck.models.seam import Encoder
from factcheck.report import Label, Probabilities, Reason, SourceSpan
from factcheck.text.documents import Document
from factcheck.text.reading.wording import mended

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SETTLED = 0.7
"""P(entailed) from which nothing more is asked about a claim; docs/judgement.md has what other bounds give."""
ENTAILS = 0.5
"""P(entailed) from which a passage is said to entail a claim."""
UNOPPOSED, SURE, UNLIKELY = 0.2, 0.95, 0.1
"""Bounds of what no more is asked about: entailed with less contradiction than the first, or contradicted from the second on and
entailed less than the third; docs/notes/2026-11-30-fewer-passages.md has what others give."""
NEARLY_TIED = 0.1
"""How much likelier than the next a label must be to stand where a model computes in few bits; docs/notes/2026-11-29-eight-bits.md."""
VERBATIM = Probabilities(1.0, 0.0, 0.0)
_MOST_JOINED = 50
NOT_JUDGED = Probabilities(0.0, 1.0, 0.0)

_log = getLogger("factcheck")


@dataclass(eq=False)
class OpenClaim:
    """A claim on its way to a verdict: its text as models read it, and the aside at its start that the NLI model is not asked.

    `asks_on`: see `factcheck.judgement.presets.Preset`. `asked_as` are the texts in which it was asked, and `of_cited` what the sources
    that it cites say where another one settled it; `faults` the exact checks that broke down on it, with what was raised.
    """

    document: int
    index: int
    text: str
    aside: str
    near: Neighbourhood
    asks_on: bool
    judged: list[Judged] = field(default_factory=list)
    in_context: list[Judged] = field(default_factory=list)
    of_cited: list[Judged] = field(default_factory=list)
    context: str | None = None
    in_parts: list[list[Judged]] = field(default_factory=list)
    by_widest: list[Judged] = field(default_factory=list)
    verbatim: bool = False
    reasons: tuple[Reason, ...] = ()
    probabilities: Probabilities = NOT_JUDGED
    support: float | None = None
    asked_as: dict[str, None] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)

    @property
    def asked(self) -> str:
        """What of the claim the NLI model is asked."""
        return self.asked_of(self.text)

    def asked_of(self, text: str) -> str:
        """What of the claim the NLI model is asked where the claim is put in other terms."""
        return mended(" ".join(text.removeprefix(self.aside).split()))

    @property
    def settled(self) -> bool:
        """Whether some passage entails the claim, so that no other is needed."""
        return self.verbatim or any(j.probabilities.entailed >= SETTLED for j in self.judged)

    @property
    def is_open(self) -> bool:
        """Whether more passages are worth asking: nothing settles the claim, nor do those of a single source plainly say what it is."""
        if self.settled or self.asks_on or len(self.near.sources) > 1 or not self.judged:
            return not self.settled
        entailed, against = best_entailment(self.judged, self.text), best_contradiction(self.judged, self.text)
        return not ((entailed >= ENTAILS and against < UNOPPOSED) or (against >= SURE and entailed < UNLIKELY))

    @property
    def is_judged_by_all(self) -> bool:
        """Whether all of its short source was asked about it, in the place of parts of it and of the sentences before it."""
        return bool(self.by_widest) and not self.asks_on and len(self.near.sources) == 1

    @property
    def entailed_by(self) -> tuple[tuple[SourceSpan, ...], ...]:
        """The parts of each passage that entails the claim; of the passages together that entail each of its statements."""
        asked = (*self.judged, *self.of_cited, *self.in_context)
        wholes = tuple(j.passage.parts for j in asked if j.probabilities.entailed >= ENTAILS)
        of_statements = [[j.passage.parts for j in part if j.probabilities.entailed >= ENTAILS] for part in self.in_parts]
        joined = product(*of_statements) if of_statements else ()
        return wholes + tuple(tuple(part for parts in choice for part in parts) for choice in islice(joined, _MOST_JOINED))

    @property
    def label(self) -> Label:
        """The verdict's label."""
        return label_of(self.probabilities)

    @property
    def is_nearly_tied(self) -> bool:
        """Whether the verdict's label is so little likelier than another that the rounding of a model in few bits may have made it."""
        first, second = sorted(astuple(self.probabilities), reverse=True)[:2]
        return not self.verbatim and first - second < NEARLY_TIED

    @contextmanager
    def without_faults_of(self, check: str) -> Iterator[None]:
        """What breaks down within, by a fault of ours, says nothing of the claim: a warning, where all else would be lost with it."""
        try:
            yield
        except FactcheckError:
            raise
        except Exception as error:
            self.faults.setdefault(check, repr(error))
            _tell_once(check, error)

    def as_new(self) -> OpenClaim:
        """The claim as it was before anything was asked."""
        return OpenClaim(self.document, self.index, self.text, self.aside, self.near, self.asks_on)

    @property
    def best(self) -> Judged:
        """What came nearest to entailing the claim, all of a short source aside."""
        return max(self.judged, key=lambda j: j.probabilities.entailed)

    @property
    def nearest(self) -> Judged:
        """What came nearest to entailing the claim."""
        return max([*self.judged, *self.by_widest], key=lambda j: j.probabilities.entailed)


_told: set[tuple[str, type[Exception]]] = set()


def _tell_once(check: str, error: Exception) -> None:
    """Log where a check broke down, once in a process for each kind of error: a million rows may have the same."""
    if (check, type(error)) not in _told:
        _told.add((check, type(error)))
        _log.error("the exact check %r broke down", check, exc_info=error)


def embed(documents: Sequence[Document], encoder: Encoder) -> dict[str, NDArray[np.float32]]:
    """The unit-length embedding of every sentence that will be compared, each distinct one embedded once. Shape of each: (dimensions,)."""
    texts: dict[str, None] = {}
    for document in documents:
        if document.claims and document.source_sentences:
            texts.update(dict.fromkeys(document.readings))
            texts.update(dict.fromkeys(document.asked[c] for c in document.claims))
    return dict(zip(texts, encoder.encode([mended(text) for text in texts]), strict=True)) if texts else {}


def similarity_of(document: Document, vectors: Mapping[str, NDArray[np.float32]]) -> NDArray[np.float32]:
    """Cosine similarity of each claim to each source sentence. Shape: (claims, source sentences), in [-1, 1]."""
    import numpy as np

    source = np.stack([vectors[reading] for reading in document.readings])
    rewrite = np.stack([vectors[document.asked[c]] for c in document.claims])
    similarity: NDArray[np.float32] = (rewrite @ source.T).clip(-1.0, 1.0)
    return similarity
