"""An exact check's error is a warning where the claim has words of its own and a passage plainly entails it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from fakes import WordEncoder, WordNli

from factcheck import Checker
from factcheck.judgement.verdict import GIVES_WAY, PLAINLY, giving_way
from factcheck.report import Reason, SourceSpan

PLACE = SourceSpan(0, 0, 4, "1900")


class Sure(WordNli):
    """Entails everything so far."""

    def __init__(self, entailed: float) -> None:
        super().__init__()
        self.entailed = entailed

    def predict(self, pairs: Sequence[tuple[str, str]]) -> np.ndarray:
        row = self.entailed, 0.75 * (1 - self.entailed), 0.25 * (1 - self.entailed)
        return np.array([row] * len(pairs), dtype=np.float32)


def error(kind: str, place: SourceSpan | None = PLACE) -> Reason:
    return Reason(kind, "It differs.", 0, 4, place, "error")


@pytest.mark.parametrize("kind", sorted(GIVES_WAY))
def test_an_error_with_a_place_gives_way_to_a_plain_entailment(kind: str) -> None:
    assert [r.severity for r in giving_way([error(kind)], PLAINLY)] == ["warning"]
    assert [r.severity for r in giving_way([error(kind)], PLAINLY - 0.01)] == ["error"]


def test_an_error_without_a_place_gives_way_to_any_entailment() -> None:
    assert [r.severity for r in giving_way([error("number", None)], 0.5)] == ["warning"]
    assert [r.severity for r in giving_way([error("number", None)], 0.49)] == ["error"]


@pytest.mark.parametrize("kind", ["name", "quotation", "antonym", "speaker", "citation", "code", "table"])
def test_other_kinds_always_count(kind: str) -> None:
    assert giving_way([error(kind)], 1.0) == [error(kind)]


def test_infos_stay_what_they_are() -> None:
    info = Reason("number", "This is the sum of 1 and 2 in the source.", 0, 4, PLACE, "info")
    assert giving_way([info], 1.0) == [info]


SOURCE = "Apprentices work a maximum of 40 hours a week and never at night."
OWN = "A trainee made to do 45 hours would be outside the rules."
COPY = "Apprentices work a maximum of 45 hours a week and never at night."


@pytest.mark.parametrize(
    ("rewrite", "entailed", "severity", "label"),
    [
        (OWN, 0.8, "warning", "entailed"),
        (OWN, 0.6, "error", "neutral"),  # the fake encoder finds it to be about something else
        (COPY, 0.8, "error", "contradicted"),
        (COPY, 0.99, "error", "contradicted"),
    ],
)
def test_a_near_copy_never_gives_way(rewrite: str, entailed: float, severity: str, label: str) -> None:
    sentence = Checker(embedding_model=WordEncoder(), nli_model=Sure(entailed), explain=False).check(SOURCE, rewrite).sentences[0]
    assert {reason.severity for reason in sentence.reasons if reason.kind == "number"} == {severity}
    assert sentence.label == label
