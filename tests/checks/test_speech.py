from __future__ import annotations

import pytest
from case_tables import findings

from factcheck.checks.quotations.marks import outer_quotes
from factcheck.checks.speech import find_attribution, find_speaker
from factcheck.checks.speech.quoted import speaker_of
from factcheck.checks.speech.statements import statements


def test_another_speaker_is_named_with_the_place_of_his_words() -> None:
    source = 'Ana Lopez and Tom Reed met. "The harbour must stay open to all ships," said Lopez.'
    [reason] = findings(find_speaker, source, '"The harbour must stay open to all ships," said Tom Reed.')
    assert reason.message == "In the source Lopez says this, not Tom Reed."
    assert (reason.kind, reason.severity) == ("speaker", "error")
    assert reason.source is not None
    assert source[reason.source.start : reason.source.end] == "The harbour must stay open to all ships"


def test_a_statement_of_somebody_else_points_at_his_sentence() -> None:
    source = "Police said the brakes worked. The driver's lawyer said the car had no lights."
    [reason] = findings(find_speaker, source, "Police said the car had no lights.")
    assert reason.source is not None
    assert reason.source.text == "The driver's lawyer said the car had no lights."


def test_what_is_only_somebodys_word_says_whose() -> None:
    [reason] = findings(find_attribution, "Critics say the plan is too dear. It was made in May.", "The plan is too dear.")
    assert reason.message == "In the source only Critics says this."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We lost," said Tom Reed, the coach.', [("tom", "reed")]),
        ('Tom Reed (the coach) said: "We lost."', [("tom", "reed")]),
        ('In a letter to fans on Friday, coach Tom Reed wrote: "We lost."', [("tom", "reed")]),
        (
            '"We lost," said Reed. "We will not lose again." "I doubt it," said Kim Aston.',
            [("reed",), ("reed",), ("kim", "aston")],
        ),
        ('"We lost" – Reed said – "but not badly."', [("reed",), ("reed",)]),
        ('Reed:\n"We lost the match."', [("reed",)]),
        ('"Who lost?" Reed asked. "You did," Aston replied.', [("reed",), ("aston",)]),
        ('"Who lost?" Reed asked that question twice. "You," said Aston.', [None, ("aston",)]),
        ('Reed and Aston met. "We lost," he said.', [None]),
        ('"We lost the match."', [None]),
        ('Asked by Aston about the match, Reed said: "We lost."', [("reed",)]),
        ('Aston was told by Reed that they had "lost the match".', [None]),
        ('"We lost the match."\n\nReed said that it rained.', [None]),
    ],
)
def test_who_says_a_quotation(text: str, expected: list[tuple[str, ...] | None]) -> None:
    found = [speaker_of(text, quote) for quote in outer_quotes(text)]
    assert [speaker and speaker.name for speaker in found] == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Police said the driver was drunk.", " the driver was drunk."),
        ("The driver was drunk, police said.", "The driver was drunk, "),
        ("The driver was drunk, said police on Friday.", "The driver was drunk, "),
        ("According to police, the driver was drunk.", " the driver was drunk."),
        ("The driver was drunk, according to police.", "The driver was drunk, "),
        ("Critics told the paper last week that the driver was drunk.", "the driver was drunk."),
        ("The driver reports to the office every morning.", None),
        ("The driver was told to stop.", None),
    ],
)
def test_statements(text: str, said: str | None) -> None:
    assert [text[one.start : one.end] for one in statements(text)] == ([said] if said else [])
