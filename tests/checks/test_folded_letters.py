"""Letters that patterns take for others, as they ignore case, and that are no letters of the tables: "thırd", "ſeven", a Kelvin sign."""

from __future__ import annotations

from pathlib import Path

import pytest
from one_claim import one_claim

from factcheck.checks.kept import same_sources
from factcheck.checks.registry import CHECKS
from factcheck.checks.terms import restated

_EVERY = 11
_FOLDED = {"i": "ı", "s": "ſ", "k": "\N{KELVIN SIGN}"}
TABLES = sorted(Path(__file__).parent.rglob("*.tsv"))


def _rows(table: Path) -> list[tuple[str, str]]:
    lines = [line.split("\t") for line in table.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    texts = [[cell.replace("\\n", "\n") for cell in cells if " " in cell] for cells in lines[::_EVERY]]
    return [(cells[0], cells[1]) for cells in texts if len(cells) > 1]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_no_check_breaks_down(table: Path) -> None:
    for source, rewrite in _rows(table):
        for letter, other in _FOLDED.items():
            for texts in ((source.replace(letter, other), rewrite), (source, rewrite.replace(letter, other))):
                with same_sources():
                    claim = one_claim(*texts)
                    for check in CHECKS.values():
                        check(claim)
                    restated(claim.sentence.text, texts[0])


def test_a_fraction_with_another_letter() -> None:
    source, rewrite = "More than a third of the passengers are pupils.", "Less than a thırd of the passengers are pupils."
    assert not restated(rewrite, source).swaps
    for check in CHECKS.values():
        check(one_claim(source, rewrite))
