"""Who checks the blocks of a batch: the protocol of an engine, and the one that works in this process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from factcheck.batch.columns import error_columns, verdict_columns
from factcheck.batch.items import Block, Row
from factcheck.errors import InputError
from factcheck.text.documents import as_pair

if TYPE_CHECKING:
    from factcheck.checker import Checker

Pair = tuple[str | Sequence[str], str]


class Engine(Protocol):
    """Checks blocks; every engine gives the same columns for the same block."""

    @property
    def signature(self) -> dict[str, Any]:
        """The signature of the checker (`Checker.signature`)."""
        ...

    def run(self, blocks: Iterable[Block], full: bool) -> Iterator[tuple[Block, list[dict[str, Any]]]]:
        """Each block with the verdict columns of its items, one dictionary per item, in order.

        An engine may take several blocks ahead; it gives them back in the order in which it got them, each exactly once. It uses
        `check_block` for each, wherever that runs.
        """
        ...


class LocalEngine:
    """Checks one block after the other with a checker of this process."""

    def __init__(self, checker: Checker) -> None:
        """Take a checker."""
        self._checker = checker

    @property
    def signature(self) -> dict[str, Any]:
        """The checker's signature."""
        return self._checker.signature

    def run(self, blocks: Iterable[Block], full: bool) -> Iterator[tuple[Block, list[dict[str, Any]]]]:
        """Each block with the verdict columns of its items."""
        for block in blocks:
            yield block, check_block(self._checker, block, full)


def check_block(checker: Checker, block: Block, full: bool = False) -> list[dict[str, Any]]:
    """The verdict columns of a block's items, in order; rows that cannot be checked get their reason.

    Raises ModelError when a model fails.
    """
    checked = iter(check_pairs(checker, [(item.source, item.rewrite) for item in block.items if isinstance(item, Row)], full))
    return [next(checked) if isinstance(item, Row) else error_columns(item.reason, full) for item in block.items]


def check_pairs(checker: Checker, pairs: Sequence[Pair], full: bool = False) -> list[dict[str, Any]]:
    """The verdict columns of (source, rewrite) pairs, in order; a pair that cannot be used gets the reason and spoils no other.

    Raises ModelError when a model fails.
    """
    try:
        return [verdict_columns(report, full) for report in checker.check_many(pairs)]
    except InputError:
        return [_check_pair(checker, pair, full) for pair in pairs]


def _check_pair(checker: Checker, pair: Pair, full: bool) -> dict[str, Any]:
    try:
        return verdict_columns(checker.check(*as_pair(pair)), full)
    except InputError as error:
        return error_columns(str(error), full)
