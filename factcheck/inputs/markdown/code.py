"""Whether a block that Markdown takes for code is prose: an answer within a fence, a paragraph that is indented by four spaces."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SIGN_OF_CODE = re.compile(
    r"[{}=;<>\\$`@^~]|\w\(|\w_\w|//|::|->|\s#\s|\|\||&&|--\w|\w\.\w+\(|[\w/]/\w+[/.]"
    r"|^(?:def|class|import|from|return|const|let|var|function|elif|else:|SELECT|INSERT|UPDATE|sudo|pip|npm|git|cd)\b"
)
_FORM = re.compile(r"^[\s>#*+|-]*(?:\d+[.)]\s)?|[*_`|]{1,3}")
_PROSE_INFO = frozenset(["", "text", "txt", "plain", "plaintext", "markdown", "md", "quote", "none"])
_FEWEST_WORDS = 3


def may_be_prose(info: str) -> bool:
    """Whether the word after a fence names no language of programs."""
    return info.strip().lower().partition(" ")[0] in _PROSE_INFO


def is_prose(block: str) -> bool:
    r"""Whether most lines of a block are words of a sentence rather than code.

    Example:
        True of ``"We will never sell the ferry."``, False of ``"for name in names:\n    print(name)"``.
    """
    lines = [bare for line in block.splitlines() if (bare := _FORM.sub("", line).strip())]
    return bool(lines) and 2 * sum(map(_is_prose_line, lines)) > len(lines)


def _is_prose_line(line: str) -> bool:
    words = _WORD.findall(line)
    signs = len(_SIGN_OF_CODE.findall(line))
    ends = line.rstrip("\"'”’)*_")[-1:] in ".!?…:,"
    begins = line.lstrip("\"'“‘(*_")[:1].isupper()
    return len(words) >= _FEWEST_WORDS and signs * 8 <= len(words) and (ends or begins or len(words) >= 2 * _FEWEST_WORDS)
