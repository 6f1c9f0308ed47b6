"""A batch from start to end: read, check, write, and go on where it was."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import Any, cast

from factcheck.batch.columns import ERROR
from factcheck.batch.encoding import Encoder, JsonEncoder, encoder_for
from factcheck.batch.engine import Engine
from factcheck.batch.items import BadRow, Block
from factcheck.batch.journal import Entry, Journal
from factcheck.batch.output import Sink, StandardOutput, Target, claimed, disk_errors, finished, forget, publish
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
    """What a batch has done: all its rows, the bad ones among them, how many were done before it went on, and repeated ids."""

    rows: int
    bad: int
    before: int
    repeats: Repeats


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
    target = None if plan.output == STANDARD_STREAM else Target(Path(plan.output), plan.errors, form)
    if target is None:
        standard_output()  # before any work, as it may be closed
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
        return work.outcome(sink.last, 0)


def _to_file(work: _Work, target: Target, make_engine: Callable[[], Engine]) -> Outcome:
    with claimed(target, work.plan.restart):
        engine = make_engine()
        job = _job(work.plan, target.form, engine)
        with disk_errors(target.out):
            done = finished(target, job, work.plan.restart)
        if done:
            work.read_again(done)
            forget(target)
            return work.outcome(done, done.rows)
        with disk_errors(target.out):
            journal = Journal(target.folder, job, work.encoder.head())
            target.record.unlink(missing_ok=True)
        try:
            before = journal.last.rows
            work.check(engine, journal)
            publish(target, journal, work.encoder, job)
        finally:
            journal.close()
        return work.outcome(journal.last, before)


@dataclass(slots=True)
class _Work:
    plan: Plan
    encoder: Encoder
    blocks: Iterable[Block]
    ids: SeenIds
    progress: Progress | None

    def check(self, engine: Engine, sink: Sink) -> None:
        """Check what the sink does not have yet, and hand it over."""
        if self.progress:
            self.progress(sink.last.rows, None)
        for block, verdicts in engine.run(self._to_do(sink.blocks, sink.last), self.plan.full):
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

    def read_again(self, done: Entry) -> None:
        """Read what is done already, for its ids and to see that it is the same; raises InputError when it is not."""
        last = Block((), "", None)
        for last in self.blocks:
            self.ids.add(item.id for item in last.items)
        if last.digest != done.input:
            raise self._changed(done)

    def outcome(self, last: Entry, before: int) -> Outcome:
        """What has been done."""
        return Outcome(last.rows, last.bad, before, self.ids.repeats())

    def _to_do(self, done: int, last: Entry) -> Iterator[Block]:
        """The blocks behind those that are done, which are read again to see that they are the same."""
        number = 0
        for number, block in enumerate(self.blocks, start=1):
            self.ids.add(item.id for item in block.items)
            if number == done and block.digest != last.input:
                raise self._changed(last)
            if number > done:
                yield replace(block, items=self.encoder.fitted(block.items))
        if number < done:
            raise self._changed(last)

    def _changed(self, last: Entry) -> InputError:
        plan = self.plan
        return InputError(
            f"{plan.input} has changed since its first {last.rows} rows were checked for {plan.output}; give --restart to start over"
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
