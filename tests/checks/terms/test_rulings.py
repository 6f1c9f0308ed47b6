"""Being cleared of a charge is what a passage says of whose charge was dismissed."""

from __future__ import annotations

import pytest

from factcheck.checks.terms import restated


@pytest.mark.parametrize(
    ("claim", "passage", "told"),
    [
        (
            "Sabine Orr was cleared of forgery.",
            "The judge dismissed the charge of forgery.",
            "The charge of forgery against Sabine Orr was dismissed.",
        ),
        (
            "Lamm was acquitted of arson.",
            "The charge of arson against Lamm was dropped.",
            "The charge of arson against Lamm was dismissed.",
        ),
        ("Orr was cleared of fraud.", "The judge dismissed the charge of forgery.", None),
        ("Orr was convicted of forgery.", "The judge dismissed the charge of forgery.", None),
        ("Orr was cleared of forgery.", "The judge convicted Orr of forgery.", None),
    ],
)
def test_cleared_and_dismissed(claim: str, passage: str, told: str | None) -> None:
    assert restated(claim, passage).text == (told or claim)
