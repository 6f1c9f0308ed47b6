"""The same claim in another form: as an item of a list, with a mark of citation, in Markdown, with words around it that claim nothing."""

from __future__ import annotations

import random
import re

from families.mined import lowered
from nli_rows import Row

FORMS = (
    "- {}", "* {}", "• {}", "1. {}", "2) {}", "(a) {}", "**{}**", "*{}*", "> {}", "# {}", "### {}", "- **Note:** {}", "- [x] {}", "{} [1]", "{} [2][3]", "{} (1)",
    "{} [source]", "{} ¹", "Sure! {}", "Sure, here is the summary: {}", "Here is what the text says: {}", "In short: {}", "In summary, {}", "To sum up, {}",
    "Note that {}", "It should be noted that {}", "As mentioned above, {}", "As we have seen, {}", "Key point: {}", "Summary: {}", "TL;DR: {}", "Answer: {}",
    "Good question. {}", "Great question! {}", "Of course. {}", "According to the text, {}", "The text says that {}", "The passage states that {}",
    "The article mentions that {}", "Based on the source, {}", "As the document shows, {}", "Furthermore, {}", "Moreover, {}", "In addition, {}", "However, {}",
    "Notably, {}", "Overall, {}", "Interestingly, {}", "{} I hope this helps!", "{} Let me know if you need anything else.", "{} (see above)",
    "{} (see the source)", '"{}"', "`{}`", "{} 🙂", "✅ {}", "→ {}", "| {} |", "<p>{}</p>",
)  # fmt: skip
_MID_SENTENCE = re.compile(r"(?:that|,) \{\}$")


def formed(pair: tuple[Row, Row], rng: random.Random) -> tuple[Row, Row]:
    """Both rows in one and the same form."""
    form = rng.choice(FORMS)
    wrong, right = (row._replace(hypothesis=in_form(form, row.hypothesis), dataset="made_form") for row in pair)
    return wrong, right


def in_form(form: str, text: str) -> str:
    """The text in a form, its first letter small where it goes on a sentence."""
    return form.format(lowered(text) if _MID_SENTENCE.search(form) else text)
