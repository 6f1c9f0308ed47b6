#!/usr/bin/env bash
# xberg 1.3.9, kreuzberg 4.10.4: one <p> in a web page, and the plain text loses all that stands in a <div>, a <dl> or a <blockquote>.
#
# A page of <div>s alone comes out whole. As soon as it has a paragraph, a heading, a list or a table, only the text of such elements is in the
# result: <div>Closed until May.</div> between two paragraphs is gone, as are the words and the explanations of a <dl>, a quotation, the
# caption of a figure, what unfolds from <details>, and text beside the elements. With output_format="markdown" all of it is there, from the
# same call on the same bytes; the default is "plain". One would guess that the two differ in their signs, not in their words. No error, and the
# result's list of warnings is empty. kreuzberg is the line before xberg and does the same. Ask for Markdown, and take its signs off.
#
# Seen:
#   as stated: xberg: <div> alone: plain has its text, markdown has its text
#   as stated: xberg: <div> between two <p>: plain has not its text, markdown has its text
#   as stated: xberg: <dl> behind a <p>: plain has not its text, markdown has its text
#   as stated: xberg: <blockquote> behind a <p>: plain has not its text, markdown has its text
#   as stated: xberg: <div> below an <h1>: plain has not its text, markdown has its text
#   as stated: kreuzberg: <div> alone: plain has its text, markdown has its text
#   as stated: kreuzberg: <div> between two <p>: plain has not its text, markdown has its text
#   as stated: kreuzberg: <dl> behind a <p>: plain has not its text, markdown has its text
#   as stated: kreuzberg: <blockquote> behind a <p>: plain has not its text, markdown has its text
#   as stated: kreuzberg: <div> below an <h1>: plain has not its text, markdown has its text
#   as stated: xberg's warnings: []
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check xberg==1.3.9 kreuzberg==4.10.4
cat > "$folder/show.py" <<'PYTHON'
import asyncio
import os
import sys

import kreuzberg
import xberg

TEXT = "Closed until May."
PAGES = {
    "<div> alone": f"<div>{TEXT}</div>",
    "<div> between two <p>": f"<p>The bridge.</p><div>{TEXT}</div><p>The end.</p>",
    "<dl> behind a <p>": f"<p>The bridge.</p><dl><dt>State</dt><dd>{TEXT}</dd></dl>",
    "<blockquote> behind a <p>": f"<p>The mayor said:</p><blockquote>{TEXT}</blockquote>",
    "<div> below an <h1>": f"<h1>The bridge</h1><div>{TEXT}</div>",
}


def by_xberg(data, form):
    given = xberg.ExtractInput(kind=xberg.ExtractInputKind.BYTES, bytes=data, mime_type="text/html")
    result = asyncio.run(xberg.extract(given, xberg.ExtractionConfig(output_format=form)))
    return result.results[0]


def by_kreuzberg(data, form):
    return kreuzberg.extract_bytes_sync(data, "text/html", kreuzberg.ExtractionConfig(output_format=form))


def fact(holds, text):
    print("as stated:" if holds else "CHANGED:", text)
    return holds


facts = []
for name, reader in [("xberg", by_xberg), ("kreuzberg", by_kreuzberg)]:
    for page, body in PAGES.items():
        data = f"<html><body>{body}</body></html>".encode()
        there = [TEXT in reader(data, form).content for form in ("plain", "markdown")]
        plain, markdown = ("has its text" if found else "has not its text" for found in there)
        told = f"{name}: {page}: plain {plain}, markdown {markdown}"
        facts.append(fact(there == [page == "<div> alone", True], told))
warnings = by_xberg(f"<html><body>{PAGES['<div> between two <p>']}</body></html>".encode(), "plain").processing_warnings
facts.append(fact(not warnings, f"xberg's warnings: {list(warnings)}"))
sys.stdout.flush()
os._exit(not all(facts))  # xberg's threads may still be at work, and Python would abort
PYTHON
"$folder/venv/bin/python" -W ignore "$folder/show.py"
