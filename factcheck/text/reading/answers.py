"""An answer with its question, as a statement: "Do you regret it?" "No." is "The minister does not regret it."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.text.reading.third_person import capitalised
from factcheck.text.reading.verb_forms import FINITE, VERBS, VERBS_IN_S

_AUX = "do|does|did|is|are|was|were|has|have|had|can|could|will|would|should|may|might|must|shall"
_BE = frozenset("is are was were".split())
_WH = (
    r"how (?:long|often|far|much|many|old|big|tall|large|soon|high|late|early)(?: [a-z]+){0,2}?|what (?:time|kind of \w+"
    r"|colou?r|day|year)"
    r"|which \w+|what|where|when|who|whom|why|how"
)
_BEFORE = r"(?:.*[.!,;:] |(?:and|so|but|then|well|ok(?:ay)?),? )?"
_QUESTION = re.compile(rf"{_BEFORE}(?:(?P<wh>{_WH}) )?(?P<aux>{_AUX})(?P<not>n't)? (?P<rest>[^?]+)\?[\"”')\s]*", re.I | re.S)
_WHO_DID = re.compile(rf"{_BEFORE}(?:who|what) (?P<rest>(?!(?:{_AUX})\b)[a-z]+(?: [^?]+)?)\?", re.I | re.S)
_ANYONE = re.compile(rf"{_BEFORE}(?:is )?any(?:one|body)(?: here)? (?P<what>[^?,]{{2,40}})\?", re.I | re.S)
_OPINION = re.compile(
    rf"\b(?P<wh>{_WH}) (?:do|does|would|did) [\w .'()-]{{1,30}}? (?:think|reckon|guess|suppose)(?: that)? ", re.I
)
_ELLIPTIC = re.compile(rf"{_BEFORE}any (?P<what>[^?,]{{2,60}})\?", re.I | re.S)
_SUBJECT = re.compile(
    r"(?P<subject>(?:I|you|he|she|it|we|they|there|this|that|these|those|everyone|everybody|anyone|anybody|someone"
    r"|somebody)(?![\w'])"
    r"|(?:the|an?|any|my|your|his|her|their|our|its|this|that|these|those|all|some|[#A-Z][\w.#-]*'s?)(?: [\w'-]+){1,4}?"
    r"|#?[A-Z][\w.#-]*(?: (?:and |of |the )?#?[A-Z][\w.#-]*)*|(?:[a-z-]+ ){0,2}?[a-z-]+)"
    r"(?: (?P<predicate>.+)|$)",
    re.S,
)
_BASE_FORMS = VERBS | frozenset(
    "be have do use get go come know think like mean travel apply agree happen speak eat drink love".split()
)
_NO = re.compile(
    r"(?:(?:oh|well|um|sorry|unfortunately|i'm afraid),? )*(?:no(?! [a-z])|nope|nah|not (?:yet|really|at all|exactly)|never"
    r"|of course not|certainly not|not)(?P<end>[,.!;–—-]+\s*| (?=but )|$)",
    re.I,
)
_YES = re.compile(
    r"(?:(?:oh|well|um),? )*(?:yes|yeah|yep|yup|sure|of course|absolutely|definitely|certainly|exactly|indeed|right"
    r"|correct|that's right"
    r"|please do|ok(?:ay)?|all right|fine|gladly)(?: please| thanks)?(?P<end>[,.!;–—-]+\s*| (?=but )|$)",
    re.I,
)
_SHORT = re.compile(
    rf"(?P<who>[#\w' ]{{1,30}}?) (?P<aux>{_AUX}|ca|wo)(?P<not>n't|not| not)?(?: think so)?(?P<end>[,.!;]+\s*|$)", re.I
)
_OPEN = re.compile(r"\b(?:anything|something|any \w+)$", re.I)
_WHO = re.compile(
    rf"{_BEFORE}who(?P<short>'s)?(?P<aux> is| has| was| will| can)? (?P<rest>(?!(?:{_AUX}|am|else)\b)[^?]+)\?", re.I | re.S
)
_HEAD = re.compile(r"(?P<who>(?:[Tt]he |[A-Z])[\w' -]{1,25})(?:, (?=(?:but|and|as|because|though)\b)|[.!]?$)")
NO_NAMES = frozenset(
    """absolutely actually all alright also and anyway anyone basically but cool correct definitely doctor everybody everyone
    exactly excellent fine finally first folks friday good great guys hello hey hi hmm honestly however indeed ladies listen look maybe
    meanwhile monday never nice no none nope not now nobody obviously oh okay one or otherwise perfect perhaps please right saturday second
    sir so sorry sunday sure thank thanks then thursday today tomorrow tonight true tuesday understood unfortunately wait wednesday well
    wow yeah yep yes yesterday""".split()
)
"""What stands capitalised before a comma, or alone as an answer, and names nobody."""
_SMALL_WORDS = frozenset(
    """a an the about at in on by from every just only some no one two three four five six seven eight nine ten until after before because
    with for to around nearly almost over more less""".split()
)
_PRONOUN_FIRST = re.compile(r"(?:I|you|he|she|it|we|they|there)\b", re.I)
_FRAGMENT_WORDS = 12


def as_asked(stated: Sequence[str], is_claim: Sequence[bool]) -> list[str]:
    """How each sentence of a rewrite is read: an answer with the question before it, where it does not stand without."""
    read = list(stated)
    for index in range(1, len(read)):
        question = " ".join(stated[index - 1].split())
        if is_claim[index] and not is_claim[index - 1] and question.endswith("?"):
            answer = " ".join(stated[index].split())
            joined = answered(question, answer)
            if joined != answer:
                read[index] = joined
    return read


def answered(question: str, answer: str, speaker: str = "") -> str:
    """The answer as a statement of its own; the answer as it is where no rule makes it one.

    `speaker` is who answers; what "Any fever?" is asked about is his.
    """
    question = _OPINION.sub(r"\g<wh> ", question) if speaker else question
    has = f"{capitalised(speaker)} has" if speaker else "There is"
    if (anyone := _ANYONE.fullmatch(question)) and (short := _SHORT.match(answer)):
        denied = " not" if short["not"] else ""
        return f"{short['who']} {short['aux']}{denied} {anyone['what']}. {capitalised(answer[short.end() :])}".strip()
    who, head = _WHO.fullmatch(question), _HEAD.match(answer)
    if speaker and who and head and head["who"].lower() not in NO_NAMES and not _yes_or_no(question, answer)[0]:
        short_verb = "has" if who["rest"].startswith(("got ", "been ")) else "is"
        verb = short_verb if who["short"] else (who["aux"] or "").strip()
        return f"{capitalised(head['who'])} {verb} {who['rest']}. {capitalised(answer[head.end() :])}".replace("  ", " ").strip()
    if _ELLIPTIC.fullmatch(question) and re.match(r"(?:no|just|only|some|a) \w+", answer, re.I) and is_fragment(answer):
        return f"{has} {_lowered(answer)}"
    said, rest = _yes_or_no(question, answer)
    if said:
        if elliptic := _ELLIPTIC.fullmatch(question):
            statement = f"{has} {'no' if said == 'no' else 'some'} {elliptic['what']}."
        else:
            statement = _statement(question, said == "no", speaker, " yet" if "not yet" in answer.lower()[:12] else "")
        if not statement and _SHORT.match(answer):
            return answer
        return f"{statement} {capitalised(rest)}".strip() or answer
    if not is_fragment(answer):
        return answer
    return _with_fragment(question, answer, speaker) or (f"{question} {answer}" if speaker else answer)


def is_fragment(answer: str) -> bool:
    """Whether an answer is too short to be a sentence: "Four pounds.", "At nine in the morning."."""
    words = [word.lower().strip(".,!;:") for word in answer.split()]
    has_verb = _PRONOUN_FIRST.match(answer) or any(word in FINITE or word in VERBS_IN_S for word in words)
    return len(words) < _FRAGMENT_WORDS and not has_verb


def _lowered(text: str) -> str:
    """The text as it stands within a sentence; names keep their capital."""
    first = text.split(None, 1)[0].strip(".,!") if text else ""
    small = first.lower() in _SMALL_WORDS
    return text[0].lower() + text[1:] if small else text


def _yes_or_no(question: str, answer: str) -> tuple[str, str]:
    """Whether an answer begins with a yes or a no, and what comes after it; two empty texts where with neither."""
    for said, pattern in (("no", _NO), ("yes", _YES)):
        if match := pattern.match(answer):
            rest = answer[match.end() :]
            short = _SHORT.match(rest)
            return said, rest[short.end() :] if short else rest
    short = _SHORT.match(answer)
    if short and (_PRONOUN_FIRST.fullmatch(short["who"]) or short["who"].lower() in question.lower()):
        return ("no" if short["not"] else "yes"), answer[short.end() :]
    return "", ""


def _statement(question: str, negated: bool, speaker: str, yet: str = "") -> str:
    """A yes-or-no question as the statement that a yes or a no makes of it; empty where no rule does."""
    found = _QUESTION.fullmatch(question)
    if not found or found["wh"]:
        return ""
    subject, predicate = _parted(found["rest"].strip(), speaker, found["aux"].lower())
    if not subject or not predicate:
        return ""
    helping = {"may": "can"}.get(found["aux"].lower(), found["aux"].lower())
    return capitalised(f"{subject} {helping}{' not' if negated else ''} {predicate.removesuffix(' yet')}{yet}.")


def _with_fragment(question: str, answer: str, speaker: str) -> str:
    """A question and a few words as one statement: "When does it open?" "At nine." is "It does open at nine."."""
    words = _lowered(answer.rstrip(".!"))
    if who := _WHO_DID.fullmatch(question):
        return f"{capitalised(words)} {who['rest']}."
    found = _QUESTION.fullmatch(question)
    if not found:
        return ""
    helping = found["aux"].lower()
    subject, predicate = _parted(found["rest"].strip(), speaker, helping)
    if not subject:
        return ""
    if found["wh"]:
        return capitalised(f"{subject} {helping} {predicate + ' ' if predicate else ''}{words}.")
    statement = f"{subject} {helping} {predicate}"
    return capitalised(_OPEN.sub(lambda _: words, statement)) + "." if _OPEN.search(statement) else ""


def _parted(rest: str, speaker: str, helping: str) -> tuple[str, str]:
    """The subject of a question and what follows it."""
    if speaker and rest.startswith(speaker + " "):
        return speaker, rest[len(speaker) + 1 :]
    match = _SUBJECT.match(rest)
    if not match:
        return "", ""
    subject, predicate = match["subject"], match["predicate"] or ""
    if helping in _BE and re.match(r"(?:of|for) ", predicate):
        return "", ""
    words = rest.split()
    first = len(subject.split())
    # a subject of several words ends before what looks like its verb
    for cut in range(first, min(first + 4, len(words))):
        if _is_verb_after(words[cut], helping):
            return " ".join(words[:cut]), " ".join(words[cut:])
    return subject, predicate


def _is_verb_after(word: str, helping: str) -> bool:
    word = word.lower().strip(",.")
    if helping in _BE or helping in ("has", "have", "had"):
        return word.endswith(("ed", "ing", "en")) or word in FINITE or word in ("free", "open", "closed", "in", "on", "at", "not")
    return word in _BASE_FORMS or word in FINITE
