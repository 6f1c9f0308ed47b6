"""The report on a terminal, and what it shares with the formats for people: numbers, places, severities, what the score means."""

from __future__ import annotations

import dataclasses
import io

import pytest
from factories import REWRITE, SOURCE, evidence, reason, report, sample_document, sample_report, source_span, verdict
from rich.console import Console
from test_where import DOCUMENT

from factcheck.judgement.gate import Gate
from factcheck.rendering import Document, to_html, to_junit, to_markdown
from factcheck.rendering.terminal import print_report
from factcheck.rendering.wording import score_meaning, symbol_of, to_look_at
from factcheck.report import NO_SOURCE, Label, Report, SentenceVerdict, Severity

QUOTED = 'The mayor said: "We had no better choice."'


def printed(document: Document, width: int = 200, **options: bool) -> str:
    page = io.StringIO()
    print_report(document, Console(file=page, width=width, color_system=None, highlight=False), **options)
    return page.getvalue()


def with_finding(label: Label, severity: Severity, kind: str = "quotation") -> SentenceVerdict:
    finding = reason(REWRITE, "better", kind, "“cheaper” in the source is “better” here.", severity=severity)
    return verdict(REWRITE, QUOTED, label, [source_span((SOURCE,), '"We had no cheaper choice,"')], [finding])


def document_with(*sentences: SentenceVerdict, score: float = 0.5, **changes: object) -> Document:
    return sample_document(report=report(sentences, score), **changes)


def test_each_sentence_has_its_number_and_its_line() -> None:
    out = printed(sample_document())
    for expected in (
        "· 1 not a claim       Hello, readers!  (news/kaldby harbour.txt:1)",
        "✗ 3 contradicted  92% The work will cost 999 million crowns.  (news/kaldby harbour.txt:3)",
        "error (number): The source says 67 million. ",
        "agency.txt:3: The work will cost 67 million crowns and take two years.",
        "note (date): The source gives the month only.",
        "nordvik.txt:1: Nordvik has room for forty boats",
    ):
        assert expected in out
    gate = Gate(frozenset({"contradicted"})).decide(sample_report())
    assert gate.failures == ("contradicted: sentences 3, 5.",)  # the numbers of the report


def test_places_are_those_of_the_file() -> None:
    out = printed(DOCUMENT)
    assert "(kaldby.pdf, page ii)" in out and "agency.docx, paragraph 7: " in out and "nordvik.txt:1: " in out


def test_standard_input_has_characters() -> None:
    text = SOURCE
    out = printed(sample_document(sources=(("standard input", text), ("nordvik.txt", ""))))
    start = text.index("The work will")
    assert f"standard input, characters {start}-{start + 56}: The work will cost" in out


def test_no_path_is_cut_off_where_the_terminal_is_narrow() -> None:
    name = "/very/long/" + "folder/" * 12 + "rewrite.txt"
    out = printed(sample_document(rewrite_name=name), width=60)
    assert f"({name}:3)" in "".join(out.split()) and max(map(len, out.splitlines())) <= 60


@pytest.mark.parametrize(
    ("label", "severity", "symbol", "looked_at"),
    [
        ("entailed", "error", "!", True),
        ("entailed", "warning", "!", True),
        ("entailed", "info", "✓", False),
        ("not_a_claim", "error", "!", True),
        ("neutral", "error", "?", True),
        ("contradicted", "error", "✗", True),
    ],
)
def test_no_finding_stands_under_a_plain_check_mark(label: Label, severity: Severity, symbol: str, looked_at: bool) -> None:
    sentence = with_finding(label, severity)
    assert symbol_of(sentence) == symbol
    assert bool(to_look_at(report([sentence]))) == looked_at
    document = document_with(sentence)
    words = {"error": "error", "warning": "warning", "info": "note"}[severity]
    out = printed(document)
    assert out.startswith(f"{symbol} 1 {label.replace('_', ' ')}") and f"{words} (quotation): “cheaper”" in out
    assert f"| {symbol} 1 {label.replace('_', ' ')} |" in to_markdown(document)
    assert f"{words} (quotation): “cheaper”" in to_junit(document)
    page = to_html(document)
    assert f'aria-hidden="true">{symbol}</span>1</a>' in page.replace("\n", "")
    assert ('class="symbol doubted"' in page) == (symbol == "!")
    assert (" data-problem>" in page) == looked_at  # where the key N stops


def test_markdown_has_an_error_before_mere_hints() -> None:
    sentences = [with_finding("entailed", "info"), dataclasses.replace(with_finding("entailed", "error"), index=1)]
    rows = [line for line in to_markdown(document_with(*sentences)).splitlines() if line.startswith("| ")]
    assert [row[2:5] for row in rows if row[2] in "!✓"] == ["! 2", "✓ 1"]


