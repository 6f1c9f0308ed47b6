"""What fills a place in a deed: a noun with what describes it, and by which other words the sentence names the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from factcheck.checks.names.name_words import CALENDAR, TITLES
from factcheck.checks.vocabulary.words import fold
from factcheck.models.parser import Parse, Token

PRONOUNS = frozenset(
    "i you he she it we they him her them me us himself herself itself themselves this that these those one"
    " who which what whom own other mine ours yours hers theirs".split()
)
_APART = frozenset("relcl appos cc conj preconj punct advcl ccomp parataxis case".split())
"""What hangs on a noun without describing it."""
EVERYBODY = frozenset("everyone everybody all anyone anybody nobody".split())
EXCEPT = frozenset("except excluding but bar barring without".split())
_WORD = re.compile(r"\w+")
_NONE = frozenset("no not neither nor none".split())
_PARTS = frozenset(
    "some all most many few several none half each any both number majority one two three four five six seven eight nine ten".split()
)
_SHORT_OF = frozenset("only just merely simply all every each".split())
_TITLES = frozenset("mr mrs ms miss dr prof professor sir dame lord lady st".split())
_BEHIND = frozenset("behind like against".split())
_SOMEBODY_TO = re.compile(r"(?:er|or|heir|aide|assistant|rival)$")
"""Nouns of somebody who is something to another: "a supplier to Norrum"."""
_DISGUISED = frozenset("disguise dress mistake".split())
_SAME_AS_NOUN = frozenset(
    "be become call name know dub nickname title identify include comprise contain involve feature represent own run operate found head"
    " lead manage control chair form bear say believe think".split()
)
"""Verbs of a clause that says what else something is called, or names who may be taken for it: "the firm that runs Norrum"."""
_SMALL = frozenset("the a an of this that these those his her its their my our your 's ’s".split())


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase.

    `head` is the lemma of its noun and `words` are the lemmas of all its words but articles; `names` are its words that are part of a
    proper name, `figures` those before the noun (how many), `numbers` those after it (which one: "flight 12"). `owner` is whose it is,
    `owners` are those behind "of" where they are more or others ("residents of Brenn and Marn"), and `owned` tells whether it is said as
    "Ann's", not with "of"; `excepted` is what it leaves out ("all but Malta"), `aliases` what else the sentence calls it ("her partner,
    Stig Ravn"). `whole` is that of which it is a part ("four of the six men"), `joint` the "but" or "not" that sets it against what it
    is    listed with. `around` are the names of others in what describes it ("the firm that feeds Ann").
    `perhaps` tells that a clause may be about another noun as well ("faults in the beams, which were repaired"). `start`
    and `end` are offsets into the sentence.
    """

    start: int
    end: int
    head: str
    words: frozenset[str]
    names: tuple[str, ...] = ()
    figures: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    owner: Phrase | None = None
    owners: tuple[Phrase, ...] = ()
    excepted: tuple[Phrase, ...] = ()
    aliases: tuple[Phrase, ...] = ()
    determiner: str = ""
    owned: bool = False
    whole: Phrase | None = None
    joint: str = ""
    perhaps: bool = False
    around: tuple[Phrase, ...] = ()

    @property
    def is_pronoun(self) -> bool:
        """Whether it only points to something."""
        return self.head in PRONOUNS and not self.names

    @property
    def denied(self) -> bool:
        """Whether there is none of it."""
        return self.determiner in _NONE

    def joined_by(self, joint: str) -> Phrase:
        """The phrase with the word that sets it against others, where it has none of its own."""
        return replace(self, joint=self.joint or joint)

    def one_of_several(self) -> Phrase:
        """The phrase as one of those that a clause may be about: what it says of one, it does not surely say of it."""
        return replace(self, perhaps=True)

    @property
    def all_ways(self) -> tuple[Phrase, ...]:
        """The phrase and its aliases."""
        return (self, *self.aliases)


def children(parse: Parse, index: int) -> tuple[int, ...]:
    """The words that hang on a word, in order."""
    return parse.children(index)


def is_noun(token: Token) -> bool:
    """Whether a word can head a phrase."""
    return (
        token.tag[:2] in ("NN", "PR", "CD")
        or token.tag in ("WP", "WDT", "DT", "EX", "VBG", "JJ", "JJS")
        or _is_strange_name(token)
    )


def _is_strange_name(token: Token) -> bool:
    """Whether a word with a capital is taken for no noun although it stands where only nouns do: a name that the parser does not know."""
    return (
        token.text[0].isupper()
        and token.tag[:2] in ("RB", "IN", "VB", "UH", "FW")
        and token.dep in ("nsubj", "nsubjpass", "dobj", "pobj")
    )


