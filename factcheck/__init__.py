"""factcheck tells whether a rewrite still says what its source says.

>>> from factcheck import check
>>> report = check("The bridge opened in 1998.", "The bridge was opened in 1998.")  # doctest: +SKIP
>>> report.sentences[0].label  # doctest: +SKIP
'entailed'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.errors import FactcheckError, InputError, ModelError
from factcheck.report import Evidence, Probabilities, Reason, Report, Sentence, SentenceVerdict, SourceSpan

if TYPE_CHECKING:
    from factcheck.checker import Checker, check
    from factcheck.frames import check_columns, check_frame
    from factcheck.testing import assert_consistent

__all__ = [
    "Checker",
    "Evidence",
    "FactcheckError",
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


def __getattr__(name: str) -> Any:
    """Import the pipeline when it is first used."""
    if name in ("Checker", "check"):
        from factcheck import checker

        return getattr(checker, name)
    if name in ("check_columns", "check_frame"):
        from factcheck import frames

        return getattr(frames, name)
    if name == "assert_consistent":
        from factcheck import testing

        return testing.assert_consistent
    raise AttributeError(f"module 'factcheck' has no attribute {name!r}")
