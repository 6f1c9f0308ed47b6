#!/usr/bin/env bash
# ragas 0.4.3: QuotedSpansAlignment takes apostrophes for quotation marks: "isn't" and "won't" quote what is between, and a real quotation ends at one.
#
# The metric is there to find quotations that the source has not. Any mark opens and any mark closes one, ' and ’ among them. So an answer that
# quotes nobody but has two contractions has the score of one whose quotation is invented, 0.0, where one without contractions has 1.0. And an
# invented quotation with "don't" or "I'm" among its first words is over before it is three words long, too short to be looked at: it has 1.0 with
# "No quoted spans found". Of a longer one only what stands before the apostrophe is looked for. The sign for inches does the same. One would
# guess that a closing mark has to fit its opening one. Without apostrophes all is right.
# Take the apostrophes between letters out of the answer and out of the source before both go in.
#
# Nothing here asks a model.
#
# Seen:
#   as stated: "It isn't safe and it won't open.": 0.0, Matched 0/1 quoted spans
#   as stated: 'It is not safe and it will not open.': 1.0, No quoted spans found in response
#   as stated: 'She said "I don\'t care who drowns in it".': 1.0, No quoted spans found in response
#   as stated: 'She said "I do not care who drowns in it".': 0.0, Matched 0/1 quoted spans
#   as stated: 'She said "the bridge is not safe and it\'s all the fault of the elephants".': 1.0, Matched 1/1 quoted spans
#   as stated: without the apostrophes: 1.0 for the first, 0.0 for the third and the fifth
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check ragas==0.4.3 langchain-community==0.4.1
cat > "$folder/show.py" <<'PYTHON'
import re
import sys

from ragas.metrics.collections import QuotedSpansAlignment

SOURCE = "The mayor said that the bridge is not safe and it stays closed until the end of May."
HONEST = "It isn't safe and it won't open."
INVENTED = 'She said "I don\'t care who drowns in it".'
LONGER = 'She said "the bridge is not safe and it\'s all the fault of the elephants".'
METRIC = QuotedSpansAlignment()


def scored(answer, source=SOURCE):
    result = METRIC.score(response=answer, retrieved_contexts=[source])
    return result.value, result.reason


def plain(text):
    return re.sub(r"(?<=\w)['’](?=\w)", "", text)


def fact(holds, text):
    print("as stated:" if holds else "CHANGED:", text)
    return holds


facts = []
for answer, expected in [
    (HONEST, (0.0, "Matched 0/1 quoted spans")),
    ("It is not safe and it will not open.", (1.0, "No quoted spans found in response")),
    (INVENTED, (1.0, "No quoted spans found in response")),
    ('She said "I do not care who drowns in it".', (0.0, "Matched 0/1 quoted spans")),
    (LONGER, (1.0, "Matched 1/1 quoted spans")),
]:
    seen = scored(answer)
    facts.append(fact(seen == expected, f"{answer!r}: {seen[0]}, {seen[1]}"))
first, third, fifth = (scored(plain(answer), plain(SOURCE))[0] for answer in (HONEST, INVENTED, LONGER))
told = f"without the apostrophes: {first} for the first, {third} for the third and the fifth"
facts.append(fact((first, third, fifth) == (1.0, 0.0, 0.0), told))
sys.exit(not all(facts))
PYTHON
RAGAS_DO_NOT_TRACK=true "$folder/venv/bin/python" -W ignore "$folder/show.py"
