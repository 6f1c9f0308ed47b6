"""The embedded models through OpenVINO: they judge as through torch, and torch stays out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiny_models import WORDS, save_encoder, save_mpnet, save_nli

from factcheck import Checker, InputError, ModelError
from factcheck.models.device import may_have_gpu, resolve_device
from factcheck.models.encoder import SentenceEncoder
from factcheck.models.light.encoder import LightEncoder
from factcheck.models.light.families import FAMILIES, Architecture
from factcheck.models.light.nli import LightNli
from factcheck.models.light.packing import batches, packed, padded_width
from factcheck.models.light.processor import available_threads, why_not
from factcheck.models.light.quickest import quickest
from factcheck.models.light.weights import read_config
from factcheck.models.nli import CrossEncoderNli

LABELS = ["neutral", "entailment", "contradiction"]
SENTENCES = [
    "The bridge was closed on Monday.",
    "",
    "Two lorries did not stop, said the mayor of Zürich – a naïve man!",
    "the bridge was closed on monday " * 8,
    "[SEP] nine [PAD] million",
    " in and\tis\nit ",
]
PAIRS = [(premise, hypothesis) for premise in SENTENCES for hypothesis in ("The bridge was closed.", "", "two new lorries")]


@pytest.fixture(scope="module")
def nli_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = save_nli(tmp_path_factory.mktemp("nli"), LABELS)
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps(config | {"nli_temperature": 1.7}))
    return folder


@pytest.fixture(scope="module")
def encoder_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_encoder(tmp_path_factory.mktemp("encoder"))


def test_pairs_are_judged_as_through_torch(nli_folder: Path) -> None:
    light, heavy = LightNli(nli_folder, "fp32"), CrossEncoderNli(str(nli_folder), "cpu", "fp32")
    assert light.max_tokens == heavy.max_tokens
    np.testing.assert_allclose(light.predict(PAIRS), heavy.predict(PAIRS), atol=1e-4)
    assert light.predict([]).shape == (0, 3)
    assert (light.identity.name, light.identity.sha256) == (str(nli_folder), heavy.identity.sha256)
    assert light.identity.backend == "openvino/cpu/fp32"


def test_tokens_end_where_they_end_for_transformers(nli_folder: Path) -> None:
    light, heavy = LightNli(nli_folder, "fp32"), CrossEncoderNli(str(nli_folder), "cpu", "fp32")
    for text in (*SENTENCES, "x" * 300, "the bridge " * 100):
        assert light.token_ends(text) == heavy.token_ends(text)


@pytest.mark.parametrize("precision", ["fp32", "auto"])
def test_a_pair_is_judged_the_same_whatever_it_is_judged_with(nli_folder: Path, precision: str) -> None:
    light = LightNli(nli_folder, precision)
    pairs = PAIRS * 20
    alone = np.concatenate([light.predict([pair]) for pair in PAIRS])
    assert (light.predict(pairs) == np.tile(alone, (20, 1))).all()


@pytest.mark.skipif(why_not("bf16") is not None, reason="the processor has no bf16")
def test_sums_and_norms_between_layers_are_not_rounded(nli_folder: Path, encoder_folder: Path, tmp_path: Path) -> None:
    mpnet = save_mpnet(tmp_path, LABELS)
    for light in (LightNli(nli_folder, "bf16"), LightNli(mpnet, "bf16"), LightEncoder(encoder_folder, "bf16")):
        computed = [node.get_rt_info() for node in light._runner._model.get_runtime_model().get_ordered_ops()]
        precisions = {
            kind: {info["runtimePrecision"] for info in computed if info["layerType"] == kind}
            for kind in ("MVN", "FullyConnected")
        }
        assert precisions == {"MVN": {"f32"}, "FullyConnected": {"bf16"}}


def test_sentences_are_embedded_as_through_torch(encoder_folder: Path) -> None:
    light, heavy = LightEncoder(encoder_folder, "fp32"), SentenceEncoder(str(encoder_folder), "cpu")
    assert light.encode([]).shape[0] == 0
    np.testing.assert_allclose(light.encode(SENTENCES), heavy.encode(SENTENCES), atol=1e-4)
    assert light.identity.backend == "openvino/cpu/fp32"
    assert light.identity.sha256 == heavy.identity.sha256


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join), max_size=8))
def test_any_texts_are_embedded_to_unit_length_and_as_alone(texts: list[str]) -> None:
    vectors = _embedded().encode(texts)
    assert len(vectors) == len(texts)
    for text, vector in zip(texts, vectors, strict=True):
        assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-4)
        assert (vector == _embedded().encode([text])[0]).all()


_kept: list[LightEncoder] = []


def _embedded() -> LightEncoder:
    if not _kept:
        _kept.append(LightEncoder())
    return _kept[0]


def test_the_embedded_models_agree_with_torch() -> None:
    pairs = [
        ("The bridge over the Tarn was closed on Monday. It cost nine million euros.", "The Tarn bridge was shut on Monday."),
        ("The council approved the budget in May.", "The council rejected the budget in May."),
        ("The museum shows ninety paintings from the city's own collection.", "The museum has a café."),
        ("Ana Ruiz, who leads the institute, was not at the hearing.", "Ruiz attended the hearing."),
        ("Sales rose by four percent after two weak years. " * 12, "Sales went up."),
    ]
    light, heavy = LightNli(), CrossEncoderNli(device="cpu", precision="fp32")
    expected = heavy.predict(pairs)
    assert (light.predict(pairs).argmax(axis=1) == expected.argmax(axis=1)).all()
    np.testing.assert_allclose(LightNli(precision="fp32").predict(pairs), expected, atol=1e-4)
    texts = [text for pair in pairs for text in pair]
    np.testing.assert_allclose(
        (LightEncoder(precision="fp32").encode(texts) * SentenceEncoder(device="cpu").encode(texts)).sum(axis=1), 1, atol=1e-3
    )


def test_the_signature_says_how_the_embedded_models_ran(real_checker: Checker) -> None:
    expected = f"openvino/cpu/{quickest()}"
    assert real_checker.signature["encoder"]["backend"] == expected
    assert real_checker.signature["nli"]["backend"] == expected


def test_a_model_in_a_folder_runs_through_torch(nli_folder: Path, encoder_folder: Path) -> None:
    signature = Checker(nli_model=str(nli_folder), embedding_model=str(encoder_folder), device="cpu").signature
    assert signature["nli"]["backend"] == "transformers/cpu/fp32"
    assert signature["encoder"]["backend"] == "sentence-transformers/cpu"


def test_one_model_alone_can_be_embedded(nli_folder: Path) -> None:
    signature = Checker(nli_model=str(nli_folder), device="cpu", precision="fp32").signature
    assert signature["nli"]["backend"] == "transformers/cpu/fp32"
    assert signature["encoder"]["backend"] == "openvino/cpu/fp32"


@pytest.mark.parametrize("preset", ["balanced", "thorough"])
def test_check_leaves_torch_out(tmp_path: Path, preset: str) -> None:
    (tmp_path / "source.txt").write_text("The bridge was closed on Monday. It cost nine million euros.")
    (tmp_path / "rewrite.txt").write_text("The bridge was shut on Monday.")
    code = """
