#!/usr/bin/env bash
# pysubs2 1.8.1: a number that has the last line of a subtitle to itself is lost, in any WebVTT cue without a number, and at the end of an SRT file.
#
# Both formats are read by the same code, for which the last line of a cue is the number of the next one where it holds nothing but digits. That
# is so in an SRT file, up to its last cue, which has no next one. In WebVTT a name above the times may be left out, and mostly is. There
# "The bridge opened in / 1999" is "The bridge opened in", and the answer to "How many were hurt? / 42" is gone. One would guess that only a number
# behind an empty line is one of a cue. Nothing is raised, and a file that is saved again has lost them for good. "42." and "- 42" stay, and so does
# a cue that is nothing but "42".
# Write a number above the times of each cue, and one behind the last cue, before the file is read.
#
# Seen:
#   as stated: vtt: ['The bridge opened in', 'How many were hurt?', '42']
#   as stated: vtt, the numbers with a full stop: ['The bridge opened in\n1999.', 'How many were hurt?\n42.', '42.']
#   as stated: srt: ['The bridge opened in\n1999', 'How many were hurt?']
#   as stated: the vtt file saved as srt holds 1999: False
#   as stated: vtt with numbers above the times and one behind: ['The bridge opened in\n1999', 'How many were hurt?\n42', '42']
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check pysubs2==1.8.1
cat > "$folder/show.py" <<'PYTHON'
import re
import sys

from pysubs2 import SSAFile

VTT = """WEBVTT

00:01.000 --> 00:03.000
The bridge opened in
1999

00:04.000 --> 00:06.000
How many were hurt?
42

00:07.000 --> 00:09.000
42
"""
SRT = """1
00:00:01,000 --> 00:00:03,000
The bridge opened in
1999

2
00:00:04,000 --> 00:00:06,000
How many were hurt?
42
"""
YEAR, COUNT = "The bridge opened in\n1999", "How many were hurt?\n42"
first_lines = [YEAR.split("\n")[0], COUNT.split("\n")[0]]


def texts(written, kind):
    return [cue.plaintext for cue in SSAFile.from_string(written, format_=kind)]


def fact(holds, text):
    print("as stated:" if holds else "CHANGED:", text)
    return holds


facts = []
seen = texts(VTT, "vtt")
facts.append(fact(seen == [*first_lines, "42"], f"vtt: {seen}"))
seen = texts(re.sub(r"(?m)^\d+$", r"\g<0>.", VTT), "vtt")
facts.append(fact(seen == [YEAR + ".", COUNT + ".", "42."], f"vtt, the numbers with a full stop: {seen}"))
seen = texts(SRT, "srt")
facts.append(fact(seen == [YEAR, first_lines[1]], f"srt: {seen}"))
has_year = "1999" in SSAFile.from_string(VTT, format_="vtt").to_string("srt")
facts.append(fact(not has_year, f"the vtt file saved as srt holds 1999: {has_year}"))
seen = texts(re.sub(r"(?m)^.*-->", r"1\n\g<0>", VTT) + "\n1\n", "vtt")
facts.append(fact(seen == [YEAR, COUNT, "42"], f"vtt with numbers above the times and one behind: {seen}"))
sys.exit(not all(facts))
PYTHON
"$folder/venv/bin/python" "$folder/show.py"
