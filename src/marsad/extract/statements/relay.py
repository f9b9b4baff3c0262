"""Ground → the phrases that name a source beside a statement: «وفقا لـ», «حسبما ذكرت», «نقلا عن», in their order."""

from __future__ import annotations

from typing import NamedTuple

from marsad.extract.statements.ground import COMMAS, DASHES, STOPS, Ground
from marsad.extract.statements.phrase import attached, noun_phrase
from marsad.extract.statements.words import Cue, Governed, Relay, heads, media, words
from marsad.text import folded

_TOLD = frozenset(("say", "announce", "describe"))
_IN: tuple[Governed, ...] = ("in",)  # what is told stands behind «في»: «شكك في»
_REST = 8  # tokens of a name or a time that may stand between a source and the end of its clause


class Source(NamedTuple):
    """A relay phrase over tokens `start` to `end`, whose source is named by tokens `name` to `end_name`."""

    start: int
    end: int
    name: int
    end_name: int
    relay: Relay


def relay_at(g: Ground, i: int, limit: int) -> Source | None:
    """The relay phrase that begins at `i`; None where the words are there and name no source («وفق الخطة»)."""
    if i not in g.relay:
        return None
    for after, relay in g.relay[i]:
        at, whole = after, False
        if at > limit:
            continue
        if relay.kind == "self":
            return Source(i, at, at, at, relay)
        if relay.kind == "verb":
            verb, cue = g.word(at), g.cue.get(at)
            carried = verb in words("issued-by")  # «بحسب ما نقلته»
            if not carried and (cue is None or cue.shape not in ("past", "present") or not _tells(cue.cue)):
                continue
            at += 1
            whole = carried or (cue is not None and cue.suffixed) or g.word(at) in words("resumptive")
            if g.word(at) in words("adverb"):
                at += 1
        found = _named(g, i, at, limit, relay)
        if found is not None and (relay.kind != "verb" or whole or _closes(g, found.end, limit)):
            return found
    return None


def _tells(cue: Cue) -> bool:
    """Whether a verb of this cue may pass on what stands beside it: «كما ذكر», not «كما طالب», «فيما شكك في»."""
    return cue.act in _TOLD and not (cue.place or cue.minded or cue.governs == _IN)


def _closes(g: Ground, i: int, limit: int) -> bool:
    """Whether the clause ends at `i`: «كما ذكرت الوكالة أمس،» relays, «كما ذكرت الوكالة أن» reports."""
    for k in range(i, min(limit, i + _REST)):
        w = g.norm[k]
        if w in COMMAS or w in STOPS or w in DASHES or w == ")":
            return True
        if w == ":" or k in g.quote or k in g.cue or w in words("that") or w in words("that-pronoun"):
            return False
    return i + _REST > limit


def _people(g: Ground, at: int, end: int) -> bool:
    """«الباحثين», «مجموعة من الحقوقيين»: a sound plural after a preposition is people."""
    after = at + 2 if g.word(at + 1) in words("governed-from") else at
    w = g.word(after).removeprefix("لل").removeprefix("ال")
    return g.word(after) != w and w.endswith("ين") and len(w) > 4 and after not in g.name and at < end


def _quoted(g: Ground, i: int, at: int, limit: int, relay: Relay) -> Source | None:
    """«وبحسب «رويترز»»: a name between marks."""
    name, close = g.name.get(at + 1), g.close[at]
    inner = g.quote[at].inner
    outlet = folded(g.doc.article.text[inner.start : inner.end].strip()) in media(True)
    known = name is not None and g.name_end[at + 1] == close - 1 and name.type in ("ORG", "PER")
    if close > limit or not (outlet or known):
        return None
    return Source(i, close, at + 1, close - 1, relay)


def _named(g: Ground, i: int, at: int, limit: int, relay: Relay) -> Source | None:
    if at >= limit or g.norm[at] in COMMAS:
        return None
    if at in g.quote:
        return _quoted(g, i, at, limit, relay)
    end = noun_phrase(g, at, limit)
    if end <= at:
        return None
    head = g.norm[at]
    bare = head[1:] if head.startswith("ل") else head
    bare = "ا" + bare if head.startswith("لل") else bare
    kind = heads().get(head) or heads().get(bare)
    named = any(k in g.name and g.name[k].type in ("PER", "ORG", "GPE") for k in (at, at + 1) if k < end)
    if kind is None and not named and not _people(g, at, end):
        return None
    if kind == "media" and end < limit and attached(g, end, "ل") and heads().get(g.norm[end][1:]) == "body":
        end = noun_phrase(g, end, limit)  # «بحسب الموقع الإلكتروني لمكتب السجون»
    while kind != "media" and end < limit and end + 1 not in g.quote and g.norm[end] in words("title-link"):
        longer = noun_phrase(g, end + 1, limit)
        if longer <= end + 1:
            break
        end = longer
    if end < limit and at in g.name and g.name[at].type == "PER" and heads().get(g.norm[end]) == "person":
        end = noun_phrase(g, end, limit)  # «وفق ما قال فلان وزير العدل»
    return Source(i, _told(g, end, limit), at, end, relay)


def _told(g: Ground, i: int, limit: int) -> int:
    """The end of the medium that a source told, which stands at `i`: «وفقا لما ذكره مصدر لوكالة برقية», «مصدر
    لـ«برقية»»; `i` where there is none."""
    if i >= limit:
        return i
    if g.norm[i] in words("toward") and i + 1 in g.quote:
        return g.close[i + 1]
    if g.norm[i] in words("governed-about") and heads().get(g.word(i + 1)) == "media":
        return noun_phrase(g, i + 1, limit)  # «حسبما نقلت صحيفة محلية عن وكالة برقية»
    medium = heads().get(g.norm[i][1:]) == "media" or (i in g.name and g.name[i].type == "ORG")
    return noun_phrase(g, i, limit) if medium and attached(g, i, "ل") else i
