"""Claims of which code knows by itself that they hold: the whole claim as the passage has it."""

from __future__ import annotations

from factcheck.checks.clauses.parsed import parse
from factcheck.checks.known.registry import known
from factcheck.checks.known.statement import Known, sentences
from factcheck.checks.terms.swap import Swap
from factcheck.checks.terms.whole.frames import is_framed
from factcheck.checks.terms.whole.owners import tells_owner_for_thing


def find(claim: str, passage: str) -> list[Swap]:
    """The passage for a claim that holds by it."""
    return [
        Swap(
            0, len(claim), passage, one.start, one.end, f"“{claim.strip()}” follows from “{passage[one.start : one.end].strip()}”"
        )
        for one in known(claim, passage)
        if one.holds
        and not is_framed(parse(claim), parse(passage), *_sentences_around(one, passage))
        and not tells_owner_for_thing(parse(claim), parse(passage), *_sentences_around(one, passage))
    ][:1]


def _sentences_around(one: Known, passage: str) -> tuple[int, int]:
    """The sentences by which something is known, whole: what is so under the old rules says so at its beginning."""
    told = [(at, at + len(text)) for at, text in sentences(passage) if at < one.end and one.start < at + len(text)]
    return min([one.start, *(at for at, _ in told)]), max([one.end, *(end for _, end in told)])
