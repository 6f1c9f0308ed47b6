#!/usr/bin/env bash
# edtf 5.0.2: "not before 1999" is the interval of "before 1999", and "no later than 1999" that of "after 1999"; nothing is raised.
#
# text_to_edtf() makes dates of a catalogue's or a text's words. It looks for "before" and "earlier", "after" and "later" anywhere in the text, and
# not at a "not" or "no" in front, so the usual words for an earliest and a latest date get the interval on the other side. One would guess
# the right side, or None, as for "between 1990 and 2000". lower_strict() and upper_strict() follow, so a sort and a filter are wrong too: what is
# "no later than 1999" goes up to 2009. Of "after 1990, before 2000" the end is "before 1990", "until 1999" is the whole year, and "not in
# 1999" is 1999. Where no date is found, "before the war" is the text '/None', which is true, where "during the war" is None. A number beside the
# year becomes a day or a month, and letters a season: "10 years before 1999" is before October, and "Springfield, 1999" the spring.
# Turn "not before", "no later than" and the like into "after" and "before" and the neighbouring day or year before the text goes in, and have
# parse_edtf() read the result.
#
# Seen:
#   as stated: 'before 1999' is '/1999', 'not before 1999' is '/1999', 'no earlier than 1999' is '/1999'
#   as stated: 'after 1999' is '1999/', 'not after 1999' is '1999/', 'no later than 1999' is '1999/'
#   as stated: 'no later than 5 March 1999' is '1999-03-05/'
#   as stated: 'no later than 1999' lies between 1999-01-01 and 2009-01-01
#   as stated: 'after 1990, before 2000' is '/1990', 'between 1990 and 2000' is None
#   as stated: 'until 1999' is '1999', 'not in 1999' is '1999'
#   as stated: 'before the war' is '/None', 'during the war' is None
#   as stated: '10 years before 1999' is '/1999-10', '12 copies, May 1999' is '1999-05-12', 'Springfield, 1999' is '1999-21'
#   as stated: parse_edtf refuses '/None'
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check edtf==5.0.2 python-dateutil==2.9.0.post0 pyparsing==3.3.3
cat > "$folder/show.py" <<'PYTHON'
import sys

from edtf import EDTFParseException, parse_edtf, text_to_edtf

EXPECTED = [
    {"before 1999": "/1999", "not before 1999": "/1999", "no earlier than 1999": "/1999"},
    {"after 1999": "1999/", "not after 1999": "1999/", "no later than 1999": "1999/"},
    {"no later than 5 March 1999": "1999-03-05/"},
    {"after 1990, before 2000": "/1990", "between 1990 and 2000": None},
    {"until 1999": "1999", "not in 1999": "1999"},
    {"before the war": "/None", "during the war": None},
    {"10 years before 1999": "/1999-10", "12 copies, May 1999": "1999-05-12", "Springfield, 1999": "1999-21"},
]


def day(time):
    return f"{time.tm_year}-{time.tm_mon:02}-{time.tm_mday:02}"


def refused(text):
    try:
        parse_edtf(text)
    except EDTFParseException:
        return True
    return False


def fact(holds, text):
    print("as stated:" if holds else "CHANGED:", text)
    return holds


facts = []
for number, expected in enumerate(EXPECTED):
    seen = {text: text_to_edtf(text) for text in expected}
    facts.append(fact(seen == expected, ", ".join(f"{text!r} is {date!r}" for text, date in seen.items())))
    if number == 2:
        latest = "no later than 1999"
        interval = parse_edtf(text_to_edtf(latest))
        ends = day(interval.lower_strict()), day(interval.upper_strict())
        facts.append(fact(ends == ("1999-01-01", "2009-01-01"), f"{latest!r} lies between {ends[0]} and {ends[1]}"))
nothing = text_to_edtf("before the war")
facts.append(fact(refused(nothing), f"parse_edtf {'refuses' if refused(nothing) else 'takes'} {nothing!r}"))
sys.exit(not all(facts))
PYTHON
"$folder/venv/bin/python" -W ignore "$folder/show.py"
