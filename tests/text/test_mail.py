"""Mails and threads: who writes each, what is quoted, and what is no mail."""

from __future__ import annotations

import pytest
from test_readings import read

from factcheck.text.reading.mail import letters

HEAD = "From: Priya Nair <priya@example.org>\nTo: Callum Reid\nDate: 3 May 2026\nSubject: The hall\n\n"


def test_a_mail_is_read_with_its_writer_and_whom_it_is_to() -> None:
    said = read(HEAD + "Hi Callum,\n\nI've booked the hall. Can you ring the caterer? Lunch is for 40.")
    assert said[-3:] == ["Priya Nair has booked the hall.", "Priya Nair: Can Callum Reid ring the caterer?", "Lunch is for 40."]
    assert said[:2] == ["From: Priya Nair <priya@example.org>", "To: Callum Reid"]


def test_what_is_quoted_is_the_other_one_s() -> None:
    said = read(HEAD + "> I can pay the deposit.\n\nI have paid it.\n\n> I like the plan.\n>> I have a plan.\n")
    assert said[-4:] == [
        "Callum Reid can pay the deposit.",
        "Priya Nair has paid it.",
        "Callum Reid likes the plan.",
        "Priya Nair has a plan.",
    ]


def test_the_line_before_a_quotation_tells_who_wrote_it() -> None:
    said = read(HEAD + "I agree.\n\nOn 2 May 2026 at 10:02, Callum Reid <c@example.org> wrote:\n> I can pay.\n")
    assert said[-1].endswith("Callum Reid can pay.")


def test_a_question_is_not_answered_by_what_stands_before_it() -> None:
    said = read(HEAD + "I will.\n\n> Who will help?\n\nGreat. It is done.")
    assert said[-2:] == ["Great.", "It is done."]


@pytest.mark.parametrize(
    ("line", "writer"),
    [
        ("From: Nair, Priya", "Priya Nair"),
        ("From: priya@example.org", ""),
        ("From: Ada Lunn; Tom Vik", ""),
        ('From: "Priya Nair" <p@example.org>', "Priya Nair"),
    ],
)
def test_writers(line: str, writer: str) -> None:
    assert [letter.writer for letter in letters(f"{line}\nSubject: The hall\n\nI agree.")] == ([writer] if writer else [])


@pytest.mark.parametrize("text", ["From: Berlin\nThe train left.", "To: all\nI agree.", "It rained. From: here.", ""])
def test_other_texts_are_no_mails(text: str) -> None:
    assert letters(text) == []


def test_a_line_of_a_chat_may_name_whom_it_is_to() -> None:
    said = read("Priya to Callum, 14:20: I've booked the hall.\nCallum to Priya, 14:31: Thanks, I'll ring the caterer.")
    assert said[0] == "Priya has booked the hall."
