"""Every check can be switched off, in the library and on the command line, and the others go on without it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import fake_models, run
from fakes import WordEncoder, WordNli

from factcheck import Checker, InputError
from factcheck.checks.registry import CHECKS
from factcheck.report import Report

__all__ = ["fake_models"]
SOURCE = """\
Mayor Ruth Calder spoke in Lyon on Monday. "The bridge will stay open to all ships," Calder said.
The fire destroyed 67 homes in the old town. The vote is on Thursday, 19 October.
On Sunday, Norway beat Denmark in extra time. The jury found the banker guilty on all counts.
Carter disagreed: "The bridge is far too low for the ships." Critics say the ferry is too slow for the mail.
The judge dismissed the charge of forgery against Odell.
The plant may close at the end of the year. Profits rose in the third quarter of the year.
Guests may fish from the pier if they have a licence. The dam broke after the storm hit the valley.
Former president Tom Hale opened the harbour. To install the tool, run pip install corvid-tools on Monday.

Country,Medals,Gold
Astova,14,5
Belmar,9,6
"""
OTHER_SOURCE = "Ferries keep their timetable."
WRONG = {
    "quotation": '"The bridge will stay closed to all ships," Calder said.',
    "speaker": 'Calder said: "The bridge is far too low for the ships."',
    "attribution": "The ferry is too slow for the mail.",
    "ruling": "Odell was convicted of forgery.",
    "number": "The fire destroyed 76 homes in the old town.",
    "date": "The vote is on Tuesday, 19 October.",
    "name": "Mayor Ruth Calder spoke in Marseille on Monday.",
    "role": "On Sunday, Denmark beat Norway in extra time.",
    "negation": "The jury found the banker not guilty on all counts.",
    "modality": "The plant will close at the end of the year.",
    "condition": "Guests may fish from the pier.",
    "scope": "President Tom Hale opened the harbour.",
    "order": "The storm hit the valley after the dam broke.",
    "antonym": "Profits fell in the third quarter of the year.",
    "absence": "The document does not mention the banker.",
    "code": "To install the tool, run pip install corvid-tool on Monday.",
    "table": "Astova won fewer medals than Belmar.",
    "citation": "Ferries keep their timetable. [1]",
}
REWRITE = " ".join(WRONG.values())


def kinds(report: Report) -> set[str]:
    return {reason.kind for sentence in report.sentences for reason in sentence.reasons if reason.severity == "error"}


def checker(*checks: str) -> Checker:
    return Checker(embedding_model=WordEncoder(), nli_model=WordNli(), checks=checks)


def test_there_is_an_example_of_every_kind() -> None:
    assert set(WRONG) == set(CHECKS)
    assert kinds(checker(*CHECKS).check([SOURCE, OTHER_SOURCE], REWRITE)) == set(CHECKS)


@pytest.mark.parametrize("kind", CHECKS)
def test_one_is_off_and_one_is_on(kind: str) -> None:
    sources = [SOURCE, OTHER_SOURCE]
    assert kinds(checker(*(set(CHECKS) - {kind})).check(sources, REWRITE)) == set(CHECKS) - {kind}
    assert kinds(checker(kind).check(sources, REWRITE)) == {kind}


def test_all_are_off() -> None:
    assert kinds(checker().check(SOURCE, REWRITE)) == set()


def test_on_the_command_line(tmp_path: Path, fake_models: None) -> None:
    for name, text in {"source.txt": SOURCE, "other.txt": OTHER_SOURCE, "rewrite.txt": REWRITE}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    words = [
        "check",
        "--source",
        str(tmp_path / "source.txt"),
        "--source",
        str(tmp_path / "other.txt"),
        str(tmp_path / "rewrite.txt"),
        "--json",
        "--no-check",
        "number",
        "--no-check",
        "role",
    ]
    code, out, _ = run(*words)
    found = {reason["kind"] for sentence in json.loads(out)["sentences"] for reason in sentence["reasons"]}
    assert code == 0 and found & set(CHECKS) == set(CHECKS) - {"number", "role"}


def test_there_is_no_such_check() -> None:
    with pytest.raises(InputError, match=r"unknown check 'spelling': choose from quotation, speaker"):
        checker("spelling")
