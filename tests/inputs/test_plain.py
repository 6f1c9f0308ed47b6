"""Plain text: what its layout puts into sentences goes, and each stretch that is left knows its line."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.inputs.characters import keeps_hyphen
from factcheck.inputs.plain import cleaned, read
from factcheck.text.sentences import split_sentences

LONG = "The council of the town voted on Thursday to keep the night ferry"
TRANSCRIPT = """ 1  Q. Where were you on the night of
 2  the fire?
 3  A. I was at home with my wife and
 4  my two sons.
 5  Q. Did you hear something or
 6  anything?
 7  A. No.
 8  Q. Nothing at all?
 9  A. Nothing.
10
 1  Q. You said so before.
 2  A. I did.
"""

CASES = [
    # soft hyphens and words divided at line ends
    ("The coun\u00adcil vo\u00adted. Zero\u200bwidth.", ["The council voted.", "Zerowidth."]),
    (f"{LONG} com-\npletely free.", [f"{LONG} completely free."]),
    (f"{LONG} for the long-\nterm good.", [f"{LONG} for the long-term good."]),
    (f"{LONG}, the repre\u2010\nsentatives said.", [f"{LONG}, the representatives said."]),
    (f"{LONG}, the repre\u00ad\n  sentatives said.", [f"{LONG}, the representatives said."]),
    (f"{LONG} for a 40-\nyear-old, and pre-\nand post-war boats.", [f"{LONG} for a 40-year-old, and pre-\nand post-war boats."]),
    (f"{LONG} of North-\nLine Shipping.", [f"{LONG} of North-\nLine Shipping."]),
    (f"The pick-up runs. {LONG} and pick-\nup.", ["The pick-up runs.", f"{LONG} and pick-up."]),
    # pages
    (f"{LONG}\n\n                - 3 -\n\nuntil 2028.", [f"{LONG}\nuntil 2028."]),
    (f"{LONG}\n\f\nuntil 2028.", [f"{LONG}\nuntil 2028."]),
    (f"{LONG} to\fSkerra.", [f"{LONG} to\nSkerra."]),
    ("It rained.\fIt snowed.\n\nPage 2 of 3\n\nIt hailed.", ["It rained.", "It snowed.", "It hailed."]),
    (f"Head\n\n{LONG}\n\n1\n\fThe Gazette\nuntil 2028.\n2\n\fThe Gazette\nIt rained.", ["Head", f"{LONG}\nuntil 2028.", "It rained."]),
    ("The score:\n\n14\n\nIt rained.", ["The score:", "14", "It rained."]),
    # e-mail
    (f"> {LONG}\n> until 2028.\n\nI agree.", [f"{LONG}\nuntil 2028.", "I agree."]),
    (f">> {LONG}\n>> until 2028.\n> I did not know anything\n> of that.\nWell.",
     [f"{LONG}\nuntil 2028.", "I did not know anything\nof that.", "Well."]),
    (f"> > {LONG}\n> > until 2028.", [f"{LONG}\nuntil 2028."]),
    ("The dose is\n> 5 mg a day.", ["The dose is\n> 5 mg a day."]),
    # transcripts
    (TRANSCRIPT, [
        "Q. Where were you on the night of\nthe fire?", "A. I was at home with my wife and\nmy two sons.",
        "Q. Did you hear something or\nanything?",
        "A. No.", "Q. Nothing at all?", "A. Nothing.", "Q. You said so before.", "A. I did.",
    ]),
    ("\n".join(f"{n} Boats" for n in range(1, 12)), [f"{n} Boats" for n in range(1, 12)]),
    # capitals
    (
        "PORT ELLIN - THE TOWN COUNCIL VOTED ON THURSDAY FOR GOOD TO KEEP ITS\nNIGHT FERRY TO SKERRA ISLAND RUNNING.",
        ["PORT ELLIN - THE TOWN COUNCIL VOTED ON THURSDAY FOR GOOD TO KEEP ITS\nNIGHT FERRY TO SKERRA ISLAND RUNNING."],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_sentences(text: str, expected: list[str]) -> None:
    got = [sentence.text for sentence in split_sentences(cleaned(text).text)]
    assert [one.split() for one in got] == [one.split() for one in expected]


def test_places_are_lines_of_the_file() -> None:
    reading = cleaned(f"> {LONG}\n> comes to be com-\n> pleted.\n\n- 3 -\n\n> It rained.\n> It snowed.")
    lines = {words: reading.places.of(reading.text.index(words)) for words in ("The council", "comes", "It rained", "snowed")}
    assert lines == {"The council": "1", "comes": "2", "It rained": "7", "snowed": "8"}
    assert "completed." in reading.text


def test_what_is_left_out_is_said() -> None:
    text = "\f".join(f"The Gazette, 14 March\nIt rained {n} times." for n in ("two", "three", "four"))
    assert cleaned(text).warnings == ("heads and feet of pages are left out: “The Gazette, # March”",)


def test_a_plain_text_stays_as_it_is() -> None:
    text = f"{LONG}.\r\n\r\n- One\r\n- Two\r\n\r\nINTERVIEWER: Well -\r\nno?\r\n"
    reading = read(text.encode(), "x", 1000)
    assert (reading.text, reading.places.starts, reading.warnings) == (text, (), ())


@given(st.text(st.sampled_from("ab >\n\f-3\u00ad.\r"), max_size=60))
@settings(deadline=None)
def test_letters_are_neither_lost_nor_invented(text: str) -> None:
    reading = cleaned(text)
    assert [c for c in reading.text if c.isalpha()] == [c for c in text if c.isalpha()]
    starts = reading.places.starts
    assert list(starts) == sorted(set(starts)) and all(0 <= start < len(reading.text) for start in starts)


@pytest.mark.parametrize(("left", "right", "known", "kept"), [
    ("long", "term", set(), True), ("repre", "sentatives", set(), False), ("re", "elected", {"re-elected"}, True),
    ("well", "known", {"wellknown"}, False), ("self", "governing", set(), True), ("inter", "national", set(), False),
])  # fmt: skip
def test_hyphens(left: str, right: str, known: set[str], kept: bool) -> None:
    assert keeps_hyphen(left, right, known) == kept
