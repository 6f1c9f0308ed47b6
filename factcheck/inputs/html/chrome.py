"""What of a page is its frame and no text of its own, and what of its text is struck or hidden."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from factcheck.inputs.html.sheets import Look

Attributes = Mapping[str, str | None]
Fate = Literal["", "struck", "hidden", "drawn"]
"""Why text is not judged."""

_BY_TAG = {
    "nav": "menus", "button": "buttons and fields", "select": "buttons and fields", "textarea": "buttons and fields",
}  # fmt: skip
_BY_TAG_OUTSIDE = {"header": "the page's head", "footer": "the page's foot", "aside": "side columns"}
_BY_ROLE = {
    "navigation": "menus", "search": "buttons and fields", "banner": "the page's head", "contentinfo": "the page's foot",
}  # fmt: skip
_NAMES = {
    "menus": "nav navbar navigation menu breadcrumb breadcrumbs pagination skip-link skip-links mw-editsection toolbar",
    "cookie notices": "cookie cookies consent gdpr",
    "offers to subscribe": "newsletter subscribe subscription signup sign-up paywall",
    "buttons to share": "share sharing sharedaddy social",
    "other stories": "related recommended recommendations most-read trending more-stories read-next",
    "comments": "comments comment-list disqus_thread",
    "advertisements": "ad ads advert advertisement advertising sponsored promo",
    "side columns": "sidebar",
    "the page's foot": "footer site-footer",
}
_NAMED = {
    chrome: re.compile(rf"(?:^|[\s_-])(?:{'|'.join(map(re.escape, names.split()))})(?:$|[\s_-])", re.IGNORECASE)
    for chrome, names in _NAMES.items()
}
_UNNAMED = frozenset(["html", "body", "main", "article"])
_STRUCK = frozenset(["del", "s", "strike"])
_STRUCK_STYLE = re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.IGNORECASE)
_HIDDEN_STYLE = re.compile(
    r"(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all|(?:opacity|font-size)\s*:\s*0(?![.\d]))",
    re.IGNORECASE,
)
_SHOWN_STYLE = re.compile(r"display\s*:\s*(?!none)\w", re.IGNORECASE)
_RAISED_STYLE = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)
_MARKS = frozenset(["noteref", "doc-noteref", "footnote-ref", "footnoteref"])
_FILLED = frozenset(["", "text", "email", "tel", "url", "number", "date", "month", "week", "time", "datetime-local"])
_HIDDEN_NAMES = frozenset(
    "visually-hidden visuallyhidden sr-only screen-reader-text screen-reader-only hidden is-hidden d-none display-none".split()
)


def chrome_of(tag: str, attributes: Attributes, main: bool) -> str:
    """The name of the frame's part that an element is; empty for none. Within an article (`main`) heads, feet and asides are text."""
    role = attributes.get("role") or ""
    if chrome := _BY_TAG.get(tag) or _BY_ROLE.get(role) or ("" if main else _BY_TAG_OUTSIDE.get(tag, "")):
        return chrome
    if tag in _UNNAMED:
        return ""
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return next((chrome for chrome, named in _NAMED.items() if named.search(names)), "")


def fate_of(tag: str, attributes: Attributes, looks: frozenset[Look]) -> Fate:
    """Whether an element's text is struck, hidden or part of a drawing; `looks` are those that style sheets give it."""
    style = attributes.get("style") or ""
    names = (attributes.get("class") or "").casefold().split()
    if "hidden" in attributes or (tag == "dialog" and "open" not in attributes):
        return "hidden"
    if _HIDDEN_STYLE.search(style) or not _HIDDEN_NAMES.isdisjoint(names):
        return "hidden"
    if "hidden" in looks and not _SHOWN_STYLE.search(style):
        return "hidden"
    if tag == "svg":
        return "drawn"
    return "struck" if tag in _STRUCK or "struck" in looks or _STRUCK_STYLE.search(style) else ""


def is_raised(tag: str, attributes: Attributes, looks: frozenset[Look]) -> bool:
    """Whether an element stands above the line, as the marks of notes do."""
    if tag == "sup" or "raised" in looks:
        return True
    if tag == "a" and not _MARKS.isdisjoint(
        f"{attributes.get('role')} {attributes.get('type')} {attributes.get('class')}".split()
    ):
        return True
    return bool(_RAISED_STYLE.search(attributes.get("style") or ""))


def value_of(attributes: Attributes) -> str:
    """What a field of a form shows."""
    filled = (attributes.get("type") or "").lower() in _FILLED and "hidden" not in attributes
    return f" {attributes.get('value') or ''} " if filled else ""
