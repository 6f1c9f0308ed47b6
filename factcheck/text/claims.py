"""Tells sentences that state something from headings, bylines, datelines, greetings and other lines that state nothing.

English first, and by rules. A claim that is taken for a heading is never checked, so whatever is in doubt counts as a claim.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.report import Sentence
from factcheck.text.chatter import is_chatter
from factcheck.text.form import without_form
from factcheck.text.reading.verb_forms import FINITE, NOUNS_TOO, VERBS, VERBS_IN_S
from factcheck.text.sentences import BULLET, CLOSERS, STOPS

_MAX_HEADING_WORDS = 12
_MAX_PLAIN_HEADING_WORDS = 6  # for a heading that is in neither title case nor capitals
_MAX_QUESTION_HEADING_WORDS = 8
_MAX_ITEM_HEADING_WORDS = 2
_MAX_LENGTH = 400  # characters; whatever is longer is a claim


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


_NO_SUBJECT = _words("""
    a an and at best by common daily european federal first for from frequently full global her his in its key last latest local
    main more most my national new next no of official on open or other our popular press private public recent related special
    stock such the their these this those three to today's top two united weekly what with world your
    and or but as than about after before into over under news sports between during
""")
_NAMES_IN_ED = _words("united limited related advanced red need seed feed speed weed bed fed med sacred wicked hundred embed")
_SHORT_VERBS = ("n't", "'ll", "'ve", "'re", "'d")
_PLURALS = _words(
    "police people men women children they we you i officials crew staff majority thousands hundreds dozens millions"
)
_NO_NEWS_BEFORE_TO = _words(
    "how guide introduction things ways reasons tips steps what where when who whom road welcome back need"
)
_JOINERS = _words("a an and at by de del der di for from in la of on or the to van via von with y & | / - – — · •")
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_DATE_WORDS = _words("""
    at on of the am pm a.m p.m noon midnight today yesterday tomorrow est edt et gmt bst utc pst pdt pt cet ad bc bce ce
    mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday
    jan feb mar apr jun jul aug sep sept oct nov dec
