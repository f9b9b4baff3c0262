"""A frame or a relay phrase → who carried the words on: media told, bodies that issued a text, platforms used."""

from __future__ import annotations

from msgspec.structs import replace

from marsad.extract.statements.frame import Frame
from marsad.extract.statements.ground import Ground
from marsad.extract.statements.links import FINITE, occasion
from marsad.extract.statements.office import is_medium
from marsad.extract.statements.phrase import noun_phrase
from marsad.extract.statements.relay import Source
from marsad.extract.statements.speaker import named, parties
from marsad.extract.statements.words import heads, media, words
from marsad.model import Mention, Party
from marsad.text import folded

_MARKS = frozenset('«»“”"(')
_LEADING = 20  # tokens from an occasion that opens a sentence to its verb


def same(named: tuple[Party, ...], others: tuple[Party, ...]) -> bool:
    """Whether a source is one of `others` already: the same entity, or the same words."""
    ids = {p.entity for p in others if p.entity}
    texts = {p.evidence.text for p in others if not p.entity}
    again = {"ال" + text.partition(" ")[0] for text in texts}  # «المتحدث» after «متحدث باسم الصندوق»
    return any(p.entity in ids if p.entity else p.evidence.text in texts | again for p in named)


def relaying(g: Ground, source: Source) -> tuple[Party, ...]:
    """Who a relay phrase beside a statement names; a document or a person it only describes relays nothing new."""
    found = parties(g, source.name, source.end_name)
    if source.end > source.end_name and g.word(source.end_name) in words("governed-about"):
        return (*parties(g, source.end_name + 1, source.end), *found)
    if found and found[0].entity is None:
        head = g.norm[source.name].removeprefix("لل").removeprefix("ل")
        kind = heads().get(g.norm[source.name]) or heads().get(head) or heads().get("ال" + head)
        return found if kind in ("media", "body") else ()
    return found


def told(g: Ground, source: Source) -> tuple[Party, ...]:
    """The medium that a source told: «حسبما ذكر مسؤول لوكالة برقية»."""
    if g.word(source.end_name) in words("governed-about"):
        return ()
    found = _carriers(g, source.end_name, source.end)
    return tuple(p for n, p in enumerate(found) if not same((p,), tuple(found[:n])))


def told_to_medium(g: Ground, span: tuple[int, int] | None, party: Party) -> bool:
    """Whether these words name a medium: what is told to one, it relays."""
    known = g.entities.get(party.entity or "")
    if span is not None and heads().get(g.norm[span[0]]) == "media":
        return True
    return is_medium(known, g.word(g.at(party.evidence.start) - 1) in _MARKS)


def are_media(g: Ground, who: tuple[Party, ...]) -> bool:
    """Whether all of these speakers are outlets or agencies."""
    return all(told_to_medium(g, (g.at(p.evidence.start), 0), p) for p in who)


def quotes_others(g: Ground, who: tuple[Party, ...]) -> bool:
    """Whether what others say in the words of these comes to us through them: outlets, people and bodies by name."""
    kinds = [g.entities[p.entity].type if p.entity in g.entities else _described(g, p) for p in who]
    return all(k in ("PER", "ORG", "person") for k in kinds) or are_media(g, who)


def _described(g: Ground, party: Party) -> str | None:
    """«المسؤول العراقي»: whether a party without an entity is one certain person."""
    head = g.word(g.at(party.evidence.start))
    certain = head.startswith("ال") and not head.endswith(("ون", "ين", "ان"))
    return heads().get(head) if certain else None


def carriers(g: Ground, f: Frame, first: int) -> list[Party]:
    """Media, platforms and issuers named between a cue and its content: «في مقابلة بثتها إذاعة محلية», «على تويتر»;
    or before it, where an occasion opens the sentence at token `first`: «وفي حديث لوكالة برقية قال فلان»."""
    found = _carriers(g, first + 1, f.at) if _opens_with_occasion(g, first, f.at) else []
    spans = [] if f.subject is None or f.before else [f.subject]  # «وأوضح لـ«برقية» فلان أن»
    at = f.at + 1
    for start, end in sorted([*spans, *((s.start, s.end) for s in f.relays)]):
        found += _carriers(g, at, start)
        at = max(at, end)
    return found + _carriers(g, at, f.content)


