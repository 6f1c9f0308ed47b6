"""Where the reports of a check go: formats to standard output, files or folders."""

from __future__ import annotations

import errno
import io
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.cli.options import errors_as_exit_codes, refuse_closed_output, tell
from factcheck.cli.suggestions import suggestion
from factcheck.errors import InputError

if TYPE_CHECKING:
    from rich.console import Console

    from factcheck.rendering import Document

TERMINAL = "terminal"
ENDINGS = {
    TERMINAL: ".txt",
    "json": ".json",
    "jsonl": ".jsonl",
    "markdown": ".md",
    "html": ".html",
    "junit": ".xml",
    "sarif": ".sarif",
    "csv": ".csv",
}
"""Every format by its name, with the ending of its files where it is written to a folder."""

MISNAMED_FORMATS = ("--html", "--markdown", "--md", "--jsonl", "--junit", "--sarif", "--csv", "--terminal")
"""Options that people try beside ``--json``; they are told of ``--format``."""

_ONE_AFTER_ANOTHER = (TERMINAL, "jsonl", "markdown")
_FOR_PROGRAMS = ("html", "junit", "sarif", "csv")  # that nobody reads in a terminal
_FILE_WIDTH = 100
_DEVICES = Path("/dev")  # where /dev/stdout may be a file, which is open and must stay the same
_IN_PLACE = {errno.EACCES, errno.EPERM, errno.EBUSY, errno.EXDEV}


@dataclass(frozen=True, slots=True)
class Output:
    """A format and where it goes: a file, a folder of files named after the rewrites, or standard output (None)."""

    format: str
    path: Path | None

    def file_for(self, name: str, several: bool) -> Path | None:
        """The file for the report of the pair `name`; None is standard output."""
        if self.path is None or not (several or self.path.is_dir()):
            return self.path
        return self.path / f"{name}{ENDINGS[self.format]}"


def chosen_outputs(formats: Sequence[str], paths: Sequence[str], *, several: bool) -> tuple[Output, ...]:
    """What ``--format`` and ``--out`` ask for: ``NAME=PATH``, or ``NAME`` with the next of `paths`, or ``NAME`` for standard output.

    Args:
        formats: the formats, in order; none is the terminal's.
        paths: of the formats without one, in order; either none or as many as there are such formats (without the terminal's).
        several: whether there may be several reports, so that each path is a folder.

    Raises:
        InputError: an unknown format, paths that do not fit, two outputs that would run into each other, or a closed standard output.
    """
    from factcheck.inputs.textfile import refuse_empty

    refuse_empty(*paths)
    named = [text.partition("=") for text in formats or [TERMINAL]]
    for name, equals, path in named:
        if name not in ENDINGS:
            raise InputError(f"unknown format {name!r}; {suggestion(name, ENDINGS)}")
        if equals and not path:
            raise InputError(f"--format {name}= lacks its path")
    pathless = [name for name, equals, _ in named if not equals and name != TERMINAL]
    if paths and len(paths) != len(pathless):
        raise InputError(
            f"--out is given {len(paths)} times for {len(pathless)} formats without a path; --format NAME=PATH leaves no doubt"
        )
    rest = iter(paths)
    outputs = tuple(
        Output(name, Path(path) if equals else (Path(next(rest)) if paths and name != TERMINAL else None))
        for name, equals, path in named
    )
    _refuse_mixing(outputs, several)
    if any(output.path is None for output in outputs):
        refuse_closed_output()
    return outputs


def refuse_misnamed(given: bool) -> None:
    """Say how a format is asked for, and leave as after any unusable option, where one of `MISNAMED_FORMATS` is given."""
    with errors_as_exit_codes():
        if given:
            raise InputError("a format is asked for with --format NAME=PATH, such as --format html=report.html")


def _refuse_mixing(outputs: Sequence[Output], several: bool) -> None:
    printed = [output.format for output in outputs if output.path is None]
    if len(printed) > 1:
        raise InputError(
            f"only one format can go to standard output, not {' and '.join(printed)}: give --format {printed[1]}=PATH"
        )
    if several and printed and printed[0] not in _ONE_AFTER_ANOTHER:
        raise InputError(f"several reports need a folder for {printed[0]}: give --format {printed[0]}=FOLDER")
    for output in outputs:
        if several and output.path is not None and output.path.is_file():
            raise InputError(f"several reports need a folder, and {output.path} is a file")


def refuse_overwriting(outputs: Iterable[Path], inputs: Iterable[str]) -> None:
    """Raises InputError where two outputs are the same file, or an output is one of the files that are read."""
    from factcheck.inputs.textfile import identity

    taken = {identity(Path(name)): "is read by this check" for name in inputs}
    for path in outputs:
        if why := taken.setdefault(identity(path), ""):
            raise InputError(f"{path} cannot be written: it {why}")
        taken[identity(path)] = "is written twice"


def write(path: Path, text: str) -> None:
    """Write `text` as UTF-8, its line ends as they are, into a folder that is made where it is missing; raises InputError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _put(path, text.encode("utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"{path} cannot be written: {getattr(error, 'strerror', None) or error}") from None


def _put(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: where the disk is full, what was there before stays.

    What is no file (a device, a pipe) is written to as it is, and so is a file that must not be replaced, or beside which none may stand.
    """
    there = path.exists()
    if there and not (path.is_file() and os.access(path, os.W_OK) and _DEVICES not in path.absolute().parents):
        path.write_bytes(content)
        return
    target = Path(os.path.realpath(path))  # a link goes on to lead to it
    beside = target.with_name(f".factcheck-{os.getpid()}.tmp")
    try:
        beside.write_bytes(content)
        if there:
            shutil.copymode(target, beside)
        beside.replace(target)
    except OSError as error:
        if error.errno not in _IN_PLACE:
            raise
        target.write_bytes(content)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def print_bytes(content: bytes) -> None:
    """Write bytes to standard output; raises InputError where that is closed or full."""
    from factcheck.inputs.streams import printing, standard_output

    with printing():
        standard_output().write(content)
        standard_output().flush()


def print_rich(show: Callable[[Console], None]) -> None:
    """Let `show` print to standard output, as wide as it is; raises InputError where that is closed or full."""
    from factcheck.inputs.streams import printing
    from factcheck.rendering.terminal import PipedConsole

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal without Unicode must not stop the report
    with printing():
        show(PipedConsole(highlight=False))


def emit(output: Output, document: Document, path: Path | None, *, totals_only: bool, heading: str = "") -> None:
    """Render one report and write it to `path`, or print it under a `heading` (which only the terminal's format has)."""
    if output.format == TERMINAL:
        _emit_terminal(document, path, totals_only, heading)
        return
    from factcheck.rendering import RENDERERS

    text = RENDERERS[output.format](document)
    if path is not None:
        write(path, text)
        return
    print_bytes(text.encode("utf-8"))
    if sys.stdout.isatty() and output.format in _FOR_PROGRAMS:
        tell(f"factcheck: --format {output.format}=report{ENDINGS[output.format]} writes this to a file")


def _emit_terminal(document: Document, path: Path | None, totals_only: bool, heading: str) -> None:
    from rich.console import Console

    from factcheck.rendering.terminal import print_report

    print_to = partial(print_report, document, totals_only=totals_only, heading=heading)
    if path is not None:
        page = io.StringIO()
        print_to(Console(file=page, width=_FILE_WIDTH, highlight=False, color_system=None, force_terminal=False))
        write(path, page.getvalue())
        return
    print_rich(print_to)
