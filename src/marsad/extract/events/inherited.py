"""Events that stand, with their drafts → the same, a definite deed done by whoever did it where it was told before:
«شنت إسرائيل هجوما على دمشق … وأدى الهجوم إلى …»."""

from __future__ import annotations

from msgspec.structs import replace

from marsad.extract.events.drafts import Draft
from marsad.extract.events.signs import word
from marsad.model import Event, Party

# Deeds of force and of the street, which are told by parts.
_TOLD = frozenset(("ASSAULT", "COERCE", "PROTEST"))
_HAPPENED = frozenset(("asserted", "alleged"))


def inherit(told: list[tuple[Draft, Event]]) -> list[Event]:
    """The events in order; those of `_TOLD` that a definite noun names are done by whom the telling before them names.

    A war or battle («المعارك») is not one deed, and points back to none.
    """
    done: list[tuple[Draft, Event]] = []
    for draft, event in told:
        if event.type in _TOLD and event.modality in _HAPPENED and _points(draft) and not _known(event.actors):
            first = next((e for d, e in reversed(done) if _is(draft, event, d, e)), None)
            actors = _without(first.actors, event.recipients) if first is not None else ()
            done.append((draft, replace(event, actors=actors) if actors else event))
        else:
            done.append((draft, event))
    return [event for _, event in done]


def _points(draft: Draft) -> bool:
    reading = draft.reading
    war = reading.pattern is not None and reading.pattern.topic == "noun"
    return reading.part == "noun" and reading.definite and not war


def _is(draft: Draft, event: Event, before: Draft, first: Event) -> bool:
    """Whether a definite deed is the one told `before`: tied to it or of one stem, with no other party."""
    if first.type != event.type or first.modality not in _HAPPENED or not _known(first.actors):
        return False
    tied = event.same_as is not None and event.same_as in (first.id, first.same_as)
    alike = word(draft.clause.word(draft.at)) == word(before.clause.word(before.at))
    return (tied or alike) and _able(event.recipients, first.recipients)


def _known(parties: tuple[Party, ...]) -> bool:
    return any(p.country or p.entity for p in parties)


def _who(party: Party) -> str:
    return party.country or party.entity or ""


def _able(own: tuple[Party, ...], others: tuple[Party, ...]) -> bool:
    """Whether one of two sides names nobody, or both name one."""
    left, right = {_who(p) for p in own} - {""}, {_who(p) for p in others} - {""}
    return not left or not right or bool(left & right)


def _without(parties: tuple[Party, ...], taken: tuple[Party, ...]) -> tuple[Party, ...]:
    names = {_who(p) for p in taken} - {""}
    return tuple(p for p in parties if _who(p) not in names)
