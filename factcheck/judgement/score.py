"""The score: how likely people judge a rewrite consistent with its source.

A logistic map turns what is known of a rewrite's sentences (`factcheck.judgement.signals`) into one figure in [0, 1]: of the rewrites
that score 0.9, about nine in ten are judged consistent, where consistent and inconsistent ones are equally common, or in texts of which
a known share is consistent (`ScoreMap.at`). The maps that come with factcheck, one for each embedded NLI model, were fitted on human-judged
rewrites (see `docs/judgement.md`); `factcheck calibrate` fits one on a user's own rows.
A rewrite whose every claim stands in the source word for word scores 1; one that states nothing is undecided; without any source, a
rewrite that states something scores 0.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from factcheck.errors import InputError
from factcheck.judgement.signals import FEATURES, features
from factcheck.report import Signals

EMBEDDED_MAP = Path(__file__).with_name("score_map.json")
UNDECIDED = 0.5
"""The score of a rewrite that states nothing: there is nothing to judge, and nothing of the source is said either."""
_DECIMALS = 6


@dataclass(frozen=True, slots=True)
class ScoreMap:
    """A logistic map: one weight per feature of `factcheck.judgement.signals.FEATURES`, and a bias; `threshold` parts consistent from not.

    `base_rate` is the share of consistent rewrites, in (0, 1), among the texts that the score speaks of.
    """

    name: str
    weights: tuple[float, ...]
    bias: float
    threshold: float
    base_rate: float = 0.5

    def at(self, base_rate: float) -> ScoreMap:
        """The map for texts of which this share is consistent: the odds change in proportion (Saerens et al. 2002).

        Raises InputError unless the share lies between 0 and 1.
        """
        if isinstance(base_rate, bool) or not isinstance(base_rate, int | float) or not 0 < base_rate < 1:
            raise InputError(f"the base rate is {base_rate!r}; it must lie between 0 and 1")
        shift = _log_odds(base_rate) - _log_odds(self.base_rate)
        return replace(self, bias=round(self.bias + shift, _DECIMALS), base_rate=round(base_rate, _DECIMALS))

    def score(self, signals: Sequence[Signals]) -> float:
        """The score in [0, 1] of one or more sentences taken together."""
        if not signals:
            return UNDECIDED
        z = self.bias + math.fsum(w * x for w, x in zip(self.weights, features(signals), strict=True))
        return round(1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, z)))), _DECIMALS)

    def to_json(self) -> str:
        """The map as the text of a calibration file."""
        weights = dict(zip(FEATURES, self.weights, strict=True))
        figures = {"name": self.name, "base_rate": self.base_rate, "threshold": self.threshold, "bias": self.bias}
        return json.dumps({**figures, "weights": weights}, indent=1) + "\n"

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
        bias, threshold, base_rate = float(data["bias"]), float(data["threshold"]), float(data.get("base_rate", 0.5))
        found = ScoreMap(str(data["name"]), weights, bias, threshold, base_rate)
    except OSError as error:
        raise InputError(f"the calibration file {path} cannot be read: {error.strerror}") from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{path} is not a calibration file of this version: {error}") from None
    if not all(math.isfinite(value) for value in (*found.weights, found.bias, found.threshold)):
        raise InputError(f"{path} holds a weight that is not a finite number")
    if not 0 < found.base_rate < 1:
        raise InputError(f"{path} has the base rate {found.base_rate}; it must lie between 0 and 1")
    return found


def _log_odds(share: float) -> float:
    return math.log(share / (1.0 - share))
