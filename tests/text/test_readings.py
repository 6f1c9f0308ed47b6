"""How models read table rows, turns of a dialogue, and answers."""

from __future__ import annotations

import pytest

from factcheck.text.documents import as_document
from factcheck.text.reading.answers import answered
from factcheck.text.reading.readings import readings
from factcheck.text.reading.third_person import in_third_person
from factcheck.text.sentences import split_sentences
from factcheck.text.tables import tables

PROSE = [
    "Red, white and blue.\nGreen, black and gold.",
    "She said:\nIt rained, it snowed, it thawed.\nHe left, she stayed, they slept.",
    "Note: the ferry is late.\nTickets: four pounds.",
    "City: Norda\nPopulation: 120,000",
    "A or B | C\n",
    "The plan: build it.\nThe cost: 3 million.",
]


def read(text: str) -> list[str]:
    return readings(text, split_sentences(text))


@pytest.mark.parametrize(
    ("said", "read_as"),
    [
        ("I'll bring you some cake.", "Greta will bring Tomas some cake."),
        ("I don't think you know my sister.", "Greta doesn't think Tomas knows Greta's sister."),
        ("Did you call me?", "Did Tomas call Greta?"),
        ("Do you have your ticket?", "Does Tomas have Tomas's ticket?"),
        ("Are you coming with us?", "Is Tomas coming with Greta and Tomas?"),
        ("Let's not wait for Wim.", "Greta and Tomas should not wait for Wim."),
        ("We're late.", "Greta and Tomas are late."),
        ("I've lost mine.", "Greta has lost Greta's."),
        ("I went home and he told me.", "Greta went home and he told Greta."),
        ("I really like it.", "Greta really likes it."),
        ("It is late.", "It is late."),
        ("Thank you.", "Thank Tomas."),
    ],
)
def test_what_is_said_is_read_in_the_third_person(said: str, read_as: str) -> None:
    assert in_third_person(said, "Greta", "Tomas", "Greta and Tomas") == read_as


@pytest.mark.parametrize(
    ("question", "answer", "statement"),
    [
        ("Do bicycles cost extra?", "No.", "Bicycles do not cost extra."),
        ("Are dogs allowed?", "Yes, but they must be on a lead.", "Dogs are allowed. But they must be on a lead."),
        ("Do bicycles cost extra?", "Yes, bicycles cost four pounds.", "Bicycles do cost extra. Bicycles cost four pounds."),
        ("How much is a ticket?", "Four pounds.", "A ticket is four pounds."),
        ("When does the museum open?", "At nine.", "The museum does open at nine."),
        ("Who is the mayor?", "Eva Holt.", "The mayor is Eva Holt."),
        ("Who carried the flag?", "Duncan Yeo.", "Duncan Yeo carried the flag."),
        ("Is there a café?", "Yes.", "There is a café."),
        ("Is the ferry free for children?", "No.", "The ferry is not free for children."),
        ("Has the plan been approved?", "Not yet.", "The plan has not been approved yet."),
        ("Did the city council approve the budget?", "Yes, it did.", "The city council did approve the budget."),
        ("What does the ferry cost?", "It costs four pounds.", "It costs four pounds."),
        ("Any fever or swelling?", "No.", "There is no fever or swelling."),
        ("Where is the office?", "In Leeds.", "The office is in Leeds."),
        ("Is it late?", "Wim left at noon.", "Wim left at noon."),
        ("Anyone vegetarian?", "my sister is, and no nuts for me", "my sister is vegetarian. And no nuts for me"),
        ("Anybody here allergic to nuts?", "Tom is not.", "Tom is not allergic to nuts."),
        ("Is it late?", "My sister is, and the bus too.", "My sister is, and the bus too."),
    ],
)
def test_an_answer_is_read_with_its_question(question: str, answer: str, statement: str) -> None:
    assert answered(question, answer) == statement


STAMPS = [
    ("12/05/2026, 14:03 - Anna:", "12/05/2026, 14:05 - Kofi:"),
    ("[12.05.26, 14:03:22] Anna:", "[12.05.26, 14:05:01] Kofi:"),
    ("[14:03] <Anna>", "[14:05] <Kofi>"),
    ("9:41 AM - Anna:", "9:43 AM - Kofi:"),
    ("Anna 14:03:", "Kofi 14:05:"),
    ("2026-05-12 14:03 ~Anna:", "2026-05-12 14:05 ~Kofi:"),
]


@pytest.mark.parametrize(("asked", "answered"), STAMPS)
def test_lines_of_a_chat_are_turns_whenever_they_were_written(asked: str, answered: str) -> None:
    assert read(f"{asked} who's got the tent\n{answered} me, but one pole is broken\n{asked} I'll bring one") == [
        "Anna: Who's got the tent?",
        "Kofi has got the tent. But one pole is broken",
        "Anna will bring one",
    ]


@pytest.mark.parametrize(
    ("question", "answer", "statement"),
    [
        ("Who wants tea?", "No.", "No."),
        ("Who wants tea?", "Eva Holt.", "Eva Holt wants tea."),
        ("Who do you like?", "Tom.", "You do like Tom."),
        ("When do you think it ends?", "In autumn.", "When it ends? In autumn."),
        ("Do you think it is late?", "Yes.", "You do think it is late."),
    ],
)
def test_an_answer_of_a_speaker_is_read_with_its_question(question: str, answer: str, statement: str) -> None:
    assert answered(question, answer, "Kofi") == statement


def test_a_line_of_wrapped_prose_that_begins_with_a_time_is_none_of_a_chat() -> None:
    text = "The whole council came to the town hall on the same day at\n10:30 and then the mayor said this: the road stays open to all."
    assert len(split_sentences(text)) == 1


