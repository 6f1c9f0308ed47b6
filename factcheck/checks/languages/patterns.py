"""What of a stretch of text is put into English before its figures and dates are read: the patterns of a language, from its words."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from functools import cache

from factcheck.checks.languages.compounds import compounds
from factcheck.checks.languages.marks import EAST_DIGITS, EAST_NUMBER, WRITTEN, east_number, in_english_marks
from factcheck.checks.languages.rendered import Put
from factcheck.checks.plain_text import lowered
from factcheck.text.languages import LANGUAGES, Language
from factcheck.text.languages.table import SHARED

_MONTHS = "January February March April May June July August September October November December".split()
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MARK_OF_A_LETTER = "\u0900-\u0903\u093a-\u094f\u0962\u0963\u064b-\u065f"
_NO_LETTER_BEFORE = rf"(?<![^\W\d_])(?<![{_MARK_OF_A_LETTER}])"
_NO_LETTER_BEHIND = rf"(?![^\W\d_]|[{_MARK_OF_A_LETTER}])"
_UNSPACED = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")
_HALVES = {"午前": "am", "上午": "am", "午後": "pm", "下午": "pm"}
_DAY = r"0?[1-9]|[12]\d|3[01]"
_YEAR = r"(?:1\d|20)\d\d"
_OF = r"(?:de |del |do |di |d')?"

_Put = Callable[[re.Match[str], Language], Iterator[Put]]
_Patterns = tuple[tuple[re.Pattern[str], _Put], ...]


def puts(text: str, start: int, end: int, code: str) -> list[Put]:
    """What stands in a stretch of a text in this language and is read otherwise, in order; other words are made no words of English."""
    low = lowered(text).translate(WRITTEN)
    taken = bytearray(len(text))
    found: list[Put] = []
    for pattern, put in _patterns(code):
        for match in pattern.finditer(low, start, end):
            if taken.find(1, *match.span()) < 0:
                put_here = [_apart(text, one) for one in put(match, LANGUAGES[code])]
                found += put_here
                if put_here:
                    taken[match.start() : match.end()] = b"\x01" * len(match[0])
    return sorted(found)


def _apart(text: str, put: Put) -> Put:
    """With a space on each side where a letter or digit touches it, as no word of English does."""
    if put.start == put.end or not put.english.strip():
        return put
    before, behind = text[max(0, put.start - 1) : put.start], text[put.end : put.end + 1]
    return put._replace(english=" " * before.isalnum() + put.english + " " * behind.isalnum())


@cache
def _patterns(code: str) -> _Patterns:
    """In order: what an earlier one takes, a later one does not read again."""
    language = LANGUAGES[code]
    names = language.listed("months")
    months = _any(names)
    long_months = _any([name for name in names if len(name) > 3])
    units = _any(_units(code))
    scales, hedges = _any(language.translated("scales")), _any(language.translated("hedges"))
    number_words = _any(_number_words(code))
    percent, clock = _any({"%", *language.listed("percent")}), _any(language.listed("clock"))
    weekdays = _any(language.listed("weekdays"))
    spaced = r"[1-9]\d{0,2}(?: \d{3})+(?:,\d{1,3})?(?!\d|[.,]\d)|" if language.decimal == "," else ""
    number = rf"(?<![a-zà-ÿ\d.,])(?:{spaced}\d+(?:[.,']\d+)*)"
    behind = rf"(?:\.?[ -]?(?P<scale>{scales}))?(?:\.?[ -]?{_OF}(?P<unit>{units}))?"
    return tuple(
        (re.compile(pattern), put)
        for pattern, put in (
            (r"(?P<year>\d{4})年(?:\s?(?P<month>\d{1,2})月(?:\s?(?P<day>\d{1,2})[日号])?)?", _date),
            (r"(?<!\d)(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})[日号])?", _date),
            (rf"(?<![\d.,/])(?P<year>{_YEAR})[./-](?P<month>\d{{1,2}})[./-](?P<day>\d{{1,2}})(?![\d/]|[.,]\d)", _date),
            (
                rf"(?<![\d.,/])(?P<day>{_DAY})(?P<mark>[./-])(?P<month>\d{{1,2}})(?P=mark)(?P<year>{_YEAR}|\d\d)(?![\d/]|[.,]\d)",
                _date,
            ),
            (
                rf"(?<![\d.,])(?P<day>{_DAY})(?:\.|º|ª|°|er|e)?(?:\s?-\s?(?P<day2>{_DAY})\.?)?\s?{_OF}(?P<name>{months})\.?"
                rf"(?:,?\s{_OF}(?P<year>{_YEAR})(?!\d))?",
                _date,
            ),
            (rf"(?P<name>{months})\.?\s{_OF}(?P<year>{_YEAR})(?!\d)", _date),
            (rf"(?P<lead>{_any(language.listed('before_month'))})\s?(?P<name>{long_months})", _date),
            (rf"(?P<bare>{long_months})", _bare_month),
            (rf"(?P<weekday>{weekdays})", _weekday),
            (
                r"(?P<half>午前|上午|午後|下午)?(?P<hour>\d{1,2})(?:[時时](?![間间])(?:(?P<minute>\d\d?)分)?|[点點](?P<minute2>\d\d?)分)",
                _clock,
            ),
            (rf"(?:{clock})\.?\s(?P<hour>\d{{1,2}})[.:](?P<minute>\d\d)(?!\d)", _clock),
            (r"(?<![\d.,])(?P<hour>[012]?\d)\s?h\s?(?P<minute>\d\d)?(?![\w/])", _clock),
            (rf"(?<![\d.,])(?P<hour>[012]?\d)(?:[.:](?P<minute>\d\d))?\s?(?P<word>{clock})", _clock),
            (rf"(?:{percent})\s?(?P<share>{number}|{EAST_DIGITS})", _share),
            (rf"(?P<east>{EAST_NUMBER}){behind}", _number),
            (rf"(?P<figures>{number}){behind}", _number),
            (rf"(?P<words>(?:{number_words})(?:(?:[ -]|\s(?:y|e|et|i)\s)(?:{number_words}))*){behind}", _number),
            (rf"(?P<hedge>{hedges})(?=\s?(?:[\d$€£¥]|(?P<word>\w+)))", _hedge),
            (r"(?<![\w'])[a-z]+(?![\w])", _no_word),
        )
    )


def _any(words: Collection[str]) -> str:
    """Any of these words, the longest first, each whole where its script has spaces; what matches nothing where there is none."""
    parts = []
    for is_spaced in (True, False):
        chosen = sorted((word for word in words if bool(_UNSPACED.match(word[-1])) != is_spaced), key=len, reverse=True)
        if chosen:
            listed = "|".join(map(re.escape, chosen)).replace(r"\ ", r"\s")
            parts.append(rf"{_NO_LETTER_BEFORE}(?:{listed}){_NO_LETTER_BEHIND}" if is_spaced else rf"(?:{listed})")
    return "|".join(parts) or r"(?!)"


def _spelled(spellings: tuple[str, ...]) -> tuple[str, ...]:
    return (*spellings[:-1], spellings[-1].partition("=")[0])


@cache
def _number_words(code: str) -> dict[str, str]:
    return compounds(LANGUAGES[code])


@cache
def _units(code: str) -> dict[str, str]:
    shared = {spelling: one[-1].partition("=")[2] or spelling for one in SHARED["units"] for spelling in _spelled(one)}
    return shared | LANGUAGES[code].translated("units")


def _date(match: re.Match[str], language: Language) -> Iterator[Put]:
    """The parts of a date: "12. März 2024" is "12 March 2024", in figures alone "2024-03-12"."""
    groups = match.groupdict()
    if groups.get("name") is None:
        yield from _date_in_figures(match)
        return
    english = groups | {"name": _name(language, "months", groups["name"], _MONTHS), "lead": "in"}
    end = match.start()
    for part in ("lead", "day", "day2", "name", "year"):
        if groups.get(part) is None:
            continue
        if end > match.start():
            yield Put(end, match.start(part), "-" if part == "day2" else " ")
        yield Put(*match.span(part), english[part])
        end = match.end(part)
    if end < match.end():
        yield Put(end, match.end(), " ")


def _date_in_figures(match: re.Match[str]) -> Iterator[Put]:
    groups = match.groupdict()
    year, month, day = (groups.get(name) for name in ("year", "month", "day"))
    if month and not 1 <= int(month) <= 12:
        return
    if year and len(year) == 2:
        year = ("20" if year < "50" else "19") + year
    if year and month and day:
        yield Put(*match.span(), f"{year}-{month:0>2}-{day:0>2}")
    elif month:
        name = _MONTHS[int(month) - 1]
        yield Put(*match.span(), f"{day} {name}" if day else f"{name} {year}" if year else f"in {name}")
    else:
        yield Put(*match.span(), str(year))


def _bare_month(match: re.Match[str], language: Language) -> Iterator[Put]:
    """A month that nothing around it says to be one may be a word of another sense, which the short name leaves open."""
    yield Put(*match.span(), _name(language, "months", match["bare"], _MONTHS)[:3].lower())


def _weekday(match: re.Match[str], language: Language) -> Iterator[Put]:
    yield Put(*match.span(), _name(language, "weekdays", match["weekday"], _WEEKDAYS))


def _name(language: Language, kind: str, spelled: str, english: list[str]) -> str:
    return next(name for name, spellings in zip(english, language.words[kind], strict=True) if spelled in spellings)


def _clock(match: re.Match[str], language: Language) -> Iterator[Put]:
    groups = match.groupdict()
    minute = groups.get("minute") or groups.get("minute2")
    if int(groups["hour"]) > 24 or (groups.get("word") in language.translated("units") and not minute):
        return
    half = _HALVES.get(groups.get("half") or "")
    hour, minute = groups["hour"], minute or "00"
    yield Put(*match.span(), f"{hour}:{minute:0>2} {half}" if half else f"{hour:0>2}{minute:0>2} hours")


def _share(match: re.Match[str], language: Language) -> Iterator[Put]:
    yield Put(*match.span(), f"{_figures(match['share'], language)}%")


def _number(match: re.Match[str], language: Language) -> Iterator[Put]:
    groups = match.groupdict()
    number = (
        " ".join(_number_words(language.code)[word] for word in _listed(groups["words"], language))
        if groups.get("words")
        else _figures(groups.get("east") or groups["figures"], language)
    )
    scale, unit = groups["scale"], groups["unit"]
    english = number + (f" {language.translated('scales')[scale]}" if scale else "")
    if unit:
        name = _units(language.code)[unit]
        english += name if name.startswith("th ") else f" {name}"
    yield Put(*match.span(), english)


def _listed(words: str, language: Language) -> list[str]:
    """The number words of a stretch of them."""
    return [found[0] for found in _number_word(language.code).finditer(words)]


@cache
def _number_word(code: str) -> re.Pattern[str]:
    return re.compile(_any(_number_words(code)))


def _figures(written: str, language: Language) -> str:
    return in_english_marks(written, language) if written.isascii() else east_number(written)


def _hedge(match: re.Match[str], language: Language) -> Iterator[Put]:
    if match["word"] is None or match["word"] in _number_words(language.code):
        yield Put(*match.span(), language.translated("hedges")[match["hedge"]])


def _no_word(match: re.Match[str], language: Language) -> Iterator[Put]:
    if match[0] not in _KEPT:
        yield Put(match.start(), match.start(), "x")


_KEPT = frozenset(spelling for spellings in SHARED["kept"] for spelling in spellings)
