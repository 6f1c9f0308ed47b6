"""Tables as text: a few records with their columns, written in one of several ways, and what their rows say in sentences."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence
from typing import Any

from families.words import entries, table_of, words

Value = int | str


def table(rng: random.Random) -> dict[str, str]:
    """A table and sentences that its rows bear out, with wrong twins: the cell of another row, or another row's name."""
    name, kind = rng.choice(list(table_of("tables").items()))
    columns = rng.sample(kind["columns"], min(rng.randint(2, 4), len(kind["columns"])))
    size = rng.randint(3, 5)
    names = _distinct(lambda: _value(kind["of"], rng), size)
    values = [_distinct(lambda column=column: _value(column["value"], rng), size) for column in columns]
    rows = [[str(names[row]), *(_written(cells[row]) for cells in values)] for row in range(size)]
    facts = {"table": _table([name, *(column["head"] for column in columns)], rows, rng)}
    for number in range(1, 4):
        column, cells = rng.choice(list(zip(columns, values, strict=True)))
        said = rng.choice(entries(column["said"]))
        one, other = rng.sample(range(size), 2)
        facts[f"right{number}"] = said.format(e=names[one], v=_written(cells[one]))
        facts[f"wrong{number}"] = said.format(e=names[one], v=_written(cells[other]))
    most = _extreme(columns, values, names, rng)
    return facts | (most or {"rightmost": facts["right1"], "wrongmost": facts["wrong1"]})


def _extreme(
    columns: Sequence[dict[str, Any]], values: Sequence[Sequence[Any]], names: Sequence[Value], rng: random.Random
) -> dict[str, str]:
    """Which record has the highest or the lowest value of a column, and one that has not; nothing where no column has an order."""
    ranked = [(column, cells) for column, cells in zip(columns, values, strict=True) if "most" in column]
    if not ranked:
        return {}
    column, cells = rng.choice(ranked)
    which = rng.choice(("most", "least"))
    order = sorted(range(len(cells)), key=lambda row: cells[row], reverse=which == "most")
    return {
        f"{kind}most": column[which].format(e=names[row]) for kind, row in (("right", order[0]), ("wrong", rng.choice(order[1:])))
    }


def _value(kind: str, rng: random.Random) -> Value:
    if kind[0].isdigit():
        low, high, step = map(int, kind.split())
        return rng.randrange(low, high) * step
    if kind == "person":
        return f"{rng.choice(words(rng.choice(('female', 'male'))))} {rng.choice(words('last'))}"
    if kind == "firm":
        return f"{rng.choice(words('firm_first'))} {rng.choice(words('firm_last'))}"
    return rng.choice(words(kind))


def _written(value: Value) -> str:
    return f"{value:,}" if isinstance(value, int) and value >= 5000 else str(value)


def _table(head: list[str], rows: list[list[str]], rng: random.Random) -> str:
    """The table in one of five ways."""
    ways = (
        lambda: "\n".join(" | ".join(cells) for cells in (head, *rows)),
        lambda: "\n".join(f"| {' | '.join(cells)} |" for cells in (head, ["---"] * len(head), *rows)),
        lambda: "\n".join("; ".join(cells) for cells in (head, *rows)),
        lambda: "\n".join(", ".join(f"{name}: {cell}" for name, cell in zip(head, row, strict=True)) + "." for row in rows),
        lambda: "\n".join(json.dumps(dict(zip(head, row, strict=True)), ensure_ascii=False) for row in rows),
    )
    return rng.choice(ways)()


def _distinct(draw: Callable[[], Value], size: int) -> list[Value]:
    found: dict[Value, None] = {}
    while len(found) < size:
        found[draw()] = None
    return list(found)
