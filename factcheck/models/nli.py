"""The NLI cross-encoder through transformers: any three-way sequence classifier, its label order read from its config."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from typing import TYPE_CHECKING, Any

from factcheck.errors import InputError, ModelError
from factcheck.models.batches import Budget, budget_of, in_batches
from factcheck.models.device import downloaded_folder, loading, local_folder, need_torch, resolve_device
from factcheck.models.seam import EMBEDDED_NLI, EMBEDDED_NLI_FOLDERS, ModelIdentity, embedded_nli_folder, weights_sha256
from factcheck.text.pieces import SPARE

if TYPE_CHECKING:
    import numpy as np
    import torch
    from numpy.typing import NDArray

_SUPPORT = ("support", "entail", "consistent", "factual", "grounded", "faithful")
_STEMS = {"entail": 0, "neutral": 1, "contradict": 2}
_TOKENISED_AT_ONCE = 4096
PRECISIONS = ("auto", "fp32", "bf16", "fp16")


def label_columns(id2label: Mapping[int, str]) -> list[int]:
    """The columns of a classifier's output that are entailed, neutral and contradicted, in this order.

    Raises ModelError unless there are exactly three labels, each of which names one of the three.

    Example:
        ``{0: "CONTRADICTION", 1: "NEUTRAL", 2: "ENTAILMENT"}`` gives ``[2, 1, 0]``.
    """
    names = [id2label[index] for index in sorted(id2label)]
    if len(names) != 3:
        raise ModelError(f"it has {len(names)} labels ({', '.join(names)}); a three-way NLI model is needed")
    columns: dict[int, int] = {}
    for column, name in enumerate(names):
        meanings = [place for stem, place in _STEMS.items() if name.lower().startswith(stem)]
        if len(meanings) != 1 or meanings[0] in columns:
            raise ModelError(f"its labels ({', '.join(names)}) do not say which is entailment, neutral and contradiction")
        columns[meanings[0]] = column
    return [columns[place] for place in range(3)]


class PairClassifier:
    """A transformers sequence classifier over pairs of texts; safe to share between threads.

    A ``nli_temperature`` in the model's config divides the logits, so that probabilities mean what they say (Guo et al. 2017).
    """

    kind = "model"

    def __init__(self, name: str, device: str = "auto", precision: str = "auto") -> None:
        """Load a model.

        Args:
            name: a hub id or folder, or the name of an NLI model that comes with factcheck.
            device: see `factcheck.models.device.resolve_device`.
            precision: ``fp32``, ``bf16``, ``fp16``, or ``auto``: fp32 on a CPU, fp16 elsewhere.

        Raises:
            ModelError: it is missing, cannot be loaded, or its labels do not say what they mean.
            InputError: the device or the precision is unknown, the device absent, or the extra ``torch`` not installed.
        """
        embedded, resolved = name in EMBEDDED_NLI_FOLDERS, resolve_device(device)
        if precision == "int8":
            raise InputError(
                f"the precision int8 is for the models that come with factcheck, on a processor: choose one of {', '.join(PRECISIONS)}"
            )
        if precision not in PRECISIONS:
            raise InputError(f"unknown precision {precision!r}: choose one of {', '.join(PRECISIONS)}")
        if precision == "auto":
            precision = "fp32" if resolved == "cpu" else "fp16"
        need_torch(f"the {self.kind} {name!r} with this device and precision" if embedded else f"the {self.kind} {name!r}")
        import torch

        folder = str(embedded_nli_folder(name)) if embedded else local_folder(self.kind, name)
        with loading(self.kind, name):
            from transformers import AutoConfig, AutoModelForSequenceClassification, AutoTokenizer

            config = AutoConfig.from_pretrained(folder, trust_remote_code=False)
            try:
                self._columns = self.columns(config.id2label)
            except ModelError as error:
                raise ModelError(f"the {self.kind} {name!r} cannot be used: {error}") from None
            self._tokenizer: Any = AutoTokenizer.from_pretrained(folder, trust_remote_code=False)
            dtype = {"fp32": torch.float32, "bf16": torch.bfloat16, "fp16": torch.float16}[precision]
            self._model: Any = AutoModelForSequenceClassification.from_pretrained(
                folder, trust_remote_code=False, use_safetensors=True, dtype=dtype
            )
            found = downloaded_folder(folder)
        if not getattr(self._tokenizer, "is_fast", False):
            raise ModelError(f"the {self.kind} {name!r} has no fast tokenizer, which character offsets need")
        self._model.to(resolved).eval()
        self._device = resolved
        self._budget = budget_of(resolved)
        self.pairs_at_once = self._budget.pairs_at_once
        self._temperature = float(getattr(config, "nli_temperature", None) or 1.0)
        positions = int(getattr(config, "max_position_embeddings", 512) or 512)
        if getattr(config, "model_type", "") in ("roberta", "xlm-roberta", "camembert", "mpnet"):
            positions -= 2  # these start counting after the padding index
        self._limit = min(positions, int(min(self._tokenizer.model_max_length, 1 << 20)))
        self.max_tokens = self._limit - self._tokenizer.num_special_tokens_to_add(pair=True) - SPARE
        self._tokenizer.backend_tokenizer.no_truncation()
        self._tokenizer.backend_tokenizer.no_padding()
        self._lock = threading.Lock()
        backend = f"transformers/{resolved.split(':')[0]}/{precision}"
        self.identity = ModelIdentity(name, weights_sha256(found, "config.json"), backend)

    @staticmethod
    def columns(id2label: Mapping[int, str]) -> list[int]:
        """Which output columns to return, in order; raises ModelError where the labels do not tell."""
        raise NotImplementedError

    def token_ends(self, text: str) -> list[int]:
        """The character offset at which each token of a text ends, in order."""
        with self._lock:
            encoded = self._tokenizer(
                text, add_special_tokens=False, return_offsets_mapping=True, truncation=False, verbose=False
            )
        return [end for _, end in encoded["offset_mapping"]]

    def predict(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """The probabilities of the wanted labels for each (premise, hypothesis). Shape: (pairs, labels).

        Raises ModelError when the device has no memory for a single pair.
        """
        import numpy as np
        import torch

        result = np.zeros((len(pairs), len(self._columns)), dtype=np.float32)
        starts = range(0, len(pairs), _TOKENISED_AT_ONCE)
        budget = self._budget
        # tokenised beside the model, as a GPU is the faster of the two
        with self._lock, torch.inference_mode(), ThreadPoolExecutor(1) as beside:
            coming = beside.submit(self._tokens, pairs[:_TOKENISED_AT_ONCE])
            for start in starts:
                rows, end = coming.result(), start + _TOKENISED_AT_ONCE
                coming = beside.submit(self._tokens, pairs[end : end + _TOKENISED_AT_ONCE])
                budget = self._judge(rows, budget, result[start:end])
        return result

    def _tokens(self, pairs: Sequence[tuple[str, str]]) -> list[tuple[list[int], list[int]]]:
        """The tokens of pairs and which of the two texts each is of; not through transformers, which takes longer than a GPU."""
        return [(found.ids, found.type_ids) for found in self._tokenizer.backend_tokenizer.encode_batch_fast(list(pairs))]

    def _judge(self, rows: Sequence[tuple[list[int], list[int]]], budget: Budget, result: NDArray[np.float32]) -> Budget:
        """Write the probabilities of tokenised pairs to `result`, and give the budget to go on with. Shape of it: (rows, labels)."""
        import torch

        order: list[int] = []
        found: list[torch.Tensor] = []

        def run(indices: list[int]) -> None:
            batch = self._padded([rows[index] for index in indices], budget.multiple)
            logits = self._model(**batch).logits.float() / self._temperature
            found.append(torch.softmax(logits, dim=-1)[:, self._columns])
            order.extend(indices)

        budget = in_batches([self._width(len(ids), budget.multiple) for ids, _ in rows], budget, run)
        result[order] = torch.cat(found).cpu().numpy()  # once, as each copy waits for the device
        return budget

    def _width(self, tokens: int, multiple: int) -> int:
        return max(tokens, min(-(-tokens // multiple) * multiple, self._limit))

    def _padded(self, rows: Sequence[tuple[list[int], list[int]]], multiple: int) -> dict[str, torch.Tensor]:
        """The model's inputs on its device. Shape of each: (rows, tokens of the longest, filled up)."""
        import numpy as np
        import torch

        lengths = np.array([len(ids) for ids, _ in rows])
        real = np.arange(self._width(int(lengths.max()), multiple)) < lengths[:, None]
        if self._tokenizer.padding_side == "left":
            real = real[:, ::-1]
        inputs = {"attention_mask": real.astype(np.int64)}
        fillings = {"input_ids": self._tokenizer.pad_token_id or 0, "token_type_ids": self._tokenizer.pad_token_type_id}
        for place, (name, filling) in enumerate(fillings.items()):
            if name in self._tokenizer.model_input_names:
                inputs[name] = np.full(real.shape, filling, dtype=np.int64)
                inputs[name][real] = np.fromiter(chain.from_iterable(row[place] for row in rows), np.int64, lengths.sum())
        return {name: torch.from_numpy(values).to(self._device) for name, values in inputs.items()}


