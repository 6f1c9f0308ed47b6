"""Turns of a dialogue: who says what to whom, read in the third person, answers with the question that they answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.report import Sentence
from factcheck.text.reading.answers import NO_NAMES, answered
from factcheck.text.reading.mail import letters
from factcheck.text.reading.third_person import capitalised, in_third_person
from factcheck.text.reading.wording import mended

# when something was written, as messengers put it before a line: "12/05/2026, 14:03 - ", "[14:03] "
_STAMP = (
    r"[\[(]?\d{1,4}[./:-]\d{1,2}(?:[./:-]\d{2,4})?(?:,? ?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)?(?: ?[aApP]\.?[mM]\.?)?[\])]?"
    r"[ \t]*[-–—|~:]?[ \t]*"
)
_LABEL = re.compile(
    rf"^[ \t>*-]*(?:{_STAMP}(?:<(?P<nick>[\w.-]{{1,24}})>:?|(?P<writer>[@~]?\w[\w.'’-]{{0,24}}(?: \w[\w.'’-]{{0,24}}){{0,2}})"
    rf"(?: \([^()\n]{{1,30}}\))?:)|\*{{0,2}}(?P<name>#?[A-Z][\w.'’#-]*(?: [A-Z#\d][\w.'’#-]*){{0,3}}?)"
    rf"(?: (?:to|→|->|>) (?P<to>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){{0,2}}))?(?:,? \(?\d{{1,2}}[:.]\d{{2}}\)?"
    rf"| ?\([^()\n]{{1,30}}\))?\*{{0,2}}:)\*{{0,2}}[ \t]+(?=\S)",
    re.M,
)
CHAT_LINE = re.compile(
    rf"\s*>*\s*{_STAMP}(?:<[\w.-]{{1,24}}>|(?:(?=[@A-Z])|(?<=[\])~|–—-] )|(?<=~))[@\w][\w.'’-]{{0,24}}(?: \w[\w.'’-]{{0,24}}){{0,2}}:\s)"
)
"""The beginning of a line of a chat: when it was written, and by whom."""
_TALK = re.compile(
    r"\?|\b(?:I(?!/)|[Yy]ou|[Mm]y|[Yy]our|[Ww]e|[Mm]e|[Ll]et['’]s|[Yy]es|[Nn]o|[Oo]k(?:ay)?|[Tt]hanks?|[Hh]i|[Hh]ello)\b"
)
# questions that messengers' users leave without a mark
_OPEN_QUESTION = re.compile(
    r"(?:(?:so|and|ok|hey|but),? )?(?:who|any(?:one|body)|how (?:much|many|long|far|old)|what time|where(?:'s| is| are| do)"
    r"|when(?:'s| is| are| do| does))\b[^.!?]{2,60}",
    re.I,
)
_NUMBERED = re.compile(r"(?:Speaker|Person|Participant|Voice)[ _]?\w{1,3}", re.I)
_ADDRESSED = re.compile(
    r"(?:^|[.!?,] )(?P<name>[A-Z][a-z]{2,15}), "
    r"(?=(?:you|your|do|did|can|could|would|will|when|what|how|why|where|is|are|have|over|please)\b)"
)
_INTRODUCED = re.compile(
    r"\b(?:[Mm]y name(?:'s| is) (?P<first>[A-Z][a-z]{2,15}(?: [A-Z][a-z]{2,15})?)"
    r"|(?:I'm|I am|[Tt]his is) (?P<both>[A-Z][a-z]{2,15} [A-Z][a-z]{2,15}))(?=[ ,.;!]|$)"
)
# a label that is one of these is no name: the model is told of "the doctor"
_ROLES = frozenset(
    """doctor patient nurse interviewer interviewee host guest customer agent teacher student pupil mother father mum dad mom son daughter
    clerk waiter waitress officer judge lawyer caller operator reporter minister president mayor man woman boy girl user assistant
    speaker moderator representative manager employee client salesperson salesman journalist witness counsel attorney passenger
    driver guide tourist receptionist chair chairman chairwoman chairperson prosecutor defendant dispatcher pharmacist therapist coach
    player professor director advisor adviser consultant landlord tenant boss secretary policeman detective candidate senator
    presenter expert researcher engineer technician librarian shopkeeper cashier seller buyer editor author questioner dentist vet
    surgeon midwife physician specialist parent child husband wife brother sister friend neighbour neighbor""".split()
)
_LETTERS = {"Q": "the questioner", "A": "the person asked"}
_LEAST_SHARE = 0.5
_LONGEST_ECHO = 2  # words of a question that only puts off the answer: "Honestly? Not before autumn."


@dataclass(frozen=True, slots=True)
class Turn:
    """What `speaker` says `to` somebody, at ``text[start:end]``; the label before it begins at `label`, and it may be a mail."""

    speaker: str
    label: int
    start: int
    end: int
    to: str = ""
    is_mail: bool = False


def turns(text: str) -> list[Turn]:
    """The turns of a text that is a dialogue or a thread of mails; of another text none."""
    if mails := letters(text):
        return [Turn(mail.writer, mail.head, mail.start, mail.end, mail.to, True) for mail in mails]
    labels = list(_LABEL.finditer(text))
    lines = sum(1 for line in text.splitlines() if line.strip())
    if len(labels) < 2 or len(labels) < _LEAST_SHARE * lines:
        return []
    ends = [*(label.start() for label in labels[1:]), len(text)]
    said = [text[label.end() : end] for label, end in zip(labels, ends, strict=True)]
    names = [label["name"] or label["nick"] or label["writer"].lstrip("@~") for label in labels]
    talking = sum(1 for words in said if _TALK.search(words))
    if len(set(names)) < 2 or 3 * talking < len(said):
        return []
    known = _names_told(names, said)
    return [
        Turn(known.get(name) or _named(name), m.start(), m.end(), end, m["to"] or "")
        for name, m, end in zip(names, labels, ends, strict=True)
    ]


def _names_told(names: Sequence[str], said: Sequence[str]) -> dict[str, str]:
    """Who the numbered speakers are, as far as they say it or are called by name just before they speak, and no turn says otherwise."""
    told: dict[str, set[str]] = {}
    for number, (name, words) in enumerate(zip(names, said, strict=True)):
        told.setdefault(name, set()).update(m["first"] or m["both"] for m in _INTRODUCED.finditer(words))
        called = [m for m in _ADDRESSED.finditer(words) if m["name"].lower() not in NO_NAMES]
        if called and number + 1 < len(names) and names[number + 1] != name:
            told.setdefault(names[number + 1], set()).add(called[-1]["name"])
    return {
        name: f"{found.pop()} ({_named(name)})" for name, found in told.items() if len(found) == 1 and _NUMBERED.fullmatch(name)
    }


def _named(label: str) -> str:
    if label in _LETTERS:
        return _LETTERS[label]
    if label.lower() in _ROLES:
        return f"the {label.lower()}"
    return label.title() if (label.isupper() and len(label) > 3) or (label.islower() and label.isalpha()) else label


def dialogue_readings(text: str, sentences: Sequence[Sentence]) -> list[str]:
    """How each sentence of a dialogue is read; empty where the text is none."""
    found = turns(text)
    if not found:
        return []
    speakers = list(dict.fromkeys(turn.speaker for turn in found if turn.speaker))
    read: list[str] = []
    question = ""
    number = -1
    for sentence in sentences:
        while number + 1 < len(found) and found[number + 1].label <= sentence.start:
            number += 1
            asked, question = question, ""
        if number < 0:
            read.append(mended(sentence.text))
            continue
        turn = found[number]
        if sentence.end <= turn.start or not turn.speaker:  # the head of a mail, and what nobody knows who wrote
            read.append(sentence.text)
            continue
        others = [name for name in speakers if name != turn.speaker]
        you = turn.to or (others[0] if len(others) == 1 else _addressee(found, number) if others else "")
        us = f"{turn.speaker} and {you}" if len(others) == 1 and not turn.is_mail else ""
        words = text[max(turn.start, sentence.start) : sentence.end] if turn.start < sentence.end else sentence.text
        words = words.lstrip(" \t\r\n>") if turn.is_mail else words
        called = _ADDRESSED.search(words)
        you = next((name for name in others if called and called["name"] in name.split()), you)
        plain = in_third_person(mended(words), turn.speaker, you, us)
        if _OPEN_QUESTION.fullmatch(words.strip()):
            plain += "?"
        asks_too = plain.rstrip("\"'”) ").endswith("?")
        reading = answered(asked, plain, turn.speaker) if asked and not asks_too else plain
        is_told = turn.speaker.lower() in reading.lower() or (turn.is_mail and reading == mended(words))
        read.append(reading if is_told else f"{capitalised(turn.speaker)}: {reading}")
        asked = asked if asks_too and len(plain.split()) <= _LONGEST_ECHO else ""
        question = plain if asks_too and not turn.is_mail else ""  # a mail stands before the question that it answers
    return read


def _addressee(found: Sequence[Turn], number: int) -> str:
    before = found[number - 1].speaker if number else found[1].speaker
    return before if before != found[number].speaker else ""
