"""What a whole output says, and how two outputs differ."""

from __future__ import annotations

import csv
import json
import re
import tracemalloc
from collections.abc import Iterable, Iterator
from datetime import date
from html.parser import HTMLParser
from io import StringIO
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from command_line import run
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from factcheck.batch.columns import column_types, error_columns, verdict_columns
from factcheck.batch.sets.checked import CheckedRow, checked_rows, read_checked
from factcheck.batch.sets.compare import Comparison, Place, compare
from factcheck.batch.sets.html_ import comparison_page, summary_page
from factcheck.batch.sets.summary import BINS, NOTHING_STATED, OTHERS, summarise
from factcheck.batch.sets.terminal import print_comparison, print_summary
from factcheck.batch.sets.wording import cut, in_short, place_name
from factcheck.checker import Checker
from factcheck.errors import InputError
from factcheck.measure.statistics import mcnemar_exact, paired_permutation_test

HOSTILE = '</td><script>alert("x")</script>\x1b[31m'


def row(score: float, label: str | None = "entailed", reasons: str = "", **columns: Any) -> dict[str, Any]:
    """An output row of one sentence."""
    counts = {f"factcheck_{name}": int(name == label) for name in ("entailed", "neutral", "contradicted")}
    return {
        **columns,
        "factcheck_score": score,
        "factcheck_consistent": score >= 0.5,
        "factcheck_label": label,
        "factcheck_sentences": 1,
        **counts,
        "factcheck_reasons": reasons,
        "factcheck_worst": f"A sentence that scores {score}." if label else None,
        "factcheck_error": None,
    }


def failed(reason: str = "empty text", **columns: Any) -> dict[str, Any]:
    return {**columns, **error_columns(reason)}


def read(rows: Iterable[dict[str, Any]]) -> Iterator[CheckedRow]:
    return checked_rows(rows, "rows")


ROWS = [
    row(0.9, id="a", model="m1"),
    row(0.1, "contradicted", "name;number", id="b", model="m2"),
    failed(id="c", model="m2"),
    row(0.4, "neutral", id="d", model="m1"),
    row(1.0, None, id="e", model=None),
    row(0.1, "contradicted", "number", id="f", model="m2"),
]


def test_real_columns_are_read_back(checker: Checker) -> None:
    report = checker.check("It cost 40 euros. The sky is blue.", "It cost 4 euros. The sky is blue.")
    (found,) = read([verdict_columns(report)])
    assert (found.score, found.label, found.error) == (report.score, "contradicted", None)
    assert found.reasons == ("number",)
    assert found.sentences == {label: report.counts[label] for label in ("contradicted", "neutral", "entailed")}


def test_summary() -> None:
    found = summarise(read(ROWS), "rows", ["model"], worst=2)
    assert (found.all.rows, found.all.checked, found.all.errors, found.all.consistent) == (6, 5, 1, 2)
    assert found.all.mean_score == pytest.approx(0.5)
    assert found.all.labels == {"contradicted": 2, "neutral": 1, "entailed": 1, NOTHING_STATED: 1}
    assert found.reasons == {"number": 2, "name": 1}
    assert found.errors == {"empty text": 1}
    assert sum(found.histogram) == 5 and found.histogram[2] == 2 and found.histogram[-1] == 1
    assert [(worst.number, worst.id) for worst in found.worst] == [(2, "b"), (6, "f")]
    assert [(tally.name, tally.rows, tally.errors) for tally in found.groups["model"]] == [
        ("m2", 3, 1),
        ("m1", 2, 0),
        ("(none)", 1, 0),
    ]
    assert json.loads(json.dumps(found.to_dict()))["groups"]["model"][0]["labels"]["contradicted"] == 2


@given(st.lists(st.integers(0, 100), max_size=60), st.integers(0, 8))
def test_worst_rows_are_those_of_a_stable_sort(scores: list[int], worst: int) -> None:
    found = summarise(read(row(score / 100) for score in scores), "rows", worst=worst)
    expected = sorted(range(len(scores)), key=lambda i: scores[i])[:worst]
    assert [kept.number for kept in found.worst] == [i + 1 for i in expected]
    assert sum(found.histogram) == found.all.rows == len(scores)


