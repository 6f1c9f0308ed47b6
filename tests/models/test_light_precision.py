"""In which precision the embedded models run is what OpenVINO makes of it, not what was asked."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tiny_models import save_nli

from factcheck import InputError, ModelError
from factcheck.models.light import processor, quickest, runtime, store
from factcheck.models.light.nli import LightNli
from factcheck.models.light.processor import core

PAIRS = [("The bridge was closed on Monday.", "The bridge was closed."), ("", "two lorries")]


class OtherProcessor:
    """OpenVINO's core as on a processor that names bf16, whatever this one can do; what it does when asked for it is up to the test."""

    def __init__(self, *, fails: tuple[str, ...] = (), settles: str = "f32") -> None:
        self._fails, self._settles = fails, settles

    def get_property(self, device: str, name: str) -> Any:
        return ["FP32", "BF16"] if name == "OPTIMIZATION_CAPABILITIES" else core().get_property(device, name)

    def compile_model(self, model: Any, device: str, settings: dict[str, Any]) -> Any:
        if settings["INFERENCE_PRECISION_HINT"] in self._fails:
            raise RuntimeError("Exception from src/inference/src/cpp/core.cpp:109:\ncould not create a primitive\n")
        return core().compile_model(model, device, {**settings, "INFERENCE_PRECISION_HINT": self._settles})


@pytest.fixture(scope="module")
def nli_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_nli(tmp_path_factory.mktemp("nli"), ["neutral", "entailment", "contradiction"])


@pytest.fixture(autouse=True)
def nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_COMPILED", "off")
    runtime._warn.cache_clear()
    monkeypatch.setattr(quickest, "_gain", quickest._gain.__wrapped__)  # what one test finds is not for the next


def on(other: OtherProcessor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processor, "core", lambda: other)
    monkeypatch.setattr(runtime, "core", lambda: other)
    monkeypatch.setattr(quickest, "core", lambda: other)


@pytest.mark.parametrize("other", [OtherProcessor(fails=("bf16",)), OtherProcessor()], ids=["fails", "takes another"])
def test_what_cannot_be_compiled_runs_in_fp32_with_a_warning_where_it_was_asked_for(
    nli_folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, other: OtherProcessor
) -> None:
    expected = LightNli(nli_folder, "fp32").predict(PAIRS)
    on(other, monkeypatch)
    assert LightNli(nli_folder, "auto").identity.backend == "openvino/cpu/fp32"
    assert not caplog.messages
    with caplog.at_level(logging.WARNING, "factcheck"):
        found = [LightNli(nli_folder, "bf16") for _ in range(2)]
    assert {model.identity.backend for model in found} == {"openvino/cpu/fp32"}
    np.testing.assert_allclose(found[0].predict(PAIRS), expected, atol=1e-6)
    (warning,) = caplog.messages  # once, not for each model
    assert warning == "OpenVINO cannot compile models in bf16 on this processor: they run in fp32"


def test_nothing_is_warned_of_where_nothing_else_could_be_expected(
    nli_folder: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quickest, "gain", lambda precision: 0.5)  # near to the bound another trial could find otherwise
    backend = LightNli(nli_folder, "auto").identity.backend
    assert backend == f"openvino/cpu/{quickest.quickest()}" == "openvino/cpu/fp32"
    assert not caplog.messages


def test_bf16_is_refused_where_openvino_does_not_name_it(nli_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processor, "capabilities", lambda: ["FP32"])
    with pytest.raises(InputError, match="this processor does not compute with bf16: choose the precision auto or fp32"):
        LightNli(nli_folder, "bf16")
    assert LightNli(nli_folder, "auto").identity.backend == "openvino/cpu/fp32"
    assert quickest.gain("bf16") == 0


