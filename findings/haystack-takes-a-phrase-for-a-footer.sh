#!/usr/bin/env bash
# haystack-ai 3.4.1: where two pages both have "It is not safe to", DocumentCleaner takes that for their footer, and out of every page.
#
# With remove_repeated_substrings=True it removes, by the documentation, "repeated substrings (headers/footers) from pages". What it looks for is
# the longest run of three words or more that is anywhere in the first 300 characters of each page, and then in the last 300, without the first
# page and the last one. So a document of four pages has two to compare, and any words that a sentence of both has, "was not found in", make a
# footer. They go wherever they stand in the document, also in the middle of the last page, which was not compared. A true header goes with the
# word behind it, if both pages have the same ("The"), and stays on the pages that go on with another. One would guess that lines at the edge of a
# page go, and nothing within a sentence. Nothing is raised or warned of. Where headers are known, remove_regex with (?m)^ and $ takes such lines.
#
# Seen:
#   as stated: not asked for: the four pages come back as they were
#   as stated: asked for, page 2: 'pump was tested on 3 May. start at night.'
#   as stated: asked for, page 3: 'gate was oiled in June. open in a storm.'
#   as stated: asked for, the middle of page 4: 'The crane is old. use in winter.'
#   as stated: asked for, the header is still on pages [1, 4]
#   as stated: asked for, three pages: the three pages come back as they were
#   as stated: remove_regex: the header is gone, and no sentence is
#   as stated: warnings: none
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --no-compile --disable-pip-version-check haystack-ai==3.4.1
cat > "$folder/show.py" <<'PYTHON'
import logging
import sys

from haystack import Document
from haystack.components.preprocessors import DocumentCleaner

HEADER = "Harbour report 2026"
PUMP = "The pump was tested on 3 May. It is not safe to start at night."
GATE = "The gate was oiled in June. It is not safe to open in a storm."
CRANE = "The crane is old. It is not safe to use in winter."
ROPES = "New ropes came by lorry. " * 20
PAGES = [
    f"{HEADER}\nWritten by the warden for the board.",
    f"{HEADER}\n{PUMP}",
    f"{HEADER}\n{GATE}",
    f"{HEADER}\n{ROPES}{CRANE} {ROPES.strip()}",
]
facts, said = [], []
handler = logging.Handler(logging.WARNING)
handler.emit = lambda record: said.append(record.getMessage())
logging.getLogger().addHandler(handler)
logging.getLogger("haystack").addHandler(handler)


def cleaned(pages, **options):
    """The pages after the cleaner, without the second of two spaces where words are gone."""
    (document,) = DocumentCleaner(**options).run([Document(content="\f".join(pages))])["documents"]
    return [page.replace("  ", " ") for page in document.content.split("\f")]


def fact(holds, text):
    print("as stated:" if holds else "CHANGED:", text)
    facts.append(holds)


def headers(pages):
    return [number for number, page in enumerate(pages, 1) if HEADER in page]


fact(cleaned(PAGES) == PAGES, "not asked for: the four pages come back as they were")
seen = cleaned(PAGES, remove_repeated_substrings=True)
for number, words in [(2, "pump was tested on 3 May. start at night."), (3, "gate was oiled in June. open in a storm.")]:
    fact(seen[number - 1].strip() == words, f"asked for, page {number}: {seen[number - 1].strip()!r}")
middle = seen[3].replace(ROPES.strip(), "").replace(HEADER, "").strip()
fact(middle == "The crane is old. use in winter.", f"asked for, the middle of page 4: {middle!r}")
fact(headers(seen) == [1, 4], f"asked for, the header is still on pages {headers(seen)}")
three = PAGES[:3]
fact(cleaned(three, remove_repeated_substrings=True) == three, "asked for, three pages: the three pages come back as they were")
by_lines = cleaned(PAGES, remove_regex=f"(?m)^{HEADER}$")
whole = not headers(by_lines) and all(any(text in page for page in by_lines) for text in (PUMP, GATE, CRANE))
fact(whole, "remove_regex: the header is gone, and no sentence is")
fact(not said, f"warnings: {said or 'none'}")
sys.exit(not all(facts))
PYTHON
HAYSTACK_TELEMETRY_ENABLED=False "$folder/venv/bin/python" -W ignore "$folder/show.py"
