"""Statements in indirect speech and in quotations: who says what, in what spirit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from factcheck.checks.claim import Claim
from factcheck.checks.kept import kept
from factcheck.checks.plain_text import plain
from factcheck.checks.quotations.marks import outer_quotes, overlapping
from factcheck.checks.speech.holders import Holder, inverted, phrase, subject_before
from factcheck.checks.speech.identity import resolved
from factcheck.checks.speech.quoted import ACCORDING, PASSIVE, PHRASE_END, VERB, clause, speaker_of
from factcheck.checks.speech.tables import VERBS, WEIGHTS
from factcheck.checks.vocabulary.words import fold, pieces, scan, stem
from factcheck.report import SourceSpan

COVERED = 0.75
"""Share of the words of a statement that another must have to be the same."""
_LONGEST = 700
_MOST_QUOTATIONS = 50
_BARE = frozenset("say says said tell tells told".split())
_NEEDS_THAT = frozenset({"report", "ask", "promise", "admit", "speak", "deny"})
_SMALL = frozenset(
    "a an the of in on at to and or for by with from as that this these those is are was were be been being has have had do does did "
    "it its he she they we i you his her hers their our my your him them us me himself herself themselves will would can could may "
    "might shall should must not no never who which what when where s t n also there".split()
)
_DENIAL = re.compile(r"\b(?:not|never|no|nobody|none|neither|nor|cannot|without)\b|n't\b", re.I)
_NEXT_CLAUSE = re.compile(r"\s(?:before|after|when|until|while|since)\s")
_OTHERS_WORD = re.compile(
    r";\s|,\s(?:which|who|whose|where)\b|,?\s(?:but|while|whereas)\s(?!(?:that|he|she|it|they|his|her|its|their|not|also)\b)"
)
"""What is no longer said by the one who says the rest: "blamed a fire at its mill, which stood idle", "argued that ..., but the judge"."""
_OTHERS_SENTENCE = re.compile(r";\s|,?\s(?:but|while|whereas)\s")
"""What leads up to another's statement."""
_OWN_DEED = re.compile(r"\sand\s(?:has|have|had|is|are|was|were|will)\b")
_HEDGED = re.compile(
    r"\b(?:alleged(?:ly)?|reportedly|supposedly|purported(?:ly)?|apparently|accus\w+|accord\w+|suspect\w*|claim\w*|charg\w+|"
    r"(?:is|are|was|were) (?:said|believed|thought|understood) to|"
    r"may|might|could|would|possibl\w+|perhaps|if|whether|some|many|view\w*|opinion|critic\w*|argu\w+|disput\w+|den(?:y|ies|ied))\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Statement:
    """``text[start:end]`` is what `holder` says, in the sentence at ``text[sentence_start:sentence_end]``; `words` are its stems."""

    holder: Holder
    kind: str
    start: int
    end: int
    sentence_start: int
    sentence_end: int
    words: frozenset[str]
    denies: bool

    def is_disputed(self, told: Sequence[Statement]) -> bool:
        """Whether it is only somebody's word: an accusation, a denial, of a party while the other is heard too, a mere belief."""
        weight = WEIGHTS.get(self.holder.side, "")
        if weight == "party":
            return any(
                (one.holder.side, one.holder.name) != (self.holder.side, self.holder.name)
                and (WEIGHTS.get(one.holder.side) == "party" or one.holder.side == "court" or one.kind == "deny")
                for one in told
            )
        return (
            self.kind in ("accuse", "allege", "argue", "deny")
            or weight == "against"
            or (weight == "saw" and self.kind in ("believe", "claim", "argue"))
        )

    def told_elsewhere(self, text: str, told: Sequence[Statement]) -> bool:
        """Whether a sentence of the text says it in which nobody is quoted with it."""
        return told_as_fact(self.words, self.denies, text, told)


def told_as_fact(words: Set[str], denies: bool, text: str, told: Sequence[Statement]) -> bool:
    """Whether a sentence of the text, outside the statements `told`, says what these words say."""
    taken = {one.sentence_start for one in told}
    return any(start not in taken and covers(found, words, True) for start, found in _sentence_words(text))


@kept
def _sentence_words(text: str) -> tuple[tuple[int, frozenset[str]], ...]:
    return tuple((piece.start, content(piece.text)) for piece in _sentences(text))


def covers(found: Set[str], wanted: Set[str], same_sense: bool) -> bool:
    """Whether words hold enough of those of a statement to be the same statement."""
    return same_sense and len(wanted) >= 2 and len(found & wanted) / len(wanted) >= COVERED


def content(text: str) -> frozenset[str]:
    """The stems of the words that carry what is said."""
    words = (fold(match[0]).removesuffix("'s") for match in scan(text))
    return frozenset(stem(word) for word in words if word not in _SMALL)


def is_hedged(text: str) -> bool:
    """Whether a sentence says itself that what it tells is somebody's word or uncertain."""
    return bool(_HEDGED.search(text) or ACCORDING.search(text))


def claimed(claim: Claim) -> list[Statement]:
    """The statements of the claim's sentence, by offsets into the rewrite."""
    low, high = claim.sentence.start, claim.sentence.end
    return [one for one in statements(claim.rewrite) if low <= one.sentence_start < high and one.holder.start >= low]


@kept
def statements(text: str) -> tuple[Statement, ...]:
    """All statements of a text that are somebody's."""
    flat = plain(text)
    found: list[Statement] = []
    sentences = _sentences(flat)
    for sentence in sentences:
        found += (own := list(_indirect(flat, sentence)))
        for quote in overlapping(outer_quotes(flat), sentence.start, sentence.end)[:_MOST_QUOTATIONS]:
            low, high = max(quote.inner, sentence.start), min(quote.inner_end, sentence.end)
            inside = any(one.start <= low < one.end for one in own)
            if low < high and not inside and (speaker := speaker_of(flat, quote)):
                found.append(_statement(flat, speaker, "report", low, high, sentence))
    return tuple(found)


def _sentences(text: str) -> list[SourceSpan]:
    found: list[SourceSpan] = []
    for line in re.finditer(r"[^\n]+", text):
        for start in range(line.start(), line.end(), 20_000):
            end = min(line.end(), start + 20_000)
            found += [piece for piece in pieces(SourceSpan(0, start, end, text[start:end])) if piece.text.strip()]
    return found


def _indirect(text: str, sentence: SourceSpan, low: int = -1) -> Iterator[Statement]:
    """The statements of a sentence, from `low` on: "Mehl thinks that ..., while Penn says that ..."."""
    if len(sentence.text) > _LONGEST:
        return
    low, high = max(low, sentence.start), sentence.end
    if match := ACCORDING.search(text, low, high):
        stop = PHRASE_END.search(text, match.end(), high)
        holder = phrase(text, match.end(), stop.start() if stop else high)
        start, end = (stop.end(), high) if stop and not text[low : match.start()].strip() else (low, match.start())
        other = _OTHERS_SENTENCE.search(text, start, end) if end == high else None
        end = other.start() if other else end
        if holder := resolved(text, holder, low):
            yield _statement(text, holder, "report", start, end, sentence)
        if other:
            yield from _indirect(text, sentence, other.end())
        return
    for verb in VERB.finditer(text, low, high):
        if _in_quotation(text, verb.start()) or PASSIVE.search(text[low : verb.start()]):
            continue
        if found := _told(text, verb, low, high):
            holder, start, end = found
            if holder := resolved(text, holder, low):
                yield _statement(text, holder, VERBS[verb[0]], start, end, sentence)
            if other := _OTHERS_SENTENCE.match(text, end, high):
                yield from _indirect(text, sentence, other.end())
            return


def _told(text: str, verb: re.Match[str], low: int, high: int) -> tuple[Holder, int, int] | None:
    """The holder and the stretch of what he says, before or behind the verb."""
    kind = VERBS[verb[0]]
    rest = text[verb.end() : high]
    if text[low : verb.start()].rstrip().endswith((",", '"')) and verb[0] not in ("told", "tells"):
        stop = PHRASE_END.search(text, verb.end() + 1, high)
        if holder := inverted(text, verb.end(), stop.start() if stop else high):
            return holder, low, verb.start()
    subject = subject_before(text, clause(text, low, verb.start()), verb.start())
    if subject is None:
        return None
    if not content(re.sub(r"\b(?:reporters|journalists|later|yesterday|today|on \w+day|court|the court)\b", "", rest)):
        return (subject, low, subject.start) if subject.start > low else None
    that = re.match(r"(?:\s(?!that\b)[\w'.-]+){0,7}?\sthat\s", rest)
    if verb[0] not in _BARE and kind in _NEEDS_THAT and not that and not re.match(r"\s?[:,]", rest):
        return None
    said = that.end() if that else 0
    ends = [_OTHERS_WORD.search(rest, said), None if that else _OWN_DEED.search(rest)]
    if kind == "claim" and not that:
        ends.append(_NEXT_CLAUSE.search(rest))  # "complained of the noise before the club was closed"
    return subject, verb.end() + said, verb.end() + min((end.start() for end in ends if end), default=len(rest))


def _in_quotation(text: str, at: int) -> bool:
    return bool(overlapping(outer_quotes(text), at, at + 1))


def _statement(text: str, holder: Holder, kind: str, start: int, end: int, sentence: SourceSpan) -> Statement:
    said = text[start:end]
    return Statement(
        holder, kind, start, end, sentence.start, sentence.end, content(said), bool(_DENIAL.search(said)) != (kind == "deny")
    )
