#!/usr/bin/env bash
# Resiliparse 2.0.1: the main content of an article has its numbered lists and not its bulleted ones.
#
# With main_content=True, extract_plain_text leaves a <ul> out of an <article>, however long its items are and though none of them
# is a link, while the same items in an <ol> come out whole, with their numbers. So the points of a press release, a list of
# conditions or of side effects are gone without a word. One block deeper, within two <div>s, the same <ul> is kept. With
# main_content=False it is always there.
#
# Seen:
#   as stated: <article>, items in <ol>: 5 of 5 there
#   as stated: <article>, items in <ul>: 0 of 5 there
#   as stated: the paragraphs before and after the <ul> are there
#   as stated: <article>, items in <ul>, main_content=False: 5 of 5 there
#   as stated: <article> and two <div>s, items in <ul>: 5 of 5 there
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check resiliparse==2.0.1
cat > "$folder/show.py" <<'PYTHON'
import sys

from resiliparse.extract.html2text import extract_plain_text

FIRST = "The town council voted on Thursday to keep the night ferry running until at least 2028, after a debate of two hours."
LAST = "The council meets again in May, when it will hear the operator of the ferry and the harbour master of the island."
POINTS = [f"Under point {number} the operator must report to the council what it has done for safer and cleaner boats." for number in range(1, 6)]


def page(tag, around="{}"):
    items = "".join(f"<li>{point}</li>" for point in POINTS)
    text = around.format(f"<h1>Ferry</h1><p>{FIRST}</p><{tag}>{items}</{tag}><p>{LAST}</p>")
    return f"<!DOCTYPE html><html lang='en'><head><title>Ferry</title></head><body><article>{text}</article></body></html>"


def there(text):
    return sum(point in text for point in POINTS)


def fact(holds, text):
    print("as stated:" if holds else "CHANGED:", text)
    return holds


numbered = there(extract_plain_text(page("ol"), main_content=True))
bulleted = extract_plain_text(page("ul"), main_content=True)
whole = there(extract_plain_text(page("ul"), main_content=False))
deeper = there(extract_plain_text(page("ul", "<div><div>{}</div></div>"), main_content=True))
facts = [
    fact(numbered == 5, f"<article>, items in <ol>: {numbered} of 5 there"),
    fact(there(bulleted) == 0, f"<article>, items in <ul>: {there(bulleted)} of 5 there"),
    fact(FIRST in bulleted and LAST in bulleted, "the paragraphs before and after the <ul> are there"),
    fact(whole == 5, f"<article>, items in <ul>, main_content=False: {whole} of 5 there"),
    fact(deeper == 5, f"<article> and two <div>s, items in <ul>: {deeper} of 5 there"),
]
sys.exit(not all(facts))
PYTHON
"$folder/venv/bin/python" "$folder/show.py"
