"""The command as it is installed: output, exit codes, one clear line for each error."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import REWRITE, SOURCE, fake_models, files, run
from fakes import WordEncoder, WordNli
from rich.console import Console

from factcheck import Checker
from factcheck.rendering import Document
from factcheck.rendering.terminal import print_report

__all__ = ["fake_models", "files"]
ROOT = Path(__file__).parent.parent.parent


def command(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "factcheck", *arguments], capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_a_readable_report(files: tuple[str, str], fake_models: None) -> None:
    code, out, err = run("check", *files)
    assert code == 0 and not err
    text = " ".join(out.split())
    for expected in ("1 not a claim", "2 entailed", "3 contradicted", "4 neutral", "error (negation): ", "score "):
        assert expected in text
    joined = "".join(out.split())  # a long path is folded
    assert f"{files[0]}:1:Twolorriesdidnotstop." in joined and f"Twolorriesdidstop.({files[1]}:3)" in joined


def test_json_is_the_library_s(files: tuple[str, str], fake_models: None) -> None:
    code, out, _ = run("check", *files, "--json")
    expected = Checker(embedding_model=WordEncoder(), nli_model=WordNli()).check(SOURCE, REWRITE)
    report = json.loads(out)
    for item in (item for sentence in report["sentences"] for item in (sentence, *sentence["evidence"])):
        assert item.pop("place")["unit"] == "line"  # what a file has more than a text
    assert code == 0 and report == json.loads(expected.to_json())


def test_omissions_are_printed_on_demand(files: tuple[str, str], fake_models: None) -> None:
    source, rewrite = files
    Path(source).write_text(SOURCE + " The council of Hollin spent 4 million euros on ferries.", encoding="utf-8")
    assert "left out" not in run("check", source, rewrite)[1]
    out = run("check", source, rewrite, "--omissions")[1]
    assert "left out" in out and f"-{source}:1:ThecouncilofHollin" in "".join(out.split())
    assert "4 million euros" in " ".join(out.split())
    assert json.loads(run("check", source, rewrite, "--omissions", "--json")[1])["omissions"]["items"]


def test_quiet_prints_totals_only(files: tuple[str, str], fake_models: None) -> None:
    _, out, _ = run("check", *files, "--quiet")
    assert out.strip().startswith("score") and "\n" not in out.strip()


def test_standard_input_has_characters_for_places(files: tuple[str, str], fake_models: None) -> None:
    text = " ".join(run("check", "-", files[1], stdin=SOURCE)[1].split())
    assert "standard input, characters 33-58: Two lorries did not stop." in text
    assert "(standard input, characters 13-35)" in " ".join(run("check", files[0], "-", stdin=REWRITE)[1].split())


def test_standard_input(files: tuple[str, str], fake_models: None) -> None:
    assert run("check", "-", files[1], "--json", stdin=SOURCE)[1] == run("check", *files, "--json")[1]
    code, _, err = run("check", "-", "-", stdin=SOURCE)
    assert code == 2 and "only one" in err


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["{tmp}/none.txt", "{rewrite}"], 2, "there is no file"),
        (["{tmp}", "{rewrite}"], 2, "is a folder"),
        (["{tmp}/binary.bin", "{rewrite}"], 2, "binary file"),
        (["{tmp}/broken.txt", "{rewrite}"], 2, "undecodable byte"),
        (["{source}", "{rewrite}", "--device", "abacus"], 2, "unknown device"),
        (
            ["{source}", "{rewrite}", "--precision", "fp1"],
            2,
            "unknown precision 'fp1': choose one of auto, fp32, bf16, int8, fp16",
        ),
        (["{source}", "{rewrite}", "--nli-model", "embeded"], 2, "unknown NLI model 'embeded'; did you mean embedded?"),
        (["{source}", "{rewrite}", "--k", "0"], 2, "--k"),
        (["{source}", "{rewrite}", "--nonsense"], 2, "--nonsense"),
        (["{source}"], 2, "REWRITE"),
        (["{source}", "{rewrite}", "--save-text", ""], 2, "--save-text is empty, as where a variable of the shell is not set"),
        (["{source}", "{rewrite}", "--cache="], 2, "--cache is empty"),
        (["", "{rewrite}"], 2, "an argument is empty"),
        (["{source}", "{rewrite}", "--nli-model", "{tmp}/nowhere"], 3, "does not exist"),
        (["{source}", "{rewrite}", "--embedding-model", "{tmp}"], 3, "no config.json"),
    ],
)
def test_errors_have_one_clear_line_and_a_code(
    files: tuple[str, str], tmp_path: Path, arguments: list[str], code: int, message: str
) -> None:
    (tmp_path / "binary.bin").write_bytes(b"\x00\x01\x02\xff" * 50)
    (tmp_path / "broken.txt").write_bytes(b"caf\x81")
    names = {"tmp": str(tmp_path), "source": files[0], "rewrite": files[1]}
    got, out, err = run("check", *(a.format(**names) for a in arguments))
    assert got == code
    assert message in " ".join(err.split())
    assert not out and "Traceback" not in err


def test_the_command_works_end_to_end(files: tuple[str, str]) -> None:
    done = command("check", *files, "--json", "--device", "cpu")
    assert done.returncode == 0, done.stderr
    assert next(s["label"] for s in json.loads(done.stdout)["sentences"]) == "not_a_claim"
    missing = command("check", "nowhere.txt", files[1])
    assert missing.returncode == 2
    assert missing.stderr == "factcheck: there is no file nowhere.txt\n"


def test_help_and_version_are_light() -> None:
    heavy = (
        "import sys, factcheck, factcheck.cli.main; print([m for m in ('torch', 'transformers', 'numpy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", heavy], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    assert run("--help")[0] == run("check", "--help")[0] == run("--version")[0] == 0


def test_output_without_unicode(checker: Checker) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii", errors="replace")
    report = checker.check(SOURCE, REWRITE)
    print_report(Document(report, REWRITE, "rewrite.txt", (("source.txt", SOURCE),)), Console(file=stream, width=100))
    stream.seek(0)
    assert "x 3 contradicted" in stream.read()
