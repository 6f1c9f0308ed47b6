"""The decision: from the labels of pairs and the findings of exact checks to the verdict of a sentence.

Each passage that a claim was judged by says how likely it entails (e) and contradicts (c) it. The claim's verdict takes the
best entailment and the best contradiction as odds against neutral::

    entailed : neutral : contradicted  =  e/(1-e) : 1 : c/(1-c)

so that the label is the larger of the two where it is above one half, and neutral otherwise; strong evidence both ways shows as two
like probabilities. What counts as the best:

- A contradiction counts only from a passage about the same thing: its similarity to the claim is at least
  `factcheck.evidence.passages.ABOUT_THE_SAME`, so an unrelated sentence cannot contradict, however sure the model is.
- A contradiction by a part of a larger passage that as a whole entails the claim does not count: the whole knows more. So from one
  half on, e of a larger passage bounds c of the passages within it to 2(1 - e).
- A claim that leans on the sentences before it is entailed where it is so alone or together with them, and contradicted only where it is
  both ways.
- A claim of several statements is entailed where each of them is, and contradicted where one of them is and none entails it.
- Where the widest passage was asked too, all of a short source or an excerpt of a longer one, what it says counts as much as all of
  the above: the mean of both log-odds. As such a mean is less than the best, and most sentences of a rewrite are right, the odds of
  entailed are then taken as often as the preset says (`prior` and `prior_of_excerpt` of `factcheck.judgement.presets.Preset`). Of a
  single short source `factcheck.pipeline.decide` leaves out what lies between its closest sentence and all of it.
- A view is not a fact: where the passage or the claim, but not both, tells what somebody thinks or claims ("critics say the plan
  failed"), it does not contradict. A source sentence that is only a disputed view (of critics, analysts, some; a claim or an
  accusation) entails a plain statement to at most `VIEW_ENTAILS`; one of the people who should know ("police believe") may entail it.
- A finding of severity "error" outweighs the model: it takes the entailment away, and with a place in a source about the same thing
  that differs, it contradicts. Errors of the kinds in `UNSUPPORTED` only take the entailment away: other words in quotation marks, or
  a party's word told as a fact, are not what the source says, but need not be against it; that is the model's to say. Where the model
  was asked with the source's own words in their place ("complete" for "full"), such an error leaves the label alone.
- An error of a kind in `GIVES_WAY` is no more than a warning where the claim has words of its own and a passage of a short source plainly
  entails it: what code takes for another figure, deed or order is then mostly told in other words. In a long source it mostly is none of
  the source's (docs/notes/2026-11-30-errors-that-give-way.md).
- A finding of a kind in `ACQUITTING`, severity "info", says that code found the claim right: it is entailed, whatever the model says.
- A finding of a kind in `LABEL_STANDS` leaves the label alone: the statement may be right, whoever is cited for it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace

from factcheck.evidence.passages import Judged, Same
from factcheck.report import Evidence, Label, Probabilities, Reason, SourceSpan

FOUND_WRONG = 0.9
"""P(contradicted) of a claim in which an exact check found an error; 1 - FOUND_WRONG bounds its P(entailed)."""

ACQUITTING = frozenset({"absence", "speaker", "table"})
"""Kinds of exact checks whose findings of severity "info" say that the claim is right."""

LABEL_STANDS = frozenset({"citation"})
"""Kinds of findings that change neither label nor score: somebody says it, though not who is named."""

VIEW_ENTAILS = 0.4
"""Most P(entailed) that a source sentence which only tells somebody's disputed view gives to a plain statement."""

PART_CONTRADICTS = 0.85
"""Least P(contradicted) of one of a claim's statements, on which nothing entails it, that makes the whole wrong."""

UNSUPPORTED = frozenset({"quotation", "attribution", "condition", "modality"})
"""Kinds whose errors say that the source does not have it so, not that it is otherwise."""

GIVES_WAY = frozenset({"condition", "date", "modality", "negation", "number", "role", "scope"})
"""Kinds whose errors are warnings in a claim of its own words that a passage of a short source plainly entails."""

PLAINLY = 0.7
"""P(entailed) by a passage that plainly entails."""

