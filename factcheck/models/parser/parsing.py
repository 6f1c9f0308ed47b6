"""Parses texts: tokens, tags, then moves; the model is read when it is first needed, and what was parsed lately is remembered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING

from factcheck.models.parser.files import read_config, read_weights
from factcheck.models.parser.lemmas import lemma
from factcheck.models.parser.threads import one_thread
from factcheck.models.parser.tokeniser import Piece, Tokeniser
from factcheck.models.parser.tree import Parse, Token

if TYPE_CHECKING:
    from factcheck.models.parser.network import Network
    from factcheck.models.parser.transitions import Moves

MOST_PARSES = 2_048
"""Parses that are remembered, of texts of at most `LONGEST_REMEMBERED` characters."""
LONGEST_REMEMBERED = 1_000
MOST_TOKENS = 1_000
"""Longer texts are parsed in stretches of at most so many tokens, each ending with a full stop where one is near; this bounds memory."""

_LOADING = Lock()

_SENTENCE_END = re.compile(r"\b(?P<word>[A-Za-z0-9]{1,40})\.\s+(?=[A-Z][a-z]+\s)")
_LEAST_SMALL, _LEAST_CAPITAL = 3, 6
"""Letters of a word, written small or with a capital, that is not cut short where a full stop follows it: what "Capt." is."""
_CUT_SHORT = frozenset(
    "approx dept incl est max min etc resp cont avg prof rev capt gen gov hon sgt fig univ blvd col maj sen rep Messrs".split()
)


def parse(text: str) -> Parse:
    """The parse of a text, normally one sentence; several come out as several trees.

    Raises ModelError when the model is missing.
    """
    return _remembered(text) if len(text) <= LONGEST_REMEMBERED else _read(text)


def parse_many(texts: Sequence[str]) -> list[Parse]:
    """The parse of each text, the same as `parse` gives."""
    return [parse(text) for text in texts]


class _Model:
    def __init__(self) -> None:
        from factcheck.models.parser.network import Network
        from factcheck.models.parser.transitions import Moves

        config = read_config()
        self.tokeniser = Tokeniser(config)
        self.network: Network = Network(read_weights(), config["seeds"], config["symbols"])
        self.moves: Moves = Moves(config["moves"], self.network.upper, self.network.upper_bias)
        self.tags: list[str] = config["tags"]


@lru_cache(maxsize=1)
def _loaded() -> _Model:
    return _Model()


def _model() -> _Model:
    with _LOADING:
        return _loaded()


@lru_cache(maxsize=MOST_PARSES)
def _remembered(text: str) -> Parse:
    return _read(text)


def _read(text: str) -> Parse:
    sentences = list(_sentences(text))
    return _parsed(text) if len(sentences) == 1 else _joined(text, parse_many(sentences))


def _sentences(text: str) -> Iterator[str]:
    """The text where a sentence surely ends and the next begins, outside quotations and brackets, and else in one piece."""
    start = at = straight = curly = brackets = 0
    for match in _SENTENCE_END.finditer(text):
        word, end = match["word"], match.start()
        straight += text.count('"', at, end)
        curly += text.count("“", at, end) - text.count("”", at, end)
        brackets += text.count("(", at, end) - text.count(")", at, end)
        at = end
        if straight % 2 or curly > 0 or brackets > 0:
            continue
        if len(word) >= (_LEAST_SMALL if word == word.lower() else _LEAST_CAPITAL) and word not in _CUT_SHORT:
            yield text[start : match.end()].rstrip()
            start, straight, curly, brackets = match.end(), 0, 0, 0
    yield text[start:]


def _joined(text: str, parts: Sequence[Parse]) -> Parse:
    """The parse of a text from those of its sentences, in order."""
    tokens: list[Token] = []
    start = 0
    for part in parts:
        start, first = text.index(part.text, start), len(tokens)
        tokens += [Token(t.text, start + t.start, start + t.end, t.tag, t.dep, first + t.head, t.lemma) for t in part.tokens]
        start += len(part.text)
    return Parse(text, tuple(tokens))


def _parsed(text: str) -> Parse:
    from factcheck.models.parser.transitions import attach

    model = _model()
    tokens: list[Token] = []
    for pieces in _stretches(model.tokeniser.pieces(text)):
        with one_thread():
            vectors = model.network.vectors(pieces)
            tags = [model.tags[tag] for tag in model.network.tags(vectors)]
            heads, deps = attach(model.network.contributions(vectors), model.moves)
        first = len(tokens)
        for (word, norm, start, _), tag, dep, head in zip(pieces, tags, deps, heads, strict=True):
            tokens.append(Token(word, start, start + len(word), tag, dep, first + head, lemma(word, norm, tag)))
    return Parse(text, tuple(tokens))


def _stretches(pieces: Sequence[Piece]) -> Iterator[Sequence[Piece]]:
    start = 0
    while start < len(pieces):
        end = min(start + MOST_TOKENS, len(pieces))
        if end < len(pieces):
            stops = (place for place in range(end, start + MOST_TOKENS // 2, -1) if pieces[place - 1].text in (".", "!", "?"))
            end = next(stops, end)
        yield pieces[start:end]
        start = end
