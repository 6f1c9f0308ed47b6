"""What of a sentence is form and not content: list marks, citation marks, Markdown and the like, which are neither judged nor counted.

A number that may be content stays: "3. May", "2.4 GHz", a year, "Section 2", "km²".
"""

from __future__ import annotations

import re

_MONTHS = "jan|feb|mar|apr|may|mai|jun|jul|aug|sep|sept|oct|okt|nov|dec|dez"
_ENGLISH_START = (
    "The|A|An|In|On|At|It|This|That|These|Those|There|He|She|They|We|You|All|Some|Many|No|For|If|When|By|With|After"
    "|Before|Each|Every"
)
_CLAUSE_START = (
    "Any|Such|Where|Unless|Nothing|Neither|Either|Both|Subject|Except|Notwithstanding|Upon|Clauses?|Sections?|Articles?|Paragraphs?"
    "|Schedules?|Part(?:y|ies)|Tenants?|Landlords?|Employers?|Employees?|Buyers?|Sellers?|Suppliers?|Customers?|Clients?|Contractors?"
    "|Licensors?|Licensees?|Lessors?|Lessees?|Lenders?|Borrowers?"
)
_SYMBOLS = "\u2190-\u21ff\u2460-\u24ff\u2500-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\ufe0f\u200d"  # arrows, boxes, ticks, emoji
_LABELS = (
    r"(?:final |short |brief |my |suggested )?(?:answer|response|reply|summary|output|rewrite|result|conclusion|explanation)"
    r"|assistant|ai|bot|chatgpt|chatbot|model|tl;?dr|in (?:short|brief|summary|conclusion)|summary of the \w+|note|[aq]"
    r"|question"
)
_MARKS_AT_START = tuple(
    re.compile(rf"\s*{mark}", re.I if folded else 0)
    for mark, folded in (
        (r"(?:#{1,6}|>+)\s+", False),
        (rf"(?:[-*+•‣⁃◦▪▫–—·●○■□➤►▶✓✔→»]|[{_SYMBOLS}]+)\s+(?=\S)", False),
        (r"\[[ xX✓]\]\s+", False),
        (rf"(?:\(\d{{1,3}}\)|\d{{1,3}}[.)]|\[\d{{1,3}}\]:?)\s+(?!(?:{_MONTHS})\w*\b\.?)(?=[^\W\d]|[\"“‘'(*_`\[£$€]|\d)", True),
        (r"\d{1,3}(?:\.\d{1,3}){2,4}[.)]?\s+(?=[A-Z\"“*])|\d{1,3}\.\d{1,3}[.)]\s+(?=[A-Z\"“*])", False),
        (rf"\d{{1,3}}\.\d{{1,3}}\s+(?=(?:{_ENGLISH_START}|{_CLAUSE_START})\b)", False),
        (
            rf"(?:§{{1,2}}\s?|(?:Article|Section|Clause|Paragraph|Annex|Schedule|Part|Chapter)\s)\d{{1,3}}(?:\.\d{{1,3}})*[a-z]?[.)]?\s+"
            rf"(?=(?:{_ENGLISH_START}|{_CLAUSE_START})\b)",
            False,
        ),
        (r"[¹²³⁰⁴-⁹ⁱᵛˣ]{1,4}\s+(?=\S)", False),
        (r"(?:\([a-zA-Z]\)|[a-zA-Z]\)|[a-z]\.)\s+(?=[A-Z\"“*])|(?:\([a-z]\)|[a-z]\))\s+(?=\w)", False),
        (r"(?:\([ivx]{1,5}\)|[ivx]{1,5}[.)]|[IVX]{2,5}[.)])\s+(?=\S)", False),
        (
            r"(?:step|key point|point|fact|key fact|item|takeaway|bullet|finding|statement)\s+(?:#?\d{1,3}|[a-d]|one|two"
            r"|three|four|five)"
            r"\s*[:.)–—-]\s+",
            True,
        ),
        (rf"(?:{_LABELS})\s*:\s+(?=\S)", True),
        (
            r"(?:in (?:summary|short|brief|conclusion|sum|a nutshell|essence)|to (?:summari[sz]e|sum (?:it )?up|conclude"
            r"|recap)),\s+"
            r"(?=\S)",
            True,
        ),
        (
            r"(?:according to|as (?:stated|mentioned|noted|described|reported) in|based on) (?:the|this) (?:provided "
            r"|given |above )?"
            r"(?:source|text|article|passage|document|report text|information)(?: provided| given| above)?,\s+(?=\S)",
            True,
        ),
    )
)
_NUMBERS = r"#?\d{1,3}(?:\s?[,;–-]\s?#?\d{1,3}){0,8}"
_CITED = (
    r"(?:docs?|documents?|sources?|src|refs?\.?|references?|passages?|chunks?|citations?|articles?|texts?|footnotes?"
    r"|notes?|snippets?|context)"
)
_AUTHOR = r"[A-Z][\w'’-]+"
_NO_AUTHOR = (
    rf"(?!(?i:{_MONTHS})[a-z]*\b|Spring|Summer|Autumn|Fall|Winter|Since|Until|From|In|By|Q\d|Est|Born|Died|Early|Late|Mid"
    rf"|Circa|Season)"
)
_AUTHOR_YEAR = (
    rf"(?:see |cf\. |e\.g\.,? )?{_NO_AUTHOR}{_AUTHOR}(?:,? et al\.?|(?: and|,? &|, {_AUTHOR},? (?:and"
    rf"|&)) {_AUTHOR})?,? (?:19|20)\d\d[a-z]?"
    r"(?:, pp?\. ?[\d–-]+)?"
)
# behind a word, a stop, a year or another number, but no power of ten and no unit: 10⁶, m²
_NOTE_MARK = r"(?:(?<=[a-z]{4})|(?<=[.,;:!?\"”)])|(?<=\d[1-9])|(?<=[02-9]0))[¹²³⁰⁴-⁹ⁱᵛˣ]{1,4}(?![\w])"
_BLANKED = tuple(
    map(
        re.compile,
        (
            r"【[^】\n]{1,60}】",
            r"\^\[?\d{1,3}\]?",
            rf"\s?\[\^?(?:{_NUMBERS}|(?i:{_CITED})[\s_-]?(?:{_NUMBERS}|[A-Z]))\](?!\()",
            rf"\s?\((?i:see )?(?i:{_CITED})\s?{_NUMBERS}\)",
            r"\[(?i:citation needed|source|\d{1,3}†[^\]]{1,40})\](?!\()",
            _NOTE_MARK,
            r"<sup>\[?\d{1,3}\]?</sup>",
            rf"\s?[(\[]{_AUTHOR_YEAR}(?:; ?{_AUTHOR_YEAR}){{0,5}}[)\]]",
            r"</?(?:b|i|em|strong|u|p|br|li|ul|ol|sup|sub|h[1-6]|code|mark|cite|span|div)\s?/?>",
        ),
    )
)
# marks round words, which stay
_AROUND = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<a>\*{2,3})(?=\S)(?P<text>[^\n]{0,300}?\S)(?P<b>\*{2,3})(?!\w)",
        r"(?<!\w)(?P<a>__)(?=\S)(?P<text>[^\n_]* [^\n_]*)(?P<b>__)(?!\w)",
        r"(?<![\w*])(?P<a>\*)(?=[^\s*])(?P<text>[^*\n]*?[^\s*])(?P<b>\*)(?![\w*])",
        r"(?<![\w_])(?P<a>_)(?=[^\s_])(?P<text>[^_\n]*?[^\s_])(?P<b>_)(?![\w_])",
        r"(?P<a>`{1,3})(?P<text>[^`\n]+)(?P<b>`{1,3})",
        r"(?P<a>~~)(?P<text>[^~\n]+)(?P<b>~~)",
        r"(?P<a>!?\[)(?P<text>[^\[\]\n]{1,300})(?P<b>\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?: \"[^\"\n]*\")?\))",
    )
)
_STRAY_BOLD = re.compile(r"\*{2,3}")
_PIPES = re.compile(r"\|")


