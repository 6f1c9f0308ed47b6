"""A batch from start to end: read, check, write, and go on where it was."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import Any, cast

from factcheck.batch.columns import ERROR
from factcheck.batch.encoding import Encoder, JsonEncoder, encoder_for
from factcheck.batch.engine import Engine
from factcheck.batch.grown import Kept, regain
from factcheck.batch.items import BadRow, Block
from factcheck.batch.journal import Entry, Journal
from factcheck.batch.output import (
    Sink,
    StandardOutput,
    Target,
    claimed,
    disk_errors,
    errors_as_written,
    finished,
    forget,
    publish,
)
from factcheck.batch.repeats import Repeats, SeenIds
from factcheck.batch.rows import TextColumns, blocks
from factcheck.errors import InputError
from factcheck.inputs.streams import standard_output
from factcheck.inputs.tables.files import Records, input_files
from factcheck.inputs.tables.formats import NAMES, STANDARD_STREAM, Format, format_of, named_format
from factcheck.inputs.textfile import identity, refuse_empty

Progress = Callable[[int, float | None], None]
"""Called with the rows that are safe, and the share of the input that they are (None where that is not known)."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a batch is to do.

    `input` is a file, a folder or ``-``, `output` a file or ``-``; `errors` takes the bad rows, which otherwise stay in the output;
    `full` adds the whole report; `restart` forgets what a run before has done; the formats are those of names that do not say it;
    `checker_options` are those options of the checker that its signature does not have.
    """

    input: str
    output: str
    columns: TextColumns = field(default_factory=TextColumns)
    full: bool = False
    errors: Path | None = None
    restart: bool = False
    input_format: str | None = None
    output_format: str | None = None
    checker_options: dict[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a batch has done: all its rows, the bad ones among them, how many were done before it went on, and repeated ids.

    `errors_told` is False where bad rows went to an errors file of a run before that is not where this run was to write it.
    """

    rows: int
    bad: int
    before: int
    repeats: Repeats
    errors_told: bool = True


def run_batch(plan: Plan, make_engine: Callable[[], Engine], progress: Progress | None = None) -> Outcome:
    """Check every row of the input and write the output, each row exactly once and in order, going on where a run before it ended.

    Args:
        plan: what to do.
        make_engine: called once, when the input has been looked at.
        progress: called when a block is safe.

    Raises:
        InputError: the input cannot be used as a whole, the output cannot be written or belongs to another process or another job, or
            the input is not the one that the unfinished output was begun with.
        ModelError: a model cannot be used.
    """
    files = input_files(plan.input, plan.input_format)
    form = _output_format(plan)
    target = None
    if plan.output == STANDARD_STREAM:
        standard_output()  # before any work, as it may be closed
    else:
        with disk_errors(Path(plan.output), resumable=False):
            target = Target.at(Path(plan.output), plan.errors, form)
    _refuse_own_input(plan, [file.path for file in files if file.path])
    records = Records(files)
    read = blocks(records, plan.columns)
    first = next(read, None)
    _refuse_unusable(plan.input, first)
    encoder = encoder_for(form, first, records.shape, plan.full)
    with SeenIds() as ids:
        work = _Work(plan, encoder, chain([first] if first else [], read), ids, progress)
        if target:
            return _to_file(work, target, make_engine)
        engine = make_engine()
        with closing(StandardOutput(form, plan.errors, encoder.head())) as sink:
            work.check(engine, sink)
            sink.finish()
        return work.outcome(sink.last)


def _to_file(work: _Work, target: Target, make_engine: Callable[[], Engine]) -> Outcome:
    with claimed(target, work.plan.restart):
        engine = make_engine()
        job = _job(work.plan, target.form, engine)
        with disk_errors(target.out):
            done = finished(target, job, work.plan.restart)
            kept = work.read_again(done) if done else ()
            told = done is None or errors_as_written(target, done)
        if done and kept is None:
            forget(target)
            return replace(work.outcome(done), before=done.rows, errors_told=told)
        if kept and not told:
            raise InputError(_ungrowable(work.plan))
        with disk_errors(target.out):
            if done or work.plan.restart:  # not before now, when the job is known to be one that can be done
                forget(target)
            journal = Journal(target.folder, job, work.encoder.head())
            if kept:
                regain(journal, kept, target, work.encoder)
            target.record.unlink(missing_ok=True)
        try:
            work.check(engine, journal)
            publish(target, journal, work.encoder, job)
        finally:
            journal.close()
        return work.outcome(journal.last)


