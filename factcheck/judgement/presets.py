"""How much work is put into a check: the presets `fast`, `balanced` and `thorough`."""

from __future__ import annotations

from dataclasses import dataclass, replace

from factcheck.errors import InputError
from factcheck.evidence.passages import (
    Level,
    around_best,
    closest_of_each_source,
    closest_sentence,
    closest_together,
    each_if_none_is_near,
)
from factcheck.models.seam import EMBEDDED_NLI, EMBEDDED_NLI_BOTH


@dataclass(frozen=True, slots=True)
class Preset:
    """What a check tries for each claim.

    The passages of each level, drawn from the `k` closest sentences, as long as it is open; beside the closest, sentences whose
    cosine similarity to the claim is at least `worth_reading` or nearly that of the closest. `context` judges it together with the
    sentences before it, `parts` each of its statements by itself where it has several, `whole` judges it by all of a short source,
    `excerpt` by the closest sentences of a longer one, `asks_on` asks more even where the passages so far are plain, and `explain` looks
    for the words to blame. `nli_model` names the embedded model that judges where the caller names none. With all of a source, and
    with an excerpt, the odds of *entailed* are taken `prior` and `prior_of_excerpt` times (docs/notes/2026-11-30-texts-that-people-wrote.md
    and 2026-11-29-second-opinion.md have what other values give).
    """

    name: str
    k: int
    levels: tuple[Level, ...]
    worth_reading: float
    context: bool
    parts: bool
    whole: bool
    excerpt: bool
    asks_on: bool
    explain: bool
    nli_model: str = EMBEDDED_NLI
    prior: float = 4.0
    prior_of_excerpt: float = 1.4


_BALANCED = Preset(
    "balanced",
    3,
    (closest_sentence, each_if_none_is_near, closest_together, around_best, closest_of_each_source),
    worth_reading=0.4,
    context=True,
    parts=True,
    whole=True,
    excerpt=False,
    asks_on=False,
    explain=True,
)
PRESETS = {
    preset.name: preset
    for preset in (
        Preset(
            "fast",
            3,
            (closest_sentence, closest_together),
            worth_reading=0.4,
            context=False,
            parts=False,
            whole=False,
            excerpt=False,
            asks_on=False,
            explain=False,
        ),
        _BALANCED,
        replace(_BALANCED, name="thorough", excerpt=True, asks_on=True, nli_model=EMBEDDED_NLI_BOTH, prior=3.0),
    )
}
DEFAULT_PRESET = "balanced"


def preset_named(name: str) -> Preset:
    """The preset of this name; raises InputError for another name."""
    if name not in PRESETS:
        raise InputError(f"unknown preset {name!r}: choose one of {', '.join(PRESETS)}")
    return PRESETS[name]
