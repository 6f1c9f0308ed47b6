"""What a claim about all of a kind leaves out: Marn of "no lake but Marn is deeper than Orrin"."""

from __future__ import annotations

import re

_EXCEPT = r"(?:but|except(?:\sfor)?|other\sthan|apart\sfrom|aside\sfrom|besides|save(?:\sfor)?|excluding)"
_AHEAD = re.compile(rf"^{_EXCEPT}\s(?P<names>[^,;]+),\s(?=(?:no|none|nothing|all|every)\b)")
_OF_ALL = re.compile(r"^(?:no|none|nothing|all|every)\b")
_BEHIND = re.compile(rf",?\s{_EXCEPT}\s(?P<names>.+?)(?=\s(?:is|are|was|were|has|have|had|costs?|weigh(?:s|ed)?)\b|$)")
_LISTED = re.compile(r",\s(?:and\s|or\s)?|\sand\s|\sor\s")


def without_exceptions(low: str) -> tuple[str, list[str]]:
    """A claim in lower case about all or none of a kind without what it leaves out, and what that is; any other as it is."""
    found = _AHEAD.match(low) or (_BEHIND.search(low) if _OF_ALL.match(low) else None)
    if found is None:
        return low, []
    return low[: found.start()] + low[found.end() :], _LISTED.split(found["names"])
