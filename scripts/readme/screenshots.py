"""The pictures of the HTML report and of the page in docs/images, made from the example.

    python scripts/readme/screenshots.py

Needs chromium and chromedriver. The example is checked with the models that come with factcheck.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import uvicorn
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By

from factcheck.checker import Checker
from factcheck.integrations.server.app import make_app
from factcheck.judgement.gate import Gate
from factcheck.rendering import Document, to_html

ROOT = Path(__file__).parent.parent.parent
PICTURES = ROOT / "docs" / "images"
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
SIZE_OF_PAGE = (1440, 900)
SIZE_OF_PHONE = (390, 1000)
LONGEST_WAIT = 120


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


@contextmanager
def served(checker: Checker) -> Iterator[str]:
    """The address of a service over `checker`, which ends with the context."""
    server = uvicorn.Server(uvicorn.Config(make_app(checker), port=0, ws="none", log_level="error"))
    thread = Thread(target=server.run)
    thread.start()
    try:
        wait_for(lambda: server.started)
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}/"
    finally:
        server.should_exit = True
        thread.join()


def wait_for(fulfilled: Callable[[], object]) -> None:
    """Return when a condition is met; raises TimeoutError where it never is."""
    end = time.monotonic() + LONGEST_WAIT
    while not fulfilled():
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.1)


def resize(driver: webdriver.Chrome, width: int, height: int, colours: str) -> None:
    """Give the page a size that windows of the system may be too large for, and colours."""
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": colours}]})


def picture_report(driver: webdriver.Chrome, checker: Checker, picture: Path) -> None:
    """The HTML report, as after a click on the first sentence that is wrong, which marks its evidence."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "report.html"
        page.write_text(to_html(example(checker)), encoding="utf-8")
        driver.set_window_size(*SIZE)
        driver.get(page.as_uri())
        click_on_the_first_that_is_wrong(driver)
        driver.execute_script("scrollTo(0, 0)")
        driver.save_screenshot(str(picture))


def picture_page(driver: webdriver.Chrome, checker: Checker, wide: Path, phone: Path) -> None:
    """The page with the example in its boxes: wide, and on a phone in dark colours."""
    texts = {"source-1-box": "story.txt", "rewrite-box": "rewrite.txt"}
    with served(checker) as address:
        resize(driver, *SIZE_OF_PAGE, "light")
        driver.get(address)
        for box, name in texts.items():
            text = (ROOT / "examples" / name).read_text(encoding="utf-8")
            driver.execute_script("document.getElementById(arguments[0]).value = arguments[1]", box, text)
        driver.find_element(By.CSS_SELECTOR, "button.main").click()
        wait_for(lambda: driver.find_elements(By.CSS_SELECTOR, ".card"))
        click_on_the_first_that_is_wrong(driver)
        driver.execute_script("document.activeElement.blur(); scrollTo(0, 0)")
        driver.save_screenshot(str(wide))
        resize(driver, *SIZE_OF_PHONE, "dark")
        driver.execute_script("document.querySelector('.filters').scrollIntoView()")
        driver.save_screenshot(str(phone))


def click_on_the_first_that_is_wrong(driver: webdriver.Chrome) -> None:
    """Mark the evidence of the first contradicted sentence."""
    for number in driver.find_elements(By.CSS_SELECTOR, ".card.contradicted .number")[:1]:
        number.click()


def main(checker: Checker | None = None, pictures: Path = PICTURES) -> None:
    """Make the pictures."""
    pictures.mkdir(parents=True, exist_ok=True)
    checker = checker or Checker()
    report, page, phone = (pictures / name for name in ("report.png", "page.png", "page-phone.png"))
    with browser() as driver:
        picture_report(driver, checker, report)
        picture_page(driver, checker, page, phone)
    print(report, page, phone, sep="\n")


if __name__ == "__main__":
    main()
