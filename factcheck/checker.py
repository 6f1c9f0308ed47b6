"""The library's front door: a `Checker` that keeps its models, and `check` for a single pair."""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

from factcheck.checks.registry import get_ready
from factcheck.errors import InputError
from factcheck.evidence.passages import ABOUT_THE_SAME, NEARLY_AS_CLOSE
from factcheck.judgement import verdict
from factcheck.judgement.judge import Progress, Readers
from factcheck.judgement.open_claims import NEARLY_TIED, SETTLED, SURE, UNLIKELY, UNOPPOSED
from factcheck.judgement.options import CheckerOptions, Wishes, WishNames, refuse_other_types
from factcheck.judgement.presets import DEFAULT_PRESET, preset_named
from factcheck.judgement.score import ScoreMap
from factcheck.models.cached import cached
from factcheck.models.choosing import held_by, load_encoder, load_multilingual, load_nli, runs_light
from factcheck.models.seam import EMBEDDED_NLI_NAMES, Encoder, Models, NliModel
from factcheck.report import Report, SentenceVerdict
from factcheck.text.documents import Texts, as_document, windows
from factcheck.text.sentences import SPLITTER
from factcheck.version import own_version

if TYPE_CHECKING:
    from factcheck import pipeline  # else imported by what uses it, so that its many tables are built while the models load

_MOST_JUDGED = 10_000
"""How many judged pairs `Checker.check_many` remembers from one window of texts to the next."""


