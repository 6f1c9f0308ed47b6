"""What is settled without the NLI model, what needs the sentences before it, and how evidence grows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fakes import WordEncoder, WordNli

from factcheck import Checker, pipeline
from factcheck.checks.claim import Claim
from factcheck.evidence.verbatim import VerbatimIndex, canonical
from factcheck.judgement.asking import WIDE
from factcheck.judgement.judge import Judge
from factcheck.models.seam import ModelIdentity
from factcheck.report import Reason, SourceSpan
from factcheck.text.context import leans_on_context, with_context

SAME = [
    ("The mayor didn't come.", "the mayor did not come"),
    ("However, the mayor came.", "Mayor came"),
    ("“It is over,” he said.", '"It is over", he said.'),
    ("It cost $4.5 million.", "It cost $4.5 million!"),
    ("They can't swim.", "They cannot swim."),
    ("We’re late.", "We are late."),
]
DIFFERENT = [
    ("It rose 4%.", "It rose 4."),
    ("It cost $4.", "It cost €4."),
    ("The plan failed.", "Critics say the plan failed."),
    ("He did not come.", "He did come."),
    ("It cost 4.5 million.", "It cost 45 million."),
    ("A beat B.", "B beat A."),
    ("x < 3", "x > 3"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_words_are_verbatim(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_words_are_not(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


def test_runs_of_sentences_are_found_and_never_across_sources() -> None:
    spans = [SourceSpan(0, 0, 4, "One."), SourceSpan(0, 5, 9, "Two."), SourceSpan(1, 0, 6, "Three.")]
    index = VerbatimIndex(spans)
    assert index.find("One, two.") == [0, 1]
    assert index.find("Two three.") is None
    assert index.find("...") is None


def test_near_verbatim_rewrites_ask_the_model_nothing() -> None:
    nli = WordNli()
    checker = Checker(embedding_model=WordEncoder(), nli_model=nli)
    report = checker.check("The bridge wasn't closed. However, a lorry stopped.", "Bridge was not closed! A lorry stopped.")
    assert nli.asked == []
    assert report.score == 1
    assert [s.evidence[0].text for s in report.sentences] == ["The bridge wasn't closed.", "However, a lorry stopped."]


def test_a_claim_that_its_closest_sentence_entails_asks_nothing_more() -> None:
    source = "The old bridge was closed on Monday. A bridge is a road. A bridge was built. The bridge is old."
    nli = WordNli()
    Checker(embedding_model=WordEncoder(), nli_model=nli).check(source, "Monday closed the old bridge.")
    assert nli.asked == [("The old bridge was closed on Monday.", "Monday closed the old bridge.")]


LAST = "A lorry stopped. Nobody was hurt. The mayor came. The firemen left. The bridge was old."


def test_all_of_a_short_source_is_asked_about_what_is_not_settled() -> None:
    nli = WordNli()
    Checker(embedding_model=WordEncoder(), nli_model=nli).check(LAST, "The captain sank a ferry. Old was the bridge.")
    assert (LAST, "The captain sank a ferry.") in nli.asked
    assert (LAST, "Old was the bridge.") not in nli.asked, "its closest sentence entails it"


def test_the_closest_part_of_a_longer_source_is_asked() -> None:
    source = f"{LAST} {' '.join(f'It rained for {n} days.' for n in range(100))} A captain sailed. He sank the ferry."
    nli = WordNli()
    Checker(embedding_model=WordEncoder(), nli_model=nli, preset="thorough").check(source, "The captain sank a green ferry.")
    (widest,) = {premise for premise, _ in nli.asked if len(premise) > WIDE // 2}
    assert len(widest) < 1.1 * WIDE and widest.endswith("A captain sailed. He sank the ferry.")
    other = WordNli()
    Checker(embedding_model=WordEncoder(), nli_model=other).check(source, "The captain sank a green ferry.")
    assert all(len(premise) < WIDE // 2 for premise, _ in other.asked)


class OnlyTheWhole(WordNli):
    """Finds entailed only what it is told with a premise of five sentences."""

    def predict(self, pairs: Sequence[tuple[str, str]]) -> np.ndarray:
        self.asked += pairs
        return np.array(
            [[0.98, 0.01, 0.01] if premise.count(".") == 5 else [0.45, 0.5, 0.05] for premise, _ in pairs], np.float32
        )


def test_all_of_the_source_is_the_evidence_where_it_decides() -> None:
    (sentence,) = (
        Checker(embedding_model=WordEncoder(), nli_model=OnlyTheWhole()).check(LAST, "A captain sank the ferry.").sentences
    )
    assert sentence.label == "entailed"
    assert sentence.evidence[0].text == LAST


def test_all_of_the_source_is_asked_of_english_claims_alone() -> None:
    nli = WordNli()
    source = (
        "Ein Lastwagen hielt an. Niemand wurde verletzt. Der Bürgermeister kam später. Die Feuerwehr fuhr ab. Die Brücke war alt."
    )
    Checker(embedding_model=WordEncoder(), nli_model=nli, language="de").check(
        source, "Der Kapitän hat gestern eine Fähre versenkt."
    )
    assert nli.asked and source not in {premise for premise, _ in nli.asked}


def test_the_preset_fast_does_not_ask_all_of_the_source() -> None:
    nli = WordNli()
    Checker(embedding_model=WordEncoder(), nli_model=nli, preset="fast").check(LAST, "The captain sank a ferry.")
    assert LAST not in {premise for premise, _ in nli.asked}


class Says(WordNli):
    """Says the same of every pair."""

    def __init__(self, *row: float) -> None:
        super().__init__()
        self.row = row

    def predict(self, pairs: Sequence[tuple[str, str]]) -> np.ndarray:
        self.asked += pairs
        return np.array([self.row] * len(pairs), np.float32)


CLOSED = "A lorry stopped. The old bridge was closed on Monday. A bridge is a road. The bridge was built by a lorry firm."


@pytest.mark.parametrize(
    ("row", "wider"),
    [
        ((0.60, 0.35, 0.05), False),
        ((0.60, 0.10, 0.30), True),
        ((0.02, 0.01, 0.97), False),
        ((0.05, 0.03, 0.92), True),
        ((0.20, 0.05, 0.75), True),
        ((0.12, 0.00, 0.88), True),
        ((0.05, 0.90, 0.05), True),
    ],
)
@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize("preset", ["fast", "balanced", "thorough"])
def test_wider_passages_of_a_single_source_are_asked_where_the_closest_sentence_is_not_plain(
    row: tuple[float, ...], wider: bool, count: int, preset: str
) -> None:
    nli = Says(*row)
    sources = [CLOSED, "A dog barked."][:count]
    Checker(embedding_model=WordEncoder(), nli_model=nli, preset=preset).check(sources, "Monday closed the old bridge.")
    assert (len({premise for premise, _ in nli.asked}) > 1) == (wider or count == 2 or preset == "thorough")


class Rounded(Says):
    """Says something else in full than in 8 bits."""

    rounds = True

    def __init__(self, row: tuple[float, ...], exactly: tuple[float, ...]) -> None:
        super().__init__(*row)
        self.exact = Says(*exactly)
        self.exact.identity = ModelIdentity("fake-nli", "1" * 64, "fake in full")


@pytest.mark.parametrize(
    ("row", "label"),
    [((0.45, 0.10, 0.45), "contradicted"), ((0.40, 0.50, 0.10), "neutral"), ((0.49, 0.51, 0.00), "contradicted")],
)
def test_what_is_nearly_a_tie_is_judged_again_in_full(row: tuple[float, ...], label: str) -> None:
    nli = Rounded(row, (0.01, 0.04, 0.95))
    (sentence,) = (
        Checker(embedding_model=WordEncoder(), nli_model=nli, explain=False, preset="fast")
        .check(CLOSED, "Monday closed the old bridge.")
        .sentences
    )
    assert sentence.label == label
    assert bool(nli.exact.asked) == (label == "contradicted")
    if nli.exact.asked:
        assert {evidence.probabilities.contradicted for evidence in sentence.evidence} == {0.95}


LEANING = "A lorry stopped. It closed the old bridge. Nobody came."


def rounding(**options: Any) -> Checker:
    """A checker whose model finds nearly a tie in 8 bits everywhere, and a contradiction in full."""
    return Checker(embedding_model=WordEncoder(), nli_model=Rounded((0.20, 0.40, 0.40), (0.01, 0.04, 0.95)), **options)


def test_a_claim_judged_again_leans_on_the_sentences_before_it_all_the_same() -> None:
    report = rounding().check(CLOSED, LEANING)
    assert report.sentences[1].context_used and report.sentences[1].label == "contradicted"


def test_what_is_judged_again_is_the_same_one_by_one_together_and_as_it_is_written(tmp_path: Path) -> None:
    alone = [rounding().check(CLOSED, text) for text in (LEANING, "The bridge is a dog.")]
    assert list(rounding().check_many([(CLOSED, LEANING), (CLOSED, "The bridge is a dog.")])) == alone
    stream = rounding().check_stream(CLOSED, LEANING)
    with pytest.raises(StopIteration) as ended:
        while True:
            next(stream)
    assert ended.value.value == alone[0]
    cached = [rounding(cache=tmp_path / "cache").check(CLOSED, LEANING) for _ in range(2)]
    assert [report.sentences for report in cached] == [alone[0].sentences] * 2


def test_what_is_judged_again_is_explained_by_the_model_in_full() -> None:
    nli, claim = Rounded((0.20, 0.40, 0.40), (0.01, 0.04, 0.95)), "Monday closed the green bridge."
    (sentence,) = Checker(embedding_model=WordEncoder(), nli_model=nli).check(CLOSED, claim).sentences
    assert sentence.label == "contradicted"
    assert {hypothesis for _, hypothesis in nli.asked} == {claim}
    assert len({hypothesis for _, hypothesis in nli.exact.asked}) > 1, "parts are left out for the model in full alone"


def test_only_the_model_that_computes_in_8_bits_is_asked_again_in_full() -> None:
    german, english = Rounded((0.3, 0.4, 0.3), (0.9, 0.05, 0.05)), Says(0.3, 0.4, 0.3)
    judge = Judge(german, english)
    pair, own = (
        ("Der Hund schläft tief.", "Ein Tier ruht sich aus."),
        ("The dog was asleep in the house all day.", "An animal was resting in the house."),
    )
    assert [p.entailed for p in judge.judge([pair, own])] == pytest.approx([0.3, 0.3])
    assert [p.entailed for p in judge.exact.judge([pair, own])] == pytest.approx([0.9, 0.3])
    assert judge.judged == 4 and Judge(english).exact.exact is not None
    assert Judge(english).judged == 0


VIEWS = "Critics say the harbour plan failed in May. The harbour plan worked, an agency found in May. It rained."


class OfViews(WordNli):
    """Contradicts by the critics alone, and entails by anything longer."""

    def predict(self, pairs: Sequence[tuple[str, str]]) -> np.ndarray:
        self.asked += pairs
        return np.array([[0.9, 0.08, 0.02] if "agency" in premise else [0.01, 0.02, 0.97] for premise, _ in pairs], np.float32)


def test_what_the_verdict_does_not_count_makes_nothing_plain() -> None:
    (sentence,) = (
        Checker(embedding_model=WordEncoder(), nli_model=OfViews(), checks=(), preset="fast")
        .check(VIEWS, "The harbour plan succeeded in May.")
        .sentences
    )
    assert sentence.label == "entailed"


def test_a_contradiction_by_another_matter_is_not_plain() -> None:
    nli = Says(0.02, 0.01, 0.97)
    source = "A lorry stopped. Nobody was hurt. The mayor came."
    Checker(embedding_model=WordEncoder(), nli_model=nli, preset="fast").check(source, "Big apples taste sweet.")
    assert len({premise for premise, _ in nli.asked}) > 1


def test_exact_checks_see_the_sentences_near_a_settled_claim(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Claim] = []

    def record(claim: Claim) -> list[Reason]:
        seen.append(claim)
        return []

    monkeypatch.setattr(pipeline, "CHECKS", {"number": record})
    source = "The old bridge was closed on Monday. A bridge is a road. A bridge was built."
    Checker(embedding_model=WordEncoder(), nli_model=WordNli()).check(source, "The bridge was closed on Monday.")
    assert len(seen[0].evidence) == 3


@pytest.mark.parametrize(
    ("text", "leans"),
    [
        ("He denied it.", True),
        ("It added that prices rose.", True),
        ("But the company refused.", True),
        ("Smith said that he would leave.", True),
        ("It is unclear who paid.", False),
        ("Prices rose in May.", False),
    ],
)
def test_what_leans_on_context(text: str, leans: bool) -> None:
    assert leans_on_context(text) is leans


def test_context_goes_back_to_a_sentence_that_stands_alone() -> None:
    texts = ["A heading", "Ann met Bob.", "She smiled.", "He left.", "Rain fell."]
    flags = [False, True, True, True, True]
    assert with_context(texts, flags, 3) == "Ann met Bob. She smiled. He left."
    assert with_context(texts, flags, 2) == "Ann met Bob. She smiled."
    assert with_context(texts, flags, 4) is None
    assert with_context(texts, [True, False, True, True, True], 2) is None


LONG = " Snow came." * 100
"""More than is read as a whole."""


def test_the_report_says_when_context_was_used() -> None:
    short = "Ann Lee met the union on Monday. The talks about pay lasted nine hours. Ann Lee rejected the offer of the union."
    source = short + LONG
    report = Checker(embedding_model=WordEncoder(), nli_model=WordNli()).check(
        source, "Ann Lee met the union. She rejected the offer."
    )
    assert [s.context_used for s in report.sentences] == [False, True]
    fast = Checker(preset="fast", embedding_model=WordEncoder(), nli_model=WordNli())
    assert not any(s.context_used for s in fast.check(source, "Ann Lee met the union. She rejected the offer.").sentences)
    whole = Checker(embedding_model=WordEncoder(), nli_model=WordNli())
    assert not any(s.context_used for s in whole.check(short, "Ann Lee met the union. She rejected the offer.").sentences)


def test_evidence_grows_only_where_nothing_settles() -> None:
    source = "The bridge was red. It was closed in May. Two lorries stopped there. Nobody was hurt. Rain fell all day."
    nli = WordNli()
    checker = Checker(embedding_model=WordEncoder(), nli_model=nli)
    checker.check(source, "The bridge was red.")
    assert nli.asked == []
    report = checker.check(source, "The red bridge was closed in May.")
    assert len(nli.asked) > 1
    assert report.sentences[0].label == "entailed"
    assert report.sentences[0].evidence[0].text == "The bridge was red. It was closed in May."


@pytest.mark.parametrize("k", [2, 3, 4])
def test_fast_asks_the_closest_sentence_then_the_k_closest_together(k: int) -> None:
    source = "The bridge was red. It was closed in May. The bridge was old. The bridge was in use in June. The red bridge fell."
    nli = WordNli()
    fast = Checker(preset="fast", k=k, embedding_model=WordEncoder(), nli_model=nli)
    (sentence,) = fast.check(source, "The red bridge was closed in May.").sentences
    assert [premise.count(".") for premise, _ in nli.asked] == [1, k]
    assert sentence.label == "entailed"


@pytest.mark.parametrize(("preset", "beside"), [("fast", []), ("balanced", ["lorries"])])
def test_of_sentences_about_something_else_only_those_beside_the_closest_are_read(preset: str, beside: list[str]) -> None:
    nli = WordNli()
    source = "Rain fell all day. Snow came later. The bridge was closed in May. Two lorries stopped. The bridge was red in May."
    checker = Checker(preset=preset, embedding_model=WordEncoder(), nli_model=nli, explain=False)
    assert checker.check(source, "The bridge was painted in May.").sentences[0].label == "neutral"
    premises = [premise for premise, _ in nli.asked if premise != source]
    assert len(premises) > 1
    assert [word for word in ("Rain", "Snow", "lorries") if any(word in premise for premise in premises)] == beside
    nli.asked.clear()
    assert checker.check(source, "Taxes rose.").sentences[0].label == "neutral"
    assert nli.asked, "the closest is asked however far it is"


def test_a_claim_in_context_is_not_held_against_something_else_either() -> None:
    nli = WordNli()
    checker = Checker(embedding_model=WordEncoder(), nli_model=nli, explain=False)
    source = "Ann Lee met the union on Monday. Snow came. Rain fell all day." + LONG
    report = checker.check(source, "Ann Lee met the union. She left the union on Monday.")
    assert report.sentences[1].context_used
    assert not any("Rain" in premise for premise, _ in nli.asked if premise != source)


def test_the_smallest_passage_that_entails_is_the_evidence() -> None:
    source = "The bridge was closed in May. Two lorries stopped there. Nobody was hurt."
    report = Checker(embedding_model=WordEncoder(), nli_model=WordNli()).check(source, "The bridge was closed.")
    assert report.sentences[0].evidence[0].text == "The bridge was closed in May."


def test_a_passage_is_evidence_once() -> None:
    source = "The museum reopened in May. It has a lift. Adults pay nine euros. The cafe is shut."
    report = Checker(embedding_model=WordEncoder(), nli_model=WordNli()).check(
        source, "The museum reopened in March, has a lift and charges adults nine euros."
    )
    places = [
        tuple((e.source, e.start, e.end) for e in s.evidence if e.passage == n)
        for s in report.sentences
        for n in {e.passage for e in s.evidence}
    ]
    assert len(places) == len(set(places))


def test_a_figure_that_follows_from_neighbours_is_judged_by_them_together() -> None:
    filler = " ".join(f"Nothing about {word} here." for word in "ferries coal salt fish".split())
    source = f"{filler} The film starts at 8 p.m. It runs for two hours. {filler}"
    report = Checker(embedding_model=WordEncoder(), nli_model=WordNli()).check(source, "The film is over at 10 p.m.")
    assert report.sentences[0].label == "entailed"


class BySentences(WordNli):
    """Doubts a claim by one sentence and by all of the source, and half believes it by a passage between."""

    def predict(self, pairs: Sequence[tuple[str, str]]) -> np.ndarray:
        self.asked.extend(pairs)
        doubts, half = (0.10, 0.80, 0.10), (0.45, 0.45, 0.10)
        return np.array([half if 1 < premise.count(".") < FIVE.count(".") else doubts for premise, _ in pairs], dtype=np.float32)


FIVE = "The bridge was red. Two lorries stopped. Nobody was hurt. Rain fell. Ann Lee came by."


def test_between_the_closest_sentence_and_all_of_a_short_source_nothing_counts() -> None:
    nli = BySentences()
    checker = Checker(embedding_model=WordEncoder(), nli_model=nli, explain=False)
    assert checker.check(FIVE, "A red bridge.").sentences[0].label == "neutral"
    assert any(1 < premise.count(".") < FIVE.count(".") for premise, _ in nli.asked), "it might have settled the claim"
    (sentence,) = checker.check([FIVE, "A dog barked."], "A red bridge.").sentences
    assert sentence.label == "entailed", "of several sources a passage counts"
