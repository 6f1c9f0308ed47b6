"""Fixtures shared by all tests; nothing here may reach a network."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings

from factcheck import Checker

os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["FACTCHECK_COMPILED"] = "off"  # until `compiled_models` has a folder, also while tests are collected

settings.register_profile("ci", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("ci")


@pytest.fixture(scope="session", autouse=True)
def compiled_models() -> Iterator[Path]:
    """A folder for compiled models, so that none get into the user's own."""
    with TemporaryDirectory() as folder:
        os.environ["FACTCHECK_COMPILED"] = folder
        yield Path(folder)


@pytest.fixture
def checker() -> Checker:
    """A checker over fake models."""
    from fakes import WordEncoder, WordNli

    return Checker(embedding_model=WordEncoder(), nli_model=WordNli())


@pytest.fixture(scope="session")
def real_checker() -> Checker:
    """A checker over the embedded models."""
    return Checker(device="cpu")
