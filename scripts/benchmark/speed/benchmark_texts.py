"""Made-up news for `benchmark_speed`: sources of any length, and rewrites of them that paraphrase, alter, repeat and invent.

Everything is drawn from the templates and word lists here with a seed, so the same call gives the same texts on every machine.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

FIRST = """Anna Boris Clara Daniel Elena Farid Greta Hassan Irene Jonas Katya Luis Mira Nadia Oscar Priya Quentin Rosa Samuel Tessa
Ulrich Vera Wanda Xavier Yusuf Zoe Amir Bettina Carlos Dora Emil Fatima Georg Hilda Ivan Jana Karim Lena Marek Nora""".split()
LAST = """Abel Brandt Castell Dorn Eklund Farley Gruber Holm Ivers Jansen Keller Lindqvist Marsh Novak Okafor Petrov Quill Rossi
Sandoval Thorne Ueda Varga Weller Yilmaz Zander Ashby Brook Calder Dunmore Ellery Fenwick Garrow Hartley Ingram Kessler""".split()
TOWN_A = "Bren Cold Dun East Fal Grey Har Kings Lin Mor Nether Oak Pem Ros Stan Tarn Up Wester".split()
TOWN_B = "bridge bury by combe den field ford ham haven ley mere mouth port stead ton wick".split()
FIRM_A = (
    "Aldgate Borealis Cormorant Delphin Evergate Fairwind Glenmark Halcyon Ironvale Juniper Kestrel Larkspur Meridian".split()
)
FIRM_B = "Energy Foods Holdings Insurance Logistics Motors Rail Shipping Software Steel Textiles Water".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()
PLACES = ["bridge", "library", "market hall", "power station", "school", "stadium", "swimming pool", "town hall", "tram depot"]
CAUSES = ["a burst pipe", "a fallen tree", "a fault in the wiring", "heavy rain", "a loose rail", "a landslide", "thick ice"]
GOODS = ["apples", "bicycles", "bricks", "coffee", "furniture", "medicine", "paper", "salt", "shoes", "timber", "wool"]
TOPICS = ["air quality", "bird migration", "dental health", "flood barriers", "night shifts", "rural buses", "school meals"]
TRAITS = ["careful", "costly", "overdue", "popular", "risky", "welcome", "unfair", "sensible"]
EVENTS = ["book fair", "boat race", "chess final", "choir festival", "marathon", "music contest", "wool market"]
ASIDES = [
    "which had been expected for months",
    "as several residents had asked",
    "although the weather was poor",
    "despite doubts among the opposition",
    "after a long debate",
    "according to the minutes of the meeting",
    "while neighbouring districts looked on",
    "for the first time in a generation",
]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fact: how a source words it, and how a rewrite may; `{who}` and the like are its details."""

    source: tuple[str, ...]
    rewrite: tuple[str, ...]


KINDS = (
    Kind(
        (
            "The council of {town} voted on {day} to spend {count} million euros on a new {place}, {aside}.",
            "In {town}, councillors agreed on {day}, {aside}, that a new {place} would be built for {count} million euros.",
        ),
        (
            "{town} will put {count} million euros into a new {place}.",
            "A new {place} costing {count} million euros was approved by councillors in {town} on {day}.",
        ),
    ),
    Kind(
        (
            "{who}, who has led {firm} since {year}, said on {day} that the company would hire {count} people in {town} before {month}.",
            "{firm} is going to take on {count} more workers in {town} before {month}, its director {who} said on {day}, {aside}.",
        ),
        (
            "{who} said that {firm} would hire {count} people in {town}.",
            "By {month}, {firm} wants to employ {count} more people in {town}.",
        ),
    ),
    Kind(
        (
            "{cause} closed the {place} in {town} for {small} days in {month}, and {count} families had to be housed elsewhere.",
            "The {place} in {town} stayed shut for {small} days in {month} because of {cause}, {aside}.",
        ),
        (
            "Because of {cause}, the {place} of {town} was closed for {small} days.",
            "For {small} days in {month} nobody could use the {place} in {town}.",
        ),
    ),
    Kind(
        (
            '"The decision on the {place} is {trait}," said {who}, a member of the council of {town}, {aside}.',
            '{who}, who has sat on the council of {town} since {year}, called it "a {trait} decision about the {place}".',
        ),
        (
            "{who} found the decision about the {place} in {town} {trait}.",
            'In the eyes of {who}, the {place} was "a {trait} decision".',
        ),
    ),
    Kind(
        (
            "{firm} sold {count},000 tonnes of {goods} in {year}, {small} percent more than in the year before, {aside}.",
            "Sales of {goods} at {firm} grew by {small} percent to {count},000 tonnes in {year}.",
        ),
        (
            "{firm} sold {small} percent more {goods} in {year}.",
            "In {year}, {count},000 tonnes of {goods} were sold by {firm}.",
        ),
    ),
    Kind(
        (
            "A study of {topic} by the University of {town}, led by {who}, followed {count} volunteers for {small} years.",
            "For {small} years {who} and colleagues at the University of {town} asked {count} volunteers about {topic}, {aside}.",
        ),
        (
            "Researchers in {town} studied {topic} with the help of {count} volunteers.",
            "{who} led a study of {topic} that lasted {small} years.",
        ),
    ),
    Kind(
        (
            "{who} of {town} won the {event} on {day} ahead of {count} others, {small} points in front of {other}.",
            "On {day} the {event} in {town} ended with a victory of {who} over {other} by {small} points, {aside}.",
        ),
        (
            "{who} beat {other} in the {event} by {small} points.",
            "The winner of the {event} in {town} is {who}.",
        ),
    ),
    Kind(
        (
            "Police in {town} arrested {small} people on {day} after {goods} worth {count},000 euros went missing from {firm}.",
            "After a theft of {goods} from {firm}, worth {count},000 euros, {small} people were arrested in {town} on {day}, {aside}.",
        ),
        (
            "{small} people were arrested over the theft of {goods} from {firm}.",
            "{firm} lost {goods} worth {count},000 euros to thieves in {town}.",
        ),
    ),
    Kind(
        (
            "{who} and {other} will not travel to {town} for the {event} in {month}, {aside}.",
            "Neither {who} nor {other} is going to take part in the {event} that {town} holds in {month}.",
        ),
        (
            "{who} will miss the {event} in {town}.",
            "The {event} in {month} takes place without {who} and {other}.",
        ),
    ),
    Kind(
        (
            "Trains between {town} and {town2} have been late on {small} days out of ten since {month} {year}, {firm} admitted.",
            "{firm} admitted, {aside}, that since {month} {year} trains from {town} to {town2} have been late on {small} days out of ten.",
        ),
        (
            "{firm} says that trains from {town} to {town2} are often late.",
            "On {small} days out of ten, passengers between {town} and {town2} have to wait.",
        ),
    ),
)
INVENTED = (
    "{who} is expected to announce a book about {topic} in {month}.",
    "A second {place} in {town} has been discussed by {firm}.",
    "People in {town} wrote {count} letters about {topic}.",
)
_ALTERED = ("who", "firm", "town", "count", "small", "day", "month", "year", "place", "goods", "trait")
_SENTENCES_A_PARAGRAPH = 4

