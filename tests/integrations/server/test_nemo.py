"""NeMo Guardrails asks the service as it asks AlignScore's own server, with its own code."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec

import pytest
from fakes import WordEncoder, WordNli
from serving import REWRITE, SOURCE, served

from factcheck import Checker

# in a process of its own, as the package changes how asyncio works
ASK = """
import asyncio, sys
from nemoguardrails.library.factchecking.align_score.request import alignscore_request
print(asyncio.run(alignscore_request(api_url=sys.argv[1], evidence=[sys.argv[2]], response=sys.argv[3])))
"""


@pytest.mark.skipif(find_spec("nemoguardrails") is None, reason="needs nemoguardrails (dependency group nemo)")
def test_it_gets_the_score_of_the_report() -> None:
    with served() as server:
        command = [sys.executable, "-c", ASK, f"http://127.0.0.1:{server.port}/alignscore", SOURCE, REWRITE]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    expected = Checker(nli_model=WordNli(), embedding_model=WordEncoder()).check([SOURCE], REWRITE).score
    assert float(done.stdout.splitlines()[-1]) == expected
