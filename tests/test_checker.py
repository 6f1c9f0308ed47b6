from __future__ import annotations

import inspect
import json
import math
import pickle
import re
import threading
from copy import deepcopy
from dataclasses import fields
from typing import Any

import pytest
from fakes import WordEncoder, WordNli
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from factcheck import Checker, InputError, Report
from factcheck.judgement.judge import Judge
from factcheck.judgement.options import CheckerOptions, Wishes, WishNames
from factcheck.models.recent import RecentEncoder

SOURCE = "The bridge was closed on Monday. Two lorries did not stop. The mayor of Hollin spoke to reporters."
REWRITE = "The bridge was closed. Two lorries did stop. A new bridge will cost nine million."

any_text = st.text(st.characters(codec="utf-8"), max_size=200)


def make(max_tokens: int = 500, **options: object) -> tuple[Checker, WordNli]:
    nli = WordNli(max_tokens)
    return Checker(embedding_model=WordEncoder(), nli_model=nli, **options), nli


def assert_sound(report: Report, sources: list[str], rewrite: str) -> None:
    assert math.isfinite(report.score) and 0 <= report.score <= 1
    assert sum(report.counts.values()) == len(report.sentences)
    end = 0
    for index, s in enumerate(report.sentences):
        assert s.index == index
        assert rewrite[s.start : s.end] == s.text
        assert not rewrite[end : s.start].strip()
        end = s.end
        if s.label == "not_a_claim":
            assert s.probabilities is None and not s.evidence
        else:
            p = s.probabilities
            assert p is not None and math.isclose(p.entailed + p.neutral + p.contradicted, 1, abs_tol=1e-5)
        for e in s.evidence:
            assert sources[e.source][e.start : e.end] == e.text
    assert not rewrite[end:].strip()


def test_labels_evidence_and_counts(checker: Checker) -> None:
    report = checker.check(SOURCE, REWRITE)
    assert [s.label for s in report.sentences] == ["entailed", "contradicted", "neutral"]
    assert report.counts == {"entailed": 1, "neutral": 1, "contradicted": 1, "not_a_claim": 0}
    assert report.sentences[0].evidence[0].text == "The bridge was closed on Monday."
    assert report.sentences[1].evidence[0].text == "Two lorries did not stop."
    assert_sound(report, [SOURCE], REWRITE)


def test_several_sources_name_which(checker: Checker) -> None:
    sources = ["A ship sank off the coast.", SOURCE]
    report = checker.check(sources, REWRITE)
    assert report.sentences[0].evidence[0].source == 1
    assert_sound(report, sources, REWRITE)


def test_a_heading_stays_visible_and_does_not_count(checker: Checker) -> None:
    report = checker.check(SOURCE, "Bridge News\n\nThe bridge was closed.")
    assert [s.label for s in report.sentences] == ["not_a_claim", "entailed"]
    assert report.score == checker.check(SOURCE, "The bridge was closed.").score


@pytest.mark.parametrize(
    ("source", "rewrite", "score", "warning"),
    [
        (SOURCE, "", 0.5, "the rewrite is empty"),
        (SOURCE, "  \n ", 0.5, "the rewrite is empty"),
        ("", REWRITE, 0.0, "the source is empty"),
        ("", "", 0.5, "the rewrite is empty"),
        ([], REWRITE, 0.0, "the source is empty"),
        (SOURCE, "Advertisement", 0.5, "no sentence of the rewrite states anything"),
    ],
)
def test_empty_texts_have_defined_results(checker: Checker, source: str, rewrite: str, score: float, warning: str) -> None:
    report = checker.check(source, rewrite)
    assert report.score == pytest.approx(score, abs=1e-3)
    assert any(w.startswith(warning) for w in report.warnings)
    if not source and rewrite:
        assert {s.label for s in report.sentences} == {"neutral"}


def test_identical_texts_are_entailed(checker: Checker) -> None:
    report = checker.check(SOURCE, SOURCE)
    assert {s.label for s in report.sentences} == {"entailed"}
    assert report.score == 1


