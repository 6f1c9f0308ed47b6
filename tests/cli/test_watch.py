"""``factcheck check --watch``: a report for each change, and only what changed is judged."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from command_line import REWRITE, SOURCE, fake_models, files, run
from fakes import WordEncoder, WordNli

__all__ = ["fake_models", "files"]


@pytest.fixture
def nli(monkeypatch: pytest.MonkeyPatch) -> WordNli:
    model = WordNli()
    monkeypatch.setattr("factcheck.checker.load_encoder", lambda *_: WordEncoder())
    monkeypatch.setattr("factcheck.checker.load_nli", lambda *_: model)
    return model


def edits(monkeypatch: pytest.MonkeyPatch, *each: Callable[[], object]) -> None:
    """Do one edit at each look at the files, then interrupt."""
    rest = iter(each)

    def edit(_: float) -> None:
        try:
            next(rest)()
        except StopIteration:
            raise KeyboardInterrupt from None

    monkeypatch.setattr("factcheck.cli.watch.sleep", edit)


def test_only_changed_sentences_are_judged_again(nli: WordNli, files: tuple[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    rewrite = Path(files[1])
    edits(
        monkeypatch,
        nli.asked.clear,
        lambda: rewrite.write_text(REWRITE.replace("nine million", "eighty-eight million"), encoding="utf-8"),
        lambda: None,
    )
    code, out, _ = run("check", *files, "--watch", "--format", "jsonl")
    assert code == 130 and len(out.splitlines()) == 2 * 4
    assert nli.asked and all("eighty-eight" in hypothesis for _, hypothesis in nli.asked)


def test_a_changed_source_and_a_file_that_is_away(nli: WordNli, files: tuple[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    source, rewrite = map(Path, files)
    edits(
        monkeypatch,
        rewrite.unlink,
        lambda: rewrite.write_bytes(b"\0\1\2"),
        lambda: rewrite.write_text("A ship sank off the coast.", encoding="utf-8"),
        lambda: source.write_text(f"{SOURCE} A ship sank off the coast.", encoding="utf-8"),
    )
    code, out, err = run("check", *files, "--watch", "--quiet", "--fail-on", "neutral")
    assert code == 130 and "binary" in err
    assert err.count("fails the gate") == 2
    assert out.splitlines()[-1].startswith("score 1.00")


def test_the_baseline_is_written_anew_after_each_round(
    nli: WordNli, files: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rewrite, baseline, another = Path(files[1]), tmp_path / "accepted.txt", tmp_path / "another.txt"
    written: list[str] = []
    edits(
        monkeypatch,
        lambda: written.append(baseline.read_text(encoding="utf-8")),
        baseline.unlink,  # nothing has changed since, so that nothing is written
        lambda: rewrite.write_text("The bridge was closed. Two lorries did stop.", encoding="utf-8"),
        lambda: None,
    )
    assert run("check", *files, "--watch", "--quiet", "--write-baseline", str(baseline))[0] == 130
    assert run("check", *files, "--quiet", "--write-baseline", str(another))[0] == 0
    assert baseline.read_bytes() == another.read_bytes()
    assert "nine million" in written[0] and "nine million" not in another.read_text(encoding="utf-8")


def test_standard_input_is_not_watched(files: tuple[str, str]) -> None:
    code, _, err = run("check", files[0], "-", "--watch", stdin=REWRITE)
    assert code == 2 and "standard input" in err
