"""Speakers as they are named in a text: read out of noun phrases, found again behind pronouns, and told from one another."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from factcheck.checks.kept import kept
from factcheck.checks.quotations.marks import outer_quotes
from factcheck.checks.speech.tables import PEOPLE, SIDES, VERBS, WEIGHTS
from factcheck.checks.words import pieces
from factcheck.report import SourceSpan

_TOKEN = re.compile(r"[^\W_](?:[\w'&-]|\.(?=\w|\s[A-Z]))*")
_CUT = frozenset(
    "of in from at for with on who which after before when as during while to outside near by about whose where since until under "
    "monday tuesday wednesday thursday friday saturday sunday yesterday today".split()
)
_TRAILING = frozenset(
    "also later then himself herself themselves again now meanwhile once had has have did does previously".split()
)
_PLACE_BEFORE = re.compile(r"\b(?:in|at|near|from|to|across|outside|around)\s(?:the\s)?$")
_PARTICLES = "de|da|di|van|der|den|von|bin|al|el|la|le|du|dos"
_CAPITAL = r"(?:(?:[A-Z]|Mrs?|Ms|Drs?|St|Jr|Sr|Gen|Sen|Rep|Gov|Lt|Sgt|Col|Capt|Prof|Rev)\.|[^\W\d_a-zß-öø-ÿ][\w'-]*)"
_RUN = re.compile(rf"{_CAPITAL}(?:\s(?:(?:{_PARTICLES})\s){{0,2}}{_CAPITAL}){{0,5}}")
_OPENING = re.compile(
    r"(?:In|On|At|After|Before|When|While|As|Speaking|Asked|Since|By|During|Despite|Last|Later|Meanwhile|For|With|From|"
    r"Yesterday|Today|Earlier|However|Then|Still|But|And|Also|Instead|Yet|So|Now)\b[^,.;]{0,80},\s+"
)
_ASIDE_MARK = re.compile(r"[,;()]|\s-+\s")
_ROLE_BEFORE = re.compile(r"((?:\b[^\W\d_][\w-]*(?:'s)?\s){1,5})$")
_ROLE_ASIDE_BEFORE = re.compile(r"((?:\b[^\W\d_][\w-]*(?:'s)?\s?){1,6}),\s$")
_ROLE_BEHIND = re.compile(r",\s(?:the|a|an|who is (?:the|a|an)|his|her|their)\s((?:[\w'-]+\s?){1,8})(?=[,.;])")
_OF_BEHIND = re.compile(r"\s(?:of|from)\s((?:the\s)?(?:[\w'-]+\s?){1,4})")
_IRREGULAR = frozenset(
    "is was were are had has have met saw left took made told gave won lost led held ran fell rose spoke began got went came knew heard "
    "found felt sent sold bought brought kept cost hit put let set became beat did does will would can could may might must".split()
)
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
    if not tokens or len(tokens) > _MOST_TOKENS:
        return None
    low, high = tokens[0][1], tokens[-1][2]
    if len(tokens) == 1 and (pronoun := _pronoun(_low(tokens[0]))):
        return Holder(low, high, (), frozenset(), "", pronoun)
    words = frozenset(_low(t) for t in tokens if not t[0].endswith("'s") and _low(t) not in PEOPLE["stop"])
    cut = next((n for n, token in enumerate(tokens) if n and _low(token) in _CUT), len(tokens))
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


def subject_before(text: str, low: int, verb: int) -> Holder | None:
    """The subject of the verb at `verb` in a clause that begins at `low`: "Mehl, who is 17," or "In a letter, the mayor"."""
    parts: list[tuple[int, int]] = []
    at = low
    for mark in _ASIDE_MARK.finditer(text, low, verb):
        parts.append((at, mark.start()))
        at = mark.end()
    parts.append((at, verb))
    filled = [part for part in parts if text[slice(*part)].strip()]
    if not filled or filled[-1] == parts[-1] or len(filled) == 1:
        return phrase(text, *filled[-1]) if filled else None
    aside, outer = (phrase(text, *part) for part in reversed(filled[-2:]))
    if aside and aside.name and not aside.words:
        return replace(aside, words=outer.words, head=outer.head) if outer else aside
    about = {word for word in re.findall(r"[a-z][\w-]+", text[slice(*filled[-1])]) if word not in PEOPLE["stop"]}
    return replace(outer, words=outer.words | about) if outer else None


def subject_of(text: str, low: int, high: int) -> Holder | None:
    """The speaker with whom a sentence begins: "Harbour master Ellen Roos rejected", "The widow wept"; None for things."""
    low += len(text[low:high]) - len(text[low:high].lstrip())
    if opening := _OPENING.match(text, low, high):
        low = opening.end()
    tokens = []
    for match in _TOKEN.finditer(text, low, min(high, low + 160)):
        if (tokens and ":" in text[tokens[-1].end() : match.start()]) or len(tokens) > 10:
            break
        tokens.append(match)
    named = 0
    for count, token in enumerate(tokens):
        gap = text[tokens[count - 1].end() : token.start()].strip() if count else ""
        lower = token[0].lower()
        capital = _is_capital(token[0]) and not (count == 0 and _is_role(token[0], text, True))
        if count == 0 and _pronoun(lower):
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
    for count, token in enumerate(tokens[:5]):
        if _ends(token[0].lower()) and token[0].lower() not in SIDES:
            break
        if token[0].lower() in SIDES and not token[0].endswith("'s"):
            return phrase(text, tokens[0].start(), token.end())
    return None


def _leads_to_name(tokens: Sequence[re.Match[str]]) -> bool:
    """Whether the first word is a role's rather than a name: "Finance minister Berit Moe"."""
    rest = [token[0] for token in tokens[1:6]]
    lower = next((n for n, word in enumerate(rest) if _is_capital(word)), 0)
    return lower > 0 and not any(_ends(word.lower()) or word.endswith("'s") for word in rest[:lower])