def test_check_many_is_lazy_in_order_and_equal_to_single_checks(checker: Checker) -> None:
    pairs = [(SOURCE, REWRITE), (SOURCE, ""), ("", REWRITE), ([SOURCE, REWRITE], SOURCE)] * 80
    drawn = []

    def source() -> object:
        for number, pair in enumerate(pairs):
            drawn.append(number)
            yield pair

    reports = checker.check_many(source())
    first = next(reports)
    assert len(drawn) < len(pairs)
    assert [first, *reports] == [checker.check(*pair) for pair in pairs]


def test_each_distinct_text_and_pair_is_asked_once() -> None:
    encoder, nli = WordEncoder(), WordNli()
    checker = Checker(embedding_model=encoder, nli_model=nli)
    list(checker.check_many([(SOURCE, REWRITE)] * 10))
    assert len(encoder.encoded) == len(set(encoder.encoded))
    assert len(nli.asked) == len(set(nli.asked))


def test_a_long_premise_is_judged_in_pieces() -> None:
    checker, nli = make(max_tokens=40)
    source = "filler words go on, " * 60 + "and the red bridge was closed, " + "while filler words go on, " * 60 + "for long."
    report = checker.check(source, "The red bridge was closed.")
    assert report.sentences[0].label == "entailed"
    assert len(nli.asked) > 10
    assert not report.warnings


def test_a_hypothesis_too_long_is_cut_and_reported() -> None:
    checker, _ = make(max_tokens=40)
    rewrite = "The mayor said that " + "very, very " * 40 + "many people came."
    report = checker.check(SOURCE, rewrite)
    assert len(report.warnings) == 1
    assert "rewrite sentence 0 (characters 0 to" in report.warnings[0]
    assert "only the first 30 were judged" in report.warnings[0]


def test_k_bounds_the_evidence() -> None:
    source = " ".join(f"The bridge number {i} was closed." for i in range(20))
    for k in (1, 2):
        evidence = make(k=k)[0].check(source, "The bridge was opened.").sentences[0].evidence
        assert len({item.passage for item in evidence}) == k


@pytest.mark.parametrize("k", [0, -1, 1.5, "many", True])
def test_a_wrong_k_is_refused(k: object) -> None:
    with pytest.raises(InputError, match="k is"):
        make(k=k)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("preset", ["fast"]),
        ("calibration", 3),
        ("calibration", ""),
        ("explain", "x"),
        ("explain", 1),
        ("omissions", "no"),
        ("omissions", None),
        ("language", ["de"]),
        ("nli_model", 3),
        ("embedding_model", ["hub/id"]),
        ("support_model", 3),
        ("device", 3),
        ("device", None),
        ("precision", 16),
        ("cache", b"folder"),
        ("cache", ""),
    ],
)
def test_options_of_other_types_are_refused(checker: Checker, name: str, value: object) -> None:
    models = {"embedding_model": WordEncoder(), "nli_model": WordNli()}
    with pytest.raises(InputError, match=f"^{name} is {re.escape(repr(value))}; give "):
        Checker(**{**models, name: value})  # type: ignore[arg-type]
    if name in ("explain", "omissions", "preset"):
        with pytest.raises(InputError, match=f"^{name} is "):
            checker.with_options(**{name: value})


@pytest.mark.parametrize(("source", "rewrite"), [(3, "x"), ("x", None), (["x", b"y"], "z"), ("half \ud800 pair", "x")])
def test_what_is_not_text_is_refused(checker: Checker, source: object, rewrite: object) -> None:
    with pytest.raises(InputError):
        checker.check(source, rewrite)  # type: ignore[arg-type]


def test_check_many_names_the_unusable_pair(checker: Checker) -> None:
    with pytest.raises(InputError, match="pair 1"):
        list(checker.check_many([("a", "b"), ("a", 3)]))  # type: ignore[list-item]


