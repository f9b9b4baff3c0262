"""Where two reports come from: what two documents have in common in, whether they go back to one source and why out."""

from __future__ import annotations

import re
from collections.abc import Mapping

from marsad import text
from marsad.knowledge.outlets import Outlet, called, house, one_outlet
from marsad.model import Article, Tie, Trace, Why

# From here on two documents are held to tell of one event, or of one story: where answers are calibrated, half of the
# F1 that they reach is where F1 is highest, and on pairs that were not tuned on it is about 0.86.
SURE = 0.43
PARTLY = 0.3  # sure enough of one event where a passage is common, or
LARGE = 0.2  # a passage that is so much of both texts, or
FAIR = 0.12  # so much of both where they are of one story
NOBODY: Mapping[str, str] = {}
_PARTS = re.compile(r"[-–—:،,()/|«»\"]+")


def origin(a: Trace, b: Trace, reuse: str, share: float, sure: tuple[float, float]) -> tuple[bool | None, Why | None]:
    """Whether both go back to one source: a copy, the agency that both credit, the one speaker whom both quote, common
    passages on one event or story (`sure`: how sure it is that they tell of one). None where that is not known: unlike
    words on one event prove neither."""
    event, story = sure
    if reuse == "full":
        return True, Why("origin.copy")
    if reuse == "part" and event < PARTLY and share < (FAIR if story >= SURE else LARGE):
        return None, None
    if reuse == "none" and event < SURE:
        return False, None
    agencies = sorted(set(a.agencies).intersection(b.agencies))
    if agencies:
        return True, Why("origin.agency", (agencies[0],))
    if voice := _voice(a, b):
        return True, Why("origin.voice", (voice,))
    return (True, Why("origin.passages")) if reuse == "part" else (None, None)


def _voice(a: Trace, b: Trace) -> str | None:
    """Whose words both carry: the one speaker of one of them, whom the other quotes too."""
    if a.voice and b.voice and text.key(a.voice) == text.key(b.voice):
        return min(a.voice, b.voice)
    return min((v for v, others in ((a.voice, b.voices), (b.voice, a.voices)) if v and v in others), default=None)


def signed(byline: str | None) -> dict[str, Outlet | None]:
    """The parts of a byline, each with the outlet that it names: «أثينا - أ ف ب» is a town and an agency."""
    parts = (p.strip() for p in _PARTS.split(byline or ""))
    return {p: called(p) for p in parts if p}


def credited(document: Article) -> tuple[str, ...]:
    """The agencies that a text credits, and those that stand in its byline."""
    byline = (o.name for o in signed(document.byline).values() if o and o.kind == "agency")
    return tuple(dict.fromkeys((*document.agencies, *byline)))


def owner(a: Trace, b: Trace, owned: Mapping[str, str] = NOBODY) -> Why | None:
    """The house that both outlets belong to, where they are different outlets or the same; `owned` is what people
    decided, as `knowledge.outlets.house` takes it."""
    if not a.outlet or not b.outlet:
        return None
    if one_outlet(a.outlet) == one_outlet(b.outlet):
        return Why("origin.outlet", (a.outlet,))
    one, other = house(a.outlet, owned), house(b.outlet, owned)
    return Why("origin.owner", (one[1],)) if one[0] == other[0] else None


def collapses(tie: Tie) -> bool:
    """Whether the two count as one voice on what both tell: one source, or one house. A short passage taken over does
    not make the rest of a report another's."""
    passing = tie.origin is not None and tie.origin.rule == "origin.passages" and tie.share < LARGE
    return (bool(tie.same_origin) and not passing) or (tie.owner is not None and tie.same_event)
