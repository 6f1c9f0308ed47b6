"""Numbers that belong together, for the frames of families whose slots must agree: each function draws the further slots of a case."""

from __future__ import annotations

import random
from collections.abc import Callable

from families.records import table
from families.slots import NUMBER_WORDS

Facts = dict[str, str]

_MONEY = (("$", " dollars"), ("€", " euros"), ("£", " pounds"))
_MEASURES = {
    ("miles", 1.609, "kilometres", "km"): (
        "The [road|tunnel|pipeline|railway] [near {P}|in {K}] is {} long", "{A} walked {} to {village}", "{village1} lies {} from {village2}",
        "The lighthouse can be seen from {} away", "{X} laid {} of cable in {y2}", "The race led over {} and was won by {A}",
    ),
    ("feet", 0.3048, "metres", "m"): (
        "The [tower|tree|wall|statue] [in {P}|by the church] is {} tall", "The {place1} is {} wide", "{A} dived to a depth of {}",
        "The cave was found {} below the {place1}", "The ladder that {A} bought measures {}",
    ),
    ("inches", 2.54, "centimetres", "cm"): (
        "The [fish|snake|plank|picture] that {A} [found|measured] was {} long", "Some {} of snow fell in {village} on {weekday}",
        "The shelf is {} deep", "{A} cut the rope to {}",
    ),
    ("pounds", 0.4536, "kilograms", "kg"): (
        "The [sack|parcel|{animal}|stone] weighs {}", "{A} lost {} in {few1} months", "{X} recalled {} of cheese", "The baby of {A} weighed {}",
    ),
    ("ounces", 28.35, "grams", "g"): ("The recipe calls for {} of butter", "{A} found {} of gold in the river", "The letter to {B} weighs {}"),
    ("tonnes", 1000.0, "kilograms", "kg"): ("The [truck|bell|engine|crane] weighs {}", "{X} shipped {} of coffee to {P}", "The farm of {A} grew {} of wheat"),
    ("gallons", 3.785, "litres", "l"): ("The tank [behind the barn|at {X}] holds {}", "About {} of oil leaked into the {place1}", "{A} bought {} of paint"),
    ("acres", 0.4047, "hectares", "ha"): ("The [farm|park|forest] of {village} covers {}", "Fire burned {} of heath near {P}", "{A} left {} of land to {body1}"),
}  # fmt: skip
_SPANS = (
    ("weeks", 7, "days"), ("years", 12, "months"), ("days", 24, "hours"), ("hours", 60, "minutes"), ("decades", 10, "years"),
    ("minutes", 60, "seconds"), ("dozen", 12, "pieces"), ("centuries", 100, "years"), ("years", 52, "weeks"),
)  # fmt: skip
_ITEMS = (
    "apples pears plums cherries figs / dogs cats parrots rabbits hamsters / tables chairs beds lamps desks / cars vans buses lorries trams"
    " / roses tulips lilies irises daisies / nurses doctors cooks drivers porters / novels atlases diaries cookbooks dictionaries"
    " / shirts coats scarves hats gloves / violins flutes harps drums trumpets / schools clinics libraries parks bridges"
    " / men women boys girls babies / pines oaks birches elms maples / Swedes Danes Finns Poles Czechs / forks knives spoons plates cups"
)
_KINDS = (
    "fruits animals pieces_of_furniture vehicles flowers employees books pieces_of_clothing instruments public_works people trees people"
    " pieces_of_tableware"
).split()


def number_word(number: int) -> str:
    """A number below thirteen in letters, others in digits."""
    return NUMBER_WORDS[number] if 0 <= number < len(NUMBER_WORDS) else f"{number:,}"


def rise(rng: random.Random) -> Facts:
    """A figure that changes: its old and new value, the difference, and the word for it."""
    up = rng.random() < 0.5
    step = rng.choice((1, 5, 10, 100, 1000))
    low, by = rng.randint(12, 90) * step, rng.randint(2, 11) * step
    old, new = (low, low + by) if up else (low + by, low)
    sign, unit = rng.choice(
        ((*rng.choice(_MONEY),), ("", " tonnes"), ("", " people"), ("", " litres"), ("", " points"), ("", " visitors"))
    )
    scale = rng.choice(("", " million")) if step < 100 and sign else ""

    def figure(value: int) -> str:
        return f"{sign}{value:,}{scale}" if sign else f"{value:,}{unit}"

    verbs = (("rose", "fell"), ("increased", "decreased"), ("climbed", "dropped"), ("went up", "went down"), ("grew", "shrank"))
    verb, opposite = rng.choice(verbs)[:: 1 if up else -1]
    names = ("increase", "decrease")[:: 1 if up else -1]
    return {
        "verb": verb, "opposite": opposite, "old": figure(old), "new": figure(new), "by": figure(by), "change": names[0],
        "more": "more" if up else "less", "less": "less" if up else "more", "unchange": names[1],
        "what": rng.choice(_FIGURES[unit.strip()]),
    }  # fmt: skip


