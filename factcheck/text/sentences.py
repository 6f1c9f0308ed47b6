"""Splits a text into sentences whose offsets point into that text.

The text is cut into blocks first (paragraphs, headings, list items; lines of hard-wrapped prose stay together), the library
nupunkt cuts each block, and a few rules mend what it is known to miss. Only cut positions are computed, so nothing is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import version
from itertools import pairwise
from typing import NamedTuple

from factcheck.report import Sentence
from factcheck.text.languages import ENGLISH, reads_english
from factcheck.text.languages.stops import cuts_in
from factcheck.text.languages.unpunctuated import SHORTEST, cuts_without_marks
from factcheck.text.reading.dialogue import CHAT_LINE
from factcheck.text.tables import row_places

SPLITTER = f"nupunkt-{version('nupunkt')}+blocks-4"
"""Names the library and the version of the rules here, for the report's signature."""


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


# Words that, capitalised after a full stop, nearly always open a sentence.
_OPENERS = _words("""
    A After All Also An And Another As At Because Before Both But By Despite During Each Even Every Everyone Everybody Few For From
    He Her Here His How However I If In Instead It Its Last Later Many Meanwhile More Most My Nearly Neither No Nobody None Not
    Now On Once One Only Other Others Our She Since So Some Soon Still Such That The Their Then There These They This Those Though
    Three Today Two Under Until We What When Where Whether Which While Who Why With Yesterday Yet You Your
""")
# Those that no name begins with, so that a cut after a single letter is right: "He got a B. She got an A."
_OPENERS_AFTER_A_LETTER = _words(
    "And But He Her His If It Its Nobody She That The Their There These They This Those We When While"
)
_NEVER_LAST = _words("""
    Adm Brig Capt Cmdr Col Cpl Dr Fig Figs Gen Gov Hon Lt Maj Messrs Mlle Mme Mr Mrs Ms Pres Prof Rep Reps Rev Rm Sen Sens Sgt
    Supt e.g eg i.e ie viz incl excl
""")
_SELDOM_LAST = _words("Art Cf Fr Ft Mt No St cf v vs") | frozenset("abcdefghijklmnopqrstuvwxyz")
# Lower-case words of three letters or more after which a full stop may be an abbreviation's.
_LOWER_ABBREVIATIONS = _words("""
    abbr adj adm adv anon approx apr apt assn assoc asst attn aug aux ave avg bldg blvd capt chap cmdr col comp conf cont corp cpl
    ctr dec def dept dept dist div dos ed eds encl eng engr eqn esp est etc excl exec ext feb fig figs fri gen gov govt hon hwy illus inc
    incl ins inst intl jan jul jun lieut loc lon ltd maj mfg mgr misc mos msgr mtg natl neg nos nov oct orig para pct perf pfc pkg
    pos poss pres prev prob proc prof prop pseud publ quot rec rept rev sat sec secs sen sep sept seq sgt spec sqq supp supt
    syn tbsp tech tel temp thu thurs trans treas tsp tue tues univ var viz vol vols wed yrs
""")
# The same for words in title case, as in "Warner Bros. Pictures"; the states of the USA are here because many are words too.
_TITLE_CASE_ABBREVIATIONS = _LOWER_ABBREVIATIONS | _words("""
    ariz atty bros calif colo conn fla hist ill kans mass mich minn miss mont nebr okla penn penna secy tenn terr
    wash wisc eccl patr matt prov phil
""")
_TIME_ZONES = "EST|EDT|ET|CST|CDT|CT|MST|MDT|MT|PST|PDT|PT|GMT|BST|CET|CEST|UTC"
_LINE_GOES_ON_AFTER = _words("""
    a about after against an and are as at be because been before but by for from had has have if in into is its of on or over
    said says such than that the their to under until was were when where which while who will with without would
""")

CLOSERS = "\"'”’»›)]}"
_UNSPACED_STOPS = "。！？｡।॥۔؟።။។։"
STOPS = ".!?…" + _UNSPACED_STOPS
_SHADOW = {
    **{code: " " for code in range(0x3001) if chr(code).isspace()},
    **dict.fromkeys((0x200B, 0x2060, 0xFEFF), " "),
    **dict.fromkeys(map(ord, "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"), "\n"),
}
_MIN_WRAPPED = 40  # characters; a shorter line that ends in mid-sentence is taken for a heading
_MIN_WRAPPED_LOWER = 20  # the same where the next line goes on in lower case
_LONG_WORD_TAIL = 8

