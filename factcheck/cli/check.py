"""The command ``factcheck check``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.checker_options import CHECK_NAMES, CheckerOptions, with_checker_options
from factcheck.cli.gate import accepted_findings, all_checked, demands, tell_failures
from factcheck.cli.options import (
    EXIT_GATE,
    Calibration,
    ConfigFile,
    errors_as_exit_codes,
    names_starting,
    progress_bar,
)
from factcheck.cli.outputs import (
    ENDINGS,
    MISNAMED_FORMATS,
    TERMINAL,
    Output,
    chosen_outputs,
    emit,
    refuse_misnamed,
    refuse_overwriting,
    write,
)
from factcheck.errors import InputError

if TYPE_CHECKING:
    from factcheck.checker import Checker
    from factcheck.inputs import Pair, PairPaths
    from factcheck.judgement.gate import Gate
    from factcheck.report import Report


@with_checker_options
def check(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="[SOURCE] REWRITE",
            help="Files (text, Markdown, HTML, PDF, DOCX; - is standard input), or a folder of each, whose files match by name.",
        ),
    ],
    source: Annotated[
        list[str] | None,
        typer.Option("--source", metavar="FILE", help="One of several sources (repeatable); then give REWRITE alone."),
    ] = None,
    tracked: Annotated[
        bool,
        typer.Option(
            "--tracked", help="REWRITE is a Word file: check the text after its tracked changes against that before them."
        ),
    ] = False,
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            metavar="NAME[=PATH]",
            autocompletion=names_starting(lambda: ENDINGS),
            help=f"Format, and the file or folder to write it to (repeatable): {', '.join(ENDINGS)}.",
        ),
    ] = None,
    out: Annotated[
        list[str] | None, typer.Option("--out", metavar="PATH", help="Path of the next --format that has none (repeatable).")
    ] = None,
    misnamed: Annotated[bool, typer.Option(*MISNAMED_FORMATS, hidden=True, is_eager=True, callback=refuse_misnamed)] = False,
    json: Annotated[bool, typer.Option("--json", help="Print the report as JSON; short for --format json.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print only the totals, and no progress bar.")] = False,
    save_text: Annotated[
        Path | None, typer.Option("--save-text", metavar="FOLDER", help="Write the texts that offsets count in to this folder.")
    ] = None,
    fail_on: Annotated[
        list[str] | None,
        typer.Option(
            "--fail-on",
            metavar="NAME",
            autocompletion=names_starting(demands),
            help=f"Fail where a sentence has this label or finding (repeatable): contradicted, neutral, {', '.join(CHECK_NAMES)}.",
        ),
    ] = None,
    min_score: Annotated[float | None, typer.Option("--min-score", help="Fail a rewrite whose score, 0 to 1, is lower.")] = None,
    max_contradicted: Annotated[
        int | None, typer.Option("--max-contradicted", help="Fail a rewrite with more contradicted sentences.")
    ] = None,
    baseline: Annotated[Path | None, typer.Option("--baseline", metavar="FILE", help="Findings that the gate lets pass.")] = None,
    write_baseline: Annotated[
        Path | None,
        typer.Option("--write-baseline", metavar="FILE", help="Write all present findings to FILE, and let them pass."),
    ] = None,
    omissions: Annotated[
        bool, typer.Option("--omissions", help="Also report what the rewrite leaves out; it never counts in the score.")
    ] = False,
    watch: Annotated[
        bool, typer.Option("--watch", help="Check again whenever a file changes, only its changed sentences; Ctrl-C ends it.")
    ] = False,
    calibration: Calibration = None,
    config: ConfigFile = None,
    *,
    models: CheckerOptions,
) -> None:
    """Check REWRITE against SOURCE, sentence by sentence.

    Exit codes: 0 passes the gate (or none was asked for), 1 fails it,
    2 unusable input or options, 3 a model cannot be used, 70 a crash.

    Example: factcheck check story.txt rewrite.txt

    factcheck check story.pdf rewrite.md --format terminal --format html=report.html --fail-on contradicted

    factcheck check --tracked edited.docx --fail-on contradicted

    factcheck check --source a.txt --source b.html rewrite.docx --save-text texts/

    factcheck check sources/ rewrites/ --format junit=reports/ --fail-on number --baseline accepted.txt
    """
    with errors_as_exit_codes():
        from factcheck.cli.watch import watched
        from factcheck.inputs import find_pairs, read_pair, read_tracked_pair, skipped_files
        from factcheck.judgement.gate import Gate

        gate = Gate(frozenset(fail_on or ()), min_score, max_contradicted)
        found = [_tracked_paths(paths, source or ())] if tracked else find_pairs(paths, source or ())
        complete = all_checked(skipped_files(paths, found), gate)
        several = not source and Path(paths[0]).is_dir()  # also where the folder holds one pair today
        outputs = chosen_outputs(["json"] if json else formats or (), out or (), several=several)
        _refuse_overwriting(found, outputs, save_text, write_baseline, several)
        accepted = accepted_findings(baseline, gate, write_baseline)
        if watch and any("-" in (*item.sources, item.rewrite) for item in found):
            raise InputError("--watch needs files: standard input cannot be watched")

        def read(item: PairPaths) -> Pair:
            pair = (read_tracked_pair if tracked else read_pair)(item)
            return _saved(pair, save_text, several) if save_text else pair

        pairs = [read(item) for item in found]
        checker = models.checker(calibration=calibration, omissions=omissions)
        run = _Run(gate, accepted, outputs, several=several, quiet=quiet, writes_baseline=write_baseline is not None)

        def write_findings() -> None:
            if write_baseline:
                write(write_baseline, run.findings)

        for pair, report in watched(checker, found, read, write_findings) if watch else _reports(checker, pairs, quiet):
            run.take(pair, report)
        write_findings()
        if not (run.passed and complete):
            raise typer.Exit(EXIT_GATE)


class _Run:
    """Reports on their way out: each is held against the gate and rendered in every format."""

    def __init__(
        self,
        gate: Gate,
        accepted: frozenset[str],
        outputs: Sequence[Output],
        *,
        several: bool,
        quiet: bool,
        writes_baseline: bool,
    ) -> None:
        self._gate = gate
        self._accepted = accepted
        self._outputs = outputs
        self._several = several
        self._quiet = quiet
        self._writes_baseline = writes_baseline
        self._accepting: dict[str, str] = {}  # by the rewrite, of which --watch brings one report after the other
        self.passed = True

    def take(self, pair: Pair, report: Report) -> None:
        """Decide on one report, and write or print it; the gate's failures go to standard error."""
        from factcheck.judgement.gate import Gate, accept, findings
        from factcheck.rendering.document import Document

        accepted = self._accepted
        if self._writes_baseline:
            self._accepting[pair.name] = accept(report)
            accepted |= {finding.key for finding in findings(report)}
        decision = self._gate.decide(report, accepted) if self._gate != Gate() else None
        document = Document.of_files(report, pair.rewrite, pair.sources, decision)
        heading = pair.rewrite.name if self._several else ""
        for output in self._outputs:
            emit(output, document, output.file_for(pair.name, self._several), totals_only=self._quiet, heading=heading)
        if decision is not None and not decision.passed:
            self.passed = False
            shown = not self._quiet and any(output == Output(TERMINAL, None) for output in self._outputs)
            tell_failures(document, sentences=not shown)  # a report in the terminal has them, with their numbers

    @property
    def findings(self) -> str:
        """The text of a file that accepts every finding of the last report of each rewrite."""
        return "".join(dict.fromkeys(line for text in self._accepting.values() for line in text.splitlines(keepends=True)))


