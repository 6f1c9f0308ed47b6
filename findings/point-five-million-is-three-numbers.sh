#!/usr/bin/env bash
# word2number 1.1, text2num 3.1.0, number-parser 0.3.2: "one point five million" is 1, "1.5 1000000" and "1 point 5000000".
#
# The words behind the point are read as digits, and a scale behind them is no part of the number. word2number gives what stands before the point alone,
# text2num writes the scale as a number of its own, and number-parser gives the scale to what is behind the point, so that 1.5 million people are
# five million. Each reads "two point five" (number-parser leaves the point a word) and "five million" right, and one would guess the two together.
# "Two and a half million" is 2000000 for the first and "two and a half 1000000", "2 and a half 1000000" for the others. Nothing is raised.
# Spoken and written-out figures of this form are the usual one in transcripts: such a reader is to be asked about the words on each side of
# the point by itself, and the scale multiplied by hand.
#
# Seen:
#   as stated: word2number: 'one point five million' is 1
#   as stated: text2num: 'one point five million people' is '1.5 1000000 people'
#   as stated: number-parser: 'one point five million people' is '1 point 5000000 people'
#   as stated: word2number: 'two and a half million' is 2000000
#   as stated: text2num: 'two and a half million' is 'two and a half 1000000'
#   as stated: number-parser: 'two and a half million' is '2 and a half 1000000'
#   as stated: word2number: 'two point five' is 2.5
#   as stated: text2num: 'two point five' is '2.5'
#   as stated: word2number: 'five million' is 5000000
#   as stated: text2num: 'five million people' is '5000000 people'
#   as stated: number-parser: 'five million people' is '5000000 people'
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check word2number==1.1 text2num==3.1.0 number-parser==0.3.2
cat > "$folder/show.py" <<'PYTHON'
import sys

from number_parser import parse
from text_to_num import alpha2digit
from word2number.w2n import word_to_num

READERS = {"word2number": word_to_num, "text2num": lambda text: alpha2digit(text, "en"), "number-parser": parse}
EXPECTED = [
    ("word2number", "one point five million", 1),
    ("text2num", "one point five million people", "1.5 1000000 people"),
    ("number-parser", "one point five million people", "1 point 5000000 people"),
    ("word2number", "two and a half million", 2000000),
    ("text2num", "two and a half million", "two and a half 1000000"),
    ("number-parser", "two and a half million", "2 and a half 1000000"),
    ("word2number", "two point five", 2.5),
    ("text2num", "two point five", "2.5"),
    ("word2number", "five million", 5000000),
    ("text2num", "five million people", "5000000 people"),
    ("number-parser", "five million people", "5000000 people"),
]


def fact(holds, text):
    print("as stated:" if holds else "CHANGED:", text)
    return holds


facts = []
for name, text, expected in EXPECTED:
    seen = READERS[name](text)
    facts.append(fact(seen == expected, f"{name}: {text!r} is {seen!r}"))
sys.exit(not all(facts))
PYTHON
"$folder/venv/bin/python" -W ignore "$folder/show.py"
