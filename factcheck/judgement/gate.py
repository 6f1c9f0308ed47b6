"""The gate: whether a report is good enough to let a build pass, and which old findings are accepted.

A finding is one sentence of the rewrite under one name: its label (``contradicted``, ``neutral``) or the kind of one of its reasons
(``number``, ``quotation`` ...). Accepted findings are kept in a text file, one a line, and match by the words of the sentence, so they
survive any edit elsewhere in the text. Reasons of severity ``info`` are hints, not findings.
"""

from __future__ import annotations

import difflib
import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterable, Set
from dataclasses import dataclass
from pathlib import Path

from factcheck.checks.registry import CHECKS
from factcheck.errors import InputError
from factcheck.judgement.options import as_names
from factcheck.report import Report, SentenceVerdict

FAILING_LABELS = ("contradicted", "neutral")
REASON_KINDS = tuple(CHECKS)

_ACCEPTED_HEADER = (
    "# Findings that the factcheck gate lets pass, one a line: name, hash of the sentence, start of the sentence.\n"
)
_ACCEPTED_LINE = re.compile(r"(\S+) ([0-9a-f]{24})(?: .*)?")
_NO_SOURCE = "There is no source text, so nothing was checked."
_NUMBERS_SHOWN = 10
_EXCERPT_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence of the rewrite (by its index) under the name of its label or of a reason; `key` names it by content."""

    index: int
    name: str
    key: str


@dataclass(frozen=True, slots=True)
class GateDecision:
    """What a gate decided.

    `failures` are plain sentences that number the rewrite's sentences from 1; `failing` are the indices (from 0) of those sentences;
    `accepted` are the findings that the accepted ones excused.
    """

    passed: bool
    failures: tuple[str, ...] = ()
    failing: frozenset[int] = frozenset()
    accepted: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Gate:
    """What a report must satisfy; a gate without demands passes everything that was checked against a source text.

    `fail_on` names labels and reason kinds that must not occur; a single name, or any collection of them, may be given for the set.
    `min_score` is in [0, 1], `max_contradicted` is a number of sentences.

    Raises:
        InputError: A name that is neither a label nor a reason kind, or a limit out of its range.
    """

    fail_on: Collection[str] = frozenset()
    min_score: float | None = None
    max_contradicted: int | None = None

    def __post_init__(self) -> None:
        """Refuse names and limits that could never mean anything."""
        object.__setattr__(self, "fail_on", frozenset(as_names(self.fail_on, "fail_on")))
        for name in sorted(self.fail_on):
            _require_known(name)
        if self.min_score is not None and not 0 <= self.min_score <= 1:
            raise InputError(f"The least score must lie between 0 and 1, not {self.min_score}.")
        if self.max_contradicted is not None and self.max_contradicted < 0:
            raise InputError(f"The number of contradicted sentences allowed must be 0 or more, not {self.max_contradicted}.")

    def decide(self, report: Report, accepted: Set[str] = frozenset()) -> GateDecision:
        """Hold `report` against the gate, leaving out the findings whose keys are in `accepted`.

        Accepted findings do not change the score, so `min_score` looks at the whole rewrite. Without any source text nothing was checked,
        which fails whatever is demanded and accepted.
        """
        found = findings(report)
        excused = tuple(finding for finding in found if finding.key in accepted)
        by_name: dict[str, list[int]] = {}
        for finding in found:
            if finding.key not in accepted:
                by_name.setdefault(finding.name, []).append(finding.index)

        failures: list[str] = [] if report.has_source else [_NO_SOURCE]
        failing: set[int] = set()
        for name in _in_order(by_name.keys() & self.fail_on):
            failures.append(f"{name}: {_numbered(by_name[name])}.")
            failing.update(by_name[name])
        contradicted = by_name.get("contradicted", [])
        if self.max_contradicted is not None and len(contradicted) > self.max_contradicted:
            failures.append(
                f"{len(contradicted)} contradicted, at most {self.max_contradicted} allowed: {_numbered(contradicted)}."
            )
            failing.update(contradicted)
        if self.min_score is not None and not report.score >= self.min_score:
            failures.append(f"The score is {report.score:.3f}, at least {self.min_score:.3f} is required.")
        return GateDecision(not failures, tuple(failures), frozenset(failing), excused)


def findings(report: Report) -> tuple[Finding, ...]:
    """Everything in `report` that a gate can fail on or accept, in the order of the rewrite, each name once a sentence."""
    return tuple(
        Finding(sentence.index, name, f"{name} {fingerprint(sentence.text)}")
        for sentence in report.sentences
        for name in _names(sentence)
    )


def fingerprint(text: str) -> str:
    """24 hex digits that stay the same when only case, spacing or the Unicode form of `text` changes."""
    normal = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    return hashlib.sha256(normal.encode("utf-8", "surrogatepass")).hexdigest()[:24]


def accept(report: Report) -> str:
    """The text of a file that accepts every finding of `report` (see `read_accepted`)."""
    text_of = {sentence.index: sentence.text for sentence in report.sentences}
    lines = {finding.key: _excerpt(text_of[finding.index]) for finding in findings(report)}
    return _ACCEPTED_HEADER + "".join(f"{key} {excerpt}".rstrip() + "\n" for key, excerpt in lines.items())


def read_accepted(path: Path) -> frozenset[str]:
    """The keys of the accepted findings in the file at `path`, for `Gate.decide`; empty lines and lines with # are skipped.

    Raises:
        InputError: The file cannot be read, or a line of it is not an accepted finding.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, ValueError) as error:
        raise InputError(f"The accepted findings in {path} cannot be read: {error}") from error
    return frozenset(
        _accepted_key(line.strip(), number, path)
        for number, line in enumerate(lines, 1)
        if line.strip() and not line.startswith("#")
    )


def _accepted_key(line: str, number: int, path: Path) -> str:
    match = _ACCEPTED_LINE.fullmatch(line)
    if match is None:
        raise InputError(
            f"Line {number} of {path} is not an accepted finding: it must be a name, a hash of 24 hex digits and a text."
        )
    return f"{match[1]} {match[2]}"


def _names(sentence: SentenceVerdict) -> Iterable[str]:
    label = [sentence.label] if sentence.label in FAILING_LABELS else []
    return dict.fromkeys([*label, *(reason.kind for reason in sentence.reasons if reason.severity != "info")])


def _require_known(name: str) -> None:
    known = FAILING_LABELS + REASON_KINDS
    if name in known:
        return
    close = [
        *difflib.get_close_matches(name, FAILING_LABELS, n=1, cutoff=0.75),
        *difflib.get_close_matches(name, known, n=1, cutoff=0.65),
    ]
    hint = f"did you mean {close[0]}?" if close else f"known are {', '.join(known)}."
    raise InputError(f"The gate cannot fail on {name!r}; {hint}")


def _in_order(names: Set[str]) -> list[str]:
    known = FAILING_LABELS + REASON_KINDS
    return sorted(names, key=known.index)


def _numbered(indices: list[int]) -> str:
    shown = ", ".join(str(index + 1) for index in indices[:_NUMBERS_SHOWN])
    more = len(indices) - _NUMBERS_SHOWN
    return f"sentence{'s' * (len(indices) > 1)} {shown}" + (f" and {more} more" if more > 0 else "")


def _excerpt(text: str) -> str:
    """The start of `text` on one line that any UTF-8 file can hold."""
    return " ".join(text.encode("utf-8", "replace").decode().split())[:_EXCERPT_LENGTH]
