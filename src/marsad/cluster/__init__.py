"""Reading → Changes."""

from marsad.model import Changes, Correction, Reading, State


def weave(state: State, reading: Reading, corrections: tuple[Correction, ...] = ()) -> Changes:
    return Changes(document=reading.document.id)
