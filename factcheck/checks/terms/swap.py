"""A part of a claim that says in other terms what a part of a passage says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Swap:
    """``claim[start:end]`` may be read as `text`, since ``passage[passage_start:passage_end]`` says the same.

    `message` says so in a few words: ``12 miles is 19 km``.
    """

    start: int
    end: int
    text: str
    passage_start: int
    passage_end: int
    message: str


def with_stop(there: str, here: str, following: str) -> str:
    """The passage's words with the full stop that ends the sentence, once: "5 p.m." ends with it, "17:00" does not."""
    if following in ".!?" and following:
        return there.removesuffix(".")
    return there + "." if not following and here.endswith(".") and not there.endswith(".") else there
