from __future__ import annotations

import csv
import io
import json
from importlib.resources import files
from typing import Any

import pytest
from factories import OTHER_SOURCE, REWRITE, SOURCE, document_of, long_document, report, sample_document, sample_report
from hostile_pages import HOSTILE
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from markdown_it import MarkdownIt

from factcheck.judgement.gate import Gate
from factcheck.rendering import RENDERERS, Document, to_csv, to_json, to_jsonl, to_markdown
from factcheck.rendering.lines import LineIndex
from factcheck.rendering.markdown import LENGTH_LIMIT
from factcheck.rendering.segments import chunks, cut, word_changes
from factcheck.rendering.wording import encodable, one_line

SCHEMA = Draft202012Validator(json.loads((files("factcheck.rendering") / "report.schema.json").read_text(encoding="utf-8")))
MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=200)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("name", RENDERERS)
def test_hostile_text_raises_nowhere_and_can_be_written(name: str, text: str) -> None:
    RENDERERS[name](document_of(text)).encode("utf-8")


@given(ANY_TEXT)
def test_any_text_raises_nowhere_and_can_be_written(text: str) -> None:
    for render in RENDERERS.values():
        render(document_of(text)).encode("utf-8")


@pytest.mark.parametrize("name", RENDERERS)
def test_offsets_that_do_not_fit_are_tolerated(name: str) -> None:
    short = sample_document(rewrite="Short.", sources=(("only one.txt", "Short."),))
    assert RENDERERS[name](short)
    assert RENDERERS[name](sample_document(rewrite="", sources=()))
    assert RENDERERS[name](Document(report([]), "", "", ())) is not None


def gate_says(name: str, text: str) -> bool:
    """Whether a file in format `name` says that the gate passed."""
    signs: dict[str, Any] = {
        "json": lambda: json.loads(text)["gate"]["passed"],
        "markdown": lambda: "gate passed" in text,
        "html": lambda: "Gate passed" in text,
        "junit": lambda: 'failures="0"' in text,
        "sarif": lambda: json.loads(text)["runs"][0]["invocations"][0]["exitCode"] == 0,
        "csv": lambda: '"yes"\n' not in text,
    }
    return bool(signs[name]())


@pytest.mark.parametrize(
    "rule", [Gate(), Gate(frozenset({"contradicted"})), Gate(max_contradicted=2), Gate(frozenset({"quotation"}))]
)
@pytest.mark.parametrize("name", sorted(RENDERERS.keys() - {"jsonl"}))
def test_every_format_tells_the_same_decision(name: str, rule: Gate) -> None:
    decision = rule.decide(sample_report())
    assert gate_says(name, RENDERERS[name](sample_document(decision=decision))) == decision.passed


def test_json_follows_the_published_schema() -> None:
    SCHEMA.check_schema(SCHEMA.schema)
    SCHEMA.validate(sample_report().to_dict())
    for document in (sample_document(), sample_document(decision=Gate(min_score=1).decide(sample_report())), long_document(20)):
        SCHEMA.validate(json.loads(to_json(document)))
    content = json.loads(to_json(sample_document()))
    assert [sentence.pop("place") for sentence in content["sentences"]] == [
        {"unit": "line", "name": str(line)} for line in (1, 3, 3, 4, 4, 4)
    ]
    assert all(item.pop("place")["unit"] == "line" for sentence in content["sentences"] for item in sentence["evidence"])
    assert content == sample_report().to_dict()


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("score",), 1.5),
        (("schema_version",), 2),
        (("sentences", 2, "label"), "wrong"),
        (("sentences", 2, "start"), -1),
        (("sentences", 2, "evidence", 0, "passage"), None),
        (("sentences", 2, "reasons", 0, "severity"), "fatal"),
        (("sentences", 2, "reasons", 0, "source"), {"source": 0}),
        (("sentences", 0, "surplus"), 1),
        (("sentences", 2, "signals", "words"), 2),
    ],
)
def test_the_schema_refuses_other_shapes(path: tuple[Any, ...], value: object) -> None:
    content = json.loads(to_json(sample_document()))
    target = content
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = value
    with pytest.raises(ValidationError):
        SCHEMA.validate(content)


@given(ANY_TEXT)
def test_json_keeps_every_text(text: str) -> None:
    assert json.loads(to_json(document_of(text)))["sentences"][0]["text"] == encodable(text)
    (line,) = to_jsonl(document_of(text)).split("\n")[:-1]
    assert json.loads(line)["text"] == encodable(text)


def test_jsonl_has_one_line_a_sentence() -> None:
    lines = [json.loads(line) for line in to_jsonl(sample_document()).split("\n")[:-1]]
    assert [(line["line"], line["column"]) for line in lines] == [(1, 1), (3, 1), (3, 35), (4, 1), (4, 44), (4, 72)]
    assert [{k: v for k, v in line.items() if k not in ("rewrite", "line", "column")} for line in lines] == json.loads(
        to_json(sample_document())
    )["sentences"]


