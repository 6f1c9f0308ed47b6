"""Several sources: whose facts they tell, what is joined from two of them, and which one a citation mark names."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from fakes import WordEncoder, WordNli

from factcheck import Checker
from factcheck.evidence.passages import Neighbourhood, closest_of_each_source
from factcheck.evidence.subjects import of_others
from factcheck.judgement.gate import Gate
from factcheck.report import SourceSpan
from factcheck.text.documents import as_document

LINES = Path(__file__).with_name("sources.tsv").read_text(encoding="utf-8").splitlines()
CASES = [line.split("\t") for line in LINES if not line.startswith("#")]
HARBOUR = "The harbour opened in May. It has two cranes."
BRIDGE = "The bridge was closed on Monday. Two lorries did not stop."


@pytest.fixture
def checker() -> Checker:
    return Checker(embedding_model=WordEncoder(), nli_model=WordNli())


@pytest.mark.parametrize(("claim", "left_out", "sources"), CASES)
def test_whose_facts_are_left_out(claim: str, left_out: str, sources: str) -> None:
    texts = tuple(text.strip() for text in sources.split("¦"))
    spans = as_document(texts, claim).source_sentences
    found = [spans[index].text for index in of_others(claim, spans, texts)]
    wanted = left_out.split("|") if left_out else []
    assert len(found) == len(wanted) and all(text.startswith(start) for text, start in zip(found, wanted, strict=True)), found


def near(similarity: list[float]) -> Neighbourhood:
    texts = ("One is old. It is red.", "Two is new. It is blue.", "Three is far.")
    spans = as_document(texts, "").source_sentences
    return Neighbourhood(spans, texts, np.array(similarity, dtype=np.float32), 0.4)


def test_the_closest_sentence_of_each_source_is_read_together() -> None:
    passages = closest_of_each_source(near([0.8, 0.7, 0.6, 0.2, 0.1]), 3, [])
    assert passages[0].text == "One is old. Two is new."
    assert closest_of_each_source(near([0.8, 0.7, 0.2, 0.2, 0.1]), 3, []) == []


def test_a_sentence_that_leans_back_comes_with_the_one_before_it() -> None:
    assert near([0.8, 0.1, 0.1, 0.7, 0.1]).passage([0, 3]).text == "One is old. Two is new. It is blue."
    assert near([0.8, 0.7, 0.1, 0.1, 0.1]).passage([1]).text == "It is red."


def test_within_and_without() -> None:
    assert near([0.8, 0.7, 0.6, 0.5, 0.4]).within([1]).closest(9) == [2, 3]
    assert near([0.8, 0.7, 0.6, 0.5, 0.4]).without([0]).closest(2) == [1, 2]
    assert near([0.8, 0.7, 0.6, 0.5, 0.4]).within([]).closest(2) == []


def test_a_wrong_citation_fails_its_gate_and_leaves_label_and_score(checker: Checker) -> None:
    report = checker.check([HARBOUR, BRIDGE], "The bridge was closed on Monday. [1]")
    (reason,) = report.sentences[0].reasons
    assert (reason.kind, reason.severity) == ("citation", "error")
    assert reason.message == "misattributed: source 2 says this, not source 1"
    assert reason.source == SourceSpan(1, 0, 32, "The bridge was closed on Monday.")
    assert report.sentences[0].label == "entailed" and report.score == 1
    assert not Gate(frozenset({"citation"})).decide(report).passed
    assert Gate(frozenset({"contradicted", "neutral"})).decide(report).passed


def test_a_right_citation_is_not_mentioned(checker: Checker) -> None:
    for rewrite in (
        "The bridge was closed on Monday. [2]",
        "On Monday the bridge was closed. [2]",
        "The bridge was closed. [1][2]",
    ):
        assert checker.check([HARBOUR, BRIDGE], rewrite).sentences[0].reasons == ()


def test_the_cited_source_is_asked_though_another_settles_it(checker: Checker) -> None:
    report = checker.check([BRIDGE, f"{HARBOUR} {BRIDGE}"], "The bridge was closed on Monday. [2]")
    assert report.sentences[0].reasons == ()


def test_what_no_source_says_and_a_source_that_is_none(checker: Checker) -> None:
    report = checker.check([HARBOUR, BRIDGE], "Nine sailors sang quietly. [1]")
    assert [(r.severity, r.message) for r in report.sentences[0].reasons if r.kind == "citation"] == [
        ("warning", "not found in source 1, and no other either")
    ]
    report = checker.check([HARBOUR, BRIDGE], "The bridge was closed on Monday. [3]")
    assert [r.message for r in report.sentences[0].reasons] == ["there is no source 3: there are 2, counted from 1"]
    assert report.sentences[0].label == "entailed"


def test_a_single_source_is_not_cited(checker: Checker) -> None:
    assert checker.check(BRIDGE, "The bridge was closed on Monday. [3]").sentences[0].reasons == ()


def test_no_text_is_slow_or_raises() -> None:
    checker = Checker(embedding_model=WordEncoder(), nli_model=WordNli(), checks=["citation"])
    for text in (
        "[" * 5000,
        "[1," * 3000,
        "A " * 5000,
        "Aa'" * 3000,
        "【" * 3000,
        "(source " * 2000,
        "¹" * 5000,
        "x" * 50000 + " [2].",
    ):
        checker.check([HARBOUR, text], f"{text} The bridge was closed. [2]")
