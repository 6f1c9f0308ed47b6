from __future__ import annotations

import pytest
from case_tables import findings

from factcheck.checks.quotations.check import MOST_QUOTATIONS, find
from factcheck.checks.quotations.marks import quotes


def test_an_altered_word_is_named_with_its_places_on_both_sides() -> None:
    source = 'The mayor was angry. "This is a complete failure," she said.'
    rewrite = 'She called it "a full failure" on air.'
    [reason] = findings(find, source, rewrite)
    assert reason.message == "“complete” in the source is “full” here, within quotation marks."
    assert rewrite[reason.start : reason.end] == "full"
    assert reason.source is not None
    assert source[reason.source.start : reason.source.end] == "complete"
    assert (reason.kind, reason.severity) == ("quotation", "error")


def test_a_quotation_over_two_sentences_is_judged_in_each_of_them() -> None:
    source = '"The law protects tenants. It does nothing for owners," Berg said.'
    rewrite = 'Berg said: "The law protects lodgers today. It does nothing for owners."'
    assert [rewrite[r.start : r.end] for r in findings(find, source, rewrite) if r.severity == "error"] == ["lodgers today"]


def test_every_source_is_looked_at() -> None:
    from factcheck.checks.claim import Claim
    from factcheck.report import Sentence

    rewrite = '"Nobody told us about the leak," a farmer said.'
    claim = Claim(rewrite, Sentence(0, len(rewrite), rewrite), (), ("Nothing here.", 'He said: "Nobody told us about the leak."'))
    assert find(claim) == []


def test_words_of_the_source_that_it_does_not_quote_are_a_warning() -> None:
    source = 'Ana Lopez said the harbour will stay open to all ships. "Yes," she said.'
    [reason] = findings(find, source, 'Ana Lopez said "the harbour will stay open to all ships".')
    assert reason.severity == "warning"


def test_a_transcript_without_marks_may_be_quoted() -> None:
    assert (
        findings(
            find, "Lopez: The harbour will stay open to all ships.", 'Lopez said: "The harbour will stay open to all ships."'
        )
        == []
    )


def test_too_many_quotations_are_said_to_be_left_out() -> None:
    rewrite = " ".join(f'"we lost w{index} x{index} y{index}"' for index in range(MOST_QUOTATIONS + 5))
    reasons = findings(find, "We won.", rewrite.replace("\n", " "))
    assert reasons[-1].severity == "info"
    assert str(MOST_QUOTATIONS) in reasons[-1].message


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("'The players' strike is over,' he said.", ["The players' strike is over,"]),
        ("It's the '90s, rock 'n' roll and the boys' bikes.", []),
        ("He said “no ‘maybe’ here” and left", ["no ‘maybe’ here", "maybe"]),
        ('"One.\n\n"Two," he said.', ["One.", "Two,"]),
        ("``tokenised ones ''", ["tokenised ones "]),
        ("6'2\" tall", []),
        ("«a» „b“ 「c」 ‹d›", ["a", "b", "c", "d"]),
        ('" spaced " and " again "', [" spaced ", " again "]),
        ('an unclosed "mark', []),
    ],
)
def test_quotation_marks(text: str, expected: list[str]) -> None:
    assert [text[quote.inner : quote.inner_end] for quote in quotes(text)] == expected
