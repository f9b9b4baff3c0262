"""A person whom no list knows and no office places → the words beside a name that tell his state, where any do.

«الباحث الأمريكي فلان», «العقيد بالحرس الثوري فلان», «فلان (سعودي الجنسية)», «فلان، وهو مواطن إيراني», «قال فلان مدير
الكلية الحربية المصرية». The state of a noun told before («عقيد إيراني») is that of the one whom the noun with the
article names («العقيد فلان»), if the text has the noun of no other state.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from marsad.model import Evidence
from marsad.resolve.ground import ARTICLE, Ground
from marsad.resolve.offices import office_at
from marsad.resolve.roles import COMMAS, extent, state
from marsad.resolve.whose import Noun, nouns, words

RULE = "resolve.whose"
# How many words may stand between a description and a name; between a noun and its nationality; between a name and
# «… الجنسية»; in a description after a name.
BETWEEN, NEAR, CITIZEN, AFTER = 4, 3, 8, 6
OPENS, MARKS = frozenset('(:«"“'), frozenset('،,(-–:«"“')
IN = frozenset(("في", "من", "لدى"))
ATTACHED_IN = ("ب", "وب")
# How a word begins that goes on with a definite noun: «وزير البناء والإسكان …ي».
ON = (ARTICLE, f"و{ARTICLE}")
SPORT = "sport"
HE = frozenset(("وهو", "وهي"))


class Told(NamedTuple):
    """The state of somebody, the words that tell it, and the office that they are, if any."""

    country: str
    evidence: Evidence
    office: str | None = None


def citizen(ground: Ground, n: int) -> Told | None:
    """What the words beside the person's mention `n` tell."""
    mention, at, norm = ground.mentions[n], ground.read.firsts[n], ground.norm
    first, last = at, ground.last(mention)
    for title in mention.titles:
        if title.end <= mention.evidence.start:
            first = min(first, ground.first(title.start))
    before, after = norm[first - 1] if first else "", norm[last] if last < len(norm) else ""
    aside = before in COMMAS and after in COMMAS  # «الباحث البرازيلي، فلان، …»
    led = aside or first - 1 in ground.over or before.startswith(ARTICLE) or before in _skipped()
    told = after in MARKS or after in HE or before in words("lead")
    if not (led or told or first < at or ground.citizenship):
        return None
    floor, stop = ground.sentence(at)
    return (
        (_before(ground, floor, first - aside) if led else None)
        or (_before(ground, floor, at) if first < at else None)
        or (_stated(ground, last, stop) if ground.citizenship else None)
        or (_after(ground, last, stop) or _office(ground, floor, first, last, stop) if told else None)
    )


@cache
def _skipped() -> frozenset[str]:
    """What may stand between a description and the name."""
    return words("between") | OPENS


def _before(ground: Ground, floor: int, first: int) -> Told | None:
    """What stands before a name that begins at token `first`: a nationality, or a body that he serves in."""
    norm, at, skipped = ground.norm, first - 1, _skipped()
    while at >= floor and first - at <= BETWEEN and norm[at] in skipped:
        at -= 1
    if at < floor:
        return None
    plain = at
    while plain > floor and at - plain < 2 and plain not in ground.over and _adjective(norm[plain]):
        plain -= 1  # «الناشط البرازيلي البارز فلان»
    country = ground.nation(plain)
    if country:
        noun = _noun(ground, floor, plain)
        if noun is not None:
            return Told(country, ground.evidence(noun, at + 1, f"{RULE}.nationality"))
        alone = plain == at and norm[at - 1 : at] and _alone(ground, floor, at)
        return Told(country, ground.evidence(at, at + 1, f"{RULE}.nationality")) if alone else None
    return _served(ground, floor, at)


def _adjective(word: str) -> bool:
    """Whether `word` may stand between a nationality and the name: «البرازيلي البارز فلان», not «البرازيلي الأصل»."""
    return word.startswith(ARTICLE) and word not in words("born")


def _noun(ground: Ground, floor: int, at: int) -> int | None:
    """The token of the noun for a person that the nationality at token `at` belongs to."""
    norm = ground.norm
    for here in range(at - 1, max(floor, at - NEAR) - 1, -1):
        if norm[here] in nouns():
            return here
        if here in ground.over or not norm[here].startswith(ON):
            break
    return None


def _alone(ground: Ground, floor: int, at: int) -> bool:
    """Whether the nationality at token `at` is a person by itself: «مع البرازيلي فلان», «، والبرازيلي فلان»."""
    norm = ground.norm
    word = norm[at]
    if not word.lstrip("وبلف").startswith((ARTICLE, "ل")) or word.endswith(("ين", "ون", "ان", "ات")):
        return False
    attached = not word.startswith(ARTICLE)
    if word.endswith("ة") and attached:
        return False
    return attached or at == floor or norm[at - 1] in words("before") or norm[at - 1] in MARKS