_FIGURES = {
    "dollars": ("the price of a ticket", "the monthly rent", "the fee", "the average wage", "the annual budget", "the fine"),
    "euros": ("the price of a tonne of wheat", "the grant", "the deposit", "the yearly loss", "the daily allowance"),
    "pounds": ("the cost of a permit", "the weekly income of the shop", "the subscription", "the prize money", "the debt"),
    "tonnes": ("the yearly catch", "the output of the mine", "the harvest", "the amount of waste", "the cargo"),
    "people": ("the number of members", "the staff", "the number of jobless", "the population of the village", "the audience"),
    "litres": ("daily consumption", "the output of the spring", "milk production", "the amount of fuel used"),
    "points": ("the index", "the team's total", "the credit score", "the consumer climate index"),
    "visitors": ("attendance", "the number of guests", "the daily average", "the museum's figure"),
}


def points(rng: random.Random) -> Facts:
    """A share in percent that changes, in points and relative to what it was."""
    old, by = rng.choice(
        (
            (40, 10),
            (20, 5),
            (50, 10),
            (25, 5),
            (60, 15),
            (10, 5),
            (80, 20),
            (30, 15),
            (20, 2),
            (4, 1),
            (8, 2),
            (5, 1),
            (10, 2),
            (50, 5),
        )
    )
    up = rng.random() < 0.5
    if not up and old == by:
        by //= 2
    new = old + by if up else old - by
    words = (("rose", "increase", "higher"), ("fell", "decrease", "lower"))
    verb, change, higher = words[not up]
    opposite, unchange, lower = words[up]
    return {
        "verb": verb, "change": change, "opposite": opposite, "unchange": unchange, "higher": higher, "lower": lower,
        "old": str(old), "new": str(new), "by": number_word(by), "rel": str(round(100 * by / old)),
        "what": rng.choice(
            ("the unemployment rate", "turnout", "the share of women", "the interest rate", "the party's share of the vote", "the vacancy rate",
             "the share of organic food", "approval of the mayor", "the tax rate", "the literacy rate", "the infection rate", "market share",
             "the share of solar power", "the dropout rate", "the error rate", "the quota", "the failure rate", "the occupancy rate")
        ),
    }  # fmt: skip


def units(rng: random.Random) -> Facts:
    """A measure in two units, a length of time in two, and a sum of money written in two ways; `bad` are wrong ones."""
    unit, factor, other, short = measure = rng.choice(list(_MEASURES))
    amount = rng.choice((2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 75, 80, 100, 150, 200))
    same = amount * factor
    wrong = same * rng.choice((0.4, 0.6, 1.7, 2.4, 3.0))
    span, times, smaller = rng.choice(_SPANS)
    many = rng.randint(2, 8)
    off = rng.choice([n for n in (many - 1, many + 1, many + 2, many * 2, many + 3) if n > 1])
    sign, word = rng.choice(_MONEY)
    scale, letter = rng.choice((("billion", "bn"), ("million", "m"), ("billion", "B"), ("million", "M")))
    sum_ = rng.choice((rng.randint(2, 90), rng.randint(11, 99) / 10))
    bad_sum = round(sum_ * rng.choice((10, 0.5, 2, 3)), 1) if rng.random() < 0.6 else sum_
    bad_scale = scale if bad_sum != sum_ else ("million" if scale == "billion" else "billion")
    zeros = {"billion": 1_000_000_000, "million": 1_000_000}
    return {
        "measured": rng.choice(_MEASURES[measure]).replace("{}", f"{amount} {unit}"), "same": _measure(same, other, short, rng), "bad": _measure(wrong, other, short, rng),
        "span": f"{number_word(many)} {span}", "inner": f"{many * times:,} {smaller}", "badinner": f"{off * times:,} {smaller}",
        "sum": f"{sign}{sum_:g}{letter}",
        "samesum": rng.choice((f"{sum_:g} {scale}{word}", f"{sign}{round(sum_ * zeros[scale]):,}", f"{sign}{sum_:g} {scale}")),
        "badsum": rng.choice((f"{bad_sum:g} {bad_scale}{word}", f"{sign}{round(bad_sum * zeros[bad_scale]):,}", f"{sign}{bad_sum:g} {bad_scale}")),
    }  # fmt: skip


