"""Annotated, its entities and statements → events: who did what to whom, when, where, and whether it happened.

Triggers are found by one look-up a token; parties, modality and dates are read in the sentence; repeats are tied
within the document.
"""

from __future__ import annotations

from msgspec.structs import replace

from marsad.extract.events.casting import cells, weighed
from marsad.extract.events.drafts import Draft
from marsad.extract.events.home import home
from marsad.extract.events.inherited import inherit
from marsad.extract.events.judging import by_forests, by_weights, clear, marches, recast, told
from marsad.extract.events.lexicon import listed
from marsad.extract.events.newsday import Days
from marsad.extract.events.reader import Reader
from marsad.extract.events.repeats import keep, tie, told_again
from marsad.extract.events.sectors import at_home, nameless
from marsad.extract.events.sides import Scene
from marsad.extract.events.spots import likely
from marsad.extract.events.worded import Worded
from marsad.model import Annotated, Entity, Event, Statement

__all__ = ["events"]

# A page is about something else when it holds this many such words, this many different ones, one in so many tokens.
_ELSEWHERE = (4, 3, 60)
# A text of so many sentences, without a title, is no page; of fewer words than this it is a headline, for rules alone.
_FEW, _SHORT = 3, 12


def events(doc: Annotated, entities: tuple[Entity, ...], said: tuple[Statement, ...]) -> tuple[Event, ...]:
    """The events of `doc`, in text order, with ids v1, v2 …; empty for a page about sport, film or the like."""
    if _elsewhere(doc.tokens.norm):
        return ()
    reader = Reader(doc, entities, said)
    drafts = [draft for sentence in doc.sentences for draft in reader.sentence(sentence)]
    kept = keep(drafts)
    if not _brief(doc):
        found, days = told(drafts, kept, lambda: reader.loose(likely(reader.spots(), kept))), Days(doc, reader.calendar)
        found = [draft for draft in found if not marches(draft)]
        for draft in found:
            draft.event = days.dated(draft)
        stand = tie(found)
        done = inherit(list(zip([draft for draft, _ in stand], _cast(reader, stand, brief=False), strict=True)))
    elif len(doc.tokens) < _SHORT:
        done = [reader.spoken(draft, event) for draft, event in tie(kept)]
    else:
        worded = Worded(reader, drafts)
        stand = tie(clear(drafts, kept, worded.doer))
        clearly = [draft for draft, _ in stand]
        cast = _cast(reader, stand, brief=True)
        done = [worded.event(draft, event, clearly) for draft, event in zip(clearly, cast, strict=True)]
    if not any(map(nameless, done)):
        return tuple(done)
    at = home(reader.names)
    return tuple([at_home(event, reader.country(event.place), at) for event in done])


def _cast(reader: Reader, stand: list[tuple[Draft, Event]], brief: bool) -> list[Event]:
    """The events that stand, with the parties that are likeliest."""
    scene = Scene(reader.doc, reader.names, [event for _, event in stand])
    if brief:
        judged = [by_weights(scene, draft, event) for draft, event in stand]
    else:
        page = cells(scene, stand, len(reader.doc.tokens))
        judged = [by_forests(cell, weights) for cell, weights in zip(page, weighed(page), strict=True)]
    done: dict[str, Event] = {}
    for (draft, event), some in zip(stand, judged, strict=True):
        first = done.get(event.same_as or "")
        if first is not None and draft.reading.pattern is not None and draft.reading.pattern.again:
            done[event.id] = replace(event, actors=first.actors, recipients=first.recipients)
        else:
            own = reader.spoken(draft, recast(scene, draft, event, some, reader.party))
            done[event.id] = replace(own, actors=first.actors) if first and told_again(draft, own, first) else own
    return list(done.values())


def _brief(doc: Annotated) -> bool:
    """Whether a text is a few sentences without a title: too little to judge one by the others."""
    return doc.article.title is None and len(doc.sentences) <= _FEW


def _elsewhere(norm: list[str]) -> bool:
    words = listed("elsewhere")
    many, kinds, share_of = _ELSEWHERE
    if len(words.intersection(norm)) < kinds:
        return False
    found = sum([w in words for w in norm])
    return found >= many and found * share_of > len(norm)
