"""Guardrails AI: a validator that marks what the sources do not support, also while a text streams, sentence by sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from guardrails.validator_base import ErrorSpan, FailResult, PassResult, ValidationResult, Validator, register_validator

from factcheck.integrations.evaluation import checked, explained, reason, to_look_at
from factcheck.text.sentences import split_sentences

if TYPE_CHECKING:
    from factcheck.checker import Checker

_NEXT = "The"  # begins a sentence of its own where the text before it has ended
_MAY_GO_ON = re.compile(r"(?<!\d)\d{1,3}\.$")  # into the decimals of a number


@register_validator(name="factcheck/consistent", data_type="string")
class FactcheckValidator(Validator):
    """Fails a text by findings: a sentence is not entailed by ``metadata["sources"]``, or an exact check has an error or a warning in it.

    ``fix`` leaves such sentences out. The score does not count.
    """

    required_metadata_keys = ["sources"]  # noqa: RUF012 - as Guardrails has it

    def __init__(self, checker: Checker | None = None, on_fail: Any = None) -> None:
        super().__init__(on_fail=on_fail)
        self._checker = checker

    def _validate(self, value: str, metadata: dict[str, Any]) -> ValidationResult:
        report = checked(metadata["sources"], value, self._checker)
        wrong = to_look_at(report)
        if not wrong:
            return PassResult()
        kept = [0, *(place for sentence in wrong for place in (sentence.start, sentence.end)), len(value)]
        return FailResult(
            error_message=reason(report),
            fix_value="".join(value[start:end] for start, end in zip(kept[::2], kept[1::2], strict=True)).strip(),
            error_spans=[ErrorSpan(start=item.start, end=item.end, reason=explained(item)) for item in wrong],
        )

    def _chunking_function(self, chunk: str) -> list[str]:
        """The sentences that have ended, and the rest, together all of the text; nothing while there is none."""
        last = split_sentences(f"{chunk} {_NEXT}")[-1]
        has_ended = last.text == _NEXT and not _MAY_GO_ON.search(chunk)
        begun = split_sentences(chunk)[-1:]
        cut = len(chunk) if has_ended else begun[0].start if begun else 0
        return [chunk[:cut], chunk[cut:]] if chunk[:cut].strip() else []
