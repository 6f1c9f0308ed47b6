#!/usr/bin/env bash
# number-parser 0.3.2, text2num 3.1.0, quantulum3 0.10.0: "between fifty and one hundred people" is 5100 people, for all three.
#
# In "one hundred and five" the "and" is part of one number, and all three let it join whatever number words stand on its sides, also across
# "between ... and": fifty and one are 51, times a hundred. "one hundred and two hundred" is 102 and 100 for the first two, and 102.01 for
# quantulum3, whose surface ends in "two hundr". One would guess 50 and 100, as all three have with "or". So it is no evidence that such readers
# agree. quantulum3 also adds where it should multiply: "half a million" is 1500000, though "two and a half million" is 2500000. Nothing is raised.
# The halves of a range are read right when the text is cut at the "and" that goes with "between".
#
# Seen:
#   as stated: number-parser: 'between fifty and one hundred people' is 'between 5100 people'
#   as stated: text2num: 'between fifty and one hundred people' is 'between 5100 people'
#   as stated: quantulum3: 'between fifty and one hundred people' is [5100.0]
#   as stated: number-parser: 'between one hundred and two hundred people' is 'between 102 100 people'
#   as stated: text2num: 'between one hundred and two hundred people' is 'between 102 100 people'
#   as stated: quantulum3: 'between one hundred and two hundred people' is [102.01]
#   as stated: number-parser: 'fifty or one hundred people' is '50 or 100 people'
#   as stated: text2num: 'fifty or one hundred people' is '50 or 100 people'
#   as stated: quantulum3: 'fifty or one hundred people' is [50.0, 100.0]
#   as stated: quantulum3: 'half a million euros' is [1500000.0]
#   as stated: quantulum3: 'two and a half million euros' is [2500000.0]
#   as stated: cut at "and": ['between 50', '100 people'], ['between 50', '100 people'], [[50.0], [100.0]]
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check number-parser==0.3.2 text2num==3.1.0 quantulum3==0.10.0
cat > "$folder/show.py" <<'PYTHON'
import sys

from number_parser import parse
from quantulum3 import parser
from text_to_num import alpha2digit

READERS = {
    "number-parser": parse,
    "text2num": lambda text: alpha2digit(text, "en"),
    "quantulum3": lambda text: [quantity.value for quantity in parser.parse(text)],
}
FIFTY, HUNDRED = "between fifty and one hundred people", "between one hundred and two hundred people"
EXPECTED = [
    ("number-parser", FIFTY, "between 5100 people"),
    ("text2num", FIFTY, "between 5100 people"),
    ("quantulum3", FIFTY, [5100.0]),
    ("number-parser", HUNDRED, "between 102 100 people"),
    ("text2num", HUNDRED, "between 102 100 people"),
    ("quantulum3", HUNDRED, [102.01]),
    ("number-parser", "fifty or one hundred people", "50 or 100 people"),
    ("text2num", "fifty or one hundred people", "50 or 100 people"),
    ("quantulum3", "fifty or one hundred people", [50.0, 100.0]),
    ("quantulum3", "half a million euros", [1500000.0]),
    ("quantulum3", "two and a half million euros", [2500000.0]),
]


def fact(holds, text):
    print("as stated:" if holds else "CHANGED:", text)
    return holds


facts = []
for name, text, expected in EXPECTED:
    seen = READERS[name](text)
    facts.append(fact(seen == expected, f"{name}: {text!r} is {seen!r}"))
halves = [[read(half) for half in FIFTY.split(" and ")] for read in READERS.values()]
right = [["between 50", "100 people"]] * 2 + [[[50.0], [100.0]]]
facts.append(fact(halves == right, f'cut at "and": {", ".join(map(str, halves))}'))
sys.exit(not all(facts))
PYTHON
"$folder/venv/bin/python" -W ignore "$folder/show.py"
