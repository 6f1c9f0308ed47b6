"""What a torch model takes at a time: batches of like length, larger on a GPU, halved where the device has no room for them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from factcheck.errors import ModelError

PAIRS_AT_ONCE = 512
"""How many pairs a model is asked about in one call, unless it says otherwise in an attribute `pairs_at_once`."""


@dataclass(frozen=True, slots=True)
class Budget:
    """How much a device takes at a time."""

    tokens: int
    """Most tokens of a batch, with those that fill the shorter texts up."""
    texts: int
    """Most texts, or pairs of texts, of a batch."""
    multiple: int
    """Texts are filled up to a multiple of so many tokens."""
    pairs_at_once: int
    """How many pairs are best asked about in one call."""


BUDGETS = {
    "cpu": Budget(4096, 64, 1, PAIRS_AT_ONCE),
    "mps": Budget(16_384, 256, 8, 4096),
    "cuda": Budget(65_536, 2048, 8, 32_768),
}
"""By kind of device."""


def budget_of(device: str) -> Budget:
    """The budget of a device named as torch does (``cuda:1``)."""
    return BUDGETS[device.partition(":")[0]]


def in_batches(lengths: Sequence[int], budget: Budget, run: Callable[[list[int]], None]) -> Budget:
    """Run something on the indices of all texts, in batches of like length.

    Where the device runs out of memory, what is left is run in batches of half the size.

    Args:
        lengths: the tokens of each text.
        budget: the size to begin with.
        run: takes the indices of one batch; called again with some of them after it ran out of memory.

    Returns:
        The budget that fitted, to go on with.

    Raises:
        ModelError: there is no room for a single text.
    """
    batches = token_batches(lengths, budget.tokens, budget.texts)[::-1]  # the shortest last, where it is cheap to take off
    while batches:
        batch = batches[-1]
        if _fits(run, batch):
            batches.pop()
        elif len(batch) == 1:
            raise ModelError(f"the device has no memory left for a single text of {lengths[batch[0]]} tokens")
        else:
            budget = replace(budget, tokens=len(batch) * lengths[batch[-1]] // 2)
            rest = [index for batch in reversed(batches) for index in batch]
            smaller = token_batches([lengths[index] for index in rest], budget.tokens, budget.texts)
            batches = [[rest[place] for place in places] for places in reversed(smaller)]
    return budget


def _fits(run: Callable[[list[int]], None], batch: list[int]) -> bool:
    import torch

    try:
        run(batch)
    except RuntimeError as error:
        if not isinstance(error, torch.OutOfMemoryError) and "out of memory" not in str(error):  # Metal's is a plain RuntimeError
            raise
        return False  # tried again only after this block, as the error holds on to the batch's tensors
    return True


def token_batches(lengths: Sequence[int], tokens: int, texts: int) -> list[list[int]]:
    """Indices grouped into batches of like length: at most `texts` of them and, padded, at most `tokens` tokens (or one long text)."""
    batches: list[list[int]] = []
    for index in sorted(range(len(lengths)), key=lambda i: lengths[i]):
        if not batches or len(batches[-1]) >= texts or (len(batches[-1]) + 1) * lengths[index] > tokens:
            batches.append([])
        batches[-1].append(index)
    return batches
