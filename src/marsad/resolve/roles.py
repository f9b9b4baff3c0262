"""Mentions tied to nobody yet → the roles that the text gives its people: office, body and state, each from its words.

A state that an office's words name is the holder's own, unless it is where he is posted («السفير المصري في الخرطوم» is
Egypt's) or the body is one of many states («المتحدث باسم الأمم المتحدة» is no state's).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from marsad.knowledge import gazetteer
from marsad.model import Annotated, Evidence, Mention, Role
from marsad.resolve.offices import Found, Office, around, office_at
from marsad.resolve.offices import offices as offices_by_id

APPOSITION = "names.role.apposition"
SHARED = "names.role.shared"
COMMAND = "names.role.command"
# The longest title after a name, in tokens; how far an antecedent may stand before «نظيره», «وزير خارجيته».
TITLE, NEAR = 10, 40
# How the office of two ends, before its complement or with the article: «وزيرا الخارجية», «الرئيسين».
DUAL = ("ا", "ي", "ان", "ين")
OFFICER = "officer"
BODIES = frozenset(("NORP", "ORG", "GPE", "LOC", "FAC"))
COMMAS = frozenset("،,(")
# What a noun ends with that belongs to someone named before: «خارجيته», «دفاعها».
OWNED = ("ته", "تها", "ه", "ها", "هم")


class Held(NamedTuple):
    """A role with the office that it is, and the token at which its words begin."""

    role: Role
    office: str | None
    at: int


class Read(NamedTuple):
    """What is needed of a document to read titles: its mentions, outer before nested, and their first tokens."""

    doc: Annotated
    firsts: list[int]


def opened(doc: Annotated) -> Read:
    """`doc` as titles are read in it."""
    starts = doc.tokens.start
    return Read(doc, [bisect_left(starts, m.evidence.start) for m in doc.mentions])


def roles(read: Read) -> dict[Evidence, tuple[Held, ...]]:
    """The roles of each person's mention, by the mention's evidence; mentions without one are left out."""
    found: dict[Evidence, tuple[Held, ...]] = {}
    before: list[Held] = []
    for n, mention in enumerate(read.doc.mentions):
        if mention.type != "PER":
            continue
        titles = [part for title in (*mention.titles, *_after(read, n)) for part in _parts(read, title)]
        held = _one_state(tuple(_held(read, title, before) for title in titles))
        held = (*held, *_commands(read, held)) if held else _second(read, n, before)
        if held:
            found[mention.evidence] = held
            before += held
    return found


def _parts(read: Read, title: Evidence) -> list[Evidence]:
    """The offices side by side in one title: «نائب رئيس الوزراء | وزير الخارجية»; a rank is no office apart."""
    tokens = read.doc.tokens
    first, last = bisect_left(tokens.start, title.start), bisect_left(tokens.start, title.end)
    found = office_at(tokens.norm, first, last)
    cuts = [(first, 0)]
    while found:
        at = min(extent(read, found), last)
        found = office_at(tokens.norm, at, last) if tokens.norm[found.last - 1].startswith("ال") and at < last else None
        if found and (found.office.id == OFFICER or found.office.like or found.clitic not in ("", "و")):
            found = None
        cuts += [(at, len(found.clitic))] if found else []
    if len(cuts) == 1:
        return [title]
    spans = zip(cuts, [*(at for at, _ in cuts[1:]), last], strict=True)
    made = read.doc.article.evidence
    return [made(tokens.start[a] + clitic, tokens.end[b - 1], title.rule) for (a, clitic), b in spans]


def _one_state(held: tuple[Held, ...]) -> tuple[Held, ...]:
    """Offices of one man that name no state are of the state that another of them names."""
    named = {h.role.country for h in held if h.role.country}
    if len(held) < 2 or len(named) != 1:
        return held
    (country,) = named
    return tuple(
        h._replace(role=replace(h.role, country=country)) if h.office and offices_by_id()[h.office].national else h
        for h in held
    )


def _held(read: Read, title: Evidence, before: list[Held]) -> Held:
    norm, starts = read.doc.tokens.norm, read.doc.tokens.start
    first, last = bisect_right(starts, title.start) - 1, bisect_left(starts, title.end)  # «و|وزير»: within a token
    office = next((f for at in range(first, last) if (f := office_at(norm, at, last))), None)
    country, body = state(read, first, last, office and office.office)
    kind = office.office.id if office else None
    like = next((h for h in reversed(before) if first - h.at < NEAR), None)
    if office and office.office.like and like:
        kind, body = like.office, body or like.role.organisation
    elif office and office.office.body and norm[office.last - 1].endswith(OWNED) and not country and like:
        country = like.role.country
    if office and office.office.posted and norm[office.last - 1].endswith(OWNED):
        country = _sender(read, office.first)
    if body is None and kind:
        body = offices_by_id()[kind].body
    return Held(Role(evidence=title, title=title.text, organisation=body, country=country, office=kind), kind, first)


def _sender(read: Read, at: int) -> str | None:
    """The only state named in the sentence before «سفيرها» at token `at`; where he is posted is not his state."""
    sentences = read.doc.sentences
    first = sentences[max(0, bisect_right(sentences, at, key=lambda s: s.first) - 1)].first
    known = (gazetteer.known().get(m.known or "") for m, _ in _inside(read, first, at))
    states = {one.country for one in known if one and one.country}
    return states.pop() if len(states) == 1 else None


def _second(read: Read, n: int, before: list[Held]) -> tuple[Held, ...]:
    """The office that the person of mention `n` holds like the one just named: «الرئيسان الروسي فلان والصيني فلان»."""
    doc, at = read.doc, read.firsts[n]
    state, like = (doc.mentions[n - 1], before[-1]) if n and before else (None, None)
    if not state or not like or state.type != "NORP" or doc.tokens.norm[at - 1][0] != "و":
        return ()
    one = gazetteer.known().get(state.known or "")
    two = doc.tokens.norm[like.at].endswith(DUAL) and read.firsts[n - 1] == at - 1 and at - like.at < NEAR
    if not (two and one and like.role.country and one.country != like.role.country):
        return ()
    words = doc.article.evidence(doc.tokens.start[at - 1], doc.tokens.end[at - 1], SHARED)
    return (Held(replace(like.role, evidence=words, title=words.text, country=one.country), like.office, at - 1),)


def _commands(read: Read, held: tuple[Held, ...]) -> tuple[Held, ...]:
    """The command that stands before a rank: «قائد القوة الجوفضائية في الحرس الثوري العميد …»."""
    rank, norm = held[0], read.doc.tokens.norm
    if rank.office != OFFICER or rank.role.country:
        return ()
    named = {
        at for m, first in _inside(read, rank.at - TITLE, rank.at) if m.type in BODIES for at in _tokens(read, m, first)
    }
    for at in range(rank.at - 1, max(-1, rank.at - TITLE), -1):
        found = office_at(norm, at, rank.at)
        if found and found.office.field == "military" and found.office.id != OFFICER and not found.clitic:
            start, end = read.doc.tokens.start[at], read.doc.tokens.end[rank.at - 1]
            return (_held(read, read.doc.article.evidence(start, end, COMMAND), []),)
        if not (at in named or norm[at].startswith("ال") or norm[at] in around().between):
            break
    return ()


def _tokens(read: Read, mention: Mention, first: int) -> range:
    return range(first, bisect_left(read.doc.tokens.start, mention.evidence.end))


def state(read: Read, first: int, last: int, office: Office | None) -> tuple[str | None, str | None]:
    """The state and the body that the words of an office over tokens `first` to `last` name; without a state, the
    body's own («رئيس شركة غازبروم» is of Russia)."""
    body: str | None = None
    place: str | None = None
    owner: str | None = None
    national = bool(office and office.national)
    for m, at in _inside(read, first, last):
        one = gazetteer.known().get(m.known or "")
        if m.type == "ORG":
            body, owner = body or m.name, owner or (one.country if one else None)
            if one and one.sector == "IGO" and not national:
                return None, body
        elif m.type == "NORP" and one and one.country:
            return one.country, body
        elif m.type == "NORP" and one and not national and m.known in _shared():
            return None, body
        elif m.type == "GPE" and one and one.country:
            if not _posting(read, at, m):
                return one.country, body
            place = place or one.country
    posted = office is None or office.posted
    return owner or (None if posted else place), body


