"""The human-judged development sets: reading them, balanced samples, and AUC with its interval."""

from __future__ import annotations

import json
import lzma
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score

BASELINE_SETS = ("falke_sentpairs", "bump", "qags_cnndm", "simplification", "summedits", "frank_val", "q2", "xsumfaith")
PUBLISHED_SETS = ("frank_val", "qags_cnndm", "xsumfaith", "summeval_summac", "q2", "begin_true")
HARD_SETS = ("bump", "falke_sentpairs", "summedits", "refmatters", "polytope", "cliff", "simplification")

Record = dict[str, Any]


def read_set(folder: Path, name: str) -> list[Record]:
    """All rows of a set: dictionaries with source, claim, label (1 consistent, 0 not) and id."""
    with lzma.open(folder / f"{name}.jsonl.xz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def balanced(rows: Sequence[Record], count: int, seed: int = 0) -> list[Record]:
    """`count` rows, half of each label, chosen by the seed; fewer where a label has fewer."""
    rng = random.Random(seed)
    groups = [[row for row in rows if row["label"] == label] for label in (0, 1)]
    half = min(count // 2, *(len(group) for group in groups))
    return [row for group in groups for row in rng.sample(group, half)]


def auc(labels: Sequence[int], scores: Sequence[float]) -> float:
    """Area under the ROC curve, in percent."""
    return 100 * float(roc_auc_score(labels, scores))


def interval(values: NDArray[np.floating[Any]], seed: int = 0, samples: int = 1000) -> tuple[float, float]:
    """The 95 % bootstrap interval of a mean. Shape: values (rows,)."""
    rng = np.random.default_rng(seed)
    means = values[rng.integers(0, len(values), (samples, len(values)))].mean(axis=1)
    low, high = np.quantile(means, (0.025, 0.975))
    return float(low), float(high)


def auc_interval(labels: Sequence[int], scores: Sequence[float], seed: int = 0, samples: int = 300) -> tuple[float, float]:
    """The 95 % bootstrap interval of the AUC, in percent."""
    rng = np.random.default_rng(seed)
    y, s = np.asarray(labels), np.asarray(scores)
    found = []
    for _ in range(samples):
        pick = rng.integers(0, len(y), len(y))
        if 0 < y[pick].sum() < len(y):
            found.append(auc(y[pick].tolist(), s[pick].tolist()))
    low, high = np.quantile(found, (0.025, 0.975))
    return float(low), float(high)


def pairs_by_stem(rows: Sequence[Record]) -> list[tuple[Record, Record]]:
    """(right, wrong) rows of one item: those whose ids differ only after the last hyphen."""
    found: dict[str, dict[int, Record]] = {}
    for row in rows:
        found.setdefault(row["id"].rpartition("-")[0], {})[row["label"]] = row
    return [(pair[1], pair[0]) for pair in found.values() if len(pair) == 2]
