"""The data tables of the checks: each says what it holds, can be read, and says nothing twice; a slip in one is told by file and line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import factcheck.checks
from factcheck.checks.tables import read_rows, read_sections, read_word_lists

CHECKS = Path(factcheck.checks.__file__).parent
ROWS = {path.name: path for path in sorted(CHECKS.rglob("*.tsv"))}
SECTIONS = {path.name: path for path in sorted(CHECKS.rglob("*.toml"))}


def test_there_are_tables() -> None:
    assert {"antonyms.tsv", "countries.tsv", "irregular.tsv", "nicknames.tsv"} <= set(ROWS)
    assert {"gazetteer.toml", "units.toml", "patterns.toml", "word_tables.toml"} <= set(SECTIONS)


@pytest.mark.parametrize("name", ROWS)
def test_rows_have_a_header_and_a_comment_on_each_column(name: str) -> None:
    lines = ROWS[name].read_text(encoding="utf-8").splitlines()
    comments = [line for line in lines if line.startswith("#")]
    assert lines[: len(comments)] == comments
    assert not re.match(r"# \w+: ", comments[0])
    columns = lines[len(comments)].split("\t")
    assert [column for column in columns if not any(line.startswith(f"# {column}: ") for line in comments)] == []
    assert len(read_rows(ROWS[name])) == len(lines) - len(comments) - 1 > 50


@pytest.mark.parametrize("name", ROWS)
def test_no_word_stands_twice_in_a_row(name: str) -> None:
    for row in read_rows(ROWS[name]):
        for cell in row:
            entries = cell.split(", " if name == "countries.tsv" else " ")
            assert len(entries) == len(set(entries)), row


@pytest.mark.parametrize("name", SECTIONS)
def test_every_list_and_section_has_a_comment(name: str) -> None:
    lines = SECTIONS[name].read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# ")
    tables = [line for line in lines if re.match(r"\[", line)]
    lists = list(_top_level_keys(lines))
    opening = {*tables, *lists}
    assert [line for before, line in pairwise(lines) if line in opening and not before.startswith("# ")] == []


def _top_level_keys(lines: list[str]) -> Iterator[str]:
    """The lines that begin what stands before the first section."""
    inside = False  # a list of several lines, which may look like anything
    for line in lines:
        if line.startswith("[") and not inside:
            return
        if not inside and re.match(r"\w+ = ", line):
            yield line
        if line.count('"""') == 1:
            inside = not inside


@pytest.mark.parametrize("name", SECTIONS)
def test_sections_can_be_read_and_hold_something(name: str) -> None:
    def assert_full(value: Any) -> None:
        assert value or value in (0, False), name
        for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            assert_full(item)

    sections = read_sections(SECTIONS[name])
    assert_full(sections)
    if name not in ("patterns.toml", "converses.toml", "rivals.toml"):  # whose lists have an order, or pairs, of their own
        lists = read_word_lists(SECTIONS[name], commas=name == "gazetteer.toml")
        assert all(lists.values())


def test_an_irregular_form_has_one_base() -> None:
    words = [word for row in read_rows(ROWS["irregular.tsv"]) for cell in row for word in cell.split()]
    words += read_word_lists(SECTIONS["word_tables.toml"])["unchanged"]
    assert [word for word in set(words) if words.count(word) > 1] == []


def test_a_pair_of_antonyms_stands_once() -> None:
    rows = read_rows(ROWS["antonyms.tsv"])
    pairs = [frozenset((one, other)) for left, right in rows for one in left.split() for other in right.split()]
    assert all(len(pair) == 2 for pair in pairs)
    assert [pair for pair in set(pairs) if pairs.count(pair) > 1] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("# a comment\none\tother\nup\tdown\nleft\n", "t.tsv, line 4: 1 cells instead of 2"),
        ("one\tother\nup\tdown\tout\n", "t.tsv, line 2: 3 cells instead of 2"),
        ("one\tother\nup\tdown\n\n", "t.tsv, line 3: 1 cells instead of 2"),
        ("one\tother\nup\t\n", "t.tsv, line 2: a cell is blank"),
        ("one\tother\nup\tdown \n", "t.tsv, line 2: a cell is blank or has a space"),
        ("one\tother\nup\tdown\nup\tout\n", 't.tsv, line 3: "up" stands in an earlier row too'),
    ],
)
def test_a_slip_in_a_row_is_told_by_its_line(text: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "t.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=f"^{re.escape(told)}"):
        read_rows(path)


def test_rows_are_read_with_empty_cells(tmp_path: Path) -> None:
    path = tmp_path / "t.tsv"
    path.write_text("# a comment\none\tother\n# another\nup\tdown\nkorea\t-\n", encoding="utf-8")
    assert read_rows(path) == (("up", "down"), ("korea", ""))


def test_a_slip_in_a_section_is_told_by_its_file(tmp_path: Path) -> None:
    path = tmp_path / "t.toml"
    path.write_text("[a]\nb = 1\nb = 2\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"^t\.toml: .*line 3") as raised:
        read_sections(path)
    assert not isinstance(raised.value, tomllib.TOMLDecodeError)


def test_words_apart_by_spaces_or_commas(tmp_path: Path) -> None:
    path = tmp_path / "t.toml"
    path.write_text('places = """\nnew york, bath\nleeds\n"""\n', encoding="utf-8")
    assert read_word_lists(path, commas=True) == {"places": {"new york", "bath", "leeds"}}
    path = tmp_path / "twice.toml"
    path.write_text('words = """\na b\na\n"""\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r'^twice\.toml, words: "a" stands there twice'):
        read_word_lists(path)
