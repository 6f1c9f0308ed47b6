"""Addresses, package names, options, versions and other exact tokens, of which one changed character is another thing.

A token of the claim that no source has is an error. Its place is the token of the source that it was made of: the most alike, or the one
after the same word. Names in backticks or after an install command count as exact, other words only where their form tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from factcheck.checks.claim import Claim
from factcheck.checks.kept import kept
from factcheck.report import Reason, SourceSpan

KIND = "code"

_EXTENSIONS = (
    "py|js|ts|tsx|json|toml|yaml|yml|md|txt|csv|tsv|exe|dll|sh|conf|ini|cfg|html|css|java|go|rs|cpp|xml|log|zip|gz|tar"
    "|pdf|docx|xlsx|sql|env|lock"
)
_TLDS = "com|org|net|io|dev|edu|gov|example|ai|app|co|uk|de|eu|info"
_TOKENS = re.compile(
    rf"(?P<url>(?:https?://|ftp://|www\.)[^\s<>\"“”`|]+|(?<![\w@./-])(?:[\w-]+\.)+(?:{_TLDS})/[^\s<>\"“”`|]*)"
    r"|(?P<email>(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<option>(?<![\w-])--[A-Za-z][\w-]*)"
    r"|(?P<version>(?<![\w./-])v?\d{1,4}\.\d{1,4}\.\d{1,5}(?:[.-]?(?:\d++|(?:a|b|rc|alpha|beta|dev|post)\.?\d*+))*(?![\w/]))"
    rf"|(?P<name>(?<![\w./-])[\w./-]*\w\.(?:{_EXTENSIONS})(?!\.*\w)|\b[A-Za-z]\w*(?:::\w+)+|\b(?<!\w\.)[A-Za-z][\w.]*\w\(\)"
    rf"|\b[A-Za-z]\w*_\w+)"
)
_INSTALLED = re.compile(
    r"\b(?:pip3?|npm|yarn|pnpm|uv|conda|brew|cargo|gem|go|apt|apt-get|dnf|poetry|pipx|docker)(?: pip)? (?:install|add|get"
    r"|pull|i|-i|run|uninstall)"
    r" (?:-\S+ )*(?P<name>[A-Za-z@][\w./@-]*\w)"
)
_TICKED = re.compile(r"`{1,3}([^`\n]+)`{1,3}")
_TICKED_WORD = re.compile(r"(?<![^\s(=,'\"`])-{0,2}[A-Za-z@_][\w./@:-]*\w")
_EXACT = re.compile(r"[-_./:@\d]|[a-z][A-Z]")
_COMMAND = 2  # words of a command that is compared as a whole
_ALIKE = 0.72
_MOST_COMPARED = 500
"""Characters of a token that are compared; what comes after them in an address is data."""
_ENDS = ".,;:!?)]}'\"*_”’>"


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    start: int
    end: int
    text: str

    @property
    def key(self) -> str:
        """What is compared: an address without its scheme and closing slash, a version without its v."""
        folded = self.text.casefold()
        if self.kind == "url":
            return re.sub(r"^(?:https?://|ftp://)?(?:www\.)?", "", folded).rstrip("/")
        return folded.removeprefix("v") if self.kind == "version" else folded


def find(claim: Claim) -> list[Reason]:
    """An error for each exact token that no source has."""
    # ticks are form, which the sentence has blanked
    raw = claim.rewrite[claim.sentence.start : claim.sentence.end]
    tokens = _tokens(raw)
    if not tokens and "`" not in raw:
        return []
    sources = [_tokens(source) for source in claim.sources]
    texts = [source.casefold() for source in claim.sources]
    found = []
    for token in tokens:
        if any(_has(text, token) for text in texts):
            continue
        place = _made_of(token, raw, claim, sources)
        if place:
            message = f"“{place.text}” in the source is “{token.text}” here."
            found.append(claim.reason(KIND, message, token.start, token.end, place))
        elif token.kind in ("url", "email", "option"):
            found.append(claim.reason(KIND, f"“{token.text}” is not in the source.", token.start, token.end))
    return found or list(_commands(claim, raw))


def _commands(claim: Claim, raw: str) -> Iterator[Reason]:
    """Commands in backticks that the sources have with other words: `make test` for `make test-all`."""
    for ticked in _TICKED.finditer(raw):
        words = ticked[1].split()
        whole = re.compile(r"\s+".join(map(re.escape, words)) + r"(?![\w-]|[./:=]\w)", re.I)
        if len(words) < _COMMAND or any(whole.search(source) for source in claim.sources):
            continue
        told = [
            (number, other)
            for number, source in enumerate(claim.sources)
            for other in _TICKED.finditer(source)
            if len(other[1].split()) == len(words) and other[1].split()[:-1] == words[:-1]
        ]
        if told:
            number, other = told[0]
            place = SourceSpan(number, other.start(1), other.end(1), other[1])
            yield claim.reason(
                KIND, f"“{place.text}” in the source is “{ticked[1]}” here.", ticked.start(1), ticked.end(1), place
            )


def _has(text: str, token: _Token) -> bool:
    """Whether a text has the token, not as a part of a longer one; an address may end at a slash, a version at a dot."""
    after = {"url": r"(?![\w-]|[?#=&.]\w)", "version": r"(?!\w)"}.get(token.kind, r"(?![\w-]|\.\w)")
    before = r"(?<![\w.-])" if token.kind != "url" else r"(?<![\w-])"
    if token.kind == "version":
        before = r"(?<![\d.])v?"
    return bool(re.search(before + re.escape(token.key) + after, text))


def _made_of(token: _Token, raw: str, claim: Claim, sources: list[tuple[_Token, ...]]) -> SourceSpan | None:
    """The token of a source that this one was made of."""
    before = _word_before(raw, token)
    best: tuple[float, SourceSpan] | None = None
    for number, others in enumerate(sources):
        for other in others:
            if other.kind != token.kind or other.key == token.key:
                continue
            matcher = SequenceMatcher(None, other.key[:_MOST_COMPARED], token.key[:_MOST_COMPARED], autojunk=False)
            same_place = token.kind != "name" and before and before == _word_before(claim.sources[number], other)
            if not same_place and min(matcher.real_quick_ratio(), matcher.quick_ratio()) < _ALIKE:
                continue  # these are upper bounds
            alike = matcher.ratio()
            if (alike >= _ALIKE or same_place) and (best is None or alike > best[0]):
                best = alike, SourceSpan(number, other.start, other.end, other.text)
    return best[1] if best else None


def _word_before(text: str, token: _Token) -> str:
    words = re.findall(r"[\w-]+", text[max(0, token.start - 30) : token.start].casefold())
    return words[-1] if words else ""


@kept
def _tokens(text: str) -> tuple[_Token, ...]:
    found: dict[int, _Token] = {}
    taken = bytearray(len(text))
    for kind, start, end in _spans(text):
        words = text[start:end].rstrip(_ENDS if kind != "name" else ".,;:") if kind != "version" else text[start:end]
        if words and not taken[start]:
            taken[start : start + len(words)] = b"\1" * len(words)
            found[start] = _Token(kind, start, start + len(words), words)
    return tuple(found[start] for start in sorted(found))


def _spans(text: str) -> Iterator[tuple[str, int, int]]:
    for match in _TOKENS.finditer(text):
        yield str(match.lastgroup), match.start(), match.end()
    for match in _INSTALLED.finditer(text):
        yield "name", match.start("name"), match.end("name")
    for ticked in _TICKED.finditer(text):
        for word in _TICKED_WORD.finditer(text, ticked.start(1), ticked.end(1)):
            if _EXACT.search(word[0]):
                yield "option" if word[0].startswith("--") else "name", word.start(), word.end()
