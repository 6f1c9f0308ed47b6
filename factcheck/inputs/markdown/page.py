"""Markdown's blocks and lines as their readers see them, each at its place in the file."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from factcheck.inputs.characters import in_signs
from factcheck.inputs.markdown.code import is_prose, may_be_prose
from factcheck.inputs.markdown.extensions import STRUCK, show_extensions
from factcheck.inputs.markdown.front_matter import show_front_matter
from factcheck.inputs.markdown.marks import DROPPED, LeftOut, blank, dropped, fitted
from factcheck.inputs.markdown.tags import OpenTags, is_tag

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_CODE = "code blocks are"
_FENCES_WITHIN = 3
_MOST_LEVELS = 100  # the library loses what stands deeper, by itself what stands deeper than 20
_WHOLE = 0.8  # the part of a file from which on a fence round it is the answer's wrapping
_WORDS_OF_A_FENCE = 2
_CHUNK = re.compile(r"\S+")
_FENCE_LINE = re.compile(r"(?:`{3,}|~{3,})[^\n]*")
_FOOTNOTE = re.compile(r"^[ >]*\[\^[^\]\s]{1,60}\]:", re.MULTILINE)
_LINK_TARGET = re.compile(r"\](?:\((?:[^()\n]|\([^()\n]*\))*\)|\[[^\[\]\n]*\])?")
_PIECE_OF_HTML = re.compile(
    r"(?P<unseen><!--.*?-->|<!--.*|<[?!][^<>]*>)|(?P<tag></?[a-zA-Z][^<>]*>)|(?P<entity>&#?\w{1,40};)|[^<&]+|[<&]", re.DOTALL
)


def rendered(text: str) -> tuple[str, tuple[str, ...]]:
    """`text` as its readers see it, in its own length and lines, and a sentence for each kind of what is left out."""
    from markdown_it import MarkdownIt

    # what the parser would change, replaced in the same length
    plain = text.replace("\r\n", " \n").replace("\r", "\n").replace("\0", "\ufffd").replace(DROPPED, "\ufffd")
    left_out = LeftOut(plain)
    notes = {plain.count("\n", 0, found.start()) for found in _FOOTNOTE.finditer(plain)}
    plain = show_extensions(show_front_matter(plain, left_out), left_out)
    # text_join would hide which characters were written as escapes
    parser = MarkdownIt("commonmark", {"maxNesting": _MOST_LEVELS}).enable(["table", "strikethrough"]).disable("text_join")
    plain, tokens = _without_fences_round_prose(plain, parser)
    page = _Page(plain, notes, left_out)
    for token in tokens:
        page.show(token)
    return page.text, left_out.warnings()


def _without_fences_round_prose(plain: str, parser: MarkdownIt) -> tuple[str, list[Token]]:
    """The text with the fences blanked that stand round prose, or round nearly all of it, and its tokens."""
    tokens: list[Token] = parser.parse(plain)
    for _ in range(_FENCES_WITHIN):
        lines = plain.split("\n")
        opened = [token for token in tokens if token.type == "fence" and _holds_prose(token, plain)]
        if not opened:
            break
        for token in opened:
            start, end = token.map or (0, 0)
            for number in {start, min(end, len(lines)) - 1}:
                lines[number] = _FENCE_LINE.sub(lambda fence: blank(fence[0]), lines[number], count=1)
        plain = "\n".join(lines)
        tokens = parser.parse(plain)
    return plain, tokens


def _holds_prose(fence: Token, plain: str) -> bool:
    is_whole = len(fence.content.split()) >= _WHOLE * (len(plain.split()) - _WORDS_OF_A_FENCE)
    return may_be_prose(fence.info) and bool(fence.content.strip()) and (is_whole or is_prose(fence.content))


class _Page:
    """The text as far as it is shown; tokens come in the order of the text, so a cursor finds where each of them stands."""

    def __init__(self, plain: str, notes: set[int], left_out: LeftOut) -> None:
        self._plain = plain
        self._shown = [character if character.isspace() else DROPPED for character in plain]
        self._starts = [0, *(match.end() for match in re.finditer("\n", plain)), len(plain)]
        self._cursor = 0
        self._notes = notes
        self._in_note = False
        self._left_out = left_out
        self._tags = OpenTags()

    @property
    def text(self) -> str:
        """What is shown; where markup stands within a word, its room is behind the word."""
        return _CHUNK.sub(lambda chunk: _closed_up(chunk[0]), "".join(self._shown))

    def show(self, token: Token) -> None:
        """Show what a token of a block stands for."""
        if token.map is None:
            return
        start, end = (self._starts[min(line, len(self._starts) - 1)] for line in token.map)
        self._cursor = max(self._cursor, start)
        match token.type:
            case "inline":
                for child in token.children or []:
                    self._show_inline(child, end)
                self._tags.end_block()
            case "paragraph_open" | "heading_open":
                self._in_note = token.map[0] in self._notes or (self._in_note and token.level > 0)
                if token.type == "heading_open":
                    self._show_as_is(token.markup.rstrip("=-"), end)
            case "list_item_open":
                self._show_as_is(token.info + token.markup, end)
            case "tr_open":
                for match in re.finditer(r"\|", self._plain[start:end]):
                    self._shown[start + match.start()] = "|"
            case "html_block":
                self._show_html(start, end)
                self._tags.end_block()
            case "code_block" | "fence":
                self._show_code(token, end)

    def _show_code(self, token: Token, end: int) -> None:
        if token.type == "code_block" and (self._in_note or is_prose(token.content)):
            for line in token.content.splitlines():
                self._show_as_is(line.strip(), end)
        else:
            self._left_out.add(_CODE, token.content, self._cursor)

    def _show_html(self, start: int, end: int) -> None:
        for piece in _PIECE_OF_HTML.finditer(self._plain, start, end):
            self._cursor = piece.start()
            self._show_piece_of_html(piece, end)

    def _show_piece_of_html(self, piece: re.Match[str], end: int) -> None:
        written = piece[0]
        if piece["unseen"]:
            self._put(written, "", end)
        elif piece["tag"] and is_tag(written):
            self._put(written, self._tags.see(written), end)
        elif piece["entity"]:
            self._put(written, self._seen(html.unescape(written)), end)
        else:
            self._put(written, self._seen(written), end)

    def _show_inline(self, token: Token, end: int) -> None:
        match token.type:
            case "text" | "code_inline":
                if not self._show_as_is(token.content, end):
                    for word in token.content.split():
                        self._show_as_is(word, end)
            case "text_special":
                self._put(token.markup, self._seen(token.content), end)
            case "html_inline":
                at = self._plain.find(token.content, self._cursor, end)
                if at >= 0:
                    self._show_html(at, at + len(token.content))
            case "s_open" | "s_close":
                self._tags.see("<s>" if token.type == "s_open" else "</s>")
            case "image":
                self._put(token.content, "", end)
                self._skip_link_target(end)
            case "link_close" if token.markup != "autolink":
                self._skip_link_target(end)
            case "softbreak" | "hardbreak":
                self._put("\n", "\n", end)

    def _seen(self, text: str) -> str:
        """`text` as the tags round it show it."""
        if self._tags.is_struck:
            self._left_out.add(STRUCK, text, self._cursor)
        return "" if self._tags.is_hidden else in_signs(text, self._tags.raised) if self._tags.raised else text

    def _show_as_is(self, text: str, end: int) -> bool:
        at = self._plain.find(text, self._cursor, end)
        return at >= 0 and self._put(text, self._seen(text), end)

    def _put(self, written: str, shown: str, end: int) -> bool:
        """Show `shown` where `written` stands next, before `end`; False where it does not."""
        at = self._plain.find(written, self._cursor, end)
        if at < 0:
            return False
        self._shown[at : at + len(written)] = fitted(shown, written)
        self._cursor = at + len(written)
        return True

    def _skip_link_target(self, end: int) -> None:
        if target := _LINK_TARGET.match(self._plain, self._cursor, end):
            self._shown[target.start() : target.end()] = dropped(target[0])
            self._cursor = target.end()


def _closed_up(chunk: str) -> str:
    bare = chunk.lstrip(DROPPED)
    word = bare.replace(DROPPED, "")
    return " " * (len(chunk) - len(bare)) + word + " " * (len(bare) - len(word))
