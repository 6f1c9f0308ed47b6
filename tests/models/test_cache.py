"""The cache: the same results to the bit, whatever happens to its file and whoever else uses it."""

from __future__ import annotations

import json
import logging
import random
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest
from command_line import REWRITE, SOURCE, fake_models, run
from fakes import WordEncoder, WordNli
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck import Checker, InputError
from factcheck.models.cache import FILE_NAME, Cache
from factcheck.models.cached import CachedEncoder, CachedNli
from factcheck.models.seam import ModelIdentity

__all__ = ["fake_models"]
PAIRS = [(f"premise {n} " * (n % 7 + 1), f"hypothesis {n}") for n in range(60)]


class SureNli(WordNli):
    """Says something else of every pair, with all the bits of a float."""

    def predict(self, pairs: list[tuple[str, str]]) -> np.ndarray:
        self.asked.extend(pairs)
        rows = [np.random.default_rng(len(p) * 1000 + sum(map(ord, p + h))).random(3, dtype=np.float32) for p, h in pairs]
        return np.stack(rows) if rows else np.zeros((0, 3), dtype=np.float32)


def cached(folder: Path, most_bytes: int = 10**9) -> tuple[CachedNli, SureNli]:
    model = SureNli()
    return CachedNli(model, Cache(folder, most_bytes)), model


def test_reports_are_the_same_and_the_models_asked_nothing_again(tmp_path: Path) -> None:
    def make(**options: object) -> tuple[Checker, WordEncoder, WordNli]:
        encoder, nli = WordEncoder(), WordNli()
        return Checker(embedding_model=encoder, nli_model=nli, **options), encoder, nli

    pairs = [(SOURCE, REWRITE), (SOURCE, "The bridge was open. Nobody came."), ("", REWRITE), (SOURCE, "")]
    plain = list(make()[0].check_many(pairs))
    first, *_ = make(cache=tmp_path / "new" / "folder")
    assert list(first.check_many(pairs)) == plain
    again, encoder, nli = make(cache=tmp_path / "new" / "folder")
    assert [report.to_json() for report in again.check_many(pairs)] == [report.to_json() for report in plain]
    assert (encoder.encoded, nli.asked) == ([], [])


def test_rows_keep_every_bit_in_any_order(tmp_path: Path) -> None:
    expected = SureNli().predict(PAIRS)
    model, asked = cached(tmp_path)
    assert np.array_equal(model.predict(PAIRS[:20]), expected[:20])
    assert np.array_equal(model.predict(PAIRS[::-1] + PAIRS[:5]), np.concatenate([expected[::-1], expected[:5]]))
    assert model.predict(PAIRS).dtype == np.float32
    assert sorted(asked.asked) == sorted(PAIRS)
    assert model.predict([]).shape == (0, 3)


def test_embeddings_are_kept(tmp_path: Path) -> None:
    inner = WordEncoder()
    encoder = CachedEncoder(inner, Cache(tmp_path))
    texts = ["one", "two three", "one", "\N{SNOWMAN} \x00"]
    expected = WordEncoder().encode(texts)
    assert np.array_equal(encoder.encode(texts), expected)
    assert np.array_equal(CachedEncoder(inner, Cache(tmp_path)).encode(texts), expected)
    assert len(inner.encoded) == len(texts)


def test_another_model_has_entries_of_its_own(tmp_path: Path) -> None:
    model, asked = cached(tmp_path)
    model.predict(PAIRS[:2])
    for field, value in [("name", "x"), ("sha256", "2" * 64), ("backend", "fake/bf16")]:
        other = SureNli()
        parts = {**WordNli.identity.to_dict(), field: value}
        other.identity = ModelIdentity(**parts)
        CachedNli(other, Cache(tmp_path)).predict(PAIRS[:2])
        assert other.asked == PAIRS[:2]
    assert model.identity == asked.identity and model.max_tokens == asked.max_tokens
    assert model.token_ends("a b") == asked.token_ends("a b")


def test_texts_that_join_to_the_same_are_told_apart(tmp_path: Path) -> None:
    model, asked = cached(tmp_path)
    pairs = [("a", "bc"), ("ab", "c"), ("", "abc")]
    model.predict(pairs)
    assert asked.asked == pairs


