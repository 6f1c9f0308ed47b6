"""How much work is put into a check: the presets `fast`, `balanced` and `thorough`."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.errors import InputError
from factcheck.evidence import Level, around_best, closest_sentences, joined_closest, larger_passages


@dataclass(frozen=True, slots=True)
class Preset:
    """The closest sentences that each claim is judged by, the passages tried after them where they do not settle it, and context."""

    name: str
    k: int
    levels: tuple[Level, ...]
    context: bool


PRESETS = {
    preset.name: preset
    for preset in (
        Preset("fast", 3, (closest_sentences,), context=False),
        Preset("balanced", 4, (closest_sentences, around_best, joined_closest), context=True),
        Preset("thorough", 8, (closest_sentences, around_best, joined_closest, larger_passages), context=True),
    )
}
DEFAULT_PRESET = "balanced"


def preset_named(name: str) -> Preset:
    """The preset of this name; raises InputError for another name."""
    if name not in PRESETS:
        raise InputError(f"unknown preset {name!r}: choose one of {', '.join(PRESETS)}")
    return PRESETS[name]