BULLET = re.compile(r"\s*(?:[-*+•‣⁃◦▪▫–—·●○■□➤►▶✓✔]|\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{2,5})[.)])[ ]+(?=\S)")
_BULLETS = frozenset("•‣⁃◦▪●○■□➤►▶✓✔")
_INLINE_MARK = re.compile(
    r"(?:(?<=[.!?:;] )|(?<=[.!?:;] [ ]))(?P<mark>\((?:\d{1,2}|[a-h])\)(?= )|(?:\d{1,2}[.)]|[a-h]\))(?= +[A-Z\"“*]))\s+(?=\S)"
)
_BULLET_IN_PROSE = re.compile(r"\s*(?:[-–—][ ]+(?=[a-z])|(?:\d{1,3}|[A-Z])\.[ ])")
_MARKUP_LINE = re.compile(r"\s*(?:#{1,6}[ ]|\|)")
_SPEAKER = re.compile(r"\s*[A-Z#][\w #.’'-]{0,30}:\s")
_FOOTNOTE_END = re.compile(r"[.!?…]\S{0,3}(?:\[[\w ]{1,12}\])+$")
_INNER_PAUSE = re.compile(r"[.!?,;]\s")
_WORD = re.compile(r"[\w’']+")
_CAMEL = re.compile(r"[a-z]{1,2}[A-Z]")
_LONG_WORD = re.compile(r"(?<!\S)\S{500,}")

_CLOSE = rf"[{re.escape(CLOSERS)}]{{0,4}}"
_ALWAYS_CUT_AFTER = tuple(
    map(
        re.compile,
        (
            rf"[{_UNSPACED_STOPS}](?![{_UNSPACED_STOPS}])[{re.escape(CLOSERS)}」』）】》]*\s*",
            rf"\b(?:{_TIME_ZONES})\.{_CLOSE}\s+(?=[\"“‘(]?[A-Z])",
            r"[.!?…](?:\"\s+(?=\")|”\s+(?=“))",
            r"\bno\.[\"”’]?\s+(?=[\"“‘]?[A-Z“])",
        ),
    )
)
_AFTER_ABBREVIATION = re.compile(rf"(?<![.\s])\.{_CLOSE}\s+(?=[\"'“‘«(\[]?(?P<word>{'|'.join(sorted(_OPENERS))})(?![\w.-]))")
_AFTER_ORDINARY_WORD = re.compile(
    rf"(?<![\w.@/])(?P<word>[a-z]{{3,30}}|[A-Z][a-z]{{3,30}}|so|at|am|ok|ah)\.{_CLOSE}\s+(?=[\"'“‘(\[]{{0,2}}[A-Z])"
)
_LAST_TOKEN = re.compile(r"(?:^|[^\w.])([\w.]+)$")
_FOOTNOTE = re.compile(
    rf"[.!?…]{_CLOSE}"
    r"(?:(?:\[[\w ]{1,20}\]|【[^】\n]{1,40}】){1,9}(?=\s|$)|(?:\s(?:\[\^?\d{1,3}\]){1,9})(?=\s|$)|[¹²³⁰⁴-⁹]{1,3}(?=\s|$)"
    r"|(?<=[a-z]{4}\.)\d{1,2}(?=\s+[\"“‘(]?[A-Z]))\s*"
)
_GLUED = re.compile(
    r"(?<=[a-z0-9%)\]”’][a-z0-9%)\]”’])[.!?](?P<close>[”’)\]]{0,3})(?P<straight>\"?)"
    r"(?=[“‘(]?(?P<word>[A-Z][a-z]{0,20})(?:[\s,;’']|[.!?][\"”’]?(?:\s|$)))"
)
_ADDRESS = re.compile(r"[/@\\_]|www\.")
_BRAND_END = re.compile(r"\b(?:[A-Z][\w’']*[!?]|(?:\w\.){2,})$")
_FIRM = re.compile(r"(?:Inc|Corp|Ltd|Co)\b")


class _Line(NamedTuple):
    start: int
    end: int
    text: str


