#!/usr/bin/env bash
# tokenizers 0.23.3: with a Unigram model, Encoding.tokens shows no unknown token where the ids have one.
#
# WordLevel, WordPiece and BPE put the name of the unknown token ("<unk>") among Encoding.tokens wherever its id is among the ids. A
# Unigram model, as those of XLM-R, T5 and multilingual-e5 are, puts the text itself there. So a check that a vocabulary covers a
# text, by looking for "<unk>" in the tokens, passes for any text; so does a comparison of the tokens of a whole and of a cut
# vocabulary. Only the ids tell.
#
# Seen:
#   as stated: WordLevel: ids [0], tokens ['<unk>']
#   as stated: WordPiece: ids [0], tokens ['<unk>']
#   as stated: BPE: ids [0], tokens ['<unk>']
#   as stated: Unigram: ids [0], tokens ['橋']
#   as stated: id_to_token(0) is '<unk>' with each
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check tokenizers==0.23.3
cat > "$folder/show.py" <<'PYTHON'
import sys

from tokenizers import Tokenizer, models

VOCABULARY = {"<unk>": 0, "a": 1}
MODELS = {
    "WordLevel": models.WordLevel(VOCABULARY, unk_token="<unk>"),
    "WordPiece": models.WordPiece(VOCABULARY, unk_token="<unk>"),
    "BPE": models.BPE(VOCABULARY, [], unk_token="<unk>"),
    "Unigram": models.Unigram([("<unk>", 0.0), ("a", -1.0)], unk_id=0),
}


def fact(holds, text):
    print("as stated:" if holds else "CHANGED:", text)
    return holds


facts = []
for name, model in MODELS.items():
    found = Tokenizer(model).encode("橋")
    wanted = ["橋"] if name == "Unigram" else ["<unk>"]
    facts.append(fact(found.ids == [0] and found.tokens == wanted, f"{name}: ids {found.ids}, tokens {found.tokens}"))
facts.append(fact(all(Tokenizer(model).id_to_token(0) == "<unk>" for model in MODELS.values()), "id_to_token(0) is '<unk>' with each"))
sys.exit(not all(facts))
PYTHON
"$folder/venv/bin/python" "$folder/show.py"
