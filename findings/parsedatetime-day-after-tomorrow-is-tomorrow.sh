#!/usr/bin/env bash
# parsedatetime 2.6: "the day after tomorrow" is tomorrow, "two days after Christmas" is in two days, and "the end of March" its first day.
#
# It reads "in two weeks", "10 days before May 5" and "first Monday in May" right, and says by a flag that it has found a date. Words that it does
# not know are passed over while the flag still says so: what stands behind "after" where that is neither a date in figures nor a weekday, "end of",
# the half of "in an hour and a half". So an answer may be that of a part of the words, and always of a date near by, which looks right. One
# would guess that the flag is 0 then, as it is for "in a fortnight" or "quarter to six". With nlp() the words that were read are told: what is left
# over of a phrase tells that it was not read whole.
#
# Seen (on Tuesday, 1 December 2026 at noon):
#   as stated: 'in two weeks': 2026-12-15 12:00, flag 1
#   as stated: '10 days before May 5': 2026-04-25 12:00, flag 1
#   as stated: 'the day after tomorrow': 2026-12-02 09:00, flag 1
#   as stated: 'two days after Christmas': 2026-12-03 12:00, flag 1
#   as stated: 'end of March': 2027-03-01 12:00, flag 1
#   as stated: 'in an hour and a half': 2026-12-01 13:00, flag 2
#   as stated: 'in a fortnight': 2026-12-01 12:00, flag 0
#   as stated: 'quarter to six': 2026-12-01 12:00, flag 0
#   as stated: nlp() read 'after tomorrow' of 'the day after tomorrow'
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check parsedatetime==2.6
cat > "$folder/show.py" <<'PYTHON'
import datetime
import sys

import parsedatetime

NOW = datetime.datetime(2026, 12, 1, 12)
EXPECTED = [
    ("in two weeks", "2026-12-15 12:00, flag 1"),
    ("10 days before May 5", "2026-04-25 12:00, flag 1"),
    ("the day after tomorrow", "2026-12-02 09:00, flag 1"),
    ("two days after Christmas", "2026-12-03 12:00, flag 1"),
    ("end of March", "2027-03-01 12:00, flag 1"),
    ("in an hour and a half", "2026-12-01 13:00, flag 2"),
    ("in a fortnight", "2026-12-01 12:00, flag 0"),
    ("quarter to six", "2026-12-01 12:00, flag 0"),
]


def fact(holds, text):
    print("as stated:" if holds else "CHANGED:", text)
    return holds


facts = []
for text, expected in EXPECTED:
    found, flag = parsedatetime.Calendar().parseDT(text, NOW)
    seen = f"{found:%Y-%m-%d %H:%M}, flag {int(flag)}"
    facts.append(fact(seen == expected, f"{text!r}: {seen}"))
((_, _, _, _, words),) = parsedatetime.Calendar().nlp("the day after tomorrow", NOW)
facts.append(fact(words == "after tomorrow", f"nlp() read {words!r} of 'the day after tomorrow'"))
sys.exit(not all(facts))
PYTHON
"$folder/venv/bin/python" -W ignore "$folder/show.py"
