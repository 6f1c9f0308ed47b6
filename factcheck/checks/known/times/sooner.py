"""Who did it sooner: "monks came later than fishermen" by "fishermen came before monks did", with the gap of years where both have it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.checks.clauses.parsed import parse
from factcheck.checks.known.statement import Known, sentences, words_of
from factcheck.checks.numbers.number_words import ONES
from factcheck.checks.plain_text import lowered
from factcheck.models.parser import Parse, Token

_SOONER = frozenset(("before", "earlier than", "sooner than", "ahead of", "prior to"))
_LINK = re.compile(
    rf"(?:,?\s(?P<gap>(?:\d+|an?|{'|'.join(ONES)})\s(?:second|minute|hour|day|week|month|year|decade|centur|generation)(?:y|ies|s)?"
    r"|long|well|just|shortly|soon|immediately|right|even|much))?"
    r",?\s(?P<link>before|after|earlier than|later than|sooner than|ahead of|prior to)\s",
    re.I,
)
_IN_A_YEAR = re.compile(r",?\s(?:in|on|at|by)\s(?:the\s)?(?:\d{1,2}\s)?(?:[A-Z][a-z]+\s)?(?:1\d|20)\d\d\b")
_REPEATED = re.compile(r"\s(?:did|does|do|was|were|is|are|had|has|have|had been|has been|have been)(?:\sso)?$")
_CLAUSE_END = re.compile(r"[,;:()]|\s[-–—]+\s|\s(?:and|but|while|whereas|because|although|when|who|which|that)\s")
_DENIED = re.compile(
    r"\b(?:not|never|no|nobody|neither|nor|or|if|unless|would|could|may|might|should|only|until|almost|nearly)\b|n['’]t\b"
)
_HOW_MANY = re.compile(r"\b(?:all|every|each|some|many|most|few|any|other|others|both|half|several|first)\b")
_WHICH_PLACE = frozenset(
    "north south east west northern southern eastern western upper lower new old great little inner outer".split()
)
_SUBJECTS = ("nsubj", "nsubjpass")
_APART = ("appos", "relcl", "acl", "punct", "cc", "conj")


@dataclass(frozen=True, slots=True)
class _Who:
    """The words that name somebody, and those that may be left out: what leads up to the last part of a name."""

    words: frozenset[str]
    spare: frozenset[str]

    def without(self, other: _Who) -> _Who:
        """The same without the words that another has as well ("tower" of two towers)."""
        return _Who(self.words - other.words or self.words, self.spare)


@dataclass(frozen=True, slots=True)
class _Order:
    """Of two the one that did it sooner and the other, what they did, and by how much.

    `before` tells that the sooner one is told first, `dated` that a year stands there, `whole` that nothing more is said.
    """

    first: _Who
    second: _Who
    deed: frozenset[str]
    gap: str
    before: bool
    dated: bool
    whole: bool


def judge(claim: str, passage: str) -> Iterator[Known]:
    """Whether two who did the same did so in the order that the claim tells, from whichever side it tells it."""
    ours = _order(claim)
    if ours is None:
        return
    for at, sentence in sentences(passage):
        theirs = _order(sentence.strip())
        if theirs is None or not ours.deed <= theirs.deed or _counted(claim) != _counted(sentence):
            continue
        straight = _are(ours.first, theirs.first) and _are(ours.second, theirs.second)
        crossed = _are(ours.first, theirs.second) and _are(ours.second, theirs.first)
        if straight == crossed:
            continue
        if crossed or (ours.before != theirs.before and ours.gap != theirs.gap and _is_count(ours.gap) and _is_count(theirs.gap)):
            yield Known(False, (0, len(claim)), at, at + len(sentence.rstrip()), "role")
        elif ours.whole and theirs.whole and not ours.dated and ours.deed == theirs.deed and ours.gap in ("", theirs.gap):
            yield Known(True, (0, len(claim)), at, at + len(sentence.rstrip()), "role")
        return


def _are(ours: _Who, theirs: _Who) -> bool:
    return bool(ours.words) and ours.words <= theirs.words and theirs.words - ours.words <= theirs.spare


def _counted(text: str) -> frozenset[str]:
    return frozenset(_HOW_MANY.findall(lowered(text)))


def _is_count(gap: str) -> bool:
    return " " in gap


def _order(text: str) -> _Order | None:
    """The two that a sentence compares by when they did something; None where it says it in any other way."""
    text = text.rstrip(" .!")
    links = list(_LINK.finditer(text))
    if len(links) != 1 or _DENIED.search(lowered(text)):
        return None
    (link,) = links
    parsed = parse(text + ".")  # without its stop a sentence is parsed worse
    root = parsed.roots[0] if len(parsed.roots) == 1 else None
    subject = next((c for c in parsed.children(root, *_SUBJECTS)), None) if root is not None else None
    if root is None or subject is None or not parsed.tokens[root].end <= link.start():
        return None
    below = [parsed.tokens[i] for i in parsed.subtree(subject)]
    if below[0].start != 0 or below[-1].end > parsed.tokens[root].start or parsed.children(subject, "conj"):
        return None
    stop = _CLAUSE_END.search(text, link.end())
    other = _other(parsed, text, link.end(), stop.start() if stop else len(text), root)
    if other is None or (_is_doubtful(parsed, root) and not other[1]):
        return None
    year = _IN_A_YEAR.search(text, below[-1].end, link.start())
    said = [
        t
        for t in parsed.tokens
        if below[-1].end <= t.start < link.start() and not (year and year.start() <= t.start < year.end())
    ]
    if any(
        t.tag in ("VBD", "VBZ", "VBP", "MD") and t.dep not in ("aux", "auxpass") and t.start != parsed.tokens[root].start
        for t in said
    ):
        return None  # "said that she came before him"
    one, two = _named(parsed, subject), other[0]
    one, two = one.without(two), two.without(one)
    deed = words_of(" ".join(t.lemma for t in said if t.dep not in ("aux", "auxpass")))
    deed |= {t.dep for t in said if t.dep == "auxpass"}
    gap = " ".join("1" if word in ("a", "an", "one") else word.rstrip("s") for word in (link["gap"] or "").lower().split())
    if one.words == two.words or not two.words or not deed:
        return None
    before = link["link"].lower() in _SOONER
    pair = (one, two) if before else (two, one)
    return _Order(*pair, deed, gap, before, bool(year), not stop and not parsed.children(subject, *_APART))


def _other(parsed: Parse, text: str, low: int, high: int, root: int) -> tuple[_Who, bool] | None:
    """Whom the subject is compared with, and whether the verb is repeated or stood for behind him ("before monks did")."""
    repeated = _REPEATED.search(text, low, high)
    high = repeated.start() if repeated else high
    tokens = [t for t in parsed.tokens if low <= t.start < high]
    verb = next((n for n, t in enumerate(tokens) if t.lemma == parsed.tokens[root].lemma and t.tag.startswith("VB")), None)
    if verb is not None:  # "before monks reached it"
        behind = words_of(" ".join(t.lemma for t in tokens[verb:]))
        own = words_of(" ".join(t.lemma for t in parsed.tokens if t.start < low))
        if not behind <= own:
            return None
        tokens = [t for t in tokens[:verb] if t.dep not in ("aux", "auxpass")]
    if not tokens or any(t.tag.startswith(("VB", "MD", "PRP", "WP")) and t.tag != "PRP$" for t in tokens):
        return None
    return _who(tokens), bool(repeated) or verb is not None


def _is_doubtful(parsed: Parse, root: int) -> bool:
    """Whether it may be the object that the other is compared with: "Ann thanked Ben before Carl"."""
    return any(parsed.tokens[c].tag.startswith(("NNP", "PRP")) for c in parsed.children(root, "dobj", "dative"))


def _named(parsed: Parse, noun: int) -> _Who:
    """The words of a subject without what is only said of it beside."""
    apart = {i for c in parsed.children(noun, *_APART) for i in parsed.subtree(c)}
    return _who([parsed.tokens[i] for i in parsed.subtree(noun) if i not in apart])


def _who(tokens: Sequence[Token]) -> _Who:
    """Whom these words name; "his cousin Ute" may be just Ute, but "North Korea" is not Korea."""
    words = words_of(" ".join(t.lemma for t in tokens))
    if any(t.tag in ("IN", "TO") for t in tokens) or tokens[-1].tag != "NNP":
        return _Who(words, frozenset())
    spare = words_of(" ".join(t.lemma for t in tokens[:-1]))
    return _Who(words, frozenset() if spare & _WHICH_PLACE else spare)
