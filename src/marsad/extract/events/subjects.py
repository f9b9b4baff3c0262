"""A trigger and the words around it → what the event is about: PLOVER's contexts, in the ontology's order."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from marsad import knowledge
from marsad.extract.events.clause import Clause
from marsad.extract.events.entries import Context
from marsad.extract.events.memory import remembered
from marsad.text import CONJUNCTIONS, PREPOSITIONS, folded

# How far, in tokens, a word of a context may stand from the trigger, and how many contexts an event has at most.
_REACH, _MOST = 12, 4
# What may stand at the end of a word: pronouns, the ending of an indefinite object.
_ENDS = ("هما", "ها", "هم", "هن", "نا", "كم", "ه", "ا")
# A word less its ending has as many letters at least.
_SHORT = 3


@cache
def known() -> tuple[Context, ...]:
    """Every context that words tell."""
    return knowledge.entries("patterns/events/contexts.toml", "context", Context)


@cache
def _words() -> dict[str, int]:
    """The number of the context that a word tells, from 1 on; the first one that lists it."""
    found: dict[str, int] = {}
    for n, context in enumerate(known(), 1):
        for one in (*context.words, *context.named):
            if " " not in one:
                found.setdefault(folded(one), n)
    return found


@cache
def _pairs() -> dict[str, dict[str, int]]:
    """The context that two words tell, by the second and the first, neither with its article; below zero: not that."""
    found: dict[str, dict[str, int]] = {}
    for n, context in enumerate(known(), 1):
        for words, tells in ((context.words, n), (context.unless, -n)):
            for one in words:
                first, _, second = folded(one).partition(" ")
                if second:
                    found.setdefault(second.removeprefix("ال"), {})[first.removeprefix("ال")] = tells
    return found


@cache
def _alone(field: str) -> frozenset[str]:
    """The single words that `field` of any context lists, folded."""
    return frozenset(folded(w) for c in known() for w in getattr(c, field) if " " not in w)


@remembered
def _forms(norm: str) -> tuple[str, ...]:
    """What a token may be once what is attached to it is taken away; with its article «ال» and without."""
    return tuple(dict.fromkeys(_stripped(norm)))


def _stripped(norm: str) -> Iterator[str]:
    wholes = [norm, norm[1:]] if norm[0] in CONJUNCTIONS else [norm]
    for whole in wholes:
        yield from _governed(whole)
    for whole in wholes:
        for end in _ENDS:
            if whole.endswith(end) and len(bare := whole.removesuffix(end)) >= _SHORT:
                yield from _governed(bare)
                if bare[-1] == "ت":
                    yield from _governed(f"{bare[:-1]}ة")


def _governed(word: str) -> Iterator[str]:
    """`word` with and without preposition and article; «لل» is ل + ال."""
    yield word
    if word.startswith("ال"):
        yield word[2:]
    elif word[:1] and word[0] in PREPOSITIONS:
        yield word[1:]
        if word.startswith("لل"):
            yield from (f"ال{word[2:]}", word[2:])
        elif word.startswith("ال", 1):
            yield word[3:]


@remembered
def _context(norm: str) -> int:
    """The number of the context that a token tells whatever stands beside it; 0 where none."""
    if norm in _alone("unless") or (norm[0] in CONJUNCTIONS and norm[1:] in _alone("unless")):
        return 0
    words = _words()
    return next((words[form] for form in _forms(norm) if form in words), 0)


@remembered
def _seconds(norm: str) -> dict[str, int]:
    """What the word before a token must be for both to tell, or not to tell, a context."""
    pairs = _pairs()
    return {first: tells for form in _forms(norm) for first, tells in pairs.get(form, {}).items()}


def _told(norm: list[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Each place from `start` up to `end` that tells a context, with its number; what two words tell, at the first."""
    for k in range(start, end):
        pair = _pair(norm, k)
        if pair > 0:
            yield k - 1, pair
        elif tells := _context(norm[k]):
            ahead = _pair(norm, k + 1)
            if ahead <= 0 and -tells not in (pair, ahead):
                yield k, tells


def _pair(norm: list[str], k: int) -> int:
    """The context that the words `k` - 1 and `k` tell together, or, below zero, that neither tells; else 0."""
    if not 0 < k < len(norm) or not (seconds := _seconds(norm[k])):
        return 0
    return next((seconds[form] for form in _forms(norm[k - 1]) if form in seconds), 0)


def contexts(clause: Clause, at: int) -> tuple[str, ...]:
    """The contexts of the event at token `at`: those told nearest to it."""
    place = at - clause.first
    near = dict[int, int]()
    for k, found in _told(clause.norm, max(0, place - _REACH), min(len(clause.norm), place + _REACH + 1)):
        if not _named(clause, clause.first + k, found):
            near[found] = min(near.get(found, _REACH), abs(k - place))
    if not near:
        return ()
    chosen = sorted(near, key=lambda n: (near[n], n))[:_MOST]
    return tuple(known()[n - 1].id for n in sorted(chosen))


def _named(clause: Clause, at: int, context: int) -> bool:
    """Whether a word belongs to a name that tells no context, «سيول» no flood, or fails to belong to one that does."""
    types = {u.mention.type for u in clause.units if u.first <= at < u.last and u.mention and not u.head}
    if "GPE" in types:
        return True
    one = known()[context - 1]
    if "ORG" in types:
        return not one.names
    return not _alone("named").isdisjoint(_forms(clause.word(at)))
