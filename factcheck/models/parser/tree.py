"""What a parse is: tokens with their place, tag, label, head and lemma."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Token:
    """A token at ``text[start:end]``.

    `tag` is its Penn Treebank tag, `dep` its ClearNLP label, `head` the index of its head (its own for a root), `lemma` its base form
    in lower case.
    """

    text: str
    start: int
    end: int
    tag: str
    dep: str
    head: int
    lemma: str


@dataclass(frozen=True, slots=True)
class Parse:
    """The tokens of a text in order; they form one tree for each sentence that the parser finds."""

    text: str
    tokens: tuple[Token, ...]
    _children: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        children: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head != index:
                children[token.head].append(index)
        object.__setattr__(self, "_children", tuple(map(tuple, children)))

    @property
    def roots(self) -> tuple[int, ...]:
        """Indices of the tokens that are their own heads, one for each sentence."""
        return tuple(index for index, token in enumerate(self.tokens) if token.head == index)

    def children(self, index: int, *deps: str) -> tuple[int, ...]:
        """Indices of the tokens whose head this one is, in order; only those with one of these labels, where any is given."""
        found = self._children[index]
        return tuple(child for child in found if self.tokens[child].dep in deps) if deps else found

    def subtree(self, index: int) -> tuple[int, ...]:
        """Indices of a token and of all below it, in order."""
        found = [index]
        for above in found:
            found.extend(self._children[above])
        return tuple(sorted(found))

    def span(self, index: int) -> str:
        """The text from the first to the last token of a subtree."""
        below = self.subtree(index)
        return self.text[self.tokens[below[0]].start : self.tokens[below[-1]].end]