@given(ANY_TEXT)
def test_csv_is_read_back(text: str) -> None:
    header, row = csv.reader(io.StringIO(to_csv(document_of(text)), newline=""))
    cell = dict(zip(header, row, strict=True))["sentence"]
    assert cell.removeprefix("'") == encodable(text).replace("\0", "\ufffd").removeprefix("'")
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_csv_rows() -> None:
    rows = list(csv.DictReader(io.StringIO(to_csv(sample_document()), newline="")))
    assert [row["label"] for row in rows] == [sentence.label for sentence in sample_report().sentences]
    assert [row["fails_gate"] for row in rows] == ["no", "no", "yes", "no", "yes", "no"]
    assert rows[5]["source"] == "nordvik.txt"
    assert OTHER_SOURCE[int(rows[5]["source_start"]) : int(rows[5]["source_end"])] == rows[5]["evidence"]
    assert rows[0]["p_entailed"] == rows[0]["evidence"] == ""


def markdown_parts(text: str) -> tuple[list[str], str]:
    """The types of all tokens that `text` parses to, and the words it shows."""
    inline = [child for token in MARKDOWN.parse(text) for child in token.children or ()]
    return [token.type for token in (*MARKDOWN.parse(text), *inline)], "".join(
        token.content for token in inline if token.type == "text"
    )


@pytest.mark.parametrize("text", [text for text in HOSTILE if len(text) < 500])
def test_markdown_shows_hostile_text_and_obeys_none_of_it(text: str) -> None:
    rendered = to_markdown(document_of(text))
    types, shown = markdown_parts(rendered)
    forbidden = {"link_open", "image", "code_inline", "fence", "em_open", "s_open", "blockquote_open", "hr"}
    assert not forbidden & set(types)
    assert types.count("table_open") == 1
    assert types.count("td_open") == 5
    assert set(types) <= set(markdown_parts(to_markdown(document_of("plain")))[0]) | {"softbreak"}
    assert one_line(encodable(text)).replace("\0", "\ufffd") in shown.replace("\u200b", "") or "\u200b" in text


@pytest.mark.parametrize("sign", ["://", "www.", "<sc", "@so", "#1"])
def test_markdown_leaves_nothing_that_a_platform_would_link(sign: str) -> None:
    assert all(sign not in to_markdown(document_of(text)) for text in HOSTILE)


def test_markdown_fits_a_comment_and_counts_what_it_leaves_out() -> None:
    text = to_markdown(long_document(2_000))
    assert 60_000 < len(text) <= LENGTH_LIMIT
    assert f"{400 - text.count('| ✗')} more sentences with findings are not shown" in text or text.count("| ✗") == 400
    wide = to_markdown(sample_document(rewrite_name="*" * 9_000, sources=(("`" * 9_000, SOURCE),) * 500))
    assert len(wide) <= LENGTH_LIMIT


@given(st.integers(0, 400), st.sampled_from(["|" * 600, "<" * 600, "x" * 600]))
def test_markdown_never_grows_too_long(sentences: int, filler: str) -> None:
    document = document_of(filler)
    many = Document(report(document.report.sentences * sentences), filler, filler, ((filler, filler),))
    assert len(to_markdown(many)) <= LENGTH_LIMIT


def test_markdown_puts_the_worst_first() -> None:
    rows = [line for line in to_markdown(sample_document()).split("\n") if line.startswith("| ") and line[2] in "✗?✓·"]
    assert [row[2] for row in rows] == ["✗", "✗", "?", "✓"]
    assert "999 million" in rows[0]
    assert "agency.txt:3" in rows[0] and "error (number): " in rows[0].replace("\\", "")
    assert [row[4:6] for row in rows] == ["3 ", "5 ", "4 ", "2 "]  # the numbers by which the gate names sentences


@given(st.text(st.sampled_from("a🚢é\n\r\u2028"), max_size=60))
def test_lines_and_columns_are_those_of_an_editor(text: str) -> None:
    index = LineIndex(text)
    for offset in range(len(text) + 1):
        before = text[:offset].split("\n")
        place = index.position(offset)
        assert (place.line, place.column) == (len(before), len(before[-1].encode("utf-16-le")) // 2 + 1)
    assert index.position(-5) == index.position(0)
    assert index.position(len(text) + 5) == index.position(len(text))


@given(st.text(st.sampled_from("ab\n"), max_size=60), st.lists(st.integers(-5, 70)), st.integers(0, 5))
def test_cutting_loses_nothing(text: str, borders: list[int], start: int) -> None:
    pieces = cut(text, borders, start)
    assert "".join(piece.text for piece in pieces) == text
    assert all(piece.text and text[piece.start - start :].startswith(piece.text) for piece in pieces)
    assert {border for border in borders if start < border < start + len(text)} <= {piece.start for piece in pieces}
    assert "".join(chunk.text for chunk in chunks(text, 5)) == text
    assert all(chunk.text.endswith("\n") for chunk in list(chunks(text, 5))[:-1])


@given(st.text(st.sampled_from("ab ,"), max_size=40), st.text(st.sampled_from("ab ,"), max_size=40))
def test_word_changes_rebuild_both_wordings(old: str, new: str) -> None:
    changes = word_changes(old, new)
    if old != new:
        assert "".join(text for kind, text in changes if kind != "added") == old
        assert "".join(text for kind, text in changes if kind != "removed") == new
    else:
        assert changes == ()


def test_positions_point_into_the_rewrite() -> None:
    document = sample_document()
    lines = REWRITE.split("\n")
    for sentence in document.report.sentences:
        place = document.position(sentence.start)
        assert (
            lines[place.line - 1].encode("utf-16-le")[2 * (place.column - 1) :].decode("utf-16-le").startswith(sentence.text[:5])
        )
