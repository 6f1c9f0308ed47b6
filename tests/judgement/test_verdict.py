"""The decision rule case by case: every rule of `factcheck.judgement.verdict` has a case here that fails without it."""

from __future__ import annotations

import pytest

from factcheck.evidence.passages import ABOUT_THE_SAME, Judged, Passage, Same
from factcheck.judgement.verdict import combine, deciding, is_view, label_of
from factcheck.report import Label, Probabilities, Reason, SourceSpan

TEXT = "The plan failed in March. Critics say the plan failed. The council approved the plan and paid for it."


def passage(text: str, similarity: float = 0.9) -> Passage:
    start = TEXT.index(text)
    return Passage((SourceSpan(0, start, start + len(text), text),), similarity, size=text.count("."))


def judged(entailed: float, contradicted: float, text: str = "The plan failed in March.", similarity: float = 0.9) -> Judged:
    return Judged(passage(text, similarity), Probabilities(entailed, 1 - entailed - contradicted, contradicted))


def verdict(claim: str, *items: Judged, **more: object) -> Label:
    return label_of(combine(claim, items, **more))  # type: ignore[arg-type]


def reason(severity: str, source: bool, kind: str = "number") -> Reason:
    return Reason(kind, "", 0, 1, SourceSpan(0, 0, 1, "T") if source else None, severity)  # type: ignore[arg-type]


# contradictions called consistent because some other sentence half-entails, and unrelated sentences called contradictions
@pytest.mark.parametrize(
    ("claim", "items", "label"),
    [
        ("The bridge is open.", [judged(0.6, 0.1), judged(0.02, 0.95)], "contradicted"),
        ("The bridge is open.", [judged(0.75, 0.1), judged(0.01, 0.9)], "contradicted"),
        ("The bridge is open.", [judged(0.55, 0.2), judged(0.3, 0.65)], "contradicted"),
        ("The bridge is open.", [judged(0.97, 0.01), judged(0.1, 0.8)], "entailed"),
        ("The bridge is open.", [judged(0.02, 0.98, similarity=ABOUT_THE_SAME - 0.01)], "neutral"),
        ("The bridge is open.", [judged(0.02, 0.98, similarity=0.1), judged(0.6, 0.1, similarity=0.7)], "entailed"),
        ("The bridge is open.", [judged(0.1, 0.4), judged(0.2, 0.45)], "neutral"),
        ("The bridge is open.", [], "neutral"),
    ],
)
def test_entailment_against_contradiction(claim: str, items: list[Judged], label: Label) -> None:
    assert verdict(claim, *items) == label


def test_a_whole_that_entails_overrules_a_part_that_contradicts() -> None:
    part = judged(0.1, 0.9, "The plan failed in March.")
    whole = judged(0.95, 0.02, "The plan failed in March. Critics say the plan failed.")
    assert verdict("Something is so.", part, whole) == "entailed"
    elsewhere = judged(0.95, 0.02, "The council approved the plan and paid for it.")
    assert combine("Something is so.", [part, elsewhere]).contradicted > combine("Something is so.", [part, whole]).contradicted
    barely = judged(0.55, 0.3, "The plan failed in March. Critics say the plan failed.")
    assert verdict("Something is so.", part, barely) == "contradicted", "a whole that hardly entails does not"


def test_all_of_a_short_source_counts_as_much_as_the_rest() -> None:
    doubted, whole = judged(0.2, 0.6), judged(0.95, 0.02, TEXT)
    assert verdict("Something is so.", doubted) == "contradicted"
    assert verdict("Something is so.", doubted, by_widest=[whole]) == "entailed"
    assert verdict("Something is so.", judged(0.65, 0.1), by_widest=[judged(0.02, 0.95, TEXT)]) == "contradicted"
    assert verdict("Something is so.", judged(0.001, 0.998), by_widest=[judged(0.6, 0.2, TEXT)]) == "contradicted"


def test_with_the_widest_passage_the_odds_of_entailed_grow() -> None:
    doubted = judged(0.2, 0.6)
    alone, twice = combine("Something is so.", [doubted]), combine("Something is so.", [doubted], by_widest=[doubted], prior=4.0)
    assert twice.entailed / twice.neutral == pytest.approx(4.0 * alone.entailed / alone.neutral, rel=1e-4)
    assert twice.contradicted / twice.neutral == pytest.approx(alone.contradicted / alone.neutral, rel=1e-4)
    assert combine("Something is so.", [doubted], prior=4.0) == alone


