"""What is published: each distribution holds what it must, they go together, and the lock files say what is installed."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest
from bill_of_materials import bill
from check_sizes import too_large
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from packaging.requirements import Requirement

from factcheck.models.seam import embedded_sha256, weights_sha256
from factcheck.version import installing

ROOT = Path(__file__).parent.parent.parent
LOCKS = sorted((ROOT / "locks").glob("*.txt"))


def project(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))
    return found


def built(folder: Path, out: Path) -> set[str]:
    """The names in the wheel that a folder makes."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    (wheel,) = out.glob("*.whl")
    assert wheel.name.endswith("-py3-none-any.whl")
    assert not too_large([wheel])
    return set(zipfile.ZipFile(wheel).namelist())


def test_the_wheel_is_complete(tmp_path: Path) -> None:
    names = built(ROOT, tmp_path)
    models = [path for name in ("nli", "parser") for path in (ROOT / "models" / name).iterdir()]
    wanted = {f"factcheck/_models/{path.relative_to(ROOT / 'models')}" for path in models}
    data = ("*.json", "*.j2", "*.css", "*.js", "*.tsv", "*.toml", "py.typed")
    wanted |= {str(path.relative_to(ROOT)) for pattern in data for path in (ROOT / "factcheck").rglob(pattern)}
    assert {"factcheck/_models/nli/model.safetensors", "factcheck/models/sha256.json"} <= wanted
    assert wanted <= names
    assert {name.rpartition("/")[2] for name in names if "/licenses/" in name} == {"LICENSE", "THIRD_PARTY_LICENSES"}
    assert {name.partition("/")[0] for name in names} == {
        "factcheck",
        f"factcheck_nli-{project(ROOT)['project']['version']}.dist-info",
    }
    assert not [name for name in names if "nli-" in name.removeprefix("factcheck_nli-") or "encoder/" in name]


@pytest.mark.parametrize(
    ("name", "package"),
    [
        ("nli-large", "factcheck_nli_large"),
        ("nli-multilingual", "factcheck_nli_multilingual"),
        ("encoder", "factcheck_nli_encoder"),
    ],
)
def test_a_wheel_of_weights_holds_nothing_else(tmp_path: Path, name: str, package: str) -> None:
    folder = tmp_path / name
    shutil.copytree(ROOT / "models" / name, folder, ignore=shutil.ignore_patterns("*.safetensors", "1_Pooling"))
    (folder / "1_Pooling").mkdir()
    for place in ("config.json", "model.safetensors", "tokenizer.json", "1_Pooling/config.json"):
        (folder / place).write_text("{}")
    names = {name for name in built(folder, tmp_path / "out") if ".dist-info/" not in name}
    assert {f"{package}/{place}" for place in ("config.json", "model.safetensors", "tokenizer.json", "README.md")} <= names
    assert all(re.fullmatch(rf"{package}/(1_Pooling/)?[\w.-]+\.(json|safetensors|md)", name) for name in names)


@pytest.mark.parametrize("kind", ["large", "multilingual"])
def test_an_nli_model_of_its_own_is_of_the_same_version(kind: str) -> None:
    ours, own = project(ROOT)["project"], project(ROOT / "models" / f"nli-{kind}")["project"]
    assert ours["version"] == own["version"]
    assert ours["optional-dependencies"][kind] == [f"factcheck-nli-{kind}=={ours['version']}"]
    assert own["dependencies"] == [f"factcheck-nli=={ours['version']}"]


def test_the_encoder_s_version_is_wanted() -> None:
    ours = project(ROOT)["project"]
    (wanted,) = (Requirement(text) for text in ours["dependencies"] if text.startswith("factcheck-nli-encoder"))
    assert wanted.specifier.contains(project(ROOT / "models" / "encoder")["project"]["version"])


WITH_WEIGHTS = [
    name for name in ("nli", "nli-large", "nli-multilingual", "parser") if (ROOT / "models" / name / "config.json").is_file()
]


@pytest.mark.parametrize("name", WITH_WEIGHTS)
def test_the_hashes_are_those_of_the_weights(name: str) -> None:
    """A model that is made anew needs the hash that this test prints in factcheck/models/sha256.json."""
    assert embedded_sha256()[name] == weights_sha256(ROOT / "models" / name, "config.json")