_QUOTE_MARK = re.compile(r"^[ \t]*>[> \t]*", re.M)


def without_note_marks(text: str) -> str:
    """A text without the raised marks of its notes, which models read as parts of words and numbers."""
    return re.sub(_NOTE_MARK, "", text)


def without_quote_marks(text: str) -> str:
    """A text without the marks that mail puts before the lines of an earlier one."""
    return _QUOTE_MARK.sub("", text) if ">" in text else text


def without_form(text: str) -> str:
    """The text with spaces in place of its form, so that offsets stay as they are. Same length as `text`.

    Example:
        ``"3. **Bicycles** travel free.[2]"`` gives ``"     Bicycles   travel free.   "``.
    """
    for pattern in _BLANKED:
        text = pattern.sub(lambda m: " " * len(m[0]), text)
    for pattern in _AROUND:
        text = pattern.sub(lambda m: " " * len(m["a"]) + m["text"] + " " * len(m["b"]), text)
    text = _STRAY_BOLD.sub(lambda m: " " * len(m[0]), text)
    if text.lstrip().startswith("|"):
        text = _PIPES.sub(" ", text)
    start = 0
    while mark := next((m for pattern in _MARKS_AT_START if (m := pattern.match(text, start))), None):
        start = mark.end()
    return " " * start + text[start:]
