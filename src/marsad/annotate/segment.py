"""Article → tokens and sentences of its kept blocks.

A sentence ends at . ! ? ؟ … or at the end of its block; never inside a number, an initial or an abbreviation. The
dateline that opens a paragraph («صنعاء (أ ف ب) –») is apart from the sentence after it, in which it takes no part.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from marsad.knowledge.outlets import called
from marsad.model import Article, Sentence, Tokens

# A full stop that a page lost the space after still ends a sentence between two words: «للتعلم.وكان». Every stop begins
# with one sign of a class, for which the engine looks faster than for alternatives.
_STOP = re.compile(r"[.!?؟…\n](?:(?<=\n)\n*|(?<!\n)[.!?؟…]*[»”\"’')\]]*(?=\s|$)|(?<=[ء-ي]{3}\.)(?=[ء-ي]{3}))")
# «د. محمد», «م. 5», a Latin initial: one letter and a full stop do not end a sentence.
_INITIAL = re.compile(r"(?:^|[\s(«\"])[^\W\d_]\.$")
# A place, perhaps a day, and an agency in brackets or after a dash, then a mark: no other words. So far it may reach.
_DATELINE = re.compile(
    r"(?:[^()\n:؟!»]{2,50}?\(\s*(?P<held>[^()\n]{1,25}?)\s*\)\s*[:–—ـ-]+|"
    r"[^\W\d_]+(?: [^\W\d_]+){0,3}\s*[–—ـ-]\s*[«\"“]?(?P<after>[^\W\d_]+(?: [^\W\d_]+){0,3})[»\"”]?\s*[:–—ـ-])\s"
)
_REACH = 90
_MARKED = re.compile("[(–—ـ-]")  # no dateline is without a bracket or a dash, and few paragraphs open with either


def sentences(article: Article, tokens: Tokens) -> tuple[Sentence, ...]:
    """The sentences of the kept blocks of `article`, in text order, with the tokens each one holds."""
    found: list[Sentence] = []
    starts, ends = tokens.start, tokens.end
    for n, block in enumerate(article.blocks):
        if block.kind == "boilerplate":
            continue
        first = bisect_left(starts, block.start)
        opening = dateline(article.text, block.start, block.end) if block.kind == "paragraph" else block.start
        for end in (opening, *_ends(article.text, opening, block.end)):
            last = bisect_left(starts, end, first)
            if last > first:
                found.append(Sentence(starts[first], ends[last - 1], first, last, n))
            first = last
    return tuple(found)


def dateline(text: str, start: int, end: int) -> int:
    """Where the dateline that opens the paragraph text[start:end] ends; `start` where none does."""
    end = min(end, start + _REACH)
    found = _DATELINE.match(text, start, end) if _MARKED.search(text, start, end) else None
    return found.end() if found and called(found["held"] or found["after"]) else start


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
