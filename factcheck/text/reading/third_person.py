"""What a speaker says, in the third person: "I'll bring you some cake" is "Greta will bring Tomas some cake".

A model that reads "I" cannot tell who that is. English, by rules; what no rule knows stays as it was said.
"""

from __future__ import annotations

import re

from factcheck.text.reading.verb_forms import FINITE, third_person

_SHORT = {"'m": " is", "'re": " is", "'ve": " has", "'ll": " will", "'d": " would"}
_SHORT_OF_SEVERAL = {**_SHORT, "'re": " are", "'ve": " have"}
_AGREEING = {"am": "is", "are": "is", "were": "was", "do": "does", "have": "has"}
_ADVERBS = "(?:(?:also|just|really|always|never|still|only|already|actually|usually|often|probably|definitely|even|ever) )*"
# before a pronoun these leave the verb after it in its base form: "did you get", "let you go", "with you in"
_HELPING = re.compile(
    r"\b(?:(?:did|can|could|will|would|should|may|might|must|shall|had|does|is|has|was)(?:n't)?|let|help|makes?|made|see"
    r"|saw|hear|heard"
    r"|to|for|with|from|at|of|about|than|by|on|in|thank|bless|and|gave?|told|tell|ask(?:ed)?|show(?:ed)?|bring|send|call) $",
    re.I,
)
# after "I" or "you" these are no verbs that could take an -s
_NO_VERBS = frozenset(
    "too and or who in at for as with to the not if but so that this my your a an guys two from on of about personally"
    " alone because "
    "when then than here there now today tomorrow tonight what how where why later soon again instead it some any him"
    " her them us "
    "much very".split()
)


def in_third_person(text: str, me: str, you: str = "", us: str = "") -> str:
    """A text of one speaker with names in place of "I", "you" and "we".

    Args:
        text: what is said, without the speaker.
        me: who says it, as named within a sentence ("Ruth", "the doctor").
        you: to whom; empty where that is not clear, and "you" stays.
        us: who "we" are; empty where that is not clear.
    """
    text = text.replace("’", "'")
    if us:
        text = _put(r"let's(?= \w)", f"{us} should", text)
        text = re.sub(
            r"\b(?:we)('\w+)?\b", lambda m: us + _SHORT_OF_SEVERAL.get((m[1] or "").lower(), m[1] or ""), text, flags=re.I
        )
        text = _put("us|ourselves", us, _put(r"(?<=both )of us", us, text))
        text = _put("ours?", f"{us}'s", text)
    text = _put("my|mine", f"{me}'s", _put("me|myself", me, _with_name(text, "I", me)))
    if you:
        text = _put("yours?", f"{you}'s", _put("yourself", you, _with_name(text, "you", you)))
    return capitalised(text)


def _put(words: str, name: str, text: str) -> str:
    return re.sub(rf"(?<!')\b(?:{words})\b", lambda _: name, text, flags=re.I)


def _with_name(text: str, pronoun: str, name: str) -> str:
    """The text with a name for "I" or "you", and its verb in the third person."""
    text = re.sub(
        rf"\b({'|'.join(_AGREEING)})(n't)? {pronoun}\b(?!')",
        lambda m: (
            (third.capitalize() if m[1][0].isupper() else third) + (m[2] or "") + " " + name
            if (third := _AGREEING[m[1].lower()])
            else m[0]
        ),
        text,
        flags=re.I,
    )

    def agreeing(match: re.Match[str]) -> str:
        short, adverbs, verb = match["short"], match["adverbs"] or "", match["verb"]
        if short:
            return name + _SHORT.get(short.lower(), short) + match[0][match.end("short") - match.start() :]
        if not verb or _HELPING.search(text[max(0, match.start() - 12) : match.start()]):
            return name + match[0][len(pronoun) :]
        return f"{name} {adverbs}{_agreeing(verb)}"

    return re.sub(
        rf"(?<![\w'.-]){pronoun}(?P<short>'\w+)?(?![\w-])(?: (?P<adverbs>{_ADVERBS})(?P<verb>[a-z]+(?:'t)?))?",
        agreeing,
        text,
        flags=re.I,
    )


def _agreeing(verb: str) -> str:
    stem = verb.removesuffix("n't")
    if stem in _AGREEING:
        return _AGREEING[stem] + verb[len(stem) :]
    return verb if verb in FINITE | _NO_VERBS or verb.endswith(("ed", "ing", "'t", "ly")) else third_person(verb)


def capitalised(text: str) -> str:
    """The text with an upper-case letter at its start and after each full stop."""
    return re.sub(r"(^|[.!?] )([\"(]?)([a-z])", lambda m: m[1] + m[2] + m[3].upper(), text)