def test_each_line_of_a_chat_is_a_sentence_however_long_it_is() -> None:
    text = (
        "12/05/2026, 14:11 - Kofi: the whole tent is dry again now and\n12/05/2026, 14:12 - joe: i do the food for all of us then"
    )
    assert [sentence.text for sentence in split_sentences(text)] == text.split("\n")


def test_numbered_speakers_have_the_names_that_they_say_or_are_called_by() -> None:
    text = "Speaker 1: I'm Ruth Hale. Ben, when do you think it ends?\nSpeaker 2: Honestly? Not before autumn.\nSpeaker 1: You said June."
    assert read(text) == [
        "Ruth Hale (Speaker 1) is Ruth Hale.",
        "Ruth Hale (Speaker 1): Ben, when does Ben (Speaker 2) think it ends?",
        "Ben (Speaker 2): Honestly?",
        "Ben (Speaker 2): Ben, when it ends? Not before autumn.",
        "Ruth Hale (Speaker 1): Ben (Speaker 2) said June.",
    ]
    for text in (
        "Speaker 1: Well, do you mind?\nSpeaker 2: No.\nSpeaker 1: Great, can you come?\nSpeaker 2: I'm German, yes.",
        "Speaker 1: Monday, is that fine?\nSpeaker 2: Sure, you decide.\nSpeaker 1: This is Tuesday.\nSpeaker 2: Yes.",
    ):
        assert all("(" not in reading for reading in read(text))
    unclear = "Speaker 1: Ben, are you in?\nSpeaker 2: Yes. Are you?\nSpeaker 1: Eva, can you come?\nSpeaker 2: Yes."
    assert all("(" not in reading for reading in read(unclear))


def test_lists_and_timetables_with_times_are_no_chats() -> None:
    for text in (
        "09:00 Opening: the mayor\n09:30 Lecture: bees\n11:00 Coffee: foyer",
        "12/05 Rent: 400\n13/05 Food: 62\n14/05 Bus: 3",
    ):
        assert read(text) == [sentence.text for sentence in split_sentences(text)]


def test_divided_words_are_whole_and_quoted_lines_without_their_marks() -> None:
    assert read("The owner of the works, Mr. Pym, esti-\nmates the loss at £6,000.") == [
        "The owner of the works, Mr. Pym, estimates the loss at £6,000."
    ]
    assert read("It is ready.\n\n> Is the engine ready?\n>> It will take a week.") == [
        "It is ready.",
        "Is the engine ready?",
        "It will take a week.",
    ]


def test_turns_are_read_with_their_speaker_and_the_question_before() -> None:
    assert read("INTERVIEWER: Do you regret it?\nMINISTER: No, I don't. It was late.") == [
        "The interviewer: Does the minister regret it?",
        "The minister does not regret it.",
        "The minister: It was late.",
    ]


def test_rows_are_read_with_their_heads() -> None:
    assert read("| City | Area (km2) | Mayor |\n|---|---|---|\n| Norda | 45 | Eva Holt |\n| Silt | 60 | Jan Brek |")[2:] == [
        "The area of Norda is 45 km2, the lowest of the two. The mayor of Norda is Eva Holt.",
        "The area of Silt is 60 km2, the highest of the two. The mayor of Silt is Jan Brek.",
    ]


@pytest.mark.parametrize("text", PROSE)
def test_prose_is_read_as_it_stands(text: str) -> None:
    assert not tables(text)
    assert read(text) == [sentence.text for sentence in split_sentences(text)]


def test_only_the_models_read_an_answer_so() -> None:
    document = as_document("Bicycles travel free.", "Do bicycles cost extra? No.")
    assert document.is_claim == (False, True)
    assert document.stated[1] == "No."
    assert document.asked[1] == "Bicycles do not cost extra."


def test_marks_of_notes_are_not_read_but_powers_and_units_are() -> None:
    assert read("It ended in 2021⁴ after 65⁵ deaths.³") == ["It ended in 2021 after 65 deaths."]
    assert read("It covers 10⁶ m² of land.") == ["It covers 10⁶ m² of land."]


@pytest.mark.parametrize(
    ("source", "read_as"),
    [
        ("I go w/ Kofi tmrw, b/c the bus is late.", "I go with Kofi tomorrow, because the bus is late."),
        ("CRP 212 -> 38. The light went red → green.", "CRP 212, then 38."),
        ("It is approx. 3 m long.", "It is about 3 m long."),
        ("Open 9 to 5, excl. holidays.", "Open 9 to 5, not including holidays."),
        ("The pt of the line is at CP 4.", "The pt of the line is at CP 4."),
        ("The HR office moved to LE 3.", "The HR office moved to LE 3."),
        ("Send it to info@b/c.example or a/b/c/w/o.", "Send it to info@b/c.example or a/b/c/w/o."),
        (
            "72 y/o M w/ h/o HTN, c/o SOB x3d.",
            "72-year-old man with history of high blood pressure, complains of shortness of breath for 3 days.",
        ),
        ("81F, T2DM, c/o CP x 2h. SpO2 89% RA.", "81-year-old woman, type 2 diabetes, complains of chest pain for 2 hours."),
        ("Pt denies CP, h/o MI. Trop neg. NKDA.", "patient denies chest pain, history of heart attack."),
    ],
)
def test_shorthand_is_written_out_and_the_clinics_only_among_its_like(source: str, read_as: str) -> None:
    assert read(source)[0] == read_as


def test_shorthand_of_other_languages_is_none() -> None:
    text = "Die Fähre ist bc nicht von hier → sie ist alt."
    assert readings(text, split_sentences(text, "de"), ["de"]) == [text]
