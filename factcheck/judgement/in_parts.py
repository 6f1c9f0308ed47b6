"""Claims of several statements judged statement by statement, each by the passages that are closest to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from factcheck.checks.clauses.parts import parts_of
from factcheck.checks.languages import is_english
from factcheck.evidence.passages import Judged, Neighbourhood, Passage
from factcheck.judgement.judge import Judge, Progress
from factcheck.judgement.open_claims import OpenClaim
from factcheck.models.seam import Encoder
from factcheck.text.documents import Document

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def judge_in_parts(
    claims: Sequence[OpenClaim],
    documents: Sequence[Document],
    vectors: Mapping[str, NDArray[np.float32]],
    encoder: Encoder,
    judge: Judge,
    progress: Progress | None = None,
) -> None:
    """Judge the statements of the claims that are still open, each by its closest sentence and by that with its neighbours.

    `vectors` has the unit-length embedding of every reading of the sources.
    """
    import numpy as np

    parts = {id(claim): _parts_of(claim) for claim in claims if claim.is_open and is_english(claim.text)}
    texts = list(dict.fromkeys(part for found in parts.values() for part in found))
    if not texts:
        return
    known = dict(zip(texts, encoder.encode(texts), strict=True))
    asked: list[tuple[OpenClaim, int, Passage, str]] = []
    for claim in claims:
        readings = documents[claim.document].readings
        for number, part in enumerate(parts.get(id(claim), ())):
            similarity = (np.stack([vectors[reading] for reading in readings]) @ known[part]).clip(-1.0, 1.0)
            asked += [(claim, number, passage, part) for passage in _passages(claim.near.seen_by(similarity), claim)]
    answers = judge.judge([(passage.premise, part) for _, _, passage, part in asked], progress)
    for (claim, number, passage, part), probabilities in zip(asked, answers, strict=True):
        claim.asked_as[part] = None
        claim.in_parts += [[] for _ in range(number + 1 - len(claim.in_parts))]
        claim.in_parts[number].append(Judged(passage, probabilities))


def _parts_of(claim: OpenClaim) -> Sequence[str]:
    with claim.without_faults_of("statements"):
        return parts_of(claim.asked)
    return ()


def _passages(near: Neighbourhood, claim: OpenClaim) -> list[Passage]:
    """The closest sentence, that with its neighbours about the same matter, and what came nearest to entailing the whole."""
    closest = near.closest(1)
    beside = near.near_enough([*closest, *near.beside(closest[0], 1)])
    found = [near.passage(closest), near.passage(beside), claim.best.passage]
    return [passage for n, passage in enumerate(found) if passage.parts not in {other.parts for other in found[:n]}]
