"""Article → tokens and sentences of its kept blocks.

A sentence ends at . ! ? ؟ … or at the end of its block; never inside a number, an initial or an abbreviation.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from marsad.model import Article, Sentence, Tokens

# A full stop that a page lost the space after still ends a sentence between two words: «للتعلم.وكان».
_STOP = re.compile(r"[.!?؟…]+[»”\"’')\]]*(?=\s|$)|(?<=[ء-ي]{3})\.(?=[ء-ي]{3})|\n+")
# «د. محمد», «م. 5», a Latin initial: one letter and a full stop do not end a sentence.
_INITIAL = re.compile(r"(?:^|[\s(«\"])[^\W\d_]\.$")


def sentences(article: Article, tokens: Tokens) -> tuple[Sentence, ...]:
    """The sentences of the kept blocks of `article`, in text order, with the tokens each one holds."""
    found: list[Sentence] = []
    for n, block in enumerate(article.blocks):
        if block.kind == "boilerplate":
            continue
        for start, end in _edges(article.text, block.start, block.end):
            first, last = bisect_left(tokens.start, start), bisect_left(tokens.start, end)
            if last > first:
                found.append(Sentence(tokens.start[first], tokens.end[last - 1], first, last, n))
    return tuple(found)


def _edges(text: str, start: int, end: int) -> list[tuple[int, int]]:
    edges: list[tuple[int, int]] = []
    at = start
    for stop in _STOP.finditer(text, start, end):
        if stop.group()[0] == "." and _INITIAL.search(text, max(at, stop.start() - 3), stop.start() + 1):
            continue
        edges.append((at, stop.end()))
        at = stop.end()
    edges.append((at, end))
    return [(a, b) for a, b in edges if text[a:b].strip()]
