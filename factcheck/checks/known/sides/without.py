"""Nothing without: "no boat sails without a pilot" is "every boat sails with one"; not without a pass is not unless you have one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.checks.known.statement import Known, sentences
from factcheck.checks.plain_text import lowered
from factcheck.checks.vocabulary.words import stem

_HAS = (
    r"(?:have|has|had|hold|holds|held|carry|carries|carried|show|shows|showed|bring|brings|brought|wear|wears|wore|get|gets|got)"
)
_THEY = r"(?:they|he|she|it|you|we|(?:its|their|his|her)\s\w+)"
_DENY = r"(?:may|can|must|could|will|would|shall|do|does|did|is|are|was|were)(?:\snot|n't)|cannot"
_RULES = (
    # each has who, what is denied or allowed of them, and the thing on which it hangs
    re.compile(rf"without\s(?P<thing>[^,;]+),\s(?P<who>[^,;]+?)\s(?P<deny>{_DENY})\s(?P<what>[^,;]+)"),
    re.compile(rf"(?P<who>[^,;]+?)\s(?P<deny>{_DENY})\s(?P<what>[^,;]+?),?\swithout\s(?P<thing>[^,;]+)"),
    re.compile(rf"(?P<who>[^,;]+?)\s(?P<deny>{_DENY})\s(?P<what>[^,;]+?),?\sunless\s{_THEY}\s{_HAS}\s(?P<thing>[^,;]+)"),
    re.compile(rf"unless\s{_THEY}\s{_HAS}\s(?P<thing>[^,;]+),\s(?P<who>[^,;]+?)\s(?P<deny>{_DENY})\s(?P<what>[^,;]+)"),
)
_ALLOWED = tuple(
    re.compile(
        rf"(?P<who>[^,;]+?)\s(?P<allow>may|can|could|is|are|was|were){first}\s(?P<what>[^,;]+?){then}\s(?:with|if\s{_THEY}\s{_HAS})\s(?P<thing>[^,;]+)"
    )
    for first, then in ((r"\sonly", ""), ("", r"\sonly"))
)
_TURNED = re.compile(
    rf"(?P<who>[^,;]+?)\s(?:(?P<deny>{_DENY})|(?P<allow>may|can|could|is|are|was|were))\s(?P<what>[^,;]+?),?\s(?P<if>if|unless|with|without)\s"
    rf"(?:{_THEY}\s{_HAS}\s)?(?P<thing>[^,;]+)"
)
_EVERY = re.compile(
    r"(?P<all>every|each|all(?:\s(?:of\s)?the)?|everyone|everybody|no|not\s(?:one|a\ssingle)(?:\sof\sthe)?|none\sof\sthe|nobody|no\sone|no-one)"
    r"(?P<rest>\b[^,;]*?)\s(?P<with>with|without)\s(?P<thing>[^,;]+)"
)
_EVER = re.compile(r"(?P<who>[^,;]+?)\s(?P<all>always|never)\s(?P<what>[^,;]+?)\s(?P<with>with|without)\s(?P<thing>[^,;]+)")
_NOBODY = ("nobody", "no one", "no-one")
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_SMALL = frozenset("a an the any s of".split())
_OWN = frozenset("their his her its".split())
_OTHERWISE = re.compile(
    r"\b(?:or|if|unless|except|but|only|who|which|that|until|almost|nearly|hardly|said|says|perhaps|not|never|no|without|at\sleast|more|less"
    r"|because|before|after|when|while|and)\b"
)
"""Words of a part by which it says more than a thing and a deed."""


_AGAINST = frozenset((("with", "without"), ("needs", "free"), ("needs", "barred"), ("may", "barred")))
"""Forms of which one denies the other."""


@dataclass(frozen=True, slots=True)
class _Bound:
    """What a sentence says of a deed and a thing, in one `form`.

    All do it "with" the thing or "without" it; it "needs" the thing, is "free" of it, "may" be done with it, or is "barred" with it.
    """

    form: str
    sort: str
    words: tuple[str, ...]


def judge(claim: str, passage: str) -> Iterator[Known]:
    """Whether all of a kind do something with a thing, by a sentence that says so from the other side."""
    ours = _bound(claim)
    if ours is None:
        return
    for at, sentence in sentences(passage):
        theirs = _bound(sentence)
        if theirs is None or (theirs.sort, theirs.words) != (ours.sort, ours.words):
            continue
        if ours.form == theirs.form or {(ours.form, theirs.form), (theirs.form, ours.form)} & _AGAINST:
            yield Known(ours.form == theirs.form, (0, len(claim.rstrip())), at, at + len(sentence.rstrip()), "role")


def _bound(text: str) -> _Bound | None:
    low = lowered(text).strip().rstrip(".!")
    if match := _EVER.fullmatch(low):
        turned = match["all"] == "never"
        return _made(_of_all(turned, match["with"]), "ever", (match["who"], match["what"], match["thing"]))
    if match := _EVERY.fullmatch(low):
        turned = match["all"].startswith("no")
        people = match["all"] in (*_NOBODY, "everyone", "everybody")
        return _made(_of_all(turned, match["with"]), "all", ("people" if people else "", match["rest"], match["thing"]))
    for pattern in (*_RULES, *_ALLOWED):
        if match := pattern.fullmatch(low):
            verb = match[pattern.groupindex.get("deny") or "allow"]
            return _made("needs", _modal(verb), (match["who"], match["what"], match["thing"]))
    if match := _TURNED.fullmatch(low):
        needs = match["if"] in ("unless", "without")
        form = ("needs" if needs else "barred") if match["deny"] else "free" if needs else "may"
        return _made(form, _modal(match["deny"] or match["allow"]), (match["who"], match["what"], match["thing"]))
    return None


def _of_all(turned: bool, word: str) -> str:
    return "with" if turned == (word == "without") else "without"


def _modal(verb: str) -> str:
    word = re.sub(r"\s?(?:not|n't)$", "", verb)
    return {"ca": "may", "can": "may", "must": "may", "are": "is", "were": "was", "do": "does"}.get(word, word)


def _made(form: str, sort: str, parts: tuple[str, str, str]) -> _Bound | None:
    if any(_OTHERWISE.search(part) for part in parts):
        return None
    who, what, thing = map(_stems, parts)
    if thing and re.match(r"the\b", parts[2]):
        thing = ["the", *thing]  # "without the map" is no other than "with a map"
    return _Bound(form, sort, (*who, "|", *what, "|", *thing)) if what and thing else None


def _stems(text: str) -> list[str]:
    words = [word.removesuffix("'s") for word in _WORD.findall(text) if word not in _SMALL]
    return ["own" if word in _OWN else stem(word) for word in words]
