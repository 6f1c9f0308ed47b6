#!/usr/bin/env bash
# llama-index-core 0.14.25: a judge's "No, it closed yesterday." makes the answer faithful, with a score of 1.0, for "yes" is in "yesterday".
#
# FaithfulnessEvaluator and RelevancyEvaluator ask a model to answer YES or NO, and pass where the three letters y, e, s stand anywhere in what it
# says: in "yesterday", "eyes", "polyester", "No ... not a clear yes". Models like to add the reason to a NO, and it is about the text under
# test, so that news (which happened yesterday) and eye drops fail less than others, whatever is said of them. A bare NO is right, as tests have it.
# One would guess that a word is looked for, or the beginning. Nothing is logged; the feedback has the judge's words, beside passing=True. The
# prompt does not say that the reason is to be left out. Read the feedback oneself, or give a template that asks for one word.
#
# Here the model is a class that answers what it is told.
#
# Seen:
#   as stated: 'NO': faithful False 0.0, relevant False 0.0
#   as stated: 'No. By the context it closed on Monday.': faithful False 0.0, relevant False 0.0
#   as stated: 'No. By the context it closed yesterday.': faithful True 1.0, relevant True 1.0
#   as stated: 'NO. The drops for the eyes were not tested.': faithful True 1.0, relevant True 1.0
#   as stated: 'No. It is made of polyester.': faithful True 1.0, relevant True 1.0
#   as stated: raise_error=True: for 'NO' it raises, for 'No. By the context it closed yesterday.' it does not
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --no-compile --disable-pip-version-check llama-index-core==0.14.25
cat > "$folder/show.py" <<'PYTHON'
import sys

from llama_index.core.evaluation import FaithfulnessEvaluator, RelevancyEvaluator
from llama_index.core.llms import CompletionResponse, CustomLLM, LLMMetadata

CASE = {"query": "When did the pool close?", "response": "It closed in May.", "contexts": ["The pool closed on Monday."]}
YESTERDAY = "No. By the context it closed yesterday."
EXPECTED = {
    "NO": 0.0,
    "No. By the context it closed on Monday.": 0.0,
    YESTERDAY: 1.0,
    "NO. The drops for the eyes were not tested.": 1.0,
    "No. It is made of polyester.": 1.0,
}


class Told(CustomLLM):
    """Answers with this."""

    answer: str

    @property
    def metadata(self):
        return LLMMetadata()

    def complete(self, prompt, formatted=False, **_):
        return CompletionResponse(text=self.answer)

    def stream_complete(self, *_, **__):
        raise NotImplementedError


def judged(evaluator, answer):
    result = evaluator(llm=Told(answer=answer)).evaluate(**CASE)
    return result.passing, result.score


def raises(answer):
    try:
        FaithfulnessEvaluator(llm=Told(answer=answer), raise_error=True).evaluate(**CASE)
    except ValueError:
        return True
    return False


def fact(holds, text):
    print("as stated:" if holds else "CHANGED:", text)
    return holds


facts = []
for answer, score in EXPECTED.items():
    faithful, relevant = judged(FaithfulnessEvaluator, answer), judged(RelevancyEvaluator, answer)
    told = "{!r}: faithful {} {}, relevant {} {}".format(answer, *faithful, *relevant)
    facts.append(fact(faithful == relevant == (score == 1.0, score), told))
says = ["it raises" if raises(answer) else "it does not" for answer in ("NO", YESTERDAY)]
facts.append(fact(says == ["it raises", "it does not"], f"raise_error=True: for 'NO' {says[0]}, for {YESTERDAY!r} {says[1]}"))
sys.exit(not all(facts))
PYTHON
"$folder/venv/bin/python" -W ignore "$folder/show.py"