def test_nothing_and_only_errors() -> None:
    assert summarise(read([]), "rows").all.mean_score is None
    found = summarise(read([failed()]), "rows")
    assert (found.all.errors, found.all.mean_score, found.worst) == (1, None, ())
    page, screen = summary_page(found), StringIO()
    print_summary(found, Console(file=screen))
    assert "1 row: 0 checked, 1 not" in screen.getvalue() and "empty text" in screen.getvalue()
    assert "Not checked because" in page and "<rect" in page and 'id="scores"' not in page  # no plot of nothing


def test_memory_does_not_grow_with_groups_and_reasons() -> None:
    rows = (failed(f"reason {i}", model=f"{i} {'x' * 5000}") for i in range(3000))
    tracemalloc.start()
    found = summarise(read(rows), "rows", ["model"])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8_000_000
    assert found.errors[OTHERS] == 2000
    assert sum(tally.rows for tally in found.groups["model"]) == 3000


def test_groups_and_ids_are_the_same_whatever_the_format() -> None:
    values = [True, "true", None, "", float("nan"), 7, "7", ["a"], '["a"]', date(2026, 1, 2), "2026-01-02"]
    found = summarise(read(row(0.5, id=value, model=value) for value in values), "rows", ["model"], worst=len(values))
    names = ["(none)", "2026-01-02", "7", '["a"]', "true"]
    assert [(tally.name, tally.rows) for tally in found.groups["model"]] == [
        (name, 3 if name == "(none)" else 2) for name in names
    ]
    assert [kept.id for kept in found.worst][:6] == ["true", "true", None, None, None, "7"]


def test_bins_are_the_same_in_summaries_and_comparisons() -> None:
    rows = [row(k / BINS) for k in range(BINS + 1)]  # every edge
    found = compare(read(rows), read(rows), "a", "b")
    assert summarise(read(rows), "rows").histogram == found.histogram_a == found.histogram_b == (1,) * (BINS - 1) + (2,)


def test_what_is_cut_says_so() -> None:
    assert cut("short", 5) == "short" and cut("a  \n b", 3) == "a b"
    assert cut("x" * 61, 60) == "x" * 59 + "…"
    assert cut("a" + " " * 500 + "b", 60) == "a…"
    assert place_name(Place(3, "y" * 100)).endswith("…") and place_name(Place(3, None)) == "row 3"


def test_names_are_no_markup() -> None:
    name = "[/] [bold]"
    screen = StringIO()
    console = Console(file=screen, width=200)
    print_summary(summarise(read([row(0.2, **{name: name})]), name, [name]), console)
    print_comparison(compare(read(ROWS), read(ROWS), name, name), console)
    assert f"by {name}" in screen.getvalue() and f"A is {name}, B is {name}" in screen.getvalue()


