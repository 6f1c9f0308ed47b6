"""The commands ``factcheck bench`` and ``factcheck calibrate``."""

from __future__ import annotations

import json as json_text
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.checker_options import CheckerOptions, with_checker_options
from factcheck.cli.options import (
    Calibration,
    ConfigFile,
    errors_as_exit_codes,
    progress_bar,
    refuse_closed_output,
    say,
)
from factcheck.cli.outputs import write
from factcheck.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.measure.bench import BenchResult
    from factcheck.measure.labelled import LabelledRow
    from factcheck.measure.speed import SpeedResult
    from factcheck.report import Report

SourceColumn = Annotated[str, typer.Option(help="Column with the source.")]
RewriteColumn = Annotated[
    str | None, typer.Option(help="Column with the rewrite (default: rewrite, or claim where there is only that).")
]
LabelColumn = Annotated[str, typer.Option(help="Column with 1 (consistent) or 0 (not).")]


@with_checker_options
def bench(
    data: Annotated[
        Path | None, typer.Argument(metavar="[DATA]", help="Labelled rows: .jsonl, .csv, .tsv (also .xz, .gz) or .parquet.")
    ] = None,
    speed: Annotated[
        bool, typer.Option("--speed", help="Without DATA: measure how fast this machine checks, in each precision.")
    ] = False,
    threshold_from: Annotated[
        Path | None, typer.Option(help="Second file of labelled rows, on which a threshold for the balanced accuracy is picked.")
    ] = None,
    compare: Annotated[
        list[str] | None, typer.Option(help="Column with other scores, or an object of them (repeatable).")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Write each row's score and labels here, as JSON Lines.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
    source_column: SourceColumn = "source",
    rewrite_column: RewriteColumn = None,
    label_column: LabelColumn = "label",
    calibration: Calibration = None,
    config: ConfigFile = None,
    *,
    models: CheckerOptions,
) -> None:
    """Measure the score on labelled rows: AUC, balanced accuracy, calibration, speed.

    Example: factcheck bench rows.jsonl --compare published --out scored.jsonl

    factcheck bench --speed
    """
    with errors_as_exit_codes():
        if (data is None) != speed:
            raise InputError("give either DATA, a file of labelled rows, or --speed")
        refuse_closed_output()
        if data is None:
            _print_speed(models, json)
            return
        from factcheck.measure.bench import check_rows, measure
        from factcheck.measure.labelled import read_labelled, scores_in
        from factcheck.measure.statistics import best_threshold, both_labels

        columns = (source_column, rewrite_column, label_column)
        rows = read_labelled(data, *columns)
        others = {name: scores for column in compare or [] for name, scores in scores_in(rows, column).items()}
        threshold_rows = read_labelled(threshold_from, *columns) if threshold_from else []
        for some in filter(None, (rows, threshold_rows)):
            both_labels([row.label for row in some])  # before hours of checking
        checker = models.checker(calibration=calibration, explain=False)
        threshold = checker.score_map.threshold
        if threshold_rows:
            with progress_bar("choosing the threshold") as progress:
                chosen, _ = check_rows(checker, threshold_rows, progress)
            threshold = best_threshold([row.label for row in threshold_rows], [report.score for report in chosen])
        with progress_bar("checking rows") as progress:
            reports, seconds = check_rows(checker, rows, progress)
        result = measure(rows, reports, seconds, threshold, others)
        if out:
            _write_rows(out, rows, reports)
        say(json_text.dumps(asdict(result), indent=2) if json else _table(result))


@with_checker_options
def calibrate(
    data: Annotated[list[Path], typer.Argument(metavar="DATA...", help="Files of labelled rows; each weighs the same.")],
    out: Annotated[Path, typer.Option(help="Calibration file to write.")],
    only_threshold: Annotated[
        bool, typer.Option("--only-threshold", help="Keep the score as it is, and fit the threshold between consistent and not.")
    ] = False,
    source_column: SourceColumn = "source",
    rewrite_column: RewriteColumn = None,
    label_column: LabelColumn = "label",
    config: ConfigFile = None,
    *,
    models: CheckerOptions,
) -> None:
    """Fit the score to your own labelled rows; use the file with factcheck check --calibration FILE.

    The score then speaks of texts of which as many are consistent as of the rows, or as --base-rate says.

    Example: factcheck calibrate rows.jsonl --out mine.json
    """
    with errors_as_exit_codes():
        refuse_closed_output()
        from factcheck.measure.bench import check_rows
        from factcheck.measure.calibration import fit_score_map, stated_signals, with_threshold
        from factcheck.measure.labelled import read_labelled
        from factcheck.measure.statistics import both_labels

        files = [read_labelled(path, source_column, rewrite_column, label_column) for path in data]
        both_labels([row.label for rows in files for row in rows])
        checker = models.checker(explain=False)
        fitted = []
        for path, rows in zip(data, files, strict=True):
            with progress_bar(f"checking {path.name}") as progress:
                reports, _ = check_rows(checker, rows, progress)
            fitted.append(([stated_signals(report) for report in reports], [row.label for row in rows]))
        shares = [sum(own) / len(own) for _, own in fitted]
        score_map = checker.score_map if only_threshold else fit_score_map(fitted, name=out.stem).at(sum(shares) / len(shares))
        if models.base_rate is not None:
            score_map = score_map.at(models.base_rate)
        labels = [label for _, own in fitted for label in own]
        score_map = with_threshold(score_map, labels, [score_map.score(signals) for own, _ in fitted for signals in own])
        write(out, score_map.to_json())
        say(
            f"fitted on {len(labels)} rows; base rate {score_map.base_rate:.3f}; threshold {score_map.threshold:.3f}; written to {out}"
        )


def _print_speed(models: CheckerOptions, as_json: bool) -> None:
    from factcheck.measure.speed import measure_speed

    result = measure_speed(lambda precision: replace(models, precision=precision, cache=None).checker(explain=False))
    say(json_text.dumps(asdict(result), indent=2) if as_json else _speed_table(result))


def _speed_table(result: SpeedResult) -> str:
    lines = [f"{result.processor}, {result.threads} threads", f"chosen: {result.chosen}, as {result.why}", ""]
    for found in result.measured:
        if found.why_not:
            lines.append(f"{found.precision:<6}{found.why_not}")
        else:
            lines.append(
                f"{found.precision:<6}{found.pairs_per_second:8.1f} pairs a second  {found.page_seconds:7.2f} s a page  {found.backend}"
            )
    return "\n".join(lines)


def _write_rows(path: Path, rows: Sequence[LabelledRow], reports: Sequence[Report]) -> None:
    lines = []
    for number, (row, report) in enumerate(zip(rows, reports, strict=True)):
        labels = [sentence.label for sentence in report.sentences]
        kept = {"row": number, "id": row.columns.get("id"), "label": row.label, "score": report.score, "labels": labels}
        lines.append(json_text.dumps(kept, ensure_ascii=False) + "\n")
    write(path, "".join(lines))


def _table(result: BenchResult) -> str:
    lines = [
        f"rows                          {result.rows} ({result.consistent} consistent)",
        f"AUC                           {100 * result.auc:.1f}  [{100 * result.auc_low:.1f}, {100 * result.auc_high:.1f}]",
        f"balanced accuracy at {result.threshold:.3f}    {100 * result.balanced_accuracy:.1f}",
        f"calibration error             {result.calibration_error:.3f} (both labels weighed alike: {result.calibration_error_even:.3f})",
        f"speed                         {result.rows_per_second:.2f} rows, {result.words_per_second:.0f} words a second",
    ]
    for other in result.comparisons:
        lines.append(f"{other.name:<30}AUC {100 * other.auc:.1f}; ours {100 * other.difference:+.1f}, p = {other.p_value:.3f}")
    return "\n".join(lines)