def is_set_against(parse: Parse, index: int) -> bool:
    """Whether a noun is none that says again what it stands behind: "the goalkeeper, not the coach", "9 pounds to a driver, Ann Lee"."""
    above = children(parse, parse.tokens[index].head)
    if parse.tokens[index].tag.startswith("NNP") and any(parse.tokens[c].dep == "nummod" for c in above):
        return True
    return _is_after_not(parse, index)


def _is_after_not(parse: Parse, index: int) -> bool:
    """Whether a "not" stands before a noun and all that describes it, and denies it: "not the coach", but not "not only the coach"."""
    own = [c for c in children(parse, index) if c < index and parse.tokens[c].dep != "neg"]
    first = min(own, default=index)
    return first > 0 and parse.tokens[first - 1].text.lower() == "not" and parse.tokens[first].lemma not in _SHORT_OF


def _joint(parse: Parse, index: int, conjunct: int) -> str:
    """The "not" or "but" by which a noun is set against the one that it is joined to: "football but not rugby"."""
    if _is_after_not(parse, conjunct):
        return "not"
    words = [parse.tokens[c].lemma for c in children(parse, index) if c < conjunct and parse.tokens[c].dep == "cc"]
    return "but" if words[-1:] == ["but"] else ""


def _joined(parse: Parse, phrase: Phrase, joint: str) -> Phrase:
    """A phrase with the word that sets it against others, without the "not" that stands before it."""
    phrase = phrase.joined_by(joint)
    inside = [token for token in parse.tokens if phrase.start <= token.start < phrase.end]
    if phrase.joint != "not" or inside[0].text.lower() != "not" or len(inside) < 2:
        return phrase
    determiner = "" if phrase.determiner == "not" else phrase.determiner
    return replace(phrase, start=inside[1].start, words=phrase.words - {"not"}, determiner=determiner)


def phrases_at(parse: Parse, index: int) -> list[Phrase]:
    """The phrase that a word heads, and those that are joined to it by "and" or "or"; "no nuts or milk" has neither."""
    found = [phrase_at(parse, index)]
    if found[0].head in EVERYBODY and any(parse.tokens[c].lemma == "but" for c in children(parse, index)):
        gone = [p for c in children(parse, index) if parse.tokens[c].dep == "conj" for p in phrases_at(parse, c)]
        return [replace(found[0], excepted=(*found[0].excepted, *gone))]
    for child in children(parse, index):
        if parse.tokens[child].dep == "conj" and is_noun(parse.tokens[child]):
            joint = _joint(parse, index, child)
            found += [_joined(parse, phrase, joint) for phrase in phrases_at(parse, child)]
            if joint == "but" and _is_after_not(parse, index):  # "played not football but rugby"
                found = [_joined(parse, found[0], "not"), *(replace(p, joint="") for p in found[1:])]
        elif parse.tokens[child].dep == "appos" and _is_after_not(parse, child):
            found += [_joined(parse, phrase, "not") for phrase in phrases_at(parse, child)]
    joined = {parse.tokens[i].lemma for phrase in (index,) for i in _with_conjuncts(parse, phrase)}
    if found[0].denied and joined & {"or", "nor"}:
        found = [replace(phrase, determiner=found[0].determiner) for phrase in found]
    return found


def _with_conjuncts(parse: Parse, index: int) -> list[int]:
    """The words that join a phrase and its conjuncts."""
    found = []
    for child in children(parse, index):
        if parse.tokens[child].dep == "cc":
            found.append(child)
        elif parse.tokens[child].dep == "conj":
            found += _with_conjuncts(parse, child)
    return found


def phrase_at(parse: Parse, index: int) -> Phrase:
    """The phrase that a word heads."""
    tokens = parse.tokens
    if (whole := _whole_of(parse, index)) is not None:  # "some of the schools" are schools
        of = phrase_at(parse, whole)
        part = replace(of, start=tokens[index].start, determiner=tokens[index].lemma, whole=of)
        return replace(part, figures=frozenset({tokens[index].text.casefold()})) if tokens[index].tag == "CD" else part
    owner: Phrase | None = None
    owners: list[Phrase] = []
    inside, excepted, aliases, owned = [index], [], [], False
    for child in children(parse, index):
        token = tokens[child]
        if token.dep == "appos" and is_noun(token) and not token.tag.startswith("CD") and not is_set_against(parse, child):
            if not (owners and owners[-1].head in TITLES and not owners[-1].names):  # "the husband of the mayor, Ann Lee"
                aliases += phrases_at(parse, child)[:1]
        elif token.dep == "poss":
            owner, owned = phrase_at(parse, child), True
            inside += _descent(parse, child)
        elif token.dep == "prep" and token.lemma in EXCEPT:
            excepted += [p for c in children(parse, child) if tokens[c].dep == "pobj" for p in phrases_at(parse, c)]
        elif token.dep == "prep" and token.lemma == "of":
            whose = [phrase for c in children(parse, child) if tokens[c].dep == "pobj" for phrase in phrases_at(parse, c)]
            owner = owner or (whose[0] if whose else None)
            owners += whose
            inside += _descent(parse, child)
        elif token.dep not in _APART and not (token.dep == "neg" and child > index):  # "the cousin, not the king"
            inside += _descent(parse, child)
    made = _made(parse, sorted(set(inside)), index, owner, tuple(excepted), tuple(aliases), owned)
    if around := tuple(_around(parse, index)):
        made = replace(made, around=around)
    return replace(made, owners=tuple(owners)) if owners != [owner] else made


