"""Rows of every format in and out: nothing lost, bad rows named, corrupt files told."""

from __future__ import annotations

import csv
import gzip
import io
import json
import lzma
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fakes import WordEncoder, WordNli
from hypothesis import given
from hypothesis import strategies as st

from factcheck import Checker, InputError
from factcheck.batch import LocalEngine, Outcome, Plan, TextColumns, repeats, rows, run_batch
from factcheck.batch.columns import VERDICT_TYPES, column_types
from factcheck.inputs.tables import records
from factcheck.inputs.tables.files import Records, input_files
from factcheck.inputs.tables.formats import compressed

pyarrow = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")

GOOD = {"source": "The bridge was closed on Monday.", "rewrite": "The bridge was closed."}
WRONG = {"source": "The bridge was closed on Monday.", "rewrite": "The bridge was not closed."}
ERROR = "factcheck_error"


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(explain=False, embedding_model=WordEncoder(), nli_model=WordNli())


Run = Callable[..., Outcome]


@pytest.fixture
def run(checker: Checker) -> Run:
    return lambda source, out, **more: run_batch(Plan(str(source), str(out), **more), lambda: LocalEngine(checker))


def lines(*found: dict[str, Any]) -> bytes:
    return "".join(json.dumps(row) + "\n" for row in found).encode()


def read(path: Path) -> list[dict[str, Any]]:
    """The rows of an output."""
    found = list(Records(input_files(str(path))))
    assert not any(record.problem for record in found)
    return [dict(record.columns) for record in found]


def errors(path: Path) -> list[str | None]:
    return [row[ERROR] or None for row in read(path)]


def as_csv(found: Sequence[Sequence[str]], delimiter: str = ",") -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(found)
    return text.getvalue().encode()


def test_verdicts_follow_the_columns(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(
        lines({"n": 1, **GOOD, "m": [2]}, {"n": 2, **WRONG, "m": None}, {**GOOD, "rewrite": "Bridges"})
    )
    outcome = run(tmp_path / "a.jsonl", tmp_path / "b.jsonl")
    assert (outcome.rows, outcome.bad) == (3, 0)
    first, second, third = read(tmp_path / "b.jsonl")
    assert list(first) == ["n", "source", "rewrite", "m", *VERDICT_TYPES]
    assert first["factcheck_label"] == "entailed" and first["factcheck_consistent"] is True and first["factcheck_reasons"] == ""
    assert second["factcheck_label"] == "contradicted" and second["factcheck_reasons"] == "negation"
    assert second["factcheck_worst"] == "The bridge was not closed." and second["factcheck_contradicted"] == 1
    assert third["factcheck_label"] is None and third["factcheck_sentences"] == 1 and third["factcheck_worst"] is None
    for row in (first, second):
        assert all(row[name] is None or isinstance(row[name], kind) for name, kind in VERDICT_TYPES.items())


def test_full_reports(run: Run, checker: Checker, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines(WRONG, {"source": "x", "rewrite": ""}))
    expected = json.loads(checker.check(**WRONG).to_json())
    for name in ("b.jsonl", "b.csv", "b.parquet"):
        run(tmp_path / "a.jsonl", tmp_path / name, full=True)
        checked, bad = read(tmp_path / name)
        assert list(checked) == ["source", "rewrite", *column_types(full=True)]
        report = checked["factcheck_report"]
        assert (report if name == "b.jsonl" else json.loads(report)) == expected
        assert not bad["factcheck_report"]


NAMES = [
    "a.jsonl",
    "a.csv",
    "a.tsv",
    "a.parquet",
    *(f"a.{kind}.{end}" for kind in ("jsonl", "csv") for end in ("gz", "xz", "zst")),
]


@pytest.mark.parametrize("name", NAMES)
def test_each_format_in_and_out(run: Run, tmp_path: Path, name: str) -> None:
    if name.endswith("zst"):
        pytest.importorskip("backports.zstd")
    (tmp_path / "rows.jsonl").write_bytes(lines({"name": 'a "b", c\nd', **GOOD}, {"name": "\t;é", **WRONG}))
    run(tmp_path / "rows.jsonl", tmp_path / name)
    verdicts = read(tmp_path / name)
    assert [row["name"] for row in verdicts] == ['a "b", c\nd', "\t;é"]
    assert [row["factcheck_label"] for row in verdicts] == ["entailed", "contradicted"]
    plain = tmp_path / "again.jsonl"
    plain.write_bytes(lines(*({n: v for n, v in row.items() if n not in VERDICT_TYPES} for row in read(tmp_path / name))))
    assert [dict(r) for r in read(plain)] == read(tmp_path / "rows.jsonl")
    before = (tmp_path / name).read_bytes()
    run(tmp_path / "rows.jsonl", tmp_path / name, restart=True)
    assert (tmp_path / name).read_bytes() == before


value = (
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=20)
)
value = value | st.lists(value, max_size=2) | st.dictionaries(st.text(max_size=5), value, max_size=2)
name = st.text(min_size=1, max_size=6).filter(lambda text: text not in ("source", "rewrite", "id"))


