"""How a sentence links two events: which came first, and whether one is told as the cause of the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checks.claim import Claim
from factcheck.checks.clauses.links.event import SMALL, TIMES, Kind, Link, below, event, verb_above
from factcheck.checks.clauses.links.turns import in_turn
from factcheck.checks.clauses.matching import lost_capitals
from factcheck.checks.clauses.parsed import parse
from factcheck.checks.clauses.phrases import children
from factcheck.checks.numbers.change import role as role_of
from factcheck.checks.numbers.quantities import quantities
from factcheck.models.parser import Parse
from factcheck.report import Reason, SourceSpan

_LINKS: dict[str, tuple[Kind, bool]] = {
    "before": ("before", True), "until": ("before", True), "till": ("before", True),
    "after": ("before", False), "since": ("before", False), "following": ("before", False),
    "when": ("together", False), "as": ("together", False), "while": ("together", False), "once": ("before", False),
    "because": ("because", False), "despite": ("despite", False), "although": ("despite", False), "though": ("despite", False),
}  # fmt: skip
"""What a linking word says of what it hangs on and of what follows it; True: what it hangs on comes first."""
_CAUSES = {"because": "of", "due": "to", "owing": "to", "thanks": "to"}
"""Prepositions of two words that name a cause."""
_GAPS = frozenset("minute hour day night week fortnight month year decade century long shortly soon".split())
"""What a time that lies between two events is told in."""
_EFFECTS = frozenset(
    "cause make lead produce increase raise reduce lower cut prevent protect improve worsen boost trigger harm help".split()
)
"""Verbs of a cause and its effect."""
_GO_TOGETHER = re.compile(
    r"\b(?:linked (?:to|with)|tied to|associated with|associations?|correlat\w+|(?:more|less) likely to|tended to"
    r"|(?:higher|lower|greater|increased) risk of"
    r"|who\b[^,;]*\b(?:also|ha(?:d|ve|s) (?:\w+ )?(?:higher|lower|better|worse|fewer|more|less|larger|smaller)))\b"
)
"""Words with which a text says that two things go together, and no more."""
_LEAST_TOGETHER = 2
_MAY = frozenset("may might could can".split())
_UNTIL = frozenset(("until", "till"))
_PAST = frozenset(("VBD", "VBN", "VBG"))
_FROM_THEN = frozenset("after since once when from".split())
_NOBODY = frozenset("no none nobody nothing neither".split())
_FEW = frozenset("few fewer hardly scarcely barely little".split())
_STAYING = SMALL | frozenset("stay remain keep expect".split())
_FIGURES = frozenset(
    "price share sale stock profit revenue income currency rate market number demand economy vote turnout".split()
)
"""What sinks or collapses for many reasons."""
_ENDS = frozenset("close shut collapse burst crack burn sink capsize derail explode fold melt flood".split())
"""Verbs of what happens to a thing, which a passive could tell as well: a library "closed" or "was closed"."""


def links_of(parsed: Parse) -> list[Link]:
    """The links of a sentence: by a linking word, by "first ... then", and by the years that its verbs have."""
    tokens = parsed.tokens
    found = []
    for index, token in enumerate(tokens):
        if (cause := _cause_at(parsed, index)) is not None:
            own = event(parsed, token.head, but=below(parsed, index) | below(parsed, index + 1))
            found.append(Link("because", event(parsed, cause), own, token.start, tokens[index + 1].end))
            continue
        if token.dep == "relcl" and _is_of_a_time(parsed, index):  # "in the year in which he came"
            head = verb_above(parsed, token.head)
            own = event(parsed, head, but=below(parsed, token.head))
            found.append(Link("together", event(parsed, index), own, token.start, token.end))
            continue
        if token.lemma not in _LINKS or token.dep not in ("mark", "prep", "advmod"):
            continue
        if index + 1 == len(tokens) or not tokens[index + 1].text[0].isalnum():  # "passed away shortly after, family said"
            continue
        (kind, forwards), denied = _LINKS[token.lemma], False
        main = token.head if token.dep == "prep" else tokens[token.head].head
        if kind == "before" and _is_of_few(parsed, main):
            continue  # of few that leave before noon it is as well to say that most leave after it
        if kind == "before" and _is_denied(parsed, main):
            if not forwards or (token.dep == "prep" and token.lemma != "before"):
                continue
            forwards, denied = False, True  # what is not done before the other is done after it
        if token.dep == "prep":
            objects = [c for c in children(parsed, index) if tokens[c].dep in ("pobj", "pcomp")]
            if token.lemma == "as" or not objects:
                continue
            other, head = event(parsed, objects[0]), token.head
        else:
            if tokens[token.head].dep not in ("advcl", "ccomp"):
                continue
            if kind == "together" and _is_denied(parsed, token.head):
                continue  # "as it had not been checked": before it was
            other, head = event(parsed, token.head), tokens[token.head].head
        if parsed.children(head, "expl") and not any(tokens[i].dep == "nummod" for i in below(parsed, head)):
            continue  # "there were more before": a state, no event
        apart = below(parsed, token.head if token.dep != "prep" else index)
        for child in children(parsed, head):  # "upon arrival after leaving the train before noon"
            if tokens[child].dep == "prep" and _LINKS.get(tokens[child].lemma, ("",))[0] == "before":
                apart |= below(parsed, child)
        own = event(parsed, head, but=apart)
        first, second = (own, other) if forwards else (other, own)
        answered = not forwards and (
            token.lemma == "as"
            or (token.lemma == "since" and (tokens[index - 1].text == "," or not _is_perfect(parsed, head)))
            or (token.lemma == "when" and _PAST.isdisjoint(tokens[i].tag for i in (head, token.head)))
            or _is_done_at_once(parsed, head, token.head if token.dep != "prep" else index)
        )
        within = (tokens[i] for i in below(parsed, head) - apart)
        doing = frozenset(t.lemma for t in within if t.tag[:2] in ("VB", "JJ")) - _STAYING
        found.append(Link(kind, first, second, token.start, token.end, denied, answered, token.lemma, doing))
    return [*found, *in_turn(parsed)]


def _is_perfect(parsed: Parse, verb: int) -> bool:
    """Whether a verb is told with "have", as what has been so since something happened is."""
    return any(parsed.tokens[child].lemma == "have" for child in parsed.children(verb, "aux"))


def _is_denied(parsed: Parse, verb: int) -> bool:
    """Whether a verb is denied, by "not" or by its subject: "no ferry runs", "nobody left", "none of the guests ate"."""
    return any(parsed.tokens[child].dep == "neg" for child in children(parsed, verb)) or not _NOBODY.isdisjoint(
        _whom(parsed, verb)
    )


def _is_of_few(parsed: Parse, verb: int) -> bool:
    """Whether few do what a verb says, but not "a few"."""
    words = _whom(parsed, verb)
    return not _FEW.isdisjoint(words) and "a" not in words


def _whom(parsed: Parse, verb: int) -> list[str]:
    """The words of a verb's subjects."""
    subjects = [c for c in children(parsed, verb) if parsed.tokens[c].dep in ("nsubj", "nsubjpass", "expl", "attr", "det")]
    return [parsed.tokens[i].text.lower() for subject in subjects for i in parsed.subtree(subject)]


