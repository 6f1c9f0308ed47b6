"""Training rows of texts that people wrote: sentences that were split or joined, and passages with claims."""

from __future__ import annotations

import random
from collections.abc import Sequence

import make_real_rows as real
import numpy as np
from numpy.typing import NDArray

from factcheck.models.seam import ModelIdentity

LINES = [
    "The mill in Lomec , which Otto Berg built in 1902 , was sold to Ida Moe in May .\t"
    "The mill in Lomec was built in 1902 by Otto Berg . <::::> The mill in Lomec was sold to Ida Moe in May .",
    "The bridge at Vasa ( 1910 ) was closed in June , and Nils Ek opened it again in July .\t"
    "The bridge at Vasa ( 1910 ) was closed in June . <::::> Nils Ek opened the bridge again in July .",
    "no capital here , so it is left out .\tno capital here . <::::> It is left out .",
]


class _Encoder:
    """Sentences are as near as their shared words are many."""

    identity = ModelIdentity("words", "0", "none")

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        words = sorted({word for text in texts for word in text.lower().split()})
        found = np.array([[word in text.lower().split() for word in words] for text in texts], np.float32)
        unit: NDArray[np.float32] = found / np.linalg.norm(found, axis=1, keepdims=True)
        return unit


def test_a_tokenized_sentence_is_written_plainly() -> None:
    assert real.plain("`` It did n't , '' he said ( twice ) , `` work . ''") == '"It didn\'t," he said (twice), "work."'


def test_content_words_of_right_rows_are_in_the_premise() -> None:
    same, loose = real.split_pairs(LINES, random.Random(1))
    assert same and not [pair for pair in same if set(real.content(pair[1])) - set(real.content(pair[0]))]
    assert all(premise[0].isupper() for premise, _ in same + loose)


def test_wrong_rows_have_another_word_and_a_label_of_their_own() -> None:
    rows = real.split_rows(LINES * 8, 40, random.Random(1))
    wrong = [row for row in rows if row.dataset == "made_split_wrong"]
    right = {(row.premise, row.hypothesis) for row in rows if row.dataset == "made_split"}
    assert {row.label for row in wrong} <= {"c", "ne"} and wrong
    assert not [row for row in wrong if (row.premise, row.hypothesis) in right or row.hypothesis == row.premise]
    assert {row.label for row in rows if row.dataset == "made_split"} == {"e"}


def test_a_claim_is_asked_by_its_closest_sentences() -> None:
    passage = "The ferry to Lomec was late. Its engine had failed. Nobody was hurt. The mayor of Lomec thanked the crew."
    item = {"premise": passage, "claim": "The mayor thanked the crew of the ferry.", "label": 1}
    rows = real.grounding_rows([item], _Encoder(), random.Random(2))
    windows = [row.premise for row in rows if row.dataset == "ground_window"]
    assert rows[0] == (passage, item["claim"], "e", "made_grounding", None)
    assert windows[0] == "The mayor of Lomec thanked the crew." and all(
        window in passage or "ferry" in window for window in windows
    )
    assert {row.label for row in rows if row.dataset == "ground_window"} == {"?"}
