"""Scenes told in several languages, as rows to train on: labels hold across languages, and no hypothesis tells its label."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from make_scene_rows import LABELS, rows_of, scenes_of

ROOT = Path(__file__).parent.parent.parent
SCENES = sorted((ROOT / "scripts" / "train" / "scenes").glob("*.tsv"))
MEASURED = ROOT / "scripts" / "benchmark" / "languages" / "scenes.tsv"
ROLES = ("premise", *LABELS)


def told(number: int, code: str) -> str:
    return "\t".join([code, str(number), *(f"{role} {number} {code}." for role in ROLES)])


def test_labels_hold_in_and_across_languages(tmp_path: Path) -> None:
    header = "\t".join(["language", "scene", *ROLES])
    (tmp_path / "a.tsv").write_text("\n".join([header, *(told(n, code) for n in (1, 2) for code in ("en", "de", "ja"))]) + "\n")
    scenes = scenes_of([tmp_path / "a.tsv"])
    rows = list(rows_of(scenes, seed=1))
    assert rows == list(rows_of(scenes, seed=1)) != list(rows_of(scenes, seed=2))
    for row in rows:
        (role, number, code), (other_role, other_number, other_code) = (text.rstrip(".").split() for text in row[:2])
        if row.dataset == "scenes_translated":
            assert role == other_role and number == other_number and code != other_code and row.label == "e"
        elif row.dataset == "scenes_apart":
            assert number != other_number and row.label == "n"
        else:
            assert role == "premise" and number == other_number and row.label == LABELS[other_role]
            assert (code == other_code) == (row.dataset == "scenes")
    assert {row.dataset for row in rows} == {"scenes", "scenes_across", "scenes_translated", "scenes_apart"}


def test_the_scenes_are_whole_and_none_is_measured_by() -> None:
    scenes = scenes_of(SCENES)
    measured = {scene["en"]["premise"] for scene in scenes_of([MEASURED])}
    assert scenes and {len(scene) for scene in scenes} == {16}
    for scene in scenes:
        assert scene["en"]["premise"] not in measured
        for sentences in scene.values():
            assert all(sentences[role].strip() == sentences[role] != "" for role in ROLES)
            assert len({sentences[role] for role in ROLES}) == len(ROLES)


def test_a_hypothesis_alone_tells_no_label() -> None:
    labels: dict[str, set[str]] = defaultdict(set)
    for row in rows_of(scenes_of(SCENES), seed=1):
        labels[row.hypothesis].add(row.label)
    assert sum(len(of) > 1 for of in labels.values()) > len(labels) / 2
