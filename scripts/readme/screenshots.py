"""The picture of the HTML report in docs/images, made from the example.

    python scripts/readme/screenshots.py

Needs chromium and chromedriver. The example is checked with the models that come with factcheck.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By

from factcheck.checker import Checker
from factcheck.judgement.gate import Gate
from factcheck.rendering import Document, to_html

ROOT = Path(__file__).parent.parent.parent
PICTURE = ROOT / "docs" / "images" / "report.png"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--force-color-profile=srgb",
    "--force-prefers-reduced-motion",  # scrolling ends before the picture is taken
)
SIZE = (1160, 900)


def example(checker: Checker) -> Document:
    """The example, checked, with a gate that no contradiction passes."""
    source, rewrite = ((ROOT / "examples" / name).read_text(encoding="utf-8") for name in ("story.txt", "rewrite.txt"))
    report = checker.check(source, rewrite)
    decision = Gate(frozenset({"contradicted"})).decide(report)
    return Document(report, rewrite, "rewrite.txt", (("story.txt", source),), decision)


@contextmanager
def browser() -> Iterator[webdriver.Chrome]:
    """A headless Chromium, closed at the end."""
    options = webdriver.ChromeOptions()
    options.binary_location = next(filter(None, map(shutil.which, BROWSERS)), "")
    for flag in FLAGS:
        options.add_argument(flag)
    driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    try:
        yield driver
    finally:
        driver.quit()


def main(checker: Checker | None = None, picture: Path = PICTURE) -> None:
    """Make the picture."""
    picture.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, browser() as driver:
        page = Path(folder) / "report.html"
        page.write_text(to_html(example(checker or Checker())), encoding="utf-8")
        driver.set_window_size(*SIZE)
        driver.get(page.as_uri())
        # as after a click on the first sentence that is wrong, which marks its evidence
        for number in driver.find_elements(By.CSS_SELECTOR, ".card.contradicted .number")[:1]:
            number.click()
        driver.execute_script("scrollTo(0, 0)")
        driver.save_screenshot(str(picture))
    print(picture)


if __name__ == "__main__":
    main()
