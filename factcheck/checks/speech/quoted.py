"""Who says a quotation, told by the tag behind it, the words that lead up to it, or the quotation and sentence before it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from factcheck.checks.plain_text import plain
from factcheck.checks.quotations.marks import Quote, outer_quotes
from factcheck.checks.speech.holders import Holder, inverted, phrase, subject_before, subject_of
from factcheck.checks.speech.identity import mentions, resolved
from factcheck.checks.speech.tables import VERBS, WRITINGS
from factcheck.checks.speech.written import written_before, written_behind
from factcheck.checks.vocabulary.words import pieces
from factcheck.report import SourceSpan

_REACH = 300
_IN_A_LANGUAGE = re.compile(r"\(\s*(?:French|Dutch|Czech|Greek|Latin|Welsh|Hebrew|Hindi|[A-Z]\w+(?:ish|ese|an|ic))\s*:\s*$")
"""What leads up to a name in its own language, which nobody says: "Cold Hands (Danish: "Kolde hænder")"."""
_LONGEST_LANGUAGE = 24
_EARLIER = Holder(-2, -2, (), frozenset())  # the speaker of the quotation before
VERB = re.compile(rf"\b(?:{'|'.join(sorted(VERBS, key=len, reverse=True))})\b")
PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being|has been|to|not|n't)\s(?:[a-z]+ly\s)?$")
_DID_NOT = re.compile(r"\s(?:did|does|do|could|would)\snot\s")
_BOUNDARY = re.compile(r"[.!?]\s+(?=[^\W_a-z])|\n|[\"“”„«»]")
PHRASE_END = re.compile(r"[,.;:\n\"“”„«»()]|\s-+\s")
_ADDRESSEES = re.compile(
    r"(?:\s(?:(?:to|in|on|at|after|of|the|a|an|his|her|their|last|this|[A-Z][\w']*|reporters|journalists|me|us|him|them|later|"
    r"yesterday|today|news|conference|statement|paper|newspaper|court|interview|radio|television|tv|crowd|meeting|bbc|cnn))){0,7}\s*[.;]?\s*$"
)
_SUBJECT = r"(?=[A-Z]|(?:the|an?|one|his|her|their|its|he|she|they)\s)"
_NEXT_CLAUSE = re.compile(rf";\s|,?\swhose\s|,?\s(?:but|while|whereas|although|though|and)\s{_SUBJECT}")
_BESIDE = re.compile(rf",?\s(?:as|when|after|before|until|whom|to\swhich|to\swhom|[a-z]+ing)\s{_SUBJECT}")
_WHO = re.compile(r",\swho\s")
_CONJUNCTION = re.compile(r"[\s,]*(?:;|(?:but|while|whereas|although|though|and)\s)")
ACCORDING = re.compile(r"\b(?:[Aa]ccording to|[Ii]n the (?:view|opinion|words) of) ")


def speaker_of(text: str, quote: Quote) -> Holder | None:
    """Who says the quotation; None where the text does not make it sure."""
    flat = plain(text)
    if _IN_A_LANGUAGE.search(flat[max(0, quote.start - _LONGEST_LANGUAGE) : quote.start]):
        return None
    found = outer_quotes(text)
    place = bisect_left(found, quote.start, key=lambda other: other.start)
    return resolved(flat, _speaker(flat, found, place), quote.start) if place < len(found) else None


def _speaker(text: str, found: Sequence[Quote], place: int, depth: int = 0) -> Holder | None:
    """The speaker of the quotation with this number."""
    quote, earlier = found[place], found[place - 1] if place else None
    ends = text[quote.inner : quote.inner_end].rstrip()[-1:]
    behind = _behind(text, quote.end)
    closed = ends in (".", "!", "?", "…") and not re.match(r"\s*,", text[quote.end :][:3])
    low = _paragraph(text, quote.start)
    if earlier and earlier.end > low:
        low = earlier.end
    before = text[low : quote.start]
    introduced = _introduced(text, low, quote.start, bool(earlier and low == earlier.end))
    if ends != "." and (tag := _tag(text, quote.end, behind, closed)):
        both = introduced is not None and introduced.name and tag.name and not {*introduced.name} & {*tag.name}
        return None if both else tag  # "Hume called the plan "a joke", Penn said"
    if introduced:
        return introduced
    if tag := _tag(text, quote.end, behind, True):
        return tag
    if ends not in (".", "!", "?", ",", "…") or depth > 20:
        return None
    if earlier and low == earlier.end and not before.strip():
        return _speaker(text, found, place - 1, depth + 1)
    if earlier and not text[earlier.end : quote.start].strip() and text[earlier.end - 1] not in "\"”»'":
        return _speaker(text, found, place - 1, depth + 1)  # paragraphs of one speech, each opened anew
    before_it = _from_before(text, low, quote, earlier)
    return _speaker(text, found, place - 1, depth + 1) if before_it is _EARLIER else before_it


def _behind(text: str, start: int) -> int:
    """Where the sentence behind a quotation ends."""
    cut = _BOUNDARY.search(text, start, start + _REACH)
    return cut.start() + (text[cut.start()] in ".!?") if cut else min(len(text), start + _REACH)


def _tag(text: str, low: int, high: int, strict: bool) -> Holder | None:
    """The speaker in "said Mehl" or "Mehl told reporters" behind a quotation.

    A strict one is the whole sentence: behind a full stop "Lang added that ..." begins another statement.
    """
    stretch = text[low:high]
    lead = len(stretch) - len(stretch.lstrip(" ,-"))
    if writer := written_behind(text, low, high):
        return writer
    verb = VERB.match(text, low + lead, high)
    if verb:
        stop = PHRASE_END.search(text, verb.end() + 1, high)
        end = stop.start() if stop else high
        found = inverted(text, verb.end(), end, True)
        return _with_aside(text, found, end, high) if found else None
    if _CONJUNCTION.match(stretch):  # ', but Penn said no': of another matter
        return None
    if (
        strict
        and text[low + lead : high][:1].islower()
        and not re.match(r"(?:he|she|they|the|a|an|one|his|her)\b", text[low + lead : high])
    ):
        return None
    verb = next((v for v in VERB.finditer(text, low + lead, high) if not PASSIVE.search(text[low : v.start()])), None)
    if verb is None:
        return None
    rest = text[verb.end() : high]
    if strict and (not _ADDRESSEES.match(rest) or VERBS[verb[0]] in ("accuse", "deny", "speak")):
        return None
    return subject_before(text, low + lead, verb.start())


def _with_aside(text: str, holder: Holder, end: int, high: int) -> Holder:
    """With what a following aside says of him: "said Ellen Roos, the harbour master", "said the mayor of Lyon, Anna Kurz"."""
    aside = re.match(r",\s((?:[\w'-]+\s?){1,6})", text[end:high])
    if not aside:
        return holder
    name = None if holder.name else phrase(text, end + 2, end + aside.end())
    if name and name.name and not name.words:
        return replace(name, words=holder.words, head=holder.head)
    return replace(holder, words=holder.words | frozenset(re.findall(r"\b[a-z][\w-]+", aside[1])))


def _paragraph(text: str, at: int) -> int:
    """Where the paragraph begins that introduces what stands at `at`: the one before it if that ends in a colon."""
    low = max(text.rfind("\n", 0, at) + 1, 0)
    if not text[low:at].strip() and text[:low].rstrip().endswith(":"):
        return text.rfind("\n", 0, len(text[:low].rstrip())) + 1
    return low


def _introduced(text: str, low: int, at: int, behind_quotation: bool) -> Holder | None:
    """The speaker in "Mehl told reporters:", "Mehl said that the roof was" or, between two parts, "said Mehl,"."""
    before = text[low:at]
    if not before.strip():
        return None
    sentences = pieces(SourceSpan(0, low, at, before))
    last = sentences[-1]
    start = last.start
    if behind_quotation and len(sentences) == 1:
        lead = len(before) - len(before.lstrip(" ,-"))
        following = list(_NEXT_CLAUSE.finditer(before))
        latest = max((verb.start() for verb in VERB.finditer(before)), default=-1)
        beside = [mark for mark in _BESIDE.finditer(before) if mark.end() <= latest]
        start = low + max((mark.end() for mark in (*following, *beside)), default=lead)
        says = VERB.search(text, start, at)
        if following and before.rstrip().endswith(":") and not says:
            return None
        if (who := _WHO.search(before)) and len(mentions(text, low, low + who.start())) > 1:
            return None
        if (
            lead
            and re.search(r"[,:-]\s*$", before)
            and not ((following or beside) and says)
            and (tag := _tag(text, low, at, False))
        ):
            return tag
    if behind_quotation and len(sentences) > 1 and not last.text.strip():
        return None
    if match := list(ACCORDING.finditer(text, start, at)):
        stop = PHRASE_END.search(text, match[-1].end(), at)
        return phrase(text, match[-1].end(), stop.start() if stop else at)
    own_sentence = bool(re.search(r"[.!?]\s*$", before))
    if own_sentence:
        return None
    verbs = list(VERB.finditer(text, start, at))
    for verb in reversed(verbs):
        denied = _DID_NOT.search(text, start, verb.start())
        if denied and denied.end() == verb.start() and verb[0] == "agree" and re.search(r":\s*$", before):
            return subject_before(text, clause(text, start, denied.start()), denied.start())
        if PASSIVE.search(text[start : verb.start()]):
            if text[verb.start() - 3 : verb.start()] == "to ":
                continue
            return written_before(text, start, at)
        if subject := subject_before(text, clause(text, start, verb.start()), verb.start()):
            return (subject.head in WRITINGS and not subject.name and written_before(text, start, at)) or subject
    if writer := written_before(text, start, at):
        return writer
    return subject_of(text, start, at) if re.search(r":\s*$", before) else None


def clause(text: str, low: int, high: int) -> int:
    """Where the clause begins whose verb stands at `high`."""
    marks = list(
        re.finditer(r";\s|,?\s(?:but|while|whereas|although|because|and)\s(?=[A-Z]|the\s|he\s|she\s|they\s)", text[low:high])
    )
    return low + marks[-1].end() if marks else low


def _from_before(text: str, low: int, quote: Quote, earlier: Quote | None) -> Holder | None:
    """The speaker of a quotation that is a sentence by itself, told by the sentence before it."""
    before = text[low : quote.start]
    if not re.search(r"[.!?]\s*$", before):
        return None
    sentences = [s for s in pieces(SourceSpan(0, low, quote.start, before)) if s.text.strip(" .,")]
    if earlier and low == earlier.end and len(sentences) == 1 and _tag(text, low, sentences[0].end, False):
        return _EARLIER
    if not sentences:
        return None
    last = sentences[-1]
    subject = subject_of(text, last.start, last.end)
    if subject is None:
        return None
    others = {person.name[-1] for person in mentions(text, subject.end, last.end)} - set(subject.name)
    return None if others or (not subject.name and not subject.pronoun and not subject.side) else subject
