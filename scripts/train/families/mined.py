"""Cases from real sentences: a pattern finds the words that matter, and templates say what stays true and what becomes wrong."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from families.frames import Case
from make_pairs import AUXILIARIES, names_in

_NAME = r"[A-Z][\w'’.-]+(?: (?:of |de |van |von )?[A-Z][\w'’.-]+)*"
_AUX = "|".join(AUXILIARIES)
_PAST = {
    "written": "wrote", "sung": "sang", "made": "made", "led": "led", "built": "built", "held": "held", "won": "won", "bought": "bought",
    "sold": "sold", "taught": "taught", "driven": "drove", "chosen": "chose", "beaten": "beat", "shot": "shot", "drawn": "drew",
    "known": "knew", "found": "found", "sent": "sent", "told": "told", "caught": "caught", "hit": "hit", "taken": "took",
}  # fmt: skip


@dataclass(frozen=True)
class Pattern:
    """A family's pattern over a whole sentence, and templates with its groups (``{0}`` is the first) for right and wrong hypotheses."""

    family: str
    pattern: str
    right: tuple[str, ...]
    wrong: tuple[str, ...]
    label: str


PATTERNS = (
    Pattern("former", rf"({_NAME}), (?:a|an|the) former ([^,;]{{4,50}}),(.+)\.", ("{0} was once a {1}.", "{0} used to be {1}.", "{0} is a former {1}."),
            ("{0} is {1}.", "{0} is still {1}.", "{0} is a {1} now."), "c"),
    Pattern("former", rf"({_NAME})(?: \([^)]*\))? is a(?:n [A-Z]\w+)? (?:former|retired) ([^,.;]{{4,70}})[,.;](.*)", ("{0} used to be a {1}.", "{0} was formerly a {1}.", "{0} is no longer a {1}."),
            ("{0} is a {1}.", "{0} is still a {1}.", "{0} has never been a {1}."), "c"),
    Pattern("superlative", r"(.+) (is|was|are|were) (?:widely )?(?:considered |regarded as |thought to be )?one of the (most \w+|\w+est|best) (\w+ ?\w*s) (in|of|to|at) (.+)\.",
            ("{0} {1} among the {2} {3} {4} {5}.", "{0} {1} one of the {2} {3} {4} {5}."),
            ("{0} {1} the {2} of all {3} {4} {5}.",), "n"),
    Pattern("plan", r"([^,]{3,60}) (?:plans|intends|hopes|wants|aims) to ((?:(?! but | and )[^,])+)\.", ("{0} means to {1}.", "{0} intends to {1}.", "{0} has the intention to {1}."),
            ("{0} has managed to {1}.", "{0} has already managed to {1}."), "n"),
    Pattern("plan", r"([^,]{3,60}) (?:planned|intended|hoped|wanted) to ((?:(?! but | and )[^,])+)\.", ("{0} had the intention to {1}.", "{0} wished to {1}.", "{0} had it in mind to {1}."),
            ("{0} managed to {1}.", "{0} did in the end {1}."), "n"),
    Pattern("attempt", r"([^,]{3,60}) (?:tried|attempted|sought) to ((?:(?! but | and )[^,])+)\.", ("{0} made an attempt to {1}.", "{0} made efforts to {1}.", "{0} tried to {1}."),
            ("{0} managed to {1}.", "{0} did in fact {1}.", "{0} was able to {1}."), "ne"),
    Pattern("attempt", r"(.+) (?:failed|was unable|were unable) to (.+)\.", ("{0} did not manage to {1}.", "{0} could not {1}."),
            ("{0} managed to {1}.", "{0} could {1}."), "c"),
    Pattern("attempt", r"(.+) (?:managed|was able|were able) to (.+)\.", ("{0} did {1}.", "{0} did manage to {1}."),
            ("{0} failed to {1}.", "{0} did not manage to {1}."), "c"),
    Pattern("modality", r"((?:(?!\b(?:that|which|who|because|if|when|but|and)\b)[^,]){3,50}) (?:may|might) (?!or|not|have|be)((?:\w+ )(?:(?! but | so )[^,])+)\.", ("{0} could possibly {1}.", "It is possible that {0} will {1}.", "{0} may {1}."),
            ("{0} will certainly {1}.", "It is certain that {0} will {1}.", "{0} must {1}."), "n"),
    Pattern("modality", r"((?:(?!\b(?:that|which|who|because|if|when|but|and)\b)[^,]){3,50}(?<! a)) must (?!have|not|be)((?:\w+ )(?:(?! but | so )[^,])+)\.", ("{0} cannot but {1}.", "It is necessary that {0} should {1}."),
            ("{0} does not have to {1}.", "It is not necessary that {0} should {1}."), "c"),
    Pattern("modality", r"((?:(?!\b(?:that|which|who|because|if|when|but|and)\b)[^,]){3,50}) should (?!have|not|be)((?:\w+ )(?:(?! but | so )[^,])+)\.", ("{0} ought to {1}.", "It is right that {0} should {1}."),
            ("{0} will be forced to {1}.", "{0} will certainly {1}."), "ne"),
    Pattern("condition", r"If ([^,]{8,}), (?:then )?(.{10,})\.", ("{1} if {0}.", "{1}, provided that {0}.", "{1}, on the condition that {0}."),
            ("{1}.", "{1} in any case.", "{1}, whether or not {0}."), "n"),
    Pattern("condition", r"([^,\"“]{10,}),? (?:provided that|as long as|on condition that) ([^,]{8,})\.", ("If {1}, {0}.", "{0} if {1}."),
            ("{0}.", "{0} in any case.", "{0} whether or not {1}."), "n"),
    Pattern("condition", r"([^,\"“]{10,}),? unless ([^,]{8,})\.", ("Unless {1}, {0}.", "{0}, except if {1}."),
            ("{0}.", "{0} even if {1}.", "{0} in any case."), "ne"),
    Pattern("exception", r"(.{10,}?),? (?:except|with the exception of|apart from|other than)(?: for)? ([^,]{3,60})\.", ("Apart from {1}, {0}.", "{0}, {1} excepted.", "With the exception of {1}, {0}."),
            ("{0}.", "{0} without exception.", "{0}, {1} included."), "ne"),
    Pattern("rise", r"(.{6,}) (rose|fell|increased|decreased|grew|dropped|declined|climbed|jumped) to ([$£€]?\d[\d,.]*(?: percent|%| million| billion)?)(\b.*|)\.", ("{0} {1} to {2}{3}.", "{0} {1} and reached {2}{3}."),
            ("{0} {1} by {2}{3}.",), "n"),
    Pattern("rise", r"(.{6,}) (rose|fell|increased|decreased|grew|dropped|declined|climbed|jumped) by ([$£€]?\d[\d,.]*(?: percent|%| million| billion)?)(\b.*|)\.", ("{0} {1} by {2}{3}.",),
            ("{0} {1} to {2}{3}.",), "n"),
    Pattern("order", r"After ([^,]{8,}), (.{10,})\.", ("{1} after {0}.", "{1}, and this was after {0}."), ("{1} before {0}.", "{1}, and this was before {0}."), "c"),
    Pattern("order", r"Before ([^,]{8,}), (.{10,})\.", ("{1} before {0}.", "{1}, and this was before {0}."), ("{1} after {0}.", "{1}, and this was after {0}."), "c"),
    Pattern("order", r"([^,\"“]{10,}) after ([a-z]+ing\b[^,]{8,}|(?:he|she|they|it|the|his|her)\b[^,]{8,})\.", ("After {1}, {0}.",), ("Before {1}, {0}.",), "c"),
    Pattern("order", r"([^,\"“]{10,}) before ([a-z]+ing\b[^,]{8,}|(?:he|she|they|it|the|his|her)\b[^,]{8,})\.", ("Before {1}, {0}.",), ("After {1}, {0}.",), "c"),
    Pattern("possessor", rf"({_NAME})['’]s ([a-z]+) (was|is|has|had|were|are) (.+)\.", ("The {1} of {0} {2} {3}.", "{0} has or had a {1} that {2} {3}."),
            ("{0} {2} {3}.", "It is {0} that {2} {3}."), "n"),
    Pattern("speaker", rf"(.{{15,}}), ({_NAME}) (?:said|says|told reporters|added)\.", ("{1} said that {0}.", "In the words of {1}, {0}."),
            ("{1} denied that {0}.", "{1} did not say that {0}."), "c"),
    Pattern("speaker", rf"({_NAME}) (?:said|says) (?:that )?(.{{15,}})\.", ("According to {0}, {1}.", "It was {0} who said that {1}."),
            ("{0} denied that {1}.", "It was not {0} who said that {1}.", "{0} was told, but did not say, that {1}."), "c"),
    Pattern("paraphrase", rf"({_NAME}), ((?:a|an|the) [^,]{{6,60}}), ((?:{_AUX}|\w+ed)\b .+)\.", ("{0}, who is or was {1}, {2}.", "{0} is or was {1}.", "{0} {2}."),
            ("{0}, who never was {1}, {2}.", "{0} was never {1}."), "c"),
    Pattern("denial", rf"((?:(?!\b(?:that|which|who|because|if|when|but|and)\b)[^,]){{3,50}} (?:{_AUX})) (?:not|never) ((?!only|just|necessarily)(?:(?! but )[^,])+)\.", ("It is not so that {0} {1}.", "Nobody can say that {0} {1}."),
            ("It is so that {0} {1}.", "One can say that {0} {1}."), "c"),
)  # fmt: skip
_COMPILED = [(pattern, re.compile(pattern.pattern)) for pattern in PATTERNS]
_SUBJECT = rf"(?:(?:[Tt]he|[Aa]n?|His|Her|Its|Their|his|her|its|their) (?:[\w-]+ ){{1,3}}|{_NAME} )"
_HALVES = re.compile(
    rf"(?:(?:While|Although|Whereas) )?({_SUBJECT})({_AUX}) ([^,;]{{8,}}), (?:while|whereas|but|and) ({_SUBJECT})({_AUX}) ([^,;]{{8,}})\."
)
_PASSIVE = re.compile(rf"((?:The )?{_NAME}) (was|were) (\w+) by ((?:the )?{_NAME})((?: (?:in|on|at) [^,;]+)?)\.")
_SPLIT = re.compile(r"(?<=[a-z0-9)][.!?]) (?=[A-Z\"“])")
_OPENERS = {"The", "A", "An", "This", "That", "These", "Those", "It", "They", "He", "She", "There", "In", "On", "At", "Some", "Many", "Most", "All", "His", "Her",
            "Its", "Their", "One", "Two", "Three", "You", "We", "After", "Before", "When", "If", "Fewer", "More", "Less", "Every", "Each", "Nobody", "Something", "What", "Whether", "Not", "Both", "Neither", "According", "Although",
            "While", "Since", "People", "Somebody", "Perhaps", "Of", "Among", "Within", "During", "Our", "My", "Your", "Such", "Other", "Another", "Any", "Only", "Even", "Whatever", "No", "For", "By", "From", "To", "As", "But", "And"}  # fmt: skip


