"""Measuring how fast this machine checks, in each precision in which it can."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count, islice
from statistics import median

from factcheck.checker import Checker
from factcheck.errors import InputError, ModelError
from factcheck.models import light, nli

_PAIRS_AT_ONCE = 32
_PAGE_FACTS = 24
_PAGES = 3

_FACTS = (
    (
        "The council of {town} voted on {day} to spend {n} million euros on a new library.",
        "{town} puts {n} million euros into a library.",
    ),
    (
        "A ferry from {town} ran aground on {day} with {n} passengers on board, none of whom was hurt.",
        "The {town} ferry carried {n} people.",
    ),
    (
        "Police in {town} closed the harbour road on {day} after {n} lorries had lost their loads.",
        "The harbour road of {town} was closed.",
    ),
    (
        "The museum in {town} sold {n} thousand tickets last year, fewer than it had hoped for.",
        "{n} thousand people came to {town}'s museum.",
    ),
    (
        "Heavy rain on {day} flooded {n} cellars in {town}, and the fire brigade pumped all night.",
        "Rain flooded {n} cellars in {town}.",
    ),
    (
        "Teachers in {town} will strike for {n} days from {day} unless their pay is raised.",
        "The teachers of {town} strike for a month.",
    ),
)
_TOWNS = ("Aldham", "Brigton", "Corwell", "Dunmere", "Eastholm", "Farley", "Gorsby")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


@dataclass(frozen=True, slots=True)
class PrecisionSpeed:
    """What one precision does: pairs of about 40 words and a sentence a second, and seconds for a page of 350 words and 12 sentences.

    Where it cannot run here, `why_not` says so and there are no figures. `backend` is that of the NLI model's signature, which says in
    which precision it ran.
    """

    precision: str
    backend: str | None = None
    pairs_per_second: float | None = None
    page_seconds: float | None = None
    why_not: str | None = None


@dataclass(frozen=True, slots=True)
class SpeedResult:
    """The speed of a machine: what it is, the backend that ``auto`` chooses and why, and each precision."""

    processor: str
    threads: int
    chosen: str
    why: str
    measured: tuple[PrecisionSpeed, ...]


def measure_speed(checker_in: Callable[[str], Checker], seconds: float = 5.0) -> SpeedResult:
    """Measure each precision.

    Args:
        checker_in: gives the checker that computes in a precision, or in ``auto``.
        seconds: for how long pairs are checked in each precision.

    Raises:
        InputError, ModelError: as `checker_in` does for ``auto``.
    """
    from factcheck.models.light.processor import available_threads, processor_name

    chosen = _backend(checker_in("auto"))
    precisions = light.PRECISIONS if chosen.startswith("openvino") else nli.PRECISIONS
    return SpeedResult(
        processor_name(),
        available_threads(),
        chosen,
        why(chosen),
        tuple(_measured(checker_in, precision, seconds) for precision in precisions if precision != "auto"),
    )


def why(backend: str) -> str:
    """Why ``auto`` chooses a backend, in one sentence."""
    from factcheck.models.light.processor import capabilities
    from factcheck.models.light.quickest import CLEARLY, gain

    runtime, device, precision = (*backend.split("/"), "", "")[:3]
    if runtime == "openvino":
        gains = " and ".join(_gain(each, gain(each)) for each in ("bf16", "int8"))
        taken = f"taken is bf16 from {CLEARLY} times on, else int8 from there on, else fp32; OpenVINO lists {', '.join(capabilities())}"
        return f"compared with fp32, products of matrices are {gains} on this processor ({taken})"
    reasons = {
        ("transformers", "fp32"): f"through torch models run in fp32 on a {device}",
        ("transformers", "fp16"): f"through torch models run in fp16 on {device}",
    }
    return reasons.get((runtime, precision), "the model says so itself")


def _gain(precision: str, times: float) -> str:
    """How much quicker products are in a precision, in words."""
    return f"{times:.2g} times as quick in {precision}" if times else f"not to be had in {precision}"


def _measured(checker_in: Callable[[str], Checker], precision: str, seconds: float) -> PrecisionSpeed:
    try:
        checker = checker_in(precision)
    except (InputError, ModelError) as error:
        return PrecisionSpeed(precision, why_not=str(error))
    pairs, page = made_pairs(), made_page()
    for _ in checker.check_many(islice(pairs, _PAIRS_AT_ONCE)):  # the first ones take longer
        pass
    begun, done = time.perf_counter(), 0
    while (passed := time.perf_counter() - begun) < seconds or not done:
        done += sum(1 for _ in checker.check_many(islice(pairs, _PAIRS_AT_ONCE)))
    pages = [_timed(lambda: checker.check(*page)) for _ in range(_PAGES + 1)][1:]
    return PrecisionSpeed(precision, _backend(checker), done / max(passed, 1e-9), median(pages))


def _backend(checker: Checker) -> str:
    backend: str = checker.signature["nli"]["backend"]
    return backend


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def made_pairs() -> Iterator[tuple[str, str]]:
    """Any number of made-up sources of three sentences, each with a rewrite of one; no two are the same."""
    for number in count():
        source, rewrite = _fact(number)
        yield f"{source} {_fact(number + 1)[0]} {_fact(number + 2)[0]}", rewrite


def made_page() -> tuple[str, str]:
    """A made-up source of a page, and a rewrite of half of its facts."""
    facts = [_fact(number) for number in range(_PAGE_FACTS)]
    return " ".join(source for source, _ in facts), " ".join(rewrite for _, rewrite in facts[::2])


def _fact(number: int) -> tuple[str, str]:
    details = {"town": _TOWNS[number % len(_TOWNS)], "day": _DAYS[number % len(_DAYS)], "n": number + 2}
    source, rewrite = _FACTS[number % len(_FACTS)]
    return source.format(**details), rewrite.format(**details)
