"""Checkers over fake models for processes of their own, which import this by name."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from fakes import WordEncoder, WordNli

from factcheck.checker import Checker
from factcheck.errors import ModelError


def make() -> Checker:
    return Checker(embedding_model=WordEncoder(), nli_model=WordNli())


def slow() -> Checker:
    """One whose every question takes a while."""

    class SlowNli(WordNli):
        def predict(self, pairs: Sequence[tuple[str, str]]) -> np.ndarray:
            time.sleep(0.05)
            return super().predict(pairs)

    return Checker(embedding_model=WordEncoder(), nli_model=SlowNli())


def broken() -> Checker:
    raise ModelError("the weights are broken")


def deadly(folder: Path) -> Checker:
    """One that takes its process down at the word "die", leaving a note."""

    class DeadlyNli(WordNli):
        def predict(self, pairs: Sequence[tuple[str, str]]) -> np.ndarray:
            if any("die" in premise for premise, _ in pairs):
                (folder / f"{os.getpid()}").touch()
                os._exit(1)
            return super().predict(pairs)

    return Checker(embedding_model=WordEncoder(), nli_model=DeadlyNli())


def counted(folder: str) -> Checker:
    """One that leaves a note in the folder each time that it is made."""
    (Path(folder) / f"{os.getpid()}-{time.monotonic_ns()}").touch()
    return make()


def differing(folder: Path) -> Checker:
    """The first that is made with this folder has other options than those after it."""
    try:
        (folder / "first").touch(exist_ok=False)
    except FileExistsError:
        return make()
    return Checker(embedding_model=WordEncoder(), nli_model=WordNli(), k=1)
