#!/usr/bin/env bash
# polars 2.1.0, duckdb 2.0.1: a field that is empty in the first rows of a JSONL file is empty in all, and each of them loses what the other keeps.
#
# Both guess the types from the first rows, polars from 100 and duckdb from 20480. One would guess an error where a later row does not fit, as
# both raise for a text in a column of numbers. But where the first rows have `[]`, as the evidence of rows where nothing was found, polars has
# lists of nothing, and a later ["a", "b"] is [None, None]: even its length is right. Where the first rows have `null`, as a reason that only
# failures have, duckdb has a column of nothing, and a later "late" is NULL: count(reason) is 0. polars raises for the nulls, and duckdb keeps
# the lists (each item as JSON, in its quotes), so that neither is a check of the other. One row more or less decides it.
# With infer_schema_length=None and sample_size=-1, by which they look at the whole file, or with a schema, nothing is lost.
#
# Seen:
#   as stated: polars, 99 empty lists: the row after them has ['a', 'b']
#   as stated: polars, 100 empty lists: the row after them has [None, None]
#   as stated: polars, 100 nulls: ComputeError
#   as stated: duckdb, 20479 nulls: the row after them has 'late'
#   as stated: duckdb, 20480 nulls: the row after them has None
#   as stated: duckdb, 20480 empty lists: the row after them has ['"a"', '"b"']
#   as stated: polars, 100 numbers and then 'late': ComputeError
#   as stated: duckdb, 20480 numbers and then 'late': InvalidInputException
#   as stated: with a schema: ['a', 'b'] and 'late'
#   as stated: infer_schema_length=None and sample_size=-1: ['a', 'b'] and 'late'
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check polars==2.1.0 duckdb==2.0.1
cat > "$folder/show.py" <<'PYTHON'
import itertools
import json
import sys
from pathlib import Path

import duckdb
import polars

FOLDER = Path(sys.argv[1])
FOUND, REASON = ["a", "b"], "late"
count = itertools.count()


def file(first, times, last):
    """A file with this many rows of the first value and one of the last."""
    path = FOLDER / f"{next(count)}.jsonl"
    path.write_text("".join(json.dumps({"id": at, "value": value}) + "\n" for at, value in enumerate([first] * times + [last])))
    return str(path)


def by_polars(*rows, **options):
    try:
        return polars.read_ndjson(file(*rows), **options)["value"].to_list()[-1]
    except polars.exceptions.PolarsError as error:
        return type(error)


def by_duckdb(*rows, options=""):
    try:
        return duckdb.sql(f"select value from read_json('{file(*rows)}'{options}) order by id desc limit 1").fetchall()[0][0]
    except duckdb.Error as error:
        return type(error)


def fact(holds, text):
    print("as stated:" if holds else "CHANGED:", text)
    return holds


facts = []
for times, expected in [(99, FOUND), (100, [None, None])]:
    seen = by_polars([], times, FOUND)
    facts.append(fact(seen == expected, f"polars, {times} empty lists: the row after them has {seen}"))
seen = by_polars(None, 100, REASON)
facts.append(fact(seen is polars.exceptions.ComputeError, f"polars, 100 nulls: {getattr(seen, '__name__', seen)}"))
for times, expected in [(20479, REASON), (20480, None)]:
    seen = by_duckdb(None, times, REASON)
    facts.append(fact(seen == expected, f"duckdb, {times} nulls: the row after them has {seen!r}"))
seen = by_duckdb([], 20480, FOUND)
facts.append(fact(seen == ['"a"', '"b"'], f"duckdb, 20480 empty lists: the row after them has {seen}"))
seen = by_polars(1, 100, REASON)
facts.append(fact(seen is polars.exceptions.ComputeError, f"polars, 100 numbers and then {REASON!r}: {getattr(seen, '__name__', seen)}"))
seen = by_duckdb(1, 20480, REASON)
told = f"duckdb, 20480 numbers and then {REASON!r}: {getattr(seen, '__name__', seen)}"
facts.append(fact(seen is duckdb.InvalidInputException, told))
types = {"id": polars.Int64, "value": polars.List(polars.String)}
seen = by_polars([], 100, FOUND, schema=types), by_duckdb(None, 20480, REASON, options=", columns={id: 'bigint', value: 'varchar'}")
facts.append(fact(seen == (FOUND, REASON), f"with a schema: {seen[0]} and {seen[1]!r}"))
seen = by_polars([], 100, FOUND, infer_schema_length=None), by_duckdb(None, 20480, REASON, options=", sample_size=-1")
facts.append(fact(seen == (FOUND, REASON), f"infer_schema_length=None and sample_size=-1: {seen[0]} and {seen[1]!r}"))
sys.exit(not all(facts))
PYTHON
"$folder/venv/bin/python" "$folder/show.py" "$folder"