import sys
from factcheck.cli.main import app
app(["check", "source.txt", "rewrite.txt", "--device", "cpu", "--preset", sys.argv[1]], standalone_mode=False)
heavy = {"torch", "transformers", "sentence_transformers", "sklearn", "scipy", "openvino_telemetry", "openvino.tools.ovc"}
print(sorted(heavy & sys.modules.keys()))
"""
    run = subprocess.run([sys.executable, "-c", code, preset], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert run.stdout.rstrip().endswith("[]"), run.stdout


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no processes are forked here")
@pytest.mark.parametrize("is_held", [False, True])
def test_a_model_works_in_a_forked_process(nli_folder: Path, is_held: bool) -> None:
    code = """
import os, sys
from factcheck.models.light.nli import LightNli
light = LightNli(sys.argv[1], "fp32")
told = light.predict([("It rained.", "It snowed.")]).tolist()
if sys.argv[2] == "True":
    light._runner._lock.acquire()  # as a thread may hold it
child = os.fork()
if child == 0:
    os._exit(light.predict([("It rained.", "It snowed.")]).tolist() != told)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""
    command = [sys.executable, "-W", "ignore", "-c", code, str(nli_folder), str(is_held)]
    assert subprocess.run(command, timeout=120, check=False).returncode == 0


@pytest.mark.parametrize("precision", ["fp16", "int4", ""])
def test_an_unknown_precision_is_refused(nli_folder: Path, precision: str) -> None:
    with pytest.raises(InputError, match="unknown precision"):
        LightNli(nli_folder, precision)


@pytest.mark.parametrize(
    ("file", "content", "why"),
    [
        ("config.json", "{", "could not be loaded"),
        ("config.json", '{"model_type": "bert", "hidden_act": "relu"}', "its hidden_act is 'relu', not 'gelu'"),
        ("config.json", '{"model_type": "roberta"}', "its model_type is 'roberta', not one of bert, mpnet"),
        ("config.json", '{"model_type": "bert", "hidden_act": "gelu"}', "lacks 'hidden_size'"),
        ("tokenizer.json", "[]", "could not be loaded"),
        ("model.safetensors", "", "could not be loaded"),
    ],
)
def test_a_damaged_model_is_one_sentence(nli_folder: Path, tmp_path: Path, file: str, content: str, why: str) -> None:
    for path in nli_folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / file).write_text(content)
    with pytest.raises(ModelError, match=why) as error:
        LightNli(tmp_path)
    assert "\n" not in str(error.value)


