"""What the models read in place of a sentence; one line a case."""

from __future__ import annotations

import pytest
from fakes import WordEncoder, WordNli
from hypothesis import given
from hypothesis import strategies as st

from factcheck import Checker
from factcheck.text.reading.wording import aside_of, mended, speaks_of_itself

ASIDES = """
i ' m not sure , but i do know that it was created in ghent . | it was created in ghent .
I'm not sure but his books have been translated into 42 languages | his books have been translated into 42 languages
Yeah, he is counted among the great painters. | he is counted among the great painters.
i haven ' t seen the play , but i do know it was written by two sisters | it was written by two sisters
I've never been there, but I know the bridge has four arches. | the bridge has four arches.
No problem. Did you know that the band formed in 1988? | the band formed in 1988?
That is true, the first shop opened in May. | the first shop opened in May.
Yes they are well behaved dogs. | they are well behaved dogs.
I think that the ferry sails on Mondays. | the ferry sails on Mondays.
"""
WHOLE = """
I visited Ghent in 1990, but the museum was closed.
I am a doctor but he is a nurse.
I don't know.
In short, yes, the plan failed.
Yes, I did.
IBM is large but poor.
Wells rose, but the river fell.
Sure-footed goats climbed the hill.
The minister thinks that the plan failed.
He is not sure, but the plan may fail.
"""


@pytest.mark.parametrize("line", ASIDES.strip().splitlines())
def test_talk_about_oneself_is_left_out(line: str) -> None:
    sentence, _, rest = line.partition(" | ")
    assert sentence.removeprefix(aside_of(sentence)) == rest


@pytest.mark.parametrize("sentence", WHOLE.strip().splitlines())
def test_everything_else_stays(sentence: str) -> None:
    assert aside_of(sentence) == ""


@given(st.text(alphabet="iI'’ mnotsuredkwbyeah,.!", max_size=120))
def test_an_aside_is_the_start_of_the_sentence_and_leaves_some_of_it(text: str) -> None:
    aside = aside_of(text)
    assert text.startswith(aside)
    assert not aside or len(text.removeprefix(aside).split()) >= 3


def test_scars_of_earlier_tools() -> None:
    assert mended("The dog\\'s ``bark'' -LRB- loud -rrb-") == 'The dog\'s "bark" ( loud )'
    assert mended("A plain 'quote' stays.") == "A plain 'quote' stays."


def test_first_person() -> None:
    assert speaks_of_itself("Then I went home.") and speaks_of_itself("My house is old.")
    assert not speaks_of_itself("The US and Iran met in Mike's house.")


def test_the_model_is_asked_without_the_aside_unless_the_source_speaks_of_itself() -> None:
    nli = WordNli()
    checker = Checker(nli_model=nli, embedding_model=WordEncoder(), checks=())
    rewrite = "I'm not sure, but the old bridge has four stone arches."
    report = checker.check("The old bridge has four stone arches over water.", rewrite)
    (verdict,) = report.sentences
    assert verdict.text == rewrite and verdict.label == "entailed"
    assert report.warnings == ("rewrite sentence 0 begins with talk of its writer that was not judged: “I'm not sure, but”",)
    own = checker.check("My old bridge has four stone arches over water.", rewrite)
    assert own.sentences[0].probabilities != verdict.probabilities and not own.warnings
