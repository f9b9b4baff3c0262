"""Events and statements in, who had to do with whom out: a circle of names with a line for each two, the thicker the
more was told of both."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from math import cos, pi, sin, sqrt
from typing import Any, Literal
from urllib.parse import urlencode

from markupsafe import Markup
from msgspec import Struct

from marsad.desk.language import Language
from marsad.desk.pictures.drawing import Picture, link, mark
from marsad.knowledge.ontology import types
from marsad.record.rows import PartyRow, StatementRow, TimelineRow

WIDTH, HEIGHT = 700, 470
REACH, HIGH = 180, 180  # from the middle to the circle, across and upwards
NAMES, TIES = 16, 48  # of the picture, beside the one in its middle
LONGEST = 22  # letters of a name
Kind = Literal["cooperation", "conflict", "said"]
KINDS: tuple[Kind, ...] = ("cooperation", "conflict", "said")


class Tie(Struct, frozen=True, kw_only=True):
    """Two entities with how many events that cooperate and that are in conflict, and how many statements of one to the
    other, join them; `document` and `start` are where the first of these stands."""

    a: str
    b: str
    cooperation: int = 0
    conflict: int = 0
    said: int = 0
    document: str = ""
    start: int = 0

    @property
    def weight(self) -> int:
        return self.cooperation + self.conflict + self.said

    @property
    def kind(self) -> Kind | Literal["mixed"]:
        """What most of it is; `mixed` where events of both kinds join them."""
        if self.cooperation and self.conflict:
            return "mixed"
        return "cooperation" if self.cooperation else "conflict" if self.conflict else "said"


class Network(Struct, frozen=True, kw_only=True):
    """Who had to do with whom: ties, the strongest first, and whom they join by id; `middle` is whose it is."""

    ties: tuple[Tie, ...]
    names: Mapping[str, PartyRow]
    middle: str | None = None

    def ends(self, tie: Tie) -> tuple[str, str]:
        """The two of a tie, the one in the middle first."""
        return (tie.b, tie.a) if tie.b == self.middle else (tie.a, tie.b)


def network(events: Iterable[TimelineRow], statements: Iterable[StatementRow], middle: str | None = None) -> Network:
    """Whom the rows join; where it is someone's, only those who have to do with them, and what these have with each
    other. Events that did not happen as told (denied, planned) join too: what is between two is also what they mean
    to do."""
    counted: defaultdict[tuple[str, str], Counter[Kind]] = defaultdict(Counter)
    first: dict[tuple[str, str], tuple[str, int]] = {}
    names: dict[str, PartyRow] = {}
    for kind, parties, document, start in (*_done(events), *_spoken(statements)):
        here = {p.entity: p for p in parties if p.entity}
        names |= {id: p for id, p in here.items() if id not in names}
        for a, b in combinations(sorted(here), 2):
            counted[a, b][kind] += 1
            first.setdefault((a, b), (document, start))
    ties = [
        Tie(a=a, b=b, cooperation=n["cooperation"], conflict=n["conflict"], said=n["said"],
            document=first[a, b][0], start=first[a, b][1])
        for (a, b), n in counted.items()
    ]  # fmt: skip
    if middle:
        near = {t.b if t.a == middle else t.a for t in ties if middle in (t.a, t.b)}
        ties = [t for t in ties if middle in (t.a, t.b) or (t.a in near and t.b in near)]
    ties.sort(key=lambda t: (middle not in (t.a, t.b), -t.weight, t.a, t.b))
    joined = {id for t in ties for id in (t.a, t.b)}
    return Network(ties=tuple(ties), names={id: p for id, p in names.items() if id in joined}, middle=middle)


def _done(events: Iterable[TimelineRow]) -> Iterator[tuple[Kind, tuple[PartyRow, ...], str, int]]:
    for e in events:
        kind = types().get(e.type)
        side: Kind = "conflict" if kind and kind.quad.endswith("conflict") else "cooperation"
        yield side, (*e.actors, *e.recipients), e.document, e.start


def _spoken(statements: Iterable[StatementRow]) -> Iterator[tuple[Kind, tuple[PartyRow, ...], str, int]]:
    for s in statements:
        if s.addressee:
            for speaker in s.speakers:
                yield "said", (speaker, s.addressee), s.document, s.start


def picture(found: Network, language: Language) -> Picture:
    """The strongest ties drawn; the table has them all."""
    drawn = _chosen(found)
    at = _placed(drawn, found, language.dir == "rtl")
    top = max((t.weight for t in drawn), default=1)
    weight = Counter({id: sum(t.weight for t in drawn if id in (t.a, t.b)) for id in at})
    most = max(weight.values(), default=1)
    lines = [_line(t, at, top, found, language) for t in reversed(drawn)]
    names = [_name(id, at, 4 + 7 * sqrt(weight[id] / most), found, language) for id in at]
    return Picture(
        name="network", label=language.t("network.picture"), width=WIDTH, height=HEIGHT,
        body=Markup("").join((*lines, *names)),
        columns=tuple(language.t(f"column.{c}") for c in ("one", "other", *KINDS)),
        rows=tuple(
            (*(language.name(found.names[id]) for id in found.ends(t)), t.cooperation, t.conflict, t.said)
            for t in found.ties
        ),
        legend=tuple((f"n-{k}", language.t(f"network.{k}")) for k in (*KINDS, "mixed")),
    )  # fmt: skip


def _chosen(found: Network) -> list[Tie]:
    """The ties among the names that are drawn: those of the strongest ties."""
    names: dict[str, None] = dict.fromkeys([found.middle] if found.middle else [])
    for t in found.ties:
        new = {t.a, t.b} - names.keys()
        if len(names) + len(new) <= NAMES + bool(found.middle):
            names.update(dict.fromkeys(sorted(new)))
    return [t for t in found.ties if t.a in names and t.b in names][:TIES]


def _placed(ties: list[Tie], found: Network, rtl: bool) -> dict[str, tuple[float, float]]:
    """Where each name stands: the middle one there, the others around it, each beside one it is tied to if it can be,
    from the top in the reading direction."""
    names = list(dict.fromkeys(id for t in ties for id in (t.a, t.b) if id != found.middle))
    order: list[str] = []
    while names:
        last = order[-1] if order else ""
        near = [t.b if t.a == last else t.a for t in ties if last in (t.a, t.b)]
        order.append(next((id for id in near if id in names), names[0]))
        names.remove(order[-1])
    at: dict[str, tuple[float, float]] = {}
    if found.middle and ties:
        at[found.middle] = (WIDTH / 2, HEIGHT / 2)
    for n, id in enumerate(order):
        turn = 2 * pi * n / len(order) * (-1 if rtl else 1)
        at[id] = (WIDTH / 2 + REACH * sin(turn), HEIGHT / 2 - HIGH * cos(turn))
    return at


def _line(t: Tie, at: Mapping[str, tuple[float, float]], top: int, found: Network, language: Language) -> Markup:
    (x1, y1), (x2, y2) = at[t.a], at[t.b]
    one, other = (language.name(found.names[id]) for id in found.ends(t))
    sums = [f"{language.t(f'network.{k}')} {language.figure(n)}" for k in KINDS if (n := getattr(t, k))]
    title = mark("title", f"{one} – {other}: {language.t('list.comma').join(sums)}")
    line = mark("line", class_=f"n-{t.kind}", x1=x1, y1=y1, x2=x2, y2=y2, stroke_width=1 + 5 * sqrt(t.weight / top))
    return link(f"/article?{urlencode({'id': t.document})}#c{t.start}", title, line)


def _name(id: str, at: Mapping[str, tuple[float, float]], size: float, found: Network, language: Language) -> Markup:
    x, y = at[id]
    who: Any = found.names[id]
    said = language.name(who)
    shown = said if len(said) <= LONGEST else said[: LONGEST - 1] + "…"
    left, right = x < WIDTH / 2 - 30, x > WIDTH / 2 + 30
    rtl = language.dir == "rtl"
    if left or right:  # words run from the circle outwards
        anchor = "start" if right != rtl else "end"
        words = mark("text", shown, class_="name", x=x + (size + 6) * (1 if right else -1), y=y + 4.5,
                     text_anchor=anchor)  # fmt: skip
    else:
        below = y >= HEIGHT / 2
        words = mark("text", shown, class_="name", x=x, y=y + (size + 16 if below else -size - 7),
                     text_anchor="middle")  # fmt: skip
    circle = mark("circle", class_="node middle" if id == found.middle else "node", cx=x, cy=y, r=size)
    return link(f"/entity?{urlencode({'id': id})}", mark("title", said), circle, words)
