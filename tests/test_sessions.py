"""A rewrite checked again as it is edited, and as it is written: only what is new is judged, and the reports are those of one check."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from fakes import WordEncoder, WordNli
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import Checker, InputError, Report, SentenceVerdict
from factcheck.models.seam import EMBEDDED_NLI, EMBEDDED_NLI_BOTH, EMBEDDED_NLI_LARGE, ModelIdentity
from factcheck.models.second_opinion import SecondOpinion
from factcheck.text.pieces import end_of_whole_sentences

SOURCE = (
    "The bridge was closed on Monday. Two lorries did not stop. The mayor of Hollin spoke to reporters. It cost 9 million euros."
)
SENTENCES = (
    "The bridge was closed.",
    "Two lorries did stop.",
    "He spoke to reporters.",
    "It cost 90 million euros.",
    '"The bridge is safe," the mayor said.',
    "Dr.",
    "A heading without an end\n\n",
)


def streamed(checker: Checker, chunks: Sequence[str]) -> tuple[list[SentenceVerdict], Report]:
    """All verdicts of a stream, and the report at its end."""
    stream = checker.check_stream(SOURCE, chunks)
    verdicts = []
    while True:
        try:
            verdicts.append(next(stream))
        except StopIteration as end:
            return verdicts, end.value


def test_only_a_changed_sentence_is_judged_again() -> None:
    nli, encoder = WordNli(), WordEncoder()
    session = Checker(nli_model=nli, embedding_model=encoder).session(SOURCE)
    before = " ".join(SENTENCES[:5])
    session.check(before)
    nli.asked.clear()
    encoder.encoded.clear()
    session.check(before)
    assert (nli.asked, encoder.encoded) == ([], [])
    session.check(before.replace("90 million", "80 million"))
    assert encoder.encoded == ["It cost 80 million euros."]
    assert nli.asked and all("80 million" in hypothesis for _, hypothesis in nli.asked)


@given(st.lists(st.lists(st.sampled_from(SENTENCES), max_size=6), min_size=1, max_size=4))
@settings(max_examples=15)
def test_each_version_has_the_report_of_a_check(versions: list[list[str]]) -> None:
    checker = Checker(nli_model=WordNli(), embedding_model=WordEncoder())
    session = checker.session(SOURCE)
    for version in versions:
        assert session.check(" ".join(version)) == checker.check(SOURCE, " ".join(version))


def test_what_a_session_remembers_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.pipeline._MOST_REMEMBERED", 10)
    session = Checker(nli_model=WordNli(), embedding_model=WordEncoder()).session(SOURCE)
    for number in range(30):
        session.check(f"It cost {number} million euros. The bridge was closed on day {number}.")
        assert session._readers.judged < 30


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6), st.integers(1, 40))
@settings(max_examples=15)
def test_the_last_verdicts_of_a_stream_are_those_of_a_check(sentences: list[str], size: int) -> None:
    checker = Checker(nli_model=WordNli(), embedding_model=WordEncoder())
    rewrite = " ".join(sentences)
    verdicts, report = streamed(checker, [rewrite[at : at + size] for at in range(0, len(rewrite), size)])
    assert report == checker.check(SOURCE, rewrite)
    last = {verdict.index: verdict for verdict in verdicts}
    assert [last[sentence.index] for sentence in report.sentences] == list(report.sentences)


def test_a_verdict_comes_as_soon_as_its_sentence_has_ended(checker: Checker) -> None:
    taken: list[str] = []
    words = "The bridge was closed. Two lorries did stop. They".split(" ")
    stream = checker.check_stream(SOURCE, (taken.append(word) or f"{word} " for word in words))  # type: ignore[func-returns-value]
    first = next(stream)
    assert (first.text, first.label, taken[-1]) == ("The bridge was closed.", "entailed", "Two")
    assert (next(stream).label, taken[-1]) == ("contradicted", "They")


def test_a_text_that_cannot_be_used_is_refused(checker: Checker) -> None:
    with pytest.raises(InputError):
        checker.session(["good", "\ud800"])
    with pytest.raises(InputError):
        next(checker.check_stream(SOURCE, ["\udfff"]))


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("", ""),
        ("It rained all day.", ""),
        ("It rained all day. He", ""),
        ("It rained all day. He w", "It rained all day."),
        ("It rained all day.\n\n", "It rained all day."),
        ("Mr. Lind left. Mr. He", "Mr. Lind left."),
        ("One fell. Two fell. And three ", "One fell. Two fell."),
    ],
)
def test_the_end_of_whole_sentences(text: str, ended: str) -> None:
    assert text[: end_of_whole_sentences(text)] == ended


def test_other_options_share_the_models(checker: Checker) -> None:
    other = checker.with_options(preset="fast", omissions=True, checks=["number"])
    assert other.signature["preset"] == "fast" and other.signature["checks"] == ["number"]
    assert other.with_options(k=2).signature["checks"] == ["number"]
    assert checker.signature["preset"] == "balanced"
    assert other._nli is checker._nli and other.check(SOURCE, SENTENCES[0]).omissions is not None
    assert other.check(SOURCE, SENTENCES[0]) == Checker(
        nli_model=WordNli(), embedding_model=WordEncoder(), preset="fast", omissions=True, checks=["number"]
    ).check(SOURCE, SENTENCES[0])
    with pytest.raises(InputError, match="unknown preset"):
        checker.with_options(preset="best")


def test_a_preset_of_another_model_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.checker.load_nli", lambda *_: WordNli())
    monkeypatch.setattr("factcheck.checker.load_encoder", lambda *_: WordEncoder())
    with pytest.raises(InputError, match=r"'embedded-both', which is not loaded here.*Checker\(preset='thorough'\)"):
        Checker().with_options(preset="thorough")
    assert Checker(nli_model=WordNli()).with_options(preset="thorough").signature["preset"] == "thorough"


class NamedNli(WordNli):
    def __init__(self, name: str) -> None:
        super().__init__()
        self.identity = ModelIdentity(name, "1" * 64, "fake")


@pytest.mark.parametrize("cached", [False, True])
def test_the_presets_of_the_small_model_are_had_from_thorough(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, cached: bool
) -> None:
    small, large, loads = NamedNli(EMBEDDED_NLI), NamedNli(EMBEDDED_NLI_LARGE), []

    def load(name: str, *_: object) -> object:
        loads.append(name)
        return SecondOpinion(small, large) if name == EMBEDDED_NLI_BOTH else small

    monkeypatch.setattr("factcheck.checker.load_nli", load)
    monkeypatch.setattr("factcheck.checker.load_encoder", lambda *_: WordEncoder())
    monkeypatch.setattr("factcheck.checker.load_multilingual", lambda *_: None)
    rewrite = " ".join(SENTENCES)
    thorough = Checker(preset="thorough", cache=tmp_path if cached else None)
    for preset in ("balanced", "fast"):
        other = thorough.with_options(preset=preset)
        large.asked.clear()
        report = other.check(SOURCE, rewrite)
        assert not large.asked and loads == [EMBEDDED_NLI_BOTH]
        assert report == Checker(preset=preset).check(SOURCE, rewrite)
        loads.pop()
        assert other.with_options(preset="thorough").signature == thorough.signature
    assert thorough.signature["nli"]["name"] == EMBEDDED_NLI_BOTH
    assert Checker(preset="fast").with_options(preset="balanced").signature["preset"] == "balanced"


@pytest.mark.parametrize(
    ("chunks", "message"),
    [
        ({"chunk": "It rained."}, "the rewrite is of type dict; give its pieces"),
        (b"It rained.", "the rewrite is of type bytes; give its pieces"),
        (["It rained. ", None], "piece 1 of the rewrite is of type NoneType, not text"),
    ],
)
def test_what_are_no_pieces_of_a_rewrite(checker: Checker, chunks: Any, message: str) -> None:
    with pytest.raises(InputError, match=message):
        list(checker.check_stream(SOURCE, chunks))


def test_a_single_text_is_one_piece(checker: Checker) -> None:
    rewrite = " ".join(SENTENCES)
    assert list(checker.check_stream(SOURCE, rewrite)) == list(checker.check_stream(SOURCE, [rewrite]))
