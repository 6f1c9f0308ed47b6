"""The options of a check, and how they are made of what a caller gives."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from os import PathLike
from pathlib import Path
from types import NoneType
from typing import TYPE_CHECKING, TypedDict

from factcheck.checks.registry import CHECKS
from factcheck.errors import InputError
from factcheck.judgement.presets import DEFAULT_PRESET, Preset, preset_named
from factcheck.judgement.score import ScoreMap, read_score_map
from factcheck.text.languages import known_language

if TYPE_CHECKING:
    from factcheck.models.nli import GroundingModel
    from factcheck.models.seam import Encoder, NliModel


class WishNames(TypedDict, total=False):
    """The options of `Wishes` by name, for callers that pass some on."""

    preset: str
    k: int | None
    checks: str | Collection[str] | None
    calibration: str | Path | None
    base_rate: float | None
    explain: bool | None
    omissions: bool
    language: str | None


class CheckerOptions(WishNames, total=False):
    """The options of `factcheck.checker.Checker` by name."""

    nli_model: str | NliModel | None
    embedding_model: str | Encoder | None
    support_model: str | None
    device: str
    precision: str
    cache: str | Path | None


_PATH: tuple[type, ...] = (str, PathLike, NoneType)
_TAKES: Mapping[str, tuple[tuple[type, ...], str]] = {
    "preset": ((str,), "the name of a preset"),
    "calibration": (_PATH, "the path of a file, or None"),
    "explain": ((bool, NoneType), "True, False or None"),
    "omissions": ((bool,), "True or False"),
    "support_model": (_PATH, "a hub id or a folder, or None"),
    "device": ((str,), "a text such as 'auto'"),
    "precision": ((str,), "a text such as 'auto'"),
    "cache": (_PATH, "the path of a folder, or None"),
    "language": ((str, NoneType), "a code such as 'de', or None"),
}
"""What each option may be, and that in words; those that are not here are told from their values."""


@dataclass(frozen=True, slots=True)
class Options:
    """What to do in a check: see `factcheck.checker.Checker`."""

    preset: Preset
    checks: tuple[str, ...]
    score_map: ScoreMap
    explain: bool
    omissions: bool
    support: GroundingModel | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Wishes:
    """The options as a caller gives them to `factcheck.checker.Checker`, those of the models left out."""

    preset: str = DEFAULT_PRESET
    k: int | None = None
    checks: str | Collection[str] | None = None
    calibration: str | Path | None = None
    base_rate: float | None = None
    explain: bool | None = None
    omissions: bool = False
    language: str | None = None

    def options(self, support: GroundingModel | None = None) -> Options:
        """The options of a check; raises InputError for one that has no such value."""
        refuse_other_types(
            preset=self.preset,
            calibration=self.calibration,
            explain=self.explain,
            omissions=self.omissions,
            language=self.language,
        )
        preset = preset_named(self.preset)
        if self.k is not None:
            if not isinstance(self.k, int) or isinstance(self.k, bool) or self.k < 1:
                raise InputError(f"k is {self.k!r}; it must be a whole number of at least 1")
            preset = replace(preset, k=self.k)
        score_map = read_score_map() if self.calibration is None else read_score_map(Path(self.calibration))
        return Options(
            preset=preset,
            checks=tuple(CHECKS) if self.checks is None else known_checks(self.checks),
            score_map=score_map if self.base_rate is None else score_map.at(self.base_rate),
            explain=preset.explain if self.explain is None else self.explain,
            omissions=self.omissions,
            support=support,
            language=None if self.language is None else known_language(self.language),
        )


def refuse_other_types(**options: object) -> None:
    """Raises InputError where an option of `factcheck.checker.Checker` is of another type than it takes, or an empty path."""
    for name, value in options.items():
        takes, in_words = _TAKES[name]
        if not isinstance(value, takes) or (takes is _PATH and value == ""):  # which would be the current folder
            raise InputError(f"{name} is {value!r}; give {in_words}")


def as_names(names: str | Iterable[str], of: str) -> tuple[str, ...]:
    """Names as they are given, a text alone as one name; raises InputError for what is neither. `of` is what messages call them."""
    if isinstance(names, str):
        return (names,)
    found = tuple(names) if isinstance(names, Iterable) else ()
    if not isinstance(names, Iterable) or not all(isinstance(name, str) for name in found):
        raise InputError(f"{of} is {names!r}; give a list of names")
    return found


def known_checks(names: str | Iterable[str]) -> tuple[str, ...]:
    """The names of exact checks as they are; raises InputError for one that there is not."""
    wanted = as_names(names, "checks")
    if unknown := [name for name in wanted if name not in CHECKS]:
        raise InputError(f"unknown check {unknown[0]!r}: choose from {', '.join(CHECKS)}")
    return wanted
