"""Statements → the statement that holds an offset, innermost first, and the one that a word of saying tells."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from marsad.model import Description, Entity, Party, Statement


class Speech:
    """The statements of a document, to be asked which one holds a word; those of a group that the text lists are said
    by all its members."""

    def __init__(
        self,
        said: tuple[Statement, ...],
        told: tuple[Description, ...] = (),
        entities: Mapping[str, Entity] | None = None,
    ) -> None:
        groups = [d for d in told if d.kind == "group"]
        if groups and entities:
            said = tuple([_of_all(s, groups, entities) for s in said])
        spans = [(s.evidence.start, s.evidence.end, s) for s in said]
        self.said = sorted(spans, key=lambda span: span[1] - span[0])
        self.cues = {s.cue.end: s for s in reversed(said) if s.cue and s.speakers}

    def holding(self, at: int) -> Statement | None:
        """The shortest statement whose content holds the offset `at`."""
        for first, last, statement in self.said:
            if first <= at < last:
                return statement
        return None

    def told(self, end: int) -> Statement | None:
        """The statement whose cue ends at the offset `end`: «ودعت باريس طهران إلى …»."""
        return self.cues.get(end)


def _of_all(said: Statement, groups: list[Description], entities: Mapping[str, Entity]) -> Statement:
    """A statement with the members of a group for speakers whose words hold it: «وزراء خارجية هذه الدول»."""
    speakers: list[Party] = []
    for one in said.speakers:
        held = None if one.entity else next((g for g in groups if _holds(one, g)), None)
        if held is None:
            speakers.append(one)
        else:
            speakers += [Party(evidence=one.evidence, entity=e, country=entities[e].country) for e in held.entities]
    return replace(said, speakers=tuple(speakers)) if len(speakers) != len(said.speakers) else said


def _holds(party: Party, group: Description) -> bool:
    return party.evidence.start < group.evidence.end and group.evidence.start < party.evidence.end
