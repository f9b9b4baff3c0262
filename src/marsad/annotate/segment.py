"""Article → tokens and sentences of its kept blocks.

A sentence ends at . ! ? ؟ … or at the end of its block; never inside a number, an initial or an abbreviation.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from marsad.model import Article, Sentence, Tokens

# A full stop that a page lost the space after still ends a sentence between two words: «للتعلم.وكان». Every stop begins
# with one sign of a class, for which the engine looks faster than for alternatives.
_STOP = re.compile(r"[.!?؟…\n](?:(?<=\n)\n*|(?<!\n)[.!?؟…]*[»”\"’')\]]*(?=\s|$)|(?<=[ء-ي]{3}\.)(?=[ء-ي]{3}))")
# «د. محمد», «م. 5», a Latin initial: one letter and a full stop do not end a sentence.
_INITIAL = re.compile(r"(?:^|[\s(«\"])[^\W\d_]\.$")


def sentences(article: Article, tokens: Tokens) -> tuple[Sentence, ...]:
    """The sentences of the kept blocks of `article`, in text order, with the tokens each one holds."""
    found: list[Sentence] = []
    starts, ends = tokens.start, tokens.end
    for n, block in enumerate(article.blocks):
        if block.kind == "boilerplate":
            continue
        first = bisect_left(starts, block.start)
        for end in _ends(article.text, block.start, block.end):
            last = bisect_left(starts, end, first)
            if last > first:
                found.append(Sentence(starts[first], ends[last - 1], first, last, n))
            first = last
    return tuple(found)


def _ends(text: str, start: int, end: int) -> Iterator[int]:
    """Where each sentence of text[start:end] ends, the last one with it."""
    at = start
    for stop in _STOP.finditer(text, start, end):
        first, after = stop.span()
        if text[first] == "." and _INITIAL.search(text, max(at, first - 3), first + 1):
            continue
        yield after
        at = after
    yield end
