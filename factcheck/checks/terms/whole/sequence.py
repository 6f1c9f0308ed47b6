"""Two events told in the other order of words: X before Y, where the passage has Y after X."""

from __future__ import annotations

from factcheck.checks.clauses.links import Link, links_of
from factcheck.checks.clauses.matching import lost_capitals
from factcheck.checks.clauses.parsed import parse
from factcheck.checks.terms.swap import Swap
from factcheck.checks.terms.whole.facts import data
from factcheck.checks.terms.whole.frames import is_framed, is_only_told
from factcheck.models.parser import Parse, Token

_SMALL = frozenset("be have do it there then first later subsequently afterwards".split())
_LINKS = frozenset("before after until since following by of".split())
_LATER = frozenset(
    "before after until then there first later subsequently afterwards only just soon shortly immediately long".split()
)
_CONTENT = ("NN", "VB", "JJ", "RB", "CD")
_POINTING = frozenset("former latter respectively last finally ;".split())
_NONE = frozenset(
    "no none nobody nothing nowhere neither nor few little only without hardly cannot stop cease refuse avoid".split()
)
_OTHER = {"he": "she", "she": "he"}
_LONGEST = 200
Tokens = tuple[Token, ...]


def find(claim: str, passage: str) -> list[Swap]:
    """The whole claim as the passage has it, where both link the same two events in the same order and the claim adds no word."""
    if len(claim) > _LONGEST or claim.islower() or lost_capitals(passage):
        return []
    ours, theirs = parse(claim), parse(passage)
    mine = [link for link in links_of(ours) if link.kind == "before"]
    if len(mine) != 1 or len(ours.roots) != 1 or _denies(ours.tokens) or not mine[0].first or not mine[0].second:
        return []
    described = _described(ours, ours.tokens)
    told = [link for link in links_of(theirs) if link.kind == "before"]
    for link in told:
        sentence = _sentence_of(theirs, link)
        alone = sum(sentence[0].start <= other.start <= sentence[-1].end for other in told) == 1
        if is_framed(ours, theirs, sentence[0].start, sentence[-1].end) or _is_only_told(ours, theirs, sentence):
            continue
        alike = _led(ours.tokens, ours) <= _led(sentence, theirs) and described <= _described(theirs, sentence)
        alike = alike and _done(ours, ours.tokens) <= _done(theirs, sentence)
        alike = alike and not _by_the_other(ours, ours.tokens) & _by(theirs, sentence)
        if alone and alike and _is_same(mine[0], link, ours.tokens, sentence):
            start, end = sentence[0].start, sentence[-1].end
            return [Swap(0, len(claim), passage, start, end, f"“{claim.strip()}” says the same as “{passage[start:end]}”")]
    return []


def _is_only_told(claim: Parse, passage: Parse, sentence: Tokens) -> bool:
    """Whether a deed of the claim is one that the sentence tells as a proposal, a wish or a story."""
    deeds = {t.lemma for t in claim.tokens if t.tag.startswith("VB") and t.dep not in ("aux", "auxpass")}
    return any(
        is_only_told(index, claim, passage)
        for index, token in enumerate(passage.tokens)
        if sentence[0].start <= token.start <= sentence[-1].start and token.lemma in deeds
    )


def _is_same(ours: Link, theirs: Link, claim: Tokens, sentence: Tokens) -> bool:
    if not (ours.first <= theirs.first and ours.second <= theirs.second) or ours.first & ours.second or _denies(sentence):
        return False
    if sentence[-1].text == "?" or _passives(claim) != _passives(sentence):
        return False
    if not _subjects(sentence) <= {t.lemma for t in claim} or {t.lemma for t in sentence} & _POINTING - {t.lemma for t in claim}:
        return False
    known = set(map(_base, _content(sentence)))
    if not set(map(_base, _content(claim))) <= known:
        return False
    return all(_in_order(event, claim, sentence) for event in (ours.first, ours.second))


