"""A stretch of the globe in, the outlines of its states and their borders out, as paths in the units of a picture.

The file of outlines is made at set-up from Natural Earth's (through the package world-atlas). Where states claim what
another holds, by the gazetteer of territories, the line between them is a disputed one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import permutations

import msgspec
from msgspec import Struct

from marsad.desk.pictures.drawing import STATIC
from marsad.knowledge.gazetteer.territories import territories

FILE = STATIC / "vendor" / "world.json"
COARSE = 70.0  # degrees across: wider views take the coarse drawing
LEAST = 1.2  # of a picture: smaller land than this, either way, is not drawn, and no step is shorter
KEPT = 64  # views that stay at hand


class Drawing(Struct, frozen=True):
    """Lands as (state, its rings) and borders as (state, state, line), in hundredths of a degree, longitude first."""

    lands: tuple[tuple[str, tuple[tuple[int, ...], ...]], ...]
    borders: tuple[tuple[str, str, tuple[int, ...]], ...]


class World(Struct, frozen=True):
    """The whole globe, drawn finely and coarsely."""

    fine: Drawing
    coarse: Drawing


class View(Struct, frozen=True):
    """The part of the globe that a picture shows, in degrees, and how many units a degree is across and upwards."""

    west: float
    east: float
    south: float
    north: float
    across: float
    upwards: float

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        """A place in the units of the picture, from its upper left corner."""
        return (longitude - self.west) * self.across, (self.north - latitude) * self.upwards


class Outlines(Struct, frozen=True):
    """The land of a view, that of some states by their codes, its borders, and those that are disputed, as paths."""

    land: str
    states: dict[str, str]
    borders: str
    disputed: str


@cache
def _world() -> World | None:
    return msgspec.json.decode(FILE.read_bytes(), type=World) if FILE.is_file() else None


@cache
def claims() -> frozenset[tuple[str, str]]:
    """Two states of which one holds what the other claims, either way round."""
    return frozenset(
        pair
        for t in territories().values()
        if t.status == "disputed"
        for pair in permutations({*t.held, *t.claimed, *([t.country] if t.country else ())}, 2)
    )


@lru_cache(maxsize=KEPT)
def outlines(view: View, states: frozenset[str]) -> Outlines | None:
    """What of the globe lies in `view`, with the land of `states` apart; None where the outlines were not built."""
    world = _world()
    if world is None:
        return None
    drawn = world.coarse if view.east - view.west > COARSE else world.fine
    land: list[str] = []
    apart: dict[str, list[str]] = {}
    for state, rings in drawn.lands:
        paths = [path for ring in rings if (path := _path(ring, view, closed=True))]
        (apart.setdefault(state, []) if state in states else land).extend(paths)
    plain: list[str] = []
    disputed: list[str] = []
    for a, b, line in drawn.borders:
        doubtful = not a or not b or (a, b) in claims()
        (disputed if doubtful else plain).append(_path(line, view, closed=False))
    return Outlines("".join(land), {s: "".join(p) for s, p in apart.items()}, "".join(plain), "".join(disputed))


def _path(points: Sequence[int], view: View, closed: bool) -> str:
    """The line as a path with steps of whole tenths; empty where it lies outside of the view or is too small."""
    xs, ys = points[::2], points[1::2]
    box = min(xs) / 100, max(xs) / 100, min(ys) / 100, max(ys) / 100
    if box[0] > view.east or box[1] < view.west or box[2] > view.north or box[3] < view.south:
        return ""
    if closed and (box[1] - box[0]) * view.across < LEAST and (box[3] - box[2]) * view.upwards < LEAST:
        return ""
    return "".join(_steps([view.at(x / 100, y / 100) for x, y in zip(xs, ys, strict=True)], view, closed))


def _steps(points: list[tuple[float, float]], view: View, closed: bool) -> Iterator[str]:
    """The path's commands: points near each other, and all but the first and last of those far outside, left out."""
    wide, high = (view.east - view.west) * view.across, (view.north - view.south) * view.upwards
    last: tuple[int, int] | None = None
    for n, (px, py) in enumerate(points):
        x, y = round(min(max(px, -wide / 2), 1.5 * wide)), round(min(max(py, -high / 2), 1.5 * high))
        if last is None:
            yield f"M{x} {y}"
        else:
            end = n == len(points) - 1 and not closed
            if abs(x - last[0]) + abs(y - last[1]) < LEAST and not end:
                continue
            yield f"l{x - last[0]} {y - last[1]}"
        last = x, y
    if closed:
        yield "Z"
