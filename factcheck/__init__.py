"""factcheck tells whether a rewrite still says what its source says.

>>> from factcheck import check
>>> report = check("The bridge opened in 1998.", "The bridge was opened in 1998.")  # doctest: +SKIP
>>> report.sentences[0].label  # doctest: +SKIP
'entailed'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from factcheck.errors import FactcheckError, InputError, ModelError
from factcheck.report import Evidence, Probabilities, Reason, Report, Sentence, SentenceVerdict, SourceSpan

if TYPE_CHECKING:
    from factcheck.checker import Checker, check
    from factcheck.integrations.frames import FrameChecker, check_columns, check_frame
    from factcheck.integrations.testing import assert_consistent

__all__ = [
    "Checker",
    "Evidence",
    "FactcheckError",
    "FrameChecker",
    "InputError",
    "ModelError",
    "Probabilities",
    "Reason",
    "Report",
    "Sentence",
    "SentenceVerdict",
    "SourceSpan",
    "assert_consistent",
    "check",
    "check_columns",
    "check_frame",
]

_HOMES = {
    "Checker": "checker",
    "check": "checker",
    "FrameChecker": "integrations.frames",
    "check_columns": "integrations.frames",
    "check_frame": "integrations.frames",
    "assert_consistent": "integrations.testing",
}


if not TYPE_CHECKING:  # type checkers would take any name for one of ours

    def __getattr__(name: str) -> Any:
        """Import what needs the pipeline when it is first used."""
        if name in _HOMES:
            return getattr(import_module(f"factcheck.{_HOMES[name]}"), name)
        raise AttributeError(f"module 'factcheck' has no attribute {name!r}")
