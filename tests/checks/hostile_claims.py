"""Texts that break careless patterns: no spaces, nothing but marks, deep nesting, nothing but numbers."""

from __future__ import annotations

from hypothesis import strategies as st

LONG = 300_000
HOSTILE = {
    "a long line": "x" * LONG,
    "a long line of digits": "1" * LONG,
    "quotation marks": '"' * 100_000,
    "curly openers": "“" * 100_000,
    "single marks": "'" * 100_000,
    "quoted letters": '"a b c d" ' * 20_000,
    "unlike quotations": "".join(f'"w{i} x{i} y{i} z{i} w{i}" ' for i in range(5_000)),
    "nested brackets": '"' + "[" * 50_000 + "]" * 50_000 + '"',
    "brackets in quotations": '"[a' * 50_000,
    "full stops": "." * 100_000,
    "spaced full stops": '"' + ". " * 100_000 + '"',
    "commas and digits": "1,234," * 20_000,
    "numbers": " ".join(str(i) for i in range(20_000)),
    "hyphens": "five-" * 20_000,
    "scales": "million " * 20_000,
    "and a half": "two and a half and a half " * 5_000,
    "months": "May 5 " * 10_000,
    "dates": "2015-05-05/" * 8_000,
    "spaces": " " * 100_000 + "last" + " " * 100_000 + "week",
    "names": "Ana Lopez " * 30_000 + 'said "I never did that at all"',
    "dotted words": "a." * 50_000,
    "file names": ".py" * 30_000 + ".zz",
    "a long version": "1.2.3" + "4" * 50_000 + "x",
    "line breaks": '"\n\n' * 30_000,
}

PIECES = (
    "\" “ ” ' ‘ ’ `` '' « » [ ] ( ) … ... . , - – / % $ £ € ½ 1 12 1,200 2.5 0 999999999999999999999 3rd 21st 1980s '90s two half "
    "and a hundred million dozen dozens twice third two-thirds percent km miles Oct. May may 19 2023 2023-10-19 10/19/2023 31/02/2015 "
    "24:00 8 p.m. "
    "a.m. Thursday last week next year second half quarter Q3 said Ana Lopez told according to not İ ß 一 ٣ ² \n \t \u00a0 \ud800"
).split(" ")

texts = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=30).map("".join),
)


@st.composite
def near_copies(draw: st.DrawFn, words: st.SearchStrategy[str]) -> tuple[str, str]:
    """A text of words, and the same with some of them replaced, left out or added: what is aligned word by word."""
    source = draw(st.lists(words, min_size=4, max_size=16))
    rewrite = list(source)
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.integers(0, len(rewrite)))
        rewrite[place : place + draw(st.integers(0, 2))] = draw(st.lists(words, max_size=2))
    return " ".join(source), " ".join(rewrite)