@pytest.mark.parametrize(
    ("pairs", "message"),
    [
        ([{"source": SOURCE, "rewrite": REWRITE}], r"pair 0: this is of type dict.*give \(row\['source'\], row\['rewrite'\]\)"),
        (["ab"], r"pair 0: this is of type str, not \(source, rewrite\)"),
        ((SOURCE, REWRITE), "pair 0: this is of type str.*a single pair goes in a list"),
        ([("a", "b"), b"ab"], "pair 1: this is of type bytes"),
        ([bytearray(b"ab")], "pair 0: this is of type bytearray"),
        ([{"a", "b"}], "pair 0: this is of type set"),
        ([{"a": 1, "b": 2}.keys()], "pair 0: this is of type dict_keys"),
        ([None], "pair 0: this is None"),
        ([7], "pair 0: this is of type int"),
        ([("a", "b", "c")], "pair 0: this has 3 items.*several sources are a list"),
        ([({"a": "b"}, "c")], "pair 0: the source is of type dict; give a text, or a list of texts"),
        ([("a", ["b"])], "pair 0: the rewrite is of type list, not text"),
        ([(["a", b"b"], "c")], "pair 0: source 2 of 2 is of type bytes, not text"),
    ],
)
def test_what_only_looks_like_a_pair_is_refused(checker: Checker, pairs: Any, message: str) -> None:
    with pytest.raises(InputError, match=message):
        list(checker.check_many(pairs))


@pytest.mark.parametrize("pair", [[SOURCE, REWRITE], iter((SOURCE, REWRITE)), ([SOURCE], REWRITE), ((SOURCE,), REWRITE)])
def test_any_other_two_are_a_pair(checker: Checker, pair: Any) -> None:
    assert list(checker.check_many([pair])) == [checker.check(SOURCE, REWRITE)]


@pytest.mark.parametrize("source", [{"source": SOURCE}, {SOURCE}, b"text", bytearray(b"text"), None])
def test_a_source_is_a_text_or_a_list_of_texts(checker: Checker, source: Any) -> None:
    for check in (checker.check, lambda source, rewrite: checker.session(source).check(rewrite)):
        with pytest.raises(InputError, match=r"the source is .*; give a text, or a list of texts"):
            check(source, REWRITE)


def test_a_single_name_of_a_check_is_one_name(checker: Checker) -> None:
    assert make(checks="number")[0].signature["checks"] == ["number"]
    assert checker.with_options(checks="number").signature["checks"] == ["number"]
    with pytest.raises(InputError, match="unknown check 'numbr'"):
        make(checks="numbr")


@pytest.mark.parametrize("checks", [3, [["number"]], [None]])
def test_what_are_no_names_of_checks(checks: object) -> None:
    with pytest.raises(InputError, match=r"checks is .*; give a list of names"):
        make(checks=checks)


def test_json_shape(checker: Checker) -> None:
    report = checker.check(SOURCE, REWRITE)
    data = json.loads(report.to_json())
    assert data == json.loads(json.dumps(report.to_dict()))
    assert set(data) >= {"schema_version", "score", "counts", "sentences", "warnings", "signature"}
    assert list(data["sentences"][0])[:7] == ["index", "start", "end", "text", "label", "probabilities", "evidence"]
    assert set(data["sentences"][0]["evidence"][0]) >= {"source", "start", "end", "text", "similarity", "probabilities"}
    assert {"factcheck", "encoder", "nli", "splitter", "thresholds", "k"} <= set(data["signature"])