def _reports(checker: Checker, pairs: Sequence[Pair], quiet: bool) -> Iterator[tuple[Pair, Report]]:
    if len(pairs) == 1:
        sources = [source.text for source in pairs[0].sources]
        with progress_bar("judging pairs", shown=not quiet) as progress:
            report = checker.check(sources, pairs[0].rewrite.text, progress=progress)
        yield pairs[0], report
        return
    texts = (([source.text for source in pair.sources], pair.rewrite.text) for pair in pairs)
    with progress_bar("checking rewrites", shown=not quiet) as progress:
        for number, (pair, report) in enumerate(zip(pairs, checker.check_many(texts), strict=True), start=1):
            yield pair, report
            if progress:
                progress(number, len(pairs))


def _tracked_paths(paths: Sequence[str], sources: Sequence[str]) -> PairPaths:
    from factcheck.inputs import PairPaths

    if len(paths) != 1 or sources:
        raise InputError("with --tracked, give one Word file: it holds the text before its changes, too")
    return PairPaths(Path(paths[0]).stem, (paths[0],), paths[0])


def _refuse_overwriting(
    found: Sequence[PairPaths], outputs: Sequence[Output], save_text: Path | None, write_baseline: Path | None, several: bool
) -> None:
    files = [file for pair in found for output in outputs if (file := output.file_for(pair.name, several))]
    files += [path for pair in found for path in _text_files(pair.name, len(pair.sources), save_text, several)]
    files += [write_baseline] if write_baseline else []
    refuse_overwriting(files, [name for pair in found for name in (*pair.sources, pair.rewrite)])


def _text_files(name: str, sources: int, folder: Path | None, several: bool) -> list[Path]:
    """The files that ``--save-text`` writes for a pair: the rewrite's, then those of the sources."""
    if folder is None:
        return []
    place = folder / name if several else folder
    return [place / "rewrite.txt", *(place / f"source-{number}.txt" for number in range(1, sources + 1))]


def _saved(pair: Pair, folder: Path, several: bool) -> Pair:
    """Write a pair's texts; what was extracted is known by the name of its text from then on, as lines and columns count in it."""
    from factcheck.inputs import Pair

    files = _text_files(pair.name, len(pair.sources), folder, several)
    named = []
    for path, text in zip(files, (pair.rewrite, *pair.sources), strict=True):
        write(path, text.text)
        named.append(text.renamed(path.as_posix()) if text.extracted else text)
    return Pair(pair.name, tuple(named[1:]), named[0])
