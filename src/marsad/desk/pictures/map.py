"""Events in, where they happened out: a dot where a place's coordinates are known, a tinted state where only the state
is; what has no place on a map stands in the table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import cos, radians, sqrt
from typing import Literal
from urllib.parse import urlencode

from markupsafe import Markup
from msgspec import Struct

from marsad.desk.language import Language
from marsad.desk.pictures.drawing import Cell, Picture, link, mark
from marsad.desk.pictures.outlines import Outlines, View, outlines
from marsad.knowledge.gazetteer import known
from marsad.knowledge.gazetteer.coordinates import coordinates
from marsad.record.rows import TimelineRow

WIDTH, HEIGHT = 640, 400
LEAST = 16.0  # degrees upwards that a map shows, so that a lone city is seen among its neighbours
AROUND = 1.35  # how much more than the places themselves
SOUTH, NORTH = -58.0, 84.0  # beyond them nothing is drawn
NAMED, LETTER, LINE = 14, 7.2, 16  # places with their names beside them; how wide a letter is about; a line of words
LONGEST = 24  # letters of a name
COLUMNS = ("place", "country", "events", "latitude", "longitude", "drawn")
Box = tuple[float, float, float, float]
Drawn = Literal["point", "state", "nowhere"]


class Spot(Struct, frozen=True, kw_only=True):
    """Where one event is told to have happened: the place's id and name in the record, or by the gazetteer, `linked`
    where the record has a page of it; none where nobody says. `sure` where it is told as having happened."""

    place: str | None
    name: str
    sure: bool
    document: str
    start: int
    linked: bool = True


class Site(Struct, frozen=True, kw_only=True):
    """A place with its events. `drawn` is "point" where its coordinates are known, "state" where only `country` is,
    "nowhere" where neither is; `sure` where at least one event is told as having happened."""

    id: str
    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    drawn: Drawn
    events: int
    sure: bool
    document: str
    start: int
    linked: bool


class Sites(Struct, frozen=True, kw_only=True):
    """The places of events, those of most events first, and how many events have none."""

    rows: tuple[Site, ...]
    without: int


def spots(rows: Iterable[TimelineRow]) -> Iterator[Spot]:
    """Where the rows' events happened."""
    for r in rows:
        yield Spot(
            place=r.place, name=r.place_name or "", sure=r.modality == "asserted", document=r.document, start=r.start
        )


def sites(told: Iterable[Spot]) -> Sites:
    """The places of events, each once."""
    found: dict[str, list[Spot]] = {}
    without = 0
    for s in told:
        if s.place:
            found.setdefault(s.place, []).append(s)
        else:
            without += 1
    rows = sorted((_site(id, rows) for id, rows in found.items()), key=lambda s: (-s.events, s.id))
    return Sites(rows=tuple(rows), without=without)


def _site(id: str, rows: Sequence[Spot]) -> Site:
    place, at = known().get(id), coordinates().get(id)
    country = place.country if place else None
    whole = country is not None and id == country
    return Site(
        id=id, name=rows[0].name or id, country=country,
        latitude=at.latitude if at else None, longitude=at.longitude if at else None,
        drawn="point" if at and not whole else "state" if country else "nowhere",
        events=len(rows), sure=any(r.sure for r in rows),
        document=rows[0].document, start=rows[0].start, linked=rows[0].linked,
    )  # fmt: skip


def picture(found: Sites, language: Language) -> Picture | None:
    """The map, as wide as the places are apart; None where none of them can be drawn."""
    at = [(s, where) for s in found.rows if (where := _where(s))]
    if not at:
        return None
    view = _view([where for _, where in at])
    whole = frozenset(s.country for s, _ in at if s.drawn == "state" and s.country)
    under = outlines(view, whole)
    points = [(s, view.at(*where)) for s, where in at]
    drawn = [*(_land(under, [s for s, _ in at], language) if under else ()), *_points(points, language)]
    return Picture(
        name="map", label=language.t("map.picture"), width=WIDTH, height=HEIGHT, body=Markup("").join(drawn),
        columns=tuple(language.t(f"column.{c}") for c in COLUMNS),
        rows=tuple(row(s, language) for s in found.rows),
        legend=tuple((f"m-{k}", language.t(f"map.{k}")) for k in ("point", "unsure", "state", "disputed")),
        note=language.t("map.note"),
    )  # fmt: skip


def row(s: Site, language: Language) -> tuple[Cell, ...]:
    """A place as a line of the table."""
    degrees = ("" if d is None else round(d, 3) for d in (s.latitude, s.longitude))
    country = language.country(s.country) if s.country else ""
    return (language.place(s.id, s.name), country, s.events, *degrees, language.t(f"map.drawn-{s.drawn}"))


