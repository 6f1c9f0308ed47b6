"""Pictures of the HTML report and of the terminal's output for the example, into docs/images.

    python scripts/screenshots.py

Needs chromium and chromedriver. The example is checked with the models that come with factcheck.
"""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import SVG_EXPORT_THEME
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By

from factcheck.checker import Checker
from factcheck.gate import Gate
from factcheck.rendering import Document, to_html
from factcheck.terminal import print_report

ROOT = Path(__file__).parent.parent
IMAGES = ROOT / "docs" / "images"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--force-color-profile=srgb",
)
REPORT_SIZE = (1400, 1000)
COLUMNS = 110
TERMINAL_WIDTH = 1000
TERMINAL_PAGE = """<!DOCTYPE html><meta charset="utf-8"><style>
body { margin: 0; padding: 24px; background: #16181d; color: #d8dbe2 }
pre { margin: 0; font: 14px/19px "DejaVu Sans Mono", Menlo, Consolas, monospace }
.prompt { color: #8b93a7 }
</style><pre class="prompt">$ factcheck check story.txt rewrite.txt</pre><pre>CODE</pre>"""


def example(checker: Checker) -> Document:
    """The example, checked, with a gate that no contradiction passes."""
    source, rewrite = ((ROOT / "examples" / name).read_text(encoding="utf-8") for name in ("story.txt", "rewrite.txt"))
    report = checker.check(source, rewrite)
    decision = Gate(frozenset({"contradicted"})).decide(report)
    return Document(report, rewrite, "rewrite.txt", (("story.txt", source),), decision)


def terminal_page(document: Document) -> str:
    """What the terminal shows, as a page."""
    console = Console(
        file=io.StringIO(), width=COLUMNS, record=True, highlight=False, force_terminal=True, color_system="truecolor"
    )
    print_report(document.report, console)
    return TERMINAL_PAGE.replace("CODE", console.export_html(theme=SVG_EXPORT_THEME, inline_styles=True, code_format="{code}"))


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


def main(checker: Checker | None = None, images: Path = IMAGES) -> None:
    """Make both pictures."""
    images.mkdir(parents=True, exist_ok=True)
    document = example(checker or Checker())
    with tempfile.TemporaryDirectory() as folder, browser() as driver:
        pages = {name: Path(folder) / f"{name}.html" for name in ("report", "terminal")}
        pages["report"].write_text(to_html(document), encoding="utf-8")
        pages["terminal"].write_text(terminal_page(document), encoding="utf-8")

        driver.set_window_size(*REPORT_SIZE)
        driver.get(pages["report"].as_uri())
        # as after a click on the first sentence that is wrong, which marks its evidence
        for number in driver.find_elements(By.CSS_SELECTOR, ".card.contradicted .number")[:1]:
            number.click()
        driver.execute_script("scrollTo(0, 0)")
        driver.save_screenshot(str(images / "report.png"))

        driver.set_window_size(TERMINAL_WIDTH, REPORT_SIZE[1])
        driver.get(pages["terminal"].as_uri())
        height = driver.execute_script("return document.documentElement.scrollHeight + outerHeight - innerHeight")
        driver.set_window_size(TERMINAL_WIDTH, height)
        driver.save_screenshot(str(images / "terminal.png"))
    for name in pages:
        print(images / f"{name}.png")


if __name__ == "__main__":
    main()