@dataclass(slots=True)
class _Work:
    plan: Plan
    encoder: Encoder
    blocks: Iterator[Block]
    ids: SeenIds
    progress: Progress | None
    read: int = 0  # blocks that `blocks` does not have any more
    before: int = 0  # rows that were done when this process went on

    def check(self, engine: Engine, sink: Sink) -> None:
        """Check what the sink does not have yet, and hand it over."""
        self.before = sink.last.rows
        if self.progress:
            self.progress(sink.last.rows, None)
        for block, verdicts in engine.run(self._to_do(sink), self.plan.full):
            rows, errors = [], []
            for item, verdict in zip(block.items, verdicts, strict=True):
                if verdict[ERROR] is not None and self.plan.errors:
                    errors.append({"row": item.number, "id": item.id, "reason": verdict[ERROR], "columns": item.columns})
                else:
                    rows.append({**item.columns, **verdict})
            bad = sum(verdict[ERROR] is not None for verdict in verdicts)
            out = self.encoder.chunk(rows) if rows else b""
            sink.append(len(block.items), bad, block.digest, out, JsonEncoder().chunk(errors))
            if self.progress:
                self.progress(sink.last.rows, block.share)

    def read_again(self, done: Entry) -> tuple[Kept, ...] | None:
        """Read what is done already, for its ids and to see that it is the same; raises InputError when it is not.

        None where that is all of the input; else the blocks of which nothing is to be checked, behind which `blocks` goes on.
        """
        kept: list[Kept] = []
        rows, digest = 0, ""
        for block in self.blocks:
            if rows + len(block.items) > done.rows:
                if _digest_within(block, done.rows - rows, digest) != done.input:
                    raise self._changed(done)
                self.blocks = chain([block], self.blocks)
                self.read = len(kept)
                return tuple(kept)
            self.ids.add(item.id for item in block.items)
            rows, digest = rows + len(block.items), block.digest
            kept.append(Kept(len(block.items), digest))
        if (rows, digest) != (done.rows, done.input):
            raise self._changed(done)
        return None

    def outcome(self, last: Entry) -> Outcome:
        """What has been done."""
        return Outcome(last.rows, last.bad, self.before, self.ids.repeats())

    def _to_do(self, sink: Sink) -> Iterator[Block]:
        """The blocks behind those that are done, which are read again to see that they are the same."""
        done, last, number = sink.blocks, sink.last, self.read
        rows = 0
        for number, block in enumerate(self.blocks, start=self.read + 1):
            self.ids.add(item.id for item in block.items)
            if number == done and block.digest != last.input:
                if not isinstance(sink, Journal) or _digest_within(block, last.rows - rows, "") != last.input:
                    raise self._changed(last)
                with disk_errors(Path(self.plan.output)):
                    sink.drop_last()
                self.before = sink.last.rows
                done -= 1
            if number > done:
                yield replace(block, items=self.encoder.fitted(block.items))
            rows += len(block.items)
        if number < done:
            raise self._changed(last)

    def _changed(self, last: Entry) -> InputError:
        plan = self.plan
        return InputError(
            f"{plan.input} has changed since its first {last.rows} rows were checked for {plan.output}; give --restart to start over"
        )


def _digest_within(block: Block, rows: int, before: str) -> str | None:
    """The reader's digest behind the first rows of a block; `before` is the digest at its start. None where it has fewer."""
    if rows <= 0:
        return before if rows == 0 else None
    return block.marks[rows - 1] if rows <= len(block.marks) else None


def _ungrowable(plan: Plan) -> str:
    return (
        f"{plan.input} has new rows behind those of {plan.output}, which can only be added where the errors file of these "
        f"is at {plan.errors} as it was written; give --restart to start over"
    )


def _job(plan: Plan, form: Format, engine: Engine) -> dict[str, Any]:
    """All that the output depends on besides the input, as JSON gives it back."""
    columns = asdict(plan.columns)
    job = {"checker": {**engine.signature, **plan.checker_options}, "columns": columns, "full": plan.full, "format": asdict(form)}
    return cast(dict[str, Any], json.loads(json.dumps({**job, "errors": plan.errors is not None})))


def _output_format(plan: Plan) -> Format:
    refuse_empty(plan.output)
    if plan.output_format:
        return named_format(plan.output_format)
    if plan.output == STANDARD_STREAM:
        return Format("jsonl")
    found = format_of(plan.output)
    if found is None:
        raise InputError(f"{plan.output} does not say its format: its name must end in {NAMES}, or give --out-format")
    return found


def _refuse_own_input(plan: Plan, inputs: Sequence[Path]) -> None:
    written = [path.resolve() for path in (Path(plan.output), plan.errors) if path and str(path) != STANDARD_STREAM]
    if len(set(written)) < len(written):
        raise InputError(f"output and errors cannot both go to {plan.output}")
    folder = Path(plan.input).resolve()
    for path in written:
        if identity(path) in map(identity, inputs) or (folder.is_dir() and folder in path.parents):
            raise InputError(f"{path} cannot be written: it is part of the input")


def _refuse_unusable(name: str, first: Block | None) -> None:
    """Raise InputError when no row at the start has the columns that are asked for, or the file is broken from its start."""
    for item in first.items if first else ():
        if not (isinstance(item, BadRow) and item.file_at_fault):
            return
    if first:
        reason = next(item.reason for item in first.items if isinstance(item, BadRow))
        raise InputError(f"{name} cannot be used: {reason}")
