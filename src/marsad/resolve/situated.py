"""A place or a body whose state no list knows → the words behind its name, or in it, that tell the state, where any do.

«بلدة كذا شمال البرازيل», «قرية كذا، وهي قرية في محافظة …», «مدينة كذا الساحلية التركية»; «نادي كذا الإيطالي», «المحكمة
العليا في ليبيا», «حكومة فلان».
"""

from __future__ import annotations

from functools import cache

from msgspec.structs import replace

from marsad.model import Mention
from marsad.resolve.citizens import OPENS, RULE, Told
from marsad.resolve.ground import ARTICLE, Ground
from marsad.resolve.offices import around, offices
from marsad.resolve.roles import COMMAS, TITLE
from marsad.resolve.whose import words
from marsad.text import folded

# How many words lead at most from a place to the one that it lies in.
WAY = 7
CLOSES = frozenset('"»”)،,(-–«“')
PLACES = ("GPE", "LOC", "FAC")
IN = ("ب", "ل")


def situated(ground: Ground, n: int) -> Told | None:
    """What stands in the name of the place that mention `n` is, or behind it."""
    last = ground.last(ground.mentions[n])
    return _adjective(ground, last) or _within(ground, last) or _inside(ground, n) or _at_home(ground, n)


def _at_home(ground: Ground, n: int) -> Told | None:
    """«قرية كذا» in a text that is about one state, and in a sentence that names no other, is of that state."""
    first, towns = ground.read.firsts[n], words("town")
    before = ground.norm[first - 1] if first else ""
    home = ground.home if before in towns or before[1:] in towns else None
    if not home or ground.states(*ground.sentence(first)) - {home[0]}:
        return None
    named = ground.mentions[home[1]].evidence
    return Told(home[0], replace(named, rule=f"{RULE}.home"))


def seated(ground: Ground, n: int) -> Told | None:
    """What stands in the name of the body that mention `n` is, behind it, or in the title before it."""
    last = ground.last(ground.mentions[n])
    return (
        _adjective(ground, last)
        or _inside(ground, n)
        or _within(ground, last, _head(ground, n) in words("seated"))
        or _led(ground, n)
        or _bracketed(ground, n)
        or _announced(ground, n)
    )


def _head(ground: Ground, n: int) -> str:
    """The first word of a name, without proclitics."""
    return folded(ground.mentions[n].name).partition(" ")[0]


def _led(ground: Ground, n: int) -> Told | None:
    """The state of the one behind whose name a title names the body: «فلان ولي العهد نائب رئيس مجلس الوزراء»."""
    first = ground.read.firsts[n]
    if not first or ground.norm[first - 1] not in titles():
        return None
    floor = max(ground.sentence(first)[0], first - TITLE)
    for at in range(first - 1, floor - 1, -1):
        k = ground.over.get(at)
        if k is not None and ground.mentions[k].type == "PER":
            country = ground.country(k) if at + 1 < first else None
            return Told(country, ground.evidence(at + 1, first, f"{RULE}.led")) if country else None
        if ground.norm[at] not in titles() and ground.nation(at) is None:
            return None
    return None


def _adjective(ground: Ground, last: int) -> Told | None:
    """A nationality with the article right behind a name, or behind an adjective: «الحدودية التركية»."""
    norm = ground.norm
    at = last
    while at < len(norm) and at - last < 2 and norm[at] in '"»”)':
        at += 1
    at += at < len(norm) and at not in ground.over and norm[at] in words("way")
    if at >= len(norm) or not norm[at].startswith(ARTICLE) or norm[at].endswith(("ين", "ون", "ان")):
        return None
    country = ground.nation(at)
    follows = ground.named(at + 1)
    if not country or (follows and follows.type == "PER"):
        return None  # «غادر ميونيخ البرازيلي فلان»
    return Told(country, ground.evidence(at, at + 1, f"{RULE}.adjective"))


