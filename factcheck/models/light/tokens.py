"""The tokenizer of a model folder, without transformers."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from tokenizers import Tokenizer

from factcheck.models.light.packing import Row


class Tokens:
    """Texts as tokens, whole and without filling, whatever the file says of cutting and padding; safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        """Read ``tokenizer.json`` and the limit in ``tokenizer_config.json``."""
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        config = json.loads((folder / "tokenizer_config.json").read_text(encoding="utf-8"))
        self.limit = int(min(config.get("model_max_length") or 1 << 20, 1 << 20))

    def special(self, *, pair: bool) -> int:
        """How many tokens are added to a text or a pair of texts."""
        count: int = self._tokenizer.num_special_tokens_to_add(pair)
        return count

    def ends(self, text: str) -> list[int]:
        """The character offset at which each token of a text ends, in order."""
        return [end for _, end in self._tokenizer.encode(text, add_special_tokens=False).offsets]

    def rows(self, texts: Sequence[str] | Sequence[tuple[str, str]]) -> list[Row]:
        """The tokens of texts, or of pairs of texts, with those that the model wants around them."""
        return [(found.ids, found.type_ids) for found in self._tokenizer.encode_batch_fast(texts)]

    def pair_rows(self, pairs: Sequence[tuple[str, str]]) -> tuple[list[Row], list[list[int]]]:
        """The tokens of pairs, and the places of the second text's tokens among them."""
        found = self._tokenizer.encode_batch_fast(pairs)
        seconds = [[place for place, text in enumerate(pair.sequence_ids) if text == 1] for pair in found]
        return [(pair.ids, pair.type_ids) for pair in found], seconds
