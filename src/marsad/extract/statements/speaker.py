"""A frame → who speaks: the subject after or before the verb, else who spoke last, in the text's own words.

A name in the subject gives its entity; a title alone is looked up among the offices the document gives its people;
a group or an unnamed source stays a description, with no entity.
"""

from __future__ import annotations

from typing import NamedTuple

from marsad.extract.statements.frame import Frame
from marsad.extract.statements.ground import Ground
from marsad.extract.statements.office import holder
from marsad.extract.statements.phrase import attached, carries, conjoined, issued, noun_phrase, whole
from marsad.extract.statements.subject import SPEAKS
from marsad.extract.statements.words import heads, words
from marsad.model import Mention, Party

_GROUP = 40  # tokens before a plural verb in which its subject may be named
_LEAST = 6  # letters of a sound plural with its article
_CLAUSE = 15  # tokens of a clause between its opening and the participle that brings what was said
_VERB = 3  # tokens of a verb with its particles, before its subject
_OPENING = frozenset('«“"(')  # before the name of a medium: «وكالة «برقية»», «وكالة (برقية)»


class Said(NamedTuple):
    """Who spoke at a token, and what the verb told of them."""

    at: int
    speakers: tuple[Party, ...]
    gender: str | None
    many: bool
    nested: bool = False  # said within somebody else's words
    via: tuple[Party, ...] = ()
    block: int = -1


def speakers(g: Ground, f: Frame, first: int, before: list[Said]) -> tuple[Party, ...]:
    """The speakers of `f`, whose period begins at token `first`; `before` holds what was said earlier, in order."""
    if f.subject is not None:
        others = [span[0] for span in (f.origin, f.addressee) if span is not None and span[0] >= f.subject[1]]
        found = parties(g, *f.subject, f.at if f.before else min([f.link_at, *others]))
        own = _head(g, f.subject[0])
        issued_before = own.startswith("ال") and g.word(f.subject[0] + 1) not in words("joint")
        if heads().get(own) == "document" and found and found[0].entity is None and before and issued_before:
            return _main(before)[-1].speakers  # «وأضاف البيان»: whoever issued it spoke before
        if heads().get(own) == "media" and f.subject[1] == f.subject[0] + 1 and found and found[0].entity is None:
            return _same_medium(g, own, before) or found
        return found
    return _carried(g, f, first, before)


def parties(g: Ground, first: int, end: int, limit: int = 0) -> tuple[Party, ...]:
    """Whoever the noun phrase over tokens `first` to `end` names: its people, else its bodies or states, else itself.

    A description that names nobody goes on up to token `limit` at most.
    """
    kind = heads().get(_head(g, first)) if end > first else "thing"
    if kind in ("thing", "scripture"):
        return ()
    mentions = _mentions(g, first, end)
    inner = heads().get(g.word(first + 1)) if first + 1 < end else None
    office = (kind, inner) == ("body", "person")  # «مكتب محافظ مرجان»: neither the town nor the governor
    people = [m for m in mentions if m.type == "PER" and not office]
    owned = bool(people) and (_owns(g, first, people[0]) or _on_behalf(g, first, people[0]))
    if people[owned:]:
        return tuple(_party(g, m, "name") for m in _joined(g, people[owned:]))
    if kind == "media" and not mentions and g.word(end) in _OPENING:
        mentions = _mentions(g, first, min(end + 3, len(g.norm)))
    if kind == "document" and (by := _issuer(g, first, end, limit or len(g.norm))) is not None:
        return parties(g, *by)
    if (kind, inner) == ("document", "body"):
        return parties(g, first + 1, end, limit)  # «تقديرات الصندوق»
    alone = owned or kind == "person" or office
    others = [] if alone else [m for m in mentions if m.type in SPEAKS]
    if others and (kind in ("document", "media") or g.name.get(first) == others[0] or _leads(g, first, others[0])):
        return tuple(_party(g, m, "name") for m in _joined(g, others))
    return (_described(g, first, end, limit),)


def _issuer(g: Ground, first: int, end: int, limit: int) -> tuple[int, int] | None:
    """Who issued the document described from `first`: within its description, or right after it."""
    inside = (k for k in range(first + 1, end) if g.norm[k] in words("issued-by") or attached(g, k, "ل"))
    at, last = issued(g, next(inside, end), limit)
    return (at, last) if at < last else None


