"""Loading the models that a caller names: those that come with factcheck through OpenVINO on a processor, all others through torch."""

from __future__ import annotations

import difflib
from pathlib import Path

from factcheck.errors import InputError
from factcheck.models.device import known_precision, resolve_device
from factcheck.models.light import PRECISIONS as LIGHT_PRECISIONS
from factcheck.models.seam import (
    EMBEDDED_NLI,
    EMBEDDED_NLI_BOTH,
    EMBEDDED_NLI_FOLDERS,
    EMBEDDED_NLI_LARGE,
    EMBEDDED_NLI_MULTILINGUAL,
    EMBEDDED_NLI_NAMES,
    MULTILINGUAL_ENCODER,
    Encoder,
    Models,
    NliModel,
    embedded_nli_folder,
    is_installed,
)


def runs_light(device: str, precision: str) -> bool:
    """Whether OpenVINO runs the models that come with factcheck; raises InputError for a device or a precision that there is not."""
    return known_precision(precision) in LIGHT_PRECISIONS and resolve_device(device) == "cpu"


def load_encoder(model: str | Encoder | None, device: str, precision: str, light: bool) -> Encoder:
    """The encoder of this name, all-MiniLM-L6-v2 for None; a model as it is."""
    if model is not None and not isinstance(model, str):
        return model
    if model is None and light:
        from factcheck.models.light.encoder import LightEncoder

        return LightEncoder(precision=precision)
    from factcheck.models.encoder import SentenceEncoder

    return SentenceEncoder(model, device)


def load_nli(model: str | NliModel, device: str, precision: str, light: bool) -> NliModel:
    """The NLI model of this name; a model as it is."""
    if not isinstance(model, str):
        return model
    if model == EMBEDDED_NLI_BOTH:
        from factcheck.models.second_opinion import SecondOpinion

        small, large = (load_nli(name, device, precision, light) for name in (EMBEDDED_NLI, EMBEDDED_NLI_LARGE))
        return SecondOpinion(small, large)
    if light and model in EMBEDDED_NLI_FOLDERS:
        from factcheck.models.light.nli import LightNli

        return LightNli(model, precision)
    _refuse_misspelt(model)
    from factcheck.models.nli import CrossEncoderNli

    return CrossEncoderNli(model, device, precision)


def _refuse_misspelt(name: str) -> None:
    """Raise InputError for what is nearly a name of ours: it would be looked for on the hub, with packages that may not be here."""
    close = difflib.get_close_matches(name[:100], EMBEDDED_NLI_NAMES, n=1, cutoff=0.8)
    if close and name not in EMBEDDED_NLI_NAMES and "/" not in name and not Path(name).exists():
        raise InputError(f"unknown NLI model {name!r}; did you mean {close[0]}?")


def held_by(model: NliModel) -> list[NliModel]:
    """The NLI models that are loaded with one: itself, and the small one of two that are asked together."""
    from factcheck.models.second_opinion import SecondOpinion

    return [model, model.first] if isinstance(model, SecondOpinion) else [model]


def load_multilingual(models: Models, encodes: bool, device: str, precision: str) -> Models | None:
    """What reads other languages beside models that come with factcheck, if it is installed; `encodes` says whether its encoder is wanted.

    The encoder is on the processor always: no other library reads what it shares with the NLI model.
    """
    name, loaded = EMBEDDED_NLI_MULTILINGUAL, models.nli.identity.name
    if loaded not in EMBEDDED_NLI_NAMES or not is_installed(name):
        return None
    nli = models.nli if loaded == name else load_nli(name, device, precision, runs_light(device, precision))
    if not encodes:
        return Models(models.encoder, nli)
    from factcheck.models.light.encoder import LightEncoder

    light = precision if precision in LIGHT_PRECISIONS else "auto"
    return Models(LightEncoder(embedded_nli_folder(name), light, MULTILINGUAL_ENCODER), nli)
