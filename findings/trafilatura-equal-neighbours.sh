#!/usr/bin/env bash
# trafilatura 2.3.1: one of two equal paragraphs in a row is dropped unasked; asked for, it comes back with the fourth page.
#
# With deduplicate=False, the default, a paragraph of more than 50 characters that says the same as the one before it is left out:
# the second witness's answer, a refrain, a clause that stands twice. Shorter ones stay, and so do equal ones with any paragraph
# between them. With deduplicate=True the result depends on what the process has extracted before: the same page comes out without
# the repetition three times and with it from the fourth time on, so a worker that lives long gives another text than a fresh one.
#
# Seen:
#   as stated: deduplicate=False, the sentence twice in a row: there 1 time
#   as stated: deduplicate=False, the sentence twice with another between: there 2 times
#   as stated: deduplicate=False, a short sentence twice in a row: there 2 times
#   as stated: deduplicate=True, the first page five times over: there [1, 1, 1, 2, 2] times
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check trafilatura==2.3.1 lxml==6.1.3 lxml_html_clean==0.4.6
cat > "$folder/show.py" <<'PYTHON'
import sys

from trafilatura import extract

FIRST = "The first witness, who works as a deckhand, was asked by the committee what he could remember of the night."
SECOND = "The second witness, a passenger from the mainland, was then asked the same question by the committee."
LAST = "The committee adjourned at noon and will publish its report on the accident before the end of the year."
ANSWER = "I saw nobody near the ferry that evening, and I heard nothing at all."
SHORT = "I saw nobody."


def page(*paragraphs):
    """A whole page with an article of these paragraphs."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    head = "<!DOCTYPE html><html lang='en'><head><title>Hearing</title></head>"
    return f"{head}<body><article><h1>Hearing</h1>{body}</article></body></html>"


def times(number):
    return "1 time" if number == 1 else f"{number} times"


def fact(holds, text):
    print("as stated:" if holds else "CHANGED:", text)
    return holds


in_a_row = page(FIRST, ANSWER, ANSWER, LAST)
twice = extract(in_a_row).count(ANSWER)
apart = extract(page(FIRST, ANSWER, SECOND, ANSWER, LAST)).count(ANSWER)
short = extract(page(FIRST, SHORT, SHORT, LAST)).count(SHORT)
again = [extract(in_a_row, deduplicate=True).count(ANSWER) for _ in range(5)]
facts = [
    fact(twice == 1, f"deduplicate=False, the sentence twice in a row: there {times(twice)}"),
    fact(apart == 2, f"deduplicate=False, the sentence twice with another between: there {times(apart)}"),
    fact(short == 2, f"deduplicate=False, a short sentence twice in a row: there {times(short)}"),
    fact(again == [1, 1, 1, 2, 2], f"deduplicate=True, the first page five times over: there {again} times"),
]
sys.exit(not all(facts))
PYTHON
"$folder/venv/bin/python" "$folder/show.py"
