#!/usr/bin/env bash
# inspect-ai 0.3.285: for the scorers exact() and f1() the answer 5 is right where -5 is asked for, and the answer A is wrong where A is.
#
# Both compare numbers by value: "5.00" and "1e1" are right for 5 and 10. But before that they cut the text at each "-", so that a sign never
# gets there: "5" for "-5", a rise for a fall, is CORRECT with an f1 of 1.0. And both put all in small letters, drop "a", "an" and "the", and
# pass over a target of which nothing is left: where the choice A is right, no answer is, A itself has INCORRECT and 0.0, while B, C and D work.
# So questions with choices lose those whose answer is A, and questions about changes their direction, with no error and no reason in the score.
# With match(numeric=True) the sign counts, and with match("exact") so does the A.
#
# Here the model's output is made by hand; nobody is asked.
#
# Seen:
#   as stated: answer '5.00', target '5': exact C, f1 1.0
#   as stated: answer '1e1', target '10': exact C, f1 1.0
#   as stated: answer '5', target '-5': exact C, f1 1.0
#   as stated: answer 'It fell by -5', target 'It fell by 5': exact C, f1 1.0
#   as stated: answer 'A', target 'A': exact I, f1 0.0
#   as stated: answer 'B', target 'B': exact C, f1 1.0
#   as stated: answer 'C', target 'C': exact C, f1 1.0
#   as stated: answer 'D', target 'D': exact C, f1 1.0
#   as stated: the reason of the score of A: None
#   as stated: match(numeric=True): '5' for '-5' is I, '-5' for '-5' is C
#   as stated: match('exact'): 'A' for 'A' is C
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --no-compile --disable-pip-version-check inspect-ai==0.3.285 pydantic==2.14.4
export HOME="$folder"
cat > "$folder/show.py" <<'PYTHON'
import asyncio
import sys

from inspect_ai.model import ModelOutput
from inspect_ai.scorer import Target, exact, f1, match
from inspect_ai.solver import TaskState


def whole_score(scorer, answer, target):
    output = ModelOutput.from_content("mockllm/model", answer)
    state = TaskState(model="mockllm/model", sample_id=1, epoch=1, input="How much?", messages=[], output=output)
    return asyncio.run(scorer(state, Target(target)))


def score(scorer, answer, target):
    return whole_score(scorer, answer, target).value


def fact(holds, text):
    print("as stated:" if holds else "CHANGED:", text)
    return holds


EXPECTED = [
    ("5.00", "5", ("C", 1.0)),
    ("1e1", "10", ("C", 1.0)),
    ("5", "-5", ("C", 1.0)),
    ("It fell by -5", "It fell by 5", ("C", 1.0)),
    ("A", "A", ("I", 0.0)),
    *((letter, letter, ("C", 1.0)) for letter in "BCD"),
]
facts = []
for answer, target, expected in EXPECTED:
    seen = score(exact(), answer, target), score(f1(), answer, target)
    facts.append(fact(seen == expected, f"answer {answer!r}, target {target!r}: exact {seen[0]}, f1 {seen[1]}"))
reason = whole_score(exact(), "A", "A").reason
facts.append(fact(reason is None, f"the reason of the score of A: {reason}"))
plain, signed = (score(match(numeric=True), answer, "-5") for answer in ("5", "-5"))
facts.append(fact((plain, signed) == ("I", "C"), f"match(numeric=True): '5' for '-5' is {plain}, '-5' for '-5' is {signed}"))
letter = score(match("exact"), "A", "A")
facts.append(fact(letter == "C", f"match('exact'): 'A' for 'A' is {letter}"))
sys.exit(not all(facts))
PYTHON
"$folder/venv/bin/python" -W ignore "$folder/show.py"