def _served(ground: Ground, floor: int, at: int) -> Told | None:
    """The state of the body that ends at token `at` and that somebody serves in: «العقيد بالحرس الثوري»."""
    n = ground.over.get(at)
    country = ground.country(n) if n is not None and ground.mentions[n].type == "ORG" else None
    if n is None or not country:
        return None
    norm, here = ground.norm, ground.read.firsts[n]
    if here > floor and not norm[here].startswith(ATTACHED_IN):
        if norm[here - 1] not in IN:
            return None
        here -= 1
    for noun in range(here - 1, max(floor, here - NEAR) - 1, -1):
        told = nouns().get(norm[noun])
        if told:
            return Told(country, ground.evidence(noun, at + 1, f"{RULE}.body")) if told.serves else None
        if noun in ground.over or not norm[noun].startswith(ARTICLE):
            break
    return None


def _stated(ground: Ground, last: int, stop: int) -> Told | None:
    """«فلان (سعودي الجنسية)», «فلان، الذي يحمل الجنسية البرازيلية»; the next person's is not his."""
    norm, citizenship = ground.norm, words("citizen")
    for at in range(last, min(stop, last + CITIZEN)):
        mention = ground.named(at)
        if mention and mention.type == "PER":
            return None
        if norm[at] in citizenship:
            for beside in (at - 1, at + 1):
                if last <= beside < stop and (country := ground.nation(beside)):
                    return Told(country, ground.evidence(min(at, beside), max(at, beside) + 1, f"{RULE}.citizen"))
    return None


def _after(ground: Ground, last: int, stop: int) -> Told | None:
    """«فلان، الباحث الأمريكي», «فلان، وهو ضابط في الجيش البرازيلي»."""
    norm, at = ground.norm, last
    if at >= stop or not (norm[at] in MARKS or norm[at] in HE):
        return None
    while at < stop and at - last < 2 and norm[at] in MARKS:
        at += 1
    at += at < stop and norm[at] in HE
    noun = nouns().get(norm[at]) if at < stop else None
    if not noun or norm[at] != (ARTICLE + noun.plain if noun.definite else noun.plain):
        return None
    return _described(ground, noun, at, stop)


def _described(ground: Ground, noun: Noun, at: int, stop: int) -> Told | None:
    """The state that the words after `noun`, at token `at`, name as his."""
    norm, inside = ground.norm, False
    for here in range(at + 1, min(stop, at + AFTER)):
        n = ground.over.get(here)
        if n is None:
            inside = inside or norm[here] in IN
            if not (norm[here].startswith(ON) or norm[here] in IN or here == at + 1):
                return None
            continue
        if norm[here + 1 : here + 2] and norm[here + 1] in words("born"):
            return None
        mention, country = ground.mentions[n], ground.country(n)
        if mention.type == "NORP" and country and not inside and not _anothers(ground, here + 1, stop):
            return Told(country, ground.evidence(at, here + 1, f"{RULE}.nationality"))
        serves = noun.serves and mention.type == "ORG" and (inside or norm[here].startswith("ب"))
        if serves and country:
            return Told(country, ground.evidence(at, ground.last(mention), f"{RULE}.body"))
        return None
    return None


def _anothers(ground: Ground, at: int, stop: int) -> bool:
    """Whether a description that ends before token `at` goes on to the name of someone else."""
    while at < stop and ground.norm[at] in _skipped():
        at += 1
    follows = ground.named(at) if at < stop else None
    return follows is not None and follows.type == "PER"


def _stateless(ground: Ground, first: int, last: int) -> bool:
    """Whether an office is of a body that is known to be of no state, whatever its name says."""
    held = {ground.over[at] for at in range(first, last) if at in ground.over}
    return any(ground.mentions[n].type == "ORG" and ground.mentions[n].known and not ground.country(n) for n in held)


def _office(ground: Ground, floor: int, first: int, last: int, stop: int) -> Told | None:
    """An office after the name and a comma, or right after the name of one who speaks or whom a preposition governs:
    «قال فلان مدير …»."""
    norm = ground.norm
    if last >= stop:
        return None
    if norm[last] in COMMAS:
        last += 1
    elif first <= floor or norm[first - 1] not in words("lead"):
        return None
    found = office_at(norm, last, stop) if last < stop else None
    if not found or found.clitic or found.office.field == SPORT:
        return None  # a player is of his club, not of its state
    end = extent(ground.read, found)
    if _anothers(ground, end, stop) or _stateless(ground, last, end):
        return None  # «قال فلان، رئيس … فلان»; «مدير المرصد السوري …»
    country, _ = state(ground.read, last, end, found.office)
    if not country:
        return None
    return Told(country, ground.evidence(last, end, f"{RULE}.office"), found.office.id)


def earlier(ground: Ground, n: int) -> Told | None:
    """The only state of which the text has, before the mention `n`, the noun that announces the person."""
    mention = ground.mentions[n]
    title = mention.titles[0] if mention.titles else None
    if not title or title.end > mention.evidence.start:
        return None
    first = ground.first(title.start)
    noun = nouns().get(ground.norm[first])
    if not noun or not noun.definite:
        return None
    found = list(_so_called(ground, noun, first))
    return found[0] if len({told.country for told in found}) == 1 else None


def _so_called(ground: Ground, noun: Noun, stop: int) -> Iterator[Told]:
    """Where tokens before `stop` have `noun` without the article, and with a nationality or the body it serves in."""
    for at in ground.nouns(noun, stop):
        told = _described(ground, nouns()[ground.norm[at]], at, min(ground.sentence(at)[1], stop))
        if told:
            yield told._replace(evidence=replace(told.evidence, rule=f"{RULE}.earlier"))