_LIMIT = 1e-4
_DOUBT = 1e-3
"""No view of a claim is surer than this when it is weighed against another."""
_DECIMALS = 6
_HOLDERS = (
    "critics|opponents|supporters|sceptics|skeptics|detractors|activists|campaigners|analysts|observers|some|many|others|rivals"
)
_DISPUTED = (
    rf"(?:{_HOLDERS})\b[^.;]{{0,40}}\b(?:say|said|think|thought|fear|feared|warn|warned|hope|hoped|see|saw)"
    r"|claim(?:s|ed)? (?:that|to)|alleg(?:e|es|ed)|accuse[sd]?"
)
_DISPUTED_VIEW = re.compile(rf"\b(?:{_DISPUTED})\b", re.I)
_VIEW = re.compile(
    rf"\b(?:{_DISPUTED}|argue[sd]?|believe[sd]?|insist(?:s|ed)?|maintain(?:s|ed) that|in (?:his|her|their) (?:view|opinion))\b",
    re.I,
)


def is_view(text: str) -> bool:
    """Whether a text tells what somebody thinks or claims ("critics say", "she believes"), rather than what is so."""
    return bool(_VIEW.search(text))


def best_entailment(judged: Sequence[Judged], claim: str) -> float:
    """The highest P(entailed) by any passage; 0 without any."""
    best = 0.0
    for j in judged:
        only_a_view = j.passage.size == 1 and bool(_DISPUTED_VIEW.search(j.passage.text)) and not is_view(claim)
        best = max(best, min(j.probabilities.entailed, VIEW_ENTAILS if only_a_view else 1.0))
    return best


def best_contradiction(judged: Sequence[Judged], claim: str) -> float:
    """The highest P(contradicted) by a passage whose contradiction counts; 0 without any."""
    best = 0.0
    for j in judged:
        if not j.passage.about_the_same or is_view(j.passage.text) != is_view(claim):
            continue
        wholes = (k.probabilities.entailed for k in judged if k is not j and k.passage.contains(j.passage))
        best = max(best, min(j.probabilities.contradicted, 2.0 * (1.0 - max(wholes, default=0.0))))
    return best


def combine(
    claim: str,
    judged: Sequence[Judged],
    in_context: Sequence[Judged] = (),
    context: str = "",
    reasons: Sequence[Reason] = (),
    in_parts: Sequence[Sequence[Judged]] = (),
    by_widest: Sequence[Judged] = (),
    prior: float = 1.0,
) -> Probabilities:
    """The verdict's probabilities.

    Args:
        claim: the sentence's text.
        judged: the passages and what they say of the claim alone; without any, neutral is certain.
        in_context: the same of the claim together with the sentences before it, empty where it was not judged so.
        context: the text that `in_context` was judged with.
        reasons: the findings of exact checks.
        in_parts: the same of each of the claim's single statements, empty where it was not judged so.
        by_widest: what the widest passage says of the claim, empty where it was not judged so.
        prior: how many times the odds of *entailed* are those of the mean with it.
    """
    entailed, contradicted = best_entailment(judged, claim), best_contradiction(judged, claim)
    if in_context:
        entailed = max(entailed, best_entailment(in_context, context))
        contradicted = min(contradicted, best_contradiction(in_context, context))
    if in_parts:
        entailed, contradicted = _with_parts(entailed, contradicted, claim, in_parts)
    if by_widest:
        against = max(j.probabilities.contradicted if j.passage.about_the_same else 0.0 for j in by_widest)
        entailed = _between(entailed, best_entailment(by_widest, claim))
        contradicted = _between(contradicted, against)
    errors = errors_of(reasons)
    if errors:
        entailed = min(entailed, 1.0 - FOUND_WRONG)
        about = any(j.passage.about_the_same for j in judged)  # an error by a table has found the row and the column
        if any(reason.source and reason.kind not in UNSUPPORTED and (about or reason.kind == "table") for reason in errors):
            contradicted = max(contradicted, FOUND_WRONG)
    elif any(acquits(reason) for reason in reasons):
        entailed, contradicted = max(entailed, FOUND_WRONG), min(contradicted, 1.0 - FOUND_WRONG)
    odds_e, odds_c = _odds(entailed) * (prior if by_widest else 1.0), _odds(contradicted)
    total = odds_e + 1.0 + odds_c
    e, c = round(odds_e / total, _DECIMALS), round(odds_c / total, _DECIMALS)
    return Probabilities(e, round(max(0.0, 1.0 - e - c), _DECIMALS), c)


def errors_of(reasons: Sequence[Reason]) -> list[Reason]:
    """The errors that speak against what a sentence states."""
    return [reason for reason in reasons if reason.severity == "error" and reason.kind not in LABEL_STANDS]