def _inside(read: Read, first: int, last: int) -> list[tuple[Mention, int]]:
    """Mentions that begin at tokens `first` to `last` (excluded), outermost first at each."""
    a, b = bisect_left(read.firsts, first), bisect_left(read.firsts, last)
    return [(read.doc.mentions[n], read.firsts[n]) for n in range(a, b)]


def _posting(read: Read, at: int, mention: Mention) -> bool:
    """Whether a place is where someone is posted: «في الخرطوم», «إلى اليمن», «بالقاهرة»."""
    written = read.doc.tokens.norm[at]
    attached = len(mention.evidence.text) > len(mention.name) and written[0] == "ب"
    return attached or (at > 0 and read.doc.tokens.norm[at - 1] in around().posting)


@cache
def _shared() -> frozenset[str]:
    """Nationalities of many states: «الأممي», «الأوروبي»."""
    return frozenset(k.id for k in gazetteer.known().values() if k.type in ("ORG", "LOC") and not k.country)


def _after(read: Read, n: int) -> tuple[Evidence, ...]:
    """The title that follows a name after a comma or bracket: «سوسن العلي، وزيرة الخارجية الأردنية،»."""
    doc, mention = read.doc, read.doc.mentions[n]
    norm, at = doc.tokens.norm, bisect_left(doc.tokens.start, mention.evidence.end)
    if mention.titles or at + 1 >= len(norm) or norm[at] not in COMMAS:
        return ()
    found = office_at(norm, at + 1, len(norm))
    if not found or found.clitic:
        return ()
    last = extent(read, found)
    if any(m.type == "PER" for m, _ in _inside(read, at + 1, last + 1)):
        return ()  # «حضر فلان، الوزير فلان»: another's title
    return (doc.article.evidence(doc.tokens.start[at + 1], doc.tokens.end[last - 1], APPOSITION),)


def extent(read: Read, found: Found) -> int:
    """One past the last token of the office and what it is of: bodies, states, and the words that join them."""
    norm, last, at = read.doc.tokens.norm, found.last, found.last
    while at < min(len(norm), found.first + TITLE):
        here = bisect_left(read.firsts, at)
        mention = read.doc.mentions[here] if here < len(read.firsts) and read.firsts[here] == at else None
        if mention and mention.type in ("NORP", "ORG", "GPE"):
            last = at = bisect_left(read.doc.tokens.start, mention.evidence.end)
        elif norm[at] in around().between:
            at += 1
        else:
            break
    return last
