"""Speakers as they are named in a text: read out of noun phrases, found again behind pronouns, and told from one another."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from factcheck.checks.kept import kept
from factcheck.checks.speech.tables import PEOPLE, SIDES, VERBS

_TOKEN = re.compile(r"[^\W_](?:[\w'&-]|\.(?=\w|\s[A-Z]))*")
CUT = frozenset(
    "of in from at for with on who which after before when as during while to outside near by about whose where since until under "
    "monday tuesday wednesday thursday friday saturday sunday yesterday today".split()
)
_TRAILING = frozenset(
    "also later then himself herself themselves again now meanwhile once had has have did does previously".split()
)
_PARTICLES = "de|da|di|van|der|den|von|bin|al|el|la|le|du|dos"
_CAPITAL = r"(?:(?:[A-Z]|Mrs?|Ms|Drs?|St|Jr|Sr|Gen|Sen|Rep|Gov|Lt|Sgt|Col|Capt|Prof|Rev)\.|[^\W\d_a-zß-öø-ÿ][\w'-]*)"
RUN = re.compile(rf"{_CAPITAL}(?:\s(?:(?:{_PARTICLES})\s){{0,2}}{_CAPITAL}){{0,5}}")
_OPENING = re.compile(
    r"(?:In|On|At|After|Before|When|While|As|Speaking|Asked|Since|By|During|Despite|Last|Later|Meanwhile|For|With|From|"
    r"Yesterday|Today|Earlier|However|Then|Still|But|And|Also|Instead|Yet|So|Now)\b[^,.;]{0,80},\s+"
)
_ASIDE_MARK = re.compile(r"[,;()]|\s-+\s")
_RELATIVE = re.compile(r"\s*(?:which|who|whose|whom|where|when)\b")
_ROLE_BEFORE = re.compile(r"((?:\b[^\W\d_][\w-]*(?:'s)?\s){1,5})$")
_ROLE_ASIDE_BEFORE = re.compile(r"((?:\b[^\W\d_][\w-]*(?:'s)?\s?){1,6}),\s$")
_ROLE_BEHIND = re.compile(r",\s(?:the|a|an|who is (?:the|a|an)|his|her|their)\s((?:[\w'-]+\s?){1,8})(?=[,.;])")
_OF_BEHIND = re.compile(r"\s(?:of|from)\s((?:the\s)?(?:[\w'-]+\s?){1,4})")
_IRREGULAR = frozenset(
    "is was were are had has have met saw left took made told gave won lost led held ran fell rose spoke began got went came knew heard "
    "found felt sent sold bought brought kept cost hit put let set became beat did does will would can could may might must".split()
)
_DUTY = frozenset("shall must should".split())
_WHOSE = frozenset("his her their".split())
_BY_NAME = re.compile(rf"\b(?:named|called|by the name of)\s(?={_CAPITAL})")
"""What leads up to the name of somebody who is told by what he is: "a baker named Mehl"."""
_COUNTING = frozenset("one this that these those".split())
_MOST_TOKENS = 14


@dataclass(frozen=True, slots=True)
class Holder:
    """Who speaks, at ``text[start:end]``: the parts of a name, or a pronoun, and the other words about him, all in lower case.

    `head` is the noun that says what he is, empty where only his name is told.
    """

    start: int
    end: int
    name: tuple[str, ...]
    words: frozenset[str]
    head: str = ""
    pronoun: str = ""

    @property
    def side(self) -> str:
        """The side on which he speaks, as far as the words tell."""
        return side_of(self.words, SIDES.get(self.head, ""))


def side_of(words: Set[str], first: str = "") -> str:
    """The side that words about somebody tell, `first` before any."""
    return first or next((SIDES[word] for word in sorted(words) if word in SIDES), "")


def phrase(text: str, start: int, end: int) -> Holder | None:
    """The speaker that a noun phrase names; None where it names nobody."""
    tokens = [(m[0], start + m.start(), start + m.end()) for m in _TOKEN.finditer(text[start:end])]
    while tokens and (_low(tokens[0]) in ("and", "but", "that", "while", "as") or tokens[0][0].isdigit()):
        tokens = tokens[1:]
    while tokens and (_low(tokens[-1]) in _TRAILING or (_low(tokens[-1]).endswith("ly") and len(tokens) > 1)):
        tokens = tokens[:-1]
    if not tokens or len(tokens) > _MOST_TOKENS or _low(tokens[-1]) in _DUTY:  # "firms shall submit the form"
        return None
    low, high = tokens[0][1], tokens[-1][2]
    if len(tokens) == 1 and (pronoun := _pronoun(_low(tokens[0]))):
        return Holder(low, high, (), frozenset(), "", pronoun)
    words = frozenset(_low(t) for t in tokens if not t[0].endswith("'s") and _low(t) not in PEOPLE["stop"])
    whose_role = len(tokens) > 1 and tokens[-1][0] in SIDES and _is_capital(tokens[-2][0])  # "Institute of Roads spokeswoman"
    cut = len(tokens) if whose_role else next((n for n, token in enumerate(tokens) if n and _low(token) in CUT), len(tokens))
    core = tokens[:cut]
    if (_low(core[0]) in PEOPLE["other"] and _low(core[0]) not in _COUNTING) or any(_is_verb(token) for token in core[:-1]):
        return None
    run = len(core)
    while run and _is_capital(core[run - 1][0]) and not (run < len(core) and core[run - 1][0].endswith("'s")):
        run -= 1
    name = core[run:]
    while name and (_low(name[0]) in PEOPLE["title"] or _is_role(name[0][0], text, len(name) == 1 and run == 0)):
        name = name[1:]
    parts = tuple(_low(t).removesuffix("'s") for t in name if len(_low(t)) > 1)
    before = [token for token in core if token not in name]
    head = _low(before[-1]).removesuffix("'s") if before and _low(before[-1]) not in PEOPLE["stop"] else ""
    if not parts and (not head or (head in VERBS and head not in SIDES)):
        return None
    # "Baker Tilda Voss": the first word of a sentence may be a role or a name
    first = {parts[0]} if len(parts) > 1 and re.search(r"(?:^|[.!?\"”:]\s+|\n\s*)$", text[max(0, low - 4) : low]) else set()
    return Holder(low, high, parts, (words - set(parts)) | first, head)


_BESIDE = re.compile(r"\s*(?:for|with|from|in|at|on|by|as|of|speaking|writing)\s")
"""How a phrase begins that is no person."""


def subject_before(text: str, low: int, verb: int) -> Holder | None:
    """The subject of the verb at `verb` in a clause that begins at `low`: "Mehl, who is 17," or "In a letter, the mayor"."""
    parts: list[tuple[int, int]] = []
    at = low
    for mark in _ASIDE_MARK.finditer(text, low, verb):
        parts.append((at, mark.start()))
        at = mark.end()
    parts.append((at, verb))
    filled = [part for part in parts if text[slice(*part)].strip()]
    people = [part for part in filled if not _BESIDE.match(text, *part)]
    filled = (
        people if people and parts[-1] not in filled else filled
    )  # "Mr Balogun, for the fund, with 4 per cent of the votes, said"
    relative = next((n for n, part in enumerate(filled) if n and _RELATIVE.match(text, *part)), None)
    if relative and filled[-1] != parts[-1]:  # "Obelin, which was founded by an engineer, Lea Moos, says"
        filled = filled[: relative + 1]
    elif not filled or filled[-1] == parts[-1] or len(filled) == 1:
        return phrase(text, *filled[-1]) if filled else None
    aside, outer = (phrase(text, *part) for part in reversed(filled[-2:]))
    if aside and aside.name and not aside.words:
        return replace(aside, words=outer.words, head=outer.head) if outer else aside
    if (
        outer
        and not outer.name
        and (by_name := _BY_NAME.search(text, *filled[-1]))
        and (named := phrase(text, by_name.end(), filled[-1][1]))
    ):
        outer = replace(outer, name=named.name)
    about = {word for word in re.findall(r"[a-z][\w-]+", text[slice(*filled[-1])]) if word not in PEOPLE["stop"]}
    return replace(outer, words=outer.words | about) if outer else None


def subject_of(text: str, low: int, high: int) -> Holder | None:
    """The speaker with whom a sentence begins: "Harbour master Ellen Roos rejected", "The widow wept"; None for things."""
    low += len(text[low:high]) - len(text[low:high].lstrip())
    if opening := _OPENING.match(text, low, high):
        low = opening.end()
    tokens: list[re.Match[str]] = []
    for match in _TOKEN.finditer(text, low, min(high, low + 160)):
        if (tokens and ":" in text[tokens[-1].end() : match.start()]) or len(tokens) > 10:
            break
        tokens.append(match)
    named = 0
    for count, token in enumerate(tokens):
        gap = text[tokens[count - 1].end() : token.start()].strip() if count else ""
        lower = token[0].lower()
        capital = _is_capital(token[0]) and not (count == 0 and _is_role(token[0], text, True))
        if count == 0 and _pronoun(lower) and lower not in _WHOSE:
            return phrase(text, token.start(), token.end())
        if capital and not token[0].endswith("'s") and not (count == 0 and lower in PEOPLE["stop"] | PEOPLE["other"]):
            named = count + 1 if not gap or gap == "," else named
            if gap and gap != ",":
                break
        elif (
            (named and not (count == 1 and _leads_to_name(tokens)))
            or (gap and gap != ",")
            or _ends(lower)
            or (gap == "," and not (lower in ("the", "a", "an") or token[0][0].isupper()))
        ):
            break
    if named:
        return phrase(text, tokens[0].start(), tokens[named - 1].end()) or phrase(
            text, tokens[named - 1].start(), tokens[named - 1].end()
        )
    for token in tokens[:5]:
        if _ends(token[0].lower()) and token[0].lower() not in SIDES:
            break
        if token[0].lower() in SIDES and not token[0].endswith("'s"):
            return phrase(text, tokens[0].start(), token.end())
    return None


def _leads_to_name(tokens: Sequence[re.Match[str]]) -> bool:
    """Whether the first word is a role's rather than a name: "Finance minister Berit Moe"."""
    rest = [token[0] for token in tokens[1:6]]
    lower = next((n for n, word in enumerate(rest) if _is_capital(word)), 0)
    return lower > 0 and not any(_ends(word.lower()) or word in ("and", "or") or word.endswith("'s") for word in rest[:lower])