def giving_way(reasons: Sequence[Reason], rewrite: str) -> list[Reason]:
    """The findings on a claim of its own words that a passage of a short source plainly entails.

    A figure that the source has with another unit or scale, 2.9 pounds for 2.9 kg, is worked out of nothing, and stays an error.
    """
    return [
        replace(r, severity="warning")
        if r.severity == "error" and r.kind in GIVES_WAY and not _is_same_figure(rewrite[r.start : r.end], r.source)
        else r
        for r in reasons
    ]


def _is_same_figure(text: str, place: SourceSpan | None) -> bool:
    """Whether two amounts have the same digits, apart from zeros at their ends: "40 cents" and "€0.04"."""
    ours, theirs = ("".join(filter(str.isdigit, each)).strip("0") for each in (text, place.text if place else ""))
    return bool(ours) and ours == theirs


def _with_parts(entailed: float, contradicted: float, claim: str, in_parts: Sequence[Sequence[Judged]]) -> tuple[float, float]:
    """P(entailed) and P(contradicted) of a claim, drawn from the whole and from its statements.

    A claim is entailed where all its statements are. One that is contradicted, while no passage entails it, makes the whole wrong.
    """
    found = [(best_entailment(part, claim), best_contradiction(part, claim)) for part in in_parts]
    weakest = min(e for e, _ in found)
    against = max(min(c, 1.0 - e) for e, c in found)
    if weakest > entailed:
        return weakest, min(contradicted, 1.0 - weakest)
    sure = against >= PART_CONTRADICTS and weakest < 1.0 - PART_CONTRADICTS
    return (weakest, max(contradicted, against)) if sure else (entailed, contradicted)


def deciding(reasons: Sequence[Reason], same: Sequence[Same], start: int) -> list[Reason]:
    """The findings that the label depends on: all but those on wording that the model read in the passage's own terms.

    `same` are the stretches so read, by offsets into the claim, which begins at `start`.
    """
    return [
        reason
        for reason in reasons
        if reason.kind not in UNSUPPORTED
        or not any(start + one.start <= reason.start and reason.end <= start + one.end for one in same)
    ]


def acquits(reason: Reason) -> bool:
    """Whether a finding says that code found the claim right."""
    return reason.severity == "info" and reason.kind in ACQUITTING


def label_of(probabilities: Probabilities) -> Label:
    """The likeliest label; of equals, neutral before contradicted before entailed."""
    e, n, c = probabilities.entailed, probabilities.neutral, probabilities.contradicted
    if n >= max(e, c):
        return "neutral"
    return "contradicted" if c >= e else "entailed"


def ordered_evidence(judged: Sequence[Judged], label: Label, most: int, reasons: Sequence[Reason] = ()) -> tuple[Evidence, ...]:
    """The passages as evidence: first the one that decided the label, the rest by similarity; at most `most` passages.

    The deciding passage is the one that holds what an exact check found to differ; else of those that speak about as surely as the
    surest, the closest and of these the smallest, or a part of it that decides by itself. Passages around one that decides are left out.
    """
    if not judged:
        return ()

    places = [reason.source for reason in reasons if reason.severity == "error" and reason.source]

    def sureness(item: Judged) -> float:
        p = item.probabilities
        decides = {"entailed": p.entailed, "contradicted": p.contradicted if item.passage.about_the_same else -1.0}
        return decides.get(label, 0.0)

    def strength(item: Judged) -> tuple[int, float, float, int]:
        found = sum(
            part.source == place.source and part.start <= place.start < part.end
            for place in places
            for part in item.passage.parts
        )
        return found, 0.0 if found else round(sureness(item), 1), item.passage.similarity, -len(item.passage.text)

    surest = max(judged, key=strength)
    narrower = [j for j in judged if surest.passage.contains(j.passage) and sureness(j) > 0.5 and not strength(surest)[0]]
    first = max(narrower, key=strength, default=surest)
    decides = bool(strength(first)[0]) or sureness(first) > 0.5
    others = [j for j in judged if j is not first and not (decides and j.passage.contains(first.passage))]
    rest = sorted(others, key=lambda j: -j.passage.similarity)
    return tuple(
        Evidence(part.source, part.start, part.end, part.text, round(j.passage.similarity, _DECIMALS), j.probabilities, number)
        for number, j in enumerate([first, *rest][:most])
        for part in j.passage.parts
    )


def _between(one: float, other: float) -> float:
    """The probability halfway between two by their log-odds."""
    odds = math.sqrt(_odds(one, _DOUBT) * _odds(other, _DOUBT))
    return odds / (1.0 + odds)


def _odds(probability: float, limit: float = _LIMIT) -> float:
    p = min(max(probability, limit), 1.0 - limit)
    return p / (1.0 - p)
