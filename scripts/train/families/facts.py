"""Numbers that belong together, for the frames of families whose slots must agree: each function draws the further slots of a case."""

from __future__ import annotations

import random
from collections.abc import Callable

from families.records import table
from families.slots import NUMBER_WORDS
from families.words import entries, table_of

Facts = dict[str, str]

_MONEY = (("$", " dollars"), ("€", " euros"), ("£", " pounds"))
_COUNTED = ("tonnes", "people", "litres", "points", "visitors")
_VERBS = (("rose", "fell"), ("increased", "decreased"), ("climbed", "dropped"), ("went up", "went down"), ("grew", "shrank"))
_WORDS = {
    True: {"change": "increase", "more": "more", "higher": "higher"},
    False: {"change": "decrease", "more": "less", "higher": "lower"},
}
_SCALES = {"bn": "billion", "B": "billion", "m": "million", "M": "million"}
_ZEROS = {"billion": 1_000_000_000, "million": 1_000_000}
_AMOUNTS = (2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 75, 80, 100, 150, 200)
_SHARES = [
    (old, by)
    for old in range(4, 81, 2)
    for by in (1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50)
    if 100 * by % old == 0 and by < old <= 100 - by
]


def number_word(number: int) -> str:
    """A number below thirteen in letters, others in digits."""
    return NUMBER_WORDS[number] if 0 <= number < len(NUMBER_WORDS) else f"{number:,}"


def _direction(up: bool, rng: random.Random) -> Facts:
    """The words for a change, and those for the opposite change."""
    verb, opposite = rng.choice(_VERBS)[:: 1 if up else -1]
    same, other = _WORDS[up], _WORDS[not up]
    return {
        "verb": verb, "change": same["change"], "more": same["more"], "higher": same["higher"],
        "opposite": opposite, "unchange": other["change"], "less": other["more"], "lower": other["higher"],
    }  # fmt: skip


def rise(rng: random.Random) -> Facts:
    """A figure that changes: its old and its new value, and the difference."""
    up = rng.random() < 0.5
    step = rng.choice((1, 5, 10, 100, 1000))
    low, by = rng.randint(12, 90) * step, rng.randint(2, 11) * step
    old, new = (low, low + by) if up else (low + by, low)
    sign, unit = rng.choice(_MONEY) if rng.random() < 0.4 else ("", f" {rng.choice(_COUNTED)}")
    scale = rng.choice(("", " million")) if step < 100 and sign else ""

    def figure(value: int) -> str:
        return f"{sign}{value:,}{scale}" if sign else f"{value:,}{unit}"

    what = rng.choice(entries(table_of("numbers")["figures"][unit.strip()]))
    return {"old": figure(old), "new": figure(new), "by": figure(by), "what": what} | _direction(up, rng)


def points(rng: random.Random) -> Facts:
    """A share in percent that changes, in points and relative to what it was."""
    old, by = rng.choice(_SHARES)
    up = rng.random() < 0.5
    numbers = {
        "old": str(old),
        "new": str(old + by if up else old - by),
        "by": number_word(by),
        "rel": str(round(100 * by / old)),
    }
    return numbers | {"what": rng.choice(entries(table_of("numbers")["rates"]))} | _direction(up, rng)


def units(rng: random.Random) -> Facts:
    """A measure in two units, a length of time in two, and a sum of money written in two ways, with wrong ones of each."""
    return _measure(rng) | _span(rng) | _sum(rng)


def _measure(rng: random.Random) -> Facts:
    measure = rng.choice(table_of("numbers")["measures"])
    said, amount = rng.choice(entries(measure["said"])), rng.choice(_AMOUNTS)

    def other(value: float) -> str:
        text = f"{round(value):,}" if value >= 10 else f"{value:.1f}"
        return said.replace("{}", f"{text} {rng.choice(entries(measure['other']))}")

    right = amount * measure["factor"]
    wrong = rng.choice((0.4, 0.6, 1.7, 2.4, 3.0)) * right
    return {
        "measured": said.replace("{}", f"{amount} {measure['unit']}"),
        "same_measured": other(right),
        "bad_measured": other(wrong),
    }


def _span(rng: random.Random) -> Facts:
    span = rng.choice(table_of("numbers")["spans"])
    many = rng.randint(2, 8)
    off = rng.choice([n for n in (many - 1, many + 1, many + 2, many * 2, many + 3) if n > 1])
    return {
        "span": f"{number_word(many)} {span['unit']}",
        "same_span": f"{many * span['times']:,} {span['smaller']}", "bad_span": f"{off * span['times']:,} {span['smaller']}",
    }  # fmt: skip


