"""The page as a plain form: without JavaScript, in a client that only sends forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import pytest
from fakes import WordEncoder, WordNli
from hostile_pages import HOSTILE
from made import written_docx
from serving import REWRITE, SOURCE
from starlette.testclient import TestClient

from factcheck import Checker
from factcheck.integrations.server.app import make_app
from factcheck.integrations.server.limits import Limits
from factcheck.rendering import Document, to_html, to_markdown
from factcheck.rendering.html_ import report_parts

TEXTS = {"source": SOURCE, "rewrite": REWRITE, "preset": "fast", "do": "check"}


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(nli_model=WordNli(), embedding_model=WordEncoder())


@pytest.fixture(scope="module")
def client(checker: Checker) -> Iterator[TestClient]:
    with TestClient(make_app(checker, Limits(max_characters=100_000)), base_url="http://localhost") as client:
        yield client


def boxes(page: str, name: str) -> list[str]:
    """What stands in the boxes of this name."""
    return [unescape(text) for text in re.findall(rf'name="{name}"[^>]*>\n(.*?)</textarea>', page, re.DOTALL)]


def test_the_empty_page_runs_only_its_own_scripts(client: TestClient) -> None:
    found = client.get("/")
    assert found.status_code == 200 and boxes(found.text, "source") == boxes(found.text, "rewrite") == [""]
    policy = found.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert re.findall(r"<script(?! src=\"/assets/)", found.text) == [] and "style=" not in found.text
    for asset in re.findall(r'(?:src|href)="(/assets/[^"]+)"', found.text):
        assert client.get(asset).status_code == 200
    assert client.get("/assets/secret").status_code == 404


def test_a_form_is_answered_with_the_report_of_the_html_format(client: TestClient, checker: Checker) -> None:
    found = client.post("/", data=TEXTS)
    report = checker.with_options(preset="fast").check(SOURCE, REWRITE)
    whole = to_html(Document(report, REWRITE, "rewrite", (("source", SOURCE),)))
    cards = re.compile(r'<ol class="cards">.*</ol>', re.DOTALL)
    assert cards.search(found.text)[0] == cards.search(whole)[0]  # type: ignore[index]
    assert boxes(found.text, "source") == [SOURCE] and boxes(found.text, "rewrite") == [REWRITE]
    assert len(report_parts(Document(report, REWRITE, "", ()))["cards"]) == 3


def test_the_options_stay_and_their_link_holds_nothing_else(client: TestClient) -> None:
    found = client.post("/", data={**TEXTS, "omissions": "true"}).text
    assert "<option selected>fast</option>" in found and 'value="true" checked' in found
    link = unescape(re.search(r'id="link" href="([^"]+)"', found)[1])  # type: ignore[index]
    assert link == "/?preset=fast&omissions=True"
    again = client.get(link).text
    assert "<option selected>fast</option>" in again and 'value="true" checked' in again


def test_files_fill_the_boxes(client: TestClient) -> None:
    files = [("source_file", ("a.docx", written_docx())), ("source_file", ("b.txt", b"A ship sank."))]
    found = client.post("/", data={**TEXTS, "source": "old"}, files=files).text
    first, second = boxes(found, "source")
    assert "old" not in first and second == "A ship sank." and "checked against" not in found
    broken = client.post("/", data=TEXTS, files=[("rewrite_file", ("a.pdf", b"%PDF-"))])
    assert broken.status_code == 422 and "a.pdf" in broken.text


def test_another_source_is_asked_for_and_empty_ones_are_left_out(client: TestClient) -> None:
    more = client.post("/", data={**TEXTS, "do": "more"}).text
    assert boxes(more, "source") == [SOURCE, ""]
    assert boxes(client.post("/", data={**TEXTS, "source": ["", SOURCE, " "]}).text, "source") == [SOURCE]


def test_what_is_missing_or_too_long_is_said_on_the_page(client: TestClient) -> None:
    assert "Give a source and a rewrite." in client.post("/", data={**TEXTS, "rewrite": " "}).text
    long = client.post("/", data={**TEXTS, "rewrite": "x" * 100_000})
    assert long.status_code == 413 and "100,000 are taken" in long.text


def test_downloads(client: TestClient, checker: Checker) -> None:
    document = Document(checker.with_options(preset="fast").check(SOURCE, REWRITE), REWRITE, "rewrite", (("source", SOURCE),))
    for name, expected in {"markdown": to_markdown(document), "html": to_html(document)}.items():
        found = client.post("/", data={**TEXTS, "do": "", "download": name})
        assert found.text == expected and "attachment" in found.headers["content-disposition"]
    assert client.post("/", data={**TEXTS, "download": "json"}).json()["score"] == document.report.score


def test_line_ends_are_those_of_the_boxes(client: TestClient) -> None:
    found = client.post("/", data={**TEXTS, "source": SOURCE.replace(". ", ".\r\n"), "download": "json"}).json()
    assert found["sentences"][1]["evidence"][0]["start"] == SOURCE.index("Two lorries")


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.strip() and len(text) < 500 and text.isprintable()])
def test_hostile_text_stays_text(client: TestClient, text: str) -> None:
    found = client.post("/", data={**TEXTS, "source": text, "rewrite": f"{text} {text}"}).text
    assert boxes(found, "source") == [text] and boxes(found, "rewrite") == [f"{text} {text}"]
    assert "<script>" not in found and "<img" not in found and "<svg/" not in found