@given(st.lists(st.dictionaries(name, value, max_size=4), min_size=1, max_size=4))
def test_json_keeps_every_column(tmp_path_factory: pytest.TempPathFactory, checker: Checker, found: list[dict[str, Any]]) -> None:
    folder = tmp_path_factory.mktemp("json")
    given_rows = [{**row, **GOOD} for row in found]
    (folder / "a.jsonl").write_bytes(lines(*given_rows))
    run_batch(Plan(str(folder / "a.jsonl"), str(folder / "b.jsonl")), lambda: LocalEngine(checker))
    assert [[(n, v) for n, v in row.items() if n not in VERDICT_TYPES] for row in read(folder / "b.jsonl")] == [
        list(row.items()) for row in given_rows
    ]


cell = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)


@given(st.lists(name.filter(lambda n: "\0" not in n), unique=True, max_size=3).flatmap(
    lambda names: st.tuples(st.just(names), st.lists(st.lists(cell, min_size=len(names), max_size=len(names)), max_size=4))
))  # fmt: skip
def test_csv_keeps_every_column(
    tmp_path_factory: pytest.TempPathFactory, checker: Checker, table: tuple[list[str], list[list[str]]]
) -> None:
    folder = tmp_path_factory.mktemp("csv")
    names, cells = table
    (folder / "a.csv").write_bytes(as_csv([[*names, *GOOD], *([*row, *GOOD.values()] for row in cells)]))
    run_batch(Plan(str(folder / "a.csv"), str(folder / "b.csv")), lambda: LocalEngine(checker))
    with (folder / "b.csv").open(encoding="utf-8", newline="") as file:
        head, *found = csv.reader(file, strict=True)
    assert head == [*names, *GOOD, *VERDICT_TYPES]
    assert [row[: len(names)] for row in found] == cells


def test_parquet_keeps_types(run: Run, tmp_path: Path) -> None:
    table = pyarrow.table(
        {
            "time": pyarrow.array([1234567891234567891, None], pyarrow.timestamp("ns", tz="UTC")),
            "cost": pyarrow.array([Decimal("1.50"), None], pyarrow.decimal128(9, 2)),
            "raw": pyarrow.array([b"\xff", b""], pyarrow.binary()),
            "nested": pyarrow.array([{"a": [1]}, None]),
            "kind": pyarrow.array(["x", "y"]).dictionary_encode(),
            "small": pyarrow.array([1, None], pyarrow.int8()),
            "source": pyarrow.array([[GOOD["source"], "More."], [GOOD["source"]]]),
            "rewrite": pyarrow.array([GOOD["rewrite"]] * 2, pyarrow.large_string()),
        }
    )
    parquet.write_table(table, tmp_path / "a.parquet")
    assert run(tmp_path / "a.parquet", tmp_path / "b.parquet").bad == 0
    assert parquet.read_table(tmp_path / "b.parquet").select(table.column_names).equals(table)
    run(tmp_path / "a.parquet", tmp_path / "b.jsonl")
    first = read(tmp_path / "b.jsonl")[0]
    assert first["cost"] == "1.50" and first["raw"] == "/w==" and first["nested"] == {"a": [1]} and "2009-02-13" in first["time"]
    run(tmp_path / "a.parquet", tmp_path / "b.csv")
    assert read(tmp_path / "b.csv")[0]["nested"] == '{"a": [1]}'