def _where(s: Site) -> tuple[float, float] | None:
    """Longitude and latitude to draw at: the place's own, or those of its state's capital."""
    if s.drawn == "point" and s.latitude is not None and s.longitude is not None:
        return s.longitude, s.latitude
    capital = coordinates().get(f"{s.country}/capital") if s.drawn == "state" else None
    return (capital.longitude, capital.latitude) if capital else None


def _view(places: Sequence[tuple[float, float]]) -> View:
    """The part of the globe around the places, in the proportions of the picture."""
    west, east = min(x for x, _ in places), max(x for x, _ in places)
    south, north = min(y for _, y in places), max(y for _, y in places)
    narrow = max(cos(radians((south + north) / 2)), 0.35)
    high = max((north - south) * AROUND, LEAST, (east - west) * AROUND * narrow * HEIGHT / WIDTH)
    high = min(high, NORTH - SOUTH, 360 * narrow * HEIGHT / WIDTH)
    wide = high * WIDTH / HEIGHT / narrow
    left = min(max((west + east - wide) / 2, -180.0), 180.0 - wide)
    low = min(max((south + north - high) / 2, SOUTH), NORTH - high)
    return View(
        west=round(left, 2), east=round(left + wide, 2), south=round(low, 2), north=round(low + high, 2),
        across=WIDTH / wide, upwards=HEIGHT / high,
    )  # fmt: skip


def _land(under: Outlines, shown: Sequence[Site], language: Language) -> Iterator[Markup]:
    yield mark("rect", class_="sea", width=WIDTH, height=HEIGHT)
    yield mark("path", class_="land", d=under.land)
    for state, path in under.states.items():
        here = sum(s.events for s in shown if s.drawn == "state" and s.country == state)
        title = mark("title", f"{language.country(state)}: {language.n('events', here)}")
        yield mark("path", title, class_="land state", d=path)
    yield mark("path", class_="border", d=under.borders)
    yield mark("path", class_="border disputed", d=under.disputed)


def _points(points: Sequence[tuple[Site, tuple[float, float]]], language: Language) -> Iterator[Markup]:
    """A dot for each place, small ones last so that none is hidden, then the names, where there is room for them."""
    most = max(s.events for s, _ in points)
    sizes = [3.5 + 7 * sqrt(s.events / most) if s.drawn == "point" else 0.0 for s, _ in points]
    taken = [(x - r, y - r, x + r, y + r) for (_, (x, y)), r in zip(points, sizes, strict=True) if r]
    names: list[Markup] = []
    for n, ((s, (x, y)), size) in enumerate(zip(points, sizes, strict=True)):
        place = language.place(s.id, s.name)
        if s.drawn == "point":
            title = mark("title", f"{place}: {language.n('events', s.events)}")
            dot = mark("circle", class_="site" if s.sure else "site unsure", cx=x, cy=y, r=size)
            yield link(f"/article?{urlencode({'id': s.document})}#c{s.start}", title, dot)
        if n < NAMED and (words := _name(place, (x, y), size, taken, language.dir == "rtl")):
            names.append(words)
    yield from names


def _name(said: str, at: tuple[float, float], size: float, taken: list[Box], rtl: bool) -> Markup | None:
    """The name beside a dot, above or below it, where it meets nothing else; in the middle of a state without a dot."""
    said = said if len(said) <= LONGEST else said[: LONGEST - 1] + "…"
    wide, (x, y) = len(said) * LETTER, at
    sides = ((x + size + 4, "start"), (x - size - 4 - wide, "end")) if size else ((x - wide / 2, "middle"),)
    for dy in (0, -LINE * 0.8, LINE * 0.8) if size else (0, LINE, -LINE, 2 * LINE, -2 * LINE):
        for left, side in sides:
            box = (left, y + dy - LINE / 2, left + wide, y + dy + LINE / 2)
            if _free(box, taken):
                taken.append(box)
                edge = {"start": left, "end": left + wide, "middle": x}[side]
                anchor = side if side == "middle" or not rtl else {"start": "end", "end": "start"}[side]
                return mark("text", said, class_="name", x=edge, y=y + dy + 4.5, text_anchor=anchor)
    return None


def _free(box: Box, taken: Sequence[Box]) -> bool:
    """Whether a box lies inside the picture and meets none of those taken."""
    left, top, right, bottom = box
    inside = left > 2 and right < WIDTH - 2 and top > 2 and bottom < HEIGHT - 2
    return inside and not any(left < r and x < right and top < b and y < bottom for x, y, r, b in taken)