def test_a_model_that_cannot_be_compiled_at_all_is_one_sentence(nli_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    on(OtherProcessor(fails=("bf16", "f32")), monkeypatch)
    with pytest.raises(ModelError, match="could not be loaded") as error:
        LightNli(nli_folder, "auto")
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("other", [OtherProcessor(fails=("bf16",)), OtherProcessor()], ids=["fails", "takes another"])
def test_bf16_is_tried_and_not_read_off_the_processor(monkeypatch: pytest.MonkeyPatch, other: OtherProcessor) -> None:
    on(other, monkeypatch)
    assert quickest.gain("bf16") == 0
    assert quickest.quickest() == "fp32"


@pytest.mark.parametrize(
    ("bf16", "int8", "expected"),
    [(2.0, 3.0, "bf16"), (1.1, 1.1, "fp32"), (0.5, 0.5, "fp32"), (0.5, 1.9, "int8"), (0.0, 1.9, "int8"), (1.3, 0.0, "bf16")],
)
def test_bf16_is_taken_where_it_is_clearly_quicker_then_int8(
    monkeypatch: pytest.MonkeyPatch, bf16: float, int8: float, expected: str
) -> None:
    monkeypatch.setattr(quickest, "gain", {"bf16": bf16, "int8": int8}.__getitem__)
    assert quickest.quickest() == expected


def test_a_model_in_8_bits_has_the_same_in_fp32(nli_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    light = LightNli(nli_folder, "fp32")
    assert not light.rounds
    monkeypatch.setattr(light._runner, "precision", "int8")
    exact = light.exact
    assert light.rounds and exact is light.exact and not exact.rounds
    assert exact.identity.backend == "openvino/cpu/fp32" and exact.identity.sha256 == light.identity.sha256
    np.testing.assert_array_equal(exact.predict(PAIRS), LightNli(nli_folder, "fp32").predict(PAIRS))


@pytest.mark.parametrize(
    ("limit", "found"),
    [
        ("", {"bf16", "int8"}),
        ("ALL", {"bf16", "int8"}),
        ("avx512_core_amx", {"bf16", "int8"}),
        ("AVX512_CORE_BF16", {"bf16", "int8"}),
        ("AVX512_CORE_VNNI", {"int8"}),
        ("AVX2_VNNI", {"int8"}),
        ("AVX512_CORE", set()),
        ("AVX2", set()),
        ("SSE41", set()),
    ],
)
@pytest.mark.parametrize("name", ["ONEDNN_MAX_CPU_ISA", "DNNL_MAX_CPU_ISA"])
def test_what_the_environment_forbids_is_not_tried(
    monkeypatch: pytest.MonkeyPatch, name: str, limit: str, found: set[str]
) -> None:
    for each in ("ONEDNN_MAX_CPU_ISA", "DNNL_MAX_CPU_ISA"):
        monkeypatch.delenv(each, raising=False)
    monkeypatch.setenv(name, limit)
    monkeypatch.setattr(processor, "capabilities", lambda: ["FP32", "BF16", "INT8"])
    monkeypatch.setattr(processor, "flags", lambda: "flags: avx512_vnni")
    assert {precision for precision in processor.HINTS if processor.why_not(precision) is None} == {"fp32", *found}


def test_eight_bits_need_a_processor_that_gains_by_them(nli_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processor, "flags", lambda: "flags: avx2 fma")
    with pytest.raises(
        InputError, match="int8 needs a processor with VNNI, and Linux, which says so: choose the precision auto or fp32"
    ):
        LightNli(nli_folder, "int8")


def test_what_is_forbidden_is_named(nli_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONEDNN_MAX_CPU_ISA", "AVX2")
    for precision in ("bf16", "int8"):
        with pytest.raises(InputError, match=f"ONEDNN_MAX_CPU_ISA=AVX2 forbids {precision}: choose"):
            LightNli(nli_folder, precision)
    assert LightNli(nli_folder, "auto").identity.backend == "openvino/cpu/fp32"


def test_what_was_tried_first_is_kept_for_other_processes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FACTCHECK_COMPILED", str(tmp_path / "kept"))
    monkeypatch.setattr(processor, "capabilities", lambda: ["FP32", "BF16"])
    monkeypatch.delenv("ONEDNN_MAX_CPU_ISA", raising=False)
    monkeypatch.setattr(quickest, "_tried", lambda precision: 3.0)
    assert quickest.gain("bf16") == 3
    monkeypatch.setattr(quickest, "_tried", lambda precision: 1.0)
    assert quickest.gain("bf16") == 3
    assert store.keep_note("gain of bf16", "2.000") == "3.000"
    (note,) = (tmp_path / "kept").iterdir()
    for damaged in (b"", note.read_bytes()[:-1] + b"?", note.read_bytes()[::-1]):
        note.write_bytes(damaged)
        assert quickest.gain("bf16") == 1
        assert store.load_note("gain of bf16") == "1.000"
    assert len(list((tmp_path / "kept").iterdir())) == 1


def test_how_much_quicker_a_product_is_can_be_tried() -> None:
    assert quickest._tried("fp32") > 0


def test_a_precision_without_rows_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    class NoRows:
        def infer(self, inputs: list[Any]) -> dict[int, Any]:
            return {0: np.zeros((0, 8))}

    class Compiled:
        def create_infer_request(self) -> NoRows:
            return NoRows()

    monkeypatch.delenv("ONEDNN_MAX_CPU_ISA", raising=False)
    monkeypatch.setattr(processor, "capabilities", lambda: ["FP32", "BF16"])
    monkeypatch.setattr(quickest, "_product", lambda precision: Compiled())
    assert quickest.gain("bf16") == 0
