"""A model folder's configuration and weights, without torch."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from mmap import mmap
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from factcheck.errors import ModelError
from factcheck.models.light.backend import openvino
from factcheck.models.light.mapped import let_go, mapped

_TYPES = {
    "F32": (np.float32, openvino.Type.f32),
    "F16": (np.float16, openvino.Type.f16),
    "F8_E4M3": (np.uint8, openvino.Type.f8e4m3),  # numpy knows its codes only
    "I64": (np.int64, openvino.Type.i64),
}
_LENGTH = 8  # bytes before the header of a safetensors file, which say how long it is


def read_config(folder: Path, name: str = "config.json") -> dict[str, Any]:
    """One of the JSON files of a model folder."""
    config: dict[str, Any] = json.loads((folder / name).read_text(encoding="utf-8"))
    return config


@dataclass(frozen=True, slots=True)
class _Stored:
    """A tensor as it lies in its file."""

    numbers: NDArray[Any]
    type: openvino.Type


class Weights(Mapping[str, openvino.Tensor]):
    """The tensors of all of a model folder's safetensors files by their names, read from there as they are used."""

    def __init__(self, folder: Path, shared: str = "") -> None:
        """Find the tensors.

        Args:
            folder: a model folder.
            shared: what stands before the names of another model's tensors there; each also has its name without it, unless there is
                another tensor of that name.

        Raises:
            ModelError: a tensor has another kind of numbers than `_TYPES` has.
        """
        self._files = [mapped(path) for path in sorted(folder.glob("*.safetensors"))]
        stored = {name: tensor for file in self._files for name, tensor in _tensors(file)}
        self._stored = {name.removeprefix(shared): tensor for name, tensor in stored.items()} | stored

    def __getitem__(self, name: str) -> openvino.Tensor:
        """The tensor of this name, in the precision in which it is stored; it shares the file's memory."""
        stored = self._stored[name]
        return openvino.Tensor(stored.numbers, openvino.Shape(stored.numbers.shape), stored.type)

    def __iter__(self) -> Iterator[str]:
        """The names of the tensors."""
        return iter(self._stored)

    def __len__(self) -> int:
        """How many tensors there are."""
        return len(self._stored)

    def rows(self, name: str, indices: NDArray[np.int32]) -> NDArray[np.float32]:
        """Rows of a matrix, as float32. Shape: (indices, columns)."""
        return _as_float32(self._stored[name], self._stored[name].numbers[indices])

    def numbers(self, name: str) -> NDArray[np.float32]:
        """All of a tensor, as float32."""
        return _as_float32(self._stored[name], self._stored[name].numbers)

    def let_go(self) -> None:
        """Give back the memory that the files take since they were read; what is used again is read again."""
        for file in self._files:
            let_go(file)


def _as_float32(stored: _Stored, numbers: NDArray[Any]) -> NDArray[np.float32]:
    return _float8()[numbers] if stored.type == openvino.Type.f8e4m3 else numbers.astype(np.float32, copy=False)


def _tensors(file: mmap) -> Iterator[tuple[str, _Stored]]:
    """The tensors of a safetensors file by their names."""
    begin = _LENGTH + int.from_bytes(file[:_LENGTH], "little")
    for name, entry in json.loads(file[_LENGTH:begin]).items():
        if name == "__metadata__":
            continue
        if entry["dtype"] not in _TYPES:
            raise ModelError(f"its weights are {entry['dtype']}, not one of {', '.join(_TYPES)}")
        kind, openvino_type = _TYPES[entry["dtype"]]
        first, last = entry["data_offsets"]
        numbers = np.frombuffer(memoryview(file)[begin + first : begin + last], kind).reshape(entry["shape"])
        yield name, _Stored(numbers, openvino_type)


def _float8() -> NDArray[np.float32]:
    """What each code of a float8 number (4 bits of exponent, 3 of fraction) stands for. Shape: (256)."""
    codes = np.arange(256)
    exponent, fraction = codes >> 3 & 15, codes & 7
    sizes = np.where(exponent == 0, fraction * 2.0**-9, (8 + fraction) * 2.0 ** (exponent - 10))
    sizes[codes & 127 == 127] = np.nan
    return np.where(codes < 128, sizes, -sizes).astype(np.float32)
