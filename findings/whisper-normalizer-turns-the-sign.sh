#!/usr/bin/env bash
# whisper-normalizer 0.1.15, transformers 5.24.0: before a word error rate, "-5" becomes "5" and "minus five" becomes "-5".
#
# Both have Whisper's normaliser for English, which makes texts comparable before they are scored: "five" and "5" are the same, and "minus
# five" is -5. But hyphens are taken out before the number words are read, so a sign that was written is gone, as is one that was spoken
# before an amount of money. Where the truth is "-5 degrees", the right words "minus five" cost an error and the wrong ones, "five", cost none.
# One would guess that "-5", which "minus five" is turned into, stays "-5"; the normaliser's own output, put in again, is another number.
# What stands between "<" and a later ">" goes as if it were a tag: two limits and the words between them are gone in one sentence.
# Put "minus " for a "-" before a digit, and words for "<" and ">", before the text goes in; a spoken amount of money loses its sign all the same.
#
# Seen:
#   as stated: 'It was minus five degrees.' is 'it was -5 degrees'
#   as stated: 'It was -5 degrees.' is 'it was 5 degrees'
#   as stated: 'it was -5 degrees' is 'it was 5 degrees'
#   as stated: 'a change of minus three million dollars' is 'a change of $3000000'
#   as stated: 'Doses < 5 mg are safe, doses > 50 mg are not.' is 'doses 50 mg are not'
#   as stated: jiwer, for 'It was -5 degrees.': 'It was minus five degrees.' has a rate of 0.25, 'It was five degrees.' of 0.0
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check whisper-normalizer==0.1.15 transformers==5.24.0 jiwer==4.0.0
cat > "$folder/show.py" <<'PYTHON'
import sys

import jiwer
from transformers.models.whisper.english_normalizer import EnglishTextNormalizer
from whisper_normalizer.english import EnglishTextNormalizer as OfWhisperNormalizer

COPIES = [OfWhisperNormalizer(), EnglishTextNormalizer({})]
WRITTEN, SPOKEN, OTHER = "It was -5 degrees.", "It was minus five degrees.", "It was five degrees."


def normalized(text):
    """The text as both have it."""
    first, second = (normalize(text).strip() for normalize in COPIES)
    return first if first == second else f"{first} / {second}"


def fact(holds, text):
    print("as stated:" if holds else "CHANGED:", text)
    return holds


facts = []
for text, expected in [
    (SPOKEN, "it was -5 degrees"),
    (WRITTEN, "it was 5 degrees"),
    (normalized(SPOKEN), "it was 5 degrees"),
    ("a change of minus three million dollars", "a change of $3000000"),
    ("Doses < 5 mg are safe, doses > 50 mg are not.", "doses 50 mg are not"),
]:
    seen = normalized(text)
    facts.append(fact(seen == expected, f"{text!r} is {seen!r}"))
right, wrong = (jiwer.wer(normalized(WRITTEN), normalized(said)) for said in (SPOKEN, OTHER))
told = f"jiwer, for {WRITTEN!r}: {SPOKEN!r} has a rate of {right}, {OTHER!r} of {wrong}"
facts.append(fact((right, wrong) == (0.25, 0.0), told))
sys.exit(not all(facts))
PYTHON
TRANSFORMERS_NO_ADVISORY_WARNINGS=1 "$folder/venv/bin/python" -W ignore "$folder/show.py"