def _around(parse: Parse, index: int) -> Iterator[Phrase]:
    """The names in what describes a noun that is itself no name, and is another than they are."""
    tokens = parse.tokens
    if not tokens[index].tag.startswith("NN") or tokens[index].tag.startswith("NNP"):
        return
    for child in children(parse, index):
        token = tokens[child]
        clause = token.dep in ("relcl", "acl") and token.tag != "VBN" and token.lemma not in _SAME_AS_NOUN
        beside = token.lemma in _BEHIND or (token.lemma == "to" and _SOMEBODY_TO.search(tokens[index].lemma))
        if clause or (token.dep == "acl" and token.lemma in _DISGUISED) or (token.dep == "prep" and beside):
            for inner in parse.subtree(child):
                set_off = tokens[inner].dep in ("compound", "appos", "conj") or tokens[inner - 1].text == ","
                if tokens[inner].tag.startswith("NNP") and not set_off:
                    yield phrase_at(parse, inner)


def _whole_of(parse: Parse, index: int) -> int | None:
    if parse.tokens[index].lemma not in _PARTS and parse.tokens[index].tag != "CD":
        return None
    of = [c for c in children(parse, index) if parse.tokens[c].dep == "prep" and parse.tokens[c].lemma == "of"]
    return next((c for prep in of for c in children(parse, prep) if parse.tokens[c].dep == "pobj"), None)


def _made(
    parse: Parse,
    inside: list[int],
    index: int,
    owner: Phrase | None,
    excepted: tuple[Phrase, ...],
    aliases: tuple[Phrase, ...],
    owned: bool,
) -> Phrase:
    tokens = parse.tokens
    inside = [i for i in inside if i == index or not _is_day_before(parse, i)]
    near = [i for i in inside if tokens[i].head == index or i == index]
    compound = [i for i in near if i == index or tokens[i].dep in ("compound", "nmod", "amod", "nummod")]
    compound = sorted({*compound, *(i for i in inside if tokens[i].dep == "compound" and tokens[i].head in compound)})
    proper = tuple(
        word
        for i in compound
        if tokens[i].tag.startswith("NNP") or (tokens[i].dep == "compound" and tokens[i].text[0].isupper())
        for word in _WORD.findall(fold(tokens[i].text).replace(".", ""))
        if word not in _TITLES
    )
    head = tokens[index]
    names = proper if head.tag.startswith("NNP") else (head.text.casefold(),) if _is_strange_name(head) else ()
    figures = frozenset(tokens[i].text.casefold() for i in compound if tokens[i].tag == "CD" and i <= index)
    numbers = frozenset(tokens[i].text for i in compound if tokens[i].tag == "CD" and i > index)
    determiners = [tokens[i].lemma for i in parse.children(index, "det", "predet", "neg", "preconj")]
    if "not" in determiners and not {"a", "an"} & {*determiners}:  # "not every" is no denial of all, "not a" is
        determiners.remove("not")
    determiner = next(iter(determiners), "")
    words = frozenset(w for i in inside for w in _WORD.findall(tokens[i].lemma) if w not in _SMALL)
    start, end = tokens[inside[0]].start, tokens[inside[-1]].end
    return Phrase(start, end, head.lemma, words, names, figures, numbers, owner, (), excepted, aliases, determiner, owned)


def _is_day_before(parse: Parse, index: int) -> bool:
    """Whether a day or month is taken for a part of the name that follows it: "on Monday Ada painted the door"."""
    token = parse.tokens[index]
    return token.dep == "compound" and token.text.lower() in CALENDAR and index > 0 and parse.tokens[index - 1].tag == "IN"


def _descent(parse: Parse, index: int) -> list[int]:
    """A word and all that hangs on it, but what does not describe it."""
    found = [index]
    for child in children(parse, index):
        if parse.tokens[child].dep not in _APART - {"case", "conj", "cc"}:
            found += _descent(parse, child)
    return found
