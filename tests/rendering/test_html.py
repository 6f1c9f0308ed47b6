"""The page as text; `test_html_browser.py` looks at it in a browser."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from html.parser import HTMLParser

import pytest
from factories import (
    OTHER_SOURCE,
    REWRITE,
    SOURCE,
    document_of,
    long_document,
    reason,
    report,
    sample_document,
    sample_report,
    verdict,
)
from hostile_pages import HOSTILE
from hypothesis import given
from hypothesis import strategies as st

from factcheck.rendering import Document, to_html
from factcheck.report import Omission, Omissions, SourceSpan

VOID = {"meta", "input", "rect"}


class Page(HTMLParser):
    """Counts tags, collects attributes, and checks that every element is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str, str]] = []
        self.open: list[str] = []
        self.sources = ""
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "span" and "div" in self.open and "article" in self.open:
            self.sources += data


def values(page: Page, name: str) -> list[str]:
    return [value for _, attribute, value in page.attributes if attribute == name]


def test_every_link_has_its_target_and_every_id_is_unique() -> None:
    for document in (sample_document(), long_document(50)):
        page = Page(to_html(document))
        ids = Counter(values(page, "id"))
        assert max(ids.values()) == 1
        assert {link.removeprefix("#") for link in values(page, "href")} <= ids.keys()


def test_nothing_comes_from_elsewhere() -> None:
    text = to_html(sample_document())
    page = Page(text)
    assert not {"link", "img", "iframe", "object", "embed", "base"} & page.tags.keys()
    assert all(link.startswith("#") for link in values(page, "href"))
    assert not values(page, "src")
    assert not values(page, "style")
    assert not re.search(r"https?:|url\(|@import|fetch\(|XMLHttpRequest", text)
    assert "default-src 'none'" in text


def plain(text: str) -> bool:
    return bool(text.strip()) and len(text) < 500


@pytest.mark.parametrize("text", [text for text in HOSTILE if plain(text)])
def test_hostile_text_adds_no_element_and_no_attribute(text: str) -> None:
    hostile, harmless = Page(to_html(document_of(text))), Page(to_html(document_of("words")))
    assert hostile.tags.keys() <= harmless.tags.keys() | {"del", "ins"}
    assert {(tag, name) for tag, name, _ in hostile.attributes} <= {(tag, name) for tag, name, _ in harmless.attributes}
    assert hostile.tags["script"] == hostile.tags["style"] == hostile.tags["title"] == 1


@given(st.text(min_size=1, max_size=100))
def test_any_text_leaves_the_page_whole(text: str) -> None:
    page = Page(to_html(document_of(text)))
    assert page.tags["script"] == 1
    assert not any(name.startswith("on") for _, name, _ in page.attributes)


def test_the_whole_source_is_shown() -> None:
    assert Page(to_html(sample_document())).sources == SOURCE + OTHER_SOURCE
    long = long_document(200)
    assert Page(to_html(long)).sources == long.sources[0][1]


def test_overlapping_reasons_show_the_gravest() -> None:
    text = "The ferry stops running."
    findings = [
        reason(text, "ferry stops running", "name", "Mild.", severity="info"),
        reason(text, "stops", "negation", "Grave.", severity="error"),
        reason(text, "stops running", "date", "Middling.", severity="warning"),
    ]
    page = to_html(Document(report([verdict(text, text, "contradicted", reasons=findings)]), text, "r", ()))
    marks = re.findall(r'<mark class="wrong (\w+)" title="(\w+)\.">(.*?)</mark>', page)
    assert marks == [("info", "Mild", "ferry "), ("error", "Grave", "stops"), ("warning", "Middling", " running")]


def test_quotations_are_diffed() -> None:
    page = to_html(sample_document())
    assert "<del>cheaper</del><ins>better</ins>" in page


def test_omissions_are_listed_where_a_report_has_them() -> None:
    start = SOURCE.index("Fishing boats")
    missed = SourceSpan(0, start, start + 37, SOURCE[start : start + 37])
    left_out = Omissions((Omission(missed, 1.0, 0.0, ()),), 0.6)
    page = to_html(sample_document(report=dataclasses.replace(sample_report(), omissions=left_out)))
    assert "carries 60 %" in page
    assert "Left out of the rewrite" in page
    assert f'id="p0-{start}"' in page
    assert "Left out of the rewrite" not in to_html(sample_document())


def test_an_empty_rewrite_has_a_page() -> None:
    page = to_html(Document(report([]), "", "", ()))
    assert "The rewrite has no sentences." in page
    Page(page)


def test_size_grows_with_the_text_only() -> None:
    small, large = (len(to_html(long_document(size))) for size in (200, 2_000))
    assert large < 11 * small


def test_paragraphs_of_the_rewrite_are_kept() -> None:
    assert REWRITE.count("\n\n") == to_html(sample_document()).count("card entailed paragraph") == 1