def _measure(value: float, unit: str, short: str, rng: random.Random) -> str:
    text = f"{round(value):,}" if value >= 10 else f"{value:.1f}"
    return f"{text} {rng.choice((unit, unit, short))}"


def clock(rng: random.Random) -> Facts:
    """Times of day on the 24-hour clock and the 12-hour one, and how long something takes between two of them."""
    hour, minute = rng.randint(1, 22), rng.choice((0, 0, 15, 30, 45, 5, 10, 20, 40))
    length = rng.choice((1, 2, 3)) if hour < 20 else 1
    half = hour + 12 if hour < 12 else hour - 12
    bad = rng.choice([h for h in (half, hour - 1, hour + 2) if h != hour and 0 <= h < 24])
    return {
        "time": f"{hour:02}:{minute:02}", "same": _twelve(hour, minute, rng), "bad": _twelve(bad, minute, rng),
        "end": f"{hour + length:02}:{minute:02}", "length": _hours(length), "badlength": _hours(length + rng.choice((1, 2, 3))),
        "twelve": _twelve(hour, minute, rng), "day": f"{hour:02}:{minute:02}", "badday": f"{bad:02}:{minute:02}",
        "part": _part(hour), "badpart": _part((hour + 12) % 24),
    }  # fmt: skip


def _hours(number: int) -> str:
    return "an hour" if number == 1 else f"{number_word(number)} hours"


def _part(hour: int) -> str:
    return "morning" if 4 <= hour < 12 else "afternoon" if 12 <= hour < 18 else "evening" if 18 <= hour < 22 else "night"


def _twelve(hour: int, minute: int, rng: random.Random) -> str:
    number, half = (hour - 1) % 12 + 1, "am" if hour < 12 else "pm"
    if minute in (15, 30, 45) and rng.random() < 0.35:
        name = {15: "a quarter past", 30: "half past", 45: "a quarter to"}[minute]
        following = number % 12 + 1 if minute == 45 else number
        where = {"morning": "in the morning", "afternoon": "in the afternoon", "evening": "in the evening", "night": "at night"}[
            _part(hour)
        ]
        return f"{name} {number_word(following)} {where}"
    mark = rng.choice({"am": ("a.m.", "am"), "pm": ("p.m.", "pm")}[half])
    return f"{number}:{minute:02} {mark}" if minute or rng.random() < 0.3 else f"{number} {mark}"


def count(rng: random.Random) -> Facts:
    """Things of one kind, how many of each and in all, and a list that can be counted."""
    lists = [names.split() for names in _ITEMS.split("/")]
    which = rng.randrange(len(lists))
    one, two, three = rng.sample(lists[which], 3)
    a, b, c = rng.sample(range(2, 41), 3)
    total = a + b + c
    wrong = rng.choice([n for n in (total + rng.randint(1, 6), total - rng.randint(1, 3), a + b, b + c) if n != total])
    listed = rng.choice((3, 4, 5))
    first = max(a, b, c)
    names = {a: one, b: two, c: three}
    return {
        "one": one, "two": two, "three": three, "a": number_word(a), "b": number_word(b), "c": number_word(c), "kind": _KINDS[which].replace("_", " "),
        "total": number_word(total), "badtotal": number_word(wrong), "ab": number_word(a + b), "badab": number_word(a + b + rng.choice((1, 2, -1, 3))),
        "most": names[first], "least": names[min(a, b, c)],
        "listed": number_word(listed), "badlisted": number_word(listed + rng.choice((1, 2, -1))),
        "towns": _listed(["{city1}", "{city2}", "{city3}", "{city4}", "{city5}"][:listed]),
        "people": _listed(["{A}", "{B}", "{C}", "{D}", "{E}"][:listed]),
        "shops": _listed(["{village1}", "{village2}", "{village3}", "{village4}", "{village5}"][:listed]),
        "rest": number_word(total - a), "badrest": number_word(total - a + rng.choice((1, 2, 3, -1))),
    }  # fmt: skip


def _listed(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"


FACTS: dict[str, Callable[[random.Random], Facts]] = {
    "rise": rise, "points": points, "units": units, "clock": clock, "count": count, "table": table,
}  # fmt: skip
