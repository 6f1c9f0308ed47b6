#!/usr/bin/env bash
# chonkie 1.7.0: TableChunker loses the total of an HTML table that has more rows than a chunk, and all of a Markdown table without outer pipes.
#
# What fits in one chunk comes back as it is. What does not is rebuilt from its rows, and of an HTML table those are the rows of the first <tbody>:
# a <tfoot>, a second <tbody>, and whatever stands behind them are in no chunk. So a table of three items has its total, and one of four has not,
# though the pieces look like whole tables. Without a <tbody> the row of headings is taken for data, and is in the first chunk only, though the
# documentation says "always preserving the header". Of a Markdown table a row is a line that begins with "|". Where the lines begin with a
# space, as in a list, or with the text itself, as GFM allows, no row is found, and chunks counted in characters or tokens are an empty list;
# counted in rows it is one chunk, however long. One would guess that chunks leave nothing out. Nothing is raised and nothing warned of; that
# MarkdownChef with "recursive" alone has no tables is another matter (its issue 665). Count that the cells of the table are all in the chunks.
#
# Seen:
#   as stated: html, 3 items and a total: 1 chunk, with the total
#   as stated: html, 4 items and a total: 2 chunks, without the total
#   as stated: html, 4 items and a total, by characters: 2 chunks, without the total
#   as stated: html, the total in a second <tbody>: 2 chunks, without the total
#   as stated: html, the total in the only <tbody>: 2 chunks, with the total
#   as stated: html, no <tbody>: headings in [True, False] of the chunks
#   as stated: markdown, by characters: items in the chunks: 4 of 4
#   as stated: markdown without outer pipes, by characters: items in the chunks: 0 of 4
#   as stated: markdown indented by two, by characters: items in the chunks: 0 of 4
#   as stated: markdown without outer pipes, by rows: 1 chunk
#   as stated: warnings: none
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --no-compile --disable-pip-version-check chonkie==1.7.0 chonkie-core==0.10.2
cat > "$folder/show.py" <<'PYTHON'
import logging
import sys
import warnings

from chonkie import TableChunker

TOTAL = "Total, not yet paid"
ITEMS = [("Fuel", 40), ("Crew", 55), ("Harbour", 15), ("Refund", -20)]
facts, said = [], []
handler = logging.Handler(logging.WARNING)
handler.emit = lambda record: said.append(record.getMessage())
logging.getLogger().addHandler(handler)
logging.getLogger("chonkie").addHandler(handler)
warnings.simplefilter("always")
warnings.showwarning = lambda message, *rest, **others: said.append(str(message))


def row(*cells, tag="td"):
    return "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>"


def html(items, foot="tfoot", total=90):
    """A table of these items and their total."""
    rows = "".join(row(*item) for item in items)
    return f"<table><thead>{row('Item', 'Euros', tag='th')}</thead><tbody>{rows}</tbody><{foot}>{row(TOTAL, total)}</{foot}></table>"


def markdown(edge, start=""):
    lines = [("Item", "Euros"), ("---", "---"), *ITEMS]
    return "".join(f"{start}{edge}{' ' if edge else ''}{name} | {euros}{' ' if edge else ''}{edge}\n" for name, euros in lines)


def pieces(table, chunker=None):
    return [chunk.text for chunk in (chunker or TableChunker()).chunk(table)]


def fact(holds, text):
    print("as stated:" if holds else "CHANGED:", text)
    facts.append(holds)


def total(what, table, expected, chunker=None):
    texts = pieces(table, chunker)
    there = any(TOTAL in text for text in texts)
    has = "with" if there else "without"
    fact((len(texts), there) == expected, f"html, {what}: {len(texts)} chunk{'s' if len(texts) > 1 else ''}, {has} the total")


def count(what, table, expected):
    text = "".join(pieces(table, TableChunker("character", chunk_size=60)))
    there = sum(name in text for name, _ in ITEMS)
    fact(there == expected, f"markdown{what}, by characters: items in the chunks: {there} of {len(ITEMS)}")


total("3 items and a total", html(ITEMS[:3], total=110), (1, True))
total("4 items and a total", html(ITEMS), (2, False))
total("4 items and a total, by characters", html(ITEMS), (2, False), TableChunker("character", chunk_size=200))
total("the total in a second <tbody>", html(ITEMS, "tbody"), (2, False))
total("the total in the only <tbody>", html([*ITEMS, (TOTAL, 90)]).split("<tfoot>")[0] + "</table>", (2, True))
texts = pieces("<table>" + row("Item", "Euros", tag="th") + "".join(row(*item) for item in ITEMS) + "</table>")
headings = ["<th>Item</th>" in text for text in texts]
fact(headings == [True, False], f"html, no <tbody>: headings in {headings} of the chunks")
count("", markdown("|"), 4)
count(" without outer pipes", markdown(""), 0)
count(" indented by two", markdown("|", "  "), 0)
whole = pieces(markdown(""))
fact(whole == [markdown("")], f"markdown without outer pipes, by rows: {len(whole)} chunk{'s' if len(whole) > 1 else ''}")
fact(not said, f"warnings: {said or 'none'}")
sys.exit(not all(facts))
PYTHON
"$folder/venv/bin/python" "$folder/show.py"
