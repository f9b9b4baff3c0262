"""Ground → the phrases that name a source beside a statement: «وفقا لـ», «حسبما ذكرت», «نقلا عن», in their order."""

from __future__ import annotations

from typing import NamedTuple

from marsad.extract.statements.ground import COMMAS, DASHES, STOPS, Ground
from marsad.extract.statements.phrase import attached, noun_phrase
from marsad.extract.statements.words import Relay, heads, media, words
from marsad.text import folded


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
        at = after
        if at > limit:
            continue
        if relay.kind == "self":
            return Source(i, at, at, at, relay)
        if relay.kind == "verb":
            cue = g.cue.get(at)
            if cue is None or cue.shape not in ("past", "present") or cue.cue.place:
                continue
            at += 1
            if g.word(at) in words("adverb"):
                at += 1
        found = _named(g, i, at, limit, relay)
        if found is not None and (relay.kind != "verb" or _closes(g, found.end, limit)):
            return found
    return None


def _closes(g: Ground, i: int, limit: int) -> bool:
    """Whether the clause ends at `i`: «كما ذكرت الوكالة أمس،» relays, «كما ذكرت الوكالة أن» reports."""
    while i < limit and g.timed[i]:
        i += 1
    return i >= limit or g.norm[i] in COMMAS or g.norm[i] in STOPS or g.norm[i] in DASHES or g.norm[i] == ")"


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
    while end < limit and g.norm[end] not in COMMAS and g.norm[end] in words("title-link"):
        longer = noun_phrase(g, end + 1, limit)
        if longer <= end + 1:
            break
        end = longer
    after = end
    if relay.kind == "verb" and after < limit and heads().get(g.norm[after][1:]) == "media" and attached(g, after, "ل"):
        after = noun_phrase(g, after, limit)  # «وفقا لما ذكره مصدر لوكالة برقية»
    return Source(i, after, at, end, relay)