class CrossEncoderNli(PairClassifier):
    """An `NliModel`: `predict` gives P(entailed), P(neutral), P(contradicted)."""

    kind = "NLI model"

    def __init__(self, name: str = EMBEDDED_NLI, device: str = "auto", precision: str = "auto") -> None:
        """Load a model; see `PairClassifier`."""
        super().__init__(name, device, precision)

    @staticmethod
    def columns(id2label: Mapping[int, str]) -> list[int]:
        """See `label_columns`."""
        return label_columns(id2label)


class GroundingModel(PairClassifier):
    """A two-way model of whether a document supports a claim: `predict` gives P(supported). Shape: (pairs, 1).

    It knows no contradiction, so it takes no part in labels: what it says stands beside the verdict as `support`.
    """

    kind = "support model"

    @staticmethod
    def columns(id2label: Mapping[int, str]) -> list[int]:
        """See `supported_column`."""
        return [supported_column(id2label)]


def supported_column(id2label: Mapping[int, str]) -> int:
    """The column of a two-way classifier's output that means supported.

    Raises ModelError unless there are two labels of which exactly one names support ("SUPPORTED" / "UNSUPPORTED").
    """
    names = [id2label[index] for index in sorted(id2label)]
    positive = [column for column, name in enumerate(names) if name.lower().strip().startswith(_SUPPORT)]
    if len(names) != 2 or len(positive) != 1:
        raise ModelError(f"its labels ({', '.join(names)}) do not say which of two means supported")
    return positive[0]