def _owns(g: Ground, first: int, person: Mention) -> bool:
    """«خصوم فلان», «محامي فلان»: the name only says whose they are."""
    w = g.norm[first]
    return first not in g.name and not w.startswith("ال") and g.name.get(first + 1) == person and w != "و"


def _on_behalf(g: Ground, first: int, person: Mention) -> bool:
    """«المتحدث باسم فلان»."""
    at = g.at(person.evidence.start)
    return first not in g.name and at - first > 1 and g.norm[at - 1] in words("on-behalf")


def _mentions(g: Ground, first: int, end: int) -> list[Mention]:
    found: list[Mention] = []
    for i in range(first, end):
        m = g.name.get(i)
        if m is not None and (not found or found[-1] is not m):
            found.append(m)
    return found


def _head(g: Ground, first: int) -> str:
    word = g.norm[first]
    if word in heads():
        return word
    for letter in ("و", "ل", "ب"):
        if word.startswith(letter) and word[1:] in heads():
            return word[1:]
    return "ال" + word[2:] if word.startswith("لل") else word


def _leads(g: Ground, first: int, mention: Mention) -> bool:
    """Whether only a generic head stands before the name: «حركة حماس», «وكالة الأنباء», «عشيرة»."""
    return g.at(mention.evidence.start) - first <= 2


def _joined(g: Ground, mentions: list[Mention]) -> list[Mention]:
    """The first name and those joined to it with «و»; names that only complete its title fall away."""
    kept = [mentions[0]]
    for m in mentions[1:]:
        if _joins(g, g.at(m.evidence.start)) and m.entity != kept[0].entity:
            kept.append(m)
    return kept


def _joins(g: Ground, i: int) -> bool:
    """«وفلان», «الرئيسان الروسي فلان والصيني فلان»: whether «و» joins the name at `i`, or its people's before it."""
    return conjoined(g, i) or (i - 1 in g.name and g.name[i - 1].type == "NORP" and conjoined(g, i - 1))


def named(g: Ground, m: Mention) -> Party:
    """The party that one name gives."""
    return _party(g, m, "name")


def _party(g: Ground, m: Mention, how: str) -> Party:
    e = g.doc.article.evidence(m.evidence.start, m.evidence.end, f"statement.speaker.{how}")
    known = g.entities.get(m.entity or "")
    country = known.country if known else m.country
    return Party(evidence=e, entity=m.entity, country=country, sector=known.sector if known else None)


def _described(g: Ground, first: int, end: int, limit: int) -> Party:
    """A description in its own words, with the entity whose office it is where the document tells."""
    entity = holder(g, first, end)
    how = "office" if entity else "described"
    if entity is None:
        end = whole(g, first, end, limit)
    clitic = g.norm[first][1:] in heads() and attached(g, first, "ل") and not g.norm[first].startswith("لل")
    e = g.doc.article.evidence(g.start[first] + clitic, g.end[end - 1], f"statement.speaker.{how}")
    if entity is not None:
        return Party(evidence=e, entity=entity.id, country=entity.country, sector=entity.sector)
    country = next((m.country for m in _mentions(g, first, end) if m.country), None)
    return Party(evidence=e, entity=None, country=country)


def _carried(g: Ground, f: Frame, first: int, before: list[Said]) -> tuple[Party, ...]:
    """Who spoke last and agrees with the verb; in a clause that nobody spoke in yet, whom its sentence is about."""
    here = [s for s in before if s.at >= first]
    if (
        f.form.number == "two"
        and not any(s.many for s in here or before[-1:])
        and (both := _pair(g, f.at, f.form.gender))
    ):
        return both
    if here and f.form.shape == "participle" and (doer := _doer(g, f.at, here[-1].at)) is not None:
        return (_party(g, doer, "topic"),)
    if here:
        return _agreeing(f, _main(here)).speakers
    before = _main(before)
    aside = g.norm[first].removeprefix("و") in words("preposition")
    if f.at - first > 3 and not (aside and before):
        topic = next(
            (m for m in _mentions(g, first, f.at) if m.type in SPEAKS and not _prepositional(g, m, first)), None
        )
        if topic is not None:
            place = g.at(topic.evidence.start)
            office = _office_of(g, first, place, f.form.gender) if topic.type != "PER" else None
            return (_party(g, topic, "topic") if office is None else _described(g, *office, office[1]),)
    if f.form.number == "many" and not any(s.many for s in before) and (group := _group(g, f.at)) is not None:
        return (_described(g, group, group + 1, group + 1),)
    return _agreeing(f, before).speakers if before else ()


