#!/usr/bin/env bash
# deepeval 4.3.1: a dataset saved as JSONL cuts a retrieved table at each "|" when it is loaded, and a passage with a source loses what it is.
#
# save_as("jsonl") writes a list of passages not as a list but as one text, joined with "|", and add_goldens_from_jsonl_file splits it there
# again. So a Markdown table comes back as its cells, each a passage of its own, for the metrics that count passages as for those that read
# them. One would guess that JSONL holds what JSON does, for which save_as("json") keeps the list; by a comment in the code nothing is lost.
# A RetrievedContextData, which has a source beside its text, is written with a mark before it and made again on loading, but only where its
# text is a single line: with a line break it comes back as a plain text that begins with "deepeval_source=", from JSON too. Nothing is raised.
# In JSONL the loader does take a list, as other tools write it, so json.dumps of one's own keeps the passages; for those with a source,
# put the line breaks out of the text, or the source into it.
#
# Seen:
#   as stated: json: the table comes back as 1 passage
#   as stated: jsonl: the table comes back as 10 passages, the second is ' Year '
#   as stated: json: a passage of one line and its source: RetrievedContextData
#   as stated: jsonl: a passage of one line and its source: RetrievedContextData
#   as stated: json: a passage of two lines and its source: 'deepeval_source=a.md,deepeval_context=It rained.\nThe bridge is closed.'
#   as stated: jsonl: a passage of two lines and its source: 'deepeval_source=a.md,deepeval_context=It rained.\nThe bridge is closed.'
#   as stated: jsonl with the passages as a list: the table comes back as 1 passage
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check deepeval==4.3.1
cat > "$folder/show.py" <<'PYTHON'
import contextlib
import io
import json
import sys
from pathlib import Path

from deepeval.dataset import EvaluationDataset, Golden
from deepeval.test_case import RetrievedContextData

FOLDER = sys.argv[1]
TABLE = "| Year | Cost |\n|---|---|\n| 1990 | 5 |"
LINES = "It rained.\nThe bridge is closed."


def loaded(kind, path):
    dataset = EvaluationDataset()
    getattr(dataset, f"add_goldens_from_{kind}_file")(path)
    (golden,) = dataset.goldens
    return golden.retrieval_context


def again(kind, passage):
    """What a dataset with this passage has once it has been saved and loaded."""
    with contextlib.redirect_stdout(io.StringIO()):
        golden = Golden(input="What did it cost?", retrieval_context=[passage])
        return loaded(kind, EvaluationDataset(goldens=[golden]).save_as(kind, directory=FOLDER, file_name="dataset"))


def fact(holds, text):
    print("as stated:" if holds else "CHANGED:", text)
    return holds


def number(passages):
    return f"{len(passages)} passage" + "s" * (len(passages) > 1)


kept, cut = again("json", TABLE), again("jsonl", TABLE)
facts = [
    fact(kept == [TABLE], f"json: the table comes back as {number(kept)}"),
    fact("|".join(cut) == TABLE and len(cut) == 10, f"jsonl: the table comes back as {number(cut)}, the second is {cut[1]!r}"),
]
for text, name in [(LINES.partition("\n")[0], "one line"), (LINES, "two lines")]:
    given = RetrievedContextData(source="a.md", context=text)
    for kind in ("json", "jsonl"):
        (seen,) = again(kind, given)
        as_text = seen == f"deepeval_source=a.md,deepeval_context={text}"
        told = repr(seen) if isinstance(seen, str) else type(seen).__name__
        facts.append(fact(seen == given if text != LINES else as_text, f"{kind}: a passage of {name} and its source: {told}"))
listed = Path(FOLDER, "listed.jsonl")
listed.write_text(json.dumps({"input": "What did it cost?", "retrieval_context": [TABLE]}) + "\n")
seen = loaded("jsonl", str(listed))
facts.append(fact(seen == [TABLE], f"jsonl with the passages as a list: the table comes back as {number(seen)}"))
sys.exit(not all(facts))
PYTHON
cd "$folder" # deepeval makes a folder of its own where it runs
DEEPEVAL_TELEMETRY_OPT_OUT=YES "$folder/venv/bin/python" -W ignore "$folder/show.py" "$folder"
