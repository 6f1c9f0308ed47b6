"""An exact check's error is a warning where the claim has words of its own and a passage plainly entails it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from fakes import WordEncoder, WordNli

from factcheck import Checker
from factcheck.judgement.verdict import GIVES_WAY, giving_way
from factcheck.report import Reason, SourceSpan

PLACE = SourceSpan(0, 0, 4, "1900")
REWRITE = "1850 was its year."


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
@pytest.mark.parametrize("place", [PLACE, None])
def test_errors_of_these_kinds_give_way(kind: str, place: SourceSpan | None) -> None:
    assert [r.severity for r in giving_way([error(kind, place)], REWRITE)] == ["warning"]


@pytest.mark.parametrize("kind", ["name", "quotation", "antonym", "speaker", "citation", "code", "table"])
def test_other_kinds_always_count(kind: str) -> None:
    assert giving_way([error(kind)], REWRITE) == [error(kind)]


def test_infos_stay_what_they_are() -> None:
    info = Reason("number", "This is the sum of 1 and 2 in the source.", 0, 4, PLACE, "info")
    assert giving_way([info], REWRITE) == [info]


@pytest.mark.parametrize(
    ("rewrite", "place", "severity"),
    [
        ("2.9 pounds", "2.9 kg", "error"),
        ("40 cents", "€0.04", "error"),
        ("2.9 pounds", "2.5 kg", "warning"),
        ("ten", "five", "warning"),
    ],
)
def test_a_figure_with_another_unit_or_scale_does_not_give_way(rewrite: str, place: str, severity: str) -> None:
    found = Reason("number", "It differs.", 0, len(rewrite), SourceSpan(0, 0, len(place), place), "error")
    assert [reason.severity for reason in giving_way([found], rewrite)] == [severity]


LONG = " Rain fell on Monday." * 60
SOURCE = "Apprentices work a maximum of 40 hours a week and never at night."
OWN = "A trainee made to do 45 hours would be outside the rules."
COPY = "Apprentices work a maximum of 45 hours a week and never at night."


@pytest.mark.parametrize(
    ("source", "rewrite", "entailed", "severity", "label"),
    [
        (SOURCE, OWN, 0.8, "warning", "entailed"),
        (SOURCE + LONG, OWN, 0.8, "error", "neutral"),
        (SOURCE, OWN, 0.6, "error", "neutral"),  # the fake encoder finds it to be about something else
        (SOURCE, COPY, 0.8, "error", "contradicted"),
        (SOURCE, COPY, 0.99, "error", "contradicted"),
    ],
)
def test_neither_a_near_copy_nor_what_is_told_of_a_long_source_gives_way(
    source: str, rewrite: str, entailed: float, severity: str, label: str
) -> None:
    sentence = Checker(embedding_model=WordEncoder(), nli_model=Sure(entailed), explain=False).check(source, rewrite).sentences[0]
    assert {reason.severity for reason in sentence.reasons if reason.kind == "number"} == {severity}
    assert sentence.label == label
