"""The score: how likely people judge a rewrite consistent with its source.

A logistic map turns what is known of a rewrite's sentences (`factcheck.signals`) into one figure in [0, 1]: of the rewrites
that score 0.9, about nine in ten are judged consistent, where consistent and inconsistent ones are equally common. The map that comes with
factcheck was fitted on human-judged rewrites (see `docs/judgement.md`); `factcheck calibrate` fits one on a user's own rows.
A rewrite whose every claim stands in the source word for word scores 1; one that states nothing is undecided; without any source, a
rewrite that states something scores 0.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from factcheck.errors import InputError
from factcheck.report import Signals
from factcheck.signals import FEATURES, features

EMBEDDED_MAP = Path(__file__).with_name("score_map.json")
UNDECIDED = 0.5
"""The score of a rewrite that states nothing: there is nothing to judge, and nothing of the source is said either."""
_DECIMALS = 6


@dataclass(frozen=True, slots=True)
class ScoreMap:
    """A logistic map: one weight per feature of `factcheck.signals.FEATURES`, and a bias; `threshold` parts consistent from not."""

    name: str
    weights: tuple[float, ...]
    bias: float
    threshold: float

    def score(self, signals: Sequence[Signals]) -> float:
        """The score in [0, 1] of one or more sentences taken together."""
        if not signals:
            return UNDECIDED
        z = self.bias + math.fsum(w * x for w, x in zip(self.weights, features(signals), strict=True))
        return round(1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, z)))), _DECIMALS)

    def to_json(self) -> str:
        """The map as the text of a calibration file."""
        weights = dict(zip(FEATURES, self.weights, strict=True))
        return (
            json.dumps({"name": self.name, "threshold": self.threshold, "bias": self.bias, "weights": weights}, indent=1) + "\n"
        )

    @property
    def sha256(self) -> str:
        """Names the map in a signature."""
        return hashlib.sha256(self.to_json().encode("utf-8")).hexdigest()


@lru_cache(maxsize=8)
def read_score_map(path: Path = EMBEDDED_MAP) -> ScoreMap:
    """Read a calibration file; raises InputError when it is missing or is not one that this version wrote."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        weights = tuple(float(data["weights"][name]) for name in FEATURES)
        found = ScoreMap(str(data["name"]), weights, float(data["bias"]), float(data["threshold"]))
    except OSError as error:
        raise InputError(f"the calibration file {path} cannot be read: {error.strerror}") from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{path} is not a calibration file of this version: {error}") from None
    if not all(math.isfinite(value) for value in (*found.weights, found.bias, found.threshold)):
        raise InputError(f"{path} holds a weight that is not a finite number")
    return found
