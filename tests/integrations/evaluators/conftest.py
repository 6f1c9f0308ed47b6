"""The evaluators with the packages that they are for: offline, each in that package's own runner.

`scripts/test_evaluators` installs the packages; where one is missing, its tests are skipped.
"""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from factcheck import Checker
from factcheck.integrations import evaluation

QUIET = {
    "DEEPEVAL_TELEMETRY_OPT_OUT": "YES",
    "HAYSTACK_TELEMETRY_ENABLED": "False",
    "LITELLM_LOCAL_MODEL_COST_MAP": "True",
    "MLFLOW_DISABLE_TELEMETRY": "true",
    "PROMPTFOO_DISABLE_TELEMETRY": "1",
    "PROMPTFOO_DISABLE_UPDATE": "1",
    "RAGAS_DO_NOT_TRACK": "true",
}
os.environ.update(QUIET)  # before a package is imported, as some ask the network then


@pytest.fixture(autouse=True)
def offline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, checker: Checker) -> None:
    """A folder of its own, the checker with fakes as the shared one, and no way out but to this machine."""
    connect = socket.socket.connect

    def local(self: socket.socket, address: object) -> None:
        if isinstance(address, tuple) and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise OSError(f"no network in tests: {address}")
        return connect(self, address)

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(socket.socket, "connect", local)
    monkeypatch.setattr(evaluation, "shared_checker", lambda: checker)
