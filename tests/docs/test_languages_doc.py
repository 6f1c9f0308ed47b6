"""The table of languages says what the tables of words have."""

from __future__ import annotations

import re
from pathlib import Path

from factcheck.text.languages import LANGUAGES

PAGE = (Path(__file__).parent.parent.parent / "docs" / "languages.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| (\w+) \(`(\w\w)`\) \| `([^`]+)` \| (.+?) \| (.+?) \| (.+?) \|$", re.M)


def test_each_language_has_what_the_page_says() -> None:
    rows = {row[1]: row for row in ROW.findall(PAGE)}
    assert set(rows) == {code for code, language in LANGUAGES.items() if language.is_served}
    for code, (name, _, number, quotes, has, lacks) in rows.items():
        language = LANGUAGES[code]
        assert name == language.name
        assert number == f"1{language.groups[0]}234{language.decimal}5"
        assert tuple(quotes.split()) == language.quotes
        assert all(kind in language.words for kind in has.split(", "))
        assert lacks == "none" or not any(kind in language.words for kind in lacks.split(", "))
