"""Numbers in words of languages that write 35 as one: "fünfunddreißig", "vijfendertig", "trentacinque", "trettiofem"."""

from __future__ import annotations

from factcheck.text.languages import Language

_ONES = frozenset("one two three four five six seven eight nine".split())
_TENS = frozenset("twenty thirty forty fifty sixty seventy eighty ninety".split())
_VOWELS = "aeiou"


def compounds(language: Language) -> dict[str, str]:
    """The number words of a language with the compounds made of them, and the English of each."""
    words = language.translated("numbers")
    if not (entries := language.words.get("compounds")):
        return words
    _, _, joint = entries[0][0].partition(" ")
    ones = {word: english for word, english in words.items() if english in _ONES}
    ones |= {spellings[0].split()[0]: "one" for spellings in entries}
    tens = {word: english for word, english in words.items() if english in _TENS}
    made = {}
    for ten, english_ten in tens.items():
        for unit, english_unit in ones.items():
            english = f"{english_ten}-{english_unit}"
            if joint:
                made[unit + (joint.replace("e", "ë", 1) if unit.endswith("e") else joint) + ten] = english
            else:
                made[ten + unit] = made[(ten[:-1] if unit[0] in _VOWELS else ten) + unit] = english
    return words | made