def test_how_a_sentence_was_read_is_left_to_other_formats() -> None:
    document = document_with(with_finding("entailed", "info", kind="terms"))
    assert "terms" not in printed(document) and "terms" in to_html(document)


def test_a_finding_names_its_place_where_the_evidence_does_not_have_it() -> None:
    elsewhere = source_span((SOURCE,), "The ferry keeps its timetable.")
    finding = reason(REWRITE, "better", "quotation", "Other words.", elsewhere)
    sentence = verdict(
        REWRITE, QUOTED, "neutral", [source_span((SOURCE,), "Fishing boats move to Nordvik meanwhile.")], [finding]
    )
    assert "error (quotation): Other words. (agency.txt:4)" in printed(document_with(sentence))


def test_of_a_whole_source_the_closest_sentence_is_shown() -> None:
    whole = SOURCE.strip() * 3
    sources = ((whole, "other"),)
    passage = source_span(sources[0], whole)
    near = source_span(sources[0], "Fishing boats move to Nordvik meanwhile.")
    far = source_span(sources[0], "The ferry keeps its timetable.")
    sentence = dataclasses.replace(
        verdict(REWRITE, QUOTED),
        evidence=(evidence(passage), evidence(far, similarity=0.4, passage=1), evidence(near, similarity=0.8, passage=2)),
    )
    out = printed(document_with(sentence, sources=(("agency.txt", whole),)))
    assert "agency.txt:4: Fishing boats move to Nordvik meanwhile." in out and "read with the whole source" in out
    assert "67 million" not in out and "timetable" not in out
    part = dataclasses.replace(sentence, evidence=(evidence(source_span(sources[0], whole[1:500])), *sentence.evidence[1:]))
    assert "read with the sentences around it" in printed(document_with(part, sources=(("agency.txt", whole),)))
    alone = dataclasses.replace(sentence, evidence=sentence.evidence[:1])
    shown = printed(document_with(alone, sources=(("agency.txt", whole),)), width=2_000)
    assert "agency.txt:1: The harbour of Kaldby" in shown and "…" in shown and max(map(len, shown.splitlines())) < 500


def with_border(found: Report, border: float) -> Report:
    return dataclasses.replace(found, signature={**found.signature, "thresholds": {"consistent": border}})


def test_what_the_score_means() -> None:
    fine = with_finding("entailed", "info")
    assert score_meaning(report([fine], 0.5)) == "0.50 or more: as a whole probably consistent with its source"
    assert score_meaning(report([fine], 0.49)) == "below 0.50: as a whole probably not consistent with its source"
    assert score_meaning(with_border(report([fine], 0.4), 0.3)).startswith("0.30 or more: ")
    nothing = report([verdict(REWRITE, "Hello, readers!", "not_a_claim")])
    assert score_meaning(nothing) == score_meaning(report([])) == "the rewrite states nothing that a source could say"
    unchecked = dataclasses.replace(report([fine], 0.0), warnings=(NO_SOURCE,))
    assert score_meaning(unchecked) == "there is no source text, so nothing was checked"


def test_the_end_says_what_the_score_means_and_where_to_look() -> None:
    out = printed(sample_document(decision=Gate(frozenset({"number"})).decide(sample_report())))
    assert out.splitlines()[-4:] == [
        "score 0.41  (2 entailed, 1 neutral, 2 contradicted, 1 not a claim)",
        "  below 0.50: as a whole probably not consistent with its source",
        "  to look at: sentences 3, 4, 5; % is how likely the label is",
        "  gate failed",
    ]
    assert "gate" not in printed(sample_document())
    passed = document_with(with_finding("entailed", "info"), decision=Gate(frozenset({"number"})).decide(report([])))
    assert printed(passed).splitlines()[-2:] == ["  nothing to look at; % is how likely the label is", "  gate passed"]
    many = [dataclasses.replace(with_finding("neutral", "error"), index=number) for number in range(30)]
    assert "19, 20 and 10 more; %" in printed(document_with(*many))
    assert printed(document_with(verdict(REWRITE, "Hello, readers!", "not_a_claim"))).splitlines()[-1].endswith("could say")


def test_the_totals_alone_are_one_line() -> None:
    assert printed(document_with(with_finding("entailed", "error")), totals_only=True).strip().count("\n") == 0


def test_the_formats_for_people_say_what_the_score_means() -> None:
    words = "as a whole probably not consistent with its source"
    document = sample_document()
    assert words in to_markdown(document) and words in to_html(document) and words in to_junit(document)
