"""What is drawn on a page: runs of text with their places, and the page that has them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text that was drawn at once, in points from the page's lower left: where it begins and ends, its baseline and size.

    `codes` tells that its font does not say which characters it shows.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    codes: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its runs in the order in which they were drawn, the values of a form, text drawn aslant, and the share that a picture covers.

    `drawn` tells that there is anything on it at all.
    """

    number: int
    runs: tuple[Run, ...] = ()
    values: tuple[Run, ...] = ()
    aslant: tuple[str, ...] = ()
    pictured: float = 0.0
    drawn: bool = False

    @property
    def words(self) -> int:
        """How many words it has."""
        return sum(len(run.text.split()) for run in self.runs)

    @property
    def code_share(self) -> float:
        """How much of its text is codes."""
        return sum(len(run.text) for run in self.runs if run.codes) / max(1, sum(len(run.text) for run in self.runs))
