"""Put the multilingual models into one folder: the trained NLI classifier, and of its backbone what it needs to find close sentences.

    python scripts/train/pack_multilingual.py --backbone multilingual-backbone --trained multilingual --out models/nli-multilingual

Words and lower layers, which the training leaves as they are, stand there once, in a file of their own that no later training changes.
Matrices become float8 as `shrink_model` makes them. The sentence encoder has one layer more, `apart`: it takes the mean of sentences in
many languages, and the directions in which languages differ, out of a vector, so that unrelated sentences are at cosines of about 0.1 and
not 0.8.
"""

from __future__ import annotations

import argparse
import csv
import json
import shutil
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from shrink_model import SMALL, describe, shrunk
from torch.nn import functional
from transformers import AutoModel, AutoTokenizer

from factcheck.models.light.graph import APART

SCENES = Path(__file__).parent.parent / "benchmark" / "languages" / "scenes.tsv"
CLASSIFIER = "bert."
SHARDS = ("model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors")


def sentences_by_language(path: Path) -> dict[str, list[str]]:
    """The sentences of a table with a column ``language`` and columns of sentences, by their language."""
    found: dict[str, list[str]] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            found.setdefault(row["language"], []).extend(row[name] for name in row if name not in ("language", "scene"))
    return found


@torch.no_grad()
def vectors(backbone: Path, texts: Sequence[str]) -> torch.Tensor:
    """The unit-length means of the last states. Shape: (texts, hidden)."""
    tokenizer = AutoTokenizer.from_pretrained(backbone)
    model = AutoModel.from_pretrained(backbone, add_pooling_layer=False).eval()
    found = []
    for text in texts:
        states = model(**tokenizer(text, return_tensors="pt")).last_hidden_state[0]
        found.append(functional.normalize(states.mean(dim=0), dim=0))
    return torch.stack(found)


def apart(by_language: Sequence[torch.Tensor]) -> dict[str, torch.Tensor]:
    """The layer that takes out the mean of all languages and the directions from there to the mean of each.

    Shape: of each language's vectors (sentences, hidden); of the weight (hidden, hidden), of the bias (hidden).
    """
    means = torch.stack([own.mean(dim=0) for own in by_language])
    centre = means.mean(dim=0)
    _, sizes, directions = torch.linalg.svd(means - centre, full_matrices=False)
    directions = directions[sizes > sizes[0] * 1e-4]
    weight = torch.eye(len(centre)) - directions.T @ directions
    return {f"{APART}.weight": weight, f"{APART}.bias": -(weight @ centre)}


def untouched(backbone: Mapping[str, torch.Tensor], classifier: Mapping[str, torch.Tensor]) -> set[str]:
    """The names of the backbone's tensors that the classifier has as they are."""
    return {name for name, tensor in backbone.items() if torch.equal(tensor.half(), classifier[CLASSIFIER + name].half())}


def save_apart(tensors: Mapping[str, torch.Tensor], first: Collection[str], out: Path) -> None:
    """Write a classifier's tensors as transformers loads them, in two files: those named, then what was trained."""
    place = {name: SHARDS[0 if name in first else 1] for name in sorted(tensors)}
    for shard in SHARDS:
        save_file({name: tensors[name] for name in place if place[name] == shard}, out / shard, metadata={"format": "pt"})
    size = sum(tensor.nbytes for tensor in tensors.values())
    index = {"metadata": {"total_size": size}, "weight_map": place}
    (out / "model.safetensors.index.json").write_text(json.dumps(index, indent=2) + "\n", encoding="utf-8")


def pack(backbone: Path, trained: Path, out: Path, scenes: Path = SCENES, small: int = SMALL) -> None:
    """Write the folder `out`."""
    out.mkdir(parents=True, exist_ok=True)
    describe(trained, out)
    classifier, own = load_file(trained / "model.safetensors"), load_file(backbone / "model.safetensors")
    same = untouched(own, classifier)
    save_apart(shrunk(classifier, small), {CLASSIFIER + name for name in same}, out)
    by_language = [vectors(backbone, sentences) for sentences in sentences_by_language(scenes).values()]
    tensors = shrunk({name: tensor for name, tensor in own.items() if name not in same}, small)
    halves = {name: tensor.half().contiguous() for name, tensor in apart(by_language).items()}
    save_file(tensors | halves, out / "retrieval.safetensors")
    shutil.copyfile(backbone / "tokenizer.json", out / "tokenizer.json")  # what training wrote again is twice as long
    limit = json.loads((out / "config.json").read_text(encoding="utf-8"))["max_position_embeddings"]
    (out / "sentence_bert_config.json").write_text(json.dumps({"max_seq_length": limit}) + "\n", encoding="utf-8")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--backbone", type=Path, required=True, help="folder that make_multilingual.py wrote")
    parser.add_argument("--trained", type=Path, required=True, help="folder that train_nli.py wrote, trained from that backbone")
    parser.add_argument("--out", type=Path, required=True, help="folder to write")
    args = parser.parse_args()
    pack(args.backbone, args.trained, args.out)
    for path in sorted(args.out.iterdir()):
        print(f"{path.stat().st_size / 1e6:6.1f} MB  {path.name}")


if __name__ == "__main__":
    main()
