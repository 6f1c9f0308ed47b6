#!/usr/bin/env bash
# guardrails-ai 0.11.0: a text that streams through a guard loses sentences and spaces, though its validator passes everything.
#
# A streamed text is cut into sentences for the validator. The cut swallows the space, so what follows is glued on: the validator is asked
# about "Two lorries stopped.It rained.", which nobody said, and later cuts find no end of a sentence there. With on_fail="fix" the guard
# gives on what was asked about, so the spaces are gone for the reader too. And of each piece of the stream one sentence is taken; where
# the last piece holds two, the second stays behind and is neither judged nor given on, with validation_passed=True. The same text given
# whole comes back as it was.
#
# Seen:
#   as stated: given whole, 'The bridge closed. Two lorries stopped.' comes back unchanged
#   as stated: streamed in one piece it comes back as 'The bridge closed.', passed=True
#   as stated: streamed in two, 'The bridge closed. Two lorries stopped. It rained.' comes back as 'The bridge closed.Two lorries stopped.It rained.'
#   as stated: and the validator was asked about ['The bridge closed.', 'Two lorries stopped.It rained.']
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check guardrails-ai==0.11.0 pydantic==2.14.4
export HOME="$folder" LITELLM_LOCAL_MODEL_COST_MAP=True
echo "enable_metrics=false" > "$folder/.guardrailsrc"
cat > "$folder/show.py" <<'PYTHON'
import sys
import warnings

warnings.simplefilter("ignore")
from guardrails import Guard
from guardrails.validator_base import PassResult, Validator, register_validator

asked = []


@register_validator(name="demo/passes-all", data_type="string")
class PassesAll(Validator):
    def _validate(self, value, metadata):
        asked.append(value)
        return PassResult()


def guard():
    asked.clear()
    return Guard().use(PassesAll(on_fail="fix"))


def streamed(*pieces):
    def speak(*_, **__):
        yield from pieces

    outcomes = list(guard()(speak, messages=[{"role": "user", "content": "What happened?"}], stream=True))
    return "".join(outcome.validated_output for outcome in outcomes), all(outcome.validation_passed for outcome in outcomes)


def fact(holds, text):
    print("as stated:" if holds else "CHANGED:", text)
    return holds


two, three = "The bridge closed. Two lorries stopped.", "The bridge closed. Two lorries stopped. It rained."
whole = guard().validate(two).validated_output
short, passed = streamed(two)
glued, _ = streamed(three[:42], three[42:])
facts = [
    fact(whole == two, f"given whole, {two!r} comes back {'unchanged' if whole == two else f'as {whole!r}'}"),
    fact(short == "The bridge closed." and passed, f"streamed in one piece it comes back as {short!r}, passed={passed}"),
    fact(glued == three.replace(". ", "."), f"streamed in two, {three!r} comes back as {glued!r}"),
    fact(
        asked == ["The bridge closed.", "Two lorries stopped.It rained."],
        f"and the validator was asked about {asked}",
    ),
]
sys.exit(not all(facts))
PYTHON
"$folder/venv/bin/python" "$folder/show.py"