def _office_of(g: Ground, first: int, at: int, gender: str | None) -> tuple[int, int] | None:
    """«زار الرئيس الروسي تركيا واتهم»: the subject of the verb before, an office that no name follows, before the name
    at token `at`."""
    for k in range(first, min(first + _VERB, at)):
        if heads().get(g.norm[k]) == "person" and g.norm[k].startswith("ال") and k not in g.name:
            end = noun_phrase(g, k, at)
            fits = gender != "f" or g.norm[k].endswith("ة")
            return (k, end) if fits and end == at and any(n in g.name for n in range(k, end)) else None
    return None


def _group(g: Ground, at: int) -> int | None:
    """«وصل المهاجرون إلى الميناء. وقالوا إن»: the last group named before a verb of theirs."""
    near = (k for k in range(at - 1, max(-1, at - _GROUP), -1) if k not in g.name and not g.timed[k])
    return next((k for k in near if _people(g.norm[k])), None)


def _pair(g: Ground, at: int, gender: str | None) -> tuple[Party, ...]:
    """«أجرت مرجان وتلال مشاورات. واتفقتا على»: the last two named with «و» between them; a man makes no «اتفقتا»."""
    for k in range(at - 1, max(0, at - _GROUP), -1):
        two, one = g.name.get(k), g.name.get(k - 1)
        if two is None or one is None or one is two or not conjoined(g, k) or {one.type, two.type} - SPEAKS:
            continue
        if gender == "f" and "PER" in (one.type, two.type):
            continue
        return (_party(g, one, "topic"), _party(g, two, "topic"))
    return ()


def _people(word: str) -> bool:
    return word.startswith("ال") and word.endswith(("ون", "ين")) and len(word) > _LEAST


def _doer(g: Ground, at: int, spoke: int) -> Mention | None:
    """«…، فيما حاول فلان التوضيح قائلا»: whom the clause is about that began since somebody spoke at `spoke`."""
    opens = (k for k in range(at - 1, max(spoke, at - _CLAUSE), -1) if g.norm[k] in words("coordinator"))
    if (start := next(opens, None)) is None or any(k in g.cue for k in range(start, at)):
        return None
    people = (m for m in _mentions(g, start, at) if m.type == "PER" and not _prepositional(g, m, start))
    return next(people, None)


def _prepositional(g: Ground, m: Mention, first: int) -> bool:
    i = g.at(m.evidence.start)
    return (i > first and g.norm[i - 1] in words("preposition")) or carries(g, i)


def _agreeing(f: Frame, before: list[Said]) -> Said:
    many = f.form.number in ("two", "many")
    if f.form.cue.place:
        return before[-1]  # «وجاء في بيان»: the verb is the text's
    for s in reversed(before):
        if (many and s.many) or (not many and (None in (s.gender, f.form.gender) or s.gender == f.form.gender)):
            return s
    return before[-1]


def _same_medium(g: Ground, word: str, before: list[Said]) -> tuple[Party, ...]:
    """«الصحيفة» after «صحيفة «برقية»»: the medium of that kind that told or carried something last."""
    bare = word.removeprefix("ال")
    for p in (p for s in reversed(before) for p in (*s.speakers, *s.via)):
        at = g.at(p.evidence.start)
        near = (g.word(at), g.word(at - 1), g.word(at - 2))
        if any(w == bare or w == "ل" + bare for w in near):
            return (p,)
    return ()


def another(who: tuple[Party, ...], before: list[Said]) -> tuple[Party, ...]:
    """Whom «عنه» stands for beside a verb that `who` relays by: the last one else who spoke."""
    ids = {p.entity for p in who}
    others = [s for s in _main(before) if not any(p.entity in ids and p.entity for p in s.speakers)]
    return others[-1].speakers if others else ()


def _main(before: list[Said]) -> list[Said]:
    """Those who spoke for themselves, not in somebody else's words; all where there are none."""
    return [s for s in before if not s.nested] or before
