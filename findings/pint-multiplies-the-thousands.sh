#!/usr/bin/env bash
# Pint 0.25.3: "12 500 km" are 6000 km, "1,5 km" are 15, and with Python 3.11 "−5 m" is 5 m and "5–10 mg" are 50 mg; nothing is raised.
#
# A text for Quantity() is an expression, and all that is no part of one is passed over. A space multiplies, so where one groups the thousands, as the
# standard for units has it, the number is a product: 12 × 500. "2 1/2 cup" is 2 × 1 / 2. Commas are taken out, so a decimal one makes the number
# ten or a hundred times as large, and one between two quantities multiplies them. A colon is passed over too, and so are "<" and "~". One would
# guess an error, as there is one for "5-10 mg". A sign of minus (U+2212) or a dash is an error or is passed over, by the Python beneath: up to 3.11
# its tokenizer hands such a sign on as something that Pint skips, from 3.12 on it is an unknown unit. So tests pass with one and not with the
# other, and "0,25 mg" is 0 mg or 25 mg. Let a pattern read the number, and give Pint the number and the unit apart.
#
# Seen:
#   as stated: '12500 km' is 12500 kilometer
#   as stated: '12 500 km' is 6000 kilometer
#   as stated: '1 200 km' is 200 kilometer
#   as stated: '2 1/2 cup' is 1.0 cup
#   as stated: '1,5 km' is 15 kilometer
#   as stated: '5 mg, 10 mg' is 50 milligram ** 2
#   as stated: '5:30 h' is 150 hour
#   as stated: '< 5 mg' is 5 milligram
#   as stated: '5-10 mg' is refused: DimensionalityError
#   as stated, up to Python 3.11: '0,25 mg' is 0 milligram
#   as stated, up to Python 3.11: '−5 m' is 5 meter
#   as stated, up to Python 3.11: '5–10 mg' is 50 milligram
# From 3.12 on the last three are: 25 milligram, refused: UndefinedUnitError, and refused: UndefinedUnitError
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check pint==0.25.3
cat > "$folder/show.py" <<'PYTHON'
import sys

import pint

ALWAYS = {
    "12500 km": "12500 kilometer",
    "12 500 km": "6000 kilometer",
    "1 200 km": "200 kilometer",
    "2 1/2 cup": "1.0 cup",
    "1,5 km": "15 kilometer",
    "5 mg, 10 mg": "50 milligram ** 2",
    "5:30 h": "150 hour",
    "< 5 mg": "5 milligram",
    "5-10 mg": "refused: DimensionalityError",
}
UP_TO_3_11 = {"0,25 mg": "0 milligram", "−5 m": "5 meter", "5–10 mg": "50 milligram"}
LATER = {"0,25 mg": "25 milligram", "−5 m": "refused: UndefinedUnitError", "5–10 mg": "refused: UndefinedUnitError"}
units = pint.UnitRegistry()


def read(written):
    try:
        return f"{units.Quantity(written):D}"
    except pint.PintError as error:
        return f"refused: {type(error).__name__}"


def fact(holds, text, where=""):
    print(f"as stated{where}:" if holds else "CHANGED:", text)
    return holds


is_old = sys.version_info < (3, 12)
where = ", up to Python 3.11" if is_old else ", from Python 3.12 on"
facts = [fact(read(written) == expected, f"{written!r} is {read(written)}") for written, expected in ALWAYS.items()]
for written, expected in (UP_TO_3_11 if is_old else LATER).items():
    facts.append(fact(read(written) == expected, f"{written!r} is {read(written)}", where))
sys.exit(not all(facts))
PYTHON
"$folder/venv/bin/python" "$folder/show.py"