def test_json_to_parquet_has_the_types_of_the_first_rows(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "BLOCK_ROWS", 2)
    extra: list[dict[str, Any]] = [{"n": 1, "o": {"a": 1}}, {"n": 2}, {"n": 3, "o": {"b": 2}}, {"n": "four"}, {"n": 5, "new": 1}]
    (tmp_path / "a.jsonl").write_bytes(lines(*({**row, **GOOD} for row in extra)))
    assert run(tmp_path / "a.jsonl", tmp_path / "b.parquet").bad == 2
    assert [row["o"] for row in read(tmp_path / "b.parquet")[:3]] == ['{"a": 1}', None, '{"b": 2}']
    found = errors(tmp_path / "b.parquet")
    assert found[3] == "the column 'n' is not int64, as in the first rows"
    assert "'new' is none of the first rows'" in str(found[4])
    assert run(tmp_path / "a.jsonl", tmp_path / "b.csv").bad == 1


BAD_LINES = {
    b"{broken": "line 2: not JSON",
    b"[1]": "line 2: not an object",
    b'{"source": "a\x00", "rewrite": "b"}': "line 2: not JSON: NUL bytes",
    b'{"source": "a\xff", "rewrite": "b"}': "line 2: not UTF-8: invalid start byte at byte 13",
    b'{"source": "a", "source": "c", "rewrite": "b"}': "the key 'source' occurs twice",
    b'{"source": "a\\ud800", "rewrite": "b"}': "half a surrogate pair",
    b'{"source": "a\\u0000", "rewrite": "b"}': "the column 'source' holds a NUL",
    b'{"source": "a"}': "there is no column 'rewrite'; there are 'source'",
    b'{"source": "a", "rewrite": 7}': "the column 'rewrite' is a number, not text",
    b'{"source": ["a", null], "rewrite": "b"}': "the column 'source' is null, not text",
    b'{"source": [], "rewrite": "b"}': "the column 'source' is a list, not text",
    b'{"source": " \\n", "rewrite": "b"}': "the column 'source' is empty",
    b'{"source": "a", "rewrite": ""}': "the column 'rewrite' is empty",
    b'{"source": "a", "rewrite": "b", "factcheck_score": 1}': "there is a column 'factcheck_score' already",
    b'{"n": 1e999, "source": "a", "rewrite": "b"}': "line 2: the number 1e999 is too large: give it as text",
    b'{"n": [-Infinity], "source": "a", "rewrite": "b"}': "line 2: -Infinity is no number in JSON: give null, or a text",
    b'{"n": NaN, "source": "a", "rewrite": "b"': "line 2: not JSON",
    b'{"n": ' + b"1" * 5000 + b', "source": "a", "rewrite": "b"}': "line 2: not JSON: a whole number of thousands of digits",
    b'{"source": "a", "rewrite": "b"}\r{"source": "a", "rewrite": "b"}': "not JSON: it has carriage returns (CR) without line feeds",
    b"[" * 100_000: "not JSON",
}


@pytest.mark.parametrize(("line", "reason"), BAD_LINES.items(), ids=range(len(BAD_LINES)))
def test_bad_lines(run: Run, tmp_path: Path, line: bytes, reason: str) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines(GOOD) + line + b"\n\n" + lines(WRONG))
    for name in ("b.jsonl", "b.csv", "b.parquet"):
        assert run(tmp_path / "a.jsonl", tmp_path / name).bad == 1
        first, second, third = errors(tmp_path / name)
        assert first is None and third is None and reason in str(second)
    run(tmp_path / "a.jsonl", tmp_path / "c.jsonl", errors=tmp_path / "errors.jsonl")
    assert len(read(tmp_path / "c.jsonl")) == 2
    (told,) = [json.loads(text) for text in (tmp_path / "errors.jsonl").read_text(encoding="utf-8").splitlines()]
    assert told["row"] == 2 and reason in told["reason"]


