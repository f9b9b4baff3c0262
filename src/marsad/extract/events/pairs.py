"""The parties of a document's mutual deeds, one after another → the two whom «الجانبان» or «الرئيسان» stands for."""

from __future__ import annotations

from marsad.extract.events.lexicon import listed
from marsad.model import Entity, Party

_BOTH = 2
Two = tuple[Party, ...]


class Pairs:
    """The two who dealt with each other last: any two, two persons, two of known states."""

    def __init__(self, entities: dict[str, Entity]) -> None:
        self.entities = entities
        self.any: Two = ()
        self.people: Two = ()
        self.states: Two = ()

    def note(self, actors: tuple[Party, ...]) -> None:
        """Remembers the parties of a deed where they are two."""
        if len(actors) < _BOTH:
            return
        two = tuple({p.country or p.entity: p for p in actors if p.country or p.entity}.values())
        if len(two) != _BOTH:
            return
        self.any = two
        if all(self._person(p) for p in two):
            self.people = two
        if all(p.country for p in two):
            self.states = two

    def copy(self) -> Pairs:
        """The same as it stands now."""
        made = Pairs(self.entities)
        made.any, made.people, made.states = self.any, self.people, self.states
        return made

    def meant(self, word: str) -> Two:
        """Those whom a folded word of two stands for; nobody where the text named no such two."""
        if word.endswith(tuple(listed("two-people"))):
            return self.people or self.states
        return self.any if word.endswith(tuple(listed("two-sides"))) else self.states or self.any

    def _person(self, party: Party) -> bool:
        known = self.entities.get(party.entity or "")
        return known is not None and known.type == "PER"
