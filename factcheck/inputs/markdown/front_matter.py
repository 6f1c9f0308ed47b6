"""The front matter of a file: its title and summary are text, as pages show them; its other fields are not."""

from __future__ import annotations

import re

from factcheck.inputs.markdown.marks import LeftOut, blank, dropped

_SHOWN = frozenset(
    "title subtitle headline subheading description summary abstract excerpt lead lede standfirst dek caption".split()
)
_FENCED = re.compile(r"\A(?P<mark>---|\+\+\+)[ \t]*\n(?P<inner>(?:.*\n){0,500}?)(?:(?P=mark)|\.\.\.)[ \t]*(?:\n|\Z)")
_FIELD = re.compile(
    r"(?P<key>[A-Za-z_][\w.-]{0,40})[ \t]*(?P<sign>[:=])(?:[ \t]+|$)(?P<open>[\"']?)(?P<value>.*?)(?P<close>(?P=open)[ \t]*)"
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_FEWEST_WORDS = 3
_BLOCK_SCALAR = re.compile(r"[|>][+-]?\d?|")
_OTHER_LINE = re.compile(r"\s+\S.*|\s*|\s*-(?: .*)?|#.*|[\]})].*|\[{1,2}[\w.\"' -]+\]{1,2}")


def show_front_matter(plain: str, left_out: LeftOut) -> str:
    """`plain` with its front matter reduced to what readers see of it; a rule at its start is not front matter."""
    fenced = _FENCED.match(plain)
    if not fenced or not _are_fields(lines := fenced["inner"].splitlines(keepends=True)):
        return plain
    shown, key, at = [], "", fenced.start("inner")
    for line in lines:
        field = _FIELD.fullmatch(line.rstrip("\n"))
        key = field["key"].lower() if field else key
        if key not in _SHOWN:
            if len(_WORD.findall(value := field["value"] if field else line)) >= _FEWEST_WORDS:
                left_out.add("fields of the front matter are", value, at)
            shown.append(blank(line))
        else:
            shown.append(_as_heading(line, field) if field else blank(line) if not line.strip() else _dedented(line))
        at += len(line)
    opening, closing = plain[: fenced.start("inner")], plain[fenced.end("inner") : fenced.end()]
    return blank(opening) + "".join(shown) + blank(closing) + plain[fenced.end() :]


def _are_fields(lines: list[str]) -> bool:
    """Whether these are lines of fields and nothing else: neither prose nor, as after a rule, a blank line first."""
    bare = [line.rstrip("\n") for line in lines]
    return bool(bare and bare[0].strip()) and all(_FIELD.fullmatch(line) or _OTHER_LINE.fullmatch(line) for line in bare)


def _as_heading(line: str, field: re.Match[str]) -> str:
    start, end = field.span("value")
    if _BLOCK_SCALAR.fullmatch(field["value"]):
        return blank(line)
    # a line with this sign is not joined with the next one
    return dropped(line[: start - 2]) + "# " + line[start:end] + dropped(line[end:])


def _dedented(line: str) -> str:
    text = line.lstrip()
    return dropped(line[: len(line) - len(text)]) + text
