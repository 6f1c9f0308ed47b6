"""The default needs no torch, transformers, sentence-transformers or scikit-learn, and what needs them says so in one sentence."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import REWRITE, SOURCE, run
from scipy.stats import binomtest
from sklearn.metrics import roc_auc_score

from factcheck import Checker, InputError
from factcheck.measure.calibration import LEAST_ROWS, fit_score_map
from factcheck.measure.statistics import auc, mcnemar_exact
from factcheck.models import device
from factcheck.models.device import resolve_device
from factcheck.models.encoder import SentenceEncoder
from factcheck.models.nli import CrossEncoderNli, GroundingModel
from factcheck.report import Signals
from factcheck.version import installing

HEAVY = ("torch", "transformers", "sentence_transformers", "sklearn", "scipy")
WITHOUT = f"""
import sys
class Absent:
    def find_spec(self, name, *_):
        if name.partition(".")[0] in {HEAVY!r}:
            print("was asked for", name, file=sys.stderr)
            raise ModuleNotFoundError(name=name)
sys.meta_path.insert(0, Absent())
from factcheck.cli.main import main
main()
"""
HOW = r"which is not installed: pip install 'factcheck-nli\[torch\]'$"


@pytest.fixture
def lean(monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment in which the heavy packages are not installed."""
    for name in HEAVY:
        monkeypatch.setitem(sys.modules, name, None)
    for name in [name for name in sys.modules if name.startswith(("sklearn.", "scipy."))]:
        monkeypatch.delitem(sys.modules, name)


def test_check_asks_for_none_of_them_and_gives_the_same_report(tmp_path: Path, real_checker: Checker) -> None:
    for name, text in {"a.txt": SOURCE, "b.txt": REWRITE}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    arguments = ["check", "a.txt", "b.txt", "--json", "--omissions", "--device", "cpu"]
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, *arguments], capture_output=True, text=True, encoding="utf-8", cwd=tmp_path, check=False
    )
    assert done.returncode == 0 and not done.stderr, done.stderr
    report = json.loads(done.stdout)
    whole = real_checker.check(SOURCE, REWRITE)
    assert [s["label"] for s in report["sentences"]] == [s.label for s in whole.sentences]
    assert report["score"] == pytest.approx(whole.score, abs=1e-6)


@pytest.mark.parametrize(
    ("options", "what"),
    [
        (("--device", "cuda"), "the device 'cuda' needs torch"),
        (("--device", "mps"), "the device 'mps' needs torch"),
        (("--nli-model", "owner/model"), "the NLI model 'owner/model' needs torch"),
        (("--embedding-model", "owner/model"), "the embedding model 'owner/model' needs torch"),
        (("--precision", "fp16", "--device", "cpu"), "all-MiniLM-L6-v2 with this device and precision needs torch"),
    ],
)
def test_what_needs_them_says_so(lean: None, tmp_path: Path, options: tuple[str, ...], what: str) -> None:
    (tmp_path / "a.txt").write_text(SOURCE, encoding="utf-8")
    code, out, err = run("check", str(tmp_path / "a.txt"), str(tmp_path / "a.txt"), *options)
    assert code == 2 and not out
    assert len(err.splitlines()) == 1 and what in err and "pip install 'factcheck-nli[torch]'" in err


@pytest.mark.parametrize("missing", HEAVY[:3])
@pytest.mark.parametrize("model", [SentenceEncoder, CrossEncoderNli, GroundingModel])
def test_the_first_package_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch, missing: str, model: type) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(InputError, match=rf"^the \w+ model 'owner/model' needs {missing}, {HOW}"):
        model("owner/model", device="cpu")


def test_without_torch_the_processor_is_chosen_beside_a_gpu_too(lean: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(device, "may_have_gpu", lambda: True)
    assert resolve_device("auto") == resolve_device("cpu") == "cpu"


def test_a_score_cannot_be_fitted_without_scikit_learn(lean: None) -> None:
    row = [Signals(0.9, 0.1, 0.9, 0.9, 0.9, 0.9, 0)]
    rows, labels = [row] * (2 * LEAST_ROWS), [0, 1] * LEAST_ROWS
    with pytest.raises(InputError, match=rf"^fitting a score needs .* scikit-learn: {re.escape(installing('calibrate'))}$"):
        fit_score_map([(rows, labels)], "mine")


@pytest.mark.parametrize(
    ("labels", "scores"),
    [([0, 1], [0.1, 0.2]), ([0, 1], [0.2, 0.1]), ([0, 1, 1, 0], [0.5] * 4), ([1, 0, 1, 0, 1], [0.1, 0.1, 0.3, 0.2, 0.2])],
)
def test_the_area_is_that_of_scikit_learn(labels: list[int], scores: list[float]) -> None:
    assert auc(labels, scores) == pytest.approx(roc_auc_score(labels, scores))


@pytest.mark.parametrize(
    ("gained", "lost"), [(1, 0), (5, 5), (3, 9), (140, 100), (40, 4000), (5000, 5200), (1_000_000, 1_003_000)]
)
def test_the_sign_test_is_that_of_scipy(gained: int, lost: int) -> None:
    assert mcnemar_exact(gained, lost) == pytest.approx(binomtest(gained, gained + lost).pvalue, rel=1e-6)
