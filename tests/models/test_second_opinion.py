"""Two NLI models as one: who is asked what, and what is made of two answers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from fakes import WordEncoder, WordNli
from hypothesis import given
from hypothesis import strategies as st

from factcheck import Checker
from factcheck.models.light.nli import LightNli
from factcheck.models.seam import EMBEDDED_NLI, EMBEDDED_NLI_BOTH, EMBEDDED_NLI_LARGE, ModelIdentity, TokenNli, exact_of, rounds
from factcheck.models.second_opinion import SECOND_SHARE, SURE, SecondOpinion

SOURCE = "The bridge over the Tarn was closed on Monday. It cost nine million euros."


class ToldNli:
    """Says P(entailed) of a pair as its hypothesis spells it, the rest being neutral."""

    judges_tokens = False

    def __init__(self, name: str, said: float | None = None, max_tokens: int = 500) -> None:
        self.identity = ModelIdentity(name, name[0] * 64, "fake")
        self.said, self.max_tokens = said, max_tokens
        self.asked: list[tuple[str, str]] = []

    def token_ends(self, text: str) -> list[int]:
        return list(range(1, len(text) + 1))

    def predict(self, pairs: Sequence[tuple[str, str]]) -> np.ndarray:
        self.asked.extend(pairs)
        entailed = [float(hypothesis) if self.said is None else self.said for _, hypothesis in pairs]
        return np.array([[p, 1 - p, 0] for p in entailed], np.float32).reshape(-1, 3)


class TellingNli(ToldNli):
    """Judges each character of the hypothesis as a token too."""

    judges_tokens = True

    def predict_with_tokens(self, pairs: Sequence[tuple[str, str]]) -> list[np.ndarray]:
        rows = zip(self.predict(pairs), pairs, strict=True)
        return [np.concatenate([row, np.linspace(0, 1, len(h), dtype=np.float32)]) for row, (_, h) in rows]


def test_the_second_is_asked_only_where_the_first_is_unsure() -> None:
    first, second = ToldNli("first"), ToldNli("second", said=0.5)
    pairs = [("p", said) for said in ("0.99", "0.6", str(SURE), "0.01", "0.3")]
    found = SecondOpinion(first, second).predict(pairs)
    assert first.asked == pairs and second.asked == [("p", "0.6"), ("p", "0.3")]
    mean = [SECOND_SHARE * 0.5 + (1 - SECOND_SHARE) * p for p in (0.6, 0.3)]
    np.testing.assert_allclose(found[:, 0], [0.99, mean[0], SURE, 0.01, mean[1]], atol=1e-6)


def test_nobody_is_asked_for_nothing() -> None:
    second = ToldNli("second")
    both = SecondOpinion(TellingNli("first"), second)
    assert both.predict([]).shape == (0, 3) and both.predict_with_tokens([]) == []
    assert both.predict([("p", "0.99")]).shape == (1, 3) and not second.asked


@given(st.lists(st.floats(0, 1).map(lambda p: f"{p:.3f}"), max_size=20), st.floats(0, 1))
def test_a_pair_is_judged_alike_alone_and_among_others_and_rows_add_up(said: list[str], other: float) -> None:
    both = SecondOpinion(TellingNli("first"), ToldNli("second", other))
    pairs = [("p", each) for each in said]
    together = both.predict(pairs)
    np.testing.assert_allclose(together.sum(axis=1), 1, atol=1e-5)
    for row, pair in zip(together, pairs, strict=True):
        np.testing.assert_array_equal(both.predict([pair])[0], row)
        np.testing.assert_array_equal(both.predict_with_tokens([pair])[0][:3], row)


def test_tokens_are_judged_by_the_first() -> None:
    both = SecondOpinion(TellingNli("first"), ToldNli("second", said=0))
    assert isinstance(both, TokenNli) and both.judges_tokens
    (row,) = both.predict_with_tokens([("p", "0.60")])
    np.testing.assert_allclose(row[3:], [0, 1 / 3, 2 / 3, 1], atol=1e-6)
    assert row[0] == pytest.approx((1 - SECOND_SHARE) * 0.6)
    without = SecondOpinion(ToldNli("first"), TellingNli("second"))
    assert not without.judges_tokens


def test_one_that_judges_no_tokens_is_not_asked_for_them() -> None:
    both = SecondOpinion(WordNli(), TellingNli("second"))
    assert not both.judges_tokens
    with pytest.raises(TypeError, match="does not judge tokens"):
        both.predict_with_tokens([("a", "b")])


def test_the_signature_names_both_and_the_shorter_limit_holds() -> None:
    both = SecondOpinion(ToldNli("first", max_tokens=300), ToldNli("second", max_tokens=200))
    assert both.identity == ModelIdentity(EMBEDDED_NLI_BOTH, "f" * 64 + "+" + "s" * 64, "fake")
    assert both.max_tokens == 200 and both.token_ends("ab") == [1, 2]


@pytest.fixture(scope="module")
def embedded() -> tuple[LightNli, LightNli]:
    return LightNli(EMBEDDED_NLI, "fp32"), LightNli(EMBEDDED_NLI_LARGE, "fp32")


@given(text=st.text(max_size=60))
def test_both_embedded_models_read_the_same_tokens(embedded: tuple[LightNli, LightNli], text: str) -> None:
    small, large = embedded
    assert small.token_ends(text) == large.token_ends(text)
    assert abs(small.max_tokens - large.max_tokens) <= 2


def test_what_the_small_one_is_not_sure_of_the_large_one_is_asked(embedded: tuple[LightNli, LightNli]) -> None:
    small, large = embedded
    pairs = [(SOURCE, "The Tarn bridge was shut on Monday."), (SOURCE, "The bridge was possibly a bit dear for the village.")]
    alone, other, found = small.predict(pairs), large.predict(pairs), SecondOpinion(small, large).predict(pairs)
    for mine, theirs, both in zip(alone, other, found, strict=True):
        expected = mine if mine.max() >= SURE else SECOND_SHARE * theirs + (1 - SECOND_SHARE) * mine
        np.testing.assert_allclose(both, expected, atol=1e-5)


def test_a_checker_takes_both_by_name() -> None:
    checker = Checker(nli_model=EMBEDDED_NLI_BOTH, embedding_model=WordEncoder(), device="cpu")
    signature = checker.signature
    assert signature["nli"]["name"] == EMBEDDED_NLI_BOTH and signature["nli"]["sha256"].count("+") == 1
    report = checker.check(SOURCE, "The Tarn bridge was shut on Monday. It cost ninety million euros.")
    assert [s.label for s in report.sentences] == ["entailed", "contradicted"]


def test_in_full_both_are_asked_so_and_only_where_they_are_asked() -> None:
    class Loading(ToldNli):
        """Computes in 8 bits; notes that the same in full was loaded."""

        rounds, loaded = True, False

        @property
        def exact(self) -> ToldNli:
            self.loaded = True
            return ToldNli("full", 0.6)

    small, large = Loading("small"), Loading("large", 0.1)
    both = SecondOpinion(small, large)
    exact = exact_of(both)
    assert rounds(both) and not (small.loaded or large.loaded)
    assert exact.identity.backend != both.identity.backend
    np.testing.assert_allclose(exact.predict([("", "0.99")])[:, 0], SECOND_SHARE * 0.6 + (1 - SECOND_SHARE) * 0.6, atol=1e-6)
    assert small.loaded and large.loaded and not large.asked
    sure = Loading("large", 0.1)
    exact_of(SecondOpinion(ToldNli("small"), sure)).predict([("", "0.99")])
    assert not sure.loaded