def test_a_file_that_no_index_takes_is_named(tmp_path: Path) -> None:
    for name, size in {"a.whl": 89_999_999, "b.tar.gz": 90_000_000, "c.json": 95_000_000}.items():
        with (tmp_path / name).open("wb") as file:
            file.truncate(size)
    assert too_large(sorted(tmp_path.iterdir())) == ["b.tar.gz"]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: str(lock.name))
def test_a_lock_names_versions_and_hashes_and_no_address(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text and "file:" not in text and " @ " not in text
    for entry in re.split(r"\n(?=\S)", text.strip()):
        assert re.match(r"[a-z0-9-]+==[\w.]+( ; .*)? \\\n", entry), entry[:80]
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry[:80]


@pytest.mark.parametrize(
    ("lock", "groups", "extras", "left_out"),
    [
        ("default", (), (), {"factcheck-nli-encoder"}),
        ("encoder", ("encoder",), (), set()),
        ("test", ("test",), ("torch", "calibrate"), {"factcheck-nli-encoder", "torch"}),
        (
            "all",
            (),
            ("html", "pdf", "docx", "documents", "parquet", "zstd", "serve", "mcp", "calibrate"),
            {"factcheck-nli", "factcheck-nli-encoder", "torch"},
        ),
        ("spark", ("spark",), (), set()),
        ("benchmark", ("benchmark",), (), set()),
        ("release", ("release",), (), set()),
    ],
)
def test_a_lock_has_what_the_project_names(
    lock: str, groups: tuple[str, ...], extras: tuple[str, ...], left_out: set[str]
) -> None:
    found = dict(
        re.findall(r"^([a-z0-9-]+)==([\w.]+)", (ROOT / "locks" / f"{lock}.txt").read_text(encoding="utf-8"), re.MULTILINE)
    )
    stated = project(ROOT)
    wanted = [text for group in groups for text in stated["dependency-groups"][group]]
    wanted += [text for extra in extras for text in stated["project"]["optional-dependencies"][extra]]
    if not groups or extras:
        wanted += stated["project"]["dependencies"]
    for requirement in map(Requirement, wanted):
        name = re.sub(r"[-_.]+", "-", requirement.name).lower()
        if name not in left_out:
            assert requirement.specifier.contains(found[name]), requirement
    assert not left_out & found.keys()


def test_the_default_needs_neither_torch_nor_what_it_brings() -> None:
    text = (ROOT / "locks" / "default.txt").read_text(encoding="utf-8")
    heavy = "torch|transformers|sentence-transformers|scikit-learn|scipy|nvidia.*|triton|pandas"
    assert not re.findall(rf"^({heavy})==", text, re.MULTILINE)


def test_the_bill_of_materials_names_packages_and_weights() -> None:
    found = json.loads(make_outputter(bill(ROOT), OutputFormat.JSON, SchemaVersion.V1_6).output_as_string())
    assert found["bomFormat"] == "CycloneDX" and found["metadata"]["component"]["name"] == "factcheck-nli"
    parts = {part["name"]: part for part in found["components"]}
    assert all(part["hashes"] for part in parts.values())
    assert {"openvino", "tokenizers", "numpy"} <= parts.keys()
    weights = parts["gte-small, fine-tuned for NLI: model.safetensors"]
    assert weights["type"] == "machine-learning-model" and weights["licenses"] == [{"expression": "MIT"}]


def test_the_demo_installs_what_messages_say_it_does() -> None:
    line = next(line for line in (ROOT / "scripts/lock").read_text(encoding="utf-8").splitlines() if line.startswith("lock all"))
    extras = project(ROOT)["project"]["optional-dependencies"]
    (together,) = extras["all"]
    by_the_demo = {*re.findall(r"--extra (\w+)", line), *re.findall(r"\w+", together.partition("[")[2])} - {"all"}
    assert {extra for extra in extras if "scripts/demo all" in installing(extra)} == by_the_demo
    assert installing("torch") == "pip install 'factcheck-nli[torch]'"