def inverted(text: str, start: int, end: int, behind_quotation: bool = False) -> Holder | None:
    """The speaker behind a verb, "said the mayor"; None where it is what is said: "said the roof leaks"."""
    found = phrase(text, start, end)
    if found is None or found.pronoun not in ("", "he", "she"):
        return None
    led = bool(re.match(r"\s(?:the|a|an|one|his|her|their|its)\s", text[start : start + 8]))
    known_role = found.head in SIDES and (led or text.startswith(found.head, found.start))
    return found if found.name or found.pronoun or known_role or (led and behind_quotation) else None


def _ends(word: str) -> bool:
    return word in VERBS or word in _IRREGULAR or (word.endswith(("ed", "ing")) and len(word) > 4) or word in CUT


@kept
def people(text: str) -> dict[tuple[str, ...], frozenset[str]]:
    """The full names of a text, in lower case, with the words that say what each of them is."""
    found: dict[tuple[str, ...], frozenset[str]] = {}
    for match in RUN.finditer(text):
        run = phrase(text, match.start(), match.end())
        if run is None or not run.name or match[0].endswith("'s"):
            continue
        line = text.rfind("\n", 0, match.start()) + 1
        before = text[max(line, match.start() - 80) : match.start()]
        behind = text[match.end() : match.end() + 100]
        words = set(run.words)
        if len(run.name) > 1 and (role := _ROLE_BEFORE.search(before) or _ROLE_ASIDE_BEFORE.search(before)):
            words.update(_tail(role[1]))
        if role := _ROLE_BEHIND.match(behind):
            words.update(re.findall(r"[\w-]+", role[1].lower()))
        if len(run.name) > 1 and (role := _OF_BEHIND.match(behind)):
            words.update(re.findall(r"[\w-]+", role[1].lower()))
        words = {word for word in words if word not in PEOPLE["stop"] and not word.endswith("'s")}
        if len(run.name) > 1 or words:
            found[run.name] = found.get(run.name, frozenset()) | frozenset(words)
    return found


