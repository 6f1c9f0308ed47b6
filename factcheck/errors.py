"""The exceptions that factcheck raises; each message is one sentence that says what is wrong and where.

::

    FactcheckError
    ├── InputError     a text, file, option or data row that cannot be used (exit code 2)
    └── ModelError     a model that cannot be found, loaded, trusted or run (exit code 3)
"""

from __future__ import annotations


class FactcheckError(Exception):
    """Base of every error that factcheck raises on purpose."""


class InputError(FactcheckError):
    """A text, file, option or data row that cannot be used."""


class ModelError(FactcheckError):
    """A model that cannot be found, loaded, trusted or run."""