def inverted(text: str, start: int, end: int, behind_quotation: bool = False) -> Holder | None:
    """The speaker behind a verb, "said the mayor"; None where it is what is said: "said the roof leaks"."""
    found = phrase(text, start, end)
    if found is None or found.pronoun not in ("", "he", "she"):
        return None
    led = bool(re.match(r"\s(?:the|a|an|one|his|her|their|its)\s", text[start : start + 8]))
    known_role = found.head in SIDES and (led or bool(re.fullmatch(r"[\w-]+", text[found.start : found.end])))
    return found if found.name or found.pronoun or known_role or (led and behind_quotation) else None


def _ends(word: str) -> bool:
    return word in VERBS or word in _IRREGULAR or (word.endswith(("ed", "ing")) and len(word) > 4) or word in _CUT


@kept
def people(text: str) -> dict[tuple[str, ...], frozenset[str]]:
    """The full names of a text, in lower case, with the words that say what each of them is."""
    found: dict[tuple[str, ...], frozenset[str]] = {}
    for match in _RUN.finditer(text):
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


def known(holder: Holder, text: str) -> tuple[set[str], set[str]]:
    """The parts of his name and the words about him, as far as the text tells them."""
    names, words = set(holder.name), set(holder.words)
    table = people(text)
    if holder.name:
        same = [full for full in table if _one_name(full, holder.name)]
        for full in same:
            names.update(full)
            words |= table[full]
    elif not holder.pronoun and holder.head:
        owned = [full for full, roles in table.items() if holder.head in roles]
        exact = [full for full in owned if holder.words <= table[full]] or owned
        surnames = {full[-1] for full in exact}
        if len(surnames) == 1 and holder.head not in PEOPLE["generic"]:
            names.update(*exact)
            words |= table[exact[0]]
    return names, words


def same_speaker(here: Holder, there: Holder, rewrite: str, source: str) -> bool | None:
    """Whether a speaker of the rewrite is one of the source; None where that cannot be told."""
    if here.pronoun or there.pronoun:
        return None
    sides = {here.side, there.side}
    mine, theirs = {_singular(w) for w in (*here.words, *here.name)}, {_singular(w) for w in (*there.words, *there.name)}
    if (mine & theirs and ("" in sides or len(sides) == 1)) and not (here.name and there.name):
        return True
    if "anyone" in (WEIGHTS.get(here.side), WEIGHTS.get(there.side)):
        return None
    names, words = known(here, rewrite)
    more_names, more_words = known(here, source)
    if here.name or not names:
        names, words = names | more_names, words | more_words
    other_names, other_words = known(there, source)
    if names and other_names:
        ours, others = _full_names(here, source) | _full_names(here, rewrite), _full_names(there, source)
        if ours and others and not (ours & others) and all(len(full) > 1 for full in ours | others):
            if {full[-1] for full in ours} & {full[-1] for full in others}:
                return False if ours <= _all_full(source) else None
        elif names & other_names or _side_by_side(names, other_names, source):
            return True
        return False if _named_in(names, source) else None
    mine, theirs = {_singular(w) for w in words | names}, {_singular(w) for w in other_words | other_names}
    if mine & theirs:
        return True
    if (mine | theirs) & PEOPLE["generic"] or ("office" in sides and {WEIGHTS.get(side) for side in sides} == {"authority"}):
        return None
    one, other = side_of(words, here.side), side_of(other_words, there.side)
    known_here = _named_in({*here.name, _singular(here.head or one)}, source)
    return False if one and other and one != other and known_here else None


def _named_in(words: set[str], text: str) -> bool:
    return any(re.search(rf"\b{re.escape(word)}", text.lower()) for word in words if word)


def _full_names(holder: Holder, text: str) -> set[tuple[str, ...]]:
    """The full names that a name may stand for in a text, by their last two parts."""
    if not holder.name:
        table = people(text)
        return {full[-2:] for full, roles in table.items() if holder.head and holder.head in roles and len(full) > 1}
    return {full for full in _all_full(text) if _one_name(full, holder.name)} or {holder.name[-2:]}


