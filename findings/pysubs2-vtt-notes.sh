#!/usr/bin/env bash
# pysubs2 1.8.1: comments of a WebVTT file, and the names of its cues, come out as words of the cue before.
#
# WebVTT has blocks that nobody is to see: NOTE (a comment) may stand between any two cues, and a cue may have a name on the line above its
# times. Both end up in the text of the cue before them, with the blank lines between: an editor's "NOTE check this" becomes what the speaker
# said. Only names that are numbers are known. Tags of times within a cue (<00:02.000>) and entities (&amp;) stay as they are written, also in
# `plaintext`; other tags go. Nothing is raised. The file is valid WebVTT, as https://www.w3.org/TR/webvtt1/ has it.
#
# Seen:
#   as stated: a comment between two cues: 'It rained.\n\nNOTE check the date,\nit may be wrong'
#   as stated: a cue with a name: 'It rained.\n\nintro two'
#   as stated: a cue with a number: 'It rained.'
#   as stated: a time and an entity within a cue: 'It <00:02.000>rained &amp; snowed.'
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check pysubs2==1.8.1
cat > "$folder/show.py" <<'PYTHON'
import sys

from pysubs2 import SSAFile

FIRST = "00:01.000 --> 00:04.000\nIt rained.\n"
SECOND = "00:05.000 --> 00:06.000\nIt snowed.\n"


def first_cue(*blocks):
    """The text of the first cue of a file of these blocks."""
    return SSAFile.from_string("\n".join(["WEBVTT\n", *blocks]))[0].plaintext


def fact(text, seen, expected):
    print("as stated:" if seen == expected else "CHANGED:", f"{text}: {seen!r}")
    return seen == expected


facts = [
    fact(
        "a comment between two cues",
        first_cue(FIRST, "NOTE check the date,\nit may be wrong\n", SECOND),
        "It rained.\n\nNOTE check the date,\nit may be wrong",
    ),
    fact("a cue with a name", first_cue(FIRST, "intro two\n" + SECOND), "It rained.\n\nintro two"),
    fact("a cue with a number", first_cue(FIRST, "2\n" + SECOND), "It rained."),
    fact(
        "a time and an entity within a cue",
        first_cue("00:01.000 --> 00:04.000\nIt <00:02.000>rained &amp; snowed.\n"),
        "It <00:02.000>rained &amp; snowed.",
    ),
]
sys.exit(not all(facts))
PYTHON
"$folder/venv/bin/python" "$folder/show.py"
