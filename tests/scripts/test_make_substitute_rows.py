"""Training rows of words that people put for others."""

from __future__ import annotations

import random
from collections import Counter
from xml.etree import ElementTree

import make_substitute_rows as substitutes
from make_pairs import Pools

FORMS = {("rent", "VBD"): ("rented",), ("take on", "VBD"): (), ("mill", "NNS"): ("mills",), ("take", "VBD"): ("took",)}
COINCO = ElementTree.fromstring(
    """<document><sent><precontext>It was May.</precontext>
    <targetsentence>The  farmers leased an old mill near “Lomec”.</targetsentence><postcontext>They paid.</postcontext>
    <tokens><token wordform="leased" posMASC="VBD" problematic="no"><substitutions>
      <subst lemma="rent" freq="4" /><subst lemma="take on" freq="3" /><subst lemma="own" freq="1" /></substitutions></token>
    <token wordform="old" posMASC="JJ" problematic="no"><substitutions><subst lemma="disused" freq="3" /></substitutions></token>
    <token wordform="mill" posMASC="NN" problematic="yes"><substitutions><subst lemma="site" freq="5" /></substitutions></token></tokens>
    </sent><sent><targetsentence>no whole sentence</targetsentence><tokens /></sent></document>"""
)
SWORDS = {
    "contexts": {"c": {"context": "It was May.\n  The farmers leased the mill for a year."}},
    "targets": {"t": {"context_id": "c", "target": "leased", "offset": 26}},
    "substitutes": {
        "a": {"target_id": "t", "substitute": "rented"},
        "b": {"target_id": "t", "substitute": "closed"},
        "d": {"target_id": "t", "substitute": "used"},
    },
    "substitute_labels": {"a": ["TRUE"] * 9 + ["FALSE"], "b": ["FALSE"] * 10, "d": ["TRUE"] * 4 + ["FALSE"] * 6},
}


def inflect(lemma: str, tag: str) -> tuple[str, ...]:
    return FORMS.get((lemma, tag), ())


def test_a_lemma_takes_the_form_of_the_word_that_it_stands_for() -> None:
    assert substitutes.inflected("rent", "VBD", inflect) == "rented"
    assert substitutes.inflected("take on", "VBD", inflect) == "took on"
    assert substitutes.inflected("water mill", "NNS", inflect) == "water mills"
    assert substitutes.inflected("disused", "JJ", inflect) == "disused"
    assert substitutes.inflected("rent", "MD", inflect) is substitutes.inflected("Nr. 4", "NN", inflect) is None


def test_the_article_and_the_capital_fit() -> None:
    assert substitutes.with_words("An old mill.", [(3, 6, "disused")]) == "A disused mill."
    assert substitutes.with_words("A large mill and a dog.", [(2, 7, "ample")]) == "An ample mill and a dog."
    assert substitutes.with_words("Mills burn.", [(0, 5, "works"), (6, 10, "smoke")]) == "Works smoke."


def test_only_words_that_two_people_wrote_are_taken() -> None:
    (told,) = substitutes.coinco_sentences(COINCO, inflect)
    assert told.text == 'The farmers leased an old mill near "Lomec".'
    assert [(told.text[place.start : place.end], dict(place.others)) for place in told.places] == [
        ("leased", {"rented": 4, "took on": 3}),
        ("old", {"disused": 3}),
    ]


def test_a_right_row_has_other_words_and_a_wrong_one_a_wrong_word_besides() -> None:
    (told,) = substitutes.coinco_sentences(COINCO, inflect)
    rows = [row for seed in range(8) for row in substitutes.coinco_rows(told, random.Random(seed), Pools([told.text]), Counter())]
    right = {row.hypothesis for row in rows if row.label == "e"}
    assert right <= {
        'The farmers rented an old mill near "Lomec".',
        'The farmers took on an old mill near "Lomec".',
        'The farmers leased a disused mill near "Lomec".',
        'The farmers rented a disused mill near "Lomec".',
        'The farmers took on a disused mill near "Lomec".',
    }
    assert {row.premise for row in rows} == {told.text, f"It was May. {told.text} They paid."}
    wrong = [row for row in rows if row.dataset == "made_subst_wrong"]
    assert wrong and {row.label for row in wrong} <= {"c", "ne"} and not right & {row.hypothesis for row in wrong}


def test_what_nobody_accepts_is_not_entailed_and_what_some_do_is_left_out() -> None:
    ((first, second),) = substitutes.swords_rows(SWORDS, random.Random(3))
    assert (first.hypothesis, first.label) == ("The farmers rented the mill for a year.", "e")
    assert (second.hypothesis, second.label) == ("The farmers closed the mill for a year.", "ne")
    assert first.premise == second.premise
