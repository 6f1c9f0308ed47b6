"""JUnit XML: one test case a rewrite sentence and one for the gate, so that build servers show them."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from factcheck.rendering.document import Document
from factcheck.rendering.json_ import dump
from factcheck.rendering.wording import counts_line, graded_line, one_line, score_meaning, verdict_line, xml_safe
from factcheck.report import SentenceVerdict

_NAME_LENGTH = 80


def to_junit(document: Document) -> str:
    """Suites of one test case a sentence, then one for the gate, which also fails for a low score.

    A sentence fails its test case where it fails the gate (without a gate: where it is contradicted). One that claims nothing is skipped.
    """
    report = document.report
    cases = [_sentence_case(document, sentence) for sentence in report.sentences] + [_gate_case(document)]
    totals = {
        "tests": str(len(cases)),
        "failures": str(sum(case.find("failure") is not None for case in cases)),
        "errors": "0",
        "time": "0",
    }
    skipped = {"skipped": str(sum(case.find("skipped") is not None for case in cases))}
    root = ET.Element("testsuites", {"name": "factcheck", **totals})
    suite = ET.SubElement(root, "testsuite", {"name": xml_safe(document.rewrite_name), **totals, **skipped})
    properties = ET.SubElement(suite, "properties")
    for name, value in _properties(document):
        ET.SubElement(properties, "property", {"name": xml_safe(name), "value": xml_safe(value)})
    suite.extend(cases)
    if report.warnings:
        ET.SubElement(suite, "system-err").text = xml_safe("\n".join(report.warnings))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _properties(document: Document) -> list[tuple[str, str]]:
    signature = document.report.signature.items()
    values = [(name, value if isinstance(value, str) else dump(value)) for name, value in signature]
    return [
        ("score", f"{document.report.score:.4f}"),
        ("score_meaning", score_meaning(document.report)),
        ("counts", counts_line(document)),
        *((str(name), text) for name, text in values),
    ]


def _sentence_case(document: Document, sentence: SentenceVerdict) -> ET.Element:
    spot = document.spot(sentence.start)
    case = _case(document, f"sentence {sentence.index + 1}, {spot}: {one_line(sentence.text, _NAME_LENGTH)}")
    lines = [verdict_line(document, sentence), *(graded_line(document, reason) for reason in sentence.reasons)]
    if sentence.index in document.failing:
        failure = ET.SubElement(
            case, "failure", {"type": sentence.label, "message": xml_safe("; ".join([sentence.label, *lines[1:]]))}
        )
        failure.text = xml_safe("\n".join([sentence.text, *lines]))
    elif sentence.label == "not_a_claim":
        ET.SubElement(case, "skipped")
    if sentence.index not in document.failing and (sentence.label != "entailed" or sentence.reasons):
        ET.SubElement(case, "system-out").text = xml_safe("\n".join([sentence.label, *lines]))
    return case


def _gate_case(document: Document) -> ET.Element:
    case = _case(document, "gate")
    if document.decision is not None and not document.decision.passed:
        text = "\n".join(document.decision.failures)
        ET.SubElement(case, "failure", {"type": "gate", "message": xml_safe(text)}).text = xml_safe(text)
    return case


def _case(document: Document, name: str) -> ET.Element:
    return ET.Element("testcase", {"name": xml_safe(name), "classname": xml_safe(document.rewrite_name), "time": "0"})