def _is_done_at_once(parsed: Parse, verb: int, link: int) -> bool:
    """Whether a deed is told in the passive ("was closed") or as if ("closed"), and no time between it and what `link` names."""
    between = [c for c in children(parsed, link) if c < link and parsed.tokens[c].lemma not in _LINKS]
    own = [parsed.tokens[c] for c in children(parsed, verb)]
    passive = any(token.dep in ("auxpass", "nsubjpass") for token in own)
    passive = passive or (parsed.tokens[verb].lemma in _ENDS and all(token.lemma not in _FIGURES for token in own))
    return passive and not any(parsed.tokens[i].lemma in _GAPS for c in between for i in below(parsed, c))


def _cause_at(parsed: Parse, index: int) -> int | None:
    """The noun of the cause that a preposition at a word names: of "because of", "thanks to"."""
    tokens = parsed.tokens
    if index + 2 >= len(tokens) or _CAUSES.get(tokens[index].text.lower()) != tokens[index + 1].text.lower():
        return None
    objects = [i for i, token in enumerate(tokens) if token.dep == "pobj" and token.head in (index, index + 1)]
    return objects[0] if objects else None


def _is_of_a_time(parsed: Parse, verb: int) -> bool:
    return parsed.tokens[parsed.tokens[verb].head].lemma in TIMES and any(
        parsed.tokens[i].text.lower() in ("which", "when") for i in below(parsed, verb)
    )


