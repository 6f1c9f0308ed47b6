from __future__ import annotations

import pytest
from case_tables import findings
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.checks.known.registry import known
from factcheck.checks.numbers.amounts import amounts, same
from factcheck.checks.numbers.check import find
from factcheck.checks.numbers.measures import is_rough
from factcheck.checks.numbers.quantities import quantities


def test_the_closest_number_of_the_evidence_is_shown() -> None:
    source = "In all, 67 people were treated. The fire lasted 3 hours."
    rewrite = "In all, 999 million people were treated."
    [reason] = findings(find, source, rewrite)
    assert reason.message == "“67” in the source is “999 million” here."
    assert reason.source is not None
    assert source[reason.source.start : reason.source.end] == "67"
    assert (reason.kind, reason.severity) == ("number", "error")


def test_a_number_from_elsewhere_in_the_source_is_a_warning() -> None:
    others = " ".join(f"The ferry took {word} to the island." for word in "mail coal salt fish wood tools".split())
    source = f"The ferry took 35 tourists to the island. {others} The oldest is 30."
    [reason] = findings(find, source, "The ferry took 30 tourists to the island.")
    assert (reason.severity, reason.message) == ("warning", "The closest passage has “35”; “30” is elsewhere in the source.")


@pytest.mark.parametrize(
    ("source", "rewrite"),
    [
        ("There were 12 boys and 9 girls.", "There were 21 children."),
        ("It opened in 1994 and closed in 2004.", "It was open for 10 years."),
        ("Some 88 percent is full.", "Some 12 percent is empty."),
        ("Ana Berg and Tom Reed came.", "Two people came."),
        ("It had 41,000 visitors, down from 63,000 in 2015.", "Visits fell by about a third."),
        ("It had 41,000 visitors, down from 63,000 in 2015.", "Visits fell by 35 percent."),
        ("Sales rose from 200 to 250 cars.", "Sales were up by a quarter."),
    ],
)
def test_what_can_be_worked_out_is_information_at_most(source: str, rewrite: str) -> None:
    assert all(reason.severity == "info" for reason in findings(find, source, rewrite))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("two and a half million", [2.5e6]),
        ("one hundred and five men and 3 dogs", [105, 3]),
        ("three hundredth", [300]),
        ("twenty-first", [21]),
        ("half a dozen, a hundred thousand", [6, 1e5]),
        ("$5-10 million", [5, 1e7]),
        ("1,187 and 1 , 187", [1187, 1187]),
        ("2.5, 2 . 5 and .5", [2.5, 2.5, 0.5]),
        ("one in five; 3 out of 4", [0.2, 0.75]),
        ("three quarters and 3½", [0.75, 3.5]),
        ("MH17 and A320", []),
        ("tens of thousands, hundreds", [1e4, 100]),
        ("twelve hundred", [1200]),
        ("two million five hundred thousand", [2.5e6]),
    ],
)
def test_quantities(text: str, values: list[float]) -> None:
    assert [quantity.value for quantity in quantities(text)] == pytest.approx(values)


def test_a_rise_or_fall_names_the_numbers_that_it_follows_from() -> None:
    source = "The pool had 1,250,000 visitors last year, down from 2,500,000 in 2015."
    [reason] = findings(find, source, "Visits fell by 50 percent.")
    assert (reason.severity, reason.message) == ("info", "This is the change from 2,500,000 to 1,250,000 in the source.")


@pytest.mark.parametrize(
    ("text", "form"),
    [("It fell by a third.", "fraction"), ("It rose by almost half.", "fraction"), ("It was sold by a third party.", "ordinal")],
)
def test_a_part_by_which_something_changes_is_a_fraction(text: str, form: str) -> None:
    assert [quantity.form for quantity in quantities(text)] == [form]


_UNITS = (
    "second minute hour day week fortnight month year decade century mile kilometre kilometer metre meter litre liter kilo kilogram"
    " tonne ton pint gallon cup teaspoon tablespoon acre hectare inch foot yard percent point"
).split()
_UNITS += ["percentage point", "basis point"]
_ARTICLES = (
    "half a {}",
    "half an {}",
    "a quarter of a {}",
    "three quarters of an {}",
    "an {} and a half",
    "about one {}",
    "in a {}",
)
_FIGURES = ("50 {}s", "0.5 {}", "2 {}s", "one in five", "50", "{} 0", "every zero {}s", "three times a {}", "a {}")
_SAID = st.builds(str.format, st.sampled_from(_ARTICLES + _FIGURES), st.sampled_from(_UNITS))


@pytest.mark.parametrize("unit", _UNITS)
def test_what_an_article_counts_has_a_measure_that_is_known(unit: str) -> None:
    found = [amount for form in _ARTICLES for amount in amounts(f"It was {form.format(unit)}.")]
    others = [amount for other in _UNITS for form in _ARTICLES for amount in amounts(f"It was {form.format(other)}.")]
    for amount in found:
        assert not any(is_rough(amount.measure, other.measure) and same(amount, other) is None for other in others)


@settings(max_examples=300)
@given(_SAID, _SAID, st.sampled_from(("cut by", "", "for", "more than")))
def test_no_unit_breaks_it(said: str, told: str, how: str) -> None:
    source, rewrite = f"The bank's rate was {how} {told}.", f"The rate was {how} {said}."
    findings(find, source, rewrite)
    known(rewrite, source)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("cut by half a percentage point", "point", 0.5),
        ("cut by a quarter of a percent", "percent", 0.25),
        ("half a point", "point", 0.5),
        ("half a cup of sugar", "", 0.5),
        ("half a litre", "volume", 0.5),
    ],
)
def test_parts_of_what_has_no_measure(text: str, kind: str, value: float) -> None:
    [amount] = amounts(text)
    assert (amount.kind, amount.value) == (kind, value)
