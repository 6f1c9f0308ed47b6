"""Training by the clock: the learning rate falls to zero as the time given ends, over as many calls as it takes."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from packed_pairs import NO_MARK, SUPPORTED, WRONG, PackedPairs
from pair_tokens import batch_order
from torch import nn
from torch.nn import functional
from train_nli import MasterWeights, pair_loss
from transformers import AutoConfig, AutoModelForSequenceClassification

WRONG_WEIGHT = 4.0
"""A wrong token counts as so many right ones: there are few of them."""
_SYNC_EVERY = 20
_LOG_EVERY = 200


@dataclass(frozen=True)
class Recipe:
    """How a model is trained: it ends after `seconds` or when it has seen every row `epochs` times, whichever comes first."""

    seconds: float
    epochs: float
    batch: int
    rate: float
    head_factor: float
    dropout: float
    embeddings: bool
    support: float
    tokens: int
    seed: int = 0
    warmup: float = 0.05


class Heads:
    """A model's logits for the labels and, where it has the second head, for each token whether the premise supports it."""

    def __init__(self, model: Any) -> None:
        self.model = model
        self._hidden: Any = None
        self._hook = model.base_model.register_forward_hook(self._keep) if hasattr(model, "support") else None

    def _keep(self, module: Any, inputs: Any, output: Any) -> None:
        self._hidden = output[0]

    def remove(self) -> None:
        """Leave the model as it was."""
        if self._hook is not None:
            self._hook.remove()

    def __call__(self, inputs: dict[str, torch.Tensor]) -> tuple[torch.Tensor, torch.Tensor | None]:
        """Shape: (rows, 3) and (rows, tokens)."""
        logits = self.model(**inputs).logits
        return logits, None if self._hook is None else self.model.support(self._hidden).squeeze(-1)


def built(
    config: dict[str, Any], state: dict[str, torch.Tensor], device: torch.device, dropout: float = 0.0, support: bool = False
) -> Any:
    """A sequence classifier in fp32 with these weights; a second head that the weights lack is new."""
    settings = {**config, "hidden_dropout_prob": dropout, "attention_probs_dropout_prob": dropout}
    attention = {"attn_implementation": "eager"} if device.type == "cpu" else {}
    shape = AutoConfig.for_model(settings.pop("model_type"), **settings)
    torch.manual_seed(0)
    model = AutoModelForSequenceClassification.from_config(shape, dtype=torch.float32, **attention).float()
    if support or "support.weight" in state:
        model.support = nn.Linear(shape.hidden_size, 1)
        nn.init.zeros_(model.support.weight)
        nn.init.zeros_(model.support.bias)
    missing, unexpected = model.load_state_dict({name: tensor.float() for name, tensor in state.items()}, strict=False)
    if unexpected or set(missing) - {"support.weight", "support.bias"}:
        raise ValueError(f"weights and config do not fit: {[*missing, *unexpected][:4]}")
    return model.to(device)


def support_loss(logits: torch.Tensor, marks: torch.Tensor) -> torch.Tensor:
    """Mean loss over the tokens that have a mark; none at all is no loss. Shape: both (rows, tokens)."""
    weights = (marks != NO_MARK).float() + (WRONG_WEIGHT - 1) * (marks == WRONG).float()
    losses = functional.binary_cross_entropy_with_logits(logits.float(), (marks == SUPPORTED).float(), reduction="none")
    return (weights * losses).sum() / weights.sum().clamp(min=1)


def rate_share(done: float, warmup: float) -> float:
    """Share of the peak learning rate when this share of the training is done: a linear way up, and down to zero."""
    return max(0.0, min((done + 1e-3) / max(warmup, 1e-3), (1 - done) / (1 - warmup), 1.0))


