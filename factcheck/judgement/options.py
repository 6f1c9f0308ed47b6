"""The options of a check, and how they are made of what a caller gives."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.checks.registry import CHECKS
from factcheck.errors import InputError
from factcheck.judgement.presets import DEFAULT_PRESET, Preset, preset_named
from factcheck.judgement.score import ScoreMap, read_score_map
from factcheck.text.languages import known_language

if TYPE_CHECKING:
    from factcheck.models.nli import GroundingModel


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
        preset = preset_named(self.preset)
        if self.k is not None:
            if not isinstance(self.k, int) or self.k < 1:
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
