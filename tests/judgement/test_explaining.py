"""What a report explains beyond labels: the words to blame and what the rewrite leaves out."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import jsonschema
import pytest
from fakes import WordEncoder, WordNli
from hypothesis import given
from hypothesis import strategies as st

from factcheck import Checker
from factcheck.judgement.wrong_part import LONGEST, MOST_PARTS, SUSPECTS, blamed, lacking, phrases, without
from factcheck.report import Probabilities

SCHEMA = json.loads(
    (Path(__file__).parent.parent.parent / "factcheck" / "rendering" / "report.schema.json").read_text(encoding="utf-8")
)
SOURCE = "The bridge was closed on Monday. Two lorries went on. The council met in the evening, as Ann Lee wanted."


def make(**options: object) -> Checker:
    return Checker(embedding_model=WordEncoder(), nli_model=WordNli(), **options)  # type: ignore[arg-type]


def test_the_part_whose_absence_helps_is_marked() -> None:
    rewrite = "The bridge was closed on Monday because of heavy snow."
    (sentence,) = make().check(SOURCE, rewrite).sentences
    assert sentence.label == "neutral"
    (reason,) = sentence.reasons
    assert reason.kind == "wrong_part" and reason.severity == "info"
    assert rewrite[reason.start : reason.end] == "because of heavy snow"
    assert reason.message == "without “because of heavy snow” the source supports the sentence"


def test_explaining_changes_no_label_and_no_score() -> None:
    rewrite = "The bridge was closed on Monday because of heavy snow. Two lorries did stop."
    with_it, without_it = make().check(SOURCE, rewrite), make(explain=False).check(SOURCE, rewrite)
    assert with_it.score == without_it.score
    assert [s.label for s in with_it.sentences] == [s.label for s in without_it.sentences]
    assert not any(r.kind == "wrong_part" for s in without_it.sentences for r in s.reasons)


def test_entailed_sentences_are_not_taken_apart() -> None:
    nli = WordNli()
    Checker(embedding_model=WordEncoder(), nli_model=nli).check(SOURCE, "The bridge was closed, on Monday.")
    assert all(hypothesis == "The bridge was closed, on Monday." for _, hypothesis in nli.asked)


def test_claims_about_something_else_are_not_taken_apart() -> None:
    nli = WordNli()
    rewrite = "Nobody expected an election, at least in spring."
    (sentence,) = Checker(embedding_model=WordEncoder(), nli_model=nli).check(SOURCE, rewrite).sentences
    assert sentence.label == "neutral" and not sentence.reasons
    assert all(hypothesis == rewrite for _, hypothesis in nli.asked)


@given(st.text(st.sampled_from("ab ,;in and of. ")) | st.text(max_size=80), st.text(st.sampled_from("ab ,in of.")))
def test_parts_lie_in_order_and_are_few(text: str, passage: str) -> None:
    for suspects in SUSPECTS:
        parts = suspects(text, passage)
        assert len(parts) <= MOST_PARTS
        assert all(0 <= start < end <= len(text) for start, end in parts)
        assert all(one[1] <= other[0] for one, other in pairwise(parts))


def test_words_that_the_passage_lacks_come_first_then_phrases() -> None:
    claim = "Ann Lee's council met in the dark evening because of deep snow."

    def texts(parts: list[tuple[int, int]]) -> list[str]:
        return [claim[start:end] for start, end in parts]

    assert list(SUSPECTS) == [lacking, phrases]
    assert texts(lacking(claim, "On Monday evening Ann Lee met the councils.")) == ["dark", "because of deep snow"]
    assert lacking(claim, claim) == lacking(claim, "Nothing else.") == []
    assert texts(phrases(claim, claim)) == ["Ann Lee's council met", "in the dark evening", "because of deep snow"]


def test_phrases_are_left_out_where_no_run_of_lacking_words_is_to_blame() -> None:
    rewrite = "The bridge was closed on Monday, as snow the ice melted."
    (sentence,) = make().check(SOURCE, rewrite).sentences
    (reason,) = sentence.reasons
    assert rewrite[reason.start : reason.end] == "as snow the ice melted"


def test_very_long_sentences_are_not_taken_apart() -> None:
    assert all(suspects("in a, " * LONGEST, "") == [] for suspects in SUSPECTS)
    assert without("He left, in May, by car.", (8, 16)) == "He left, by car."


def test_nothing_is_blamed_without_a_gain() -> None:
    flat = Probabilities(0.2, 0.6, 0.2)
    assert blamed(flat, []) is None
    assert blamed(flat, [flat, flat]) is None
    assert blamed(flat, [flat, Probabilities(0.9, 0.1, 0.0)]) == 1


def test_omissions_are_reported_and_never_count() -> None:
    rewrite = "The bridge was closed on Monday."
    report = make(omissions=True).check(SOURCE, rewrite)
    assert report.omissions is not None and 0 <= report.omissions.coverage < 1
    left_out = [item.span for item in report.omissions.items]
    assert all(SOURCE[span.start : span.end] == span.text for span in left_out)
    assert any("council" in span.text for span in left_out)
    assert not any("bridge" in span.text for span in left_out)
    assert report.score == make().check(SOURCE, rewrite).score
    assert make().check(SOURCE, rewrite).omissions is None


@pytest.mark.parametrize(
    ("source", "rewrite"), [("", ""), ("", "A claim."), (SOURCE, ""), (["One thing.", SOURCE], "A claim."), ([], "A.")]
)
def test_omissions_of_odd_input(source: str, rewrite: str) -> None:
    report = make(omissions=True).check(source, rewrite)
    assert report.omissions is not None and 0 <= report.omissions.coverage <= 1
    jsonschema.validate(report.to_dict(), SCHEMA)
