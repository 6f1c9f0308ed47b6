#!/usr/bin/env bash
# num2words2 1.0.20: "12,500 people" are "twelve point five people", "nearly 1,000" is "nearly one", and $1,200 are one dollar and twenty cents.
#
# It is offered as a drop-in for num2words, and reads whole sentences beside numbers. In those a comma between digits is the decimal one, also in
# English, where the package itself writes it for thousands: group_digits(12500) is "12,500". Zeros at the end go, as if they were decimals, so the
# number is smaller by a thousand, and of one with a second comma or a point pieces are left. num2words refuses "12,500"; num2words2 takes what is
# no number for a sentence, so code that had an exception has another number now. Spanish has it likewise with the point, of which German makes
# an ordinal. One would guess 12500, as the README has it of 24,120.10 (for a command that the wheel does not hold), or at least the error. Of
# "in May 2024" the year becomes an ordinal. Nothing is raised. The documentation calls sentences heuristic and speaks of no thousands.
# Take the separators of thousands out before the text goes in.
#
# Seen:
#   as stated: group_digits(12500) is '12,500', and in a sentence: 'The town has twelve point five people.'
#   as stated: 'Nearly 1,000 people died.' is 'Nearly one people died.'
#   as stated: 'It cost $1,200.' is 'It cost one dollar, twenty cents.'
#   as stated: 'It cost 1,200,000 euros.' is 'It cost one point two,zero euros.'
#   as stated: 'It cost 1,200.50 euros.' is 'It cost one point two.Fifty euros.'
#   as stated: 'It opened in May 2024.' is 'It opened in May two thousand and twenty-fourth.'
#   as stated: de: 'Es kostet 1.200 Euro.' is 'Es kostet erste200 Euro.'
#   as stated: es: 'Cuesta 1.200 euros.' is 'Cuesta uno punto dos euros.'
#   as stated: num2words('12,500') is 'Twelve point five', and of num2words 0.5.14 refused: InvalidOperation
#   as stated: without the comma: 'The town has twelve thousand, five hundred people.', 'It cost one thousand, two hundred dollars, zero cents.'
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check num2words2==1.0.20 num2words==0.5.14
cat > "$folder/show.py" <<'PYTHON'
import sys

from num2words import num2words as of_num2words
from num2words2 import num2words, num2words_sentence
from num2words2.grouping import group_digits

EXPECTED = [
    ("en", "Nearly 1,000 people died.", "Nearly one people died."),
    ("en", "It cost $1,200.", "It cost one dollar, twenty cents."),
    ("en", "It cost 1,200,000 euros.", "It cost one point two,zero euros."),
    ("en", "It cost 1,200.50 euros.", "It cost one point two.Fifty euros."),
    ("en", "It opened in May 2024.", "It opened in May two thousand and twenty-fourth."),
    ("de", "Es kostet 1.200 Euro.", "Es kostet erste200 Euro."),
    ("es", "Cuesta 1.200 euros.", "Cuesta uno punto dos euros."),
]


def attempt(convert, text):
    try:
        return repr(convert(text))
    except Exception as error:
        return f"refused: {type(error).__name__}"


def fact(holds, text):
    print("as stated:" if holds else "CHANGED:", text)
    return holds


facts = []
written = group_digits(12500)
seen = num2words_sentence(f"The town has {written} people.", lang="en")
holds = (written, seen) == ("12,500", "The town has twelve point five people.")
facts.append(fact(holds, f"group_digits(12500) is {written!r}, and in a sentence: {seen!r}"))
for language, text, expected in EXPECTED:
    seen = num2words_sentence(text, lang=language)
    facts.append(fact(seen == expected, f"{'' if language == 'en' else language + ': '}{text!r} is {seen!r}"))
new, old = (attempt(convert, "12,500") for convert in (num2words, of_num2words))
holds = (new, old) == ("'Twelve point five'", "refused: InvalidOperation")
facts.append(fact(holds, f"num2words('12,500') is {new}, and of num2words 0.5.14 {old}"))
right = ["The town has twelve thousand, five hundred people.", "It cost one thousand, two hundred dollars, zero cents."]
seen = [num2words_sentence(text, lang="en") for text in ("The town has 12500 people.", "It cost $1200.")]
facts.append(fact(seen == right, f"without the comma: {', '.join(map(repr, seen))}"))
sys.exit(not all(facts))
PYTHON
"$folder/venv/bin/python" -W ignore "$folder/show.py"