def find(claim: Claim) -> list[Reason]:
    """Events told in another order than in the evidence, and one told as the cause of the other where it only came with it."""
    if claim.sentence.text.islower() or any(map(lost_capitals, claim.sources)):
        return []
    parsed = parse(claim.sentence.text)
    read = list(zip(claim.evidence, claim.readings or [span.text for span in claim.evidence], strict=True))
    ours = links_of(parsed)
    theirs = [(link, span) for span, reading in read for link in links_of(parse(reading))] if ours else []
    found = [reason for link in ours for reason in _findings(claim, link, theirs)]
    return found or list(_effects(claim, parsed, read))


def _effects(claim: Claim, parsed: Parse, read: list[tuple[SourceSpan, str]]) -> Iterator[Reason]:
    """Verbs of cause and effect where the evidence says only that two things go together."""
    together = [(span, reading) for span, reading in read if _GO_TOGETHER.search(reading)]
    tokens = parsed.tokens
    if not together or _MAY & {token.lemma for token in tokens} or _GO_TOGETHER.search(claim.sentence.text):
        return
    known = {token.lemma for _, reading in read for token in parse(reading).tokens}
    for token in tokens:
        if token.lemma not in _EFFECTS or not token.tag.startswith("VB") or token.lemma in known:
            continue
        words = {t.lemma for t in tokens if t.tag[:2] in ("NN", "VB", "JJ") and t.lemma not in SMALL and t is not token}
        for span, reading in together:
            theirs = {t.lemma for t in parse(reading).tokens}
            if len(words & theirs) >= _LEAST_TOGETHER and len(words & theirs) >= len(words) * 0.75:
                yield claim.reason("order", f"“{token.text}”: the source gives no cause", token.start, token.end, span)
                return


def _findings(claim: Claim, ours: Link, theirs: list[tuple[Link, SourceSpan]]) -> Iterator[Reason]:
    text = claim.sentence.text[ours.start : ours.end]
    alike = [(link, span) for link, span in theirs if _like(ours.first, link.first) and _like(ours.second, link.second)]
    turned = [(link, span) for link, span in theirs if _like(ours.first, link.second) and _like(ours.second, link.first)]
    if ours.kind == "because":
        if alike and not any(link.kind == "because" or link.answered for link, _ in alike):
            yield claim.reason("order", f"“{text}”: the source gives no cause", ours.start, ours.end, alike[0][1])
    elif ours.kind == "before" and turned and not any(link.kind != "together" for link, _ in alike):
        if any(_is_over_by_then(claim, ours, link) or _falls_from(claim.sentence.text, span.text) for link, span in turned):
            return
        if any(ours.denied != link.denied and not ours.main & link.main for link, _ in turned):
            return  # what is not done before then, and how it is until then: "cannot enter", "stays closed"
        yield claim.reason("order", f"“{text}”: the source has it in the other order", ours.start, ours.end, turned[0][1])


def _is_over_by_then(claim: Claim, ours: Link, theirs: Link) -> bool:
    """Whether one says how it is until a moment and the other how else it is after it: "open until noon", "closed after noon"."""
    first = ours.word in _UNTIL
    if first == (theirs.word in _UNTIL) or not {ours.word, theirs.word} & _FROM_THEN:
        return False
    both = ours.first & theirs.second if first else ours.second & theirs.first
    return not both & {token.lemma for token in parse(claim.sentence.text).tokens if token.tag.startswith("VB")}


def _falls_from(ours: str, theirs: str) -> bool:
    """Whether a claim names what the source says that something rose or fell from: so it was before."""
    stated = {quantity.value for quantity in quantities(ours)}
    return any(q.value in stated and (role := role_of(theirs, q)) and role.part == "from" for q in quantities(theirs))


def _like(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether two sets of words name one event: most of the smaller is in the other."""
    both = ours & theirs
    return bool(both) and len(both) * 2 >= min(len(ours), len(theirs))