def _opens_with_occasion(g: Ground, first: int, at: int) -> bool:
    near = first < at - 1 and at - first < _LEADING and g.norm[first].removeprefix("و") in words("preposition")
    return (
        near
        and occasion(g, first + 1) is not None
        and not any(k in g.cue and g.cue[k].shape in FINITE for k in range(first, at))
    )


def _carriers(g: Ground, first: int, last: int) -> list[Party]:
    found: list[Party] = []
    issued, platforms, kinds = words("issued-by"), words("platform"), heads()
    for i in range(first, last):
        w, m = g.norm[i], g.name.get(i)
        if w in issued:
            found += _issuer(g, i + 1, last)
        elif m is not None and w in platforms:
            found.append(named(g, m))
        elif m is not None and _told(g, i) and told_to_medium(g, None, party := _outlet(g, m)):
            found.append(party)
        elif i in g.quote and g.word(i - 1) in words("toward") and _unlisted(g, i):
            found += parties(g, i + 1, g.close[i] - 1)
        elif kinds.get(w) == "media" and _tells(g, i) and not _another_body(g, i):
            found += parties(g, i, noun_phrase(g, i, last))
    return found


def _tells(g: Ground, i: int) -> bool:
    """Whether the medium described at `i` was told: «لقناة محلية», «إلى الصحف»; not «رؤساء تحرير الصحف»."""
    before = g.norm[i - 1]
    if before in words("on-behalf"):
        return False
    return before in words("toward") or (before not in words("inside") and not g.norm[i].startswith("ال"))


def _another_body(g: Ground, i: int) -> bool:
    """«وكالة الطاقة الدولية»: a name that begins with the word and is no medium's."""
    m = g.name.get(i)
    return m is not None and m.type == "ORG" and m.known is not None and not is_medium(g.entities.get(m.entity or ""))


def _issuer(g: Ground, i: int, limit: int) -> tuple[Party, ...]:
    """Who issued or carried a text, after «أصدرته»: a body or a medium, by name or by its head word."""
    if g.word(i) in words("preposition"):
        i += 1
    if i >= limit:
        return ()
    end = noun_phrase(g, i, limit)
    m = g.name.get(i)
    known = (m is not None and m.type == "ORG") or heads().get(g.norm[i]) in ("body", "media")
    return parties(g, i, end) if known and end > i else ()


def _outlet(g: Ground, m: Mention) -> Party:
    """The party a name gives; an everyday word in marks («لـ«الوطن»») is the outlet of that name in the document."""
    party = named(g, m)
    if m.type == "ORG":
        return party
    word = folded(m.evidence.text)
    same_name = (e for e in g.entities.values() if e.type == "ORG" and folded(e.name) == word)
    outlet = next((e for e in same_name if is_medium(e, True)), None)
    return replace(party, entity=outlet.id if outlet else None)


def _unlisted(g: Ground, i: int) -> bool:
    """Whether the quotation at `i` is an outlet's name that no mention covers: «في حديث إلى «برقية»»."""
    q = g.quote[i]
    text = g.doc.article.text[q.inner.start : q.inner.end]
    return q.closed and i + 1 not in g.name and folded(text.strip()) in media(True)


def _told(g: Ground, i: int) -> bool:
    """Whether the name at `i` is where the words went: «إلى رويترز», «في حديث لـ«برقية»»."""
    before = g.word(i - 1)
    if before in _MARKS and g.word(i - 2) in words("toward"):
        return True
    return before in words("toward") or i - 1 in g.quote or heads().get(before) == "media"