def test_it_stays_within_its_size_and_drops_the_oldest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    most, now = 100_000, 1000
    monkeypatch.setattr(time, "time", lambda: now)
    cache = Cache(tmp_path, most)
    value = b"x" * 400
    for number in range(1000):
        now += 10
        cache.put({number.to_bytes(20, "big"): value})
        if number % 20 == 0:
            now += 10_000
            assert cache.get([(0).to_bytes(20, "big")])
    kept = [number for number in range(1000) if cache.get([number.to_bytes(20, "big")])]
    assert kept[0] == 0 and kept[1:] == list(range(kept[1], 1000))  # the first was always in use
    assert 100 < len(kept) < 250
    del cache
    assert sum(file.stat().st_size for file in tmp_path.iterdir()) < most + 50_000
    tiny = Cache(tmp_path / "tiny", 1)
    tiny.put({b"k": value})
    assert tiny.get([b"k"]) == {}


WRITER = """
import sys
sys.path[:0] = sys.argv[2:]
from test_cache import PAIRS, SureNli, cached
expected = SureNli().predict(PAIRS)
for turn in range(15):
    model, _ = cached(sys.argv[1], 60_000)
    for start in range(0, 60, 4):
        assert (model.predict(PAIRS[start : start + 12]) == expected[start : start + 12]).all()
"""


def test_several_processes_write_the_same_keys(tmp_path: Path) -> None:
    command = [sys.executable, "-W", "error::ResourceWarning", "-c", WRITER, str(tmp_path), *sys.path]
    processes = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    for process in processes:
        _, errors = process.communicate(timeout=120)
        assert process.returncode == 0 and errors == "", errors
    model, asked = cached(tmp_path)
    model.predict(PAIRS)
    assert asked.asked == []


OTHER = """
import sys
sys.path[:0] = sys.argv[2:]
from test_cache import PAIRS, cached
model, asked = cached(sys.argv[1])
model.predict(PAIRS[:40])
print(len(asked.asked))
"""