def _within(ground: Ground, last: int, sits: bool = True) -> Told | None:
    """The place that one lies in, «شمال …», «في محافظة …», «بولاية …», or whose part it is: «التابعة للحكومة …ية»; only
    the latter of a body that does not belong where it `sits`."""
    norm, led = ground.norm, False
    if last >= len(norm) or not (last in ground.over or norm[last] in _ways() or norm[last][1:] in words("way")):
        return None
    links, way, part = words("within") if sits else words("part"), words("way"), words("part")
    for at in range(last, min(ground.sentence(last - 1)[1], last + WAY)):
        mention = ground.named(at)
        if mention is not None:
            partly = at > last and norm[at - 1] in part
            country = ground.country(ground.over[at]) if partly or mention.type in PLACES else None
            led = led or (sits and _attached(ground, mention, at))
            return (
                Told(country, ground.evidence(last, ground.last(mention), f"{RULE}.place")) if led and country else None
            )
        word = norm[at]
        bare = word[1:] if word[0] in IN and word[1:] in way else word
        led = led or word in links or (sits and (bare != word or word == "("))
        if not (word in links or bare in way or (word in CLOSES and at - last < 2)):
            return None
    return None


@cache
def _ways() -> frozenset[str]:
    """What may stand right behind a place on the way to the one that it lies in."""
    return words("within") | words("way") | CLOSES


def _attached(ground: Ground, mention: Mention, at: int) -> bool:
    """Whether «ب» is written onto a place: «بالجوف», «بأمستردام»."""
    return len(mention.evidence.text) > len(mention.name) and ground.norm[at][0] == "ب"


def _bracketed(ground: Ground, n: int) -> Told | None:
    """The state of the body whose other name stands in brackets or quotation marks: «وكالة الأنباء …ية (كذا)»."""
    at = ground.read.firsts[n] - 1
    other = ground.over.get(at - 1) if at > 0 and ground.norm[at] in OPENS else None
    if other is None or ground.mentions[other].type != "ORG" or not (country := ground.country(other)):
        return None
    return Told(country, ground.evidence(ground.read.firsts[other], at, f"{RULE}.name"))


def _announced(ground: Ground, n: int) -> Told | None:
    """The nationality of the noun that announces a body: «الصحيفة البرازيلية «كذا»»."""
    norm, at = ground.norm, ground.read.firsts[n] - 1
    at -= at > 0 and norm[at] in OPENS
    country = ground.nation(at) if at > 0 else None
    if not country:
        return None
    for here in range(at - 1, max(0, at - 3) - 1, -1):
        if norm[here] in words("organ") or norm[here][1:] in words("organ"):
            return Told(country, ground.evidence(here, at + 1, f"{RULE}.name"))
        if here in ground.over or not norm[here].startswith(ARTICLE):
            return None
    return None


def _inside(ground: Ground, n: int) -> Told | None:
    """The one state that a name itself tells: «قوات الأمن …ية», «حكومة فلان», «مركز الملك فلان», «جامعة …»."""
    mention, norm = ground.mentions[n], ground.norm
    first, last = ground.read.firsts[n], ground.last(ground.mentions[n])
    if not words("about").isdisjoint(norm[first:last]):
        return None
    found: dict[str, Mention] = {}
    for k in range(n + 1, len(ground.mentions)):
        inner = ground.mentions[k]
        if inner.evidence.start >= mention.evidence.end:
            break
        if _owns(ground, n, k, last) and (country := ground.country(k)):
            found.setdefault(country, inner)
    if len(found) != 1:
        return None
    ((country, inner),) = found.items()
    return Told(country, replace(inner.evidence, rule=f"{RULE}.name"))


def _owns(ground: Ground, n: int, k: int, last: int) -> bool:
    """Whether the name `k` inside the name `n`, which ends before token `last`, tells whose it is."""
    inner, at, norm = ground.mentions[k], ground.read.firsts[k], ground.norm
    if inner.type == "NORP":
        return _closing(norm, at, last)
    if inner.type == "PER":
        ruled = at == ground.read.firsts[n] + 1 and _head(ground, n) in words("ruled")
        return ruled or norm[at - 1] in words("honoured")
    if inner.type != "GPE" or ground.last(inner) != last:
        return False
    if ground.mentions[n].type == "LOC":
        return _head(ground, n) in words("within")
    return ground.mentions[n].type == "ORG" and _head(ground, n) in words("seated") | words("local")


def _closing(norm: list[str], at: int, last: int) -> bool:
    """Whether the nationality at token `at` qualifies what stands before it in a name that ends before `last`."""
    return norm[at].startswith(ARTICLE) and (at + 1 == last or norm[at + 1].startswith(("ل", ARTICLE)))


@cache
def titles() -> frozenset[str]:
    """The words that titles are made of, with prepositions; «و» begins another's."""
    plain = {folded(word) for office in offices().values() for form in office.words for word in form.split()}
    return frozenset(
        {f"{clitic}{word}" for word in plain for clitic in ("", *IN)} | around().between | COMMAS | words("title")
    )
