from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from factories import REWRITE, reason, report, sample_report, verdict
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import InputError
from factcheck.judgement.gate import Gate, accept, findings, fingerprint, read_accepted


def gate(*names: str, **limits: float) -> Gate:
    return Gate(frozenset(names), **limits)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rule", "failing"),
    [
        (gate(), set()),
        (gate("contradicted"), {2, 4}),
        (gate("neutral"), {3}),
        (gate("number"), {2}),
        (gate("quotation", "neutral"), {3}),
        (gate("date"), set()),  # of severity info: a hint
        (gate("negation"), set()),
        (gate(max_contradicted=2), set()),
        (gate(max_contradicted=1), {2, 4}),
        (gate(min_score=0.41), set()),
    ],
)
def test_what_fails(rule: Gate, failing: set[int]) -> None:
    decision = rule.decide(sample_report())
    assert decision.failing == failing
    assert decision.passed == (not failing) == (not decision.failures)


def test_a_low_score_fails_without_a_failing_sentence() -> None:
    decision = gate(min_score=0.42).decide(sample_report())
    assert (decision.passed, decision.failing) == (False, frozenset())
    assert decision.failures == ("The score is 0.410, at least 0.420 is required.",)


def test_a_score_that_is_not_a_number_fails() -> None:
    assert not gate(min_score=0.0).decide(report([], score=float("nan"))).passed


def test_failures_number_sentences_from_one_and_stay_short() -> None:
    assert gate("contradicted").decide(sample_report()).failures == ("contradicted: sentences 3, 5.",)
    text = "No. " * 50
    many = report([verdict(text, "No.", "contradicted", index=i, start=4 * i) for i in range(50)])
    (failure,) = gate("contradicted").decide(many).failures
    assert failure.endswith("9, 10 and 40 more.")


@pytest.mark.parametrize(
    ("name", "hint"),
    [("contradict", "contradicted"), ("numbers", "number"), ("quote", "quotation"), ("entailed", "known are")],
)
def test_an_unknown_name_is_refused_with_a_suggestion(name: str, hint: str) -> None:
    with pytest.raises(InputError, match=hint):
        gate(name)


@pytest.mark.parametrize(
    "limits", [{"min_score": 1.1}, {"min_score": -0.1}, {"min_score": float("nan")}, {"max_contradicted": -1}]
)
def test_a_limit_out_of_range_is_refused(limits: dict[str, float]) -> None:
    with pytest.raises(InputError):
        gate(**limits)


def test_accepted_findings_are_excused_by_content(tmp_path: Path) -> None:
    before = sample_report()
    file = tmp_path / "accepted.txt"
    file.write_text(accept(before), encoding="utf-8")
    accepted = read_accepted(file)

    moved = dataclasses.replace(before, sentences=before.sentences[::-1])
    for seen in (before, moved):
        decision = gate("contradicted", "neutral", "number", "quotation", max_contradicted=0).decide(seen, accepted)
        assert decision.passed
        assert {(f.index, f.name) for f in decision.accepted} == {(f.index, f.name) for f in findings(before)}


def test_an_edited_sentence_or_a_new_kind_is_a_new_finding() -> None:
    old = report([verdict(REWRITE, "The ferry stops running 🚢.", "contradicted")])
    accepted = frozenset(finding.key for finding in findings(old))
    edited = report([verdict("The ferry sank.", "The ferry sank.", "contradicted")])
    assert not gate("contradicted").decide(edited, accepted).passed
    negation = reason(REWRITE, "stops", "negation", "The source says it goes on.")
    sharper = report([verdict(REWRITE, "The ferry stops running 🚢.", "contradicted", reasons=[negation])])
    assert gate("contradicted").decide(sharper, accepted).passed
    assert not gate("negation").decide(sharper, accepted).passed


def test_accepting_leaves_the_score_as_it_is() -> None:
    seen = sample_report()
    accepted = frozenset(finding.key for finding in findings(seen))
    assert not gate(min_score=0.9).decide(seen, accepted).passed


@pytest.mark.parametrize("other", ["THE  ferry\nstops.", "the ferry stops.", "The\u00a0ferry stops."])
def test_a_fingerprint_ignores_case_and_spacing(other: str) -> None:
    assert fingerprint("The ferry stops.") == fingerprint(other)
    assert fingerprint("The ferry stops") != fingerprint(other)


@given(st.text(min_size=1))
def test_any_sentence_can_be_accepted(text: str) -> None:
    seen = report([verdict(text, text, "contradicted")])
    lines = [line for line in accept(seen).split("\n") if line and not line.startswith("#")]
    assert len(lines) == 1
    assert lines[0].startswith(findings(seen)[0].key)
    accept(seen).encode("utf-8")


@given(text=st.text(min_size=1))
def test_any_accepted_file_can_be_read(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    seen = report([verdict(text, text, "neutral")])
    file = tmp_path_factory.mktemp("accepted") / "accepted.txt"
    file.write_text(accept(seen), encoding="utf-8")
    assert read_accepted(file) == {findings(seen)[0].key}


@pytest.mark.parametrize("content", [b"contradicted\n", b"contradicted xyz text\n", b"\xff\xfe\x00"])
def test_a_broken_file_is_refused(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "accepted.txt"
    file.write_bytes(content)
    with pytest.raises(InputError, match=r"accepted\.txt"):
        read_accepted(file)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        read_accepted(tmp_path / "none.txt")
