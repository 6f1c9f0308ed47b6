"""Train the embedded NLI model: from the data files to a finished model folder, in one command.

A BERT-like backbone is fine-tuned as a cross-encoder with three labels. Rows labelled ``ne`` (not entailed) have the loss
``-log(P(n) + P(c))``, which leaves it to the model which of the two. With ``--teacher``, the probabilities of larger models are learned
beside the labels, and are all there is to learn of rows labelled ``?``. The learning rate warms up, stays, and decays to zero over
the last part of the steps. Checkpoints hold everything, so that a resumed run equals an uninterrupted one. At the end the logits'
temperature is fitted on held-out training rows and stored in the model's config.

    python scripts/train/train_nli.py --data train.tsv.xz train_two_way.tsv.xz made.tsv.xz \
        --backbone gte-small --out models/nli

On a Linux CPU, ``MALLOC_TOP_PAD_=268435456 MALLOC_TRIM_THRESHOLD_=17179869184 MALLOC_MMAP_THRESHOLD_=4294967296`` in the
environment keeps freed memory in the process and makes steps about a quarter faster.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from nli_rows import CAPS, LABELS, Row, cap, read_rows, three_way
from pair_tokens import Pairs, batch_order, fast_dtype, logits_of
from soft_labels import soft_labels
from torch.nn import functional
from tqdm import tqdm
from transformers import AutoModelForSequenceClassification, AutoTokenizer

ID2LABEL = {0: "entailment", 1: "neutral", 2: "contradiction"}
HELD_OUT = 3000
TOKENS = 4096
LOG_EVERY = 50


def pair_loss(
    logits: torch.Tensor, labels: torch.Tensor, soft: torch.Tensor | None = None, share: float | torch.Tensor = 0.0
) -> torch.Tensor:
    """Mean loss of a batch.

    Shape: logits (pairs, 3) in the order e, n, c; labels (pairs,) with 0 e, 1 n, 2 c, 3 not entailed, 4 not known. For not entailed it
    is ``-log(P(n) + P(c))``: neutral and contradicted are marginalised. With `soft`, a teacher's probabilities, the cross-entropy
    with them makes up `share` of the loss (one for all, or one for each pair), and all of it where the label is not known.
    """
    log_p = functional.log_softmax(logits.float(), dim=-1)
    not_entailed = torch.logsumexp(log_p[:, 1:], dim=-1, keepdim=True)
    hard = -torch.cat([log_p, not_entailed, torch.zeros_like(not_entailed)], dim=-1).gather(1, labels[:, None]).squeeze(1)
    if soft is None:
        return hard.mean()
    shares = torch.where(labels == LABELS.index("?"), 1.0, share)
    return ((1 - shares) * hard - shares * (soft * log_p).sum(dim=-1)).mean()


def rate(step: int, steps: int, warmup: int, decay: int) -> float:
    """Share of the peak learning rate at a step: linear warm-up, constant, linear decay over the last `decay` steps."""
    return min(1.0, (step + 1) / max(1, warmup), (steps - step) / max(1, decay))


def fit_temperature(logits: torch.Tensor, labels: torch.Tensor) -> float:
    """The temperature that minimises the cross-entropy of ``logits / temperature`` (Guo et al. 2017).

    Shape: logits (pairs, 3), labels (pairs,) in 0..2.
    """
    log_t = torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.LBFGS([log_t], max_iter=50)

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        loss = functional.cross_entropy(logits.float() / log_t.exp(), labels)
        loss.backward()  # type: ignore[no-untyped-call]
        return loss

    optimizer.step(closure)  # type: ignore[no-untyped-call]
    return float(log_t.detach().exp())


def _freeze(model: Any, layers: int) -> None:
    """Keep the embeddings and the first layers as they are; none where `layers` is negative."""
    if layers < 0:
        return
    model.base_model.embeddings.requires_grad_(False)
    for layer in model.base_model.encoder.layer[:layers]:
        layer.requires_grad_(False)


class MasterWeights:
    """AdamW on fp32 copies of a model's trainable weights, which are bf16 as a rule.

    The passes run wholly in bf16, a fifth faster than autocast on a CPU; the fp32 copies keep the small updates that bf16 rounds away.
    """

    def __init__(self, model: Any, lr: float, head_factor: float, passes: torch.dtype = torch.bfloat16) -> None:
        named = [(name, p) for name, p in model.named_parameters() if p.requires_grad]
        self.params = [p for _, p in named]
        self.frozen = [(p, p.detach().clone()) for p in model.parameters() if not p.requires_grad]
        self.masters = [p.detach().float().clone().requires_grad_() for p in self.params]
        groups: list[dict[str, Any]] = []
        for (name, _), master in zip(named, self.masters, strict=True):
            head = any(part in name for part in ("classifier", "pooler", "support"))
            peak = lr * head_factor if head else lr
            groups.append({"params": [master], "peak": peak, "weight_decay": 0.01 if master.ndim > 1 else 0.0})
        self.adam = torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-6, fused=True)
        model.to(passes)

    def step(self, share: float) -> None:
        """Take the gradients of the bf16 weights, update the fp32 ones at `share` of the peak rate, and copy them back."""
        for group in self.adam.param_groups:
            group["lr"] = group["peak"] * share
        for param, master in zip(self.params, self.masters, strict=True):
            master.grad = None if param.grad is None else param.grad.float()
            param.grad = None
        torch.nn.utils.clip_grad_norm_(self.masters, 1.0)
        self.adam.step()
        with torch.no_grad():
            torch._foreach_copy_(self.params, self.masters)

    def restore(self) -> None:
        """Put the fp32 weights into the model, the frozen ones as they came."""
        for param, full in [*zip(self.params, self.masters, strict=True), *self.frozen]:
            param.data = full.data

    def state(self) -> dict[str, Any]:
        """Everything a resumed run needs."""
        return {"masters": self.masters, "adam": self.adam.state_dict()}

    def load(self, state: dict[str, Any]) -> None:
        """Go back to a saved state."""
        self.adam.load_state_dict(state["adam"])
        with torch.no_grad():
            for param, master, saved in zip(self.params, self.masters, state["masters"], strict=True):
                master.copy_(saved)
                param.copy_(saved)


def held_out_logits(model: Any, pairs: Pairs, limit: int | None = None) -> tuple[torch.Tensor, torch.Tensor]:
    """Logits and labels of the held-out rows. Shape: (rows, 3) and (rows,)."""
    model.eval()
    indices = range(len(pairs))[:limit]
    logits = logits_of(model, pairs, indices, TOKENS)
    model.train()
    return logits, pairs.labels[: len(indices)].cpu()


def chosen_rows(args: argparse.Namespace) -> tuple[list[Row], list[Row]]:
    """The rows to train on, in an order that the seed draws, and those held out."""
    rows = cap([row for path in args.data for row in read_rows(path)], CAPS, args.seed, dict(args.rows))
    random.Random(args.seed).shuffle(rows)
    held_rows = read_rows(args.held_out_file) if args.held_out_file else list(three_way(rows))[: args.held_out]
    held = set(held_rows)
    return [row for row in rows if row not in held], held_rows


def taught_probabilities(
    teachers: Sequence[Path], rows: Sequence[Row], shares: torch.Tensor, work: Path, device: torch.device
) -> torch.Tensor:
    """The teachers' mean probabilities of the rows of which they are learned, and zeros for the others, about which nobody is asked.

    Shape: (rows, 3).
    """
    asked = [i for i, row in enumerate(rows) if shares[i] > 0 or row.label == "?"]
    told = [
        soft_labels(teacher, [rows[i] for i in asked], work / f"soft_labels_{number}.safetensors", device)
        for number, teacher in enumerate(teachers)
    ]
    soft = torch.zeros(len(rows), 3)
    soft[asked] = torch.stack(told).mean(dim=0)
    return soft.to(device)


def train(args: argparse.Namespace) -> None:
    """Run the whole training that the arguments describe, going on from a checkpoint where there is one."""
    torch.manual_seed(args.seed)
    device = torch.device(args.device or ("cuda" if torch.cuda.is_available() else "cpu"))
    rows, held_rows = chosen_rows(args)
    tokenizer = AutoTokenizer.from_pretrained(args.backbone)
    pairs = Pairs(rows, tokenizer, args.max_tokens).to(device)
    held_pairs = Pairs(held_rows, tokenizer, args.max_tokens).to(device)
    # eager attention trains faster than the fused kernel on CPUs: its backward pass is cheaper at these lengths
    model: Any = AutoModelForSequenceClassification.from_pretrained(
        args.backbone,
        id2label=ID2LABEL,
        label2id={label: i for i, label in ID2LABEL.items()},
        dtype=torch.float32,
        attn_implementation="eager" if device.type == "cpu" else None,
        hidden_dropout_prob=args.dropout,
        attention_probs_dropout_prob=args.dropout,
    ).to(device)
    _freeze(model, args.freeze_layers)
    model.train()
    weights = MasterWeights(model, args.lr, args.head_lr_factor, fast_dtype(device))

    args.out.mkdir(parents=True, exist_ok=True)
    work = args.work or args.out
    work.mkdir(parents=True, exist_ok=True)
    checkpoint, metrics = work / "checkpoint.pt", work / "metrics.jsonl"
    untaught = tuple(args.untaught)
    shares = torch.tensor([0.0 if row.dataset.startswith(untaught) else args.teacher_share for row in rows], device=device)
    soft = taught_probabilities(args.teacher, rows, shares, work, device) if args.teacher else None
    first = 0
    if checkpoint.exists():
        state = torch.load(checkpoint, map_location=device, weights_only=True)
        weights.load(state["weights"])
        torch.set_rng_state(state["rng"].cpu())
        first = state["step"]

    def save(step: int) -> None:
        part = checkpoint.with_suffix(".part")
        torch.save({"weights": weights.state(), "rng": torch.get_rng_state(), "step": step}, part)
        part.replace(checkpoint)

    def log(**values: Any) -> None:
        with metrics.open("a", encoding="utf-8") as out:
            out.write(json.dumps(values) + "\n")

    order = batch_order(pairs.lengths, args.batch, args.seed)
    for _ in range(first):
        next(order)
    stop = min(args.steps, args.stop_at or args.steps)
    since, seen, losses = time.monotonic(), 0, torch.zeros((), device=device)
    for step in tqdm(range(first, stop), initial=first, total=args.steps, unit="step", mininterval=5):
        indices = next(order)
        share = rate(step, args.steps, args.warmup, args.decay)
        # a batch of long pairs goes in parts: their attention alone would take 20 GB
        at_once = max(1, TOKENS // max(pairs.lengths[i] for i in indices))
        for start in range(0, len(indices), at_once):
            part = indices[start : start + at_once]
            inputs, labels = pairs.batch(part)
            chosen = torch.tensor(part, device=device)
            loss = pair_loss(model(**inputs).logits, labels, None if soft is None else soft[chosen], shares[chosen])
            loss = loss * (len(part) / len(indices))
            loss.backward()  # type: ignore[no-untyped-call]
            losses += loss.detach()
        weights.step(share)
        seen += len(indices)
        if (step + 1) % LOG_EVERY == 0:
            mean = losses.item() / LOG_EVERY
            log(step=step + 1, loss=mean, lr=share, pairs_per_second=seen / (time.monotonic() - since))
            since, seen, losses = time.monotonic(), 0, torch.zeros((), device=device)
        if (step + 1) % args.save_every == 0 or step + 1 == stop:
            save(step + 1)
            if len(held_pairs):
                logits, held_labels = held_out_logits(model, held_pairs, limit=1000)
                log(step=step + 1, held_out_accuracy=float((logits.argmax(1) == held_labels).float().mean()))
    if stop < args.steps:
        return
    if len(held_pairs):
        model.config.nli_temperature = fit_temperature(*held_out_logits(model, held_pairs))
    for name in ("hidden_dropout_prob", "attention_probs_dropout_prob"):
        setattr(model.config, name, 0.1)
    weights.restore()
    model.half().save_pretrained(args.out)
    tokenizer.save_pretrained(args.out)


def dataset_rows(text: str) -> tuple[str, int]:
    """``NAME=COUNT`` as a pair."""
    name, _, count = text.partition("=")
    return name, int(count)


def arguments(argv: Sequence[str] | None = None) -> argparse.Namespace:
    """Parse the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, nargs="+", required=True, help="files of labelled pairs (.tsv or .tsv.xz)")
    parser.add_argument("--backbone", required=True, help="folder or hub id of the encoder to fine-tune")
    parser.add_argument("--out", type=Path, required=True, help="model folder to write")
    parser.add_argument("--work", type=Path, help="folder for checkpoint and metrics (default: --out)")
    parser.add_argument("--steps", type=int, default=8000)
    parser.add_argument("--stop-at", type=int, help="stop after this step with a checkpoint, to go on later")
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--lr", type=float, default=1e-4)
    parser.add_argument("--head-lr-factor", type=float, default=5.0)
    parser.add_argument("--warmup", type=int, default=300, help="steps of linear warm-up")
    parser.add_argument("--decay", type=int, default=2500, help="last steps, over which the rate falls to zero")
    parser.add_argument("--dropout", type=float, default=0.0)
    parser.add_argument(
        "--teacher", type=Path, nargs="+", default=[], help="folders of models whose mean probabilities are learned too"
    )
    parser.add_argument("--teacher-share", type=float, default=0.6, help="share of the loss that they make up (default 0.6)")
    parser.add_argument(
        "--untaught",
        nargs="+",
        default=[],
        metavar="PREFIX",
        help="data sets of which the labels alone are learned, by their start",
    )
    parser.add_argument(
        "--freeze-layers", type=int, default=2, help="first layers kept as they are; -1 trains the embeddings too"
    )
    parser.add_argument("--max-tokens", type=int, default=144)
    parser.add_argument("--held-out", type=int, default=HELD_OUT, help="three-way rows kept for the temperature")
    parser.add_argument("--held-out-file", type=Path, help="the rows to keep for it (when going on from an earlier run's model)")
    parser.add_argument(
        "--rows",
        type=dataset_rows,
        nargs="+",
        default=[],
        metavar="NAME=COUNT",
        help="rows to take of a data set, in place of CAPS; with twice what there is or more, each comes that often",
    )
    parser.add_argument("--save-every", type=int, default=500)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--device", help="cpu, cuda, mps (default: cuda where there is one)")
    return parser.parse_args(argv)


if __name__ == "__main__":
    train(arguments())
