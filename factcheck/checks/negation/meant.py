"""Where a denial on one side only says nothing else than the other side: of others, of another time, or of a part of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from factcheck.checks.antonyms.check import are_opposites
from factcheck.checks.numbers.number_words import ONES, TENS
from factcheck.checks.vocabulary.rivals import are_rivals
from factcheck.checks.vocabulary.word_tables import AUXILIARIES
from factcheck.checks.vocabulary.words import Pairing, Stream, Word, fold, is_adverb, stem
from factcheck.text.languages import ENGLISH_WORDS

SMALL_WORDS = frozenset("on in at to of for with by from into over about as that it he she they this and or if".split())
_SKIPPED = frozenset(map(stem, AUXILIARIES))
_ONLY = re.compile(r"\bonly\b", re.I)
_BEYOND = (
    (re.compile(r"\b(?:last|final|latest)\b", re.I), re.compile(r"\b(?:after|later|beyond|since)\b", re.I)),
    (re.compile(r"\b(?:first|earliest)\b", re.I), re.compile(r"\b(?:before|earlier|until|till)\b", re.I)),
)
"""What is the last of its kind, and how it is said that there is none behind it; and the first."""
_LIMIT = re.compile(
    r"\b(?:than|below|under|over|above|within|beyond|exceeding|up to|at least|at most|less|more)\b(?=\s\S*\d)", re.I
)
_NOT_YET = re.compile(r"\b(?:yet|so far|until now|up to now|to date|still)\b", re.I)
_TO_COME = re.compile(
    r"\b(?:will|shall|should|going to|to be|(?:is|are|was|were) to|once|if|unless|provided|plan(?:s|ned)?|expect(?:s|ed)?|due|hopes?"
    r"|wants?)\b|['’]ll\b",
    re.I,
)
_OFF = re.compile(r"\b(?:(?:h[eo]ld|put|call)\w*\soff|postpon\w+|deferr?\w*|shelv\w+|on\shold)\b", re.I)
_COUNTS = frozenset(map(stem, [*ONES, *TENS]))
_PRONOUNS = frozenset("it he she they who which that".split())
_IF = re.compile(r"\b(?:if|unless|whether|lest|in case)\b[^,;:.]*$", re.I)
_BEFORE = re.compile(r"\b(?:before|until|till)(?:\s\w+){1,3}\shad\b(?:\s\w+){0,3}\s*$", re.I)
_UNREAL = re.compile(r"\b(?:should|would|could|ought to|might|['’]d) have (?:\w+ ){0,3}$", re.I)
_UNTIL_THEN = re.compile(r"\b(?:until|till|before)\s+([^,;.]*)", re.I)
_NO_WHICH = re.compile(
    r"\b(?:nothing|nobody|no one|none|no [\w-]+|(?:hardly|scarcely|barely) (?:an?|any|one)"
    r"|few [\w-]+|not (?:an?|one))\b[^,;.]*\b(?:that|which|who|whom)\b[^,;.]*$",
    re.I,
)
_TOO = re.compile(r"\btoo (?:\w+ ){1,5}$", re.I)
_OR = re.compile(r"\bor\s+$", re.I)
_JOINED = re.compile(r"(?:\bbut|\band|[,;–—-])\s*$", re.I)
_BUT = re.compile(r"\bbut\b", re.I)
_CLAUSE_END = re.compile(r"[,;:.]|\b(?:and|but|while|whereas|when|because|although|though|who|which)\b", re.I)


def is_skipped(key: str) -> bool:
    """Whether a word may stand between a "not" and the word that it denies."""
    return key in _SKIPPED or is_adverb(key)


def is_of_the_others(pairing: Pairing) -> bool:
    """Whether a rewrite may deny of the others what the source says of some: "only members vote", "no bus leaves after the last"."""
    ours, theirs = pairing.rewrite_text, pairing.span.text
    if _ONLY.search(theirs) and not _ONLY.search(ours) and len(pairing.rewrite.negators) > 1:
        return True
    return any(end.search(theirs) and behind.search(ours) and not behind.search(theirs) for end, behind in _BEYOND)


def is_past_a_limit(pairing: Pairing) -> bool:
    """Whether the source denies something within a limit, and the rewrite tells of another figure: "not below 50", "of 60"."""
    figures = [{word.key for word in side.words if word.text[:1].isdigit()} for side in (pairing.rewrite, pairing.source)]
    return bool(figures[0] - figures[1]) and bool(_LIMIT.search(pairing.span.text))


def is_still_ahead(pairing: Pairing) -> bool:
    """Whether a rewrite says that something is not so yet, of what the source says that it is to come: "should come in October"."""
    return bool(_NOT_YET.search(pairing.rewrite_text) and _TO_COME.search(pairing.span.text))


def is_put_off(pairing: Pairing) -> bool:
    """Whether a rewrite denies what the source puts off: "hold off on the scan", "shelved the plan"."""
    return bool(_OFF.search(pairing.span.text))


def is_of_another_count(pairing: Pairing, here: int) -> bool:
    """Whether a rewrite denies something of so many, and the source tells it of so many others: "ten were not" for "two were"."""
    ours, theirs = (
        {w.key for w in words if w.key in _COUNTS or w.text[:1].isdigit()}
        for words in (pairing.rewrite.words[:here], pairing.source.words)
    )
    return bool(theirs) and bool(ours - theirs)


def is_of_another_clause(pairing: Pairing, here: int, there: int, told: Collection[str]) -> bool:
    """Whether whom a rewrite tells of stands in another clause of the source: "nine villages have signed; Ombra has asked for time"."""
    words, text = pairing.source.words, pairing.span.text
    keys = {word.key for word in pairing.rewrite.words[:here] if not is_skipped(word.key) and word.key not in SMALL_WORDS}
    subject = [place for place, word in enumerate(words) if word.key in keys]
    if not subject or ";" not in text:
        return not subject and bool(keys) and all(key in told for key in keys)  # only another sentence speaks of it
    verb = words[there]
    if min(subject) > there:
        return ";" in text[verb.end : words[min(subject)].start]
    clause = text.rfind(";", words[max(subject)].end, verb.start) if max(subject) < there else -1
    return clause >= 0 and not any(word.text.lower() in _PRONOUNS for word in words if clause < word.start < verb.start)


def is_not_so_either_way(denied: str, affirmed: str) -> bool:
    """Whether the side that does not deny a word leaves it open or denies it in other words; both are the texts before that word.

    What is so if something else is, what should have been so, and what was to come "before it had been allowed" was not so.
    """
    return any(word.search(affirmed) and not word.search(denied) for word in (_IF, _UNREAL, _BEFORE))


def is_until_then(pairing: Pairing, here: int) -> bool:
    """Whether a rewrite denies only until then what the source tells of then: "not until 1987" of "in 1987"."""
    then = _UNTIL_THEN.search(pairing.rewrite_text, pairing.rewrite.words[here].end)
    if then is None or _UNTIL_THEN.search(pairing.span.text):
        return False
    known = {word.key for word in pairing.source.words}
    words = [word for word in pairing.rewrite.words if then.start(1) <= word.start < then.end(1) and not is_small(word)]
    return bool(words) and all(word.key in known for word in words)


def is_no_denial(text: str, negator: Word, denied: Word) -> bool:
    """Whether it is the contrary that is meant: "nothing that they cannot mend", "too grave not to speak", "at little or no cost"."""
    before = text[: negator.start]
    if _TOO.search(before) and text[negator.end : denied.start].split()[:1] == ["to"]:
        return True
    return bool(_OR.search(before) or _NO_WHICH.search(before))


def is_of_what_follows(pairing: Pairing, negator: Word, there: int) -> bool:
    """Whether a rewrite tells what the source says instead of what it denies, or nothing of what that was denied of.

    "Not by tolls but by a sale": by a sale. "It ruined many, but not Osk, a man born to grow olives": Osk was born to.
    """
    words, text = pairing.source.words, pairing.span.text
    ours = {word.key for word in pairing.rewrite.words}
    if negator.key == "not" and _JOINED.search(text[: negator.start]) and min(pairing.matched.values()) >= there:
        return True
    but = _BUT.search(text, words[there].end)
    if but is None:
        return False
    instead = {word.key for word in words if word.start >= but.end() and not is_small(word)}
    gone = {word.key for word in words[there + 1 :] if word.start < but.start() and not is_small(word)} - instead
    return bool(gone) and not gone & ours and bool(instead & ours)


def is_of_another_kind(pairing: Pairing, here: int, there: int) -> bool:
    """Whether a rewrite's clause goes on with an opposite of what the source's has there, or with another of its kind.

    Who crossed the same bridge did not cross a different one, and who drinks water is not drinking beer.
    """
    known = {*pairing.matched.values()}
    ours = [word.key for at, word in _behind(pairing.rewrite, pairing.rewrite_text, here) if at not in pairing.matched]
    theirs = [word.key for at, word in _behind(pairing.source, pairing.span.text, there) if at not in known]
    return any(are_opposites(one, other) or are_rivals(one, other) for one in ours for other in theirs)


def _behind(sentence: Stream, text: str, place: int) -> Iterator[tuple[int, Word]]:
    """The words behind one in its clause, with their places."""
    end = _CLAUSE_END.search(text, sentence.words[place].end)
    return ((at, w) for at, w in enumerate(sentence.words) if at > place and (end is None or w.start < end.start()))


def is_small(word: Word) -> bool:
    """Whether a word tells little by itself."""
    return word.key in SMALL_WORDS or is_skipped(word.key) or fold(word.text) in ENGLISH_WORDS
