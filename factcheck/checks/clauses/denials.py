"""What a "not" denies: a verb ("no longer stops", "has yet to pay"), one of its places ("not to Ann but to Ben"), or what is only said."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.checks.clauses.phrases import Phrase
from factcheck.models.parser import Parse

ENDED = "any more"
"""The adverb by which "no longer", "no more" and "not ... any longer" are known: it was so once."""
DENIALS = frozenset("deny reject dispute doubt refute".split())
NEVER = frozenset("never hardly neither nor no".split())
_TOLD_OF = DENIALS | frozenset("dismiss question contradict".split())
"""Verbs after which it is open whether what a claim or report says is so."""
_NOTHING = frozenset("nothing nobody none".split())
_SMALL_VERBS = frozenset("have do be get want need try intend".split())
_INSTEAD = frozenset(("rather than", "instead of"))
_JOINING = frozenset((",", "but", "though", "although", "and", "if"))


def is_ended(parse: Parse, verb: int) -> bool:
    """Whether a verb says that something is so no more; "no longer than a mile" is a measure."""
    own = parse.children(verb)
    denied = any(parse.tokens[child].dep == "neg" for child in own)
    for child in own:
        token = parse.tokens[child]
        if token.dep != "advmod" or (child + 1 < len(parse.tokens) and parse.tokens[child + 1].lemma == "than"):
            continue
        before = parse.tokens[child - 1].text.lower() if child else ""
        if token.text.lower() in ("longer", "more") and (before == "no" or (before == "any" and denied)):
            return True
        if token.text.lower() == "anymore" and denied:
            return True
    return False


def is_yet_to(parse: Parse, verb: int) -> bool:
    """Whether what hangs on a verb is still to be done: "has yet to", "is yet to"."""
    return parse.tokens[verb].lemma in ("have", "be") and any(
        parse.tokens[child].lemma == "yet" for child in parse.children(verb, "advmod")
    )


_CLOSING = frozenset("\" ” ' ’ ''".split())


def is_run_on(parse: Parse, index: int, above: int) -> bool:
    """Whether a clause that seems to hang on another only stands before it: "Ben can't come, my sister has it", "...; he did"."""
    tokens = parse.tokens
    if any(tokens[i].text in _CLOSING and tokens[i - 1].text in (",", ".", "!", "?") for i in range(above + 1, index)):
        return True  # "'We did,' she answered"
    between = {token.text for token in tokens[index:above]}
    told = any(parse.tokens[c].lemma != "it" for c in parse.children(above, "nsubjpass"))  # "..., the next are meant for dockers"
    return ";" in between or ("," in between and (told or parse.tokens[above].lemma in _SMALL_VERBS))


def is_asked_how(parse: Parse, index: int) -> bool:
    """Whether a clause is what somebody asks, by a word such as "how": "asked how lonely they felt"."""
    start = min(parse.subtree(index), default=index)
    return parse.tokens[start].tag in ("WRB", "WP", "WDT", "WP$")


def is_only_told(parse: Parse, index: int) -> bool:
    """Whether a verb hangs on a noun that is denied: "denied claims that it had paid", "rejected accusations of paying"."""
    tokens = parse.tokens
    if tokens[index].dep == "relcl" and tokens[tokens[index].head].lemma in _NOTHING:  # "nothing that he cannot mend"
        return True
    if tokens[index].dep not in ("acl", "ccomp", "pcomp") or tokens[tokens[index].head].tag[:2] not in ("NN", "IN"):
        return False
    above = tokens[index].head
    while tokens[above].tag[:2] in ("NN", "IN") and tokens[above].head != above:
        above = tokens[above].head
    return tokens[above].lemma in _TOLD_OF


def is_partly_denied(parse: Parse, verb: int) -> bool:
    """Whether a "not" below a verb denies a part of what it says: "heating to 60 degrees but not to 90"."""
    tokens = parse.tokens
    if all(token.lemma != "not" for token in tokens):
        return False
    return any(
        tokens[i].lemma == "not"
        and (tokens[tokens[i].head].tag[:2] not in ("VB", "MD") or (i > 0 and tokens[i - 1].text.lower() in _JOINING))
        for i in parse.subtree(verb)
    )


def set_apart(roles: dict[str, list[Phrase]], negated: bool) -> dict[str, list[Phrase]]:
    """The roles with those phrases in roles of their own, as "not object", of which the contrary is said.

    What stands behind a "not" is denied where the verb is not, and what stands behind the "but" of a denied verb is affirmed.
    """
    found: dict[str, list[Phrase]] = {}
    for role, phrases in roles.items():
        apart = [p for p in phrases if _is_apart(p, negated) and not role.startswith("not ")]
        if len(apart) < len(phrases) or not phrases:
            found.setdefault(role, []).extend(p for p in phrases if p not in apart)
        if apart:
            found.setdefault(f"not {role}", []).extend(apart)
    return found


def _is_apart(phrase: Phrase, negated: bool) -> bool:
    return phrase.joint == "but" if negated else phrase.joint == "not"


def joined(parse: Parse, index: int, phrases: Iterable[Phrase]) -> list[Phrase]:
    """The phrases of a preposition, with the "but" or "not" before it, or what says "not" as well: "rather than in", "instead of by"."""
    words = [token.text.lower() for token in parse.tokens[max(0, index - 2) : index]]
    before = "not" if " ".join(words) in _INSTEAD else words[-1] if words else ""
    return [p.joined_by(before if before in ("but", "not") else "") for p in phrases]
