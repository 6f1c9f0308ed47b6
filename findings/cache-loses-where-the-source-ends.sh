#!/usr/bin/env bash
# dogpile.cache 1.5.0, Beaker 1.14.1, aiocache 0.12.3: two pairs of source and claim share one answer, if a sentence moves from one to the other.
#
# The decorators of dogpile.cache and Beaker make the key out of str() of each argument, with a space between them. So a source and a claim are
# one text for them, and where the first ends is lost: judge("The bridge is safe. It is", "not closed.") answers for judge("The bridge is safe.", "It is
# not closed."). Anything that is called with texts beside each other has it: a prompt and its input, a context and a question; and None and "None"
# are one. One would guess a key of the arguments, as functools has it. aiocache has the quotes in its key, and so keeps texts apart. But of an array
# all three take what numpy prints, and above 1000 elements it prints the first and last three of a row: token ids padded to 512 are right, and
# padded to 1024 "the bridge is safe" answers for "the bridge is not safe". Nothing is raised, and the hits look like success. The documentation of
# dogpile.cache says that "the arguments passed" make the key; django-cache-memoize mended the like (its issue 32), and aiocache's issue 526 tells of
# errors with large arrays. Give a function_key_generator or key_builder that hashes repr() of texts and the bytes of arrays.
#
# Seen:
#   as stated: dogpile.cache: ('The bridge is safe.', 'It is not closed.') has the answer to ('The bridge is safe. It is', 'not closed.')
#   as stated: Beaker: ('The bridge is safe.', 'It is not closed.') has the answer to ('The bridge is safe. It is', 'not closed.')
#   as stated: aiocache: ('The bridge is safe.', 'It is not closed.') has its own answer
#   as stated: dogpile.cache: the text 'None' behind None is a NoneType
#   as stated: tokens of 'not safe' in a row of 512, behind 'safe': ['7 (right)', '7 (right)', '7 (right)']
#   as stated: tokens of 'not safe' in a row of 1024, behind 'safe': ['6 (wrong)', '6 (wrong)', '6 (wrong)']
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check dogpile.cache==1.5.0 Beaker==1.14.1 aiocache==0.12.3 numpy==2.4.6
cat > "$folder/show.py" <<'PYTHON'
import asyncio
import sys

import aiocache
import numpy
from beaker.cache import CacheManager
from dogpile.cache import make_region

LEFT = ("The bridge is safe. It is", "not closed.")
RIGHT = ("The bridge is safe.", "It is not closed.")
# of "the bridge is safe" and "the bridge is not safe", for a model, padded to its length
SAFE, UNSAFE = [101, 1996, 2958, 2003, 3647, 102], [101, 1996, 2958, 2003, 2025, 3647, 102]
dogpile = make_region().configure("dogpile.cache.memory")
beaker = CacheManager(type="memory")


def in_aiocache(function):
    @aiocache.cached()
    async def ask(*given):
        return function(*given)

    loop = asyncio.new_event_loop()
    return lambda *given: loop.run_until_complete(ask(*given))


CACHES = {"dogpile.cache": dogpile.cache_on_arguments(), "Beaker": beaker.cache("answers"), "aiocache": in_aiocache}


def padded(ids, length):
    row = numpy.zeros((1, length), dtype=int)
    row[0, : len(ids)] = ids
    return row


def judge(source, claim):
    return f"whether {source!r} says {claim!r}"


def count(ids):
    return int((ids > 0).sum())


def kind(value):
    return type(value).__name__


def second(keep, function, first, then):
    """The answer to the second of two questions, and whether it is its own."""
    ask = keep(function)
    ask(*first)
    answer = ask(*then)
    return answer, answer == function(*then)


def fact(holds, text):
    print("as stated:" if holds else "CHANGED:", text)
    return holds


facts = []
for name, own in {"dogpile.cache": False, "Beaker": False, "aiocache": True}.items():
    answer, seen = second(CACHES[name], judge, LEFT, RIGHT)
    told = "its own answer" if seen else f"the answer to {LEFT}"
    facts.append(fact(seen is own, f"{name}: {RIGHT} has {told}"))
answer, own = second(dogpile.cache_on_arguments(), kind, (None,), ("None",))
facts.append(fact(answer == "NoneType", f"dogpile.cache: the text 'None' behind None is a {answer}"))
for length, owns in {512: [True, True, True], 1024: [False, False, False]}.items():
    keeps = [dogpile.cache_on_arguments(namespace=str(length)), beaker.cache(f"ids{length}"), in_aiocache]
    seen = [second(keep, count, (padded(SAFE, length),), (padded(UNSAFE, length),)) for keep in keeps]
    told = [f"{answer} ({'right' if right else 'wrong'})" for answer, right in seen]
    facts.append(fact([right for _, right in seen] == owns, f"tokens of 'not safe' in a row of {length}, behind 'safe': {told}"))
sys.exit(not all(facts))
PYTHON
"$folder/venv/bin/python" -W ignore "$folder/show.py"
