"""The JSON of requests, with the examples that the OpenAPI document shows."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, AliasChoices, BaseModel, BeforeValidator, ConfigDict, Field

_SOURCE = "The bridge over the Tarn was closed on Monday. It cost nine million euros."
_REWRITE = "The Tarn bridge was shut on Monday. It cost ninety million euros."


def _whole(text: str) -> str:
    """The text; raises ValueError where it holds half a surrogate pair, which JSON can name."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise ValueError("this holds half a surrogate pair, which is no text") from None
    return text


def _names(value: Any) -> Any:
    """A text alone is one name, as in the library."""
    return (value,) if isinstance(value, str) else value


Text = Annotated[str, AfterValidator(_whole)]


class Wanted(BaseModel):
    """Options of one request; what is not given is as the server was started."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    preset: str | None = Field(default=None, description="`fast`, `balanced` or `thorough`, where the server has its models.")
    k: Annotated[int, Field(ge=1, le=50)] | None = Field(
        default=None, description="Closest source sentences that judge a claim at most."
    )
    checks: Annotated[tuple[str, ...] | None, BeforeValidator(_names)] = Field(default=None, description="Exact checks to run.")
    base_rate: Annotated[float, Field(gt=0, lt=1)] | None = Field(
        default=None, description="Share of consistent rewrites among yours."
    )
    explain: bool | None = Field(default=None, description="Mark the words to blame.")
    omissions: bool | None = Field(default=None, description="Report what the rewrite leaves out.")
    language: str | None = Field(default=None, description="Code of the language of all texts; else told from each sentence.")

    def given(self) -> dict[str, Any]:
        """Those that are given."""
        return {name: value for name, value in self if value is not None}


class Check(BaseModel):
    """One rewrite and its source, or sources."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {"source": _SOURCE, "rewrite": _REWRITE},
                {"sources": [_SOURCE, "The mayor spoke."], "rewrite": _REWRITE, "options": {"preset": "fast"}, "live": True},
            ]
        },
    )

    source: Text | list[Text] = Field(validation_alias=AliasChoices("source", "sources"), description="A text, or several texts.")
    rewrite: Text
    options: Wanted = Wanted()
    live: Annotated[bool, Field(description="Keep what is worked out, for the next version of the rewrite.")] = False

    @property
    def sources(self) -> tuple[str, ...]:
        """The source, or the sources."""
        return (self.source,) if isinstance(self.source, str) else tuple(self.source)


class Named(BaseModel):
    """What tells a line of ``/v1/check-many`` from others, whatever else it has."""

    id: str | int | None = None


class Row(Check, Named):
    """A line of ``/v1/check-many``; `id` comes back with its report."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"id": 1, "source": _SOURCE, "rewrite": _REWRITE}]})


class StreamStart(BaseModel):
    """The first line of ``/v1/check-stream``."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"source": _SOURCE}]})

    source: Text | list[Text] = Field(validation_alias=AliasChoices("source", "sources"))
    options: Wanted = Wanted()


class StreamChunk(BaseModel):
    """A further line of ``/v1/check-stream``: the next piece of the rewrite."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"chunk": "The Tarn bridge was "}]})

    chunk: Text


class Claim(BaseModel):
    """What AlignScore's server is asked."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"evidence": [_SOURCE], "claim": _REWRITE}]})

    evidence: Text | list[Text]
    claim: Text


class AlignScore(BaseModel):
    """What AlignScore's server answers: the report's score, 0 to 1."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"alignscore": 0.83}]})

    alignscore: float
