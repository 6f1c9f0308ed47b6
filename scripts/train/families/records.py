"""Tables as text: a few records with their columns, written in one of several ways, and what their rows say in sentences."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import dataclass

from families.slots import word_lists


@dataclass(frozen=True)
class Column:
    """A column: its head, what a value is, how a sentence says it, and what the record with the highest and the lowest value is called."""

    head: str
    value: Callable[[random.Random], int | str]
    said: tuple[str, ...]
    extremes: tuple[str, str] = ("", "")


def _number(low: int, high: int, step: int = 1) -> Callable[[random.Random], int]:
    return lambda rng: rng.randrange(low, high) * step


def _word(name: str) -> Callable[[random.Random], str]:
    return lambda rng: rng.choice(word_lists()[name])


def _person(rng: random.Random) -> str:
    return f"{rng.choice(word_lists()[rng.choice(('female', 'male'))])} {rng.choice(word_lists()['last'])}"


def _firm(rng: random.Random) -> str:
    return f"{rng.choice(word_lists()['firm_first'])} {rng.choice(word_lists()['firm_last'])}"


_FOUNDED = Column(
    "Founded", _number(1805, 2015), ("{e} was founded in {v}.", "The year in which {e} was founded is {v}.", "{e} has existed since {v}."),
    ("{e} is the youngest.", "{e} is the oldest."),
)  # fmt: skip
TABLES: dict[str, tuple[Callable[[random.Random], str], tuple[Column, ...]]] = {
    "City": (_word("city"), (
        Column("Population", _number(21, 990, 1000), ("{e} has a population of {v}.", "In {e} live {v} people.", "{v} people live in {e}."),
               ("{e} has the largest population.", "{e} has the smallest population.")),
        Column("Area (km2)", _number(30, 900), ("{e} covers {v} square kilometres.", "The area of {e} is {v} square kilometres."),
               ("{e} covers the largest area.", "{e} covers the smallest area.")),
        Column("Mayor", _person, ("The mayor of {e} is {v}.", "{v} is mayor of {e}.", "{e} is led by {v} as mayor.")),
        Column("Rain (mm)", _number(200, 1800), ("{e} gets {v} mm of rain.", "The rainfall in {e} is {v} mm."),
               ("{e} is the wettest.", "{e} is the driest.")),
        _FOUNDED)),
    "Company": (_firm, (
        Column("Revenue (million $)", _number(3, 980), ("{e} had a revenue of {v} million dollars.", "The revenue of {e} was $ {v} million."),
               ("{e} had the highest revenue.", "{e} had the lowest revenue.")),
        Column("Employees", _number(12, 950, 10), ("{e} has {v} employees.", "{v} people work for {e}.", "{e} employs {v} people."),
               ("{e} has the most employees.", "{e} has the fewest employees.")),
        Column("Head office", _word("city"), ("{e} has its head office in {v}.", "{e} is based in {v}.", "The head office of {e} is in {v}.")),
        Column("CEO", _person, ("The CEO of {e} is {v}.", "{v} is CEO of {e}.", "{e} is led by {v}.")),
        _FOUNDED)),
    "Player": (_person, (
        Column("Goals", _number(2, 40), ("{e} scored {v} goals.", "{v} goals were scored by {e}.", "{e} has {v} goals."),
               ("{e} scored the most goals.", "{e} scored the fewest goals.")),
        Column("Age", _number(17, 40), ("{e} is {v} years old.", "The age of {e} is {v}.", "{e} is aged {v}."),
               ("{e} is the oldest.", "{e} is the youngest.")),
        Column("Games", _number(41, 90), ("{e} played {v} games.", "{e} took part in {v} games."),
               ("{e} played the most games.", "{e} played the fewest games.")),
        Column("Country", _word("country"), ("{e} is from {v}.", "{e} plays for {v}.", "{e}'s country is {v}.")),
        Column("Height (cm)", _number(158, 207), ("{e} is {v} cm tall.", "The height of {e} is {v} cm."),
               ("{e} is the tallest.", "{e} is the shortest.")))),
    "Item": (_word("goods"), (
        Column("Price ($)", _number(3, 99), ("The price of {e} is {v} dollars.", "{e} cost {v} dollars.", "For {e}, {v} dollars are asked."),
               ("{e} cost the most.", "{e} cost the least.")),
        Column("Sold", _number(100, 900), ("{v} {e} were sold.", "Sales of {e} came to {v}.", "Customers bought {v} {e}."),
               ("The best-selling item was {e}.", "The item sold least was {e}.")),
        Column("In stock", _number(901, 5000), ("{v} {e} are in stock.", "The stock of {e} is {v}."),
               ("The largest stock is that of {e}.", "The smallest stock is that of {e}.")),
        Column("Supplier", _firm, ("{e} are supplied by {v}.", "{v} supplies {e}.", "The supplier of {e} is {v}.")),
        Column("Made in", _word("country"), ("{e} are made in {v}.", "The {e} come from {v}.")))),
    "Employee": (_person, (
        Column("Job", _word("job"), ("{e} works as {v}.", "{e}'s job is that of {v}.", "{e} is employed as {v}.")),
        Column("Salary ($)", _number(31, 99, 1000), ("{e} earns {v} dollars.", "The salary of {e} is $ {v}.", "{v} dollars is what {e} earns."),
               ("{e} earns the most.", "{e} earns the least.")),
        Column("Office", _word("city"), ("{e} works in {v}.", "The office of {e} is in {v}.")),
        Column("Since", _number(1988, 2024), ("{e} has worked there since {v}.", "{e} joined in {v}."),
               ("{e} joined last.", "{e} joined first.")),
        Column("Days off", _number(2, 35), ("{e} took {v} days off.", "{e} had {v} days off."),
               ("{e} took the most days off.", "{e} took the fewest days off.")))),
}  # fmt: skip


def _text(value: int | str) -> str:
    return f"{value:,}" if isinstance(value, int) and value >= 5000 else str(value)


def _written(head: list[str], rows: list[list[str]], rng: random.Random) -> str:
    """The table in one of five ways."""
    ways = (
        lambda: "\n".join(" | ".join(cells) for cells in (head, *rows)),
        lambda: "\n".join(f"| {' | '.join(cells)} |" for cells in (head, ["---"] * len(head), *rows)),
        lambda: "\n".join("; ".join(cells) for cells in (head, *rows)),
        lambda: "\n".join(", ".join(f"{name}: {cell}" for name, cell in zip(head, row, strict=True)) + "." for row in rows),
        lambda: "\n".join(json.dumps(dict(zip(head, row, strict=True))) for row in rows),
    )
    return rng.choice(ways)()


def table(rng: random.Random) -> dict[str, str]:
    """A table and sentences that its rows bear out, with their wrong twins: a cell of another row, or the wrong row."""
    name, (entity, columns) = rng.choice(list(TABLES.items()))
    chosen = rng.sample(columns, rng.randint(2, 4))
    size = rng.randint(3, 5)
    entities = _distinct(entity, size, rng)
    values = [_distinct(column.value, size, rng) for column in chosen]
    rows = [[entities[row], *(_text(values[at][row]) for at in range(len(chosen)))] for row in range(size)]
    facts = {"table": _written([name, *(column.head for column in chosen)], rows, rng)}
    for number in (1, 2, 3):
        at = rng.randrange(len(chosen))
        said = rng.choice(chosen[at].said)
        one, other = rng.sample(range(size), 2)
        facts[f"right{number}"] = said.format(e=entities[one], v=_text(values[at][one]))
        facts[f"wrong{number}"] = said.format(e=entities[one], v=_text(values[at][other]))
    ranked = [at for at, column in enumerate(chosen) if column.extremes[0]]
    if ranked:
        at, which = rng.choice(ranked), rng.randrange(2)
        order = sorted(range(size), key=lambda row: values[at][row], reverse=which == 0)
        for kind, row in (("right", order[0]), ("wrong", rng.choice(order[1:]))):
            facts[f"{kind}most"] = chosen[at].extremes[which].format(e=entities[row])
    else:
        facts |= {"rightmost": facts["right1"], "wrongmost": facts["wrong1"]}
    return facts


def _distinct(draw: Callable[[random.Random], int | str], size: int, rng: random.Random) -> list:
    found: dict[int | str, None] = {}
    while len(found) < size:
        found[draw(rng)] = None
    return list(found)
