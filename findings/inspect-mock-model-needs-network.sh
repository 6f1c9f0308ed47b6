#!/usr/bin/env bash
# inspect-ai 0.3.285: an evaluation with the built-in mock model, which is there for tests, fails on a machine without a network.
#
# mockllm/model answers what it is told and asks nobody. But where an answer has no usage, the provider counts the tokens of the input,
# by tiktoken, whose table o200k_base comes from the network when it is first used. Without one the answer is lost: the log's status is
# "error" with no score. An empty ModelUsage() in the answer, or a table that an earlier run left in the cache, hides it, so that tests
# pass on a developer's machine and fail in a sealed build. Nothing is counted for a user who did not ask for usage or compaction.
#
# Here tiktoken's reading of addresses is made to fail as it does without a network, and its cache is empty.
#
# Seen:
#   as stated: without usage the status is error, the table asked for is o200k_base.tiktoken
#   as stated: with ModelUsage() the status is success, and no table is asked for
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
# the last ones, as pip takes long to find versions that go together
"$folder/venv/bin/pip" install -q --disable-pip-version-check inspect-ai==0.3.285 tiktoken==0.14.0 pydantic==2.14.4 boto3==1.43.117 botocore==1.43.117 aiobotocore==3.10.0 s3fs==2026.6.0 fsspec==2026.6.0
export TIKTOKEN_CACHE_DIR="$folder/cache" FOLDER="$folder"
cat > "$folder/show.py" <<'PYTHON'
import os
import sys
import warnings

warnings.simplefilter("ignore")
import tiktoken.load
from inspect_ai import Task, eval
from inspect_ai.dataset import Sample
from inspect_ai.model import ModelOutput, ModelUsage, get_model
from inspect_ai.scorer import match

asked = []


def no_network(address):
    asked.append(address.rsplit("/", 1)[1])
    raise ConnectionError("no network")


tiktoken.load.read_file = no_network


def status(usage):
    asked.clear()
    answer = ModelOutput.from_content("mockllm", "42")
    answer.usage = usage
    task = Task(dataset=[Sample(input="Six times seven?", target="42")], scorer=match())
    (log,) = eval(task, model=get_model("mockllm/model", custom_outputs=[answer]), log_dir=os.environ["FOLDER"], display="none")
    return log.status


def fact(holds, text):
    print("as stated:" if holds else "CHANGED:", text)
    return holds


without = status(None)
tables = ", ".join(sorted(set(asked)))
given = status(ModelUsage())
facts = [
    fact((without, tables) == ("error", "o200k_base.tiktoken"), f"without usage the status is {without}, the table asked for is {tables}"),
    fact(given == "success" and not asked, f"with ModelUsage() the status is {given}, and {asked or 'no table is asked for'}"),
]
sys.exit(not all(facts))
PYTHON
"$folder/venv/bin/python" "$folder/show.py"