""") | frozenset(_MONTHS.split("|"))

# Lines of these forms state nothing, whatever stop they end in. Matched against the whole line without case, bullet and stop.
_EMPTY_FORMS = (
    r"(?:https?://|www\.)\S+|\S+@\S+\.\w+",
    r"(?:page|chapter|section|part|figure|fig\.?|table|step|appendix|vol(?:ume)?\.?|p\.|no\.)\s*[\divx.]+(?:\s*(?:of|/)\s*\d+)?",
    r"[\[(]?[\d\s./,:|–-]+[\])]?|[ivxlc]+\.?",
    r"\d+\s*(?:min(?:ute)?s?|h(?:ou)?rs?|days?|weeks?|months?|years?)\s*(?:read|ago)",
    r"\d+ (?:comments?|shares?|likes?|views?)|no comments|comments?(?: template| section| policy| closed)?",
    r"advert(?:isement)?s?|ad|(?:sponsored|promoted|paid|partner)(?: content)?",
    r"(?:log|sign) ?(?:in|out|up)|register|subscribe|share|save|print|back to top|next|previous|home|menu|search|see also",
    r"leave a (?:comment|reply)|further reading|frequently asked questions|faqs?|privacy (?:policy|notice)|about (?:us|me)",
    r"terms (?:of|and) (?:use|service|conditions)|cookie (?:policy|settings)|most read|table of contents|contents",
    r"(?:.{0,80}\s)?all rights reserved",
    r"(?:ok(?:ay)?|wow|oh|ah|haha|hooray|please|sorry|bye|goodbye|amen|lol|cheers|sincerely(?: yours)?)",
    r"(?:many )?thanks(?: (?:a lot|so much|again|in advance|everyone|all|for (?:reading|watching|listening|visiting)))?",
    r"thank you(?: (?:very much|so much|again|all|for (?:reading|watching|listening|your \w+)))?|you[’']re welcome",
    r"(?:here(?:[’']s| is| are)|these are|below (?:is|are)|the following|in (?:short|summary|brief))\b.{0,60}:",
)
# Lines that begin like this state nothing where no verb of a statement follows.
_EMPTY_BEGINNINGS = (
    r"(?:story |article )?continues (?:below|after)|(?:scroll|skip) (?:down|past|to)|(?:click|tap) (?:here|below|through|on)",
    r"(?:please )?(?:(?:subscribe|sign up|register)(?: (?:to|for|now|today|here|with))|follow (?:us|me|him|her|them))",
    r"(?:please )?(?:share|save|print|e-?mail|comment on|rate|like) (?:this|the|on|via)",
    r"(?:read|see|learn|find out|show|view|load|watch|discover) (?:more|less|all|also|next|here|now|the full story|full story)",
    r"(?:read|see|watch|listen)(?: also)?:|copyright|©|\(c\)|what you need to know|things to know",
    r"(?:related|recommended|popular|trending|top|latest|more)(?=(?: \w+){0,3}$)",
    r"(?:hi|hello|hey|greetings|good (?:morning|afternoon|evening|night|day)|dear|welcome)(?=(?:[ ,]+[\w.’'-]+){0,5}[ ,]*$)",
    r"(?:kind |best |warm )?regards|yours(?: sincerely| faithfully| truly)?(?=,|$)",
)
_EMPTY_FORM = re.compile("|".join(f"(?:{form})" for form in _EMPTY_FORMS), re.IGNORECASE)
_EMPTY_BEGINNING = re.compile(rf"(?:{'|'.join(_EMPTY_BEGINNINGS)})(?!\w)", re.IGNORECASE)
_CREDIT = re.compile(
    r"(?:(?:additional |original )?(?:written|reporting|edited|editing|compiled|photo(?:graph)?s?|image|images|picture|pictures|story|"
    r"video|graphic|illustration|words|text|posted|published|reported|report)?\s*by"
    r"|(?:photo(?:graph)?|image|picture|video|graphic|illustration|source|credit|file photo|author|editor|contact|via)s?"
    r"(?: credit| courtesy(?: of)?| source| by)?\s*[:/|–-])\s+(?P<names>.{2,100})",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"(?:(?:first |last )?(?:updated|published|posted|modified|edited|date|filed|created)(?: on| at)?:?)\s*(?P<date>.*)", re.I
)
_DATE_PART = re.compile(r"\d{1,4}(?:st|nd|rd|th|am|pm|h)?|\d{1,4}(?:[-/.:]\d{1,4}){1,2}(?:am|pm|z)?", re.IGNORECASE)
_AGENCY = r"\((?:reuters|ap|afp|cnn|upi|bbc|dpa|bloomberg|xinhua|tass|ani|pti|efe|ians|[A-Z]{2,10})\)"
_DATELINE = re.compile(
    rf"(?:(?:[A-Z][\w.’'-]*[ ,/]*){{0,6}})(?:(?i:{_AGENCY})\s*[-–—]*|[-–—]+)|(?:[A-Z][A-Z.’'-]+ ?){{1,3}},(?P<date>[^.!?]{{1,40}})"
)
_FIGURE = re.compile(
    r"[$€£¥₹]\s?\d|\d\s?(?:%|percent\b|per cent\b|bn\b|billion\b|million\b|trillion\b)|:\s+\S*\d|\d[.,]\d", re.IGNORECASE
)
_INFINITIVE = re.compile(r" to \w+")
_TOKEN = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_QUESTION_HEADING = _words("what how why who")
_QUOTATION = re.compile(r"[\"“”«»„「『]|(?:^|\s)['‘]\w")


def claim_flags(text: str, sentences: Sequence[Sentence]) -> list[bool]:
    """Tells for each sentence whether it states something that could be true or false.

    Args:
        text: The whole text; it shows whether a sentence stands alone on its line, as headings do.
        sentences: Sentences of the text, as `factcheck.text.sentences.split_sentences` returns them.

    Returns:
        One flag for each sentence, in order; False for headings, bylines, bare datelines, greetings, questions and the like.
    """
    is_item = [False, *(bool(BULLET.match(sentence.text)) for sentence in sentences), False]
    may_be_heading = (
        _stands_alone(text, sentence) and not (item and (before or after))
        for sentence, before, item, after in zip(sentences, is_item, is_item[1:], is_item[2:], strict=False)
    )
    return [_states_something(sentence.text, flag) for sentence, flag in zip(sentences, may_be_heading, strict=True)]


def _stands_alone(text: str, sentence: Sentence) -> bool:
    before = text[max(0, sentence.start - 200) : sentence.start].rstrip(" \t")
    after = text[sentence.end : sentence.end + 200].lstrip(" \t")
    return (not before or before[-1] in "\r\n\v\f\x85\u2028\u2029") and (not after or after[0] in "\r\n\v\f\x85\u2028\u2029")


def _states_something(sentence: str, may_be_heading: bool) -> bool:
    if not any(map(str.isalnum, sentence)):
        return False
    if len(sentence) > _MAX_LENGTH:
        return True
    bullet = BULLET.match(sentence)
    line = without_form(sentence).strip()
    if not any(map(str.isalnum, line)) or is_chatter(line):
        return False
    bare = line.rstrip(".!…, ")
    if _has_empty_form(line, bare):
        return False
    last = line.rstrip(CLOSERS)[-1:]
    if last in "?？؟":
        return bool(_QUOTATION.search(line))
    if last in STOPS or _is_not_latin(line):
        return True
    return not (may_be_heading or line.endswith(":")) or not _is_heading(line, bool(bullet))


def _has_empty_form(line: str, bare: str) -> bool:
    """Whether the line is a link, a date, a byline, a greeting or another line of a fixed form."""
    if not bare or _EMPTY_FORM.fullmatch(bare) or _is_date(bare):
        return True
    dated, dateline, credit = _DATED.fullmatch(bare), _DATELINE.fullmatch(line), _CREDIT.fullmatch(bare.strip("()[] "))
    if dated and _is_date(dated["date"]):
        return True
    if dateline and (dateline["date"] is None or _is_date(dateline["date"].strip(" -–—"))):
        return True
    if credit and _is_title_case(credit["names"]) and not _has_finite_verb(credit["names"]):
        return True
    return bool(_EMPTY_BEGINNING.match(bare)) and not _has_finite_verb(_INFINITIVE.sub("", bare))


def _is_heading(line: str, is_item: bool) -> bool:
    """Whether a line that ends in no stop is a heading or a lead-in rather than a statement."""
    words = line.split()
    if len(words) > _MAX_HEADING_WORDS or _FIGURE.search(line):
        return False
    if words[0].lower() in _QUESTION_HEADING and len(words) <= _MAX_QUESTION_HEADING_WORDS:
        return True
    if _has_finite_verb(line):
        return False
    if line.endswith(":") or _is_title_case(line):
        return True
    return len(words) <= (_MAX_ITEM_HEADING_WORDS if is_item else _MAX_PLAIN_HEADING_WORDS)


def _has_finite_verb(line: str) -> bool:
    """Whether a word after the first looks like a verb of a statement; it sees too many rather than too few."""
    tokens = [token.replace("’", "'") for token in _TOKEN.findall(line)]
    if tokens and "'" in tokens[0] and (tokens[0].lower() in FINITE or tokens[0].endswith(_SHORT_VERBS)):
        return True
    return any(_is_finite(tokens, place) for place in range(1, len(tokens)))


def _is_finite(tokens: Sequence[str], place: int) -> bool:
    word, before = tokens[place].lower(), tokens[place - 1].lower()
    after = tokens[place + 1] if place + 1 < len(tokens) else ""
    has_subject = before not in _NO_SUBJECT
    if word in FINITE or word in VERBS_IN_S or word.endswith(_SHORT_VERBS):
        return True
    if word == "may":
        return bool(after) and not (before[:1].isdigit() or after[:1].isdigit())
    if word.endswith("ed") and len(word) > 3:
        return has_subject and word not in _NAMES_IN_ED
    if word in VERBS and before == "to":
        return place > 1 and not _NO_NEWS_BEFORE_TO.intersection(map(str.lower, tokens[: place - 1]))
    if word in VERBS:
        return has_subject and (before.endswith("s") or before in _PLURALS)
    is_lower_in_s = tokens[place].islower() and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return (word in NOUNS_TOO or is_lower_in_s) and bool(after) and has_subject


def _is_date(text: str) -> bool:
    parts = [part.strip("()[],.") for part in re.split(r"[\s,|]+", text)]
    return all(not part or part.lower() in _DATE_WORDS or bool(_DATE_PART.fullmatch(part)) or part in "-–—" for part in parts)


def _is_title_case(line: str) -> bool:
    """Whether every word but the joining ones begins with a capital, a digit or a sign."""
    return all(not word[:1].islower() or word.lower().strip(",;:") in _JOINERS for word in line.split())


def _is_not_latin(line: str) -> bool:
    letters = [char for char in line if char.isalpha()]
    return 2 * sum(char > "\u024f" for char in letters) > len(letters)
