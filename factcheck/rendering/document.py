"""What every format is rendered from: a report, the texts that it speaks of, and the gate's decision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from factcheck.inputs import NamedText
from factcheck.inputs.reading import NO_PLACES, Change, Places
from factcheck.judgement.gate import Gate, GateDecision
from factcheck.rendering.lines import LineIndex, Position
from factcheck.report import Report, SentenceVerdict, SourceSpan
from factcheck.text.languages import ENGLISH, LANGUAGES, languages_of, other_language

_UNASKED_GATE = Gate(fail_on=frozenset({"contradicted"}))


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stood in its file: the `unit` that its kind of file is counted in, and the number or path of that unit."""

    unit: str
    name: str

    def __str__(self) -> str:
        return f"{self.unit} {self.name}"


@dataclass(frozen=True)
class Document:
    """A report with the texts that its offsets point into, under the names that readers know them by.

    `sources` are (name, text) in the order in which the report counts them. Names are paths or titles; nothing is read from them.
    Offsets and source numbers that do not fit the texts are tolerated: they are cut to what is there. `places` and `source_places`
    say where the rewrite and the sources stood in their files; a text without has lines. `changes` are the tracked ones that made
    the rewrite.
    """

    report: Report
    rewrite: str
    rewrite_name: str
    sources: tuple[tuple[str, str], ...]
    decision: GateDecision | None = None
    places: Places = NO_PLACES
    source_places: tuple[Places, ...] = ()
    changes: tuple[Change, ...] = ()

    @classmethod
    def of_files(
        cls, report: Report, rewrite: NamedText, sources: Sequence[NamedText], decision: GateDecision | None = None
    ) -> Document:
        """The document of texts that were read from files; what their readers warn of comes before the report's own warnings."""
        warnings = dict.fromkeys(warning for text in (rewrite, *sources) for warning in text.warnings)
        report = replace(report, warnings=(*warnings, *report.warnings))
        named = tuple((source.name, source.text) for source in sources)
        places = tuple(source.places for source in sources)
        return cls(report, rewrite.text, rewrite.name, named, decision, rewrite.places, places, rewrite.changes)

    @cached_property
    def failing(self) -> frozenset[int]:
        """Indices of the sentences that fail the gate; where no gate was asked for, of the contradicted ones."""
        return (self.decision or _UNASKED_GATE.decide(self.report)).failing

    @cached_property
    def accepted(self) -> frozenset[tuple[int, str]]:
        """The findings that the gate let pass because they were accepted before, as (sentence index, name)."""
        return frozenset((finding.index, finding.name) for finding in self.decision.accepted) if self.decision else frozenset()

    def touched_by(self, change: Change) -> tuple[SentenceVerdict, ...]:
        """The sentences that a tracked change made; those beside it where it only took something away."""
        start, end = change.start, change.end
        return tuple(
            sentence
            for sentence in self.report.sentences
            if (sentence.start < end and start < sentence.end) or sentence.start <= start == end <= sentence.end
        )

    @cached_property
    def authors(self) -> Mapping[int, tuple[str, ...]]:
        """Who changed a sentence, by its index."""
        found: dict[int, dict[str, None]] = {}
        for change in self.changes:
            for sentence in self.touched_by(change):
                found.setdefault(sentence.index, {})[change.author] = None
        return {index: tuple(names) for index, names in found.items()}

    def position(self, offset: int) -> Position:
        """Line and column of an offset into the rewrite."""
        return self._rewrite_lines.position(offset)

    def spot(self, offset: int) -> Spot:
        """Where in its file the rewrite's character at `offset` stood."""
        return _spot(self.places, self.position(offset), offset)

    def source_name(self, span: SourceSpan) -> str:
        """The name of the source that `span` lies in."""
        known = 0 <= span.source < len(self.sources)
        return self.sources[span.source][0] if known else f"source {span.source + 1}"

    def source_position(self, span: SourceSpan, offset: int) -> Position:
        """Line and column of an offset into the source that `span` lies in."""
        known = 0 <= span.source < len(self.sources)
        return self._source_lines[span.source].position(offset) if known else Position(1, 1)

    def source_spot(self, span: SourceSpan) -> Spot:
        """Where in its file `span` starts."""
        known = 0 <= span.source < len(self.source_places)
        places = self.source_places[span.source] if known else NO_PLACES
        return _spot(places, self.source_position(span, span.start), span.start)

    def place(self, span: SourceSpan) -> str:
        """Where `span` starts, for readers: ``name:line``, or as in ``name, page 3``."""
        spot = self.source_spot(span)
        return f"{self.source_name(span)}:{spot.name}" if spot.unit == "line" else f"{self.source_name(span)}, {spot}"

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The code of the language of each sentence of the rewrite."""
        texts = [sentence.text for sentence in self.report.sentences]
        return (
            (self._given,) * len(texts)
            if self._given
            else languages_of(texts, self.source_languages[0] if self.sources else ENGLISH)
        )

    @cached_property
    def source_languages(self) -> tuple[str, ...]:
        """The code of the language of each source, or of its greatest part that is not English."""
        told = (other_language([line for line in text.splitlines() if line.strip()]) for _, text in self.sources)
        return tuple(self._given or (found[0] if found else ENGLISH) for found in told)

    @cached_property
    def _given(self) -> str | None:
        """The language that the texts were said to be in."""
        code = self.report.signature.get("language")
        return code if code in LANGUAGES else None

    @cached_property
    def _rewrite_lines(self) -> LineIndex:
        return LineIndex(self.rewrite)

    @cached_property
    def _source_lines(self) -> list[LineIndex]:
        return [LineIndex(text) for _, text in self.sources]


def _spot(places: Places, position: Position, offset: int) -> Spot:
    name = places.of(offset)
    return Spot("line", str(position.line)) if name is None else Spot(places.unit, name)
