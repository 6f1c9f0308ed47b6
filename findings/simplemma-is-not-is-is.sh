#!/usr/bin/env bash
# simplemma 2.0.0: "It isn't safe" and "It is safe" have the same lemmata, as have "worse" and "wrong", and "5 m" and "5 be".
#
# Lemmata make texts comparable, for a search, for overlap, for the removal of what is said twice. Its tokenizer leaves "isn't" whole, and for the
# English dictionary that is a form of "be", "won't" one of "will" and "doesn't" one of "do": the "not" is gone. One would guess that it stays, as a
# word or within the token, for "can't" has the lemma "cannot", "not" by itself is kept, and so is every negation in the German, Dutch and Spanish
# words below; a try with those shows nothing. In French "n'est" is "être", but there "pas" comes after it. "worse" is looked up as "wrong", while
# "worst" is "bad" and "better" is "good"; "m", which is how metres are written, is the end of "I'm", and so "be", while "cm" is "centimeter". All
# of these are entries of the dictionary, so is_known() is true. Nothing is raised. Write contractions out ("is not") before the lemmata are made.
#
# Seen:
#   as stated: the same lemmata: "It is safe." and "It isn't safe."
#   as stated: the same lemmata: "The pumps are old." and "The pumps aren't old."
#   as stated: the same lemmata: "The gate will open." and "The gate won't open."
#   as stated: the same lemmata: "They have paid." and "They haven't paid."
#   as stated: the same lemmata: "It does rust." and "It doesn't rust."
#   as stated: the same lemmata: "You must swim." and "You mustn't swim."
#   as stated: the same lemmata: "The leak is worse." and "The leak is wrong."
#   as stated: other lemmata: "You can swim." and "You can't swim."
#   as stated: other lemmata: "It is safe." and "It is not safe."
#   as stated: en: {"isn't": 'be', "won't": 'will', "can't": 'cannot', 'worse': 'wrong', 'worst': 'bad', 'm': 'be', 'cm': 'centimeter'}
#   as stated: de: {'kein': 'kein', 'nicht': 'nicht', 'nie': 'nie'}
#   as stated: nl: {'geen': 'geen', 'niet': 'niet', 'nooit': 'nooit'}
#   as stated: es: {'no': 'no', 'nunca': 'nunca'}
#   as stated: fr: {"n'est": 'être', 'pas': 'pas'}
#   as stated: is_known: ["isn't", "won't", 'worse', 'm']
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check simplemma==2.0.0
cat > "$folder/show.py" <<'PYTHON'
import sys

from simplemma import is_known, lemmatize, text_lemmatizer

PAIRS = [
    ("It is safe.", "It isn't safe.", True),
    ("The pumps are old.", "The pumps aren't old.", True),
    ("The gate will open.", "The gate won't open.", True),
    ("They have paid.", "They haven't paid.", True),
    ("It does rust.", "It doesn't rust.", True),
    ("You must swim.", "You mustn't swim.", True),
    ("The leak is worse.", "The leak is wrong.", True),
    ("You can swim.", "You can't swim.", False),
    ("It is safe.", "It is not safe.", False),
]
WORDS = {
    "en": {
        "isn't": "be",
        "won't": "will",
        "can't": "cannot",
        "worse": "wrong",
        "worst": "bad",
        "m": "be",
        "cm": "centimeter",
    },
    "de": {"kein": "kein", "nicht": "nicht", "nie": "nie"},
    "nl": {"geen": "geen", "niet": "niet", "nooit": "nooit"},
    "es": {"no": "no", "nunca": "nunca"},
    "fr": {"n'est": "être", "pas": "pas"},
}
KNOWN = ["isn't", "won't", "worse", "m"]


def fact(holds, text):
    print("as stated:" if holds else "CHANGED:", text)
    return holds


facts = []
for one, other, expected in PAIRS:
    same = text_lemmatizer(one, lang="en") == text_lemmatizer(other, lang="en")
    facts.append(fact(same == expected, f'{"the same" if same else "other"} lemmata: "{one}" and "{other}"'))
for language, expected in WORDS.items():
    seen = {word: lemmatize(word, lang=language) for word in expected}
    facts.append(fact(seen == expected, f"{language}: {seen}"))
seen = [word for word in KNOWN if is_known(word, lang="en")]
facts.append(fact(seen == KNOWN, f"is_known: {seen}"))
sys.exit(not all(facts))
PYTHON
"$folder/venv/bin/python" "$folder/show.py"
