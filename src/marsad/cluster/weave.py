"""The order of weaving: a state, a reading and the corrections in, the changes to the record out; pure."""

from __future__ import annotations

from marsad.cluster.corrections import accepted, standing
from marsad.cluster.identity import identify
from marsad.cluster.likeness import shared_wording
from marsad.cluster.stories import place
from marsad.cluster.timeline import timeline
from marsad.cluster.trace import label, trace
from marsad.model import Changes, Correction, Reading, State


def weave(state: State, reading: Reading, corrections: tuple[Correction, ...] = ()) -> Changes:
    """What `reading` changes: its entities joined with known ones, its place in a story, what it shares with others."""
    decided = standing(corrections)
    reading, rejected = accepted(reading, decided)
    mine = trace(reading)
    entities, links = identify(state.entities, reading, decided)
    reuse = shared_wording(mine, state.traces.values())
    title = label(reading)
    placed = place(state, mine, title, reuse)
    return Changes(
        document=reading.document.id,
        label=title,
        trace=mine,
        entities=entities,
        links=links,
        members=placed.members,
        stories=placed.stories,
        dissolved=placed.dissolved,
        reuse=reuse,
        timeline=timeline(reading),
        rejected=rejected,
    )
