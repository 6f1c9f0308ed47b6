#!/usr/bin/env bash
# duckdb 2.0.1, polars 2.1.0: 3 April 2024, in a CSV file as 03.04.24, is 24 April 2003 for the one and 3 April of the year 24 for the other.
#
# Both guess a column of dates. Where the first two digits of all can be a year, duckdb takes them for it, and day and year change
# places, 25.04.24 is in 2025, and so with "/" and "-". All years from 2001 to 2028 can be days of any month, so that a file of today has no date
# which would betray it. One from 1999 somewhere in the sample, as 25.04.99, and the whole column is right: with old data, as tests have, all is
# well. polars, where one asks for dates with try_parse_dates, gets the order right and takes 24 for the year 24. One would guess text, as a date
# with two digits says too little, or at least the order of 03.04.2024, which both read as April 3. Nothing is raised or warned of, and min, max
# and sorting go on with the wrong years. (For polars its issue 17426 asks to have the formats documented, and says that years need four digits.)
# Give duckdb date_format="%d.%m.%y"; in polars leave the column text and use str.to_date with that.
#
# Seen:
#   as stated: ['03.04.24', '25.04.24']: duckdb ['2003-04-24', '2025-04-24'], polars ['0024-04-03', '0024-04-25']
#   as stated: ['03/04/24', '25/04/24']: duckdb ['2003-04-24', '2025-04-24'], polars ['0024-04-03', '0024-04-25']
#   as stated: ['10-12-20', '11-05-20']: duckdb ['2010-12-20', '2011-05-20'], polars ['0020-12-10', '0020-05-11']
#   as stated: ['03.04.24', '25.04.99']: duckdb ['2024-04-03', '1999-04-25'], polars ['0024-04-03', '0099-04-25']
#   as stated: ['03.04.2024', '25.04.2024']: duckdb ['2024-04-03', '2024-04-25'], polars ['2024-04-03', '2024-04-25']
#   as stated: duckdb's sniff_csv tells the format '%y.%m.%d'
#   as stated: with date_format='%d.%m.%y' duckdb has ['2024-04-03', '2024-04-25']
#   as stated: with str.to_date('%d.%m.%y') polars has ['2024-04-03', '2024-04-25']
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check duckdb==2.0.1 polars==2.1.0
cat > "$folder/show.py" <<'PYTHON'
import io
import os
import sys
import tempfile

import duckdb
import polars

EXPECTED = [
    (["03.04.24", "25.04.24"], ["2003-04-24", "2025-04-24"], ["0024-04-03", "0024-04-25"]),
    (["03/04/24", "25/04/24"], ["2003-04-24", "2025-04-24"], ["0024-04-03", "0024-04-25"]),
    (["10-12-20", "11-05-20"], ["2010-12-20", "2011-05-20"], ["0020-12-10", "0020-05-11"]),
    (["03.04.24", "25.04.99"], ["2024-04-03", "1999-04-25"], ["0024-04-03", "0099-04-25"]),
    (["03.04.2024", "25.04.2024"], ["2024-04-03", "2024-04-25"], ["2024-04-03", "2024-04-25"]),
]


def table(dates):
    return "event,day\n" + "".join(f"meeting {number},{date}\n" for number, date in enumerate(dates))


def by_duckdb(path, **options):
    return [str(row[0]) for row in duckdb.read_csv(path, **options).project("day").fetchall()]


def by_polars(text):
    return [str(day) for day in polars.read_csv(io.StringIO(text), try_parse_dates=True)["day"]]


def fact(holds, text):
    print("as stated:" if holds else "CHANGED:", text)
    return holds


facts = []
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "days.csv")
    for dates, expected, other in EXPECTED:
        with open(path, "w") as file:
            file.write(table(dates))
        seen = by_duckdb(path), by_polars(table(dates))
        facts.append(fact(seen == (expected, other), f"{dates}: duckdb {seen[0]}, polars {seen[1]}"))
    with open(path, "w") as file:
        file.write(table(EXPECTED[0][0]))
    told = duckdb.execute("SELECT DateFormat FROM sniff_csv(?)", [path]).fetchall()[0][0]
    facts.append(fact(told == "%y.%m.%d", f"duckdb's sniff_csv tells the format {told!r}"))
    right = by_duckdb(path, date_format="%d.%m.%y")
    facts.append(fact(right == ["2024-04-03", "2024-04-25"], f"with date_format='%d.%m.%y' duckdb has {right}"))
right = [str(day) for day in polars.read_csv(io.StringIO(table(EXPECTED[0][0])))["day"].str.to_date("%d.%m.%y")]
facts.append(fact(right == ["2024-04-03", "2024-04-25"], f"with str.to_date('%d.%m.%y') polars has {right}"))
sys.exit(not all(facts))
PYTHON
"$folder/venv/bin/python" -W ignore "$folder/show.py"
