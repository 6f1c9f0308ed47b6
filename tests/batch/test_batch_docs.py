"""The examples of docs/batch.md about reading outputs, data frames and clusters run as they are written."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from command_line import fake_models, run
from test_batch_summary import ROWS

from factcheck.batch import LocalEngine, ray_engine
from factcheck.integrations.frames import FrameChecker
from factcheck.integrations.spark import check_partitions

__all__ = ["fake_models"]
pytestmark = pytest.mark.usefixtures("fake_models")
TEXT = (Path(__file__).parent.parent.parent / "docs" / "batch.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


def commands(start: str) -> list[list[str]]:
    lines = "\n".join(blocks("console") + blocks("sh")).splitlines()
    return [shlex.split(line)[1:] for line in lines if line.startswith(start)]


@pytest.mark.parametrize("words", [*commands("factcheck summary"), *commands("factcheck compare")], ids=" ".join)
def test_outputs_are_read(words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("checked", "before", "after"):
        Path(f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    code, _, err = run(*words)
    assert code == 0, err
    for word in words:
        if "=" in word:
            assert Path(word.partition("=")[2]).stat().st_size


@pytest.mark.parametrize("words", [words for words in commands("factcheck batch") if "ray" in words], ids=" ".join)
def test_commands_for_a_cluster(words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stub(LocalEngine):
        def __init__(self, make: Any, *_: Any, **__: Any) -> None:
            super().__init__(make())

        def __enter__(self) -> Stub:
            return self

        def __exit__(self, *_: object) -> None: ...

    monkeypatch.setattr(ray_engine, "RayEngine", Stub)
    monkeypatch.chdir(tmp_path)
    Path("pairs.jsonl").write_text(json.dumps({"source": "It rained.", "rewrite": "It rained."}) + "\n", encoding="utf-8")
    code, _, err = run(*words)
    assert code == 0, err
    assert json.loads(Path("checked.jsonl").read_text(encoding="utf-8"))["factcheck_label"] == "entailed"


@pytest.mark.filterwarnings("ignore")  # those of datasets
@pytest.mark.parametrize("module", ["pandas", "polars", "datasets"])
def test_python_examples(
    module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip(module)
    monkeypatch.chdir(tmp_path)
    Path("pairs.csv").write_text("article,summary\nIt cost 40 euros.,It cost 4 euros.\n", encoding="utf-8")
    for example in [block for block in blocks("python") if re.search(rf"^(import|from) {module}\b", block, re.MULTILINE)]:
        exec(compile(example, "batch.md", "exec"), {})
        shown = re.findall(r"print\(.*\)  # (.*)", example)
        assert capsys.readouterr().out.splitlines() == shown and shown


def test_examples_for_ray_data_and_spark_name_what_there_is() -> None:
    text = "\n".join(blocks("py"))
    compile(text, "batch.md", "exec")
    assert FrameChecker.__name__ in text and check_partitions.__name__ in text
