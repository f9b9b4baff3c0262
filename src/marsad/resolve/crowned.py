"""A ruler called by his style, or by a title and a given name; the day → who is meant: the one whom lists know in that
office then, if only one is.

«الملك سلمان» in a report of 2015 is Saudi Arabia's king. One whose name a former holder of the office had too («الملك
عبدالله») is meant only where his state is named, and after a title that others bear («الشيخ تميم») likewise.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from functools import cache

from msgspec.structs import replace

from marsad import text
from marsad.knowledge import gazetteer
from marsad.knowledge.crowned import STYLE, styles, titles
from marsad.knowledge.gazetteer.offices import Holding, holdings
from marsad.model import Evidence, Mention, Role
from marsad.resolve.roles import Held
from marsad.text import folded

RULE = "resolve.crowned"
OFFICES = frozenset(("monarch", "emir", "crown-prince"))
Roles = dict[Evidence, tuple[Held, ...]]


def with_styles(mentions: Collection[Mention], held: Roles) -> Roles:
    """`held`, each style with the office and state that it is the name of."""
    said = {m.evidence: _role(m) for m in mentions if m.evidence.rule == STYLE}
    return held | said


def _role(mention: Mention) -> tuple[Held, ...]:
    style = styles()[tuple(folded(mention.name).split())]
    role = Role(evidence=mention.evidence, title=mention.name, country=style.state, office=style.office)
    return (Held(role, style.office, -1),)


def crowned(mention: Mention, held: Roles, states: Collection[str], day: date) -> Mention:
    """`mention`, of a person without an id, with that of the ruler whom a style or a title and given name tells on
    `day`; `states` are named. His roles stand in `held` by the mention as it is returned, too."""
    style = mention.evidence.rule == STYLE
    if not (style or mention.titles):
        return mention
    roles = held.get(mention.evidence, ())
    offices, own = OFFICES & {h.office for h in roles}, {h.role.country for h in roles if h.role.country}
    shared = frozenset[str]() if offices else _shared(mention)
    found = list(_all(offices or shared) if style else _named(mention.name, offices or shared))
    found = [(who, h) for who, h in found if not own or h.country in own]
    now = {who: h for who, h in found if h.on(day)}
    if len(now) != 1:
        return mention
    ((who, holding),) = now.items()
    told = style or bool(own) or holding.country in states
    if not told and (shared or len({who for who, _ in found}) > 1):
        return mention
    known = replace(mention, known=who, evidence=replace(mention.evidence, rule=RULE))
    held[known.evidence] = roles
    return known


def _shared(mention: Mention) -> frozenset[str]:
    """The offices that the last word of a title, which is no office's own, may tell."""
    words = folded(mention.titles[-1].text).split() if mention.titles else []
    return titles().get(words[-1], frozenset()) if words else frozenset()


@cache
def _all(offices: frozenset[str]) -> tuple[tuple[str, Holding], ...]:
    return tuple((who, h) for who, terms in holdings().items() for h in terms if h.office in offices)


def _named(name: str, offices: Collection[str]) -> Iterator[tuple[str, Holding]]:
    """Who held one of `offices` and has a name that begins with `name`."""
    key = text.key(name)
    return ((who, h) for who in _rulers().get(key, ()) for h in holdings()[who] if h.office in offices)


@cache
def _rulers() -> dict[str, tuple[str, ...]]:
    """What the names of rulers begin with, as `text.key` writes it → whose they are."""
    rulers = {who for who, _ in _all(OFFICES)}
    found: dict[str, set[str]] = {}
    for form in gazetteer.forms():
        if form.known in rulers:
            words = text.key(" ".join(form.words)).split()
            for length in range(1, len(words) + 1):
                found.setdefault(" ".join(words[:length]), set()).add(form.known)
    return {name: tuple(sorted(who)) for name, who in found.items()}
