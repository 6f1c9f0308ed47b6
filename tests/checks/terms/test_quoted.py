"""Words within quotation marks that say the same as the source's."""

from __future__ import annotations

import pytest

from factcheck.checks.terms import restated


@pytest.mark.parametrize(
    ("claim", "passage", "told"),
    [
        (
            'Vale said the city had "full support" for it.',
            '"The city has complete support for it," Vale said.',
            'Vale said the city had "complete support" for it.',
        ),
        ('"It was a big mistake," he said.', '"It was a large mistake," he said.', '"It was a large mistake," he said.'),
        ('"They began at once," he said.', '"They started at once," he said.', '"They started at once," he said.'),
        ('"It was a small mistake," he said.', '"It was a large mistake," he said.', None),
        ('"We want an honest count," she said.', '"We want a fair count," she said.', None),
        ('"It was a large mistake," he said.', '"It was a large mistake," he said.', None),
        ('"They began at once and left," he said.', '"They started at once and fled," he said.', None),
        ("They began at once, he said.", '"They started at once," he said.', None),
    ],
)
def test_the_sources_word_of_the_same_sense(claim: str, passage: str, told: str | None) -> None:
    found = restated(claim, passage)
    assert found.text == (told or claim)
    assert bool(found.swaps) == bool(told)