def _led(tokens: Tokens, parsed: Parse) -> set[tuple[str, str]]:
    """The nouns with their prepositions: who left from Rome did not leave for Rome."""
    pairs = {(parsed.tokens[t.head].lemma, t.lemma) for t in tokens if t.dep == "pobj"}
    return {pair for pair in pairs if pair[0] not in _LINKS}


def _described(parsed: Parse, tokens: Tokens) -> set[tuple[str, str]]:
    """Words with what they describe: four accidents are not eleven, deaf teachers no teachers of the deaf, nor a late call a late train."""
    by = [t for t in tokens if t.dep in ("nummod", "amod", "compound", "poss") or (t.dep == "advmod" and t.lemma not in _LATER)]
    return {(_base(t.lemma), parsed.tokens[t.head].lemma) for t in by}


def _done(parsed: Parse, tokens: Tokens) -> set[tuple[str, str]]:
    """Who does what, and to what, by nouns: who studied is not who left, whichever came first."""
    doers = [t for t in tokens if t.dep in ("nsubj", "nsubjpass")]
    pairs = [(t, parsed.tokens[t.head]) for t in doers if parsed.tokens[t.head].lemma not in _SMALL]
    named = [(parsed.tokens[verb.head] if t.tag in ("WP", "WDT") else t, verb) for t, verb in pairs]
    done_to = {(parsed.tokens[t.head].lemma, t.lemma) for t in tokens if t.dep == "dobj" and t.tag[:2] in ("NN", "CD")}
    return done_to | {(t.lemma, verb.lemma) for t, verb in named if t.tag.startswith("NN")}


def _by(parsed: Parse, tokens: Tokens) -> set[tuple[str, str]]:
    """What he does, and what she does."""
    return {(t.lemma, parsed.tokens[t.head].lemma) for t in tokens if t.dep in ("nsubj", "nsubjpass") and t.lemma in _OTHER}


def _by_the_other(parsed: Parse, tokens: Tokens) -> set[tuple[str, str]]:
    return {(_OTHER[who], verb) for who, verb in _by(parsed, tokens)}


def _subjects(tokens: Tokens) -> set[str]:
    """The nouns that do something: where another one does, the claim's may have done none of it."""
    return {t.lemma for t in tokens if t.dep in ("nsubj", "nsubjpass") and t.tag.startswith("NN")}


def _in_order(event: frozenset[str], claim: Tokens, sentence: Tokens) -> bool:
    """Whether the nouns of an event stand in the same order on both sides, so that nobody has changed places."""
    orders = [[t.lemma for t in tokens if t.lemma in event and t.tag.startswith("NN")] for tokens in (claim, sentence)]
    return len(orders[0]) < 2 or orders[0] == [word for word in orders[1] if word in orders[0]]


def _passives(tokens: Tokens) -> int:
    return sum(token.dep == "auxpass" for token in tokens)


def _content(tokens: Tokens) -> list[str]:
    """What a sentence says by its words: who says it of all of them says more than who says it of them."""
    links = {"before", "after", "until", "then", "later"}
    every = set(data()["many"][0].split())
    return [
        t.lemma
        for t in tokens
        if (t.tag[:2] in _CONTENT and t.lemma not in _SMALL | links and t.dep not in ("aux", "auxpass")) or t.lemma in every
    ]


def _base(word: str) -> str:
    """An adverb as its adjective: heavily is heavy."""
    return word.removesuffix("ily") + "y" if word.endswith("ily") else word.removesuffix("ly") if len(word) > 4 else word


def _denies(tokens: Tokens) -> bool:
    """Whether a sentence may say something else than that both events took place."""
    words = {token.lemma for token in tokens}
    may = any(token.tag == "MD" or token.lemma in _NONE for token in tokens)
    return may or bool(words & (data()["guards"] - {"as", "until", "once"})) or any(token.dep == "neg" for token in tokens)


def _sentence_of(parsed: Parse, link: Link) -> tuple[Token, ...]:
    """The tokens of the sentence in which a link stands."""
    index = next(i for i, token in enumerate(parsed.tokens) if token.start == link.start)
    while parsed.tokens[index].head != index:
        index = parsed.tokens[index].head
    return tuple(parsed.tokens[i] for i in parsed.subtree(index))
