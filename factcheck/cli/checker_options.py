"""The options of the commands that check: models and how much work to put in; and the checker made from them."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Annotated, Any

import typer

from factcheck.cli.options import names_starting

if TYPE_CHECKING:
    from factcheck.checker import Checker


CHECK_NAMES = (
    "quotation", "speaker", "attribution", "ruling", "number", "date", "name", "role", "negation",
    "modality", "condition", "scope", "order", "antonym", "absence", "code", "table", "citation",
)  # fmt: skip
"""The exact checks, as `factcheck.checks.registry` has them: written out, as importing that would make every ``--help`` slow."""


def _preset_names() -> Iterable[str]:
    from factcheck.judgement.presets import PRESETS

    return PRESETS


def _nli_names() -> Iterable[str]:
    from factcheck.models.seam import EMBEDDED_NLI_NAMES

    return EMBEDDED_NLI_NAMES


def _language_codes() -> Iterable[str]:
    from factcheck.text.languages import LANGUAGES

    return LANGUAGES


@dataclass(frozen=True, slots=True)
class CheckerOptions:
    """The options of `Checker` that every checking command has, as they are given on the command line."""

    preset: Annotated[
        str,
        typer.Option(
            "--preset",
            autocompletion=names_starting(_preset_names),
            help="How much work to put in: fast, balanced or thorough.",
        ),
    ] = "balanced"
    k: Annotated[
        int | None,
        typer.Option(
            "--k", min=1, help="By how many closest source sentences each claim is judged at most (default: the preset's)."
        ),
    ] = None
    no_check: Annotated[
        list[str] | None,
        typer.Option(
            "--no-check",
            autocompletion=names_starting(lambda: CHECK_NAMES),
            help=f"Leave out an exact check (repeatable): {', '.join(CHECK_NAMES)}.",
        ),
    ] = None
    base_rate: Annotated[
        float | None,
        typer.Option(
            "--base-rate", help="Share of your rewrites, 0 to 1, that you expect to be consistent (default: even odds)."
        ),
    ] = None
    nli_model: Annotated[
        str | None,
        typer.Option(
            "--nli-model",
            autocompletion=names_starting(_nli_names),
            help="embedded, embedded-large, embedded-both, embedded-multilingual, or hub id or folder of an NLI cross-encoder "
            "(default: the preset's).",
        ),
    ] = None
    embedding_model: Annotated[
        str | None, typer.Option("--embedding-model", help="Hub id or folder of a sentence-transformers model.")
    ] = None
    language: Annotated[
        str | None,
        typer.Option(
            "--language",
            metavar="CODE",
            autocompletion=names_starting(_language_codes),
            help="Language of all texts, such as de (default: told from each sentence).",
        ),
    ] = None
    device: Annotated[str, typer.Option("--device", help="auto, cpu, cuda, cuda:N or mps.")] = "auto"
    precision: Annotated[str, typer.Option("--precision", help="Of the NLI model: auto, fp32, bf16, int8 or fp16.")] = "auto"
    cache: Annotated[
        str | None,
        typer.Option(
            "--cache",
            metavar="DIR",
            help="Keep what the models say in this folder, up to 1 GB, so that no run asks the same again; processes may share it.",
        ),
    ] = None

    def checker(self, *, calibration: str | None = None, omissions: bool = False, explain: bool | None = None) -> Checker:
        """The checker that the options describe; raises InputError or ModelError as `Checker` does."""
        from factcheck.checker import Checker
        from factcheck.checks.registry import CHECKS
        from factcheck.judgement.options import known_checks

        left_out = known_checks(self.no_check or [])
        return Checker(
            preset=self.preset,
            k=self.k,
            checks=[name for name in CHECKS if name not in left_out],
            calibration=calibration,
            base_rate=self.base_rate,
            nli_model=self.nli_model,
            embedding_model=self.embedding_model,
            device=self.device,
            precision=self.precision,
            omissions=omissions,
            explain=explain,
            cache=self.cache,
            language=self.language,
        )


def with_checker_options(command: Callable[..., None]) -> Callable[..., None]:
    """The command with an option for each field of `CheckerOptions`, which it takes together as its parameter `models`."""
    own = dict(inspect.signature(command, eval_str=True).parameters)
    del own["models"]
    shared = inspect.signature(CheckerOptions, eval_str=True).parameters

    @wraps(command)
    def run(**values: Any) -> None:
        command(**{name: values[name] for name in own}, models=CheckerOptions(**{name: values[name] for name in shared}))

    parameters = [*own.values(), *(field.replace(kind=inspect.Parameter.KEYWORD_ONLY) for field in shared.values())]
    # what typer looks at
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return run