class Checker:
    """Loads the models once and checks any number of rewrites; safe to share between threads."""

    def __init__(
        self,
        *,
        preset: str = DEFAULT_PRESET,
        k: int | None = None,
        checks: str | Collection[str] | None = None,
        calibration: str | Path | None = None,
        base_rate: float | None = None,
        explain: bool | None = None,
        omissions: bool = False,
        nli_model: str | NliModel | None = None,
        embedding_model: str | Encoder | None = None,
        support_model: str | None = None,
        device: str = "auto",
        precision: str = "auto",
        cache: str | Path | None = None,
        language: str | None = None,
    ) -> None:
        """Load the models.

        Args:
            preset: how much work is put into each claim: ``fast``, ``balanced`` or ``thorough``, which asks the larger NLI model too.
            k: by how many closest source sentences each claim is judged at most, at least 1; None is the preset's.
            checks: names of the exact checks to run (see `factcheck.checks.registry`), or a single one; None is all of them.
            calibration: a file written by ``factcheck calibrate``; None is the score map that comes with factcheck for the NLI model.
            base_rate: the share of your rewrites, between 0 and 1, that you expect to be consistent, so that the score speaks of them;
                None is that of the score map: 0.5, or what it was in the rows of ``factcheck calibrate``.
            explain: whether to look for the words to blame in sentences that are not entailed, which changes no label and no score;
                None is the preset's.
            omissions: whether to report what the rewrite leaves out of the source; it never counts in the score.
            nli_model: ``embedded``, ``embedded-large``, ``embedded-both``, ``embedded-multilingual``, hub id or folder of a three-way NLI
                cross-encoder, or an `NliModel`; None is the preset's. Where it is one that comes with factcheck, what is not in English
                is for ``embedded-multilingual``, if that is installed.
            embedding_model: hub id or folder of a sentence-transformers model, or an `Encoder`; None is all-MiniLM-L6-v2, and for what
                ``embedded-multilingual`` judges multilingual-e5-small, which comes with it.
            support_model: hub id or folder of a two-way grounding model whose P(supported) is reported beside each verdict.
            device: ``auto``, ``cpu``, ``cuda``, ``cuda:N`` or ``mps``.
            precision: ``auto``, ``fp32``, ``bf16``, ``int8`` or ``fp16``, of the NLI model and on a CPU of both embedded models. ``auto``
                on a CPU: for the embedded models bf16 where the processor is clearly quicker in it, else int8 where it is in that, else
                fp32; for others fp32. Elsewhere fp16. ``int8`` is for the embedded models alone, and changes few labels.
            language: code of the language that all texts are in, such as ``de``; None: each sentence's is told from its words.
            cache: a folder to keep what the models say in, for other runs and processes; see `factcheck.models.cache.Cache`.

        Raises:
            InputError: an option has no such value, the device is absent, the calibration file cannot be used, or the cache folder
                cannot be written to.
            ModelError: a model cannot be loaded or used.
        """
        self._made_with = {name: value for name, value in locals().items() if name != "self"}
        refuse_other_types(preset=preset, support_model=support_model, device=device, precision=precision, cache=cache)
        for name, model in (("nli_model", nli_model), ("embedding_model", embedding_model)):
            if model is not None and not isinstance(model, str) and not hasattr(model, "identity"):
                raise InputError(f"{name} is {model!r}; give a name, a hub id or a folder as a text, or a model")
        self._wishes = Wishes(preset, k, checks, calibration, base_rate, explain, omissions, language)
        nli = preset_named(preset).nli_model if nli_model is None else nli_model
        self._is_the_preset_s = nli_model is None
        support = None
        if support_model is not None:
            from factcheck.models.nli import GroundingModel

            support = GroundingModel(support_model, device, "auto" if precision == "int8" else precision)
        self._options = self._wishes.options(support)
        wrap = cached(cache)
        models = Models(*_models(embedding_model, nli, device, precision))
        self._encoder, self._nli = wrap(models.encoder, models.nli)
        self._held = {nli.identity.name: wrap(models.encoder, nli)[1] for nli in held_by(models.nli)}

        @lru_cache(maxsize=1)
        def multilingual() -> Models | None:
            found = load_multilingual(models, embedding_model is None, device, precision)
            return found and Models(*wrap(found.encoder, found.nli))

        self._multilingual = multilingual

    def __reduce__(self) -> tuple[Any, ...]:
        """A copy in another process loads its own models, from the same options."""
        return _made_with, (tuple(self._made_with.items()),)

    def _readers(self) -> Readers:
        return Readers(Models(self._encoder, self._nli), self._multilingual, self._options.language)

    def check(self, source: str | Sequence[str], rewrite: str, *, progress: Progress | None = None) -> Report:
        """Check one rewrite against its source, or several sources.

        Args:
            source: the text that the rewrite was made from, or several such texts.
            rewrite: the text to check.
            progress: called with pairs judged so far and pairs to judge, once in a while.

        Raises:
            InputError: a text is not a string, or holds half a surrogate pair.
        """
        from factcheck import pipeline

        document = as_document(source, rewrite, self._options.language)
        return pipeline.run([document], self._readers(), self._options, self.signature, progress)[0]

    def check_many(self, pairs: Iterable[Texts], *, progress: Progress | None = None) -> Iterator[Report]:
        """Check any number of (source, rewrite) pairs, lazily and in order; each report equals that of `check`.

        Args:
            pairs: what to check, each a tuple or list of two: a source, or a list of several, and a rewrite.
            progress: called with pairs judged so far and pairs to judge among those worked on together, once in a while.

        Raises:
            InputError: naming the pair by its number, counted from 0, when its texts cannot be used.
        """
        from factcheck import pipeline

        readers, signature = self._readers(), self.signature
        for documents in windows(pairs, self._options.language):
            if readers.judged > _MOST_JUDGED:
                readers = self._readers()
            yield from pipeline.run(documents, readers, self._options, signature, progress)

    def session(self, source: str | Sequence[str]) -> pipeline.Session:
        """What checks many versions of a rewrite against the same source, and judges only what is new in each.

        Raises:
            InputError: a text is not a string, or holds half a surrogate pair.
        """
        from factcheck import pipeline

        return pipeline.Session(source, self._readers, self._options, self.signature)

    def check_stream(self, source: str | Sequence[str], chunks: Iterable[str]) -> Generator[SentenceVerdict, None, Report]:
        """Check a rewrite while it is written: the verdict of each sentence as soon as the sentence has ended.

        A verdict rests on the text up to there. Where later text changes one (a sentence proves longer, a word before it is explained
        after it), the new one is given too, with an `index` that was given before; at the end, the last of each index are those of
        `check`. The report of the whole is what the generator returns: ``report = yield from checker.check_stream(...)``.

        Args:
            source: the text that the rewrite is made from, or several such texts.
            chunks: the rewrite in pieces of any size; a single text is one piece.

        Raises:
            InputError: a text or a piece is not a string, or holds half a surrogate pair.
        """
        return self.session(source).check_stream(chunks)

    def with_options(self, **options: Unpack[WishNames]) -> Checker:
        """A checker with other options that shares the loaded models.

        Args:
            options: those of `Checker` up to `omissions`, and `language`; all that are not named stay as they are.

        Raises:
            InputError: an option has no such value, or the preset judges by a model that is not loaded: ``thorough`` asks two, of which
                the others ask one, so it is what to begin with.
        """
        wishes = replace(self._wishes, **options)
        other = object.__new__(Checker)
        other.__dict__.update(self.__dict__)
        other._made_with = {**self._made_with, **options}
        other._wishes, other._options = wishes, wishes.options(self._options.support)
        wanted = preset_named(wishes.preset).nli_model
        if self._is_the_preset_s and wanted != preset_named(self._wishes.preset).nli_model:
            if wanted not in self._held:
                raise InputError(
                    f"the preset {wishes.preset!r} asks the NLI model {wanted!r}, which is not loaded here: begin with "
                    f"Checker(preset={wishes.preset!r}), or factcheck serve --preset {wishes.preset}"
                )
            other._nli = self._held[wanted]
        return other

    @property
    def score_map(self) -> ScoreMap:
        """What makes the score of the sentences' signals."""
        return self._options.score_map

    @property
    def signature(self) -> dict[str, Any]:
        """What produces the reports: version, models with hashes, thresholds, splitter and options."""
        return {
            "factcheck": own_version(),
            "encoder": self._encoder.identity.to_dict(),
            "nli": self._nli.identity.to_dict(),
            "support": self._options.support.identity.to_dict() if self._options.support else None,
            "splitter": SPLITTER,
            "language": self._options.language or "told",
            "preset": self._options.preset.name,
            "k": self._options.preset.k,
            "checks": list(self._options.checks),
            "score_map": {
                "name": self.score_map.name,
                "sha256": self.score_map.sha256,
                "base_rate": self.score_map.base_rate,
            },
            "thresholds": {
                "about_the_same": ABOUT_THE_SAME,
                "worth_reading": self._options.preset.worth_reading,
                "nearly_as_close": NEARLY_AS_CLOSE,
                "settled": SETTLED,
                "unopposed": UNOPPOSED,
                "sure": SURE,
                "unlikely": UNLIKELY,
                "nearly_tied": NEARLY_TIED,
                "prior": self._options.preset.prior,
                "prior_of_excerpt": self._options.preset.prior_of_excerpt,
                "found_wrong": verdict.FOUND_WRONG,
                "plainly": verdict.PLAINLY,
                "view_entails": verdict.VIEW_ENTAILS,
                "consistent": self.score_map.threshold,
            },
        }


