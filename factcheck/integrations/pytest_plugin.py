"""The pytest plugin: a checker that loads its models once a session."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from factcheck.checker import Checker


@pytest.fixture(scope="session")
def factcheck_checker() -> Checker:
    """The `Checker` that the whole session shares, also with `factcheck.assert_consistent`; override it to choose other models.

    It only checks; what fails a test is for `assert_consistent` to say.
    """
    from factcheck.integrations.testing import shared_checker

    return shared_checker()
