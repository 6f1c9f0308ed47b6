"""The pages of `factcheck summary` and `factcheck compare` in headless Chromium."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import pytest
from browser import Browser, needs_browser, start
from hostile_pages import HOSTILE
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from factcheck.batch.sets.checked import CheckedRow
from factcheck.batch.sets.compare import compare
from factcheck.batch.sets.html_ import comparison_page, summary_page
from factcheck.batch.sets.summary import BINS, summarise

pytestmark = needs_browser
LABELS = ("contradicted", "neutral", "entailed")


def checked(number: int, score: float | None, error: str | None = None, worst: str = "", **columns: Any) -> CheckedRow:
    """A row of an output; its label goes by its score."""
    if score is None:
        return CheckedRow(number, columns, None, None, None, {}, (), None, error)
    label = LABELS[min(int(score * 3), 2)]
    reasons = ("number",) if label == "contradicted" else ()
    worst = worst or f"Sentence {number} says that the work on the harbour costs {number} million crowns and takes two years."
    return CheckedRow(
        number, columns, score, score >= 0.5, label, {name: int(name == label) for name in LABELS}, reasons, worst, None
    )


def rows(count: int, moved: float = 0.0) -> Iterator[CheckedRow]:
    """Rows of all scores and labels, one in fifty not checked; the scores of every third `moved` down."""
    for number in range(1, count + 1):
        score = None if number % 50 == 0 else max(0.0, (number * 37 % 101) / 100 - moved * (number % 3 == 0))
        yield checked(number, score, "empty text", id=f"text-{number}", model=f"model {number % 4}")


@cache
def summary(count: int = 60) -> str:
    return summary_page(summarise(rows(count), "checked.jsonl", ["model"], worst=count))


@cache
def comparison(count: int = 60) -> str:
    return comparison_page(compare(rows(count), rows(count, 0.4), "before.jsonl", "after.jsonl", id_column="id"))


PAGES = pytest.mark.parametrize("page", [summary, comparison], ids=["summary", "comparison"])


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    yield from start(tmp_path_factory.mktemp("pages"))


def texts(browser: Browser, selector: str) -> list[str]:
    """The text of every element that `selector` finds, on one line each."""
    script = "return [...document.querySelectorAll(arguments[0])].map(e => e.textContent.trim().replace(/\\s+/g, ' '))"
    return list(browser.run(script, selector))


def colours(browser: Browser, selector: str, name: str) -> list[float]:
    return [float(part) for part in re.findall(r"[\d.]+", browser.style(selector, name))[:3]]


def busy(browser: Browser) -> float:
    """Seconds of processor time that the main thread of the page's process has taken, at least for this page."""
    metrics = browser.driver.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
    return float(next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration"))


def test_a_summary_shows_figures_groups_and_worst_rows(browser: Browser) -> None:
    browser.open_page(summary())
    assert texts(browser, "h1") == ["checked.jsonl"]
    figures = texts(browser, ".figures li")
    assert figures[0] == "60 rows" and figures[1] == "1 not checked"
    assert texts(browser, "h2") == ["Worst label", "Finding", "Not checked because", "Scores", "By model", "Lowest scores"]
    assert texts(browser, "[aria-labelledby=group-1] th[scope=row]") == [f"model {i}" for i in range(4)]
    first = texts(browser, "[aria-labelledby=worst] tbody tr:first-child td")
    assert first[:4] == ["41", "text-41", "0.020", "contradicted"] and first[5].startswith("Sentence 41 says")
    assert len(browser.all("[aria-labelledby=worst] tbody tr")) == 59


def test_a_comparison_shows_its_outcome_and_the_changed_rows(browser: Browser) -> None:
    browser.open_page(comparison())
    assert texts(browser, ".said") == ["B is significantly worse than A (p below 0.025 in at least one of the two tests)."]
    cells = texts(browser, "[aria-labelledby=changed] tbody tr:first-child td")
    assert re.fullmatch(r"text-\d+", cells[0]) and "consistent" in cells[1] and cells[3].endswith(", inconsistent")
    assert float(cells[4]) < 0 and cells[5].startswith("Sentence") and cells[6].startswith("Sentence")
    assert [text.split(",")[0] for text in texts(browser, "[aria-labelledby=tests] td:last-child")] == [
        "McNemar exact",
        "paired permutation",
    ]


@PAGES
def test_plots_are_drawn_and_labelled(browser: Browser, page: Any) -> None:
    browser.open_page(page())
    plot = browser.one("svg.plot")
    assert plot.is_displayed() and plot.aria_role in ("img", "image") and plot.accessible_name.startswith("Histogram")
    assert plot.size["width"] > 500
    assert len(browser.all("svg.plot rect:not(.before)")) == BINS
    ticks = texts(browser, "svg.plot text")
    assert ticks[:6] == ["0", "0.25", "0.5", "0.75", "1", "score"] and re.fullmatch(r"tallest bar: \d+ rows?", ticks[6])
    inside = """
        const plot = document.querySelector("svg.plot").getBoundingClientRect();
        return [...document.querySelectorAll("svg.plot rect, svg.plot text")].every(e => {
            const r = e.getBoundingClientRect();
            return r.left >= plot.left - 1 && r.right <= plot.right + 1 && r.top >= plot.top - 1 && r.bottom <= plot.bottom + 1;
        });"""
    assert browser.run(inside) is True
    assert len(texts(browser, "details tbody tr")) == BINS  # the same as figures, for those who cannot see the plot


@PAGES
def test_labels_and_figures_are_not_broken_across_lines(browser: Browser, page: Any) -> None:
    """Long sentences take no width from the short columns beside them."""
    browser.open_page(page())
    lines = """
        return [...document.querySelectorAll("td:not(.sentence)")].filter(cell => cell.offsetParent).filter(cell => {
            const range = document.createRange();
            range.selectNodeContents(cell);
            return [...cell.textContent.matchAll(/[A-Za-z]+/g)].some(word => {
                const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
                const text = walker.nextNode();
                if (!text || text.length !== cell.textContent.length) return false;
                range.setStart(text, word.index);
                range.setEnd(text, word.index + word[0].length);
                return range.getClientRects().length > 1;
            });
        }).map(cell => cell.textContent);"""
    assert browser.run(lines) == []


@PAGES
def test_a_narrow_screen_scrolls_tables_only(browser: Browser, page: Any) -> None:
    browser.open_page(page())
    browser.driver.set_window_size(500, 900)
    try:
        assert browser.run("return document.documentElement.scrollWidth <= document.documentElement.clientWidth") is True
    finally:
        browser.driver.set_window_size(1400, 900)


@PAGES
def test_everything_that_scrolls_can_be_reached_with_the_keyboard(browser: Browser, page: Any) -> None:
    browser.open_page(page())
    wanted = len(browser.all("section[tabindex], summary"))
    reached = []
    for _ in range(wanted):
        ActionChains(browser.driver).send_keys(Keys.TAB).perform()
        reached.append(
            browser.run("return document.activeElement.getAttribute('aria-labelledby') || document.activeElement.tagName")
        )
        assert browser.run("return getComputedStyle(document.activeElement).outlineStyle") == "solid"
    assert len(reached) == len(set(reached)) == wanted and "SUMMARY" in reached
    browser.run("document.querySelector('summary').focus()")
    ActionChains(browser.driver).send_keys(Keys.ENTER).perform()
    assert browser.one("details table").is_displayed()


@PAGES
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_accessibility_violation(browser: Browser, page: Any, scheme: str) -> None:
    browser.open_page(page())
    browser.emulate(scheme)
    browser.run("document.querySelector('details').open = true")
    browser.run((files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8"))
    found = browser.driver.execute_async_script("axe.run().then(arguments[0])")
    wrong = [rule for rule in found["violations"] if rule["impact"] in ("serious", "critical")]
    assert [(rule["id"], [node["html"] for node in rule["nodes"][:3]]) for rule in wrong] == []
    assert any(rule["id"] == "color-contrast" for rule in found["passes"])


@PAGES
def test_dark_screens_and_paper(browser: Browser, page: Any) -> None:
    browser.open_page(page())
    assert min(colours(browser, "body", "backgroundColor")) > 230 and max(colours(browser, "h2", "color")) < 120
    light = colours(browser, "svg.plot rect", "fill")
    browser.emulate("dark")
    assert max(colours(browser, "body", "backgroundColor")) < 50 and min(colours(browser, "h2", "color")) > 150
    assert colours(browser, "svg.plot rect", "fill") != light
    browser.emulate("dark", media="print")
    assert colours(browser, "body", "backgroundColor") == [255, 255, 255]
    assert colours(browser, "svg.plot rect", "fill") == light
    assert browser.style("section", "overflowX") == "visible"
    browser.emulate("light")


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.strip()], ids=range(len([t for t in HOSTILE if t.strip()])))
def test_hostile_text_is_shown_and_runs_nothing(browser: Browser, text: str) -> None:
    browser.driver.get_log("browser")  # empties it
    found = [
        checked(1, 0.1, worst=text, id=text, model=text),
        checked(2, None, text, model="m"),
        checked(3, 0.9, worst=text, id="x", model=text),
    ]
    after = [checked(1, 0.9, worst=text, id=text), checked(2, 0.5, worst=text), checked(4, 0.9, worst=text)]
    pages = {
        "[aria-labelledby=worst] .sentence": summary_page(summarise(found, text, ["model"])),
        "[aria-labelledby=changed] .sentence": comparison_page(compare(found, after, text, text)),
    }
    for selector, page in pages.items():
        browser.open_page(page)
        assert browser.run("return window.hacked") is None
        assert browser.run("return document.scripts.length + document.links.length") == 0
        assert (
            browser.run("return document.querySelectorAll('img, iframe, [onerror], [onload], [onmouseover], [style]').length")
            == 0
        )
        assert browser.run("return performance.getEntriesByType('resource').length") == 0
        assert browser.driver.get_log("browser") == []  # not even an attempt, of which the policy would say something
        assert browser.run("return document.documentElement.scrollWidth <= document.documentElement.clientWidth") is True
        # Letters and digits come through, however blanks and controls were shown; long ones are cut.
        shown = re.sub(r"\W", "", texts(browser, selector)[-1])
        assert shown == re.sub(r"\W", "", text)[: len(shown)] and (len(shown) > 300 or len(shown) == len(re.sub(r"\W", "", text)))


@PAGES
def test_two_thousand_rows_are_quick_and_fetch_nothing(browser: Browser, page: Any) -> None:
    made = page(2_000)
    # Processor time, which does not depend on what else the machine does.
    browser.driver.execute_cdp_cmd("Performance.enable", {"timeDomain": "threadTicks"})
    browser.open_page(made)
    browser.run("document.body.getBoundingClientRect()")
    assert 0 < busy(browser) < 10
    assert browser.run("return performance.getEntriesByType('resource').length") == 0
    shown = len(browser.all("section:last-of-type tbody tr"))
    assert shown == (1_960 if page is summary else 200)
    if page is comparison:
        assert re.search(r"The JSON form has all [\d,]+", texts(browser, "[aria-labelledby=changed] p")[0])
