"""Every format says where in its file a sentence stood, and what the file's reader warns of."""

from __future__ import annotations

import csv
import io
import json

import pytest
from factories import OTHER_SOURCE, REWRITE, SOURCE, sample_report
from test_formats import SCHEMA

from factcheck.inputs import NamedText
from factcheck.inputs.reading import Places
from factcheck.rendering import RENDERERS, Document, to_csv, to_json, to_jsonl, to_sarif

PAGES = Places("page", (0, REWRITE.index("The mayor")), ("1", "ii"))
PARAGRAPHS = Places("paragraph", (0, SOURCE.index("The work")), ("4", "7"))
DOCUMENT = Document.of_files(
    sample_report(),
    NamedText("kaldby.pdf", REWRITE, True, PAGES, ("kaldby.pdf: page 3 is a scan and is left out",)),
    (
        NamedText("agency.docx", SOURCE, True, PARAGRAPHS, ("agency.docx: 12 hidden words are left out",)),
        NamedText("nordvik.txt", OTHER_SOURCE),
    ),
)


@pytest.mark.parametrize("name", sorted(RENDERERS.keys() - {"csv", "jsonl"}))
def test_warnings_of_reading_come_with_the_name_of_the_file(name: str) -> None:
    text = RENDERERS[name](DOCUMENT).replace("\\", "")
    assert "kaldby.pdf: page 3 is a scan and is left out" in text
    assert "agency.docx: 12 hidden words are left out" in text


@pytest.mark.parametrize("name", ["html", "markdown", "junit"])
def test_places_as_people_read_them(name: str) -> None:
    text = RENDERERS[name](DOCUMENT).replace("\\", "")
    assert "agency.docx, paragraph 7" in text and "nordvik.txt:1" in RENDERERS["html"](DOCUMENT)
    assert ("page ii" in text) or ("| Page |" in text and "| ii |" in text)


def test_places_in_json() -> None:
    content = json.loads(to_json(DOCUMENT))
    SCHEMA.validate(content)
    assert [sentence["place"] for sentence in content["sentences"]] == 3 * [{"unit": "page", "name": "1"}] + 3 * [
        {"unit": "page", "name": "ii"}
    ]
    assert content["sentences"][2]["evidence"][0]["place"] == {"unit": "paragraph", "name": "7"}
    assert content["sentences"][5]["evidence"][0]["place"] == {"unit": "line", "name": "1"}
    lines = [json.loads(line) for line in to_jsonl(DOCUMENT).splitlines()]
    assert [line["place"] for line in lines] == [sentence["place"] for sentence in content["sentences"]]


def test_places_in_sarif() -> None:
    (run,) = json.loads(to_sarif(DOCUMENT))["runs"]
    results = run["results"]
    assert [result["locations"][0]["logicalLocations"][0]["name"] for result in results][-1] == "page ii"
    assert results[1]["relatedLocations"][0]["logicalLocations"] == [{"name": "paragraph 7", "kind": "paragraph"}]


def test_places_in_csv() -> None:
    rows = list(csv.DictReader(io.StringIO(to_csv(DOCUMENT), newline="")))
    assert [(row["place"], row["source_place"]) for row in rows[1:3]] == [("page 1", "paragraph 4"), ("page 1", "paragraph 7")]
