"""The single statements of a sentence: "A opened in May, has a lift and charges nine euros" is three.

A long sentence is often right or wrong in one part only, and its parts may stand in different places of the source (the atomic facts of
FIZZ, arXiv 2404.11184, by rules on a parse instead of a language model).
"""

from __future__ import annotations

import re

from factcheck.checks.clauses.parsed import parse
from factcheck.checks.clauses.phrases import children
from factcheck.models.parser import Parse

_LEAST_WORDS = 3
_MOST = 4
_FINITE = frozenset("VBD VBZ VBP MD".split())
_DOUBLED = re.compile(r"\s*,(?:\s*,)+\s*")
_QUOTES = frozenset('"“”«»')


def parts_of(text: str) -> tuple[str, ...]:
    """The statements of a sentence as sentences, at most `_MOST`; empty where it has only one, or quotes somebody."""
    if _QUOTES & set(text):
        return ()
    parsed = parse(text)
    roots = [i for i, token in enumerate(parsed.tokens) if token.head == i and token.tag[:2] in ("VB", "MD")]
    if len(roots) != 1:
        return ()
    heads = [roots[0], *_joined(parsed, roots[0])]
    told = [_relative(parsed, i) for i in range(len(parsed.tokens))]
    asides = {verb for verb, _ in filter(None, told)}
    found = [_statement(parsed, head, heads[0], {*heads, *asides}) for head in heads]
    found += [_told_of(parsed, verb, noun) for verb, noun in filter(None, told)]
    parts = [part for part in found if len(part.split()) > _LEAST_WORDS]
    return tuple(parts) if len(found) > 1 and len(parts) == len(found) <= _MOST else ()


def _joined(parsed: Parse, index: int) -> list[int]:
    """The finite verbs that are joined to a verb by "and" or "but"."""
    found = []
    for child in children(parsed, index):
        token = parsed.tokens[child]
        if token.dep == "conj" and _is_finite(parsed, child):
            found += [child, *_joined(parsed, child)]
    return found


def _is_finite(parsed: Parse, index: int) -> bool:
    return parsed.tokens[index].tag in _FINITE or any(
        parsed.tokens[c].dep in ("aux", "auxpass") and parsed.tokens[c].tag in _FINITE for c in children(parsed, index)
    )


def _relative(parsed: Parse, index: int) -> tuple[int, int] | None:
    """The verb of a relative clause after a comma and the noun that it tells something of: it may stand by itself."""
    token = parsed.tokens[index]
    if token.dep != "relcl" or not _is_finite(parsed, index):
        return None
    own = [c for c in children(parsed, index) if parsed.tokens[c].tag in ("WP", "WDT")]
    subject = next((c for c in own if parsed.tokens[c].dep in ("nsubj", "nsubjpass")), None)
    if subject is None or subject == 0 or parsed.tokens[subject - 1].text != ",":
        return None
    return index, _whole(parsed, token.head)


def _whole(parsed: Parse, noun: int) -> int:
    """The noun at the top of a phrase: "the museum in Dorne, which reopened" is about the museum."""
    prep = parsed.tokens[noun].head
    if parsed.tokens[noun].dep == "pobj" and parsed.tokens[prep].dep == "prep":
        above = parsed.tokens[prep].head
        if parsed.tokens[above].tag.startswith("NN"):
            return _whole(parsed, above)
    return noun


def _below(parsed: Parse, index: int, without: set[int]) -> set[int]:
    found = {index}
    for child in children(parsed, index):
        if child not in without:
            found |= _below(parsed, child, without)
    return found


def _statement(parsed: Parse, head: int, first: int, others: set[int]) -> str:
    """A verb with all that hangs on it but the other statements, and with the first verb's subject where it has none."""
    words = _below(parsed, head, others - {head})
    own = children(parsed, head)
    words -= {c for c in own if parsed.tokens[c].dep in ("cc", "punct")}
    subject: list[int] = []
    if head != first and not any(parsed.tokens[c].dep in ("nsubj", "nsubjpass") for c in own):
        subject = sorted(
            w
            for c in children(parsed, first)
            if parsed.tokens[c].dep in ("nsubj", "nsubjpass")
            for w in _below(parsed, c, others)
        )
    return _written(parsed, subject, sorted(words))


def _told_of(parsed: Parse, verb: int, noun: int) -> str:
    """A relative clause as a sentence about its noun."""
    words = {w for w in _below(parsed, verb, set()) if parsed.tokens[w].tag not in ("WP", "WDT") or parsed.tokens[w].head != verb}
    about = _below(parsed, noun, {c for c in children(parsed, noun) if parsed.tokens[c].dep in ("relcl", "punct", "conj", "cc")})
    return _written(parsed, sorted(about), sorted(words))


def _written(parsed: Parse, subject: list[int], words: list[int]) -> str:
    """The words of a statement as a sentence, apart as they were."""
    text = ""
    last = None
    for index in [*subject, *words]:
        token = parsed.tokens[index]
        touching = last is not None and parsed.tokens[last].end == token.start
        text += token.text if touching or not text else " " + token.text
        last = index
    text = _DOUBLED.sub(" ", text).strip(" ,;:.–—-")
    return text[:1].upper() + text[1:] + "." if text else ""