def test_the_config_of_the_embedded_model_is_understood(nli_folder: Path) -> None:
    assert Architecture.read(read_config(nli_folder)) == Architecture(FAMILIES["bert"], 16, 2, 1, 64, 1e-12)


@pytest.mark.parametrize(
    ("files", "most"),
    [
        ({"cpu.max": "max 100000\n"}, None),
        ({"cpu.max": "50000 100000\n"}, 1),
        ({"cpu.max": "150000 100000\n"}, 2),
        ({"cpu.max": "gibberish"}, None),
        ({"cpu/cpu.cfs_quota_us": "-1\n", "cpu/cpu.cfs_period_us": "100000\n"}, None),
        ({"cpu/cpu.cfs_quota_us": "100000\n", "cpu/cpu.cfs_period_us": "100000\n"}, 1),
        ({"cpu/cpu.cfs_quota_us": "100000\n", "cpu/cpu.cfs_period_us": "0\n"}, None),
        ({}, None),
    ],
)
def test_threads_keep_to_the_quota_of_a_container(tmp_path: Path, files: dict[str, str], most: int | None) -> None:
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content)
    unlimited = available_threads(tmp_path / "nowhere")
    assert available_threads(tmp_path) == (unlimited if most is None else min(unlimited, most))


def test_threads_keep_to_what_the_environment_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    assert available_threads(tmp_path) == 1


@given(st.lists(st.integers(1, 512), max_size=80), st.integers(1, 4))
def test_batches_hold_every_row_once_with_rows_of_its_width(lengths: list[int], streams: int) -> None:
    found = batches(lengths, streams)
    assert sorted(index for batch in found for index in batch) == list(range(len(lengths)))
    for batch in found:
        assert len({padded_width(lengths[index]) for index in batch}) == 1
        assert len(batch) == 1 or sum(padded_width(lengths[index]) for index in batch) <= 512


@given(st.lists(st.lists(st.integers(0, 99), min_size=1, max_size=150), min_size=1, max_size=6))
def test_a_batch_has_every_token_once_and_in_its_cell(texts: list[list[int]]) -> None:
    batch = packed([(ids, [place % 2 for place in range(len(ids))]) for ids in texts])
    assert batch.ids.tolist() == [token for ids in texts for token in ids]
    assert batch.places.tolist() == [place for ids in texts for place in range(len(ids))]
    assert (batch.types == batch.places % 2).all()
    assert batch.cells.shape == batch.present.shape == (len(texts), padded_width(max(map(len, texts))))
    for row, ids in enumerate(texts):
        own = batch.present[row] == 1
        assert batch.ids[batch.cells[row][own]].tolist() == ids
        assert (batch.ids[batch.cells[row][~own]] == ids[0]).all(), "filled up with what is in the row"
    assert (batch.cells.ravel()[batch.homes] == np.arange(len(batch.ids))).all()


def test_few_rows_are_shared_out_among_the_batches_that_run_at_once() -> None:
    assert batches([40] * 10, streams=1) == [list(range(10))]
    assert batches([40] * 10, streams=2) == [[0, 1, 2, 3, 4], [5, 6, 7, 8, 9]]
    assert batches([40], streams=2) == [[0]]
    assert batches([40, 40, 40, 100], streams=2) == [[0, 1, 2], [3]]
    assert batches([20, 20, 20, 100], streams=2) == [[3], [0, 1, 2]], "the largest first"


@pytest.mark.parametrize(
    ("system", "trace", "expected"),
    [("linux", None, False), ("linux", "dev/nvidia0", True), ("linux", "dev/kfd", True), ("linux", "dev/sda", False)],
)
def test_a_gpu_is_looked_for_without_torch(tmp_path: Path, system: str, trace: str | None, expected: bool) -> None:
    if trace:
        (tmp_path / trace).parent.mkdir(parents=True)
        (tmp_path / trace).touch()
    assert may_have_gpu(tmp_path, system) is expected


@pytest.mark.parametrize("name", ["cpu:1", "auto:0", "cuda:", "mps:0"])
def test_a_number_that_a_device_cannot_have_is_refused(name: str) -> None:
    with pytest.raises(InputError, match="unknown device"):
        resolve_device(name)
