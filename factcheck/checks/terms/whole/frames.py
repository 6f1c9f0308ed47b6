"""What a passage tells as unreal: in a dream or a novel, as a rumour or a lie, by somebody's account, or of what would have been."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checks.known.registry import known
from factcheck.checks.terms.whole.facts import data
from factcheck.models.parser import Parse

_LABEL = re.compile(
    r"\b(?:(?:not|never|hardly) (?:true|the case|so|happen\w*|took place)|n['’]t (?:true|the case|so|happen)|woke up)\b", re.I
)
"""Words by which another sentence takes back what one tells."""
_AS_IF = re.compile(
    r"\bas (?:if|though)\b|\bif only\b|\bwere it (?:not )?for\b|\bbut for\b|\bon the face of it\b|\bin name(?: only)?\b"
    r"|\b(?:save|except) (?:where|when|if|with|in|by)\b"
    r"|\b(?:read|reads|says?|said|claims?|claimed|runs?|ran|goes|went):\s|\bso \w+ (?:says?|said|claims?|claimed)\b"
    r"|\brespectively\b|\bin that order\b|\bvice versa\b|\b(?:legend|rumou?r|myth|gossip) (?:has|had) it\b",
    re.I,
)
_ONCE_OR_ON_PAPER = re.compile(
    r"\b(?:under|by|in|on|according to) (?:the|its|their|his|her|our)(?: \w+)? ?(?:old|earlier|former|previous|original|proposed|planned"
    r"|draft|then|repealed|expired) (?:\w+ )?(?:rules?|laws?|terms|plans?|rates?|tariffs?|timetables?|contracts?|agreements?|systems?"
    r"|regime|versions?|schemes?|constitution|regulations?|policy|policies|statutes?|edition)\b"
    r"|(?:^|[.;:]\s+)(?:until|till|up to|before) (?:\w+ )?(?:\d{4}|the \w+)(?=,)"
    r"|\b(?:as a joke|in jest|jokingly|on paper|in theory|in principle|theoretically|hypothetically)\b",
    re.I,
)
"""A time that is over, rules that no longer or not yet hold, and what is so in words only."""
_ASIDE = re.compile(
    r",\s(?:or\s)?(?:so\s)?(?:[\w'’-]+\s){1,5}(?:claim(?:s|ed)?|sa(?:ys?|id)|alleg(?:es?|ed)|insist(?:s|ed)?|believ(?:es?|ed)|thinks?"
    r"|thought|goes|went|suggest(?:s|ed)?|report(?:s|ed)|maintain(?:s|ed)?|argu(?:es?|ed)|boast(?:s|ed)?|hop(?:es?|ed)|fear(?:s|ed)?"
    r"|suppos(?:es?|ed)|suspect(?:s|ed)?|jok(?:es?|ed)|admit(?:s|ted)?|told \w+)\s*(?:[,.;:)]|$)"
)
"""Who says it, behind it or within: "Smith, he claims, sold the house"."""
_IMAGINE = re.compile(
    r"\W*(?:(?:just|now|but|so|and)\s)?(?:imagine|suppose|supposing|assume|assuming|picture|pretend"
    r"|let['’]?s?(?:\sus)?\s(?:say|assume|imagine|suppose|pretend))\b",
    re.I,
)
_WITHIN = frozenset("in on at during within by from under per inside through throughout for to".split())
_SCARE = re.compile(r"[“\"](\w+)[”\"]")
"""A single word in quotation marks, which says that it is not meant so."""
_PLAYED = re.compile(
    r"\b(?:plays?|played|playing|portray\w*|star\w* as|appear\w* as|dressed (?:up )?as|poses?|posed|posing)\b", re.I
)
_PARTS = frozenset("part role character".split())
_RANKED = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth last only one next".split())
_TO_IT = frozenset("it this that which".split())
_INVERTED = frozenset("have be do should could".split())


def is_framed(claim: Parse, passage: Parse, start: int, end: int) -> bool:
    """Whether ``passage[start:end]`` may be told of no real deed, by words that the claim does not have."""
    said = {token.lemma for token in claim.tokens}
    if {t.lemma for t in passage.tokens if t.lemma != "lie" or t.tag[:2] == "NN"} & data()["untrue"] - said:
        return True
    here = passage.text[start:end]
    if _LABEL.search(passage.text) and not _LABEL.search(claim.text):
        return True
    if _SCARE.search(here) and not _SCARE.search(claim.text):
        return True
    told = claim.text.lower()
    if any(m[0].lower().strip(" .;:") not in told for words in (_AS_IF, _ONCE_OR_ON_PAPER) for m in words.finditer(here)):
        return True
    if (_ASIDE.search(here) and not _ASIDE.search(claim.text)) or (_IMAGINE.match(here) and not _IMAGINE.match(claim.text)):
        return True
    places = [i for i, token in enumerate(passage.tokens) if start <= token.start < end]
    return bool(set(_settings(passage, places)) - said) or (
        not here.rstrip(" \"'”’").endswith("?") and _is_inverted(passage, places)
    )


def is_known_false(claim: str, passage: str) -> bool:
    """Whether code knows by itself that a claim does not hold."""
    return any(not one.holds for one in known(claim, passage))


def _settings(parsed: Parse, places: list[int]) -> Iterator[str]:
    """The nouns of where or by whom something is told, each behind its preposition: "in a novel", "according to the police"."""
    stories = {token.lemma for token in parsed.tokens} & data()["settings"]
    for index in places:
        token = parsed.tokens[index]
        above = parsed.tokens[_first_of_a_list(parsed, index)]
        led = parsed.tokens[above.head]
        within = above.dep == "pobj" and led.lemma in _WITHIN and led.dep != "agent"
        if token.lemma == "accord" or (within and token.lemma in stories):
            yield token.lemma
        elif token.dep == "pobj" and token.lemma in _TO_IT and stories and token.head < _root(parsed, index):
            yield "a story"  # "Lang wrote a novel. In it Kim met the queen."


def _first_of_a_list(parsed: Parse, index: int) -> int:
    while parsed.tokens[index].dep == "conj" and parsed.tokens[index].head != index:
        index = parsed.tokens[index].head
    return index


def _root(parsed: Parse, index: int) -> int:
    while parsed.tokens[index].head != index:
        index = parsed.tokens[index].head
    return index


def _is_inverted(parsed: Parse, places: list[int]) -> bool:
    """Whether a verb goes before who does it as in a condition: "had the alarm worked", "were it not for the rain"."""
    for index in places:
        token = parsed.tokens[index]
        if token.lemma not in _INVERTED or token.tag not in ("VBD", "MD", "VB"):
            continue
        verb = token.head if token.dep in ("aux", "auxpass") else index
        if verb == index and token.dep != "advcl":
            continue
        if any(index < doer and (doer < verb or verb == index) for doer in parsed.children(verb, "nsubj", "nsubjpass")):
            return True
    return False


def _is_to_be_done(index: int, passage: Parse) -> bool:
    """Whether a verb is an infinitive below a noun ("the proposal to close it"), but for one of a rank: the first to do it did it."""
    token = passage.tokens[index]
    if token.tag != "VB" or token.dep != "acl" or not any(passage.tokens[c].tag == "TO" for c in passage.children(index)):
        return False
    noun = [passage.tokens[token.head], *(passage.tokens[c] for c in passage.children(token.head))]
    return not any(t.lemma in _RANKED or t.tag == "JJS" for t in noun)


def is_only_told(index: int, claim: Parse, passage: Parse) -> bool:
    """Whether a verb of a passage stands below a noun of what is only thought or said ("the rumour that"), or is what is judged so.

    So does one below a verb whose subject is a story ("the film shows that"), and one in the infinitive, which is only to be done.
    """
    said = {token.lemma for token in claim.tokens}
    if _is_to_be_done(index, passage) and not any(t.tag == "TO" for t in claim.tokens):
        return True
    auxiliaries = {passage.tokens[c].text.lower() for c in passage.children(index, "aux")}
    if {"to", "have"} <= auxiliaries and not any(t.tag == "TO" for t in claim.tokens):
        return True
    while True:
        token = passage.tokens[index]
        if token.dep in ("csubj", "csubjpass") and token.tag != "VBG":
            return True
        told = [c for c in passage.children(token.head, "ccomp") if c < index]
        if token.dep == "conj" and told and passage.children(index, "nsubj", "nsubjpass"):
            return True  # "critics claim that the alarm worked and the guards slept" may end behind either
        if token.head == index:
            return False
        index, above = token.head, passage.tokens[token.head]
        tellers = {passage.tokens[c].lemma for c in passage.children(index, "nsubj", "compound")}
        if token.dep not in ("conj", "advcl") and (
            tellers & data()["settings"] - said or above.lemma in data()["fancies"] - said
        ):
            return True  # "the film shows that the colony survived"
        if token.dep == "relcl" and _PLAYED.search(passage.text[: token.start]) and not _PLAYED.search(claim.text):
            return True  # "plays a nurse who kills the king"
        if above.tag in ("NN", "NNS") and above.lemma in (data()["thoughts"] | data()["settings"] | _PARTS) - said:
            return True
        if above.lemma == "about" and data()["settings"] & {t.lemma for t in passage.tokens} - said:  # "a film about a king who"
            return True
