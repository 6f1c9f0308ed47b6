"""Markdown with its markup blanked out: every character of the text stays on the line and column where it stands in the file.

So a finding in the text is a finding in the file. The marks of headings, list items and table cells stay, as sentences are cut by them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.inputs.reading import Reading
from factcheck.inputs.textfile import decode

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?:.*\n){0,500}?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_NOT_NEWLINE = re.compile(r"[^\n]")
_TAG = re.compile(r"<[^<>]*>")
_LINK_TARGET = re.compile(r"\](?:\((?:[^()\n]|\([^()\n]*\))*\)|\[[^\[\]\n]*\])?")
_HIDDEN_HTML = ("<script", "<style", "<pre", "<?", "<!")


def read(data: bytes, name: str, characters: int) -> Reading:
    """What readers of the rendered file see, apart from code blocks and images, each character at the offset it has in the file.

    Raises:
        InputError: it is binary, or in no known encoding.
    """
    return Reading(blank_markup(decode(data, name)))


def blank_markup(text: str) -> str:
    """`text` with Markdown's markup as spaces; length and lines stay as they are.

    Example:
        ``"A **bold** [link](http://x)."`` gives ``"A   bold    link           ."``.
    """
    from markdown_it import MarkdownIt

    # what the parser would change, replaced in the same length
    plain = text.replace("\r\n", " \n").replace("\r", "\n").replace("\0", "\ufffd")
    if front := _FRONT_MATTER.match(plain):
        plain = _blank(front[0]) + plain[front.end() :]
    page = _Page(plain)
    # text_join would hide which characters were written as escapes
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("text_join").parse(plain):
        page.show(token)
    return page.text


class _Page:
    """The text as far as it is shown; tokens come in the order of the text, so a cursor finds where each of them stands."""

    def __init__(self, plain: str) -> None:
        self._plain = plain
        self._shown = list(_blank(plain))
        self._starts = [0, *(match.end() for match in re.finditer("\n", plain)), len(plain)]
        self._cursor = 0

    @property
    def text(self) -> str:
        return "".join(self._shown)

    def show(self, token: Token) -> None:
        """Show what a token of a block stands for."""
        if token.map is None:
            return
        start, end = (self._starts[min(line, len(self._starts) - 1)] for line in token.map)
        self._cursor = max(self._cursor, start)
        if token.type == "inline":
            for child in token.children or []:
                self._show_inline(child, end)
        elif token.type == "heading_open":
            self._show_as_is(token.markup.rstrip("=-"), end)
        elif token.type == "list_item_open":
            self._show_as_is(token.info + token.markup, end)
        elif token.type == "tr_open":
            for match in re.finditer(r"\|", self._plain[start:end]):
                self._shown[start + match.start()] = "|"
        elif token.type == "html_block" and not token.content.lstrip().lower().startswith(_HIDDEN_HTML):
            self._shown[start:end] = _TAG.sub(lambda tag: _blank(tag[0]), self._plain[start:end])

    def _show_inline(self, token: Token, end: int) -> None:
        match token.type:
            case "text" | "code_inline":
                if not self._show_as_is(token.content, end):
                    for word in token.content.split():
                        self._show_as_is(word, end)
            case "text_special":
                self._put(token.markup, token.content, end)
            case "html_inline":
                self._put(token.content, "", end)
            case "image":
                self._put(token.content, "", end)
                self._skip_link_target(end)
            case "link_close" if token.markup != "autolink":
                self._skip_link_target(end)
            case "softbreak" | "hardbreak":
                self._put("\n", "\n", end)

    def _show_as_is(self, text: str, end: int) -> bool:
        return self._put(text, text, end)

    def _put(self, written: str, shown: str, end: int) -> bool:
        """Show `shown` where `written` stands next, before `end`; False where it does not."""
        at = self._plain.find(written, self._cursor, end)
        if at < 0:
            return False
        self._shown[at : at + len(shown)] = shown
        self._cursor = at + len(written)
        return True

    def _skip_link_target(self, end: int) -> None:
        if target := _LINK_TARGET.match(self._plain, self._cursor, end):
            self._cursor = target.end()


def _blank(text: str) -> str:
    return _NOT_NEWLINE.sub(" ", text)