def test_numbers_that_json_lacks_or_that_are_too_large(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"x": [1e999, NaN], "id": 7, "source": "a", "rewrite": "b"}\n' + lines(GOOD))
    run(tmp_path / "a.jsonl", tmp_path / "b.jsonl")
    assert [(row.get("x"), row.get("id")) for row in read(tmp_path / "b.jsonl")] == [(["1e999", "NaN"], 7), (None, None)]
    odd = pyarrow.table(
        {"x": [float("nan"), 1.5], "y": [[float("inf")], [2.0]], **{name: [text] * 2 for name, text in GOOD.items()}}
    )
    parquet.write_table(odd, tmp_path / "a.parquet")
    for name in ("c.jsonl", "c.csv", "c.parquet"):
        assert run(tmp_path / "a.parquet", tmp_path / name).bad == 0
    assert [(row["x"], row["y"]) for row in read(tmp_path / "c.jsonl")] == [(None, [None]), (1.5, [2.0])]
    assert [row["x"] for row in read(tmp_path / "c.csv")] == ["nan", "1.5"]


def test_limits(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    long, overlong = {**GOOD, "source": "x" * 51}, {**GOOD, "source": "x" * 500}
    (tmp_path / "a.jsonl").write_bytes(lines(GOOD, long, overlong, WRONG))
    (tmp_path / "a.csv").write_bytes(as_csv([[*GOOD], *([*row.values()] for row in (GOOD, overlong, WRONG))]))
    with monkeypatch.context() as patched:
        patched.setattr(rows, "FIELD_LIMIT", 50)
        patched.setattr(records, "LINE_LIMIT", 200)
        run(tmp_path / "a.jsonl", tmp_path / "b.jsonl")
        run(tmp_path / "a.csv", tmp_path / "b.csv")
    assert errors(tmp_path / "b.jsonl") == [
        None,
        "the column 'source' has 51 characters; the limit is 50",
        "line 3 is longer than 200 bytes",
        None,
    ]
    assert [row.get("source") for row in read(tmp_path / "b.jsonl")][1:3] == ["x" * 51, None]
    assert errors(tmp_path / "b.csv") == [None, "line 3: broken CSV: longer than 200 bytes", None]


@pytest.mark.parametrize("end", ["", ","])
def test_csv_of_old_programs_for_the_mac(run: Run, tmp_path: Path, end: str) -> None:
    text = "\r".join(f"{source},{rewrite}{end}" for source, rewrite in (GOOD.keys(), GOOD.values()))
    (tmp_path / "a.csv").write_text(text, encoding="utf-8", newline="")
    with pytest.raises(InputError, match=r"a\.csv cannot be used: .*carriage returns \(CR\) without line feeds"):
        run(tmp_path / "a.csv", tmp_path / "b.csv")
    (tmp_path / "a.csv").write_bytes(as_csv([[*GOOD], [*GOOD.values()]]) + b"a,b\rc,d\n")
    run(tmp_path / "a.csv", tmp_path / "b.csv")
    assert "line 3: broken CSV: it has carriage returns (CR) without line feeds" in str(errors(tmp_path / "b.csv")[1])


def test_broken_csv(run: Run, tmp_path: Path) -> None:
    good = b"s 1,r 1,\n"
    text = (
        b"\xef\xbb\xbfsource,rewrite,n\r\n"
        + good
        + b'"two\nlines","r, 2",\n'
        + b"s,r\n"
        + b"s,r,n,m\n"
        + b"s\0,r,\n"
        + b"\xff,r,\n"
    )
    (tmp_path / "a.csv").write_bytes(text + b'"a"b,r,\n' + b"\n" + good + b'"never,closed\n' + good)
    outcome = run(tmp_path / "a.csv", tmp_path / "b.csv")
    found = errors(tmp_path / "b.csv")
    assert (outcome.rows, outcome.bad) == (9, 6) and len(found) == 9
    assert [error and error.partition(": ")[0] for error in found] == [
        None,
        None,
        "line 5",
        "line 6",
        "line 7",
        "line 8",
        "line 9",
        None,
        "lines 12 to 13",
    ]
    assert "2 fields, where the first line names 3" in str(found[2]) and "4 fields" in str(found[3])
    assert "NUL" in str(found[4]) and "not UTF-8" in str(found[5]) and "unexpected end of data" in str(found[8])
    assert read(tmp_path / "b.csv")[1]["source"] == "two\nlines"


@pytest.mark.parametrize("end", ["gz", "xz", "zst"])
def test_a_truncated_archive(run: Run, tmp_path: Path, end: str) -> None:
    if end == "zst":
        pytest.importorskip("backports.zstd")
    noise = np.random.default_rng(0).bytes(400_000).hex()
    buffer = io.BytesIO()
    with compressed(buffer, end) as stream:
        stream.write(lines(*({**GOOD, "n": n, "noise": noise[n * 1600 : n * 1600 + 1600]} for n in range(500))))
    whole = buffer.getvalue()
    path = tmp_path / f"a.jsonl.{end}"
    path.write_bytes(whole[: len(whole) - 9])
    outcome = run(path, tmp_path / "b.jsonl")
    found = errors(tmp_path / "b.jsonl")
    assert outcome.bad == 1 and found[:-1] == [None] * (len(found) - 1) and len(found) > 100
    assert f"cannot be read after row {len(found) - 1}" in str(found[-1])
    for left in (10, 0):
        path.write_bytes(whole[:left])
        with pytest.raises(InputError, match=r"cannot be used: cannot be read after row 0"):
            run(path, tmp_path / "c.jsonl")
    assert not list(tmp_path.glob("c.*"))


def test_broken_parquet(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR1 not really")
    with pytest.raises(InputError, match=r"a\.parquet cannot be used: cannot be read as Parquet"):
        run(tmp_path / "a.parquet", tmp_path / "b.parquet")
    table = pyarrow.table({name: [text] * 3000 for name, text in GOOD.items()} | {"n": np.random.default_rng(0).random(3000)})
    parquet.write_table(table, tmp_path / "a.parquet", row_group_size=1000)
    content = bytearray((tmp_path / "a.parquet").read_bytes())
    offset = parquet.ParquetFile(tmp_path / "a.parquet").metadata.row_group(1).column(2).data_page_offset
    content[offset : offset + 4000] = b"\xff" * 4000
    (tmp_path / "a.parquet").write_bytes(content)
    outcome = run(tmp_path / "a.parquet", tmp_path / "b.jsonl")
    assert (
        outcome.bad == 1
        and outcome.rows > 1
        and f"so that {3001 - outcome.rows} rows cannot be read" in str(errors(tmp_path / "b.jsonl")[-1])
    )


def test_parquet_with_other_columns_or_text_that_is_none(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    parquet.write_table(pyarrow.table({name: [text] for name, text in GOOD.items()}), folder / "a.parquet")
    parquet.write_table(pyarrow.table({"source": ["x"], "claim": ["y"]}), folder / "b.parquet")
    parquet.write_table(pyarrow.table({"source": [3], "rewrite": ["y"]}), folder / "c.parquet")
    broken = pyarrow.array([b"caf\xe9"]).view(pyarrow.string())
    parquet.write_table(pyarrow.table({"source": broken, "rewrite": ["y"]}), folder / "d.parquet")
    assert run(folder, tmp_path / "b.parquet").bad == 3
    found = errors(tmp_path / "b.parquet")
    assert (
        "there is no column 'rewrite'" in str(found[1])
        and "is a number, not text" in str(found[2])
        and "not UTF-8" in str(found[3])
    )
    with pytest.raises(InputError, match=r"b\.parquet cannot be used: there is no column 'rewrite'; there are 'source', 'claim'"):
        run(folder / "b.parquet", tmp_path / "c.parquet")
    run(folder / "b.parquet", tmp_path / "c.parquet", columns=TextColumns(rewrite="claim"))


def test_a_folder_is_read_by_name(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    (folder / "b.csv").write_bytes(as_csv([["id", *GOOD], ["2", *GOOD.values()]]))
    (folder / "a.jsonl.gz").write_bytes(gzip.compress(lines({"id": "1", **GOOD}) + b"{broken\n"))
    (folder / "sub" / "c.tsv").write_bytes(as_csv([["id", *GOOD], ["3", *GOOD.values()]], "\t"))
    (folder / "notes.txt").write_bytes(b"no rows")
    (folder / "_c.jsonl").write_bytes(b"hidden")
    assert run(folder, tmp_path / "out.jsonl").rows == 4
    assert [row.get("id") for row in read(tmp_path / "out.jsonl")] == ["1", None, "2", "3"]
    assert str(errors(tmp_path / "out.jsonl")[1]).startswith(f"{folder / 'a.jsonl.gz'}: line 2: not JSON")
    with pytest.raises(InputError, match="part of the input"):
        run(folder, folder / "out.jsonl")


def test_repeated_ids_are_told(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repeats, "_PART_ROWS", 3)
    monkeypatch.setattr(repeats, "_CHUNK_ROWS", 4)
    (tmp_path / "a.jsonl").write_bytes(lines(*({"key": name, **GOOD} for name in ["a", "b", None, 7, "b", None, "a", "7", "b"])))
    found = run(tmp_path / "a.jsonl", tmp_path / "b.jsonl", columns=TextColumns(id="key")).repeats
    assert (found.rows, found.row, found.before) == (4, 5, 2)
    assert run(tmp_path / "a.jsonl", tmp_path / "b.jsonl", columns=TextColumns(id="key")).repeats == found
    assert run(tmp_path / "a.jsonl", tmp_path / "c.jsonl").repeats.rows == 0


def test_a_text_that_the_checker_refuses_spoils_no_other(
    run: Run, checker: Checker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import factcheck.checker as module
    from factcheck.text import documents

    as_document = module.as_document

    def picky(source: Any, rewrite: str, *rest: Any) -> Any:
        if "hostile" in rewrite:
            raise InputError("the rewrite is hostile")
        return as_document(source, rewrite, *rest)

    for place in (module, documents):  # of one pair, and of many
        monkeypatch.setattr(place, "as_document", picky)
    (tmp_path / "a.jsonl").write_bytes(lines(GOOD, {**GOOD, "rewrite": "hostile"}, WRONG))
    assert run(tmp_path / "a.jsonl", tmp_path / "b.jsonl").bad == 1
    assert errors(tmp_path / "b.jsonl") == [None, "the rewrite is hostile", None]
    assert [row["factcheck_label"] for row in read(tmp_path / "b.jsonl")] == ["entailed", None, "contradicted"]


@pytest.mark.parametrize(
    ("name", "content"), [("a.jsonl", b""), ("a.csv", b"source,rewrite\n"), ("a.jsonl.xz", lzma.compress(b""))]
)
def test_an_input_without_rows(run: Run, tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    for out in ("b.jsonl", "b.csv", "b.parquet", "b.csv.gz"):
        assert run(tmp_path / name, tmp_path / out).rows == 0
        assert read(tmp_path / out) == []
    assert (
        (tmp_path / "b.csv").read_text(encoding="utf-8").startswith("source,rewrite," if name == "a.csv" else "factcheck_score")
    )


@pytest.mark.parametrize(
    ("source", "out", "more", "why"),
    [
        ("none.jsonl", "b.jsonl", {}, "there is no file"),
        ("a.txt", "b.jsonl", {}, "is no file of rows"),
        ("a.csv", "b.txt", {}, "does not say its format"),
        ("a.csv", "a.txt/b.csv", {}, "a.txt cannot be written: [^;]*$"),
        ("a.csv", "a.csv", {}, "part of the input"),
        ("a.csv", "b.csv", {"errors": "b.csv"}, "cannot both go"),
        ("a.csv", "b.csv", {"input_format": "xls"}, "unknown format 'xls'"),
        ("-", "b.csv", {}, "needs --format"),
        ("-", "b.csv", {"input_format": "parquet"}, "standard input"),
        ("a.csv", "-", {"output_format": "parquet"}, "standard output"),
        ("empty.csv", "b.csv", {}, "without even a line that names the columns"),
        ("twice.csv", "b.csv", {}, "names the column 'source' twice"),
        ("empty", "b.csv", {}, "no file of rows in the folder"),
    ],
)
def test_unusable_jobs(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str, out: str, more: dict[str, Any], why: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for file, text in {"a.txt": "", "a.csv": "source,rewrite\nx,y\n", "empty.csv": "", "twice.csv": "source,source\n"}.items():
        (tmp_path / file).write_text(text, encoding="utf-8")
    (tmp_path / "empty").mkdir()
    if "errors" in more:
        more = {"errors": Path(more["errors"])}
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(InputError, match=why):
        run(source, out, **more)
    assert sorted(tmp_path.rglob("*")) == before


def test_times_are_written_as_text(run: Run, tmp_path: Path) -> None:
    when = datetime(2026, 3, 1, tzinfo=UTC)
    parquet.write_table(pyarrow.table({"when": [when], **{name: [text] for name, text in GOOD.items()}}), tmp_path / "a.parquet")
    run(tmp_path / "a.parquet", tmp_path / "b.csv")
    assert read(tmp_path / "b.csv")[0]["when"] == str(when)