def test_what_code_finds_outweighs_all_of_the_source() -> None:
    assert (
        verdict("Something is so.", judged(0.9, 0.02), by_widest=[judged(0.99, 0, TEXT)], reasons=[reason("error", True)])
        == "contradicted"
    )


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("Critics say the plan failed.", True),
        ("Some analysts fear that prices will rise.", True),
        ("She believes that he left.", True),
        ("He claimed to have won.", True),
        ("The plan failed.", False),
        ("The mayor said that the plan failed.", False),
        ("Insurance claims rose in May.", False),
        ("Some people left early.", False),
    ],
)
def test_views_are_told_from_statements(text: str, view: bool) -> None:
    assert is_view(text) is view


def test_a_narrator_does_not_contradict_a_view() -> None:
    assert (
        verdict("Critics say the plan failed.", judged(0.02, 0.96, "The council approved the plan and paid for it.")) == "neutral"
    )


def test_a_view_does_not_contradict_a_statement() -> None:
    assert verdict("The plan succeeded.", judged(0.02, 0.96, "Critics say the plan failed.")) == "neutral"


def test_a_view_does_not_entail_a_statement() -> None:
    assert verdict("The plan failed.", judged(0.97, 0.01, "Critics say the plan failed.")) == "neutral"


def test_who_should_know_may_entail_a_statement() -> None:
    source = "Police believe that the plan failed."
    known = Judged(Passage((SourceSpan(0, 0, len(source), source),), 0.9), Probabilities(0.97, 0.02, 0.01))
    assert verdict("The plan failed.", known) == "entailed"
    assert is_view(source)


def test_views_of_both_sides_are_compared() -> None:
    assert verdict("Critics say the plan worked.", judged(0.02, 0.96, "Critics say the plan failed.")) == "contradicted"
    assert verdict("Critics say it failed.", judged(0.96, 0.02, "Critics say the plan failed.")) == "entailed"


def test_context_can_entail_and_must_agree_to_contradict() -> None:
    alone, helped = judged(0.2, 0.7), judged(0.95, 0.01)
    assert verdict("He denied it.", alone, in_context=[helped], context="Smith was accused. He denied it.") == "entailed"
    assert verdict("He denied it.", alone) == "contradicted"
    assert verdict("He denied it.", alone, in_context=[judged(0.2, 0.1)], context="Smith left. He denied it.") == "neutral"


def test_an_error_found_outweighs_the_model() -> None:
    sure = judged(0.98, 0.01)
    assert verdict("It cost 9 euros.", sure, reasons=[reason("error", source=True)]) == "contradicted"
    assert verdict("It cost 9 euros.", sure, reasons=[reason("error", source=False)]) == "neutral"
    assert verdict("It cost 9 euros.", sure, reasons=[reason("warning", source=True)]) == "entailed"
    assert verdict("It cost 9 euros.", sure, reasons=[reason("error", source=True, kind="speaker")]) == "contradicted"
    far = judged(0.1, 0.1, similarity=0.2)
    assert verdict("It cost 9 euros.", far, reasons=[reason("error", source=True)]) == "neutral"


@pytest.mark.parametrize("kind", ["quotation", "attribution"])
def test_what_the_source_only_has_otherwise_worded_is_not_against_it(kind: str) -> None:
    found = [reason("error", source=True, kind=kind)]
    assert verdict("It cost 9 euros.", judged(0.98, 0.01), reasons=found) == "neutral"
    assert verdict("It cost 9 euros.", judged(0.02, 0.95), reasons=found) == "contradicted"


def test_a_word_read_in_the_sources_own_terms_decides_no_label() -> None:
    place = SourceSpan(0, 0, 1, "T")
    found = [Reason(kind, "", 12, 16, place, "error") for kind in ("quotation", "number")]
    same = [Same(2, 6, place, "")]
    assert [left.kind for left in deciding(found, same, 10)] == ["number"]
    assert deciding(found, same, 11) == found
