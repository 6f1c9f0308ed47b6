#!/usr/bin/env bash
# langextract 1.7.1: an invented statement counts as grounded in the source if its first word is there, and that hangs on its neighbours.
#
# Each extraction is looked up in the source; by the documentation what cannot be found has char_interval None, and a filter on that leaves
# what is grounded. But by default a beginning that is found is enough, of one word too: "The mayor resigned" lies at "The".
# What comes later may be the opposite: of "The old bridge was never closed" the first three words are enough. Extractions of one answer
# share one alignment in order, so the same sentence is grounded before a true one and not grounded behind it. alignment_status tells
# (MATCH_LESSER), and resolver_params={"accept_match_lesser": False} turns it off; then still "no crack was found" lies at "crack was found",
# as MATCH_FUZZY.
#
# Here the model is a class that answers what it is told.
#
# Seen:
#   as stated: 'The mayor resigned over the affair' is MATCH_LESSER, at 'The'
#   as stated: '40 people died' is MATCH_LESSER, at '40'
#   as stated: '50 people died' is not grounded
#   as stated: 'The old bridge was never closed' is MATCH_LESSER, at 'the old bridge'
#   as stated: 'no crack was found' is MATCH_FUZZY, at 'crack was found'
#   as stated: the mayor before the new bridge: ['MATCH_LESSER', 'MATCH_EXACT']
#   as stated: the new bridge before the mayor: ['MATCH_EXACT', None]
#   as stated: without MATCH_LESSER, grounded are ['no crack was found']
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check langextract==1.7.1
cat > "$folder/show.py" <<'PYTHON'
import json
import logging
import sys

import langextract
from langextract.core import base_model, types

SOURCE = (
    "The town council closed the old bridge on 12 May 2024 after a crack was found. "
    "The new bridge opened on 3 June 2025 and carries 40 lorries a day."
)
EXAMPLE = langextract.data.ExampleData(
    text="The ferry sank on Monday.",
    extractions=[langextract.data.Extraction("claim", "The ferry sank on Monday")],
)
MAYOR = "The mayor resigned over the affair"
TRUE = "The new bridge opened on 3 June 2025"
CLAIMS = [MAYOR, "40 people died", "50 people died", "The old bridge was never closed", "no crack was found"]
EXPECTED = [
    "MATCH_LESSER, at 'The'",
    "MATCH_LESSER, at '40'",
    "not grounded",
    "MATCH_LESSER, at 'the old bridge'",
    "MATCH_FUZZY, at 'crack was found'",
]
logging.disable()


class Told(base_model.BaseLanguageModel):
    """Answers with these claims."""

    def __init__(self, claims):
        super().__init__()
        self.answer = json.dumps({"extractions": [{"claim": claim} for claim in claims]})

    def infer(self, batch_prompts, **_):
        for _ in batch_prompts:
            yield [types.ScoredOutput(score=1.0, output=self.answer)]


def extract(*claims, **options):
    found = langextract.extract(
        SOURCE, prompt_description="List the claims.", examples=[EXAMPLE], model=Told(claims), show_progress=False, **options
    )
    return found.extractions


def where(extraction):
    place = extraction.char_interval
    if place is None:
        return "not grounded"
    return f"{extraction.alignment_status.name}, at {SOURCE[place.start_pos : place.end_pos]!r}"


def names(extractions):
    return [extraction.alignment_status and extraction.alignment_status.name for extraction in extractions]


def fact(holds, text):
    print("as stated:" if holds else "CHANGED:", text)
    return holds


facts = []
for claim, expected in zip(CLAIMS, EXPECTED):
    seen = where(extract(claim)[0])
    facts.append(fact(seen == expected, f"{claim!r} is {seen}"))
before, behind = names(extract(MAYOR, TRUE)), names(extract(TRUE, MAYOR))
strict = {"accept_match_lesser": False}
grounded = [claim for claim in CLAIMS if extract(claim, resolver_params=dict(strict))[0].char_interval]
facts += [
    fact(before == ["MATCH_LESSER", "MATCH_EXACT"], f"the mayor before the new bridge: {before}"),
    fact(behind == ["MATCH_EXACT", None], f"the new bridge before the mayor: {behind}"),
    fact(grounded == ["no crack was found"], f"without MATCH_LESSER, grounded are {grounded}"),
]
sys.exit(not all(facts))
PYTHON
"$folder/venv/bin/python" -W ignore "$folder/show.py"
