"""Exact tokens that are and are not in the source."""

from __future__ import annotations

from pathlib import Path

import pytest
from one_claim import assert_offsets, one_claim

from factcheck.checks.code import find

SOURCE = (
    "To install the tool, run `pip install corvid-tools` and then `corvid init --dry-run`. Version 2.4.1 needs Python 3.11 or newer. "
    "The documentation is at https://docs.corvid-tools.example/start. The option `--strict` is off by default; the timeout is 30 seconds. "
    "Settings are kept in corvid.toml: set `max_retries` there. Call corvid::parse_file, or load_configs(), to read it. Then run "
    "`corvid check --all`. For the front end run npm install @corvid/core, or use the image `registry/corvid-tools`. "
    "The code is at https://www.corvid-tools.example/src. Write to support@corvid.example."
)
LINES = [line for line in Path(__file__).with_name("code.tsv").read_text(encoding="utf-8").splitlines() if line[0] != "#"]


@pytest.mark.parametrize("line", LINES)
def test_a_changed_token_is_marked(line: str) -> None:
    rewrite, marked = line.split("\t")
    claim = one_claim(SOURCE, rewrite)
    reasons = find(claim)
    assert_offsets(claim, reasons)
    assert [rewrite[reason.start : reason.end] for reason in reasons] == [marked] * bool(marked)
