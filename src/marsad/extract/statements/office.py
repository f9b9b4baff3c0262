"""A description such as «الرئيس الروسي» or «الوزارة» → the entity of the document that it goes back to.

Offices are what the document gives its people: the roles that were resolved, and the words that stand before a name.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from marsad.extract.statements.ground import COMMAS, STOPS, Ground, Office
from marsad.extract.statements.phrase import attached
from marsad.extract.statements.words import heads, media, words
from marsad.model import Entity
from marsad.text import folded

_NEAR = 200  # offices on either side of a description that are compared with it
_FAR = 3000  # tokens looked back for the body that a shortened name stands for
UNNAMED = "?"  # before the head word of one who spoke and was only described
_SHORT = 4  # tokens of a description that can stand for whoever spoke last
_AGAIN = 3  # speakers looked back at for whom it stands
_SPOKEN = 6  # speakers looked back at for the body that a shortened name stands for
_TITLE = 10  # tokens of a title before its name


def offices(g: Ground) -> list[Office]:
    """Every title that the document sets beside a person's name, in text order; read once a document."""
    if g.offices is not None:
        return g.offices
    found = [
        Office(bare(folded(r.title).split()), e.id, g.at(r.evidence.start))
        for e in g.entities.values()
        for r in e.roles
    ]
    previous = None
    for i in sorted(g.name):
        mention = g.name[i]
        if mention is previous or mention.type != "PER" or mention.entity is None:
            continue
        previous = mention
        if (start := _title(g, i)) is not None:
            found.append(Office(bare(g.norm[start:i]), mention.entity, i))
    g.offices = sorted(found, key=lambda o: o.at)
    return g.offices


@cache
def persons() -> frozenset[str]:
    """The words that describe a person."""
    return frozenset(w for w, kind in heads().items() if kind == "person")


def _title(g: Ground, i: int) -> int | None:
    """Where the title before the name at `i` begins: the furthest office word with no punctuation in between."""
    start, people = None, persons()
    for k in range(i - 1, max(-1, i - _TITLE - 1), -1):
        w = g.norm[k]
        apart = w in COMMAS or w in STOPS or w == ":" or w in words("that")
        if apart or k in g.cue or (k in g.name and g.name[k].type == "PER"):
            break
        if start is not None and attached(g, k, "ب") and w not in words("title-link"):
            break  # «ذكّر الأمين العام بكلام رئيس الوزراء فلان»: two offices
        if start is not None and w in words("sole-title") and g.norm[start] in words("sole-title"):
            break  # «استقبل الرئيس المصري الأمير فلان»
        if w in people or w[1:] in people:
            start = k
    return start


def holder(g: Ground, first: int, end: int) -> Entity | None:
    """Whose office or shortened name stands at tokens `first` to `end`; the last named before, else later."""
    wanted = bare(g.norm[first:end])
    if len(wanted) == 1 and heads().get(g.norm[first]) not in ("person", "document"):
        return _body(g, first, next(iter(wanted)))
    head = g.norm[first]
    if not head.startswith("ال") and (len(wanted) < 2 or head.endswith("ون")):  # «مسؤولون أتراك» hold no one office
        return None
    known = offices(g)
    here = bisect_left(known, first, key=lambda o: o.at)
    hits = [
        o
        for o in known[max(0, here - _NEAR) : here + _NEAR]
        if wanted <= o.title or (o.title <= wanted and _same_state(g, o, first, end))
    ]
    before = [o for o in hits if o.at < first]
    if before:
        return g.entities.get(before[-1].entity)
    if len({o.entity for o in hits}) == 1:
        return g.entities.get(hits[0].entity)
    return None if hits else _again(g, first, end)


def _again(g: Ground, first: int, end: int) -> Entity | None:
    """«الخبير», «المسؤول الإيراني»: whoever spoke last under a name, told by another title of the same nation."""
    if not g.norm[first].startswith("ال") or heads().get(g.norm[first]) != "person" or end - first > _SHORT:
        return None
    if g.norm[first] in words("unnamed") or g.word(end) in words("relative"):
        return None
    nations = {g.name[k].country for k in range(first, end) if k in g.name}
    woman = _of_woman(g.norm[first])
    for s in reversed(g.spoken[-_AGAIN:]):
        if s == UNNAMED + g.norm[first].removeprefix("ال"):
            return None  # «المسؤول الأمني» after «مسؤول أمني»: he stays unnamed
        e = g.entities.get(s)
        if e is None:
            continue
        if (
            e.type == "PER"
            and woman == _woman(g, e)
            and (not nations or not (theirs := _nations(g, e)) or nations & theirs)
        ):
            return e
    return None