def chunks(indices: Sequence[int], lengths: Sequence[int], tokens: int) -> Iterator[list[int]]:
    """The rows of a batch in pieces of at most about so many tokens, padding counted."""
    left = sorted(indices, key=lambda i: lengths[i])
    while left:
        size = max(1, tokens // lengths[left[-1]])
        yield left[-size:]
        del left[-size:]


class Training:
    """A model in training, with what a later call needs to go on."""

    def __init__(self, model: Any, pairs: PackedPairs, recipe: Recipe, checkpoint: Path) -> None:
        self.pairs, self.recipe, self.checkpoint = pairs, recipe, checkpoint
        self.model, self.heads = model, Heads(model)
        if not recipe.embeddings:
            model.base_model.embeddings.requires_grad_(False)
        self.device = pairs.ids.device
        passes = torch.bfloat16 if self.device.type == "cuda" else torch.float32
        self.weights = MasterWeights(model, recipe.rate, recipe.head_factor, passes)
        self.spent, self.seen, self.steps, self.tokens = 0.0, 0, 0, recipe.tokens
        if checkpoint.exists():
            state = torch.load(checkpoint, map_location=self.device, weights_only=True)
            self.weights.load(state["weights"])
            self.spent, self.seen, self.steps, self.tokens = (state[n] for n in ("spent", "seen", "steps", "tokens"))

    @property
    def done(self) -> float:
        """Which share of the training is done, by time or by rows."""
        rows = self.recipe.epochs * len(self.pairs)
        return min(1.0, max(self.spent / max(self.recipe.seconds, 1e-9), self.seen / max(rows, 1)))

    def run(self, until: float, soft: torch.Tensor | None = None, shares: torch.Tensor | None = None) -> bool:
        """Train until the monotonic clock shows `until`; whether the training is done.

        `soft` are a teacher's probabilities for each row, `shares` how much of a row's loss they make up.
        """
        order = batch_order(self.pairs.lengths, self.recipe.batch, self.recipe.seed)
        for _ in range(self.steps):
            next(order)
        before, since = self.spent, time.monotonic()
        first, losses = self.seen, torch.zeros((), device=self.device)
        self.model.train()
        while self.done < 1 and time.monotonic() < until:
            indices = next(order)
            try:
                losses += self._gradients(indices, soft, shares)
            except torch.cuda.OutOfMemoryError:
                for param in self.weights.params:
                    param.grad = None
                torch.cuda.empty_cache()
                self.tokens //= 2
                print(f"out of memory: at most {self.tokens} tokens at once from here on", flush=True)
                continue
            self.weights.step(rate_share(self.done, self.recipe.warmup))
            self.steps, self.seen = self.steps + 1, self.seen + len(indices)
            if self.steps % _SYNC_EVERY == 0:
                value = losses.item() / _SYNC_EVERY  # waits for the device, so that the clock tells what was done
                losses.zero_()
                if self.steps % _LOG_EVERY == 0:
                    speed = (self.seen - first) / (time.monotonic() - since)
                    print(f"step {self.steps}, {self.done:.1%} done, loss {value:.4f}, {speed:,.0f} pairs/s", flush=True)
            self.spent = before + time.monotonic() - since
        losses.item()
        self.spent = before + time.monotonic() - since
        if self.done < 1:
            self._save()
        else:
            self.weights.restore()
        self.heads.remove()
        return self.done >= 1

    def _gradients(self, indices: Sequence[int], soft: torch.Tensor | None, shares: torch.Tensor | None) -> torch.Tensor:
        total = torch.zeros((), device=self.device)
        for chunk in chunks(indices, self.pairs.lengths, self.tokens):
            inputs, labels = self.pairs.batch(chunk)
            logits, support = self.heads(inputs)
            chosen = torch.tensor(chunk, device=self.device)
            taught = () if soft is None or shares is None else (soft[chosen], shares[chosen])
            loss = pair_loss(logits, labels, *taught)
            if support is not None:
                loss = loss + self.recipe.support * support_loss(support, self.pairs.marks_of(chunk))
            loss = loss * (len(chunk) / len(indices))
            loss.backward()  # type: ignore[no-untyped-call]
            total += loss.detach()
        return total

    def _save(self) -> None:
        part = self.checkpoint.with_suffix(".part")
        counts = {"spent": self.spent, "seen": self.seen, "steps": self.steps, "tokens": self.tokens}
        torch.save({"weights": self.weights.state(), **counts}, part)
        part.replace(self.checkpoint)