Texts = list[tuple[str, str]]
INPUTS = {
    "page": (1, 400, 12),
    "feature": (1, 5_000, 40),
    "book": (1, 100_000, 1_000),
    "pairs": (1_000, 40, 1),
    "paragraphs": (1_000, 120, 2),
}
"""How many pairs of texts, words of each source, and sentences of each rewrite."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A kind of fact with its details."""

    kind: Kind
    details: dict[str, str]


def _details(chance: random.Random) -> dict[str, str]:
    def name() -> str:
        return f"{chance.choice(FIRST)} {chance.choice(LAST)}"

    def town() -> str:
        return chance.choice(TOWN_A) + chance.choice(TOWN_B)

    return {
        "who": name(),
        "other": name(),
        "town": town(),
        "town2": town(),
        "firm": f"{chance.choice(FIRM_A)} {chance.choice(FIRM_B)}",
        "day": chance.choice(DAYS),
        "month": chance.choice(MONTHS),
        "year": str(chance.randint(1985, 2019)),
        "count": str(chance.randint(12, 480)),
        "small": str(chance.randint(2, 9)),
        "place": chance.choice(PLACES),
        "cause": chance.choice(CAUSES),
        "goods": chance.choice(GOODS),
        "topic": chance.choice(TOPICS),
        "trait": chance.choice(TRAITS),
        "event": chance.choice(EVENTS),
        "aside": chance.choice(ASIDES),
    }


def made_input(name: str, scale: float = 1.0, rewrite_sentences: int | None = None) -> Texts:
    """The texts of an input by name; `scale` shrinks it, `rewrite_sentences` replaces the number that its rewrite has."""

    def size(count: int) -> int:
        return max(2, round(count * scale))

    pairs, words, sentences = INPUTS[name]
    if pairs > 1:
        return [made_pair(words, sentences, seed) for seed in range(1000, 1000 + size(pairs))]
    return [made_pair(size(words), size(rewrite_sentences or sentences), seed=7)]


def made_pair(source_words: int, rewrite_sentences: int, seed: int) -> tuple[str, str]:
    """A source of about so many words, and a rewrite of so many sentences.

    Of the rewrite's sentences about six in ten say a fact of the source in other words, two say it with one detail altered, one repeats
    the source word for word, and one is invented.
    """
    chance = random.Random(seed)
    facts: list[Fact] = []
    sentences: list[str] = []
    words = 0
    while words < source_words:
        fact = Fact(chance.choice(KINDS), _details(chance))
        sentence = _capital(chance.choice(fact.kind.source).format(**fact.details))
        facts.append(fact)
        sentences.append(sentence)
        words += len(sentence.split())
    chosen = sorted(chance.choices(range(len(facts)), k=rewrite_sentences))
    rewrite = [_retold(facts[i], sentences[i], chance) for i in chosen]
    return _paragraphs(sentences), _paragraphs(rewrite)


def _retold(fact: Fact, sentence: str, chance: random.Random) -> str:
    draw = chance.random()
    if draw < 0.1:
        return sentence
    if draw < 0.2:
        return _capital(chance.choice(INVENTED).format(**_details(chance)))
    details = dict(fact.details)
    if draw < 0.4:
        detail = chance.choice(_ALTERED)
        details[detail] = _details(chance)[detail]
    return _capital(chance.choice(fact.kind.rewrite).format(**details))


def _capital(sentence: str) -> str:
    return sentence[0].upper() + sentence[1:]


def _paragraphs(sentences: list[str]) -> str:
    step = _SENTENCES_A_PARAGRAPH
    return "\n\n".join(" ".join(sentences[i : i + step]) for i in range(0, len(sentences), step)) + "\n"
