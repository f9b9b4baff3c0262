"""What was told to have happened in, a timeline out: a lane each, a dot for an exact day, a band between two days,
dashed where one end is open, a hollow diamond where nobody said when.

A filled mark is told as having happened; an empty one was planned, hoped, denied or alleged.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from urllib.parse import urlencode

from markupsafe import Markup

from marsad.desk.language import Language
from marsad.desk.moments import Moment, label
from marsad.desk.pictures.axis import Axis, Place, axis, places
from marsad.desk.pictures.drawing import Picture, link, mark
from marsad.knowledge.ontology import types

WIDTH, LANE, HEAD = 960, 27, 46  # of a file; within a page it is as wide as the page
GAP = 12  # between a mark and its words
NARROW, LETTER = 340, 6.4  # the narrowest page, and how wide a letter is about, by which long words are told
BRIEF = 92  # days: an interval no longer tells where the axis begins and ends, where most moments are as brief
ENOUGH, LEAST = 30, 16  # hundredths of the width: what words need behind their mark, and at all
STYLES = ("exact", "interval", "open", "undated", "cooperation", "conflict")


def timeline(moments: Sequence[Moment], language: Language) -> Picture:
    """The moments in their order, time running in the direction of the language."""
    where = places([m.days[0] for m in moments])
    scale = axis(_spanned([m for m, place in zip(moments, where, strict=True) if place == "axis"]), where)
    lanes = [
        _lane(m, place, scale, HEAD + LANE * n + LANE // 2, language)
        for n, (m, place) in enumerate(zip(moments, where, strict=True))
    ]
    high = HEAD + LANE * len(moments) + 6
    return Picture(
        name="timeline", label=language.t("timeline.picture"), width=WIDTH, height=high, fluid=True,
        body=Markup("").join((*_grid(scale, high, language), *lanes)),
        columns=tuple(language.t(f"column.{c}") for c in ("first", "last", "what", "certainty", "told", "document")),
        rows=tuple(_row(m, language) for m in moments),
        legend=tuple((f"s-{s}", language.t(f"timeline.{s}")) for s in STYLES),
    )  # fmt: skip


def _spanned(near: Sequence[Moment]) -> list[date]:
    """The days that the axis spans: a year of which nothing nearer is known does not press the days of others
    together, it runs from end to end and says so."""
    brief = [m for m in near if m.days[0] and m.days[1] and (m.days[1] - m.days[0]).days <= BRIEF]
    return [day for m in (brief if 2 * len(brief) > len(near) else near) for day in m.days if day]


def _row(m: Moment, language: Language) -> tuple[str | int, ...]:
    row = m.first
    days = [str(day or "") for day in (row.earliest, row.latest)]
    return (*days, label(row, language), language.term("modality", row.modality), len(m.rows), row.document)


def _x(at: float, language: Language) -> float:
    """A place across, where time runs from the side at which one begins to read."""
    return 100 - at if language.dir == "rtl" else at


def _percent(at: float) -> str:
    return f"{at:.2f}%"


def _grid(scale: Axis, high: int, language: Language) -> list[Markup]:
    """Days along the top with a line each, and the columns beside the axis with their names."""
    drawn: list[Markup] = []
    year = 0
    for day in scale.ticks:
        x = _percent(_x(scale.at(day), language))
        said = f"{day.day} {language.month(day.month)}" if day.day > 1 else language.month(day.month)
        drawn.append(mark("line", class_="grid", x1=x, x2=x, y1=HEAD - 8, y2=high))
        drawn.append(mark("text", said, class_="small", x=x, y=16, text_anchor="middle"))
        if day.year != year:
            drawn.append(mark("text", str(day.year), class_="small", x=x, y=32, text_anchor="middle"))
        year = day.year
    for place, middle in scale.beside.items():
        edge = scale.left if place == "before" else middle - 6.5
        x = _percent(_x(edge, language))
        drawn.append(mark("line", class_="edge", x1=x, x2=x, y1=6, y2=high))
        name = language.t(f"timeline.{place}")
        drawn.append(mark("text", name, class_="small", x=_percent(_x(middle, language)), y=16, text_anchor="middle"))
    return drawn


def _lane(m: Moment, place: Place, scale: Axis, y: int, language: Language) -> Markup:
    """One moment: its mark, and its words on the side where there is more room."""
    start, end = (scale.beside[place],) * 2 if place != "axis" else _ends(m, scale)
    first, last = sorted((_x(start, language), _x(end, language)))
    kind = types().get(m.first.type)
    side = "conflict" if kind and kind.quad.endswith("conflict") else "cooperation"
    held = "" if m.first.modality == "asserted" else " empty"
    words = label(m.first, language)
    when = language.when(m.first.earliest, m.first.latest)
    sure = "" if m.first.modality == "asserted" else language.term("modality", m.first.modality)
    told = language.t("timeline.told", n=language.n("times", len(m.rows))) if len(m.rows) > 1 else ""
    title = mark("title", " · ".join(part for part in (words, when, sure, told) if part))
    whole = place != "axis" or all(scale.first <= day.toordinal() <= scale.last for day in m.days if day)
    shown = words if whole and place in ("axis", "nowhere") else f"{words} ({when})"
    href = f"/article?{urlencode({'id': m.first.document})}#c{m.first.start}"
    drawn = _mark(m, first, last, y, f"{side}{held}")
    return link(href, title, drawn, _words(shown, first, last, y, language))


def _ends(m: Moment, scale: Axis) -> tuple[float, float]:
    first, last = m.days
    return scale.at(first or date.min), scale.at(last or date.max)


def _mark(m: Moment, first: float, last: float, y: int, style: str) -> Markup:
    if m.sureness == "undated":
        return mark("svg", mark("path", class_=style + " empty", d=f"M0 {y - 6}L6 {y}L0 {y + 6}L-6 {y}Z"),
                    x=_percent((first + last) / 2), overflow="visible")  # fmt: skip
    if m.sureness == "exact":
        return mark("circle", class_=style, cx=_percent(first), cy=y, r=5.2)
    wide = max(last - first, 1.8)
    left = min(max((first + last - wide) / 2, 0), 100 - wide)
    return mark(
        "rect", class_=f"{style} band{' open' if m.sureness == 'open' else ''}", x=_percent(left), y=y - 5,
        width=_percent(wide), height=10, rx=5,
    )  # fmt: skip


def _words(shown: str, first: float, last: float, y: int, language: Language) -> Markup:
    """The words of a mark, in its lane: behind it as one reads, where there is room, so that their end is cut and never
    their beginning; else before it, from the picture's edge where they are long; else, or where little of them would be
    seen, over it."""
    rtl = language.dir == "rtl"
    sides = ((0.0, first), (last, 100.0))
    behind, before = sides if rtl else sides[::-1]
    room = [end - start for start, end in (behind, before)]
    inner, outer = (("100%", -GAP), ("100%", -4)) if rtl else (("0", GAP), ("0", 4))
    anchor, style = "start", None
    if max(room) < LEAST or (max(room) < ENOUGH and len(shown) * LETTER > max(room) / 100 * NARROW):
        (start, end), (x, dx), anchor, style = (0.0, 100.0), ("50%", 0), "middle", "over"
    elif room[0] >= ENOUGH or room[0] >= room[1]:
        (start, end), (x, dx) = behind, inner
    elif len(shown) * LETTER < room[1] / 100 * NARROW - GAP:
        (start, end), (x, dx), anchor = before, (("0", GAP) if rtl else ("100%", -GAP)), "end"
    else:
        (start, end), (x, dx) = (before[0] + 2 * rtl, before[1] - 2 * (not rtl)), outer
    said = mark("text", shown, class_=style, x=x, dx=dx, y=LANE / 2 + 4.5, text_anchor=anchor)
    return mark("svg", said, x=_percent(start), y=y - LANE / 2, width=_percent(max(end - start, 0.0)), height=LANE)
