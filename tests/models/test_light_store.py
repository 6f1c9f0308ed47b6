"""Compiled models that are kept between processes: to the bit the same, and never the cause of a failure."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from tiny_models import save_encoder, save_mpnet, save_nli

from factcheck.models.light import store
from factcheck.models.light.encoder import LightEncoder
from factcheck.models.light.nli import LightNli

LABELS = ["neutral", "entailment", "contradiction"]
PAIRS = [
    ("The bridge was closed on Monday.", "The bridge was closed."),
    ("", "two lorries"),
    ("the new bridge " * 9, "it is new"),
]


@pytest.fixture(scope="module")
def nli_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_nli(tmp_path_factory.mktemp("nli"), LABELS)


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of compiled models, empty at first."""
    folder = tmp_path / "kept" / "here"
    monkeypatch.setenv("FACTCHECK_COMPILED", str(folder))
    return folder


def files(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []


def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is compiled from now on, by the names of the graphs."""
    names: list[str] = []
    for module, name in (("nli", "pair_classifier"), ("encoder", "mean_encoder")):
        path = f"factcheck.models.light.{module}.{name}"
        build: Callable[..., object] = getattr(sys.modules[f"factcheck.models.light.{module}"], name)
        monkeypatch.setattr(path, lambda *given, build=build, name=name: names.append(name) or build(*given))
    return names


def test_a_kept_model_says_the_same_to_the_bit(
    nli_folder: Path, kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    encoder, mpnet = save_encoder(tmp_path / "encoder"), save_mpnet(tmp_path / "mpnet", LABELS)

    def answers() -> list[np.ndarray]:
        return [
            LightNli(nli_folder, "fp32").predict(PAIRS),
            LightNli(mpnet, "fp32").predict(PAIRS),
            LightEncoder(encoder, "fp32").encode(PAIRS[0]),
        ]

    builds = compiled(monkeypatch)
    before = answers()
    assert builds == ["pair_classifier", "pair_classifier", "mean_encoder"]
    assert [path.suffix for path in files(kept)] == [".compiled"] * 3
    after = answers()
    assert len(builds) == 3, "nothing is compiled again"
    assert all((a == b).all() for a, b in zip(before, after, strict=True))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data[:-1],
        lambda data: data[: len(data) // 2],
        lambda data: b"",
        lambda data: b"no model",
        lambda data: data[:100] + bytes([data[100] ^ 1]) + data[101:],
        lambda data: data + b"more",
    ],
    ids=["a byte less", "half", "empty", "another file", "a bit flipped", "more"],
)
def test_a_damaged_file_is_compiled_anew(
    nli_folder: Path, kept: Path, monkeypatch: pytest.MonkeyPatch, spoil: Callable[[bytes], bytes]
) -> None:
    expected = LightNli(nli_folder, "fp32").predict(PAIRS)
    (path,) = files(kept)
    path.write_bytes(spoil(path.read_bytes()))
    builds = compiled(monkeypatch)
    assert (LightNli(nli_folder, "fp32").predict(PAIRS) == expected).all()
    assert builds == ["pair_classifier"]
    assert files(kept) == [path]
    assert (LightNli(nli_folder, "fp32").predict(PAIRS) == expected).all()
    assert builds == ["pair_classifier"], "the file is whole again"


def test_what_openvino_cannot_read_is_compiled_anew(nli_folder: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = LightNli(nli_folder, "fp32").predict(PAIRS)
    (path,) = files(kept)
    store._write(path, memoryview(b"whole, and no model"))
    builds = compiled(monkeypatch)
    assert (LightNli(nli_folder, "fp32").predict(PAIRS) == expected).all()
    assert builds == ["pair_classifier"]


@pytest.mark.parametrize("value", ["off", "OFF"])
def test_it_can_be_switched_off(nli_folder: Path, kept: Path, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("FACTCHECK_COMPILED", value)
    LightNli(nli_folder, "fp32")
    assert store.folder() is None and not files(kept)


def test_the_folder_is_the_user_s(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("FACTCHECK_COMPILED")
    for name in ("HOME", "USERPROFILE", "LOCALAPPDATA", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    found = store.folder()
    assert found is not None and found.is_relative_to(tmp_path) and found.parts[-2:] == ("factcheck", "compiled")
    monkeypatch.setattr(Path, "home", lambda: (_ for _ in ()).throw(RuntimeError("no home")))
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.delenv("LOCALAPPDATA")
    assert store.folder() is None


def test_a_folder_that_cannot_be_made_costs_nothing_but_time(nli_folder: Path, kept: Path) -> None:
    kept.parent.parent.mkdir(exist_ok=True)
    kept.parent.write_text("a file stands where the folder would be")
    assert LightNli(nli_folder, "fp32").predict(PAIRS).shape == (3, 3)
    assert kept.parent.is_file()


def test_a_full_disk_leaves_nothing_behind(nli_folder: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store.os, "fdopen", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    assert LightNli(nli_folder, "fp32").predict(PAIRS).shape == (3, 3)
    assert files(kept) == []


def test_the_folder_does_not_grow_without_bound(
    nli_folder: Path, kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    LightNli(nli_folder, "fp32")
    (used,) = files(kept)
    unfinished = [kept / "old.part", kept / "new.part"]
    for path in unfinished:
        path.write_bytes(b"half")
    os.utime(unfinished[0], (time.time() - 7200, time.time() - 7200))
    older = kept / "older.compiled"
    older.write_bytes(b"0" * 100)
    os.utime(older, (1, 1))
    monkeypatch.setattr(store, "MOST_BYTES", 3 * used.stat().st_size)
    other = save_mpnet(tmp_path / "mpnet", LABELS)
    LightNli(other, "fp32")
    assert older not in files(kept) or sum(path.stat().st_size for path in files(kept)) <= 3 * used.stat().st_size
    assert unfinished[0] not in files(kept) and unfinished[1] in files(kept)
    monkeypatch.setattr(store, "MOST_BYTES", 0)
    store._make_room(kept)
    assert files(kept) == [unfinished[1]]


def test_what_was_used_longest_ago_goes_first(nli_folder: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    LightNli(nli_folder, "fp32")
    (first,) = files(kept)
    os.utime(first, (1, 1))
    between = kept / "between.compiled"
    between.write_bytes(b"0" * first.stat().st_size)
    os.utime(between, (1000, 1000))
    LightNli(nli_folder, "fp32")  # uses the first again
    monkeypatch.setattr(store, "MOST_BYTES", first.stat().st_size)
    store._make_room(kept)
    assert files(kept) == [first]


def test_another_model_setting_version_or_processor_has_a_file_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = {"NUM_STREAMS": 1, "INFERENCE_PRECISION_HINT": "f32"}
    keys = [store.key_of("a", settings), store.key_of("b", settings), store.key_of("a", {**settings, "NUM_STREAMS": 2})]
    keys.append(store.key_of("a", {**settings, "INFERENCE_PRECISION_HINT": "bf16"}))
    for name, value in {
        "own_version": lambda: "9",
        "_graphs": lambda: "other code",
        "_processor": lambda: ("another",),
    }.items():
        with monkeypatch.context() as changed:
            changed.setattr(store, name, value)
            keys.append(store.key_of("a", settings))
    with monkeypatch.context() as changed:
        changed.setattr(store.openvino, "__version__", "9")
        keys.append(store.key_of("a", settings))
    with monkeypatch.context() as changed:
        store._processor.cache_clear()
        changed.setenv("ONEDNN_MAX_CPU_ISA", "AVX2")
        keys.append(store.key_of("a", settings))
    store._processor.cache_clear()
    assert len(set(keys)) == len(keys)
    assert store.key_of("a", dict(reversed(settings.items()))) == keys[0]


def test_threads_may_share_the_folder(nli_folder: Path, kept: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: LightNli(nli_folder, "fp32").predict(PAIRS), range(8)))
    assert all((answer == found[0]).all() for answer in found)
    assert len(files(kept)) == 1


def test_processes_may_share_the_folder(nli_folder: Path, kept: Path) -> None:
    code = """
import sys
from factcheck.models.light.nli import LightNli
print(LightNli(sys.argv[1], 'fp32').predict([("the bridge", "new")]).tolist())
"""
    running = [
        subprocess.Popen([sys.executable, "-c", code, str(nli_folder)], stdout=subprocess.PIPE, text=True) for _ in range(3)
    ]
    printed = {process.communicate(timeout=120)[0] for process in running}
    assert len(printed) == 1 and printed != {""}
    assert [path.suffix for path in files(kept)] == [".compiled"]