def split_sentences(text: str, language: str = ENGLISH) -> list[Sentence]:
    """Splits a text into its sentences, headings and list items.

    Args:
        text: Any string; hard-wrapped prose, lists with markers and headings without a full stop are told apart.
        language: The code of the language of what in it does not read as English.

    Returns:
        The sentences in order, without outer white space and not overlapping. ``text[s.start:s.end] == s.text`` holds for
        each of them, and between two of them lies nothing but white space.
    """
    shadow = text.replace("\r\n", " \n").translate(_SHADOW)
    cuts = {0, len(text)}
    for start, end in _blocks(shadow):
        cuts.add(start)
        marker = BULLET.match(shadow, start, end)
        prose_start = marker.end() if marker else start
        block = shadow[prose_start:end].replace("\n", " ")
        marks = list(_list_marks(block, marker[0] if marker else ""))
        cuts.update(prose_start + mark.start("mark") for mark in marks)
        cuts.update(
            prose_start + cut
            for cut in (_cuts_in_block(block) if language == ENGLISH or reads_english(block) else cuts_in(block, language))
            if not any(mark.start("mark") < cut <= mark.end() for mark in marks)
        )
    for start, end in pairwise(sorted(cuts)):
        if end - start < SHORTEST:
            continue
        stretch = shadow[start:end].replace("\n", " ")
        code = ENGLISH if language == ENGLISH or reads_english(stretch) else language
        cuts.update(start + cut for cut in cuts_without_marks(stretch, code))
    for start, end in row_places(text):
        cuts -= set(range(start + 1, end))
        cuts |= {start, end}
    return [sentence for start, end in pairwise(sorted(cuts)) if (sentence := _stripped(text, start, end)).text]


def _stripped(text: str, start: int, end: int) -> Sentence:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    piece = piece.strip()
    return Sentence(start, start + len(piece), piece)


def _blocks(shadow: str) -> Iterator[tuple[int, int]]:
    """Stretches of text that no sentence reaches across."""
    paragraph: list[_Line] = []
    position = 0
    for line in [*shadow.split("\n"), ""]:
        if line.strip():
            paragraph.append(_Line(position, position + len(line), line.rstrip()))
        elif paragraph:
            yield from _blocks_of_paragraph(paragraph)
            paragraph = []
        position += len(line) + 1


def _blocks_of_paragraph(lines: list[_Line]) -> Iterator[tuple[int, int]]:
    width = max((len(line.text) for line in lines if " " in line.text.strip()), default=0)
    start, in_item, is_first = lines[0].start, bool(BULLET.match(lines[0].text)), True
    for line, following in pairwise(lines):
        if not _goes_on(line.text, following.text, width, in_item, is_first):
            yield start, line.end
            start, in_item = following.start, bool(BULLET.match(following.text))
        is_first = False
    yield start, lines[-1].end


def _goes_on(line: str, following: str, width: int, in_item: bool, is_first: bool) -> bool:
    """Whether the sentence at the end of `line` may go on in the line `following` of the same paragraph."""
    next_word = following.split(None, 1)[0]
    fills = len(line) >= _MIN_WRAPPED and len(line) + 1 + len(next_word) > width
    words = _WORD.findall(line[-60:])
    colon = line.endswith(":")
    stops = line.rstrip(CLOSERS)[-1:] in STOPS or bool(_FOOTNOTE_END.search(line[-60:]))
    if not words or not any(map(str.isalnum, following)) or _MARKUP_LINE.match(line) or _MARKUP_LINE.match(following):
        return False
    if CHAT_LINE.match(following):
        return False
    if BULLET.match(following):
        return fills and not (in_item or stops or colon) and bool(_BULLET_IN_PROSE.match(following))
    starts_lower = _starts_lower(next_word.lstrip("\"'“‘«(["))
    if stops:
        return starts_lower or (line.endswith(".") and _last_token(line[-30:-1]) in _NEVER_LAST) or (fills and line.endswith("."))
    if in_item and following[0] == " ":
        return True
    if starts_lower:
        return len(line) >= (_MIN_WRAPPED if colon else _MIN_WRAPPED_LOWER) or words[-1] in _LINE_GOES_ON_AFTER
    if _SPEAKER.match(following) and not fills:
        return False
    if words[-1] in _LINE_GOES_ON_AFTER and not colon:
        return True
    is_headline = is_first and (
        (line.isupper() and not following.isupper()) or (next_word in _OPENERS and not _INNER_PAUSE.search(line))
    )
    return fills and not is_headline


