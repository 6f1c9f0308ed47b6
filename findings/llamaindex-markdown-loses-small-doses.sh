#!/usr/bin/env bash
# llama-index-readers-file 0.7.0: "Doses of <5 mg are safe for children. Doses of >40 mg are not." is "Doses of 40 mg are not." for MarkdownReader.
#
# To take HTML out it drops whatever stands between a "<" and the next ">" of the same line, tag or not: two limits of a sentence, the words
# between two p-values, most of a row of a table, and the condition in a block of code, which is no place for HTML. On two lines both stay. And
# it files a section under all headings up to the next one of a level that it already has: what stands between "# Zoralin" and "## Children" comes
# below "Zoralin Children", in one text with what is said of children, and "## Adults" behind that gets its own. One would guess that a "<" before a
# digit or a space is no tag, as Markdown has it, and that text belongs to the heading before it. Nothing is raised.
# SimpleDirectoryReader takes no Markdown apart unless it is told to, and so is right. MarkdownNodeParser keeps both signs and headings.
#
# Seen:
#   as stated: MarkdownReader: 'Doses of <5 mg are safe for children. Doses of >40 mg are not.' is 'Doses of 40 mg are not.'
#   as stated: MarkdownReader: 'Risk fell in men (p<0.05), not in women (p>0.2).' is 'Risk fell in men (p0.2).'
#   as stated: MarkdownReader: '| <5 mg | safe | >40 mg | deadly |' is '| 40 mg | deadly |'
#   as stated: MarkdownReader: '```\nif p < 5 and q > 3:\n    stop()\n```' is '```\nif p  3:\n    stop()\n```'
#   as stated: MarkdownReader: below 'Zoralin Children' is 'Safe for most.\nNot tested.', below 'Zoralin Adults' is 'Two a day.'
#   as stated: SimpleDirectoryReader and MarkdownNodeParser: 'Safe for most.', 'Not tested.' and 'Two a day.' are apart, and the doses unchanged
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --no-compile --disable-pip-version-check llama-index-core==0.14.25 llama-index-readers-file==0.7.0
cat > "$folder/show.py" <<'PYTHON'
import sys
from pathlib import Path

from llama_index.core import SimpleDirectoryReader
from llama_index.core.node_parser import MarkdownNodeParser
from llama_index.readers.file import MarkdownReader

FILE = Path(sys.argv[1]) / "notes.md"
DOSES = "Doses of <5 mg are safe for children. Doses of >40 mg are not."
EXPECTED = {
    DOSES: "Doses of 40 mg are not.",
    "Risk fell in men (p<0.05), not in women (p>0.2).": "Risk fell in men (p0.2).",
    "| <5 mg | safe | >40 mg | deadly |": "| 40 mg | deadly |",
    "```\nif p < 5 and q > 3:\n    stop()\n```": "```\nif p  3:\n    stop()\n```",
}
SECTIONS = ["# Zoralin\n\nSafe for most.", "## Children\n\nNot tested.", "## Adults\n\nTwo a day."]


def read(written):
    """The text of each part, with its headings on the first line where it has some."""
    FILE.write_text(written, encoding="utf-8")
    return [part.text.strip() for part in MarkdownReader().load_data(FILE)]


def nodes(written):
    FILE.write_text(written, encoding="utf-8")
    documents = SimpleDirectoryReader(input_files=[FILE]).load_data()
    return [node.text for node in MarkdownNodeParser().get_nodes_from_documents(documents)]


def fact(holds, text):
    print("as stated:" if holds else "CHANGED:", text)
    return holds


facts = []
for written, expected in EXPECTED.items():
    seen = read(written)
    facts.append(fact(seen == [expected], f"MarkdownReader: {written!r} is {seen[0]!r}"))
(first, of_first), (second, of_second) = (part.split("\n", 1) for part in read("\n\n".join(SECTIONS)))
told = f"MarkdownReader: below {first!r} is {of_first!r}, below {second!r} is {of_second!r}"
holds = (first, of_first) == ("Zoralin Children", "Safe for most.\nNot tested.") and (second, of_second) == ("Zoralin Adults", "Two a day.")
facts.append(fact(holds, told))
told = "'Safe for most.', 'Not tested.' and 'Two a day.' are apart, and the doses unchanged"
holds = nodes("\n\n".join(SECTIONS)) == SECTIONS and nodes(DOSES) == [DOSES]
facts.append(fact(holds, f"SimpleDirectoryReader and MarkdownNodeParser: {told}"))
sys.exit(not all(facts))
PYTHON
"$folder/venv/bin/python" -W ignore "$folder/show.py" "$folder"