def test_a_second_checker_in_a_process_leaves_the_first_ones_locks_alone(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    command = [sys.executable, "-c", OTHER, str(tmp_path), *sys.path]

    def asked_by_another_process() -> int:
        return int(subprocess.run(command, check=True, capture_output=True, text=True, timeout=120).stdout)

    first, _ = cached(tmp_path)
    first.predict(PAIRS[:20])
    second, _ = cached(tmp_path)
    # without the locks of this process, SQLite would believe the other alone with the file, and delete its log at the end
    assert asked_by_another_process() == 20
    first.predict(PAIRS[40:50])
    second.predict(PAIRS[50:])
    model, asked = cached(tmp_path)
    model.predict(PAIRS)
    assert asked.asked == [] and not caplog.records
    assert asked_by_another_process() == 0


def test_threads_share_one(tmp_path: Path) -> None:
    model, _ = cached(tmp_path)
    expected = SureNli().predict(PAIRS)
    wrong: list[int] = []

    def work() -> None:
        wrong.extend(start for start in range(40) if not (model.predict(PAIRS[start:]) == expected[start:]).all())

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def filled(folder: Path) -> Path:
    model, _ = cached(folder)
    model.predict(PAIRS)
    model.predict([(f"more {n}", "x" * n) for n in range(200)])
    return folder / FILE_NAME


@given(st.integers(0, 2**32))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_file_costs_its_contents_only(
    tmp_path_factory: pytest.TempPathFactory, caplog: pytest.LogCaptureFixture, seed: int
) -> None:
    chance = random.Random(seed)
    path = filled(tmp_path_factory.mktemp("cache"))
    content = bytearray(path.read_bytes())
    assert len(content) > 20_000
    match chance.randrange(4):
        case 0:
            del content[chance.randrange(len(content)) :]
        case 1:
            for _ in range(chance.choice((1, 10, 1000))):
                content[chance.randrange(len(content))] = chance.randrange(256)
        case 2:
            start = chance.randrange(len(content))
            content[start : start + 5000] = chance.randbytes(len(content[start : start + 5000]))
        case 3:
            content = bytearray(chance.randbytes(5000))
    path.write_bytes(content)
    expected = SureNli().predict(PAIRS)
    caplog.clear()
    with caplog.at_level(logging.WARNING):
        for _ in range(2):
            model, _ = cached(path.parent)
            assert np.array_equal(model.predict(PAIRS), expected)
            assert np.array_equal(model.predict(PAIRS[::-1]), expected[::-1])
    assert len(caplog.records) <= 1
    del model
    assert {file.name for file in path.parent.iterdir()} <= {FILE_NAME, "factcheck-cache.damaged"}


@pytest.mark.parametrize("content", [b"not a database, just a text file of some length" * 50, None])
def test_a_foreign_file_is_set_aside(tmp_path: Path, caplog: pytest.LogCaptureFixture, content: bytes | None) -> None:
    path = tmp_path / FILE_NAME
    if content is None:
        with sqlite3.connect(path) as other:
            other.execute("CREATE TABLE entry (id, key, value, used)")
        other.close()
        content = path.read_bytes()
    path.write_bytes(content)
    model, asked = cached(tmp_path)
    model.predict(PAIRS)
    model.predict(PAIRS)
    assert asked.asked == PAIRS
    assert (tmp_path / "factcheck-cache.damaged").read_bytes()[100:] == content[100:]
    (record,) = caplog.records
    assert "could not be read" in record.getMessage() and "a new one was begun" in record.getMessage()


def test_damage_while_it_is_open_is_noticed(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = filled(tmp_path)
    first, asked_first = cached(tmp_path)
    second, _ = cached(tmp_path)
    connection = sqlite3.connect(path)
    connection.execute("UPDATE entry SET value = zeroblob(16)")
    connection.commit()
    connection.close()
    expected = SureNli().predict(PAIRS)
    assert np.array_equal(first.predict(PAIRS), expected)
    assert asked_first.asked == PAIRS
    assert np.array_equal(second.predict(PAIRS), expected)
    assert np.array_equal(cached(tmp_path)[0].predict(PAIRS), expected)
    assert len(caplog.records) == 1


def test_a_full_disk_ends_caching_with_a_warning(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    cache = Cache(tmp_path)
    cache._connected().execute("PRAGMA max_page_count = 5")
    model = SureNli()
    nli = CachedNli(model, cache)
    many = [(f"premise {n} ", "h") for n in range(2000)]
    expected = SureNli().predict(many)
    for _ in range(2):
        assert np.array_equal(nli.predict(many), expected)
    (record,) = caplog.records
    assert "goes on without the cache" in record.getMessage() and "full" in record.getMessage()


def test_a_folder_that_cannot_be_written_to(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "taken" / FILE_NAME).mkdir(parents=True)
    for folder in ("file", "file/below", "taken"):
        with pytest.raises(InputError, match=r"the cache folder .* cannot be written to: \w"):
            Checker(embedding_model=WordEncoder(), nli_model=WordNli(), cache=tmp_path / folder)


def test_the_commands_take_it(tmp_path: Path, fake_models: None, monkeypatch: pytest.MonkeyPatch) -> None:
    source, rewrite = tmp_path / "a.txt", tmp_path / "b.txt"
    source.write_text(SOURCE)
    rewrite.write_text(REWRITE)
    monkeypatch.chdir(tmp_path)
    plain = run("check", str(source), str(rewrite), "--json")
    for _ in range(2):
        assert run("check", str(source), str(rewrite), "--json", "--cache", "one") == plain
    assert (tmp_path / "one" / FILE_NAME).exists()
    (tmp_path / "factcheck.toml").write_text('cache = "two"\n')
    assert run("check", str(source), str(rewrite), "--json") == plain
    assert (tmp_path / "two" / FILE_NAME).exists()
    code, out, err = run("check", str(source), str(rewrite), "--cache", str(source))
    assert (code, out) == (2, "") and err.startswith("factcheck: the cache folder ") and err.count("\n") == 1
    rows = tmp_path / "rows.jsonl"
    labelled = [{"source": SOURCE, "claim": text, "label": label} for text, label in ((REWRITE, 1), ("Nobody came.", 0)) * 5]
    rows.write_text("\n".join(map(json.dumps, labelled)))
    assert run("bench", str(rows), "--cache", "three")[0] == 0
    assert run("calibrate", str(rows), "--only-threshold", "--out", "map.json", "--cache", "three")[0] == 0
    assert (tmp_path / "three" / FILE_NAME).exists()
