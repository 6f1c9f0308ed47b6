"""The page in headless Chromium: paste, check, click, edit, drop, at any width and in the dark."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from importlib.resources import files

import pytest
from browser import Browser, needs_browser, start
from hostile_pages import HOSTILE
from made import written_docx
from selenium.webdriver.common.keys import Keys
from serving import REWRITE, SOURCE, Served, served, until

pytestmark = needs_browser
DROP = """
const [selector, name, content, done] = arguments;
const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
const dropped = new DataTransfer();
dropped.items.add(new File([bytes], name));
document.querySelector(selector).dispatchEvent(new DragEvent("drop", { dataTransfer: dropped, bubbles: true, cancelable: true }));
"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    yield from start(tmp_path_factory.mktemp("pages"))


@pytest.fixture(scope="module")
def server() -> Iterator[Served]:
    with served() as server:
        yield server


def open_page(browser: Browser, server: Served, width: int = 1400) -> None:
    browser.emulate("light")
    browser.driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    )
    browser.driver.get(f"http://127.0.0.1:{server.port}/")
    browser.driver.get_log("browser")


def paste(browser: Browser, source: str = SOURCE, rewrite: str = REWRITE) -> None:
    """Put texts into the boxes, as pasting does."""
    script = """
    for (const [selector, text] of [["#source-1-box", arguments[0]], ["#rewrite-box", arguments[1]]]) {
      const box = document.querySelector(selector);
      box.value = text;
      box.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
    }
    """
    browser.run(script, source, rewrite)


def labels(browser: Browser) -> list[str]:
    return list(browser.run("return [...document.querySelectorAll('#report .card')].map((card) => card.dataset.label)"))


def checked(browser: Browser, server: Served, width: int = 1400) -> None:
    open_page(browser, server, width)
    paste(browser)
    browser.one("button.main").click()
    until(lambda: labels(browser) == ["entailed", "contradicted", "neutral"])
    until(lambda: browser.one("#report").get_attribute("aria-busy") == "false")


def test_paste_check_and_click_to_the_evidence(browser: Browser, server: Served) -> None:
    checked(browser, server)
    browser.one("#s1 .text").click()
    assert "".join(browser.marked()) == "Two lorries did not stop."
    browser.one("[name=label][value=entailed]").click()
    assert browser.shown() == [2, 3]


def test_only_an_edited_sentence_changes(browser: Browser, server: Served) -> None:
    checked(browser, server)
    browser.one("#s0 .text").click()
    browser.run("document.querySelectorAll('.card').forEach((card) => { card.wasThere = true; })")
    server.nli.asked.clear()
    box = browser.one("#rewrite-box")
    box.send_keys(Keys.CONTROL, Keys.END)
    box.send_keys(Keys.BACKSPACE * len("A new bridge will cost nine million."))
    box.send_keys("The mayor spoke.")
    until(lambda: labels(browser) == ["entailed", "contradicted", "entailed"])
    assert browser.run("return [...document.querySelectorAll('.card')].map((card) => Boolean(card.wasThere))") == [
        True,
        True,
        False,
    ]
    assert server.nli.asked and not any(hypothesis == "lorries did stop." for _, hypothesis in server.nli.asked)
    assert (
        browser.one(".card.selected").get_attribute("id") == "s0"
        and "".join(browser.marked()) == "The bridge was closed on Monday."
    )
    assert browser.one("#news").get_attribute("textContent").startswith("Sentence 3: entailed")
    box.send_keys(" It rained.")
    until(lambda: len(labels(browser)) == 4)
    box.send_keys(Keys.BACKSPACE * len(" It rained."))
    until(lambda: len(labels(browser)) == 3)


def test_ticked_filters_stay_while_the_text_is_edited(browser: Browser, server: Served) -> None:
    checked(browser, server)
    browser.one("[name=label][value=entailed]").click()
    browser.one("#rewrite-box").send_keys(" It rained.")
    until(lambda: len(labels(browser)) == 4)
    assert browser.shown() == [2, 3, 4]


def test_a_docx_is_dropped(browser: Browser, server: Served) -> None:
    open_page(browser, server)
    paste(browser, "", REWRITE)
    browser.run(DROP, ".box textarea[name=source]", "a.docx", base64.b64encode(written_docx()).decode())
    until(lambda: len(labels(browser)) == 3)
    assert browser.one("#source-0").text.strip() and browser.one("#source-1-box").get_attribute("value")


def test_without_live_nothing_is_sent_before_the_button(browser: Browser, server: Served) -> None:
    open_page(browser, server)
    browser.one("#live").click()
    paste(browser)
    browser.run("document.querySelector('#rewrite-box').dispatchEvent(new InputEvent('input', {bubbles: true}))")
    assert browser.driver.execute_async_script("setTimeout(arguments[0], 400, document.querySelectorAll('.card').length)") == 0
    browser.one("button.main").click()
    until(lambda: len(labels(browser)) == 3)


def test_the_link_holds_nothing_but_options(browser: Browser, server: Served) -> None:
    checked(browser, server)
    browser.one("[name=omissions]").click()
    link = str(browser.one("#link").get_attribute("href"))
    assert link.endswith("/?preset=balanced&omissions=true")


@pytest.mark.parametrize("text", HOSTILE[:3])
def test_hostile_text_runs_nothing(browser: Browser, server: Served, text: str) -> None:
    open_page(browser, server)
    paste(browser, text, text)
    until(lambda: labels(browser))
    assert browser.run("return window.hacked") is None
    assert browser.run("return document.querySelectorAll('img, iframe, [onload], [onerror], [onmouseover]').length") == 0
    assert browser.driver.get_log("browser") == []
    assert text.strip() in str(browser.one("#source-0").get_attribute("textContent"))


def test_the_policy_keeps_a_script_out(browser: Browser, server: Served) -> None:
    open_page(browser, server)
    browser.run("const s = document.createElement('script'); s.textContent = 'window.hacked = 1'; document.body.append(s)")
    assert browser.run("return window.hacked") is None


def test_everything_fits_a_phone(browser: Browser, server: Served) -> None:
    checked(browser, server, width=390)
    assert browser.run("return document.documentElement.scrollWidth") <= 390
    assert browser.run("return [...document.querySelectorAll('button')].every((b) => b.getBoundingClientRect().right <= 390)")


def test_it_works_with_the_keyboard(browser: Browser, server: Served) -> None:
    open_page(browser, server)
    paste(browser)
    browser.one("#rewrite-box").send_keys(Keys.TAB)
    browser.run("document.querySelector('button.main').focus()")
    browser.one("button.main").send_keys(Keys.ENTER)
    until(lambda: browser.run("return document.activeElement.id") == "report")
    assert len(labels(browser)) == 3


@pytest.mark.parametrize(("colours", "width"), [("light", 1400), ("dark", 390), ("dark", 1800)])
def test_no_serious_accessibility_violation(browser: Browser, server: Served, colours: str, width: int) -> None:
    checked(browser, server, width)
    browser.emulate(colours)
    browser.run("document.querySelector('#s1 .number').click()")
    browser.run((files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8"))
    found = browser.driver.execute_async_script("axe.run().then(arguments[0])")
    serious = [rule for rule in found["violations"] if rule["impact"] in ("serious", "critical")]
    assert [(rule["id"], [node["html"] for node in rule["nodes"][:3]]) for rule in serious] == []
    assert any(rule["id"] == "color-contrast" for rule in found["passes"])
