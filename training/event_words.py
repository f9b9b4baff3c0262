"""Lone sentences in which readers marked who did and who suffered → cases of words, and how well words are found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import event_cases as cases

from marsad.extract.events.clause import Clause
from marsad.extract.events.phrases import clause
from marsad.extract.events.weighing import Model, weigh
from marsad.extract.events.word_signs import word_signs

# What all readers agreed on counts as much as this many of them.
AGREED = 2
# How much of F1 a higher limit may cost.
FREE = 0.02
# How many words more than were marked a stretch may hold.
_LOOSE = 2


class Marked(NamedTuple):
    """A word: its signs, which share of those who marked anything marked it as an actor, as a recipient."""

    word: str
    signs: Sequence[str]
    shares: tuple[float, float]


class Sentence(NamedTuple):
    """The words of a sentence of a text, those agreed on as actors and recipients, whether a trigger stands in it."""

    text: str
    kind: str
    words: list[Marked]
    agreed: tuple[Counter[str], Counter[str]]
    told: bool


def sentences(text: cases.Text) -> Iterator[Sentence]:
    """The sentences of a text whose parties were marked."""
    for kind, marked in text.marked.items():
        drafts = [d for d in text.firm if d.event.type == kind]
        for sentence in text.doc.sentences:
            beside = [d for d in drafts if d.clause.first == sentence.first]
            made = beside[0].clause if beside else clause(text.doc, sentence, text.reader.names, text.reader.lexemes)
            words, signs = _words(text, made), word_signs(made, beside, kind)
            both = _shares(words, [m[0] for m in marked]), _shares(words, [m[1] for m in marked])
            yield Sentence(
                text.name,
                kind,
                [Marked(w, s, (a, r)) for w, s, a, r in zip(words, signs, *both, strict=True)],
                (Counter(marked[0][0]), Counter(marked[0][1])),
                bool(beside),
            )


def _words(text: cases.Text, made: Clause) -> list[str]:
    tokens, raw = text.doc.tokens, text.doc.article.text
    own = [cases.WORD.findall(cases.MARKS.sub("", raw[tokens.start[k] : tokens.end[k]])) for k in _span(made)]
    return [found[0] if found else "" for found in own]


def _span(made: Clause) -> range:
    return range(made.first, made.last)


def _shares(words: list[str], marked: list[list[str]]) -> list[float]:
    """How many of the readers marked each word, where what was agreed on comes first."""
    sums, readers = [0.0] * len(words), 0
    for i, own in enumerate(marked):
        votes = AGREED if i == 0 else 1
        if i == 0 and not own:
            continue
        readers += votes
        for k in _stretch(words, own):
            sums[k] += votes
    return [s / (readers or 1) for s in sums]


def _stretch(words: list[str], marked: list[str]) -> list[int]:
    """Where the words that a reader marked stand: the first stretch of about as many words that holds most of them."""
    if not marked or not words:
        return []
    wanted, reach = set(marked), len(marked) + _LOOSE

    def held(at: int) -> float:
        return len(wanted.intersection(words[at : at + reach])) - (words[at] not in wanted) / 2

    at = max(range(len(words)), key=held)
    left, found = Counter(marked), []
    for k in range(at, min(len(words), at + reach)):
        if left[words[k]] > 0:
            left[words[k]] -= 1
            found.append(k)
    return found


def limit(scored: Sequence[tuple[Sentence, list[float]]], role: int) -> float:
    """The sum from which on a word is taken as of this role: the highest that finds the agreed ones all but best.

    Best is by F1 over words; precision comes first where that is flat."""
    found = {step / 10: _count(scored, role, step / 10) for step in range(-30, 11)}
    most = max(found.values())
    return max(at for at, f1 in found.items() if f1 >= most - FREE)


def _count(scored: Sequence[tuple[Sentence, list[float]]], role: int, above: float) -> float:
    hit = made = gold = 0
    for sentence, sums in scored:
        want = sentence.agreed[role]
        if want:
            got = Counter(m.word for m, s in zip(sentence.words, sums, strict=True) if s > above and m.word)
            hit, made, gold = hit + (got & want).total(), made + got.total(), gold + want.total()
    return 2 * hit / ((made + gold) or 1)


def sums(model: Model, sentence: Sentence) -> list[float]:
    """What speaks for each word of a sentence."""
    return [weigh(model, m.signs) for m in sentence.words]