def test_an_unknown_group_is_an_error() -> None:
    with pytest.raises(InputError, match="'colour': no row has such a column"):
        summarise(read(ROWS), "rows", ["colour"])


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"a": 1}, "row 1 has no column 'factcheck_score'"),
        (row(0.5) | {"factcheck_score": "much"}, "something else than a verdict"),
        (row(0.5) | {"factcheck_label": "wrong"}, "something else"),
        (row(0.5) | {"factcheck_score": 7}, "something else"),
        (row(0.5) | {"factcheck_consistent": None}, "something else"),
    ],
)
def test_rows_that_no_batch_wrote(wrong: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        list(read([wrong]))


def csv_text(rows: Iterable[dict[str, Any]]) -> str:
    page = StringIO()
    writer = csv.DictWriter(page, ["id", "model", *column_types()])
    writer.writeheader()
    writer.writerows(rows)
    return page.getvalue()


def test_csv_and_json_lines_say_the_same(tmp_path: Path) -> None:
    (tmp_path / "out.csv").write_text(csv_text(ROWS), encoding="utf-8", newline="")
    (tmp_path / "out.jsonl").write_text("".join(json.dumps(one) + "\n" for one in ROWS), encoding="utf-8")
    a, b = (summarise(read_checked(str(tmp_path / name)), "out", ["model"]) for name in ("out.csv", "out.jsonl"))
    assert a == b


class Page(HTMLParser):
    """What a page is made of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.update(name for name, _ in attrs)


def test_pages_hold_hostile_text_as_text() -> None:
    rows = [row(0.2, "neutral", id=HOSTILE, model=HOSTILE) | {"factcheck_worst": HOSTILE}, failed(HOSTILE, model=HOSTILE)]
    pages = [
        summary_page(summarise(read(rows), HOSTILE, ["model"])),
        comparison_page(compare(read(rows), read([row(0.9, id=HOSTILE), row(0.8)]), HOSTILE, HOSTILE)),
    ]
    for text in pages:
        page = Page(text)
        assert "script" not in page.tags and "svg" in page.tags and "rect" in page.tags
        assert not page.attributes & {"style", "onclick", "src", "href"}
        assert "prefers-color-scheme: dark" in text and "default-src 'none'" in text
    screen = StringIO()
    print_summary(summarise(read(rows), HOSTILE, ["model"]), Console(file=screen, width=200))
    assert "\x1b[31m" not in screen.getvalue()


def test_in_short() -> None:
    assert in_short(summarise(read(ROWS), "rows")) == (
        "2 consistent (40.0 %), mean score 0.500; 40.0 % contradicted, 20.0 % neutral, 20.0 % entailed, 20.0 % nothing stated"
    )
    assert in_short(summarise(read([failed()]), "rows")) == ""


def test_rows_that_only_one_of_them_checked() -> None:
    a, b = [row(0.8), row(0.8), failed("empty text"), failed("empty text")], [row(0.8), failed(), row(0.2), failed("no text")]
    found = compared(a, b)
    assert (found.matched, found.checked, found.became_checked, found.became_unchecked) == (4, 1, 1, 1)
    assert [(c.a.number, c.what) for c in found.changes] == [(2, ("error",)), (3, ("error",))]  # another reason is no change
    screen = StringIO()
    print_comparison(found, Console(file=screen, width=200))
    said = "Not in the tests: 1 row checked in A only, 1 row checked in B only."
    assert said in screen.getvalue() and said in comparison_page(found)
    assert "1 (100.0 %)" in screen.getvalue() and f"{found.mean_difference:+.4f}" == "+0.0000"


@pytest.mark.parametrize(("a", "b"), [([failed()], [row(0.5)]), ([row(0.5)], [failed()]), ([failed()], [failed()])])
def test_nothing_that_both_have_checked(a: list[dict[str, Any]], b: list[dict[str, Any]]) -> None:
    with pytest.raises(InputError, match="no row was checked in both a and b"):
        compared(a, b)


def test_one_row_is_no_evidence() -> None:
    found = compared([row(0.9)], [row(0.1)])
    assert (found.consistency_p, found.score_p, found.worse) == (1.0, 1.0, False)


def test_exact_mcnemar_is_the_sign_test() -> None:
    assert mcnemar_exact(0, 0) == 1
    assert mcnemar_exact(5, 0) == pytest.approx(2 / 32)
    assert mcnemar_exact(1, 9) == mcnemar_exact(9, 1) == pytest.approx(2 * (1 + 10) / 1024)


def test_permutation_test_is_near_the_exact_one() -> None:
    a, b = np.zeros(10), np.array([0.3, 0.2, -0.1, 0.4, 0.1, 0.25, -0.05, 0.15, 0.35, 0.2])
    sums = [abs(float(np.dot(signs, b))) for signs in product((1, -1), repeat=10)]
    exact = np.mean(np.array(sums) >= abs(b.sum()) - 1e-12)
    mean, p = paired_permutation_test(a, b)
    assert mean == pytest.approx(b.mean())
    assert p == pytest.approx(exact, abs=0.005)
    assert paired_permutation_test(a, a) == (0.0, 1.0)


def test_permutation_test_of_many_rows_goes_on_where_the_drawn_one_ends() -> None:
    differences = np.random.default_rng(5).normal(0.002, 0.1, 10_001)
    _, drawn = paired_permutation_test(np.zeros(10_000), differences[:10_000])
    _, normal = paired_permutation_test(np.zeros(10_001), differences)
    assert drawn == pytest.approx(normal, abs=0.02)


def compared(a: Iterable[dict[str, Any]], b: Iterable[dict[str, Any]], **options: Any) -> Comparison:
    return compare(read(a), read(b), "a", "b", **options)


def test_compare_by_number() -> None:
    after = [
        row(0.85, id="a"),
        row(0.7, id="b"),
        row(0.3, "neutral", id="c"),
        failed(id="d"),
        row(1.0, None),
        row(0.25, "contradicted"),
    ]
    found = compared(ROWS, after)
    assert [(c.a.number, c.what) for c in found.changes] == [
        (2, ("consistent", "label", "score")),
        (3, ("error",)),
        (4, ("error",)),
        (6, ("score",)),
    ]
    assert (found.matched, found.checked, found.became_consistent, found.became_inconsistent) == (6, 4, 1, 0)
    assert (found.consistent_a, found.consistent_b) == (2, 3)
    assert found.mean_difference == pytest.approx((-0.05 + 0.6 + 0.15) / 4)
    assert not found.worse and not found.better


def test_rows_of_the_same_number_with_different_ids_are_refused() -> None:
    a, b = [row(0.1, id="x"), row(0.9, id="y")], [row(0.1, id="x"), row(0.9, id="z")]
    with pytest.raises(InputError, match="row 2 is 'y' in a and 'z' in b: match rows by their ids"):
        compared(a, b)
    assert compared(a, [row(0.1), row(0.9)]).matched == 2  # one of them has none
    assert [c.a.id for c in compared(a, [row(0.8, id="x"), row(0.9, id="y")]).changes] == ["x"]


def texts(*numbers: int, rewriter: str = "x", **columns: Any) -> list[dict[str, Any]]:
    """Rows without ids; the sources of 1 and 2 are the same."""
    return [row(0.1 * n, source=f"S{max(2, n)}", rewrite=f"{rewriter}{n}", model=rewriter, **columns) for n in numbers]


@pytest.mark.parametrize(
    ("b", "message"),
    [
        (texts(1, 2, 4, 5), "row 3 has another 'source' in a than in b: rows are missing or in another order"),
        (texts(2, 3, 4, 5), "row 2 has another 'source'"),
        (texts(2, 1, 3, 4, 5), "row 2 of a is row 1 of b: rows are missing or in another order"),
        (texts(1, 2, 4, 5, rewriter="y"), "row 3 has another 'source'"),
    ],
)
def test_rows_of_the_same_number_that_are_not_the_same(b: list[dict[str, Any]], message: str) -> None:
    with pytest.raises(InputError, match=f"{message}.*--id-column id"):
        compared(texts(1, 2, 3, 4, 5), b)
    others = [{f"{name}_text" if name == "source" else name: value for name, value in one.items()} for one in b]
    assert compared(others, others).matched == len(b)
    if b[0]["model"] == "x":  # a source by another name is known by the whole row
        with pytest.raises(InputError, match=r"row . of a is row . of b"):
            compared([{"source_text": one.pop("source"), **one} for one in texts(1, 2, 3, 4, 5)], others)


def test_rows_of_the_same_number_whose_rewrites_differ() -> None:
    a = texts(1, 2, 3, 4, 5)
    assert compared(a, texts(1, 2, 3, 4, 5, rewriter="y")).matched == 5
    assert compared(a, texts(1, 2, 3)).matched == 3
    assert compared(a, texts(1, 2, 3, 4, 5, more=1)).matched == 5
    ids = [{"id": "s", **one} for one in a]  # the same id for all is none that names them
    with pytest.raises(InputError, match=r"row . of a is row . of b"):
        compared(ids, [one for one in ids if one["rewrite"] != "x3"])


@given(st.permutations(list("abcdefgh")), st.sets(st.sampled_from("abcdefgh")), st.sets(st.sampled_from("abcdefg")))
def test_compare_by_id_does_not_depend_on_order(order: list[str], without: set[str], changed: set[str]) -> None:
    a = [row(0.6, id=name) for name in "abcdefgh"]
    b = [row(0.2 if name in changed else 0.6, id=name) for name in order if name not in without]
    if not b:
        with pytest.raises(InputError, match="no row of b is in a"):
            compared(a, b, id_column="id")
        return
    found = compared(a, b, id_column="id")
    assert {c.a.id for c in found.changes} == changed - without
    assert all(c.a.id == c.b.id for c in found.changes)
    assert {place.id for place in found.only_in_a} == without and not found.only_in_b
    assert found.matched == 8 - len(without)


def test_ids_that_occur_twice_match_in_order_of_occurrence() -> None:
    a = [row(0.1, id="x"), row(0.9, id="x"), row(0.5, id="y")]
    b = [row(0.5, id="y"), row(0.1, id="x"), row(0.9, id="x"), row(0.3, id="x")]
    found = compared(a, b, id_column="id")
    assert not found.changes and found.matched == 3
    assert [place.number for place in found.only_in_b] == [4]


def test_a_row_without_an_id() -> None:
    with pytest.raises(InputError, match="row 2 of b has no 'id'"):
        compared(ROWS[:2], [row(0.5, id="a"), row(0.5)], id_column="id")
    with pytest.raises(InputError, match="row 2 of a has no 'id'"):
        compared([row(0.5, id="a"), row(0.5, id="")], ROWS[:2], id_column="id")


def test_worse_and_better() -> None:
    high, low = [row(0.8) for _ in range(20)], [row(0.2) for _ in range(20)]
    worse, better = compared(high, low), compared(low, high)
    assert worse.worse and not worse.better and better.better and not better.worse
    assert worse.consistency_p == pytest.approx(2 / 2**20) and worse.score_p < 0.001
    assert not compared(high, high).worse
    comparison_page(worse)


@pytest.fixture
def outputs(tmp_path: Path) -> tuple[Path, Path]:
    paths = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    for path, score in zip(paths, (0.8, 0.2), strict=True):
        rows = [row(score, id=str(i), model="m") for i in range(12 if score == 0.8 else 11)]
        path.write_text("".join(json.dumps(one) + "\n" for one in rows), encoding="utf-8")
    return paths


def test_summary_on_the_command_line(outputs: tuple[Path, Path], tmp_path: Path) -> None:
    html, data = tmp_path / "s.html", tmp_path / "s.json"
    code, out, err = run(
        "summary",
        str(outputs[0]),
        "--group-by",
        "model",
        "--format",
        "terminal",
        "--format",
        f"html={html}",
        "--format",
        f"json={data}",
    )
    assert code == 0, err
    assert "12 rows: 12 checked, 0 not\n12 consistent (100.0 %), mean score 0.800" in out and "by model" in out
    assert json.loads(data.read_text(encoding="utf-8"))["rows"] == 12
    assert "<svg" in html.read_text(encoding="utf-8")


def test_compare_on_the_command_line(outputs: tuple[Path, Path]) -> None:
    a, b = map(str, outputs)
    code, out, _ = run("compare", a, b, "--id-column", "id")
    assert code == 0 and "B is significantly worse than A (p below 0.025 in at least one" in out and "(11)" in out
    assert run("compare", a, b, "--fail-if-worse")[0] == 1
    assert run("compare", b, a, "--fail-if-worse")[0] == 0
    code, out, _ = run("compare", a, b, "--format", "json")
    assert len(json.loads(out)["changes"]) == 11 and json.loads(out)["worse"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["summary", "A", "--format", "junit"], "junit is for a single report"),
        (["summary", "A", "--format", "html=A"], "it is read by this check"),
        (["summary", "nowhere.jsonl"], "there is no file nowhere.jsonl"),
        (["compare", "A", "A", "--id-column", "key"], "row 1 of .* has no 'key'"),
    ],
)
def test_errors_on_the_command_line(outputs: tuple[Path, Path], words: list[str], message: str) -> None:
    code, _, err = run(*(word.replace("A", str(outputs[0])) if word in ("A", "html=A") else word for word in words))
    assert code == 2 and re.search(message, err)


def test_a_single_column_is_one_column() -> None:
    assert summarise(read(ROWS), "rows", "model") == summarise(read(ROWS), "rows", ["model"])