def _sum(rng: random.Random) -> Facts:
    sign, word = rng.choice(_MONEY)
    letter, scale = rng.choice(list(_SCALES.items()))
    amount = rng.choice((rng.randint(2, 90), rng.randint(11, 99) / 10))
    bad = amount, "million" if scale == "billion" else "billion"
    if rng.random() < 0.6:
        bad = round(amount * rng.choice((10, 0.5, 2, 3)), 1), scale

    def written(number: float, scale: str) -> str:
        return rng.choice((f"{number:g} {scale}{word}", f"{sign}{round(number * _ZEROS[scale]):,}", f"{sign}{number:g} {scale}"))

    thousands = rng.randint(2, 95)
    return {
        "sum": f"{sign}{amount:g}{letter}", "same_sum": written(amount, scale), "bad_sum": written(*bad),
        "k": f"{thousands}k", "same_k": f"{thousands},000",
        "bad_k": rng.choice((f"{thousands}00", f"{thousands}0,000", f"{thousands + 3},000")),
    }  # fmt: skip


def clock(rng: random.Random) -> Facts:
    """Times of day on the 24-hour clock and the 12-hour one, how long something takes between two, and the time in another zone."""
    hour, minute = rng.randint(1, 19), rng.choice((0, 0, 15, 30, 45, 5, 10, 20, 40))
    length, ahead = rng.choice((1, 2, 3)), rng.choice((1, 2, 3))
    half = hour + 12 if hour < 12 else hour - 12
    bad = rng.choice([h for h in (half, hour - 1, hour + 2) if h != hour and 0 <= h < 24])
    return {
        "time": f"{hour:02}:{minute:02}", "end": f"{hour + length:02}:{minute:02}", "bad_time": f"{bad:02}:{minute:02}",
        "same": twelve(hour, minute, rng), "bad": twelve(bad, minute, rng), "twelve": twelve(hour, minute, rng, plain=True),
        "length": _hours(length), "bad_length": _hours(length + rng.choice((1, 2, 3))),
        "part": _part(hour), "bad_part": _part((hour + 12) % 24),
        "ahead": _hours(ahead), "there": f"{hour + ahead:02}:{minute:02}", "bad_there": f"{(hour - ahead) % 24:02}:{minute:02}",
    }  # fmt: skip


def _hours(number: int) -> str:
    return "one hour" if number == 1 else f"{number_word(number)} hours"


def _part(hour: int) -> str:
    return "morning" if 4 <= hour < 12 else "afternoon" if 12 <= hour < 18 else "evening" if 18 <= hour < 22 else "night"


def twelve(hour: int, minute: int, rng: random.Random, plain: bool = False) -> str:
    """A time of day on the 12-hour clock, now and then in words unless `plain`."""
    number, half = (hour - 1) % 12 + 1, "am" if hour < 12 else "pm"
    if minute in (15, 30, 45) and not plain and rng.random() < 0.35:
        name = {15: "a quarter past", 30: "half past", 45: "a quarter to"}[minute]
        following = number % 12 + 1 if minute == 45 else number
        part = _part(hour)
        return f"{name} {number_word(following)} {'at night' if part == 'night' else f'in the {part}'}"
    mark = rng.choice({"am": ("a.m.", "am"), "pm": ("p.m.", "pm")}[half])
    return f"{number}:{minute:02} {mark}" if minute or rng.random() < 0.3 else f"{number} {mark}"


def count(rng: random.Random) -> Facts:
    """Things of one kind, how many of each and in all, lists that can be counted, and ages."""
    kind, things = rng.choice(list(table_of("numbers")["kinds"].items()))
    names = rng.sample(entries(things), 3)
    numbers = rng.sample(range(2, 41), 3)
    (a, b, c), total = numbers, sum(numbers)
    listed, age, off = rng.choice((3, 4, 5)), rng.randint(18, 70), rng.choice((-2, -1, 1, 2, 3))
    ranked = [name for _, name in sorted(zip(numbers, names, strict=True))]
    year = rng.randint(1905, 1980)
    wrong = {
        "total": rng.choice([n for n in (total + 3, total - 2, a + b, b + c) if n != total]),
        "sum": a + b + off,
        "rest": b + c + off,
    }
    right = {"a": a, "b": b, "c": c, "total": total, "sum": a + b, "rest": b + c, "listed": listed, "more": abs(a - b)}
    wrong |= {"listed": listed + (1 if listed == 3 else rng.choice((1, -1))), "more": abs(a - b) + abs(off)}
    slots = {"towns": "city", "sites": "village"}
    return {
        **{name: number_word(n) for name, n in right.items()}, **{f"bad_{name}": number_word(max(n, 1)) for name, n in wrong.items()},
        **dict(zip(("one", "two", "three"), names, strict=True)), "kind": kind, "most": ranked[-1], "least": ranked[0],
        "greater": names[0] if a > b else names[1], "smaller": names[1] if a > b else names[0],
        **{name: _listed([f"{{{slot}{n}}}" for n in range(1, listed + 1)]) for name, slot in slots.items()},
        "people": _listed([f"{{{name}}}" for name in "ABCDE"[:listed]]),
        "born": str(year), "then": str(year + age), "age": str(age), "bad_age": str(age + off * 3),
    }  # fmt: skip


def _listed(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"


FACTS: dict[str, Callable[[random.Random], Facts]] = {
    "rise": rise, "points": points, "units": units, "clock": clock, "count": count, "table": table,
}  # fmt: skip