def lowered(text: str) -> str:
    """The text as it stands inside a sentence: its first letter small where the word is a common one."""
    word = re.match(r"[A-Za-z']*", text)
    return text[0].lower() + text[1:] if word and word.group() in _OPENERS else text


def raised(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def _said(template: str, groups: Sequence[str]) -> str:
    inner = [lowered(group.strip()) for group in groups]
    return raised(" ".join(template.format(*inner).split()))


def _by_pattern(sentence: str) -> Iterator[tuple[str, Case]]:
    for pattern, compiled in _COMPILED:
        if match := compiled.fullmatch(sentence):
            groups = [group or "" for group in match.groups()]
            right = tuple(_said(text, groups) for text in pattern.right)
            yield pattern.family, Case(sentence, right, tuple((_said(text, groups), pattern.label) for text in pattern.wrong))


def _halves(sentence: str) -> Iterator[tuple[str, Case]]:
    """Two clauses with a subject each, whose subjects are exchanged."""
    match = _HALVES.fullmatch(sentence)
    if not match:
        return
    one, first, rest, other, second, end = (group.strip() for group in match.groups())
    if (
        other.lower() in ("it", "he", "she", "they", "this", "that", "there", "we", "i", "you", "these")
        or one.lower() == other.lower()
        or first != second
    ):
        return
    right = tuple(
        raised(f"{lowered(subject)} {aux} {tail}.") for subject, aux, tail in ((one, first, rest), (other, second, end))
    )
    wrong = tuple(
        raised(f"{lowered(subject)} {aux} {tail}.") for subject, aux, tail in ((one, first, end), (other, second, rest))
    )
    yield "contrast", Case(sentence, right, tuple((text, "ne") for text in wrong))


def _passive(sentence: str) -> Iterator[tuple[str, Case]]:
    """A passive told actively, and the other way round."""
    match = _PASSIVE.fullmatch(sentence)
    if not match:
        return
    done, was, verb, doer, where = match.groups()
    past = _PAST.get(verb) or (verb if verb.endswith("ed") else "")
    if not past or done in _OPENERS or where.startswith(" in a ") or names_in(f"x {doer}") != [doer.removeprefix("the ")]:
        return
    right = (f"{raised(doer)} {past} {lowered(done)}{where}.", f"{raised(done)} {was} {verb} by {doer}{where}.")
    wrong = (f"{raised(done)} {past} {doer}{where}.", f"{raised(doer)} {was} {verb} by {lowered(done)}{where}.")
    for family in ("converse", "paraphrase"):
        yield family, Case(sentence, right, tuple((text, "ne") for text in wrong))


def cases(sentences: Sequence[str]) -> Iterator[tuple[str, Case]]:
    """Every case that a pattern finds, with its family."""
    for sentence in sentences:
        if (
            6 <= len(sentence.split()) <= 35
            and not re.search(r"[\"“”?;:]| - |^[a-z]", sentence)
            and len(_SPLIT.split(sentence)) == 1
        ):
            for find in (_by_pattern, _halves, _passive):
                yield from find(sentence)


def sentences_of(text: str) -> list[str]:
    """A premise cut where a sentence seems to end; rough, as distractors need no more."""
    return _SPLIT.split(text)


def shuffled(items: Sequence[str], rng: random.Random) -> list[str]:
    """The items in another order."""
    return rng.sample(list(items), len(items))
