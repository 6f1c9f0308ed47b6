"""A headless Chromium that looks at pages on disk."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from factories import sample_document, sample_report
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement

from factcheck.judgement.gate import Gate
from factcheck.rendering import Document, to_html

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
DRIVER = shutil.which("chromedriver")
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-dev-shm-usage --disable-background-networking --disable-component-update"
    " --disable-sync --no-first-run --window-size=1400,900"
)

needs_browser = pytest.mark.skipif(not (BROWSER and DRIVER), reason="needs chromium and chromedriver")


class Browser:
    """One page at a time, with the few questions that the tests ask of it."""

    def __init__(self, driver: webdriver.Chrome, folder: Path) -> None:
        self.driver = driver
        self._folder = folder
        self._pages = 0

    def open(self, document: Document) -> None:
        """Show the page of `document`."""
        self.open_page(to_html(document))

    def open_page(self, html: str) -> None:
        """Show a page, from disk, in light colours and on screen."""
        self._pages += 1
        path = self._folder / f"page {self._pages}.html"
        path.write_text(html, encoding="utf-8")
        self.emulate("light")
        self.driver.get(path.as_uri())

    def open_sample(self) -> None:
        """Show the sample report with a gate that it fails."""
        self.open(sample_document(decision=Gate(frozenset({"contradicted"}), min_score=0.5).decide(sample_report())))

    def emulate(self, colours: str, media: str = "screen") -> None:
        """Prefer ``light`` or ``dark`` colours, for a ``screen`` or for ``print``."""
        features = [{"name": "prefers-color-scheme", "value": colours}, {"name": "prefers-reduced-motion", "value": "reduce"}]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media, "features": features})

    def all(self, selector: str) -> list[WebElement]:
        """Every element that `selector` finds."""
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector: str) -> WebElement:
        """The first element that `selector` finds."""
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def run(self, script: str, *arguments: Any) -> Any:
        """What `script`, the body of a function, returns in the page."""
        return self.driver.execute_script(script, *arguments)

    def marked(self) -> list[str]:
        """The text of every marked piece of the sources, in order."""
        return [str(piece.get_attribute("textContent")) for piece in self.all(".cited")]

    def shown(self) -> list[int]:
        """Numbers of the sentences that the filters leave."""
        return [int(str(card.get_attribute("id"))[1:]) + 1 for card in self.all(".card:not([hidden])")]

    def style(self, selector: str, name: str) -> str:
        """The computed value of a style of the first element that `selector` finds."""
        return str(self.run("return getComputedStyle(document.querySelector(arguments[0]))[arguments[1]]", selector, name))


def start(folder: Path) -> Iterator[Browser]:
    """A browser with a profile of its own, closed at the end."""
    options = webdriver.ChromeOptions()
    options.binary_location = str(BROWSER)
    for flag in FLAGS.split():
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(str(DRIVER)))
    driver.set_script_timeout(120)  # checking accessibility takes a busy machine long
    try:
        yield Browser(driver, folder)
    finally:
        driver.quit()
