"""The same claim in another form: as an item of a list, with a mark of citation, in Markdown, with words around it that claim nothing."""

from __future__ import annotations

import random
from collections.abc import Sequence

from nli_rows import Row

FORMS = (
    "- {}", "* {}", "• {}", "1. {}", "2) {}", "(a) {}", "**{}**", "*{}*", "> {}", "# {}", "### {}", "- **Note:** {}", "- [x] {}", "{} [1]", "{} [2][3]", "{} (1)",
    "{} [source]", "{} ¹", "Sure! {}", "Sure, here is the summary: {}", "Here is what the text says: {}", "In short: {}", "In summary, {}", "To sum up, {}",
    "Note that {}", "It should be noted that {}", "As mentioned above, {}", "As we have seen, {}", "Key point: {}", "Summary: {}", "TL;DR: {}", "Answer: {}",
    "Good question. {}", "Great question! {}", "Of course. {}", "According to the text, {}", "The text says that {}", "The passage states that {}", "The article mentions that {}",
    "Based on the source, {}", "As the document shows, {}", "Furthermore, {}", "Moreover, {}", "In addition, {}", "However, {}", "Notably, {}", "Overall, {}", "Interestingly, {}",
    "{} I hope this helps!", "{} Let me know if you need anything else.", "{} (see above)", "{} (see the source)", "\"{}\"", "`{}`", "{} 🙂", "✅ {}", "→ {}", "| {} |", "<p>{}</p>",
)  # fmt: skip
_INSIDE = ("that {}", ", {}", "this: {}")


def formed(pair: Sequence[Row], rng: random.Random) -> list[Row]:
    """Both rows in one and the same form."""
    form = rng.choice(FORMS)
    return [row._replace(hypothesis=_in_form(form, row.hypothesis), dataset="made_form") for row in pair]


def _in_form(form: str, text: str) -> str:
    from families.mined import lowered

    inside = any(form.endswith(ending) for ending in _INSIDE)
    return form.format(lowered(text) if inside and not form.endswith(": {}") else text)
