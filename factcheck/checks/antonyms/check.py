"""A word turned into its opposite ("rose" into "fell") or into another of its kind ("neck" into "back"), against a near copy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from pathlib import Path

from factcheck.checks.claim import Claim
from factcheck.checks.tables import read_rows, read_sections, read_word_lists
from factcheck.checks.vocabulary.rivals import are_rivals, is_named
from factcheck.checks.vocabulary.word_tables import AUXILIARIES
from factcheck.checks.vocabulary.words import Pairing, Stream, Word, fold, is_adverb, pairings, settled, stem
from factcheck.report import Reason, Severity
from factcheck.text.languages import ENGLISH_WORDS

_FOLDER = Path(__file__).parent
_PREFIXES = _FOLDER / "prefixes.toml"
_NEGATIVE_PREFIXES: tuple[str, ...] = tuple(read_sections(_PREFIXES)["negative"])
_NO_OPPOSITES = read_word_lists(_PREFIXES)["no_opposites"]
_OPPOSITES: dict[str, set[str]] = {}
for _row in read_rows(_FOLDER / "antonyms.tsv"):
    _left, _right = ([stem(word) for word in cell.split()] for cell in _row)
    for _words, _others in ((_left, _right), (_right, _left)):
        for _word in _words:
            _OPPOSITES.setdefault(_word, set()).update(_others)
_HELPERS = frozenset(map(stem, AUXILIARIES))
_LONGEST = 3
_ONES = frozenset("one two three four five six seven eight nine ten eleven twelve half".split())
_DEALS = frozenset(map(stem, "sell buy lend borrow".split())) | {"sell", "buy", "lend", "borrow"}
_BE = frozenset("is are was were be been being".split())
_AMOUNTS = frozenset(map(stem, "more fewer less most few many majority minority".split()))
_CLAUSE = re.compile(
    r"[,;:.!?]\s|\b(?:and|(?<!anything )but|while|whereas|when|after|before|because|who|which|though|although)\b", re.I
)
_PART = re.compile(r"[,;:]\s|\b(?:and|but|while|whereas|though|although)\s", re.I)
_NOBODY = re.compile(r"\b(?:no|none|nobody|no one|nothing|neither|never)\b", re.I)
_HARDLY = re.compile(
    r"\b(?:hardly|barely|scarcely|rarely|seldom|anything but|far from|(?:fail|refus|declin)\w* to)(?: \w+){0,2}\W*\Z", re.I
)
_REFUSES = frozenset(map(stem, "refuse reject decline oppose forbid ban".split()))
_UNLESS = re.compile(r"\b(?:until|unless|without|before|except)\b", re.I)
_IF = re.compile(r"\b(?:on (?:the )?condition|provided|providing|as long as|only (?:if|when|after|once)|if|once|first)\b", re.I)
"""Who agrees on a condition refuses unless it is met."""
_SHARE = re.compile(
    r"(?<!first )(?<!second )(?<!other )(?<!latter )\bhalf\b(?! an? | the (?:year|time|day))"
    r"|\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten) (?:in|out of) (?:\d+|two|three|four|five|six|seven|eight|nine|ten)\b"
    r"|\b[\w.]+[ -](?:quarters?|thirds?|fifths?|tenths?|percent|per cent)\b|\b[\d.]+\s?%",
    re.I,
)
"""How much of a thing: of the rest the opposite is true."""


def find(claim: Claim) -> list[Reason]:
    """Opposites put in the place of a word, an error in a near copy, else a warning; and others of its kind, only in a near copy."""
    pairs = pairings(claim)
    told = frozenset(word.key for pairing in pairs for word in pairing.source.words)
    done = settled(pairs, [set()] * len(pairs))
    reasons: dict[int, Reason] = {}
    for pairing in pairs:
        swaps = [(*swap, "is the opposite of") for swap in _swaps(pairing)]
        swaps += [(here, there, "error", "is another thing than") for here, there in _exchanged(pairing, pairs)]
        for here, there, severity, what in swaps:
            if here not in done and here not in reasons and not _is_of_another(pairing, here, told):
                if _is_on_a_condition(pairing, here):
                    continue
                ours, theirs = pairing.rewrite.words[here], pairing.source.words[there]
                message = f'"{ours.text}" {what} "{theirs.text}" in the source'
                reasons[here] = claim.reason(
                    "antonym", message, ours.start, ours.end, pairing.word_span(theirs, theirs), severity
                )
    return [reasons[place] for place in sorted(reasons)]


def _is_on_a_condition(pairing: Pairing, here: int) -> bool:
    """Whether one is said to refuse until or unless something, and to agree on that condition in the source."""
    word = pairing.rewrite.words[here]
    return word.key in _REFUSES and bool(_UNLESS.search(pairing.rewrite_text, word.end)) and bool(_IF.search(pairing.span.text))


def _is_of_another(pairing: Pairing, here: int, told: Set[str]) -> bool:
    """Whether only another sentence speaks of what leads up to a word: "the river road is longer" where "the old one is shorter"."""
    before = [word.key for word in pairing.rewrite.words[:here] if not _is_small(word)]
    known = {word.key for word in pairing.source.words}
    return bool(before) and not known & {*before} and told >= {*before}


def _exchanged(pairing: Pairing, pairs: Sequence[Pairing]) -> Iterator[tuple[int, int]]:
    """Places of a word and of another of its kind, which nothing near it has in the source, nor the rewrite beside it."""
    said = {word.key for other in pairs for word in other.source.words}
    written = {word.key for word in pairing.rewrite.words}
    for tag, i1, i2, j1, j2 in pairing.opcodes:
        if tag != "replace" or j2 - j1 > _LONGEST:
            continue
        content = [at for at in range(j1, j2) if not _is_small(pairing.rewrite.words[at])]
        replaced = [at for at in range(i1, i2) if not _is_small(pairing.source.words[at])]
        if len(content) != 1 or len(replaced) != 1:
            continue
        here, there = content[0], replaced[0]
        ours, theirs = pairing.rewrite.words[here], pairing.source.words[there]
        before = pairing.rewrite_text[: ours.start].split()[-1:]
        if (
            not are_rivals(ours.key, theirs.key, before[0].lower() if before else "")
            or is_named(ours.key, said)
            or is_named(theirs.key, written)
        ):
            continue
        if _figures(pairing.rewrite) - _figures(pairing.source):  # 24 cars a day are one an hour
            continue
        if _denied_near(pairing.rewrite, here) or _denied_near(pairing.source, there):
            continue
        if _severity(pairing, j1, j2, 1) == "error":
            yield here, there


def _swaps(pairing: Pairing) -> list[tuple[int, int, Severity]]:
    """Opposites in the place of one another; none where an amount is turned too: "few opposed it", "most supported it"."""
    found = list(_replaced(pairing))
    others = [swap for swap in found if pairing.rewrite.words[swap[0]].key not in _AMOUNTS]
    odd = (len(pairing.rewrite.negators) + len(pairing.source.negators)) % 2 == 1
    if _is_turned_with_more(pairing, found):
        return []
    found = [swap for swap in found if not _is_compared(pairing, swap[0])]
    return [] if (others or odd) and _turns_an_amount(pairing) else found


def _is_compared(pairing: Pairing, here: int) -> bool:
    """Whether the rewrite compares in words of its own: the danger is "smaller on southern slopes" where it is high on northern ones."""
    return any(
        at not in pairing.matched
        and at != here
        and (
            word.key in _AMOUNTS or (word.text.endswith("er") and (word.key in _OPPOSITES or stem(word.text[:-2]) in _OPPOSITES))
        )
        for at, word in enumerate(pairing.rewrite.words)
    )


def _is_turned_with_more(pairing: Pairing, swaps: Sequence[tuple[int, int, Severity]]) -> bool:
    """Whether two opposites change places and another word does too: the old is ten times the new, which is a tenth of the old."""
    pairs = {(pairing.rewrite.words[here].key, pairing.source.words[there].key) for here, there, _ in swaps}
    places = {here for here, _, _ in swaps}
    if not any((other, one) in pairs for one, other in pairs):
        return False
    return any(
        at not in pairing.matched and at not in places and (word.text[:1].isdigit() or not _is_small(word))
        for at, word in enumerate(pairing.rewrite.words)
    )


def _turns_an_amount(pairing: Pairing) -> bool:
    return any(
        theirs.key in _OPPOSITES.get(ours.key, ())
        for tag, i1, i2, j1, j2 in pairing.opcodes
        if tag == "replace"
        for ours in pairing.rewrite.words[j1:j2]
        if ours.key in _AMOUNTS
        for theirs in pairing.source.words[i1:i2]
    )


def _replaced(pairing: Pairing) -> Iterator[tuple[int, int, Severity]]:
    for tag, i1, i2, j1, j2 in pairing.opcodes:
        if tag != "replace" or j2 - j1 > _LONGEST:
            continue
        if sum(_is_content(word.key) for word in pairing.rewrite.words[j1:j2]) != 1:
            continue
        last = j2 == len(pairing.rewrite.words)
        if i2 - i1 > _LONGEST and not last:
            continue
        i2 = min(i2, i1 + j2 - j1) if last else i2
        theirs = {pairing.source.words[there].key for there in range(i1, i2)}
        for here in range(j1, j2):
            word = pairing.rewrite.words[here].key
            there = next((at for at in range(i1, i2) if are_opposites(word, pairing.source.words[at].key)), None)
            if there is None or word in theirs or _denied_near(pairing.rewrite, here) or _denied_near(pairing.source, there):
                continue
            if _is_from_the_other_side(pairing, here, there) or _is_told_behind(pairing, here, there):
                continue
            if (
                {word, pairing.source.words[there].key} <= _DEALS
                and _is_passive(pairing.rewrite, here)
                and _is_passive(pairing.source, there)
            ):
                continue  # what is sold is bought
            if word in _AMOUNTS and _tells_more(pairing, j1, j2):
                continue  # fewer than half of the seats were taken: more than half stayed empty
            if there and word.removesuffix(pairing.source.words[there].key).strip("-") == pairing.source.words[there - 1].key:
                continue  # "non - binary", taken apart
            replaced = sum(_is_content(word.key) for word in pairing.source.words[i1:i2])
            severity = _severity(pairing, j1, j2, replaced)
            if severity:
                yield here, there, severity


def _is_passive(sentence: Stream, place: int) -> bool:
    return any(word.text.lower() in _BE for word in sentence.words[max(0, place - 2) : place])


def _tells_more(pairing: Pairing, start: int, end: int) -> bool:
    """Whether the rewrite has other words of its own than those at a place."""
    words = enumerate(pairing.rewrite.words)
    return any(not start <= at < end and at not in pairing.matched and _is_content(word.key) for at, word in words)


def are_opposites(one: str, other: str) -> bool:
    """Whether two stemmed words are opposites by the table or by a prefix such as "un-"."""
    if other in _OPPOSITES.get(one, ()):
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= 4 and long not in _NO_OPPOSITES and any(long == prefix + short for prefix in _NEGATIVE_PREFIXES)


def _is_content(key: str) -> bool:
    """Whether a word counts where one is replaced by another: no helping verb, and no adverb but an opposite."""
    return key in _OPPOSITES or not (key in _HELPERS or is_adverb(key))


def _figures(sentence: Stream) -> set[str]:
    return {word.key for word in sentence.words if word.text[:1].isdigit() or word.key in _ONES}


def _is_small(word: Word) -> bool:
    return fold(word.text) in ENGLISH_WORDS or not _is_content(word.key)


def _denied_near(sentence: Stream, place: int) -> bool:
    return any(-3 <= at - place <= 1 for at, _ in sentence.negators)


def _is_from_the_other_side(pairing: Pairing, here: int, there: int) -> bool:
    """Whether what leads up to two opposites may make them say the same: "none was hurt", "half empty", "failed to win"."""
    ours = _CLAUSE.split(pairing.rewrite_text[: pairing.rewrite.words[here].start])[-1]
    theirs = _CLAUSE.split(pairing.span.text[: pairing.source.words[there].start])[-1]
    if any(bool(word.search(ours)) != bool(word.search(theirs)) for word in (_NOBODY, _HARDLY)):
        return True
    mine, other = (_SHARE.findall(text) for text in (ours, theirs))
    return bool(mine and other) and (mine != other or mine[-1].lower() == "half")


def _is_told_behind(pairing: Pairing, here: int, there: int) -> bool:
    """Whether the source tells the rewrite's word in a later clause, with what else the rewrite says: "Boys scored 54 points, girls 61"."""
    word, other = pairing.rewrite.words[here].key, pairing.source.words[there]
    again = [w for w in pairing.source.words if w.key == word and w.start > other.end]
    cuts = [match.end() for match in _PART.finditer(pairing.span.text)]
    if not again or not any(other.end <= cut <= again[-1].start for cut in cuts):
        return False
    start = max(cut for cut in cuts if cut <= again[-1].start)
    before = {w.key for w in pairing.source.words if w.start < start}
    behind = {w.key for w in pairing.source.words if w.start >= start}
    said = {w.key for w in pairing.rewrite.words if not _is_small(w) or w.text[:1].isdigit()} - {word}
    return bool(said & behind - before) and not said & (before - behind) & _figures(pairing.source)


def _severity(pairing: Pairing, start: int, end: int, replaced: int) -> Severity | None:
    closeness = pairing.closeness(start, end)
    if len(pairing.matched) < 3 or closeness < 0.5 or pairing.containment < 0.3:
        return None
    return "error" if closeness >= 0.6 and pairing.is_near_copy and replaced == 1 else "warning"
