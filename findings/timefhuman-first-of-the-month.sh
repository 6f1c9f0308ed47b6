#!/usr/bin/env bash
# timefhuman 0.1.5: "3 April 2024" is the 3rd of April, and "on 3 April 2024", "3 April 2024, it opened" and "(3 April 2024)" are the 1st.
#
# It is there to "find natural language dates and times in any text". A day as a bare number before its month is read where the text holds nothing
# but that date. As soon as there is one word more, before or behind, the number is taken for a word to be passed over, and what is found is "April
# 2024", which is given as its first day; a range "from 3 April to 5 April" begins on the 1st and ends on the 5th, and a list of two such dates has
# two firsts. Without a year nothing is found at all. One would guess that the day is read or the date is not found, as "April 3, 2024", "3rd April
# 2024" and "Wednesday 3 April 2024" are read in any sentence, so that a try with the date alone, or with the American order, shows nothing.
# "3-5 April 2024" alone is from three to five o'clock on the 1st. Nothing is raised. With return_matched_text=True the words that were read come
# along: a date with a number right before its words has lost its day.
#
# Seen:
#   as stated: '3 April 2024': 2024-04-03 00:00
#   as stated: 'on 3 April 2024': 2024-04-01 00:00
#   as stated: '3 April 2024, it opened': 2024-04-01 00:00
#   as stated: '(3 April 2024)': 2024-04-01 00:00
#   as stated: 'The bridge is closed until 31 December 2024.': 2024-12-01 00:00
#   as stated: 'The board meets on 3 April 2024 at 5 pm.': 2024-04-01 17:00
#   as stated: 'from 3 April 2024 to 5 April 2024': 2024-04-01 00:00 to 2024-04-05 00:00
#   as stated: '3 April 2024 to 5 April 2024': 2024-04-03 00:00 to 2024-04-05 00:00
#   as stated: '3 April 2024 and 5 May 2024': 2024-04-01 00:00 and 2024-05-01 00:00
#   as stated: '3-5 April 2024': 2024-04-01 03:00 to 2024-04-01 05:00
#   as stated: 'It opens on 3 April.': nothing
#   as stated: 'It opened on April 3, 2024.': 2024-04-03 00:00
#   as stated: 'It opened on 3rd April 2024.': 2024-04-03 00:00
#   as stated: 'It opened on Wednesday 3 April 2024.': 2024-04-03 00:00
#   as stated: matched text of 'It opened on 3 April 2024.': 'April 2024', behind '3 '
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check timefhuman==0.1.5
cat > "$folder/show.py" <<'PYTHON'
import datetime
import sys

from timefhuman import tfhConfig, timefhuman

NOW = datetime.datetime(2024, 1, 10, 12)
EXPECTED = [
    ("3 April 2024", "2024-04-03 00:00"),
    ("on 3 April 2024", "2024-04-01 00:00"),
    ("3 April 2024, it opened", "2024-04-01 00:00"),
    ("(3 April 2024)", "2024-04-01 00:00"),
    ("The bridge is closed until 31 December 2024.", "2024-12-01 00:00"),
    ("The board meets on 3 April 2024 at 5 pm.", "2024-04-01 17:00"),
    ("from 3 April 2024 to 5 April 2024", "2024-04-01 00:00 to 2024-04-05 00:00"),
    ("3 April 2024 to 5 April 2024", "2024-04-03 00:00 to 2024-04-05 00:00"),
    ("3 April 2024 and 5 May 2024", "2024-04-01 00:00 and 2024-05-01 00:00"),
    ("3-5 April 2024", "2024-04-01 03:00 to 2024-04-01 05:00"),
    ("It opens on 3 April.", "nothing"),
    ("It opened on April 3, 2024.", "2024-04-03 00:00"),
    ("It opened on 3rd April 2024.", "2024-04-03 00:00"),
    ("It opened on Wednesday 3 April 2024.", "2024-04-03 00:00"),
]


def told(found):
    """A time as text, a pair as a range, a list with "and"."""
    if isinstance(found, tuple):
        return " to ".join(map(told, found))
    if isinstance(found, list):
        return " and ".join(map(told, found)) or "nothing"
    return f"{found:%Y-%m-%d %H:%M}"


def fact(holds, text):
    print("as stated:" if holds else "CHANGED:", text)
    return holds


facts = []
for text, expected in EXPECTED:
    seen = told(timefhuman(text, tfhConfig(now=NOW)))
    facts.append(fact(seen == expected, f"{text!r}: {seen}"))
text = "It opened on 3 April 2024."
((words, (start, _), _),) = timefhuman(text, tfhConfig(now=NOW, return_matched_text=True))
before = text[start - 2 : start]
facts.append(fact((words, before) == ("April 2024", "3 "), f"matched text of {text!r}: {words!r}, behind {before!r}"))
sys.exit(not all(facts))
PYTHON
"$folder/venv/bin/python" -W ignore "$folder/show.py"
