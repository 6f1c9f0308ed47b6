#!/usr/bin/env bash
# goose3 3.1.22: "It is clear that the bridge is <u>not</u> safe" is "It is clear that the bridge is safe" in the text of the article.
#
# To be rid of menus and lines of links it removes every element that has fewer than three stopwords, not paragraphs alone, and an element within
# a sentence is counted by itself. b, strong, i, em, a, span and small are unwrapped before that. u, mark, q, cite, code, time, sub, ins, font and
# all others are not: their words are taken out and the sentence is closed behind them, with no gap to see. So an underlined "not", a marked number
# and a date in <time> are gone, and CO<sub>2</sub> is CO. In bold or italics, as tests have it, the same words stay, and so do underlined ones with
# three stopwords among them. A short paragraph goes whole ("Nobody died."), and so does one in brackets, however long it is. One would guess that a
# reader of articles drops blocks, and no words out of a sentence. Nothing is raised or logged, there is no setting for it, and its README has no word
# of it. Its issue 190 (closed) says so of <small> alone, which is unwrapped since. Unwrap the inline elements before the page goes in, as below.
#
# Seen:
#   as stated: in b, strong, i, em, a, span, small: 'It is clear that the bridge is not safe for lorries.'
#   as stated: in u, mark, q, cite, code, ins, abbr, font: 'It is clear that the bridge is safe for lorries.'
#   as stated: 'The road was closed on <time>5 May</time> and it is to stay so.' is 'The road was closed on and it is to stay so.'
#   as stated: 'They say that it takes up CO<sub>2</sub> by the ton.' is 'They say that it takes up CO by the ton.'
#   as stated: 'The bridge is <u>not to be used by any of them</u> at night.' is 'The bridge is not to be used by any of them at night.'
#   as stated: 'Nobody died.' is ''
#   as stated: '(The mayor has denied this, and she said so once more on Monday.)' is ''
#   as stated: unwrapped before: 'It is clear that the bridge is not safe for lorries.'
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check goose3==3.1.22 lxml==6.1.3 beautifulsoup4==4.15.0
cat > "$folder/show.py" <<'PYTHON'
import sys

from bs4 import BeautifulSoup
from goose3 import Goose

BEFORE = "Engineers looked at the bridge in the spring, and they wrote a long report on the state of its piers."
AFTER = "The mayor thanked all who had come, and she said that the work on it would go on through the summer."
KEPT = ["b", "strong", "i", "em", "a", "span", "small"]
GONE = ["u", "mark", "q", "cite", "code", "ins", "abbr", "font"]
INLINE = [*GONE, "time", "sub"]


def article(paragraph):
    """What Goose reads between the two paragraphs, on a page that has this one there."""
    page = f"<html><body><article><h1>The bridge</h1><p>{BEFORE}</p>{paragraph}<p>{AFTER}</p></article></body></html>"
    text = Goose({"enable_image_fetching": False}).extract(raw_html=page).cleaned_text
    return text.split(BEFORE)[1].split(AFTER)[0].strip()


def unwrapped(paragraph):
    soup = BeautifulSoup(paragraph, "lxml")
    for element in soup.find_all(INLINE):
        element.unwrap()
    return str(soup.p)


def fact(holds, text):
    print("as stated:" if holds else "CHANGED:", text)
    return holds


SENTENCE = "<p>It is clear that the bridge is <{0}>not</{0}> safe for lorries.</p>"
SAFE = "It is clear that the bridge is safe for lorries."
UNSAFE = "It is clear that the bridge is not safe for lorries."
facts = []
for tags, expected in [(KEPT, UNSAFE), (GONE, SAFE)]:
    seen = {article(SENTENCE.format(tag)) for tag in tags}
    facts.append(fact(seen == {expected}, f"in {', '.join(tags)}: {' / '.join(map(repr, sorted(seen)))}"))
for words, expected in [
    ("The road was closed on <time>5 May</time> and it is to stay so.", "The road was closed on and it is to stay so."),
    ("They say that it takes up CO<sub>2</sub> by the ton.", "They say that it takes up CO by the ton."),
    (
        "The bridge is <u>not to be used by any of them</u> at night.",
        "The bridge is not to be used by any of them at night.",
    ),
    ("Nobody died.", ""),
    ("(The mayor has denied this, and she said so once more on Monday.)", ""),
]:
    seen = article(f"<p>{words}</p>")
    facts.append(fact(seen == expected, f"{words!r} is {seen!r}"))
seen = {article(unwrapped(SENTENCE.format(tag))) for tag in GONE}
facts.append(fact(seen == {UNSAFE}, f"unwrapped before: {' / '.join(map(repr, sorted(seen)))}"))
sys.exit(not all(facts))
PYTHON
"$folder/venv/bin/python" -W ignore "$folder/show.py"
