"""Dialogues: who is only spoken of in one says nothing there, and what one of them says is not another's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.checks.claim import Claim
from factcheck.checks.plain_text import source_span
from factcheck.checks.speech.holders import Holder
from factcheck.checks.speech.quoted import VERB
from factcheck.checks.speech.speakers import KIND, shown
from factcheck.checks.speech.statements import Statement, claimed, content, covers
from factcheck.checks.vocabulary.words import pieces
from factcheck.report import Reason, SourceSpan
from factcheck.text.reading.dialogue import Turn, turns

_SAID = frozenset({"report", "admit", "claim", "promise", "deny", "ask"})
_OTHERWISE_SAID = (
    r"rang|rings?|called|calls|phoned|texted|messaged|mailed|emailed|wrote|writes|swore|swears|wants?|wanted|complain\w*|mention\w*|voice"
    r"|letter|message|note|email|text|call|heard"
)
_MET = r"from|according to|(?:spoke|spoken|speak|talk\w*|chat\w*|met|saw|ask(?:ed)?)(?: to| with)?"
_BY_SOMEBODY = re.compile(rf"\b(?:he|she|they)\b[^.?!\n]{{0,20}}?(?:{VERB.pattern}|\b(?:{_OTHERWISE_SAID})\b)", re.I)
_YES = re.compile(
    r"\b(?:yes|yeah|yep|yup|right|true|exactly|indeed|sure|of course|same here|me too|so (?:do|did|am|was) i|agreed?"
    r"|i (?:know|did|do|was|am|have|had|heard|saw)|it (?:is|was|does|did))\b",
    re.I,
)
"""What one says who says the same as the one before."""
_SOON = 3  # turns in which one answers


def find(claim: Claim) -> list[Reason]:
    """What somebody is told to have said in a dialogue in which he says nothing, or only another says so."""
    for said in claimed(claim):
        if said.kind not in _SAID or not said.holder.name:
            continue
        for index, source in enumerate(claim.sources):
            found = turns(source)
            if not found or any(turn.is_mail for turn in found):
                return []
            if place := _said_by_another(claim, said, source, found):
                start, end = (at - claim.sentence.start for at in (said.holder.start, said.holder.end))
                message = f"In the source {place[0]}, and {shown(claim.rewrite, said.holder)} does not."
                return [claim.reason(KIND, message, start, end, source_span(claim, index, *place[1:]))]
    return []


def _said_by_another(claim: Claim, said: Statement, source: str, found: Sequence[Turn]) -> tuple[str, int, int] | None:
    """Who says it instead, and where; or who speaks of somebody that says nothing."""
    told = [turn for turn in found if not _is(said.holder, turn)]
    if len(told) == len(found):
        name = re.compile(rf"\b{re.escape(said.holder.name[-1])}\b", re.I)
        spoken_of = next(((turn, m) for turn in told if (m := name.search(source, turn.start, turn.end))), None)
        if spoken_of is None or _may_have_said(said.holder, source, found):
            return None
        return f"{spoken_of[0].speaker} speaks", spoken_of[1].start(), spoken_of[1].end()
    own = [sentence for turn in found if turn not in told for sentence in _sentences(source, turn)]
    if any(2 * len(content(one.text) & said.words) >= len(said.words) for one in own):
        return None
    for number, turn in enumerate(found):
        answers = [following for following in found[number + 1 : number + 1 + _SOON] if following not in told]
        if turn not in told or any(_YES.search(source, one.start, one.end) for one in answers):
            continue
        for one in _sentences(source, turn):
            if not one.text.rstrip().endswith("?") and covers(content(one.text), said.words, True):
                return f"{turn.speaker} says this", one.start, one.end
    return None


def _is(who: Holder, turn: Turn) -> bool:
    """Whether somebody may be the speaker of a turn, by a part of his name or a short one."""
    parts = re.findall(r"\w+", turn.speaker.lower())
    return any(part.startswith(name[:3]) or name.startswith(part) for name in who.name for part in parts)


def _may_have_said(who: Holder, source: str, found: Sequence[Turn]) -> bool:
    """Whether the dialogue tells of words of somebody who is not there: "Jonas says hello", "he wants it back"."""
    name = re.escape(who.name[-1])
    his = re.compile(
        rf"\b{name}\b[^.?!\n]{{0,40}}?(?:{VERB.pattern}|\b(?:{_OTHERWISE_SAID})\b)"
        rf"|(?:\b(?:{_MET}|{_OTHERWISE_SAID})|{VERB.pattern})\s(?:\w+\s){{0,2}}{name}\b",
        re.I,
    )
    return any(his.search(source, turn.start, turn.end) or _BY_SOMEBODY.search(source, turn.start, turn.end) for turn in found)


def _sentences(source: str, turn: Turn) -> list[SourceSpan]:
    return [piece for piece in pieces(SourceSpan(0, turn.start, turn.end, source[turn.start : turn.end])) if piece.text.strip()]