def _of_woman(head: str) -> bool:
    """«المتحدثة»: a title in the feminine."""
    return head.endswith("ة") and heads().get(head) == "person"


def _woman(g: Ground, known: Entity) -> bool:
    """Whether a verb or a title of the text was feminine for a person; a title in the feminine fits nobody else."""
    return known.id in g.women or any(_of_woman(folded(r.title).partition(" ")[0]) for r in known.roles)


def _nations(g: Ground, known: Entity) -> set[str | None]:
    """The country of a person: known, or that of the peoples and states in the titles the document gives."""
    spans = ((g.at(r.evidence.start), g.at(r.evidence.end)) for r in known.roles)
    named = {g.name[k].country for a, b in spans for k in range(a, b) if k in g.name}
    return {known.country} if known.country else named


def _same_state(g: Ground, office: Office, first: int, end: int) -> bool:
    """«رئيس الوزراء اليمني» for a prime minister whose country is known to be that one."""
    known = g.entities.get(office.entity)
    states = {g.name[k].country or _country(g, g.name[k].entity) for k in range(first, end) if k in g.name}
    return known is not None and known.country is not None and known.country in states and len(office.title) > 0


def _country(g: Ground, entity: str | None) -> str | None:
    known = g.entities.get(entity or "")
    return known.country if known else None


def _body(g: Ground, first: int, word: str) -> Entity | None:
    """«الوزارة», «الحركة»: the last body named before whose name begins with that word."""
    if not g.norm[first].startswith("ال"):
        return None
    ministry = "ال" + word in words("the-ministry")
    starts = frozenset(w.removeprefix("ال") for w in words("ministry")) if ministry else frozenset({word})
    medium = heads().get("ال" + word) == "media"
    spoke = (g.entities[e] for e in reversed(g.spoken[-_SPOKEN:]) if e in g.entities)
    bodies = (e for e in spoke if e.type == "ORG" and not starts.isdisjoint(_plain(e.name)))
    if (again := next(bodies, None)) is not None:
        return again  # «المجلس»: the council that spoke, not one that was named since
    for at, last, known in reversed(g.bodies[: bisect_left(g.bodies, (first,))]):
        if last <= first - _FAR + 1:
            break
        entity = g.entities[known]
        if {folded(entity.name).split()[0].removeprefix("ال"), g.norm[at].removeprefix("ال")} & starts:
            return entity
        if medium and is_medium(entity) and g.word(at - 1).endswith(word):
            return entity  # «الوكالة» after «وكالة الأناضول»
    return None


def _plain(name: str) -> list[str]:
    """The words of a body's name without their articles."""
    return [w.removeprefix("ال") for w in folded(name).split()]


def is_medium(known: Entity | None, quoted: bool = False) -> bool:
    """Whether an entity is an outlet or agency; in quotation marks an everyday word may name one («الوطن»)."""
    return known is not None and folded(known.name) in media(quoted)


def completes_title(g: Ground, i: int, subject: tuple[int, int]) -> bool:
    """«الأمين العام لحزب الخضر»: whether `i` is the body a title without a name belongs to, not who is spoken to."""
    named = any(k in g.name and g.name[k].type == "PER" for k in range(*subject))
    if named or heads().get(g.norm[subject[0]]) != "person":
        return False
    body = i in g.name and g.name[i].type == "ORG" and not is_medium(g.entities.get(g.name[i].entity or ""))
    return body or heads().get(g.norm[i][1:]) == "body"


def bare(found: list[str]) -> frozenset[str]:
    """Words without their articles and clitic «و», prepositions left out."""
    kinds, small = heads(), words("preposition")
    plain = [w[1:] if w[0] == "و" and (w.startswith("ال", 1) or w[1:] in kinds) else w for w in found]
    return frozenset([w.removeprefix("ال") for w in plain if w not in small and w.isalpha()])
