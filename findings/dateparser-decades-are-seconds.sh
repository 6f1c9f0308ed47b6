#!/usr/bin/env bash
# dateparser 1.5.0: "the 1990s" is a time today, half an hour from now, and the strict settings take it while they refuse "1990".
#
# A number and an "s" are so many seconds, so "The bridge was built in the 1990s." has a date for search_dates: 1990 seconds ago. For parse
# the "in" makes it 1990 seconds ahead. One would guess nothing found, or 1990. A time relative to now has a day, a month and a year
# for the checks of completeness, so STRICT_PARSING, or REQUIRE_PARTS with all three, keeps the decade and drops the year "1990", and a list
# of "certain" dates has today's date for each decade in the text. With PARSERS of "absolute-time" alone nothing is found. Words before it
# do not help search_dates ("the early 1990s"), but "1990er" and "les années 1990" are no seconds.
#
# Here now is 2026-11-30 12:00.
#
# Seen:
#   as stated: search_dates finds 'in the 1990s' at 2026-11-30 11:26:50
#   as stated: search_dates finds '1990s' of 'the early 1990s' at 2026-11-30 11:26:50
#   as stated: parse takes 'in the 1990s' for 2026-11-30 12:33:10, 'the 1850s' for 2026-11-30 11:29:10
#   as stated: STRICT_PARSING: 'the 1990s' is 2026-11-30 11:26:50, '1990' is None
#   as stated: REQUIRE_PARTS of day, month and year: 'the 1990s' is 2026-11-30 11:26:50, '1990' is None
#   as stated: PARSERS of absolute-time: 'the 1990s' is None, '1990' is 1990-11-30 00:00:00
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check dateparser==1.5.0 python-dateutil==2.9.0.post0
cat > "$folder/show.py" <<'PYTHON'
import sys
from datetime import datetime

import dateparser
from dateparser.search import search_dates

NOW = {"RELATIVE_BASE": datetime(2026, 11, 30, 12, 0)}
BACK, AHEAD = datetime(2026, 11, 30, 11, 26, 50), datetime(2026, 11, 30, 12, 33, 10)
YEAR = datetime(1990, 11, 30)


def parse(text, **settings):
    return dateparser.parse(text, languages=["en"], settings=NOW | settings)


def search(text):
    return search_dates(text, languages=["en"], settings=NOW)


def fact(holds, text):
    print("as stated:" if holds else "CHANGED:", text)
    return holds


facts = []
for sentence, words, of in [
    ("The bridge was built in the 1990s.", "in the 1990s", ""),
    ("The bridge was built in the early 1990s.", "1990s", " of 'the early 1990s'"),
]:
    found = search(sentence)
    seen = f"{found[0][0]!r}{of} at {found[0][1]}" if found else "nothing"
    facts.append(fact(found == [(words, BACK)], f"search_dates finds {seen}"))
ahead, old = parse("in the 1990s"), parse("the 1850s")
facts.append(
    fact(
        (ahead, old) == (AHEAD, datetime(2026, 11, 30, 11, 29, 10)),
        f"parse takes 'in the 1990s' for {ahead}, 'the 1850s' for {old}",
    )
)
for name, settings, expected in [
    ("STRICT_PARSING", {"STRICT_PARSING": True}, (BACK, None)),
    ("REQUIRE_PARTS of day, month and year", {"REQUIRE_PARTS": ["day", "month", "year"]}, (BACK, None)),
    ("PARSERS of absolute-time", {"PARSERS": ["absolute-time"]}, (None, YEAR)),
]:
    decade, year = parse("the 1990s", **settings), parse("1990", **settings)
    facts.append(fact((decade, year) == expected, f"{name}: 'the 1990s' is {decade}, '1990' is {year}"))
sys.exit(not all(facts))
PYTHON
"$folder/venv/bin/python" -W ignore "$folder/show.py"