def _models(
    embedding_model: str | Encoder | None, nli_model: str | NliModel, device: str, precision: str
) -> tuple[Encoder, NliModel]:
    """The encoder and the NLI model: on a processor the embedded ones through OpenVINO, any other through torch."""
    embedded = embedding_model is None, isinstance(nli_model, str) and nli_model in EMBEDDED_NLI_NAMES
    light = any(embedded) and runs_light(device, precision)
    if not (light and all(embedded)):
        return load_encoder(embedding_model, device, precision, light), load_nli(nli_model, device, precision, light)
    import factcheck.models.light.encoder
    import factcheck.models.light.nli  # noqa: F401  # here: under pytest, two threads of Python 3.11 cannot import at once

    with ThreadPoolExecutor(2) as beside:  # side by side with what checks, as OpenVINO prepares a model outside Python
        encoder = beside.submit(load_encoder, embedding_model, device, precision, light)
        nli = beside.submit(load_nli, nli_model, device, precision, light)
        from factcheck import pipeline  # noqa: F401

        get_ready()
        as_document("It is.", "It was.")  # loads the splitter
        judging = nli.result()
        return encoder.result(), judging


def _made_with(options: tuple[tuple[str, Any], ...]) -> Checker:
    """A checker with these options; the last one is kept, as a pool of processes unpickles one for each task."""
    try:
        hash(options)
    except TypeError:
        return Checker(**dict(options))
    return _kept(options)


@lru_cache(maxsize=1)
def _kept(options: tuple[tuple[str, Any], ...]) -> Checker:
    return Checker(**dict(options))


def check(source: str | Sequence[str], rewrite: str, **options: Unpack[CheckerOptions]) -> Report:
    """Check one rewrite against its source with a fresh `Checker`; to check several, make one `Checker` and keep it.

    Args:
        source: the text that the rewrite was made from, or several such texts.
        rewrite: the text to check.
        options: those of `Checker`.

    Raises:
        InputError: a text or an option cannot be used.
        ModelError: a model cannot be loaded or used.

    Example:
        ``check("It cost 4 euros.", "It cost 40 euros.").sentences[0].label`` is ``"contradicted"``.
    """
    return Checker(**options).check(source, rewrite)
