"""The events of a page, each with everyone who may have taken part → how likely each did it, and suffered it.

Each side is weighed first by what is seen of it (`sides`), then by two forests that see the whole page besides: who did
and suffered the other events, who was likelier here, how the words beside it are used (`numbers`). A report tells who
did a thing once and goes on about it, so that what is known of one event speaks for the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from marsad.extract.events import numbers
from marsad.extract.events.bearing import MODELS
from marsad.extract.events.drafts import Draft
from marsad.extract.events.numbers import Seen, Shares, Whole
from marsad.extract.events.sides import Scene, Side
from marsad.extract.events.weighing import model
from marsad.knowledge.forest import Forest, forests
from marsad.model import Event

FILE = "models/events_forests.npz"
# The roles in the order of `Pair`s.
ROLES = ("actors", "recipients")
Floats = NDArray[np.float64]
# Something of who acted, and of who was acted on: sums, odds, counts.
Pair = tuple[float, float]
Told = Sequence[tuple[Draft, Event]]
# Log odds count so far.
_MOST = 30.0
# So many events one after another are one page: a longer file is several reports, and all pairs are many.
_TOGETHER = 200


class Cell:
    """An event and its sides: what is seen of each, and how much speaks for its having acted and been acted on."""

    __slots__ = ("event", "seen", "sides", "sums")

    def __init__(self, event: Event, sides: dict[str, Side], seen: Seen) -> None:
        self.event, self.sides, self.seen = event, list(sides.values()), seen
        self.sums: list[Pair] = [s.weight() if s.doubled else (s.did, s.bore) for s in self.sides]


def cells(scene: Scene, told: Told, length: int) -> list[Cell]:
    """The events of a page of `length` tokens, in order, each with its sides and what is seen of them."""
    whole, found = Whole(scene, length), []
    for draft, event in told:
        sides = scene.sides(draft, event)
        found.append(Cell(event, sides, whole.seen(draft, event, sides)))
    return found


def weighed(page: list[Cell]) -> list[list[Pair]]:
    """For each event how much speaks for each of its sides having acted, and for its having been acted on: log odds."""
    if not any(cell.sides for cell in page):
        return [[] for _ in page]
    grown, rows = _forests(), table(page, numbers.shares())
    acted, suffered = (grown[role].sums(rows).tolist() for role in ROLES)
    found, k = [], 0
    for cell in page:
        many = len(cell.sides)
        own = list(zip(acted[k : k + many], suffered[k : k + many], strict=True))
        found.append(_together(cell.sides, own) if any(side.team for side in cell.sides) else own)
        k += many
    return found


def _together(sides: list[Side], own: list[Pair]) -> list[Pair]:
    """The weights of sides, where each member of a group weighs as much as all do on average, or more."""
    found = list(own)
    for team in {side.team for side in sides if side.team}:
        members = [k for k, side in enumerate(sides) if side.team == team]
        did, bore = (sum([own[k][role] for k in members]) / len(members) for role in (0, 1))
        for k in members:
            found[k] = max(own[k][0], did), max(own[k][1], bore)
    return found


def table(page: list[Cell], known: Shares) -> Floats:
    """All sides of a page in a row: (N, K) numbers; of each its event, itself, what its country does elsewhere."""
    counted = numbers.counter(known)
    of_event = np.array([c.seen.numbers + numbers.counted(known, c.seen.words) for c in page], np.float64)
    rows = [part for c in page for n, words in c.seen.own for part in (n, counted(words))]
    own = np.fromiter(chain.from_iterable(rows), np.float64).reshape(len(rows) // 2, -1)
    bases = [model(name).get("*", 0.0) for name in MODELS]
    sums = np.array([pair for cell in page for pair in cell.sums], np.float64) + bases
    odds = 1 / (1 + np.exp(-np.minimum(np.maximum(sums, -_MOST), _MOST)))
    event = np.array([k for k, cell in enumerate(page) for _ in cell.sides], np.intp)
    if len(page) <= _TOGETHER:
        return np.hstack((of_event[event], own, habits(page, event, odds)))
    parts = []
    for first in range(0, len(page), _TOGETHER):
        low, high = np.searchsorted(event, (first, first + _TOGETHER))
        parts.append(habits(page[first : first + _TOGETHER], event[low:high] - first, odds[low:high]))
    return np.hstack((of_event[event], own, np.vstack(parts)))


def habits(page: list[Cell], event: NDArray[np.intp], odds: Floats) -> Floats:
    """What the country of each side of a page does in its other events, and who stands beside it: (N, 14) numbers.

    `event` (N) is each side's place in `page`, `odds` (N, 2) how likely it acted and suffered by the first weighing. By
    these, how likely the country did and suffered the others of the type, those of all types, on average of the type;
    did to those what they likely suffer here, suffered it from those who do it here, did anything to those; how likely
    another did this and suffered it; how many events are of the type; how likely the country did and suffered this.
    """
    places: dict[str, int] = {}
    country = np.array([places.setdefault(side.of, len(places)) for cell in page for side in cell.sides], np.intp)
    wide = len(places)
    did, bore = both = np.zeros((2, len(page), wide))  # of each event by country: the odds of its likeliest side
    cells = event * wide + country
    np.maximum.at(did.reshape(-1), cells, odds[:, 0])
    np.maximum.at(bore.reshape(-1), cells, odds[:, 1])
    kinds: dict[str, int] = {}
    kind = np.array([kinds.setdefault(cell.event.type, len(kinds)) for cell in page])
    alike = (kind[:, None] == kind).astype(np.float64)
    many = alike.sum(1, keepdims=True)
    shared = both @ both.transpose(0, 2, 1)  # of each two events, who did both and who suffered both
    alike.reshape(-1)[:: len(page) + 1] = 0.0  # of other events
    shared.reshape(2, -1)[:, :: len(page) + 1] = 0.0
    own = did * bore
    found = np.empty((14, len(page), wide))
    np.matmul(alike, both, out=found[:2])
    np.subtract(both.sum(1, keepdims=True), both, out=found[2:4])
    np.divide(found[:2], np.maximum(many - 1, 1), out=found[4:6])
    np.subtract((shared * alike) @ both[::-1], both * (alike @ own), out=found[7:5:-1])  # without what is its own
    np.subtract(shared[1] @ did, bore * (own.sum(0) - own), out=found[8])
    found[9:11] = _others(both)
    found[11] = many
    found[12:] = both
    return found.reshape(14, -1).take(cells, 1).round(numbers.DIGITS).T


def _others(odds: Floats) -> Floats:
    """The odds of the likeliest country of each event but this one: (…, E, C)."""
    if odds.shape[-1] < 2:
        return np.zeros_like(odds)
    most = np.partition(odds, -2)[..., -2:]
    first = most[..., 1:]
    return np.where(odds == first, most[..., :1], first)


# What trains them puts its own here.
GROWN: dict[str, Forest] = {}


def _forests() -> dict[str, Forest]:
    return GROWN or _shipped()


@cache
def _shipped() -> dict[str, Forest]:
    return forests(FILE)
