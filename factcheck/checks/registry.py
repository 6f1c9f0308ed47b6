"""The exact checks by the kind of their findings; each can be switched off by that name."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module

from factcheck.checks.claim import Claim
from factcheck.checks.languages import is_english, language_of
from factcheck.report import Reason

Check = Callable[[Claim], list[Reason]]

_MODULES: list[str] = []


def _in(module: str, function: str = "find") -> Check:
    """A check in a module of this room, which is imported when it is first used: its tables and patterns take time to build."""
    path = f"{__package__}.{module}"
    _MODULES.append(path)

    @cache
    def imported() -> Check:
        check: Check = getattr(import_module(path), function)
        return check

    return lambda claim: imported()(claim)


def get_ready() -> None:
    """Import the modules of all checks and load the parser that they share, for whoever has time to spare before the first is used.

    Raises ModelError where the parser is missing.
    """
    from factcheck.models.parser import parse

    for path in _MODULES:
        import_module(path)
    parse("It is.")


def _english(find: Check) -> Check:
    """A check by English words, which finds nothing where the claim or what it was judged by is in another language."""

    def find_in_english(claim: Claim) -> list[Reason]:
        return find(claim) if is_english(claim.sentence.text, *(span.text for span in claim.evidence)) else []

    return find_in_english


def _of_one_language(find: Check) -> Check:
    """A check of wording, which finds nothing where what the claim was judged by is in no sentence in its language."""

    def find_in_one(claim: Claim) -> list[Reason]:
        own = language_of(claim.sentence.text)
        return find(claim) if not claim.evidence or any(language_of(span.text) == own for span in claim.evidence) else []

    return find_in_one


def _unless_restated(find: Check) -> Check:
    """A check without the findings about words for which the closest passages have others that say the same."""

    def find_others(claim: Claim) -> list[Reason]:
        from factcheck.checks.terms import restated

        found = find(claim)
        if not found:
            return []
        read = claim.readings or [span.text for span in claim.evidence]
        in_order = sorted(zip(claim.evidence, read, strict=True), key=lambda pair: (pair[0].source, pair[0].start))
        passages = [*read, " ".join(text for _, text in in_order)]
        swaps = [swap for passage in passages for swap in restated(claim.sentence.text, passage).swaps]
        places = [(claim.sentence.start + swap.start, claim.sentence.start + swap.end) for swap in swaps]
        return [reason for reason in found if not any(start <= reason.start and reason.end <= end for start, end in places)]

    return find_others


def _unless_outside(find: Check) -> Check:
    """A check without the findings about what the claim denies and the source's limit leaves out."""

    def find_inside(claim: Claim) -> list[Reason]:
        from factcheck.checks.limits import is_outside

        return [reason for reason in find(claim) if not is_outside(claim, reason)]

    return find_inside


def _unless_left_out(find: Check) -> Check:
    """A check without findings where the claim denies what the source says of all but those that it speaks of."""

    def find_counted(claim: Claim) -> list[Reason]:
        from factcheck.checks.clauses.conditions import is_left_out
        from factcheck.checks.exceptions import is_rightly_turned

        found = find(claim)
        return [] if found and (is_left_out(claim) or is_rightly_turned(claim)) else found

    return find_counted


def _unless_complement(find: Check) -> Check:
    """A check without the findings about what the claim says from the other side."""

    def find_own(claim: Claim) -> list[Reason]:
        from factcheck.checks.complements import is_complement

        return [reason for reason in find(claim) if not is_complement(claim, reason)]

    return find_own


def _unless_in_table(find: Check) -> Check:
    """A check without findings where the claim says what a table or a list of figures says, and nothing else."""

    def find_others(claim: Claim) -> list[Reason]:
        found = find(claim)
        if not any(reason.severity == "error" for reason in found):
            return found
        told = CHECKS["table"](claim)
        return [] if told and all(reason.severity == "info" for reason in told) else found

    return find_others


def _either(first: Check, second: Check) -> Check:
    """What the first check finds to tell, or else the second; errors come before warnings, and these before infos."""

    def find_either(claim: Claim) -> list[Reason]:
        found = first(claim)
        if any(reason.severity == "error" for reason in found):
            return found
        others = second(claim)
        wrong = any(reason.severity == "error" for reason in others)
        return others if others and (wrong or all(reason.severity == "info" for reason in found)) else found

    return find_either


def _all(*checks: Check) -> Check:
    """What several checks find."""
    return lambda claim: [reason for check in checks for reason in check(claim)]


CHECKS: dict[str, Check] = {
    "quotation": _of_one_language(_in("quotations")),
    "speaker": _english(
        _either(_either(_in("speech", "find_speaker"), _in("speech", "find_present")), _in("speech", "find_said"))
    ),
    "attribution": _english(_in("speech", "find_attribution")),
    "ruling": _english(_in("speech", "find_ruling")),
    "number": _unless_in_table(_unless_outside(_unless_restated(_either(_in("numbers"), _english(_in("known", "find_number")))))),
    "date": _unless_complement(_unless_outside(_unless_restated(_either(_in("dates"), _english(_in("clauses.years")))))),
    "name": _english(_unless_restated(_in("names"))),
    "role": _unless_in_table(
        _unless_complement(
            _english(
                _unless_restated(
                    _either(
                        _either(
                            _either(_either(_in("roles"), _in("clauses.check")), _in("exchanged")), _in("known", "find_role")
                        ),
                        _in("exceptions", "find_excepted"),
                    )
                )
            )
        )
    ),
    "negation": _unless_complement(_english(_unless_left_out(_unless_restated(_in("negation"))))),
    "modality": _unless_complement(
        _english(
            _unless_restated(
                _all(
                    _in("modality"),
                    _in("clauses.standing"),
                    _in("clauses.standing.steps"),
                    _in("clauses.standing.undone", "find_charged"),
                    _in("clauses.standing.duties"),
                )
            )
        )
    ),
    "condition": _english(
        _unless_left_out(
            _unless_restated(
                _either(_either(_in("clauses.conditions"), _in("exceptions", "find_dropped")), _in("exceptions.provisos"))
            )
        )
    ),
    "scope": _english(_unless_restated(_in("scope"))),
    "order": _english(_unless_restated(_all(_in("clauses.links"), _in("clauses.standing.deadlines")))),
    "antonym": _unless_complement(
        _english(_unless_restated(_all(_in("antonyms"), _in("clauses.standing.undone", "find_put_off"))))
    ),
    "absence": _english(_in("absence")),
    "code": _in("code"),
    "table": _english(_either(_in("cells"), _in("cells.crossed"))),
    "citation": _in("citation"),
}