def _all_full(text: str) -> set[tuple[str, ...]]:
    return {full[-2:] for full in people(text) if len(full) > 1}


def resolved(text: str, holder: Holder | None, at: int) -> Holder | None:
    """The speaker himself where a pronoun stands for him, looked for in the few sentences before `at`; None where it is not sure."""
    if holder is None or not holder.pronoun:
        return holder
    if holder.pronoun not in ("he", "she", "they"):
        return None
    start = max(0, at - 1200)
    before = _without_quotations(text, start, at)
    for sentence in reversed(pieces(SourceSpan(0, start, at, before))[-6:]):
        if not sentence.text.strip():
            continue
        found = _referent(text, before, start, sentence, holder.pronoun)
        if found is not _PASS:
            return found
    return None


_PASS = Holder(-1, -1, (), frozenset())


def _referent(text: str, before: str, offset: int, sentence: SourceSpan, pronoun: str) -> Holder | None:
    """Whom a sentence lets a later pronoun stand for; `_PASS` where it names nobody who could be meant."""
    subject = subject_of(before, sentence.start - offset, sentence.end - offset) or _tagged(before, sentence, offset)
    named = mentions(before, sentence.start - offset, sentence.end - offset)
    if subject and subject.name:  # "Finance" of "Finance minister Berit Moe" is nobody
        named = [subject, *(person for person in named if person.start >= subject.end)]
    fitting = [person for person in named if _may_be(person, pronoun, text)]
    sure = [person for person in fitting if _gender(person, text) == pronoun]
    if len({person.name[-1] for person in sure}) == 1:
        return _moved(sure[0], offset)
    if len({person.name[-1] for person in fitting}) == 1 and not (subject and not subject.name and not subject.pronoun):
        return _moved(fitting[0], offset)
    if fitting:
        if subject and subject.name and re.search(rf"\b(?:{_SAYING})\b", sentence.text) and _may_be(subject, pronoun, text):
            return _moved(subject, offset)
        return None
    if subject and not subject.pronoun and not subject.name:
        return _moved(subject, offset)
    return _PASS


_SAYING = "|".join(sorted(VERBS))


def _tagged(before: str, sentence: SourceSpan, offset: int) -> Holder | None:
    match = re.match(rf"[\s,]*(?:{_SAYING})\s", sentence.text)
    if not match:
        return None
    end = sentence.start - offset + match.end()
    stop = re.search(r"[,.;:]", before[end:])
    return phrase(before, end, end + stop.start() if stop else sentence.end - offset)


def _moved(holder: Holder, offset: int) -> Holder:
    return replace(holder, start=holder.start + offset, end=holder.end + offset)


def mentions(text: str, low: int, high: int) -> list[Holder]:
    """The people who are named in a stretch of text, apart from places and owners."""
    found = []
    for match in _RUN.finditer(text, low, high):
        person = phrase(text, match.start(), match.end())
        if person is None or not person.name or match[0].endswith("'s") or text[match.end() : match.end() + 2] == "'s":
            continue
        if not _CUT.intersection(person.name) and not _PLACE_BEFORE.search(text[max(low, match.start() - 14) : match.start()]):
            found.append(person)
    return found


def _gender(person: Holder, text: str) -> str:
    words = set(person.words) | set(known(person, text)[1])
    full = next((name for name in people(text) if _one_name(name, person.name)), person.name)
    if words & PEOPLE["woman"] or full[0] in PEOPLE["woman_name"]:
        return "she"
    return "he" if words & PEOPLE["man"] or full[0] in PEOPLE["man_name"] else ""


def _may_be(person: Holder, pronoun: str, text: str) -> bool:
    return pronoun == "they" or _gender(person, text) in ("", pronoun)


def _without_quotations(text: str, start: int, end: int) -> str:
    part = list(text[start:end])
    for quote in outer_quotes(text):
        low, high = max(quote.start, start), min(quote.end, end)
        if low < high:
            stop = text[high - 2] if text[high - 2] in ".!?" else " "
            part[low - start : high - start] = " " * (high - low - 1) + stop
    return "".join(part)


def _one_name(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names may be one person's: the same last part, or one name alone that is a part of the other."""
    if one[-1] == other[-1]:
        return (
            len(one) == 1
            or len(other) == 1
            or one[0] == other[0]
            or (one[0][0] == other[0][0] and min(len(one[0]), len(other[0])) < 3)
        )
    return (len(one) == 1 and one[0] in other) or (len(other) == 1 and other[0] in one)


def _side_by_side(one: set[str], other: set[str], source: str) -> bool:
    """Whether parts of both stand together as one name in the source: "Boris", "Johnson": "Boris Johnson"."""
    return any(set(full) & one and set(full) & other for full in people(source))


def _singular(word: str) -> str:
    if word.endswith("men"):
        return word[:-3] + "man"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


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
