#!/usr/bin/env bash
# datasets 5.2.0: a date in a JSONL column that is declared to be of strings comes back as another string, or does not, by its neighbours.
#
# The JSON loader lets pyarrow guess the types of each 10 MB of the file, and casts to the declared ones after that. Where all values of such
# a part look like dates, "2024-01-05" has been a timestamp on the way and comes back as "2024-01-05 00:00:00"; "10:00+02:00" comes back as
# 08:00 without its zone. One would guess that Value("string") keeps a string as it is written. One value of another kind in the same part
# ("in May") and all are kept, so that a large file whose answers are grouped changes where a small or a mixed one, as tests have, does not.
# With no features declared a column of dates only is of datetimes, no == with the prediction holds, and to_json writes them as milliseconds.
# Fields in lists and objects go the same way. Dataset.from_list over json.loads, or from_generator, keeps what is in the file.
#
# Seen:
#   as stated: declared string, three dates: ['2024-01-05 00:00:00', '2024-01-05 00:00:00', '2024-01-05 00:00:00']
#   as stated: declared string, two dates and 'in May': ['2024-01-05', '2024-01-05', 'in May']
#   as stated: declared string, a time with a zone: ['2024-01-05T10:00:00+02:00'] comes back as ['2024-01-05 08:00:00']
#   as stated: declared string, a list: [['2024-01-05']] comes back as [['2024-01-05 00:00:00']]
#   as stated: declared string, 11000 other answers and 11000 dates after them: the last 1772 are '2024-01-05 00:00:00', the others '2024-01-05'
#   as stated: not declared, read and written again: {"answer": "2024-01-05"} is {"answer":1704412800000}
#   as stated: Dataset.from_list keeps '2024-01-05'
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --no-compile --disable-pip-version-check datasets==5.2.0 pyarrow==26.0.1 pandas==3.1.1
export HF_HOME="$folder/cache" HF_HUB_OFFLINE=1
cat > "$folder/show.py" <<'PYTHON'
import itertools
import json
import sys
from pathlib import Path

import datasets

datasets.disable_progress_bars()
FOLDER = Path(sys.argv[1])
STRING = datasets.Value("string")
DATE, WRITTEN_ANEW, OTHER = "2024-01-05", "2024-01-05 00:00:00", "in May"
count = itertools.count()


def load(answers, features, **others):
    """The dataset that the JSON loader makes of a file with these answers."""
    path = FOLDER / f"{next(count)}.jsonl"
    path.write_text("".join(json.dumps({"answer": answer} | others) + "\n" for answer in answers))
    return datasets.load_dataset("json", data_files=str(path), split="train", features=features)


def declared(answers, kind=STRING, **others):
    features = datasets.Features({"answer": kind} | dict.fromkeys(others, STRING))
    return load(answers, features, **others)["answer"][:]


def fact(holds, text):
    print("as stated:" if holds else "CHANGED:", text)
    return holds


dates, mixed = declared([DATE] * 3), declared([DATE, DATE, OTHER])
zone = ["2024-01-05T10:00:00+02:00"]
zoned, listed = declared(zone), declared([[DATE]], [STRING])
long = declared([OTHER] * 11000 + [DATE] * 11000, source="x" * 1000)
changed = long.count(WRITTEN_ANEW)
load([DATE], None).to_json(FOLDER / "again.jsonl")
again = (FOLDER / "again.jsonl").read_text().strip()
kept = datasets.Dataset.from_list([{"answer": DATE}])["answer"][0]
facts = [
    fact(dates == [WRITTEN_ANEW] * 3, f"declared string, three dates: {dates}"),
    fact(mixed == [DATE, DATE, OTHER], f"declared string, two dates and {OTHER!r}: {mixed}"),
    fact(zoned == ["2024-01-05 08:00:00"], f"declared string, a time with a zone: {zone} comes back as {zoned}"),
    fact(listed == [[WRITTEN_ANEW]], f"declared string, a list: {[[DATE]]} comes back as {listed}"),
    fact(
        0 < changed < 11000 and long == [OTHER] * 11000 + [DATE] * (11000 - changed) + [WRITTEN_ANEW] * changed,
        f"declared string, 11000 other answers and 11000 dates after them: the last {changed} are {WRITTEN_ANEW!r}, the others {DATE!r}",
    ),
    fact(again == '{"answer":1704412800000}', f'not declared, read and written again: {{"answer": "{DATE}"}} is {again}'),
    fact(kept == DATE, f"Dataset.from_list keeps {kept!r}"),
]
sys.exit(not all(facts))
PYTHON
"$folder/venv/bin/python" -W ignore "$folder/show.py" "$folder"
