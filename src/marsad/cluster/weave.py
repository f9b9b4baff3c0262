"""The order of weaving: a state, a reading and the corrections in, the changes to the record out; pure."""

from __future__ import annotations

from marsad.cluster.identity import identify
from marsad.cluster.stories import place
from marsad.cluster.ties import ties
from marsad.cluster.timeline import timeline
from marsad.cluster.trace import label, trace
from marsad.knowledge.mending import mended, owners, standing
from marsad.knowledge.wording import wording
from marsad.model import Changes, Correction, Reading, State


def weave(state: State, reading: Reading, corrections: tuple[Correction, ...] = ()) -> Changes:
    """What `reading` changes: its entities joined with known ones, its place in a story, what it shares with others."""
    decided = standing(corrections)
    read = reading
    reading, rejected = mended(read, decided)
    said = wording(reading)
    mine = trace(reading)
    entities, links = identify(state.entities, reading, decided)
    tied = tuple(ties(state, mine, said, owners(decided)))
    placed = place(state, mine, tied, decided)
    return Changes(
        document=reading.document.id,
        label=label(reading),
        trace=mine,
        wording=said,
        entities=entities,
        links=links,
        members=placed.members,
        stories=placed.stories,
        dissolved=placed.dissolved,
        ties=tied,
        timeline=timeline(reading),
        rejected=rejected,
        mended_events=tuple(e for e in reading.events if e not in read.events) if reading is not read else (),
        mended_statements=tuple(s for s in reading.statements if s not in read.statements)
        if reading is not read
        else (),
    )
