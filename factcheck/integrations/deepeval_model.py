"""DeepEval's own metrics without a network: a System One model that answers whether a text is supported by its context."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Any

from deepeval.models import DeepEvalBaseSystemOneModel
from deepeval.models.system_one.schema import NoulAnswer, NoulQuestion, ScoreAnswer, ScoreQuestion, SystemOneAnswers

from factcheck.errors import InputError
from factcheck.integrations.evaluation import checked
from factcheck.integrations.testing import shared_checker

if TYPE_CHECKING:
    from factcheck.checker import Checker

_SOURCES = ("retrieval_context", "context", "reference_context", "original_text")
_TEXTS = ("claim", "summary_claim", "sentence", "actual_output", "expected_output")
_OF_SUPPORT = re.compile(r"\b(?:support|agree|attribut|consistent|contradict|ground|facts)", re.IGNORECASE)


class FactcheckModel(DeepEvalBaseSystemOneModel):
    """The `system_one_model` of FaithfulnessMetric, HallucinationMetric and ContextualRecallMetric, with ``eval_mode="system_one"``."""

    def __init__(self, checker: Checker | None = None) -> None:
        self._checker = checker
        super().__init__("factcheck")

    def load_model(self) -> Checker:
        """The checker."""
        return self._checker or shared_checker()

    def get_model_name(self) -> str:
        """What DeepEval calls the model in its tables."""
        return "factcheck"

    def decide(self, state: Any, questions: dict[str, Any]) -> tuple[SystemOneAnswers, float | None]:
        """Answers at no cost; raises InputError for a question that is not about support, which factcheck knows nothing of."""
        fields = state.get("test_case", state)
        source = next((name for name in _SOURCES if fields.get(name)), "")
        text = next((name for name in _TEXTS if fields.get(name)), "")
        for question in questions.values():
            asked = str(question.instructions)
            if not _OF_SUPPORT.search(asked) or set(re.findall(r"`(\w+)`", asked)) != {source, text}:
                raise InputError(f"factcheck answers only whether a text is supported by its context, not: {asked}")
        report = checked(fields[source], fields[text], self.model)
        contradicted = max((odds.contradicted for item in report.sentences if (odds := item.probabilities)), default=0.0)
        answers = SystemOneAnswers()
        for name, question in questions.items():
            if isinstance(question, NoulQuestion):
                denies = question.instructions.startswith("No ") and "contradict" in question.instructions
                answers.nouls[name] = NoulAnswer(probability=1 - contradicted if denies else report.score)
            elif isinstance(question, ScoreQuestion):
                answers.scores[name] = _level(report.score, len(question.levels))
            else:
                raise InputError(f"factcheck answers questions of yes or no and of levels, not choices: {question.instructions}")
        return answers, None

    async def a_decide(self, state: Any, questions: dict[str, Any]) -> tuple[SystemOneAnswers, float | None]:
        """`decide` in a thread of its own."""
        return await asyncio.to_thread(self.decide, state, questions)


def _level(share: float, levels: int) -> ScoreAnswer:
    """A share, 0 to 1, as a place among levels: the two next to it have probabilities whose mean it is."""
    place = share * (levels - 1)
    low = min(int(place), levels - 2)
    odds = {low: low + 1 - place, low + 1: place - low}
    return ScoreAnswer(score=place, probabilities=odds, confidence=(levels * max(odds.values()) - 1) / (levels - 1))
