"""The HTML page in headless Chromium: what a click, a key, a filter and a dark screen do, and what hostile text does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
from browser import Browser, needs_browser, start
from factories import document_of, long_document, sample_document
from hostile_pages import HOSTILE
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

pytestmark = needs_browser
COST = "The work will cost 67 million crowns and take two years."


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    yield from start(tmp_path_factory.mktemp("pages"))


def keys(browser: Browser, *pressed: str) -> None:
    ActionChains(browser.driver).send_keys(*pressed).perform()


def focused(browser: Browser) -> str:
    """The id of the card that has the focus."""
    return str(browser.run("return document.activeElement.closest('.card')?.id"))


def test_a_click_on_a_sentence_marks_its_evidence(browser: Browser) -> None:
    browser.open_sample()
    assert browser.marked() == []
    browser.one("#s2 .text").click()
    assert "".join(browser.marked()).startswith(COST)
    first = "".join(str(piece.get_attribute("textContent")) for piece in browser.all(".cited.first"))
    assert first == COST
    assert "67 million" in browser.one("#announce").get_attribute("textContent")
    browser.one("#s5 .text").click()
    assert "".join(browser.marked()) == "Nordvik has room for forty boats"
    assert [card.get_attribute("id") for card in browser.all(".card.selected")] == ["s5"]


def test_a_link_to_one_passage_marks_that_passage(browser: Browser) -> None:
    browser.open_sample()
    browser.one("#s2 .findings .cite").click()
    assert browser.marked() == ["67 million"]


def test_hovering_marks_and_leaving_unmarks(browser: Browser) -> None:
    browser.open_sample()
    ActionChains(browser.driver).move_to_element(browser.one("#s4 .text")).perform()
    assert "".join(browser.marked()) == "The ferry keeps its timetable."
    ActionChains(browser.driver).move_to_element(browser.one("h1")).perform()
    assert browser.marked() == []


def test_the_evidence_comes_into_view(browser: Browser) -> None:
    browser.open(long_document(2_000))
    browser.run("document.querySelector('#s1999 .number').click()")
    seen = browser.run(
        "const piece = document.querySelector('.cited.first').getBoundingClientRect();"
        "const side = document.querySelector('#source').getBoundingClientRect();"
        "return piece.top >= side.top && piece.bottom <= side.bottom && side.bottom > 0 && side.top < innerHeight;"
    )
    assert seen is True
    assert "number 1999 " in browser.one(".cited.first").get_attribute("textContent")


def test_label_filters(browser: Browser) -> None:
    browser.open_sample()
    assert browser.shown() == [1, 2, 3, 4, 5, 6]
    browser.one("[name=label][value=entailed]").click()
    browser.one("[name=label][value=not_a_claim]").click()
    assert browser.shown() == [3, 4, 5]
    assert browser.one(".shown").text == "3 of 6 sentences shown"
    browser.one("[name=label][value=entailed]").click()
    assert browser.shown() == [2, 3, 4, 5, 6]


def test_reason_filters(browser: Browser) -> None:
    browser.open_sample()
    browser.one("[name=kind][value=number]").click()
    assert browser.shown() == [3]
    browser.one("[name=kind][value=quotation]").click()
    assert browser.shown() == [3, 4]
    browser.one("[name=label][value=neutral]").click()
    assert browser.shown() == [3]


def test_filters_of_a_long_document(browser: Browser) -> None:
    browser.open(long_document(2_000))
    browser.run("document.querySelector('[name=label][value=entailed]').click()")
    assert browser.one(".shown").text == "400 of 2000 sentences shown"


def test_everything_can_be_done_with_the_keyboard(browser: Browser) -> None:
    browser.open_sample()
    browser.run("document.querySelector('[name=kind][value=quotation]').focus()")
    keys(browser, Keys.TAB)  # the rewrite side, which scrolls
    keys(browser, Keys.TAB)
    assert focused(browser) == "s0"
    keys(browser, Keys.ARROW_DOWN, Keys.ARROW_DOWN)
    assert focused(browser) == "s2"
    keys(browser, Keys.ENTER)
    assert "".join(browser.marked()).startswith(COST)
    keys(browser, "n")
    assert focused(browser) == "s3"
    keys(browser, "p", "p")
    assert focused(browser) == "s2"  # s1 has a mere hint
    keys(browser, Keys.ESCAPE)
    assert browser.marked() == []
    browser.run("document.querySelector('[name=label][value=entailed]').click()")
    browser.run("document.querySelector('#s0 .number').focus()")
    keys(browser, Keys.ARROW_DOWN)
    assert focused(browser) == "s2"
    assert browser.style("#s2 .number", "outlineStyle") == "solid"


def test_screen_readers_get_names(browser: Browser) -> None:
    browser.open_sample()
    names = [link.accessible_name for link in browser.all(".number")]
    assert names[0] == "Sentence 1: not a claim"
    assert names[2] == "Sentence 3: contradicted, 1 finding, show its evidence"
    assert browser.one("#source").accessible_name == "Sources"
    assert browser.one("#rewrite").aria_role == "region"


def luminance(colour: str) -> float:
    return sum(float(part) for part in re.findall(r"[\d.]+", colour)[:3]) / (3 * 255)


def test_dark_and_light(browser: Browser) -> None:
    browser.open_sample()
    assert luminance(browser.style("body", "backgroundColor")) > 0.9
    assert luminance(browser.style("body", "color")) < 0.2
    browser.emulate("dark")
    assert luminance(browser.style("body", "backgroundColor")) < 0.2
    assert luminance(browser.style("body", "color")) > 0.8
    assert luminance(browser.style("#source", "backgroundColor")) < 0.2


def test_labels_differ_by_more_than_colour(browser: Browser) -> None:
    browser.open_sample()
    signs = {
        (card.get_attribute("data-label"), card.find_element("css selector", ".symbol").text) for card in browser.all(".card")
    }
    assert signs == {("entailed", "✓"), ("neutral", "?"), ("contradicted", "✗"), ("not_a_claim", "·")}
    assert len({browser.style(f".card.{label}", "borderLeftStyle") for label, _ in signs}) == 4


def test_print_shows_everything_in_light_colours(browser: Browser) -> None:
    browser.open_sample()
    browser.emulate("dark", media="print")
    assert browser.style(".filters", "display") == "none"
    assert browser.style("#source", "overflowY") == "visible"
    assert browser.style(".card", "contentVisibility") == "visible"
    assert luminance(browser.style("body", "backgroundColor")) == 1
    browser.emulate("light")


def test_a_long_document_draws_only_what_is_seen(browser: Browser) -> None:
    browser.open(long_document(2_000))
    assert browser.run("return document.querySelectorAll('.card').length") == 2_000
    assert browser.style("#s1999", "contentVisibility") == "auto"


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.strip() and len(text) < 500])
def test_hostile_text_is_shown_and_runs_nothing(browser: Browser, text: str) -> None:
    browser.driver.get_log("browser")  # empties it
    browser.open(document_of(text))
    browser.one(".card .number").click()
    for element in browser.all("[title]")[:10]:
        ActionChains(browser.driver).move_to_element(element).perform()
    assert browser.run("return window.hacked") is None
    assert browser.run("return document.scripts.length") == 1
    assert browser.run("return document.querySelectorAll('img, svg [onload], iframe, [onerror], [onmouseover]').length") == 0
    assert browser.run("return [...document.links].every(link => link.getAttribute('href').startsWith('#'))")
    # Not even an attempt: an attempt would leave a message of the content-security policy.
    assert browser.driver.get_log("browser") == []
    visible = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    visible = re.sub("[\ud800-\udfff]", "\ufffd", visible)
    assert browser.one(".card .text").get_attribute("textContent") == visible
    assert browser.one("#source-0").get_attribute("textContent").strip().endswith(visible.strip())


def test_nothing_is_fetched(browser: Browser) -> None:
    browser.open_sample()
    assert browser.run("return performance.getEntriesByType('resource').length") == 0


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("document", [sample_document(), long_document(30)], ids=["sample", "long"])
def test_no_serious_accessibility_violation(browser: Browser, colours: str, document: Any) -> None:
    browser.open(document)
    browser.emulate(colours)
    browser.one("#s0 .number").click()
    browser.run((files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8"))
    found = browser.driver.execute_async_script("axe.run().then(arguments[0])")
    serious = [rule for rule in found["violations"] if rule["impact"] in ("serious", "critical")]
    assert [(rule["id"], [node["html"] for node in rule["nodes"][:3]]) for rule in serious] == []
    assert any(rule["id"] == "color-contrast" for rule in found["passes"])