def _tail(words: str) -> list[str]:
    """The words just before a name back to a verb or a small word."""
    tail: list[str] = []
    for word in reversed(words.split()):
        lower = word.lower()
        if _ends(lower) or lower.endswith("'s"):
            break
        tail.append(lower)
    return tail


def _pronoun(word: str) -> str:
    return next((sort for sort in ("he", "she", "they") if word in PEOPLE[sort]), word if word in PEOPLE["other"] else "")


def _is_capital(word: str) -> bool:
    return word[:1].isupper() or word.lower() in _PARTICLES.split("|")


def _is_role(word: str, text: str, alone: bool) -> bool:
    """Whether a capitalised word is a role: a known one, or alone at the start of a sentence and elsewhere in small letters."""
    lower = word.lower().strip(".'")
    if lower in SIDES or lower in PEOPLE["stop"]:
        return True
    return alone and bool(re.search(rf"(?<![\w'-]){re.escape(lower)}(?![\w'-])", text))


def _is_verb(token: tuple[str, int, int]) -> bool:
    return (token[0] in VERBS and token[0] not in ("reports", "claims", "posts", "notes", "calls", "read")) or token[
        0
    ] in _IRREGULAR


def _low(token: tuple[str, int, int]) -> str:
    return token[0].lower().strip(".'-")
