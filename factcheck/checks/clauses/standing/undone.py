"""Deeds told as done of which the source only says that somebody is charged with them, or that they are put off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from factcheck.checks.claim import Claim
from factcheck.checks.clauses.deeds import Deed, deeds_in
from factcheck.checks.clauses.parsed import parse
from factcheck.checks.clauses.standing.check import standing
from factcheck.checks.plain_text import lowered
from factcheck.checks.tables import read_sections
from factcheck.checks.vocabulary.words import stem
from factcheck.report import Reason, SourceSpan

_DEED = r"(?P<deed>[^.;:?!]+)"
_CHARGED = re.compile(
    r"\b(?:charged\swith|accus\w+(?P<whom>(?:\s[\w'’-]+){0,4}?)\sof|indicted\s(?:for|on\scharges\sof|over)|on\strial\s(?:for|over)"
    r"|(?:stands?|stood|faces?|facing|awaiting|awaits?)\strial\s(?:for|over)|tried\sfor|wanted\s(?:for|over)|suspect(?:ed|s)?\sof"
    r"|on\s(?:a\s)?(?:suspicion|charges?)\sof|(?:faces?|faced|facing)\s(?:a\s|several\s|\w+\s)?(?:charges?|counts?|allegations?)\sof"
    r"|(?:arrested|detained|held|questioned|investigated|under\sinvestigation|sought)\s(?:for|over))\s" + _DEED
)
_PROVEN = re.compile(
    r"\b(?:convict\w*|guilty|sentenced|jailed|imprisoned|confess\w*|admit\w*|pleaded|pled|fined|caught|proven?|served|serving)\b"
)
"""Words by which a source may say after all that it was done."""
_TOLD = re.compile(
    r"\b(?:accus\w+|alleg\w+|charg\w+|suspect\w*|suspicion|den(?:y|ies|ied)|trial|claim\w*|indict\w*|prosecut\w+|supposed\w*|say|says|said"
    r"|if|unless|whether|may|might|will|would|could|to\sbe|perhaps|possibly|probably|reported\w*|accord\w+|police|wanted|planned)\b"
)
"""Words by which a claim leaves it open itself, or tells by whom it is said."""
_OFF = (
    r"(?:h[eo]ld(?:s|ing)?\soff(?:\son)?|put(?:s|ting)?\soff|postpon(?:e|es|ed|ing)|defer(?:s|red|ring)?|shelv(?:e|es|ed|ing)"
    r"|call(?:s|ed|ing)?\soff|cancel(?:s|led|ling|ed|ing)?|put(?:s|ting)?\son\shold|delay(?:s|ed|ing)?)"
)
_UNTIL = r"(?=\s(?:until|till|to|by|because|after|before|when|while|and|for|from|since|so)\b|[.,;:?!]|$)"
_PUT_OFF = re.compile(rf"\b(?P<off>{_OFF})\s(?P<what>(?:the|an?|its|his|her|their|our|this|that|all|any)\s[^.,;:?!]+?){_UNTIL}")
_ON_HOLD = re.compile(
    rf"\b(?P<off>put(?:s|ting)?)\s(?P<what>(?:the|an?|its|his|her|their|our)\s[^.,;:?!]+?)\s(?:on\shold|off){_UNTIL}"
)
_IS_PUT_OFF = re.compile(
    rf"(?:^|[,;]\s|\b(?:and|but|that|while)\s)(?P<what>[^.,;:?!]+?)\s(?:is|are|was|were|(?:has|have|had|will)\s(?:been|be))(?:\s(?:now|again|being|\w+ly))?\s(?P<off>{_OFF})\b"
)
_TOPIC = re.compile(r"\b(?:on|about|over|regarding|concerning|of|whether\sto)\s")
_BUT_FOR = re.compile(r"\b(?:by|for)\s(?:an?|one|two|three|half|\d+)\s(?:\w+\s)?(?:minutes?|hours?)\b")
"""How long what is late was put off on the day itself."""
_WORD = re.compile(r"[^\W_]+")
_DONE = ("past", "fact")
_LONGEST = 600
"""Characters of a sentence up to which it is read."""


@cache
def _table(section: str) -> dict[str, frozenset[str]]:
    read: dict[str, str] = read_sections(Path(__file__).with_name("undone.toml"))[section]
    return {name: frozenset(words.split()) for name, words in read.items()}


def find_charged(claim: Claim) -> list[Reason]:
    """Deeds of the claim with which somebody is only charged in the evidence."""
    return [reason for deed in _done(claim) for reason in _only_charged(claim, deed)][:1]


def find_put_off(claim: Claim) -> list[Reason]:
    """Deeds of the claim that are put off in the evidence."""
    return [reason for deed in _done(claim) for reason in _put_off(claim, deed)][:1]


def _done(claim: Claim) -> list[Deed]:
    """The deeds that a claim tells as done."""
    text = claim.sentence.text
    if len(text) > _LONGEST or _TOLD.search(lowered(text)):
        return []
    parsed = parse(text)
    deeds = [
        deed
        for deed in deeds_in(text)
        if deed.plain and not (deed.negated or deed.condition or deed.on or deed.open) and standing(deed, parsed) in _DONE
    ]
    return [deed for deed in deeds if not any(p.denied for fillers in deed.roles.values() for p in fillers)]


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in _WORD.findall(lowered(text)))


def _heads(deed: Deed, *roles: str) -> frozenset[str]:
    return frozenset(stem(phrase.head.lower()) for role in roles for phrase in deed.fillers(role))


def _others(claim: Claim, span: SourceSpan, start: int, end: int) -> frozenset[str]:
    """The words of all sources but those of ``span.text[start:end]``."""
    found: set[str] = set()
    for number, source in enumerate(claim.sources):
        at = span.start + start, span.start + end
        found |= _stems(source[: at[0]] + " " + source[at[1] :] if number == span.source else source)
    return frozenset(found)


def _only_charged(claim: Claim, deed: Deed) -> Iterator[Reason]:
    if any(_PROVEN.search(lowered(source)) for source in claim.sources):
        return
    for span in claim.evidence:
        low = lowered(span.text)
        for match in _CHARGED.finditer(low):
            before = low[: match.start()] + " " + (match["whom"] or "")
            doers = [phrase for role in ("subject", "by") for phrase in deed.fillers(role)]
            who = frozenset(stem(word) for phrase in doers for word in (*phrase.names, phrase.head.lower()))
            if not who or not (who & _stems(before) or all(p.is_pronoun for p in doers)):
                continue
            objects = _heads(deed, "object")
            verb = stem(deed.verb.split()[0])
            if not _is_the_charge(verb, objects, match["deed"]) or verb in _others(claim, span, *match.span("deed")):
                continue
            if verb != "commit" and objects and not objects & _stems(" ".join(claim.sources)):
                continue
            yield _reason("modality", claim, deed, span, match.start(), match.end(), "is only a charge")
            return


def _is_the_charge(verb: str, objects: frozenset[str], charge: str) -> bool:
    """Whether a verb tells the deed of which somebody is charged: by the same verb, by that of a noun, or by "commit"."""
    words = _stems(charge)
    if verb in ("commit", "carry") and objects & words:
        return True
    told = {stem(other) for noun, verbs in _table("charges").items() if stem(noun) in words for other in verbs}
    return verb in told or any(word.endswith("ing") and stem(word) == verb for word in _WORD.findall(charge))


def _put_off(claim: Claim, deed: Deed) -> Iterator[Reason]:
    verb = stem(deed.verb.split()[0])
    things = _heads(deed, "subject", "object", "is", "on", "for", "against", "about")
    for span in claim.evidence:
        low = lowered(span.text)
        for match in (*_PUT_OFF.finditer(low), *_ON_HOLD.finditer(low), *_IS_PUT_OFF.finditer(low)):
            if _BUT_FOR.search(low, match.end()) or re.search(r"\b(?:not|never)\b|n't\b", low[: match.start("off")]):
                continue
            done = _is_done(verb, things, match["what"], match["off"])
            if done and verb not in _others(claim, span, *match.span()) - _table("done")["verbs"]:
                if _is_told_again(claim, span, match, things, verb):
                    continue
                yield _reason("antonym", claim, deed, span, match.start(), match.end(), "is put off")
                return


def _is_done(verb: str, things: frozenset[str], what: str, off: str) -> bool:
    """Whether a verb tells what was put off as done, or the decision that was put off as made."""
    thing, *topic = _TOPIC.split(what, maxsplit=1)
    words = [stem(word) for word in _WORD.findall(thing)]
    if not words:
        return False
    head = words[-1]
    late, never = off.startswith("delay"), off.startswith(("call", "cancel"))
    done = _among(verb, "done", "held" if never else "planned" if _among(head, "done", "plans") else "verbs")
    if done and head in things and not late:
        return True
    decided = _among(head, "decided", "nouns")
    if _among(verb, "deeds", head) and not never and (decided or not late):
        return not topic or bool(things & {stem(word) for word in _WORD.findall(what)})
    return decided and bool(topic) and not never and _among(verb, "decided", "verbs") and bool(things & _stems(topic[0]))


def _among(word: str, section: str, name: str) -> bool:
    """Whether a stem is that of a word of a list."""
    lists = _table(section)
    names = [one for one in lists if one == name or (section == "deeds" and stem(one) == name)]
    return any(stem(other) == word for one in names for other in lists[one])


def _is_told_again(claim: Claim, span: SourceSpan, match: re.Match[str], things: frozenset[str], verb: str) -> bool:
    """Whether another sentence of the sources may tell that it was done, or the claim names the time until which it is put off."""
    ours = _stems(claim.sentence.text)
    behind = span.text[match.end() :].split(".")[0]
    if _stems(" ".join(re.findall(r"\b[A-Z0-9]\w+", behind))) & ours - things:
        return True
    start = span.start + match.start(), span.start + match.end()
    for number, source in enumerate(claim.sources):
        for sentence in re.finditer(r"[^.!?;\n]+", source):
            if number == span.source and sentence.start() < start[1] and sentence.end() > start[0]:
                continue
            words = _stems(sentence[0])
            if things & words & _stems(match["what"]) and (verb in words or words & {stem(w) for w in _table("done")["verbs"]}):
                return True
    return False


def _reason(kind: str, claim: Claim, deed: Deed, span: SourceSpan, start: int, end: int, what: str) -> Reason:
    text = claim.sentence.text[deed.start : deed.end]
    place = SourceSpan(span.source, span.start + start, span.start + end, span.text[start:end])
    return claim.reason(kind, f"“{text}”: in the source it {what}", deed.start, deed.end, place)
