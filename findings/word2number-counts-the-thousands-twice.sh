#!/usr/bin/env bash
# word2number 1.1: "one million two hundred thousand" is 1201200, and "half a million" is a million.
#
# Where a million or a billion is followed by hundreds of thousands and nothing behind them, these are counted twice, once as thousands and once
# without: 1201200 for 1200000, and "one billion two hundred million" is 1201000200. With one word more ("... and five") the sum is right, and so are
# numbers below a million, so that a try with either shows nothing. Words that it does not know are passed over: "half a million", "a quarter of a
# million" and "one and a half million" are all 1000000. One would guess an error, as it raises one where no number word is left at all. Nothing is
# raised here. A figure read so should be written out again (with num2words, say) and held against the words that it came from.
#
# Seen:
#   as stated: 'one million two hundred thousand': 1201200
#   as stated: 'two million three hundred thousand': 2301300
#   as stated: 'one billion two hundred million': 1201000200
#   as stated: 'three million four hundred thousand and five': 3400005
#   as stated: 'two hundred and fifty thousand': 250000
#   as stated: 'half a million': 1000000
#   as stated: 'a quarter of a million': 1000000
#   as stated: 'one and a half million': 1000000
#   as stated: 'a great many': raises ValueError
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check word2number==1.1
cat > "$folder/show.py" <<'PYTHON'
import sys

from word2number.w2n import word_to_num

EXPECTED = [
    ("one million two hundred thousand", 1201200),
    ("two million three hundred thousand", 2301300),
    ("one billion two hundred million", 1201000200),
    ("three million four hundred thousand and five", 3400005),
    ("two hundred and fifty thousand", 250000),
    ("half a million", 1000000),
    ("a quarter of a million", 1000000),
    ("one and a half million", 1000000),
    ("a great many", "raises ValueError"),
]


def read(text):
    try:
        return word_to_num(text)
    except ValueError:
        return "raises ValueError"


def fact(holds, text):
    print("as stated:" if holds else "CHANGED:", text)
    return holds


facts = [fact(read(text) == expected, f"{text!r}: {read(text)}") for text, expected in EXPECTED]
sys.exit(not all(facts))
PYTHON
"$folder/venv/bin/python" -W ignore "$folder/show.py"
