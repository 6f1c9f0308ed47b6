"""Reports made by hand, without models: for tests of everything that reads a report."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.rendering import Document
from factcheck.report import Evidence, Label, Probabilities, Reason, Report, SentenceVerdict, Severity, Signals, SourceSpan

ODDS: dict[Label, Probabilities | None] = {
    "entailed": Probabilities(0.95, 0.04, 0.01),
    "neutral": Probabilities(0.1, 0.85, 0.05),
    "contradicted": Probabilities(0.02, 0.06, 0.92),
    "not_a_claim": None,
}
SIGNATURE = {"version": "0.1.0", "models": {"nli": {"name": "made by hand", "sha256": "0" * 64}}, "splitter": "none"}

SOURCE = """The harbour of Kaldby closes in March, the council decided on Monday.

The work will cost 67 million crowns and take two years. "We had no cheaper choice," said the mayor, Ane Holt.
Fishing boats move to Nordvik meanwhile. The ferry keeps its timetable.
"""
OTHER_SOURCE = """Nordvik has room for forty boats, its harbour master said."""
REWRITE = """Hello, readers!

Kaldby's harbour closes in March. The work will cost 999 million crowns.
The mayor said: "We had no better choice." The ferry stops running 🚢. Nordvik can take forty boats.
"""


def source_span(sources: Sequence[str], text: str, source: int = 0) -> SourceSpan:
    """The first place of `text` in one of the sources."""
    start = sources[source].index(text)
    return SourceSpan(source, start, start + len(text), text)


def evidence(span: SourceSpan, label: Label = "entailed", similarity: float = 0.8, passage: int = 0) -> Evidence:
    """`span` as the evidence for a sentence with `label`."""
    odds = ODDS[label] or Probabilities(0, 1, 0)
    return Evidence(span.source, span.start, span.end, span.text, similarity, odds, passage)


def verdict(
    rewrite: str,
    text: str,
    label: Label = "entailed",
    passages: Sequence[SourceSpan] = (),
    reasons: Sequence[Reason] = (),
    index: int = 0,
    start: int | None = None,
    context_used: bool = False,
) -> SentenceVerdict:
    """The verdict on the first place of `text` in `rewrite` (or on the one at `start`)."""
    at = rewrite.index(text) if start is None else start
    found = tuple(evidence(span, label, passage=number) for number, span in enumerate(passages))
    odds = ODDS[label]
    signals = Signals(odds.entailed, odds.contradicted, 0.8, 0.1, 0.5, 0.25, len(reasons)) if odds else None
    score = odds.entailed if odds else None
    return SentenceVerdict(
        at, at + len(text), text, index, label, odds, found, tuple(reasons), context_used, score=score, signals=signals
    )


def reason(
    rewrite: str, text: str, kind: str, message: str, source: SourceSpan | None = None, severity: Severity = "error"
) -> Reason:
    """A finding about the first place of `text` in `rewrite`."""
    start = rewrite.index(text)
    return Reason(kind, message, start, start + len(text), source, severity)


def report(sentences: Sequence[SentenceVerdict], score: float = 0.5, warnings: Sequence[str] = ()) -> Report:
    """A report of `sentences`."""
    return Report(score, tuple(sentences), tuple(warnings), SIGNATURE)


def sample_report() -> Report:
    """Every label, two sources, a number and a quotation finding, evidence that overlaps, a character outside the BMP."""
    sources = (SOURCE, OTHER_SOURCE)

    def span(text: str, source: int = 0) -> SourceSpan:
        return source_span(sources, text, source)

    cost = span("The work will cost 67 million crowns and take two years.")
    number = reason(REWRITE, "999 million", "number", "The source says 67 million.", span("67 million"))
    quotation = reason(
        REWRITE,
        '"We had no better choice."',
        "quotation",
        "The quotation differs from the source: cheaper became better.",
        span('"We had no cheaper choice,"'),
    )
    date = reason(REWRITE, "in March", "date", "The source gives the month only.", severity="info")
    wide = span(SOURCE[cost.start : SOURCE.index("Fishing")])
    return report(
        [
            verdict(REWRITE, "Hello, readers!", "not_a_claim", index=0),
            verdict(
                REWRITE,
                "Kaldby's harbour closes in March.",
                "entailed",
                [span("The harbour of Kaldby closes in March")],
                [date],
                1,
            ),
            verdict(REWRITE, "The work will cost 999 million crowns.", "contradicted", [cost, wide], [number], 2),
            verdict(REWRITE, 'The mayor said: "We had no better choice."', "neutral", [wide], [quotation], 3, context_used=True),
            verdict(REWRITE, "The ferry stops running 🚢.", "contradicted", [span("The ferry keeps its timetable.")], index=4),
            verdict(REWRITE, "Nordvik can take forty boats.", "entailed", [span("Nordvik has room for forty boats", 1)], index=5),
        ],
        score=0.41,
        warnings=["The second source is very short."],
    )


def sample_document(**changes: object) -> Document:
    """`sample_report` with its texts."""
    values: dict[str, object] = {
        "report": sample_report(),
        "rewrite": REWRITE,
        "rewrite_name": "news/kaldby harbour.txt",
        "sources": (("agency.txt", SOURCE), ("nordvik.txt", OTHER_SOURCE)),
    }
    return Document(**(values | changes))  # type: ignore[arg-type]


def document_of(text: str, label: Label = "contradicted") -> Document:
    """A document in which `text` is everything that comes from outside: rewrite, source, names, messages, warnings."""
    whole = SourceSpan(0, 0, len(text), text)
    finding = Reason("quotation", text, 0, len(text), whole, "error")
    sentence = verdict(text, text, label, [whole], [finding], start=0)
    return Document(report([sentence], warnings=[text]), text, text, ((text, text),))


def long_document(sentences: int) -> Document:
    """Sentences in paragraphs of ten, each with three passages; every fifth contradicted with a number finding."""
    lines = [f"Sentence number {number} says that {number * 7} boats came." for number in range(sentences)]
    text = ""
    starts = []
    for number, line in enumerate(lines):
        starts.append(len(text))
        text += line + ("\n\n" if number % 10 == 9 else " ")
    spans = [SourceSpan(0, start, start + len(line), line) for start, line in zip(starts, lines, strict=True)]
    verdicts = []
    for number, line in enumerate(lines):
        wrong = number % 5 == 0
        at = starts[number] + line.index("says")
        findings = [Reason("number", "The source has another number.", at, at + 4, spans[number], "error")] if wrong else []
        passages = [spans[number], spans[number - 1], spans[number // 2]]
        label: Label = "contradicted" if wrong else "entailed"
        verdicts.append(verdict(text, line, label, passages, findings, number, starts[number]))
    return Document(report(verdicts), text, "long.txt", (("long source.txt", text),))
