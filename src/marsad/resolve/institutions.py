"""Mentions → what is said of bodies named by kind and owner: whose they are, and under what key they are one.

«وزارة الخارجية الروسية», «الخارجية الروسية» and, after them, «الخارجية» are one body.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from marsad import text
from marsad.knowledge import gazetteer
from marsad.knowledge.institutions import id_of, institution
from marsad.model import Mention, Span

RULE = "names.organisation."
# Names by the noun before them: «مطار عدن», «بلدة … السورية».
ANNOUNCED = "names.announced."
# The word that a ministry's short name leaves out, and words by which every state calls the same body.
MINISTRY = "ministry"
SECTORS = {
    "ministry": "GOV", "government-of": "GOV", "administration-of": "GOV", "government": "GOV", "foreign": "GOV",
    "ministry-short": "GOV", "parliament": "LEG", "army": "MIL", "forces": "MIL", "force": "MIL", "party": "PTY",
}  # fmt: skip
# How many names of states and nationalities, and what share of all, make a text one state's own.
HOME_LEAST, HOME_SHARE = 4, 0.6


class Institution(NamedTuple):
    """A body's key within the document, its country, and the PLOVER sector of its kind."""

    key: str
    country: str | None
    sector: str | None


def institutions(mentions: Sequence[Mention]) -> dict[Span, Institution]:
    """The bodies read by pattern among `mentions`, which stand in text order, outer before nested, by their spans."""
    found: dict[Span, Institution] = {}
    last: dict[str, Institution] = {}
    home, led = _home(mentions), _led(mentions)
    for at, mention in enumerate(mentions):
        if mention.evidence.rule.startswith(ANNOUNCED):
            country = _country(_owner(mentions, at) or _adjective(mentions, at))
            found[mention.evidence.span] = Institution(f"{mention.type}:{text.key(mention.name)}", country, None)
        if mention.type != "ORG" or not mention.evidence.rule.startswith(RULE):
            continue
        owner = _owner(mentions, at)
        plain = _plain(mention, owner)
        country = _country(owner)
        body = Institution(_key(mention, plain, country), country, SECTORS.get(_kind(mention)))
        if not owner and (state := led.get(mention.evidence.span)):
            body = body._replace(key=_key(mention, plain, state), country=state)
        elif not owner and plain in last:
            body = last[plain]
        elif not owner and body.sector and home:
            body = body._replace(key=_key(mention, plain, home), country=home)
        elif owner:
            last[plain] = body
        found[mention.evidence.span] = body
    return found


def _led(mentions: Sequence[Mention]) -> dict[Span, str]:
    """The bodies that every state has which the title of someone of a known state names, with that state."""
    found: dict[Span, str] = {}
    titles = [(t.start, t.end, m) for m in mentions if m.type == "PER" for t in m.titles]
    for mention in mentions if titles else ():
        if mention.type == "ORG" and institution(mention.name, None):
            start, end = mention.evidence.start, mention.evidence.end
            who = next((m for a, b, m in titles if a <= start and end <= b), None)
            if who and (state := _country(who) or who.country):
                found[mention.evidence.span] = state
    return found


def _key(mention: Mention, plain: str, country: str | None) -> str:
    """What all mentions of a body share: the id of the one that a state has of its kind, else its name and state."""
    kind = institution(mention.name, country) if country else None
    return id_of(kind, country) if kind and country else f"ORG:{plain}:{country}"


def _home(mentions: Sequence[Mention]) -> str | None:
    """The state that a text is about so plainly that its unowned ministries and parliaments are that state's."""
    states = Counter(_country(m) for m in mentions if m.type in ("NORP", "GPE"))
    del states[None]
    most = states.most_common(1)
    return most[0][0] if most and most[0][1] >= max(HOME_LEAST, HOME_SHARE * states.total()) else None


def _owner(mentions: Sequence[Mention], at: int) -> Mention | None:
    """The last state or nationality nested in the mention at `at`."""
    end, owner = mentions[at].evidence.end, None
    for inner in (mentions[n] for n in range(at + 1, len(mentions))):
        if inner.evidence.start >= end:
            break
        if inner.evidence.end <= end and inner.type in ("NORP", "GPE", "PER"):
            owner = inner
    return owner


def _adjective(mentions: Sequence[Mention], at: int) -> Mention | None:
    """The nationality right after the mention at `at`, which is not a person: «مدينة كيلس التركية»."""
    here, after, then = (*mentions[at : at + 3], None, None)[:3]
    if not here or not after or after.type != "NORP" or not _beside(here, after):
        return None
    return None if then and then.type == "PER" and _beside(after, then) else after


def _beside(one: Mention, other: Mention) -> bool:
    """Whether `other` stands right after `one`."""
    return 0 < other.evidence.start - one.evidence.end < 3


def _plain(mention: Mention, owner: Mention | None) -> str:
    """The key of a body's name without its owner, and without the head that a short name drops (وزارة); the id of its
    kind where every state has one of it."""
    name = mention.name
    if kind := institution(name, _country(owner)):
        return kind.id
    if owner and name.endswith(owner.evidence.text):
        name = name[: -len(owner.evidence.text)]
    words = text.key(name).split()
    return " ".join(words[1:] if _kind(mention) == MINISTRY and len(words) > 1 else words)


def _country(owner: Mention | None) -> str | None:
    one = gazetteer.known().get((owner and owner.known) or "")
    return one.country if one else None


def _kind(mention: Mention) -> str:
    return mention.evidence.rule.removeprefix(RULE)
