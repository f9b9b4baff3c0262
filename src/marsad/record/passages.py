"""A document and what was looked for in, its best passages out, with the words that were found marked as they stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from marsad.model import Article, Mention
from marsad.record.asked import Part
from marsad.record.terms import Terms, names, terms

WIDE = 220  # letters between the first and the last word of a passage
MARGIN = 70  # letters around them
MOST = 2  # passages of a document


class Piece(Struct, frozen=True, gc=False):
    """A piece of a passage, word for word; `lit` where it is what was looked for."""

    text: str
    lit: bool = False


class Passage(Struct, frozen=True):
    """Words of a document from offset `start`, in pieces; `at` is the first word found. `before` and `after` tell that
    the paragraph goes on there."""

    start: int
    at: int
    pieces: tuple[Piece, ...]
    before: bool = False
    after: bool = False


Lit = tuple[int, int, int]  # start, end, which of the things looked for


def lit(document: Article, mentions: Sequence[Mention], parts: Sequence[Part], named: frozenset[str]) -> list[Lit]:
    """Where the parts, and the mentions of the document's entities `named`, stand in the text; in text order."""
    found: list[Lit] = []
    if parts:
        said = terms(document, names(mentions))
        for which, part in enumerate(p for p in parts if not p.absent):
            found += ((said.starts[i], said.ends[i], which) for i in sorted({*_places(said, part)}))
    found += ((m.evidence.start, m.evidence.end, -1) for m in mentions if m.entity in named)
    return sorted(found)


def _places(said: Terms, part: Part) -> Iterator[int]:
    """The numbers of the words that the part finds."""
    wanted = [*zip(part.stems, part.lemmas, strict=True)]
    size, literal = len(wanted), part.kind == "phrase"
    at = [
        [
            i
            for i, (stem, lemma) in enumerate(zip(said.stems, said.lemmas, strict=True))
            if stem == a or (lemma == b and not literal)
        ]
        for a, b in wanted
    ]
    if part.kind == "words":
        yield from at[0]
    elif part.kind == "phrase":
        rest = [{*places} for places in at]
        yield from (i + k for i in at[0] if all(i + k in rest[k] for k in range(size)) for k in range(size))
    else:
        every = sorted((i, k) for k, places in enumerate(at) for i in places)
        for n, (i, _) in enumerate(every):
            stop = bisect_right(every, (i + part.within + size - 1, size), n)
            if len({k for _, k in every[n:stop]}) == size:
                yield from (j for j, _ in every[n:stop])


def passages(document: Article, found: Sequence[Lit]) -> tuple[Passage, ...]:
    """The passages with the most of the things that were looked for, in text order; the title is none."""
    title = document.title
    body = [x for x in found if not (title and title.start <= x[0] < title.end)] or [*found]
    chosen: list[list[Lit]] = []
    while body and len(chosen) < MOST:
        best = max(_windows(document, body), key=lambda w: (len({x[2] for x in w}), len(w), -w[0][0]))
        chosen.append(best)
        edge = best[0][0] - WIDE, best[-1][1] + WIDE
        body = [x for x in body if x[1] < edge[0] or x[0] > edge[1]]
    return tuple(_passage(document, w) for w in sorted(chosen))


def _windows(document: Article, found: list[Lit]) -> Iterator[list[Lit]]:
    """For each word found, those that stand with it in one passage."""
    for i, first in enumerate(found):
        _, end = _block(document, first[0])
        stop = i + 1
        while stop < len(found) and found[stop][1] <= min(first[0] + WIDE, end):
            stop += 1
        yield found[i:stop]


def _block(document: Article, at: int) -> tuple[int, int]:
    return next(((b.start, b.end) for b in document.blocks if b.start <= at < b.end), (0, len(document.text)))


def _passage(document: Article, words: list[Lit]) -> Passage:
    text = document.text
    left, right = _block(document, words[0][0])
    start, end = max(left, words[0][0] - MARGIN), min(right, words[-1][1] + MARGIN)
    while left < start < words[0][0] and not text[start - 1].isspace():
        start += 1
    while words[-1][1] < end < right and not text[end].isspace():
        end -= 1
    return Passage(start, words[0][0], tuple(pieces(text, start, end, words)), start > left, end < right)


def pieces(text: str, start: int, end: int, words: Iterable[Lit]) -> Iterator[Piece]:
    """`text[start:end]` cut at the words found, of which those that overlap are one."""
    joined: list[tuple[int, int]] = []
    for a, b, _ in words:
        left, right = max(a, start), min(b, end)
        if joined and left <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(right, joined[-1][1]))
        elif left < right:
            joined.append((left, right))
    at = start
    for left, right in joined:
        if at < left:
            yield Piece(text[at:left])
        yield Piece(text[left:right], True)
        at = right
    if at < end:
        yield Piece(text[at:end])
