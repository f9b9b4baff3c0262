"""Who copied whom in, a graph out: a line for each report, the earliest first, and an arc to each that shares its words
or its source."""

from __future__ import annotations

from urllib.parse import urlencode

from markupsafe import Markup

from marsad.desk.language import Language
from marsad.desk.pages.reuse import REACH, ROOM, ROW, Reuse
from marsad.desk.pages.woven import Names
from marsad.desk.pictures.drawing import Picture, link, mark

LONGEST = 34  # letters of a report's name


def reuse(found: Reuse, names: Names, language: Language) -> Picture:
    """The graph of `found`, whose reports `names` knows."""
    rtl = language.dir == "rtl"
    wide = ROOM + REACH
    flip = f"translate({wide} 0) scale(-1 1)" if rtl else None
    arcs = (mark("path", class_=f"a-{a.edge.reuse}{'' if a.edge.together else ' apart'}", d=a.path) for a in found.arcs)
    drawn = [mark("g", *arcs, transform=flip)]
    for n, source in enumerate(found.nodes):
        said = names.outlet(source.id, language)
        x = wide - 4 if rtl else 4
        drawn.append(
            link(
                f"/article?{urlencode({'id': source.id})}",
                mark("circle", class_="node", cx=wide - ROOM if rtl else ROOM, cy=n * ROW + ROW // 2, r=4.5),
                mark("text", said if len(said) <= LONGEST else said[: LONGEST - 1] + "…", x=x, y=n * ROW + 14),
                mark("text", language.when(source.when.earliest, source.when.latest), class_="small", x=x,
                     y=n * ROW + 28),
            )
        )  # fmt: skip
    return Picture(
        name="reuse", label=language.t("woven.reuse-picture"), width=wide, height=max(len(found.nodes), 1) * ROW,
        body=Markup("").join(drawn),
        columns=tuple(language.t(f"column.{c}") for c in ("earlier", "later", "how", "share", "voices", "why")),
        rows=tuple(
            (
                e.earlier, e.later, language.t(f"woven.{e.reuse}"), round(e.share, 3),
                language.t("woven.one" if e.together else "woven.apart"),
                names.why(language, e.reason) if e.reason else "",
            )
            for e in found.edges
        ),
        legend=tuple((f"a-{kind}", language.t(f"woven.{kind}")) for kind in ("full", "part", "none")),
    )  # fmt: skip
