#!/usr/bin/env bash
# langchain-classic 1.0.8: "The criterion is not met: the source says Monday, not May" is a pass, for "May" ends in y, and y is for yes.
#
# The criteria evaluators ask a model for its reasoning and then for a line with Y or N alone. The parser takes the last letter of the whole
# answer, small or large, without looking whether it is a word of its own; a pattern that does look is there, and comes third. So an answer that
# was cut off in its reasoning, or that begins with its verdict, is judged by whatever word it ends with: "fully", "entirely", "May", "city" pass,
# "question" and "version" fail. One would guess no verdict. An "N" at the beginning does not help, and the last letter is gone from the
# reasoning. Where a mark follows, all is turned about: "**N**" or "Y." on the last line is no verdict, with score None. Nothing is raised.
# QAEvalChain looks for words, and has "The student is not correct." as CORRECT. Check that value is one of Y and N and that the answer ends in a
# line with it.
#
# Here the model is LangChain's own fake, which answers what it is told.
#
# Seen:
#   as stated: 'The source says Monday.\n\nN' scores 0 with value 'N'
#   as stated: 'The criterion is not met: the source says Monday, not May' scores 1 with value 'y'
#   as stated: 'N: the date is another one, so it is not met entirely' scores 1 with value 'y'
#   as stated: 'Y. The date is the same in each version' scores 0 with value 'n'
#   as stated: 'The source says Monday.\n\n**N**' scores None with value '**N**'
#   as stated: with a reference: 'The reference says so of another city' scores 1 with value 'y'
#   as stated: QAEvalChain: 'The student is not correct.' scores 1 with value 'CORRECT'
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --no-compile --disable-pip-version-check langchain-classic==1.0.8 langchain-core==1.8.3
cat > "$folder/show.py" <<'PYTHON'
import sys

from langchain_classic.evaluation import CriteriaEvalChain, LabeledCriteriaEvalChain, QAEvalChain
from langchain_core.language_models.fake import FakeListLLM

CASE = {"input": "When did the pool close?", "prediction": "It closed in May."}
EXPECTED = {
    "The source says Monday.\n\nN": (0, "N"),
    "The criterion is not met: the source says Monday, not May": (1, "y"),
    "N: the date is another one, so it is not met entirely": (1, "y"),
    "Y. The date is the same in each version": (0, "n"),
    "The source says Monday.\n\n**N**": (None, "**N**"),
}
CITY, STUDENT = "The reference says so of another city", "The student is not correct."


def scored(chain, answer, reference=None, **options):
    evaluator = chain.from_llm(llm=FakeListLLM(responses=[answer]), **options)
    result = evaluator.evaluate_strings(**CASE, reference=reference)
    return result["score"], result["value"]


def fact(holds, text):
    print("as stated:" if holds else "CHANGED:", text)
    return holds


facts = []
for answer, expected in EXPECTED.items():
    seen = scored(CriteriaEvalChain, answer, criteria="relevance")
    facts.append(fact(seen == expected, f"{answer!r} scores {seen[0]} with value {seen[1]!r}"))
seen = scored(LabeledCriteriaEvalChain, CITY, "It closed on Monday.", criteria="correctness")
facts.append(fact(seen == (1, "y"), f"with a reference: {CITY!r} scores {seen[0]} with value {seen[1]!r}"))
seen = scored(QAEvalChain, STUDENT, "It closed on Monday.")
facts.append(fact(seen == (1, "CORRECT"), f"QAEvalChain: {STUDENT!r} scores {seen[0]} with value {seen[1]!r}"))
sys.exit(not all(facts))
PYTHON
"$folder/venv/bin/python" -W ignore "$folder/show.py"
