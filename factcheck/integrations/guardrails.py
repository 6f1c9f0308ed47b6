"""Guardrails AI: a validator that marks what the sources do not support, also while a text streams, sentence by sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from guardrails.validator_base import ErrorSpan, FailResult, PassResult, ValidationResult, Validator, register_validator

from factcheck.integrations.evaluation import checked, explained, reason, to_look_at
from factcheck.text.sentences import split_sentences

if TYPE_CHECKING:
    from factcheck.checker import Checker


@register_validator(name="factcheck/consistent", data_type="string")
class FactcheckValidator(Validator):
    """Fails a text of which a sentence is not supported by ``metadata["sources"]``; ``fix`` leaves such sentences out."""

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
        """The first sentence with all that stands before the second, and the rest; nothing while there is no second."""
        sentences = split_sentences(chunk)
        return [chunk[: sentences[1].start], chunk[sentences[1].start :]] if len(sentences) > 1 else []