def _list_marks(block: str, marker: str) -> Iterator[re.Match[str]]:
    """The marks of list items within a line, ``(2)`` after ``(1)``, of which the first may be the block's own `marker`."""
    if marker.strip() in _BULLETS:
        yield from re.finditer(rf"(?<=\s)(?P<mark>{re.escape(marker.strip())})\s+(?=\S)", block)
    found = list(_INLINE_MARK.finditer(block))
    numbers = [_number_of_mark(mark["mark"]) for mark in found]
    known = {*numbers, _number_of_mark(marker)} - {None}
    for mark, number in zip(found, numbers, strict=True):
        if number is None or number - 1 in known or (number == 1 and 2 in known):
            yield mark


def _number_of_mark(mark: str) -> int | None:
    inner = mark.strip(" ().[]:")
    return int(inner) if inner.isdigit() else ord(inner.lower()) - ord("a") + 1 if len(inner) == 1 and inner.isalpha() else None


def _starts_lower(text: str) -> bool:
    """Whether the first word is in lower case, names such as iPhone aside."""
    return text[:1].islower() and not _CAMEL.match(text)


def _cuts_in_block(block: str) -> set[int]:
    """Positions in the block at which a sentence begins; 0 is left out."""
    import nupunkt  # here, because it takes a fifth of a second

    # nupunkt takes quadratic time on one long word with many full stops
    tame = _LONG_WORD.sub(lambda word: "x" * (len(word[0]) - _LONG_WORD_TAIL) + word[0][-_LONG_WORD_TAIL:], block)
    cuts = {start for start, _ in nupunkt.sent_spans(tame) if start}
    cuts -= {cut for cut in cuts if _is_inside_a_sentence(block, cut)}
    for note in _FOOTNOTE.finditer(block):
        cuts -= set(range(note.start() + 1, note.end()))
        cuts.add(note.end())
    for always in _ALWAYS_CUT_AFTER:
        cuts.update(match.end() for match in always.finditer(block))
    for match in _AFTER_ORDINARY_WORD.finditer(block):
        word = match["word"]
        abbreviations = _LOWER_ABBREVIATIONS if word.islower() else _TITLE_CASE_ABBREVIATIONS
        if word.lower() not in abbreviations and word not in _NEVER_LAST:
            cuts.add(match.end())
    cuts.update(_cuts_before_openers(block))
    cuts.update(_cuts_at_missing_spaces(block))
    return cuts


def _last_token(text: str) -> str:
    found = _LAST_TOKEN.search(text)
    return found[1] if found else ""


def _cuts_before_openers(block: str) -> Iterator[int]:
    """Cuts such as in ``Apple Inc. Her brother``, where the library sees an abbreviation."""
    for match in _AFTER_ABBREVIATION.finditer(block):
        token = _last_token(block[max(0, match.start() - 12) : match.start()])
        is_letter = len(token) == 1 and token.isupper()
        if token not in _NEVER_LAST | _SELDOM_LAST and (not is_letter or match["word"] in _OPENERS_AFTER_A_LETTER):
            yield match.end()


def _is_inside_a_sentence(block: str, cut: int) -> bool:
    """Whether the cut is inside ``Reps. Jordan and Nunes``, ``Yahoo! shares``, ``the Y.M.C.A. paid`` or before a closing mark."""
    if not block[cut - 1].isspace() and block[cut] in CLOSERS:
        return True
    before = block[max(0, cut - 30) : cut].rstrip()
    if before.endswith(".") and _last_token(before[:-1]) in _NEVER_LAST:
        return True
    goes_on = _starts_lower(block[cut : cut + 3]) or _FIRM.match(block, cut)
    return bool(goes_on and _BRAND_END.search(before))


def _cuts_at_missing_spaces(block: str) -> Iterator[int]:
    """Cuts such as in ``it said.The mayor``, but not in ``Booking.Com`` or an address."""
    quotes, counted = 0, 0
    for match in _GLUED.finditer(block):
        before = block[max(0, match.start() - 60) : match.start()].rsplit(None, 1)[-1]
        last_word = re.split(r"\W", before.rstrip(CLOSERS))[-1]
        is_ordinary = before.endswith("%") or (len(last_word) > 2 and last_word.islower())
        if _ADDRESS.search(before) or not (is_ordinary or match["close"] or match["word"] in _OPENERS):
            continue
        quotes += block.count('"', counted, match.start())
        counted = match.start()
        opens_quote = match["straight"] and quotes % 2 == 0
        yield match.start("straight") if opens_quote else match.end()
