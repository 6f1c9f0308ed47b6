"""Training the head that judges tokens: on a tiny model, and what its figures count."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
import train_token_head
from nli_rows import Row
from tiny_models import save_nli
from train_token_head import figures, trained

from factcheck.models.light.nli import LightNli

LABELS = ["entailment", "neutral", "contradiction"]


def rows() -> list[tuple[Row, list[tuple[int, int]]]]:
    right = Row("the bridge was closed", "the bridge was closed", "e", "made_copy")
    wrong = Row("the bridge was closed", "the mayor was closed", "ne", "made_name")
    return [(right, []), (wrong, [(4, 9)])] * 20


def test_the_head_is_written_beside_the_model_and_knows_the_wrong_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = save_nli(tmp_path / "nli", LABELS)
    monkeypatch.setattr(train_token_head, "chosen", lambda *_: rows())
    monkeypatch.setattr(train_token_head, "EPOCHS", 300)
    monkeypatch.setattr("sys.argv", ["train_token_head.py", "--data", str(tmp_path), "--model", str(folder)])
    train_token_head.main()
    assert "2 altered rows: 100.0 % have a mark, of which 100.0 % are right" in capsys.readouterr().out
    model = LightNli(folder, "fp32")
    assert model.judges_tokens
    (answer,) = model.predict_with_tokens([("the bridge was closed", "the mayor was closed")])
    assert np.argmin(answer[3:]) == 1 and answer[4] < 0.5 < min(answer[3], answer[5], answer[6])


def test_the_feature_that_tells_is_found_and_seeds_repeat(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(train_token_head, "EPOCHS", 60)
    features = torch.randn(20_000, 4, generator=torch.Generator().manual_seed(0))
    wrong = features[:, 0] > 0
    weight, _ = trained(features, wrong, seed=1)
    assert weight[0, 0] < 0 and weight[0, 1:].abs().max() < -weight[0, 0] / 3
    assert torch.equal(weight, trained(features, wrong, seed=1)[0])


def test_figures_count_marks_and_hits() -> None:
    supported = [np.array([0.9, 0.1]), np.array([0.2, 0.9]), np.array([0.9, 0.8]), np.array([0.9, 0.4])]
    wrong = [np.array([False, True]), np.array([False, True]), np.array([False, True]), np.array([False, False])]
    said = figures([p.astype(np.float32) for p in supported], wrong)
    assert said == "3 altered rows: 66.7 % have a mark, of which 50.0 % are right; of 1 faithful rows 100.0 % have one"
