"""Checking again what changes on disk, for ``factcheck check --watch``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING

from factcheck.cli.options import tell
from factcheck.errors import InputError

if TYPE_CHECKING:
    from factcheck.checker import Checker
    from factcheck.inputs import Pair, PairPaths
    from factcheck.pipeline import Session
    from factcheck.report import Report

_PAUSE = 0.3
"""Seconds between two looks at the files."""


def watched(
    checker: Checker, found: Sequence[PairPaths], read: Callable[[PairPaths], Pair], after_round: Callable[[], None]
) -> Iterator[tuple[Pair, Report]]:
    """Each pair with its report, and again whenever a file of it has changed, without an end; only changed sentences are judged again.

    `after_round` is called when all files have been looked at and there was a report.
    A file that is away, as while an editor puts a new one in its place, is waited for; why one cannot be read is printed.
    """
    seen: dict[PairPaths, list[tuple[int, int]]] = {}
    sessions: dict[PairPaths, tuple[tuple[str, ...], Session]] = {}
    while True:
        reported = False
        for paths in found:
            try:
                states = [
                    (stat.st_mtime_ns, stat.st_size) for name in (*paths.sources, paths.rewrite) for stat in [Path(name).stat()]
                ]
            except OSError:
                continue
            if seen.get(paths) == states:
                continue
            seen[paths] = states
            try:
                pair = read(paths)
            except InputError as error:
                tell(f"factcheck: {error}")
                continue
            sources = tuple(source.text for source in pair.sources)
            if paths not in sessions or sessions[paths][0] != sources:
                sessions[paths] = (sources, checker.session(sources))
            reported = True
            yield pair, sessions[paths][1].check(pair.rewrite.text)
        if reported:
            after_round()
        sleep(_PAUSE)
