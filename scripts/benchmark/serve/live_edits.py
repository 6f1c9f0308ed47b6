"""What an edit of one sentence costs on the page, from the key to the new verdict, beside a whole check of the same texts."""

from __future__ import annotations

import sys
from pathlib import Path

from selenium.webdriver.common.by import By

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "readme"))
from screenshots import browser, wait_for

PASTE = """
document.getElementById("source-1-box").value = arguments[0];
document.getElementById("rewrite-box").value = arguments[1];
document.querySelector("button.main").click();
"""
# types one word into a sentence, and tells after how many seconds its card is another
EDIT = """
const [number, word, done] = arguments;
const card = document.querySelectorAll(".card")[number];
const sentence = card.querySelector(".text").textContent;
const box = document.getElementById("rewrite-box");
box.value = box.value.replace(sentence, sentence.replace(/ /, ` ${word} `));
const began = performance.now();
document.addEventListener("report", () => {
  const now = document.querySelectorAll(".card")[number];
  done(now !== card && now.textContent.includes(word) ? (performance.now() - began) / 1000 : null);
}, { once: true });
box.dispatchEvent(new InputEvent("input", { bubbles: true }));
"""
WHOLE = """
const done = arguments[0];
const text = (id) => document.getElementById(id).value;
const body = JSON.stringify({ source: text("source-1-box"), rewrite: text("rewrite-box") });
const began = performance.now();
fetch("/v1/check", { method: "POST", body, headers: { "content-type": "application/json" } })
  .then((answer) => answer.json())
  .then((report) => done(report.counts ? (performance.now() - began) / 1000 : null));
"""
WORDS = "really mostly partly soon again also there often then still".split()


def live_edits(address: str, source: str, rewrite: str, edits: int) -> dict[str, list[float]]:
    """Seconds of each edit and of a whole check after it, in turn; raises ValueError where an edit changes no verdict's card."""
    found: dict[str, list[float]] = {"edits": [], "wholes": []}
    with browser() as driver:
        driver.set_script_timeout(600)
        driver.get(f"{address}/")
        driver.execute_script(PASTE, source, rewrite)
        wait_for(lambda: driver.find_elements(By.CSS_SELECTOR, ".card"))
        cards = len(driver.find_elements(By.CSS_SELECTOR, ".card"))
        for edit in range(edits):
            seconds = driver.execute_async_script(EDIT, edit % cards, WORDS[edit % len(WORDS)])
            whole = driver.execute_async_script(WHOLE)
            if seconds is None or whole is None:
                raise ValueError(f"edit {edit} was not answered as it should be")
            found["edits"].append(seconds)
            found["wholes"].append(whole)
    return found