def test_a_checker_is_shared_between_threads(checker: Checker) -> None:
    expected, found = checker.check(SOURCE, REWRITE), []
    threads = [threading.Thread(target=lambda: found.append(checker.check(SOURCE, REWRITE))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 4


@given(any_text, any_text)
def test_no_input_text_raises_and_offsets_hold(source: str, rewrite: str) -> None:
    assert_sound(make()[0].check(source, rewrite), [source], rewrite)


@given(
    st.lists(st.sampled_from([SOURCE, REWRITE, "Heading", "\n\n", "- a point", "“It is,” he said. "]), max_size=6).map("".join)
)
def test_offsets_hold_on_text_like_text(text: str) -> None:
    assert_sound(make(max_tokens=24)[0].check(text, text), [text], text)


def test_progress_is_told(checker: Checker) -> None:
    calls: list[tuple[int, int]] = []
    checker.check(SOURCE, REWRITE, progress=lambda done, total: calls.append((done, total)))
    assert calls and all(0 < done <= total for done, total in calls)


def test_public_names_exist() -> None:
    assert factcheck.__all__ == sorted(factcheck.__all__)
    assert all(getattr(factcheck, name) is not None for name in factcheck.__all__)
    with pytest.raises(AttributeError):
        factcheck.nothing  # noqa: B018


def test_a_window_ends_after_so_many_characters(checker: Checker) -> None:
    long = SOURCE * 300
    drawn = []
    next(checker.check_many((long, REWRITE) for number in range(50) if not drawn.append(number)))  # type: ignore[func-returns-value]
    assert len(drawn) * len(long) < 200_000


def test_each_window_counts_its_own_characters(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []
    run = factcheck.pipeline.run
    monkeypatch.setattr("factcheck.pipeline.run", lambda documents, *rest: sizes.append(len(documents)) or run(documents, *rest))
    monkeypatch.setattr("factcheck.text.documents._MOST_CHARACTERS", 3 * (len(SOURCE) + len(REWRITE)))
    assert len(list(checker.check_many([(SOURCE, REWRITE)] * 10))) == 10
    assert sizes == [3, 3, 3, 1]


def test_what_was_asked_windows_ago_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.text.documents._MOST_PAIRS", 3)
    encoder, nli = WordEncoder(), WordNli()
    checker = Checker(embedding_model=encoder, nli_model=nli)
    pairs = [(SOURCE, REWRITE), (SOURCE, "Two lorries stopped.")] * 20
    expected = [checker.check(*pair) for pair in pairs]
    encoder.encoded.clear()
    nli.asked.clear()
    assert list(checker.check_many(pairs)) == expected
    assert len(encoder.encoded) == len(set(encoder.encoded))
    assert len(nli.asked) == len(set(nli.asked))


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    encoder = RecentEncoder(WordEncoder(), most_texts=10)
    texts = [f"word {number}" for number in range(100)]
    for start in range(0, 100, 5):
        assert (encoder.encode(texts[start : start + 20]) == WordEncoder().encode(texts[start : start + 20])).all()
        assert len(encoder._rows) <= 10
    assert encoder.encode([]).shape[0] == 0
    judges: list[Judge] = []
    monkeypatch.setattr("factcheck.judgement.judge.Judge", lambda *models: judges.append(Judge(*models)) or judges[-1])
    monkeypatch.setattr("factcheck.checker._MOST_JUDGED", 50)
    monkeypatch.setattr("factcheck.text.documents._MOST_PAIRS", 5)
    list(make()[0].check_many((f"It was {n}. It is not {n}.", f"It is {n} now.") for n in range(100)))
    assert len(judges) > 2 and max(judge.judged for judge in judges) < 100


def test_a_copy_of_a_checker_has_its_options() -> None:
    checker = Checker(embedding_model=WordEncoder(), nli_model=WordNli(), k=2).with_options(checks=["number"])
    for other in (pickle.loads(pickle.dumps(checker)), deepcopy(checker)):
        assert other.signature == checker.signature
        assert other.check(SOURCE, REWRITE) == checker.check(SOURCE, REWRITE)


def test_the_options_by_name_are_those_of_a_checker() -> None:
    parameters = set(inspect.signature(Checker).parameters)
    assert CheckerOptions.__optional_keys__ == parameters
    assert WishNames.__optional_keys__ == {field.name for field in fields(Wishes)}
