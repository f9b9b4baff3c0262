"""A side of an event → numbers that tell how it stands to the trigger and in the document.

What `bearing` names as signs for weights, a forest asks of numbers: how far it is named, how often, in which event. A
word is a number by how often those beside it did such a deed or suffered it (`shares`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache, partial

from marsad import knowledge
from marsad.extract.events.agreement import MUTE, accord, demand
from marsad.extract.events.clause import Clause, Unit
from marsad.extract.events.drafts import Draft
from marsad.extract.events.entries import Share
from marsad.extract.events.memory import Memory
from marsad.extract.events.sides import Scene, Side
from marsad.extract.events.signs import word
from marsad.extract.events.weighing import ONE
from marsad.model import Event

# The table of how often a side that is seen so did it, and suffered it; `*` is any side.
SHARES = "models/events_shares.tsv"
# What is far off, or named nowhere; which rank is of no name; how many letters of a sentence and names count at most.
_NOWHERE, _UNRANKED, _LONG, _OFTEN = 999.0, 99.0, 60, 12
_NOBODY, _EDGE = "-", "^"
# Sums are rounded to so many digits, so that the order of summing decides nothing.
DIGITS = 6
# How many words a table keeps at a time.
_KEPT = 1 << 13
Numbers = list[float]
Shares = Mapping[str, tuple[float, float]]
# The numbers of a side, and the words by which it is counted.
Own = tuple[Numbers, tuple[str, ...]]
# The units that name a side: the nearest before the trigger, and after it.
Near = list[Unit | None]
_UNNAMED: Near = [None, None]


# What trains puts its own here.
COUNTED: dict[str, tuple[float, float]] = {}


def shares() -> Shares:
    """How often a side that is seen so did it and suffered it, by sign."""
    return COUNTED or _shipped()


@cache
def _shipped() -> Shares:
    return {row.sign: (row.acted, row.suffered) for row in knowledge.rows(SHARES, Share)}


@dataclass(slots=True, eq=False)
class Seen:
    """What is seen of an event and its sides: `numbers` of the event, the `words` by which all its sides are counted
    among others (`shares`), and of each side its `own`, in their order."""

    numbers: Numbers
    words: tuple[str, ...]
    own: list[Own]


@dataclass(slots=True, eq=False)
class Words:
    """The words by which a side of an event of one pattern is counted: how the `rule` cast it, in which `way`, the word
    before its unit `near`est to the trigger, the nouns that tell its next unit `behind` the trigger and `ahead`, the
    `prep`osition of the latter."""

    rule: Memory[str, str]
    way: Memory[tuple[str, str], tuple[str, str]]
    near: Memory[str, str]
    behind: Memory[str, str]
    ahead: Memory[str, str]
    prep: Memory[str, str]


@lru_cache(maxsize=1 << 10)
def _words(pattern: str, type_: str) -> Words:
    return Words(
        Memory(lambda rule: f"rule={pattern}:{rule}"),
        Memory(lambda way: (f"way={':'.join(way)}:{type_}", f"way={':'.join(way)}:{pattern}")),
        Memory(lambda norm: f"near={word(norm)}:{pattern}", _KEPT),
        Memory(lambda norm: f"behind={word(norm)}:{type_}", _KEPT),
        Memory(lambda norm: f"ahead={word(norm)}:{type_}", _KEPT),
        Memory(lambda prep: f"prep={prep}:{pattern}", _KEPT),
    )  # fmt: skip


class Whole:
    """A document as far as sides are measured by it: in which order its countries are named, and how often each."""

    def __init__(self, scene: Scene, length: int) -> None:
        self.scene, self.length = scene, max(1, length)
        self.ranks = {of: rank for rank, of in enumerate(scene.often)}
        self.mentions = max(1, sum(scene.often.values()))
        self.countries: dict[str, tuple[Numbers, list[int]]] = {}

    def seen(self, draft: Draft, event: Event, sides: dict[str, Side]) -> Seen:
        """What is seen of each of `sides`, in their order."""
        clause, at = draft.clause, draft.at
        assert draft.reading.pattern is not None
        near, words = self._near(clause, at), _words(draft.reading.pattern.id, event.type)
        rule_of, near_of, behind, ahead, prep_of = words.rule, words.near, words.behind, words.ahead, words.prep
        place = self.scene.names.entities.get(event.place or "")
        here = (place.country or place.id) if place else None
        first, last, norm = clause.first, clause.last, clause.norm
        found: list[Own] = []
        asked, known = demand(draft.reading), self.scene.known
        nobody = near_of[_NOBODY], behind[_NOBODY], ahead[_NOBODY], prep_of[_NOBODY]
        for key, side in sides.items():
            numbers = self._named(at, side.of)
            numbers.append(side.of == here)
            before, after = near.get(key, _UNNAMED)
            if asked is None:
                numbers += MUTE
            else:
                left = before or (side.unit if after is None else None)
                own = (known(left).gender, left.joined) if left else ("", False)
                numbers += accord(asked, *own, known(after).gender if after else "")
            ways = words.way[side.rule, side.way]
            if before is not None or after is not None:
                beside = _nearer(at, before, after).first - 1
                found.append((numbers, (
                    rule_of[side.rule], *ways, near_of[norm[beside - first] if first <= beside < last else _EDGE],
                    behind[_NOBODY if before is None or _bare(before) else norm[before.first - first]],
                    ahead[_NOBODY if after is None or _bare(after) else norm[after.first - first]],
                    prep_of[(after.prep or "0") if after else _NOBODY],
                )))  # fmt: skip
            else:
                found.append((numbers, (rule_of[side.rule], *ways, *nobody)))
        return Seen(self._event(draft, len(sides)), _worded(draft, event), found)

    def _near(self, clause: Clause, at: int) -> dict[str, Near]:
        """The nearest units of each side, but for one around the trigger itself."""
        found: dict[str, Near] = {}
        known = self.scene.known
        for unit in clause.units:
            ahead = unit.first > at
            if ahead or unit.last <= at:
                for key, _ in known(unit).keys:
                    own = found.get(key)
                    if own is None:
                        own = found[key] = [None, None]
                    if not (ahead and own[1]):
                        own[ahead] = unit
        return found

    def _event(self, draft: Draft, many: int) -> Numbers:
        """What is the same for all sides of an event."""
        clause, at, reading = draft.clause, draft.at, draft.reading
        mutual = reading.pattern is not None and reading.pattern.roles == "mutual"
        long = min(_LONG, clause.last - clause.first)
        odds = round(sum(map(ONE, draft.seen)), DIGITS)  # how much speaks for its telling anything at all
        return [reading.loose, at / self.length, at - clause.first, long, many, reading.definite, mutual, odds]

    def _named(self, at: int, of: str) -> Numbers:
        """How a country is named in the document: how often, in which order of all, how far from the trigger."""
        if of not in self.countries:
            often = self.scene.often.get(of, 0)
            rank, state = self.ranks.get(of, _UNRANKED), len(of) == 3 and of.isupper()
            own = [min(_OFTEN, often), often / self.mentions, rank, state]
            self.countries[of] = own, self.scene.named.get(of, [])
        own, named = self.countries[of]
        k = bisect_left(named, at + 1)
        back = at - named[k - 1] if k else _NOWHERE
        on = named[k] - at if k < len(named) else _NOWHERE
        return [*own, back if back < on else on, back]


def _worded(draft: Draft, event: Event) -> tuple[str, ...]:
    """The words by which all sides of an event are counted: its own, those beside it, its roles and modality."""
    clause, at, type_ = draft.clause, draft.at, event.type
    pattern = draft.reading.pattern
    assert pattern is not None
    return (
        f"pattern={pattern.id}", f"word={word(clause.word(at))}:{type_}", f"left={_word(clause, at - 1)}",
        f"right={_word(clause, at + 1)}:{type_}", f"roles={pattern.roles}:{event.mode}", f"mood={event.modality}",
    )  # fmt: skip


def _bare(unit: Unit) -> bool:
    """Whether a party is a name without a noun that tells what it is."""
    return unit.mention is not None and not unit.head


def _word(clause: Clause, at: int) -> str:
    return word(clause.word(at)) if clause.first <= at < clause.last else _EDGE


def _nearer(at: int, before: Unit | None, after: Unit | None) -> Unit:
    """The nearer of the units on either hand of a trigger, of which there is one at least."""
    if after is not None and (before is None or after.first - at < at - before.first):
        return after
    assert before is not None
    return before


def counter(known: Shares) -> Callable[[tuple[str, ...]], Numbers]:
    """What tells the numbers of the words by which a side is counted; of the shipped shares it remembers them."""
    return _remembered() if known is _shipped() else partial(counted, known)


@cache
def _remembered() -> Callable[[tuple[str, ...]], Numbers]:
    return Memory(partial(counted, _shipped()), _KEPT).__getitem__


def counted(known: Shares, words: tuple[str, ...]) -> Numbers:
    """The numbers of some words: how many sides that are seen so did it, and suffered it."""
    any_ = known["*"]
    return [n for w in words for n in known.get(w, any_)]
